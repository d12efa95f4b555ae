"""The records of tables side by side, and what is told of those that are not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from geo.records import COLUMNS
from geo.releases.report import RowKind
from geo.releases.tables.counting import Fault
from geo.releases.tables.kinds import Block


def told_of_unread(blocks: Sequence[Block], kinds: Mapping[int, RowKind]) -> list[Fault]:
    """Return what is told of the tables beside others that are not read.

    Parameters
    ----------
    blocks : sequence of Block
        The tables.
    kinds : mapping of int to str
        What each row is, all tables taken together.

    Returns
    -------
    list of Fault
        One a table, and one for each row that stands in no other.
    """
    faults = []
    for block in blocks:
        if not block.reason:
            continue
        row = block.header.first_row - 1
        line = " | ".join(filter(None, block.grid.texts[row]))
        reason = f"a table beside another, which is not read: {block.reason}"
        faults.append(Fault(row, None, line, reason, "value dropped"))
        for row, kind in block.layout.kinds.items():
            if kind == "set aside" and kinds[row] == "set aside":
                line = " | ".join(filter(None, block.grid.texts[row]))
                faults.append(Fault(row, None, line, block.reason, "row set aside"))
    return faults


def join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Return the records of several tables in one.

    Parameters
    ----------
    frames : sequence of pandas.DataFrame
        Record tables; each may have ``raw_`` columns of its own.

    Returns
    -------
    pandas.DataFrame
        The columns of :data:`geo.records.COLUMNS`, then the ``raw_`` ones of all.
    """
    if len(frames) == 1:
        return frames[0]
    joined = pd.concat(frames, ignore_index=True)
    raw = list(joined.columns[len(COLUMNS) :])
    joined[raw] = joined[raw].fillna("")
    types = {column.name: column.dtype for column in COLUMNS} | dict.fromkeys(raw, "str")
    return joined.astype(types)
