"""What of a release could not be read or placed, told on the page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from geo.process import Processed
from layers.app.text import paragraph, plain
from layers.app.words import tell
from layers.files import safe_table
from layers.words import number, say


def show_report(processed: Processed, language: str) -> None:
    """Show the reports of reading, placing and joining.

    Parameters
    ----------
    processed : Processed
        The release.
    language : {"en", "es"}
        Language of the headings; reasons are as the reader of files gives them.
    """
    reading, placing, joining = processed.release.report, processed.placing, processed.joining
    paragraph(
        tell(
            "report.read",
            language,
            kept=number(reading.rows_kept),
            read=number(reading.rows_read),
            file=reading.file,
            aside=number(len(reading.set_aside)),
        )
    )
    if reading.missing:
        fields = ", ".join(reading.missing)
        st.warning(plain(tell("report.missing", language, fields=fields)))
    for remark in reading.remarks:
        st.warning(plain(remark))
    counts = ", ".join(
        f"{say(f'precision.{word}', language)} {number(rows)}"
        for word, rows in placing.by_precision.items()
        if rows
    )
    paragraph(tell("report.placed", language, counts=counts))
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
    _table("report.problems", _problems(processed, language), language)
    _table("report.review", _review(processed, language), language)
    guessed = _guessed(processed, language)
    if not guessed.empty:
        _table("report.guessed", guessed, language)


def _table(key: str, table: pd.DataFrame, language: str) -> None:
    st.markdown(f"**{tell(key, language)}** ({number(len(table))})")
    if table.empty:
        paragraph(tell(f"{key}.none", language))
        return
    if key == "report.review":
        paragraph(tell("report.review.help", language))
    # The table's own toolbar saves it as CSV too.
    st.dataframe(safe_table(table), hide_index=True, height=min(320, 38 + 35 * len(table)))


def _problems(processed: Processed, language: str) -> pd.DataFrame:
    names = ("row", "column", "value", "reason", "effect", "advice")
    return pd.DataFrame(
        [
            [getattr(problem, name) for name in names]
            for problem in processed.release.report.problems
        ],
        columns=[tell(f"report.{name}", language) for name in names],
    )


def _review(processed: Processed, language: str) -> pd.DataFrame:
    names = ("row", "state", "municipality", "reason", "candidates")
    rows = [
        (
            item.row,
            item.state_given,
            item.mun_given,
            item.reason,
            ", ".join(f"{near.name} ({near.code})" for near in item.candidates),
        )
        for item in processed.placing.review
    ]
    return pd.DataFrame(rows, columns=[tell(f"report.{name}", language) for name in names])


def _guessed(processed: Processed, language: str) -> pd.DataFrame:
    names = ("row", "municipality", "taken")
    rows = [*processed.placing.by_spelling, *processed.placing.to_parent]
    return pd.DataFrame(rows, columns=[tell(f"report.{name}", language) for name in names])
