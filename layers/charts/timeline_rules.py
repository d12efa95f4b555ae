"""Vertical rules where a release ends or its method changes, with their labels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd
from matplotlib.axes import Axes

from layers.charts.around import Sizes
from layers.charts.breaks import runs
from layers.charts.telling import status_name
from layers.charts.texts import tell
from layers.charts.timeline_axes import Span
from layers.measure import line_height, width_of
from layers.typeset import INK
from layers.words import day

_BESIDE: Final = 0.8
"""Distance of a label from its rule, millimetres."""


class Rule(NamedTuple):
    """A vertical rule with its label.

    Attributes
    ----------
    x : float
        Where, in periods from the middle of the first one.
    label : str
        What breaks there.
    """

    x: float
    label: str


class Label(NamedTuple):
    """Where the label of a rule stands.

    Attributes
    ----------
    rule : Rule
        The rule.
    line : int
        On which line above the bars, 0 for the highest.
    low, high : float
        From where to where, millimetres from the left.
    crosses : bool
        Whether it lies on the rule of another one.
    """

    rule: Rule
    line: int
    low: float
    high: float
    crosses: bool


def rules(
    counts: pd.DataFrame,
    span: Span,
    end: pd.Timestamp,
    end_above: pd.Timestamp | None,
    language: str,
) -> list[Rule]:
    """Return where statuses turn one, where the release above ends, and where this one does.

    Parameters
    ----------
    counts : pandas.DataFrame
        Labs of one release by period (the index) and status.
    span : Span
        The periods that all rows show.
    end : pandas.Timestamp
        Last day of the release; missing where it is not known.
    end_above : pandas.Timestamp or None
        Last day of the release above, None for the first row.
    language : {"en", "es"}
        Language.

    Returns
    -------
    list of Rule
        In this order.
    """
    found = []
    for run in runs(counts):
        label = tell(f"break.{run.kind}", language, status=status_name(run.status, language))
        until = run.kind == "until"
        found.append(
            Rule(span.place(run.last) + 0.5 if until else span.place(run.first) - 0.5, label)
        )
    ends = []
    if end_above is not None and not pd.isna(end_above) and not end_above >= end:
        ends.append(("break.end_above", end_above))
    if not pd.isna(end):
        ends.append(("break.end", end))
    for key, moment in ends:
        x = span.end_of(moment)
        if -0.5 < x < span.edge - 1e-9:
            found.append(Rule(x, tell(key, language, day=day(moment.date(), language))))
    return found


def arranged(found: Sequence[Rule], span: Span, sizes: Sizes) -> list[Label]:
    """Return where labels stand so that none lies on another one.

    Parameters
    ----------
    found : sequence of Rule
        The rules of one row.
    span : Span
        Its periods and its width.
    sizes : Sizes
        Sizes of the letters.

    Returns
    -------
    list of Label
        In the same order; beside their rule if there is room, else moved
        inwards, on the highest line that is free there.
    """
    at = [(rule.x + 0.5) / len(span.every) * span.width_mm for rule in found]
    labels: list[Label] = []
    for mm, rule in zip(at, found, strict=True):
        long = width_of(rule.label, sizes.text - 0.5) + 2 * _BESIDE
        choices = []
        for line in range(len(found)):
            for side, wanted in enumerate((mm, mm - long)):
                low = max(0.0, min(wanted, span.width_mm - long))
                free = not any(
                    line == o.line and low < o.high and o.low < low + long for o in labels
                )
                crosses = any(low + 0.1 < other < low + long - 0.1 for other in at)
                choices.append((not free, crosses, low != wanted, line, side, low))
        _, crosses, _, line, _, low = min(choices)
        labels.append(Label(rule, line, low, low + long, crosses))
    return labels


def write_rules(axes: Axes, labels: Sequence[Label], span: Span, sizes: Sizes) -> None:
    """Draw rules with their labels above the bars.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
        One row.
    labels : sequence of Label
        Its rules, see :func:`arranged`.
    span : Span
        Its periods and its size.
    sizes : Sizes
        Sizes of the letters.
    """
    size = sizes.text - 0.5
    for label in labels:
        axes.axvline(label.rule.x, color=INK, linewidth=0.9, zorder=6, gid="break", clip_on=False)
        axes.text(
            (label.low + _BESIDE) / span.width_mm,
            1 - (label.line + 0.5) * line_height(size) / span.height_mm,
            label.rule.label,
            transform=axes.transAxes,
            va="center",
            size=size,
            color=INK,
            zorder=7,
            parse_math=False,
            # Where it lies on the rule of another label, that one gives way.
            bbox={"facecolor": "#ffffff", "linewidth": 0, "pad": 0.6} if label.crosses else None,
        )
