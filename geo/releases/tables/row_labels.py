"""What the rows of a table of counts say of place, time and words, so that the same is equal."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from geo.places.lookup import find_state
from geo.releases.cells import Cell, as_text
from geo.releases.tables.nesting import may_lie_in
from geo.text import fold

PLACES: Final = ("state", "municipality", "locality")
_LABELS: Final = ("date", "year", "month", *PLACES, "status", "drug", "kind", "corps")

Labels = Mapping[str, str]
"""What a row says, by field: the code of a state, else the folded text."""


def read_labels(rows: Sequence[int], of: Callable[[str], Sequence[Cell]]) -> dict[int, Labels]:
    """Return what each row says, so that the same is equal.

    Parameters
    ----------
    rows : sequence of int
        Indices of the rows of data.
    of : callable
        Returns what each row says of a field.

    Returns
    -------
    dict of int to mapping
        Labels by row; none for a field of which it says nothing.
    """
    columns = {name: list(map(as_text, of(name))) for name in _LABELS}
    keys = {
        name: [text and _key(name, text) for text in texts]
        for name, texts in columns.items()
        if any(texts)
    }
    places = zip(rows, columns["state"], columns["municipality"], strict=True)
    found: dict[int, Labels] = {}
    for position, (row, state, inner) in enumerate(places):
        said = {name: key for name, texts in keys.items() if (key := texts[position])}
        if inner and _is_state_again(inner, state):
            said.pop("municipality", None)
        found[row] = said
    return found


@lru_cache(maxsize=100_000)
def _key(name: str, text: str) -> str:
    """Return a text so that the same is equal; empty for "-" and the code "000"."""
    if not any(letter.isalnum() and letter != "0" for letter in text):
        return ""
    return (find_state(text).code if name == "state" else "") or fold(text)


@lru_cache(maxsize=10_000)
def _is_state_again(inner: str, state: str) -> bool:
    """Return whether "Sonora" beside "Sonora" names no municipality."""
    return bool(state) and fold(inner) == fold(state) and not may_lie_in(inner, state)
