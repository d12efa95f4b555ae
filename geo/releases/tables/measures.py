"""Columns of numbers: what the heading of one column of a wide table says of its labs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geo.places.lookup import find_state
from geo.releases.values.periods import read_period
from geo.releases.values.words import label_drug, label_kind, label_status
from geo.text import fold, says_nothing

_TOTAL: Final = re.compile(
    r"(gran |sub ?)?total(es)?( general| anual| de laboratorios)?|suma( total)?"
)
_TOTAL_OF_YEAR: Final = re.compile(
    r"(sub ?)?total(es)?( en| del?)?( ano)? (?P<year>(19|20)\d\d)"
    r"|(?P<before>(19|20)\d\d) total(es)?"
)
_WEIGHED: Final = re.compile(
    r"\b(kg|kgs|kilos|kilogramos|gramos|grs|gr|litros|lts|ml|piezas|pzas|dosis|porcentaje"
    r"|por ciento)\b|%"
)


@dataclass(frozen=True)
class Measure:
    """What the numbers of one column count.

    Attributes
    ----------
    year, month : int, optional
        The period of the labs below.
    state : str
        Their state as written; empty where the heading doesn't say.
    status, drug, kind : str
        Their status, drug and kind; empty where the heading doesn't say.
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
        period = f"{self.year or ''}-{self.month:02}".strip("-") if self.month else self.year or ""
        rest = "not specified" if self.unspecified else ""
        said = (str(period), self.state, self.status, self.drug, self.kind, rest)
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
    return said or None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
