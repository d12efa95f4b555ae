"""What is said of a raster of the reader's own, and of a summary of it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from geo.rasters.georeference import NAME
from geo.rasters.units import per_area
from geo.rasters.user import UserBand, UserRaster
from layers.own_raster import OwnRaster, band_words
from layers.raster_text import aligned, of_file
from layers.raster_texts import raster_word
from layers.reasons import translate
from layers.words import number


def raster_text(raster: UserRaster, language: str) -> str:
    """Return what a reader's raster says of itself.

    Parameters
    ----------
    raster : UserRaster
        The raster.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Several lines.
    """
    across, down = (f"{abs(raster.transform[at]):g}" for at in (0, 4))
    size = {"width": number(raster.width), "height": number(raster.height)}
    facts = [
        (raster_word("file", language), of_file(raster.file, raster.sha256)),
        (raster_word("system", language), _system(raster, language)),
        (
            raster_word("size", language),
            raster_word("size.is", language, across=across, down=down, **size),
        ),
        *(
            (raster_word("band", language, n=band.number), _band(raster, band, language))
            for band in raster.bands
        ),
        *(
            (raster_word("remark", language), translate(remark, language))
            for remark in raster.remarks
        ),
        *((raster_word("remark", language), told) for told in density_words(raster, language)),
    ]
    title = raster_word("raster.title", language, file=raster.file)
    return "\n".join([title, *aligned(facts)])


def density_words(
    raster: UserRaster, language: str, *, bands: Sequence[int] = ()
) -> tuple[str, ...]:
    """Say what a sum of densities is not, where a raster holds densities.

    Parameters
    ----------
    raster : UserRaster
        The raster.
    language : {"en", "es"}
        Language.
    bands : sequence of int
        The bands that are looked at; all by default.

    Returns
    -------
    tuple of str
        Sentences; none where no band's unit is so many per area.
    """
    found = [
        str(band.number)
        for band in raster.bands
        if band.number in (bands or [band.number]) and per_area(band.unit)
    ]
    if not found:
        return ()
    key = "sum.band" if len(found) == 1 else "sum.bands"
    told = raster_word(key, language, n=", ".join(found))
    if raster.crs_name != NAME:
        return (told,)
    area_km2 = abs(raster.transform[0] * raster.transform[4]) / 1e6
    labs = raster_word("sum.labs", language, km2=f"{area_km2:g}", share=f"{area_km2 / 1000:g}")
    return f"{told} {labs}", raster_word("border", language)


def summary_text(table: pd.DataFrame, by: str, radius_km: float, language: str) -> str:
    """Return how many places a raster has values for, and between what their means lie.

    Parameters
    ----------
    table : pandas.DataFrame
        What :func:`geo.rasters.summarise_raster` or
        :func:`geo.rasters.around_entries` returns.
    by : {"municipality", "state", "entries"}
        What it is by.
    radius_km : float
        Radius around entries, km.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        One line a band.
    """
    facts = []
    for band, rows in table.groupby("band"):
        with_values = rows["mean"].dropna()
        n, total, km = number(len(with_values)), number(len(rows)), f"{radius_km:g}"
        told = raster_word(f"values.{by}", language, n=n, total=total, km=km)
        if len(with_values):
            ends = {"low": f"{with_values.min():.4g}", "high": f"{with_values.max():.4g}"}
            told += f"; {raster_word('means', language, **ends)}"
        facts.append((raster_word("band", language, n=band), told))
    return "\n".join(aligned(facts))


def _band(raster: UserRaster, band: UserBand, language: str) -> str:
    own = raster.nodata is not None
    nodata = raster.nodata if own else band.nodata
    if nodata is None:
        none = raster_word("nodata.none", language)
    else:
        value = "NaN" if np.isnan(nodata) else f"{nodata:g}"
        none = raster_word("nodata.own" if own else "nodata", language, value=value)
    name, unit = band_words(OwnRaster(raster, band.number), language)
    name = name or raster_word("band.nameless", language)
    return ", ".join(part for part in (name, unit, band.kind, none) if part)


def _system(raster: UserRaster, language: str) -> str:
    own = raster.crs_name == NAME
    return raster_word("projection", language) if own else raster.crs_name
