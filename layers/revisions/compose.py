"""From two releases and their comparison to the Sheet of the map of revisions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

import pandas as pd

from geo.compare import Comparison
from geo.errors import ChoiceError
from geo.process import Processed
from layers.comparing.figures import (
    ambiguous_labs,
    differing,
    possible_outcomes,
    side_labs,
)
from layers.comparing.rows import ambiguous_table
from layers.comparing.words import headline, method_notes, status_table, tell
from layers.credits import layer_sources, release_source
from layers.narrative import period
from layers.revisions.layer import COUNTS, MEASURES, areas, build
from layers.revisions.saying import dated_word, measure_said, none_is_none, word
from layers.revisions.texts import REVISION_TEXTS
from layers.sheet import Sheet
from layers.view import View
from layers.words import counted, number, say, shortened

_TOP: Final = 5
_OF_PAIRS: Final = ("to_active", "to_inactive", "status_changed", "moved")
"""Measures of labs that are in both releases, and so have two places to choose from."""
_CHANGED: Final = ("status changed", "place changed", "date changed", "other change")


def compose_revisions(
    view: View,
    older: Processed,
    newer: Processed,
    comparison: Comparison,
    *,
    measure: str = "to_active",
) -> Sheet:
    """Return what is drawn of one release against another.

    Parameters
    ----------
    view : View
        Of it only the level and the language count: all records of both releases are compared.
    older, newer : Processed
        The two releases.
    comparison : Comparison
        What became of the records of the older in the newer.
    measure : str
        What the colour tells, one of :data:`layers.revisions.layer.MEASURES`.

    Returns
    -------
    Sheet
        A choropleth with its legend, figures and words, like any other Sheet.

    Raises
    ------
    ChoiceError
        If there is no such measure.
    """
    if measure not in MEASURES:
        raise ChoiceError(f"measure {measure!r} unknown; choose from {', '.join(MEASURES)}")
    language = view.language
    table, elsewhere = areas(view, comparison)
    layer = build(view, measure, comparison, table, elsewhere)
    own = f"title.{measure}"
    title = word(
        own if own in REVISION_TEXTS else "title.labs",
        language,
        measure=measure_said(measure, comparison.end, language),
        level=say(f"level.{view.level}", language),
        older=shortened(comparison.older),
        newer=shortened(comparison.newer),
    )
    illustrative = older.release.illustrative or newer.release.illustrative
    return Sheet(
        title=title,
        subtitle=_subtitle(view, older, newer, comparison),
        language=language,
        layers=(layer,),
        notes=tuple(_notes(view, older, newer, comparison, measure, elsewhere)),
        sources=(
            release_source(older.release, language),
            release_source(newer.release, language),
            *layer_sources((layer,), language),
        ),
        illustrative=say("illustrative", language) if illustrative else "",
        alternative_text=_alternative_text(view, comparison, measure, title, table),
        headline=_headline(measure, comparison, table, elsewhere, language),
        table=_table(view, measure, comparison.end, table, elsewhere),
        details=_details(comparison, language),
    )


def _subtitle(view: View, older: Processed, newer: Processed, comparison: Comparison) -> str:
    language, labs = view.language, side_labs(comparison)
    return word(
        "subtitle",
        language,
        older=shortened(comparison.older),
        older_period=period(View(language=language), older.release),
        older_labs=counted(labs["older"], "labs", language),
        newer=shortened(comparison.newer),
        newer_period=period(View(language=language), newer.release),
        newer_labs=counted(labs["newer"], "labs", language),
    )


def _notes(
    view: View,
    older: Processed,
    newer: Processed,
    comparison: Comparison,
    measure: str,
    elsewhere: pd.DataFrame,
) -> Iterator[str]:
    language, column = view.language, MEASURES[measure]
    if older.release.illustrative or newer.release.illustrative:
        yield say("note.illustrative", language)
    for processed in (older, newer):
        for sheet in processed.release.report.not_read:
            values = {"sheet": shortened(sheet.name), "rows": number(sheet.rows)}
            yield tell("note.unread", language, release=shortened(processed.release.id), **values)
    nowhere = elsewhere["state_code"].isna()
    for key, rows in (("note.state_only", ~nowhere), ("note.nowhere", nowhere)):
        if labs := int(elsewhere.loc[rows, column].sum()):
            said = measure_said(measure, comparison.end, language)
            yield tell(key, language, measure=said, labs=counted(labs, "labs", language))
    if comparison.counts["ambiguous"]:
        numbers = {side: number(n) for side, n in ambiguous_labs(comparison).items()}
        yield tell("note.ambiguous", language, **numbers)
    if measure in _OF_PAIRS:
        yield tell("note.older_place", language)
    differing_labs, counts = differing(comparison), comparison.counts
    if sum(differing_labs.values()) > sum(counts[outcome] for outcome in _CHANGED):
        differ = [
            tell(f"differs.{name}", language, n=number(labs))
            for name, labs in differing_labs.items()
        ]
        yield tell("table.several", language, differ=", ".join(differ))
    if any(comparison.one_sided.values()):
        numbers = {side: number(n) for side, n in comparison.one_sided.items()}
        yield tell("table.one_sided", language, **numbers)
    yield from method_notes(comparison, language)
    yield f"{say('note.detection', language)} {say('note.batches', language)}"


def _headline(
    measure: str,
    comparison: Comparison,
    table: pd.DataFrame,
    elsewhere: pd.DataFrame,
    language: str,
) -> dict[str, str]:
    column, counts, end = MEASURES[measure], comparison.counts, comparison.end
    total = int(table[column].sum() + elsewhere[column].sum())
    large = word(f"{'large' if column.startswith('added') else 'table'}.{column}", language)
    if not total and not none_is_none(measure, comparison):
        large = word("large.known", language, large=large)
    figures = {large: number(total)}
    for outcome in possible_outcomes(comparison):
        figures.setdefault(dated_word("head", outcome, end, language), number(counts[outcome]))
    for side, n in side_labs(comparison).items():
        figures[word(f"table.labs_{side}", language)] = number(n)
    return figures


def _table(
    view: View, measure: str, end: date | None, table: pd.DataFrame, elsewhere: pd.DataFrame
) -> pd.DataFrame:
    """Return the places that have labs, the highest first, then what has no place.

    Names and the measure stand first: on a telephone no more is seen.
    """
    language = view.language
    known = table[table["labs_older"] + table["labs_newer"] > 0]
    known = known.sort_values([MEASURES[measure], "labs_newer", "code"],
                              ascending=[False, False, True])  # fmt: skip
    names = dict(zip(table["state_code"], table["name"].str.split(", ").str[-1], strict=True))
    lead = pd.DataFrame({"state": known["state_code"].map(names)})
    rest = pd.DataFrame({"state": elsewhere["state_code"].map(names)})
    rest["state"] = rest["state"].fillna(say("not_known", language))
    code = "state_code"
    if view.level == "municipality":
        code = "mun_code"
        lead.insert(0, "municipality", known["name"].str.rpartition(", ")[0])
        rest.insert(0, "municipality", say("not_known", language))
    order = dict.fromkeys((MEASURES[measure], *COUNTS))
    if end is None:
        # Then all that was added is in the other column.
        order.pop("added_after_end")
    parts = [
        pd.concat([head, body[[*order]], codes.rename(code)], axis=1)
        for head, body, codes in (
            (lead, known, known["code"]),
            (rest, elsewhere, pd.Series("", index=elsewhere.index)),
        )
    ]
    whole = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return whole.rename(
        columns={name: dated_word("table", str(name), end, language) for name in whole}
    )


def _details(comparison: Comparison, language: str) -> dict[str, pd.DataFrame]:
    details = {tell("table.transitions", language): status_table(comparison, language)}
    ambiguous = ambiguous_table(comparison, language)
    if len(ambiguous):
        details[tell("table.ambiguous", language)] = ambiguous
    return details


def _alternative_text(
    view: View, comparison: Comparison, measure: str, title: str, table: pd.DataFrame
) -> str:
    language, column = view.language, MEASURES[measure]
    parts = [word("alt.map", language, title=title), headline(comparison, language)]
    sure = none_is_none(measure, comparison)
    top = table[table[column] > 0].sort_values([column, "code"], ascending=[False, True])[:_TOP]
    if len(top):
        pairs = zip(top["name"], top[column], strict=True)
        places = "; ".join(f"{name} ({number(labs)})" for name, labs in pairs)
        parts.append(word("alt.top", language, places=places))
    none, total = number(int((table[column] == 0).sum())), number(len(table))
    key = f"alt.none.{view.level}{'' if sure else '.known'}"
    parts.append(word(key, language, n=none, total=total))
    return " ".join(parts)
