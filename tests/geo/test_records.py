import pandas as pd
import pytest

from geo.errors import RecordError
from geo.records import check, one_release, period_end


def test_a_good_table_passes(make_records) -> None:
    check(make_records({}, {"status": "inactive"}))


def test_faults_are_named(make_records) -> None:
    with pytest.raises(RecordError, match="no column labs"):
        check(make_records({}).drop(columns="labs"))
    with pytest.raises(RecordError, match=r"status holds.*'open'.*active, inactive"):
        check(make_records({"status": "open"}))
    with pytest.raises(RecordError, match="negative"):
        check(make_records({"labs": -1}))


def test_two_releases_are_never_mixed(make_records) -> None:
    assert one_release(make_records({}, {})) == "r1"
    assert one_release(make_records()) == ""
    with pytest.raises(RecordError, match="never added up"):
        one_release(make_records({}, {"release": "r2"}))


def test_period_end(make_records) -> None:
    records = make_records(
        {"date": "2024-02-05"},
        {"date": "2024-02-01", "date_precision": "month"},
        {"date": "2024-01-01", "date_precision": "year"},
        {"date": None, "date_precision": "none"},
    )
    ends = period_end(records)
    assert ends.dt.strftime("%Y-%m-%d").tolist()[:3] == ["2024-02-05", "2024-02-29", "2024-12-31"]
    assert pd.isna(ends.iloc[3])
