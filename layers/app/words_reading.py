"""The words of the panel that tells how a file was read, in both languages."""

from __future__ import annotations

from typing import Final

from layers.texts_report import KIND_OF_ROW_TEXTS

READING_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "reading": ("How the file was read", "Cómo se leyó el archivo"),
    "reading.kept": (
        "{file}: {kept} of {n} row read|{file}: {kept} of {n} rows read",
        "{file}: {kept} de {n} renglón leído|{file}: {kept} de {n} renglones leídos",
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
    "reading.no_table": (
        "It holds no table, so there are no columns to choose. It begins so:",
        "No contiene ninguna tabla, así que no hay columnas que elegir. Empieza así:",
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
        "{rows} gave {records}: {labs}.",
        "De {rows}: {records}, {labs}.",
    ),
    "reading.other_kinds": (
        "Not counted as labs: {kinds}. “{choice}” in the sidebar changes that.",
        "No cuentan como laboratorio: {kinds}. Se cambia en «{choice}», en la barra lateral.",
    ),
    "reading.only_other_kinds": (
        "None is called a laboratory, so all of them count: {kinds}.",
        "Ninguno se nombra laboratorio, así que cuentan todos: {kinds}.",
    ),
    "n.rows": ("{n} row|{n} rows", "{n} renglón|{n} renglones"),
    "n.records": ("{n} record|{n} records", "{n} registro|{n} registros"),
    "n.columns": ("{n} column|{n} columns", "{n} columna|{n} columnas"),
    "reading.headed": (
        (
            "Headings in row {rows}; used: {used} of {columns}.|"
            "Headings in rows {rows}; used: {used} of {columns}."
        ),
        (
            "Encabezados en el renglón {rows}; en uso: {used} de {columns}.|"
            "Encabezados en los renglones {rows}; en uso: {used} de {columns}."
        ),
    ),
    "reading.headless": (
        "No headings; used: {used} of {columns}.",
        "Sin encabezados; en uso: {used} de {columns}.",
    ),
    "reading.on_sheet": ("{sheet}: {words}", "{sheet}: {words}"),
    "reading.context": (
        "A title or a sheet's name says of all rows: {words}.",
        "Un título o el nombre de la hoja dice de todos los renglones: {words}.",
    ),
    "reading.sections": (
        "Section lines say of the rows below them: {words}.",
        "Las líneas de sección dicen de los renglones de abajo: {words}.",
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
        (
            "{n} line of totals; it does not contradict the rows.|"
            "{n} lines of totals; none contradicts the rows."
        ),
        (
            "{n} renglón de totales; no contradice a los demás.|"
            "{n} renglones de totales; ninguno contradice a los demás."
        ),
    ),
    "reading.places": ("Places known to: {counts}.", "Lugares conocidos por: {counts}."),
    "reading.state_only": (
        (
            "Known by state only, as it names no municipality: {rows}.|"
            "Known by state only, as they name no municipality: {rows}."
        ),
        (
            "Solo se conoce el estado, pues no nombra municipio: {rows}.|"
            "Solo se conoce el estado, pues no nombran municipio: {rows}."
        ),
    ),
    "reading.nowhere": (
        "Names no place: {rows}.|Name no place: {rows}.",
        "No nombra ningún lugar: {rows}.|No nombran ningún lugar: {rows}.",
    ),
    "reading.found": (
        (
            "{n} place was not taken to the letter but by spelling, locality or another way.|"
            "{n} places were not taken to the letter but by spelling, locality or another way."
        ),
        (
            "{n} lugar no se tomó a la letra, sino por su escritura, localidad u otra vía.|"
            "{n} lugares no se tomaron a la letra, sino por su escritura, localidad u otra vía."
        ),
    ),
    "reading.review": (
        "Places not known: {n} (rows: {rows}). Answer them under “{tab}”, below the map.",
        "Lugares que no se conocen: {n} (renglones: {rows}). Respóndalos en «{tab}», abajo.",
    ),
    "rows": ("row {rows}|rows {rows}", "renglón {rows}|renglones {rows}"),
    "reading.finding": (
        "{times} × {effect} ({rows}): {column}{reason}",
        "{times} × {effect} ({rows}): {column}{reason}",
    ),
    "reading.page": ("Page {n}", "Página {n}"),
    "reading.sheet": ("Sheet “{sheet}” ({rows})", "La hoja «{sheet}» ({rows})"),
    "reading.not_read": (
        "{sheet} is not in these numbers: {reason}.",
        "{sheet} no está en estas cifras: {reason}.",
    ),
    "reading.missing": (
        "No column says: {fields}. It counts as not stated.",
        "Ninguna columna dice: {fields}. Cuenta como no especificado.",
    ),
    "reading.outside": (
        "{n} record has coordinates outside Mexico.|{n} records have coordinates outside Mexico.",
        (
            "{n} registro tiene coordenadas fuera de México.|"
            "{n} registros tienen coordenadas fuera de México."
        ),
    ),
    "reading.disagree": (
        (
            "{n} record has coordinates in another municipality than the one it names.|"
            "{n} records have coordinates in another municipality than the one they name."
        ),
        (
            "{n} registro tiene coordenadas en otro municipio que el que nombra.|"
            "{n} registros tienen coordenadas en otro municipio que el que nombran."
        ),
    ),
    "reading.saved_used": ("Read as {file} says.", "Leído según {file}."),
    **KIND_OF_ROW_TEXTS,
    # effects
    "effect.row set aside": ("row set aside", "renglón apartado"),
    "effect.value dropped": ("value dropped, row kept", "valor omitido, renglón conservado"),
    "effect.value corrected": ("value corrected", "valor corregido"),
    "effect.to check": ("to check", "por verificar"),
}
