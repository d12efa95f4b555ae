"""A person's answer to which place a state and a municipality as written are."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from geo.errors import ReleaseError
from geo.places import gazetteer

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
        Why, in the person's words; the report of a release gives it.
    asked : str
        Why a person was asked, and what the names may mean; nothing reads it.
    """

    state_given: str
    mun_given: str
    state_code: str = ""
    mun_code: str = ""
    note: str = ""
    asked: str = ""


def pair(state_given: str, mun_given: str) -> Pair:
    """Return a state and a municipality as written, so that they are known again.

    Parameters
    ----------
    state_given, mun_given : str
        What stands in a release, or in the answer after a spreadsheet program saved it.

    Returns
    -------
    tuple of (str, str)
        Without case, needless blanks and leading zeros.
    """
    return _key(state_given), _key(mun_given)


def _key(text: str) -> str:
    """Return text without what a spreadsheet program changes in passing."""
    key = " ".join(unicodedata.normalize("NFC", text).split()).casefold().removesuffix(".0")
    return key.lstrip("0") or "0" if key.isdecimal() else key


def answers(rows: Iterable[tuple[str, Correction]]) -> dict[Pair, Correction]:
    """Return the answers among rows, their codes complete.

    Parameters
    ----------
    rows : iterable of (str, Correction)
        Where each stands, for the text of errors, and the row.

    Returns
    -------
    dict of (str, str) to Correction
        By :func:`pair`.

    Raises
    ------
    ReleaseError
        If a code is unknown, a municipality lies outside the state beside it,
        or a pair is answered twice and differently.
    """
    found: dict[Pair, Correction] = {}
    for where, row in rows:
        answer = _checked(row, where)
        if not answer.state_code:
            continue
        before = found.setdefault(pair(row.state_given, row.mun_given), answer)
        if (before.state_code, before.mun_code) != (answer.state_code, answer.mun_code):
            raise ReleaseError(
                f"{where}: {row.mun_given!r} in {row.state_given!r} is answered here with "
                f"{answer.mun_code or answer.state_code} and before with "
                f"{before.mun_code or before.state_code}; keep one"
            )
    return found


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
