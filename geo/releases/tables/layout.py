"""What each row of a table is: data, or a heading, section, total or note among them."""

from __future__ import annotations

from typing import Final

from geo.releases.report import RowKind
from geo.releases.tables.header import Header, Texts
from geo.releases.tables.kinds import Layout
from geo.releases.tables.nesting import LABELS, Entry, may_lie_in, read_label, resolve
from geo.releases.tables.next_header import differs, is_other_header
from geo.releases.tables.outline import Outline
from geo.releases.tables.row_tests import RowTests
from geo.releases.tables.sections import (
    Context,
    is_continued,
    is_note,
    is_page,
    read_section,
    stated_number,
)
from geo.releases.tables.total_words import is_share, stated
from geo.releases.values.periods import YEARS
from geo.text import says_nothing

_OUTERMOST: Final = -1
_INNERMOST: Final = 99


def lay_out(
    texts: Texts,
    header: Header,
    titles: frozenset[str],
    base: Context,
    nested: int | None = None,
    merged: frozenset[int] = frozenset(),
) -> Layout:
    """Return what each row below a header is.

    Parameters
    ----------
    texts : sequence of sequence of str
        The cells of the sheet.
    header : Header
        The header of the table.
    titles : frozenset of str
        Folded lines above the header, which a print repeats on each page.
    base : Context
        What the name of the sheet and the titles say of all rows.
    nested : int, optional
        Index of the column that holds labels of several levels.
    merged : frozenset of int
        Rows whose labels all stand in cells merged down from a row above.

    Returns
    -------
    Layout
        Kinds and contexts of the rows up to the next header of another table.
    """
    return _Walker(texts, header, RowTests(texts, header, titles), base, nested, merged).read()


def find_end(texts: Texts, header: Header, titles: frozenset[str]) -> int:
    """Return where another table begins below a header.

    Parameters
    ----------
    texts : sequence of sequence of str
        The cells of the sheet.
    header : Header
        The header, as its headings say.
    titles : frozenset of str
        Folded lines above the header.

    Returns
    -------
    int
        Index of the first row of another header; the number of rows where there is none.
    """
    tests = RowTests(texts, header, titles)
    for index in range(header.first_row, len(texts)):
        row = texts[index]
        if sum(map(bool, row)) < 2 or not is_other_header(row, header):
            continue
        if not tests.is_head(row) and not tests.is_total(row) and differs(row, header):
            return index
    return len(texts)


