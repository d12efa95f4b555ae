"""What the commands say beside their answer, in both languages."""

from __future__ import annotations

from typing import Final

CLI_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "no_file": (
        "No file given: showing the release {release}.",
        "No se indicó archivo: se muestra la entrega {release}.",
    ),
    "beside": (
        "Places are corrected as {path} says.",
        "Los lugares se corrigen como dice {path}.",
    ),
    "illustrative": (
        "ILLUSTRATIVE: generated for demonstration, not real raids.",
        "ILUSTRATIVO: generado como demostración; no son operativos reales.",
    ),
    "no_releases": (
        "No releases given: comparing {older} with {newer}.",
        "No se indicaron entregas: se compara {older} con {newer}.",
    ),
    "written.map": ("Map written to {path}", "Mapa escrito en {path}"),
    "written.raster": ("Raster written to {path}", "Ráster escrito en {path}"),
    "written.table": ("Table written to {path}", "Tabla escrita en {path}"),
    "written.chart": ("Chart written to {path}", "Gráfica escrita en {path}"),
    "written.report": ("Report written to {path}", "Informe escrito en {path}"),
    "written.columns": (
        "Map of columns written to {path}",
        "Asignación de columnas escrita en {path}",
    ),
    "written.review": (
        "Places to review written to {path}",
        "Lugares por revisar escritos en {path}",
    ),
    "written.file": ("Written: {path}", "Escrito: {path}"),
    "starting": ("Starting", "Comenzando"),
    "stage.read": ("Reading the file", "Leyendo el archivo"),
    "stage.places": ("Finding the places", "Buscando los lugares"),
    "stage.join": ("Joining to entries", "Uniendo a las entradas"),
    "reading": ("Reading", "Leyendo"),
    "reading.one": ("Reading {name}", "Leyendo {name}"),
    "comparing": ("Comparing", "Comparando"),
    "app.open": (
        "labatlas is open at {url}  (Ctrl-C ends it)",
        "labatlas está abierto en {url}  (Ctrl-C lo cierra)",
    ),
    "summarising": ("Summarising", "Resumiendo"),
}
"""English and Spanish by key."""
