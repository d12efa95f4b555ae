"""What is said of a choice that is not to be had, in Spanish."""

from __future__ import annotations

from typing import Final

CHOICE_SENTENCES: Final[dict[str, str]] = {
    # densities
    "rule {} unknown; choose from {}": "regla {}: no existe; elija entre {}",
    "edges {} unknown; choose from {}": "bordes {}: no existe; elija entre {}",
    "a level of {}: choose a p-value above 0 and below 1": (
        "un nivel de {}: elija un valor p mayor que 0 y menor que 1"
    ),
    "{} relabellings: choose 0 to {}": "{} reetiquetados: elija de 0 a {}",
    "a bandwidth of {} km is less than two cells of {} km: choose a greater bandwidth or "
    "smaller cells": (
        "un ancho de banda de {} km es menor que dos celdas de {} km: elija un ancho mayor o "
        "celdas más pequeñas"
    ),
    "a bandwidth of {} is no number of km": "un ancho de banda de {} no es un número de km",
    # records
    "{} {} unknown; choose from {}": "{} {}: no existe; elija entre {}",
    "state {} unknown; states go by their INEGI code, 01 to 32": (
        "estado {}: no existe; los estados van por su clave del INEGI, de 01 a 32"
    ),
    "the period begins ({}) after it ends ({})": "el periodo empieza ({}) después de acabar ({})",
    "no record is of the corps {}; the release has {}": (
        "ningún registro es de la corporación {}; la entrega tiene {}"
    ),
    "labs per 100,000 people are known by state only: choose level 'state' or another measure": (
        "los laboratorios por cada 100,000 habitantes solo se conocen por estado: elija el nivel "
        "'state' u otra medida"
    ),
    "scheme 'fixed' needs breaks, and breaks need scheme 'fixed'": (
        "el esquema 'fixed' necesita límites, y los límites necesitan el esquema 'fixed'"
    ),
    # files to write
    "cannot write {}: {s}": "no se puede escribir {}: {}",
}
