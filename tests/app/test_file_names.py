"""A file that the page saves is called after what is in it."""

from types import SimpleNamespace

import pytest

from layers.app.file_names import map_stem, table_stem
from layers.view import View

FIELDS = {"density_of": "active", "measure": "labs_per_100k", "level": "state"}


@pytest.mark.parametrize(
    ("asked", "drawn", "stem"),
    [
        ({"layers": ("labs", "shares")}, "shares", "labs_per_100k-state"),
        ({"layers": ("density",)}, "density", "density-active"),
        ({"layers": ("relative_risk",)}, "relative_risk", "relative_risk"),
        ({"layers": ("hexagons", "ports")}, "hexagons", "hexagons-labs"),
        (
            {"layers": ("hexagons",), "measure": "share_by_labs"},
            "hexagons",
            "hexagons-active_share",
        ),
        ({"layers": ("hot_spots",)}, "hot_spots", "hot_spots-labs-municipality"),
        ({"layers": ("density",)}, "raster", "raster"),
        ({"layers": ()}, "raster", "raster"),
        ({"layers": ("labs", "ports")}, "labs", "labs-ports"),
        ({"layers": ("labs", "ports", "airports", "crossings")}, "labs", "map"),
        ({"layers": ()}, "", "map"),
    ],
)
def test_a_map_is_called_after_what_it_shows(asked, drawn, stem):
    view = View(release="the answer/2023", **(FIELDS | asked))
    sheet = SimpleNamespace(layers=[SimpleNamespace(name=drawn)] if drawn else [])
    assert map_stem(sheet, view) == f"labatlas-the-answer-2023-{stem}"


def test_a_table_is_called_after_what_it_counts_by():
    view = View(release="r", layers=("density",), level="state")
    assert table_stem(view) == "labatlas-r-table-state"
    assert table_stem(view.changed(table="drug")) == "labatlas-r-table-drug"
