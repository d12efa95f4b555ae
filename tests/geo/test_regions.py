import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo import reference, regions
from geo.crs import EQUAL_AREA
from geo.errors import ChoiceError, RecordError

STATES = [f"{number:02d}" for number in range(1, 33)]
STRUCTURES = {
    "2015-2022": "2020-01-01",
    "2022-07 to 2024-12": "2023-06-01",
    "2024-12 on": "2025-01-01",
}
LAYERS = (
    "military_regions",
    "military_zones",
    "naval_regions",
    "naval_states",
    "headquarters",
    "checkpoints",
)


@pytest.fixture(scope="module")
def states():
    return reference.load("states").set_index("state_code")


@pytest.fixture(scope="module")
def zones():
    return reference.load("military_zones")


def coastal(states):
    return sorted(states.index[states["coast"] != "inland"])


def ask(function, *records):
    """The answers to (state, first day, last day), as dicts with None for missing."""
    table = pd.DataFrame(records, columns=["state", "first", "last"])
    days = [pd.to_datetime(table[column]) for column in ("first", "last")]
    found = function(table["state"].astype("str"), *days)
    return found.astype(object).where(found.notna(), None).to_dict("records")


# --- what each layer must show --------------------------------------------------------------


@pytest.mark.parametrize("name", LAYERS)
def test_every_row_has_a_source_and_a_confidence(name):
    table = reference.load(name)
    words = {"high", "medium", "low"} | ({"none"} if name == "naval_states" else set())
    assert (table["source"].str.len() > 3).all()
    if name == "checkpoints":
        assert table["confidence"].str.contains("high|medium|low").all()
    else:
        assert set(table["confidence"]) <= words


@pytest.mark.parametrize("name", LAYERS[:-1])
def test_dates_say_how_exact_they_are(name):
    table = reference.load(name)
    assert set(table["valid_from_precision"]) <= {"day", "month", "year", "decade", "unknown"}
    assert (table["valid_note"] != "").all()
    assert table["valid_from"].notna().all()
    for precision, parts in {"month": ["day"], "year": ["day", "month"]}.items():
        starts = table.loc[table["valid_from_precision"] == precision, "valid_from"]
        assert all((getattr(starts.dt, part) == 1).all() for part in parts)


def test_each_state_is_in_one_military_region():
    table = reference.load("military_regions", on="2022-06-01")
    assert table["number"].tolist() == [str(number) for number in range(1, 13)]
    assert sorted(table["state_codes"].str.split(";").explode()) == STATES


def test_military_regions_are_the_country_once(states):
    table = reference.load("military_regions")
    assert shapely.coverage_is_valid(table.geometry.values)
    country = shapely.coverage_union_all(states.geometry.values)
    assert shapely.equals(shapely.coverage_union_all(table.geometry.values), country)
    for codes, shape in zip(table["state_codes"], table.geometry, strict=True):
        parts = shapely.coverage_union_all(states.geometry[codes.split(";")].values)
        assert shapely.equals(shape, parts)
    measured = table.to_crs(EQUAL_AREA).area / 1e6
    sums = [states["area_km2"][codes.split(";")].sum() for codes in table["state_codes"]]
    np.testing.assert_allclose(measured, sums, rtol=1e-6)
    np.testing.assert_allclose(table["area_km2"], sums, rtol=1e-6)


def test_drawn_military_regions_are_the_drawn_states():
    drawn = reference.load("military_regions_drawing")
    table = reference.load("military_regions")
    outlines = reference.load("states_drawing").set_index("code").geometry
    assert drawn["code"].tolist() == table["number"].tolist()
    for codes, shape in zip(table["state_codes"], drawn.geometry, strict=True):
        assert shapely.equals(shape, shapely.coverage_union_all(outlines[codes.split(";")].values))


def test_a_zone_is_its_state_and_says_if_it_shares_it(states, zones):
    assert len(zones) == 48
    count = zones["state_codes"].value_counts()
    assert set(count.index) == set(STATES)
    shares = zones["state_codes"].map(count) > 1
    assert (zones["limits"] == np.where(shares, "shared state", "whole state")).all()
    for codes, shape in zip(zones["state_codes"], zones.geometry, strict=True):
        assert shapely.equals(shape, states.geometry[codes])
    # The facts once had La Paz as the only zone of Baja California Sur, where zone 40 is too.
    assert zones.set_index("number").loc[["3", "40"], "limits"].eq("shared state").all()


