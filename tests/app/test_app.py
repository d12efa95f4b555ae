"""The page's widgets, figures and messages, without a browser."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from layers.app.words import TEXTS
from layers.choices import LAYERS, ON_TOP, SURFACES

CSV = """Fecha,Estado,Municipio,Situación,Droga
2023-01-05,Sinaloa,Culiacán,Activo,Metanfetamina
2023-02-06,Sinaloa,Cosalá,Inactivo,Metanfetamina
2023-03-07,Jalisco,Guadalajara,Inactivo,Heroína
""".encode()


def open_app(root: Path, **query: str) -> AppTest:
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def headline(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def said(app: AppTest) -> str:
    return " ".join(str(element.proto) for element in (*app.warning, *app.error))


def legends(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def map_arguments(app: AppTest) -> dict[str, Any]:
    (component,) = app.get("component_instance")
    arguments: dict[str, Any] = json.loads(component.proto.json_args)
    return arguments


@pytest.fixture(scope="module")
def app(root: Path) -> AppTest:
    return open_app(root)


def test_page_opens_on_the_illustrative_release(root: Path) -> None:
    app = open_app(root)
    assert not app.exception
    assert headline(app) == {
        "Labs": "1,658",
        "Active": "182",
        "Inactive": "1,476",
        "Status not stated": "0",
        "Active share": "11.0 % (9.6–12.6 %)",
    }
    assert any("ILLUSTRATIVE" in element.proto.body for element in app.get("html"))


def test_filters_change_the_headline(root: Path) -> None:
    app = open_app(root)
    app.multiselect("statuses").select("active").run()
    assert headline(app)["Labs"] == "182"
    app.multiselect("statuses").unselect("active").run()
    app.date_input("start").set_value("2023-01-01").run()
    app.date_input("end").set_value("2023-07-31").run()
    assert headline(app)["Labs"] == "527"
    assert headline(app)["Active"] == "24"
    app.button[0].click().run()
    assert headline(app)["Labs"] == "1,658"
    assert not app.exception


def test_base_map_stays_and_the_data_changes(root: Path) -> None:
    app = open_app(root)
    before = map_arguments(app)
    app.multiselect("statuses").select("active").run()
    after = map_arguments(app)
    assert after["script"] == before["script"]
    assert after["feature_group"] != before["feature_group"]
    app.segmented_control("language").set_value("es").run()
    assert map_arguments(app)["script"] == before["script"]


def test_a_filter_costs_less_than_60_kb_and_names_no_host(root: Path) -> None:
    arguments = json.dumps(map_arguments(open_app(root)))
    assert len(arguments) < 60_000
    assert not re.search(r"https?://", arguments)


def test_a_layer_switched_off_leaves_map_and_legend(root: Path) -> None:
    app = open_app(root)
    before = map_arguments(app)["feature_group"]
    app.checkbox("layer_ports").uncheck().run()
    assert map_arguments(app)["feature_group"] != before
    assert not any("Seaports" in element.proto.body for element in app.get("html"))
    assert app.toggle("every_port").disabled
    assert app.selectbox("function").disabled


def test_every_layer_alone_and_all_together_are_drawn(root: Path) -> None:
    others = [name for name in ON_TOP if name != "checkpoints"]
    app = open_app(root, cell_km="10", layers="checkpoints")
    assert app.selectbox("land").value == "nothing"
    seen = {map_arguments(app)["feature_group"]}
    for name in (*others, *SURFACES):
        if name in SURFACES:
            app.selectbox("land").set_value(name).run()
        else:
            app.checkbox(f"layer_{name}").check().run()
        assert not app.exception
        seen.add(map_arguments(app)["feature_group"])
    assert len(seen) == len(LAYERS)
    assert set(app.query_params["layers"].split(",")) == {"hot_spots", "checkpoints", *others}
    assert len(json.dumps(map_arguments(app))) < 120_000


def test_the_date_filter_chooses_the_regime(root: Path) -> None:
    app = open_app(root)
    assert "SEMAR (Navy), since 5 June 2021" in legends(app)
    app.date_input("end").set_value(date(2020, 12, 31)).run()
    assert "port authority on 31 December 2020" in legends(app)
    assert "SEMAR" not in legends(app)
    app.selectbox("function").set_value("captaincy").run()
    assert "SEMAR (Navy), since 17 June 2017" in legends(app)
    assert dict(app.query_params) == {"end": "2020-12-31", "function": "captaincy"}


def test_the_table_counts_by_another_thing(root: Path) -> None:
    app = open_app(root)
    app.selectbox("table").set_value("military_region").run()
    table = app.dataframe[0].value
    assert "Military region" in table
    assert table["Labs"].sum() == 1658
    assert app.query_params["table"] == "military_region"
    app.segmented_control("language").set_value("es").run()
    assert "Región militar" in app.dataframe[0].value


def test_what_a_layer_rests_on_is_told(root: Path) -> None:
    app = open_app(root, layers="shares,checkpoints")
    (posts,) = [frame.value for frame in app.dataframe if "Place as reported" in frame.value]
    assert posts["Source"].str.len().min() > 0
    assert "Estación Doctor" in set(posts["Name"])


def test_people_are_offered_for_states_only(root: Path) -> None:
    app = open_app(root)
    measure = app.selectbox("measure")
    assert "Labs per 100,000 people" not in measure.options
    app.segmented_control("level").set_value("state").run()
    app.selectbox("measure").set_value("labs_per_100k").run()
    assert app.query_params["measure"] == "labs_per_100k"
    # Where no areas are coloured the level is of the table, and stands beside it.
    app.selectbox("land").set_value("nothing").run()
    assert app.segmented_control("level").label == "Areas of the table"
    assert "Municipality" not in app.dataframe[0].value
    app.segmented_control("level").set_value("municipality").run()
    assert "Municipality" in app.dataframe[0].value
    app.selectbox("land").set_value("shares").run()
    assert app.selectbox("measure").value == "labs"
    assert not app.exception


def test_only_drugs_of_the_release_are_offered(root: Path) -> None:
    app = open_app(root)
    assert "fentanyl" not in app.multiselect("drugs").options


def test_view_goes_to_the_address_and_back(root: Path) -> None:
    app = open_app(root)
    app.multiselect("states").select("25").run()
    app.segmented_control("level").set_value("state").run()
    query = dict(app.query_params)
    assert query == {"states": "25", "level": "state"}
    again = open_app(root, **query)
    assert headline(again) == headline(app)
    assert again.multiselect("states").value == ["25"]
    assert not again.warning


@pytest.mark.parametrize(
    "query",
    [{"measure": "beauty"}, {"start": "yesterday"}, {"colour": "red"}, {"states": "99"}],
)
def test_bad_link_is_told_and_the_usual_view_shown(root: Path, query: dict[str, str]) -> None:
    app = open_app(root, **query)
    assert not app.exception
    assert headline(app)["Labs"] == "1,658"
    assert len(app.warning) == 1
    app.multiselect("statuses").select("active").run()
    assert not app.warning


def test_link_to_a_release_that_is_not_open_is_told(root: Path) -> None:
    app = open_app(root, release="![x](http://example.org/x.png)")
    assert "not open here" in app.warning[0].value
    assert r"\!\[x\]\(http\:" in app.warning[0].value
    assert headline(app)["Labs"] == "1,658"


def test_page_speaks_spanish(root: Path) -> None:
    app = open_app(root)
    app.multiselect("statuses").select("active").run()
    app.segmented_control("language").set_value("es").run()
    assert not app.exception
    assert headline(app)["Laboratorios"] == "182"
    assert app.multiselect("statuses").value == ["active"]
    assert app.query_params["language"] == "es"
    assert any("ILUSTRATIVO" in element.proto.body for element in app.get("html"))


def test_uploaded_file_is_shown_and_is_not_illustrative(root: Path) -> None:
    app = open_app(root)
    app.file_uploader("upload").set_value(("mine.csv", CSV, "text/csv")).run()
    assert not app.exception
    assert not app.error
    assert app.selectbox("release").value == "mine"
    assert headline(app)["Labs"] == "3"
    assert not any("ILLUSTRATIVE" in element.proto.body for element in app.get("html"))
    app.selectbox("release").set_value("illustrative-2023-12").run()
    assert headline(app)["Labs"] == "1,997"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.xlsx", b"this is no spreadsheet"),
        ("empty.csv", b""),
        ("other.csv", b"a,b\n1,2\n"),
        ("![x](http_example).csv", b"a,b\n1,2\n"),
    ],
)
def test_bad_upload_is_told_and_nothing_else_lost(root: Path, name: str, content: bytes) -> None:
    app = open_app(root)
    app.multiselect("statuses").select("active").run()
    app.file_uploader("upload").set_value((name, content, "text/csv")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "![" not in app.error[0].value
    assert headline(app)["Labs"] == "182"


def test_downloads_are_offered(app: AppTest) -> None:
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == [
        "Table (CSV)",
        "Whole report (JSON)",
        "Picture (PNG)",
        "Picture (SVG)",
        "Picture (PDF)",
        "Map as one web page (HTML)",
        "Densities (GeoTIFF)",
        "Records (CSV)",
        "Records (GeoPackage)",
        "Records (GeoJSON)",
        "Records (GeoParquet)",
    ]


def test_every_widget_explains_itself(app: AppTest) -> None:
    widgets = [*app.selectbox, *app.multiselect, *app.date_input, *app.segmented_control]
    silent = [w.key for w in widgets if not w.proto.help and w.key not in ("page", "language")]
    assert not silent


def test_texts_are_filled_alike_in_both_languages() -> None:
    for key, (english, spanish) in TEXTS.items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", spanish)), key
        assert english, key
        assert spanish, key


def test_cells_of_a_file_do_not_become_formulas_when_a_table_is_saved(root: Path) -> None:
    app = open_app(root)
    content = CSV + "=HYPERLINK(1),Sinaloa,Cosalá,Activo,Heroína\n".encode()
    app.file_uploader("upload").set_value(("mine.csv", content, "text/csv")).run()
    assert not app.exception
    cells = {str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()}
    assert "'=HYPERLINK(1)" in cells
    assert "=HYPERLINK(1)" not in cells


def test_a_file_without_laboratories_shows_what_it_has(root: Path) -> None:
    app = open_app(root)
    rows = b"Estado,Fecha,Tipo\nSinaloa,2022,bodega\nSinaloa,2022,concentracion\n"
    app.file_uploader("upload").set_value(("none.csv", rows, "text/csv")).run()
    assert headline(app)["Labs"] == "2"
    one = b"Estado,Fecha,Tipo\nSinaloa,2022,bodega\n"
    app.file_uploader("upload").set_value(("one.csv", one, "text/csv")).run()
    assert headline(app)["Labs"] == "1"


def test_a_day_that_was_asked_for_is_never_moved(root: Path) -> None:
    app = open_app(root)
    app.date_input("start").set_value(date(2023, 6, 1)).run()
    old = b"Estado,Fecha\nSinaloa,2020-02-03\n"
    app.file_uploader("upload").set_value(("old.csv", old, "text/csv")).run()
    assert app.date_input("start").value == date(2023, 6, 1)
    assert headline(app)["Labs"] == "0"
    app.selectbox("release").set_value("illustrative-2023-08").run()
    assert app.date_input("start").value == date(2023, 6, 1)
    app.date_input("end").set_value(date(2023, 1, 1)).run()
    assert not app.exception
    assert "first day lies after" in app.error[0].value


def test_a_file_that_cannot_be_opened_is_told_above_the_numbers(root: Path) -> None:
    app = open_app(root)
    app.file_uploader("upload").set_value(("broken.xlsx", b"no archive", "")).run()
    assert r"broken\.xlsx could not be opened\:" in app.error[0].value
    assert headline(app)["Labs"] == "1,658"
