"""Sentences on published figures: their arithmetic, in two languages, safe to print."""

import string
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from geo.process import process
from geo.published import Bounds, load_published
from geo.published.check import REASONS, Verdict, check_release
from geo.published.contradictions import KINDS, contradictions
from layers.checking.text import contradiction_words, headline, verdict_words
from layers.checking.texts import CHECK_TEXTS
from layers.checking.words import amount, labs_of, period_words, published_words

REUTERS = "sedena-2023-08: Reuters, 21 December 2023; high confidence"


@pytest.fixture(scope="module")
def figures() -> pd.DataFrame:
    return load_published()


@pytest.fixture(scope="module")
def checked() -> dict[str, tuple[Verdict, ...]]:
    found = {}
    for month in ("08", "12"):
        made = process(f"illustrative-2023-{month}")
        period = (made.release.period_start, made.release.period_end)
        found[month] = check_release(made.records, corps=made.release.corps, period=period)
    return found


def sentence(
    verdicts: tuple[Verdict, ...], figures: pd.DataFrame, language: str = "en", **asked: Any
) -> str:
    """Return the sentence on the one figure of the country with these cells."""
    asked = {"place": "Mexico", "drug": "any", **asked}
    same = [(figures[name] == value).fillna(False) for name, value in asked.items()]
    rows = figures[pd.concat(same, axis=1).all(axis=1)]
    assert len(rows) == 1
    return verdict_words(verdicts[rows.index[0]], figures, language)


def test_both_languages_have_the_same_braces() -> None:
    for key, (english, spanish) in CHECK_TEXTS.items():
        names = [
            sorted(field for _, field, *_ in string.Formatter().parse(text) if field)
            for text in (english, spanish)
        ]
        assert names[0] == names[1], key
        assert english.count("|") == spanish.count("|"), key


def test_a_count(checked: Any, figures: pd.DataFrame) -> None:
    asked = {"release": "sedena-2023-08", "labs": 527}
    assert sentence(checked["08"], figures, **asked) == (
        f"published 527 ({REUTERS}); the release has 527 labs from 1 January to 31 July 2023"
    )
    assert sentence(checked["08"], figures, "es", **asked) == (
        "se publicó 527 (sedena-2023-08: Reuters, 21 December 2023; confianza alta); la entrega "
        "tiene 527 laboratorios del 1 de enero al 31 de julio de 2023"
    )


def test_a_share(checked: Any, figures: pd.DataFrame) -> None:
    asked = {"release": "sedena-2023-08", "share": 0.89}
    assert sentence(checked["08"], figures, **asked) == (
        f"published 89 % inactive ({REUTERS}); the release has 1,476 inactive of 1,658 labs from "
        "1 December 2018 to 31 August 2023, 89.0 %"
    )
    assert "0 inactivos de 1,742 laboratorios" in sentence(checked["12"], figures, "es", **asked)


def test_an_addition(checked: Any, figures: pd.DataFrame) -> None:
    told = sentence(checked["12"], figures, release="inai-2023-12", labs=339)
    assert told.startswith("published 339 more than the 1,658 of sedena-2023-08 (inai-2023-12: ")
    assert told.endswith(
        "1,997 labs from 1 December 2018 to 31 October 2023: "
        "1,997 less the 1,658 of sedena-2023-08 leave 339"
    )


@pytest.mark.parametrize(
    ("month", "asked", "words"),
    [
        ("08", {"release": "inai-2023-12", "labs": 339}, "does not cover all of that time"),
        ("12", {"release": "sedena-2023-08", "labs": 1658}, "to an earlier day than the last"),
        ("12", {"release": "indigo-foi", "labs": 1208}, "which days the figure counts"),
        ("12", {"release": "sedena-2022-06", "labs": 3, "drug": "heroin"}, "leaves open"),
        ("12", {"release": "fgr-2025-08", "labs": 282}, "282 labs for FGR"),
        ("12", {"release": "universal-2012", "labs": 198}, "covers no day of that"),
        ("12", {"release": "inai-2023-12", "statement": "nearly identical"}, "in words"),
    ],
)
def test_undecided_says_why(
    checked: Any, figures: pd.DataFrame, month: str, asked: dict[str, Any], words: str
) -> None:
    assert words in sentence(checked[month], figures, **asked)


def test_the_status_column_is_a_headline(checked: Any, figures: pd.DataFrame) -> None:
    assert headline(checked["08"], figures, "en") == []
    assert headline(checked["12"], figures, "en") == [
        "its status column contradicts sedena-2023-08 (inactive 89 %): every lab is active"
    ]
    assert headline(checked["12"], figures, "es") == [
        (
            "su columna de situación contradice a sedena-2023-08 (inactivos 89 %): todos los "
            "laboratorios están activos"
        )
    ]


