"""Of every file of the corpus: all doubts stand in the report, and all of it is said in Spanish."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from geo.doubts import doubts
from geo.errors import LabatlasError
from geo.join import JoiningReport, join
from geo.places import PlacingReport
from geo.process import Processed
from geo.releases import FIELDS, Release
from layers.findings import places_found
from layers.reasons import translate
from layers.report_text import report_text
from layers.texts_report import TITLE_TEXTS

CORPUS = Path(__file__).parents[1] / "data" / "releases" / "files"
ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|were|it|its|and|or|to|in|by|from|as|with|which|that|this|than|has|have|"
    r"row|rows|read|cell|cells|column|columns|lies|beside|state|date|dates)\b"
)
CELLS = re.compile(r"'[^']*'|«[^»]*»|\"[^\"]*\"|\w+=\w+|--[a-z-]+")


# Joining takes longest, and tells a doubt of those files alone that have coordinates.
JOINED = ("positions_outside_mexico.csv", "positions_swapped.csv", "positions_missing.csv")
NOT_JOINED = JoiningReport(0, 0, (), 0, (), "cargo", "all")


@pytest.fixture(scope="module")
def corpus(
    read_and_placed: Callable[[Path], tuple[Release, pd.DataFrame, PlacingReport]],
) -> dict[str, Processed | LabatlasError]:
    found: dict[str, Processed | LabatlasError] = {}
    for path in sorted(CORPUS.iterdir()):
        if path.name.endswith((".places.csv", ".json")):
            continue
        try:
            release, placed, placing = read_and_placed(path)
        except LabatlasError as error:
            found[path.name] = error
            continue
        records, joining = join(placed) if path.name in JOINED else (placed, NOT_JOINED)
        found[path.name] = Processed(release, records, placing, joining)
    return found


def said_of(processed: Processed) -> Iterator[str]:
    report = processed.release.report
    yield from report.remarks
    yield from (remark for sheet in report.sheets for remark in sheet.remarks)
    yield from (sheet.reason for sheet in report.not_read)
    for problem in report.problems:
        yield from (problem.reason, problem.effect, problem.advice)
    yield from (text for doubt in doubts(processed) for text in (doubt.reason, doubt.advice))
    for place in places_found(processed.placing):
        # What a person wrote beside an answer is nobody's to translate.
        if place.note and (place.method != "correction" or place.note.startswith("answered")):
            yield place.note


def test_everything_said_of_the_corpus_is_said_in_spanish(
    corpus: dict[str, Processed | LabatlasError],
) -> None:
    left = []
    for file, got in corpus.items():
        texts = [str(got)] if isinstance(got, LabatlasError) else said_of(got)
        for text in dict.fromkeys(texts):
            said = translate(text, "es")
            if said == text or ENGLISH.search(CELLS.sub("", said)):
                left.append(f"{file}: {text} -> {said}")
    assert not left, "\n".join(left)


# What the file says of its own columns; fields are called as --map takes them.
OF_COLUMNS = re.compile(rf"  (?:de todos|sin uso|{'|'.join(FIELDS)}) +")
LISTED = re.compile(rf"^  (?:{'|'.join(FIELDS)})(?:, \w+)*: ")


def test_the_whole_text_is_said_in_spanish(corpus: dict[str, Processed | LabatlasError]) -> None:
    left = []
    for file, got in corpus.items():
        lines = [] if isinstance(got, LabatlasError) else report_text(got, "es").splitlines()
        for line in lines:
            rest = CELLS.sub("", LISTED.sub("", line))
            if ENGLISH.search(rest) and not OF_COLUMNS.match(line):
                left.append(f"{file}: {line}")
    assert not left, "\n".join(left)


def test_the_text_names_every_kind_of_doubt_with_its_number(
    corpus: dict[str, Processed | LabatlasError],
) -> None:
    kinds = set()
    for file, got in corpus.items():
        if isinstance(got, LabatlasError):
            continue
        found = [doubt.kind for doubt in doubts(got)]
        kinds |= set(found)
        lines = [line for line in report_text(got).splitlines() if line.endswith("):")]
        titles = {kind: english for kind, (english, _) in TITLE_TEXTS.items()}
        expected = [f"{titles[kind]} ({found.count(kind):,}):" for kind in dict.fromkeys(found)]
        assert [line for line in lines if line in expected] == expected, file
        others = {line for line in lines if line.split(" (")[0] in titles.values()}
        assert others == set(expected), file
    assert len(kinds) > 6
