"""A comparison of two releases as files: the matched table, its places as layers, the whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio

from geo import reference
from geo.compare import Comparison, CountComparison
from geo.process import Processed
from geo.records import STATUSES
from layers.comparing.as_json import comparison_json
from layers.comparing.figures import SIDES, figures_by_place, matched
from layers.credits import LICENCES
from layers.datapackage import DESCRIPTOR
from layers.export import keep_other_package, make_folder, stopped_clock
from layers.files import RFC_7946, write_csv, write_parquet, written_whole

LAYERS: Final = {
    "by_state": ("states", "state_code"),
    "by_municipality": ("municipalities", "mun_code"),
}
"""The layers: name to the reference layer that their geometry comes from and its key."""
_PLACED_BY: Final = ("states", "municipalities", "new_municipalities", "localities")
"""The reference layers that the places of records were found in."""
_NAMED: Final = {"state": "state_code", "municipality": "mun_code"}
JSON_FILE: Final = "comparison.json"
GPKG_FILE: Final = "places.gpkg"
_FILES: Final = {
    "matched.csv": "Each pair of records and each record alone: what agreed, what differed",
    "matched.parquet": "Each pair of records and each record alone: what agreed, what differed",
    "duplicates.csv": "Rows that say the same as an earlier row of their release",
    "counts.csv": "Labs by place, period and status as each release counts them",
    "counts.parquet": "Labs by place, period and status as each release counts them",
    "by_state.geojson": "What became of the labs of each state",
    "by_state.parquet": "What became of the labs of each state",
    "by_municipality.geojson": "What became of the labs of each municipality",
    "by_municipality.parquet": "What became of the labs of each municipality",
    GPKG_FILE: "What became of the labs of each state and municipality, two layers",
    JSON_FILE: "The whole comparison",
}
"""Every file that can be written, with its title."""
_MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".json": "application/json",
}


def export_comparison(
    older: Processed,
    newer: Processed,
    comparison: Comparison | CountComparison,
    folder: str | Path,
) -> list[Path]:
    """Write a comparison to a folder, with a ``datapackage.json`` that describes the files.

    Every row names both releases with their hash and says whether they are
    illustrative. Places have their areas; labs of unknown place stand in a
    row without geometry. The same comparison gives the same bytes. Files that
    stood there are replaced once all new ones are whole.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    comparison : Comparison or CountComparison
        What became of the older in the newer.
    folder : str or pathlib.Path
        Where to write to; made if it does not exist.

    Returns
    -------
    list of pathlib.Path
        The files, the description last.

    Raises
    ------
    OutputError
        If a file cannot be written, or the folder's ``datapackage.json`` describes others.
    """
    folder = Path(folder)
    make_folder(folder)
    keep_other_package(folder, set(_FILES))
    source = source_words(older, newer)
    marks = _marks(older, newer)
    with written_whole(folder) as lent:
        if isinstance(comparison, CountComparison):
            _write_table(comparison.table.assign(**marks), lent / "counts", source)
        else:
            _write_table(matched(comparison).assign(**marks), lent / "matched", source)
            write_csv(_duplicates(comparison, older, newer), lent / "duplicates.csv")
        _write_layers(comparison, marks, lent, source)
        text = comparison_json(older, newer, comparison)
        (lent / JSON_FILE).write_text(text + "\n", "utf-8")
        written = sorted(path.name for path in lent.iterdir())
        (lent / DESCRIPTOR).write_text(_description(lent, written, older, newer), "utf-8")
    return [folder / name for name in (*written, DESCRIPTOR)]


def source_words(older: Processed, newer: Processed) -> str:
    """Return where a comparison comes from, for the metadata of a file.

    Parameters
    ----------
    older, newer : Processed
        The two releases.

    Returns
    -------
    str
        Both releases with file, hash and sources, the word illustrative
        where it applies, and that they are not to be added up.
    """
    parts = ["One release against another; they describe the same raids and are never added up"]
    for side, release in (("Older", older.release), ("Newer", newer.release)):
        mark = "ILLUSTRATIVE: generated for demonstration, not real raids; " * release.illustrative
        publisher = release.publisher or "not known"
        published = release.published or "on a day not known"
        parts.append(
            f"{side}: {mark}release {release.id}, publisher {publisher}, published {published}, "
            f"file {release.report.file}, sha256 {release.report.sha256}"
        )
    parts += [
        f"{layer.title}: {layer.attribution}; {layer.licence}"
        for layer in map(reference.info, _PLACED_BY)
    ]
    parts.append("Raids measure detection, not production")
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _marks(older: Processed, newer: Processed) -> dict[str, Any]:
    marks: dict[str, Any] = {}
    for side, processed in (("older", older), ("newer", newer)):
        release = processed.release
        marks[f"release_{side}"] = release.id
        marks[f"sha256_{side}"] = release.report.sha256
        marks[f"illustrative_{side}"] = release.illustrative
    return marks


def _duplicates(comparison: Comparison, older: Processed, newer: Processed) -> pd.DataFrame:
    releases = {processed.release.id: processed.release for processed in (older, newer)}
    names = comparison.duplicates["release"]
    return comparison.duplicates.assign(
        sha256=names.map({name: release.report.sha256 for name, release in releases.items()}),
        illustrative=names.map({name: one.illustrative for name, one in releases.items()}),
    )


def _write_table(table: pd.DataFrame, path: Path, source: str) -> None:
    plain = table.astype({"outcome": "str"})
    write_csv(plain, path.with_suffix(".csv"))
    write_parquet(plain, path.with_suffix(".parquet"), source)


def _write_layers(
    comparison: Comparison | CountComparison, marks: Mapping[str, Any], folder: Path, source: str
) -> None:
    for name, (layer, key) in LAYERS.items():
        if isinstance(comparison, Comparison):
            table = figures_by_place(comparison, "state" if layer == "states" else "municipality")
        elif layer == "states" or comparison.place == "municipality":
            table = _counts_by_place(comparison, layer)
        else:
            continue
        areas = reference.load(layer).set_index(key).geometry
        shapes = areas.reindex(table[key]).reset_index(drop=True)
        placed = gpd.GeoDataFrame(table.assign(**marks), geometry=shapes, crs=areas.crs)
        write_parquet(placed, folder / f"{name}.parquet", source)
        options = {**RFC_7946, "DESCRIPTION": source}
        pyogrio.write_dataframe(
            placed, folder / f"{name}.geojson", driver="GeoJSON", layer_options=options
        )
        with stopped_clock():
            pyogrio.write_dataframe(
                placed,
                folder / GPKG_FILE,
                layer=name,
                driver="GPKG",
                append=(folder / GPKG_FILE).exists(),
                layer_options={
                    "IDENTIFIER": f"{_FILES[f'{name}.geojson']}: {comparison.older} against "
                    f"{comparison.newer}",
                    "DESCRIPTION": source,
                },
            )


def _counts_by_place(comparison: CountComparison, layer: str) -> pd.DataFrame:
    """Return the labs of each place as each release counts them, in all and by status.

    Where the status is not compared, its columns are left out: noughts would be wrong.
    """
    compared = not {*comparison.not_compared, *comparison.not_told}
    statuses = STATUSES if compared else ()
    levels = {"state": "state_code"} if layer == "states" else _NAMED
    keys = list(levels.values())
    cells = comparison.table
    columns = {}
    for side in SIDES:
        labs = cells[f"labs_{side}"]
        columns[f"labs_{side}"] = labs
        for status in statuses:
            columns[f"{status}_{side}"] = labs.where(cells["status"] == status, 0)
    columns["difference"] = cells["difference"]
    figures = pd.DataFrame(columns).groupby([cells[key] for key in keys], dropna=False).sum()
    table = figures.reset_index()
    for name, key in levels.items():
        named = reference.load("states" if name == "state" else "municipalities")
        table[name] = table[key].map(named.set_index(key)["name"]).astype("str")
    lead = [*keys, *levels]
    return table[[*lead, *table.columns.difference(lead, sort=False)]]


def _description(folder: Path, names: list[str], older: Processed, newer: Processed) -> str:
    """Return the description of the files as a Frictionless Data Package, version 1."""
    releases = (older.release, newer.release)
    illustrative = any(release.illustrative for release in releases)
    layers = [reference.info(layer) for layer, _ in LAYERS.values()]
    licences = dict.fromkeys(name for layer in layers for name in layer.licences)
    mark = "ILLUSTRATIVE: " if illustrative else ""
    package = {
        "profile": "data-package",
        "name": "labatlas-comparison",
        "title": f"{mark}{releases[0].id} against {releases[1].id}",
        "description": source_words(older, newer),
        "illustrative": illustrative,
        "licenses": [
            {"name": one.name, "path": one.path, "title": f"{one.title} (areas)"}
            for one in map(LICENCES.__getitem__, licences)
        ],
        "sources": [
            *(
                {
                    "title": f"Release {release.id}, {release.publisher or 'publisher not known'}, "
                    f"file {release.report.file}, sha256 {release.report.sha256}"
                }
                for release in releases
            ),
            *({"title": layer.attribution} for layer in layers),
        ],
        "contributors": [{"title": f"labatlas {version('labatlas')}", "role": "wrangler"}],
        "resources": [_resource(folder / name) for name in names],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(path: Path) -> dict[str, Any]:
    content = path.read_bytes()
    return {
        "name": path.name.replace(".", "-").lower(),
        "path": path.name,
        "profile": "data-resource",
        "type": "file",
        "title": _FILES[path.name],
        "format": path.suffix[1:],
        "mediatype": _MEDIA_TYPES[path.suffix],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
