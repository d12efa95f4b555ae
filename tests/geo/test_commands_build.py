import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geo import reference
from geo.crs import GEOGRAPHIC
from geo.reference import catalogue
from geo.reference.recipes import BuildError, checkpoints, commands, hand_kept, military, naval
from geo.reference.recipes.naval_claims import claims

FACTS = catalogue.FOLDER / "facts"


@pytest.fixture
def states():
    """Three square states in a row: 01 and 02 on the coast, 03 inland."""
    boxes = [shapely.box(-100 + x, 20, -99 + x, 21) for x in range(3)]
    table = {"state_code": ["01", "02", "03"], "coast": ["Pacific", "Gulf/Caribbean", "inland"]}
    return gpd.GeoDataFrame(table, geometry=boxes, crs=GEOGRAPHIC)


DATES = {
    "valid_from": "2000-01-01",
    "valid_to": "",
    "valid_from_precision": "decade",
    "valid_note": "the 2000s",
}
SAID = {"source": "a newspaper", "confidence": "high"}


def region(number, covered, **cells):
    row = {"region": number, "hq_city": "A", "hq_state_code": "01", "lat": "20", "lon": "-100"}
    return row | {"states_covered": covered} | DATES | SAID | cells


def zone(number, covered, whole="yes", **cells):
    row = {"zone": number, "region": "I", "hq": "A", "hq_state_code": "01", "lat": "20"}
    row |= {"lon": "-100", "states_covered": covered, "whole_state": whole}
    return row | DATES | {"valid_from": ""} | SAID | cells


def command(level, number, covered, parent="", **cells):
    row = {"structure": "2015-2022", "level": level, "number": number, "hq": "Puerto Ñandú"}
    row |= {"hq_state_code": "01", "lat": "20", "lon": "-100", "parent": parent}
    return row | {"coastal_states_covered": covered, "note": ""} | DATES | SAID | cells


def table(*rows):
    return pd.DataFrame(list(rows)).astype("str")


def regions(states, *rows):
    rows = rows or (region("I", "01;02"), region("II", "03"))
    return military.military_regions(table(*rows), states)


# --- the files are what the recipe makes of the facts -----------------------------------------


def test_the_layers_are_what_the_facts_make():
    made = commands.read_commands(FACTS, reference.load("states"), reference.load("states_drawing"))
    assert list(made) == [
        "military_regions",
        "military_zones",
        "naval_regions",
        "naval_states",
        "headquarters",
        "checkpoints",
        "military_regions_drawing",
    ]
    for name, built in made.items():
        kept = reference.load(name)
        plain = [column for column in built.columns if column != "geometry"]
        pd.testing.assert_frame_equal(
            pd.DataFrame(built[plain]), pd.DataFrame(kept[plain]), check_dtype=False
        )
        if "geometry" in built:
            assert shapely.equals(built.geometry.values, kept.geometry.values).sum() == (
                kept.geometry.notna().sum()
            )


def test_facts_from_memory_say_so():
    told = hand_kept.read_table(FACTS / "naval_commands.csv")
    unsure = told["parent"].str.contains("?", regex=False)
    unsure |= told["coastal_states_covered"].str.contains("?", regex=False)
    words = told["source"] + told["note"]
    assert unsure.any()
    assert (words[told["confidence"] == "low"].str.contains("unconfirmed")).all()


# --- military regions and zones ---------------------------------------------------------------


def test_a_region_is_the_union_of_its_states(states):
    made = regions(states)
    assert made["number"].tolist() == ["1", "2"]
    assert made["state_codes"].tolist() == ["01;02", "03"]
    assert shapely.equals(made.geometry[0], shapely.box(-100, 20, -98, 21))
    assert (made["valid_from"] == pd.Timestamp("2000-01-01")).all()
    assert made["valid_to"].isna().all()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([region("I", "01;02"), region("II", "02;03")], r"two military regions: \['02'\]"),
        ([region("I", "01;02")], r"in none: \['03'\]"),
        ([region("I", "01;02"), region("II", "03;33")], "Unknown state codes"),
        ([region("I", "01;01;02"), region("II", "03")], "stands twice"),
        ([region("I", "01;02"), region("I", "03")], "repeated"),
        ([region("I", "01;02"), region("XX", "03")], "Roman number"),
        ([region("I", "01;02;03", valid_from="2000")], "holds no date"),
        ([region("I", "01;02;03", valid_to="1999-12-31")], "ends before it starts"),
        ([region("I", "01;02;03", valid_from_precision="century")], "century"),
    ],
)
def test_contradictory_military_regions_are_refused(states, rows, message):
    with pytest.raises(BuildError, match=message):
        regions(states, *rows)


