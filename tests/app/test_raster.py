"""A raster of the reader's own on the page of the map, without a browser."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import pytest
import rasterio
from rasterio.transform import from_origin
from streamlit.testing.v1 import AppTest

from geo.rasters import read_raster
from layers.app.raster_layer import Shown
from layers.own_raster import OwnRaster
from layers.sheet import Sheet


def raster_page() -> None:
    """The raster panel and its summary alone."""
    import streamlit as st

    from layers.app.raster_choice import raster_choice
    from layers.app.raster_panel import raster_summary

    language = st.query_params.get("language", "en")
    shown = raster_choice(language)
    raster_summary(shown, language)
    sheet = st.session_state.get("sheet")
    if shown and sheet:
        st.session_state["laid"] = shown.laid(sheet)


@pytest.fixture
def raster(tmp_path: Path) -> bytes:
    """A raster of degrees in whole steps from west to east over the north-west of Mexico."""
    path = tmp_path / "slope.tif"
    values = np.repeat(np.arange(200, dtype="float32")[None, :] // 20, 150, axis=0)
    values[:, :20] = -9999
    with rasterio.open(
        path,
        "w",
        driver="GTiff",
        width=200,
        height=150,
        count=2,
        dtype="float32",
        crs="EPSG:4326",
        transform=from_origin(-112, 31, 0.05, 0.05),
        nodata=-9999,
    ) as file:
        file.write(values, 1)
        file.write(np.where(values < 0, values, values * 2), 2)
        file.set_band_description(1, "<b>slope</b>")
        file.set_band_description(2, "![x](http://x)\n" + "<script>" * 50)
        file.set_band_unit(2, "kg\nper ha")
    return path.read_bytes()


def test_a_raster_is_laid_under_the_map(raster: bytes) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.session_state["sheet"] = Sheet("Labs", "", "en", (), (), (), "", "", {}, pd.DataFrame())
    app.run()
    app.file_uploader("raster").set_value(("<b>slope<b>.tif", raster, "image/tiff")).run()
    assert not app.exception
    assert not app.error
    sheet = app.session_state["laid"]
    (layer,) = sheet.layers
    assert layer.legend.title == "<b>slope<b>.tif · <b>slope</b>"
    assert "<b>slope<b>.tif" in sheet.notes[-1]
    app.selectbox("raster_band").set_value(2).run()
    (again,) = app.session_state["laid"].layers
    assert again.classes == layer.classes
    assert again.legend.entries[5].label != layer.legend.entries[5].label


@pytest.mark.parametrize("language", ["en", "es"])
def test_names_of_a_file_are_text_and_short_on_the_page(raster: bytes, language: str) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.query_params["language"] = language
    app.session_state["sheet"] = Sheet("Labs", "", language, (), (), (), "", "", {}, pd.DataFrame())
    app.run()
    name = "![x](http://x)<img src=x>\n$x^2$" + "n" * 300 + ".tif"
    app.file_uploader("raster").set_value((name, raster, "image/tiff")).run()
    app.selectbox("raster_band").set_value(2).run()
    app.selectbox("raster_by").set_value("state").run()
    app.button("raster_go").click().run()
    assert not app.exception
    assert not app.error
    assert "![" not in app.selectbox("raster_band").options[1]
    assert all(len(option) < 150 for option in app.selectbox("raster_band").options)
    sheet = app.session_state["laid"]
    (layer,) = sheet.layers
    shown = [layer.legend.title, *layer.labels, *sheet.notes, *sheet.sources, sheet.subtitle]
    assert all(text.isprintable() for text in shown)
    assert max(map(len, shown)) < 500
    assert layer.legend.title.endswith("kg per ha")
    told = " ".join(str(element.proto.body) for element in app.get("html"))
    assert "<img" not in told
    assert ("multiplied by the area" if language == "en" else "multiplicarla por el área") in told


def test_a_raster_is_summarised_when_it_is_asked_for(raster: bytes) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60).run()
    app.file_uploader("raster").set_value(("slope.tif", raster, "image/tiff")).run()
    assert not app.dataframe
    app.selectbox("raster_by").set_value("entries").run()
    app.number_input("raster_radius").set_value(40.0).run()
    app.button("raster_go").click().run()
    assert not app.exception
    table = app.dataframe[0].value
    assert set(table["Radius, km"]) == {40.0}
    means = table["Mean"].dropna()
    assert means.is_monotonic_decreasing
    assert means.iloc[0] > means.iloc[-1]
    # What has no value comes last.
    assert table["Mean"].head(len(means)).notna().all()
    mazatlan = table[table["Name"].str.contains("Mazatl")].iloc[0]
    # 106.4 degrees west: 112 cells of 0.05 degrees from the edge, so in the step of 5.
    assert mazatlan["Mean"] == pytest.approx(5, abs=0.6)
    app.selectbox("raster_by").set_value("state").run()
    assert not app.dataframe
    app.button("raster_go").click().run()
    assert len(app.dataframe[0].value) == 32


def two_pages() -> None:
    """The summary of one file, read with a value for nothing and without."""
    from tempfile import TemporaryDirectory

    import streamlit as st

    from geo.rasters import read_raster
    from layers.app.raster_layer import Shown
    from layers.app.raster_panel import raster_summary
    from layers.own_raster import OwnRaster

    nodata = 5.0 if st.query_params.get("nodata") else None
    raster = read_raster(st.session_state["path"], nodata=nodata)
    raster_summary(Shown(OwnRaster(raster, 1), True, TemporaryDirectory()), "en")


def test_a_summary_is_kept_by_what_it_takes_for_nothing(raster: bytes, tmp_path: Path) -> None:
    path = tmp_path / "given.tif"
    path.write_bytes(raster)
    app = AppTest.from_function(two_pages, default_timeout=60)
    app.session_state["path"] = path
    app.run()
    app.selectbox("raster_by").set_value("state").run()
    app.button("raster_go").click().run()
    with_fives = app.dataframe[0].value
    app.query_params["nodata"] = "5"
    app.run()
    # Asked anew: it is another summary.
    assert not app.dataframe
    app.button("raster_go").click().run()
    without = app.dataframe[0].value
    assert without["Cells"].sum() < with_fives["Cells"].sum() - 500


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_that_is_no_raster_is_told(language: str) -> None:
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.query_params["language"] = language
    app.run()
    app.file_uploader("raster").set_value(("![x](http).tif", b"no raster", "")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "![" not in app.error[0].value
    assert "GeoTIFF" in app.error[0].value
    assert "raster.tif" not in app.error[0].value
    assert ("export it" in app.error[0].value) == (language == "en")


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "says no value that means nothing"), ("es", "no dice qué valor significa nada")],
)
def test_a_value_that_may_mean_nothing_is_told_on_the_page(
    tmp_path: Path, raster: bytes, language: str, says: str
) -> None:
    path = tmp_path / "slope.tif"
    with rasterio.open(path) as file:
        profile, values = {**file.profile, "nodata": None}, file.read()
    path.unlink()
    with rasterio.open(path, "w", **profile) as file:
        file.write(values)
    app = AppTest.from_function(raster_page, default_timeout=60)
    app.query_params["language"] = language
    app.session_state["sheet"] = Sheet("Labs", "", language, (), (), (), "", "", {}, pd.DataFrame())
    app.run()
    app.file_uploader("raster").set_value(("slope.tif", path.read_bytes(), "image/tiff")).run()
    assert not app.exception
    assert says in " ".join(str(element.proto.body) for element in app.get("html"))
    (note,) = (one for one in app.session_state["laid"].notes if says in one)
    # The page has no such option.
    assert "--raster" not in note


def test_a_raster_on_the_page_keeps_to_the_chosen_states(raster: bytes, tmp_path: Path) -> None:
    path = tmp_path / "given.tif"
    path.write_bytes(raster)
    with TemporaryDirectory(dir=tmp_path) as folder:
        keeper = TemporaryDirectory(dir=folder)
        shown = Shown(OwnRaster(read_raster(path), 1), True, keeper)
        sheet = Sheet("Labs", "", "en", (), (), (), "", "", {}, pd.DataFrame())
        last = [
            shown.laid(sheet, states=states).layers[0].legend.entries[-1].label
            for states in ((), ("25",), ())
        ]
        keeper.cleanup()
    assert last == ["no value", "not asked for", "no value"]
