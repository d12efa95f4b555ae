"""The pages of comparison and of published figures, without a browser."""

from __future__ import annotations

import html
import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.compare import OUTCOMES, by_place
from geo.errors import ViewError
from geo.process import process
from geo.published import load_published
from layers.app.compare_tables import duplicates_table, matched_table
from layers.app.comparing import chart_picture, compare_pair
from layers.app.pair import Pair
from layers.app.words_compare import COMPARE_PAGE_TEXTS
from layers.comparing.words import outcome_words
from layers.view import View
from layers.webmap.encode import decode
from layers.webmap.twin import TWIN_MEASURES, twin_content, twin_frame, twin_sheets

OLDER = "Fecha,Estado,Municipio,Situación\n" + "".join(
    f"2023-0{n}-05,Sinaloa,{town},Inactivo\n"
    for n, town in enumerate(("Culiacán", "Cosalá", "Elota", "Choix"), start=1)
)
NEWER = OLDER.replace("Cosalá,Inactivo", "Cosalá,Activo").replace("2023-04-05", "2023-09-05")
COUNTS = "Estado,2022,2023\nSinaloa,40,52\nJalisco,7,5\n"
URLS = {name: f"#{name}" for name in ("neighbours", "states_drawing", "municipalities_drawing")}


def open_app(root: Path, **query: str) -> AppTest:
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def said(app: AppTest) -> str:
    """Return what stands above the map."""
    bodies = [element.proto.body for element in app.get("html")]
    (words,) = [body for body in bodies if body.startswith('<div class="la-said"')]
    return html.unescape(re.sub(r"<[^>]+>", " ", words))


def sent(app: AppTest) -> dict[str, Any]:
    (component,) = app.get("component_instance")
    arguments: dict[str, Any] = json.loads(component.proto.json_args)
    return arguments


def test_one_click_leads_from_the_first_page_to_the_answer(root: Path) -> None:
    app = open_app(root)
    app.segmented_control("page").set_value("compare").run()
    assert not app.exception
    assert "1,476 labs changed from inactive to active." in said(app)
    assert "339 were added after 9 August 2023" in said(app)
    assert "Culiacán" in said(app)
    assert any("ILLUSTRATIVE" in element.proto.body for element in app.get("html"))
    assert dict(app.query_params) == {"page": "compare"}


def test_the_places_above_the_map_sum_to_the_answer(root: Path) -> None:
    for level in ("state", "municipality"):
        app = open_app(root, page="compare", level=level)
        where = said(app).split("Where", 1)[1].split("339 were added")[0]
        numbers = [int(n.replace(",", "")) for n in re.findall(r" (\d[\d,]*) *(?:·|$)", where)]
        assert sum(numbers) == 1476, where


def test_leaving_a_page_keeps_what_was_chosen_on_it(root: Path) -> None:
    app = open_app(root, states="25")
    app.multiselect("statuses").select("active").run()
    app.segmented_control("language").set_value("es").run()
    app.segmented_control("page").set_value("compare").run()
    app.selectbox("change").set_value("added_after_end").run()
    app.segmented_control("page").set_value("map").run()
    assert app.multiselect("statuses").value == ["active"]
    assert dict(app.query_params) == {"states": "25", "statuses": "active", "language": "es"}
    app.segmented_control("page").set_value("compare").run()
    assert app.selectbox("change").value == "added_after_end"
    assert "(agregados, con fecha posterior al 9 de agosto de 2023)" in said(app)
    assert not app.exception


def test_swapping_asks_the_other_way_round_and_says_so(root: Path) -> None:
    app = open_app(root, page="compare")
    next(button for button in app.button if button.label == "Swap").click().run()
    assert app.query_params["older"] == "illustrative-2023-12"
    assert app.query_params["newer"] == "illustrative-2023-08"
    assert "1,476 from active to inactive" in said(app)
    assert "339 were withdrawn" in said(app)
    assert len(app.warning) == 1


