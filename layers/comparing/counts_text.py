"""A comparison of releases that count labs, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pandas as pd

from geo import reference
from geo.compare import CountComparison
from geo.process import Processed
from geo.records import STATUSES
from layers.comparing.figures import SIDES
from layers.comparing.text import aligned, opening, release_lines
from layers.comparing.words import tell
from layers.words import day, known_date, number, say

_TOP: Final = 10


def counts_text(
    older: Processed, newer: Processed, comparison: CountComparison, language: str = "en"
) -> str:
    """Return a comparison of counts as lines of plain text, what matters most first.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    comparison : CountComparison
        What became of the counts of the older in the newer.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        What changed, both releases, labs by outcome and status, the greatest differences.
    """
    parts = (
        [*opening(older, newer, _said(comparison, language), language)],
        [*release_lines(older, newer, comparison.labs, language)],
        [*_changes(comparison, language)],
        [*_statuses(comparison, language)],
        [*_largest(comparison, language)],
        [*_notes(comparison, language)],
    )
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def _said(comparison: CountComparison, language: str) -> str:
    counts, end = comparison.counts, comparison.end
    late = counts["added after end"]
    said = tell(
        "counts.said",
        language,
        keys=_keys(comparison, language),
        more=number(counts["more"]),
        fewer=number(counts["fewer"]),
        withdrawn=number(counts["withdrawn"]),
        added=number(counts["added before end"] + late),
    )
    if not any(n for name, n in counts.items() if name != "in both"):
        said = tell("counts.nothing", language)
    elif end and late:
        said += tell("counts.late", language, late=number(late), day=day(end, language))
    return f"{said[0].upper()}{said[1:]}."


def _keys(comparison: CountComparison, language: str) -> str:
    """Return what the labs are counted by, as a list of words."""
    keys = [tell(f"place.{comparison.place}", language)]
    if comparison.period != "none":
        keys.append(tell(f"period.{comparison.period}", language))
    if _by_status(comparison):
        keys.append(tell("field.status", language))
    *others, last = keys
    first = ", ".join(others)
    return tell("counts.keys.and", language, first=first, last=last) if first else last


def _by_status(comparison: CountComparison) -> bool:
    return "status" not in (*comparison.not_compared, *comparison.not_told)


def _changes(comparison: CountComparison, language: str) -> Iterator[str]:
    yield f"{tell('counts.table', language)} ({tell('counts.unit', language)})"
    rows = {tell(f"change.{name}", language): n for name, n in comparison.counts.items()}
    rows |= {tell(f"counts.total.{side}", language): n for side, n in comparison.labs.items()}
    yield from aligned(rows)


def _statuses(comparison: CountComparison, language: str) -> Iterator[str]:
    if not _by_status(comparison):
        return
    yield tell("counts.statuses", language)
    sums = comparison.table.groupby("status")[["labs_older", "labs_newer"]].sum().astype("int64")
    shown = [status for status in STATUSES if status in sums.index]
    names = {status: say(f"status.{status}", language) for status in shown}
    wide = max(map(len, names.values()), default=0)
    heads = [tell(f"which.{side}", language) for side in SIDES]
    size = max(map(len, (*heads, *(number(n) for n in sums.to_numpy().ravel()))))
    yield f"  {'':{wide}}  " + "  ".join(f"{head:>{size}}" for head in heads)
    for status in shown:
        pair = (number(int(sums[f"labs_{side}"][status])) for side in SIDES)
        yield f"  {names[status]:{wide}}  " + "  ".join(f"{n:>{size}}" for n in pair)


def _largest(comparison: CountComparison, language: str) -> Iterator[str]:
    table = comparison.table[comparison.table["difference"] != 0]
    if table.empty:
        return
    size = table["difference"].abs()
    top = table.loc[size.sort_values(ascending=False, kind="stable").index[:_TOP]]
    lines = [_cell(row, comparison, language) for _, row in top.iterrows()]
    wide = max(len(name) for name, _ in lines)
    yield tell("counts.largest", language)
    for name, numbers in lines:
        yield f"  {name:{wide}}  {numbers}"


def _cell(row: pd.Series, comparison: CountComparison, language: str) -> tuple[str, str]:
    states = reference.load("states").set_index("state_code")["short_name"]
    towns = reference.load("municipalities").set_index("mun_code")["name"]
    parts = [states.get(row["state_code"], say("not_known", language))]
    if comparison.place == "municipality" and not pd.isna(row["mun_code"]):
        parts.insert(0, towns.get(row["mun_code"], row["mun_code"]))
    if comparison.period != "none":
        known = not pd.isna(row["period"])
        precision = comparison.period if known else "none"
        parts.append(known_date(row["period"] if known else pd.Timestamp(0), precision, language))
    if _by_status(comparison):
        parts.append(say(f"status.{row['status']}", language))
    numbers = f"{number(row['labs_older'])} → {number(row['labs_newer'])}"
    return ", ".join(map(str, parts)), f"{numbers} ({row['difference']:+,})"


def _notes(comparison: CountComparison, language: str) -> Iterator[str]:
    """Yield why only numbers are compared, what was left out and what must not be read into it."""
    why = tell("counts.only", language)
    if comparison.counting:
        side = "both" if len(comparison.counting) > 1 else comparison.counting[0]
        why = tell("counts.why", language, who=tell(f"counts.who.{side}", language))
    status = tell("counts.by_status", language) if _by_status(comparison) else ""
    yield " ".join(part for part in (why, tell("counts.net", language), status) if part)
    if comparison.not_compared:
        yield tell("counts.status.not_compared", language)
    if comparison.not_told:
        yield tell("counts.status.not_told", language)
    if any(comparison.other_kinds.values()):
        numbers = {side: number(n) for side, n in comparison.other_kinds.items()}
        kinds = ", ".join(say(f"kind.{kind}", language) for kind in comparison.kinds)
        yield tell("counts.other_kinds", language, kinds=kinds, **numbers)
    yield tell("note.never_added", language)
    yield f"{say('note.detection', language)} {say('note.batches', language)}"
