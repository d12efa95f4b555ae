"""The whole line in one call: a release file in, joined records and reports out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pandas as pd

from geo.doubts import doubts, strictly
from geo.errors import ReleaseError
from geo.join import JoiningReport, join
from geo.places import PlacingReport, match
from geo.places.corrections import Corrections, corrections_beside, load_corrections
from geo.releases import ReadingMap, Release, embedded, read

LAYERS: Final = (
    "municipalities",
    "states",
    "new_municipalities",
    "localities",
    "entries",
    "municipality_nearest",
    "regimes",
    "military_regions",
    "military_zones",
    "naval_states",
    "borders",
    "municipality_distances",
)
"""The reference layers that :func:`process` finds and joins the places of records with."""


@dataclass(frozen=True)
class Processed:
    """A release that went down the whole line.

    Attributes
    ----------
    release : Release
        The release as read, with its reading report.
    records : pandas.DataFrame
        The record table with codes and joins.
    placing : PlacingReport
        How its places were found.
    joining : JoiningReport
        How its coordinates agree with its places.
    """

    release: Release
    records: pd.DataFrame = field(repr=False)
    placing: PlacingReport = field(repr=False)
    joining: JoiningReport = field(repr=False)


def process(
    source: str | Path,
    *,
    reading_map: ReadingMap | None = None,
    columns: Mapping[str, str] | None = None,
    strict: bool = False,
    corrections: Corrections | None = None,
    release_id: str | None = None,
    file_name: str | None = None,
    publisher: str = "",
    corps: str = "",
    published: date | None = None,
    period: tuple[date | None, date | None] = (None, None),
    seaports: str = "cargo",
    crossings: str = "all",
    progress: Callable[[str], None] | None = None,
) -> Processed:
    """Return a release read, matched to codes and joined.

    Parameters
    ----------
    source : str or pathlib.Path
        Name of an embedded release, or path of a file.
    reading_map : ReadingMap, optional
        How to read the file, as found or corrected before.
    columns : mapping of str to str, optional
        Heading by field, for a file whose headings are not recognised; goes
        before those of the map.
    strict : bool
        Whether anything in doubt is an error: all of :func:`geo.doubts.doubts`.
    corrections : Corrections, optional
        What a person answered to the review list of places. By default those
        of the file that stands beside the release, if there is one (see
        :func:`geo.places.corrections.corrections_beside`).
    release_id, file_name : str, optional
        Id of the release and name of the file to report, by default taken
        from the path.
    publisher, corps : str
        Who answered, and whose raids they are where the file doesn't say.
    published : datetime.date, optional
        Day of publication.
    period : tuple of (datetime.date or None, datetime.date or None)
        First and last day that the release says it covers; an embedded
        release has its own.
    seaports : {"cargo", "all"}
        Seaports that can be the nearest.
    crossings : {"all", "north", "south"}
        Land crossings that can be the nearest.
    progress : callable, optional
        Told the name of each stage as it begins: ``read``, ``places``,
        ``join``.

    Returns
    -------
    Processed
        Release, joined records and reports.

    Raises
    ------
    ReleaseError
        If the file cannot be read as a table of raids; with ``strict`` also
        if anything in it is in doubt.
    ColumnError
        If ``columns`` names a field or a heading that does not exist.
    """
    tell = progress or (lambda _: None)
    tell("read")
    if str(source) in embedded.names():
        release = embedded.read_embedded(str(source), reading_map=reading_map, columns=columns)
    elif not Path(source).suffix and not Path(source).exists():
        raise ReleaseError(
            f"{source} is neither a file nor an embedded release; embedded are "
            f"{', '.join(embedded.names())}"
        )
    else:
        release = read(
            source,
            reading_map=reading_map,
            columns=columns,
            release_id=release_id,
            file_name=file_name,
            publisher=publisher,
            corps=corps,
            published=published,
            period=period,
        )
    tell("places")
    own = str(source) not in embedded.names()
    if corrections is None and own and (beside := corrections_beside(Path(source))):
        corrections = load_corrections(beside)
    placed, placing = match(release.records, corrections)
    tell("join")
    joined, joining = join(placed, seaports=seaports, crossings=crossings)
    processed = Processed(release, joined, placing, joining)
    if strict and (found := doubts(processed)):
        raise ReleaseError(strictly(release.report.file, found))
    return processed
