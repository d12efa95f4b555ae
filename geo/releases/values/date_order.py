"""What the cells of a date column tell of each other: the order of day and month, the epoch."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from geo.releases.values.date_words import Form, Written
from geo.releases.values.dates import Reading, from_serial

Order = Literal["usual", "swapped"]
Counts = Mapping[Reading, int]
"""What the cells of a column say, with the number of rows that say it."""

_LAST_MONTH: Final = 12
_LEAST_SWAPPED: Final = 5
"""Different dates of each kind from which a spreadsheet's swap of day and month is believed."""
_LEAST_SURE: Final = 20
_SURE: Final = 0.95
"""Share of one order, among at least 20, that decides a column which holds both orders."""
_UNLIKELY: Final = 0.5
"""Share of serial numbers within the years of the release below which an epoch is given up."""
_LEAST_DATED: Final = 3
"""Other dates of a column from which they tell the epoch of its serial numbers."""
_NAMES: Final[dict[Form, tuple[str, str]]] = {
    "numbers": ("day first", "month first"),
    "year first": ("as year, month, day", "as year, day, month"),
}


@dataclass
class Orders:
    """How the dates of a column are to be read.

    Attributes
    ----------
    ambiguous : dict of str to {"usual", "swapped"}
        Order of those that can be read both ways, by the form in which they are written.
    mixed : frozenset of str
        Forms in which the column holds both orders, so that nothing tells.
    common : dict of str to {"usual", "swapped"}
        The order that the unmistakable ones have, or most of them.
    cells_swapped : bool
        Whether a spreadsheet swapped day and month of its true dates.
    remarks : list of str
        What was found, with counts.
    """

    ambiguous: dict[Form, Order] = field(default_factory=dict)
    mixed: frozenset[Form] = frozenset()
    common: dict[Form, Order] = field(default_factory=dict)
    cells_swapped: bool = False
    remarks: list[str] = field(default_factory=list)


def points_to(written: Written) -> Order | None:
    """Return the only order in which a date in numbers can be read.

    Parameters
    ----------
    written : Written
        A date.

    Returns
    -------
    {"usual", "swapped"} or None
        The order; None if both give a date, or neither.
    """
    if written.form not in _NAMES or not (written.month and written.day):
        return None
    over = (written.month > _LAST_MONTH, written.day > _LAST_MONTH)
    return "usual" if over == (False, True) else "swapped" if over == (True, False) else None


def is_ambiguous(written: Written) -> bool:
    """Return whether both orders of day and month give a date, and not the same.

    Parameters
    ----------
    written : Written
        A date.

    Returns
    -------
    bool
        True for 03/07/2022, but not for 07/07/2022.
    """
    return (
        written.form in _NAMES
        and 0 < written.month != written.day > 0
        and max(written.month, written.day) <= _LAST_MONTH
    )


def find_orders(counts: Counts, *, day_first: bool | None) -> Orders:
    """Return how the dates of a column are to be read, by evidence.

    Parameters
    ----------
    counts : mapping of Reading to int
        What the cells of the column say, and how many rows say it.
    day_first : bool or None
        Whether 3/7/2022 is 3 July, where the reader says so.

    Returns
    -------
    Orders
        The orders and the remarks on them.
    """
    orders = Orders()
    mixed = set()
    for form in _NAMES:
        told: Counter[Order] = Counter()
        ambiguous = 0
        for reading, rows in counts.items():
            found = [item for item in reading.dates if item.form == form]
            pointing = {order for item in found if (order := points_to(item))}
            told.update(dict.fromkeys(pointing, rows))
            ambiguous += rows * (not pointing and any(map(is_ambiguous, found)))
        usual, swapped = told["usual"], told["swapped"]
        most: Order = "swapped" if swapped > usual else "usual"
        orders.common[form] = most
        orders.ambiguous[form] = "usual"
        if day_first is not None and form == "numbers":
            orders.ambiguous[form] = orders.common[form] = "usual" if day_first else "swapped"
        elif not (usual and swapped) or _is_sure(usual, swapped):
            orders.ambiguous[form] = most
        else:
            mixed.add(form)
        orders.remarks += _tell_order(form, told, ambiguous, orders, day_first)
    orders.mixed = frozenset(mixed)
    _find_swap(counts, orders)
    return orders


def _is_sure(usual: int, swapped: int) -> bool:
    total = usual + swapped
    return total >= _LEAST_SURE and max(usual, swapped) >= _SURE * total


