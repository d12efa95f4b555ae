import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ViewError
from geo.records import DRUGS, KINDS, STATUSES
from layers.view import LANGUAGES, LAYERS, LEVELS, MEASURES, PORT_SETS, View


def some(words):
    return st.lists(st.sampled_from(words), unique=True).map(tuple)


DATES = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def views(draw):
    level = draw(st.sampled_from(LEVELS))
    measures = MEASURES if level == "state" else MEASURES[:-1]
    start, end = sorted(draw(st.tuples(DATES, DATES)))
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
        layers=draw(some(LAYERS)),
        abroad=draw(st.booleans()),
        ports=draw(st.sampled_from(PORT_SETS)),
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
        "abroad=perhaps",
        "statuses=burnt",
        "level=municipality&measure=labs_per_100k",
    ],
)
def test_a_query_that_makes_no_sense_is_refused(query):
    with pytest.raises(ViewError):
        View.from_query(query)


@pytest.mark.parametrize(
    "text", ["", "[1]", "3", '{"states": 5}', '{"states": [5]}', json.dumps({"level": {}})]
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
