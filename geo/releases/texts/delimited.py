"""Text tables: lines parted into cells by a delimiter, or by the columns they stand in."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate, islice
from pathlib import Path
from typing import Final, NamedTuple, cast

from geo.errors import ReleaseError
from geo.releases.cells import Cell, Sheet, Source
from geo.releases.texts.decoding import decode
from geo.releases.texts.quoted import Parted, part

MAX_MB: Final = 200
MAX_CELLS: Final = 10_000_000
MAX_ROWS: Final = 1_048_576
MAX_COLUMNS: Final = 16_384
"""Of a spreadsheet program; a text with more rows or columns is no table of raids."""

_DELIMITERS: Final = ",;\t|"
_NAMES: Final = {"\t": "tab"}
_SAMPLE: Final = 2_000
_REGULAR: Final = 0.5
_CONTROLS: Final = re.compile(rb"[\x01-\x08\x0e-\x1f\x7f]")
_SEPARATOR: Final = re.compile(r'"?sep=([^\w\s"]|\t)"?\s*', re.IGNORECASE)
_RUN: Final = re.compile(r" {2,}")
_RULE: Final = re.compile(r" *-{2,}(?: +-{2,})+ *")


class _Fit(NamedTuple):
    """How regular a way to part the lines is, and the number of cells of most rows."""

    score: float
    share: float
    width: int


def read_delimited(path: Path, file: str, *, encoding: str = "") -> Source:
    """Return the cells of a text table.

    The delimiter (comma, semicolon, tab or bar; else runs of spaces or fixed
    columns) is the one that parts most lines into equally many cells, and
    cells that hold no other delimiter.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    file : str
        Its name in the text of errors.
    encoding : str, optional
        Its encoding, where it is known; by default decided by evidence.

    Returns
    -------
    Source
        One sheet without a name. Its ``origins`` tell the line of each row
        where a cell holds line ends. Its remarks name the lines whose
        quotation marks do not pair.

    Raises
    ------
    ReleaseError
        If the file cannot be opened or decoded, is no text, or is larger than
        200 MB, 10 million cells, 1,048,576 lines or 16,384 columns.
    """
    try:
        decoded = decode(_content(path, file), encoding=encoding)
    except ReleaseError as error:
        raise ReleaseError(f"{file}: {str(error).removeprefix(f'{file}: ')}") from error
    text, remarks = _without_nul(decoded.text)
    if (cells := max(map(text.count, _DELIMITERS))) > MAX_CELLS:
        raise ReleaseError(f"{file}: holds {cells:,} cells, more than {MAX_CELLS:,}; split it")
    # Line ends as text editors count them; str.splitlines knows more, which cells may hold.
    lines = list(islice(io.StringIO(text, newline=""), MAX_ROWS + 1))
    if len(lines) > MAX_ROWS:
        raise ReleaseError(f"{file}: has more than {MAX_ROWS:,} lines; split it")
    delimiter, parted, notes = _choose(lines)
    for start, row in zip(parted.starts, parted.rows, strict=True):
        if len(row) > MAX_COLUMNS:
            raise ReleaseError(
                f"{file}: line {start + 1} has {len(row):,} cells, more than {MAX_COLUMNS:,}; "
                "look whether its line ends are missing"
            )
    whole = len(parted.starts) == len(lines)
    sheet = Sheet(
        "",
        cast("list[list[Cell]]", parted.rows),
        origins=() if whole else tuple(("", start + 1) for start in parted.starts),
        remarks=tuple(notes),
    )
    return Source("text", (sheet,), decoded.encoding, delimiter, (*decoded.remarks, *remarks))


def _content(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_MB * 1_000_000 + 1)
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be opened ({error.strerror or error})") from error
    if len(raw) > MAX_MB * 1_000_000:
        raise ReleaseError(f"{file}: is larger than {MAX_MB} MB; split it, or leave out columns")
    sample = raw[:100_000]
    if len(sample) > 100 and len(_CONTROLS.findall(sample)) > 0.05 * len(sample):
        raise ReleaseError(f"{file}: is neither a spreadsheet nor text; save it as xlsx or csv")
    return raw


def _without_nul(text: str) -> tuple[str, list[str]]:
    # The last sign of a file was Ctrl-Z under DOS.
    text = text.rstrip("\x1a\x00")
    if count := text.count("\x00"):
        return text.replace("\x00", ""), [f"zero bytes in the text were left out: {count}"]
    return text, []


def _choose(lines: list[str]) -> tuple[str, Parted, list[str]]:
    """Return the delimiter, the rows, and what had to be assumed."""
    notes: list[str] = []
    if lines and (told := _SEPARATOR.fullmatch(lines[0])):
        # The row stays, empty, so that the numbers of the others are the file's.
        lines = ["\n", *lines[1:]]
        if any(told[1] in line for line in lines[:_SAMPLE]):
            notes.append(f"the first line names the delimiter: {_NAMES.get(told[1], told[1])}")
            return _finish(told[1], lines, _fit(lines, told[1]), notes)
        notes.append("the first line names a delimiter that stands in no other line")
    delimiter, fit = _most_regular(lines)
    if fit.share < _REGULAR and (inner := _unwrapped(lines)):
        mark, better = _most_regular(inner)
        if better.share >= _REGULAR and better.width > 2:
            notes.append("each line stands in quotation marks as a whole: they were left out")
            return _finish(mark, inner, better, notes)
    if fit.share < _REGULAR and (spaced := _by_spaces(lines, fit.score)):
        name, rows = spaced
        notes.append(f"no delimiter is regular: the lines were parted by {name}")
        return name, Parted(rows, list(range(len(rows))), []), notes
    return _finish(delimiter, lines, fit, notes)


def _most_regular(lines: Sequence[str]) -> tuple[str, _Fit]:
    fits = {mark: _fit(lines, mark) for mark in _DELIMITERS}
    delimiter = max(fits, key=lambda mark: fits[mark].score)
    return delimiter, fits[delimiter]


def _finish(
    delimiter: str, lines: list[str], fit: _Fit, notes: list[str]
) -> tuple[str, Parted, list[str]]:
    parted = part(lines, delimiter, width=fit.width)
    if parted.unpaired:
        first = ", ".join(str(line + 1) for line in parted.unpaired[:5])
        notes.append(
            f"quotation marks do not pair in {len(parted.unpaired)} of the lines ({first}"
            f"{', …' if len(parted.unpaired) > 5 else ''}): they were read as text there"
        )
    if 0 < fit.share < _REGULAR:
        notes.append(
            f"only {fit.share:.0%} of the lines have the same number of cells: "
            "look whether the delimiter is right"
        )
    full = [row for row in parted.rows if len(row) == fit.width > 1]
    header_lacks_it = any(len(row) == fit.width - 1 for row in parted.rows)
    if full and header_lacks_it and all(not row[-1].strip() for row in full):
        for row in full:
            row.pop()
        notes.append("rows end with a delimiter that other lines lack: it was left out")
    return delimiter, parted, notes


def _fit(lines: Sequence[str], delimiter: str) -> _Fit:
    parted = part(_sample(lines), delimiter)
    unpaired = set(parted.unpaired)
    # A line that fits only with its quotes read as text says half as much.
    weights = {
        index: 0.5 if start in unpaired else 1.0
        for index, (start, row) in enumerate(zip(parted.starts, parted.rows, strict=True))
        if any(map(str.strip, row))
    }
    return _regularity(parted.rows, weights, delimiter)


def _sample(lines: Sequence[str]) -> list[str]:
    sizes = accumulate(map(len, lines))
    return [line for line, size in zip(lines[:_SAMPLE], sizes, strict=False) if size < 500_000]


def _regularity(
    rows: Sequence[Sequence[str]], weights: Mapping[int, float], delimiter: str
) -> _Fit:
    times: dict[int, float] = defaultdict(float)
    for index, weight in weights.items():
        if len(rows[index]) > 1:
            times[len(rows[index])] += weight
    if not times:
        return _Fit(0.0, 0.0, 1)
    width = max(times, key=lambda count: (times[count], count))
    share = times[width] / len(weights)
    cells = [cell for index in weights if len(rows[index]) == width for cell in rows[index]]
    others = "".join(mark for mark in ";\t|" if mark != delimiter)
    comma = "" if delimiter == "," else r"|,(?![\s\d])"
    foreign = re.compile(f"[{others}]{comma}")
    clean = sum(not foreign.search(cell) for cell in cells) / len(cells)
    return _Fit(share * (0.01 + clean), share, width)


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Return lines without the quotes around each of them, if there are."""
    filled = [line.strip() for line in lines if line.strip()]
    wrapped = [len(line) > 1 and line[0] == line[-1] == '"' for line in filled]
    inner = [
        line.strip()[1:-1].replace('""', '"') + "\n" if line.strip().startswith('"') else line
        for line in lines
    ]
    some = any(mark in line for line in inner for mark in _DELIMITERS)
    return inner if filled and all(wrapped) and some else []


