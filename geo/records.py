"""The one record table that every reader produces and every room works on.

A record is one row of a release, or one count of a row that holds several. The
table is a :class:`pandas.DataFrame` with the columns of :data:`COLUMNS`, in
that order, followed by one ``raw_`` column for each column of the source, its
cells untouched as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pandas as pd

from geo.errors import RecordError

STATUSES: Final = ("active", "inactive", "unspecified")
DRUGS: Final = ("methamphetamine", "heroin", "cocaine", "fentanyl", "other", "unspecified")
KINDS: Final = (
    "laboratory",
    "concentration area",
    "pill press",
    "storehouse",
    "other",
    "unspecified",
)
DATE_PRECISIONS: Final = ("day", "month", "year", "none")
PLACE_PRECISIONS: Final = ("point", "locality", "municipality", "state", "none")

LAB_KINDS: Final = ("laboratory", "unspecified")
"""What counts as a lab unless the reader chooses otherwise: also the rows that don't say."""

RAW_PREFIX: Final = "raw_"


@dataclass(frozen=True)
class Column:
    """One column of the record table.

    Attributes
    ----------
    name : str
        Column name.
    dtype : str
        Pandas dtype.
    description : str
        What it holds, with its unit.
    allowed : tuple of str, optional
        The closed vocabulary of the column, where it has one.
    """

    name: str
    dtype: str
    description: str
    allowed: tuple[str, ...] = ()


COLUMNS: Final = (
    Column("release", "str", "id of the release the record stands in"),
    Column("sheet", "str", "sheet of the source file, or page of a PDF; empty for a text table"),
    Column("row", "int64", "row number there, the first line being 1"),
    Column("date", "datetime64[s]", "first day of the period the record gives; missing if none"),
    Column("date_precision", "str", "how much of the date is known", DATE_PRECISIONS),
    Column("state_given", "str", "the state as the source wrote it"),
    Column("mun_given", "str", "the municipality as the source wrote it"),
    Column("state_code", "str", "INEGI code of the state, 2 digits"),
    Column("mun_code", "str", "INEGI code of the municipality (CVEGEO), 5 digits"),
    Column("locality", "str", "the locality as the source wrote it"),
    Column("lon", "float64", "longitude given by the source, degrees, WGS 84"),
    Column("lat", "float64", "latitude given by the source, degrees, WGS 84"),
    Column("place_precision", "str", "how much of the place is known", PLACE_PRECISIONS),
    Column("status", "str", "what the corps found", STATUSES),
    Column("drug", "str", "what was made there", DRUGS),
    Column("kind", "str", "what was raided", KINDS),
    Column("corps", "str", "who raided; empty if the source does not say"),
    Column("labs", "int64", "number of labs the record stands for"),
)


def check(records: pd.DataFrame) -> None:
    """Raise if a table is not a valid record table.

    Parameters
    ----------
    records : pandas.DataFrame
        The table to check.

    Raises
    ------
    RecordError
        If a column is missing, a word lies outside its vocabulary, or a
        number of labs is negative.
    """
    missing = [column.name for column in COLUMNS if column.name not in records.columns]
    if missing:
        raise RecordError(f"not a record table: it has no column {', '.join(missing)}")
    for column in COLUMNS:
        if not column.allowed:
            continue
        strange = sorted(set(records[column.name].dropna()) - set(column.allowed))
        if strange or records[column.name].isna().any():
            raise RecordError(
                f"column {column.name} holds {strange or 'empty cells'}; "
                f"it may hold only {', '.join(column.allowed)}"
            )
    if (records["labs"] < 0).any():
        raise RecordError("column labs holds a negative number")


def one_release(records: pd.DataFrame) -> str:
    """Return the id of the one release that the records stand in.

    Two releases may report the same raid, so their records are never summed.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table.

    Returns
    -------
    str
        The id; empty for an empty table.

    Raises
    ------
    RecordError
        If the table mixes two or more releases.
    """
    ids = sorted(records["release"].unique())
    if len(ids) > 1:
        raise RecordError(
            f"the records mix {len(ids)} releases ({', '.join(ids)}); releases report the same "
            "raids again and are never added up: take one at a time"
        )
    return str(ids[0]) if ids else ""


def period_end(records: pd.DataFrame) -> pd.Series:
    """Return the last day of the period that each record gives.

    Parameters
    ----------
    records : pandas.DataFrame
        A record table.

    Returns
    -------
    pandas.Series of datetime64
        The day itself, the last of its month or of its year; missing where
        the record has no date.
    """
    end = records["date"].copy()
    precision = records["date_precision"]
    for word, offset in (("month", pd.offsets.MonthEnd(0)), ("year", pd.offsets.YearEnd(0))):
        at = (precision == word) & end.notna()
        end[at] = end[at] + offset
    return end
