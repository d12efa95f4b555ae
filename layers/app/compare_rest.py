"""What stands below the map of a comparison: tables, charts, method and downloads."""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from geo.compare import OUTCOMES, Comparison
from geo.errors import LabatlasError
from layers.app.compare_controls import days_choice
from layers.app.compare_tables import counts_table, duplicates_table, matched_table
from layers.app.comparing import CHARTS, WIDTHS, Compared, chart_file, chart_picture
from layers.app.downloads import button, map_downloads, table_bytes, table_download
from layers.app.file_names import plain_name
from layers.app.kept import keep
from layers.app.map_page import show_notes
from layers.app.releases import open_release, release_names
from layers.app.text import bullets, paragraph
from layers.app.words import tell
from layers.comparing.counts_text import counts_text
from layers.comparing.export import export_comparison
from layers.comparing.rows import ambiguous_table
from layers.comparing.words import method_notes, outcome_words
from layers.comparing.words import tell as compare_tell
from layers.credits import release_source
from layers.files import safe_table
from layers.ledgers import ledger_note, ledger_table, series_table, state_table
from layers.reasons import translate
from layers.sheet import Sheet
from layers.view import View
from layers.words import number

_TABLE_ROWS: Final = 500
"""More is left to the files that can be saved, so that the page stays quick."""
_ENDINGS: Final = {".png": "image/png", ".svg": "image/svg+xml", ".pdf": "application/pdf"}
_WIDTHS: Final = {"state": (150, 130), "municipality": (124, 96, 130)}
"""Of the first columns of the table of places, pixels."""
_NAMES: Final = ("places", "charts", "matched", "doubtful", "method", "ledger", "save", "notes")
_COUNTS_NAMES: Final = ("places", "charts", "method", "ledger", "save", "notes")


