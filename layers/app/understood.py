"""What was understood of a file, in a few sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from geo.process import Processed
from geo.records import KINDS, LAB_KINDS
from geo.releases import SheetRead
from geo.releases.report import ASKED_FOR
from layers.app.opened import Opened
from layers.app.rows import not_read
from layers.app.said import all_sections, said_words, sections_said
from layers.app.spots import ROWS_NAMED, rows_words
from layers.app.words import tell, tell_n
from layers.findings import alike, totals
from layers.reasons import translate
from layers.words import counted, number, say

_NOTES: Final = 2
_SHEETS: Final = 3
_SAID: Final = re.compile(r"all rows: |[\w ]+ from [\d,]+ section lines?\b")
_DELIMITERS: Final = (",", ";", "\t", "|")


def understood(processed: Processed, opened: Opened | None, language: str) -> Iterator[str]:
    """Yield what was understood of a file.

    Parameters
    ----------
    processed : Processed
        The release.
    opened : Opened, optional
        Its file, if it is one of the reader's own.
    language : {"en", "es"}
        Language.

    Yields
    ------
    str
        One plain sentence.
    """
    report = processed.release.report
    yield from _counts(processed, language)
    for name in (opened.map_file, opened.corrections_file) if opened else ():
        if name:
            yield tell("reading.saved_used", language, file=name)
    for same in alike(report.sheets):
        yield from _headed(same, language, named=len(report.sheets) > 1)
    for sheet in report.not_read:
        if sheet.reason == ASKED_FOR:
            yield not_read(sheet.name, sheet.rows, sheet.reason, language)
    if words := all_sections(sections_said(report), language):
        yield tell("reading.sections", language, words=words)
    if report.encoding:
        yield tell(
            "reading.text",
            language,
            encoding=report.encoding,
            delimiter=tell(f"delimiter.{report.delimiter}", language)
            if report.delimiter in _DELIMITERS
            else repr(report.delimiter),
        )
    kinds = [
        f"{tell(f'kind_of_row.{kind}', language)} {number(count)}"
        for kind, count in report.rows_by_kind.items()
        if count and kind not in ("data", "set aside", "header")
    ]
    if kinds:
        yield tell("reading.kinds", language, kinds=", ".join(kinds))
    check = totals(report)
    if check.lines and not check.mismatches:
        yield tell_n("reading.totals", check.lines, language)
    yield from _places(processed, language)
    yield from _notes(processed, language)


def _counts(processed: Processed, language: str) -> Iterator[str]:
    """Yield how many labs the rows gave: those that the figures above the map count too."""
    report, records = processed.release.report, processed.records
    labs = records["labs"].groupby(records["kind"]).sum()
    usual = int(labs.reindex(LAB_KINDS).fillna(0).sum())
    others = {kind: int(labs[kind]) for kind in KINDS if kind in labs and kind not in LAB_KINDS}
    # A file of other kinds alone shows what it has, see layers.app.filters.
    only = not set(LAB_KINDS) & set(labs.index)
    yield tell(
        "reading.records",
        language,
        rows=tell_n("n.rows", report.rows_kept, language),
        records=tell_n("n.records", len(records), language),
        labs=counted(int(labs.sum()) if only else usual, "labs", language),
    )
    if others:
        kinds = ", ".join(
            f"{say(f'kind.{kind}', language)} {number(n)}" for kind, n in others.items()
        )
        key = "reading.only_other_kinds" if only else "reading.other_kinds"
        yield tell(key, language, kinds=kinds, choice=tell("kinds", language))


def _headed(same: Sequence[SheetRead], language: str, *, named: bool) -> Iterator[str]:
    """Yield how sheets of one form were read, and what each says of all its rows."""
    sheet = same[0]
    used = number(sum(bool(column.field or column.meaning) for column in sheet.columns))
    columns = tell_n("n.columns", len(sheet.columns), language)
    if sheet.header_rows:
        rows = ", ".join(map(str, sheet.header_rows))
        many = len(sheet.header_rows)
        words = tell_n("reading.headed", many, language, rows=rows, used=used, columns=columns)
    else:
        words = tell("reading.headless", language, used=used, columns=columns)
    if named:
        names = ", ".join(one.name for one in same[:_SHEETS]) + _more(same, _SHEETS)
        words = tell("reading.on_sheet", language, sheet=names, words=words)
    yield words
    said = [
        (f"{one.name}: " if named else "") + said_words(one.context, language)
        for one in same
        if one.context
    ]
    if said:
        words = "; ".join(said[:_SHEETS]) + _more(said, _SHEETS)
        yield tell("reading.context", language, words=words)


def _places(processed: Processed, language: str) -> Iterator[str]:
    placing, records = processed.placing, processed.records
    counts = [
        f"{say(f'precision.{word}', language)} {number(rows)}"
        for word, rows in placing.by_precision.items()
        if rows
    ]
    yield tell("reading.places", language, counts=", ".join(counts))
    unnamed = (records["mun_given"].fillna("") == "") & records["mun_code"].isna()
    stated = records["state_code"].notna()
    # Where no row names a municipality, the numbers above say it already.
    if not unnamed.all():
        yield from _spots("reading.state_only", records[unnamed & stated], processed, language)
    nothing = (records["state_given"].fillna("") == "") & ~stated
    yield from _spots("reading.nowhere", records[unnamed & nothing], processed, language)
    if placing.found:
        yield tell_n("reading.found", len(placing.found), language)


def _spots(key: str, records: pd.DataFrame, processed: Processed, language: str) -> Iterator[str]:
    spots = list(dict.fromkeys(zip(records["sheet"], records["row"], strict=True)))
    if spots:
        rows = rows_words(spots, processed.release.report, language)
        rows += f" ({number(len(spots))})" if len(spots) > ROWS_NAMED else ""
        yield tell_n(key, len(spots), language, rows=rows)


def _notes(processed: Processed, language: str) -> Iterator[str]:
    """Yield what had to be assumed, of the file first and of its sheets then."""
    report = processed.release.report
    notes = [*report.remarks, *(text for sheet in report.sheets for text in sheet.remarks)]
    # What titles and section lines say stands above, with its values.
    notes = [text for text in dict.fromkeys(notes) if not _SAID.match(text)]
    shown = _NOTES if len(notes) > _NOTES + 1 else None
    for text in notes[:shown]:
        yield tell("reading.note", language, text=translate(text, language))
    if shown:
        more = number(len(notes) - shown)
        yield tell("reading.more", language, n=more, tab=tell("tab.unplaced", language))


def _more(listed: Sequence[object], shown: int) -> str:
    more = len(listed) - shown
    return f" (+ {number(more)})" if more > 0 else ""
