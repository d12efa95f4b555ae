"""Line 4 of the issue: dates in every dress, and those that no calendar has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import writers
from form import TITLE, Form, Grid, Line, data, header, title
from raids import (
    MONTHS,
    MUNICIPALITY,
    NUMBER,
    RAIDS,
    STATE,
    STATE_OF_IT,
    SUBSTANCE,
    TYPE,
    USUAL,
    USUAL_FIELDS,
    Raid,
    headings,
    long_date,
    rows,
)

REST = (STATE, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
ENGLISH_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
WEEKDAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")


def short(month: int) -> str:
    return MONTHS[month - 1][:3]


FORMS: tuple[Callable[[date], str], ...] = (
    long_date,
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day}-{short(day.month)}-{day:%y}",
    lambda day: day.isoformat(),
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day.day}{ENGLISH_MONTHS[day.month - 1]}{day.year}",
    lambda day: f"{WEEKDAYS[day.weekday()]} {long_date(day)}",
    lambda day: f"{day:%Y%m%d}",
    lambda day: f"{day.day} {short(day.month).upper()}. {day.year}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day.day:02} de {MONTHS[day.month - 1].upper()} del {day.year}",
    lambda day: f"{day:%Y/%m/%d}",
    lambda day: f"{day.day}/{ROMAN[day.month - 1]}/{day.year}",
    lambda day: f"{day:%d/%m/%y}",
)


def forms() -> list[Form]:
    return [
        _dated("dates_of_all_forms.csv", "every form of a whole date in one column",
               lambda raid: FORMS[raid.number % len(FORMS)](raid.day)),
        _dated("dates_long.csv", "long dates, the first of a month as 1° or primero",
               lambda raid: f"{long_date(raid.day)}, {9 + raid.number % 10}:30 hrs."),
        _dated("dates_month_first.csv", "the month first, as the column itself shows",
               lambda raid: f"{raid.day:%m/%d/%Y}", remarks=("month first",)),
        _dated("dates_serial_text.csv", "serial numbers of Excel in a text table",
               lambda raid: (raid.day - date(1899, 12, 30)).days),
        _dated("dates_years.csv", "years alone", lambda raid: raid.day.year, precision="year"),
        _dated("dates_months.csv", "months alone, in six forms", _month, precision="month"),
        _ambiguous(), _mixed_order(), _impossible(), _ranges(), _parts(), _quarters(),
        _epoch_xlsx(), _epoch_xls(), _epoch_numbers(), _times(), _half_text(),
    ]  # fmt: skip


def _dated(
    file: str,
    shows: str,
    write: Callable[[Raid], Any],
    *,
    raids: Sequence[Raid] = RAIDS,
    precision: str = "day",
    remarks: tuple[str, ...] = (),
) -> Form:
    columns = (("FECHA", write), *REST)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns, raids)])
    return Form(
        file, (4,), shows, [grid], writers.text(grid), USUAL_FIELDS, precision=precision,
        remarks=remarks,
    )  # fmt: skip


def _month(raid: Raid) -> str:
    day = raid.day
    return (
        f"{short(day.month)}-{day:%y}", f"{MONTHS[day.month - 1].capitalize()} {day.year}",
        f"{day:%Y-%m}", f"{day:%m/%Y}", f"{MONTHS[day.month - 1].upper()} DE {day.year}",
        f"{ENGLISH_MONTHS[day.month - 1]}{day.year}",
    )[raid.number % 6]  # fmt: skip


def _ambiguous() -> Form:
    both = [raid for raid in RAIDS if raid.day.day <= 12 and raid.day.day != raid.day.month]
    return _dated(
        "dates_ambiguous.csv",
        "no date of the column tells day from month: the day is taken first, and it is said",
        lambda raid: f"{raid.day.day}/{raid.day.month}/{raid.day.year}", raids=both,
        remarks=("day first",),
    )  # fmt: skip


def _mixed_order() -> Form:
    """Dates that can be read one way only, in both orders: the order is no guess anywhere."""
    sure = [raid for raid in RAIDS if raid.day.day > 12]
    form = _dated(
        "dates_mixed_order.csv", "day first and month first in one column, each without doubt",
        lambda raid: f"{raid.day:%d/%m/%Y}" if raid.number % 3 else f"{raid.day:%m/%d/%Y}",
        raids=sure,
    )  # fmt: skip
    lines = [
        line._replace(faults=(("FECHA", "value corrected"),))
        if line.gives and line.gives[0] % 3 == 0
        else line
        for line in form.grids[0].lines
    ]
    return replace(form, grids=[Grid(lines)])


def _impossible() -> Form:
    wrong = {
        2: "31/02/2021", 5: "00/00/0000", 8: "32/10/2021", 13: "29/02/2023", 17: "31/06/2022",
        21: "27/09/2202", 26: "15/13/2023", 30: "pendiente", 33: "30/08/23023",
    }  # fmt: skip
    says_nothing = {5, 30}
    columns = (("FECHA", lambda raid: wrong.get(raid.number, f"{raid.day:%d/%m/%Y}")), *REST)
    lines = [
        line._replace(
            changes={"date": None, "date_precision": "none"},
            faults=() if line.gives[0] in says_nothing else (("FECHA", "value dropped"),),
        )
        if line.gives[0] in wrong
        else line
        for line in rows(columns)
    ]
    grid = Grid([title(TITLE), header(*headings(columns)), *lines])
    return Form(
        "dates_impossible.csv", (4,), "days that do not exist: missing and reported, the row stays",
        [grid], writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _ranges() -> Form:
    spans: dict[int, tuple[str, str | None, str]] = {
        1: ("14-16 de enero de 2021", "2021-01-01", "month"),
        3: ("del 22 al 25 de marzo de 2021", "2021-03-01", "month"),
        6: ("julio-agosto 2021", "2021-01-01", "year"),
        9: ("diciembre de 2021 a enero de 2022", None, "none"),
        12: ("2022-2023", None, "none"),
        15: ("16/04/2022 al 18/04/2022", "2022-04-01", "month"),
        19: ("20 y 21 de julio de 2022", "2022-07-01", "month"),
        22: ("01/11/2022 - 15/12/2022", "2022-01-01", "year"),
    }

    def line(raid: Raid) -> Line:
        values = [f"{raid.day:%d/%m/%Y}", *(value(raid) for _, value in REST)]
        if raid.number not in spans:
            return data(values, raid.number)
        text, first, precision = spans[raid.number]
        effect = "value corrected" if first else "value dropped"
        return data(
            [text, *values[1:]], raid.number, changes={"date": first, "date_precision": precision},
            faults=(("FECHA", effect),),
        )  # fmt: skip

    grid = Grid([title(TITLE), header("FECHA", *headings(REST)), *map(line, RAIDS)])
    return Form(
        "dates_ranges.csv", (4,), "ranges are known to the month or the year that holds them",
        [grid], writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _parts() -> Form:
    columns = (
        *REST[:2], ("AÑO", lambda raid: raid.day.year),
        ("MES", lambda raid: MONTHS[raid.day.month - 1].upper()),
        ("DÍA", lambda raid: raid.day.day), *REST[2:],
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "dates_in_parts.csv", (4,), "year, month by name and day in columns of their own", [grid],
        writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _quarters() -> Form:
    columns = (
        ("EJERCICIO", lambda raid: raid.day.year),
        ("MES", lambda raid: f"{raid.day.month:02} {MONTHS[raid.day.month - 1].capitalize()}"),
        *REST,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "dates_year_and_month.xlsx", (4,), "EJERCICIO and MES as 07 Julio, no day", [grid],
        writers.xlsx(grid), USUAL_FIELDS, precision="month",
    )  # fmt: skip


def _epoch_xlsx() -> Form:
    grid = Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL)], "Hoja1")
    return Form(
        "epoch_1904.xlsx", (4,), "a workbook whose dates count from 1904", [grid],
        writers.xlsx(grid, epoch_1904=True), USUAL_FIELDS,
    )  # fmt: skip


def _epoch_xls() -> Form:
    grid = Grid([title(TITLE), header(*headings(USUAL)), *rows(USUAL)], "Hoja1")
    return Form(
        "epoch_1904.xls", (4,), "an old workbook whose dates count from 1904", [grid],
        writers.xls(grid, epoch_1904=True), USUAL_FIELDS,
    )  # fmt: skip


def _epoch_numbers() -> Form:
    columns = (NUMBER, ("FECHA", lambda raid: (raid.day - date(1904, 1, 1)).days), *REST)
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "epoch_1904_numbers.xlsx", (4,), "the same, its dates shown as bare numbers", [grid],
        writers.xlsx(grid, epoch_1904=True), USUAL_FIELDS,
    )  # fmt: skip


def _times() -> Form:
    columns = (
        ("FECHA Y HORA", lambda raid: datetime.combine(raid.day, time(raid.number % 24, 35))),
        *REST,
    )
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "dates_with_hours.xlsx", (4,), "dates with an hour", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _half_text() -> Form:
    columns = (
        ("FECHA", lambda raid: raid.day if raid.day.day > 12 else f"{raid.day:%d/%m/%Y}"), *REST,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)], "Hoja1")
    return Form(
        "dates_half_text.xlsx", (4,), "true dates and dates as text in one column", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip
