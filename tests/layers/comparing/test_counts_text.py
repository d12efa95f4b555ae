"""A comparison of releases of counts in words."""

from collections.abc import Callable
from typing import Any

import pytest

from geo.compare import COUNTED, CountComparison, compare_counts
from geo.process import Processed, process
from layers.choices import LANGUAGES
from layers.comparing.counts_text import counts_text
from layers.comparing.texts import COMPARE_TEXTS

YEAR = {"date": "2021-01-01", "date_precision": "year", "mun_code": None}
Pair = tuple[Processed, Processed, CountComparison]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Processed:
    """Return any release that was read: the text names its file."""
    path = tmp_path_factory.mktemp("counts") / "a.csv"
    path.write_text("Año,Estado,Total\n2021,Sinaloa,10\n", "utf-8")
    return process(path)


@pytest.fixture
def pair(processed: Callable[..., Any], read: Processed) -> Callable[..., Pair]:
    """Return a function that holds two releases of the rows given against each other."""

    def make(older: list[Any], newer: list[Any]) -> Pair:
        one, other = (
            processed(*({**YEAR, "release": name, **row} for row in rows)).records
            for name, rows in (("a", older), ("b", newer))
        )
        return read, read, compare_counts(one, other)

    return make


def numbers(text: str) -> dict[str, int]:
    """Return the numbers of the outcome table by their words."""
    block = text.split("\n\n")[2].splitlines()[1:]
    return {name.strip(): int(n) for name, _, n in (line.rpartition(" ") for line in block)}


def test_the_outcomes_add_up_to_both_totals(pair: Callable[..., Pair]) -> None:
    older = [{"labs": 10}, {"labs": 3, "state_code": "14"}, {"labs": 1, "state_code": "10"}]
    newer = [{"labs": 12}, {"labs": 2, "state_code": "14"}, {"labs": 7, "date": "2022-01-01"}]
    text = counts_text(*pair(older, newer))
    found = numbers(text)
    total_older, total_newer = (n for name, n in found.items() if name.startswith("labs in the"))
    words = {name: found[COMPARE_TEXTS[f"change.{name}"][0]] for name in COUNTED}
    assert words["in both"] + words["fewer"] + words["withdrawn"] == total_older == 14
    added = words["added before end"] + words["added after end"]
    assert words["in both"] + words["more"] + added == total_newer == 21


@pytest.mark.parametrize(
    ("status", "said", "note"),
    [
        (("active", "active"), "By state, year and status, ", "one fewer here and one more there"),
        (("active", "unspecified"), "By state and year, ", "one release never tells it"),
        (("unspecified", "unspecified"), "By state and year, ", "Neither release tells the status"),
    ],
)
def test_status_is_named_only_where_it_is_compared(
    pair: Callable[..., Pair], status: tuple[str, str], said: str, note: str
) -> None:
    text = counts_text(
        *pair([{"labs": 9, "status": status[0]}], [{"labs": 8, "status": status[1]}])
    )
    assert text.startswith(said)
    assert note in text
    assert ("Labs by status" in text) == ("status, " in said)
    assert "status not stated" not in text


@pytest.mark.parametrize(
    ("labs", "said"),
    [
        (((9,), (8,)), "Both releases count labs"),
        (((9,), (1, 1)), "The older release counts labs"),
        (((1, 1), (9,)), "The newer release counts labs"),
        (((1,), (1, 1)), "No record is matched"),
    ],
)
def test_which_release_counts_is_said(
    pair: Callable[..., Pair], labs: tuple[tuple[int, ...], tuple[int, ...]], said: str
) -> None:
    assert said in counts_text(*pair(*([{"labs": n} for n in side] for side in labs)))


def test_sites_of_other_kinds_are_said(pair: Callable[..., Pair]) -> None:
    text = counts_text(*pair([{"labs": 9}, {"labs": 4, "kind": "storehouse"}], [{"labs": 9}]))
    assert text.startswith("Nothing changed.")
    assert "left out: 4 in the older, 0 in the newer" in text
    assert "left out" not in counts_text(*pair([{"labs": 9}], [{"labs": 9}]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_whole_in_both_languages(pair: Callable[..., Pair], language: str) -> None:
    older = [{"labs": 9, "kind": "storehouse"}, {"labs": 4}]
    for status in ("active", "unspecified"):
        text = counts_text(*pair(older, [{"labs": 5, "status": status}]), language)
        assert "{" not in text
        assert text.splitlines()[0].startswith("By " if language == "en" else "Por ")
    assert ("labs" in text) == (language == "en")
