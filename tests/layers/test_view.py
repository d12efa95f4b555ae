import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from geo.records import DRUGS, KINDS, STATUSES
from layers.choices import (
    CELLS_KM,
    DENSITY_GROUPS,
    HOT_SPOTS_BY,
    HOT_SPOTS_METHODS,
    HOT_SPOTS_OF,
    LAB_LAYERS,
    LANGUAGES,
    LEVELS,
    MEASURES,
    ON_TOP,
    PORT_SETS,
    RESOLUTIONS,
    RISK_TESTS,
    SCHEMES,
    SURFACES,
)
from layers.reasons import translate
from layers.view import View
from layers.view_texts import BANDWIDTH_RULES, BANDWIDTHS_KM, MOST_BREAKS


def some(words):
    return st.lists(st.sampled_from(words), unique=True).map(tuple)


DATES = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def views(draw):
    level = draw(st.sampled_from(LEVELS))
    measures = MEASURES if level == "state" else MEASURES[:-1]
    start, end = sorted(draw(st.tuples(DATES, DATES)))
    scheme = draw(st.sampled_from(SCHEMES))
    above = st.floats(0, exclude_min=True, allow_infinity=False)
    breaks = st.sets(above, min_size=1, max_size=MOST_BREAKS)
    cell_km = draw(st.floats(*CELLS_KM))
    km = st.floats(2 * cell_km, BANDWIDTHS_KM[1])
    return View(
        release=draw(st.text(min_size=1)),
        start=draw(st.sampled_from([None, start])),
        end=draw(st.sampled_from([None, end])),
        statuses=draw(some(STATUSES)),
        drugs=draw(some(DRUGS)),
        kinds=draw(some(KINDS)),
        corps=tuple(draw(st.lists(st.text()))),
        states=draw(some(["02", "25", "32"])),
        level=level,
        measure=draw(st.sampled_from(measures)),
        layers=(*draw(st.lists(st.sampled_from(SURFACES), max_size=1)), *draw(some(ON_TOP))),
        abroad=draw(st.booleans()),
        ports=draw(st.sampled_from(PORT_SETS)),
        scheme=scheme,
        breaks=tuple(sorted(draw(breaks))) if scheme == "fixed" else (),
        density_of=draw(st.sampled_from(DENSITY_GROUPS)),
        bandwidth=draw(st.sampled_from(BANDWIDTH_RULES) | km.map(repr)),
        risk_bandwidth=draw(st.sampled_from(BANDWIDTH_RULES) | km.map(repr)),
        risk_test=draw(st.sampled_from(RISK_TESTS)),
        cell_km=cell_km,
        hex_resolution=draw(st.sampled_from(RESOLUTIONS)),
        hot_spots_of=draw(st.sampled_from(HOT_SPOTS_OF)),
        hot_spots_by=draw(st.sampled_from(HOT_SPOTS_BY)),
        hot_spots_method=draw(st.sampled_from(HOT_SPOTS_METHODS)),
        language=draw(st.sampled_from(LANGUAGES)),
    )


@given(views())
def test_a_view_goes_through_a_url(view):
    assert View.from_query(view.to_query()) == view


@given(views())
def test_a_view_goes_through_json(view):
    assert View.from_json(view.to_json()) == view


def test_the_default_view_is_an_empty_query():
    assert View().to_query() == ""
    assert View.from_query({}) == View()


def test_a_query_reads_well():
    view = View(level="state", measure="active_share", states=("25", "02"))
    assert view.to_query() == "states=02%2C25&level=state&measure=active_share"
    assert View.from_query("states=25,02&level=state&measure=active_share") == view


def test_a_corps_with_a_comma_stays_one_corps():
    view = View(corps=("SEDENA, GN", "SEMAR", ""))
    assert View.from_query(view.to_query()).corps == ("", "SEDENA, GN", "SEMAR")
    assert View.from_json(view.to_json()).corps == ("", "SEDENA, GN", "SEMAR")


