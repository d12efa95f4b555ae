"""A grid on a web map lies where its labs are."""

import numpy as np
import pytest

from geo.crs import project
from geo.density import Grid, mexico_grid
from geo.errors import ChoiceError
from geo.rasters import Picture, to_mercator


def pixel(picture: Picture, lon: np.ndarray, lat: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Row and column of a place where a web map stretches an image between its corners."""

    def northing(degrees: np.ndarray | float) -> np.ndarray:
        return np.arctanh(np.sin(np.radians(degrees)))

    height, width = picture.values.shape
    across = (lon - picture.west) / (picture.east - picture.west)
    top, bottom = northing(picture.north), northing(picture.south)
    down = (top - northing(lat)) / (top - bottom)
    return (down * height).astype(int), (across * width).astype(int)


@pytest.mark.parametrize("cell_km", [5.0, 10.0])
def test_every_place_is_shown_within_one_cell_of_where_it_is(cell_km: float) -> None:
    grid = mexico_grid(cell_km)
    number = np.arange(grid.height * grid.width, dtype=np.float64).reshape(grid.shape)
    picture = to_mercator(grid, number)
    rng = np.random.default_rng(6)
    lon, lat = rng.uniform(-117, -87, 20_000), rng.uniform(14.6, 32.2, 20_000)
    x, y = project(lon, lat)
    column, row = (x - grid.west) / grid.cell_m, (grid.north - y) / grid.cell_m
    on_it = (column > 1) & (column < grid.width - 1) & (row > 1) & (row < grid.height - 1)
    shown = picture.values[pixel(picture, lon, lat)][on_it]
    assert not np.isnan(shown).any()
    # From the place to the centre of the cell that is shown there, in cells.
    off_across = np.abs(shown % grid.width + 0.5 - column[on_it])
    off_down = np.abs(shown // grid.width + 0.5 - row[on_it])
    assert max(off_across.max(), off_down.max()) < 1.1
    assert ((off_across < 0.5) & (off_down < 0.5)).mean() > 0.5
    # Not shifted as a whole.
    assert abs(np.mean(shown % grid.width + 0.5 - column[on_it])) < 0.05
    assert abs(np.mean(shown // grid.width + 0.5 - row[on_it])) < 0.05


def test_pixels_are_no_coarser_than_cells() -> None:
    grid = mexico_grid(10.0)
    picture = to_mercator(grid, np.zeros(grid.shape))
    metres = np.radians(picture.east - picture.west) * 6_378_137 / picture.values.shape[1]
    assert metres == pytest.approx(10_000)
    # Metres of Web Mercator are fewer on the ground the farther from the equator.
    assert picture.values.shape[0] > grid.height
    assert picture.values.shape[1] > grid.width


def test_classes_stay_classes() -> None:
    grid = mexico_grid(10.0)
    classes = np.full(grid.shape, 255, dtype=np.uint8)
    classes[50:150, 100:200] = 3
    picture = to_mercator(grid, classes)
    assert picture.values.dtype == np.uint8
    assert set(np.unique(picture.values)) == {3, 255}
    assert set(np.unique(to_mercator(grid, classes % 255, outside=0).values)) == {0, 3}


def test_off_the_grid_is_nothing() -> None:
    grid = Grid(west=0.0, north=1_400_000.0, cell_km=10.0, width=40, height=30)
    picture = to_mercator(grid, np.ones(grid.shape))
    assert np.isnan(picture.values[0, 0]) or np.isnan(picture.values[-1, -1])
    assert np.nanmin(picture.values) == np.nanmax(picture.values) == 1


def test_smooth_values_may_be_taken_between_cells() -> None:
    grid = mexico_grid(10.0)
    slope = np.tile(np.arange(grid.width, dtype=float), (grid.height, 1))
    nearest, between = (to_mercator(grid, slope, how=how) for how in ("nearest", "bilinear"))
    assert len(np.unique(between.values)) > 2 * len(np.unique(nearest.values))


def test_values_must_fit_the_grid() -> None:
    with pytest.raises(ChoiceError, match="on a grid of"):
        to_mercator(mexico_grid(10.0), np.zeros((3, 4)))
    with pytest.raises(ChoiceError, match="'cubic' unknown"):
        to_mercator(mexico_grid(10.0), np.zeros(mexico_grid(10.0).shape), how="cubic")
