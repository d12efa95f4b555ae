"""Which records of a release a question is about, and which it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

import pandas as pd

from geo.errors import ChoiceError
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES, one_release, period_end

STATE_CODES: Final = frozenset(f"{number:02}" for number in range(1, 33))


@dataclass(frozen=True)
class Filters:
    """What the reader asked for; an empty tuple means all.

    Attributes
    ----------
    start, end : datetime.date, optional
        First and last day, both included.
    statuses, drugs, corps, states : tuple of str
        Words of the record table; states by their 2-digit INEGI code.
    kinds : tuple of str
        What counts as a lab: laboratories and rows that don't say, unless
        chosen otherwise.

    Raises
    ------
    ChoiceError
        If a word is unknown, or the period begins after it ends.
    """

    start: date | None = None
    end: date | None = None
    statuses: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = LAB_KINDS
    corps: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, allowed in (("statuses", STATUSES), ("drugs", DRUGS), ("kinds", KINDS)):
            strange = sorted(set(getattr(self, name)) - set(allowed))
            if strange:
                raise ChoiceError(
                    f"{name} {', '.join(strange)} unknown; choose from {', '.join(allowed)}"
                )
        strange = [code for code in self.states if code not in STATE_CODES]
        if strange:
            raise ChoiceError(
                f"state {', '.join(strange)} unknown; states go by their INEGI code, 01 to 32"
            )
        if self.start and self.end and self.start > self.end:
            raise ChoiceError(f"the period begins ({self.start}) after it ends ({self.end})")

    @property
    def share_is_defined(self) -> bool:
        """Whether active and inactive labs are both asked for, so that a share means something.

        Returns
        -------
        bool
            False where a filter of status leaves one of the two out.
        """
        return not self.statuses or {"active", "inactive"} <= set(self.statuses)


@dataclass(frozen=True)
class Selection:
    """The records that a question is about, and what was left beside.

    Attributes
    ----------
    records : pandas.DataFrame
        The chosen records.
    filters : Filters
        The question.
    labs_date_undecided : int
        Labs that meet every other filter but whose date is unknown or whose
        period lies only partly inside the asked one.
    labs_other_kind : int
        Labs left out only because their kind does not count as a lab here.
    labs_state_unknown : int
        Labs left out by a filter of states whose own state is not known.
    """

    records: pd.DataFrame = field(repr=False)
    filters: Filters
    labs_date_undecided: int
    labs_other_kind: int
    labs_state_unknown: int


def select(records: pd.DataFrame, filters: Filters | None = None) -> Selection:
    """Return the records of one release that meet the filters.

    A record enters a period only if the whole of its own lies inside: one
    known to its year does not enter a filter of seven months, but is counted
    in ``labs_date_undecided``.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table of one release.
    filters : Filters, optional
        The question; by default all laboratories and rows that don't say.

    Returns
    -------
    Selection
        The chosen records and the counts left beside.

    Raises
    ------
    RecordError
        If the table mixes releases.
    """
    one_release(records)
    filters = filters or Filters()
    everywhere = pd.Series(True, index=records.index)
    for column, chosen in (
        ("status", filters.statuses),
        ("drug", filters.drugs),
        ("corps", filters.corps),
    ):
        if chosen:
            everywhere &= records[column].isin(chosen)
    state = records["state_code"]
    others = everywhere & state.isin(filters.states) if filters.states else everywhere
    nowhere = everywhere & state.isna() & bool(filters.states)
    kind = records["kind"].isin(filters.kinds or KINDS)
    inside, undecided = _in_period(records, filters)
    labs = records["labs"]
    return Selection(
        records=records[others & kind & inside],
        filters=filters,
        labs_date_undecided=int(labs[others & kind & undecided].sum()),
        labs_other_kind=int(labs[others & inside & ~kind].sum()),
        labs_state_unknown=int(labs[nowhere & kind & inside].sum()),
    )


def _in_period(records: pd.DataFrame, filters: Filters) -> tuple[pd.Series, pd.Series]:
    first, last = records["date"], period_end(records)
    inside = pd.Series(True, index=records.index)
    outside = pd.Series(False, index=records.index)
    if filters.start is not None:
        start = pd.Timestamp(filters.start)
        inside &= first >= start
        outside |= last < start
    if filters.end is not None:
        end = pd.Timestamp(filters.end)
        inside &= last <= end
        outside |= first > end
    return inside, ~inside & ~outside
