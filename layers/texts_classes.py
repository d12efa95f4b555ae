"""The texts of classes: schemes, and the choropleth of shares by number of labs."""

from typing import Final

CLASS_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "measure.share_by_labs": (
        "Active share, paler where few labs",
        "Proporción de activos, más pálida con pocos laboratorios",
    ),
    "title.share_by_labs": (
        "Share of raided drug labs that were active, paler where few, {level}",
        "Proporción de laboratorios clandestinos activos, más pálida con pocos, {level}",
    ),
    "measure.smoothed_share": (
        "Active share, smoothed",
        "Proporción de activos, suavizada",
    ),
    "title.smoothed_share": (
        "Share of raided drug labs that were active, smoothed, {level}",
        "Proporción suavizada de laboratorios clandestinos activos, {level}",
    ),
    "label.smoothed": ("smoothed share {share}", "proporción suavizada {share}"),
    "legend.no_status": ("none of known status", "ninguno de situación conocida"),
    "note.smoothed.few": (
        "Of {n} areas with a smoothed share {few} have fewer than {number} labs of known status.",
        (
            "De {n} áreas con proporción suavizada, {few} tienen menos de {number} laboratorios de "
            "situación conocida."
        ),
    ),
    "note.smoothed": (
        (
            "Smoothed share (empirical Bayes): the fewer labs of known status an area has, the "
            "nearer it is drawn to the share of all areas. Use it to draw or rank areas with few "
            "labs, beside the counts and the raw share; not to tell whether an area differs."
        ),
        (
            "Proporción suavizada (Bayes empírico): cuantos menos laboratorios de situación "
            "conocida tiene un área, más se acerca a la proporción del conjunto. Sirve para "
            "dibujar u ordenar áreas con pocos, junto a los conteos y la proporción original; "
            "no para saber si difieren."
        ),
    ),
    "legend.above": ("above {number}", "más de {number}"),
    "legend.class": ("{share}; {labs} labs", "{share}; {labs} laboratorios"),
    "legend.columns": ("active share, %", "proporción de activos, %"),
    "legend.rows": ("labs of known status", "laboratorios de situación conocida"),
    "legend.texture": (
        "the texture repeats the share, for print in grey",
        "la trama repite la proporción, para imprimir en gris",
    ),
    "legend.scheme.quantiles": (
        "classes by quantiles: about as many areas in each, as far as equal values let them",
        "clases por cuantiles: casi igual número de áreas en cada una, salvo por valores iguales",
    ),
    "legend.scheme.fisher-jenks": (
        "classes by Fisher-Jenks: least spread inside each",
        "clases por Fisher-Jenks: la menor dispersión dentro de cada una",
    ),
    "legend.scheme.head-tail": (
        "classes by head and tail: parted at the mean, again and again",
        "clases por cabeza y cola: cortes sucesivos en la media",
    ),
    "legend.scheme.fixed": ("classes by given breaks", "clases por cortes dados"),
}
