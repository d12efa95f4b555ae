"""The words by which a line of totals is known, and the numbers that it states."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from geo.text import fold

_TOTAL: Final = re.compile(
    r"((gran|en|un|sub) ?)?tot(al(es)?)?\b.*|.* (gran |sub ?)?total(es)?|sumas?\b.*|sumatoria\b.*"
    r"|total:? ?\d.*|(total )?nacional|republica mexicana|estados unidos mexicanos"
    r"|(todo el|total) pais|acumulad[oa]s?( (general|anual|nacional|del ano|a la fecha))?"
)
_PLAIN: Final = re.compile(
    r"(gran |sub ?)?total(es)?( general| estatal| municipal| del estado| nacional| anual)?"
    r"|nacional|republica mexicana|estados unidos mexicanos|(todo el )?pais|global"
    r"|tod[oa]s( (los|las) (estados|municipios|entidades|meses|anos))?|todo el (ano|estado)"
)
"""Said in the column of a label, wherever it stands in the row."""

_PART_OF_YEAR: Final = re.compile(r"\b(bi|tri|cuatri|se)mestre\b|\banual\b|\btodo el ano\b")
_SHARE: Final = re.compile(
    r"(promedio|maximo|minimo|porcentaje|por ciento|variacion|incremento|decremento)\b.*"
    r"|(valor )?medi[ao]|mediana|diferencia|tasa de .*|desviacion .*"
)
_SUBTOTAL: Final = re.compile(r"sub ?total")
_WHOLE: Final = re.compile(r"\d{1,3}([., ]\d{3})+|\d{1,9}")


@lru_cache(maxsize=10_000)
def is_total(text: str) -> bool:
    """Return whether the first text of a row makes it one of totals.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    bool
        True for "Total general", "Sinaloa Total", "República Mexicana".
    """
    return bool(_TOTAL.fullmatch(fold(text)))


@lru_cache(maxsize=10_000)
def is_plain_total(text: str) -> bool:
    """Return whether a text says nothing but that a row sums others.

    Parameters
    ----------
    text : str
        Text of a cell in the column of a place, period or word.

    Returns
    -------
    bool
        True for "Total", "Subtotal municipal", "Nacional".
    """
    return bool(_PLAIN.fullmatch(fold(text)))


@lru_cache(maxsize=10_000)
def is_part_of_year(text: str) -> bool:
    """Return whether a text names several months that are parted from the rest of the year.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for "Primer trimestre", "Semestre I", "Anual 2021".
    """
    return bool(_PART_OF_YEAR.search(fold(text)))


@lru_cache(maxsize=10_000)
def is_share(text: str) -> bool:
    """Return whether the numbers of a row are worked out of others, and no labs.

    Parameters
    ----------
    text : str
        The first text of the row.

    Returns
    -------
    bool
        True for "Promedio", "Máximo", "Porcentaje", "%".
    """
    return text.strip() == "%" or bool(_SHARE.fullmatch(fold(text)))


def is_subtotal(text: str) -> bool:
    """Return whether a line calls itself a subtotal.

    Parameters
    ----------
    text : str
        The line.

    Returns
    -------
    bool
        True for "Subtotal" and what follows.
    """
    return bool(_SUBTOTAL.match(fold(text)))


def stated(text: str) -> int | None:
    """Return the whole number that a cell states.

    Parameters
    ----------
    text : str
        Text of the cell.

    Returns
    -------
    int or None
        The number, marks of thousands left out; None for anything else.
    """
    whole = text.removesuffix(".0")
    return int(re.sub(r"\D", "", whole)) if _WHOLE.fullmatch(whole) else None