def _tell_order(
    form: Form, told: Mapping[Order, int], ambiguous: int, orders: Orders, day_first: bool | None
) -> Iterator[str]:
    usual, swapped = told["usual"], told["swapped"]
    name = dict(zip(("usual", "swapped"), _NAMES[form], strict=True))
    if form == "year first" and not swapped:
        return
    only = (
        f"{told_count(usual, 'date')} can only be read {name['usual']}, "
        f"{swapped:,} only {name['swapped']}"
    )
    read = f"{told_count(ambiguous, 'date')} readable either way, taken"
    how = name[orders.ambiguous[form]]
    if ambiguous and day_first is not None and form == "numbers":
        yield f"{read} {how}, as chosen"
    elif ambiguous and not usual + swapped:
        yield f"{read} {how}, as is usual in Mexico: no other date of the column tells which"
    elif ambiguous:
        yield f"{only}; {read} {how}"
    elif swapped:
        yield only


def _find_swap(counts: Counts, orders: Orders) -> None:
    """Find true dates whose day and month a spreadsheet of another country swapped.

    It made true dates of those texts that fit its own order, up to the 12th,
    and left the days over 12 as text.
    """
    single = [
        (r.dates[0], rows) for r, rows in counts.items() if len(r.dates) == 1 and r.dates[0].day
    ]
    texts = [(item, rows) for item, rows in single if item.form == "numbers"]
    cells = [(item, rows) for item, rows in single if item.form in ("cell", "year first")]
    pointing = {points_to(item) for item, _ in texts}
    if (
        min(len(texts), len(cells)) < _LEAST_SWAPPED
        or len(pointing) != 1
        or None in pointing
        or any(item.day > _LAST_MONTH or item.month > _LAST_MONTH for item, _ in cells)
    ):
        return
    swap = "swapped" in pointing
    months = {(item.year, item.day if swap else item.month) for item, _ in texts}
    if not _fits([item for item, _ in cells], months):
        return
    orders.cells_swapped = True
    rows = sum(count for _, count in cells)
    left = sum(count for _, count in texts)
    example, _ = cells[0]
    was = date(example.year, example.month, example.day)
    orders.remarks.append(
        f"all {left:,} dates that stand as text have a day over 12, all {rows:,} true dates one up "
        "to 12: a spreadsheet took day for month in these, so they were swapped back "
        f"({was} was read as {date(example.year, example.day, example.month)})"
    )


def _fits(cells: Sequence[Written], months: set[tuple[int, int]]) -> bool:
    """Return whether dates, swapped, lie in the months that the other dates span."""
    if len({item.day for item in cells}) == 1 and len({month for _, month in months}) > 1:
        # The first of each month is no January written the wrong way round.
        return False
    first, last = min(months), max(months)
    inside = sum(_beside(first, -1) <= (c.year, c.day) <= _beside(last, 1) for c in cells)
    return inside >= _SURE * len(cells)


def _beside(month: tuple[int, int], step: int) -> tuple[int, int]:
    number = month[0] * 12 + month[1] - 1 + step
    return number // 12, number % 12 + 1


def find_epoch(
    counts: Counts, *, epoch_1904: bool, years: tuple[int, int] | None
) -> tuple[bool, list[str]]:
    """Return whether the serial numbers of a column count from 1904.

    Parameters
    ----------
    counts : mapping of Reading to int
        What the cells of the column say, and how many rows say it.
    epoch_1904 : bool
        What the file says.
    years : tuple of (int, int) or None
        First and last year that the release says it covers.

    Returns
    -------
    bool
        True for 1904, False for 1900.
    list of str
        What was assumed.
    """
    serials = Counter[int]()
    dated: list[int] = []
    for reading, rows in counts.items():
        for item in reading.dates:
            if item.form == "serial":
                serials[item.day] += rows
            elif item.year:
                dated += [item.year] * rows
    if not serials:
        return epoch_1904, []
    span = list(years or ()) + (dated if len(dated) >= _LEAST_DATED else [])
    total = serials.total()

    by_evidence = (
        not epoch_1904
        and bool(span)
        and _share_within(serials, span, epoch_1904=True) >= _SURE
        and _share_within(serials, span, epoch_1904=False) < _UNLIKELY
    )
    chosen = epoch_1904 or by_evidence
    example = next(iter(serials))
    told = f"{told_count(total, 'number')} read as days counted from {1904 if chosen else 1900}"
    if by_evidence:
        told += f", since counted from 1900 they would not lie in {min(span)} to {max(span)}"
    return chosen, [f"{told} ({example} is {from_serial(example, epoch_1904=chosen)})"]


def _share_within(serials: Mapping[int, int], span: Sequence[int], *, epoch_1904: bool) -> float:
    within = sum(
        rows
        for serial, rows in serials.items()
        if min(span) <= from_serial(serial, epoch_1904=epoch_1904).year <= max(span)
    )
    return within / sum(serials.values())


def told_count(number: int, noun: str) -> str:
    """Return a number with what it counts.

    Parameters
    ----------
    number : int
        The number.
    noun : str
        What it counts, one of them.

    Returns
    -------
    str
        For example ``1 date`` or ``1,200 dates``.
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
