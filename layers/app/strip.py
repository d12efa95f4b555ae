"""A strip of columns that count the labs of one stretch of time after another."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Final

import streamlit as st

from layers.palettes import STATUS_COLORS

_ALL: Final = ("#c9d3dd", STATUS_COLORS["inactive"])
_ACTIVE: Final = ("#efbe99", STATUS_COLORS["active"])
"""Of a column, and of the one whose map is shown."""


def strip(counts: Sequence[tuple[int, int]], at: int) -> None:
    """Show a small column for the labs of each stretch, active ones in their own colour.

    Parameters
    ----------
    counts : sequence of (int, int)
        All labs of each, and the active ones among them.
    at : int
        Index of the one whose map is shown.
    """
    top = max(labs for labs, _ in counts) or 1
    width = 100 / len(counts)
    bars = []
    for index, pair in enumerate(counts):
        now = index == at
        for labs, color in zip(pair, (_ALL[now], _ACTIVE[now]), strict=True):
            high = 100 * labs / top
            bars.append(
                f'<rect x="{index * width:.3f}" y="{100 - high:.2f}" '
                f'width="{width * 0.82:.3f}" height="{high:.2f}" fill="{color}"/>'
            )
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="1000" height="44" '
        f'preserveAspectRatio="none">{"".join(bars)}</svg>'
    )
    # Streamlit drops drawings from HTML, not images.
    image = "data:image/svg+xml;base64," + base64.b64encode(drawing.encode()).decode("ascii")
    st.html(f'<img class="la-strip" src="{image}" alt="">')
