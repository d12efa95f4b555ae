"""Line 7 of the issue: coordinates in every dress."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import writers
from form import TITLE, Form, Grid, data, header, title
from pyproj import Transformer
from raids import (
    DATE,
    LAT,
    LON,
    MUNICIPALITY,
    PLACED,
    RAIDS,
    STATE,
    STATE_OF_IT,
    Column,
    Raid,
    cells,
    headings,
    rows,
)

PLACES = (DATE, STATE, MUNICIPALITY, STATE_OF_IT)
FIELDS = ("date", "state", "municipality", "status", "point")


def forms() -> list[Form]:
    return [
        _placed("positions_degrees_minutes_seconds.csv", "degrees, minutes, seconds in many forms",
                ("LATITUD", lambda raid: _dms(raid, "lat")),
                ("LONGITUD", lambda raid: _dms(raid, "lon"))),
        _placed("positions_in_one_cell.csv", "latitude and longitude in one cell, in many forms",
                ("COORDENADAS", _one_cell), delimiter=";"),
        _placed("positions_utm_zones.csv", "UTM metres with their zone",
                ("ESTE (X)", lambda raid: round(utm(raid)[0], 2)),
                ("NORTE (Y)", lambda raid: round(utm(raid)[1], 2)),
                ("ZONA", _zone_text)),
        _placed("positions_utm_without_zone.csv", "UTM metres; the state decides the zone",
                ("UTM X", lambda raid: round(utm(raid)[0])),
                ("UTM Y", lambda raid: round(utm(raid)[1])), corrected=True),
        _placed("positions_utm_in_one_cell.csv", "UTM zone and metres in one cell",
                ("COORDENADAS UTM", _utm_text)),
        _placed("positions_lambert.csv", "metres of Mexico's Lambert conformal conic grid",
                ("COORD_X", lambda raid: round(lambert(raid)[0], 2)),
                ("COORD_Y", lambda raid: round(lambert(raid)[1], 2)), corrected=True),
        _placed("positions_unsigned.csv", "longitudes that lost their sign",
                LAT, ("LONGITUD", lambda raid: -raid.lon), corrected=True),
        _placed("positions_swapped.csv", "latitudes below LONGITUD and the other way round",
                ("LATITUD", lambda raid: raid.lon), ("LONGITUD", lambda raid: raid.lat),
                corrected=True),
        _degrees_in_columns(), _outside(), _missing(),
    ]  # fmt: skip


@cache
def _to(epsg: int) -> Transformer:
    return Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True)


def zone(raid: Raid) -> int:
    return int((raid.lon + 180) // 6) + 1


def band(raid: Raid) -> str:
    return "Q" if raid.lat < 24 else "R" if raid.lat < 32 else "S"


def _zone_text(raid: Raid) -> str:
    return (f"{zone(raid)}{band(raid)}", str(zone(raid)), f"Zona {zone(raid)} N")[raid.number % 3]


def utm(raid: Raid) -> tuple[float, float]:
    return _to(32600 + zone(raid)).transform(raid.lon, raid.lat)


def _utm_text(raid: Raid) -> str:
    east, north = utm(raid)
    return f"{zone(raid)}{band(raid)} {east:.2f} {north:.2f}"


def lambert(raid: Raid) -> tuple[float, float]:
    return _to(6372).transform(raid.lon, raid.lat)


def _placed(
    file: str,
    shows: str,
    *columns: Column,
    delimiter: str = ",",
    corrected: bool = False,
) -> Form:
    """Return a file of all raids, those without a position with empty cells."""
    every = (*PLACES, *((heading, _if_placed(value)) for heading, value in columns))
    lines = rows(every)
    if corrected:
        lines = [
            line._replace(faults=(("", "value corrected"),)) if any(line.cells[4:]) else line
            for line in lines
        ]
    grid = Grid([title(TITLE), header(*headings(every)), *lines])
    return Form(
        file, (7,), shows, [grid], writers.text(grid, delimiter=delimiter), FIELDS,
    )  # fmt: skip


def _if_placed(value: Callable[[Raid], Any]) -> Callable[[Raid], Any]:
    return lambda raid: "" if raid.lon is None else value(raid)


def _sexagesimal(degrees: float) -> tuple[int, int, float]:
    whole, rest = divmod(abs(degrees) * 3600, 3600)
    minutes, seconds = divmod(rest, 60)
    return int(whole), int(minutes), round(seconds, 2)


def _dms(raid: Raid, axis: str) -> str:
    d, m, s = _sexagesimal(raid.lat if axis == "lat" else raid.lon)
    english, spanish = ("N", "N") if axis == "lat" else ("W", "O")
    return (
        f"{d}°{m:02}'{s:05.2f}\" {english}",
        f"{d}° {m}' {s:.2f}'' {spanish}",
        f"{spanish} {d}°{m:02}’{s:05.2f}”",
        f"{'' if axis == 'lat' else '-'}{d} {m} {s:.2f}",
        f"{d}º{m:02}´{s:05.2f}´´{english}",
        f"{d}° {m:02}′ {s:05.2f}″ {'Norte' if axis == 'lat' else 'Oeste'}",
        f"{d}:{m:02}:{s:05.2f}{english}",
        f"{d}° {m + s / 60:.4f}' {english}",
        f"{d}g {m}m {s:.2f}s {english}",
    )[raid.number % 9]


def _one_cell(raid: Raid) -> str:
    n, w = _dms(raid, "lat"), _dms(raid, "lon")
    return (
        f"{raid.lat:.5f}, {raid.lon:.5f}",
        f"{n}, {w}",
        f"{n} {w}",
        f"Lat. {raid.lat:.5f} Long. {raid.lon:.5f}",
        f"({raid.lat:.5f} {raid.lon:.5f})",
        f"{raid.lat:.5f} N, {-raid.lon:.5f} W",
        f"LN {n} / LO {w}",
    )[raid.number % 7]


def _degrees_in_columns() -> Form:
    """Degrees, minutes and seconds in three columns each, below a merged heading."""
    lines = [
        title(TITLE),
        header("FECHA", "ESTADO", "MUNICIPIO", "ESTATUS", "LATITUD NORTE", "LONGITUD OESTE"),
    ]
    for raid in RAIDS:
        pair = ("", "")
        if raid.lon is not None:
            pair = tuple("{}°{}'{:.2f}\"".format(*_sexagesimal(v)) for v in (raid.lat, raid.lon))
        lines.append(data((*cells(PLACES, raid), *pair), raid.number))
    grid = Grid(lines, "Hoja1")
    return Form(
        "positions_hemisphere_in_heading.xls", (7,),
        "the hemisphere stands in the heading: LONGITUD OESTE", [grid], writers.xls(grid), FIELDS,
    )  # fmt: skip


def _outside() -> Form:
    """Give some raids positions that lie outside Mexico: kept, and flagged."""
    moved = {1: (-122.41942, 37.77493), 6: (2.35222, 48.85661), 12: (-74.07209, 4.71099)}
    lines = []
    for raid in RAIDS:
        if raid.number in moved:
            lon, lat = moved[raid.number]
            lines.append(
                data(
                    (*cells(PLACES, raid), lat, lon), raid.number, changes={"lon": lon, "lat": lat}
                )
            )
        else:
            lines.append(data((*cells((*PLACES, LAT, LON), raid),), raid.number))
    grid = Grid([title(TITLE), header(*headings(PLACES), "LATITUD", "LONGITUD"), *lines])
    return Form(
        "positions_outside_mexico.csv", (7,), "positions abroad: kept as they are, and flagged",
        [grid], writers.text(grid), FIELDS,
    )  # fmt: skip


def _missing() -> Form:
    """Give raids zeros, words, half a pair and nonsense where the position should be."""
    wrong: dict[int, tuple[Any, Any]] = {
        2: (0, 0), 4: ("S/D", "S/D"), 5: ("24.5", ""), 8: ("norte", "oeste"), 9: (999, 999),
        11: (91.5, -190.25), 13: ("", -103.5),
    }  # fmt: skip
    said_nothing = {4}
    lines = []
    for raid in RAIDS:
        line = data(cells((*PLACES, LAT, LON), raid), raid.number)
        if raid.number in wrong:
            faults = () if raid.number in said_nothing else (("", "value dropped"),)
            line = line._replace(cells=(*cells(PLACES, raid), *wrong[raid.number]), faults=faults)
        lines.append(line)
    grid = Grid([title(TITLE), header(*headings(PLACES), "LATITUD", "LONGITUD"), *lines])
    return Form(
        "positions_missing.csv", (7, 3), "0, 0, words, half a pair, 999 and no place on earth",
        [grid], writers.text(grid), FIELDS,
    )  # fmt: skip


assert all(raid.number not in (2, 4, 5, 8, 9, 11, 13) for raid in PLACED)
