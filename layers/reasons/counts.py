"""What is said of columns of numbers and of numbers in words, in Spanish."""

from __future__ import annotations

from typing import Final

COUNT_SENTENCES: Final[dict[str, str]] = {
    "its numbers were not counted: {s}": "sus cifras no se contaron: {}",
    "column {} was not counted: {s}": "la columna {} no se contó: {}",
    "another column was chosen as the count": "se eligió otra columna como la cifra",
    "it counts the same labs as {}": "cuenta los mismos laboratorios que {}",
    "its numbers and those beside it do not sum to {}": (
        "sus cifras y las de al lado no suman lo que dice {}"
    ),
    "its numbers sum the columns before it": "sus cifras suman las columnas anteriores",
    "its numbers are no sum of those beside it": "sus cifras no son la suma de las de al lado",
    "columns headed by days were counted for the months of these days": (
        "las columnas encabezadas por días se contaron en los meses de esos días"
    ),
    "headings that are days were read day first, as is usual in Mexico": (
        "los encabezados que son fechas se leyeron con el día primero, como es usual en México"
    ),
    (
        "the headings may be days of one month or the first days of several; their year alone was "
        "taken (--day-first or --month-first tells which)"
    ): (
        "los encabezados pueden ser días de un mes o los primeros días de varios; solo se tomó su "
        "año (--day-first o --month-first dice cuál)"
    ),
    (
        "{}: its places are military or naval zones or regions ({}), which tell no state; a column "
        "of states or municipalities is needed"
    ): (
        "{}: sus lugares son zonas o regiones militares o navales ({}), que no dicen el estado; "
        "hace falta una columna de estados o municipios"
    ),
    (
        "the columns beside it ({}) come to {} here and are no parts of it; it was counted, they "
        "were not"
    ): (
        "las columnas de al lado ({}) suman aquí {} y no son partes de esta cifra; se contó esta "
        "y no aquellas"
    ),
    "column {} was taken as the number of labs, as nothing else counts them": (
        "la columna {} se tomó como el número de laboratorios, pues nada más los cuenta"
    ),
    "may be {} or {}: other numbers of the column have a decimal comma": (
        "puede ser {} o {}: otros números de la columna llevan coma decimal"
    ),
    "tells of {} labs; counted as one": "habla de {} laboratorios; se contó como uno",
    "says that no lab was found; counted as one": (
        "dice que no se encontró laboratorio; se contó como uno"
    ),
    "A was read as active and I as inactive": "A se leyó como activo e I como inactivo",
    "the row of most cells is row {}: {}": "el renglón con más celdas es el {}: {}",
}
