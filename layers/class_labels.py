"""What the classes of a choropleth are called in a legend."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from layers.classes import SHARES
from layers.words import number, say


def break_labels(measure: str, breaks: tuple[float, ...], language: str) -> tuple[str, ...]:
    """Return what the classes above zero are called.

    Parameters
    ----------
    measure : str
        One of :data:`layers.choices.MEASURES`.
    breaks : tuple of float
        Their lower bounds.
    language : {"en", "es"}
        Language.

    Returns
    -------
    tuple of str
        One label a class, such as ``3–9``, ``0.3–1`` or ``10–25 %``. The
        bounds are written with all their digits, so that the label is true.
    """
    if not breaks:
        return ()
    if measure == "labs":
        ranges = [_whole(low, high) for low, high in pairwise(breaks)]
        return (*ranges, say("legend.or_more", language, number=number(breaks[-1])))
    share = measure in SHARES
    unit = " %" if share else ""
    bounds = [_digits(bound, percent=share) for bound in breaks]
    if breaks[-1] == 0:
        return (say("legend.above", language, number=f"0{unit}"),)
    labels = [f"{low}–{high}{unit}" for low, high in pairwise(bounds)]
    if breaks[0] == 0:
        labels[0] = say("legend.below", language, number=f"{bounds[1]}{unit}")
    if not share:
        last = say("legend.or_more", language, number=bounds[-1])
    else:
        last = "100 %" if breaks[-1] == 1 else f"{bounds[-1]}–100 %"
    return (*labels, last)


def _whole(low: float, high: float) -> str:
    last = high - 1
    return number(low) if last == low else f"{number(low)}–{number(last)}"


def _digits(value: float, *, percent: bool) -> str:
    """Return all digits of a number, and no zero after them."""
    exact = Decimal(repr(value)) * (100 if percent else 1)
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
