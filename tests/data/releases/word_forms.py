"""Line 6 of the issue: status, kind, drug and corps in other words and in other places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import writers
from form import TITLE, Form, Grid, Line, header, title
from raids import (
    ALL_COLUMNS,
    DATE,
    DAY,
    KIND,
    LOCALITY,
    MUNICIPALITY,
    RAIDS,
    STATE,
    SUBSTANCE,
    TYPE,
    USUAL_FIELDS,
    Column,
    Raid,
    headings,
    rows,
)

ACTIVE = ("ACTIVO", "Activos", "en operación", "ACITVO", "Operando", "activo.", "ACT.", "Actvo")
INACTIVE = (
    "INACTIVO", "Inactivos", "fuera de uso", "Inhabilitado", "INACTVO", "abandonado", "No activo",
    "Inactivo (abandonado)", "INACT.", "Inctivo", "Desmantelado", "inactiva", "en desuso",
)  # fmt: skip
METH = (
    "METANFETAMINA", "metanfetaminas", "Metafetamina", "Cristal", "Metanfetamina (cristal)",
    "METANFETAMINA LÍQUIDA", "Metanfetmina", "metanf.", "Methamphetamine", "CRYSTAL",
)  # fmt: skip
OTHER_DRUGS = {
    "heroin": ("Heroína", "HEROINA", "Eroína"),
    "cocaine": ("cocaína", "Clorhidrato de cocaína"),
    "fentanyl": ("Fentanilo",),
    "unspecified": ("Se desconoce", "No identificada"),
}
KINDS = {
    "laboratory": (
        "Laboratorio clandestino", "LAB. CLANDESTINO", "Narcolaboratorio", "Laboratorios",
        "Labratorio", "Clandestine lab", "Laboratorio para la elaboración de droga sintética",
    ),
    "concentration area": ("Áreas de concentración", "Area de consentración"),
    "pill press": ("Tableteadora", "Centro de confección de pastillas"),
    "storehouse": ("Bodega clandestina", "ALMACÉN"),
}  # fmt: skip
CORPS = {
    "SEDENA": ("SEDENA", "Ejército Mexicano", "Secretaría de la Defensa Nacional", "S.D.N."),
    "SEMAR": ("SEMAR", "Marina", "Secretaría de Marina", "Armada de México"),
    "GN": ("GN", "Guardia Nacional", "G.N."),
    "FGR": ("FGR", "Fiscalía General de la República", "F.G.R."),
}


def forms() -> list[Form]:
    return [
        _variants(), _variants_book(), _marks(), _marks_text(), _yes_no(), _free_text(),
        _remarks(), _combined(), _class(),
    ]  # fmt: skip


def _one_of(words: tuple[str, ...], raid: Raid) -> str:
    return words[raid.number % len(words)]


def _status(raid: Raid) -> str:
    if raid.status == "unspecified":
        return "Se desconoce"
    return _one_of(ACTIVE if raid.status == "active" else INACTIVE, raid)


def _drug(raid: Raid) -> str:
    return _one_of(OTHER_DRUGS.get(raid.drug, METH), raid)


VARIED = (
    STATE, MUNICIPALITY, DATE, ("TIPO", lambda raid: _one_of(KINDS[raid.kind], raid)),
    ("ENERVANTE", _drug), ("SITUACIÓN", _status),
    ("AUTORIDAD", lambda raid: _one_of(CORPS[raid.corps], raid)),
)  # fmt: skip


def _varied(columns: Sequence[Column]) -> list[Line]:
    """Return rows, of which some say what became of the place and not how it was found."""
    return [
        line._replace(changes={"status": "unspecified"}, faults=(("SITUACIÓN", "value dropped"),))
        if "DESMANTELADO" in str(line.cells[5]).upper()
        else line
        for line in rows(columns)
    ]


def _variants() -> Form:
    grid = Grid([title(TITLE), header(*headings(VARIED)), *_varied(VARIED)])
    return Form(
        "words_varied.csv", (6,), "plural, abbreviated, misspelt, and in English", [grid],
        writers.text(grid, delimiter=";", encoding="cp1252"), (*USUAL_FIELDS, "corps"),
        told="Windows-1252",
    )  # fmt: skip


def _variants_book() -> Form:
    columns = tuple(
        (heading, lambda raid, value=value: str(value(raid)).upper()) for heading, value in VARIED
    )
    grid = Grid([title(TITLE), header(*headings(columns)), *_varied(columns)], "Hoja1")
    return Form(
        "words_upper_case.xls", (6,), "the same words, all in capitals", [grid],
        writers.xls(grid), (*USUAL_FIELDS, "corps"),
    )  # fmt: skip


def _mark(status: str, yes: str = "X", no: str = "") -> Callable[[Raid], str]:
    return lambda raid: yes if raid.status == status else no


def _marks() -> Form:
    columns = (
        DAY, STATE, MUNICIPALITY, TYPE, SUBSTANCE, ("ACTIVO", _mark("active")),
        ("INACTIVO", _mark("inactive")),
    )  # fmt: skip
    lines = [
        title(TITLE),
        header("FECHA", "ESTADO", "MUNICIPIO", "TIPO", "DROGA", "ESTATUS", ""),
        header("", "", "", "", "", "ACTIVO", "INACTIVO"),
        *rows(columns),
    ]
    merged = [(2, 6, 2, 7), *[(2, column, 3, column) for column in range(1, 6)]]
    grid = Grid(lines, "Hoja1", merged=merged)
    return Form(
        "status_marks.xlsx", (6, 1), "an X below ACTIVO or INACTIVO, both below ESTATUS", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _marks_text() -> Form:
    columns = (
        DATE, STATE, MUNICIPALITY, SUBSTANCE, ("Activo", _mark("active", "x")),
        ("Inactivo", _mark("inactive", "x")),
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "status_marks.csv", (6,), "an x below Activo or Inactivo", [grid], writers.text(grid),
        ("date", "state", "municipality", "drug", "status"),
    )  # fmt: skip


def _yes_no() -> Form:
    answer = {"active": "SÍ", "inactive": "NO", "unspecified": "S/D"}
    columns = (DATE, STATE, MUNICIPALITY, SUBSTANCE, TYPE,
               ("¿ACTIVO? (SÍ/NO)", lambda raid: answer[raid.status]))  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "status_yes_no.csv", (6,), "yes or no to the question whether it was active", [grid],
        writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _sentence(raid: Raid) -> str:
    status = {"active": " activo", "inactive": " inactivo", "unspecified": ""}[raid.status]
    what = {
        "laboratory": f"un laboratorio clandestino{status}",
        "concentration area": f"un área de concentración{status.replace('ivo', 'iva')}",
        "pill press": f"un centro de confección de pastillas{status}",
        "storehouse": f"una bodega{status.replace('ivo', 'iva')}",
    }[raid.kind]
    drug = {
        "methamphetamine": " de metanfetamina", "heroin": " para elaborar heroína",
        "cocaine": " con cocaína", "fentanyl": " de fentanilo", "unspecified": "",
    }[raid.drug]  # fmt: skip
    verb = ("Localización de", "Se localizó y aseguró", "Personal militar localizó")
    return f"{verb[raid.number % 3]} {what}{drug}."


def _free_text() -> Form:
    columns = (DATE, STATE, MUNICIPALITY, ("DESCRIPCIÓN DEL EVENTO", _sentence))
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "status_in_sentences.csv", (6,), "status, drug and kind in sentences only", [grid],
        writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _remarks() -> Form:
    words = {"active": "Se encontraba en operación", "inactive": "Sin actividad al momento",
             "unspecified": ""}  # fmt: skip
    columns = (DAY, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE,
               ("OBSERVACIONES", lambda raid: words[raid.status]))  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "status_in_remarks.ods", (6,), "the status stands in an Observaciones column", [grid],
        writers.ods(grid), (*USUAL_FIELDS, "locality"),
    )  # fmt: skip


def _combined() -> Form:
    def told(raid: Raid) -> str:
        status = {"active": "ACTIVO", "inactive": "INACTIVO", "unspecified": ""}[raid.status]
        return f"{KIND[raid.kind].upper()} {status}".strip()

    columns = (*ALL_COLUMNS[:5], ("TIPO DE EVENTO", told), SUBSTANCE)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns, RAIDS)], "Hoja1")
    return Form(
        "kind_and_status_in_one_cell.xlsx", (6,), "LABORATORIO CLANDESTINO INACTIVO in one cell",
        [grid], writers.xlsx(grid), (*USUAL_FIELDS, "locality"),
    )  # fmt: skip


def _class() -> Form:
    unknown = {5: "Plantío", 17: "Pista clandestina"}
    columns = (DATE, STATE, MUNICIPALITY,
               ("CLASE", lambda raid: unknown.get(raid.number, KIND[raid.kind])))  # fmt: skip
    lines = [
        line._replace(changes={"kind": "other"}, faults=(("CLASE", "value dropped"),))
        if {*line.gives} & {*unknown}
        else line
        for line in rows(columns)
    ]
    grid = Grid([title(TITLE), header(*headings(columns)), *lines])
    return Form(
        "kind_below_class.csv", (6, 2), "the kind below CLASE, with words that are no known kind",
        [grid], writers.text(grid), ("date", "state", "municipality", "kind"),
        remarks=("clase as kind",),
    )  # fmt: skip
