from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ReleaseError
from geo.releases.tables.dated_headings import read_dated

ROWS = ["Sinaloa|3|2|0", "Sonora|1|0|2", "Jalisco|0|1|1"]
BELOW = [row.split("|") for row in ROWS]


def months(read: Any) -> list[str]:
    parts = {"month": 7, "year": 4}
    days, precisions = read.column("date"), read.column("date_precision")
    return [f"{d:%Y-%m}"[: parts[p]] for d, p in zip(days, precisions, strict=True)][:3]


@pytest.mark.parametrize(
    ("heads", "found", "remark"),
    [
        ("01/01/2022|01/02/2022|01/03/2022", ["2022-01", "2022-02", "2022-03"], "read day first"),
        ("31/01/2022|28/02/2022|31/03/2022", ["2022-01", "2022-02", "2022-03"], ""),
        ("2022-01-31|2022-02-28|2022-03-31", ["2022-01", "2022-02", "2022-03"], ""),
        ("1 ene 2022|1 feb 2022|1 mar 2022", ["2022-01", "2022-02", "2022-03"], ""),
        ("03/01/2022|24/01/2022|07/02/2022", ["2022-01", "2022-01", "2022-02"], "of these days"),
        ("01/15/2022|02/15/2022|03/15/2022", ["2022-01", "2022-02", "2022-03"], "of these days"),
        ("01/01/2022|02/01/2022|03/01/2022", ["2022"] * 3, "their year alone"),
    ],
)
def test_columns_headed_by_days(
    got: Callable[..., Any], heads: str, found: list[str], remark: str
) -> None:
    read = got(f"Estado|{heads}", *ROWS)
    assert months(read) == found
    assert read.column("labs") == [3, 2, 0, 1, 0, 2, 0, 1, 1]
    told = " ".join(read.report.sheets[0].remarks)
    assert remark in told if remark else told == ""


def test_a_person_says_whether_the_day_comes_first(got: Callable[..., Any]) -> None:
    rows = ("Estado|01/01/2022|02/01/2022|03/01/2022", *ROWS)
    assert months(got(*rows, day_first=True)) == ["2022-01"] * 3
    assert months(got(*rows, day_first=False)) == ["2022-01", "2022-02", "2022-03"]
    assert got(*rows, day_first=False).report.sheets[0].remarks == ()


def test_days_below_a_heading_of_their_own_and_beside_a_total(got: Callable[..., Any]) -> None:
    read = got(
        "Estado|Fecha|||Total", "|05/01/2022|06/01/2022|20/02/2022|",
        "Sinaloa|3|2|0|5", "Sonora|1|0|2|3", "Jalisco|0|1|1|3",
    )  # fmt: skip
    assert months(read) == ["2022-01", "2022-01", "2022-02"]
    assert sum(read.column("labs")) == 10
    assert [(p.row, p.column) for p in read.problems("to check")] == [(5, "Total")]


@pytest.mark.parametrize(
    "pieces",
    [
        [("Estado",), ("01/01/2022",), ("Municipio",), ("01/02/2022",)],
        [("Estado",), ("31/12/2022",), (), ()],
        [("01/01/2022",), ("Estado",), (), ()],
        [("Estado",), ("01/01/2022",), ("01/01/2022",), ()],
        [("Estado",), ("31/12/2022",), ("12/31/2021",), ()],
        [("Estado",), ("2021",), ("2022",), ("2023",)],
    ],
)
def test_dates_that_head_no_table_of_periods(pieces: list[tuple[str, ...]]) -> None:
    assert read_dated(pieces, BELOW, None).periods == {}


def test_dates_above_no_numbers_are_no_headings(got: Callable[..., Any]) -> None:
    letter = "Corte|31/12/2022|Fecha de elaboración|05/01/2023"
    read = got(letter, "Estado|2021|Municipio|2022", "Sinaloa|3|Elota|0", "Sonora|1|Nogales|2")
    assert months(read) == ["2021", "2022", "2021"]
    assert read.column("labs") == [3, 0, 1, 2]
    with pytest.raises(ReleaseError, match="no header"):
        got("Estado|01/01/2022|02/01/2022", "Sinaloa|a|b", "Sonora|a|b", "Jalisco|c|d")


@given(
    st.dates(date(1995, 1, 1), date(2060, 1, 1)),
    st.lists(st.integers(1, 40), min_size=1, max_size=8),
    st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d.%m.%y"]),
)
def test_a_month_is_never_another_than_that_of_its_day(
    first: date, steps: list[int], form: str
) -> None:
    days = [first + timedelta(days=sum(steps[:n])) for n in range(len(steps) + 1)]
    pieces = [("Estado",), *[(day.strftime(form),) for day in days]]
    below = [["Sinaloa", *["1"] * len(days)]] * 3
    dated = read_dated(pieces, below, day_first=True)
    assert dated.columns == set(range(1, len(days) + 1))
    assert [dated.periods[piece[0]] for piece in pieces[1:]] == [f"{d:%Y-%m}" for d in days]
    # Where the headings themselves tell which comes first, nobody needs to.
    guessed = read_dated(pieces, below, None)
    if "day first" not in guessed.remark and "year alone" not in guessed.remark:
        assert guessed.periods == dated.periods
