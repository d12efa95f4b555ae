"""The words of a raster of the reader's own, in both languages."""

from __future__ import annotations

from typing import Final

RASTER_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "raster": ("A raster of your own", "Un ráster propio"),
    "raster.help": (
        (
            "A GeoTIFF in any projection, such as population, crops or slope. It stays on this "
            "machine."
        ),
        (
            "Un GeoTIFF en cualquier proyección, como población, cultivos o pendiente. No sale "
            "de este equipo."
        ),
    ),
    "raster.failed": ("{file} could not be read: {reason}.", "No se pudo leer {file}: {reason}."),
    "raster.band": ("Band", "Banda"),
    "raster.band.help": ("Which of its layers is shown.", "Cuál de sus capas se muestra."),
    "raster.under": ("Lay it under the map", "Ponerlo bajo el mapa"),
    "raster.under.help": (
        "What colours the land gives its place to it; points and lines are drawn above.",
        "Lo que colorea el territorio le cede su lugar; puntos y líneas se dibujan encima.",
    ),
    "raster.instead": (
        "The raster {file} takes the place of “{layer}”.",
        "El ráster {file} ocupa el lugar de «{layer}».",
    ),
    "tab.raster": ("Your raster", "Su ráster"),
    "raster.none": (
        "Open a GeoTIFF under “{open}” beside the map: here it is summarised.",
        "Abra un GeoTIFF en «{open}», junto al mapa: aquí se resume.",
    ),
    "raster.by": ("Summarise", "Resumir"),
    "raster.by.help": (
        "Each cell counts by the part of it that lies inside.",
        "Cada celda cuenta por la parte que queda dentro.",
    ),
    "raster.by.municipality": ("by municipality", "por municipio"),
    "raster.by.state": ("by state", "por estado"),
    "raster.by.entries": ("around entries", "alrededor de las entradas"),
    "raster.radius": ("Radius, km", "Radio, km"),
    "raster.radius.help": (
        "Distance from the entry, on the ellipsoid.",
        "Distancia a la entrada, sobre el elipsoide.",
    ),
    "raster.summarise": ("Summarise", "Resumir"),
    "raster.working": ("Summarising the raster…", "Resumiendo el ráster…"),
    "raster.table.help": (
        (
            "{file}, the highest mean first. The mean weighs each cell by the area that lies "
            "inside; the sum adds its values by that share. Circles around entries overlap."
        ),
        (
            "{file}, primero la media más alta. La media pondera cada celda por el área que queda "
            "dentro; la suma añade sus valores en esa parte. Los círculos de las entradas se "
            "traslapan."
        ),
    ),
    "raster.column.mun_code": ("CVEGEO", "CVEGEO"),
    "raster.column.state_code": ("State code", "Clave de estado"),
    "raster.column.id": ("Entry", "Entrada"),
    "raster.column.name": ("Name", "Nombre"),
    "raster.column.kind": ("Kind", "Tipo"),
    "raster.column.radius_km": ("Radius, km", "Radio, km"),
    "raster.column.band": ("Band", "Banda"),
    "raster.column.band_name": ("Name of the band", "Nombre de la banda"),
    "raster.column.unit": ("Unit", "Unidad"),
    "raster.column.covered_share": ("Share with values", "Parte con valores"),
    "raster.column.cells": ("Cells", "Celdas"),
    "raster.column.mean": ("Mean", "Media"),
    "raster.column.sum": ("Sum", "Suma"),
    "raster.column.min": ("Least", "Mínimo"),
    "raster.column.max": ("Greatest", "Máximo"),
    "raster.table": ("Summary (CSV)", "Resumen (CSV)"),
}
