import numpy as np
import pytest

from geo.distances import LINES, distance_to
from geo.join import join
from geo.places import match

CULIACAN = {"lon": -107.39, "lat": 24.80}


def joined(make_records, *rows):
    return join(match(make_records(*rows))[0])[0]


def test_a_state_of_one_zone_has_its_number(make_records):
    row = joined(make_records, {"state_given": "Sinaloa", "mun_given": "Culiacán"}).iloc[0]
    assert row["military_region"] == "3"
    assert row["military_zone"] == row["military_zone_candidates"] == "9"
    assert row["naval_region_status"] in ("known", "unknown")


def test_a_shared_state_has_candidates_alone(make_records):
    row = joined(make_records, {"state_given": "Sonora", "mun_given": "Hermosillo"}).iloc[0]
    assert row.isna()["military_zone"]
    assert row["military_zone_candidates"] == "4;45"


def test_a_zone_counts_from_its_first_month(make_records):
    rows = ({"state_given": "Coahuila", "date": day} for day in ("2021-11-30", "2022-01-15"))
    assert joined(make_records, *rows)["military_zone_candidates"].tolist() == ["6", "6;47"]


def test_inland_has_no_naval_region(make_records):
    row = joined(make_records, {"state_given": "Zacatecas"}).iloc[0]
    assert row["naval_region_status"] == "inland"
    assert row.isna()["naval_region"]


def test_the_same_state_changes_its_naval_region(make_records):
    rows = [{"state_given": "Sonora", "date": day} for day in ("2020-01-01", "2025-01-01")]
    rows += [{"state_given": "Sonora", "date": "2022-01-01", "date_precision": "year"}]
    table = joined(make_records, *rows)
    assert table["naval_region"].fillna("").tolist() == ["4", "2", ""]


def test_no_state_no_region(make_records):
    table = joined(make_records, {"state_given": ""})
    regions = [c for c in table if c.startswith(("military_", "naval_"))]
    assert table[regions].drop(columns="naval_region_status").isna().to_numpy().all()


@pytest.mark.parametrize("line", LINES)
def test_a_point_has_one_distance(make_records, line):
    row = joined(make_records, CULIACAN).iloc[0]
    column = f"{line.replace(' ', '_')}_km"
    expected = distance_to(np.array([-107.39]), np.array([24.80]), line)[0]
    assert row[column] == row[f"{column}_min"] == row[f"{column}_max"] == expected > 0


def test_a_municipality_has_a_range(make_records):
    row = joined(make_records, {"state_given": "BC", "mun_given": "Tijuana"}).iloc[0]
    for line in ("north_border", "coast"):
        assert np.isnan(row[f"{line}_km"])
        assert row[f"{line}_km_min"] == 0 < row[f"{line}_km_max"] < 60
    assert row["south_border_km_min"] > 2000
    assert joined(make_records, {"state_given": "BC"})["coast_km_min"].isna().all()
