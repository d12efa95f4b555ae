"""A raster of the reader's own as a layer, in place of the surface, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import click
import numpy as np
import pandas as pd
import pytest
import rasterio
from affine import Affine
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from geo.density import inside
from geo.errors import RasterError
from geo.rasters import read_raster
from layers.choices import LAYERS, SURFACES
from layers.cli_map import map_
from layers.cli_raster import raster_
from layers.figure import save
from layers.own_classes import MOST_CLASSES, class_breaks
from layers.own_raster import OwnRaster, laid_under, raster_layer, without_surface
from layers.sheet import GridLayer, Sheet
from layers.view import View
from layers.webmap import legends

Write = Callable[..., Path]
EAST = np.repeat(np.arange(70, dtype=np.float32)[None, :], 40, axis=0)
EMPTY = Sheet("Labs", "All", "en", (), (), (), "", "Map.", {}, pd.DataFrame())


@pytest.fixture
def geotiff(tmp_path: Path) -> Write:
    """Return a function that writes values as a band of half a degree over Mexico."""

    def write(
        values: NDArray[Any],
        name: str = "given.tif",
        band: str = "",
        unit: str = "",
        **options: Any,
    ) -> Path:
        path = tmp_path / name
        colors = options.pop("colors", None)
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            count=1,
            height=values.shape[0],
            width=values.shape[1],
            dtype=values.dtype,
            crs="EPSG:4326",
            transform=Affine(0.5, 0, -119, 0, -0.5, 33),
            **options,
        ) as file:
            file.write(values, 1)
            file.set_band_description(1, band)
            file.set_band_unit(1, unit)
            if colors:
                file.write_colormap(1, colors)
        return path

    return write


def layer_of(path: Path, language: str = "en", **options: Any) -> GridLayer:
    return raster_layer(OwnRaster(read_raster(path, **options), 1), language)


@given(
    arrays.arrays(
        np.float64, st.integers(1, 60), elements=st.floats(-1e6, 1e6, allow_subnormal=False)
    ),
    st.integers(1, 6),
)
def test_every_value_has_a_class(values: NDArray[np.float64], most: int) -> None:
    breaks = class_breaks(values, most)
    assert 1 <= len(breaks) <= most
    assert breaks == sorted(set(breaks))
    assert breaks[0] == values.min()
    classes = np.searchsorted(breaks, values, side="right") - 1
    assert set(range(len(breaks))) == set(classes.tolist())


def test_a_raster_takes_the_place_of_the_surface_whichever_it_is() -> None:
    others = tuple(name for name in LAYERS if name not in SURFACES)
    for surface in SURFACES:
        assert without_surface(View(layers=(surface, *others))) == View(layers=others)


def test_classes_follow_the_values_and_count_the_land(geotiff: Write) -> None:
    values = EAST.copy()
    values[:, :20] = -9
    layer = layer_of(geotiff(values, nodata=-9))
    cells = layer.cells()
    assert len(layer.legend.entries) == 7
    assert layer.legend.entries[-1].label == "no value"
    row = cells[cells.shape[0] // 3]
    known = row[(row != 255) & (row != 6)].astype(int)
    assert known.size > 50
    assert (np.diff(known) >= 0).all()
    # Nothing of Mexico is left out, nor anything else drawn.
    assert ((cells != 255) == (inside(layer.grid) > 0)).all()
    land = inside(layer.grid).sum() * layer.grid.cell_km**2
    assert sum(entry.count for entry in layer.legend.entries) == pytest.approx(land, abs=7)


def test_a_density_far_from_everything_is_one_class(geotiff: Write) -> None:
    values = np.exp(-EAST)
    layer = layer_of(geotiff(values))
    low, second = (entry.label.split(" – ") for entry in layer.legend.entries[:2])
    assert float(low[1]) >= values[:, 5:].max() / 2000
    assert low[1] == second[0]
    labels = [entry.label for entry in layer.legend.entries]
    assert len(set(labels)) == len(labels)


def test_classes_of_a_file_keep_their_numbers_and_colours(geotiff: Write) -> None:
    values = (EAST // 10 * 10 + 1).astype(np.uint8)
    colors = {value: (value, 200, 7, 255) for value in range(71)}
    layer = layer_of(geotiff(values, colors=colors))
    entries = {entry.label: entry.color for entry in layer.legend.entries}
    assert list(entries) == ["1", "11", "21", "31", "41", "51", "61"]
    assert entries["41"] == "#29c807"
    layer = layer_of(geotiff(EAST.astype(np.uint8), name="many.tif", colors=colors), "es")
    assert len(layer.legend.entries) == MOST_CLASSES + 1
    assert layer.legend.entries[-1].label == "otras clases"


def test_a_raster_without_a_value_in_mexico_is_refused(geotiff: Write) -> None:
    with pytest.raises(RasterError, match="has no value in Mexico"):
        layer_of(geotiff(np.full_like(EAST, 5.0)), nodata=5)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("unit: m", "cells of 4 km", "the mean", "“Density of labs”", "-9 was taken")),
        ("es", ("unidad: m", "celdas de 4 km", "la media", "«Densidad", "-9 se tomó")),
    ],
)
def test_a_sheet_says_what_lies_under_it(
    geotiff: Write, language: str, says: tuple[str, ...]
) -> None:
    own = OwnRaster(read_raster(geotiff(EAST, band="slope", unit="m"), nodata=-9), 1)
    layer = raster_layer(own, language)
    sheet = laid_under(replace(EMPTY, language=language), own, layer, surface="density")
    assert sheet.layers == (layer,)
    for text in says:
        assert text in sheet.notes[-1]
    assert own.raster.sha256[:12] in sheet.sources[-1]
    for text in (sheet.title, sheet.subtitle, sheet.alternative_text):
        assert "given.tif" in text
    assert "(slope)" in sheet.alternative_text
    assert legends(sheet).count("given.tif") >= 1
    again = laid_under(replace(EMPTY, language=language), own, layer)
    assert "Densi" not in again.notes[-1]


def test_names_of_a_file_are_text_and_short(geotiff: Write) -> None:
    markup = "<script>alert(1)</script> $x^2$ & =1+1 **b**"
    path = geotiff(EAST, "n" * 200 + "<b>$x_1$.tif", band=f"{markup}\n" * 20, unit="kg\nper ha")
    own = OwnRaster(read_raster(path), 1)
    sheet = laid_under(EMPTY, own, raster_layer(own, "en"))
    (layer,) = sheet.layers
    texts = [sheet.title, sheet.subtitle, *sheet.notes, *sheet.sources, *layer.labels]
    for text in [*texts, layer.legend.title, sheet.alternative_text]:
        assert text.isprintable()
        assert len(text) < 400
    assert "<script" not in legends(sheet)
    for name in ("map.png", "map.svg"):
        save(sheet, path.parent / name)
    ET.parse(path.parent / "map.svg")


def run(command: click.Command, *words: object) -> Result:
    return CliRunner().invoke(command, [str(word) for word in words])


def test_a_picture_over_a_raster(
    geotiff: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Sheet] = []

    def keep(sheet: Sheet, out: Path) -> Path:
        drawn.append(sheet)
        return out

    monkeypatch.setattr("layers.figure.save", keep)
    path = geotiff(EAST, unit="m")
    surface = ("--layer", "relative_risk", "--layer", "ports", "--language", "es")
    result = run(map_, "--raster", path, "--out", tmp_path / "map.png", *surface)
    assert result.exit_code == 0, result.output
    (sheet,) = drawn
    assert [layer.name for layer in sheet.layers] == ["raster", "ports"]
    assert "«Riesgo relativo" in sheet.notes[-1]
    assert "given.tif" in sheet.sources[-1]


@pytest.mark.parametrize(
    ("words", "english", "spanish"),
    [
        (("--raster", "lost.tif"), "there is no such file", "no existe ese archivo"),
        (("--raster", "{}", "--raster-band", 2), "has no band 2", "no tiene la banda 2"),
        (("--raster-nodata", 5), "need --raster", "necesitan --raster"),
    ],
)
def test_a_raster_that_is_not_to_be_had_is_told(
    geotiff: Write, tmp_path: Path, words: tuple[Any, ...], english: str, spanish: str
) -> None:
    path, out = geotiff(EAST), tmp_path / "map.png"
    asked = [str(word).format(path) for word in words]
    for language, says in (("en", english), ("es", spanish)):
        result = run(map_, *asked, "--out", out, "--language", language)
        assert result.exit_code
        assert says in result.output
    assert not out.exists()


@pytest.mark.parametrize(
    ("language", "density", "nothing"),
    [
        ("en", "multiplied by the area of a cell", "no value where the file says NaN"),
        ("es", "multiplicarla por el área de una celda", "sin valor donde el archivo dice NaN"),
    ],
)
def test_a_sum_of_densities_is_told_to_be_none(
    geotiff: Write, language: str, density: str, nothing: str
) -> None:
    told = run(raster_, geotiff(EAST, unit="kg/ha", nodata=np.nan), "--language", language).output
    told = " ".join(told.split())
    assert density in told
    assert nothing in told
    told = run(raster_, geotiff(EAST, unit="m"), "--language", language).output
    assert density not in " ".join(told.split())
