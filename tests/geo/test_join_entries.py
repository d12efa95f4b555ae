import pytest

from geo import reference
from geo.authority import authority
from geo.join import join
from geo.join_entries import HOLDERS, choose
from geo.places import match

CULIACAN = {"lon": -107.39, "lat": 24.80}
KINDS = {"port": "seaport", "airport": "airport", "crossing": "crossing"}


def joined(make_records, *rows):
    return join(match(make_records(*rows))[0])[0]


def test_every_kind_has_its_set():
    entries = reference.load("entries").set_index("id")
    for name, chosen in choose("all", "all").items():
        assert (entries.loc[chosen.ids, "kind"] == KINDS[name]).all()
        assert len(chosen.ids) == (entries["kind"] == KINDS[name]).sum()
    assert entries.loc[choose("cargo", "all")["port"].ids, "cargo"].all()
    north, south = (choose("cargo", word)["crossing"].ids for word in ("north", "south"))
    assert (entries.loc[north, "neighbour"] == "US").all()
    assert len(north) + len(south) == 61


@pytest.mark.parametrize("column", HOLDERS)
@pytest.mark.parametrize("day", ["2016-05-05", "2017-06-17", "2021-06-05", "2023-01-01"])
def test_the_holder_is_that_of_the_nearest_entry_on_the_day(make_records, column, day):
    row = joined(make_records, {**CULIACAN, "date": day}).iloc[0]
    name, function = HOLDERS[column]
    expected = authority(row[f"nearest_{name}"], day, function).holder
    assert ("unknown" if row.isna()[column] else row[column]) == expected


def test_manzanillo_passes_on_its_days(make_records):
    place = {"state_given": "Colima", "mun_given": "Armería"}
    days = ["2017-06-16", "2017-06-18", "2021-06-04", "2021-06-06", "2021-06-07", "2021-06-10"]
    table = joined(make_records, *({**place, "date": day} for day in days))
    assert (table["nearest_port"] == "MXZLO").all()
    assert table["port_captaincy"].tolist() == ["SCT"] + ["SEMAR"] * 5
    assert table["port_authority"].tolist() == ["SCT"] * 3 + ["SEMAR"] * 3
    assert table["port_administration"].tolist() == ["SCT"] * 5 + ["SEMAR"]


def test_a_month_in_which_it_passes_has_no_holder(make_records):
    place = {"state_given": "Colima", "mun_given": "Armería"}
    table = joined(
        make_records,
        {**place, "date": "2021-06-01", "date_precision": "month"},
        {**place, "date": "2021-07-01", "date_precision": "month"},
        {**place, "date": "2021-01-01", "date_precision": "year"},
        {**place, "date": None, "date_precision": "none"},
    )
    assert table["port_authority"].fillna("").tolist() == ["", "SEMAR", "", ""]
    assert table["port_captaincy"].fillna("").tolist() == ["SEMAR", "SEMAR", "SEMAR", ""]


def test_several_candidates_that_agree_have_a_holder(make_records):
    row = joined(make_records, {"state_given": "Sonora", "mun_given": "Hermosillo"}).iloc[0]
    assert ";" in row["nearest_port_candidates"]
    assert row["port_captaincy"] == "SEMAR"
    assert row.isna()["nearest_port"]


def test_several_candidates_that_differ_have_none(make_records):
    ports = reference.load("entries").set_index("id")
    table = joined(make_records, {"state_given": "Sonora", "mun_given": "Hermosillo"})
    row = table.iloc[0]
    holders = {
        authority(port, "2022-07-20", "administration").holder
        for port in row["nearest_port_candidates"].split(";")
    }
    assert len(holders) > 1, ports.loc[row["nearest_port_candidates"].split(";"), "name"].tolist()
    assert row.isna()["port_administration"]
