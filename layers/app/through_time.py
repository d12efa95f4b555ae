"""The same map for one stretch of time after another: chosen by hand, or played."""

from __future__ import annotations

import base64
import time
from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

import streamlit as st

from geo.process import Processed
from geo.select import Filters, select
from geo.windows import by_window, labs_in_no_window
from layers.app.kept import keep
from layers.app.releases import reading_key
from layers.app.text import paragraph
from layers.app.words import tell, tell_n
from layers.palettes import STATUS_COLORS
from layers.period import last_day
from layers.view import View
from layers.words import day, known_date, number

WINDOWS: Final = ("1", "3", "12", "cumulative")
"""Months that each map shows, or all up to its month."""

STEP_S: Final = 1.0
"""Seconds from one map to the next when they are played."""

_ALL: Final = ("#c9d3dd", STATUS_COLORS["inactive"])
_ACTIVE: Final = ("#efbe99", STATUS_COLORS["active"])
"""Of a column, and of the one whose map is shown."""

_FRAME: Final = "time_frame"
_PLAYING: Final = "time_playing"
_MOVED: Final = "time_moved"
_STOPPED: Final = "time_stopped"


class Frame(NamedTuple):
    """One stretch of time.

    Attributes
    ----------
    start, end : datetime.date
        Its first and last day.
    labs, active : int
        The labs in it, and the active ones among them.
    """

    start: date
    end: date
    labs: int
    active: int

    def of(self, view: View) -> View:
        """Return a view of this stretch alone.

        Parameters
        ----------
        view : View
            What the reader asked for; days that it leaves out stay out.

        Returns
        -------
        View
            The view.
        """
        start = max(self.start, view.start or self.start)
        return view.changed(start=start, end=min(self.end, view.end or self.end))


class Series(NamedTuple):
    """Stretches of time, one after another.

    Attributes
    ----------
    window : str
        What each of them is, of :data:`WINDOWS`.
    frames : tuple of Frame
        In the order of time.
    left_out : int
        Labs that are in none of them.
    last : datetime.date
        Last day that the release covers, or the last of these.
    """

    window: str
    frames: tuple[Frame, ...]
    left_out: int
    last: date


def time_choice(begin: str, language: str) -> str:
    """Show the choice of a map through time.

    Parameters
    ----------
    begin : str
        The first choice, of :data:`WINDOWS`; empty for none.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        What each map shows; empty where time does not pass.
    """
    keep("time", bool(begin))
    if not st.toggle(tell("time", language), key="time", help=tell("time.help", language)):
        return ""
    keep("time_window", begin or WINDOWS[-1])
    chosen: str = st.selectbox(
        tell("time.window", language),
        WINDOWS,
        key="time_window",
        format_func=lambda window: tell(f"time.window.{window}", language),
        help=tell("time.window.help", language),
    )
    return chosen


def series(view: View, processed: Processed, window: str) -> Series:
    """Return the stretches of time of a view.

    Parameters
    ----------
    view : View
        What is counted.
    processed : Processed
        The release.
    window : str
        One of :data:`WINDOWS`.

    Returns
    -------
    Series
        Empty where no date is known well enough.
    """
    return _series(reading_key(view.release), view.filters(), window, processed)


def playing() -> bool:
    """Return whether the maps are being played.

    Returns
    -------
    bool
        True after the reader has asked for it, until the last one.
    """
    return bool(st.session_state.get(_PLAYING))


def frame_shown(frames: Sequence[Frame]) -> Frame:
    """Return the stretch of time whose map is due, a step further while they are played.

    Parameters
    ----------
    frames : sequence of Frame
        At least one.

    Returns
    -------
    Frame
        The one to show.
    """
    state, last = st.session_state, len(frames) - 1
    at = min(int(state.get(_FRAME, last)), last)
    now = time.monotonic()
    # Besides the clock, any touch of a widget runs this: it is no reason to go on sooner.
    if playing() and now - state.get(_MOVED, 0.0) > STEP_S * 0.6:
        at, state[_MOVED] = min(at + 1, last), now
    state[_FRAME] = at
    return frames[at]