def test_a_release_against_itself_changed_nothing(root: Path) -> None:
    app = open_app(root, page="compare", newer="illustrative-2023-08")
    assert not app.exception
    assert "Nothing changed: all 1,658 labs stand in both releases" in said(app)


@pytest.mark.parametrize("change", ["withdrawn", "moved", "to_inactive", "added_before_end"])
def test_every_change_can_be_mapped_also_where_there_is_none(root: Path, change: str) -> None:
    app = open_app(root, page="compare", change=change)
    assert not app.exception
    assert app.query_params["change"] == change
    assert "Nowhere" in said(app) or "Where" in said(app)


def test_files_of_the_reader_become_the_pair(root: Path) -> None:
    app = open_app(root, page="compare")
    files = [("older.csv", OLDER.encode(), "text/csv"), ("newer.csv", NEWER.encode(), "text/csv")]
    app.file_uploader("upload").set_value(files).run()
    assert not app.exception
    assert (app.selectbox("older").value, app.selectbox("newer").value) == ("older", "newer")
    assert "1 lab changed from inactive to active." in said(app)
    assert not any("ILLUSTRATIVE" in element.proto.body for element in app.get("html"))
    app.selectbox("older").set_value("illustrative-2023-08").run()
    assert any(
        "One of these releases was generated" in element.proto.body for element in app.get("html")
    )


def test_a_release_of_counts_is_compared_by_its_numbers(root: Path) -> None:
    app = open_app(root, page="compare")
    more = COUNTS.replace("52", "60")
    files = [("a.csv", COUNTS.encode(), "text/csv"), ("b.csv", more.encode(), "text/csv")]
    app.file_uploader("upload").set_value(files).run()
    assert not app.exception
    assert not app.error
    assert "8 more" in said(app)
    assert app.dataframe[0].value["Difference"].tolist()[0] == 8
    assert len(sent(app)["content"]["sides"]) == 2


def test_counts_say_which_release_counts_and_leave_out_a_status_that_is_not_told(
    root: Path,
) -> None:
    app = open_app(root, page="compare")
    files = [("a.csv", OLDER.encode(), "text/csv"), ("b.csv", COUNTS.encode(), "text/csv")]
    app.file_uploader("upload").set_value(files).run()
    assert not app.exception
    assert "Status" not in app.dataframe[0].value
    app = AppTest.from_function(_method_of_counts, default_timeout=60).run()
    bodies = html.unescape(" ".join(element.proto.body for element in app.get("html")))
    assert "The newer release counts labs instead of listing raids" in bodies
    assert "Status is not compared, as one release never tells it" in bodies


def _method_of_counts() -> None:
    import tempfile
    from pathlib import Path

    from geo.process import process
    from layers.app.compare_rest import Rest
    from layers.app.comparing import Compared
    from layers.app.pair import Pair
    from layers.comparing.pair import compared

    listed = "Fecha,Estado,Municipio,Situación\n2023-01-05,Sinaloa,Elota,Activo\n"
    counted = "Estado,2022,2023\nSinaloa,40,52\nJalisco,7,5\n"
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("a.csv", listed), ("b.csv", counted)):
            (Path(folder) / name).write_text(text, "utf-8")
        older, newer = (process(Path(folder) / name) for name in ("a.csv", "b.csv"))
    Rest(Compared(Pair(), older, newer, compared(older, newer), ((), ())), None)._method()


def open_pair(root: Path, older: str, newer: str, **query: str) -> AppTest:
    """Open the page with two files of the reader."""
    app = open_app(root, page="compare", **query)
    files = [("a.csv", older.encode(), "text/csv"), ("b.csv", newer.encode(), "text/csv")]
    app.file_uploader("upload").set_value(files).run()
    assert not app.exception
    return app


def test_ambiguous_labs_are_no_none(root: Path) -> None:
    head = "Fecha,Estado,Municipio,Estatus\n"
    day = "2022-01-05,Sinaloa,Culiacán,"
    older = head + "".join(f"{day}{status}\n" for status in ("Inactivo", "Activo", "Inactivo"))
    app = open_pair(root, older, head + f"{day}Sin dato\n" * 2, level="state")
    assert "No lab is known to have changed from inactive to active." in said(app)
    assert "None known: inactive to active." in said(app)
    assert "Nowhere" not in said(app)
    assert "No lab changed" not in said(app)


