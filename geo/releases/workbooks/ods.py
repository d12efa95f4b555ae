"""Workbooks of the OpenDocument kind.

They are read here and not by the library that reads the others: that one
expands what a file repeats before its size can be looked at, takes the text of
boxes for text of the cell, leaves errors empty, and says nothing of hidden
rows and merged cells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from geo.releases.cells import Cell, Sheet, Source
from geo.releases.report import NotRead
from geo.releases.workbooks.archive import Archive, damaged, locked
from geo.releases.workbooks.facts import only_drawn
from geo.releases.workbooks.ods_sheet import OdsSheet
from geo.releases.workbooks.ods_values import BLANK, BREAK, TAB, collapsed, value_of
from geo.releases.workbooks.sheet_xml import feed, make_parser, starts

CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_COLUMNS_REPEATED: Final = "table:number-columns-repeated"
_ROWS_REPEATED: Final = "table:number-rows-repeated"
_HIDDEN: Final = ("collapse", "filter")
_GROUPS: Final = (
    "table:table-row-group", "table:table-rows", "table:table-header-rows",
    "table:table-column-group", "table:table-columns", "table:table-header-columns",
)  # fmt: skip
_NO_TEXT: Final = (
    "office:annotation", "office:annotation-end", "draw:frame", "draw:g", "text:note",
    "text:ruby-text",
)  # fmt: skip
"""What may stand in a paragraph and is no text of the cell: comments, boxes, readings."""
_LONGEST_GAP: Final = 100
_NUMBER: Final = re.compile("[0-9]{1,9}")

Given = dict[str, str]
Taken = Mapping[str, Callable[[Given], None]]


def read_ods(archive: Archive) -> Source:
    """Return the sheets of an OpenDocument workbook.

    Parameters
    ----------
    archive : Archive
        The ods.

    Returns
    -------
    Source
        Its sheets; a row ends with its last filled cell.

    Raises
    ------
    ReleaseError
        If it is damaged, locked by a password, or reaches too far.
    """
    file = archive.file

    def _look(name: str, _: Given) -> None:
        if name == "encryption-data":
            raise locked(file)

    if _MANIFEST in archive.names:
        starts([archive.read(_MANIFEST)], file, _look)
    reader = _Reader(file)
    feed(reader.parser, archive.blocks(CONTENT), file)
    if not reader.sheets:
        raise archive.damaged("it has no sheets")
    remarks = []
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        remarks.append("the file holds macros; they were not run")
    if reader.linked:
        remarks.append("the file refers to other files; they were not opened")
    sheets, unread = tuple(reader.sheets), tuple(reader.unread)
    return Source("ods", sheets, remarks=tuple(remarks), unread=unread)


class _Reader:
    """Takes the elements of ``content.xml`` one after the other and gathers the sheets."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.sheets: list[Sheet] = []
        self.unread: list[NotRead] = []
        self.linked = self.epoch_1904 = False
        self.weight = 0
        self.style, self.undisplayed = "", set[str]()
        # What is taken at each place; all else is passed over with what it holds.
        self.in_file = {
            "style:style": self._style,
            "style:table-properties": self._properties,
            "office:spreadsheet": self._start_book,
        }
        self.in_book = {
            "table:calculation-settings": self._nothing,
            "table:null-date": self._null_date,
            "table:table": self._start_sheet,
        }
        self.in_sheet: Taken = {
            **dict.fromkeys(_GROUPS, self._nothing),
            "table:table-column": self._column,
            "table:table-row": self._start_row,
            "table:table-source": self._source,
            "table:shapes": self._drawing,
        }
        self.in_row = dict.fromkeys(
            ("table:table-cell", "table:covered-table-cell"), self._start_cell
        )
        self.in_cell = {
            **dict.fromkeys(("text:p", "text:h"), self._start_paragraph),
            "draw:frame": self._drawing,
        }
        self.in_text: Taken = {
            **dict.fromkeys(_NO_TEXT, self._pass),
            "draw:frame": self._drawing,
            "text:s": self._spaces,
            "text:tab": lambda _: self.words.append(TAB),
            "text:line-break": lambda _: self.words.append(BREAK),
        }
        self.ends = {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_covered,
            "table:table-row": self._end_row,
            "table:table": self._end_sheet,
        }
        self.passed = 0
        self.taken: Taken = self.in_file
        self.parser = make_parser(file)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.start, self.end

    def start(self, name: str, given: Given) -> None:
        if self.passed:
            self.passed += 1
            return
        take = self.taken.get(name)
        if take is not None:
            take(given)
        elif self.taken is not self.in_file and self.taken is not self.in_text:
            self.passed = 1

    def end(self, name: str) -> None:
        if self.passed:
            self.passed -= 1
            # Below a paragraph there was no text to be heard.
            if not self.passed and self.taken is self.in_text:
                self.parser.CharacterDataHandler = self.words.append
        elif (act := self.ends.get(name)) is not None and self.taken is not self.in_file:
            act()

    def _nothing(self, _: Given) -> None:
        pass

    def _pass(self, _: Given) -> None:
        self.passed = 1
        self.parser.CharacterDataHandler = None

    def _drawing(self, given: Given) -> None:
        self.sheet.facts.drawn = True
        self._pass(given)

    def _style(self, given: Given) -> None:
        self.style = given.get("style:name", "")

    def _properties(self, given: Given) -> None:
        if given.get("table:display") == "false":
            self.undisplayed.add(self.style)

    def _start_book(self, _: Given) -> None:
        self.taken = self.in_book

    def _null_date(self, given: Given) -> None:
        self.epoch_1904 = given.get("table:date-value", "").startswith("1904")

    def _start_sheet(self, given: Given) -> None:
        self.taken = self.in_sheet
        hidden = given.get("table:style-name", "") in self.undisplayed
        name = given.get("table:name", "")
        self.sheet = OdsSheet(self.file, name, hidden=hidden, weight=self.weight)

    def _column(self, given: Given) -> None:
        hidden = given.get("table:visibility") in _HIDDEN
        self.sheet.add_columns(self._count(given, _COLUMNS_REPEATED), hidden=hidden)

    def _source(self, _: Given) -> None:
        self.linked = True

    def _start_row(self, given: Given) -> None:
        self.taken = self.in_row
        hidden = given.get("table:visibility") in _HIDDEN
        self.sheet.start_row(self._count(given, _ROWS_REPEATED), hidden=hidden)

    def _start_cell(self, given: Given) -> None:
        self.taken = self.in_cell
        self.cell, self.text = given, ""
        self.paragraphs = 0

    def _start_paragraph(self, _: Given) -> None:
        self.taken = self.in_text
        self.words: list[str] = []
        self.parser.CharacterDataHandler = self.words.append

    def _spaces(self, given: Given) -> None:
        self.words.append(BLANK * min(self._count(given, "text:c"), _LONGEST_GAP))

    def _end_paragraph(self) -> None:
        self.taken = self.in_cell
        self.parser.CharacterDataHandler = None
        text = collapsed(self.words)
        self.text = f"{self.text}\n{text}" if self.paragraphs else text
        self.paragraphs += 1

    def _end_cell(self) -> None:
        self.taken = self.in_row
        given, repeat = self.cell, 1
        value: Cell = self.text
        if given:
            repeat = self._count(given, _COLUMNS_REPEATED)
            value = value_of(given, self.text)
            if "table:number-columns-spanned" in given or "table:number-rows-spanned" in given:
                down = self._count(given, "table:number-rows-spanned")
                self.sheet.merge(down, self._count(given, "table:number-columns-spanned"))
            if value == "" and "table:formula" in given and "office:value-type" not in given:
                self.sheet.lack_result()
        self.sheet.add(value, repeat)

    def _end_covered(self) -> None:
        self.taken = self.in_row
        repeat = self._count(self.cell, _COLUMNS_REPEATED)
        self.sheet.add_covered(value_of(self.cell, self.text), repeat)

    def _end_row(self) -> None:
        self.taken = self.in_sheet
        self.sheet.end_row()

    def _end_sheet(self) -> None:
        self.taken = self.in_book
        self.weight = self.sheet.weight
        # What a formula took from another file is kept as a sheet that no program shows.
        if self.sheet.name.startswith("'file:"):
            self.linked = True
            return
        sheet = self.sheet.done(epoch_1904=self.epoch_1904)
        self.sheets.append(sheet)
        self.unread += only_drawn(sheet, self.sheet.facts)

    def _count(self, given: Given, name: str) -> int:
        text = given.get(name)
        if text is None:
            return 1
        if not _NUMBER.fullmatch(text):
            raise damaged(self.file, f"{name} is {text[:20]!r}")
        return max(int(text), 1)