def _by_spaces(lines: Sequence[str], least: float) -> tuple[str, list[list[str]]] | None:
    """Return the way and the rows, if fixed columns or runs of spaces part lines regularly."""
    text = [line.rstrip() for line in lines]
    filled = [line for line in text[:_SAMPLE] if line]
    body = [line for line in filled if _RUN.search(line.strip())]
    if len(body) < 3 or len(body) < _REGULAR * len(filled) or max(map(len, body)) > 1_000:
        return None
    if rule := next(filter(_RULE.fullmatch, filled), ""):
        starts = [0, *[match.start() for match in re.finditer("-+", rule)][1:]]
        return "fixed columns", [_cut(line, starts, 1) for line in text]
    starts = _column_starts(body)
    rows = [_RUN.split(line.strip()) if line else [] for line in text]
    weights = {index: 1.0 for index, line in enumerate(text[:_SAMPLE]) if line}
    fit = _regularity(rows, weights, "  ")
    if fit.share >= _REGULAR and fit.score > least and fit.width > len(starts):
        return "runs of spaces", rows
    if len(starts) > 1:
        return "fixed columns", [_cut(line, starts, 2) for line in text]
    return None


def _column_starts(body: Sequence[str]) -> list[int]:
    """Return where columns begin: after two places that are free in nearly all lines."""
    filled = [0] * max(map(len, body))
    for line in body:
        for place, letter in enumerate(line):
            filled[place] += letter != " "
    free = [count <= 0.05 * len(body) for count in filled]
    first = free.index(False) if False in free else len(free)
    return [
        0,
        *(
            place
            for place in range(first + 2, len(free))
            if not free[place] and free[place - 1] and free[place - 2]
        ),
    ]


def _cut(line: str, starts: Sequence[int], gap: int) -> list[str]:
    # A title crosses the columns: the places before each are then not free.
    if any(line[start - gap : start].strip() for start in starts[1:]):
        return _RUN.split(line.strip())
    ends = [*starts[1:], len(line)]
    cells = [line[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return cells if line else []
