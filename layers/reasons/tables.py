"""What is said of sheets, headings, rows and totals, in Spanish."""

from __future__ import annotations

from typing import Final

from layers.texts import TEXTS

TABLE_SENTENCES: Final[dict[str, str]] = {
    # advice
    "look at the cell in the file; put it right there and read the file again": (
        "vea la celda en el archivo, corríjala ahí y lea el archivo de nuevo"
    ),
    "check that this is what was meant": "compruebe que eso era lo que se quería decir",
    "nothing, if it is no raid; else fill its cells and read the file again": (
        "nada, si no es un aseguramiento; si lo es, llene sus celdas y lea el archivo de nuevo"
    ),
    "count the rows in the file; ask the publisher which is right": (
        "cuente los renglones del archivo y pregunte a quien lo publicó cuál cifra es la correcta"
    ),
    "the rows below it have no place; put the name right in the file and read it again": (
        "los renglones de abajo quedan sin lugar; corrija el nombre en el archivo y léalo de nuevo"
    ),
    "say which column it is now (--map FIELD=HEADING), or take it out of the map": (
        "diga cuál columna es ahora (--map CAMPO=ENCABEZADO) o quítela de la lectura guardada"
    ),
    "the map names a column {} that is not there": (
        "la lectura guardada nombra una columna {} que no está"
    ),
    "column {} looks like {p}; --map {}={} takes it as such": (
        "la columna {} parece tener {}; --map {}={} la toma como tal"
    ),
    "column {}": "columna {}",
    # effects
    "row set aside": "renglón apartado",
    "value dropped": "valor omitido",
    "value corrected": "valor corregido",
    "to check": "por verificar",
    "set aside": "apartado",
    "not read": "sin leer",
    # sheets
    "other sheets were asked for": "se pidieron otras hojas",
    "no header was found in it": "no se encontraron encabezados en ella",
    "its name says that it sums up the others": "su nombre dice que resume a las demás",
    "it repeats the rows of another sheet": "repite los renglones de otra hoja",
    (
        "it belongs to another kind of table (counts beside single raids), which would count the "
        "same raids again"
    ): (
        "es otra clase de tabla (cifras junto a aseguramientos uno por uno), que contaría otra vez "
        "los mismos aseguramientos"
    ),
    "its columns are not those of the table of raids": (
        "sus columnas no son las de la tabla de aseguramientos"
    ),
    "the sheet is hidden in the file; it was read like the others": (
        "la hoja está oculta en el archivo; se leyó como las demás"
    ),
    "{} rows are hidden in the file and were read: {p}": (
        "{} renglón está oculto en el archivo y se leyó: {}|"
        "{} renglones están ocultos en el archivo y se leyeron: {}"
    ),
    "columns hidden in the file were read: {}": (
        "se leyeron columnas que están ocultas en el archivo: {}"
    ),
    "columns read by what their cells hold: {p}": (
        "columnas leídas por lo que contienen sus celdas: {}"
    ),
    # rows
    "seems to head a section, but names no state or municipality that is known": (
        "parece encabezar una sección, pero no nombra un estado o municipio conocido"
    ),
    "only one cell is filled: too little for a raid": (
        "solo tiene una celda llena: muy poco para un aseguramiento"
    ),
    "a month is named, and no year is said anywhere": (
        "se nombra un mes y en ninguna parte se dice el año"
    ),
    "a formula of the file ended in this error": "una fórmula del archivo terminó en este error",
    "a formula whose result is not in the file": (
        "una fórmula cuyo resultado no está en el archivo"
    ),
    "stands beyond the last heading: are the cells of this row shifted?": (
        "está más allá del último encabezado: ¿se recorrieron las celdas de este renglón?"
    ),
    "no number; read as 1": "no es un número; se leyó como 1",
    "no column of counts holds a number": "ninguna columna de cifras contiene un número",
    "marked as {a}": "marcado como {}",
    "{}: {} cells read by their spelling: {p}": (
        "{}: {} celdas leídas por su parecido con una palabra: {}"
    ),
    "merged cells give {p} to {} rows below": ("celdas combinadas dan {} a {} renglones de abajo"),
    "{} is given once for a group of rows: {} rows have it from the row {p}": (
        "{} se da una sola vez para un grupo de renglones: {} renglones lo toman del renglón {}"
    ),
    (
        "{} is empty in {} rows; it was not taken from the row above, for nothing says that it is "
        "given once for a group of rows"
    ): (
        "{} está vacío en {} renglones; no se tomó del renglón de arriba, porque nada dice que se "
        "dé una sola vez para un grupo de renglones"
    ),
    "{p} from {} section line": "{}, tomado de {} línea de sección",
    "{p} from {} section lines": "{}, tomado de {} líneas de sección",
    "all rows: {p} {}, from {p}": "todos los renglones: {} {}, según {}",
    "all rows: {p} '{p}', from {p}": "todos los renglones: {} '{}', según {}",
    "rows above row {}: {p} {}, from {p}": "renglones arriba del {}: {} {}, según {}",
    "rows above row {}: {p} '{p}', from {p}": "renglones arriba del {}: {} '{}', según {}",
    "a row stands on sheet {} too, the same in each cell; both were counted": (
        "un renglón está también en la hoja {}, igual en cada celda; se contaron los dos"
    ),
    "{} rows stand on sheet {} too, the same in each cell; all were counted": (
        "{} renglones están también en la hoja {}, iguales en cada celda; se contaron todos"
    ),
    "{p} of shorter periods come to {}; it was counted beside them": (
        "{} de periodos más cortos suman {}; se contó junto a ellos"
    ),
    (
        "equals the states above it together; read as the whole country, though it stands where "
        "the state of that name would"
    ): (
        "es igual a los estados de arriba juntos; se leyó como el país entero, aunque está donde "
        "estaría el estado de ese nombre"
    ),
    "it counts the same raids as {p}: its numbers are those of the rows there": (
        "cuenta los mismos aseguramientos que {}: sus cifras son las de los renglones de ahí"
    ),
    "its numbers are those of the other tables together": (
        "sus cifras son las de las otras tablas juntas"
    ),
    "has rows of the same places and periods as {p}, with other numbers; both were read": (
        "tiene renglones de los mismos lugares y periodos que {}, con otras cifras; se leyeron "
        "ambas"
    ),
    (
        "it counts by other things what {p} counts too, and its numbers are not the same ({} labs "
        "against {}); read together they may count the same raids twice"
    ): (
        "cuenta por otros conceptos lo que también cuenta {}, y sus cifras no son las mismas "
        "({} laboratorios contra {}); leídas juntas pueden contar dos veces los mismos "
        "aseguramientos"
    ),
    "{} tables stand side by side; beside the first: {}": (
        "hay {} tablas lado a lado; junto a la primera: {}"
    ),
    "a table beside another, which is not read: {s}": ("una tabla junto a otra, que no se lee: {}"),
    "all its rows stand in sheet {} too": "todos sus renglones están también en la hoja {}",
    "a part of {} above, which is counted whole": (
        "una parte de {}, de arriba, que ya se cuenta entera"
    ),
    # totals
    "the rows that it sums up come to {o}": "los renglones que resume suman {}",
    "{p} sum to {o}": "{} suman {}",
    "the rows of its municipalities sum to {}": "los renglones de sus municipios suman {}",
    "equals the one row that says more of the same; read as its sum": (
        "es igual al único renglón que dice más de lo mismo; se leyó como su suma"
    ),
    (
        "equals the other rows of its state together; read as their sum, not as the municipality "
        "of that name"
    ): (
        "es igual a los demás renglones de su estado juntos; se leyó como su suma y no como el "
        "municipio de ese nombre"
    ),
    (
        "equals the other rows of its state together and may be their sum; counted as the "
        "municipality of that name"
    ): (
        "es igual a los demás renglones de su estado juntos y puede ser su suma; se contó como el "
        "municipio de ese nombre"
    ),
    (
        "says no {o}, and {p} of the same come to {}; too far from it to be their sum, it was "
        "counted beside them"
    ): (
        "no dice {}, y {} de lo mismo suman {}; está demasiado lejos para ser su suma y se contó "
        "aparte"
    ),
    # headings and saved readings
    "cannot map {}; fields that can be mapped: {}": (
        "no se puede asignar {}; campos que se pueden asignar: {}"
    ),
    "{}: {} is mapped to more than one field": "{}: {} está asignado a más de un campo",
    "{}: no column is headed {} (mapped to {}); the headings are {}": (
        "{}: ninguna columna tiene el encabezado {} (asignado a {}); los encabezados son {}"
    ),
    (
        "{}: row {} holds no heading that is known; say which is which, as in date=HEADING, or "
        "choose another row"
    ): (
        "{}: el renglón {} no contiene ningún encabezado conocido; diga cuál es cuál, como en "
        "date=ENCABEZADO, o elija otro renglón"
    ),
    (
        "{}: no header was found in the first rows (a row with at least two known headings, such "
        "as FECHA, ESTADO, MUNICIPIO). If the headings have other names, say which is which, as "
        "in date=HEADING"
    ): (
        "{}: no se hallaron encabezados en los primeros renglones (un renglón con al menos dos "
        "encabezados conocidos, como FECHA, ESTADO, MUNICIPIO). Si los encabezados se llaman de "
        "otro modo, diga cuál es cuál, como en date=ENCABEZADO"
    ),
    "{}: has no sheet {}; it has {p}": "{}: no tiene la hoja {}; tiene {}",
    "{}: there is no row of data below the header in row {}": (
        "{}: no hay ningún renglón de datos debajo de los encabezados del renglón {}"
    ),
    (
        "{}: is a table that labatlas wrote; read the release that it was made from, which says "
        "how much of each date and place is known"
    ): (
        "{}: es una tabla que escribió labatlas; lea la entrega de la que salió, que dice cuánto "
        "se sabe de cada fecha y lugar"
    ),
    "{}: {} cells or rows are in doubt, and strict reading admits none:": (
        "{}: {} celdas o renglones están en duda, y la lectura estricta no admite ninguno:"
    ),
    "{}: {s}": "{}: {}",
    "  row {}: {s}": "  renglón {}: {}",
    "  {} row {}: {s}": "  {} renglón {}: {}",
    "  … and {} more": "  … y {} más",
    "{}: cannot be read as a map of columns ({s})": (
        "{}: no se puede leer como asignación de columnas ({})"
    ),
    "not a map of columns: {}": "no es una asignación de columnas: {}",
    "not a map of columns: {} may not be {}": (
        "no es una asignación de columnas: {} no puede ser {}"
    ),
    "not a map of columns: it must be a JSON object with some of the members {}": (
        "no es una asignación de columnas: debe ser un objeto JSON con algunos de los miembros {}"
    ),
    "there is no embedded release {}; there are {}": ("no hay ninguna entrega incluida {}; hay {}"),
    (
        "the embedded release {} is not the file that releases.json names: its sha256 is {}; "
        "install labatlas again"
    ): (
        "la entrega incluida {} no es el archivo que nombra releases.json: su sha256 es {}; "
        "instale labatlas de nuevo"
    ),
}

