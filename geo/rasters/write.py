"""Densities as a cloud-optimised GeoTIFF that says where it comes from."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Final

import numpy as np
from rasterio.env import Env
from rasterio.io import MemoryFile

from geo import reference
from geo.crs import EQUAL_AREA
from geo.errors import OutputError
from geo.rasters.bands import DENSITY_UNIT, DensityRaster
from geo.rasters.georeference import grid_crs, grid_transform
from geo.releases.release import Release
from geo.text import printable

ENDINGS: Final = (".tif", ".tiff")
"""Endings of a GeoTIFF."""

ILLUSTRATIVE: Final = "ILLUSTRATIVE: generated for demonstration, not real raids"

_LAYERS: Final = ("municipalities", "states", "new_municipalities", "localities")
"""The reference layers that records are placed by and that the grid is cut out with."""

_NOTES: Final = (
    "Raids measure detection, not production; a lab found inactive may have been between batches",
    (
        "A record known to its municipality alone is spread evenly over it; one known to its state "
        "alone is not in the raster and is counted in labs_not_placed"
    ),
)
_NOT_ASKED: Final = (
    "Cells outside the chosen states have no value: nobody asked for them. The states are the "
    "window of study: labs of other states do not enter, and a record whose coordinates lie "
    "outside them is counted in labs_not_placed"
)
_EDGES: Final = {
    "diggle": "Edges are corrected at the borders of the states as at coast and border",
    "none": (
        "Edges are not corrected in the densities: what a kernel sends beyond the states is lost"
    ),
}
_OPTIONS: Final = {
    "driver": "COG",
    "dtype": "float32",
    "nodata": float("nan"),
    # Every program that reads GeoTIFF reads this; others are smaller, but newer.
    "compress": "DEFLATE",
    "level": 6,
    "predictor": "FLOATING_POINT",
    "overview_resampling": "AVERAGE",
    "overview_compress": "DEFLATE",
    "overview_predictor": "FLOATING_POINT",
    "blocksize": 512,
    "bigtiff": "NO",
}


def density_geotiff(raster: DensityRaster, release: Release) -> bytes:
    """Return densities as a cloud-optimised GeoTIFF, the same bytes for the same densities.

    One band of float32 for each of :attr:`DensityRaster.bands`, NaN where
    there is no value, with overviews that average, in
    :data:`geo.crs.EQUAL_AREA`. The tags tell release, filters, bandwidths,
    what was not placed, which bands were refused and why, and the sources.

    Parameters
    ----------
    raster : DensityRaster
        What :func:`geo.rasters.density_raster` returns.
    release : Release
        The release that its records stand in.

    Returns
    -------
    bytes
        The file.
    """
    grid, bands = raster.grid, raster.bands
    with Env(), MemoryFile(ext=".tif") as memory:
        with memory.open(
            width=grid.width,
            height=grid.height,
            count=len(bands),
            crs=grid_crs(),
            transform=grid_transform(grid),
            **_OPTIONS,
        ) as file:
            for number, band in enumerate(bands, start=1):
                file.write(band.values.astype(np.float32), number)
                file.set_band_description(number, band.name)
                file.set_band_unit(number, band.unit)
                file.update_tags(number, meaning=band.meaning)
            file.update_tags(**tags(raster, release))
        return bytes(memory.getbuffer())


def write_density(path: str | Path, raster: DensityRaster, release: Release) -> Path:
    """Write densities as a cloud-optimised GeoTIFF, and return its path.

    Parameters
    ----------
    path : str or pathlib.Path
        A file ending in ``.tif`` or ``.tiff``; one that exists is replaced
        when the new one is whole.
    raster : DensityRaster
        What :func:`geo.rasters.density_raster` returns.
    release : Release
        The release that its records stand in.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the ending is another or the file cannot be written.
    """
    path = Path(path)
    if path.suffix.lower() not in ENDINGS:
        raise OutputError(
            f"cannot write {path.name}: its ending must be one of {', '.join(ENDINGS)}"
        )
    content = density_geotiff(raster, release)
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".labatlas-") as folder:
            written = Path(folder) / path.name
            written.write_bytes(content)
            written.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write to {path.parent}: {error}") from error
    return path


def tags(raster: DensityRaster, release: Release) -> dict[str, str]:
    """Return what the file says of itself.

    Parameters
    ----------
    raster : DensityRaster
        The densities.
    release : Release
        The release that its records stand in.

    Returns
    -------
    dict of str to str
        Texts by name, without characters that cannot be printed.
    """
    density, selection, risk = raster.densities["all"], raster.selection, raster.risk
    title = f"Kernel density of labs, release {release.id}, {DENSITY_UNIT}"
    found: dict[str, object] = {
        "TIFFTAG_SOFTWARE": f"labatlas {version('labatlas')}",
        "TIFFTAG_IMAGEDESCRIPTION": f"{ILLUSTRATIVE}. {title}" if release.illustrative else title,
        "release": release.id,
        "publisher": release.publisher or "not known",
        "published": release.published or "not known",
        "file": release.report.file,
        "sha256": release.report.sha256,
        "filters": json.dumps(asdict(raster.filters), ensure_ascii=False, default=str),
        "projection": EQUAL_AREA,
        "cell_km": f"{raster.grid.cell_km:g}",
        "kernel": "Gaussian; the bandwidth is its standard deviation",
        "bandwidth_km": f"{density.bandwidth_km:g}",
        "edge_correction": density.edges,
        "labs": f"{density.labs:g}",
        "labs_not_placed": density.labs_not_placed,
        "labs_date_undecided": selection.labs_date_undecided,
        "labs_other_kind": selection.labs_other_kind,
        "labs_state_unknown": selection.labs_state_unknown,
        "notes": ". ".join(_NOTES),
        "sources": ". ".join(_source(name) for name in _LAYERS),
    }
    if release.illustrative:
        found["illustrative"] = ILLUSTRATIVE
    if raster.window:
        found["states"] = ", ".join(raster.window)
        found["not_asked"] = f"{_NOT_ASKED}. {_EDGES[density.edges]}"
    if risk is not None:
        found["risk_bandwidth_km"] = f"{risk.bandwidth_km:g}"
        found["risk_active"], found["risk_inactive"] = risk.active, risk.inactive
        found["risk_test"] = risk.method
    if risk is not None and risk.relabellings:
        found["risk_relabellings"], found["risk_seed"] = risk.relabellings, raster.seed
        found["risk_global_p"] = "none" if risk.global_p is None else f"{risk.global_p:g}"
    for name, rule in zip(("bandwidth_rule", "risk_bandwidth_rule"), raster.rules, strict=True):
        if rule is not None:
            found[name] = f"{rule.rule}: {rule.reason}"
    if raster.left_out:
        found["left_out"] = json.dumps(raster.left_out, ensure_ascii=False)
    return {name: printable(str(value)) for name, value in found.items()}


def _source(name: str) -> str:
    layer = reference.info(name)
    return f"{layer.title}: {layer.attribution}; {layer.licence}".rstrip(".")
