"""The widgets of the comparison: two releases, what the map tells, how far dates may differ."""

from __future__ import annotations

from typing import Final

import streamlit as st

from layers.app.kept import keep
from layers.app.opening import uploader
from layers.app.pair import MOST_DAYS, SHOWN, Pair
from layers.app.releases import opened_file, release_names
from layers.app.words import tell
from layers.choices import LEVELS
from layers.period import recorded
from layers.revisions.layer import MEASURES
from layers.webmap.twin import TWIN_MEASURES
from layers.words import say

_SIDES: Final = ("older", "newer")


def compare_sidebar(begin: Pair, language: str) -> Pair:
    """Show the widgets beside the map and return what they ask for.

    Parameters
    ----------
    begin : Pair
        Where the widgets begin.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Pair
        What the reader asked for.
    """
    for key in ("show", "days"):
        # Their widgets stand with the map and with how records were matched, further down.
        keep(key, getattr(begin, key))
    older, newer = _releases(begin, language)
    st.subheader(tell("map", language), divider="gray")
    keep("pair_level", begin.level)
    level = st.segmented_control(
        tell("level", language),
        LEVELS[::-1],
        key="pair_level",
        format_func=lambda name: tell(f"level.{name}", language),
        help=tell("level.help", language),
        width="stretch",
        required=True,
    )
    both = st.session_state["show"] == "both"
    keep("change", begin.change)
    keep("colour", begin.colour)
    # Both keep their choice while the other map is shown.
    change, colour = st.session_state["change"], st.session_state["colour"]
    if both:
        colour = st.selectbox(
            tell("measure", language),
            TWIN_MEASURES,
            key="colour",
            format_func=lambda name: say(f"measure.{name}", language),
            help=tell("colour.help", language),
        )
    else:
        dated = _tells_days(older)
        offered = [name for name in MEASURES if dated or name != "added_after_end"]
        if change not in offered:
            change = st.session_state["change"] = "added_before_end"
        change = st.selectbox(
            tell("change", language),
            offered,
            key="change",
            format_func=lambda name: _first_up(
                tell(
                    "change.added" if name.startswith("added") and not dated else f"change.{name}",
                    language,
                )
            ),
            help=tell("change.help", language),
        )
    return Pair(
        older=older,
        newer=newer,
        change=change,
        level=level or begin.level,
        show=st.session_state["show"],
        colour=colour,
        days=st.session_state["days"],
        language=language,
    )


def show_choice(language: str) -> None:
    """Show the choice between one map of what changed and both releases side by side.

    Parameters
    ----------
    language : {"en", "es"}
        Language.
    """
    st.segmented_control(
        tell("show", language),
        SHOWN,
        key="show",
        format_func=lambda name: tell(f"show.{name}", language),
        label_visibility="collapsed",
        required=True,
    )


def days_choice(language: str) -> None:
    """Show the choice of how far two dates may differ.

    Parameters
    ----------
    language : {"en", "es"}
        Language.
    """
    st.number_input(
        tell("days", language),
        min_value=0,
        max_value=MOST_DAYS,
        step=1,
        key="days",
        help=tell("days.help", language),
        width=260,
    )


def _releases(begin: Pair, language: str) -> tuple[str, str]:
    place = st.container()
    before = release_names()
    opened = uploader(language)
    names = release_names()
    wanted = [name for name in names if name not in before] or list(filter(None, [opened]))
    for side in _SIDES:
        keep(side, getattr(begin, side))
        if st.session_state[side] not in names:
            st.session_state[side] = getattr(Pair(), side)
    if wanted:
        _take_in(wanted)
    with place:
        older, newer = (
            st.selectbox(
                tell(f"pair.{side}", language),
                names,
                key=side,
                help=tell("pair.help", language) if side == "older" else None,
            )
            for side in _SIDES
        )
        st.button(
            tell("swap", language), icon=":material/swap_vert:", on_click=_swap, type="tertiary"
        )
    return older, newer


def _tells_days(name: str) -> bool:
    """Return whether a release has a last day; an embedded one need not be read to know it."""
    opened = opened_file(name)
    if opened is None or opened.processed is None:
        return True
    release = opened.processed.release
    return release.period_end is not None or recorded(release) is not None


def _take_in(opened: list[str]) -> None:
    """Make what was just opened the newer release, after what was opened before it."""
    state = st.session_state
    last = state["newer"] if opened_file(state["newer"]) else state["older"]
    *_, first, second = [last, *opened]
    if first != second:
        state["older"], state["newer"] = first, second


def _swap() -> None:
    state = st.session_state
    state["older"], state["newer"] = state["newer"], state["older"]


def _first_up(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
