"""The values of the cells of an OpenDocument workbook."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import Final

from geo.releases.cells import Cell

_ERROR: Final = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
_DURATION: Final = re.compile(
    r"(-?)P(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,8})H)?(?:([0-9]{1,9})M)?"
    r"(?:([0-9]{1,9}(?:[.,][0-9]{1,15})?)S)?)?"
)
BLANK, TAB, BREAK = "\0", "\1", "\2"
"""Signs that XML cannot hold, for blanks that are elements, until blanks are counted."""
_SPELT_OUT: Final = str.maketrans({BLANK: " ", TAB: "\t", BREAK: "\n"})
_BLANKS: Final = re.compile("[ \t\r\n]+")


def collapsed(words: list[str]) -> str:
    """Return the text of a paragraph.

    Parameters
    ----------
    words : list of str
        Its pieces; a blank, tab or line break that is an element stands as
        one of the signs of this module.

    Returns
    -------
    str
        Blanks count once, however many there are, but for those spelt out.
    """
    text = "".join(words)
    if text.isprintable() and "  " not in text:
        return text
    return _BLANKS.sub(" ", text).translate(_SPELT_OUT)


def value_of(given: dict[str, str], text: str) -> Cell:
    """Return the value of a cell.

    Parameters
    ----------
    given : dict of str to str
        The attributes of the cell.
    text : str
        What it shows.

    Returns
    -------
    Cell
        A number, a logical value, a date, a time or a duration; what the cell
        shows where it has none of these, or one that no calendar knows.
    """
    kind = given.get("office:value-type", "")
    if given.get("calcext:value-type") == "error":
        return text.strip() or "#ERROR"
    if kind in ("float", "percentage", "currency"):
        # Older programs give a cell with an error the number nought.
        return text if _ERROR.fullmatch(text.strip()) else _number(given, text)
    if kind == "date":
        return _date(given.get("office:date-value", ""), text)
    if kind == "time":
        return _duration(given.get("office:time-value", ""), text)
    if kind == "boolean":
        return given.get("office:boolean-value") == "true"
    return text or given.get("office:string-value", "")


def _number(given: dict[str, str], text: str) -> Cell:
    written = given.get("office:value", "")
    try:
        number = float(written)
    except ValueError:
        return text or written
    return number if math.isfinite(number) else text or written


def _date(written: str, text: str) -> Cell:
    try:
        if len(written) <= len("2022-07-20"):
            return date.fromisoformat(written)
        return datetime.fromisoformat(written).replace(tzinfo=None)
    except ValueError:
        return text or written


def _duration(written: str, text: str) -> Cell:
    found = _DURATION.fullmatch(written)
    if found is None:
        return text or written
    days, hours, minutes = (int(part or 0) for part in found.groups()[1:4])
    seconds = float((found[5] or "0").replace(",", "."))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1]:
        return -length
    if length < timedelta(days=1):
        return (datetime.min + length).time()
    return length
