"""The first rows of a file with the meaning of each column above them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from geo.process import Processed
from geo.records import DRUGS, KINDS, RAW_PREFIX, STATUSES
from geo.releases import ColumnRead, SheetLook, SheetRead
from layers.app.said import said_words, sections_said
from layers.app.words import tell, tell_n
from layers.findings import Spot
from layers.report_words import heading_words
from layers.words import say

_LINES: Final = 30
_SHOWN_LINES: Final = 12
_SHOWN_COLUMNS: Final = 40
_LONGEST: Final = 80
_MEASURES: Final = {
    "labs": "measure_of.labs",
    "total of the row": "measure_of.total",
    "not specified": "measure_of.unspecified",
}


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
    said : mapping of str to str
        What a section line says of the rows below it: text by field.
    """

    row: int
    kind: str
    cells: tuple[str, ...]
    said: Mapping[str, str] = MappingProxyType({})


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
    context : mapping of str to str
        What a title or the name of the sheet says of all rows: text by field.
    """

    name: str
    columns: tuple[ColumnRead, ...]
    lines: tuple[Line, ...]
    context: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_table(self) -> bool:
        """Whether there are columns whose meaning could be told.

        Returns
        -------
        bool
            True where two rows or more fill two cells or more.
        """
        return sum(sum(map(bool, line.cells)) > 1 for line in self.lines) > 1


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
    report = processed.release.report
    said = sections_said(report)
    return tuple(_preview(processed, sheet, said) for sheet in report.sheets)


def _preview(
    processed: Processed, sheet: SheetRead, said: Mapping[Spot, Mapping[str, str]]
) -> Preview:
    report, records = processed.release.report, processed.records
    seen = [row for row in report.rows if row.sheet == sheet.name]
    # Two columns alone until the few rows are chosen: a file may have ten thousand.
    spots = records[["sheet", "row"]]
    own = spots[spots["sheet"] == sheet.name]
    if not sheet.name and not len(own) and not seen:
        # A PDF: its rows bear the names of its pages, of which the first is enough.
        pages = [*(row.sheet for row in report.rows[:1]), *records["sheet"][:1]][:1]
        seen = [row for row in report.rows if row.sheet in pages]
        own = spots[spots["sheet"].isin(pages)]
    lines = [Line(row.row, row.kind, row.cells, said.get((row.sheet, row.row), {})) for row in seen]
    raw = [RAW_PREFIX + column.heading for column in sheet.columns]
    data = records.loc[own["row"].drop_duplicates().index[:_LINES]]
    cells = data.reindex(columns=raw, fill_value="").itertuples(index=False, name=None)
    lines += [
        Line(int(row), "data", tuple(map(str, texts)))
        for row, texts in zip(data["row"], cells, strict=True)
    ]
    first = tuple(sorted(lines, key=lambda x: x.row)[:_LINES])
    return Preview(sheet.name, sheet.columns, first, sheet.context)


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


def preview_html(preview: Preview, language: str, *, meanings: bool = True) -> str:
    """Return a preview as a table, every text of the file escaped.

    Parameters
    ----------
    preview : Preview
        The first rows of a sheet.
    language : {"en", "es"}
        Language of the meanings.
    meanings : bool
        Whether the meaning of each column stands above it.

    Returns
    -------
    str
        HTML: above each column what it was taken for, and by what.
    """
    columns = preview.columns[:_SHOWN_COLUMNS]
    headed = any(line.kind == "header" for line in preview.lines)
    heads = "".join(f"<th>{_chip(column, headed, language)}</th>" for column in columns)
    rows = "".join(_row(line, len(columns), language) for line in preview.lines[:_SHOWN_LINES])
    more = len(preview.columns) - len(columns)
    note = f"<p class='la-text'>{tell_n('preview.more', more, language)}</p>" if more > 0 else ""
    corner = html.escape(tell("preview.row", language))
    head = f"<thead><tr><th>{corner}</th>{heads}</tr></thead>" if meanings else ""
    words = said_words(preview.context, language)
    if words:
        words = html.escape(tell("preview.of_all", language, words=words))
        words = f'<p class="la-examples">{words}</p>'
    return (
        # With the focus on it, keys move it too.
        f'{words}<div class="la-rows la-preview" tabindex="0"><table>'
        f"{head}<tbody>{rows}</tbody></table></div>{note}"
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
    key = _MEASURES.get(word)
    return tell(key, language) if key else word


def _chip(column: ColumnRead, headed: bool, language: str) -> str:
    used = column.field or column.meaning
    how = tell(f"preview.how.{column.how}", language) if used and column.how else ""
    if not headed:
        # No row below bears the names by which the drop-downs call the columns.
        heading = _shortened(heading_words(column.heading, language))
        how = " · ".join(filter(None, (heading, how)))
    kind = "used" if used else "unused"
    return (
        f'<span class="la-chip la-{kind}">{html.escape(meaning_of(column, language))}</span>'
        f"<small>{html.escape(how)}</small>"
    )


def _row(line: Line, width: int, language: str) -> str:
    cells = [*line.cells[:width], *[""] * (width - len(line.cells))]
    filled = [text for text in cells if text]
    tag = _tag(line, language)
    if len(filled) == 1 and line.kind not in ("data", "header"):
        # A long title would make its column wider than all others.
        told = f'<td colspan="{width}">{_cell(filled[0])}{tag}</td>'
    else:
        told = "".join(f"<td>{_cell(text)}</td>" for text in cells)
        told = told.replace("</td>", f"{tag}</td>", 1)
    return f'<tr class="la-{_class(line.kind)}"><th>{line.row:,}</th>{told}</tr>'


def _tag(line: Line, language: str) -> str:
    """Return what a row is where it is no data, and what it says of others."""
    if line.kind in ("", "data", "header"):
        return ""
    kind = tell(f"kind_of_row.{line.kind}", language)
    words = " · ".join(filter(None, (kind, said_words(line.said, language))))
    return f'<span class="la-tag">{html.escape(words)}</span>'


def _class(kind: str) -> str:
    return re.sub(r"\W", "", kind) or "row"


def _cell(text: str) -> str:
    return html.escape(_shortened(text))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
