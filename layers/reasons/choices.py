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
    "{} relabellings: choose 0 or {} to {}": "{} reetiquetados: elija 0 o de {} a {}",
    "bandwidth of the density, {} km: choose {} to {} km on cells of {} km": (
        "ancho de banda de la densidad, {} km: elija de {} a {} km con celdas de {} km"
    ),
    "bandwidth of the density, {} km: choose {} to {} km on cells of {} km, or smaller cells": (
        "ancho de banda de la densidad, {} km: elija de {} a {} km con celdas de {} km, o celdas "
        "más pequeñas"
    ),
    "bandwidth of the relative risk, {} km: choose {} to {} km on cells of {} km": (
        "ancho de banda del riesgo relativo, {} km: elija de {} a {} km con celdas de {} km"
    ),
    (
        "bandwidth of the relative risk, {} km: choose {} to {} km on cells of {} km, or smaller "
        "cells"
    ): (
        "ancho de banda del riesgo relativo, {} km: elija de {} a {} km con celdas de {} km, o "
        "celdas más pequeñas"
    ),
    "a bandwidth of {} is no number of km": "un ancho de banda de {} no es un número de km",
    # records
    "at {} is no month such as 2021-03": "at {}: no es un mes como 2021-03",
    "at {} needs time, one of {}": "at {} necesita time, con uno de {}",
    "{} {} unknown; choose from {}": "{} {}: no existe; elija entre {}",
    "state {} unknown; states go by their INEGI code, 01 to 32": (
        "estado {}: no existe; los estados van por su clave del INEGI, de 01 a 32"
    ),
    "the period begins ({}) after it ends ({})": "el periodo empieza ({}) después de acabar ({})",
    "no record is of the corps {}; the release has {}": (
        "ningún registro es de la corporación {}; la entrega tiene {}"
    ),
    "no record is of the corps {}; the release names no corps": (
        "ningún registro es de la corporación {}; la entrega no nombra corporaciones"
    ),
    "labs per 100,000 people are known by state only: choose level 'state' or another measure": (
        "los laboratorios por cada 100,000 habitantes solo se conocen por estado: elija el nivel "
        "'state' u otra medida"
    ),
    "scheme 'fixed' needs breaks, and breaks need scheme 'fixed'": (
        "el esquema 'fixed' necesita límites, y los límites necesitan el esquema 'fixed'"
    ),
    # the members of a view
    "bandwidth of the density {} unknown; choose {} to {} km or one of {}": (
        "ancho de banda de la densidad {}: no existe; elija de {} a {} km o uno de {}"
    ),
    "bandwidth of the relative risk {} unknown; choose {} to {} km or one of {}": (
        "ancho de banda del riesgo relativo {}: no existe; elija de {} a {} km o uno de {}"
    ),
    "layers {}: each colours the whole land; choose one of them": (
        "capas {}: cada una colorea todo el territorio; elija una de ellas"
    ),
    "{} {} out of range; choose {} to {}": "{} {}: fuera de límites; elija de {} a {}",
    "breaks are numbers above zero, each greater than the one before": (
        "los límites son números mayores que cero, cada uno mayor que el anterior"
    ),
    "{} breaks are too many; give {} at most": "{} límites son demasiados; dé {} como máximo",
    "{} {} is no text": "{} {}: no es un texto",
    "{} {} is no number": "{} {}: no es un número",
    "{} {} is no date like 2023-07-31": "{} {}: no es una fecha como 2023-07-31",
    "days {} is no number from 0 to {}": "días {}: no es un número de 0 a {}",
    "a view has no {}; it has {}": "una vista no tiene {}; tiene {}",
    "not a view: {s}": "no es una vista: {}",
    # what code asks for
    "a level of {}: choose one above 0 and below 1": (
        "un nivel de {}: elija uno mayor que 0 y menor que 1"
    ),
    "hexagons of resolution {}: choose from {}": "hexágonos de resolución {}: elija entre {}",
    "windows of {} months: choose 1 to {}": "ventanas de {} meses: elija de 1 a {}",
    "entry {} unknown; choose from the ids of the reference layer `entries`, such as MXZLO "
    "(Manzanillo) or MMMX (Ciudad de México)": (
        "entrada {}: no existe; elija entre las claves de la capa de referencia `entries`, como "
        "MXZLO (Manzanillo) o MMMX (Ciudad de México)"
    ),
    "no line to measure to; give one LineString or more": (
        "no hay línea hasta la cual medir; dé una LineString o más"
    ),
    "values of shape {} on a grid of {}": "valores de forma {} en una cuadrícula de {}",
    "active labs must be 0 or more, and no more than those of known status": (
        "los laboratorios activos deben ser 0 o más, y no más que los de situación conocida"
    ),
    "cannot count by {}; choose from {}": "no se puede contar por {}; elija entre {}",
    "the records have no column {}: to count by {} join them first": (
        "los registros no tienen la columna {}: para contar por {}, únalos antes"
    ),
    "not a record table: it has no column {}": (
        "no es una tabla de registros: no tiene la columna {}"
    ),
    "column {} holds {p}; it may hold only {}": "la columna {} contiene {}; solo puede contener {}",
    "column labs holds a negative number": "la columna labs contiene un número negativo",
    "the records mix {} releases ({}); releases report the same raids again and are never added "
    "up: take one at a time": (
        "los registros mezclan {} entregas ({}); las entregas informan otra vez de los mismos "
        "operativos y nunca se suman: tome una a la vez"
    ),
    "a period ends before it begins": "un periodo acaba antes de empezar",
}
