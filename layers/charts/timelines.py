"""Labs by month and status, one row a release, with breaks where the method changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from geo.errors import ChoiceError
from geo.ledger import Triangle, ledger
from geo.ledger import triangle as revision_triangle
from geo.process import Processed
from geo.records import STATUSES
from layers.charts.around import Sizes, Words, sizes_of
from layers.charts.chart import Chart
from layers.charts.frame import MARGIN, framed, watermark
from layers.charts.telling import published, statuses
from layers.charts.texts import tell
from layers.charts.timeline_axes import Span, set_axes, shade
from layers.charts.timeline_rules import arranged, rules, write_rules
from layers.charts.timeline_words import timeline_alt, timeline_words
from layers.figure import SETTINGS
from layers.measure import line_height, width_of
from layers.palettes import STATUS_COLORS
from layers.typeset import INK, QUIET, Page
from layers.words import counted, number

_VEIL: Final = (1.0, 1.0, 1.0, 0.55)
"""What makes a bar paler whose period is covered in part, so that its hatching shows."""
_BAR: Final = 0.86
"""Width of a bar, in periods."""
_ROWS_MM: Final = ((2, 38.0), (4, 30.0), (8, 22.0))
"""Height of the bars by how many rows there are at most, millimetres."""
_LEAST_ROW_MM: Final = 18.0


def timeline(
    releases: Sequence[Processed],
    language: str = "en",
    *,
    period: str = "month",
    width: str = "wide",
) -> Chart:
    """Return active and inactive labs by month, one row a release, all on the same axes.

    Parameters
    ----------
    releases : sequence of Processed
        The releases; they are drawn in the order of publication.
    language : {"en", "es"}
        Language.
    period : {"month", "year"}
        What a bar is.
    width : {"wide", "narrow"}
        For a screen or paper, or for a telephone.

    Returns
    -------
    Chart
        Stacked bars. The table holds ``release, period, labs, active,
        inactive, unspecified, partial`` for every period that is covered.

    Raises
    ------
    ChoiceError
        If there is no release, two have one id, no lab has a date that tells
        the period, or a choice does not exist.
    """
    sizes = sizes_of(width)
    if not releases:
        raise ChoiceError("no release was given to draw; name one or more")
    known = ledger(releases)
    totals = {row["release"]: row for row in known.to_dict("records")}
    by_id = {processed.release.id: processed for processed in releases}
    ordered = [by_id[name] for name in totals]
    told = revision_triangle(ordered, period)
    table = _table(told)
    words = timeline_words(ordered, table, told, known, language)
    height = next((mm for most, mm in _ROWS_MM if len(totals) <= most), _LEAST_ROW_MM)
    span = _span(table, period, sizes, height)
    labels, above = [], None
    for row in totals.values():
        mine = table[table["release"] == row["release"]].set_index("period")
        found = rules(mine, span, row["period_end"], above, language)
        labels.append(arranged(found, span, sizes))
        above = row["period_end"]
    lines = 1 + max((label.line for row in labels for label in row), default=0)
    strip = lines * line_height(sizes.text) + 1.0
    span = span._replace(height_mm=height + strip)
    foot = line_height(sizes.text) + 4.0
    with rc_context(SETTINGS):
        scrap = Page(sizes.width_mm, 1000.0)
        heads = [_row_words(scrap, p, totals[p.release.id], language, sizes, 0) for p in ordered]
        page, place = framed(words, sizes, sum(heads) + (span.height_mm + foot) * len(heads) - 2.5)
        for processed, head, written in zip(ordered, heads, labels, strict=True):
            row = totals[processed.release.id]
            _row_words(page, processed, row, language, sizes, place)
            axes = _row(page, row, table, words, span, sizes, (place + head, strip))
            shade(axes, span, (row["period_start"], row["period_end"]), told.untold[row["release"]])
            write_rules(axes, written, span, sizes)
            place += head + span.height_mm + foot
    return Chart(page.figure, words.title, timeline_alt(table, period, language), table, words)


def _table(told: Triangle) -> pd.DataFrame:
    """Return the labs of each release and period that it tells."""
    if told.labs.isna().all(axis=None):
        noun = told.period
        raise ChoiceError(f"no lab has a date that tells its {noun}: there is nothing to draw")
    dated = told.by_state.dropna(subset="period")
    counts = dated.groupby(["release", "period"])[["labs", *STATUSES]].sum()
    parts = []
    for name in told.labs.columns:
        inside = told.labs.index[told.labs[name].notna()]
        keys = pd.MultiIndex.from_product([[name], inside], names=["release", "period"])
        part = counts.reindex(keys, fill_value=0).reset_index()
        parts.append(part.assign(partial=told.partial.loc[inside, name].to_numpy()))
    return pd.concat(parts, ignore_index=True)


def _row_words(
    page: Page, processed: Processed, told: dict[Any, Any], language: str, sizes: Sizes, top: float
) -> float:
    """Write the name of a release and its totals; return where the row begins."""
    release = processed.release
    room = page.width_mm - 2 * MARGIN
    size = sizes.text
    next_line = page.paragraph(
        release.id, MARGIN, top, room, size=size, color=INK, weight="bold", most_lines=1
    )
    words = tell(
        "row",
        language,
        published=published(release, language),
        labs=counted(int(told["labs"]), "labs", language),
        statuses=statuses(told, language),
    )
    name = width_of(release.id, size, "bold") + 3
    if name + width_of(words, size) <= room:
        page.write(words, MARGIN + name, top, size=size, color=QUIET)
        return next_line + 0.5
    return page.paragraph(words, MARGIN, next_line, room, size=size, color=QUIET) + 0.5


def _span(table: pd.DataFrame, period: str, sizes: Sizes, height: float) -> Span:
    """Return the periods that all rows show, beside the numbers of their axis."""
    first, last = table["period"].min(), table["period"].max()
    every = pd.date_range(first, last, freq={"month": "MS", "year": "YS"}[period], unit="s")
    axis = width_of(number(max(1, int(table["labs"].max()))), sizes.text)
    axis += line_height(sizes.text) + 2.5
    return Span(every, period, sizes.width_mm - 2 * MARGIN - axis, height)


def _row(
    page: Page,
    told: dict[Any, Any],
    table: pd.DataFrame,
    words: Words,
    span: Span,
    sizes: Sizes,
    place: tuple[float, float],
) -> Axes:
    """Draw the bars of one release and what it does not cover."""
    top, strip = place
    language, height = words.language, span.height_mm
    box = page.box(page.width_mm - MARGIN - span.width_mm, top, span.width_mm, height)
    axes = page.figure.add_axes(box, label=told["release"])
    highest = max(1, int(table["labs"].max()))
    axes.set_ylim(0, highest * height / (height - strip))
    set_axes(axes, span, sizes, highest, language)
    mine = table[table["release"] == told["release"]].set_index("period")
    base = pd.Series(0, index=mine.index)
    for status in STATUSES:
        look = {"facecolor": STATUS_COLORS[status], "zorder": 3, "gid": status}
        _bars(axes, span, mine[status], base, look)
        base = base + mine[status]
    veil = {"facecolor": _VEIL, "edgecolor": INK, "hatch": "//////", "zorder": 4, "gid": "partial"}
    _bars(axes, span, mine.loc[mine["partial"], "labs"], base * 0, veil)
    watermark(axes, words, span.width_mm, height)
    page.figure.text(
        *page.at(MARGIN + 0.5 * line_height(sizes.text), top + height / 2),
        tell("timeline.axis", language, period=tell(f"period.{span.period}", language)),
        size=sizes.text - 0.5,
        color=QUIET,
        rotation=90,
        ha="center",
        va="center",
        parse_math=False,
    )
    return axes


def _bars(
    axes: Axes, span: Span, heights: pd.Series, base: pd.Series, look: dict[str, Any]
) -> None:
    """Draw the bars of one status that are higher than nothing."""
    heights = heights[heights > 0]
    at = span.every.get_indexer(pd.DatetimeIndex(heights.index))
    for place, height, low in zip(at, heights, base[heights.index], strict=True):
        bar = Rectangle((place - _BAR / 2, low), _BAR, height, linewidth=0, **look)
        # `Axes.bar` would take several times as long: it measures for limits that are set here.
        axes.add_artist(bar)
