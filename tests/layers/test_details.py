from datetime import date

import pytest

from geo import reference
from layers.choices import LANGUAGES, ON_TOP
from layers.details import tables
from layers.view import View
from layers.words import say

DAY = date(2023, 8, 9)
WITH_TABLES = (
    "ports",
    "airports",
    "crossings",
    "checkpoints",
    "naval_regions",
    "military_regions",
    "military_zones",
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [DAY, None])
def test_every_row_has_source_and_confidence(language, day):
    found = tables(View(layers=ON_TOP, language=language), day)
    assert list(found) == [say(f"layer.{layer}", language) for layer in WITH_TABLES]
    for table in found.values():
        for word in ("source", "confidence"):
            column = table[say(f"detail.{word}", language)]
            assert column.notna().all()
            assert (column != "").all()


def test_only_layers_that_are_drawn() -> None:
    assert list(tables(View(layers=("shares", "checkpoints")), DAY)) == ["Military posts on roads"]


def test_rows_are_those_of_the_layers() -> None:
    found = tables(View(layers=ON_TOP), DAY)
    assert [len(table) for table in found.values()] == [
        int(reference.load("entries")["cargo"].sum()),
        int((reference.load("entries")["kind"] == "airport").sum()),
        61,
        len(reference.load("checkpoints")),
        17,
        12,
        48,
    ]
    posts = found["Military posts on roads"]
    assert posts["Name"].str.contains("Estación Doctor").any(), "also the one without coordinates"


def test_the_holder_is_that_of_the_day() -> None:
    ports = tables(View(layers=("ports",)), DAY)["Seaports"].set_index("Name")
    assert ports.loc["Manzanillo", "Held by"] == "SEMAR (Navy)"
    assert ports.loc["Manzanillo", "Codes"] == "MXZLO"
    early = tables(View(layers=("ports",)), date(2016, 1, 1))["Seaports"].set_index("Name")
    assert early.loc["Manzanillo", "Held by"].startswith("SCT")


def test_without_a_day_no_region_is_in_force() -> None:
    found = tables(View(layers=("naval_regions", "ports")), None)
    assert found["Naval regions (SEMAR)"].empty
    assert set(found["Seaports"]["Held by"]) == {"not established"}