@dataclass(frozen=True)
class Rest:
    """What stands below the map.

    Attributes
    ----------
    found : Compared
        Two releases held against each other.
    sheet : Sheet, optional
        The map of what changed; None where one of them counts labs.
    """

    found: Compared
    sheet: Sheet | None

    def show(self) -> None:
        """Show it, each part when it is opened."""
        names = _NAMES if self.sheet else _COUNTS_NAMES
        labels = [tell(f"rest.{name}", self.language) for name in names]
        # The charts cost seconds: only what is looked at is made.
        tabs = st.tabs(labels, key=f"rest {self.language} {len(names)}", on_change="rerun")
        for name, tab in zip(names, tabs, strict=True):
            if tab.open:
                with tab:
                    getattr(self, f"_{name}")()

    @property
    def language(self) -> str:
        """The language of the page.

        Returns
        -------
        str
            Such as ``es``.
        """
        return self.found.pair.language

    @property
    def stem(self) -> str:
        """The first part of the name of every file.

        Returns
        -------
        str
            Without characters that a file system refuses.
        """
        names = (self.found.older.release.id, self.found.newer.release.id)
        return f"labatlas-{'-against-'.join(map(plain_name, names))}"

    def _places(self) -> None:
        pair = self.found.pair
        if self.sheet is None:
            table = counts_table(self.found.comparison, self.language)  # type: ignore[arg-type]
            self._table(table, "counts")
            return
        # At the width of a telephone the names and the number sought are all that is seen.
        shown = safe_table(self.sheet.table)
        widths = _WIDTHS[pair.level]
        columns = {
            str(name): st.column_config.Column(width=width)
            for name, width in zip(shown, widths, strict=False)
        }
        st.dataframe(shown, hide_index=True, height=360, column_config=columns)
        view = View(level=pair.level, language=self.language)
        stem = f"{self.stem}-{pair.change}-{pair.level}"
        table_download(self.sheet, view, stem=stem)

    def _charts(self) -> None:
        for name in CHARTS if self.sheet else CHARTS[1:]:
            try:
                with st.spinner(tell("drawing", self.language)):
                    # Which of the two is seen, the width of the window decides.
                    for width in WIDTHS:
                        made = chart_picture(self.found, name, width)
                        with st.container(key=f"chart_{width}_{name}"):
                            st.image(made.png, alt=made.alt, width="stretch")
            except LabatlasError as error:
                paragraph(translate(str(error), self.language))
                continue
            with st.container(horizontal=True):
                for ending, mime in _ENDINGS.items():
                    button(
                        "download.chart",
                        partial(chart_file, self.found, name, ending),
                        f"{self.stem}-{name}{ending}",
                        mime,
                        self.language,
                        format=ending[1:].upper(),
                    )

    def _matched(self) -> None:
        comparison = self.comparison
        words, counts = outcome_words(comparison, self.language), comparison.counts
        rows = comparison.table["outcome"].value_counts()
        offered = ["", *(outcome for outcome in OUTCOMES if rows[outcome])]
        keep("outcome", "")
        if st.session_state["outcome"] not in offered:
            st.session_state["outcome"] = ""
        outcome = st.selectbox(
            tell("match.choose", self.language),
            offered,
            key="outcome",
            format_func=lambda one: (
                f"{words[one]} ({number(counts[one])})" if one else tell("match.all", self.language)
            ),
            help=tell("match.choose.help", self.language),
        )
        table = matched_table(comparison, outcome, words, self.language)
        self._table(table, f"matched{'-' * bool(outcome)}{plain_name(outcome) if outcome else ''}")

    def _doubtful(self) -> None:
        ambiguous = ambiguous_table(self.comparison, self.language)
        st.markdown(f"**{tell('doubtful.ambiguous', self.language)}** ({number(len(ambiguous))})")
        if len(ambiguous):
            paragraph(compare_tell("ambiguous.why", self.language))
            self._table(ambiguous, "ambiguous")
        else:
            paragraph(tell("doubtful.none", self.language))
        doubled = duplicates_table(self.comparison, self.language)
        st.markdown(f"**{tell('doubtful.duplicates', self.language)}** ({number(len(doubled))})")
        paragraph(tell("doubtful.duplicates.help", self.language))
        if len(doubled):
            self._table(doubled, "duplicates")

    def _method(self) -> None:
        if self.sheet is None:
            found = self.found
            told = counts_text(found.older, found.newer, found.comparison, self.language)  # type: ignore[arg-type]
            # Why only numbers are compared, and what was left out, stands last.
            first, *others = told.split("\n\n")[-1].splitlines()
            paragraph(first)
            bullets(others)
            return
        days_choice(self.language)
        matched, *others = method_notes(self.comparison, self.language)
        paragraph(matched)
        bullets(others)
        paragraph(tell("method.more", self.language))

    def _ledger(self) -> None:
        """Show all releases that are open: what is known of each, and its labs by month."""
        releases = [open_release(name) for name in release_names()]
        try:
            known, series = (
                ledger_table(releases, self.language),
                series_table(releases, "month", self.language),
            )
        except LabatlasError as error:
            paragraph(translate(str(error), self.language))
            return
        st.dataframe(safe_table(known), hide_index=True, placeholder="")
        st.markdown(f"**{tell('ledger.series', self.language)}**")
        st.dataframe(safe_table(series), hide_index=True, height=360, placeholder="")
        paragraph(ledger_note(self.language))
        button(
            "download.table",
            lambda: table_bytes(state_table(releases, "month", self.language)),
            "labatlas-releases.csv",
            "text/csv",
            self.language,
        )

    def _save(self) -> None:
        pair = self.found.pair
        if self.sheet is not None:
            view = View(level=pair.level, language=self.language)
            map_downloads(self.sheet, view, stem=f"{self.stem}-{pair.change}-{pair.level}")
        paragraph(tell("save.all.help", self.language))
        button("save.all", self._archive, f"{self.stem}.zip", "application/zip", self.language)
        paragraph(tell("share_link", self.language))

    def _notes(self) -> None:
        if self.sheet is not None:
            show_notes(self.sheet)
            return
        st.markdown(f"**{tell('sources', self.language)}**")
        releases = (self.found.older.release, self.found.newer.release)
        bullets(release_source(release, self.language) for release in releases)

    @property
    def comparison(self) -> Comparison:
        """The comparison of two releases that list raids.

        Returns
        -------
        Comparison
            What became of each record.
        """
        assert isinstance(self.found.comparison, Comparison)  # noqa: S101 (see `show`)
        return self.found.comparison

    def _table(self, table: pd.DataFrame, name: str) -> None:
        """Show the first rows of a table, how many there are, and a button that saves all."""
        shown = table.head(_TABLE_ROWS)
        height = min(360, 38 + 35 * len(shown))
        st.dataframe(safe_table(shown), hide_index=True, height=height, placeholder="")
        if len(table) > len(shown):
            total = number(len(table))
            paragraph(tell("report.capped", self.language, shown=number(len(shown)), n=total))
        source = " · ".join(
            release_source(one.release, self.language)
            for one in (self.found.older, self.found.newer)
        )
        mark = self.sheet.illustrative if self.sheet else ""
        told = " · ".join(filter(None, (mark, source)))
        button(
            "download.table",
            lambda: table_bytes(table.assign(**{tell("download.source", self.language): told})),
            f"{self.stem}-{name}.csv",
            "text/csv",
            self.language,
        )

    def _archive(self) -> bytes:
        held = BytesIO()
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(held, "w") as archive:
            found = self.found
            for path in export_comparison(found.older, found.newer, found.comparison, folder):
                archive.write(path, Path(self.stem) / path.name, zipfile.ZIP_DEFLATED)
        return held.getvalue()