def test_a_zone_lies_in_its_region(zones):
    of_region = reference.load("military_regions").set_index("region")["state_codes"]
    for codes, region in zip(zones["state_codes"], zones["region"], strict=True):
        assert codes in of_region[region].split(";")


@pytest.mark.parametrize(
    ("number", "before", "first"),
    [("47", "2021-11-30", "2021-12-01"), ("48", "2021-12-31", "2022-01-01")],
)
def test_the_youngest_zones_start_on_their_dates(number, before, first):
    assert number not in set(reference.load("military_zones", on=before)["number"])
    assert number in set(reference.load("military_zones", on=first)["number"])
    assert regions.headquarters("SEDENA", "zone", number, before).empty
    assert len(regions.headquarters("SEDENA", "zone", number, first)) == 1
    assert len(reference.load("military_zones", on=before)) == 46 + (number == "48")


def test_naval_structures_follow_each_other_without_a_gap():
    periods = reference.load("naval_states").groupby("structure")[["valid_from", "valid_to"]]
    periods = periods.agg(lambda days: days.iloc[0]).sort_index()
    assert list(periods.index) == list(STRUCTURES)
    ends = periods["valid_to"].iloc[:-1] + pd.Timedelta(days=1)
    assert ends.tolist() == periods["valid_from"].iloc[1:].tolist()
    assert pd.isna(periods["valid_to"].iloc[-1])
    assert periods["valid_from"].iloc[1:].astype("str").tolist() == ["2022-07-15", "2024-12-06"]


@pytest.mark.parametrize(("structure", "day"), STRUCTURES.items())
def test_each_coastal_state_is_known_shared_or_unknown(states, structure, day):
    told = reference.load("naval_states", on=day)
    assert set(told["structure"]) == {structure}
    assert told["state_code"].tolist() == coastal(states)
    assert len(told) == 17
    table = reference.load("naval_regions", on=day)
    assert set(table["structure"]) == {structure}
    holders = table.assign(state=table["state_codes"].str.split(";")).explode("state")
    holders = holders.groupby("state")["number"].agg(lambda n: sorted(n, key=int))
    for state, status, numbers in zip(
        told["state_code"], told["status"], told["regions"], strict=True
    ):
        found = holders.get(state, [])
        assert numbers == ";".join(found)
        assert status == ("unknown", "known", "shared")[min(len(found), 2)]
    assert (told["confidence"] == "none").equals(told["status"] == "unknown")


def test_what_stays_unknown_or_shared_is_listed():
    told = reference.load("naval_states")
    odd = told[told["status"] != "known"]
    assert odd[["structure", "state_code", "status"]].to_numpy().tolist() == [
        ["2022-07 to 2024-12", "04", "shared"],
        ["2022-07 to 2024-12", "14", "unknown"],
        ["2022-07 to 2024-12", "16", "unknown"],
        ["2022-07 to 2024-12", "18", "unknown"],
        ["2024-12 on", "07", "unknown"],
    ]
    shared = reference.load("naval_regions")
    shared = shared[shared["shared_state_codes"] != ""]
    assert shared["number"].tolist() == ["5", "7"]
    assert set(shared["shared_state_codes"]) == {"04"}


@pytest.mark.parametrize("day", STRUCTURES.values())
def test_naval_regions_are_their_coastal_states(states, day):
    for row in reference.load("naval_regions", on=day).itertuples():
        codes = row.state_codes.split(";")
        assert set(codes) <= set(coastal(states))
        assert shapely.equals(
            row.geometry, shapely.coverage_union_all(states.geometry[codes].values)
        )
        assert row.area_km2 == pytest.approx(states["area_km2"][codes].sum(), rel=1e-6)


