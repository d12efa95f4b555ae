"""The month whose map is shown goes into the link of the page, and comes back from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from layers.app.frames import Frame, place_of

YEARS = [Frame(date(year, 1, 1), date(year, 12, 31), 1, 0) for year in (2020, 2021)]
GROWING = [Frame(date(2020, 1, 1), date(2020, month, 28), 1, 0) for month in (1, 2, 3)]


@pytest.mark.parametrize(
    ("frames", "month", "at"),
    [
        (YEARS, "2020-12", 0),
        (YEARS, "2021-03", 1),
        (YEARS, "2019-12", None),
        (YEARS, "2022-01", None),
        (YEARS, "", None),
        (GROWING, "2020-01", 0),
        (GROWING, "2020-03", 2),
        ([], "2020-03", None),
    ],
)
def test_a_month_names_one_stretch_of_time(frames: list[Frame], month: str, at: int | None) -> None:
    assert place_of(frames, month) == at
    assert all(place_of(frames, frame.month) == n for n, frame in enumerate(frames))


def opened(root: Path, **query: str) -> AppTest:
    app = AppTest.from_file(str(root / "streamlit_app.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def test_the_month_shown_goes_to_the_address_and_back(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(root, time="12", layers="labs", at="2020-12")
    assert not app.exception
    assert not app.warning
    asked = {"time": "12", "layers": "labs"}
    assert app.query_params == asked | {"at": "2020-12"}
    slider = app.select_slider("time_frame")
    assert app.session_state["time_frame"] == 2
    slider.set_value(1).run()
    assert app.query_params == asked | {"at": "2019-12"}
    # Other stretches of time: the one that holds the month.
    app.selectbox("time_window").set_value("1").run()
    assert app.query_params == asked | {"time": "1", "at": "2019-12"}
    slider = app.select_slider("time_frame")
    assert slider.options[app.session_state["time_frame"]] == "December 2019"
    slider.set_value(len(slider.options) - 1).run()
    assert app.query_params == asked | {"time": "1"}
    # While it is played the address stands still; it is right again when it stops.
    app.selectbox("time_window").set_value("12").run()
    app.select_slider("time_frame").set_value(2).run()
    clock = [1000.0]
    monkeypatch.setattr("layers.app.through_time.time.monotonic", lambda: clock[0])
    app.button("time_button").click().run()
    clock[0] += 1.0
    # A slow browser, which has not heard of the steps, tells where its slider stood.
    app.session_state["time_frame"] = 1
    app.run()
    assert app.session_state["time_frame"] == 3
    assert app.query_params == asked | {"at": "2020-12"}
    app.button("time_button").click().run()
    assert app.query_params == asked | {"at": "2021-12"}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"time": "12", "at": "march"}, "is no month such as 2021-03"),
        ({"time": "12", "at": "2021-13", "language": "es"}, "no es un mes como 2021-03"),
        ({"at": "2021-03", "language": "es"}, "necesita time"),
        ({"time": "12", "at": "1999-01"}, "does not have"),
    ],
)
def test_a_month_that_there_is_not_is_told(root: Path, query: dict[str, str], says: str) -> None:
    app = opened(root, layers="labs", **query)
    assert not app.exception
    assert len(app.warning) == 1
    assert says in app.warning[0].value.replace("\\", "")
    assert "at" not in app.query_params
