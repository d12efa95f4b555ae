"""The words of the revision triangle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from geo.ledger import Triangle
from geo.process import Processed
from layers.charts.around import Key, Words, origin
from layers.charts.steps import (
    FEWER_COLORS,
    FIRST_COLOR,
    MORE_COLORS,
    NOT_COVERED_COLOR,
    PARTIAL_HATCH,
    ZERO_COLOR,
    shades,
)
from layers.charts.telling import partial_notes, period_name, periods, published
from layers.charts.texts import tell
from layers.class_labels import break_labels
from layers.words import counted, number, say, shortened


def triangle_words(
    triangle: Triangle,
    releases: Sequence[Processed],
    table: pd.DataFrame,
    steps: tuple[float, ...],
    letters: Mapping[str, str],
    language: str,
) -> Words:
    """Return everything that is written around the heat map.

    Parameters
    ----------
    triangle : Triangle
        What is drawn.
    releases : sequence of Processed
        Its releases, in the order of its columns.
    table : pandas.DataFrame
        Its cells, see :func:`layers.charts.triangle`.
    steps : tuple of float
        Lower bounds of the classes of changes.
    letters : mapping of str to str
        What stands above the column of each release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Words
        Title, subtitle, key, notes and sources.
    """
    illustrative, sources = origin(releases, language)
    noun = tell(f"period.{triangle.period}", language)
    return Words(
        _title(triangle, table, language),
        tell("triangle.subtitle", language, period=noun),
        language,
        illustrative,
        _keys(triangle, table, steps, noun, language),
        tuple(_notes(triangle, releases, table, language)),
        sources,
        tuple(_names(triangle, releases, table, letters, language)),
    )


def triangle_alt(triangle: Triangle, table: pd.DataFrame, language: str) -> str:
    """Return the heat map in words, for who cannot see it.

    Parameters
    ----------
    triangle : Triangle
        What is drawn.
    table : pandas.DataFrame
        Its cells.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A sentence on each release.
    """
    rows = []
    for name in triangle.labs.columns:
        mine = table[table["release"] == name]
        change = mine.loc[~mine["news"], "change"].dropna()
        rows.append(
            tell(
                "alt.triangle.row",
                language,
                release=shortened(name),
                told=periods(len(mine), triangle.period, language),
                more=number(int((change > 0).sum())),
                fewer=number(int((change < 0).sum())),
                same=number(int((change == 0).sum())),
            )
        )
    noun = tell(f"period.{triangle.period}", language)
    return tell("alt.triangle", language, period=noun, rows=" ".join(rows))


def _title(triangle: Triangle, table: pd.DataFrame, language: str) -> str:
    again = table[table["change"].notna() & ~table["news"]]
    many = again["period"].nunique()
    told = periods(many, triangle.period, language)
    if not many:
        noun = tell(f"period.{triangle.period}", language)
        return tell("triangle.title.apart", language, period=noun)
    revised = again[again["change"] != 0]
    if revised.empty:
        return tell("triangle.title.none", language, periods=told)
    most = revised.iloc[int(revised["change"].abs().astype("int64").argmax())]
    return tell(
        "triangle.title.some",
        language,
        revised=number(revised["period"].nunique()),
        periods=told,
        most=period_name(most["period"], triangle.period, language),
        before=number(most["labs"] - most["change"]),
        after=number(most["labs"]),
    )


def _keys(
    triangle: Triangle, table: pd.DataFrame, steps: tuple[float, ...], noun: str, language: str
) -> tuple[Key, ...]:
    change = table.loc[~table["news"], "change"].dropna()
    labels = break_labels("labs", steps, language)
    keys = []
    if (change < 0).any():
        fewer = zip(labels, shades(len(steps), FEWER_COLORS), strict=True)
        keys += [
            Key(tell("triangle.fewer", language, labs=words), color)
            for words, color in reversed(list(fewer))
        ]
    if (change == 0).any():
        keys.append(Key(tell("triangle.zero", language), ZERO_COLOR))
    if (change > 0).any():
        more = zip(labels, shades(len(steps), MORE_COLORS), strict=True)
        keys += [Key(tell("triangle.more", language, labs=words), color) for words, color in more]
    if (table["change"].isna() & ~table["partial"]).any():
        keys.append(Key(tell("triangle.first", language), FIRST_COLOR))
    if (table["partial"] | table["news"]).any():
        keys.append(Key(tell("triangle.partial", language, period=noun), "#ffffff", PARTIAL_HATCH))
    if len(table) < triangle.labs.size:
        words = "key.not_told" if triangle.untold.any(axis=None) else "key.not_covered"
        keys.append(Key(tell(words, language, period=noun), NOT_COVERED_COLOR))
    return tuple(keys)


def _names(
    triangle: Triangle,
    releases: Sequence[Processed],
    table: pd.DataFrame,
    letters: Mapping[str, str],
    language: str,
) -> list[str]:
    found = []
    for processed in releases:
        name = processed.release.id
        mine = table[table["release"] == name]
        labs = counted(int(mine["labs"].sum()) + triangle.not_placed[name], "labs", language)
        found.append(
            f"{letters[name]}  {shortened(name)}, {published(processed.release, language)} · {labs}"
        )
    return found


def _notes(
    triangle: Triangle, releases: Sequence[Processed], table: pd.DataFrame, language: str
) -> list[str]:
    found = []
    if any(processed.release.illustrative for processed in releases):
        found.append(say("note.illustrative", language))
    found += [say("note.detection", language), tell("triangle.totals", language)]
    found.append(tell("note.never_added", language))
    found += partial_notes(table, triangle.period, language)
    for name, many in triangle.not_placed.items():
        if many:
            labs = counted(many, "labs", language)
            noun = tell(f"period.{triangle.period}", language)
            found.append(
                tell("note.undated", language, release=shortened(name), labs=labs, period=noun)
            )
    if triangle.undecided:
        late = ", ".join(triangle.undecided)
        found.append(tell("triangle.undecided", language, releases=late))
    return found
