"""The first rows of a file with the meaning of each column above them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

from geo.process import Processed
from geo.records import DRUGS, KINDS, RAW_PREFIX, STATUSES
from geo.releases import ColumnRead, SheetLook, SheetRead
from layers.app.words import tell
from layers.words import say

_LINES: Final = 30
_SHOWN_LINES: Final = 12
_SHOWN_COLUMNS: Final = 40
_LONGEST: Final = 80


class Line(NamedTuple):
    """One row of a file.

    Attributes
    ----------
    row : int
        Its number, the first line being 1.
    kind : str
        One of :data:`geo.releases.report.ROW_KINDS`; empty where not known.
    cells : tuple of str
        Its cells.
    """

    row: int
    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Preview:
    """The first rows of one sheet.

    Attributes
    ----------
    name : str
        Name of the sheet; empty for a text table and for a PDF.
    columns : tuple of ColumnRead
        Its columns.
    lines : tuple of Line
        Its first rows that are not empty.
    """

    name: str
    columns: tuple[ColumnRead, ...]
    lines: tuple[Line, ...]


def previews(processed: Processed) -> tuple[Preview, ...]:
    """Return the first rows of each sheet that was read.

    Parameters
    ----------
    processed : Processed
        A release.

    Returns
    -------
    tuple of Preview
        One a sheet.
    """
    return tuple(_preview(processed, sheet) for sheet in processed.release.report.sheets)


def _preview(processed: Processed, sheet: SheetRead) -> Preview:
    report, records = processed.release.report, processed.records
    seen = [row for row in report.rows if row.sheet == sheet.name]
    # Two columns alone until the few rows are chosen: a file may have ten thousand.
    spots = records[["sheet", "row"]]
    own = spots[spots["sheet"] == sheet.name]
    if not sheet.name and not len(own) and not seen:
        # A PDF: its rows bear the names of its pages, of which the first is enough.
        first = [*(row.sheet for row in report.rows[:1]), *records["sheet"][:1]][:1]
        seen = [row for row in report.rows if row.sheet in first]
        own = spots[spots["sheet"].isin(first)]
    lines = [Line(row.row, row.kind, row.cells) for row in seen]
    raw = [RAW_PREFIX + column.heading for column in sheet.columns]
    data = records.loc[own["row"].drop_duplicates().index[:_LINES]]
    cells = data.reindex(columns=raw, fill_value="").itertuples(index=False, name=None)
    lines += [
        Line(int(row), "data", tuple(map(str, texts)))
        for row, texts in zip(data["row"], cells, strict=True)
    ]
    return Preview(sheet.name, sheet.columns, tuple(sorted(lines, key=lambda x: x.row)[:_LINES]))


def previews_of_look(looks: Iterable[SheetLook]) -> tuple[Preview, ...]:
    """Return the first rows of each sheet of a file that could not be read.

    Parameters
    ----------
    looks : iterable of SheetLook
        The sheets.

    Returns
    -------
    tuple of Preview
        One a sheet that is not empty.
    """
    return tuple(
        Preview(
            sheet.name,
            sheet.columns,
            tuple(
                Line(number, "header" if number in sheet.header_rows else "", cells)
                for number, cells in enumerate(sheet.rows, start=1)
                if any(cells)
            ),
        )
        for sheet in looks
        if any(map(any, sheet.rows))
    )


def preview_html(preview: Preview, language: str) -> str:
    """Return a preview as a table, every text of the file escaped.

    Parameters
    ----------
    preview : Preview
        The first rows of a sheet.
    language : {"en", "es"}
        Language of the meanings.

    Returns
    -------
    str
        HTML: above each column what it was taken for, and by what.
    """
    columns = preview.columns[:_SHOWN_COLUMNS]
    headed = any(line.kind == "header" for line in preview.lines)
    heads = "".join(f"<th>{_chip(column, headed, language)}</th>" for column in columns)
    rows = "".join(_row(line, len(columns)) for line in preview.lines[:_SHOWN_LINES])
    more = len(preview.columns) - len(columns)
    note = (
        f'<p class="la-text">{html.escape(tell("preview.more", language, n=f"{more:,}"))}</p>'
        if more > 0
        else ""
    )
    corner = html.escape(tell("preview.row", language))
    return (
        f'<div class="la-rows"><table><thead><tr><th>{corner}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{note}"
    )


def meaning_of(column: ColumnRead, language: str) -> str:
    """Return what a column was taken for, in words.

    Parameters
    ----------
    column : ColumnRead
        The column.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Plain text.
    """
    if column.field:
        return tell(f"field.{column.field}", language)
    if column.meaning:
        return measure_words(column.meaning, language)
    return tell("preview.unused", language)


def measure_words(meaning: str, language: str) -> str:
    """Return what one column of a wide table counts, in words.

    Parameters
    ----------
    meaning : str
        As :class:`geo.releases.ColumnRead` has it: ``labs, 2022, active``.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The same in that language.
    """
    return ", ".join(_measure_word(word, language) for word in meaning.split(", "))


def _measure_word(word: str, language: str) -> str:
    for name, words in (("status", STATUSES), ("drug", DRUGS), ("kind", KINDS)):
        if word in words:
            return say(f"{name}.{word}", language)
    key = {"labs": "measure_of.labs", "total of the row": "measure_of.total"}.get(word)
    return tell(key, language) if key else word


def _chip(column: ColumnRead, headed: bool, language: str) -> str:
    used = column.field or column.meaning
    how = tell(f"preview.how.{column.how}", language) if used and column.how else ""
    if not headed:
        # No row below bears the names by which the drop-downs call the columns.
        how = " · ".join(filter(None, (_shortened(column.heading), how)))
    kind = "used" if used else "unused"
    return (
        f'<span class="la-chip la-{kind}">{html.escape(meaning_of(column, language))}</span>'
        f"<small>{html.escape(how)}</small>"
    )


def _row(line: Line, width: int) -> str:
    cells = [*line.cells[:width], *[""] * (width - len(line.cells))]
    filled = [text for text in cells if text]
    if len(filled) == 1 and line.kind not in ("data", "header"):
        # A long title would make its column wider than all others.
        told = f'<td colspan="{width}">{_cell(filled[0])}</td>'
    else:
        told = "".join(f"<td>{_cell(text)}</td>" for text in cells)
    return f'<tr class="la-{_class(line.kind)}"><th>{line.row:,}</th>{told}</tr>'


def _class(kind: str) -> str:
    return re.sub(r"\W", "", kind) or "row"


def _cell(text: str) -> str:
    return html.escape(_shortened(text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
