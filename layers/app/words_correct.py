"""The words of opening a file: its preview, and the forms that correct how it was read."""

from __future__ import annotations

from typing import Final

CORRECT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # the preview
    "preview": ("First rows", "Primeros renglones"),
    "preview.row": ("Row", "Renglón"),
    "preview.unused": ("not used", "no se usa"),
    "preview.how.heading": ("by its heading", "por su encabezado"),
    "preview.how.cells": ("by its cells", "por sus celdas"),
    "preview.how.chosen": ("chosen", "elegido"),
    "preview.of_all": ("Of all rows: {words}", "De todos los renglones: {words}"),
    "preview.more": (
        "{n} column more is not shown here.|{n} columns more are not shown here.",
        "Otra columna no se muestra aquí.|Otras {n} columnas no se muestran aquí.",
    ),
    "preview.more_sheets": (
        "{n} sheet more is not shown here.|{n} sheets more are not shown here.",
        "Otra hoja no se muestra aquí.|Otras {n} hojas no se muestran aquí.",
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
    "measure_of.unspecified": ("not specified", "sin especificar"),
    "measure_of.total": ("total of the row", "total del renglón"),
    # the form
    "correct": ("Correct how it was read", "Corregir la lectura"),
    "correct.help": (
        "Change what is wrong and press Apply: the file is read again, the map follows.",
        "Cambie lo que esté mal y pulse Aplicar: el archivo se lee de nuevo y el mapa lo sigue.",
    ),
    "correct.column": ("column {n}", "columna {n}"),
    "correct.values": ("Values: {examples}", "Valores: {examples}"),
    "correct.empty": ("none", "ninguno"),
    "correct.capped": (
        (
            "{n} column more has no drop-down: name it in a saved reading.|"
            "{n} columns more have no drop-down: name them in a saved reading."
        ),
        (
            "Otra columna no tiene lista: indíquela en una lectura guardada.|"
            "Otras {n} columnas no tienen lista: indíquelas en una lectura guardada."
        ),
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
    # answering the review list
    "answers.in_force": (
        "{n} answer is in force.|{n} answers are in force.",
        "{n} respuesta está en uso.|{n} respuestas están en uso.",
    ),
    "answers.rows": (
        "Row {rows}: {reason}|Rows {rows}: {reason}",
        "Renglón {rows}: {reason}|Renglones {rows}: {reason}",
    ),
    "answers.moved": (
        "Answered with another state than the file gives: {places}.",
        "Se respondió con otro estado que el del archivo: {places}.",
    ),
    "answers.elsewhere": (
        "{place} (candidate in another state than the file gives)",
        "{place} (candidato en otro estado que el del archivo)",
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
    "upload": ("Open your own file", "Abrir un archivo propio"),
    "upload.help": (
        (
            "A list of raids as xlsx, xls, ods, csv or PDF, in Spanish or English, with what you "
            "saved of an earlier reading if you have it. It is read on this machine and goes "
            "nowhere else."
        ),
        (
            "Una lista de operativos en xlsx, xls, ods, csv o PDF, en español o inglés, y lo que "
            "haya guardado de una lectura anterior. Se lee en esta computadora y no sale de ella."
        ),
    ),
    "upload.types": (
        "Spreadsheet (xlsx, xls, ods), text table (csv, tsv, txt) or PDF with text.",
        "Hoja de cálculo (xlsx, xls, ods), tabla de texto (csv, tsv, txt) o PDF con texto.",
    ),
    "upload.reading": ("Reading {file} …", "Leyendo {file} …"),
    "upload.failed": (
        "{file} could not be opened: {reason}.",
        "No se pudo abrir {file}: {reason}.",
    ),
    "upload.still": (
        "The map and the figures below still show {file}.",
        "El mapa y las cifras de abajo siguen mostrando {file}.",
    ),
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
