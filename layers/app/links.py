"""What the address of the page asks for, and how it is kept up to date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import streamlit as st

from geo.errors import ViewError
from layers.app.arranged import ARRANGED
from layers.app.frames import WINDOWS
from layers.app.pair import Pair
from layers.app.releases import release_names
from layers.app.words import tell
from layers.choices import LANGUAGES
from layers.reasons import translate
from layers.view import View

_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

PAGES: Final = ("map", "compare", "published")
SHOWN: Final = {"arrange": ARRANGED, "time": WINDOWS}
"""How the page of the map is laid out: no part of a View, for no other product has it."""


@dataclass(frozen=True)
class Linked:
    """What a link asks for.

    Attributes
    ----------
    page : {"map", "compare", "published"}
        The page of the app.
    view : View
        What the map begins with.
    pair : Pair
        What the comparison begins with.
    arrange : str
        How many maps there are, of :data:`layers.app.arranged.ARRANGED`.
    time : str
        What each map through time shows, of
        :data:`layers.app.frames.WINDOWS`; empty where none is asked for.
    at : str
        The month whose map is shown, such as ``2021-03``; empty for the last.
    language : {"en", "es"}
        Language.
    problem : str
        What is wrong with the link; may be empty.
    """

    page: str = "map"
    view: View = field(default_factory=View)
    pair: Pair = field(default_factory=Pair)
    arrange: str = ARRANGED[0]
    time: str = ""
    at: str = ""
    language: str = "en"
    problem: str = ""


def linked() -> Linked:
    """Return what the address asked for when the session began.

    Returns
    -------
    Linked
        The same in every run of the session.
    """
    if "linked" not in st.session_state:
        st.session_state["linked"] = _read(st.query_params.to_dict())
    found: Linked = st.session_state["linked"]
    return found


def remember(page: str, query: str, *, arrange: str = "", time: str = "", at: str = "") -> None:
    """Make the address ask for what is shown.

    Parameters
    ----------
    page : str
        One of :data:`PAGES`.
    query : str
        The rest of the address.
    arrange, time, at : str
        How the page of the map is laid out, as of :class:`Linked`.
    """
    named = {} if page == PAGES[0] else {"page": page}
    if arrange not in ("", ARRANGED[0]):
        named["arrange"] = arrange
    if time:
        named["time"] = time
    if time and at:
        named["at"] = at
    asked = {**named, **dict(parse_qsl(query))}
    # Each writing is a step of the browser's way back.
    if asked != st.query_params.to_dict():
        st.query_params.from_dict(asked)


def remember_month(at: str) -> None:
    """Make the address ask for a month, and leave the rest of it as it is.

    Parameters
    ----------
    at : str
        As of :class:`Linked`.
    """
    if at != st.query_params.get("at", ""):
        rest = {name: value for name, value in st.query_params.to_dict().items() if name != "at"}
        st.query_params.from_dict({**rest, "at": at} if at else rest)


def _read(query: dict[str, str]) -> Linked:
    language = query.get("language", "")
    language = language if language in LANGUAGES else LANGUAGES[0]
    page = query.pop("page", PAGES[0])
    known: dict[str, Any] = {"language": language}
    try:
        known["page"] = _page(page)
        if page == "compare":
            pair = known["pair"] = Pair.from_query(query)
            asked = [pair.older, pair.newer]
        else:
            known |= {name: _shown(name, query.pop(name)) for name in SHOWN if name in query}
            known["at"] = _month(query.pop("at", ""), known.get("time", ""))
            view = known["view"] = View.from_query(query)
            asked = [view.release]
    except ViewError as error:
        problem = tell("link.bad", language, error=translate(str(error), language))
        known |= {"view": View(language=language), "pair": Pair(language=language)}
        return Linked(**known, problem=problem)
    strange = [name for name in asked if name not in release_names()]
    problem = tell("link.release", language, release=strange[0]) if strange else ""
    return Linked(**known, problem=problem)


def _shown(name: str, chosen: str) -> str:
    if chosen not in SHOWN[name]:
        raise ViewError(f"{name} {chosen!r} unknown; choose from {', '.join(SHOWN[name])}")
    return chosen


def _month(text: str, time: str) -> str:
    if text and not _MONTH.fullmatch(text):
        raise ViewError(f"at {text!r} is no month such as 2021-03")
    if text and not time:
        raise ViewError(f"at {text!r} needs time, one of {', '.join(WINDOWS)}")
    return text


def _page(name: str) -> str:
    if name not in PAGES:
        raise ViewError(f"page {name!r} unknown; choose from {', '.join(PAGES)}")
    return name
