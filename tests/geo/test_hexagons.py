"""Labs by H3 hexagon."""

import h3
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.errors import ChoiceError, RecordError
from geo.hexagons import RESOLUTIONS, country_cells, hexagons, names, outlines, touching
from geo.summary import wilson_interval

AT = {
    "state_code": "25", "mun_code": "25006", "place_precision": "point",
    "lon": -107.39, "lat": 24.81,
}  # fmt: skip


@pytest.fixture
def joined(make_records):
    def make(*rows):
        table = make_records(*rows)
        inside = table["mun_code"].where(table["place_precision"] == "point")
        return table.assign(mun_code_point=inside)

    return make


@pytest.mark.parametrize("resolution", RESOLUTIONS)
def test_labs_are_counted_where_their_point_lies(joined, resolution: int):
    records = joined(
        {**AT, "status": "active"},
        {**AT, "status": "inactive", "labs": 3},
        {**AT, "status": "unspecified", "labs": 2},
        {**AT, "lon": -103.3, "lat": 20.6, "status": "unspecified"},
        {**AT, "lon": -99.1, "lat": 19.4, "labs": 0},
        {**AT, "place_precision": "municipality", "lon": None, "lat": None, "labs": 5},
        {"place_precision": "state", "state_code": "25", "labs": 4},
    )
    found = hexagons(records, resolution=resolution)
    assert (found.release, found.resolution) == ("r1", resolution)
    assert (found.labs, found.labs_not_placed) == (7, 9)
    table = found.table.set_index("cell")
    assert len(table) == 2
    cell = table.loc[h3.latlng_to_cell(24.81, -107.39, resolution)]
    assert cell[["labs", "active", "inactive", "unspecified"]].tolist() == [6, 1, 3, 2]
    assert cell["active_share"] == 0.25
    assert (cell["low"], cell["high"]) == tuple(float(b[0]) for b in wilson_interval([1], [4]))
    assert cell.geometry.contains(shapely.Point(-107.39, 24.81))
    unknown = table.loc[h3.latlng_to_cell(20.6, -103.3, resolution)]
    assert np.isnan(unknown[["active_share", "low", "high"]].astype(float)).all()
    assert found.table.crs == "EPSG:4326"


def test_a_point_outside_mexico_lies_in_no_hexagon(joined):
    records = joined({**AT, "lon": -60.0, "lat": 10.0}).assign(
        mun_code_point=pd.Series([None], dtype="str")
    )
    found = hexagons(records)
    assert (len(found.table), found.labs, found.labs_not_placed) == (0, 0, 1)


def test_no_records_give_an_empty_table(joined):
    found = hexagons(joined(AT).iloc[:0])
    assert (len(found.table), found.labs, found.labs_not_placed) == (0, 0, 0)
    assert found.table.crs == "EPSG:4326"


def test_strange_choices_are_refused(joined):
    with pytest.raises(ChoiceError, match="choose from 3, 4, 5, 6"):
        hexagons(joined(AT), resolution=7)
    with pytest.raises(RecordError, match="mix 2 releases"):
        hexagons(joined(AT, {**AT, "release": "r2"}))


@pytest.mark.parametrize("resolution", [3, 4])
def test_hexagons_of_the_country_have_their_centre_there(resolution: int):
    """Held against every hexagon between the corners of the country."""
    land = shapely.coverage_union_all(reference.load("states").geometry.to_numpy())
    shapely.prepare(land)
    west, south, east, north = land.bounds
    corners = [(south, west), (south, east), (north, east), (north, west)]
    every = h3.h3shape_to_cells_experimental(h3.LatLngPoly(corners), resolution, "overlap")
    expected = {
        cell
        for cell, (lat, lon) in ((cell, h3.cell_to_latlng(cell)) for cell in every)
        if shapely.contains_xy(land, lon, lat)
    }
    assert set(names(country_cells(resolution).tolist())) == expected


def test_hexagons_of_a_state_are_some_of_the_country():
    sinaloa = country_cells(4, ("25",))
    assert 20 < len(sinaloa) < 80
    assert set(sinaloa.tolist()) < set(country_cells(4).tolist())


@given(st.sets(st.integers(0, 48), min_size=1))
@settings(deadline=None, max_examples=30)
def test_touching_hexagons_share_a_side(chosen: set[int]):
    disk = sorted(h3.str_to_int(c) for c in h3.grid_disk(h3.latlng_to_cell(24.8, -107.4, 4), 4))
    cells = np.array([disk[k] for k in sorted(chosen)])
    text = names(cells.tolist())
    expected = {
        (i, j)
        for i, one in enumerate(text)
        for j, other in enumerate(text)
        if h3.are_neighbor_cells(one, other)
    }
    one, other = touching(cells)
    assert set(zip(one.tolist(), other.tolist(), strict=True)) == expected
    assert len(one) == len(expected)


def test_outlines_take_names_and_numbers():
    cells = country_cells(3)[:3].tolist()
    assert shapely.equals(outlines(cells), outlines(names(cells))).all()
    assert len(outlines([])) == 0
