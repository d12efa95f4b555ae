"""What is kept of arrays that take long to make is bounded by bytes."""

import numpy as np
import pytest

from geo.density import inside, mexico_grid
from geo.density.binning import REACHED
from geo.density.kept import kept
from geo.density.kernel import inside_mass
from geo.errors import ChoiceError


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    made = []

    @kept(2400)
    def make(cells: int, name: str = "") -> tuple[np.ndarray]:
        made.append((cells, name))
        return (np.zeros(cells),)

    first = make(100)
    make(100, "b")
    make(100, "c")
    assert make(100) is first
    make(100, "d")
    assert make(100) is first
    make(100, "d")
    assert made == [(100, ""), (100, "b"), (100, "c"), (100, "d")]
    make(100, "b")
    assert made[-1] == (100, "b")
    # What is larger than all room is kept alone: it is asked for several times in a row.
    large = make(1000)
    assert make(1000) is large
    assert make(100) is not first


def test_a_refusal_is_not_kept() -> None:
    @kept(100)
    def refuse() -> tuple[np.ndarray]:
        raise ChoiceError("never")

    for _ in range(2):
        with pytest.raises(ChoiceError):
            refuse()


def test_of_a_wide_kernel_no_more_is_kept_than_of_a_narrow_one() -> None:
    grid = mexico_grid(10.0)
    for bandwidth_km in (20.0, 500.0):
        of_points, of_areas = inside_mass(grid, bandwidth_km)
        # No view, which would hold its margins.
        assert of_points.base is None
        assert of_areas.base is None
        assert of_points.shape == (grid.height + 2 * REACHED, grid.width + 2 * REACHED)
        assert of_areas.shape == grid.shape


def test_of_large_cells_many_windows_are_kept() -> None:
    grid, codes = mexico_grid(10.0), [f"{n:02}" for n in range(1, 11)]
    shares = [inside(grid, [code]) for code in codes]
    assert all(inside(grid, [code]) is one for code, one in zip(codes, shares, strict=True))
    parts = [inside_mass(grid, 50.0, (code,)) for code in codes]
    again = [inside_mass(grid, 50.0, (code,)) for code in codes]
    assert all(one is other for one, other in zip(parts, again, strict=True))
