import random
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.releases.cells import Cell
from geo.releases.values import date_columns
from geo.releases.values.date_columns import DateColumn, Fault, read_date_parts_column, read_dates
from geo.releases.values.dates import Reading, read_written

DAYS = st.dates(date(1970, 1, 1), date(2025, 12, 31))


def some_days(count: int = 40) -> list[date]:
    rng = random.Random(1)
    return [date(2021, 1, 1) + timedelta(days=rng.randrange(600)) for _ in range(count)]


def parts(year: Cell, month: Cell, day: Cell) -> tuple[date | None, str]:
    column = read_date_parts_column([year], [month], [day])
    return column.days[0], column.precisions[0]


def test_a_day_over_12_tells_the_order_of_the_others() -> None:
    column = read_dates(["03/07/2022", "20/07/2022", "04/05/2021"])
    assert column.days == [date(2022, 7, 3), date(2022, 7, 20), date(2021, 5, 4)]
    assert not column.faults
    (remark,) = column.remarks
    assert remark == (
        "1 date can only be read day first, 0 only month first; "
        "2 dates readable either way, taken day first"
    )


def test_a_month_over_12_tells_the_order_too() -> None:
    column = read_dates(["03/07/2022", "07/20/2022", "3-4-21"])
    assert column.days == [date(2022, 3, 7), date(2022, 7, 20), date(2021, 3, 4)]
    assert not column.faults
    assert "0 dates can only be read day first, 1 only month first" in column.remarks[0]
    assert "month first" in column.remarks[0]


def test_both_orders_in_a_column_leave_the_others_to_check() -> None:
    column = read_dates(["03/07/2022", "07/20/2022", "21/05/2021", "05/05/2021"])
    assert column.days == [
        date(2022, 7, 3), date(2022, 7, 20), date(2021, 5, 21), date(2021, 5, 5),
    ]  # fmt: skip
    assert [(fault.index, fault.effect) for fault in column.faults] == [
        (0, "to check"), (1, "value corrected"),
    ]  # fmt: skip
    assert "1 date can only be read day first, 1 only month first" in column.remarks[0]


def test_one_odd_date_among_many_does_not_tell_the_order() -> None:
    column = read_dates(["07/20/2022"] * 30 + ["21/05/2021", "03/07/2022"])
    assert column.days[-2:] == [date(2021, 5, 21), date(2022, 3, 7)]
    assert [fault.index for fault in column.faults] == [30]


def test_without_evidence_the_day_comes_first() -> None:
    column = read_dates(["03/07/2022", "04/04/2022"])
    assert column.days == [date(2022, 7, 3), date(2022, 4, 4)]
    assert len(column.remarks) == 1
    assert "as is usual in Mexico" in column.remarks[0]
    assert read_dates(["04/04/2022", "ene-22"]).remarks == ()


def test_the_reader_may_choose_the_order() -> None:
    column = read_dates(["03/07/2022", "07/20/2022"], day_first=False)
    assert column.days == [date(2022, 3, 7), date(2022, 7, 20)]
    assert not column.faults
    column = read_dates(["03/07/2022", "07/20/2022"], day_first=True)
    assert column.days == [date(2022, 7, 3), date(2022, 7, 20)]
    assert [fault.index for fault in column.faults] == [1]


def test_years_first_may_have_the_day_in_the_middle() -> None:
    assert read_dates(["2022-03-07", "2022-20-07"]).days == [date(2022, 7, 3), date(2022, 7, 20)]
    assert read_dates(["2022-03-07", "2022-07-20"]).days == [date(2022, 3, 7), date(2022, 7, 20)]


def swapped(day: date) -> date:
    return date(day.year, day.day, day.month)


@pytest.mark.parametrize("form", ["%d/%m/%Y", "%m/%d/%Y"])
@pytest.mark.parametrize("as_text", [False, True])
def test_what_a_spreadsheet_swapped_is_swapped_back(form: str, as_text: bool) -> None:
    days = some_days()
    cells = [
        day.strftime(form)
        if day.day > 12
        else swapped(day).isoformat()
        if as_text
        else swapped(day)
        for day in days
    ]
    column = read_dates(cells)
    assert column.days == days
    assert "swapped back" in column.remarks[-1]


