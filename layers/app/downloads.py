"""The products of a Sheet as downloads, each made when it is asked for."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pandas as pd
import streamlit as st

from geo.process import Processed
from geo.releases import used_map
from layers import webmap
from layers.app.file_names import map_stem, plain_name, table_stem
from layers.app.opened import Opened
from layers.app.text import paragraph
from layers.app.words import tell
from layers.files import safe_table, write_records
from layers.report import problems_table, report_json
from layers.reuse import write_review
from layers.sheet import Sheet
from layers.view import View

_RECORDS: Final = {
    "csv": ("CSV", "text/csv"),
    "gpkg": ("GeoPackage", "application/geopackage+sqlite3"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "parquet": ("GeoParquet", "application/vnd.apache.parquet"),
}
_PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def table_download(sheet: Sheet, view: View, *, stem: str = "") -> None:
    """Show the button that saves the table of a Sheet.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    view : View
        What was asked for; names the file.
    stem : str
        Another name of the file, without its ending.
    """
    name = f"{stem or table_stem(view)}.csv"
    button("download.table", lambda: _csv(sheet), name, "text/csv", view.language)


def map_downloads(sheet: Sheet, view: View, *, stem: str = "") -> None:
    """Show the buttons that save the map as a picture or a page.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    view : View
        What was asked for; names the files.
    stem : str
        Another name of the files, without their ending.
    """
    paragraph(tell("download.help", view.language))
    stem = stem or map_stem(sheet, view)
    with st.container(horizontal=True):
        for ending, mime in _PICTURES.items():
            button(
                "download.picture",
                _picture(sheet, ending),
                f"{stem}.{ending}",
                mime,
                view.language,
                ending=ending.upper(),
            )
        button(
            "download.page",
            lambda: webmap.page(sheet).encode(),
            f"{stem}.html",
            "text/html",
            view.language,
        )


def record_downloads(processed: Processed, view: View) -> None:
    """Show the buttons that save all joined records of a release, whatever the filters.

    Parameters
    ----------
    processed : Processed
        The release.
    view : View
        What was asked for; gives the language.
    """
    paragraph(tell("download.records.help", view.language))
    with st.container(horizontal=True):
        for ending, (name, mime) in _RECORDS.items():
            button(
                "download.records",
                _records(processed, ending),
                f"labatlas-{plain_name(view.release)}-records.{ending}",
                mime,
                view.language,
                format=name,
            )


def reading_downloads(processed: Processed, opened: Opened, language: str) -> None:
    """Show the buttons that save how a file was read, to be opened with it again.

    Parameters
    ----------
    processed : Processed
        The release.
    opened : Opened
        Its file.
    language : {"en", "es"}
        Language.
    """
    stem = plain_name(Path(opened.name).stem)
    with st.container(horizontal=True):
        button(
            "save.map",
            lambda: used_map(processed.release.report).to_json().encode(),
            f"{stem}.map.json",
            "application/json",
            language,
        )
        corrections_download(processed, opened, language)
    paragraph(tell("save.help", language))


def corrections_download(
    processed: Processed, opened: Opened, language: str, *, place: str = ""
) -> None:
    """Show the button that saves the places to answer, if there are any.

    Parameters
    ----------
    processed : Processed
        The release.
    opened : Opened
        Its file.
    language : {"en", "es"}
        Language.
    place : str
        Where the button stands, if there is another one like it.
    """

    def _make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "places.csv"
            return write_review(processed.placing, opened.corrections, path).read_bytes()

    if processed.placing.review or opened.corrections.rows:
        stem = plain_name(Path(opened.name).stem)
        name = f"{stem}.places.csv"
        button("save.corrections", _make, name, "text/csv", language, place=place)


def report_downloads(processed: Processed, language: str) -> None:
    """Show the buttons that save the whole report.

    Parameters
    ----------
    processed : Processed
        The release.
    language : {"en", "es"}
        Language.
    """
    report = processed.release.report
    stem = f"labatlas-{plain_name(processed.release.id)}"
    with st.container(horizontal=True):
        button(
            "save.report",
            lambda: report_json(processed).encode(),
            f"{stem}-report.json",
            "application/json",
            language,
        )
        if report.problems:
            button(
                "save.problems",
                lambda: table_bytes(problems_table(report.file, report.problems)),
                f"{stem}-doubts.csv",
                "text/csv",
                language,
            )


def button(
    key: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    language: str,
    *,
    place: str = "",
    **values: str,
) -> None:
    """Show a button that makes a file when it is clicked.

    Parameters
    ----------
    key : str
        Key of its words.
    make : callable
        Returns the file.
    file_name, mime : str
        Name and type of the file.
    language : {"en", "es"}
        Language.
    place : str
        Where the button stands, if there is another one like it.
    **values : str
        What stands in the braces of its words.
    """
    st.download_button(
        tell(key, language, **values),
        make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"{key} {file_name} {place}",
    )


def _csv(sheet: Sheet) -> bytes:
    # A table is soon parted from its page: each row says where it comes from.
    source = " · ".join(filter(None, (sheet.illustrative, sheet.subtitle, sheet.sources[0])))
    return table_bytes(sheet.table.assign(**{tell("download.source", sheet.language): source}))


def table_bytes(table: pd.DataFrame) -> bytes:
    """Return a table as CSV that spreadsheet programs read right and run nothing of.

    Parameters
    ----------
    table : pandas.DataFrame
        The table.

    Returns
    -------
    bytes
        UTF-8 with its mark.
    """
    # The mark at the start makes spreadsheet programs read the accents right.
    return safe_table(table).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _records(processed: Processed, ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        with tempfile.TemporaryDirectory() as folder:
            return write_records(processed, Path(folder) / f"records.{ending}").read_bytes()

    return make


def _picture(sheet: Sheet, ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        # matplotlib takes a second to import: nobody waits for it who wants no picture.
        from layers.figure import save

        with tempfile.TemporaryDirectory() as folder:
            return save(sheet, Path(folder) / f"map.{ending}").read_bytes()

    return make
