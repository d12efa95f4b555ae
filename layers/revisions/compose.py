"""From two releases and their comparison to the Sheet of the map of revisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pandas as pd

from geo.compare import Comparison
from geo.errors import ChoiceError
from geo.process import Processed
from layers.comparing.figures import ambiguous_labs, side_labs
from layers.comparing.rows import ambiguous_table
from layers.comparing.words import headline, method_notes, status_table, tell
from layers.credits import layer_sources, release_source
from layers.narrative import period
from layers.revisions.layer import COUNTS, MEASURES, areas, build, word
from layers.sheet import Sheet
from layers.view import View
from layers.words import counted, day, number, say

_TOP: Final = 5
_HEAD: Final = ("to_active", "to_inactive", "unchanged", "withdrawn", "added_before_end",
                "added_after_end")  # fmt: skip


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
    layer = build(view, measure, table, elsewhere)
    title = word(
        f"title.{measure}",
        language,
        level=say(f"level.{view.level}", language),
        older=comparison.older,
        newer=comparison.newer,
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
        table=_table(view, measure, table, elsewhere),
        details=_details(comparison, language),
    )


def _subtitle(view: View, older: Processed, newer: Processed, comparison: Comparison) -> str:
    language, labs = view.language, side_labs(comparison)
    # The filters of the view are not those of a comparison: the whole period is told.
    whole = View(language=language)
    return word(
        "subtitle",
        language,
        older=comparison.older,
        older_period=period(whole, older.release),
        older_labs=counted(labs["older"], "labs", language),
        newer=comparison.newer,
        newer_period=period(whole, newer.release),
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
            values = {"sheet": sheet.name, "rows": number(sheet.rows)}
            yield tell("note.unread", language, release=processed.release.id, **values)
    nowhere = elsewhere["state_code"].isna()
    for key, rows in (("note.state_only", ~nowhere), ("note.nowhere", nowhere)):
        if labs := int(elsewhere.loc[rows, column].sum()):
            said = word(f"as.{measure}", language)
            yield tell(key, language, measure=said, labs=counted(labs, "labs", language))
    if comparison.counts["ambiguous"]:
        numbers = {side: number(n) for side, n in ambiguous_labs(comparison).items()}
        yield tell("note.ambiguous", language, **numbers)
    if column not in ("withdrawn", "added_before_end", "added_after_end"):
        yield tell("note.newer_place", language)
    yield from method_notes(comparison, language)
    yield f"{say('note.detection', language)} {say('note.batches', language)}"


def _headline(
    measure: str,
    comparison: Comparison,
    table: pd.DataFrame,
    elsewhere: pd.DataFrame,
    language: str,
) -> dict[str, str]:
    labs = side_labs(comparison)
    names = dict.fromkeys((MEASURES[measure], *_HEAD))
    sums = {name: int(table[name].sum() + elsewhere[name].sum()) for name in names}
    first, *others = names
    large = f"large.{first}" if first.startswith("added") else f"table.{first}"
    figures = {word(large, language): number(sums[first])}
    figures |= {_heading(name, comparison, language): number(sums[name]) for name in others}
    if comparison.counts["ambiguous"]:
        figures[word("table.ambiguous", language)] = number(comparison.counts["ambiguous"])
    for side, n in labs.items():
        figures[word(f"table.labs_{side}", language)] = number(n)
    return figures


def _heading(name: str, comparison: Comparison, language: str) -> str:
    if name.startswith("added") and comparison.end:
        return word(f"head.{name}", language, day=day(comparison.end, language))
    return word(f"table.{name}", language)


def _table(view: View, measure: str, table: pd.DataFrame, elsewhere: pd.DataFrame) -> pd.DataFrame:
    """Return the places that have labs, the highest first, then what has no place."""
    language = view.language
    known = table[table["labs_older"] + table["labs_newer"] > 0]
    known = known.sort_values([MEASURES[measure], "labs_newer", "code"],
                              ascending=[False, False, True])  # fmt: skip
    names = dict(zip(table["state_code"], table["name"].str.split(", ").str[-1], strict=True))
    lead = pd.DataFrame({"state": known["state_code"].map(names)})
    rest = pd.DataFrame({"state": elsewhere["state_code"].map(names)})
    if view.level == "municipality":
        lead["mun_code"] = known["code"]
        lead["municipality"] = known["name"].str.rpartition(", ")[0]
        rest["mun_code"] = ""
        rest["municipality"] = say("not_known", language)
    else:
        lead.insert(0, "state_code", known["code"])
        rest.insert(0, "state_code", "")
    rest["state"] = rest["state"].fillna(say("not_known", language))
    order = dict.fromkeys((MEASURES[measure], *COUNTS))
    parts = [
        pd.concat([head, body[[*order]]], axis=1)
        for head, body in ((lead, known), (rest, elsewhere))
    ]
    whole = pd.concat([part for part in parts if len(part)] or parts[:1], ignore_index=True)
    return whole.rename(columns={name: word(f"table.{name}", language) for name in whole})


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
    top = table[table[column] > 0].sort_values([column, "code"], ascending=[False, True])[:_TOP]
    if len(top):
        pairs = zip(top["name"], top[column], strict=True)
        places = "; ".join(f"{name} ({number(labs)})" for name, labs in pairs)
        parts.append(word("alt.top", language, places=places))
    none, total = number(int((table[column] == 0).sum())), number(len(table))
    parts.append(word(f"alt.none.{view.level}", language, n=none, total=total))
    return " ".join(parts)
