"""What each row of a table is: data, or a heading, section, total or note among them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.releases.report import RowKind
from geo.releases.tables import headings
from geo.releases.tables.header import Header, Texts
from geo.releases.tables.measures import read_measure
from geo.releases.tables.sections import Context, Outline, begins_note, is_note, read_section
from geo.text import fold, says_nothing

_TOTAL: Final = re.compile(
    r"(gran |sub ?)?total(es)?\b.*|.* (gran |sub ?)?total(es)?|suma( total| de .*)?|sumatoria\b.*"
    r"|total:? ?\d.*|(total )?nacional|republica mexicana|estados unidos mexicanos"
)
_PLAIN: Final = re.compile(
    r"(gran |sub ?)?total(es)?( general| estatal| municipal| del estado| nacional)?"
)
"""Said in the column of a place, wherever it stands in the row."""

_REAL_TOTAL: Final = frozenset({"suma"})
"""Names of places that read like a line of totals: Suma lies in Yucatán."""

_LEAST_HEADINGS: Final = 3
_PAGE: Final = re.compile(r"(p[aá]g(ina|\.)?|hoja|page) ?\d+( (de|of|/) ?\d+)?", re.IGNORECASE)


@dataclass
class Layout:
    """The rows below a header by what they are.

    Attributes
    ----------
    kinds : dict of int to str
        Kind of each row that is not empty, by index.
    context : dict of int to Context
        What the sections above say of each row of data.
    unknown_sections : list of int
        Section lines that name nothing that is known.
    groups : dict of int to int
        Row of its state for each row of a municipality, where one column holds both.
    reasons : dict of int to str
        Why rows are set aside, where it is not for being too empty.
    ahead : Context
        What the section lines say that hold at the end, for the table that follows.
    end : int
        Index of the first row that belongs to another table, with another header.
    """

    kinds: dict[int, RowKind] = field(default_factory=dict)
    context: dict[int, Context] = field(default_factory=dict)
    unknown_sections: list[int] = field(default_factory=list)
    groups: dict[int, int] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    ahead: Context = field(default_factory=dict)
    end: int = 0


def lay_out(texts: Texts, header: Header, titles: frozenset[str], base: Context) -> Layout:
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

    Returns
    -------
    Layout
        Kinds and contexts of the rows up to the next header of another table.
    """
    return _Reader(texts, header, titles, base).read()


