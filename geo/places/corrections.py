"""What a person decided of places that names alone do not tell: kept beside the release.

The answers stand in a small csv with the columns of :class:`Correction`, one
row for each different pair of state and municipality as the release writes
them. A pair without a code is a question still open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from geo.errors import OutputError, ReleaseError
from geo.guarded_csv import read_guarded, write_guarded
from geo.places.answers import Correction, Pair, answers, pair
from geo.places.lookup import find
from geo.text import printable

if TYPE_CHECKING:
    from geo.places.matching import PlacingReport, ReviewItem

__all__ = [
    "ENDING",
    "Correction",
    "Corrections",
    "corrections_beside",
    "load_corrections",
    "review_table",
    "write_corrections",
]

ENDING: Final = ".places.csv"
"""What the name of a release's file ends in, in place of its own ending, for its corrections."""

_NEEDED: Final = ("state_given", "mun_given", "state_code", "mun_code")


@dataclass(frozen=True)
class Corrections:
    """The answers to a review list.

    Attributes
    ----------
    rows : tuple of Correction
        Answers and open questions.

    Raises
    ------
    ReleaseError
        If a code is unknown, a municipality lies outside the state beside it,
        or a pair is answered twice and differently.
    """

    rows: tuple[Correction, ...] = ()
    _answers: dict[Pair, Correction] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found = answers((f"correction {n}", row) for n, row in enumerate(self.rows, 1))
        object.__setattr__(self, "_answers", found)

    @property
    def answered(self) -> tuple[Correction, ...]:
        """The answers, without the questions still open.

        Returns
        -------
        tuple of Correction
            Their codes complete, each pair once.
        """
        return tuple(self._answers.values())

    def find(self, state_given: str, mun_given: str) -> Correction | None:
        """Return the answer to a pair.

        Parameters
        ----------
        state_given, mun_given : str
            What stands in the release; case and blanks do not matter.

        Returns
        -------
        Correction or None
            The answer, its codes complete; None where there is none.
        """
        return self._answers.get(pair(state_given, mun_given))


def load_corrections(path: str | Path) -> Corrections:
    """Return the corrections that a file holds.

    Parameters
    ----------
    path : str or pathlib.Path
        A csv as :func:`write_corrections` writes it, also when a spreadsheet
        program has saved it with its own separator or in Windows-1252. One
        without the column ``asked``, as earlier versions wrote it, has the
        question in ``note``: it goes where it belongs.

    Returns
    -------
    Corrections
        Its rows.

    Raises
    ------
    ReleaseError
        If it cannot be read or a row is wrong; the text names file, row,
        column and value.
    """
    path = Path(path)
    name = printable(path.name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ReleaseError(f"{name}: cannot be read as corrections ({error})") from error
    rows = [(f"{name}, row {number}", row) for number, row in _read(raw, name)]
    answers(rows)
    return Corrections(tuple(row for _, row in rows))


def write_corrections(corrections: Corrections | Iterable[Correction], path: str | Path) -> Path:
    """Write corrections as csv, and return the path.

    Parameters
    ----------
    corrections : Corrections or iterable of Correction
        Answers and open questions.
    path : str or pathlib.Path
        The file to write, UTF-8 with a mark so that spreadsheet programs show its accents.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    rows = corrections.rows if isinstance(corrections, Corrections) else corrections
    path = Path(path)
    try:
        path.write_bytes(write_guarded([Correction._fields, *rows]))
    except OSError as error:
        raise OutputError(f"cannot write {printable(str(path))}: {error}") from error
    return path


def corrections_beside(path: str | Path) -> Path | None:
    """Return the file of corrections that stands beside a release.

    Parameters
    ----------
    path : str or pathlib.Path
        The release.

    Returns
    -------
    pathlib.Path or None
        ``answer.places.csv`` beside ``answer.xlsx``; None if there is no such file.
    """
    path = Path(path)
    beside = path.with_name(f"{path.stem}{ENDING}") if path.name else path
    return beside if beside != path and beside.is_file() else None


def review_table(
    placing: PlacingReport, corrections: Corrections | None = None
) -> tuple[Correction, ...]:
    """Return the review list as questions to be answered, each different pair once.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.
    corrections : Corrections, optional
        What was answered before: kept, and put first.

    Returns
    -------
    tuple of Correction
        Without codes; ``asked`` says why they are not known and what they may be.
    """
    rows = {
        pair(row.state_given, row.mun_given): row for row in (corrections or Corrections()).rows
    }
    for item in placing.review:
        question = Correction(item.state_given, item.mun_given, asked=_question(item))
        rows.setdefault(pair(item.state_given, item.mun_given), question)
    return tuple(rows.values())


def _question(item: ReviewItem) -> str:
    near = "; ".join(f"{near.code} {near.name}" for near in item.candidates)
    return f"{item.reason}: {near}" if near else item.reason


def _read(raw: bytes, name: str) -> Iterable[tuple[int, Correction]]:
    try:
        lines = read_guarded(raw)
    except ValueError as error:
        raise ReleaseError(f"{name}: cannot be read as corrections ({error})") from error
    headings = [heading.strip() for heading in lines[0]] if lines else []
    missing = [column for column in _NEEDED if column not in headings]
    if missing:
        raise ReleaseError(
            f"{name}, row 1: has no column {', '.join(missing)}; the columns of corrections are "
            f"{', '.join(Correction._fields)}"
        )
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            named = dict(zip(headings, cells, strict=False))
            row = Correction(*(named.get(column, "") for column in Correction._fields))
            yield number, row if "asked" in headings else _parted(row)


def _parted(row: Correction) -> Correction:
    """Return a row of an earlier version whose question stands where the reason should."""
    reason = find(row.state_given, row.mun_given).reason if row.note else ""
    asked = bool(reason) and row.note.startswith(reason)
    return row._replace(note="", asked=row.note) if asked else row