def test_a_count_of_active_labs_is_a_headline_only_where_the_number_of_raids_agrees(
    checked: Any, figures: pd.DataFrame
) -> None:
    counted = figures.copy()
    counted.loc[counted["release"] == "sedena-2023-08", "share"] = None
    kept = [v for v in checked["12"] if v.reason != "share"]
    assert headline(kept, counted, "en") == [
        "its status column contradicts sedena-2023-08 (24 active labs): every lab is active"
    ]
    without = [v for v in kept if v.of != (527, 527) or v.reason != "count" or
               figures.loc[v.figure, "status"] != "any"]  # fmt: skip
    assert headline(without, counted, "en") == []


def test_contradictions_show_their_arithmetic(figures: pd.DataFrame) -> None:
    told = [contradiction_words(one, figures, "en") for one in contradictions(figures)]
    for words in (
        "less 54 + 19 + 13 + 9 + 5 + 4 + 2 + 2 = 108 in other parts of that leave 5, but 14 labs",
        "but are 522 more than those",
        (
            "its drug types sum to 130 + 3 + 1 = 134 "
            "(methamphetamine: 130, heroin: 3, cocaine: 1), which leaves 671 over"
        ),
        "two numbers for the same labs, 531 apart",
        "3 + 3 + 5 + 3 = 14 fentanyl labs (2019: 3, 2020: 3, 2021: 5, 2022: 3; foi-33",
        "leaves no lab inactive, but 89 % inactive of 1,658 labs, that is 1,468 to 1,483, from",
    ):
        assert sum(words in text for text in told) == 1, words
    spanish = [contradiction_words(one, figures, "es") for one in contradictions(figures)]
    assert any("suman 130 + 3 + 1 = 134 (metanfetamina: 130" in text for text in spanish)
    assert any("no deja ningún laboratorio inactivo" in text for text in spanish)


@pytest.mark.parametrize("language", ["en", "es"])
def test_hostile_cells_are_printable_and_are_not_filled_again(
    checked: Any, figures: pd.DataFrame, language: str
) -> None:
    hostile = "\x1b[31m{status}\u202e\n<b>=1+1"
    bad = figures.copy()
    for column in ("release", "source", "confidence", "place", "corps", "published", "note"):
        bad[column] = hostile
    bad.loc[bad["statement"] != "", "statement"] = hostile
    bad.loc[bad["relative_to"] != "", "relative_to"] = hostile
    reasons = set()
    for verdict in checked["12"]:
        text = verdict_words(verdict, bad, language)
        assert text.isprintable()
        assert "{status}" in text
        reasons.add(verdict.reason)
    assert reasons == set(REASONS)
    found = contradictions(figures)
    assert {one.kind for one in found} == set(KINDS)
    for one in found:
        assert contradiction_words(one, bad, language).isprintable()
    assert all(text.isprintable() for text in headline(checked["12"], bad, language))


@pytest.mark.parametrize("language", ["en", "es"])
def test_strange_words_of_a_table_made_by_hand_are_told_as_they_are(
    figures: pd.DataFrame, language: str
) -> None:
    strange = figures.copy()
    strange["drug"] = "krokodil"
    strange["status"] = "unspecified"
    verdict = Verdict(0, "undecided", Bounds(0, 1), Bounds(0, 1), False, "count")
    text = verdict_words(verdict, strange, language)
    assert "krokodil" in text
    assert labs_of(Bounds(0, 1), language, drug="krokodil") in text.replace(
        " of status not stated", ""
    ).replace(" sin situación especificada", "")
    other = replace(contradictions(figures)[2], parts=(32, 33, 34))
    assert "krokodil" in contradiction_words(other, strange, language)


def test_numbers_and_periods() -> None:
    assert amount(Bounds(3, 3), "en") == "3"
    assert amount(Bounds(3, 1200), "es") == "entre 3 y 1,200"
    assert amount(Bounds(0, 9), "en") == "at most 9"
    assert labs_of(Bounds(1, 1), "en", status="active") == "1 active lab"
    assert labs_of(Bounds(1, 1), "es", status="active") == "1 laboratorio activo"
    assert labs_of(Bounds(24, 24), "es", status="inactive", drug="heroin") == (
        "24 laboratorios inactivos de heroína"
    )
    start, end, none = pd.Timestamp("2018-12-01"), pd.Timestamp("2019-01-31"), pd.NaT
    assert period_words(start, end, "en") == " from 1 December 2018 to 31 January 2019"
    assert period_words(start, none, "es").startswith(" desde el 1 de diciembre de 2018,")
    assert period_words(none, end, "en").startswith(" until 31 January 2019,")
    assert period_words(none, none, "en") == " at a time not stated"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"labs": 1658}, "1,658"),
        ({"labs": 5, "statement": "at least 5"}, "at least 5"),
        ({"labs": None, "share": 0.8874, "statement": "88.74 per cent"}, "88.74 %"),
        ({"labs": None, "share": 0.29, "statement": "29%"}, "29 %"),
        ({"labs": None, "statement": "few"}, "few"),
    ],
)
def test_a_figure_is_told_as_it_was_published(cells: dict[str, Any], words: str) -> None:
    assert published_words(pd.Series({"share": None, "statement": "", **cells})) == words
