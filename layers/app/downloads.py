"""The products of a Sheet as downloads, each made when it is asked for."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import streamlit as st

from layers import webmap
from layers.app.text import paragraph
from layers.app.words import tell
from layers.files import safe_table
from layers.sheet import Sheet
from layers.view import View

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
    # The mark at the start makes spreadsheet programs read the accents right.
    return safe_table(sheet.table).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _picture(sheet: Sheet, ending: str) -> Callable[[], bytes]:
    def make() -> bytes:
        # matplotlib takes a second to import: nobody waits for it who wants no picture.
        from layers.figure import save

        with tempfile.TemporaryDirectory() as folder:
            return save(sheet, Path(folder) / f"map.{ending}").read_bytes()

    return make


def _stem(view: View) -> str:
    release = re.sub(r"[^\w-]+", "-", view.release).strip("-") or "release"
    return f"labatlas-{release}-{view.measure}-{view.level}"
