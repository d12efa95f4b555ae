"""Tables of a PDF page without rules: columns told by the gaps that all lines share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final, NamedTuple

from geo.releases.pdf.page import Word

Zone = tuple[float, float]
"""From where to where a column reaches, points."""

_APART: Final = 1.4
"""A gap wider than this many spaces can part columns; words of one cell are one space apart."""
_SAME_LINE: Final = 0.35
"""Words whose middles differ by less than this share of their height stand on one line."""
_FULL: Final = 0.6
"""Lines with this share of the usual number of phrases tell where columns lie."""
_FEW: Final = 25
"""One line in so many may run across a gap between columns."""
_ENOUGH: Final = 6
"""Lines from which one may run across."""
_SLACK: Final = 3.0


class Line(NamedTuple):
    """Words on one line.

    Attributes
    ----------
    phrases : list of list of Word
        Runs of words with a space between them, from left to right.
    top, bottom : float
        Its upper and lower edge, points.
    """

    phrases: list[list[Word]]
    top: float
    bottom: float

    @property
    def text(self) -> str:
        """The line as text.

        Returns
        -------
        str
            Words parted by one space.
        """
        return " ".join(word.text for phrase in self.phrases for word in phrase)


def find_lines(words: Iterable[Word], space: float) -> list[Line]:
    """Return words put into lines, from top to bottom.

    Parameters
    ----------
    words : iterable of Word
        Words of a page or of a part of it.
    space : float
        Width of a space as a share of the height of letters.

    Returns
    -------
    list of Line
        The lines.
    """
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        here = (word.top + word.bottom) / 2
        tall = word.bottom - word.top
        if not rows or here - middle > _SAME_LINE * min(height, tall):
            rows.append([])
            middle, height = here, tall
        rows[-1].append(word)
    return [_line(sorted(row), space) for row in rows]


def _line(words: list[Word], space: float) -> Line:
    phrases = [[words[0]]]
    for word in words[1:]:
        last = phrases[-1][-1]
        height = max(word.bottom - word.top, last.bottom - last.top)
        if word.x0 - last.x1 > _APART * space * height:
            phrases.append([])
        phrases[-1].append(word)
    return Line(phrases, min(w.top for w in words), max(w.bottom for w in words))


def find_zones(lines: Sequence[Line], space: float) -> list[Zone]:
    """Return the columns of a run of lines.

    Parameters
    ----------
    lines : sequence of Line
        Lines of one table.
    space : float
        Width of a space as a share of the height of letters.

    Returns
    -------
    list of (float, float)
        From where to where each reaches, from left to right.
    """
    counts = [len(line.phrases) for line in lines]
    usual = max(set(counts), key=lambda count: (counts.count(count), count))
    full = [line for line, count in zip(lines, counts, strict=True) if count >= _FULL * usual]
    phrases = [phrase for line in full for phrase in line.phrases]
    allowed = max(len(full) // _FEW, len(full) >= _ENOUGH)
    if allowed:
        # A text longer than its column runs on into the next: it tells nothing of columns.
        rough = _covered([(phrase[0].x0, phrase[-1].x1) for phrase in phrases], allowed)
        phrases = [phrase for phrase in phrases if len(zones_under(phrase, rough)) < 2]
    width = space * median(line.bottom - line.top for line in full)
    zones: list[Zone] = []
    for zone in _covered([(word.x0, word.x1) for phrase in phrases for word in phrase], 0):
        if zones and not _parted(zones[-1], zone, full, width):
            zones[-1] = (zones[-1][0], zone[1])
        else:
            zones.append(zone)
    return zones


def _covered(spans: list[Zone], allowed: int) -> list[Zone]:
    """Return the stretches that more spans than allowed lie over."""
    # At one place what begins comes before what ends.
    events = sorted([(start, -1) for start, _ in spans] + [(end, 1) for _, end in spans])
    stretches: list[Zone] = []
    depth, first = 0, 0.0
    for place, step in events:
        if depth == allowed and step < 0:
            first = place
        depth -= step
        if depth == allowed and step > 0:
            stretches.append((first, place))
    return stretches


def _parted(left: Zone, right: Zone, lines: list[Line], space: float) -> bool:
    """Return whether two stretches of words are two columns."""
    if right[0] - left[1] > _APART * space:
        return True
    together: list[list[Word]] = []
    apart: list[list[Word]] = []
    for line in lines:
        before = [phrase for phrase in line.phrases if _within(phrase, left)]
        after = [phrase for phrase in line.phrases if _within(phrase, right)]
        if before and after:
            (together if before[-1] is after[0] else apart).append(after[0])
    # Words of one cell are one space apart on every line, columns on few ...
    if len(apart) >= _ENOUGH and len(apart) > len(together):
        return True
    # ... unless all are written to the same width, and a heading that is not shows it.
    return bool(apart) and all(
        any(abs(word.x0 - right[0]) < 1 for word in phrase) for phrase in (*together, *apart)
    )


def _within(phrase: list[Word], zone: Zone) -> bool:
    return any(zone[0] - 0.1 <= word.x0 and word.x1 <= zone[1] + 0.1 for word in phrase)


def zones_under(phrase: Sequence[Word], zones: Sequence[Zone]) -> list[int]:
    """Return the columns that a phrase stands in.

    Parameters
    ----------
    phrase : sequence of Word
        Words from left to right.
    zones : sequence of (float, float)
        The columns.

    Returns
    -------
    list of int
        Their indices; several if it runs across the gap between them.
    """
    start, end = phrase[0].x0 + _SLACK, phrase[-1].x1 - _SLACK
    if end < start:
        start = end = (phrase[0].x0 + phrase[-1].x1) / 2
    return [index for index, zone in enumerate(zones) if start <= zone[1] and zone[0] <= end]


def split_line(line: Line, zones: Sequence[Zone]) -> dict[int, list[Word]]:
    """Return the words of a line by column.

    Parameters
    ----------
    line : Line
        A line.
    zones : sequence of (float, float)
        The columns.

    Returns
    -------
    dict of int to list of Word
        Words by index of the column; a phrase that runs on into the next
        column stays in that where it begins.
    """
    cells: dict[int, list[Word]] = {}
    for phrase in line.phrases:
        current, end = _nearest(phrase[0], zones), phrase[0].x1
        for word in phrase:
            index = _nearest(word, zones)
            if index > current and end <= zones[current][1] + 1 and word.x0 >= zones[index][0] - 1:
                current = index
            cells.setdefault(current, []).append(word)
            end = word.x1
    return cells


def _nearest(word: Word, zones: Sequence[Zone]) -> int:
    def apart(index: int) -> tuple[float, float]:
        start, end = zones[index]
        middle = abs((word.x0 + word.x1) / 2 - (start + end) / 2)
        return max(start - word.x1, word.x0 - end, -_SLACK), middle

    return min(range(len(zones)), key=apart)