def test_zones_that_share_a_state_have_its_shape_and_say_so(states):
    rows = [
        zone("10", "01"),
        zone("2", "02", "no (shared)"),
        zone("3", "02", "no (shared)", valid_from="2021-12-01", valid_from_precision="month"),
    ]
    made = military.military_zones(table(*rows), regions(states), states)
    assert made["number"].tolist() == ["2", "3", "10"]
    assert made["limits"].tolist() == ["shared state", "shared state", "whole state"]
    assert shapely.equals(made.geometry[0], states.geometry[1])
    assert shapely.equals(made.geometry[0], made.geometry[1])
    starts = made["valid_from"].astype("str").tolist()
    assert starts == ["2000-01-01", "2021-12-01", "2000-01-01"]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([zone("1", "01"), zone("1", "02")], "repeats"),
        ([zone("1", "01", region="V")], "unknown region 'V'"),
        ([zone("1", "03")], "lies outside its region I"),
        ([zone("1", "")], "lies outside its region I"),
        ([zone("1", "44")], "Unknown state codes"),
        ([zone("1", "01", "no (shared)")], "said wrongly"),
        ([zone("1", "01"), zone("2", "01", "no (shared)")], r"\['1'\].*said wrongly"),
        ([zone("1", "01", valid_from="1999-01-01")], "starts before its region"),
    ],
)
def test_contradictory_military_zones_are_refused(states, rows, message):
    with pytest.raises(BuildError, match=message):
        military.military_zones(table(*rows), regions(states), states)


def test_drawn_regions_keep_the_order_and_codes(states):
    drawn = states.rename(columns={"state_code": "code"})[["code", "geometry"]]
    made = commands.regions_drawing(regions(states), drawn)
    assert list(made.columns) == ["code", "name", "geometry"]
    assert made["code"].tolist() == ["1", "2"]
    assert shapely.is_ccw(shapely.get_exterior_ring(made.geometry.values)).all()
    assert shapely.equals(made.geometry[1], states.geometry[2])


# --- naval commands -----------------------------------------------------------------------------


def test_a_zone_adds_its_state_to_its_region_through_its_zone(states):
    rows = [
        command("region", "1", "01"),
        command("region", "2", "02"),
        command("zone", "4", "02", "RN-2"),
        command("sector", "", "01", "ZN-4"),
        command("region", "Central", ""),
    ]
    facts = table(*rows)
    made = naval.naval_regions(facts, states)
    assert made["number"].tolist() == ["1", "2"]
    assert made["state_codes"].tolist() == ["01", "01;02"]
    assert made["shared_state_codes"].tolist() == ["01", "01"]
    assert shapely.equals(made.geometry[1], shapely.box(-100, 20, -98, 21))
    told = naval.naval_states(facts, states)
    assert told["state_code"].tolist() == ["01", "02"]
    assert told["status"].tolist() == ["shared", "known"]
    assert told["regions"].tolist() == ["1;2", "2"]


@pytest.mark.parametrize(
    "rows",
    [
        [command("zone", "4", "02", "RN-1?")],
        [command("zone", "4", "02", "")],
        [command("zone", "4", "", "RN-1?"), command("sector", "", "02", "ZN-4")],
        [command("zone", "4", "", "RN-1"), command("sector", "", "02", "ZN-4?")],
        [command("region", "3", "02?")],
    ],
)
def test_what_no_source_confirms_makes_no_state_known(states, rows):
    facts = table(command("region", "1", "01"), *rows)
    told = naval.naval_states(facts, states).set_index("state_code").loc["02"]
    assert (told["status"], told["regions"], told["confidence"]) == ("unknown", "", "none")
    assert "unconfirmed" in told["note"] or "not established" in told["note"]
    assert naval.naval_regions(facts, states)["state_codes"].tolist() == ["01"]


