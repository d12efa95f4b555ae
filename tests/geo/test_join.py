import numpy as np
import pytest

from geo import reference
from geo.errors import ChoiceError
from geo.join import COLUMNS, join, municipality_of
from geo.places import match

CULIACAN = {"lon": -107.39, "lat": 24.80}


def joined(make_records, *rows, **options):
    placed, _ = match(make_records(*rows))
    return join(placed, **options)


def test_columns_are_those_documented(make_records) -> None:
    placed, _ = match(make_records({}))
    table, _ = join(placed)
    assert list(table.columns) == [*placed.columns, *COLUMNS]


def test_point_gives_the_municipality(make_records) -> None:
    table, report = joined(make_records, CULIACAN, {"state_given": "Sinaloa", **CULIACAN})
    assert table["mun_code"].tolist() == ["25006", "25006"]
    assert table["state_code"].tolist() == ["25", "25"]
    assert table["place_precision"].tolist() == ["point", "point"]
    assert (report.points, report.filled) == (2, 2)


def test_disagreement_is_flagged_and_both_are_kept(make_records) -> None:
    table, report = joined(
        make_records,
        {"state_given": "Sinaloa", "mun_given": "Cosalá", **CULIACAN},
        {"state_given": "Sonora", **CULIACAN},
        {"state_given": "Sinaloa", "mun_given": "Culiacán", **CULIACAN},
        {"state_given": "Sinaloa", "mun_given": "Culiacán"},
    )
    assert table["mun_code"].fillna("").tolist() == ["25005", "", "25006", "25006"]
    assert table["mun_code_point"].fillna("").tolist() == ["25006", "25006", "25006", ""]
    assert table["place_disagrees"].tolist()[:3] == [True, True, False]
    assert table["place_disagrees"].isna().tolist() == [False, False, False, True]
    assert [tuple(d) for d in report.disagreements] == [
        ("", 2, "25005", "25006"), ("", 3, "26", "25006"),
    ]  # fmt: skip


def test_points_outside_mexico_are_told(make_records) -> None:
    paris = {"lon": 2.35, "lat": 48.85}
    place = {"state_given": "Sinaloa", "mun_given": "Culiacán"}
    table, report = joined(make_records, paris, {**place, **paris}, CULIACAN)
    assert report.outside == (("", 2), ("", 3))
    assert report.disagreements == ()
    assert table["mun_code_point"].isna().tolist() == [True, True, False]
    assert table["place_precision"].tolist() == ["none", "municipality", "point"]
    assert table["lon"].tolist() == [2.35, 2.35, -107.39], "what the file gives stays"
    assert table["place_disagrees"].fillna(False).tolist() == [False, True, False]
    assert table["nearest_port_km"].isna().tolist() == [True, True, False]
    # What the words say still gives a range.
    assert table["nearest_port_km_max"].isna().tolist() == [True, False, False]


def test_point_record_has_one_distance(make_records) -> None:
    table, _ = joined(make_records, CULIACAN)
    row = table.iloc[0]
    ports = reference.load("entries").set_index("id")
    assert ports.loc[row["nearest_port"], "cargo"]
    assert row["nearest_port_km"] == row["nearest_port_km_min"] == row["nearest_port_km_max"]
    assert row["nearest_port_candidates"] == row["nearest_port"]


def test_municipality_record_has_a_range_and_no_point(make_records) -> None:
    table, _ = joined(make_records, {"state_given": "BC", "mun_given": "Ensenada"})
    row = table.iloc[0]
    assert np.isnan(row["nearest_port_km"])
    assert row["nearest_port_km_min"] == 0 < row["nearest_port_km_max"]
    assert len(row["nearest_port_candidates"].split(";")) > 2
    assert row.isna()["nearest_port"]


def test_one_candidate_is_the_nearest(make_records) -> None:
    table, _ = joined(make_records, {"state_given": "Colima", "mun_given": "Armería"})
    assert table["nearest_port"].tolist() == table["nearest_port_candidates"].tolist() == ["MXZLO"]


def test_state_record_has_no_distance(make_records) -> None:
    table, _ = joined(make_records, {"state_given": "Sinaloa"})
    assert table.filter(like="nearest").isna().to_numpy().all()


def test_sets_of_entries_are_a_choice(make_records) -> None:
    rows = ({"state_given": "Sinaloa", "mun_given": "Culiacán", **CULIACAN},)
    cargo, _ = joined(make_records, *rows)
    every, report = joined(make_records, *rows, seaports="all", crossings="south")
    assert every["nearest_port_km"].iloc[0] < cargo["nearest_port_km"].iloc[0]
    assert every["nearest_crossing_km"].iloc[0] > 1000
    assert (report.seaports, report.crossings) == ("all", "south")
    with pytest.raises(ChoiceError, match="seaports 'some' unknown; choose from cargo, all"):
        joined(make_records, *rows, seaports="some")
    with pytest.raises(ChoiceError, match="crossings 'west' unknown"):
        joined(make_records, *rows, crossings="west")


def test_an_empty_table_joins(make_records) -> None:
    table, report = joined(make_records)
    assert table.empty
    assert report.points == 0


def test_every_municipality_holds_its_own_inner_point() -> None:
    areas = reference.load("municipalities")
    inner = areas.geometry.representative_point()
    codes, off_outline = municipality_of(inner.x.to_numpy(), inner.y.to_numpy())
    assert (codes == areas["mun_code"]).all()
    assert not off_outline.any()


def test_points_on_corners_and_borders_get_one_municipality() -> None:
    areas = reference.load("municipalities").head(30)
    corners = areas.geometry.get_coordinates().to_numpy()[::50]
    codes, _ = municipality_of(corners[:, 0], corners[:, 1])
    assert codes.notna().all()


def test_a_point_just_off_the_beach_is_given_to_it_and_counted(make_records) -> None:
    beach = {"lon": -106.25789, "lat": 23.06844}  # southern tip of Mazatlán
    table, report = joined(
        make_records,
        {"lon": beach["lon"], "lat": beach["lat"] - 0.003},
        {"lon": beach["lon"], "lat": beach["lat"] - 0.03},
    )
    assert table["mun_code_point"].fillna("").tolist() == ["25014", ""]
    assert (report.points_off_outline, report.outside) == (1, (("", 3),))
