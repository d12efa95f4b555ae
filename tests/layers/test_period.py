from datetime import date

import pytest

from layers.period import last_day, recorded
from layers.view import View


def test_the_filter_decides(processed) -> None:
    release = processed({}).release
    assert last_day(View(end=date(2020, 1, 1)), release) == date(2020, 1, 1)
    assert last_day(View(), release) == date(2023, 8, 9), "else what the release says it covers"


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [
        ("day", date(2022, 7, 1), date(2022, 7, 1)),
        ("month", date(2022, 7, 1), date(2022, 7, 31)),
        ("year", date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_records_decide_where_the_release_does_not_say(processed, precision, first, last) -> None:
    release = processed(
        {"date": first.isoformat(), "date_precision": precision},
        {"date": None, "date_precision": "none"},
        period_end=None,
    ).release
    assert recorded(release) == (first, last)
    assert last_day(View(), release) == last


def test_nothing_is_guessed_without_dates(processed) -> None:
    release = processed({"date": None, "date_precision": "none"}, period_end=None).release
    assert recorded(release) is None
    assert last_day(View(), release) is None