def time_controls(found: Series, language: str) -> None:
    """Show the slider through time, with the labs of each stretch above it.

    Parameters
    ----------
    found : Series
        The stretches of time.
    language : {"en", "es"}
        Language.
    """
    frames, state = found.frames, st.session_state
    at = state[_FRAME]
    names = [_name(frame, found.window, language) for frame in frames]
    with st.container(key="time_bar"):
        _strip(frames, at)
        with st.container(horizontal=True, vertical_alignment="center"):
            running = playing()
            turned = st.button(
                tell("time.stop" if running else "time.play", language),
                icon=":material/pause:" if running else ":material/play_arrow:",
                on_click=_play,
                args=(len(frames),),
                key="time_button",
            )
            if len(frames) > 1:
                st.select_slider(
                    tell("time.frame", language),
                    range(len(frames)),
                    key=_FRAME,
                    format_func=names.__getitem__,
                    help=tell("time.frame.help", language),
                    label_visibility="collapsed",
                    on_change=_stop,
                )
        labs = tell_n("time.labs", frames[at].labs, language)
        more = [tell("time.strip", language, most=number(max(one.labs for one in frames)))]
        if frames[at].end > found.last:
            more.append(tell("time.part", language, day=day(found.last, language)))
        more.append(tell("time.scale", language))
        if found.left_out:
            more.append(tell_n("time.left_out", found.left_out, language))
        paragraph(f"{names[at]}: {labs}. {' '.join(more)}", name="la-examples")
    if running and at == len(frames) - 1:
        state[_PLAYING], turned = False, True
    if turned or state.pop(_STOPPED, False):
        # Only a run of the whole page starts and stops the clock.
        st.rerun()


def _play(count: int) -> None:
    state = st.session_state
    state[_PLAYING] = not playing()
    state[_MOVED] = time.monotonic()
    if playing() and state.get(_FRAME, 0) >= count - 1:
        state[_FRAME] = 0


def _stop() -> None:
    st.session_state[_STOPPED] = playing()
    st.session_state[_PLAYING] = False


@st.cache_data(show_spinner=False, max_entries=32)
def _series(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    filters: Filters,
    window: str,
    _processed: Processed,
) -> Series:
    records = select(_processed.records, filters).records
    cumulative = window == WINDOWS[-1]
    months = 1 if cumulative else int(window)
    frames = tuple(
        Frame(
            one.start,
            one.end,
            int(one.records["labs"].sum()),
            int(one.records.loc[one.records["status"] == "active", "labs"].sum()),
        )
        for one in by_window(records, months=months, cumulative=cumulative)
    )
    left_out = labs_in_no_window(records, months=months, cumulative=cumulative)
    last = last_day(View(), _processed.release)
    return Series(
        window, frames, left_out, last or max((one.end for one in frames), default=date.max)
    )


def _name(frame: Frame, window: str, language: str) -> str:
    first, last = (known_date(one, "month", language) for one in (frame.start, frame.end))
    if window == WINDOWS[-1]:
        return tell("time.until", language, month=last)
    return last if first == last else f"{first} – {last}"


def _strip(frames: Sequence[Frame], at: int) -> None:
    """Show a small column for the labs of each stretch, active ones in their own colour."""
    top = max(frame.labs for frame in frames) or 1
    width = 100 / len(frames)
    bars = []
    for index, frame in enumerate(frames):
        now = index == at
        for labs, color in ((frame.labs, _ALL[now]), (frame.active, _ACTIVE[now])):
            high = 100 * labs / top
            bars.append(
                f'<rect x="{index * width:.3f}" y="{100 - high:.2f}" '
                f'width="{width * 0.82:.3f}" height="{high:.2f}" fill="{color}"/>'
            )
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="1000" height="44" '
        f'preserveAspectRatio="none">{"".join(bars)}</svg>'
    )
    # Streamlit drops drawings from HTML, not images.
    image = "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode("ascii")
    st.html(f'<img class="la-strip" src="{image}" alt="">')
