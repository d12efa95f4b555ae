"""What is written around every chart, and on which page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from geo.errors import ChoiceError
from geo.process import Processed
from layers.credits import sources
from layers.words import say


class Sizes(NamedTuple):
    """The width of a page and the sizes of its letters.

    Attributes
    ----------
    width_mm : float
        Width of the page.
    title, subtitle, text, notes : float
        Height of the letters in points.
    """

    width_mm: float
    title: float
    subtitle: float
    text: float
    notes: float


WIDTHS: Final = {
    "wide": Sizes(254.0, 14.0, 9.0, 8.0, 7.0),
    "narrow": Sizes(85.0, 10.0, 7.5, 7.0, 6.5),
}
"""For a screen or a sheet of paper, and for a telephone."""


class Key(NamedTuple):
    """One entry of a key.

    Attributes
    ----------
    label : str
        What it means.
    color : str
        Colour of the mark.
    hatch : str
        Pattern on it; empty for none.
    rule : bool
        Whether the mark is a dashed rule and no square.
    """

    label: str
    color: str
    hatch: str = ""
    rule: bool = False


@dataclass(frozen=True)
class Words:
    """What is written around a chart.

    Attributes
    ----------
    title, subtitle : str
        What the chart shows, and how.
    language : {"en", "es"}
        Language of the words.
    illustrative : str
        The word that marks generated data; empty for real data.
    keys : tuple of Key
        What the colours mean.
    notes, sources : tuple of str
        What must be known to read it, and where it comes from.
    names : tuple of str
        What the letters in the chart stand for; in two columns below the key.
    """

    title: str
    subtitle: str
    language: str
    illustrative: str
    keys: tuple[Key, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    names: tuple[str, ...] = ()


def sizes_of(width: str) -> Sizes:
    """Return the sizes of a page.

    Parameters
    ----------
    width : str
        One of :data:`WIDTHS`.

    Returns
    -------
    Sizes
        Its sizes.

    Raises
    ------
    ChoiceError
        If there is no such width.
    """
    if width not in WIDTHS:
        raise ChoiceError(f"width {width} unknown; choose from {', '.join(WIDTHS)}")
    return WIDTHS[width]


def origin(releases: Sequence[Processed], language: str) -> tuple[str, tuple[str, ...]]:
    """Return the word that marks generated data, and the sources of a chart.

    Parameters
    ----------
    releases : sequence of Processed
        The releases that are drawn.
    language : {"en", "es"}
        Language.

    Returns
    -------
    illustrative : str
        Empty where all are real.
    sources : tuple of str
        One line a release: id, publisher, day, file and hash.
    """
    generated = any(processed.release.illustrative for processed in releases)
    lines = tuple(sources(processed.release, (), language)[0] for processed in releases)
    return (say("illustrative", language) if generated else ""), lines