def test_true_dates_are_left_alone_where_no_swap_is_sure() -> None:
    days = some_days()
    text = [day for day in days if day.day > 12]
    early = [day for day in days if day.day <= 12]
    over = [f"{day:%d/%m/%Y}" for day in text]
    for cells in (
        [*over, *early, date(2022, 3, 20)],  # a true date over the 12th
        [*over, *early, "03/07/2022"],  # a text of the 3rd was no true date
        [*over[:4], *early],  # too few
        [*over, *(day.replace(day=1) for day in early)],  # the first of each month
        [*over, *(day.replace(year=2018) for day in early)],  # far from the others
    ):
        given_dates = [cell for cell in cells if isinstance(cell, date)]
        column = read_dates(cells)
        assert [d for d, c in zip(column.days, cells, strict=True) if c in given_dates] == (
            given_dates
        )


def test_the_epoch_of_serial_numbers_is_told_by_the_years_of_the_release() -> None:
    days = some_days()
    old = [str((day - date(1904, 1, 1)).days) for day in days]
    usual = [(day - date(1899, 12, 30)).days for day in days]
    assert read_dates(old, years=(2021, 2022)).days == days
    assert read_dates(usual, years=(2021, 2022)).days == days
    assert read_dates(usual).days == days
    remark = read_dates(old, years=(2021, 2022)).remarks[0]
    assert remark.startswith("40 numbers read as days counted from 1904, since counted from 1900")
    assert read_dates(usual).remarks[0].startswith("40 numbers read as days counted from 1900 (")


def test_the_epoch_is_told_by_other_dates_of_the_column() -> None:
    days = some_days()
    mixed: list[Cell] = [
        f"{day:%d/%m/%Y}" if row % 2 else str((day - date(1904, 1, 1)).days)
        for row, day in enumerate(days)
    ]
    assert read_dates(mixed).days == days
    # One date more is no evidence.
    assert read_dates([mixed[0], mixed[1]]).days != days[:2]


def test_a_missing_year_is_that_of_the_release_if_it_is_one() -> None:
    cells = ["20 de julio", "20-jul", "20/07", "julio"]
    column = read_dates(cells, years=(2022, 2022))
    assert column.days == [date(2022, 7, 20)] * 3 + [date(2022, 7, 1)]
    assert {fault.effect for fault in column.faults} == {"value corrected"}
    for years in (None, (2021, 2022)):
        assert read_dates(cells, years=years).days == [None] * 4


def test_dates_that_stand_for_months_claim_no_day() -> None:
    firsts = [date(2021, month, 1) for month in range(1, 7)]
    for cells in (firsts, [f"{day:%d/%m/%Y}" for day in firsts], [d.isoformat() for d in firsts]):
        column = read_dates(cells)
        assert (column.days, set(column.precisions)) == (firsts, {"month"})
        assert column.remarks[-1].startswith("every date is the first day of a month")
    years = [date(year, 1, 1) for year in range(2018, 2023)]
    assert set(read_dates(years).precisions) == {"year"}
    for cells in (firsts[:3], [*firsts, date(2021, 7, 2)], ["1 de julio de 2021", *firsts]):
        assert set(read_dates(cells).precisions) == {"day"}


@given(st.lists(st.one_of(DAYS.map(lambda d: f"{d:%d/%m/%Y}"), DAYS, st.text()), max_size=30))
def test_a_column_is_as_long_as_its_cells(cells: list[Cell]) -> None:
    column = read_dates(cells)
    assert len(column.days) == len(column.precisions) == len(cells)
    assert all(column.days[f.index] is None for f in column.faults if f.effect == "value dropped")


