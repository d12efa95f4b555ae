"""The choice of what colours the land, with the widgets of that choice alone below it."""

from __future__ import annotations

from typing import Any, Final

import streamlit as st

from layers.app.density_controls import class_choices, surface_choices
from layers.app.kept import keep
from layers.app.text import paragraph
from layers.app.words import tell
from layers.choices import LEVELS, MEASURES, SURFACES
from layers.land import MEMBERS
from layers.view import View
from layers.words import say

NOTHING: Final = "nothing"
LAND: Final = (*SURFACES, NOTHING)
"""What there is to choose from."""


def land_choice(view: View, language: str) -> tuple[str, dict[str, Any]]:
    """Show what the land can be coloured by, and what that leaves to choose.

    Parameters
    ----------
    view : View
        Where the widgets begin.
    language : {"en", "es"}
        Language.

    Returns
    -------
    surface : str
        One of :data:`layers.choices.SURFACES`; empty for none.
    members : dict of str to object
        Members of a View; those that are not shown stay as they were.
    """
    keep("land", view.surface or NOTHING)
    chosen: str = st.selectbox(
        tell("land", language),
        LAND,
        key="land",
        format_func=lambda name: _name(name, language),
        help=tell("land.help", language),
    )
    # Its widget may stand with the table, which is made after the map.
    keep("level", view.level)
    members = _held(view)
    if chosen == NOTHING:
        return "", members
    with st.container(key="land_choices"):
        paragraph(tell(f"land.{chosen}.about", language), name="la-examples")
        choices = _areas if chosen == "shares" else surface_choices
        return chosen, members | choices(view.changed(**members), chosen, language)


def level_choice(language: str, *, table: bool) -> str:
    """Show the choice between states and municipalities.

    Parameters
    ----------
    language : {"en", "es"}
        Language.
    table : bool
        Whether it is of the table alone, and not of the map as well.

    Returns
    -------
    str
        One of :data:`layers.choices.LEVELS`.
    """
    words = "table.level" if table else "level"
    chosen = st.segmented_control(
        tell(words, language),
        LEVELS[::-1],
        key="level",
        format_func=lambda word: tell(f"level.{word}", language),
        help=tell(f"{words}.help", language),
        width="content" if table else "stretch",
        required=True,
    )
    return chosen or View().level


def _name(chosen: str, language: str) -> str:
    own = chosen in ("shares", "relative_risk", NOTHING)
    return tell(f"land.{chosen}", language) if own else say(f"layer.{chosen}", language)


def _held(view: View) -> dict[str, Any]:
    """Return what stays as it was while it is not shown."""
    held = {name: getattr(view, name) for names in MEMBERS.values() for name in names}
    held["level"] = st.session_state["level"]
    if held["measure"] == "labs_per_100k" and held["level"] != "state":
        held["measure"] = View().measure
    return held


def _areas(view: View, _surface: str, language: str) -> dict[str, Any]:
    level = level_choice(language, table=False)
    measures = [word for word in MEASURES if level == "state" or word != "labs_per_100k"]
    keep("measure", view.measure)
    if st.session_state["measure"] not in measures:
        st.session_state["measure"] = View().measure
    measure = st.selectbox(
        tell("land.measure", language),
        measures,
        key="measure",
        format_func=lambda word: say(f"measure.{word}", language),
        help=tell("measure.help", language),
    )
    return {"level": level, "measure": measure, **class_choices(view, measure, language)}
