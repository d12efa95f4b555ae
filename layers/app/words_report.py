"""The words of the report of what could not be read or placed, in both languages."""

from __future__ import annotations

from typing import Final

REPORT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "report.read": (
        "{kept} of {read} rows of {file} became records; {aside} were set aside.",
        "{kept} de {read} renglones de {file} se convirtieron en registros; {aside} se apartaron.",
    ),
    "report.sheet": (
        (
            "Sheet “{sheet}” with {rows} rows is not in these numbers. To see it, write "
            "sheet={sheet} under “Name the columns yourself”."
        ),
        (
            "La hoja «{sheet}», con {rows} renglones, no está en estas cifras. Para verla, escriba "
            "sheet={sheet} en «Indicar las columnas»."
        ),
    ),
    "report.missing": (
        "No column was found for: {fields}. If there is one, name it under “Open your own file”.",
        "No se halló columna para: {fields}. Si existe, indíquela en «Abrir un archivo propio».",
    ),
    "report.placed": (
        "How well the places are known, in rows: {counts}.",
        "Con qué precisión se conocen los lugares, en renglones: {counts}.",
    ),
    "report.points": (
        (
            "{points} records have coordinates: {outside} of them outside Mexico, {disagree} in "
            "another municipality than the one they name."
        ),
        (
            "{points} registros tienen coordenadas: {outside} fuera de México y {disagree} en otro "
            "municipio que el que nombran."
        ),
    ),
    "report.problems": ("Cells and rows not taken as they stand", "Celdas y renglones con reparos"),
    "report.problems.none": (
        "Every row was taken as it stands.",
        "Todos los renglones se tomaron tal como están.",
    ),
    "report.review": ("Places to review", "Lugares por revisar"),
    "report.review.help": (
        (
            "No municipality was near enough in spelling, so none was guessed: these records keep "
            "their state alone."
        ),
        (
            "Ningún municipio se escribe de forma bastante parecida y no se adivinó: estos "
            "registros conservan solo su estado."
        ),
    ),
    "report.review.none": (
        "Every place was found or is not named.",
        "Todos los lugares se encontraron o no se nombran.",
    ),
    "report.guessed": ("Places found by spelling", "Lugares hallados por su escritura"),
    "report.row": ("Row", "Renglón"),
    "report.column": ("Column", "Columna"),
    "report.value": ("Value", "Valor"),
    "report.reason": ("Reason", "Motivo"),
    "report.effect": ("Effect", "Efecto"),
    "report.advice": ("What to do", "Qué hacer"),
    "report.state": ("State as written", "Estado como se escribió"),
    "report.municipality": ("Municipality as written", "Municipio como se escribió"),
    "report.candidates": ("Candidates", "Candidatos"),
    "report.taken": ("Taken as", "Se tomó como"),
}
