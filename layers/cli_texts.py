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
    "written.map": ("Map written to {path}", "Mapa escrito en {path}"),
    "written.raster": ("Raster written to {path}", "Ráster escrito en {path}"),
    "written.table": ("Table written to {path}", "Tabla escrita en {path}"),
    "starting": ("Starting", "Comenzando"),
    "stage.read": ("Reading the file", "Leyendo el archivo"),
    "stage.places": ("Finding the places", "Buscando los lugares"),
    "stage.join": ("Joining to entries", "Uniendo a las entradas"),
    "summarising": ("Summarising", "Resumiendo"),
}
"""English and Spanish by key."""
