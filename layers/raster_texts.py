"""Words of the commands about rasters, in both languages."""

from __future__ import annotations

from typing import Final

RASTER_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "density.title": (
        "DENSITY OF LABS: release {release}",
        "DENSIDAD DE LABORATORIOS: entrega {release}",
    ),
    "illustrative": (
        "ILLUSTRATIVE: generated for demonstration, not real raids",
        "ILUSTRATIVO: generado como demostración; no son operativos reales",
    ),
    "file": ("File", "Archivo"),
    "chosen": ("Chosen", "Elegidos"),
    "placed": ("Labs", "Laboratorios"),
    "placed.are": ("{n} in the density", "{n} en la densidad"),
    "not_placed": ("Not placed", "Sin ubicar"),
    "not_placed.are": (
        "{n} known to their state alone, to no place, or outside Mexico",
        "{n} de los que solo se conoce el estado, o ningún lugar, o que están fuera de México",
    ),
    "undecided": ("Date", "Fecha"),
    "undecided.are": (
        "{n} left out, whose date does not tell whether they lie in the period",
        "{n} fuera, cuya fecha no dice si caen en el periodo",
    ),
    "other_kind": ("Kind", "Tipo"),
    "other_kind.are": (
        "{n} left out, as they do not count as labs here",
        "{n} fuera, que aquí no cuentan como laboratorios",
    ),
    "state_unknown": ("State", "Estado"),
    "state_unknown.are": (
        "{n} left out, whose state is not known",
        "{n} fuera, cuyo estado no se conoce",
    ),
    "cells": ("Cells", "Celdas"),
    "cells.are": (
        "{width} by {height} of {km} km, {projection}",
        "{width} por {height} de {km} km, {projection}",
    ),
    "bandwidth": ("Bandwidth", "Ancho de banda"),
    "bandwidth.is": (
        "{km} km, Gaussian kernel; edges corrected at coast and border",
        "{km} km, núcleo gaussiano; bordes corregidos en costa y frontera",
    ),
    "bandwidth.uncorrected": (
        "{km} km, Gaussian kernel; edges not corrected",
        "{km} km, núcleo gaussiano; bordes sin corregir",
    ),
    "bands": ("BANDS", "BANDAS"),
    "band.all": ("all labs", "todos los laboratorios"),
    "band.active": ("active labs", "laboratorios activos"),
    "band.inactive": ("inactive labs", "laboratorios inactivos"),
    "band.log relative risk": ("log relative risk", "logaritmo del riesgo relativo"),
    "band.p-value": ("p-value", "valor p"),
    "band.density": (
        "{low} to {high} per 1,000 km2, from {labs}",
        "{low} a {high} por cada 1,000 km2, de {labs}",
    ),
    "band.risk": (
        (
            "{low} to {high}, from {active} active and {inactive} inactive records, bandwidth {km} "
            "km{rule}; no value in {masked} of {where}, where records are too thin to tell"
        ),
        (
            "{low} a {high}, de {active} registros activos y {inactive} inactivos, ancho de banda "
            "{km} km{rule}; sin valor en {masked} de {where}, donde los registros no bastan para "
            "decir"
        ),
    ),
    "band.no_risk": (
        "no value anywhere: records are too thin to tell",
        "sin valor en ningún lugar: los registros no bastan para decir",
    ),
    "where.all": ("Mexico", "México"),
    "where.states": ("the chosen states", "los estados elegidos"),
    "cells.states": (
        "; no value outside the chosen states",
        "; sin valor fuera de los estados elegidos",
    ),
    "band.p": (
        (
            "two-sided, {method}; under 0.05 in {share} of the cells that have one, each place by "
            "itself, not corrected{advice}"
        ),
        (
            "bilateral, {method}; menor que 0.05 en {share} de las celdas que lo tienen, cada "
            "lugar por sí solo, sin corrección{advice}"
        ),
    ),
    "band.p.whole": (
        "; --relabel 999 tests the whole map",
        "; --relabel 999 prueba el mapa entero",
    ),
    "method.asymptotic": ("asymptotic", "asintótico"),
    "method.relabelling": (
        "by relabelling {n} times with the seed {seed}; {whole}",
        "por {n} reetiquetados con la semilla {seed}; {whole}",
    ),
    "whole": ("{p} for the whole map", "{p} para el mapa entero"),
    "whole.none": ("none for the whole map", "ninguno para el mapa entero"),
    "left_out": ("left out: {reason}", "omitida: {reason}"),
    "detection": (
        (
            "Raids measure detection, not production; a lab found inactive may have been between "
            "batches."
        ),
        (
            "Los operativos miden la detección, no la producción; un laboratorio hallado inactivo "
            "pudo estar entre un lote y otro."
        ),
    ),
    "projection": ("Albers equal area for Mexico", "Albers equivalente para México"),
    # The bands of labatlas' own rasters, as they stand in the file.
    "own.all": ("all", "todos"),
    "own.active": ("active", "activos"),
    "own.inactive": ("inactive", "inactivos"),
    "own.log relative risk": ("log relative risk", "logaritmo del riesgo relativo"),
    "own.p-value": ("p-value", "valor p"),
    "own.labs per 1,000 km2": ("labs per 1,000 km2", "laboratorios por cada 1,000 km2"),
    "raster.title": ("RASTER: {file}", "RÁSTER: {file}"),
    "system": ("Coordinates", "Coordenadas"),
    "size": ("Size", "Tamaño"),
    "size.is": (
        "{width} by {height} cells of {across} by {down}",
        "{width} por {height} celdas de {across} por {down}",
    ),
    "band": ("Band {n}", "Banda {n}"),
    "band.nameless": ("without a name", "sin nombre"),
    "nodata": ("no value: {value}", "sin valor: {value}"),
    "nodata.none": ("no value is said to mean nothing", "no dice qué valor significa nada"),
    "remark": ("Look", "Ojo"),
    "values.municipality": (
        "municipalities with values: {n} of {total}",
        "municipios con valores: {n} de {total}",
    ),
    "values.state": ("states with values: {n} of {total}", "estados con valores: {n} de {total}"),
    "values.entries": (
        "entries with values within {km} km: {n} of {total}",
        "entradas con valores a menos de {km} km: {n} de {total}",
    ),
    "means": ("means {low} to {high}", "medias de {low} a {high}"),
    "written": ("Written to {path}", "Escrito en {path}"),
}
"""English and Spanish by key."""
