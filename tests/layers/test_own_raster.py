"""A raster of the reader's own as a layer, in place of the surface, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
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
from geo.rasters import on_grid, read_raster, summarise_raster
from geo.rasters.summary import no_value
from layers.app.raster_layer import Shown
from layers.choices import LAYERS, SURFACES
from layers.cli_map import map_
from layers.cli_raster import raster_
from layers.figure import save
from layers.own_classes import MOST_CLASSES, by_value, class_breaks
from layers.own_notes import raster_notes, remark_notes
from layers.own_raster import OwnRaster, laid_under, raster_layer, without_surface
from layers.sheet import GridLayer, Sheet
from layers.view import View
from layers.webmap import legends
from layers.words import say

Write = Callable[..., Path]
EAST = np.repeat(np.arange(70, dtype=np.float32)[None, :], 40, axis=0)
EMPTY = Sheet("Labs", "All", "en", (), (), (), "", "Map.", {}, pd.DataFrame())


@pytest.fixture
def geotiff(tmp_path: Path) -> Write:
    """Return a function that writes values as a band over Mexico, of half a degree by default."""

    def write(
        values: NDArray[Any],
        name: str = "given.tif",
        band: str = "",
        unit: str = "",
        **options: Any,
    ) -> Path:
        path = tmp_path / name
        colors = options.pop("colors", None)
        step = options.pop("step", 0.5)
        with rasterio.open(
            path,
            "w",
            driver="GTiff",
            count=1,
            height=values.shape[0],
            width=values.shape[1],
            dtype=values.dtype,
            crs="EPSG:4326",
            transform=Affine(step, 0, -119, 0, -step, 33),
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


def ends_of(name: str) -> list[float]:
    """Return the bounds of a class, as its label tells them."""
    ends = re.split(" – |(?<! )–(?! )", name)
    return [float(end.replace(",", "").replace("−", "-")) for end in ends]


MANY = st.one_of(
    arrays.arrays(np.int64, st.integers(1, 120), elements=st.integers(-5, 40)),
    arrays.arrays(np.int64, st.integers(1, 120), elements=st.sampled_from([0, 7, 7, 7, 9, 500])),
    arrays.arrays(np.float32, st.integers(1, 60), elements=st.floats(-1e6, 1e6, width=32)),
    # Averages that differ from a value that many have by next to nothing.
    arrays.arrays(np.float64, st.integers(1, 60), elements=st.floats(6.99999, 7.00001)),
)


@given(MANY)
def test_a_legend_says_what_its_classes_hold(found: NDArray[Any]) -> None:
    values = found.astype(np.float64)
    classed = by_value(values, "en")
    assert len(set(classed.names)) == len(classed.names) == len(set(classed.colors))
    for number, name in enumerate(classed.names):
        held = values[classed.classes == number]
        ends = ends_of(name)
        assert len(ends) == 1 + (held.min() < held.max())
        assert ends == sorted(set(ends))
        if found.dtype == np.int64:
            assert ends == sorted({held.min(), held.max()})
        else:
            assert ends[0] == pytest.approx(held.min(), rel=6e-3)
            assert held.max() <= ends[-1] + 6e-3 * abs(ends[-1])
    sizes = np.bincount(classed.classes)
    if "as many" in classed.how:
        first = int(classed.how.startswith("Above"))
        assert np.ptp(sizes[first:]) <= max(1, 0.05 * sizes[first:].mean())
    if classed.how.startswith("One class"):
        assert len(sizes) == len(np.unique(values))


@given(st.integers(0, 60), st.integers(60, 400))
def test_many_equal_values_have_a_class_of_their_own(below: int, equal: int) -> None:
    rest = np.linspace(10, 20, 60)
    tie = 10 + below / 6 + 0.01
    classed = by_value(np.array([*rest, *[tie] * equal]), "en")
    (number,) = set(classed.classes[60:])
    held = int((classed.classes[:60] == number).sum())
    assert held <= 15
    assert ("–" in classed.names[number]) == (held > 0)
    assert len(classed.names) >= 2


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


def entries(layer: GridLayer) -> dict[str, int]:
    return {entry.label: entry.count for entry in layer.legend.entries}


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_a_mask_stays_a_mask(geotiff: Write, kind: type) -> None:
    # Steps of 0.11 degrees are no multiple of the cells: most at the edge are of both.
    values: NDArray[Any] = np.zeros((170, 310), dtype=kind)
    values[60:110, 80:160] = 1
    own = OwnRaster(read_raster(geotiff(values, step=0.11)), 1)
    layer = raster_layer(own, "en")
    found = entries(layer)
    assert list(found) == ["0", "1"]
    means = on_grid(own.raster, layer.grid)
    share = inside(layer.grid)
    seen = np.where(np.isfinite(means), means, 0) * share
    assert found["1"] == pytest.approx(seen.sum() * layer.grid.cell_km**2, rel=0.01)
    assert layer.legend.note.startswith("One class for each value.")
    assert "the value at its centre" in laid_under(EMPTY, own, layer).notes[-1]
    spanish = laid_under(replace(EMPTY, language="es"), own, raster_layer(own, "es"))
    assert "el valor de su centro" in spanish.notes[-1]


def test_classes_without_colours_are_not_mixed(geotiff: Write) -> None:
    values = np.random.default_rng(1).choice([3, 5, 20], (1300, 1700)).astype(np.int16)
    assert list(entries(layer_of(geotiff(values, step=0.02)))) == ["3", "5", "20"]


def test_what_lies_between_the_centres_is_not_lost(geotiff: Write) -> None:
    values = np.zeros((1900, 3300), dtype=np.uint8)
    values[::25, ::25] = 1
    own = OwnRaster(read_raster(geotiff(values, step=0.01)), 1)
    layer = raster_layer(own, "en")
    found = entries(layer)
    lowest, *others = found
    assert ends_of(lowest)[0] == 0
    assert sum(found[name] for name in others) > 20_000
    assert all(ends_of(name)[-1] < 1 for name in others)
    means = on_grid(own.raster, layer.grid)
    assert np.nanmean(means[inside(layer.grid) > 0]) == pytest.approx(1 / 625, rel=0.03)
    assert "the mean of what it covers" in laid_under(EMPTY, own, layer).notes[-1]


def test_equal_values_make_no_false_classes(geotiff: Write) -> None:
    values = np.full_like(EAST, 7.0)
    values[:, ::9] += EAST[:, ::9] / 70
    layer = layer_of(geotiff(values))
    found = entries(layer)
    assert max(found, key=lambda name: found[name]) == "7"
    assert layer.legend.note.startswith("Classes by the spread of the values")
    assert layer_of(geotiff(values), "es").legend.note.startswith("Clases según la distribución")


def test_a_density_far_from_everything_is_one_class(geotiff: Write) -> None:
    values = np.exp(-EAST)
    layer = layer_of(geotiff(values))
    low, second = (ends_of(entry.label) for entry in layer.legend.entries[:2])
    assert low[1] >= values[:, 5:].max() / 2000
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
    path = geotiff(np.full_like(EAST, 5.0))
    raster = read_raster(path, nodata=5)
    told = re.escape(str(no_value(raster)))
    assert "has no value in Mexico" in told.replace("\\", "")
    for refused in (
        lambda: layer_of(path, nodata=5),
        lambda: summarise_raster(raster, "state"),
    ):
        with pytest.raises(RasterError, match=f"^{told}$"):
            refused()


def test_the_page_keeps_a_raster_by_what_it_takes_for_nothing(geotiff: Write) -> None:
    path = geotiff(EAST // 20)
    found = []
    with TemporaryDirectory() as folder:
        keeper = TemporaryDirectory(dir=folder)
        for nodata in (None, 2.0):
            own = OwnRaster(read_raster(path, nodata=nodata), 1)
            found.append(list(entries(Shown(own, True, keeper).layer("en"))))
        keeper.cleanup()
    assert found == [["0", "1", "2", "3"], ["0", "1", "3", "no value"]]


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


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Sheet]:
    """What is drawn, and not written."""
    kept: list[Sheet] = []

    def keep(sheet: Sheet, out: Path) -> Path:
        kept.append(sheet)
        return out

    monkeypatch.setattr("layers.figure.save", keep)
    return kept


def test_a_picture_over_a_raster(geotiff: Write, tmp_path: Path, drawn: list[Sheet]) -> None:
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


def test_bounds_are_written_like_those_of_other_legends() -> None:
    found = by_value(np.linspace(-2, 4, 601), "en").names
    assert found == ("−2 – −1", "−1 – 0", "0–1", "1–2", "2–3", "3–4")
    (tiny, *_) = by_value(np.geomspace(1e-9, 1e-6, 700) + 1e-9, "en").names
    assert re.fullmatch(r"2e−09 – \S+e−09", tiny)
    (few, *_) = by_value(np.linspace(0.03, 0.6, 601), "en").names
    assert few == "0.03–0.125"


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "band 1 holds the value -9999 and says no value that means nothing"),
        ("es", "la banda 1 contiene el valor -9999 y no dice qué valor significa nada"),
    ],
)
def test_a_value_that_may_mean_nothing_is_told(
    geotiff: Write, tmp_path: Path, drawn: list[Sheet], language: str, says: str
) -> None:
    values = EAST.copy()
    values[:, :20] = -9999
    words = ("--raster", geotiff(values), "--out", tmp_path / "m.png", "--language", language)
    result = run(map_, *words)
    (line,) = (one for one in result.stderr.splitlines() if says in one)
    assert "(--raster-nodata)" in line
    assert line in drawn[-1].notes
    quiet = run(map_, *words, "--raster-nodata", -9999)
    assert quiet.exit_code == 0
    assert says not in "\n".join([quiet.stderr, *drawn[-1].notes])


def test_doubts_are_those_of_the_band_that_is_drawn(geotiff: Write) -> None:
    raster = read_raster(geotiff(np.where(EAST < 20, -9999, EAST)))
    other = replace(raster.bands[0], number=2)
    assert remark_notes(OwnRaster(raster, 1), "en")
    both = replace(raster, bands=(raster.bands[0], other))
    assert not remark_notes(OwnRaster(both, 2), "en")


def test_a_unit_of_one_is_none(geotiff: Write) -> None:
    path = geotiff(EAST, band="slope", unit=" 1 ")
    own = OwnRaster(read_raster(path), 1)
    layer = raster_layer(own, "en")
    assert layer.legend.title == "given.tif · slope"
    sheet = laid_under(EMPTY, own, layer)
    assert "unit" not in " ".join([*sheet.notes, sheet.alternative_text])
    assert "slope, float32" in run(raster_, path).output
    without = OwnRaster(read_raster(geotiff(EAST, name="none.tif")), 1)
    assert "unit: not stated" in laid_under(EMPTY, without, layer).notes[0]


OURS = {
    "TIFFTAG_SOFTWARE": "labatlas 1.0",
    "release": "<b>R$1$</b>",
    "bandwidth_km": "25",
    "risk_bandwidth_km": "80",
}


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", ("bandwidth of {} km", "ILLUSTRATIVE: generated", "measure detection, not prod")),
        ("es", ("ancho de banda de {} km", "ILUSTRATIVO: generado", "miden la detección, no la")),
    ],
)
@pytest.mark.parametrize(("band", "km"), [("all", "25"), ("p-value", "80")])
def test_a_raster_of_labs_says_which(
    geotiff: Write, language: str, says: tuple[str, ...], band: str, km: str
) -> None:
    path = geotiff(EAST, band=band)
    empty = replace(EMPTY, language=language)

    def notes(sheet: Sheet, **tags: str) -> str:
        with rasterio.open(path, "r+") as file:
            file.update_tags(**tags)
        own = OwnRaster(read_raster(path), 1)
        return "\n".join(laid_under(sheet, own, raster_layer(own, language)).notes)

    first, word, detection = says
    assert notes(empty).count("\n") == 0
    assert notes(empty, release="R").count("\n") == 0
    real = notes(empty, **OURS)
    assert "<b>R$1$</b>" in real
    assert first.format(km) in real
    assert word not in real
    assert detection in real
    assert word in notes(empty, illustrative="yes")
    told = replace(empty, notes=(say("note.detection", language),))
    assert notes(told).count(detection) == 1


@pytest.mark.parametrize(
    ("language", "says"), [("en", "a colour picture"), ("es", "una imagen en color")]
)
def test_one_band_of_a_picture_is_told_to_be_one(
    tmp_path: Path, geotiff: Write, language: str, says: str
) -> None:
    path = tmp_path / "photo.tif"
    with rasterio.open(geotiff(EAST.astype(np.uint8))) as file:
        profile = {**file.profile, "count": 4, "photometric": "RGB", "alpha": "yes"}
    with rasterio.open(path, "w", **profile) as file:
        for number in (1, 2, 3, 4):
            file.write(EAST.astype(np.uint8) + number, number)
    raster = read_raster(path)
    for band in (1, 3):
        own = OwnRaster(raster, band)
        (*_, note) = laid_under(
            replace(EMPTY, language=language), own, raster_layer(own, language)
        ).notes
        assert says in note
    grey = OwnRaster(read_raster(geotiff(EAST.astype(np.uint8))), 1)
    assert says not in "".join(raster_notes(grey, language))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--layer", "density"), "takes the place of “Density of labs"),
        (("--layer", "density", "--language", "es"), "ocupa el lugar de «Densidad"),
        ((), ""),
    ],
)
def test_what_was_asked_for_and_is_not_drawn_is_told(
    geotiff: Write, tmp_path: Path, drawn: list[Sheet], words: tuple[str, ...], says: str
) -> None:
    result = run(map_, "--raster", geotiff(EAST), "--out", tmp_path / "m.png", *words)
    assert drawn
    assert (says or "written to") in result.stderr
    assert ("given.tif" in result.stderr) == bool(says)


def test_chosen_states_alone_are_told_of(geotiff: Write) -> None:
    own = OwnRaster(read_raster(geotiff(EAST)), 1)
    whole, layer = raster_layer(own, "en"), raster_layer(own, "en", states=("25",))
    share, grid = inside(layer.grid, ("25",)), layer.grid
    cells = layer.cells()
    last = len(layer.legend.entries) - 1
    assert (layer.legend.entries[last].label, layer.labels[last]) == (
        "not asked for",
        "given.tif: not asked for",
    )
    assert (cells[share > 0] < last).all()
    assert (cells[(share == 0) & (inside(grid) > 0)] == last).all()
    *classes, outside = (entry.count for entry in layer.legend.entries)
    assert sum(classes) == pytest.approx(share.sum() * grid.cell_km**2, abs=7)
    land = inside(grid).sum() * grid.cell_km**2
    assert sum(classes) + outside == pytest.approx(land, abs=8)
    # Its classes part the values of Sinaloa, some four degrees of 32.
    assert layer.legend.entries[0].label != whole.legend.entries[0].label
    every = tuple(f"{code:02d}" for code in range(1, 33))
    assert raster_layer(own, "en", states=every) == whole
    names = [entry.label for entry in raster_layer(own, "es", states=("25",)).legend.entries]
    assert names[-1] == "fuera de la consulta"


def test_states_without_a_value_are_white(geotiff: Write) -> None:
    values = EAST.copy()
    values[:, 30:] = -9
    layer = layer_of(geotiff(values, nodata=-9))
    assert len(layer.legend.entries) > 2
    own = OwnRaster(read_raster(geotiff(values, nodata=-9)), 1)
    yucatan = raster_layer(own, "en", states=("31",))
    assert [entry.label for entry in yucatan.legend.entries] == ["no value", "not asked for"]


def test_the_command_draws_the_chosen_states_alone(
    geotiff: Write, tmp_path: Path, drawn: list[Sheet]
) -> None:
    words = ("--raster", geotiff(EAST), "--out", tmp_path / "m.png", "--state", "Sinaloa")
    assert run(map_, *words).exit_code == 0
    (layer, *_) = drawn[-1].layers
    assert isinstance(layer, GridLayer)
    assert layer.legend.entries[-1].label == "not asked for"