TABLE_PHRASES: Final[dict[str, str]] = {
    "{} as {p}": "{} como {}",
    "as {p}": "como {}",
    "{} as '{p}'": "{} como '{}'",
    "{} and more": "{} y más",
    "above": "de arriba",
    "below": "de abajo",
    "column {}": "columna {}",
    "column {} as {p}": "columna {} como {}",
    "sheet {}": "la hoja {}",
    "the table below row {}": "la tabla debajo del renglón {}",
    "the name of the sheet": "el nombre de la hoja",
    "the line above the header": "la línea sobre los encabezados",
    "the name of the sheet, {}": "el nombre de la hoja, {}",
    "the line above the header, {}": "la línea sobre los encabezados, {}",
    "a row": "un renglón",
    "{} rows": "{} renglones",
    "none by name": "ninguna con nombre",
    "the columns beside it": "las columnas de al lado",
    "the rows above it": "los renglones de arriba",
    # fields
    "dates": "fechas",
    "states": "estados",
    "municipalities": "municipios",
    "date": "fecha",
    "year": "año",
    "month": "mes",
    "day": "día",
    "state": "estado",
    "municipality": "municipio",
    "locality": "localidad",
    "lon": "longitud",
    "lat": "latitud",
    "coordinates": "coordenadas",
    "utm_zone": "zona UTM",
    "status": "situación",
    "drug": "droga",
    "kind": "tipo",
    "corps": "corporación",
    "count": "número",
    "description": "descripción",
    # words of records
    **{
        key.partition(".")[2]: words[1]
        for key, words in TEXTS.items()
        if key.startswith(("status.", "drug.", "kind."))
    },
    "other": "otro",
    "unspecified": "no especificado",
    "not specified": "no especificado",
    "total of the row": "total del renglón",
}
