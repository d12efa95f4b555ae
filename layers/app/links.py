"""What the address of the page asks for, and how it is kept up to date."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl

import streamlit as st

from geo.errors import ViewError
from layers.app.pair import Pair
from layers.app.releases import release_names
from layers.app.words import tell
from layers.reasons import translate
from layers.view import LANGUAGES, View

PAGES: Final = ("map", "compare", "published")


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
    language : {"en", "es"}
        Language.
    problem : str
        What is wrong with the link; may be empty.
    """

    page: str = "map"
    view: View = field(default_factory=View)
    pair: Pair = field(default_factory=Pair)
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


def remember(page: str, query: str) -> None:
    """Make the address ask for what is shown.

    Parameters
    ----------
    page : str
        One of :data:`PAGES`.
    query : str
        The rest of the address.
    """
    named = {} if page == PAGES[0] else {"page": page}
    st.query_params.from_dict({**named, **dict(parse_qsl(query))})


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
            view = known["view"] = View.from_query(query)
            asked = [view.release]
    except ViewError as error:
        problem = tell("link.bad", language, error=translate(str(error), language))
        known |= {"view": View(language=language), "pair": Pair(language=language)}
        return Linked(**known, problem=problem)
    strange = [name for name in asked if name not in release_names()]
    problem = tell("link.release", language, release=strange[0]) if strange else ""
    return Linked(**known, problem=problem)


def _page(name: str) -> str:
    if name not in PAGES:
        raise ViewError(f"page {name!r} unknown; choose from {', '.join(PAGES)}")
    return name
