"""What the panel says of a file, without a page around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.doubts import KINDS, doubts
from geo.process import Processed, process
from geo.releases import look
from layers.app.doubts import listed_doubts
from layers.app.preview import Preview, preview_html, previews, previews_of_look
from layers.app.rows import rows_html
from layers.app.said import sections_said
from layers.app.text import spoken
from layers.app.understood import understood
from layers.app.words import TEXTS, tell_n
from layers.compose import compose
from layers.report_words import heading_words
from layers.view import View

LANGUAGES = ("en", "es")

MESSY = """FECHA,ENTIDAD,MUNICIPIO,LATITUD,LONGITUD,TIPO
5/1/2023,Sinaloa,La Zona,,,Laboratorio
31/02/2023,Sinaloa,Cosalá,,,Laboratorio
3/3/2023,Sinaloa,Culiacán,40.0,-100.0,Bodega
3/3/2023,Sinaloa,Culiacán,20.67,-103.35,Laboratorio
3/3/2023,Sinaloa,,,,Laboratorio
TOTAL,9,,,,
"""
ONE = "FECHA,ENTIDAD,MUNICIPIO\n5/1/2023,Sinaloa,La Zona\nTOTAL,1,\n"


def read(folder: Path, text: str) -> Processed:
    path = folder / "file.csv"
    path.write_text(text, "utf-8")
    return process(path)


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    return read(tmp_path_factory.mktemp("messy"), MESSY)


@pytest.fixture(scope="module")
def corpus(root: Path) -> Path:
    return root / "tests" / "data" / "releases" / "files"


def told(processed: Processed, language: str) -> list[str]:
    """Return all that the panel says."""
    return [
        *understood(processed, None, language),
        *listed_doubts((str(id(processed)),), language, processed).lines,
    ]


def test_the_panel_lists_what_strict_reading_refuses_in_the_same_order(messy: Processed) -> None:
    found = doubts(messy)
    listed = listed_doubts(("messy", "order"), "en", messy)
    assert listed.total == len(found)
    said = {
        "missing": "No column says: Active or inactive, Drug",
        "to check": "1 × to check (row 7)",
        "place": "Places not known: 1 (rows: 1)",
        "outside": "1 record has coordinates outside Mexico",
        "disagreement": "1 record has coordinates in another municipality than the one it names",
        "value dropped": "1 × value dropped, row kept (row 3): FECHA: a day that does not exist",
    }
    kinds = list(dict.fromkeys(doubt.kind for doubt in found))
    assert kinds == [kind for kind in KINDS if kind in said]
    assert len(listed.lines) == len(kinds)
    for kind, line in zip(kinds, listed.lines, strict=True):
        assert said[kind] in line


def test_every_kind_of_doubt_is_said(corpus: Path, messy: Processed) -> None:
    seen = {doubt.kind for doubt in doubts(messy)}
    for name in ("picture_page.pdf", "summary_and_catalogue.xlsx", "dates_impossible.csv"):
        processed = process(corpus / name)
        found = doubts(processed)
        seen |= {doubt.kind for doubt in found}
        lines = listed_doubts((name,), "en", processed).lines
        assert len(lines) >= len({doubt.kind for doubt in found})
    assert {"not read", "missing", "to check", "place", "outside", "disagreement"} <= seen


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_thing_is_not_said_as_several(tmp_path: Path, messy: Processed, language: str) -> None:
    many = (
        "rows|records|labs|places|lines|columns|sheets|answers|"
        "renglones|registros|laboratorios|lugares|columnas|hojas|respuestas"
    )
    for processed in (read(tmp_path, ONE), messy):
        text = " ".join(told(processed, language))
        assert not re.search(rf"\b1 ({many})\b", text)
        assert not re.search(r"\b(rows|renglones) \d+[.)]", text)
    assert re.search(r"\b1 (row|renglón)\b", " ".join(told(read(tmp_path, ONE), language)))


def test_texts_for_one_and_several_have_both_forms_in_both_languages() -> None:
    for key, texts in TEXTS.items():
        forms = [text.count("|") for text in texts]
        assert forms in ([0, 0], [1, 1]), key
    assert tell_n("answers.in_force", 1, "en") == "1 answer is in force."
    assert tell_n("answers.in_force", 1200, "es") == "1,200 respuestas están en uso."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["sections_year_month.xls", "clean.xlsx", "quantity.csv"])
def test_the_panel_and_the_figures_count_the_same_labs(
    corpus: Path, name: str, language: str
) -> None:
    processed = process(corpus / name)
    view = View(release=processed.release.id, language=language)
    labs = next(iter(compose(view, processed).headline.values()))
    first, second, *_ = understood(processed, None, language)
    assert re.search(rf"\b{labs} (labs|laboratorios)\b", first)
    others = processed.records.loc[processed.records["kind"] == "storehouse", "labs"].sum()
    word = "storehouse" if language == "en" else "bodega"
    assert (f"{word} {others}" in second) == bool(others)


def test_rows_that_name_no_municipality_are_told(messy: Processed, tmp_path: Path) -> None:
    assert "Known by state only, as it names no municipality: row 6." in told(messy, "en")
    assert any("pues no nombra municipio: renglón 6." in line for line in told(messy, "es"))
    states = read(tmp_path, "FECHA,ENTIDAD\n2022,Sinaloa\n2022,Jalisco\n2023,Sonora\n")
    assert not any("by state only" in line for line in told(states, "en"))


@pytest.mark.parametrize(
    ("name", "field", "given"),
    [
        ("sections_by_state.xlsx", "state", "state_given"),
        ("unruled_sections.pdf", "state", "state_given"),
        ("sections_state_municipality.csv", "municipality", "mun_given"),
    ],
)
def test_what_section_lines_say_is_what_the_records_have(
    corpus: Path, name: str, field: str, given: str
) -> None:
    processed = process(corpus / name)
    said = {one[field] for one in sections_said(processed.release.report).values() if field in one}
    assert said
    assert said <= set(processed.records[given])
    lines = told(processed, "en")
    assert any(f"{field.title()}: " in line for line in lines)
    assert not any(line.startswith("Note:") and "section line" in line for line in lines)


def test_rows_of_a_preview_say_what_they_are(corpus: Path) -> None:
    (sheet, *_) = previews(process(corpus / "sections_year_month.xls"))
    page = preview_html(sheet, "es")
    assert '<span class="la-tag">sección · Año: 2021</span>' in page
    assert '<span class="la-tag">sección · Mes: enero</span>' in page
    assert '<span class="la-tag">título</span>' in page
    named = previews(process(corpus / "sheet_per_status.ods"))
    assert "Of all rows: Active or inactive: inactive" in preview_html(named[0], "en")


def test_a_letter_has_no_columns_to_choose(corpus: Path) -> None:
    assert not any(one.has_table for one in previews_of_look(look(corpus / "letter.xlsx")))
    assert any(one.has_table for one in previews_of_look(look(corpus / "no_header.csv")))
    assert not Preview("", (), ()).has_table


def test_reasons_and_unnamed_columns_are_said_in_spanish(messy: Processed, corpus: Path) -> None:
    page = " ".join(told(messy, "es")) + rows_html(("messy",), "es", messy)
    for english in ("a day that does not exist", "sum to", "look at the cell", "day first"):
        assert english not in page
        assert english in " ".join(told(messy, "en")) + rows_html(("messy",), "en", messy)
    (sheet,) = previews(process(corpus / "no_header.csv"))
    assert "columna 1" in preview_html(sheet, "es")
    assert heading_words("column 12", "en") == "column 12"
    assert heading_words("column of smoke", "es") == "column of smoke"


@given(st.text())
def test_a_spoken_name_holds_no_markdown(text: str) -> None:
    name = spoken(text)
    assert not set(name) & set(r"!*_`[]<>:$\~#|@{}")
    assert spoken(f"{text} FECHA (día)").endswith("FECHA (día)")


def test_a_figure_that_is_held_against_others_is_named(tmp_path: Path) -> None:
    processed = read(tmp_path, "Estado,Laboratorios\nSinaloa,3\nSonora,1\nTotal,21\n")
    lines = listed_doubts(("figure", "of", "the file"), "en", processed).lines
    assert any("Laboratorios '21': the rows above it sum to 4" in line for line in lines)
