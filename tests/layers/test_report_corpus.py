"""Of every file of the corpus: all doubts stand in the report, and all of it is said in Spanish."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from geo.doubts import doubts
from geo.errors import LabatlasError
from geo.join import JoiningReport, join
from geo.places import match
from geo.places.corrections import corrections_beside, load_corrections
from geo.process import Processed
from geo.releases import read
from layers.findings import places_found
from layers.reasons import translate
from layers.report_text import _TITLES, report_text

CORPUS = Path(__file__).parents[1] / "data" / "releases" / "files"
ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|were|it|its|and|or|to|in|by|from|as|with|which|that|this|than|has|have|"
    r"row|rows|read|cell|cells|column|columns|lies|beside|state|date|dates)\b"
)
CELLS = re.compile(r"'[^']*'|«[^»]*»|\"[^\"]*\"|\w+=\w+|--[a-z-]+")


# Joining takes longest, and tells a doubt of those files alone that have coordinates.
JOINED = ("positions_outside_mexico.csv", "positions_swapped.csv", "positions_missing.csv")
NOT_JOINED = JoiningReport(0, 0, (), 0, (), "cargo", "all")


@cache
def read_all() -> dict[str, Processed | LabatlasError]:
    found: dict[str, Processed | LabatlasError] = {}
    for path in sorted(CORPUS.iterdir()):
        if path.name.endswith((".places.csv", ".json")):
            continue
        try:
            release = read(path)
            beside = corrections_beside(path)
            placed, placing = match(release.records, load_corrections(beside) if beside else None)
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


def test_everything_said_of_the_corpus_is_said_in_spanish() -> None:
    left = []
    for file, got in read_all().items():
        texts = [str(got)] if isinstance(got, LabatlasError) else said_of(got)
        for text in dict.fromkeys(texts):
            said = translate(text, "es")
            if said == text or ENGLISH.search(CELLS.sub("", said)):
                left.append(f"{file}: {text} -> {said}")
    assert not left, "\n".join(left)


def test_the_text_names_every_kind_of_doubt_with_its_number() -> None:
    kinds = set()
    for file, got in read_all().items():
        if isinstance(got, LabatlasError):
            continue
        found = [doubt.kind for doubt in doubts(got)]
        kinds |= set(found)
        lines = [line for line in report_text(got).splitlines() if line.endswith("):")]
        expected = [f"{_TITLES[kind]} ({found.count(kind):,}):" for kind in dict.fromkeys(found)]
        assert [line for line in lines if line in expected] == expected, file
        others = {line for line in lines if line.split(" (")[0] in _TITLES.values()}
        assert others == set(expected), file
    assert len(kinds) > 6
