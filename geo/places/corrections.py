"""What a person decided of places that names alone do not tell: kept beside the release.

The answers stand in a small csv with the columns of :class:`Correction`, one
row for each different pair of state and municipality as the release writes
them. A pair without a code is a question still open.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geo.errors import OutputError, ReleaseError
from geo.guarded_csv import read_guarded, write_guarded
from geo.places import gazetteer
from geo.text import printable

if TYPE_CHECKING:
    from geo.places.matching import PlacingReport

ENDING: Final = ".places.csv"
"""What the name of a release's file ends in, in place of its own ending, for its corrections."""

_NEEDED: Final = ("state_given", "mun_given", "state_code", "mun_code")

Pair = tuple[str, str]


class Correction(NamedTuple):
    """What a state and a municipality as written mean, as a person decided.

    Attributes
    ----------
    state_given, mun_given : str
        What stands in the release.
    state_code, mun_code : str
        INEGI codes, of 2 and of 5 digits. A state alone says that no more is
        known; none of the two, that nobody has decided yet.
    note : str
        Anything; nothing reads it.
    """

    state_given: str
    mun_given: str
    state_code: str = ""
    mun_code: str = ""
    note: str = ""


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
        answers = _answers((f"correction {n}", row) for n, row in enumerate(self.rows, 1))
        object.__setattr__(self, "_answers", answers)

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
        return self._answers.get(_pair(state_given, mun_given))


def load_corrections(path: str | Path) -> Corrections:
    """Return the corrections that a file holds.

    Parameters
    ----------
    path : str or pathlib.Path
        A csv as :func:`write_corrections` writes it, also when a spreadsheet
        program has saved it with its own separator or in Windows-1252.

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
    _answers(rows)
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
        Without codes; ``note`` says why they are not known and what they may be.
    """
    rows = {
        _pair(row.state_given, row.mun_given): row for row in (corrections or Corrections()).rows
    }
    for item in placing.review:
        near = "; ".join(f"{near.code} {near.name}" for near in item.candidates)
        note = f"{item.reason}: {near}" if near else item.reason
        question = Correction(item.state_given, item.mun_given, note=note)
        rows.setdefault(_pair(item.state_given, item.mun_given), question)
    return tuple(rows.values())


def _pair(state_given: str, mun_given: str) -> Pair:
    return _key(state_given), _key(mun_given)


def _key(text: str) -> str:
    """Return text without what a spreadsheet program changes in passing."""
    key = " ".join(unicodedata.normalize("NFC", text).split()).casefold().removesuffix(".0")
    return key.lstrip("0") or "0" if key.isdecimal() else key


def _answers(rows: Iterable[tuple[str, Correction]]) -> dict[Pair, Correction]:
    answers: dict[Pair, Correction] = {}
    for where, row in rows:
        answer = _checked(row, where)
        if not answer.state_code:
            continue
        pair = _pair(row.state_given, row.mun_given)
        before = answers.setdefault(pair, answer)
        if (before.state_code, before.mun_code) != (answer.state_code, answer.mun_code):
            raise ReleaseError(
                f"{where}: {row.mun_given!r} in {row.state_given!r} is answered here with "
                f"{answer.mun_code or answer.state_code} and before with "
                f"{before.mun_code or before.state_code}; keep one"
            )
    return answers


def _checked(row: Correction, where: str) -> Correction:
    """Return an answer with its codes complete, or raise if they cannot be."""
    state_code = _digits(row.state_code, 2, where, "state_code")
    mun_code = _digits(row.mun_code, 5, where, "mun_code", state_code)
    if state_code and state_code not in gazetteer.states().names:
        raise ReleaseError(f"{where}, column state_code: no state has the code {row.state_code!r}")
    if not mun_code:
        return row._replace(state_code=state_code, mun_code="")
    if state_code and mun_code[:2] != state_code:
        raise ReleaseError(
            f"{where}, column mun_code: {row.mun_code!r} does not lie in state {state_code}"
        )
    index = gazetteer.municipalities().get(mun_code[:2])
    if index is None or mun_code not in index.names:
        raise ReleaseError(
            f"{where}, column mun_code: no municipality has the code {row.mun_code!r}"
        )
    new = gazetteer.new_municipalities().get(mun_code)
    if new is not None and len(new.parents) > 1:
        raise ReleaseError(
            f"{where}, column mun_code: {new.name} ({mun_code}) is newer than the frame and was "
            f"carved from several; give one of {', '.join(new.parents)}"
        )
    return row._replace(state_code=mun_code[:2], mun_code=mun_code)


def _digits(text: str, length: int, where: str, column: str, state_code: str = "") -> str:
    digits = text.strip().removesuffix(".0")
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= length):
        raise ReleaseError(
            f"{where}, column {column}: {text!r} is not a code of {length} digits such as "
            + ("25" if length == 2 else "25006")
        )
    if state_code and len(digits) <= 3:
        digits = state_code + digits.zfill(3)
    return digits.zfill(length)


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
            yield number, Correction(*(named.get(column, "") for column in Correction._fields))
