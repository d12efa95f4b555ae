import hashlib
import re

import pytest
from click.testing import CliRunner
from PIL import Image

from geo.compare import compare
from geo.errors import OutputError
from geo.ledger import triangle as revision_triangle
from layers.charts import flow, picture, timeline, triangle, write
from layers.charts.texts import CHART_TEXTS
from layers.cli_chart import chart as command

HOSTILE = r"$\frac{1$ <b> =1+1"


@pytest.mark.parametrize("ending", [".png", ".svg", ".pdf"])
def test_files_say_where_they_come_from_and_repeat(six, tmp_path, ending):
    files = [
        write(timeline(six[3:4], "es", width="narrow"), tmp_path / f"{name}{ending}")
        for name in ("one", "two")
    ]
    first, second = (file.read_bytes() for file in files)
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    if ending == ".png":
        with Image.open(files[0]) as image:
            assert image.size[0] == 1003
            told = image.text["Title"] + image.text["Description"] + image.text["Source"]
    elif ending == ".svg":
        told = first.decode("utf-8")
        names = re.findall(r' id="([^"]*)"', told)
        assert {"active", "active-2", "key"} <= set(names)
        assert len(names) == len(set(names))
        assert not [name for name in names if " " in name]
    else:
        told = first.replace(b"\\", b"").decode("latin-1")
        told += first.split(b"/Title")[1][:400].decode("utf-16-be", errors="ignore")
    for part in ("ILUSTRATIVO", "release-3", "0123456789ab"):
        assert part in told or part.encode("utf-16-be").decode("latin-1") in told
    assert "<dc:date>" not in told
    assert "CreationDate" not in told


def test_every_chart_names_its_sources_and_what_raids_measure(two, looked):
    comparison = compare(*(processed.records for processed in two))
    for drawn in (
        timeline(two),
        triangle(revision_triangle(two), releases=two),
        flow(comparison, releases=two),
    ):
        told = looked.words(drawn)
        for part in ("hand_made.xlsx", "0123456789ab", "20 February 2023", "1 June 2023"):
            assert part in told
        assert "Raids measure detection, not production." in told
        assert "never added up" in told
        assert drawn.title == drawn.words.title
        assert drawn.alt


def test_text_of_a_file_is_never_read_as_mathematics(processed, looked):
    made = processed({}, {"status": "active"}, id=HOSTILE, publisher=HOSTILE, illustrative=True)
    made.records["release"] = HOSTILE
    comparison = compare(made.records, made.records)
    for drawn in (
        timeline([made]),
        triangle(revision_triangle([made]), releases=[made]),
        flow(comparison, releases=[made]),
    ):
        assert picture(drawn, ".png", dpi=30).startswith(b"\x89PNG")
        assert "<b>" in looked.words(drawn)
        assert b"<b>" not in picture(drawn, ".svg")


def test_other_endings_and_folders_that_are_not_there_are_refused(two, tmp_path):
    drawn = timeline(two[:1])
    with pytest.raises(OutputError, match=r"\.png, \.svg, \.pdf"):
        write(drawn, tmp_path / "chart.jpg")
    with pytest.raises(OutputError, match="cannot write"):
        write(drawn, tmp_path / "missing" / "chart.svg")


@pytest.mark.parametrize("key", CHART_TEXTS)
def test_both_languages_fill_the_same_braces(key):
    english, spanish = (
        sorted(part.partition("}")[0] for part in text.split("{")[1:]) for text in CHART_TEXTS[key]
    )
    assert english == spanish


def test_the_command_draws_and_refuses(tmp_path):
    run = CliRunner()
    out = tmp_path / "chart.svg"
    made = run.invoke(command, ["timeline", "illustrative-2023-08", "--out", str(out), "--language",
                                "es", "--period", "year"])  # fmt: skip
    assert made.exit_code == 0, made.output
    assert "182 de 1,658" in made.output
    assert "ILUSTRATIVO" in out.read_text("utf-8")
    for arguments, told in (
        (["flow", "illustrative-2023-08", "--out", str(out)], "name two, not 1"),
        (["triangle", "illustrative-2023-08", "--out", "chart.gif"], "its ending must be"),
    ):
        refused = run.invoke(command, arguments)
        assert refused.exit_code == 1
        assert told in refused.output