class _Walker:
    """Walks down a table once, keeping what the sections say."""

    def __init__(
        self,
        texts: Texts,
        header: Header,
        tests: RowTests,
        base: Context,
        nested: int | None,
        merged: frozenset[int],
    ) -> None:
        self.texts = texts
        self.header = header
        self.tests = tests
        self.outline = Outline(base)
        self.sectioned = False
        self.nested = nested
        self.merged = merged
        self.entries: list[Entry] = []
        # What a state's own number leaves for rows of it still to come.
        self.left = -1
        self.total = -1
        self.again: set[int] = set()
        self.sections: dict[str, int] = {}
        self.layout = Layout(end=len(texts))

    def read(self) -> Layout:
        layout = self.layout
        for index in range(self.header.first_row, len(self.texts)):
            if not any(self.texts[index]):
                continue
            kind = self._kind(index)
            if kind is None:
                layout.end = index
                layout.ahead = self.outline.context()
                break
            layout.kinds[index] = kind
            if kind == "data":
                layout.context[index] = self.outline.context()
                if not (self.entries and self.entries[-1].row == index):
                    # A row without a label lies beside the one above it.
                    above = self.entries[-1].depth if self.entries else 0
                    depth = _INNERMOST if self.nested is None else max(above, 1)
                    self.entries.append(Entry(index, depth, self.tests.numbers(self.texts[index])))
            if kind == "total" and index not in self.again:
                self.total = index
            elif kind == "data":
                self.total = -1
        self._take_sums()
        layout.remarks += [
            f"{name} from {number:,} section line{'s' * (number > 1)}"
            for name, number in self.sections.items()
        ]
        return layout

    def _take_sums(self) -> None:
        """Tell the rows that sum up others from those that count."""
        layout = self.layout
        found = resolve(self.entries)
        for row in found.sums:
            layout.kinds[row] = "total"
        for row, head in found.aside.items():
            layout.kinds[row] = "set aside"
            whole = " | ".join(filter(None, self.texts[head]))
            layout.reasons[row] = f"a part of {whole!r} above, which is counted whole"
        for row in found.lines:
            layout.kinds[row] = "section"
        told = {row: rows for row, rows in found.lines.items() if row in layout.stated}
        layout.sums = found.sums | told

    def _kind(self, index: int) -> RowKind | None:
        row = self.texts[index]
        filled = [text for text in row if text]
        if not any(letter.isalnum() for text in filled for letter in text):
            return "note"
        if self.tests.counting and is_share(filled[0]):
            return "note"
        if self.tests.sums_months(row) or self.tests.says_total(row):
            return "total"
        # Most rows of data begin with a number: no such row is a heading, a title or a total.
        if not filled[0][:1].isdigit():
            if self.tests.is_head(row):
                return "header"
            if self.tests.is_title(filled) and not self._says_more(filled[0]):
                return "title"
            if self.tests.is_total(row):
                return "total"
        if is_other_header(row, self.header):
            return None if differs(row, self.header) else "header"
        if self.tests.only_counts(row):
            return "data" if index in self.merged else "total"
        # A line merged over many columns is written in each of them by some programs.
        one = len(dict.fromkeys(filled)) == 1 and not filled[0][0].isdigit()
        if (len(filled) == 1 or (one and len(filled) > 2)) and len(self.header.columns) > 1:
            return self._line(index, filled[0])
        if not self.tests.fills(row, self.tests.meant):
            return "note"
        if self.nested is not None and self.nested < len(row) and row[self.nested]:
            return self._nest(index, row[self.nested])
        if self._is_counted_line(index):
            return "section"
        return "note" if self.tests.is_noted(row) else "data"

    def _says_more(self, line: str) -> bool:
        """Return whether a title that stands again is a section: a letterhead alone is none."""
        said = read_section(line, self.outline.state)
        return bool(said) and ("corps" in self.outline.context() or set(said) != {"corps"})

    def _nest(self, index: int, text: str) -> RowKind:
        """Take up a row whose label may be of any level."""
        own = self.header.columns[self.nested or 0].field
        said: Context = read_label(text, self.outline.state, own)
        numbers = self.tests.numbers(self.texts[index])
        number = next(iter(numbers.values()), -1)
        if "state" in said and 0 <= number <= self.left and may_lie_in(text, self.outline.state):
            # "Hidalgo" below "Tamaulipas", as long as its number is not used up.
            said = {"municipality": text}
        if own not in said and said:
            self.layout.elsewhere.add((index, self.nested or 0))
        said = said or ({own: text} if own else {})
        labelled = bool(said) and set(said) <= LABELS
        depth = self.outline.depth(said) if said else _INNERMOST
        if said:
            self.outline.enter(said)
            self.left = number if "state" in said else self.left - max(number, 0)
        if labelled and self.total >= 0 and depth:
            self.again.add(index)
            self.layout.again.setdefault(self.total, []).append(index)
            return "total"
        self.entries.append(Entry(index, depth, numbers, labelled))
        return "data"

    def _is_counted_line(self, index: int) -> bool:
        """Return whether a row is a section line with the number of its labs, and take it up."""
        row = self.texts[index]
        filled = [i for i, text in enumerate(row) if text]
        if len(filled) != 2 or len(self.header.columns) <= 2:
            return False
        name, counted = filled
        number = stated(row[counted])
        if number is None or (number in YEARS and counted not in self.tests.counting):
            return False
        said = read_section(row[name], self.outline.state)
        columns = [self.header.fields.get(field) for field in said]
        following = self.tests.next_row(index)
        free = said and all(self.tests.is_free(field, following) for field in said)
        if not free or name in columns or name not in self.tests.meant | {0}:
            return False
        self._enter(index, said)
        self.layout.stated[index] = number
        return True

    def _is_of_table(self, index: int, said: Context) -> bool:
        """Return whether a line is the title of a further table rather than a section of this.

        It stands right above headings, or says anew what the first title says.
        """
        if {"state", "municipality"} & set(said):
            return False
        below = next((row for row in self.texts[index + 1 :] if any(row)), [])
        if self.tests.is_head(below) or is_other_header(below, self.header):
            return True
        above = next(reversed(self.layout.kinds.values()), "header")
        return above != "section" and self.outline.entitled(said)

    def _enter(self, index: int, said: Context) -> None:
        for name in said:
            self.sections[name] = self.sections.get(name, 0) + 1
        self.sectioned = True
        if self._is_of_table(index, said):
            for name in said:
                self.layout.titled.setdefault(name, index)
            depth, self.left, self.total = _OUTERMOST, -1, -1
            self.outline.entitle(said)
        else:
            depth = self.outline.depth(said)
            self.outline.enter(said)
        self.entries.append(Entry(index, depth, {}))

    def _line(self, index: int, line: str) -> RowKind:
        """Return what a row with one filled cell is, and take up what it says."""
        place = next(i for i, text in enumerate(self.texts[index]) if text)
        following = self.tests.next_row(index)
        # "SINALOA (continuación)" below Sinaloa is not its municipality of that name.
        said = read_section(line, "" if is_continued(line) else self.outline.state)
        free = {name: value for name, value in said.items() if self.tests.is_free(name, following)}
        if said and is_continued(line) and self.outline.says(said):
            return "section"
        if free:
            self._enter(index, free)
            if (number := stated_number(line)) is not None:
                self.layout.stated[index] = number
            return "section"
        if is_page(line) or is_note(line):
            return "note"
        if self.sectioned and following and says_nothing(line):
            self.outline.end_last()
            return "section"
        if self.sectioned and following and not said:
            self.outline.lose()
            self.entries.append(Entry(index, 0, {}))
            self.layout.unknown_sections.append(index)
            return "section"
        if len(self.header.columns) <= 2:
            return "data"
        # A signature below the state's column is no raid; a raid of which the rest was lost may be.
        return "set aside" if place in self.tests.meant else "note"
