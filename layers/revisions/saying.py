"""What the map of revisions calls the labs that it counts, and what it cannot tell of them."""

from __future__ import annotations

from datetime import date
from typing import Final

from geo.compare import Comparison
from geo.records import STATUSES
from layers.comparing.words import measure_words
from layers.revisions.texts import REVISION_TEXTS
from layers.words import Teller, day

_NEEDED: Final = {
    "to_active": "status",
    "to_inactive": "status",
    "status_changed": "status",
    "moved": "place",
}
"""What both releases must tell for a measure."""


word: Final = Teller(REVISION_TEXTS)
"""Tells the texts of the map of revisions."""


def dated_word(kind: str, name: str, end: date | None, language: str) -> str:
    """Return a text on labs that were added, or on others, with the last day if it is known.

    Parameters
    ----------
    kind : str
        First part of the key.
    name : str
        The rest of it.
    end : datetime.date or None
        Last day of the older release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Where no end is known, what was added is just that.
    """
    if not name.startswith("added"):
        return word(f"{kind}.{name}", language)
    if end is None:
        return word(f"{kind}.added", language)
    return word(f"{kind}.{name}", language, day=day(end, language))


def measure_said(measure: str, end: date | None, language: str) -> str:
    """Return what the labs that a measure counts are called.

    Parameters
    ----------
    measure : str
        One of :data:`layers.revisions.layer.MEASURES`.
    end : datetime.date or None
        Last day of the older release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        To stand behind "labs".
    """
    if measure in ("status_changed", "moved"):
        return word(f"as.{measure}", language)
    return measure_words(measure, end, language)


def missing_field(measure: str, comparison: Comparison) -> str:
    """Return what a measure needs and not both releases tell.

    Parameters
    ----------
    measure : str
        One of :data:`layers.revisions.layer.MEASURES`.
    comparison : Comparison
        One release against another.

    Returns
    -------
    str
        A field of :data:`geo.compare.FIELDS`; nothing if the measure can be told.
    """
    needed = _NEEDED.get(measure, "")
    return "" if needed in comparison.compared else needed


def none_is_none(measure: str, comparison: Comparison) -> bool:
    """Return whether nought says that no lab is of a measure, and not just that none is known.

    Parameters
    ----------
    measure : str
        One of :data:`layers.revisions.layer.MEASURES`.
    comparison : Comparison
        One release against another.

    Returns
    -------
    bool
        False where records are ambiguous, or what is needed is not told of some.
    """
    if comparison.counts["ambiguous"] or missing_field(measure, comparison):
        return False
    if measure not in ("to_active", "to_inactive"):
        return True
    # A status that one release does not state may have been any.
    table = comparison.transitions.to_numpy(copy=True)
    unsaid = STATUSES.index("unspecified")
    table[unsaid, unsaid] = 0
    return not (table[unsaid].any() or table[:, unsaid].any())
