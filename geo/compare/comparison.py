"""One release held against another: what was changed, withdrawn and added."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from geo.compare.exact import groups
from geo.compare.match import match_units
from geo.compare.near import Tolerances
from geo.compare.outcome import FIELDS, OUTCOMES, last_day, outcomes
from geo.compare.units import Units, comparable, units_of, untold
from geo.records import LAB_KINDS, STATUSES, one_release


@dataclass(frozen=True)
class Comparison:
    """What became of the records of one release in another.

    Attributes
    ----------
    older, newer : str
        Ids of the two releases.
    end : datetime.date or None
        Last day that the older one covers: what the newer one has later is no
        change of mind but news.
    tolerances : Tolerances
        How far two records could differ and still be paired.
    not_compared : tuple of str
        Fields that one of the two never says, which are left out.
    not_told : tuple of str
        Fields of :data:`geo.compare.FIELDS` that neither of the two says.
    kinds : tuple of str
        Kinds that count as labs in ``counts``, ``transitions`` and
        :func:`geo.compare.by_place`.
    table : pandas.DataFrame
        One row for each pair of records and for each record alone, of all
        kinds:

        - ``outcome`` (category): one of :data:`geo.compare.OUTCOMES`;
        - ``labs`` (int64): labs that the row stands for;
        - ``group`` (Int64): number, from 1, of the group of an ambiguous
          record, in which it cannot be told who is whose partner; missing for
          the others;
        - ``sheet_``, ``row_``, ``date_``, ``date_precision_``, ``state_code_``,
          ``mun_code_``, ``mun_given_``, ``locality_``, ``status_``, ``drug_``,
          ``kind_`` and ``corps_older`` and ``_newer``: what each of the two
          says; missing where it has no such record;
        - ``agreed``, ``differed`` (str): fields of ``compared`` that are
          equal, or not; both empty for a record alone;
        - ``status_changed``, ``place_changed``, ``date_changed``,
          ``other_changed`` (bool): what differs;
        - ``log_odds`` (float64): natural logarithm of the odds that the two
          are one raid; infinite where all but the status is equal; missing
          for a record alone.
    duplicates : pandas.DataFrame
        Rows that say the same as an earlier row of their release: ``release``,
        ``sheet``, ``row``, ``labs`` and ``sheet_first``, ``row_first`` of that
        earlier row. They may be raids of their own: two labs on one day in one
        municipality look the same.
    """

    older: str
    newer: str
    end: date | None
    tolerances: Tolerances
    not_compared: tuple[str, ...]
    not_told: tuple[str, ...]
    kinds: tuple[str, ...]
    table: pd.DataFrame = field(repr=False)
    duplicates: pd.DataFrame = field(repr=False)

    def of_kinds(self, kinds: Collection[str]) -> Comparison:
        """Return the same comparison with other kinds counted as labs.

        Parameters
        ----------
        kinds : collection of str
            Words of :data:`geo.records.KINDS`.

        Returns
        -------
        Comparison
            With the same table.
        """
        return replace(self, kinds=tuple(kinds))

    @property
    def compared(self) -> tuple[str, ...]:
        """The fields that both releases tell.

        Returns
        -------
        tuple of str
            Those of :data:`geo.compare.FIELDS` that are held against each
            other. Records are matched by all of them but ``status``.
        """
        left_out = {*self.not_compared, *self.not_told}
        return tuple(name for name in FIELDS if name not in left_out)

    @property
    def counted(self) -> pd.DataFrame:
        """The rows of the table that count: those of which one record is of the kinds.

        Returns
        -------
        pandas.DataFrame
            Some of the table's rows.
        """
        kinds = list(self.kinds)
        counts = self.table["kind_older"].isin(kinds) | self.table["kind_newer"].isin(kinds)
        return self.table[counts]

    @property
    def counts(self) -> dict[str, int]:
        """The labs of each outcome.

        Returns
        -------
        dict of str to int
            Labs by outcome. An ambiguous lab counts once for each release
            that it stands in.
        """
        labs = self.counted.groupby("outcome", observed=False)["labs"].sum()
        return {outcome: int(labs[outcome]) for outcome in OUTCOMES}

    @property
    def one_sided(self) -> dict[str, int]:
        """The labs of pairs that one of the two releases does not call labs.

        A pair counts if either release calls it a lab. So the labs of the
        older release are those of ``counts`` that it has, less
        ``one_sided["older"]``, and the newer's likewise.

        Returns
        -------
        dict of str to int
            By ``older`` and ``newer``: labs of pairs whose record there is of
            another kind.
        """
        paired = self.counted.dropna(subset=["row_older", "row_newer"])
        return {
            side: int(paired.loc[~paired[f"kind_{side}"].isin(list(self.kinds)), "labs"].sum())
            for side in ("older", "newer")
        }

    @property
    def transitions(self) -> pd.DataFrame:
        """The labs that both releases have, by their status in each.

        Returns
        -------
        pandas.DataFrame
            Labs, one row a status of the older and one column a status of the
            newer release.
        """
        paired = self.counted.dropna(subset=["row_older", "row_newer"])
        labs = paired.pivot_table("labs", "status_older", "status_newer", "sum")
        return labs.reindex(index=list(STATUSES), columns=list(STATUSES)).fillna(0).astype("int64")


def compare(
    older: pd.DataFrame,
    newer: pd.DataFrame,
    *,
    tolerances: Tolerances | None = None,
    end: date | None = None,
    kinds: Collection[str] = LAB_KINDS,
) -> Comparison:
    """Return what became of the records of one release in another.

    Records share no id. Those that are equal in place, date, drug, kind and
    corps are paired first, as multisets. The others are paired one to one so
    that the weights of the pairs are greatest in all (Jaro 1989, J. Am. Stat.
    Assoc. 84), see :mod:`geo.compare.weights`. Where another pairing is as
    good and would change a count, the records are called ambiguous. A record
    of several labs may be paired with several.

    Parameters
    ----------
    older, newer : pandas.DataFrame
        Records of one release each, with the columns that
        :func:`geo.process.process` adds.
    tolerances : Tolerances, optional
        How far two records may differ.
    end : datetime.date, optional
        Last day that the older release covers; by default its last date.
    kinds : collection of str, optional
        Kinds that count as labs, words of :data:`geo.records.KINDS`. Records
        of all kinds are matched and stand in the table.

    Returns
    -------
    Comparison
        The same pairs whichever release is called older.

    Raises
    ------
    RecordError
        If one of the tables mixes releases.
    """
    names = one_release(older), one_release(newer)
    tolerances = tolerances or Tolerances()
    end = end or last_day(older)
    first, second = units_of(older, newer)
    one, other, left_out = comparable(first, second)
    nowhere_said = untold(first, second)
    matching = match_units(one, other, tolerances)
    compared = set(FIELDS).difference(left_out, nowhere_said)
    table = outcomes(older, newer, (one, other), matching, end, compared)
    doubled = pd.concat([_duplicates(older, first), _duplicates(newer, second)], ignore_index=True)
    return Comparison(*names, end, tolerances, left_out, nowhere_said, tuple(kinds), table, doubled)


def _duplicates(records: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Return the records that say the same as an earlier one."""
    number, _ = groups(units.key(status=True), [column[:0] for column in units.key(status=True)])
    told = pd.DataFrame({"record": units.record, "number": number})
    labs = told.groupby("record").size()
    told = told.drop_duplicates("record")
    first = told.groupby("number")["record"].transform("first")
    again = told["record"].ne(first)
    later = records.iloc[told.loc[again, "record"]][["release", "sheet", "row"]]
    source = records.iloc[first[again]][["sheet", "row"]].add_suffix("_first")
    found = pd.concat([later.reset_index(drop=True), source.reset_index(drop=True)], axis=1)
    found.insert(3, "labs", labs.loc[told.loc[again, "record"]].to_numpy())
    return found
