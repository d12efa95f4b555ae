"""The products of a Sheet as downloads, each made when it is asked for."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from geo.process import Processed
from layers import webmap
from layers.app.text import paragraph
from layers.app.words import tell
from layers.files import safe_table, write_records
from layers.sheet import Sheet
from layers.view import View

_RECORDS: Final = {
    "csv": ("CSV", "text/csv"),
    "gpkg": ("GeoPackage", "application/geopackage+sqlite3"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "parquet": ("GeoParquet", "application/vnd.apache.parquet"),
}
_PICTURES: Final = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def table_download(sheet: Sheet, view: View) -> None:
    """Show the button that saves the table of a Sheet.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    view : View
        What was asked for; names the file.
    """
    _button("download.table", lambda: _csv(sheet), f"{_stem(view)}.csv", "text/csv", view.language)


def map_downloads(sheet: Sheet, view: View) -> None:
    """Show the buttons that save the map as a picture or a page.

    Parameters
    ----------
    sheet : Sheet
        What is shown.
    view : View
        What was asked for; names the files.
    """
    paragraph(tell("download.help", view.language))
    stem = _stem(view)
    with st.container(horizontal=True):
        for ending, mime in _PICTURES.items():
            _button(
                "download.picture",
                _picture(sheet, ending),
                f"{stem}.{ending}",
                mime,
                view.language,
                ending=ending.upper(),
            )
        _button(
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
            _button(
                "download.records",
                _records(processed, ending),
                f"labatlas-{_plain_name(view.release)}-records.{ending}",
                mime,
                view.language,
                format=name,
            )


def _button(
    key: str,
    make: Callable[[], bytes],
    file_name: str,
    mime: str,
    language: str,
    **values: str,
) -> None:
    st.download_button(
        tell(key, language, **values),
        make,
        file_name=file_name,
        mime=mime,
        on_click="ignore",
        key=f"{key} {file_name}",
    )


def _csv(sheet: Sheet) -> bytes:
    # A table is soon parted from its page: each row says where it comes from.
    source = " · ".join(filter(None, (sheet.illustrative, sheet.subtitle, sheet.sources[0])))
    table = sheet.table.assign(**{tell("download.source", sheet.language): source})
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


def _stem(view: View) -> str:
    return f"labatlas-{_plain_name(view.release)}-{view.measure}-{view.level}"


def _plain_name(release: str) -> str:
    return re.sub(r"[^\w-]+", "-", release).strip("-") or "release"
