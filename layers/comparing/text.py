"""A comparison of two releases as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import pandas as pd

from geo import reference
from geo.compare import Comparison, by_place
from geo.doubts import doubts
from geo.process import Processed
from geo.text import printable
from layers.comparing.figures import (
    differing,
    possible_outcomes,
    published_later,
    side_labs,
    told_apart_by,
)
from layers.comparing.rows import ambiguous_table
from layers.comparing.words import (
    headline,
    measure_words,
    method_notes,
    outcome_words,
    status_table,
    tell,
)
from layers.credits import release_publisher
from layers.narrative import period
from layers.view import View
from layers.words import counted, day, number, say

_TOP: Final = 5
_GROUPS_SHOWN: Final = 10
"""Longer lists are cut in the text; the JSON and the files hold them whole."""
_OF_PAIRS: Final = ("to_active", "to_inactive")
_TOP_MEASURES: Final = (*_OF_PAIRS, "withdrawn", "added_before_end", "added_after_end")


def compare_text(
    older: Processed, newer: Processed, comparison: Comparison, language: str = "en"
) -> str:
    """Return a comparison as lines of plain text, what matters most first.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    comparison : Comparison
        What became of the records of the older in the newer.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The sentence that tells what changed, both releases, labs by outcome
        and by status in each, states, ambiguous rows, how records were matched.
    """
    parts = (
        opening(older, newer, headline(comparison, language), language),
        release_lines(older, newer, side_labs(comparison), language),
        _outcomes(comparison, language),
        _statuses(comparison, language),
        *_states(comparison, language),
        _ambiguous(comparison, language),
        _notes(comparison, language),
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, parts) if lines)


def opening(older: Processed, newer: Processed, said: str, language: str) -> Iterator[str]:
    """Yield what comes first: the word illustrative, what changed, a doubt about the order.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    said : str
        What changed.
    language : {"en", "es"}
        Language.

    Yields
    ------
    str
        A line.
    """
    if older.release.illustrative or newer.release.illustrative:
        yield tell("illustrative", language)
    yield said
    if published_later(older, newer):
        names = {"older": printable(older.release.id), "newer": printable(newer.release.id)}
        yield tell("order", language, **names)


def release_lines(
    older: Processed, newer: Processed, labs: dict[str, int], language: str
) -> Iterator[str]:
    """Yield what the two releases are, one a line.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    labs : dict of str to int
        Their labs, by ``older`` and ``newer``.
    language : {"en", "es"}
        Language.

    Yields
    ------
    str
        Name, publisher, day, period, labs, file and hash.
    """
    unknown = say("date_not_known", language)
    for side, processed in (("older", older), ("newer", newer)):
        release = processed.release
        name = printable(release.id)
        if release.illustrative:
            name = tell("release.illustrative", language, id=name)
        line = tell(
            "release.line",
            language,
            id=name,
            publisher=printable(release_publisher(release, language)),
            published=day(release.published, language) if release.published else unknown,
            period=period(View(language=language), release),
            labs=counted(labs[side], "labs", language),
        )
        yield f"{tell(side, language)}: {line}"
        file, sha256 = printable(release.report.file), release.report.sha256
        yield f"  {tell('release.file', language, file=file, sha256=sha256)}"
        if found := doubts(processed):
            yield f"  {tell('release.doubts', language, n=number(len(found)))}"


def _outcomes(comparison: Comparison, language: str) -> Iterator[str]:
    words, counts = outcome_words(comparison, language), comparison.counts
    rows = {words[outcome]: counts[outcome] for outcome in possible_outcomes(comparison)}
    for side, n in side_labs(comparison).items():
        which = tell(f"which.{side}", language)
        rows[tell("table.total", language, which=which)] = n
    yield tell("table.outcomes", language)
    yield from aligned(rows)
    differ = [*_differing(comparison, language)]
    if differ and comparison.transitions.to_numpy().any():
        yield tell("table.several", language, differ=", ".join(differ))
    if any(comparison.one_sided.values()):
        numbers = {side: number(n) for side, n in comparison.one_sided.items()}
        yield tell("table.one_sided", language, **numbers)


def _differing(comparison: Comparison, language: str) -> Iterator[str]:
    """Yield in how many labs each thing differs that was compared."""
    labs = differing(comparison)
    for name in told_apart_by(comparison):
        yield tell(f"differs.{name}", language, n=number(labs[name]))


def aligned(rows: dict[str, int]) -> Iterator[str]:
    """Yield names and numbers in two columns.

    Parameters
    ----------
    rows : dict of str to int
        Number by name.

    Yields
    ------
    str
        A line.
    """
    wide = max(map(len, rows))
    high = max(len(number(n)) for n in rows.values())
    for name, n in rows.items():
        yield f"  {name:{wide}}  {number(n):>{high}}"


def _statuses(comparison: Comparison, language: str) -> Iterator[str]:
    if not comparison.transitions.to_numpy().any():
        return
    yield tell("table.transitions", language)
    table = status_table(comparison, language)
    heads = [str(name) for name in table]
    first = max(len(heads[0]), *table[heads[0]].map(len))
    yield "  " + "  ".join([f"{heads[0]:{first}}", *heads[1:]])
    for name, *labs in table.itertuples(index=False):
        cells = [f"{number(n):>{len(head)}}" for n, head in zip(labs, heads[1:], strict=True)]
        yield "  " + "  ".join([f"{name:{first}}", *cells])


def _states(comparison: Comparison, language: str) -> Iterator[list[str]]:
    table = by_place(comparison, "state")
    for measure in _TOP_MEASURES:
        top = table[table[measure] > 0].sort_values(
            [measure, "state_code"], ascending=[False, True], kind="stable"
        )[:_TOP]
        if len(top):
            said = measure_words(measure, comparison.end, language)
            listed = [tell("table.top", language, measure=said), *_top(top, measure, language)]
            # Only what is in both releases has two places to choose from.
            if measure in _OF_PAIRS:
                listed.append(tell("note.older_place", language))
            yield listed


def _top(top: pd.DataFrame, measure: str, language: str) -> Iterator[str]:
    short = reference.load("states").set_index("state_code")["short_name"]
    names = [short.get(code, say("not_known", language)) for code in top["state_code"]]
    wide, high = max(map(len, names)), max(len(number(n)) for n in top[measure])
    for name, n, labs in zip(names, top[measure], top["labs_older"], strict=True):
        line = f"  {name:{wide}}  {number(n):>{high}}"
        # What was added was never among those of the older release, nor is what is no lab there.
        older = not measure.startswith("added") and n <= labs
        yield f"{line}  {tell('table.top_row', language, labs=number(labs))}" if older else line


def _ambiguous(comparison: Comparison, language: str) -> Iterator[str]:
    table = ambiguous_table(comparison, language)
    if table.empty:
        return
    yield f"{tell('table.ambiguous', language)}. {tell('ambiguous.why', language)}"
    groups = table.groupby(table.columns[0], sort=True)
    for number_of, rows in islice(groups, _GROUPS_SHOWN):
        yield "  " + tell("ambiguous.group", language, group=number_of)
        for _, release, sheet, row, labs, when, where, status in rows.itertuples(index=False):
            key = "row.sheet" if sheet else "row.at"
            at = tell(key, language, which=printable(release), sheet=printable(sheet), row=row)
            said = counted(labs, "labs", language)
            yield f"    {at}: {said}, {when}, {where}, {status}"
    if (rest := groups.ngroups - _GROUPS_SHOWN) > 0:
        yield "  " + tell("ambiguous.rest", language, n=number(rest))


def _notes(comparison: Comparison, language: str) -> Iterator[str]:
    yield from method_notes(comparison, language)
    yield f"{say('note.detection', language)} {say('note.batches', language)}"