@pytest.mark.parametrize(
    "query",
    [
        "colour=red",
        "level=country",
        "start=yesterday",
        "start=2023-08-01&end=2023-07-01",
        "layers=shares,heat",
        "layers=shares,density",
        "layers=hot_spots,relative_risk,ports",
        "abroad=perhaps",
        "statuses=burnt",
        "level=municipality&measure=labs_per_100k",
        "scheme=jenks",
        "scheme=fixed",
        "scheme=quantiles&breaks=1,5",
        "breaks=1,5",
        "scheme=fixed&breaks=5,1",
        "scheme=fixed&breaks=1,1",
        "scheme=fixed&breaks=0,1",
        "scheme=fixed&breaks=1,nan",
        "scheme=fixed&breaks=1,inf",
        "scheme=fixed&breaks=1,many",
        "scheme=fixed&breaks=1,2,3,4,5,6,7",
        "density_of=burnt",
        "bandwidth=wide",
        "bandwidth=nan",
        "bandwidth=0",
        "bandwidth=501",
        "bandwidth=3",
        "bandwidth=19&cell_km=10",
        "risk_bandwidth=wide",
        "risk_bandwidth=501",
        "risk_bandwidth=19&cell_km=10",
        "risk_test=permutation",
        "cell_km=0.5",
        "cell_km=nan",
        "cell_km=two",
        "hex_resolution=2",
        "hex_resolution=4.5",
        "hot_spots_of=drugs",
        "hot_spots_by=state",
        "hot_spots_method=hot",
    ],
)
def test_a_query_that_makes_no_sense_is_refused(query):
    with pytest.raises(ViewError) as error:
        View.from_query(query)
    # The app tells it to who opens the link.
    assert translate(str(error.value), "es") != str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[1]",
        "3",
        '{"states": 5}',
        '{"states": [5]}',
        '{"breaks": ["1"], "scheme": "fixed"}',
        '{"breaks": [true], "scheme": "fixed"}',
        '{"bandwidth": 25}',
        '{"risk_bandwidth": 50}',
        '{"cell_km": [2]}',
        '{"hex_resolution": true}',
        json.dumps({"level": {}}),
    ],
)
def test_json_that_is_no_view_is_refused(text):
    with pytest.raises(ViewError):
        View.from_json(text)


def test_the_same_choice_in_another_order_is_the_same_view():
    one = View(states=("25", "16"), layers=("crossings", "shares"), statuses=("inactive", "active"))
    other = View(
        states=("16", "25", "16"), layers=("shares", "crossings"), statuses=("active", "inactive")
    )
    assert one == other
    assert one.to_query() == other.to_query()


def test_one_bandwidth_is_written_in_one_way():
    assert View(bandwidth="25.0") == View(bandwidth=" 25") == View()
    assert View(bandwidth="1e1").bandwidth == "10"
    assert View(bandwidth="33.70").to_query() == "bandwidth=33.7"
    assert View(risk_bandwidth="5e1") == View()
    assert View(risk_bandwidth="80.0").to_query() == "risk_bandwidth=80"


def test_numbers_of_a_view_go_through_a_url_as_people_write_them():
    view = View(
        scheme="fixed", breaks=(1, 5.5, 300), cell_km=5, hex_resolution=5, layers=("hexagons",)
    )
    assert view.to_query() == (
        "layers=hexagons&scheme=fixed&breaks=1%2C5.5%2C300&cell_km=5&hex_resolution=5"
    )
    assert View.from_query(view.to_query()) == view
    assert json.loads(view.to_json())["breaks"] == [1, 5.5, 300]


def test_one_surface_at_a_time():
    for name in SURFACES:
        assert View(layers=(name, *ON_TOP)).surface == name
    assert View(layers=ON_TOP).surface == ""
    with pytest.raises(ViewError, match=r"layers shares, hot_spots: .* choose one of them"):
        View(layers=("hot_spots", "ports", "shares"))


@pytest.mark.parametrize("layer", LAB_LAYERS)
def test_a_density_shows_labs(layer):
    assert View(layers=(layer,)).shows_labs
    assert not View(layers=("ports",)).shows_labs
