"""A comparison of two releases as a JSON object for a program."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from geo.compare import Comparison, CountComparison
from geo.process import Processed
from layers.comparing.figures import (
    ambiguous_labs,
    differing,
    duplicate_rows,
    figures_by_place,
    matched,
    other_kinds,
    published_later,
    side_labs,
)
from layers.comparing.words import headline


def comparison_json(
    older: Processed, newer: Processed, comparison: Comparison | CountComparison
) -> str:
    """Return a whole comparison as a JSON object.

    Parameters
    ----------
    older, newer : Processed
        The two releases.
    comparison : Comparison or CountComparison
        What became of the older in the newer.

    Returns
    -------
    str
        Members ``older`` and ``newer`` (id, publisher, dates, file, hash,
        whether illustrative, labs), ``illustrative`` (of either), ``end``,
        ``counts`` (labs by outcome) and, of releases that list raids,
        ``headline``, ``differing``, ``transitions``, ``ambiguous`` and
        ``duplicates`` (numbers), ``tolerances``, ``kinds``, ``other_kinds``,
        ``one_sided``, ``compared``, ``not_compared``, ``not_told``,
        ``by_state``, ``by_municipality`` (see
        :func:`layers.comparing.figures.figures_by_place`), ``duplicate_rows``
        and ``matched``, the table of :class:`geo.compare.Comparison`; of
        releases of counts ``place``, ``period``, ``kinds``, ``other_kinds``,
        ``not_compared``, ``not_told``, ``counting`` (which release counts
        labs instead of listing raids) and ``cells``. What is missing is null, and so are
        ``log_odds`` of records that are equal in all but their status, and
        what changed of records without a partner.
    """
    if isinstance(comparison, CountComparison):
        labs, told = comparison.labs, _counts(comparison)
    else:
        labs, told = side_labs(comparison), _records(comparison)
    whole: dict[str, Any] = {
        "compares": "counts" if isinstance(comparison, CountComparison) else "records",
        "older": _release(older) | {"labs": labs["older"]},
        "newer": _release(newer) | {"labs": labs["newer"]},
        "illustrative": older.release.illustrative or newer.release.illustrative,
        "older_published_after_newer": published_later(older, newer),
        "end": comparison.end,
        "counts": comparison.counts,
    }
    return json.dumps(
        whole | told, ensure_ascii=False, indent=1, default=date.isoformat, allow_nan=False
    )


def _release(processed: Processed) -> dict[str, Any]:
    release = processed.release
    return {
        "release": release.id,
        "publisher": release.publisher,
        "corps": release.corps,
        "published": release.published,
        "period_start": release.period_start,
        "period_end": release.period_end,
        "file": release.report.file,
        "sha256": release.report.sha256,
        "illustrative": release.illustrative,
    }


def _records(comparison: Comparison) -> dict[str, Any]:
    return {
        "headline": headline(comparison, "en"),
        "differing": differing(comparison),
        "transitions": comparison.transitions.to_dict("index"),
        "ambiguous": ambiguous_labs(comparison),
        "duplicates": duplicate_rows(comparison),
        "tolerances": asdict(comparison.tolerances),
        "kinds": comparison.kinds,
        "other_kinds": other_kinds(comparison),
        "one_sided": comparison.one_sided,
        "compared": comparison.compared,
        "not_compared": comparison.not_compared,
        "not_told": comparison.not_told,
        "by_state": rows(figures_by_place(comparison, "state")),
        "by_municipality": rows(figures_by_place(comparison, "municipality")),
        "duplicate_rows": rows(comparison.duplicates),
        "matched": rows(matched(comparison)),
    }


def _counts(comparison: CountComparison) -> dict[str, Any]:
    return {
        "place": comparison.place,
        "period": comparison.period,
        "kinds": comparison.kinds,
        "other_kinds": comparison.other_kinds,
        "not_compared": comparison.not_compared,
        "not_told": comparison.not_told,
        "counting": comparison.counting,
        "cells": rows(comparison.table),
    }


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a table as JSON values, one object a row.

    Parameters
    ----------
    table : pandas.DataFrame
        Any table; its moments are days.

    Returns
    -------
    list of dict
        Days as ISO 8601; what is missing or not finite is None.
    """
    plain = {str(name): _plain(table[name]) for name in table}
    return [dict(zip(plain, row, strict=True)) for row in zip(*plain.values(), strict=True)]


def _plain(column: pd.Series) -> list[Any]:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        column = column.dt.strftime("%Y-%m-%d")
    elif pd.api.types.is_float_dtype(column.dtype):
        column = column.replace([np.inf, -np.inf], np.nan)
    values = column.astype("object")
    return values.where(column.notna(), None).tolist()
