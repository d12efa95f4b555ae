"""The words of the chart from status to status."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from geo.compare import Comparison
from geo.process import Processed
from geo.records import STATUSES
from layers.charts.around import Key, Words, origin
from layers.charts.flow_bands import ALONE_HATCH, AMBIGUOUS_HATCH
from layers.charts.links import ADDED, AMBIGUOUS, WITHDRAWN
from layers.charts.telling import status_name
from layers.charts.texts import tell
from layers.comparing.words import tell as compare_tell
from layers.palettes import STATUS_COLORS
from layers.words import counted, day, number, say, shortened


def node_name(name: str, comparison: Comparison, language: str) -> str:
    """Return what labs come from or go to, in words.

    Parameters
    ----------
    name : str
        One of :data:`layers.charts.links.SOURCES` or ``TARGETS``.
    comparison : Comparison
        Tells the last day of the older release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A few words.
    """
    if name in STATUSES:
        return status_name(name, language)
    if name in ADDED:
        if comparison.end is None:
            return tell("flow.added", language)
        key = "flow.added_before" if name == ADDED[0] else "flow.added_after"
        return tell(key, language, day=day(comparison.end, language))
    return tell(f"flow.{name}", language)


def flow_words(
    comparison: Comparison, pair: Sequence[Processed], table: pd.DataFrame, language: str
) -> Words:
    """Return everything that is written around the chart.

    Parameters
    ----------
    comparison : Comparison
        What became of the records.
    pair : sequence of Processed
        The older and the newer release.
    table : pandas.DataFrame
        The bands, see :func:`layers.charts.links.links`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Words
        Title, subtitle, key, notes and sources.
    """
    illustrative, sources = origin(pair, language)
    paired = table[table["source"].isin(STATUSES) & table["target"].isin(STATUSES)]
    older, newer = _ambiguous(table)
    subtitle = tell(
        "flow.subtitle",
        language,
        paired=counted(int(paired["labs"].sum()), "labs", language),
        where=tell("flow.both.known" if older or newer else "flow.both", language),
        withdrawn=number(table.loc[table["target"] == WITHDRAWN, "labs"].sum()),
        added=number(table.loc[table["source"].isin(ADDED), "labs"].sum()),
    )
    if older or newer:
        values = {"older": number(older), "newer": number(newer)}
        subtitle += tell("flow.subtitle.ambiguous", language, **values)
    shown = set(table["source"]) | set(table["target"])
    keys = [Key(status_name(s, language), STATUS_COLORS[s]) for s in STATUSES if s in shown]
    if shown & {*ADDED, WITHDRAWN}:
        keys.append(Key(tell("key.alone", language), "#ffffff", ALONE_HATCH))
    if AMBIGUOUS in shown:
        keys.append(Key(tell("flow.ambiguous", language), "#ffffff", AMBIGUOUS_HATCH))
    return Words(
        _title(comparison, table, paired, language),
        subtitle,
        language,
        illustrative,
        tuple(keys),
        tuple(_notes(comparison, pair, table, language)),
        sources,
    )


def flow_alt(comparison: Comparison, table: pd.DataFrame, language: str) -> str:
    """Return the chart in words, for who cannot see it.

    Parameters
    ----------
    comparison : Comparison
        What became of the records.
    table : pandas.DataFrame
        The bands.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Every band with its labs.
    """
    columns = (table[name] for name in ("source", "target", "labs"))
    bands = [
        tell(
            "alt.flow.band",
            language,
            source=node_name(source, comparison, language),
            target=node_name(target, comparison, language),
            labs=counted(int(labs), "labs", language),
        )
        for source, target, labs in zip(*columns, strict=True)
    ]
    return tell(
        "alt.flow",
        language,
        older=shortened(comparison.older),
        newer=shortened(comparison.newer),
        bands="; ".join(bands),
    )


def _ambiguous(table: pd.DataFrame) -> tuple[int, int]:
    """Return the labs of the older and of the newer release whose partner is not certain."""
    older = int(table.loc[table["target"] == AMBIGUOUS, "labs"].sum())
    return older, int(table.loc[table["source"] == AMBIGUOUS, "labs"].sum())


def _title(comparison: Comparison, table: pd.DataFrame, paired: pd.DataFrame, language: str) -> str:
    names = {"older": shortened(comparison.older), "newer": shortened(comparison.newer)}
    older, newer = _ambiguous(table)
    if paired.empty and (older or newer):
        values = {"older_labs": counted(older, "labs", language), "newer_labs": number(newer)}
        return tell("flow.title.not_known", language, **names, **values)
    if paired.empty:
        return tell("flow.title.apart", language, **names)
    if "status" in comparison.not_told:
        return tell("flow.title.no_status", language, **names)
    changed = paired[paired["source"] != paired["target"]]
    if changed.empty:
        key = "flow.title.none_known" if older or newer else "flow.title.same"
        return tell(key, language, **names)
    most = changed.iloc[int(changed["labs"].argmax())]
    of = int(table.loc[table["source"] == most["source"], "labs"].sum())
    return tell(
        "flow.title.changed",
        language,
        changed=number(most["labs"]),
        of=counted(of, "labs", language),
        before=status_name(most["source"], language),
        after=status_name(most["target"], language),
        **names,
    )


def _notes(
    comparison: Comparison, pair: Sequence[Processed], table: pd.DataFrame, language: str
) -> list[str]:
    matched = (name for name in comparison.compared if name != "status")
    fields = ", ".join(compare_tell(f"field.{name}", language) for name in matched)
    found = [tell("flow.unit", language)]
    if any(processed.release.illustrative for processed in pair):
        found.append(say("note.illustrative", language))
    found += [
        say("note.detection", language),
        tell("note.between_batches", language),
        tell("note.never_added", language),
        tell("flow.how", language, fields=fields),
    ]
    older, newer = _ambiguous(table)
    if older or newer:
        values = {
            "older": counted(older, "labs", language),
            "newer": counted(newer, "labs", language),
        }
        found.append(tell("flow.not_certain", language, **values))
    left_out = comparison.table.drop(comparison.counted.index)
    if not left_out.empty:
        sites = {
            side: number(left_out.loc[left_out[f"row_{side}"].notna(), "labs"].sum())
            for side in ("older", "newer")
        }
        found.append(tell("flow.kinds", language, **sites))
    if any(comparison.one_sided.values()):
        numbers = {side: number(labs) for side, labs in comparison.one_sided.items()}
        found.append(tell("flow.one_sided", language, **numbers))
    return found
