"""The words of the report of what could not be read or placed, in both languages."""

from __future__ import annotations

from typing import Final

from layers.texts_report import METHOD_TEXTS

REPORT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "report.read": (
        "Rows of {file} that became records: {kept} of {read}. Set aside: {aside}.",
        "Renglones de {file} que dieron registros: {kept} de {read}. Apartados: {aside}.",
    ),
    "report.kinds": (
        "Every row of the file that is not empty is one of these; open a word to see its rows:",
        "Cada renglón del archivo que no está vacío es uno de estos; abra una palabra para verlos:",
    ),
    "report.totals": (
        "Lines of totals: {n}. None contradicts the rows that it sums.",
        "Renglones de totales: {n}. Ninguno contradice los renglones que suma.",
    ),
    "report.totals.off": (
        "Lines of totals: {n}. Totals that do not agree with what they sum: {off}; see below.",
        "Renglones de totales: {n}. Totales que no coinciden con lo que suman: {off}; vea abajo.",
    ),
    "report.assumed": (
        "What was left unread or had to be assumed:",
        "Lo que no se leyó o se tuvo que suponer:",
    ),
    "report.placed": (
        "How well the places are known, in records: {counts}.",
        "Con qué precisión se conocen los lugares, en registros: {counts}.",
    ),
    "report.points": (
        (
            "Records with coordinates: {points}; {outside} of them outside Mexico, {disagree} in "
            "another municipality than the one they name."
        ),
        (
            "Registros con coordenadas: {points}; {outside} fuera de México y {disagree} en otro "
            "municipio que el que nombran."
        ),
    ),
    "report.problems": ("Cells and rows not taken as they stand", "Celdas y renglones con reparos"),
    "report.problems.none": (
        "Every row was taken as it stands.",
        "Todos los renglones se tomaron tal como están.",
    ),
    "report.reasons.more": (
        "More reasons in the table and the files below: {n}.",
        "Otros motivos en la tabla y los archivos de abajo: {n}.",
    ),
    "report.rows.more": (
        "More such rows in the table and the files below: {n}.",
        "Otros renglones así en la tabla y los archivos de abajo: {n}.",
    ),
    "report.capped": (
        "The first {shown} of {n} are shown; the files have all.",
        "Se muestran los primeros {shown} de {n}; los archivos los tienen todos.",
    ),
    "report.review": ("Places to review", "Lugares por revisar"),
    "report.review.help": (
        (
            "These places are not known well enough, so none was guessed: their records keep "
            "what is known, often the state alone."
        ),
        (
            "Estos lugares no se reconocen con suficiente certeza y no se adivinaron: sus "
            "registros conservan lo que se sabe, a menudo solo el estado."
        ),
    ),
    "report.review.none": (
        "Every place was found or is not named.",
        "Todos los lugares se encontraron o no se nombran.",
    ),
    "report.found": ("Places not taken to the letter", "Lugares no tomados a la letra"),
    "report.apart": (
        "Coordinates elsewhere than the place named",
        "Coordenadas fuera del lugar nombrado",
    ),
    "report.abroad": ("outside Mexico", "fuera de México"),
    "report.sheet": ("Sheet", "Hoja"),
    "report.row": ("Row", "Renglón"),
    "report.rows": ("Rows", "Renglones"),
    "report.times": ("Number", "Número"),
    "report.column": ("Column", "Columna"),
    "report.value": ("Value", "Valor"),
    "report.reason": ("Reason", "Motivo"),
    "report.effect": ("Effect", "Efecto"),
    "report.advice": ("What to do", "Qué hacer"),
    "report.state": ("State as written", "Estado como se escribió"),
    "report.municipality": ("Municipality as written", "Municipio como se escribió"),
    "report.candidates": ("Candidates", "Candidatos"),
    "report.given": ("As written", "Como se escribió"),
    "report.taken": ("Taken as", "Se tomó como"),
    "report.method": ("Found by", "Hallado por"),
    **METHOD_TEXTS,
    "report.point": ("By coordinates", "Por coordenadas"),
    # answering the review list
    "review.place": ("What “{place}” means", "Qué significa «{place}»"),
    "review.place.help": (
        "Candidates come first, then all municipalities of the state. Type to search.",
        "Primero van los candidatos y luego todos los municipios del estado. Escriba para buscar.",
    ),
    "review.open": ("not decided", "sin decidir"),
    "review.state_only": ("{state}: no more is known", "{state}: no se sabe más"),
    "review.candidate": ("{place} (candidate)", "{place} (candidato)"),
    "review.apply": ("Apply answers", "Aplicar respuestas"),
    "review.unused": (
        "Answers to names that no row has: {places}.",
        "Respuestas a nombres que ningún renglón tiene: {places}.",
    ),
    "review.forget": ("Forget all answers", "Olvidar las respuestas"),
    "review.page": ("Page", "Página"),
    "review.page.help": (
        "{n} places in all, those of most rows first. Apply the answers of a page before the next.",
        "{n} lugares en total, primero los de más renglones. Aplique cada página antes de otra.",
    ),
}