@given(st.lists(DAYS, min_size=1, max_size=30), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y"]))
def test_a_column_with_a_day_over_12_is_never_misread(days: list[date], form: str) -> None:
    days = [*days, date(2022, 7, 20)]
    assert read_dates([day.strftime(form) for day in days]).days == days


def test_equal_cells_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def count(cell: Cell) -> Reading:
        read.append(cell)
        return read_written(cell)

    monkeypatch.setattr(date_columns, "read_written", count)
    days = [date(2018, 1, 1) + timedelta(days=row % 50) for row in range(5_000)]
    assert read_dates([f"{day:%d/%m/%Y}" for day in days]).days == days
    assert len(read) == 50


@pytest.mark.parametrize(
    ("cells", "day", "precision"),
    [
        ((2022.0, 7.0, 20.0), date(2022, 7, 20), "day"),
        (("2022", "Julio", ""), date(2022, 7, 1), "month"),
        (("22", "07 - julio", "1º"), date(2022, 7, 1), "day"),
        (("2,022", "jul.", "día 20"), date(2022, 7, 20), "day"),
        (("Año 2022", "7.0", "20"), date(2022, 7, 20), "day"),
        (("2022", 99, 99), date(2022, 1, 1), "year"),
        (("2022", "07", 0), date(2022, 7, 1), "month"),
        (("", "Julio 2022", 3), date(2022, 7, 3), "day"),
        (("", 7, 20), None, "none"),
        ((9999, 7, 20), None, "none"),
        ((98, 7, 20), None, "none"),
        ((0, 7, 20), None, "none"),
        ((datetime(2022, 7, 20), 7, 20), date(2022, 7, 20), "day"),
    ],
)
def test_a_date_in_three_cells(
    cells: tuple[Cell, Cell, Cell], day: date | None, precision: str
) -> None:
    column = read_date_parts_column(*[[cell] for cell in cells])
    assert (column.days, column.precisions, column.faults) == ([day], [precision], [])


@pytest.mark.parametrize(
    ("cells", "day", "precision", "effect"),
    [
        ((2022, "jlio", 3), date(2022, 7, 3), "day", "value corrected"),
        ((2022, "enero-marzo", ""), date(2022, 1, 1), "year", "value corrected"),
        ((2022, 7, "1 al 15"), date(2022, 7, 1), "month", "value corrected"),
        ((date(1905, 7, 14), date(1900, 1, 7), date(1900, 1, 20)), date(2022, 7, 20), "day",
         "value corrected"),
        ((2022, "rojo", 3), date(2022, 1, 1), "year", "value dropped"),
        ((2022, 7, "x"), date(2022, 7, 1), "month", "value dropped"),
        ((2022, 2, 30), None, "none", "value dropped"),
        ((2022, 13, 1), None, "none", "value dropped"),
        ((2022, "julio 2021", 1), None, "none", "value dropped"),
        (("dos mil", 2, 3), None, "none", "value dropped"),
        ((2022.5, 2, 3), None, "none", "value dropped"),
        ((True, 2, 3), None, "none", "value dropped"),
        ((2999, 2, 3), None, "none", "value dropped"),
    ],
)  # fmt: skip
def test_a_part_that_is_not_right_is_told(
    cells: tuple[Cell, Cell, Cell], day: date | None, precision: str, effect: str
) -> None:
    assert parts(*cells) == (day, precision)
    (fault,) = read_date_parts_column(*[[cell] for cell in cells]).faults
    assert fault.effect == effect
    assert fault.reason


def test_99_is_a_year_only_among_the_nineties() -> None:
    column = read_date_parts_column([97, 99, 3], [1, 1, 1], [1, 1, 1])
    assert column.days == [date(1997, 1, 1), date(1999, 1, 1), date(2003, 1, 1)]
    assert column.remarks == ("3 years of two digits, read as one of 1970 to 2069",)
    assert read_date_parts_column([2022, 99], [1, 1], [1, 1]).days[1] is None


@given(DAYS)
def test_a_day_survives_three_cells(day: date) -> None:
    assert parts(day.year, day.month, day.day) == (day, "day")
    assert parts(str(day.year), f"{day.month:02}", f"{day.day:02}") == (day, "day")


@given(*(st.one_of(st.text(), st.integers(), st.floats(), st.dates(), st.times()) for _ in "ymd"))
def test_any_three_cells_give_a_date_or_a_reason(year: Cell, month: Cell, day: Cell) -> None:
    column = read_date_parts_column([year], [month], [day])
    assert (column.days[0] is None) == (column.precisions[0] == "none")


def test_no_rows_give_an_empty_column() -> None:
    empty = DateColumn([], [], [], ())
    assert read_dates([]) == read_date_parts_column([], [], []) == empty
    assert Fault(0, "a", "to check") != Fault(1, "a", "to check")