@pytest.mark.parametrize("day", STRUCTURES.values())
def test_no_naval_zone_lies_in_a_state_that_its_region_does_not_cover(day):
    commands = reference.load("headquarters", on=day)
    commands = commands[commands["force"] == "SEMAR"]
    covers = reference.load("naval_regions", on=day).set_index("number")["state_codes"]
    parents = {
        f"ZN-{number}": parent
        for number, parent in commands.loc[
            commands["level"] == "zone", ["number", "parent"]
        ].itertuples(index=False)
    }
    checked = 0
    for row in commands[commands["level"] != "region"].itertuples():
        region = parents.get(row.parent, row.parent)
        if region and not region.endswith("?") and not row.parent.endswith("?"):
            assert row.state_codes in covers[region.removeprefix("RN-")].split(";"), row.id
            checked += 1
    assert checked > 8


# --- headquarters and checkpoints -----------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "town", "state"),
    [
        ("2020-01-01", "Lázaro Cárdenas", "16"),
        ("2022-07-14", "Lázaro Cárdenas", "16"),
        ("2025-01-01", "San Blas", "18"),
    ],
)
def test_zone_10_depends_on_the_day(on, town, state):
    found = regions.headquarters("SEMAR", "zone", "10", on)
    assert found["hq"].tolist() == [town]
    assert found["state_code"].tolist() == [state]


def test_headquarters_have_stable_ids_and_stand_in_their_state(states):
    table = reference.load("headquarters")
    assert table["id"].is_unique
    assert {"sedena-region-2", "sedena-zone-47", "semar-2024-zone-10"} <= set(table["id"])
    assert table["id"].str.fullmatch(r"(sedena|semar-20\d\d)-(region|zone|sector)-[a-z0-9-]+").all()
    assert table.groupby(["force", "level"]).size()[
        [("SEDENA", "region"), ("SEDENA", "zone")]
    ].tolist() == [12, 48]
    shapes = states.to_crs(EQUAL_AREA).geometry.loc[table["state_code"]]
    assert table.to_crs(EQUAL_AREA).distance(shapes, align=False).max() < 1_000
    central = table[table["number"] == "Central"]
    assert set(central["hq"]) == {"Ciudad de México"}
    assert set(central["state_codes"]) == {""}
    assert "Central" not in set(reference.load("naval_regions")["number"])


@pytest.mark.parametrize("number", ["49", "0", ""])
def test_no_headquarters_where_no_such_zone_is_known(number):
    found = regions.headquarters("SEDENA", "zone", number, "2025-01-01")
    assert isinstance(found, gpd.GeoDataFrame)
    assert found.empty


@pytest.mark.parametrize(
    ("force", "level", "on"),
    [("Navy", "zone", "2020-01-01"), ("SEMAR", "zona", "2020-01-01"), ("SEMAR", "zone", "2020")],
)
def test_unknown_choices_are_refused(force, level, on):
    with pytest.raises(ChoiceError):
        regions.headquarters(force, level, "10", on)


def test_checkpoints_are_places_with_an_uncertainty():
    table = reference.load("checkpoints")
    assert len(table) == 9
    placed = table["lon"].notna()
    assert table.loc[~placed, "name"].tolist() == ["Estación Doctor"]
    assert (table.geometry.notna() == placed).all()
    assert (table["uncertainty_km"].notna() == placed).all()
    assert table["uncertainty_km"][placed].between(5, 20).all()
    municipalities = reference.load("municipalities").set_index("mun_code")
    points = table[placed].to_crs(EQUAL_AREA)
    shapes = municipalities.loc[points["mun_code"]].to_crs(EQUAL_AREA).geometry
    assert (
        points.distance(shapes, align=False).to_numpy() / 1000 <= points["uncertainty_km"]
    ).all()
    assert set(table["mun_code"]) <= set(municipalities.index)


