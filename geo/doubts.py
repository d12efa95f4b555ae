"""Everything in a release that a person should look at, in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.places.found import name_of
from geo.places.gazetteer import states
from geo.text import printable

if TYPE_CHECKING:
    # Reading and processing raise from this list: they import it.
    from geo.process import Processed
    from geo.releases.report import ReadingReport

KINDS: Final[tuple[str, ...]] = (
    "not read", "missing", "row set aside", "to check", "place", "outside", "disagreement",
    "value dropped", "value corrected",
)  # fmt: skip
"""Kinds of doubt, the weightiest first."""

_SHOWN: Final = 20
"""Doubts of one kind that an error names."""

_LONGEST: Final = 60
"""Letters of a value that an error names."""

_STATE_DIGITS: Final = 2

_COUNTED: Final = {
    "not read": ("sheet or page was left unread", "sheets or pages were left unread"),
    "missing": ("field is missing", "fields are missing"),
    "row set aside": ("row was set aside", "rows were set aside"),
    "to check": ("cell or row is to be checked", "cells or rows are to be checked"),
    "place": ("row names a place in doubt", "rows name places in doubt"),
    "outside": ("row has coordinates outside Mexico", "rows have coordinates outside Mexico"),
    "disagreement": (
        "row has coordinates elsewhere than its place",
        "rows have coordinates elsewhere than their place",
    ),
    "value dropped": ("value was dropped", "values were dropped"),
    "value corrected": ("value was corrected", "values were corrected"),
}

_UNREAD_ADVICE: Final = "say which sheets to read (--sheet); that settles it for the others"
_NO_CELLS_ADVICE: Final = "look at it in the file; what it lists must be typed into a table"
_MISSING: Final = "no heading, title or section gives it, and no description names it"
_MISSING_ADVICE: Final = (
    "if a column holds it, say which (--map FIELD=HEADING); if none does, say so (--map FIELD=)"
)
_PLACE_ADVICE: Final = (
    "answer it in a file of corrections (--save-review writes it, --corrections reads it)"
)
_OUTSIDE: Final = "the coordinates lie outside Mexico"
_POINT_ADVICE: Final = "compare place and coordinates; put the wrong one right in the file"


class Doubt(NamedTuple):
    """One thing that a person should look at.

    Attributes
    ----------
    kind : str
        One of :data:`KINDS`.
    sheet : str
        Sheet, or page of a PDF; empty for a text table and for the file as a whole.
    row : int
        Row in the sheet, the first line being 1; 0 where a whole sheet or file is meant.
    column : str
        Heading of the column, or the field that is missing; empty where there is none.
    value : str
        What stands there.
    reason : str
        Why it is in doubt.
    advice : str
        What the reader can do.
    """

    kind: str
    sheet: str
    row: int
    column: str
    value: str
    reason: str
    advice: str


def reading_doubts(report: ReadingReport) -> tuple[Doubt, ...]:
    """Return what a person should look at after a file was read.

    Parameters
    ----------
    report : ReadingReport
        The report of the reading.

    Returns
    -------
    tuple of Doubt
        By :data:`KINDS`, then in the order of the file. A sheet left out
        because others were asked for is no doubt.
    """
    return _ordered(_of_reading(report))


def doubts(processed: Processed) -> tuple[Doubt, ...]:
    """Return what a person should look at in a release that went down the whole line.

    Parameters
    ----------
    processed : Processed
        The release.

    Returns
    -------
    tuple of Doubt
        By :data:`KINDS`, then in the order of the file. A row of several
        records is named once for each of its doubts.
    """
    return _ordered((*_of_reading(processed.release.report), *_of_places(processed)))


def strictly(file: str, found: Sequence[Doubt]) -> str:
    """Return the text of the error that ends a strict reading.

    Parameters
    ----------
    file : str
        Name of the file.
    found : sequence of Doubt
        Its doubts, by kind.

    Returns
    -------
    str
        How many doubts there are of each kind, the first twenty of it, and
        what to do about them.
    """
    number = f"{len(found):,} {'thing is' if len(found) == 1 else 'things are'} in doubt"
    lines = [f"{file}: {number}, and strict reading admits none"]
    for kind in KINDS:
        same = [doubt for doubt in found if doubt.kind == kind]
        if not same:
            continue
        lines.append(f"{len(same):,} {_COUNTED[kind][len(same) > 1]}:")
        lines += [f"  {_line(doubt)}" for doubt in same[:_SHOWN]]
        if len(same) > _SHOWN:
            lines.append(f"  … and {len(same) - _SHOWN:,} more")
        lines += [f"  What to do: {text}" for text in dict.fromkeys(d.advice for d in same)]
    return "\n".join(lines)


def _line(doubt: Doubt) -> str:
    value = printable(doubt.value)
    if len(value) > _LONGEST:
        value = f"{value[: _LONGEST - 1]}…"
    words = (
        printable(doubt.sheet),
        f"row {doubt.row}" if doubt.row else "",
        printable(doubt.column),
        f"'{value}'" if value else "",
    )
    where = " ".join(filter(None, words))
    return f"{where}: {printable(doubt.reason)}" if where else printable(doubt.reason)


def _ordered(found: Iterable[Doubt]) -> tuple[Doubt, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda doubt: KINDS.index(doubt.kind)))


def _of_reading(report: ReadingReport) -> Iterator[Doubt]:
    for sheet in report.not_read:
        if not sheet.asked_for:
            advice = _UNREAD_ADVICE if sheet.rows else _NO_CELLS_ADVICE
            yield Doubt("not read", sheet.name, 0, "", "", sheet.reason, advice)
    for name in report.missing:
        yield Doubt("missing", "", 0, name, "", _MISSING, _MISSING_ADVICE)
    for problem in report.problems:
        yield Doubt(
            problem.effect,
            problem.sheet,
            problem.row,
            problem.column,
            problem.value,
            problem.reason,
            problem.advice,
        )


def _of_places(processed: Processed) -> Iterator[Doubt]:
    for item in processed.placing.review:
        value = ", ".join(filter(None, (item.mun_given, item.state_given)))
        near = "".join(f"; perhaps {name} ({code})" for code, name, *_ in item.candidates)
        reason = item.reason + near
        yield Doubt("place", item.sheet, item.row, "", value, reason, _PLACE_ADVICE)
    joining = processed.joining
    if joining.outside:
        placed = processed.records.dropna(subset=["lon", "lat"])
        given = placed[["sheet", "row", "lon", "lat"]].itertuples(index=False)
        points = {(sheet, row): f"{lon:.5f}, {lat:.5f}" for sheet, row, lon, lat in given}
        for sheet, row in joining.outside:
            yield Doubt("outside", sheet, row, "", points[sheet, row], _OUTSIDE, _POINT_ADVICE)
    for differs in joining.disagreements:
        reason = f"the coordinates lie in {_named(differs.point)}"
        value = _named(differs.given)
        where = (differs.sheet, differs.row)
        yield Doubt("disagreement", *where, "", value, reason, _POINT_ADVICE)


def _named(code: str) -> str:
    """Return the name of a municipality or a state with its code."""
    name = states().names[code] if len(code) == _STATE_DIGITS else name_of(code)
    return f"{name} ({code})"
