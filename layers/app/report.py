"""What of a release could not be read or placed, told on the page."""

from __future__ import annotations

from typing import Final

import pandas as pd
import streamlit as st

from geo.process import Processed
from layers.app.downloads import corrections_download, report_downloads
from layers.app.opened import Opened
from layers.app.releases import opened_file, reading_key
from layers.app.review import place_name, review_form
from layers.app.rows import rows_html, where
from layers.app.text import paragraph
from layers.app.words import tell
from layers.files import safe_table
from layers.findings import PlaceAsked, places_asked, places_found
from layers.reasons import translate
from layers.report import problems_table
from layers.report_words import heading_words
from layers.words import number, say

_TABLE_ROWS: Final = 500
"""More is left to the files that can be saved, so that the page stays quick."""

_SPOTS: Final = 6
_NAMED: Final = 12


def show_report(processed: Processed, language: str) -> None:
    """Show the reports of reading, placing and joining.

    Parameters
    ----------
    processed : Processed
        The release.
    language : {"en", "es"}
        Language.
    """
    report, release = processed.release.report, processed.release.id
    told = tell(
        "report.read",
        language,
        kept=number(report.rows_kept),
        read=number(report.rows_read),
        file=report.file,
        aside=number(len(report.set_aside)),
    )
    paragraph(told)
    st.html(rows_html(reading_key(release), language, processed))
    if report.problems:
        names = ("sheet", "row", "column", "value", "reason", "effect", "advice")
        table = problems_table(report.file, report.problems[:_TABLE_ROWS])[list(names)]
        for name in ("reason", "advice"):
            table[name] = [translate(text, language) for text in table[name]]
        table["column"] = [heading_words(text, language) for text in table["column"]]
        table["effect"] = [tell(f"effect.{word}", language) for word in table["effect"]]
        _table("report.problems", table, len(report.problems), language)
    report_downloads(processed, language)
    _places(processed, opened_file(release), language)


def _places(processed: Processed, opened: Opened | None, language: str) -> None:
    report, placing, joining = processed.release.report, processed.placing, processed.joining
    counts = ", ".join(
        f"{say(f'precision.{word}', language)} {number(rows)}"
        for word, rows in placing.by_precision.items()
        if rows
    )
    paragraph(tell("report.placed", language, counts=counts))
    asked = places_asked(placing)
    st.markdown(f"**{tell('report.review', language)}** ({number(len(asked))})")
    paragraph(tell("report.review.help" if asked else "report.review.none", language))
    if opened:
        review_form(opened, asked, processed, language)
        corrections_download(processed, opened, language, place="report")
    elif asked:
        _review(asked, processed, language)
    if placing.unused_corrections:
        names = [", ".join(filter(None, row[1::-1])) for row in placing.unused_corrections]
        more = f" (+ {number(len(names) - _NAMED)})" if names[_NAMED:] else ""
        paragraph(tell("review.unused", language, places="; ".join(names[:_NAMED]) + more))
    found = [
        (
            where(place.spots[:_SPOTS], report, language),
            len(place.spots),
            place.given,
            place.name,
            tell(f"method.{place.method}", language),
            translate(place.note, language),
        )
        for place in places_found(placing)
    ]
    if found:
        names = ["rows", "times", "given", "taken", "method", "reason"]
        _table("report.found", pd.DataFrame(found, columns=names), len(found), language)
    if joining.points:
        paragraph(
            tell(
                "report.points",
                language,
                points=number(joining.points),
                outside=number(len(joining.outside)),
                disagree=number(len(joining.disagreements)),
            )
        )
    apart = [
        (
            where([(one.sheet, one.row)], report, language),
            place_name(one.given),
            place_name(one.point),
        )
        for one in joining.disagreements
    ] + [
        (where([spot], report, language), "", tell("report.abroad", language))
        for spot in joining.outside
    ]
    if apart:
        table = pd.DataFrame(apart, columns=["row", "given", "point"])
        _table("report.apart", table, len(apart), language)


def _review(asked: list[PlaceAsked], processed: Processed, language: str) -> None:
    report = processed.release.report
    rows = [
        (
            where(place.spots[:_SPOTS], report, language),
            place.state_given,
            place.mun_given,
            translate(place.reason, language),
            ", ".join(f"{name} ({code})" for code, name in place.candidates),
        )
        for place in asked
    ]
    names = ["rows", "state", "municipality", "reason", "candidates"]
    _table("", pd.DataFrame(rows, columns=names), len(rows), language)


def _table(key: str, table: pd.DataFrame, total: int, language: str) -> None:
    """Show the first rows of a table, and how many there are in all."""
    if key:
        st.markdown(f"**{tell(key, language)}** ({number(total)})")
    shown = table.head(_TABLE_ROWS)
    shown = shown.rename(columns={name: tell(f"report.{name}", language) for name in table})
    # The table's own toolbar saves it as CSV too.
    st.dataframe(safe_table(shown), hide_index=True, height=min(320, 38 + 35 * len(shown)))
    if total > len(shown):
        paragraph(tell("report.capped", language, shown=number(len(shown)), n=number(total)))
