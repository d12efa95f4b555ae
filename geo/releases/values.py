"""What one cell means: words of a closed vocabulary, and numbers.

Each function takes a cell and returns its value, or raises ``ValueError`` with
the reason in words; an empty cell is never an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from geo.releases.cells import Cell, as_text
from geo.text import fold, says_nothing

_THOUSANDS: Final = re.compile(r"\d{1,3}([, ]\d{3})+")
_MOST_LABS: Final = 10_000
"""More labs than any release reports in one row: above it a number is taken for a fault."""

STATUS_WORDS: Final = {
    "active": (
        "activo", "activa", "activos", "activas", "en activo", "en operacion", "operando",
        "en funcionamiento", "funcionando", "active", "in operation",
    ),
    "inactive": (
        "inactivo", "inactiva", "inactivos", "inactivas", "no activo", "fuera de uso",
        "fuera de operacion", "inhabilitado", "inhabilitada", "inhabilitados", "deshabilitado",
        "en desuso", "abandonado", "abandonada", "sin operar", "sin actividad", "inactive",
        "not active", "out of use", "disabled", "abandoned",
    ),
}  # fmt: skip
DRUG_STEMS: Final = {
    "methamphetamine": ("metanf", "methamph", "metaanf", "cristal", "crystal", "metamf"),
    "heroin": ("heroin",),
    "cocaine": ("cocain", "clorhidrato de coca", "pasta base"),
    "fentanyl": ("fentan", "fentany"),
    "other": ("mariguana", "marihuana", "marijuana", "cannabis", "hachis", "mdma", "extasis",
              "opio", "goma", "amapola", "lsd", "otra", "otro", "other"),
}  # fmt: skip
KIND_STEMS: Final = {
    "laboratory": ("laborator", "narcolab", "cocina", "lab "),
    "concentration area": ("concentracion", "concentration"),
    "pill press": ("pastilla", "pildora", "tableteadora", "tablet", "pill"),
    "storehouse": ("bodega", "almacen", "storehouse", "warehouse"),
}  # fmt: skip


def read_status(cell: Cell) -> str:
    """Return the status that a cell names.

    Parameters
    ----------
    cell : Cell
        A word of :data:`STATUS_WORDS`, in any case.

    Returns
    -------
    str
        ``active``, ``inactive``, or ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If the word is not known.
    """
    text = as_text(cell)
    if says_nothing(text):
        return "unspecified"
    folded = fold(text)
    for status, words in STATUS_WORDS.items():
        if folded in words:
            return status
    raise ValueError("not a status that is known")


def read_drug(cell: Cell) -> str:
    """Return the drug that a cell names.

    Parameters
    ----------
    cell : Cell
        Text that holds one of the stems of :data:`DRUG_STEMS`.

    Returns
    -------
    str
        A drug of the record table; ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If it names none that is known, or several.
    """
    text = as_text(cell)
    return "unspecified" if says_nothing(text) else _only(_named(text, DRUG_STEMS))


def read_kind(cell: Cell) -> str:
    """Return the kind of place that a cell names.

    Parameters
    ----------
    cell : Cell
        Text that holds one of the stems of :data:`KIND_STEMS`.

    Returns
    -------
    str
        A kind of the record table: a laboratory where one is named, even
        beside other kinds; ``unspecified`` for an empty cell.

    Raises
    ------
    ValueError
        If it names none that is known, or several of which none is a
        laboratory.
    """
    text = as_text(cell)
    if says_nothing(text):
        return "unspecified"
    found = _named(text, KIND_STEMS)
    return "laboratory" if "laboratory" in found else _only(found)


def _named(text: str, stems: Mapping[str, tuple[str, ...]]) -> list[str]:
    padded = f" {fold(text)} "
    return [word for word, many in stems.items() if any(f" {stem}" in padded for stem in many)]


def _only(found: list[str]) -> str:
    if not found:
        raise ValueError("not a word that is known")
    if len(found) > 1:
        raise ValueError(f"names several: {', '.join(found)}")
    return found[0]


def read_number(cell: Cell) -> float | None:
    """Return the number in a cell.

    Parameters
    ----------
    cell : Cell
        A number, or its text with a decimal point or comma.

    Returns
    -------
    float or None
        The number; None for an empty cell.

    Raises
    ------
    ValueError
        If the cell holds no number.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return float(cell)
    text = as_text(cell)
    if says_nothing(text):
        return None
    if not re.fullmatch(r"[-+]?\d+([.,]\d+)?", text):
        raise ValueError("not a number")
    return float(text.replace(",", "."))


def read_count(cell: Cell) -> int:
    """Return the number of labs that a cell gives.

    Parameters
    ----------
    cell : Cell
        A whole number of 0 or more, thousands parted by commas or not.

    Returns
    -------
    int
        The number; 1 for an empty cell, since a row is one lab unless it
        says otherwise.

    Raises
    ------
    ValueError
        If the cell holds no such number.
    """
    text = as_text(cell)
    if _THOUSANDS.fullmatch(text):
        text = text.replace(",", "").replace(" ", "")
    number = read_number(text)
    if number is None:
        return 1
    if not 0 <= number <= _MOST_LABS or not number.is_integer():
        raise ValueError(f"not a whole number of labs from 0 to {_MOST_LABS:,}")
    return int(number)
