"""The words of the chart of labs by month."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.ledger import Triangle
from geo.process import Processed
from geo.records import LAB_KINDS, STATUSES, period_end
from layers.charts.around import Key, Words, origin
from layers.charts.breaks import runs
from layers.charts.telling import partial_notes, period_name, status_name, statuses
from layers.charts.texts import tell
from layers.charts.timeline_axes import NOT_COVERED
from layers.palettes import STATUS_COLORS
from layers.typeset import INK
from layers.words import counted, day, number, say, shortened


def timeline_words(
    releases: Sequence[Processed],
    table: pd.DataFrame,
    told: Triangle,
    known: pd.DataFrame,
    language: str,
) -> Words:
    """Return everything that is written around the chart.

    Parameters
    ----------
    releases : sequence of Processed
        The releases in the order in which they are drawn.
    table : pandas.DataFrame
        What is drawn, see :func:`layers.charts.timeline`.
    told : Triangle
        What it was made of, see :func:`geo.ledger.triangle`.
    known : pandas.DataFrame
        What is known of each release, see :func:`geo.ledger.ledger`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Words
        Title, subtitle, key, notes and sources.
    """
    illustrative, sources = origin(releases, language)
    noun = tell(f"period.{told.period}", language)
    title, shared, not_certain = _title(releases, known, language)
    subtitle = tell("timeline.subtitle", language, period=noun)
    keys = [Key(status_name(s, language), STATUS_COLORS[s]) for s in STATUSES if table[s].any()]
    if table["partial"].any():
        keys.append(Key(tell("key.partial", language, period=noun), "#b9b8b4", "////////"))
    by_release = table.groupby("release")
    some = (by_release.size() < table["period"].nunique()).any()
    if table["partial"].any() or some or told.untold.any(axis=None):
        words = "key.not_told" if told.untold.any(axis=None) else "key.not_covered"
        keys.append(Key(tell(words, language, period=noun), NOT_COVERED))
        keys.append(Key(tell("timeline.rule", language), INK, rule=True))
    elif any(runs(mine.set_index("period")) for _, mine in by_release):
        keys.append(Key(tell("timeline.rule", language), INK, rule=True))
    return Words(
        title,
        " · ".join((subtitle, shared)) if shared else subtitle,
        language,
        illustrative,
        tuple(keys),
        (*_notes(releases, table, told, language), *not_certain),
        sources,
    )


def timeline_alt(table: pd.DataFrame, period: str, language: str) -> str:
    """Return the chart in words, for who cannot see it.

    Parameters
    ----------
    table : pandas.DataFrame
        What is drawn.
    period : {"month", "year"}
        What a bar is.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A sentence on each release.
    """
    rows = []
    for name, mine in table.groupby("release", sort=False):
        most = mine.iloc[int(mine["labs"].argmax())]
        rows.append(
            tell(
                "alt.timeline.row",
                language,
                release=shortened(str(name)),
                start=period_name(mine["period"].min(), period, language),
                end=period_name(mine["period"].max(), period, language),
                labs=counted(int(mine["labs"].sum()), "labs", language),
                statuses=statuses({s: int(mine[s].sum()) for s in STATUSES}, language),
                most=period_name(most["period"], period, language),
                number=number(most["labs"]),
            )
        )
    noun = tell(f"period.{period}", language)
    return tell("alt.timeline", language, period=noun, rows=" ".join(rows))


def _title(
    releases: Sequence[Processed], told: pd.DataFrame, language: str
) -> tuple[str, str, list[str]]:
    """Return the title, which days it counts, and whose date may lie in them."""
    names = list(told["release"])
    many = number(len(names))
    if len(names) == 1:
        one = told.iloc[0]
        values = _numbers(int(one["active"]), int(one["labs"]), language)
        return tell("timeline.title.one", language, release=shortened(names[0]), **values), "", []
    start, end = told["period_start"].max(skipna=False), told["period_end"].min(skipna=False)
    by_id = {processed.release.id: processed.records for processed in releases}
    apart = pd.isna(start) or pd.isna(end) or start > end
    found = [(0, 0, 0) if apart else _between(by_id[name], start, end) for name in names]
    counts = [(active, labs) for active, labs, _ in found]
    if apart or not any(labs for _, labs in counts):
        return tell("timeline.title.apart", language, n=many), "", []
    maybe = [
        f"{shortened(name)}, {number(labs)}"
        for name, (_, _, labs) in zip(names, found, strict=True)
        if labs
    ]
    notes = [tell("timeline.not_certain", language, labs="; ".join(maybe))] if maybe else []
    days = {"start": day(start.date(), language), "end": day(end.date(), language)}
    shared = tell("timeline.shared", language, **days)
    if len(set(counts)) == 1:
        values = _numbers(*counts[0], language)
        return tell("timeline.title.same", language, n=many, **values), shared, notes
    low, high = _extremes(counts)
    values = {
        "low": shortened(names[low]),
        "low_active": number(counts[low][0]),
        "low_labs": counted(counts[low][1], "labs", language),
        "high": shortened(names[high]),
        "high_active": number(counts[high][0]),
        "high_labs": number(counts[high][1]),
    }
    return tell("timeline.title.differ", language, **values), shared, notes


def _extremes(counts: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return which releases have the least and the greatest active share, in their order."""
    shares = {n: active / labs for n, (active, labs) in enumerate(counts) if labs}
    if len(set(shares.values())) > 1:
        by: dict[int, float] = shares
    else:
        # Where the shares are equal it is the numbers of labs that differ.
        by = {n: labs for n, (_, labs) in enumerate(counts)}
    first, second = sorted((min(by, key=by.__getitem__), max(by, key=by.__getitem__)))
    return first, second


def _numbers(active: int, labs: int, language: str) -> dict[str, str]:
    return {"active": number(active), "labs": counted(labs, "labs", language)}


def _between(records: pd.DataFrame, start: pd.Timestamp, end: pd.Timestamp) -> tuple[int, int, int]:
    """Return active and all labs that are dated within these days, and those that may be."""
    labs = records[records["kind"].isin(LAB_KINDS)]
    last = period_end(labs)
    inside = (labs["date"] >= start) & (last <= end)
    outside = (labs["date"] > end) | (last < start)
    active = labs.loc[inside & (labs["status"] == "active"), "labs"].sum()
    maybe = labs.loc[~inside & ~outside, "labs"].sum()
    return int(active), int(labs.loc[inside, "labs"].sum()), int(maybe)


def _notes(
    releases: Sequence[Processed], table: pd.DataFrame, told: Triangle, language: str
) -> list[str]:
    found, period = [], told.period
    noun = tell(f"period.{period}", language)
    if any(processed.release.illustrative for processed in releases):
        found.append(say("note.illustrative", language))
    found += [say("note.detection", language), tell("note.between_batches", language)]
    if len(releases) > 1:
        found.append(tell("note.never_added", language))
    found += partial_notes(table, period, language)
    for processed in releases:
        name = processed.release.id
        mine = table[table["release"] == name].set_index("period")
        found += [
            tell(
                "note.run",
                language,
                release=shortened(name),
                first=period_name(run.first, period, language),
                last=period_name(run.last, period, language),
                labs=counted(run.labs, "labs", language),
                status=status_name(run.status, language),
            )
            for run in runs(mine)
        ]
        if told.not_placed[name]:
            many = counted(told.not_placed[name], "labs", language)
            found.append(
                tell("note.undated", language, release=shortened(name), labs=many, period=noun)
            )
    return found