# --- periods ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "region", "zone", "candidates"),
    [
        (("02", "2020-01-01", "2020-12-31"), "2", "2", "2"),
        (("26", "2020-01-01", "2020-12-31"), "2", None, "4;45"),
        (("05", "2021-11-30", "2021-11-30"), "11", "6", "6"),
        (("05", "2021-12-01", "2021-12-01"), "11", None, "6;47"),
        (("05", "2021-01-01", "2021-12-31"), "11", None, "6;47"),
        (("28", "2021-12-31", "2022-01-01"), "4", None, "8;48"),
        (("05", None, None), "11", None, "6;47"),
        (("02", None, None), "2", "2", "2"),
        (("02", None, "2020-01-01"), "2", "2", "2"),
        (("02", None, "1990-01-01"), None, None, None),
        (("02", "1999-12-31", "2000-01-01"), None, None, "2"),
        ((None, "2020-01-01", "2020-01-01"), None, None, None),
        (("99", "2020-01-01", "2020-01-01"), None, None, None),
    ],
)
def test_military_region_and_zone(record, region, zone, candidates):
    assert ask(regions.military_of, record) == [
        {"military_region": region, "military_zone": zone, "military_zone_candidates": candidates}
    ]


@pytest.mark.parametrize(
    ("record", "region", "status", "candidates"),
    [
        (("16", "2020-01-01", "2020-01-01"), "2015-2022 6", "known", "6"),
        (("16", "2025-01-01", "2025-12-31"), "2024-12 on 8", "known", "8"),
        # Number 2 was Ensenada and is Guaymas, which never had the state before.
        (("02", "2024-12-05", "2024-12-05"), "2022-07 to 2024-12 2", "known", "2"),
        (("02", "2024-12-06", "2024-12-06"), "2024-12 on 2", "known", "2"),
        (("02", "2024-12-05", "2024-12-06"), None, "changes", "2"),
        (("16", "2022-07-14", "2022-07-15"), None, "unknown", "6"),
        (("18", "2023-01-01", "2023-01-01"), None, "unknown", None),
        (("12", "2022-07-14", "2022-07-15"), None, "changes", "8;12"),
        (("12", "2016-01-01", "2025-01-01"), None, "changes", "8;12"),
        # In which month of 2015 the first known structure began, no source says.
        (("12", "2015-12-31", "2015-12-31"), None, "unknown", None),
        (("12", "2015-12-31", "2016-01-01"), None, "unknown", "8"),
        (("02", "2022-01-01", "2022-12-31"), None, "changes", "2"),
        (("04", "2022-07-15", "2024-12-05"), None, "shared", "5;7"),
        (("04", "2022-07-14", "2022-07-15"), None, "changes", "3;5;7"),
        (("02", "2014-12-31", "2015-01-01"), None, "unknown", None),
        (("02", None, None), None, "unknown", "2"),
        (("07", "2030-01-01", "2030-01-01"), None, "unknown", None),
        (("09", "1990-01-01", "2030-01-01"), None, "inland", None),
        (("09", None, None), None, "inland", None),
        ((None, "2020-01-01", "2020-01-01"), None, None, None),
        (("99", "2020-01-01", "2020-01-01"), None, None, None),
    ],
)
def test_naval_region(record, region, status, candidates):
    assert status is None or status in regions.NAVAL_STATUSES
    structure, _, number = region.rpartition(" ") if region else (None, None, None)
    assert ask(regions.naval_of, record) == [
        {
            "naval_structure": structure,
            "naval_region": number,
            "naval_region_status": status,
            "naval_region_candidates": candidates,
        }
    ]


@pytest.mark.parametrize(
    ("function", "columns"),
    [
        (regions.military_of, regions.MILITARY_COLUMNS),
        (regions.naval_of, regions.NAVAL_COLUMNS),
    ],
)
def test_columns_index_and_types(function, columns):
    codes = pd.Series(["02", None, "12"], index=[7, 7, 3], dtype="str")
    days = pd.Series(pd.to_datetime(["2020-01-01", "2020-01-01", None]), index=codes.index)
    found = function(codes, days, days)
    assert list(found.columns) == list(columns)
    assert found.index.tolist() == [7, 7, 3]
    assert (found.dtypes == "str").all()
    empty = function(codes.iloc[:0], days.iloc[:0], days.iloc[:0])
    assert empty.shape == (0, len(columns))
    with pytest.raises(RecordError, match="a period ends before it begins"):
        function(codes, days, days - pd.Timedelta(days=1))


