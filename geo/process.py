"""The whole line in one call: a release file in, joined records and reports out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pandas as pd

from geo.errors import ReleaseError
from geo.join import JoiningReport, join
from geo.places import PlacingReport, match
from geo.releases import Release, embedded, read

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
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    release_id: str | None = None,
    file_name: str | None = None,
    publisher: str = "",
    corps: str = "",
    published: date | None = None,
    seaports: str = "cargo",
    crossings: str = "all",
    progress: Callable[[str], None] | None = None,
) -> Processed:
    """Return a release read, matched to codes and joined.

    Parameters
    ----------
    source : str or pathlib.Path
        Name of an embedded release, or path of a file.
    columns : mapping of str to str, optional
        Heading by field, for a file whose headings are not recognised.
    sheet : str, optional
        Sheet to read.
    release_id, file_name : str, optional
        Id of the release and name of the file to report, by default taken
        from the path.
    publisher, corps : str
        Who answered, and whose raids they are where the file doesn't say.
    published : datetime.date, optional
        Day of publication.
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
        If the file cannot be read as a table of raids.
    ColumnError
        If ``columns`` names a field or a heading that does not exist.
    """
    tell = progress or (lambda _: None)
    tell("read")
    if str(source) in embedded.names():
        release = embedded.read_embedded(str(source), columns=columns, sheet=sheet)
    elif not Path(source).suffix and not Path(source).exists():
        raise ReleaseError(
            f"{source} is neither a file nor an embedded release; embedded are "
            f"{', '.join(embedded.names())}"
        )
    else:
        release = read(
            source,
            columns=columns,
            sheet=sheet,
            release_id=release_id,
            file_name=file_name,
            publisher=publisher,
            corps=corps,
            published=published,
        )
    tell("places")
    placed, placing = match(release.records)
    tell("join")
    joined, joining = join(placed, seaports=seaports, crossings=crossings)
    return Processed(release, joined, placing, joining)
