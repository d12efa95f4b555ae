"""Columns of numbers: what the heading of one column of a wide table says of its labs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geo.places.lookup import find_state
from geo.releases.values.periods import read_period
from geo.releases.values.words import (
    is_corps,
    label_drug,
    label_kind,
    label_status,
    read_corps,
)
from geo.text import fold, says_nothing

_TOTAL: Final = re.compile(
    r"(gran |sub ?)?total(es)?( general| anual| de laboratorios)?|suma( total)?"
    r"|acum(ulad[oa]s?)?( total| general| anual| del ano| a la fecha)?|total acumulado"
)
_TOTAL_OF_YEAR: Final = re.compile(
    r"((sub ?)?total(es)?|acum(ulad[oa]s?)?)( en| del?| al?)?( ano)? (?P<year>(19|20)\d\d)"
    r"|(?P<before>(19|20)\d\d) (total(es)?|acum(ulad[oa]s?)?)"
)
_RUNNING: Final = re.compile(r"\bacum(ulad[oa]s?)?\b")
_WEIGHED: Final = re.compile(
    r"\b(kg|kgs|kilos|kilogramos|gramos|grs|gr|litros|lts|ml|piezas|pzas|dosis|porcentaje"
    r"|por ciento)\b|%"
)
_STAGES: Final = re.compile(
    r"(?:(?:(?:narco ?)?lab(?:oratorio)?s?|clandestin[oa]s?|total|numero|de) )*"
    r"(?:(localizad|ubicad|encontrad|hallad|detectad|descubiert)"
    r"|(asegurad|decomisad|intervenid)"
    r"|(destruid|desmantelad|neutralizad|inhabilitad|incinerad|clausurad))[oa]s?"
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """What the numbers of one column count.

    Attributes
    ----------
    year, month : int, optional
        The period of the labs below.
    state : str
        Their state as written; empty where the heading doesn't say.
    status, drug, kind, corps : str
        Their status, drug, kind and corps; empty where the heading doesn't say.
    stage : str
        Whether they were found (1), seized (2) or destroyed (3): stages of the same labs.
    total : bool
        Whether the column sums others.
    unspecified : bool
        Whether it counts what is not specified, beside columns of what is.
    """

    year: int | None = None
    month: int | None = None
    state: str = ""
    status: str = ""
    drug: str = ""
    kind: str = ""
    corps: str = ""
    stage: str = ""
    total: bool = False
    unspecified: bool = False

    @property
    def text(self) -> str:
        """What it counts, in words.

        Returns
        -------
        str
            For example ``labs, 2022, active``.
        """
        if self.total:
            return "total of the row"
        period = str(self.year or "")
        if self.month:
            period = f"{period}-{self.month:02}" if period else _MONTHS[self.month - 1]
        rest = "not specified" if self.unspecified else ""
        kind = "" if self.kind == "laboratory" else self.kind
        said = (period, self.state, self.status, self.drug, kind, self.corps, rest)
        return ", ".join(["labs", *filter(None, said)])


@lru_cache(maxsize=10_000)
def read_measure(pieces: tuple[str, ...]) -> Measure | None:
    """Return what the numbers below a heading count.

    Parameters
    ----------
    pieces : tuple of str
        The heading from its top row to its lowest, as ``("2022", "Activos")``.

    Returns
    -------
    Measure or None
        What every piece says together; None where a piece says nothing, two
        contradict each other, or the numbers are weights or shares.
    """
    found: dict[str, object] = {}
    total = False
    for piece in pieces:
        if _WEIGHED.search(piece.casefold()):
            return None
        said = _said(piece)
        if said is None:
            return None
        total |= bool(said.pop("total", False))
        if any(found.get(name, value) != value for name, value in said.items()):
            return None
        found |= said
    if total:
        # A total inside one year sums that year's columns; it is a total all the same.
        return Measure(year=_number(found.get("year")), total=True)
    if not found:
        return None
    return Measure(
        year=_number(found.get("year")),
        month=_number(found.get("month")),
        state=str(found.get("state", "")),
        status=str(found.get("status", "")),
        drug=str(found.get("drug", "")),
        kind=str(found.get("kind", "")),
        corps=str(found.get("corps", "")),
        stage=str(found.get("stage", "")),
        unspecified=bool(found.get("unspecified")),
    )


def _said(piece: str) -> dict[str, object] | None:
    folded = fold(piece)
    if _TOTAL.fullmatch(folded):
        return {"total": True}
    if match := _TOTAL_OF_YEAR.fullmatch(folded):
        return {"total": True, "year": int(match["year"] or match["before"])}
    if says_nothing(piece):
        return {"unspecified": True}
    # "2023 (enero a julio)" counts labs of 2023.
    period = read_period(piece, in_part=True)
    said: dict[str, object] = {}
    if period is not None:
        said |= {name: value for name, value in period._asdict().items() if value is not None}
    elif not piece.isdecimal() and (state := find_state(piece)).code and not state.by_spelling:
        said["state"] = piece
    for name, label in (("status", label_status), ("drug", label_drug), ("kind", label_kind)):
        if word := label(piece):
            said[name] = word
    if stage := stage_of(piece):
        said["stage"] = stage
    elif not said and is_corps(piece):
        said["corps"] = read_corps(piece)
    return said or None


def stage_of(heading: str) -> str:
    """Return which stage of the same labs a heading names.

    Parameters
    ----------
    heading : str
        For example ``Laboratorios destruidos``.

    Returns
    -------
    str
        1 for found, 2 for seized, 3 for destroyed; empty where it names none.
    """
    match = _STAGES.fullmatch(fold(heading))
    return next((str(n) for n, stem in enumerate(match.groups(), 1) if stem), "") if match else ""


def is_running(heading: str) -> bool:
    """Return whether a heading is one of numbers that go on from period to period.

    Parameters
    ----------
    heading : str
        For example ``Acumulado`` or ``Acum. 2022``.

    Returns
    -------
    bool
        True where its numbers may hold more than the columns beside them.
    """
    return bool(_RUNNING.search(fold(heading)))


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
