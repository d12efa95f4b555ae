"""The same map for one stretch of time after another: chosen by hand, or played."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Final

import streamlit as st

from layers.app.frames import WINDOWS, Frame, Series, place_of
from layers.app.kept import keep
from layers.app.strip import strip
from layers.app.text import paragraph
from layers.app.words import tell, tell_n
from layers.words import day, known_date, number

STEP_S: Final = 1.0
"""Seconds from one map to the next when they are played."""

_FRAME: Final = "time_frame"
_AT: Final = "time_at"
_SPANS: Final = "time_spans"
_DRAWN: Final = "time_drawn"
_PLAYING: Final = "time_playing"
_MOVED: Final = "time_moved"


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
    spans = [(frame.start, frame.end) for frame in frames]
    # While it plays the clock alone moves it: a slow browser still tells of steps before.
    at = state.get(_DRAWN if playing() else _FRAME)
    if at is None or state.get(_SPANS) != spans:
        # Other stretches of time than before: the one that holds the month that was shown.
        place = place_of(frames, state.get(_AT, ""))
        at = last if place is None else place
    state[_SPANS] = spans
    now = time.monotonic()
    # Besides the clock, any touch of a widget runs this: it is no reason to go on sooner.
    if playing() and now - state.get(_MOVED, 0.0) > STEP_S * 0.6:
        at, state[_MOVED] = min(at + 1, last), now
    state[_FRAME] = state[_DRAWN] = at
    state[_AT] = "" if at == last else frames[at].month
    return frames[at]


def begin_at(month: str) -> None:
    """Let the maps begin with a month, unless one has been shown before.

    Parameters
    ----------
    month : str
        Such as ``2021-03``; empty for the last.
    """
    st.session_state.setdefault(_AT, month)


def month_shown() -> str:
    """Return the month whose map is shown.

    Returns
    -------
    str
        Such as ``2021-03``; empty for the last, with which the maps begin.
    """
    return str(st.session_state.get(_AT, ""))


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
        strip([(one.labs, one.active) for one in frames], at)
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
                    disabled=running,
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
    if turned:
        # Only a run of the whole page starts and stops the clock.
        st.rerun()


def _play(count: int) -> None:
    state = st.session_state
    at = state.get(_DRAWN, 0)
    state[_PLAYING] = not playing()
    state[_MOVED] = time.monotonic()
    state[_FRAME] = state[_DRAWN] = 0 if playing() and at >= count - 1 else at


def _name(frame: Frame, window: str, language: str) -> str:
    first, last = (known_date(one, "month", language) for one in (frame.start, frame.end))
    if window == WINDOWS[-1]:
        return tell("time.until", language, month=last)
    return last if first == last else f"{first} – {last}"
