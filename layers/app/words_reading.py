"""The words of the panel that tells how a file was read, in both languages."""

from __future__ import annotations

from typing import Final

READING_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "reading": ("How the file was read", "Cómo se leyó el archivo"),
    "reading.kept": (
        "{file}: {kept} of {read} rows read",
        "{file}: {kept} de {read} renglones leídos",
    ),
    "reading.doubts": ("in doubt: {n}", "en duda: {n}"),
    "reading.fine": ("nothing in doubt", "nada en duda"),
    "reading.unread": ("{file} could not be read yet", "{file} aún no se pudo leer"),
    "reading.look": (
        "Below are its first rows. Say which row holds the headings and what each column means.",
        (
            "Abajo están sus primeros renglones. Indique qué renglón tiene los encabezados y qué "
            "significa cada columna."
        ),
    ),
    "reading.understood": ("What was understood", "Qué se entendió"),
    "reading.not": ("What was not, and why", "Qué no, y por qué"),
    "reading.nothing": (
        "Every row and cell was taken as it stands.",
        "Cada renglón y cada celda se tomó tal como está.",
    ),
    "reading.more": (
        "… and {n} more: see “{tab}” below the map.",
        "… y {n} más: vea «{tab}» debajo del mapa.",
    ),
    "reading.records": (
        "{rows} rows gave {records} records: {labs} labs.",
        "{rows} renglones dieron {records} registros: {labs} laboratorios.",
    ),
    "reading.headed": (
        "Headings in row {rows}; {used} of {columns} columns are used.",
        "Encabezados en el renglón {rows}; se usan {used} de {columns} columnas.",
    ),
    "reading.headless": (
        "No headings: {used} of {columns} columns are used.",
        "Sin encabezados: se usan {used} de {columns} columnas.",
    ),
    "reading.on_sheet": ("{sheet}: {words}", "{sheet}: {words}"),
    "reading.context": (
        "Said of all rows at once, by a title or a sheet's name: {words}.",
        "Dicho de todos los renglones por un título o el nombre de la hoja: {words}.",
    ),
    "reading.text": (
        "Text in {encoding}, columns parted by {delimiter}.",
        "Texto en {encoding}, columnas separadas por {delimiter}.",
    ),
    "delimiter.,": ("commas", "comas"),
    "delimiter.;": ("semicolons", "puntos y coma"),
    "delimiter.\t": ("tabs", "tabuladores"),
    "delimiter.|": ("bars", "barras"),
    "reading.note": ("Note: {text}.", "Nota: {text}."),
    "reading.kinds": ("Also in the file: {kinds}.", "También en el archivo: {kinds}."),
    "reading.totals": (
        "{n} lines of totals; none contradicts the rows.",
        "{n} renglones de totales; ninguno contradice a los demás.",
    ),
    "reading.places": ("Places known to: {counts}.", "Lugares conocidos por: {counts}."),
    "reading.found": (
        "{n} places were not taken to the letter but by spelling, locality or another way.",
        "{n} lugares no se tomaron a la letra, sino por su escritura, localidad u otra vía.",
    ),
    "reading.review": (
        "Places not known: {n} (rows: {rows}). Answer them under “{tab}”, below the map.",
        "Lugares que no se conocen: {n} (renglones: {rows}). Respóndalos en «{tab}», abajo.",
    ),
    "reading.finding": (
        "{n} × {effect} (row {rows}): {column}{reason}",
        "{n} × {effect} (renglón {rows}): {column}{reason}",
    ),
    "reading.not_read": (
        "Sheet “{sheet}” with {rows} rows is not in these numbers: {reason}.",
        "La hoja «{sheet}», con {rows} renglones, no está en estas cifras: {reason}.",
    ),
    "reading.missing": (
        "No column says: {fields}. It counts as not stated.",
        "Ninguna columna dice: {fields}. Cuenta como no especificado.",
    ),
    "reading.outside": (
        "{n} records have coordinates outside Mexico.",
        "{n} registros tienen coordenadas fuera de México.",
    ),
    "reading.disagree": (
        "{n} records have coordinates in another municipality than the one they name.",
        "{n} registros tienen coordenadas en otro municipio que el que nombran.",
    ),
    "reading.saved_used": ("Read as {file} says.", "Leído según {file}."),
    "reading.dropped": (
        "Not in this file, so not used: {headings}.",
        "No están en este archivo y no se usan: {headings}.",
    ),
    # kinds of rows
    "kind_of_row.title": ("title", "título"),
    "kind_of_row.header": ("headings", "encabezados"),
    "kind_of_row.section": ("section", "sección"),
    "kind_of_row.total": ("total", "total"),
    "kind_of_row.note": ("note", "nota"),
    "kind_of_row.data": ("data", "datos"),
    "kind_of_row.set aside": ("set aside", "apartado"),
    # effects
    "effect.row set aside": ("row set aside", "renglón apartado"),
    "effect.value dropped": ("value dropped, row kept", "valor omitido, renglón conservado"),
    "effect.value corrected": ("value corrected", "valor corregido"),
    "effect.to check": ("to check", "por verificar"),
    # the preview
    "preview": ("First rows", "Primeros renglones"),
    "preview.row": ("Row", "Renglón"),
    "preview.unused": ("not used", "no se usa"),
    "preview.how.heading": ("by its heading", "por su encabezado"),
    "preview.how.cells": ("by its cells", "por sus celdas"),
    "preview.how.chosen": ("chosen", "elegido"),
    "preview.more": (
        "{n} columns more are not shown here.",
        "Otras {n} columnas no se muestran aquí.",
    ),
    "preview.more_sheets": (
        "{n} sheets more are not shown here.",
        "Otras {n} hojas no se muestran aquí.",
    ),
    "preview.sheet": ("Sheet {n}", "Hoja {n}"),
    # fields
    "field.date": ("Date", "Fecha"),
    "field.year": ("Year", "Año"),
    "field.month": ("Month", "Mes"),
    "field.day": ("Day", "Día"),
    "field.state": ("State", "Estado"),
    "field.municipality": ("Municipality", "Municipio"),
    "field.locality": ("Locality", "Localidad"),
    "field.lon": ("Longitude or x", "Longitud o x"),
    "field.lat": ("Latitude or y", "Latitud o y"),
    "field.coordinates": ("Coordinates in one cell", "Coordenadas en una celda"),
    "field.utm_zone": ("UTM zone", "Zona UTM"),
    "field.status": ("Active or inactive", "Activo o inactivo"),
    "field.drug": ("Drug", "Droga"),
    "field.kind": ("Kind of installation", "Tipo de instalación"),
    "field.corps": ("Corps", "Corporación"),
    "field.count": ("Number of labs", "Número de laboratorios"),
    "field.description": ("Description in words", "Descripción en palabras"),
    "measure_of.labs": ("labs", "laboratorios"),
    "measure_of.total": ("total of the row", "total del renglón"),
    # the form
    "correct": ("Correct how it was read", "Corregir la lectura"),
    "correct.help": (
        "Change what is wrong and press Apply: the file is read again, the map follows.",
        "Cambie lo que esté mal y pulse Aplicar: el archivo se lee de nuevo y el mapa lo sigue.",
    ),
    "correct.column.help": (
        "What this column means. Its first values: {examples}",
        "Qué significa esta columna. Sus primeros valores: {examples}",
    ),
    "correct.empty": ("none", "ninguno"),
    "correct.capped": (
        "{n} columns more have no drop-down: name them in a saved reading.",
        "Otras {n} columnas no tienen lista: indíquelas en una lectura guardada.",
    ),
    "correct.sheets": ("Sheets to read", "Hojas que se leen"),
    "correct.sheets.help": (
        "Left empty, all sheets that hold the same kind of table are read.",
        "Si se deja vacío, se leen todas las hojas con la misma clase de tabla.",
    ),
    "correct.header": ("Row of the headings", "Renglón de los encabezados"),
    "correct.header.help": (
        "The last one, where the headings take several rows.",
        "El último, si los encabezados ocupan varios renglones.",
    ),
    "correct.encoding": ("Encoding", "Codificación"),
    "correct.encoding.help": (
        "Choose another one if accents look wrong in the rows above.",
        "Elija otra si los acentos se ven mal en los renglones de arriba.",
    ),
    "correct.found": ("as found", "según lo hallado"),
    "correct.day": ("Dates such as 3/7/2022", "Fechas como 3/7/2022"),
    "correct.day.help": (
        "By default the dates of the column itself decide.",
        "Normalmente deciden las propias fechas de la columna.",
    ),
    "correct.day.found": ("as found", "según lo hallado"),
    "correct.day.day": ("day first: 3 July", "primero el día: 3 de julio"),
    "correct.day.month": ("month first: 7 March", "primero el mes: 7 de marzo"),
    "correct.apply": ("Apply", "Aplicar"),
    "correct.reset": ("Undo all choices", "Deshacer lo elegido"),
    "correct.twice": (
        "Two columns cannot both be “{field}”: {headings}. Nothing was changed.",
        "Dos columnas no pueden ser «{field}»: {headings}. No se cambió nada.",
    ),
    # what is saved
    "save": ("Save for next time", "Guardar para otra vez"),
    "save.help": (
        (
            "Open these files together with the next release of the same form, or with this one "
            "again: columns and places are then known."
        ),
        (
            "Abra estos archivos junto con la próxima entrega de la misma forma, o con esta misma: "
            "columnas y lugares ya se conocerán."
        ),
    ),
    "save.map": ("Reading (JSON)", "Lectura (JSON)"),
    "save.corrections": ("Places to answer (CSV)", "Lugares por responder (CSV)"),
    "save.report": ("Whole report (JSON)", "Informe completo (JSON)"),
    "save.problems": ("All doubts (CSV)", "Todos los reparos (CSV)"),
    # files opened
    "upload.map_bad": (
        "{file} is no saved reading: {error}",
        "{file} no es una lectura guardada: {error}",
    ),
    "upload.corrections_bad": (
        "{file} holds no answers about places: {error}",
        "{file} no contiene respuestas sobre lugares: {error}",
    ),
    "upload.lonely": (
        "{file} goes with a release: open both together.",
        "{file} acompaña a una entrega: abra ambos archivos juntos.",
    ),
}
