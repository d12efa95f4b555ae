"""What the lines above a table and the name of its sheet say of all its rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.places.lookup import find_state
from geo.releases.tables.header import Header
from geo.releases.tables.sections import Context, read_section

_SEATS: Final = frozenset({"09", "15"})
"""Ciudad de México and México: offices write from there, and head their letters so."""


def said_of_all(
    name: str, titles: Sequence[str], header: Header
) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the name of a sheet and the lines above its header say of all its rows.

    Parameters
    ----------
    name : str
        Name of the sheet.
    titles : sequence of str
        Lines of one cell above the header.
    header : Header
        The header; what it has a column for is left out.

    Returns
    -------
    dict of str to str
        Text by field.
    dict of str to str
        In words, from where each of it was taken, by field.
    """
    said: dict[str, str] = {}
    where: dict[str, str] = {}
    for line in (*titles, name):
        found = read_section(line, said.get("state", ""))
        if line is not name and _is_letterhead(found):
            continue
        # A letterhead names the corps that answers, which need not be the one that raided.
        left = {*header.fields, "corps"}
        new = {key: value for key, value in found.items() if key not in left}
        said |= new
        source = "the name of the sheet" if line is name else "the line above the header"
        where |= dict.fromkeys(new, f"{source}, {line!r}")
    if {"date", "year"} & set(header.fields):
        # A sheet may be called by the year of its publication.
        said.pop("year", None)
        said.pop("month", None)
    return said, where


def _is_letterhead(said: Context) -> bool:
    """Return whether a title may as well name the place and month of writing."""
    seat = find_state(said.get("state", "")).code in _SEATS
    return seat or {"state", "month"} <= set(said)
