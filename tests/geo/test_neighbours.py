"""Which municipalities touch, held against the geometry."""

import numpy as np
import pytest
import shapely

from geo import neighbours as module
from geo import reference
from geo.neighbours import neighbours, sharing_vertices

SQUARES = np.array(
    [
        shapely.box(0, 0, 1, 1),
        shapely.box(1, 0, 2, 1),
        # Meets the first in a corner alone.
        shapely.box(-1, -1, 0, 0),
        shapely.box(5, 5, 6, 6),
        shapely.MultiPolygon([shapely.box(9, 9, 10, 10), shapely.box(6, 6, 7, 7)]),
    ]
)


def pairs(found):
    return set(zip(*(part.tolist() for part in found), strict=True))


def test_neighbours_share_a_vertex():
    """On a part of the country: the geometry takes seconds for all of it."""
    layer = reference.load("municipalities")
    outlines = layer[layer["state_code"].isin(["14", "18", "25"])].geometry.to_numpy()
    slow = shapely.STRtree(outlines).query(outlines, predicate="touches")
    assert pairs(sharing_vertices(outlines)) == pairs(slow)


def test_squares_that_share_a_side_or_a_corner():
    expected = {(0, 1), (0, 2), (3, 4)}
    expected |= {(other, one) for one, other in expected}
    one, other = sharing_vertices(SQUARES)
    assert pairs((one, other)) == expected
    assert len(one) == len(expected)


def test_the_negative_zero_is_the_same_place():
    left, right = shapely.box(-1, 0, 0, 1), shapely.box(0, 0, 1, 1)
    signed = shapely.transform(right, lambda points: np.where(points == 0, -0.0, points))
    assert pairs(sharing_vertices(np.array([left, signed]))) == {(0, 1), (1, 0)}


def test_points_that_meet_in_one_key_are_told_apart(monkeypatch: pytest.MonkeyPatch):
    expected = pairs(sharing_vertices(SQUARES))
    monkeypatch.setattr(module, "_keys", lambda points: points[:, 0].astype(np.uint64) % 2)
    assert pairs(sharing_vertices(SQUARES)) == expected


def test_no_polygons_have_no_neighbours():
    one, other = sharing_vertices(np.array([], dtype=object))
    assert len(one) == len(other) == 0


def test_neighbours_are_known_ones_both_ways():
    one, other = neighbours()
    assert set(other[one == 25018]) == {25002, 25006, 25013}
    assert set(one[other == 25018]) == {25002, 25006, 25013}
    assert (one != other).all()
