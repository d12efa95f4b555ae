"""The page of one release against another: how many labs changed, and where."""

from __future__ import annotations

import html
from typing import Final

import streamlit as st

from geo.compare import Comparison
from geo.errors import LabatlasError
from layers import webmap
from layers.app.banner import banner
from layers.app.compare_controls import compare_sidebar, show_choice
from layers.app.compare_rest import Rest
from layers.app.comparing import Compared, both_sheets, compare_pair, revision_sheet
from layers.app.links import Linked, remember
from layers.app.opening import refused
from layers.app.pair import Pair
from layers.app.releases import failed_file
from layers.app.serving import serve, show_map, show_twins
from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.comparing.counts_text import counts_text
from layers.comparing.figures import published_later
from layers.comparing.words import headline
from layers.comparing.words import tell as compare_tell
from layers.reasons import translate
from layers.revisions.layer import MEASURES
from layers.revisions.saying import dated_word, measure_said, missing_field, none_is_none, word
from layers.sheet import Sheet
from layers.webmap.twin import twin_content
from layers.words import number, say

_TOP: Final = 5
_CODE: Final = {"state": "state_code", "municipality": "mun_code"}


def compare_page(linked: Linked, language: str) -> None:
    """Show the page.

    Parameters
    ----------
    linked : Linked
        What the address asked for.
    language : {"en", "es"}
        Language.
    """
    message = st.container()
    begin: Pair = st.session_state.get("pair", linked.pair)
    with st.sidebar:
        pair = compare_sidebar(begin, language)
    first = st.session_state.setdefault("first_pair", pair)
    if linked.page == "compare" and linked.problem and pair == first:
        message.warning(plain(linked.problem))
    st.session_state["pair"] = pair
    remember("compare", pair.to_query())
    problems(language)
    try:
        with st.spinner(tell("comparing", language), show_time=False):
            found = compare_pair(pair)
        _show(found)
    except LabatlasError as error:
        st.error(plain(translate(str(error), language)))


def problems(language: str) -> None:
    """Show what was wrong with files that were opened; the page of the map helps to mend it.

    Parameters
    ----------
    language : {"en", "es"}
        Language.
    """
    for problem in refused():
        st.error(plain(problem))
    if failed := failed_file():
        reason = translate(failed.failure, language).removeprefix(f"{failed.name}: ").rstrip(".")
        st.error(plain(tell("upload.failed", language, file=failed.name, reason=reason)))
        paragraph(tell("pair.mend", language, page=tell("page.map", language)))


def _show(found: Compared) -> None:
    pair, comparison = found.pair, found.comparison
    language = pair.language
    listed = isinstance(comparison, Comparison)
    sheet = revision_sheet(found) if listed else None
    _answer(found, sheet)
    if sheet is not None:
        show_choice(language)
    if sheet is not None and pair.show == "changes":
        _changes(sheet)
    else:
        _both(found)
    Rest(found, sheet).show()


def _answer(found: Compared, sheet: Sheet | None) -> None:
    """Show what changed, and where, in words and numbers."""
    pair, comparison = found.pair, found.comparison
    language = pair.language
    marks = {one.release.illustrative for one in (found.older, found.newer)}
    marked = True in marks
    if isinstance(comparison, Comparison):
        said = headline(comparison, language)
    else:
        opening = counts_text(found.older, found.newer, comparison, language).splitlines()
        said = opening[1 if marked else 0]
    first, _, rest = said.partition("; ")
    first = first.rstrip(".")
    lines = f'<p class="la-answer">{html.escape(first)}.</p>'
    if sheet is not None:
        lines += f'<p class="la-where">{_where(found, sheet)}</p>'
    if rest:
        lines += f'<p class="la-rest">{html.escape(rest[:1].upper() + rest[1:])}</p>'
    st.html(f'<div class="la-said">{lines}</div>')
    if published_later(found.older, found.newer):
        names = {"older": found.older.release.id, "newer": found.newer.release.id}
        st.warning(plain(compare_tell("order", language, **names)))
    mark = say("illustrative", language) if marked else ""
    banner(mark, tell("pair.illustrative.one" if len(marks) > 1 else "pair.illustrative", language))


def _where(found: Compared, sheet: Sheet) -> str:
    """Return the places where most of what the map shows happened, as HTML."""
    pair, comparison, table = found.pair, found.comparison, sheet.table
    assert isinstance(comparison, Comparison)  # noqa: S101 (counts have no such map)
    language = pair.language
    named, coded = (
        word(f"table.{pair.level}", language),
        word(f"table.{_CODE[pair.level]}", language),
    )
    label = dated_word("table", MEASURES[pair.change], comparison.end, language)
    known = table[(table[label] > 0) & (table[coded] != "")]
    total, top = int(table[label].sum()), known.head(_TOP)
    change = _change(pair, comparison)
    if field := missing_field(pair.change, comparison):
        said = compare_tell(f"field.{field}", language)
        return html.escape(tell("where.untold", language, field=said))
    if not total:
        key = "where.none" if none_is_none(pair.change, comparison) else "where.none.known"
        return html.escape(tell(key, language, change=change))
    places = [
        f"{html.escape(str(row[named]))} <b>{number(row[label])}</b>" for _, row in top.iterrows()
    ]
    more = len(known) - len(top)
    if more > 0:
        key = f"where.more.{pair.level}"
        labs = int(known[label].iloc[_TOP:].sum())
        places.append(html.escape(tell(key, language, n=number(more), labs=number(labs))))
    nowhere = int(table.loc[table[coded] == "", label].sum())
    if nowhere:
        places.append(html.escape(tell(f"where.not.{pair.level}", language, labs=number(nowhere))))
    lead = tell("where", language, change=change)
    return f"{html.escape(lead)} {' · '.join(places)}"


def _change(pair: Pair, comparison: Comparison) -> str:
    if pair.change.startswith("added"):
        return measure_said(pair.change, comparison.end, pair.language)
    return tell(f"change.{pair.change}", pair.language)


def _changes(sheet: Sheet) -> None:
    served = serve()
    left, right = st.columns([3.6, 1.2], gap="medium")
    with left:
        show_map(
            webmap.base_map(urls=served.geometries),
            webmap.feature_group(sheet, urls=served.geometries),
            name="changes",
        )
        paragraph(sheet.alternative_text, name="la-hidden")
    with right:
        st.html(
            f'<h2 class="la-maptitle">{html.escape(sheet.title)}</h2>'
            f'<p class="la-subtitle">{html.escape(sheet.subtitle)}</p>'
        )
        st.html(webmap.legends(sheet))


def _both(found: Compared) -> None:
    served, sheets = serve(), both_sheets(found)
    show_twins(twin_content(sheets, served.geometries))
    for sheet in sheets:
        paragraph(sheet.alternative_text, name="la-hidden")
    with st.container(key="twin_legend"):
        st.html(webmap.legends(sheets[0]))
