"""Words of rasters, in both languages: those written here and those that a reader brings."""

from __future__ import annotations

from typing import Final

from layers.words import Teller

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
        "{n} known to their state alone, to no place, or outside Mexico or the chosen states",
        (
            "{n} de los que solo se conoce el estado, o ningún lugar, o que están fuera de México "
            "o de los estados elegidos"
        ),
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
    "bandwidth.is.states": (
        "{km} km, Gaussian kernel; edges corrected at coast, border and chosen states",
        "{km} km, núcleo gaussiano; bordes corregidos en costa, frontera y estados elegidos",
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
    "nodata": ("no value where the file says {value}", "sin valor donde el archivo dice {value}"),
    "nodata.own": (
        "no value where the file says {value}, as asked",
        "sin valor donde el archivo dice {value}, como se pidió",
    ),
    "nodata.none": ("no value is said to mean nothing", "no dice qué valor significa nada"),
    "remark": ("Look", "Ojo"),
    "sum.band": (
        (
            "Band {n} is a density: a sum of its values is no number of anything until it is "
            "multiplied by the area of a cell."
        ),
        (
            "La banda {n} es una densidad: una suma de sus valores no es un número de nada hasta "
            "multiplicarla por el área de una celda."
        ),
    ),
    "sum.bands": (
        (
            "Bands {n} are densities: a sum of their values is no number of anything until it is "
            "multiplied by the area of a cell."
        ),
        (
            "Las bandas {n} son densidades: una suma de sus valores no es un número de nada hasta "
            "multiplicarla por el área de una celda."
        ),
    ),
    "sum.labs": (
        "A cell is {km2} km2 here: a sum times {share} is a number of labs.",
        "Aquí una celda mide {km2} km2: una suma por {share} es un número de laboratorios.",
    ),
    "border": (
        (
            "A cell at coast or border has the density of the part that lies in Mexico; it counts "
            "by that part."
        ),
        (
            "Una celda en costa o frontera tiene la densidad de la parte que queda en México; "
            "cuenta por esa parte."
        ),
    ),
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
    # a raster of the reader under a map
    "yours.alone": ("{file} on the map of Mexico", "{file} sobre el mapa de México"),
    "yours.under": ("over the raster {file}", "sobre el ráster {file}"),
    "yours.none": ("no value", "sin valor"),
    "yours.band": ("band {n} ({name})", "banda {n} ({name})"),
    "yours.unit": (", unit: {unit}", ", unidad: {unit}"),
    "yours.no_unit": ("not stated", "no indicada"),
    "yours.note": (
        (
            "The raster {file} is the reader's own: {band}. It is drawn on cells of {cell} km, "
            "each {how}{place}."
        ),
        (
            "El ráster {file} es de quien lee: {band}. Se dibuja en celdas de {cell} km, cada una "
            "con {how}{place}."
        ),
    ),
    "yours.mean": ("the mean of what it covers", "la media de lo que cubre"),
    "yours.nearest": ("the class at its centre", "la clase de su centro"),
    "yours.centre": ("the value at its centre", "el valor de su centro"),
    "yours.instead": ("; it takes the place of “{layer}”", "; ocupa el lugar de «{layer}»"),
    "yours.nodata": (
        " The value {value} was taken for none.",
        " El valor {value} se tomó como ausencia de valor.",
    ),
    "yours.place": (
        "The raster {file} takes the place of “{layer}”.",
        "El ráster {file} ocupa el lugar de «{layer}».",
    ),
    "yours.remark": ("{file}: {remark}.", "{file}: {remark}."),
    "yours.labs": (
        (
            "labatlas wrote the raster {file}: by its tags it shows labs of the release {release}, "
            "with a bandwidth of {km} km."
        ),
        (
            "labatlas escribió el ráster {file}: según sus etiquetas muestra laboratorios de la "
            "entrega {release}, con un ancho de banda de {km} km."
        ),
    ),
    "yours.unknown": ("unknown", "desconocido"),
    "yours.illustrative": ("{file}: {word}.", "{file}: {word}."),
    "yours.picture": (
        (
            "The file {file} says that its bands are the red, green and blue of a picture: one "
            "band of a colour picture is drawn here, as numbers."
        ),
        (
            "El archivo {file} dice que sus bandas son el rojo, verde y azul de una imagen: aquí "
            "se dibuja, como números, una sola banda de una imagen en color."
        ),
    ),
    "yours.words": (
        "The land is coloured by the reader's raster {file}, {band}.",
        "El territorio lleva los colores del ráster propio {file}, {band}.",
    ),
    "yours.source": ("{file}: sha256 {sha}…", "{file}: sha256 {sha}…"),
    "yours.equal": ("Classes of as many cells each.", "Clases de igual número de celdas."),
    "yours.above": (
        "Above the lowest, classes of as many cells each.",
        "Sobre la más baja, clases de igual número de celdas.",
    ),
    "yours.spread": (
        "Classes by the spread of the values: equal values stay together.",
        "Clases según la distribución de los valores: los iguales quedan juntos.",
    ),
    "yours.each": ("One class for each value.", "Una clase por valor."),
    "yours.classes": ("Classes and colours of the file.", "Clases y colores del archivo."),
    "yours.others": ("other classes", "otras clases"),
}
"""English and Spanish by key."""

raster_word: Final = Teller(RASTER_TEXTS)
"""Tells the texts of rasters."""
