"""Opening a file in the app: what was understood, correcting it, answering for places."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, get_args

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from geo.places.corrections import Correction, Corrections
from geo.places.lookup import METHODS
from geo.releases import FIELDS, ColumnRead, ReadingMap
from geo.releases.report import ROW_KINDS, Effect
from layers.app.columns import COUNTS, changed_map, choice_of
from layers.app.opening import _answers_places
from layers.app.review import with_answers
from layers.app.rows import EFFECTS
from layers.app.words import TEXTS

MESSY = """Relación de laboratorios localizados
FOLIO,FECHA,ENTIDAD,MPIO,C1,C2
a1,5/1/2023,Sinaloa,La Zona,Activo,Inactivo
a2,6/2/2023,Sinaloa,La Zona,Activo,Inactivo
a3,31/02/2023,Sinaloa,Cosalá,Activo,Inactivo
TOTAL,4,,,,
"""
UNKNOWN = "n,cuando,sitio\nx,2022,La Zona\ny,2021,El Llano\n"


def small_page() -> None:
    """The part of the page that opens files, without its map: a tenth of the time."""
    import streamlit as st

    from layers.app.opening import uploader
    from layers.app.panel import reading_panel
    from layers.app.releases import open_release, release_names
    from layers.app.report import show_report

    language = st.query_params.get("language", "en")
    with st.sidebar:
        opened = uploader(language)
        if opened:
            st.session_state["release"] = opened
        release = st.selectbox("release", release_names(), key="release")
    processed = open_release(release)
    reading_panel(processed, language)
    show_report(processed, language)
    labs = processed.records.groupby("status")["labs"].sum()
    for status in ("active", "inactive"):
        st.metric(status, int(labs.get(status, 0)))
    st.metric("labs", int(labs.sum()))
    days = processed.records["date"].dt.strftime("%Y-%m-%d").fillna("none")
    st.metric("dates", " ".join(days[:2]))


def open_app(*files: tuple[str, str | bytes], **query: str) -> AppTest:
    app = AppTest.from_function(small_page, default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    return upload(app, *files) if files else app


def whole_app(root: Path) -> AppTest:
    return AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120).run()


def upload(app: AppTest, *files: tuple[str, str | bytes]) -> AppTest:
    sent: Any = [
        (name, text.encode() if isinstance(text, str) else text, "") for name, text in files
    ]
    return app.file_uploader("upload").set_value(sent).run()


def headline(app: AppTest) -> dict[str, str]:
    return {metric.label: metric.value for metric in app.metric}


def title(app: AppTest) -> str:
    return app.expander[0].label.replace("\\", "")


def shown(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.get("html"))


def choice(app: AppTest, label: str) -> Any:
    """Return the drop-down of a column, or of another choice of the form."""
    (found,) = [
        box for box in app.selectbox if str(box.key).startswith("correct") and box.label == label
    ]
    return found


def press(app: AppTest, label: str) -> AppTest:
    (button,) = [button for button in app.button if button.label == label]
    return button.click().run()


def test_the_panel_tells_what_was_understood_and_what_not() -> None:
    app = open_app()
    assert "illustrative-2023-08.xlsx: 1,658 of 1,658 rows read" in title(app)
    assert 'class="la-chip' not in shown(app)
    upload(app, ("messy.csv", MESSY))
    assert not app.exception
    assert "messy.csv: 3 of 3 rows read · in doubt: " in title(app)
    page = shown(app)
    for part in (
        '<span class="la-chip la-used">Date</span><small>by its heading</small>',
        '<span class="la-chip la-unused">not used</span>',
        "Headings in row 2",
        "Text in UTF-8, columns parted by commas",
        "Places not known: 1 (rows: 2)",
        "value dropped, row kept (row 5): FECHA: a day that does not exist",
        "to check (row 6)",
        "<td class=la-meant>31/02/2023</td><td>Sinaloa</td><td>Cosalá</td>",
        "No column says:",
    ):
        assert part in page


def test_what_is_read_and_corrected_goes_to_the_map(root: Path) -> None:
    app = upload(whole_app(root), ("messy.csv", MESSY))
    assert headline(app)["Labs"] == "3"
    assert headline(app)["Active"] == "3"
    choice(app, "C2").set_value("status")
    press(app, "Apply")
    assert headline(app)["Inactive"] == "3"
    # Closed by the reader, it stays closed while something else is chosen.
    app.session_state["reading"] = False
    app.segmented_control("language").set_value("es").run()
    assert not app.exception
    assert 'class="la-chip' not in shown(app)
    app.selectbox("release").set_value("illustrative-2023-08").run()
    assert app.session_state["reading"] is False
    app.selectbox("release").set_value("messy").run()
    assert app.session_state["reading"] is True
    assert "Encabezados en el renglón 2" in shown(app)


def test_a_column_is_corrected_and_the_choice_undone() -> None:
    app = open_app(("messy.csv", MESSY))
    before = headline(app)
    choice(app, "C2").set_value("status")
    assert headline(app) == before
    press(app, "Apply")
    assert not app.exception
    assert headline(app)["inactive"] == "3"
    assert choice(app, "C2").value == "status"
    assert "<small>chosen</small>" in shown(app)
    choice(app, "C1").set_value("status")
    press(app, "Apply")
    assert headline(app)["active"] == "3"
    assert choice(app, "C2").value == ""
    choice(app, "FECHA").set_value("")
    press(app, "Apply")
    assert headline(app)["dates"] == "none none"
    press(app, "Undo all choices")
    assert headline(app) == before
    assert choice(app, "FECHA").value == "date"


def test_a_letter_is_shown_without_a_form_to_fill() -> None:
    letter = "En atención a su solicitud.\nNo se cuenta con registros.\nAtentamente\n"
    app = open_app(("letter.txt", letter), language="es")
    assert not app.exception
    assert "no se hallaron encabezados" in app.error[0].value
    assert ">No se cuenta con registros.</td>" in shown(app)
    assert "siguen mostrando illustrative-2023-08.xlsx" in shown(app)
    assert not [box for box in app.selectbox if str(box.key).startswith("correct")]
    assert "la-chip" not in shown(app)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("letter.docx", None, "un documento de Word"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "imagen"),
        ("all.zip", b"PK\x05\x06" + bytes(18), "zip"),
    ],
)
def test_a_file_of_another_type_is_refused_with_its_reason(
    root: Path, name: str, content: bytes | None, told: str
) -> None:
    files = root / "tests" / "data" / "releases" / "files"
    app = open_app((name, content or (files / name).read_bytes()), language="es")
    assert not app.exception
    assert told in app.error[0].value
    assert r"\.xlsx" in app.error[0].value
    assert headline(app)["labs"] == "1658"


def test_a_map_that_misses_many_labs_says_what_shows_them(root: Path) -> None:
    rows = "2022,Sinaloa,Culiacán\n2022,Sinaloa,\n2022,Jalisco,\n"
    app = upload(whole_app(root), ("few.csv", f"FECHA,ESTADO,MUNICIPIO\n{rows}"))
    assert "2 of 3 labs are known only by their state" in shown(app)
    press(app, "Show states")
    assert app.query_params["level"] == "state"
    assert "known only by their state, so" not in shown(app)
    app.selectbox("release").set_value("illustrative-2023-08").run()
    app.segmented_control("level").set_value("municipality").run()
    assert "known only by their state, so" not in shown(app)


def test_two_columns_cannot_be_the_same() -> None:
    app = open_app(("messy.csv", MESSY))
    before = headline(app)
    choice(app, "FOLIO").set_value("drug")
    choice(app, "C2").set_value("drug")
    press(app, "Apply")
    assert not app.exception
    assert "Two columns cannot both be" in app.error[0].value
    assert headline(app) == before


def test_a_file_whose_headings_are_unknown_can_be_named() -> None:
    app = open_app(("unknown.csv", UNKNOWN))
    assert not app.exception
    assert "unknown.csv could not be read yet" in title(app)
    assert len(app.error) == 1
    assert "<td>cuando</td>" in shown(app)
    assert headline(app)["labs"] == "1658"
    choice(app, "Row of the headings").set_value(1)
    press(app, "Apply")
    choice(app, "cuando").set_value("date")
    choice(app, "sitio").set_value("municipality")
    press(app, "Apply")
    assert not app.exception
    assert not app.error
    assert app.selectbox("release").value == "unknown"
    assert headline(app)["labs"] == "2"


def test_dates_can_be_told_to_be_month_first() -> None:
    app = open_app(("messy.csv", "FECHA,ESTADO\n3/7/2022,Sinaloa\n4/7/2022,Sinaloa\n"))
    assert headline(app)["dates"] == "2022-07-03 2022-07-04"
    choice(app, "Dates such as 3/7/2022").set_value("month")
    press(app, "Apply")
    assert headline(app)["dates"] == "2022-03-07 2022-04-07"


def test_what_a_column_counts_can_be_switched_off_and_on() -> None:
    wide = "ESTADO,2021,2022,Total\nSinaloa,3,4,7\nJalisco,1,2,3\nSonora,2,5,7\n"
    app = open_app(("wide.csv", wide), language="es")
    assert headline(app)["labs"] == "17"
    assert "laboratorios, 2021" in shown(app)
    choice(app, "2021").set_value("")
    press(app, "Aplicar")
    assert headline(app)["labs"] == "11"
    choice(app, "2021").set_value(COUNTS)
    press(app, "Aplicar")
    assert headline(app)["labs"] == "17"


def test_sheets_are_told_and_chosen() -> None:
    book = openpyxl.Workbook()
    for name, rows in (("2021", 2), ("2022", 5)):
        sheet = book.create_sheet(name)
        sheet.append(["FECHA", "ESTADO"])
        for _ in range(rows):
            sheet.append([name, "Sinaloa"])
    content = io.BytesIO()
    book.save(content)
    app = open_app(("book.xlsx", content.getvalue()))
    assert headline(app)["labs"] == "7"
    (sheets,) = [box for box in app.multiselect if str(box.key).endswith("sheets")]
    assert sheets.value == ["2021", "2022"]
    sheets.unselect("2021")
    press(app, "Apply")
    assert headline(app)["labs"] == "5"
    assert "Sheet “2021” (3 rows) is not in these numbers" in shown(app)


def question(app: AppTest) -> Any:
    (found,) = [box for box in app.selectbox if str(box.key).startswith("review")]
    return found


def test_a_place_is_answered_and_the_answer_forgotten() -> None:
    app = open_app(("messy.csv", MESSY))
    asked = question(app)
    assert "La Zona" in asked.label
    assert asked.options[0] == "not decided"
    assert "Cosalá, Sinaloa (25005)" in asked.options
    assert not any("Jalisco" in option for option in asked.options)
    asked.set_value("25018")
    press(app, "Apply answers")
    assert not app.exception
    assert not [box for box in app.selectbox if str(box.key).startswith("review")]
    assert any("Navolato" in set(table.value.get("Taken as", [])) for table in app.dataframe)
    assert "1 answer is in force" in shown(app)
    press(app, "Forget all answers")
    assert question(app).value == ""


def test_an_answer_in_another_state_is_marked() -> None:
    rows = "FECHA,ESTADO,MUNICIPIO\n2022,Jalisco,Culiacán\n2022,Sonora,Caborca o Altar\n"
    app = open_app(("other.csv", rows))
    first, second = (box for box in app.selectbox if str(box.key).startswith("review"))
    elsewhere = "Culiacán, Sinaloa (25006) (candidate in another state than the file gives)"
    assert first.options[1] == elsewhere
    assert all(option.endswith("(candidate)") for option in second.options[1:3])
    first.set_value("25006")
    press(app, "Apply answers")
    page = shown(app)
    assert "another state than the file gives: Culiacán, Jalisco → Culiacán, Sinaloa" in page


def test_every_way_of_finding_a_place_and_every_field_has_words() -> None:
    keys = [*(f"method.{word}" for word in METHODS), *(f"field.{name}" for name in FIELDS)]
    keys += [f"kind_of_row.{kind}" for kind in ROW_KINDS]
    keys += [f"effect.{effect}" for effect in get_args(Effect)]
    assert not [key for key in keys if key not in TEXTS]
    assert set(EFFECTS) == set(get_args(Effect))


def test_what_was_saved_is_opened_together_with_the_release() -> None:
    saved = ReadingMap(columns={"status": "C2", "drug": "NO HAY"}).to_json()
    answers = "state_given,mun_given,state_code,mun_code,note\nSinaloa,La Zona,25,25018,\n"
    app = open_app(
        ("messy.map.json", saved), ("messy.csv", MESSY), ("messy.places (1).csv", answers)
    )
    assert not app.exception
    assert headline(app)["inactive"] == "3"
    assert "1 answer is in force" in shown(app)
    assert "Read as messy.map.json says." in shown(app)
    # What the file does not have is told, and the rest is used.
    assert "to check (row 2): NO HAY: the map names a column" in shown(app)
    assert "Read as messy.places (1).csv says." in shown(app)
    press(app, "Undo all choices")
    assert headline(app)["inactive"] == "0"
    assert "Read as messy.map.json says." not in shown(app)
    # A saved reading of another release is none of this one's.
    other = ("other.csv", "FECHA,ESTADO,C1,C2\n2022,Sinaloa,Activo,Inactivo\n")
    upload(app, ("messy.map.json", saved), ("messy.csv", MESSY), other)
    assert app.selectbox("release").value == "other"
    assert headline(app)["inactive"] == "0"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("bad.map.json", "[1]", "no saved reading"),
        ("bad.csv", "state_given,mun_given,state_code,mun_code\nSinaloa,X,99,\n", "no answers"),
        ("alone.map.json", "{}", "open both together"),
    ],
)
def test_a_saved_file_that_is_none_is_told(name: str, content: str, told: str) -> None:
    app = open_app((name, content))
    assert not app.exception
    assert told in app.error[0].value
    assert headline(app)["labs"] == "1658"


def test_a_corrected_file_of_the_same_name_takes_the_place_of_the_first() -> None:
    app = open_app(("messy.csv", MESSY))
    upload(app, ("messy.csv", MESSY.replace("TOTAL,4", "a4,2022,Jalisco,Tecalitlán,,\nTOTAL,4")))
    assert headline(app)["labs"] == "4"
    assert len(app.selectbox("release").options) == 3
    upload(app, ("messy.txt", MESSY))
    assert app.selectbox("release").value == "messy.txt"


HOSTILE = "<img src=x onerror=alert(1)>"


def test_text_of_a_file_is_text_in_every_widget() -> None:
    heads = f"{HOSTILE},![a](http://e.org/x),:red[Estado],=HYPERLINK(1),**Municipio**,$x^2$\n"
    rows = f"{HOSTILE},2022,Sinaloa,=1+1,{HOSTILE},`x`\n" * 3
    app = open_app((f"{HOSTILE}.csv", heads + rows))
    assert not app.exception
    page = shown(app)
    assert HOSTILE not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    markdown = " ".join(
        [
            *(element.value for element in (*app.markdown, *app.warning, *app.error)),
            *(element.label for element in (*app.selectbox, *app.expander)),
            *(str(element.proto.help) for element in app.selectbox),
        ]
    )
    for text in (HOSTILE, "![a](", ":red[", "**Municipio**", "$x^2$"):
        assert text not in markdown
    assert "\\<" not in " ".join(box.label for box in app.selectbox)
    cells = {str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()}
    assert not any(cell.startswith("=") for cell in cells)


def test_a_large_report_stays_small_on_the_page() -> None:
    lines = "".join(f"{n}.{n}.x,Sinaloa,La Zona {n % 30}\n" for n in range(1_200))
    app = open_app(("large.csv", "FECHA,ESTADO,MUNICIPIO\n" + lines))
    assert not app.exception
    assert max(len(table.value) for table in app.dataframe) <= 500
    assert "The first 500 of 1,200 are shown" in shown(app)
    assert len([box for box in app.selectbox if str(box.key).startswith("review")]) == 10
    assert len(shown(app)) < 200_000


def test_labs_abroad_are_drawn_if_asked_for(root: Path) -> None:
    app = upload(
        whole_app(root), ("a.csv", "FECHA,ESTADO,LATITUD,LONGITUD\n2022,Sinaloa,40.0,-100.0\n")
    )
    # No municipality is known in it: the map of them would be blank.
    assert app.query_params["level"] == "state"
    assert "outside Mexico, as given" not in shown(app)
    app.checkbox("abroad").check().run()
    assert "outside Mexico, as given" in shown(app)
    assert app.query_params["abroad"] == "true"
    app.selectbox("release").set_value("illustrative-2023-08").run()
    assert not [box for box in app.checkbox if box.key == "abroad"]


COLUMNS = tuple(
    ColumnRead(f"h{n}", field, meaning, "heading", ())
    for n, (field, meaning) in enumerate(
        [("date", ""), ("state", ""), ("", ""), ("", "labs, 2022"), ("status", ""), ("", "")]
    )
)


@given(
    st.lists(st.sampled_from(["", COUNTS, *FIELDS]), min_size=len(COLUMNS), max_size=len(COLUMNS)),
    st.dictionaries(st.sampled_from(["drug", "kind"]), st.sampled_from(["h2", "h5", "H5"])),
)
def test_a_changed_map_holds_what_was_changed_and_no_more(
    wanted: list[str], before: dict[str, str]
) -> None:
    chosen = {column.heading: name for column, name in zip(COLUMNS, wanted, strict=True)}
    changed = {c.heading for c in COLUMNS if chosen[c.heading] != choice_of(c)}
    fields = [chosen[heading] for heading in changed if chosen[heading] in FIELDS]
    given = ReadingMap(columns=before, day_first=True)
    if len(set(fields)) < len(fields):
        with pytest.raises(ValueError, match=r".+"):
            changed_map(given, COLUMNS, chosen)
        return
    made = changed_map(given, COLUMNS, chosen)
    assert made.day_first is True
    assert {made.columns[name] for name in fields} == {
        heading for heading in changed if chosen[heading] in FIELDS
    }
    assert set(made.ignored) == {heading for heading in changed if not chosen[heading]}
    assert len({text.casefold() for text in made.columns.values()}) <= len(made.columns)
    untouched = {name: text for name, text in before.items() if text.casefold() not in changed}
    assert {**untouched, **made.columns} == made.columns | {
        name: text for name, text in untouched.items() if name not in fields
    }
    assert json.loads(made.to_json())["columns"] == made.columns


def test_a_new_answer_takes_the_place_of_the_old_one() -> None:
    old = Corrections((Correction("Sinaloa", "X", "25", "25018"), Correction("Sinaloa", "Y")))
    new = with_answers(old, [Correction("Sinaloa", "X", "25", "25005")])
    assert new.rows == (Correction("Sinaloa", "Y"), Correction("Sinaloa", "X", "25", "25005"))


@pytest.mark.parametrize(
    ("first", "answers"),
    [
        ("state_given,mun_given,state_code,mun_code,note\r\n", True),
        ("\ufeffstate_given;mun_given;state_code;mun_code\n", True),
        ("FECHA,ESTADO\n", False),
        ("", False),
        ('"', False),
    ],
)
def test_answers_about_places_are_known_by_their_headings(first: str, answers: bool) -> None:
    assert _answers_places(first.encode()) is answers
