"""The page that holds a release against what publications reported."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import Final, cast

import pandas as pd
import streamlit as st

from geo.process import Processed
from geo.published import load_published
from geo.published.check import Verdict, check_release
from geo.published.contradictions import contradictions
from layers.app.banner import banner
from layers.app.compare_page import problems
from layers.app.controls import release_choice
from layers.app.downloads import button
from layers.app.file_names import plain_name
from layers.app.links import Linked, remember
from layers.app.releases import reading_key
from layers.app.text import paragraph, plain
from layers.app.words import tell, tell_n
from layers.checking.report import contradictions_json, release_json
from layers.checking.text import contradiction_words, headline, verdict_words
from layers.checking.words import source_words
from layers.credits import release_source
from layers.view import View
from layers.words import number, say

ORDER: Final = ("contradicts", "agrees", "undecided")
_APART: Final = ("corps", "period")
"""Reasons of figures about other raids: nothing of the release speaks of them."""


def check_page(linked: Linked, language: str) -> None:
    """Show the page.

    Parameters
    ----------
    linked : Linked
        What the address asked for.
    language : {"en", "es"}
        Language.
    """
    message = st.container()
    begin: View = st.session_state.get("view", linked.view)
    with st.sidebar:
        processed = release_choice(begin, language)
    release = processed.release
    view = View(release=release.id, language=language)
    if (
        linked.page == "published"
        and linked.problem
        and st.session_state.setdefault("first_checked", view) == view
    ):
        message.warning(plain(linked.problem))
    st.session_state["view"] = begin.changed(release=release.id)
    remember("published", view.to_query())
    problems(language)
    figures = load_published()
    verdicts = _verdicts(reading_key(release.id), processed)
    told = [verdict for verdict in verdicts if verdict.reason not in _APART]
    _headline(told, verdicts, figures, processed, language)
    banner(
        say("illustrative", language) if release.illustrative else "",
        tell("illustrative", language),
    )
    disputed = {row for one in contradictions(figures) for row in one.figures}
    parts = {word: [one for one in told if one.verdict == word] for word in ORDER}
    parts["apart"] = [one for one in verdicts if one.reason in _APART]
    titles = [f"{tell(f'check.{word}', language)} ({len(same)})" for word, same in parts.items()]
    for (word, same), tab in zip(parts.items(), st.tabs(list(map(plain, titles))), strict=True):
        with tab:
            paragraph(tell(f"check.{word}.help", language))
            _list(same, figures, disputed, language)
    _among_themselves(figures, language)
    with st.container(horizontal=True):
        button(
            "check.save",
            lambda: release_json(processed, verdicts, figures, language).encode(),
            f"labatlas-{plain_name(release.id)}-check.json",
            "application/json",
            language,
        )
        button(
            "check.save.figures",
            lambda: contradictions_json(contradictions(figures), figures, language).encode(),
            "labatlas-published-contradictions.json",
            "application/json",
            language,
        )
    paragraph(tell("check.sources", language, source=release_source(release, language)))


@st.cache_data(show_spinner=False, max_entries=16)
def _verdicts(
    reading: tuple[str, ...],  # noqa: ARG001 (the key of the cache)
    _processed: Processed,
) -> tuple[Verdict, ...]:
    release = _processed.release
    period = release.period_start, release.period_end
    return check_release(_processed.records, corps=release.corps, period=period)


def _headline(
    told: Sequence[Verdict],
    verdicts: Sequence[Verdict],
    figures: pd.DataFrame,
    processed: Processed,
    language: str,
) -> None:
    counts = {word: sum(verdict.verdict == word for verdict in told) for word in ORDER}
    n = {word: number(count) for word, count in counts.items()}
    first = tell("check.answer", language, contradicts=n["contradicts"], agrees=n["agrees"])
    lines = [*map(_sentence, headline(verdicts, figures, language)), first]
    names = ["la-answer", *["la-where"] * (len(lines) - 1)]
    rows = [
        f'<p class="{name}">{html.escape(line)}</p>'
        for name, line in zip(names, lines, strict=True)
    ]
    labs = tell(
        "check.of",
        language,
        release=processed.release.id,
        n=number(len(told)),
        of=number(len(figures)),
        undecided=n["undecided"],
    )
    rows.append(f'<p class="la-rest">{html.escape(labs)}</p>')
    st.html(f'<div class="la-said">{"".join(rows)}</div>')


def _list(
    verdicts: Sequence[Verdict], figures: pd.DataFrame, disputed: set[int], language: str
) -> None:
    if not verdicts:
        paragraph(tell("check.none", language))
        return
    items = []
    for verdict in verdicts:
        said = _said(verdict_words(verdict, figures, language), [verdict.figure], figures, language)
        more = tell("check.disputed", language) if verdict.figure in disputed else ""
        below = f"<small>{html.escape(more)}</small>" if more else ""
        items.append(f"<li>{said}{below}</li>")
    st.html(f'<ul class="la-list la-figures">{"".join(items)}</ul>')


def _among_themselves(figures: pd.DataFrame, language: str) -> None:
    found = contradictions(figures)
    st.html(f'<h2 class="la-section-title">{html.escape(tell("check.among", language))}</h2>')
    paragraph(tell_n("check.among.help", len(found), language, of=number(len(figures))))
    said = [
        _said(contradiction_words(one, figures, language), one.figures, figures, language)
        for one in found
    ]
    items = "".join(f"<li>{text}</li>" for text in said)
    st.html(f'<ul class="la-list la-figures">{items}</ul>')


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _said(text: str, rows: Sequence[int], figures: pd.DataFrame, language: str) -> str:
    """Return a sentence as HTML, its sources paler than its numbers."""
    said = html.escape(_sentence(text))
    sources = {source_words(cast("pd.Series", figures.loc[row]), language) for row in rows}
    for source in sorted(map(html.escape, sources), key=len, reverse=True):
        said = said.replace(source, f"<span>{source}</span>")
    return said
