"""Answering which places are meant, where names alone do not tell."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import streamlit as st

from geo import reference
from geo.places import gazetteer
from geo.places.corrections import Correction, Corrections
from geo.places.lookup import find_state
from geo.process import Processed
from layers.app.opened import Opened
from layers.app.releases import ask
from layers.app.rows import where
from layers.app.text import label, paragraph, spoken
from layers.app.words import tell, tell_n
from layers.findings import PlaceAsked
from layers.reasons import translate
from layers.words import number

_A_PAGE: Final = 10
_IN_A_ROW: Final = 2
_SPOTS: Final = 6


def with_answers(given: Corrections, answers: Sequence[Correction]) -> Corrections:
    """Return corrections with answers added, each in the place of an earlier one to the same.

    Parameters
    ----------
    given : Corrections
        The corrections so far.
    answers : sequence of Correction
        The new ones.

    Returns
    -------
    Corrections
        All of them.
    """
    pairs = {(answer.state_given, answer.mun_given) for answer in answers}
    kept = [row for row in given.rows if (row.state_given, row.mun_given) not in pairs]
    return Corrections((*kept, *answers))


@dataclass(frozen=True)
class _Form:
    """What the form shows, for the callback that reads it."""

    file: Opened
    places: tuple[PlaceAsked, ...]
    prefix: str

    def key(self, index: int) -> str:
        return f"{self.prefix} {index}"


def review_form(
    file: Opened, asked: Sequence[PlaceAsked], processed: Processed, language: str
) -> None:
    """Show a choice of places for each name on the review list, and a button to apply them.

    Parameters
    ----------
    file : Opened
        The file that was read.
    asked : sequence of PlaceAsked
        The review list.
    processed : Processed
        Its release.
    language : {"en", "es"}
        Language.
    """
    way = hashlib.sha256("\n".join(file.way).encode()).hexdigest()[:12]
    answered = sum(bool(row.state_code or row.mun_code) for row in file.corrections.rows)
    if answered:
        paragraph(tell_n("answers.in_force", answered, language))
        if moved := _moved(file.corrections):
            more = f" (+ {number(len(moved) - _SPOTS)})" if moved[_SPOTS:] else ""
            places = "; ".join(moved[:_SPOTS]) + more
            paragraph(tell("answers.moved", language, places=places))
        st.button(
            tell("review.forget", language),
            type="tertiary",
            key=f"forget {way}",
            on_click=ask,
            args=(file,),
            kwargs={"corrections": Corrections()},
        )
    if not asked:
        return
    paragraph(tell("review.place.help", language), name="la-examples")
    page = 1
    if (pages := math.ceil(len(asked) / _A_PAGE)) > 1:
        page = st.selectbox(
            tell("review.page", language),
            range(1, pages + 1),
            key=f"page {way}",
            help=tell("review.page.help", language, n=number(len(asked))),
            width=160,
        )
    shown = tuple(asked[(page - 1) * _A_PAGE : page * _A_PAGE])
    form = _Form(file, shown, f"review {way} {page}")
    with st.form(form.prefix, border=False, enter_to_submit=False):
        for first in range(0, len(shown), _IN_A_ROW):
            columns = st.columns(_IN_A_ROW)
            for index, place in enumerate(shown[first : first + _IN_A_ROW], start=first):
                with columns[index - first]:
                    _question(form, index, place, processed, language)
        st.form_submit_button(
            tell("review.apply", language), type="primary", on_click=_apply, args=(form,)
        )


def _question(
    form: _Form, index: int, place: PlaceAsked, processed: Processed, language: str
) -> None:
    given = ", ".join(filter(None, (place.mun_given, place.state_given)))
    near = [code for code, _ in place.candidates]

    def name(code: str) -> str:
        if not code:
            return tell("review.open", language)
        words = place_name(code)
        if len(code) == 2:
            return tell("review.state_only", language, state=words)
        if code not in near:
            return words
        elsewhere = place.state_code and code[:2] != place.state_code
        key = "answers.elsewhere" if elsewhere else "review.candidate"
        return tell(key, language, place=words)

    title = tell("review.place", language, place=given)
    rows = where(place.spots[:_SPOTS], processed.release.report, language)
    more = ", …" if len(place.spots) > _SPOTS else ""
    reason = translate(place.reason, language)
    label(title)
    st.selectbox(
        spoken(title),
        list(dict.fromkeys(["", *near, *_places(place.state_code)])),
        key=form.key(index),
        format_func=name,
        label_visibility="collapsed",
    )
    paragraph(
        tell_n("answers.rows", len(place.spots), language, rows=rows + more, reason=reason),
        name="la-examples",
    )


def _apply(form: _Form) -> None:
    state: Any = st.session_state
    answers = [
        Correction(place.state_given, place.mun_given, code[:2], code if len(code) > 2 else "")
        for index, place in enumerate(form.places)
        if (code := state[form.key(index)])
    ]
    ask(form.file, corrections=with_answers(form.file.corrections, answers))


def _moved(corrections: Corrections) -> list[str]:
    """Return the answers whose state is another one than the file gives."""
    return [
        f"{', '.join(filter(None, (row.mun_given, row.state_given)))} → "
        f"{place_name(row.mun_code or row.state_code)}"
        for row in corrections.answered
        if (given := find_state(row.state_given).code) and given != row.state_code
    ]


@cache
def _places(state_code: str) -> tuple[str, ...]:
    """Return the places that can be chosen: a state and its municipalities, or all there are."""
    states = [state_code] if state_code else sorted(gazetteer.states().names)
    codes = []
    for state in states:
        names = gazetteer.municipalities()[state].names
        # One that was carved from several cannot be drawn: one of those must be named.
        new = gazetteer.new_municipalities()
        known = [code for code in names if code not in new or len(new[code].parents) == 1]
        codes += [state, *sorted(known, key=lambda code: str(names[code]))]
    return tuple(codes)


def place_name(code: str) -> str:
    """Return the name of a state or municipality with its code.

    Parameters
    ----------
    code : str
        INEGI code of 2 or 5 digits.

    Returns
    -------
    str
        Such as ``Culiacán, Sinaloa (25006)``; the code alone where no place has it.
    """
    return _place_names().get(code, code)


@cache
def _place_names() -> dict[str, str]:
    states = reference.load("states").set_index("state_code")["short_name"].to_dict()
    names = {state: f"{name} ({state})" for state, name in states.items()}
    for state, index in gazetteer.municipalities().items():
        for code, name in index.names.items():
            names[code] = f"{name}, {states[state]} ({code})"
    return names
