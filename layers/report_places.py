"""The places in the report of how a release was read, as text for a terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from geo.process import Processed
from geo.text import printable
from layers.findings import Spot, places_asked, places_found
from layers.reasons import translate
from layers.report_counts import state_only
from layers.report_words import counts, line, listed, quoted, some, where, word_of


def place_lines(kind: str, processed: Processed, with_sheet: bool, language: str) -> list[str]:
    """Return the places of a release that are in doubt, each once.

    Parameters
    ----------
    kind : {"place", "outside", "disagreement"}
        Kind of doubt.
    processed : Processed
        The release.
    with_sheet : bool
        Whether each row is told with its sheet.
    language : {"en", "es"}
        Language.

    Returns
    -------
    list of str
        A line for each place, those of most rows first.
    """
    if kind == "place":
        return [
            line(
                "place",
                language,
                name=quoted(place.mun_given),
                state=quoted(place.state_given),
                where=where(place.spots, with_sheet, language),
                reason=printable(translate(place.reason, language)),
            )
            + "".join(
                line("place.perhaps", language, name=name, code=code)
                for code, name in place.candidates
            )
            for place in places_asked(processed.placing)
        ]
    if kind == "outside":
        return [where(processed.joining.outside, with_sheet, language)]
    apart: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for differs in processed.joining.disagreements:
        apart[differs.given, differs.point].append((differs.sheet, differs.row))
    return [
        line(
            "place.apart",
            language,
            given=given,
            point=point,
            where=where(spots, with_sheet, language),
        )
        for (given, point), spots in sorted(apart.items(), key=lambda item: -len(item[1]))
    ]


def found_lines(processed: Processed, with_sheet: bool, language: str) -> Iterator[str]:
    """Yield how the places of a release were found.

    Parameters
    ----------
    processed : Processed
        The release.
    with_sheet : bool
        Whether each row is told with its sheet.
    language : {"en", "es"}
        Language.

    Yields
    ------
    str
        A line. Long lists are cut.
    """
    placing, joining = processed.placing, processed.joining
    if placing.by_precision:
        told = counts(placing.by_precision, "precision", language)
        yield line("precisions", language, counts=told)
    if set(placing.by_method) - {"none"}:
        yield line("methods", language, counts=counts(placing.by_method, "method", language))
    if spots := state_only(processed.records):
        yield line("state_only", language, where=where(spots, with_sheet, language))
    if placing.found:
        yield line("taken", language, names=some(len(placing.found), "name", language))
    yield from listed(
        [
            line(
                "taken.one",
                language,
                given=quoted(place.given),
                name=printable(place.name),
                method=word_of("method", place.method, language),
                where=where(place.spots, with_sheet, language),
            )
            + (f": {printable(translate(place.note, language))}" if place.note else "")
            for place in places_found(placing)
        ],
        language,
    )
    if placing.unused_corrections:
        yield line("unused", language, n=f"{len(placing.unused_corrections):,}")
    yield from listed(
        [
            line("unused.one", language, name=quoted(row.mun_given), state=quoted(row.state_given))
            for row in placing.unused_corrections
        ],
        language,
    )
    if joining.points:
        yield line(
            "points",
            language,
            one=joining.points_off_outline == 1,
            records=some(joining.points, "record", language),
            filled=f"{joining.filled:,}",
            off=f"{joining.points_off_outline:,}",
            outside=f"{len(joining.outside):,}",
        )
    yield line(
        "nearest",
        language,
        seaports=word_of("entries", joining.seaports, language),
        crossings=word_of("entries", joining.crossings, language),
    )
