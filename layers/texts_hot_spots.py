"""The texts of hexagons and hot spots, in both languages."""

from __future__ import annotations

from typing import Final

HOT_SPOT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "layer.hexagons": ("Labs by hexagon", "Laboratorios por hexágono"),
    "layer.hot_spots": ("Hot spots", "Puntos calientes"),
    "title.hexagons": (
        "Drug labs raided in Mexico, by hexagon",
        "Laboratorios clandestinos localizados en México, por hexágono",
    ),
    "title.hexagons.share": (
        "Share of raided drug labs that were active, by hexagon",
        "Proporción de laboratorios clandestinos hallados activos, por hexágono",
    ),
    "title.hot_spots.labs": (
        "Hot spots of drug labs raided in Mexico",
        "Puntos calientes de laboratorios clandestinos localizados en México",
    ),
    "title.hot_spots.share": (
        "Hot spots of the share of raided drug labs that were active",
        "Puntos calientes de la proporción de laboratorios clandestinos activos",
    ),
    "hexagons.legend": (
        "{measure} by hexagon of {area} km²",
        "{measure} por hexágono de {area} km²",
    ),
    "hexagons.number": (
        "number of hexagons in brackets; the rest is not known to be empty",
        "número de hexágonos entre paréntesis; no se sabe si el resto está vacío",
    ),
    "hexagons.one": ("Hexagon {cell}", "Hexágono {cell}"),
    "note.hexagons": (
        (
            "Hexagons (H3, resolution {resolution}, about {area} km²) take only labs with "
            "coordinates: {placed} of {labs}. The others lie in hexagons nobody knows, so a "
            "hexagon without colour is not known to be empty."
        ),
        (
            "Los hexágonos (H3, resolución {resolution}, unos {area} km²) toman solo laboratorios"
            " con coordenadas: {placed} de {labs}. Los demás caen en hexágonos que nadie conoce; "
            "uno sin color no se sabe si está vacío."
        ),
    ),
    "note.hexagons.small": (
        "Shares of hexagons with fewer than {number} labs of known status are greyed.",
        "Los hexágonos con menos de {number} laboratorios de situación conocida van en gris.",
    ),
    "hot.legend.labs": (
        "Hot spots of labs, by {unit}",
        "Puntos calientes de laboratorios, por {unit}",
    ),
    "hot.legend.share": (
        "Hot spots of active share, by {unit}",
        "Puntos calientes de la proporción de activos, por {unit}",
    ),
    "hot.unit.municipality": (
        "municipality",
        "municipio",
    ),
    "hot.unit.hexagon": (
        "hexagon of {area} km²",
        "hexágono de {area} km²",
    ),
    "hot.not": (
        "no hot spot",
        "no es punto caliente",
    ),
    "hot.by_neighbours": (
        "by its neighbours alone, no lab of its own",
        "solo por sus vecinos, sin laboratorio propio",
    ),
    "hot.not_tested.gi_star": (
        "not tested: no or too few labs around",
        "sin probar: ningún laboratorio alrededor, o muy pocos",
    ),
    "hot.not_tested.moran": (
        "not tested: itself not above the mean, or no or too few labs around",
        "sin probar: no supera la media, o ningún laboratorio alrededor, o muy pocos",
    ),
    "hot.no_points.states": (
        "no lab of the view has coordinates in the chosen states",
        "ningún laboratorio de la consulta tiene coordenadas en los estados elegidos",
    ),
    "hot.no_points": (
        "no lab of the view has coordinates in Mexico",
        "ningún laboratorio de la consulta tiene coordenadas en México",
    ),
    "hot.few": (
        "{labs}, too few to test; hot spots need {least}",
        "{labs}, muy pocos para probarlos; los puntos calientes necesitan {least}",
    ),
    "hot.known": (
        "{labs} of known status",
        "{labs} de situación conocida",
    ),
    "hot.counted.municipality": (
        "{labs} placed in a municipality",
        "{labs} con municipio",
    ),
    "hot.counted.hexagon": (
        "{labs} with coordinates in Mexico",
        "{labs} con coordenadas en México",
    ),
    "hot.level": (
        "hot spot, q ≤ {level}",
        "punto caliente, q ≤ {level}",
    ),
    "hot.number.municipality": (
        "number of municipalities in brackets",
        "número de municipios entre paréntesis",
    ),
    "hot.number.hexagon": (
        "number of hexagons in brackets",
        "número de hexágonos entre paréntesis",
    ),
    "hot.with": (
        "with its neighbours {around}, {expected} by chance",
        "con sus vecinos {around}; por azar {expected}",
    ),
    "hot.beside": (
        "its neighbours {around}, {expected} by chance",
        "sus vecinos {around}; por azar {expected}",
    ),
    "hot.share_of": (
        "{share} of {labs} active",
        "{share} de {labs} activos",
    ),
    "note.hot.gi_star": (
        (
            "Hot spots (Getis-Ord Gi*): a {unit} and those it touches hold more than chance gives"
            " them."
        ),
        (
            "Puntos calientes (Getis-Ord Gi*): un {unit} y los que toca tienen más de lo que da "
            "el azar."
        ),
    ),
    "note.hot.moran": (
        (
            "Hot spots (local Moran): a {unit} above the mean whose neighbours hold more than "
            "chance gives them."
        ),
        (
            "Puntos calientes (Moran local): un {unit} sobre la media cuyos vecinos tienen más de"
            " lo que da el azar."
        ),
    ),
    "note.hot.chance.labs": (
        (
            "Chance: the numbers of labs shuffled over all of them, exact and one-sided; q is p "
            "corrected for looking at so many (Benjamini and Hochberg): of the hot spots one in "
            "twenty may be false. Cold spots are not looked for: most have no lab at all."
        ),
        (
            "Azar: los números de laboratorios barajados entre todos, exacto y de una cola; q es "
            "p corregida por probar tantos (Benjamini y Hochberg): uno de cada veinte puntos "
            "calientes puede ser falso. No se buscan puntos fríos: la mayoría no tiene ningún "
            "laboratorio."
        ),
    ),
    "note.hot.chance.share": (
        (
            "Chance: active and inactive shared out at random among the labs, exact and "
            "one-sided; q is p corrected for looking at so many (Benjamini and Hochberg): of the "
            "hot spots one in twenty may be false."
        ),
        (
            "Azar: activos e inactivos repartidos al azar entre los laboratorios, exacto y de una"
            " cola; q es p corregida por probar tantos (Benjamini y Hochberg): uno de cada veinte"
            " puntos calientes puede ser falso."
        ),
    ),
    "note.hot.rests": (
        "The test for hot spots rests on {labs}.",
        "La prueba de puntos calientes se basa en {labs}.",
    ),
    "note.hot.not_placed.municipality": (
        "In no municipality, so in no hot spot: {labs}.",
        "Sin municipio, por lo que no entran en los puntos calientes: {labs}.",
    ),
    "note.hot.not_placed.hexagon": (
        "Without coordinates, so in no hexagon: {labs}.",
        "Sin coordenadas, por lo que no entran en ningún hexágono: {labs}.",
    ),
    "note.hot.not_placed.hexagon.states": (
        "Without coordinates in the chosen states, so in no hexagon: {labs}.",
        "Sin coordenadas en los estados elegidos, por lo que no entran en ningún hexágono: {labs}.",
    ),
    "note.hot.status": (
        "Of unstated status, so in no share: {labs}.",
        "De situación no especificada, por lo que no entran en la proporción: {labs}.",
    ),
    "note.hot.size": (
        (
            "A large municipality holds more labs for its size alone, and large ones lie side by "
            "side. Hexagons or the density compare equal ground."
        ),
        (
            "Un municipio grande tiene más laboratorios por su solo tamaño, y los grandes están "
            "juntos. Los hexágonos o la densidad comparan superficies iguales."
        ),
    ),
    "note.hot.none": (
        "No hot spot is found: nothing stands out beyond chance.",
        "No hay puntos calientes: nada sobresale de lo que daría el azar.",
    ),
    "details.hot_spots": (
        "Hot spots",
        "Puntos calientes",
    ),
    "hot.no_share": (
        "the share needs active and inactive labs, and a filter leaves some out",
        "la proporción necesita activos e inactivos, y un filtro excluye alguno",
    ),
    "alt.hot": (
        "Hot spots: {n}; strongest first: {places}.",
        "Puntos calientes: {n}; de mayor a menor: {places}.",
    ),
    "alt.hexagons": (
        "{labs} with coordinates; hexagons with labs: {n}; most in one: {most}.",
        "{labs} con coordenadas; hexágonos con laboratorios: {n}; máximo en uno: {most}.",
    ),
    "alt.hexagons.share": (
        "Highest active share of a hexagon with {number} labs or more of known status: {share}.",
        (
            "Proporción de activos más alta en un hexágono con {number} laboratorios o más de "
            "situación conocida: {share}."
        ),
    ),
    "hot.table.name": ("Place", "Lugar"),
    "hot.table.labs": ("Labs", "Laboratorios"),
    "hot.table.active": ("Active", "Activos"),
    "hot.table.inactive": ("Inactive", "Inactivos"),
    "hot.table.around": ("Around", "Alrededor"),
    "hot.table.expected": ("Expected by chance", "Esperado por azar"),
    "hot.table.z": ("z-score", "puntuación z"),
    "hot.table.p": ("p (one-sided)", "p (una cola)"),
    "hot.table.q": ("q (corrected p)", "q (p corregida)"),
}
