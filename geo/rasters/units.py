"""What the unit of a band says of its values."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SQUARE: Final = r"(?:[kchd]?m|mi|ft|yd)\s?(?:\^|\*\*)?"
_AREA: Final = (
    rf"(?:{_SQUARE}2\b|(?:sq\.?|square)\s?(?:km|m\b|mi|kilomet|met)|"
    r"(?:kilometros?|metros?)\s?cuadrados?|ha\b|hect\w*|acres?\b)"
)
_PER: Final = re.compile(
    rf"(?:/|\bper\b|\bpor(?:\scada)?\b|\bcada\b)\s?[\d.,\s]*{_AREA}|"
    rf"\b(?:{_SQUARE}-2|ha\s?(?:\^|\*\*)?-1)\b"
)


def per_area(unit: str) -> bool:
    """Return whether values are so many of something per area: a density.

    A sum of them is no number of anything until it is multiplied by the area
    of a cell.

    Parameters
    ----------
    unit : str
        As a file says it, in English or Spanish: ``labs per 1,000 km2``,
        ``hab./km²``, ``kg ha-1``.

    Returns
    -------
    bool
        False too where the unit says nothing.
    """
    # NFKD makes a 2 of the raised one, and parts accents from their letters.
    plain = unicodedata.normalize("NFKD", unit.replace("\u2212", "-").replace("\u207b", "-"))
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    return _PER.search(" ".join(plain.lower().split())) is not None
