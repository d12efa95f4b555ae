"""The window of study: chosen states on the grid, and what is told of them alone."""

import numpy as np
import pandas as pd
import pytest
import shapely

from geo.density import cover, density, inside, mexico_grid, place
from geo.density.grid import states
from geo.errors import ChoiceError

GRID = mexico_grid(5.0)
# Chihuahua, Durango, Sinaloa and Sonora meet; Baja California lies apart, Tlaxcala in Puebla.
CHOSEN = [("25",), ("25", "26"), ("08", "10", "25", "26"), ("02", "29")]


def covered(codes: tuple[str, ...]) -> np.ndarray:
    """The exact share of each cell that lies in states, found apart from their window."""
    found = np.zeros(GRID.shape)
    for cells, shares in cover(GRID, states()[list(codes)].to_numpy()):
        np.add.at(found.ravel(), cells, shares)
    return found


@pytest.mark.parametrize("codes", CHOSEN, ids="-".join)
def test_cells_are_inside_by_the_part_that_lies_in_the_states(codes) -> None:
    found, exact = inside(GRID, codes), covered(codes)
    np.testing.assert_allclose(found, exact, atol=1e-6)
    assert not found.flags.writeable


def test_all_states_are_mexico() -> None:
    assert inside(GRID, states().index) is inside(GRID)
    assert inside(GRID, ["26", "25", "26"]) is inside(GRID, ("25", "26"))


@pytest.mark.parametrize("codes", ["25", ("33",), ("Sinaloa",)], ids=str)
def test_unknown_states_are_refused(codes, in_municipalities) -> None:
    with pytest.raises(ChoiceError, match="INEGI code"):
        inside(GRID, codes)
    with pytest.raises(ChoiceError, match="INEGI code"):
        density(in_municipalities(["25006"]), states=codes)


@pytest.fixture(scope="module")
def at_borders(at_points, in_municipalities) -> pd.DataFrame:
    """Labs along the border of Sinaloa and Durango, on the coast, and in whole municipalities."""
    border = states()["25"].intersection(states()["10"])
    along = [border.interpolate(part, normalized=True) for part in np.linspace(0.05, 0.95, 20)]
    # A kilometre into Sinaloa.
    x, y = np.array([at.x for at in along]) - 1000, np.array([at.y for at in along]) - 1000
    ours = shapely.contains_xy(states()["25"], x, y)
    assert ours.sum() > 10
    # Cosalá and Concordia lie at that border, Ahome and Mazatlán at the sea.
    known = in_municipalities(["25005"] * 30 + ["25004"] * 10 + ["25001"] * 20 + ["25012"] * 5)
    return pd.concat([at_points(x[ours], y[ours], code="25006"), known], ignore_index=True)


@pytest.mark.parametrize("bandwidth_km", [10, 50, 200])
def test_mass_is_kept_in_the_chosen_states(at_borders, bandwidth_km) -> None:
    labs = len(at_borders)
    found = density(at_borders, bandwidth_km=bandwidth_km, cell_km=5, states=["25"])
    assert (np.isnan(found.values) == (inside(GRID, ["25"]) == 0)).all()
    assert found.labs == labs
    # By the shares of the states themselves, which is how a raster is summed.
    for share in (inside(GRID, ["25"]), covered(("25",))):
        assert np.nansum(found.values * share) * 25 / 1000 == pytest.approx(labs, rel=1e-5)
    lost = density(at_borders, bandwidth_km=bandwidth_km, cell_km=5, states=["25"], edges="none")
    assert np.nansum(lost.values * covered(("25",))) * 25 / 1000 < 0.9 * labs
    # Without the window what a kernel sends to Durango is lost to Sinaloa.
    whole = density(at_borders, bandwidth_km=bandwidth_km, cell_km=5).values
    assert np.nansum(whole * covered(("25",))) * 25 / 1000 < 0.9 * labs


def test_near_its_borders_large_cells_tell_what_small_ones_do(at_borders) -> None:
    large, small = (
        density(at_borders, bandwidth_km=50, cell_km=cell_km, states=["25"]) for cell_km in (10, 2)
    )
    # Their lines coincide: a large centre is that of the middle one of five small ones.
    west, north = (
        round(abs(getattr(large.grid, edge) - getattr(small.grid, edge)) / 2000)
        for edge in ("west", "north")
    )
    rows, columns = np.nonzero(~np.isnan(large.values))
    same = small.values[rows * 5 + 2 - north, columns * 5 + 2 - west]
    both = ~np.isnan(same)
    assert both.sum() > 500
    differs = np.abs(large.values[rows, columns] - same)[both]
    # Cut at the centres of cells the window would be too small: 5 % and more.
    assert differs.max() < 0.01 * np.nanmax(small.values)


def test_far_from_its_edges_a_window_changes_nothing(in_municipalities) -> None:
    records = in_municipalities(["08019"] * 20)
    there, everywhere = (
        density(records, bandwidth_km=10, cell_km=5, states=chosen).values
        for chosen in (("08",), ())
    )
    peak = np.unravel_index(np.nanargmax(everywhere), GRID.shape)
    assert there[peak] == pytest.approx(everywhere[peak], rel=1e-5)


def test_what_lies_outside_the_chosen_states_is_not_placed(at_points, in_municipalities) -> None:
    centre = states()["26"].centroid
    records = pd.concat(
        [
            # Told to lie in Sinaloa, but its coordinates lie in Sonora.
            at_points([centre.x], [centre.y], code="26030").assign(mun_code="25006", labs=3),
            in_municipalities(["25006"] * 4 + ["10005"] * 2),
            in_municipalities(["25006"], labs=5).assign(place_precision="state", mun_code=None),
        ]
    )
    sources = place(records, ["25"])
    assert (sources.records, sources.labs, sources.labs_not_placed) == (4, 4, 10)
    assert sources.window == ("25",)
    found = density(records, cell_km=5, states=["25"])
    assert (found.labs, found.labs_not_placed, found.window) == (4, 10, ("25",))
    assert place(records).labs_not_placed == 5
