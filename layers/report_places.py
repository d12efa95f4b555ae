"""The places in the report of how a release was read, as text for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geo.process import Processed
from geo.text import printable
from layers.findings import Spot, places_asked, places_found
from layers.report_counts import state_only
from layers.report_words import counts, listed, quoted, some, where


def place_lines(kind: str, processed: Processed, with_sheet: bool) -> list[str]:
    """Return the places of a release that are in doubt, each once.

    Parameters
    ----------
    kind : {"place", "outside", "disagreement"}
        Kind of doubt.
    processed : Processed
        The release.
    with_sheet : bool
        Whether each row is told with its sheet.

    Returns
    -------
    list of str
        A line for each place, those of most rows first.
    """
    if kind == "place":
        return [
            f"{quoted(place.mun_given)} in {quoted(place.state_given)} "
            f"({where(place.spots, with_sheet)}): {printable(place.reason)}"
            + "".join(f"; perhaps {name} ({code})" for code, name in place.candidates)
            for place in places_asked(processed.placing)
        ]
    if kind == "outside":
        return [where(processed.joining.outside, with_sheet)]
    apart: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for differs in processed.joining.disagreements:
        apart[differs.given, differs.point].append((differs.sheet, differs.row))
    return [
        f"{given} given, {point} by point ({where(spots, with_sheet)})"
        for (given, point), spots in sorted(apart.items(), key=lambda item: -len(item[1]))
    ]


def found_lines(processed: Processed, with_sheet: bool) -> Iterator[str]:
    """Yield how the places of a release were found.

    Parameters
    ----------
    processed : Processed
        The release.
    with_sheet : bool
        Whether each row is told with its sheet.

    Yields
    ------
    str
        A line. Long lists are cut.
    """
    placing, joining = processed.placing, processed.joining
    if placing.by_precision:
        yield "Records by how much of the place is known: " + counts(placing.by_precision)
    if set(placing.by_method) - {"none"}:
        yield "Municipality found by: " + counts(placing.by_method)
    if spots := state_only(processed.records):
        yield f"Known by state only: {where(spots, with_sheet)}"
    if placing.found:
        yield f"Places not taken to the letter ({some(len(placing.found), 'name')}):"
    yield from listed(
        [
            f"{quoted(place.given)} as {printable(place.name)} by {place.method} "
            f"({where(place.spots, with_sheet)})"
            + (f": {printable(place.note)}" if place.note else "")
            for place in places_found(placing)
        ]
    )
    if placing.unused_corrections:
        yield f"Answers about places that no row names ({len(placing.unused_corrections):,}):"
    yield from listed(
        [
            f"{quoted(row.mun_given)} in {quoted(row.state_given)}"
            for row in placing.unused_corrections
        ]
    )
    if joining.points:
        lie = "lies" if joining.points_off_outline == 1 else "lie"
        yield (
            f"{some(joining.points, 'record')} with coordinates: {joining.filled:,} got the "
            f"municipality from them, {joining.points_off_outline:,} {lie} just off the outline, "
            f"{len(joining.outside):,} outside Mexico"
        )
    yield (
        f"Nearest entries: seaports ({joining.seaports}), airports (all), "
        f"land crossings ({joining.crossings}); geodesic km"
    )