def test_without_dates_there_is_no_last_day(root: Path) -> None:
    head = "Estado,Estatus\n"
    older = f"{head}Sinaloa,Inactivo\nJalisco,Inactivo\n"
    newer = f"{head}Sinaloa,Activo\nJalisco,Activo\nJalisco,Activo\n"
    app = open_pair(root, older, newer, level="state", change="added_after_end")
    assert "Added" in app.selectbox("change").options
    assert not any("last day" in option for option in app.selectbox("change").options)
    assert app.selectbox("change").value == "added_before_end"
    assert "Where (added): Jalisco 1" in re.sub(" +", " ", said(app))
    assert "last day" not in said(app)
    columns = [name for name in app.dataframe[0].value if "dded" in name]
    assert columns == ["Added"]


def test_a_file_that_cannot_be_read_is_told_and_the_comparison_stays(root: Path) -> None:
    for page in ("compare", "published"):
        app = open_app(root, page=page)
        app.file_uploader("upload").set_value(("broken.xlsx", b"no archive", "")).run()
        assert r"broken\.xlsx could not be opened" in app.error[0].value
        assert not app.exception
        assert said(app)


@pytest.mark.parametrize(
    "query",
    [
        {"page": "beauty"},
        {"page": "compare", "change": "beauty"},
        {"page": "compare", "days": "-1"},
        {"page": "compare", "days": "²"},
        {"page": "compare", "days": "999"},
        {"page": "compare", "colour": "red"},
        {"page": "compare", "older": "![x](http://example.org/x.png)"},
        {"page": "published", "release": "gone"},
    ],
)
def test_a_bad_link_is_told_and_the_usual_page_shown(root: Path, query: dict[str, str]) -> None:
    app = open_app(root, **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert "![" not in app.warning[0].value


def test_a_pair_goes_to_the_address_and_back() -> None:
    pair = Pair(older="a b&c", newer="é", change="moved", level="state", days=3, language="es")
    query = dict(part.split("=") for part in pair.to_query().split("&"))
    assert query["days"] == "3"
    assert Pair.from_query({"days": "3"}).days == 3
    assert Pair().to_query() == ""
    with pytest.raises(ViewError, match="no 'measure'"):
        Pair.from_query({"measure": "labs"})


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_matched_table_holds_every_pair_and_record(language: str) -> None:
    found = compare_pair(Pair(language=language))
    comparison: Any = found.comparison
    words = outcome_words(comparison, language)
    whole = matched_table(comparison, "", words, language)
    assert len(whole) == len(comparison.table)
    alone = comparison.table[["row_older", "row_newer"]].isna().to_numpy().sum()
    assert whole.isna().to_numpy().sum() == alone == 339
    parts = [len(matched_table(comparison, one, words, language)) for one in OUTCOMES]
    assert sum(parts) == len(whole)
    changed = matched_table(comparison, "status changed", words, language)
    assert int(changed.iloc[:, 1].sum()) == comparison.counts["status changed"]
    assert len(duplicates_table(comparison, language)) == len(comparison.duplicates)


def test_days_apart_are_those_of_the_comparison() -> None:
    strict: Any = compare_pair(Pair(days=0)).comparison
    assert strict.tolerances.days == 0
    assert strict is compare_pair(Pair(days=0)).comparison
    assert strict is not compare_pair(Pair()).comparison


def test_charts_have_a_title_and_an_alternative_text() -> None:
    made = chart_picture(compare_pair(Pair(language="es")), "flow", "narrow")
    assert made.png.startswith(b"\x89PNG")
    assert "1,476" in made.alt
    assert "1,476" in made.title


@pytest.mark.parametrize("measure", TWIN_MEASURES)
@pytest.mark.parametrize("level", ["state", "municipality"])
def test_two_maps_have_one_legend(measure: str, level: str) -> None:
    older, newer = process("illustrative-2023-08"), process("illustrative-2023-12")
    view = View(level=level, measure=measure, language="es", states=("14",), abroad=True)
    first, second = twin_sheets(view, older, newer)
    (one,), (other,) = first.layers, second.layers
    assert one.legend == other.legend
    assert one.codes == other.codes  # type: ignore[union-attr]
    totals = [0] * len(one.legend.entries)
    for k in (*one.classes, *other.classes):
        totals[k] += 1
    assert totals == [entry.count for entry in one.legend.entries]
    assert first.illustrative
    content = twin_content((first, second), URLS)
    assert [decode(side["data"])["mark"] for side in content["sides"]] == ["ILUSTRATIVO"] * 2
    assert "illustrative-2023-08" in content["sides"][0]["name"]


def test_the_frame_of_two_maps_names_no_host() -> None:
    class Names(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return f"file{len(key)}"

    assert "http" not in twin_frame(Names())


def test_the_place_table_is_that_of_the_comparison(root: Path) -> None:
    app = open_app(root, page="compare", level="state")
    table = app.dataframe[0].value
    comparison: Any = compare_pair(Pair()).comparison
    expected = by_place(comparison, "state")["to_active"].sum()
    assert table["Inactive to active"].sum() == expected == 1476


def test_published_figures_are_told_by_verdict(root: Path) -> None:
    app = open_app(root, page="published")
    assert not app.exception
    bodies = [html.unescape(e.proto.body) for e in app.get("html")]
    lists = [body for body in bodies if body.startswith('<ul class="la-list la-figures"')]
    assert sum(body.count("<li>") for body in lists[:4]) == len(load_published())
    agrees = re.sub(r"<[^>]+>", "", lists[1])
    for number in ("527", "24", "1,658", "89 %"):
        assert re.search(rf"Published {number}\b|Published {number}", agrees), number
    assert "confidence" in agrees
    assert "805" in re.sub(r"<[^>]+>", "", lists[-1])
    app.selectbox("release").set_value("illustrative-2023-12").run()
    assert "Its status column contradicts sedena-2023-08" in said(app)
    assert dict(app.query_params) == {"page": "published", "release": "illustrative-2023-12"}
    app.segmented_control("page").set_value("map").run()
    assert app.selectbox("release").value == "illustrative-2023-12"


@pytest.mark.parametrize("page", ["compare", "published"])
def test_pages_speak_spanish(root: Path, page: str) -> None:
    app = open_app(root, page=page, language="es")
    assert not app.exception
    words = said(app)
    assert "laboratorios pasaron" in words or "cifras publicadas" in words
    assert any("ILUSTRATIVO" in element.proto.body for element in app.get("html"))
    assert app.query_params["language"] == "es"


def test_the_archive_holds_the_matched_table() -> None:
    from layers.app.compare_rest import Rest

    content = Rest(compare_pair(Pair()), None)._archive()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = {Path(name).name for name in archive.namelist()}
    assert {"matched.csv", "datapackage.json"} <= names


def test_texts_are_filled_alike_in_both_languages() -> None:
    for key, (english, spanish) in COMPARE_PAGE_TEXTS.items():
        assert set(re.findall(r"{\w+}", english)) == set(re.findall(r"{\w+}", spanish)), key
        assert english.count("|") == spanish.count("|"), key


def _ledger_page() -> None:
    from layers.app.compare_rest import Rest
    from layers.app.comparing import compare_pair
    from layers.app.pair import Pair

    Rest(compare_pair(Pair(language="es")), None)._ledger()


def test_all_open_releases_are_listed_side_by_side() -> None:
    app = AppTest.from_function(_ledger_page, default_timeout=60).run()
    assert not app.exception
    known, series = (frame.value for frame in app.dataframe)
    assert known["Entrega"].tolist() == ["illustrative-2023-08", "illustrative-2023-12"]
    assert series.set_index("Periodo").loc["2023-08"].tolist() == ["15 (parte)", "99"]
