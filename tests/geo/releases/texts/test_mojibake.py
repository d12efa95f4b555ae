from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.releases.cells import Cell, Sheet, Source
from geo.releases.texts.mojibake import mend_cells

NAMES = [name for name in reference.load("localities")["name"] if not name.isascii()]
WAYS = {
    "UTF-8 as Windows-1252": ("utf-8", "sloppy-windows-1252"),
    "UTF-8 as Latin-1": ("utf-8", "latin-1"),
    "UTF-8 as Mac Roman": ("utf-8", "mac_roman"),
    "UTF-8 as CP850": ("utf-8", "cp850"),
    "CP850 as Windows-1252": ("cp850", "sloppy-windows-1252"),
    "CP850 as Latin-1": ("cp850", "latin-1"),
    "Mac Roman as Windows-1252": ("mac_roman", "sloppy-windows-1252"),
    "Windows-1252 as Mac Roman": ("cp1252", "mac_roman"),
    "Windows-1252 as CP850": ("cp1252", "cp850"),
}


def source(*cells: Cell) -> Source:
    return Source("xlsx", (Sheet("a", [[cell, 1] for cell in cells]),))


def mended(*cells: Cell) -> list[Cell]:
    return [row[0] for row in mend_cells(source(*cells)).sheets[0].rows]


@pytest.mark.parametrize(
    ("spoilt", "right"),
    [
        ("CuliacÃ¡n", "Culiacán"),
        ("MichoacÃƒÂ¡n", "Michoacán"),
        ("CuliacÃƒÆ’Ã‚Â¡n", "Culiacán"),
        ("MÃ‰XICO", "MÉXICO"),
        ("SITUACIÃ“N", "SITUACIÓN"),
        ("M‚xico", "México"),
        ("Situaci¢n", "Situación"),
        ("Culiac\xa0n", "Culiacán"),
        ("MŽxico", "México"),
        ("Le—n", "León"),
        ("MÈxico", "México"),
        ("Yucat√°n", "Yucatán"),
        ("MÚxico", "México"),
        ("JUÃREZ", "JUÁREZ"),
        ("San Luis PotosÃ", "San Luis Potosí"),
        ("Rancho â€œEl Pozoâ€\x9d", "Rancho “El Pozo”"),
        ("25Â° 30'", "25° 30'"),
        ("ï»¿ESTADO", "ESTADO"),
    ],
)
def test_a_cell_is_mended_on_its_own(spoilt: str, right: str) -> None:
    assert mended("Sinaloa", spoilt) == ["Sinaloa", right]


@pytest.mark.parametrize("way", WAYS)
def test_names_that_were_decoded_wrongly_come_back(way: str) -> None:
    encoding, wrong = WAYS[way]
    names = [name for name in NAMES[::40] if "\N{RIGHT SINGLE QUOTATION MARK}" not in name]
    spoilt = [name.encode(encoding).decode(wrong) for name in names]
    assert mended(*spoilt, "Mérida") == [*names, "Mérida"]


def test_correct_text_is_left_alone() -> None:
    names = [*NAMES, *(name.upper() for name in NAMES)]
    texts = [
        *["SÃO PAULO", "São Tomé", "François", "Müller", "D’Angelo", "MICHOACáN", "LAGUNéN"],
        *["Łódź", "東京", "Culiac\ufffdn", "Culiac?n", "Región\xa0Norte", "norte–sur", "N¼"],
    ]
    given = source(*names, *texts, date(2022, 7, 20), 1.5, "x" * 40_000 + "Ã¡")
    assert mend_cells(given) is given


def test_other_text_is_mended_only_where_the_sheet_as_a_whole_is_wrong() -> None:
    spoilt = ["M‚xico", "Culiac\xa0n", "Situaci¢n", "Xochil¢tez"]
    assert mended(*spoilt)[-1] == "Xochilótez"
    assert mended(*spoilt, "León", "Mérida", "Cosalá")[-4:] == [
        "Xochil¢tez", "León", "Mérida", "Cosalá",
    ]  # fmt: skip


def test_what_was_mended_is_told_sheet_by_sheet() -> None:
    both = Source(
        "xlsx",
        (
            Sheet("a", [["Ahome", 5], ["CuliacÃ¡n", "CuliacÃ¡n"]], remarks=("before",)),
            Sheet("b", [["Mérida", date(2022, 7, 20)]]),
        ),
    )
    first, second = mend_cells(both).sheets
    assert first.rows == [["Ahome", 5], ["Culiacán", "Culiacán"]]
    assert first.remarks == (
        "before",
        "2 cells had been decoded wrongly before and were mended, as CuliacÃ¡n to Culiacán",
    )
    assert second is both.sheets[1]
    assert both.sheets[0].rows[1] == ["CuliacÃ¡n", "CuliacÃ¡n"]


@given(st.lists(st.text(max_size=12) | st.text("áÃ¡‚é¢\xa0Aan¿", max_size=8), max_size=6))
@settings(max_examples=100, deadline=None)
def test_any_text_is_borne_and_no_cell_is_lost(texts: list[str]) -> None:
    once = mend_cells(source(*texts))
    assert [len(row) for row in once.sheets[0].rows] == [2] * len(texts)