@pytest.fixture(scope="module")
def drawn():
    """Many states with a period each, half of them short and near to a day of change."""
    draw = np.random.default_rng(20241206)
    changes = pd.to_datetime(["2000-01-01", "2015-01-01", "2021-12-01", "2022-01-01"])
    changes = changes.append(pd.to_datetime(["2022-07-15", "2024-12-06"]))
    near = draw.choice(changes, 600) + pd.to_timedelta(draw.integers(-5, 5, 600), "D")
    far = pd.Timestamp("1998-01-01") + pd.to_timedelta(draw.integers(0, 10_950, 600), "D")
    first = near.append(far)
    length = np.concatenate([draw.integers(0, 5, 600), draw.integers(0, 1200, 600)])
    last = first + pd.to_timedelta(length, "D")
    return list(zip(draw.choice(STATES, 1200), first, last, strict=True))


def met_by(rows, column, state, first, last):
    """The values of a layer in force in a state on the days of a period that can tell."""
    rows = [row for row in rows if state in row.state_codes]
    ends = [row.valid_to if pd.notna(row.valid_to) else pd.Timestamp.max for row in rows]
    changes = [row.valid_from for row in rows]
    changes += [end + pd.Timedelta(days=1) for end in ends if end != pd.Timestamp.max]
    for day in [first, *(change for change in changes if first <= change <= last)]:
        held = zip(rows, ends, strict=True)
        yield [getattr(row, column) for row, end in held if row.valid_from <= day <= end]


def joined_by_number(cells):
    numbers = {number for cell in cells for number in cell.split(";") if number}
    return ";".join(sorted(numbers, key=int)) or None


def test_a_zone_is_certain_only_where_no_day_allows_another(drawn):
    zones = list(reference.load("military_zones").itertuples())
    certain_zones = 0
    for record, found in zip(drawn, ask(regions.military_of, *drawn), strict=True):
        met = list(met_by(zones, "number", *record))
        candidates = {number for numbers in met for number in numbers}
        assert found["military_zone_candidates"] == joined_by_number(candidates), record
        certain = len(candidates) == 1 and all(met)
        assert found["military_zone"] == (candidates.pop() if certain else None), record
        assert (found["military_region"] is None) == (record[1] < pd.Timestamp("2000-01-01"))
        certain_zones += certain
    assert 100 < certain_zones < len(drawn)


def test_a_naval_region_is_given_only_if_it_holds_every_day(drawn):
    table = reference.load("naval_states").rename(columns={"state_code": "state_codes"})
    table["told"] = list(zip(table["structure"], table["regions"], strict=True))
    table["valid_from"] = table["valid_from"].replace(
        pd.Timestamp("2015-01-01"), pd.Timestamp("2016-01-01")
    )
    rows = list(table.itertuples())
    statuses = set()
    for record, found in zip(drawn, ask(regions.naval_of, *drawn), strict=True):
        statuses.add(found["naval_region_status"])
        if record[0] not in set(table["state_codes"]):
            assert found["naval_region_status"] == "inland"
            continue
        days = list(met_by(rows, "told", *record))
        assert all(len(told) <= 1 for told in days)
        met = [told[0] if told else ("", "") for told in days]
        assert found["naval_region_candidates"] == joined_by_number(cell for _, cell in met)
        if any(not cell for _, cell in met):
            expected = "unknown"
        elif len(set(met)) > 1:
            expected = "changes"
        else:
            expected = "shared" if ";" in met[0][1] else "known"
        assert found["naval_region_status"] == expected, record
        given = (found["naval_structure"], found["naval_region"])
        assert given == (met[0] if expected == "known" else (None, None)), record
    assert statuses == set(regions.NAVAL_STATUSES)


def test_each_of_many_records_gets_what_it_gets_alone():
    number = 65_000
    draw = np.random.default_rng(20220715)
    codes = pd.Series(draw.choice(STATES, number), dtype="str")
    first = pd.Series(
        pd.Timestamp("2018-12-01") + pd.to_timedelta(draw.integers(0, 2_600, number), "D")
    )
    last = first + pd.to_timedelta(draw.integers(0, 400, number), "D")
    rows = draw.choice(number, 40, replace=False)
    for function in (regions.military_of, regions.naval_of):
        found = function(codes, first, last)
        alone = function(codes.iloc[rows], first.iloc[rows], last.iloc[rows])
        pd.testing.assert_frame_equal(found.iloc[rows], alone)
