"""Releases side by side, made by hand, and what is looked at on a chart."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from layers.figure import SETTINGS


def texts(chart):
    return [text for text in chart.figure.findobj(Text) if text.get_text() and text.get_visible()]


def words(chart):
    return " ".join(text.get_text() for text in texts(chart))


def named(chart, gid):
    return list(chart.figure.findobj(lambda a: (a.get_gid() or "").startswith(gid)))


def check_texts(chart):
    """No text lies on another or off the page, as the files are written."""
    with rc_context(SETTINGS):
        # Ticks take their places when they are drawn.
        chart.figure.draw_without_rendering()
        renderer = FigureCanvasAgg(chart.figure).get_renderer()
        # The word across the chart lies under everything on purpose.
        found = [text for text in texts(chart) if text.get_alpha() is None]
        sides = np.array([text.get_window_extent(renderer).extents for text in found])
    said = [text.get_text() for text in found]
    page = chart.figure.bbox
    off = (sides[:, :2] <= page.min).any(axis=1) | (sides[:, 2:] >= page.max).any(axis=1)
    assert not [said[n] for n in off.nonzero()[0]]
    low = np.maximum(sides[:, None, :2], sides[None, :, :2])
    high = np.minimum(sides[:, None, 2:], sides[None, :, 2:])
    on = np.triu((high - low > 0.8).all(axis=2), k=1)
    assert not [(said[a], said[b]) for a, b in zip(*on.nonzero(), strict=True)]


@pytest.fixture(scope="session")
def looked():
    return SimpleNamespace(texts=texts, words=words, named=named, check_texts=check_texts)


@pytest.fixture(scope="session")
def two(processed):
    """The story: an older release of both statuses, a newer one that calls all active."""
    dated = [("2022-11-03", 4, 1), ("2022-12-20", 6, 0), ("2023-01-09", 9, 2), ("2023-02-05", 3, 0)]
    rows = [
        {"date": day, "status": status, "mun_code": mun}
        for n, (day, inactive, active) in enumerate(dated)
        for status, many in (("inactive", inactive), ("active", active))
        for mun in [f"25{n:03}"] * many
    ]
    later = [{"date": "2023-03-12", "status": "active", "mun_code": "25018"}] * 7
    period = {"period_start": date(2022, 11, 1)}
    older = processed(
        *({**row, "release": "old"} for row in rows),
        id="old", period_end=date(2023, 2, 10), published=date(2023, 2, 20), **period,
    )  # fmt: skip
    newer = processed(
        *({**row, "status": "active", "release": "new"} for row in rows),
        *({**row, "release": "new"} for row in later),
        id="new", period_end=date(2023, 3, 31), published=date(2023, 6, 1), **period,
    )  # fmt: skip
    return older, newer


@pytest.fixture(scope="session")
def six(processed):
    """Six releases of growing periods whose numbers differ, one of them illustrative."""
    found = []
    for n in range(6):
        rows = [
            {
                "release": f"release-{n}",
                "date": f"{2020 + month // 12}-{month % 12 + 1:02}-10",
                "status": ("active", "inactive", "unspecified")[(month * (n + 1) + k) % 3],
                "mun_code": f"25{month % 18:03}",
                "labs": 1 + (month * 7 + n * k) % (9 * (n + 1)),
            }
            for month in range(14 + 2 * n)
            for k in range(3)
        ]
        end = 13 + 2 * n
        found.append(
            processed(
                *rows,
                {"release": f"release-{n}", "date": None, "date_precision": "none", "labs": n + 1},
                id=f"release-{n}",
                period_start=date(2020, 1, 1),
                period_end=date(2020 + end // 12, end % 12 + 1, 15 if n % 2 else 28),
                published=date(2023, 1 + n, 1),
                illustrative=n == 3,
            )
        )
    return tuple(found)
