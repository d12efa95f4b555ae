"""The status, drug and kind of each record: of its column, its heading, or a description."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from geo.releases.cells import Cell, as_text
from geo.releases.tables.counting import Counted, Fault
from geo.releases.tables.header import Header
from geo.releases.tables.row_cells import RowCells
from geo.releases.values import words
from geo.releases.values.numbers import is_sentinel_code
from geo.text import fold

Name = Literal["status", "drug", "kind"]

_NOT_SAID: Final = "unspecified"
_READ: Final[Mapping[Name, Callable[[Cell], str]]] = {
    "status": words.read_status,
    "drug": words.read_drug,
    "kind": words.read_kind,
}
_NOT_KNOWN: Final[Mapping[Name, str]] = {
    "status": _NOT_SAID,
    "drug": _NOT_SAID,
    # A word that is not known is no silence: it does not count as a laboratory.
    "kind": "other",
}
_DESCRIBED_BY: Final = ("description", "kind", "drug")
"""Fields whose texts may say what no column of its own gives."""


@dataclass
class RowWords:
    """What the records of a table say of one field.

    Attributes
    ----------
    found : list of str
        A word a record.
    faults : list of Fault
        Cells that were not understood, and rows that contradict themselves.
    remarks : list of str
        What was read by its spelling.
    """

    found: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def read_words(
    name: Name, header: Header, cells: RowCells, counted: Sequence[Counted], order: Sequence[int]
) -> RowWords:
    """Return what each record says of its status, drug or kind.

    The heading of the column that counts it goes before the cell of its row,
    and that before a description.

    Parameters
    ----------
    name : {"status", "drug", "kind"}
        The field.
    header : Header
        The header of the table.
    cells : RowCells
        What each row of data says.
    counted : sequence of Counted
        The labs, one item a record.
    order : sequence of int
        The position among the rows of data of the row of each record.

    Returns
    -------
    RowWords
        The words, and what could not be taken as it stands.
    """
    told = RowWords()
    given = ["" if is_sentinel_code(as_text(cell)) else cell for cell in cells.of(name)]
    if name == "status":
        given = _letters(given, told)
    own = _each(name, header, cells.rows, given, told)
    _tell_misspelt(name, header, given, told)
    if name not in header.fields:
        described = _described(name, header, cells)
        own = [described[i] if word == _NOT_SAID else word for i, word in enumerate(own)]
    for item, position in zip(counted, order, strict=True):
        headed = {getattr(measure, name) for measure in item.said} - {""}
        if len(headed) > 1:
            reason = f"marked as {' and as '.join(sorted(headed))}"
            marked = [i for i, one in header.measures.items() if one in item.said]
            value = " | ".join(header.columns[index].heading for index in marked)
            told.faults.append(Fault(item.row, None, value, reason, "value dropped"))
            told.found.append(_NOT_SAID)
        else:
            told.found.append(headed.pop() if headed else own[position])
    return told


def _letters(cells: list[Cell], told: RowWords) -> list[Cell]:
    """Return the cells, A and I as active and inactive where they are all that stands there."""
    letters = {fold(as_text(cell)) for cell in cells}
    if letters - {""} != {"a", "i"}:
        return cells
    told.remarks.append("A was read as active and I as inactive")
    return [{"a": "activo", "i": "inactivo"}.get(fold(as_text(cell)), cell) for cell in cells]


def _each(
    name: Name, header: Header, rows: Sequence[int], cells: Sequence[Cell], told: RowWords
) -> list[str]:
    """Read a column cell by cell; each distinct cell is read once."""
    known: dict[tuple[type, Cell], str | ValueError] = {}
    found = []
    for row, cell in zip(rows, cells, strict=True):
        key = (type(cell), cell)
        if key not in known:
            try:
                known[key] = _READ[name](cell)
            except ValueError as error:
                known[key] = error
        word = known[key]
        if isinstance(word, ValueError):
            index = header.fields.get(name)
            told.faults.append(Fault(row, index, as_text(cell), str(word), "value dropped"))
            word = _NOT_KNOWN[name]
        found.append(word)
    return found


def _tell_misspelt(name: Name, header: Header, cells: Sequence[Cell], told: RowWords) -> None:
    counted = Counter(map(as_text, cells))
    meant = {cell: word for cell in counted if (word := words.misspelt(name, cell))}
    if meant:
        index = header.fields.get(name)
        heading = name if index is None else header.columns[index].heading
        listed = ", ".join(f"{cell!r} as {word!r}" for cell, word in meant.items())
        number = sum(counted[cell] for cell in meant)
        told.remarks.append(f"{heading}: {number:,} cells read by their spelling: {listed}")


def _described(name: Name, header: Header, cells: RowCells) -> list[str]:
    """Return what longer texts say of a field that no column gives."""
    found = [_NOT_SAID] * len(cells.rows)
    for source in _DESCRIBED_BY:
        if source not in header.fields or source == name:
            continue
        texts = [as_text(cell) for cell in cells.of(source)]
        known = {text: words.read_description(text) for text in dict.fromkeys(texts)}
        found = [
            known[text].get(name, word) if word == _NOT_SAID else word
            for text, word in zip(texts, found, strict=True)
        ]
    return found
