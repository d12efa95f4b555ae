"""Rows of a table of counts that sum up shorter periods: a year above its halves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final, NamedTuple

from geo.releases.tables.row_labels import Labels
from geo.releases.values.periods import Span, read_span

_PERIODS: Final = ("date", "year", "month")


class Longer(NamedTuple):
    """A row whose period holds those of other rows that say the same else.

    Attributes
    ----------
    row : int
        The row.
    parts : list of int
        The rows of the shortest periods within its own.
    covered : bool
        Whether these together are its whole period, each month once.
    """

    row: int
    parts: list[int]
    covered: bool


def find_longer(labels: Mapping[int, Labels]) -> list[Longer]:
    """Return the rows whose period holds those of others.

    Parameters
    ----------
    labels : mapping of int to mapping
        What each row says.

    Returns
    -------
    list of Longer
        Those that name their period by the same columns as their parts.
    """
    groups: dict[tuple[tuple[str, str], ...], dict[int, Span]] = defaultdict(dict)
    for row, said in labels.items():
        if span := _span(said):
            rest = ((name, "" if name in _PERIODS else value) for name, value in said.items())
            groups[tuple(sorted(rest))][row] = span
    found = []
    for spans in groups.values():
        # Most tables name periods of one length.
        if len({span.last - span.first for span in spans.values()}) > 1:
            found += _longer(spans)
    return found


def _longer(spans: Mapping[int, Span]) -> list[Longer]:
    found = []
    for row, span in spans.items():
        within = [other for other, inner in spans.items() if span.holds(inner)]
        if not within:
            continue
        # What holds another of them is no part, but a sum within the sum.
        inner = {spans[other] for other in within}
        parts = [other for other in within if not any(map(spans[other].holds, inner))]
        months = [m for other in parts for m in range(spans[other].first, spans[other].last + 1)]
        covered = sorted(months) == list(range(span.first, span.last + 1))
        found.append(Longer(row, parts, covered))
    return found


def _span(said: Labels) -> Span | None:
    month = said.get("month", "")
    if month.isdecimal():
        year = read_span(said.get("year", ""))
        number = int(month)
        return Span(year.year if year else None, number, number) if number <= 12 else None
    return read_span(" ".join(said[name] for name in _PERIODS if name in said))