def test_the_least_sure_row_decides_how_sure_a_shared_state_is(states):
    rows = [
        command("region", "1", "01", source="one"),
        command("region", "2", "01", source="two", confidence="low"),
        command("zone", "4", "01", "RN-2", source="three"),
    ]
    told = naval.naval_states(table(*rows), states).iloc[0]
    assert (told["source"], told["confidence"]) == ("one; two", "low")


def test_a_claim_names_its_row(states):
    made = claims(table(command("region", "1", "01"), command("zone", "4", "02", "RN-1?")), states)
    assert [tuple(claim) for claim in made] == [
        ("2015-2022", "01", "1", True, 0),
        ("2015-2022", "02", "1", False, 1),
    ]


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([command("zone", "4", "02", "RN-9")], "no 'RN-9'"),
        ([command("zone", "4", "02", "ZN-9")], "no 'ZN-9'"),
        ([command("zone", "4", "02", "region 1")], "is no parent"),
        ([command("zone", "4", "02", "ZN-4")], "is no parent"),
        ([command("zone", "4", "03", "RN-1")], r"Unknown state codes \['03'\]"),
        ([command("fleet", "4", "02", "RN-1")], "Naval levels"),
        ([command("zone", "4", "02", "RN-1", confidence="sure")], "confidences"),
        ([command("zone", "4", "02", "RN-1", valid_from="2001-01-01")], "different dates"),
        ([command("region", "1", "01", structure="2022 on", valid_from="2022-01-01")], "same time"),
        ([command("region", "1", "01", valid_to="none")], "holds no date"),
    ],
)
def test_contradictory_naval_commands_are_refused(states, rows, message):
    facts = table(command("region", "1", "01"), *rows)
    with pytest.raises(BuildError, match=message):
        naval.naval_headquarters(facts, states)


def test_names_and_ids_of_naval_commands(states):
    rows = [
        command("region", "1", "01"),
        command("region", "Central", ""),
        command("zone", "10", "01", "RN-1"),
        command("zone", "22", "01", "RN-1"),
        command("sector", "", "01", "RN-1"),
    ]
    made = naval.naval_headquarters(table(*rows), states)
    assert dict(zip(made["id"], made["name"], strict=True)) == {
        "semar-2015-region-1": "Primera Región Naval",
        "semar-2015-region-central": "Región Naval Central",
        "semar-2015-zone-10": "Décima Zona Naval",
        "semar-2015-zone-22": "Vigésima Segunda Zona Naval",
        "semar-2015-sector-puerto-nandu": "Sector Naval de Puerto Ñandú",
    }


# --- checkpoints ----------------------------------------------------------------------------------


def checkpoint(**cells):
    row = {"name": "Paso", "type": "PMSE", "state_code": "26", "cvegeo": "26045", "lat": "30"}
    row |= {
        "municipality": "Opodepe",
        "lon": "-111",
        "uncertainty_km": "5",
        "location_text": "km 1",
    }
    return row | SAID | cells


def test_a_checkpoint_without_coordinates_has_no_point():
    bare = {"name": "Llano", "lat": "", "lon": "", "uncertainty_km": ""}
    count = {"name": "COUNT", "type": "context", "state_code": "", "cvegeo": ""}
    made = checkpoints.checkpoints(
        table(checkpoint(), checkpoint(**bare), checkpoint(**bare | count))
    )
    assert made["id"].tolist() == ["checkpoint-llano", "checkpoint-paso"]
    assert made.geometry.isna().tolist() == [True, False]
    assert made["uncertainty_km"].isna().tolist() == [True, False]
    assert made.crs == GEOGRAPHIC


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"cvegeo": "25045"}, "another state"),
        ({"uncertainty_km": ""}, "without uncertainty"),
        ({"lat": "", "lon": ""}, "or the reverse"),
        ({"lat": ""}, "only one of its coordinates"),
    ],
)
def test_contradictory_checkpoints_are_refused(cells, message):
    with pytest.raises(BuildError, match=message):
        checkpoints.checkpoints(table(checkpoint(**cells)))


def test_repeated_ids_are_refused():
    with pytest.raises(BuildError, match="checkpoint-paso"):
        checkpoints.checkpoints(table(checkpoint(), checkpoint()))
