"""The words of what colours the land, in both languages."""

from __future__ import annotations

from typing import Final

LAND_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # what colours the land
    "land": ("Colour the land by", "Colorear el territorio según"),
    "land.help": (
        "One at a time, for each colours the whole map. The layers below are drawn on top of it.",
        "Uno a la vez, pues cada uno colorea todo el mapa. Las capas de abajo se dibujan encima.",
    ),
    "land.shares": ("Areas: states or municipalities", "Áreas: estados o municipios"),
    "land.relative_risk": ("Relative risk", "Riesgo relativo"),
    "land.nothing": ("Nothing", "Nada"),
    "land.shares.about": (
        "Each state or municipality by the labs that were reported in it.",
        "Cada estado o municipio según los laboratorios reportados en él.",
    ),
    "land.density.about": (
        "How close together labs were found, whatever the borders of municipalities.",
        "Qué tan juntos se hallaron los laboratorios, sin importar los límites municipales.",
    ),
    "land.hexagons.about": (
        "Labs with coordinates, counted in hexagons of one size.",
        "Laboratorios con coordenadas, contados en hexágonos de un mismo tamaño.",
    ),
    "land.hot_spots.about": (
        "Places that stand out, together with their neighbours, by more than chance.",
        "Lugares que destacan, junto con sus vecinos, más de lo que daría el azar.",
    ),
    "land.measure": ("What the colour says", "Qué dice el color"),
    "hexagons_of": ("What the colour says", "Qué dice el color"),
    "hexagons_of.help": (
        "The number of labs, or how many of those of known status were active.",
        "El número de laboratorios, o qué parte de los de situación conocida estaba activa.",
    ),
    "hexagons_of.labs": ("Labs raided", "Laboratorios localizados"),
    "hexagons_of.active_share": ("Active share", "Proporción de activos"),
    "table.level": ("Areas of the table", "Áreas de la tabla"),
    "table.level.help": (
        "The map colours no areas now. A lab known only to its state is in no municipality.",
        (
            "El mapa no colorea áreas ahora. Un laboratorio del que solo se conoce el estado no "
            "está en ningún municipio."
        ),
    ),
    "table.areas": ("States or municipalities", "Estados o municipios"),
    # classes
    "scheme": ("Classes", "Clases"),
    "scheme.help": (
        (
            "Fixed steps are the same on every map, so that maps can be compared. The others "
            "follow the areas that are shown. Zero has a class of its own."
        ),
        (
            "Los cortes fijos son los mismos en todos los mapas, para poder compararlos. Los "
            "demás siguen a las áreas mostradas. El cero tiene su propia clase."
        ),
    ),
    "scheme.steps": ("Fixed steps", "Cortes fijos"),
    "scheme.quantiles": ("Quantiles: as many areas in each", "Cuantiles: igual número de áreas"),
    "scheme.fisher-jenks": ("Fisher-Jenks: natural groups", "Fisher-Jenks: grupos naturales"),
    "scheme.head-tail": ("Head and tail: for a few very high", "Cabeza y cola: pocos muy altos"),
    "scheme.fixed": ("Breaks of your own", "Cortes propios"),
    "breaks": ("Classes begin at", "Las clases comienzan en"),
    "breaks.help": (
        "Numbers from low to high, parted by commas; shares in percent. Such as 1, 5, 20, 100.",
        "Números de menor a mayor, separados por comas; proporciones en %. Como 1, 5, 20, 100.",
    ),
    "breaks.bad": (
        "The classes can't begin at “{text}”: write numbers such as 1, 5, 20, 100.",
        "Las clases no pueden comenzar en «{text}»: escriba números como 1, 5, 20, 100.",
    ),
}
