"""What is said of the bandwidth that a rule chose, in Spanish."""

from __future__ import annotations

from typing import Final

DENSITY_SENTENCES: Final[dict[str, str]] = {
    "Scott's rule on the spread of {} records": (
        "regla de Scott sobre la dispersión de {} registros"
    ),
    "Silverman's rule on the robust spread of {} records": (
        "regla de Silverman sobre la dispersión robusta de {} registros"
    ),
    "likeliest for each municipality given all the others, of {} records": (
        "el más verosímil para cada municipio según todos los demás, de {} registros"
    ),
    "it asks for {} km or less, the least that is tried": (
        "pide {} km o menos, lo mínimo que se prueba"
    ),
    "it asks for {} km or more, the most that is tried": (
        "pide {} km o más, lo máximo que se prueba"
    ),
    "it gives {} km, but cells of {} km bear no less than {} km": (
        "da {} km, pero las celdas de {} km no admiten menos de {} km"
    ),
}
