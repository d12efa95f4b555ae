import ast
import re
from datetime import date
from string import Formatter

import pytest

from geo.records import DRUGS, KINDS, PLACE_PRECISIONS, STATUSES
from layers.choices import LANGUAGES, LAYERS, LEVELS, MEASURES, PORT_SETS
from layers.texts import TEXTS
from layers.words import (
    LONGEST_NAME,
    counted,
    day,
    known_date,
    number,
    percent,
    rate,
    say,
    shortened,
)

SAME_IN_BOTH = {
    "head.share_value",
    "naval_structure.2015-2022",
    "place.guatemala",
    "source.layer",
}

BUILT = (
    *(
        "about.",
        "bandwidth_rule.",
        "entries.",
        "hexagons_of.",
        "hot_spots_by.",
        "hot_spots_method.",
    ),
    *("hot_spots_of.", "large.", "naval_structure.", "post.", "risk_test.", "scheme.", "verdict."),
    *("alt.none.", "match.row_", "raster.column.radius_", "table.military_", "table.nearest_"),
    *("note.hot.not_placed.", "title.density.", "title.hexagons.", "title.hot_spots."),
)
"""Beginnings of keys whose rest comes from names, from data or from several parts."""


def braces(text):
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_the_same_things(key):
    texts = TEXTS[key]
    assert len(texts) == len(LANGUAGES)
    assert all(text.strip() == text != "" for text in texts)
    assert braces(texts[0]) == braces(texts[1])
    assert texts[0].count("|") == texts[1].count("|") == int(key.startswith("n."))


def test_nothing_was_left_untranslated():
    same = {key for key, (english, spanish) in TEXTS.items() if english == spanish}
    assert same == SAME_IN_BOTH


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_vocabulary_can_be_said(language):
    for prefix, vocabulary in {
        "status": STATUSES,
        "drug": DRUGS,
        "kind": KINDS,
        "precision": PLACE_PRECISIONS,
        "level": LEVELS,
        "measure": MEASURES,
        "layer": LAYERS,
        "ports": PORT_SETS,
    }.items():
        assert all(say(f"{prefix}.{word}", language) for word in vocabulary)


class Written(ast.NodeVisitor):
    """The texts that stand in a source, and what its f-strings can become."""

    def __init__(self):
        self.texts = set()
        self.patterns = set()

    def visit_Constant(self, node):
        self.texts |= {node.value} if isinstance(node.value, str) else set()

    def visit_JoinedStr(self, node):
        fixed = [part.value for part in node.values if isinstance(part, ast.Constant)]
        # "{a}.{b}" would be every key.
        if any(re.search("[a-z]", text) for text in fixed):
            parts = (
                isinstance(part, ast.Constant) and re.escape(part.value) for part in node.values
            )
            self.patterns.add("".join(part or "(.*)" for part in parts))
        self.generic_visit(node)


def tables_and_uses(folders):
    """The keys of every dict of texts, and what all else in the sources says."""
    tables, written = {}, Written()
    for path in sorted(path for folder in folders for path in folder.rglob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            name = getattr(getattr(node, "target", None), "id", "")
            if name.endswith("TEXTS") and isinstance(node.value, ast.Dict):
                keys = [key.value for key in node.value.keys if key is not None]
                tables[f"{path.relative_to(folders[0].parent)} {name}"] = keys
            else:
                written.visit(node)
    return tables, written


def test_every_key_is_used(pytestconfig):
    folders = [pytestconfig.rootpath / name for name in ("layers", "geo")]
    tables, written = tables_and_uses(folders)
    assert len(tables) > 25
    assert {"layers/raster_texts.py RASTER_TEXTS", "layers/app/words.py TEXTS"} <= set(tables)
    patterns = [re.compile(pattern) for pattern in written.patterns]

    def used(key):
        found = (pattern.fullmatch(key) for pattern in patterns)
        return (
            key in written.texts
            or key.startswith(BUILT)
            # What stands in the braces is said somewhere as well.
            or any(match and set(match.groups()) <= written.texts | {""} for match in found)
        )

    dead = {name: [key for key in keys if not used(key)] for name, keys in tables.items()}
    assert not {name: keys for name, keys in dead.items() if keys}


def test_values_are_never_read_as_braces():
    assert say("subtitle.release", "en", release="{0.__class__}") == "Release {0.__class__}"


def test_numbers_and_dates():
    assert number(1658) == "1,658"
    assert percent(0.1098) == "11.0 %"
    assert [rate(v) for v in (0, 0.0341, 0.3, 6.84, 9.96, 124.4, 1e-7)] == [
        "0",
        "0.034",
        "0.3",
        "6.8",
        "10",
        "124",
        "0.0000001",
    ]
    assert counted(1, "labs", "en") == "1 lab"
    assert counted(1, "active", "es") == "1 activo"
    assert counted(1476, "labs", "es") == "1,476 laboratorios"
    assert day(date(2023, 1, 1), "en") == "1 January 2023"
    assert day(date(2023, 1, 1), "es") == "1 de enero de 2023"


@pytest.mark.parametrize(
    ("precision", "english", "spanish"),
    [
        ("day", "20 July 2022", "20 de julio de 2022"),
        ("month", "July 2022", "julio de 2022"),
        ("year", "2022", "2022"),
        ("none", "date not known", "fecha desconocida"),
    ],
)
def test_a_date_says_no_more_than_is_known(precision, english, spanish):
    assert known_date(date(2022, 7, 20), precision, "en") == english
    assert known_date(date(2022, 7, 20), precision, "es") == spanish


def test_a_long_name_keeps_its_beginning_and_its_end():
    assert shortened("Hoja 1") == "Hoja 1"
    assert shortened("x" * LONGEST_NAME) == "x" * LONGEST_NAME
    short = shortened("Relación de laboratorios " + "y bodegas " * 20 + "2023.xlsx")
    assert len(short) <= LONGEST_NAME
    assert short.startswith("Relación de laboratorios y bodegas")
    assert "…" in short
    assert short.endswith("2023.xlsx")
