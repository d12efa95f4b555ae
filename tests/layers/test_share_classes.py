import re
from dataclasses import replace

import numpy as np
import pytest
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex

from geo.select import select
from geo.summary import summarise
from layers import shares
from layers.choices import LANGUAGES
from layers.compose import compose
from layers.figure import draw
from layers.figure_side import LEAST_SIZE
from layers.palettes import GREYED_COLOR, OUTSIDE_COLOR, SHARE_TEXTURES
from layers.share_classes import LABS_BY_OPACITY, SHARES_BY_LABS
from layers.view import View
from layers.webmap.legend import legends


@pytest.fixture(scope="module")
def many(processed):
    def rows(code, active, inactive):
        place = {"mun_code": code, "state_code": code[:2]}
        return (place | {"labs": active, "status": "active"}, place | {"labs": inactive})

    return processed(
        *rows("25006", 40, 346),
        *rows("25018", 0, 120),
        *rows("25001", 60, 40),
        *rows("25002", 5, 15),
        *rows("25003", 1, 18),
        *rows("25004", 4, 1),
        *rows("25005", 3, 1),
        {"mun_code": "25007", "labs": 30, "status": "unspecified"},
    )


def built(processed, **changes):
    view = View(**changes)
    records = select(processed.records, view.filters()).records
    table = shares.areas(view, summarise(records, view.level))
    return shares.build(view, table, shares.state_only(records))


def entry_of(layer, code):
    return layer.legend.entries[layer.classes[layer.codes.index(code)]]


@pytest.mark.parametrize(
    ("code", "label"),
    [
        ("25006", "10–25 %; 100 or more labs"),
        ("25018", "0 %; 100 or more labs"),
        ("25001", "25–100 %; 100 or more labs"),
        ("25002", "25–100 %; 20–99 labs"),
        ("25003", "under 10 %; 5–19 labs"),
        ("25004", "25–100 %; 5–19 labs"),
        ("25005", "under 5 of known status"),
        ("25007", "under 5 of known status"),
        ("01001", "no labs"),
    ],
)
def test_a_share_and_the_number_it_rests_on_make_one_class(many, code, label):
    assert entry_of(built(many, measure="share_by_labs"), code).label == label


def test_rows_and_columns_hold_what_they_say(many):
    layer = built(many, measure="share_by_labs")
    grid, entries = layer.legend.grid, layer.legend.entries
    assert (grid.rows, grid.columns) == (
        ("100 or more", "20–99", "5–19"),
        ("0", "under 10", "10–25", "25–100"),
    )
    assert len(grid.rows) == len(LABS_BY_OPACITY)
    assert len(grid.columns) == len(SHARES_BY_LABS) + 1
    inside = entries[grid.start :]
    assert len(inside) == len(grid.rows) * len(grid.columns)
    for n, entry in enumerate(inside):
        row, column = divmod(n, len(grid.columns))
        assert entry.label == f"{grid.columns[column]} %; {grid.rows[row]} labs"
        assert entry.texture == SHARE_TEXTURES[column]
    assert "texture" in layer.legend.note
    assert len({entry.color for entry in entries}) == len(entries)
    assert sum(entry.count for entry in entries) == len(layer.codes)
    assert entry_of(layer, "25005").color == GREYED_COLOR


def test_what_is_not_asked_for_stands_after_the_grid(many):
    layer = built(many, measure="share_by_labs", level="state", states=("25",))
    assert entry_of(layer, "16").color == OUTSIDE_COLOR
    assert layer.classes[layer.codes.index("16")] == len(layer.legend.entries) - 1


def test_a_share_by_labs_is_not_defined_when_the_filter_decides_it(many):
    layer = built(many, measure="share_by_labs", statuses=("active",))
    assert layer.legend.grid is None
    assert entry_of(layer, "25006").label == "share not defined"


def test_schemes_class_what_is_above_zero_and_say_so(many):
    plain = built(many)
    assert "classes" not in plain.legend.note
    layer = built(many, scheme="fisher-jenks")
    assert layer.legend.note.startswith("classes by Fisher-Jenks")
    assert layer.legend.entries[0] == plain.legend.entries[0]
    fixed = built(many, scheme="fixed", breaks=(20, 200))
    assert [e.label for e in fixed.legend.entries] == ["none", "1–19", "20–199", "200 or more"]
    assert [e.count for e in fixed.legend.entries[1:]] == [3, 4, 1]


def test_a_share_of_few_labs_does_not_move_the_classes(many):
    layer = built(many, measure="active_share", scheme="quantiles")
    told = [entry.count for entry in layer.legend.entries[3:]]
    assert sum(told) == 5
    assert built(many, measure="active_share", scheme="fixed", breaks=(25.0,)).legend.entries[
        -1
    ].label == ("25–100 %")
    assert entry_of(layer, "25005").color == GREYED_COLOR


@pytest.mark.parametrize("language", LANGUAGES)
def test_print_and_screen_show_rows_and_columns(many, language):
    sheet = compose(View(measure="share_by_labs", layers=("shares",), language=language), many)
    legend = sheet.layers[0].legend
    drawn = draw(sheet)
    marks = [artist for artist in drawn.get_children() if artist.get_gid() == "legend-shares"]
    assert [to_hex(mark.get_facecolor()) for mark in marks] == [e.color for e in legend.entries]
    cells = np.array([mark.get_xy() for mark in marks[legend.grid.start :]])
    cells = cells.reshape(len(legend.grid.rows), len(legend.grid.columns), 2)
    assert (np.diff(cells[..., 0], axis=1) > 0).all()
    assert (np.diff(cells[..., 1], axis=0) < 0).all()
    written = {text.get_text() for text in drawn.texts}
    # No range is broken at its dash, in narrow columns either.
    crowded = draw(replace(sheet, layers=sheet.layers * 5))
    for texts in (written, {text.get_text() for text in crowded.texts}):
        assert set(legend.grid.rows) <= texts
        assert {text for text in legend.grid.columns if "–" in text} <= texts
    assert min(text.get_size() for text in crowded.texts) >= LEAST_SIZE
    shown = {entry.texture for entry in legend.entries if entry.texture and entry.count}
    lines = [artist for artist in drawn.axes[0].collections if isinstance(artist, LineCollection)]
    assert len(lines) == len([e for e in legend.entries if e.texture and e.count]) > len(shown)
    assert all(artist.get_clip_path() is not None for artist in lines)

    page = legends(sheet)
    assert page.count("<li>") == legend.grid.start
    assert page.count("<tr>") == 1 + len(legend.grid.rows)
    assert page.count("<img") == len(legend.entries)
    for text in (*legend.grid.rows, *legend.grid.columns):
        assert f">{text}</th>" in page
    for text in (legend.grid.rows_title, legend.grid.columns_title):
        assert f"<span>{text} " in page
    counts = [int(n.replace(",", "")) for n in re.findall(r'"la-count">\(?([\d,]+)', page)]
    assert counts == [entry.count for entry in legend.entries]


def test_the_map_in_words_names_the_highest_share(many):
    sheet = compose(View(measure="share_by_labs", layers=("shares",)), many)
    assert "Active share, highest first" in sheet.alternative_text
    assert any("greyed" in note for note in sheet.notes)