class _Reader:
    """Walks down a table once, keeping what the sections say."""

    def __init__(self, texts: Texts, header: Header, titles: frozenset[str], base: Context) -> None:
        self.texts = texts
        self.header = header
        self.titles = titles
        # Folding leaves signs out: a line may be somewhat longer than the title it repeats.
        self.longest = 2 * max(map(len, titles), default=0)
        self.outline = Outline(base)
        self.meant = {*header.fields.values(), *header.measures}
        self.counting = {*header.measures, *header.totals}
        if "count" in header.fields:
            self.counting.add(header.fields["count"])
        self.heads = {_folded(texts[row]) for row in header.rows}
        self.sectioned = False
        # Below a table whose columns mark single raids no number sums anything.
        self.sums = "date" not in header.fields or "count" in header.fields
        self.group = -1
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
            if kind == "data" and self.header.grouped:
                layout.groups[index] = self.group
            if kind == "data":
                layout.context[index] = self.outline.context()
        return layout

    def _kind(self, index: int) -> RowKind | None:
        row = self.texts[index]
        filled = [text for text in row if text]
        if not any(letter.isalnum() for text in filled for letter in text):
            return "note"
        # Most rows of data begin with a number: no such row is a heading, a title or a total.
        if not filled[0][:1].isdigit():
            if _folded(row) in self.heads:
                return "header"
            if self._is_title(filled) and not read_section(filled[0], self.outline.state):
                return "title"
            if self._is_total(row):
                return "total"
        if self._is_other_header(row):
            return None if self._differs(row) else "header"
        if self._only_counts(row):
            return "total"
        # A line merged over many columns is written in each of them by some programs.
        one = len(dict.fromkeys(filled)) == 1 and not filled[0][0].isdigit()
        if (len(filled) == 1 or (one and len(filled) > 2)) and len(self.header.columns) > 1:
            return self._line(index, filled[0])
        if not any(i < len(row) and row[i] for i in self.meant):
            return "note"
        if self.header.grouped and (state := self._heads_group(row)):
            self.outline.enter({"state": state})
            self.group = index
            return "section"
        noted = begins_note(filled[0]) and len(filled) <= 2 and len(self.meant) > 3
        if noted and not any(i < len(row) and row[i] for i in self.counting):
            return "note"
        return "data"

    def _only_counts(self, row: Sequence[str]) -> bool:
        """Return whether a row of a table of counts holds numbers and says of nothing."""
        filled = {index for index, text in enumerate(row) if text}
        return bool(self.counting) and filled <= self.counting and self.sums

    def _heads_group(self, row: Sequence[str]) -> str:
        """Return the state that a row of a grouped column begins; empty where it begins none."""
        index = self.header.fields["municipality"]
        text = row[index] if index < len(row) else ""
        said = read_section(text, self.outline.state)
        return text if "state" in said else ""

    def _line(self, index: int, line: str) -> RowKind:
        """Return what a row with one filled cell is, and take up what it says."""
        place = next(i for i, text in enumerate(self.texts[index]) if text)
        following = self._next_row(index)
        said = read_section(line, self.outline.state)
        free = {name: value for name, value in said.items() if self._is_free(name, following)}
        if free:
            self.outline.enter(free)
            self.sectioned = True
            return "section"
        if _PAGE.fullmatch(line) or is_note(line):
            return "note"
        if self.sectioned and following and says_nothing(line):
            self.outline.end_last()
            return "section"
        if self.sectioned and following and not said:
            self.outline.lose()
            self.layout.unknown_sections.append(index)
            return "section"
        if len(self.header.columns) <= 2:
            return "data"
        # A signature below the state's column is no raid; a raid of which the rest was lost may be.
        return "set aside" if place in self.meant else "note"

    def _is_free(self, name: str, following: Sequence[str]) -> bool:
        """Return whether the rows below leave a field to a section line."""
        fields = self.header.fields
        if name in ("year", "month") and "date" in fields:
            index = fields["date"]
        elif name in fields:
            index = fields[name]
        else:
            return bool(following)
        return bool(following) and not (index < len(following) and following[index])

    def _next_row(self, index: int) -> Sequence[str]:
        """Return the next row with more than one filled cell; empty where there is none."""
        for row in self.texts[index + 1 :]:
            if sum(map(bool, row)) > 1 and _folded(row) not in self.heads:
                return [] if self._is_total(row) else row
        return []

    def _is_title(self, filled: Sequence[str]) -> bool:
        line = " ".join(dict.fromkeys(filled))
        return bool(self.header.rows) and len(line) <= self.longest and fold(line) in self.titles

    def _is_total(self, row: Sequence[str]) -> bool:
        places = (self.header.fields.get(name) for name in ("state", "municipality", "locality"))
        if any(i is not None and i < len(row) and _PLAIN.fullmatch(fold(row[i])) for i in places):
            return True
        for index, text in enumerate(row):
            folded = fold(text)
            if folded:
                # Only the first words of a line can make it one of totals.
                named = index == self.header.fields.get("municipality")
                return bool(_TOTAL.fullmatch(folded)) and not (named and folded in _REAL_TOTAL)
        return False

    def _is_other_header(self, row: Sequence[str]) -> bool:
        if not self.header.rows:
            return False
        filled = [text for text in row if text]
        known = [text for text in filled if not text[0].isdigit() and headings.is_heading(text)]
        if len(known) == 1 and len(filled) >= _LEAST_HEADINGS:
            # "Entidad", "2018", "2019": one heading and columns that count.
            return all(_counts(text) for text in filled if text is not known[0])
        return len(known) >= 2

    def _differs(self, row: Sequence[str]) -> bool:
        """Return whether headings stand elsewhere than in the header above."""
        found = {headings.meaning(text): i for i, text in enumerate(row) if headings.meaning(text)}
        if any(self.header.fields.get(name) != index for name, index in found.items()):
            return True
        counted = {
            i: read_measure((text,)) for i, text in enumerate(row) if i not in found.values()
        }
        there = {**self.header.measures, **self.header.totals}
        return any(measure != there.get(i) for i, measure in counted.items() if measure)


def _counts(text: str) -> bool:
    measure = read_measure((text,))
    return measure is not None and not (measure.drug or measure.kind or measure.state)


def _folded(row: Sequence[str]) -> tuple[str, ...]:
    texts = [fold(text) or text for text in row]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
