"""The grid: its lines, what polygons cover of it, and the country on it."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer

from geo.crs import EQUAL_AREA, GEOGRAPHIC, project
from geo.density import Grid, cover, inside, mexico_grid
from geo.density.grid import municipalities
from geo.errors import ChoiceError

SMALL = Grid(west=-20_000.0, north=30_000.0, cell_km=2.0, width=20, height=15)


@pytest.mark.parametrize("cell_km", [1.0, 2.0, 3.3, 10.0])
def test_the_grid_covers_mexico_and_no_more(cell_km) -> None:
    grid = mexico_grid(cell_km)
    west, south, east, north = grid.bounds
    bounds = municipalities().total_bounds
    assert west <= bounds[0] < west + grid.cell_m
    assert south <= bounds[1] < south + grid.cell_m
    assert east - grid.cell_m < bounds[2] <= east
    assert north - grid.cell_m < bounds[3] <= north
    assert west / grid.cell_m == pytest.approx(round(west / grid.cell_m))
    x, y = grid.centres()
    assert (len(y), len(x)) == grid.shape
    assert (x[0], y[0]) == (west + grid.cell_m / 2, north - grid.cell_m / 2)
    assert (x[-1], y[-1]) == pytest.approx((east - grid.cell_m / 2, south + grid.cell_m / 2))


@pytest.mark.parametrize("cell_km", [0.99, 10.01, float("nan")])
def test_cells_too_small_or_large_are_refused(cell_km) -> None:
    with pytest.raises(ChoiceError, match="choose 1 to 10 km"):
        mexico_grid(cell_km)


@pytest.mark.parametrize("cell_km", ["2", True, None, 2j], ids=str)
def test_a_cell_that_is_no_number_is_refused(cell_km) -> None:
    mexico_grid(1.0)
    with pytest.raises(ChoiceError, match="is no number of km"):
        mexico_grid(cell_km)


@given(
    st.floats(-19_000, 18_000), st.floats(1_000, 29_000), st.floats(50, 9_000), st.integers(3, 9)
)
@settings(max_examples=30)
def test_cover_is_the_area_of_each_cell_that_is_covered(x, y, radius, corners) -> None:
    shape = shapely.Point(x, y).buffer(radius, quad_segs=corners)
    shape = shape.intersection(shapely.box(*SMALL.bounds))
    ((cells, shares),) = cover(SMALL, np.array([shape]))
    assert (shares > 0).all()
    assert shares.max() <= 1 + 1e-6
    assert shares.sum() * 4e6 == pytest.approx(shape.area, rel=1e-4)
    at = int(np.argmax(shares))
    row, column = divmod(int(cells[at]), SMALL.width)
    west, north = SMALL.west + column * 2000, SMALL.north - row * 2000
    expected = shape.intersection(shapely.box(west, north - 2000, west + 2000, north)).area / 4e6
    assert shares[at] == pytest.approx(expected, rel=1e-4)


def test_the_country_has_the_area_of_its_municipalities() -> None:
    grid = mexico_grid(5.0)
    assert inside(grid).sum() * 25e6 == pytest.approx(municipalities().area.sum(), rel=0.002)
    assert not inside(grid).flags.writeable
    assert 0 <= inside(grid).min() < inside(grid).max() <= 1 + 1e-6


@given(st.floats(-117, -87), st.floats(14.6, 32.6))
@settings(max_examples=20)
def test_projecting_goes_back(lon, lat) -> None:
    x, y = project([lon], [lat])
    back = Transformer.from_crs(EQUAL_AREA, GEOGRAPHIC, always_xy=True).transform(x, y)
    assert np.ravel(back) == pytest.approx([lon, lat], abs=1e-8)
