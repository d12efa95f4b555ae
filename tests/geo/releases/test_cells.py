from datetime import date, datetime

import pytest

from geo.releases.cells import Sheet, as_text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (25006.0, "25006"),
        (24.5, "24.5"),
        (True, "TRUE"),
        (date(2022, 7, 20), "2022-07-20"),
        (datetime(2022, 7, 20), "2022-07-20"),
        (datetime(2022, 7, 20, 3), "2022-07-20T03:00:00"),
        (" a ", "a"),
        ("", ""),
    ],
)
def test_as_text(cell: object, text: str) -> None:
    assert as_text(cell) == text


def test_origin_is_the_row_unless_the_sheet_says_otherwise() -> None:
    assert Sheet("Hoja1", [["a"], ["b"]]).origin(1) == ("Hoja1", 2)
    assert Sheet("", [["a"], ["b"]], origins=(("", 1), ("", 4))).origin(1) == ("", 4)
