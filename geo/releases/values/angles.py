"""Angles and metres as people write them: every number in a text and what its marks say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final, NamedTuple

from geo.releases.cells import Cell, as_text
from geo.text import fold

_LONGEST: Final = 300
"""Letters of a cell beyond which it is no coordinate but a text."""


class Angle(NamedTuple):
    """One number of a coordinate: degrees if its marks say so, else degrees or metres.

    Attributes
    ----------
    values : tuple of float
        What it can be read as, the likelier reading first: ``258,963`` has two.
    marked : bool
        Whether degree marks, minutes or a degree letter make it degrees for certain.
    axis : {"lon", "lat", ""}
        Which axis the words beside it name.
    letter : bool
        Whether a letter told its hemisphere, and so its sign.
    note : str
        What had to be assumed; empty if nothing.
    """

    values: tuple[float, ...]
    marked: bool = False
    axis: str = ""
    letter: bool = False
    note: str = ""


_GLYPHS: Final = str.maketrans(
    {
        **dict.fromkeys("º˚ᵒ⁰∘ª*\ufffd", "°"),
        **dict.fromkeys("´`‘’‛′ʹʼˈ", "'"),
        **dict.fromkeys("“”‟″˝¨", '"'),
        **dict.fromkeys("−–—‐‑‒﹣－", "-"),
        "\u200b": "", "\u200e": "", "\u200f": "", "\ufeff": "",
    }
)  # fmt: skip
_DATUM: Final = re.compile(r"\b(?:datum|wgs|itrf|nad|grs)[\s-]*(?:19|20)?(?:80|83|84|92|08|27)?\b")
_NUMBER: Final = r"\d+(?:[.,]\d+)?"
_SMALL: Final = r"\d{1,2}(?:[.,]\d+)?"
_ANGLE: Final = re.compile(
    rf"""(?P<sign>[-+]\s*)?(?<!\d)(?<!\d[.,])(?:
      # 24° 48' 15", 24d48m15s, 24 grados 48 minutos, 24o48': a mark after the degrees
      (?P<d>\d{{1,3}})\s*
        (?:°|\?(?=\s*\d)|o(?=\s*{_SMALL}\s*')|(?:d|gr?|deg[a-z]*|grados?)\.?(?![a-z]))
        [\s-]*(?P<m>{_SMALL})(?!\d|\s*°)\s*(?:'|(?P<letter>m(?:in(?:uto)?s?)?\.?(?![a-z])))?
        (?:[\s-]*(?P<s>{_SMALL})(?!\d|\s*[°'])\s*
          (?:"|(?:seg|sec)[a-z]*\.?|(?(letter)s(?=[nwoe]?\b)|(?!)))?)?
      # 24-48-15.3, 24:48:15, 24 48' 15": the same sign between all
      |(?P<d2>\d{{1,3}})(?P<between>[-:_\s])(?P<m2>\d{{1,2}})
        (?:'\s*|(?P=between))(?P<s2>{_SMALL})(?!\d|\s*[°'])\s*"?
      # 24 48.25, 24-48'
      |(?P<d3>\d{{1,3}})[-:_\s](?P<m3>{_SMALL})(?![\d.,]*\d|\s*°)\s*'?
      |(?P<d4>\d{{2,3}})\.(?P<m4>\d{{2}})\.(?P<s4>\d{{2}})(?![\d.,]*\d)
      # 24.809065°, 24,809065, 2,745,123.25, 2'745,123, 258 963
      |(?P<degrees>{_NUMBER})\s*(?:°|(?:deg[a-z]*|grados?)\b)
      |(?P<number>\d{{1,3}}(?P<group>[.,' ])\d{{3}}(?:[.,]\d{{3}}|(?P=group)\d{{3}})*(?!\d)
          (?:[.,]\d+)?|{_NUMBER})
    )""",
    re.VERBOSE | re.ASCII,
)
_AXIS: Final = {
    **dict.fromkeys(("lat", "latitud", "latitude", "y", "lt"), ("lat", 0)),
    **dict.fromkeys(("lon", "long", "longitud", "longitude", "lng", "lg", "x"), ("lon", 0)),
    **dict.fromkeys(("n", "norte", "north", "northing", "ln", "mn", "latn"), ("lat", 1)),
    **dict.fromkeys(("s", "sur", "south", "ls"), ("lat", -1)),
    **dict.fromkeys(("e", "este", "east", "easting", "le", "me", "oriente", "ote"), ("lon", 1)),
    **dict.fromkeys(
        ("w", "o", "oeste", "west", "lw", "lo", "wg", "og", "poniente", "pte"), ("lon", -1)
    ),
}
"""The axis a word names and the sign it gives; 0 where it gives none."""
_SILENT: Final = frozenset(
    {
        "a", "al", "and", "coord", "coordenada", "coordenadas", "coords", "de", "del", "dec",
        "decimal", "decimales", "en", "g", "geograficas", "gps", "greenwich", "l", "la", "las",
        "m", "metros", "mts", "point", "ubicacion", "utm",
    }
)  # fmt: skip
"""Words that stand beside coordinates and change nothing."""


def tidy(text: str) -> str:
    """Return the text of a coordinate in small letters with one glyph for each mark.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    str
        Degrees are marked by ``°``, minutes by ``'``, seconds by ``"``; the
        name of a datum that equals WGS 84 within 2 m is left out.

    Raises
    ------
    ValueError
        If the text is too long for a coordinate or names another datum.
    """
    if len(text) > _LONGEST:
        raise ValueError("too long for a coordinate")
    plain = text.translate(_GLYPHS).lower().replace("''", '"').replace("â°", "°")
    datum = _DATUM.search(plain)
    if datum and "27" in datum[0]:
        raise ValueError("given in NAD27, which can lie 200 m from WGS 84: convert it first")
    return " ".join(_DATUM.sub(" ", plain).split())


def read_angle(cell: Cell) -> Angle:
    """Return the one number that a cell gives.

    Parameters
    ----------
    cell : Cell
        A number, a text, or the duration that a spreadsheet made of ``24:48:15``.

    Returns
    -------
    Angle
        Degrees or metres, and what the marks and letters say.

    Raises
    ------
    ValueError
        If the cell holds no number or several, or minutes or seconds of 60 and more.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if not -1e18 < cell < 1e18:
            raise ValueError("not a number of degrees or metres")
        return Angle((float(cell),))
    if isinstance(cell, time):
        cell = timedelta(hours=cell.hour, minutes=cell.minute, seconds=cell.second)
    if isinstance(cell, timedelta):
        note = "a time of day, read as degrees, minutes and seconds"
        return Angle((cell.total_seconds() / 3600,), marked=True, note=note)
    if isinstance(cell, date):
        # The cell holds a value that is no coordinate; its type is none of the caller's doing.
        raise ValueError("a date: the spreadsheet made one of what was typed")  # noqa: TRY004
    found = scan(tidy(as_text(cell)))
    if len(found) != 1:
        raise ValueError("several numbers in one cell" if found else "no number in it")
    return found[0]


def scan(text: str) -> list[Angle]:
    """Return every number of a text with what the words beside it say.

    Parameters
    ----------
    text : str
        What :func:`tidy` returned.

    Returns
    -------
    list of Angle
        In the order of the text; empty if it holds no number.

    Raises
    ------
    ValueError
        If a word is not known, words contradict each other or leave open which
        number they belong to, or minutes or seconds are 60 and more.
    """
    matches = list(_ANGLE.finditer(text))
    if not matches:
        return []
    if len(matches) > 2:
        raise ValueError(f"{len(matches)} numbers in one cell")
    first, last = matches[0], matches[-1]
    before, after = _words(text[: first.start()]), _words(text[last.end() :])
    if first is last:
        return [_label(_value(first), before + after)]
    between = _words(text[first.end() : last.start()])
    numbers = _value(first), _value(last)
    readings = []
    faults = []
    for cut in range(len(between) + 1):
        try:
            readings.append(
                [
                    _label(numbers[0], before + between[:cut]),
                    _label(numbers[1], between[cut:] + after),
                ]
            )
        except ValueError as error:
            faults.append(error)
    if not readings:
        raise faults[0]
    if len(readings) > 1:
        raise ValueError("it is not clear which letter belongs to which number")
    return readings[0]


def _words(text: str) -> list[str]:
    words = re.findall(r"[a-z]+", fold(text))
    unknown = [word for word in words if word not in _AXIS and word not in _SILENT]
    if unknown or re.search(r"[\d°'\"?<>{}\\]", text):
        raise ValueError(f"“{' '.join(unknown) or text.strip()}” is not understood")
    return [word for word in words if word in _AXIS]


def _value(match: re.Match[str]) -> Angle:
    part = match.groupdict()
    minus = (part["sign"] or "").startswith("-")
    degrees = part["d"] or part["d2"] or part["d3"] or part["d4"]
    note = ""
    if degrees:
        minutes = part["m"] or part["m2"] or part["m3"] or part["m4"]
        seconds = part["s"] or part["s2"] or part["s4"] or "0"
        values: tuple[float, ...] = (sexagesimal(degrees, minutes, seconds),)
        note = "points read as marks of degrees and minutes" if part["d4"] else ""
    else:
        values = _numbers(part["degrees"] or part["number"])
    marked = bool(degrees or part["degrees"])
    values = values[:1] if marked else values
    return Angle(tuple(-v if minus else v for v in values), marked=marked, note=note)


def sexagesimal(degrees: str, minutes: str, seconds: str) -> float:
    """Return degrees, minutes and seconds as decimal degrees.

    Parameters
    ----------
    degrees, minutes, seconds : str
        Digits, with a decimal point or comma in the last that is not 0.

    Returns
    -------
    float
        Degrees without a sign.

    Raises
    ------
    ValueError
        If minutes or seconds are 60 or more, or seconds follow a fraction of a minute.
    """
    whole, *small = (float(part.replace(",", ".")) for part in (degrees, minutes, seconds))
    for name, value in zip(("minutes", "seconds"), small, strict=True):
        if value >= 60:
            raise ValueError(f"{value:g} {name} cannot be: they end at 59")
    if small[1] and not small[0].is_integer():
        raise ValueError("seconds after a fraction of a minute")
    return whole + small[0] / 60 + small[1] / 3600


def _numbers(text: str) -> tuple[float, ...]:
    """Return what digits with points and commas can mean, the likelier number first."""
    marks = re.findall(r"\D", text)
    if not marks:
        return (float(text),)
    digits = re.split(r"\D", text)
    whole = float("".join(digits))
    parted = all(len(group) == 3 for group in digits[1:]) and 0 < len(digits[0]) <= 3
    if len(marks) == 1:
        decimal = float(".".join(digits))
        if marks[0] in ".,":
            return (decimal, whole) if parted else (decimal,)
        return (whole,)
    if parted and len({*marks} - {"'"}) == 1:
        return (whole,)
    return (float("".join(digits[:-1]) + "." + digits[-1]),)


def _label(angle: Angle, words: Sequence[str]) -> Angle:
    if not words:
        return angle
    given = " ".join(words)
    axes = {_AXIS[word][0] for word in words}
    signs = {_AXIS[word][1] for word in words} - {0}
    if len(axes) > 1 or len(signs) > 1 or len(words) > len({*words}):
        raise ValueError(f"“{given}” beside one number")
    axis, sign = axes.pop(), sum(signs)
    value = angle.values[0]
    if axis == "lat" and 90 < abs(value) <= 180:
        raise ValueError(f"{value:g} is no latitude")
    if value < 0 < sign:
        raise ValueError(f"a minus sign and “{given}” contradict each other")
    values = tuple(-v for v in angle.values) if sign < 0 < value else angle.values
    return angle._replace(values=values, axis=axis, letter=sign != 0)
