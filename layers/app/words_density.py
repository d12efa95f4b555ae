"""The words of densities and of time on the page, in both languages."""

from __future__ import annotations

from typing import Final

DENSITY_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # density
    "density_of": ("Density of", "Densidad de"),
    "density_of.help": (
        (
            "Each lab is spread as far as its place is known: one known to its municipality over "
            "all of it. One known to its state alone is left out and counted in the notes."
        ),
        (
            "Cada laboratorio se reparte según se conoce su lugar: si solo se conoce el "
            "municipio, en todo él. Si solo se conoce el estado, queda fuera y se cuenta en las "
            "notas."
        ),
    ),
    "density_of.all": ("All", "Todos"),
    "density_of.active": ("Active", "Activos"),
    "density_of.inactive": ("Inactive", "Inactivos"),
    "bandwidth_rule": ("Bandwidth", "Ancho de banda"),
    "bandwidth_rule.help": (
        (
            "How far a lab is felt. Wider shows regions, narrower shows towns. A rule takes it "
            "from the places of the labs; cross-validated asks which width foretells best the "
            "labs of a municipality from all the others."
        ),
        (
            "Hasta dónde se siente un laboratorio. Más ancho muestra regiones; más angosto, "
            "localidades. Una regla lo toma de los lugares; la validación cruzada busca con qué "
            "ancho los demás municipios predicen mejor los laboratorios de cada uno."
        ),
    ),
    "bandwidth_rule.km": ("A number of km", "Un número de km"),
    "bandwidth_rule.scott": ("Scott's rule", "Regla de Scott"),
    "bandwidth_rule.silverman": ("Silverman's rule", "Regla de Silverman"),
    "bandwidth_rule.cross-validated": ("Cross-validated", "Validación cruzada"),
    "risk_bandwidth_rule": ("Bandwidth", "Ancho de banda"),
    "risk_bandwidth_rule.help": (
        (
            "How far a lab is felt. A ratio of two densities asks for more labs, so for a wider "
            "kernel than a density: the narrower, the more of Mexico has too few to tell."
        ),
        (
            "Hasta dónde se siente un laboratorio. La razón de dos densidades pide más "
            "laboratorios y por eso un núcleo más ancho que una densidad: cuanto más angosto, en "
            "mayor parte de México son muy pocos para saberlo."
        ),
    ),
    "bandwidth_km": ("Bandwidth, km", "Ancho de banda, km"),
    "bandwidth_km.help": (
        "Standard deviation of the Gaussian kernel: two cells at least.",
        "Desviación estándar del núcleo gaussiano: dos celdas al menos.",
    ),
    "risk_bandwidth_km": ("Bandwidth, km", "Ancho de banda, km"),
    "risk_bandwidth_km.help": (
        "Standard deviation of the Gaussian kernel of both densities: two cells at least.",
        "Desviación estándar del núcleo gaussiano de ambas densidades: dos celdas al menos.",
    ),
    "risk_test": ("Test", "Prueba"),
    "risk_test.help": (
        (
            "Where the lines come from. Asymptotic: a formula, at once. Relabelling: which labs "
            "were active is shuffled 999 times, always in the same way, and each place is held "
            "against that; it takes about 3 s and is surer where labs are few."
        ),
        (
            "De dónde salen las líneas. Asintótica: una fórmula, al instante. Reetiquetado: se "
            "baraja 999 veces, siempre igual, cuáles estaban activos y cada lugar se compara con "
            "eso; tarda unos 3 s y es más segura donde hay pocos laboratorios."
        ),
    ),
    "risk_test.asymptotic": ("Asymptotic (at once)", "Asintótica (al instante)"),
    "risk_test.relabelling": (
        "999 relabellings (about 3 s)",
        "999 reetiquetados (unos 3 s)",
    ),
    "cell_km": ("Cell, km", "Celda, km"),
    "cell_km.help": (
        "Side of the squares that the surface is made of. Smaller is finer and slower.",
        "Lado de los cuadros de la superficie. Más chica es más fina y más lenta.",
    ),
    "land.relative_risk.about": (
        (
            "Where active labs are relatively more frequent than inactive ones: the ratio of the "
            "two densities. Lines enclose where that is more than chance; where data are too thin "
            "nothing is coloured."
        ),
        (
            "Dónde los activos son relativamente más frecuentes que los inactivos: la razón de "
            "ambas densidades. Las líneas encierran donde es más que azar; donde hay muy pocos "
            "datos no se colorea."
        ),
    ),
    "hex_resolution": ("Size of hexagons", "Tamaño de los hexágonos"),
    "hex_resolution.help": (
        "Labs with coordinates alone are counted in hexagons; the others are in the notes.",
        "En los hexágonos se cuentan solo los laboratorios con coordenadas; los demás, en notas.",
    ),
    "hex_resolution.size": ("about {area} km² (H3 {n})", "unos {area} km² (H3 {n})"),
    "hot_spots_of": ("Hot spots of", "Puntos calientes de"),
    "hot_spots_of.help": (
        (
            "Where neighbours together have more labs, or a higher active share, than chance "
            "would give them. False discoveries are held to 5 %."
        ),
        (
            "Dónde los vecinos juntos tienen más laboratorios, o mayor proporción de activos, de "
            "lo que daría el azar. Los falsos hallazgos se limitan a 5 %."
        ),
    ),
    "hot_spots_of.labs": ("Number of labs", "Número de laboratorios"),
    "hot_spots_of.share": ("Active share", "Proporción de activos"),
    "hot_spots_by": ("Looked for in", "Se buscan en"),
    "hot_spots_by.help": (
        "Hexagons take labs with coordinates alone; municipalities take those known to them too.",
        "Los hexágonos toman solo laboratorios con coordenadas; los municipios, también los demás.",
    ),
    "hot_spots_by.municipality": ("Municipalities", "Municipios"),
    "hot_spots_by.hexagon": ("Hexagons", "Hexágonos"),
    "hot_spots_method": ("Method", "Método"),
    "hot_spots_method.help": (
        (
            "Gi* asks whether a place and its neighbours are high together; local Moran, whether "
            "a high place stands among high ones."
        ),
        (
            "Gi* pregunta si un lugar y sus vecinos son altos en conjunto; Moran local, si un "
            "lugar alto está entre otros altos."
        ),
    ),
    "hot_spots_method.gi_star": ("Getis-Ord Gi*", "Getis-Ord Gi*"),
    "hot_spots_method.moran": ("Local Moran", "Moran local"),
    "drawing": ("Computing the map…", "Calculando el mapa…"),
    # how maps are laid out
    "arrange": ("Active and inactive labs", "Activos e inactivos"),
    "arrange.help": (
        (
            "On one map, or on two maps of one view: what you move on one moves on the other. "
            "Their classes are the same."
        ),
        (
            "En un mapa, o en dos mapas con la misma vista: lo que mueve en uno se mueve en el "
            "otro. Sus clases son las mismas."
        ),
    ),
    "arrange.one": ("On one map", "En un mapa"),
    "arrange.twin": ("Side by side", "Lado a lado"),
    "arrange.swipe": ("Under a divider (swipe)", "Bajo un divisor (deslizar)"),
    "arrange.status": (
        "Active and inactive can't be compared while a filter leaves one of them out.",
        "No se pueden comparar activos e inactivos si un filtro deja fuera a unos.",
    ),
    "arrange.compared": (
        (
            "Two maps are for areas and densities: relative risk, hexagons and hot spots already "
            "take active and inactive labs together."
        ),
        (
            "Dos mapas son para áreas y densidades: el riesgo relativo, los hexágonos y los "
            "puntos calientes ya toman juntos a activos e inactivos."
        ),
    ),
    "arrange.divider": ("Move between active and inactive", "Mover entre activos e inactivos"),
    "arrange.scale": (
        "Both maps have the same classes, so their colours can be compared.",
        "Ambos mapas tienen las mismas clases: sus colores pueden compararse.",
    ),
    # through time
    "time": ("Month by month", "Mes a mes"),
    "time.help": (
        "Shows the same map for one stretch of time after another.",
        "Muestra el mismo mapa para un lapso tras otro.",
    ),
    "time.window": ("Each map shows", "Cada mapa muestra"),
    "time.window.help": (
        (
            "A longer stretch shows more labs and less noise. Cumulative: all from the beginning "
            "up to that month. Labs dated to a year alone enter only where that whole year fits."
        ),
        (
            "Un lapso mayor muestra más laboratorios y menos ruido. Acumulado: todos desde el "
            "inicio hasta ese mes. Los fechados solo al año entran únicamente si cabe el año "
            "completo."
        ),
    ),
    "time.window.1": ("one month", "un mes"),
    "time.window.3": ("three months", "tres meses"),
    "time.window.12": ("twelve months", "doce meses"),
    "time.window.cumulative": ("all up to that month", "todo hasta ese mes"),
    "time.frame": ("Time", "Tiempo"),
    "time.frame.help": ("Move it to see another time.", "Muévalo para ver otro momento."),
    "time.play": ("Play", "Reproducir"),
    "time.stop": ("Stop", "Detener"),
    "time.until": ("up to {month}", "hasta {month}"),
    "time.none": (
        "No lab that is counted here has a date known to its month, so there is nothing to play.",
        "Ningún laboratorio contado aquí tiene fecha conocida al mes: no hay qué reproducir.",
    ),
    "time.labs": ("{n} lab|{n} labs", "{n} laboratorio|{n} laboratorios"),
    "time.strip": (
        "The columns count all labs, active ones in orange; the highest is {most}.",
        "Las columnas cuentan todos; los activos, en naranja. La más alta es {most}.",
    ),
    "time.part": (
        "The release ends on {day}, so this stretch is not whole.",
        "La entrega termina el {day}: este lapso no está completo.",
    ),
    "time.left_out": (
        (
            "{n} lab is in no map of this series: its date is not known well enough.|"
            "{n} labs are in no map of this series: their dates are not known well enough."
        ),
        (
            "{n} laboratorio no aparece en ningún mapa de la serie: su fecha no se conoce lo "
            "suficiente.|{n} laboratorios no aparecen en ningún mapa de la serie: sus fechas no "
            "se conocen lo suficiente."
        ),
    ),
    "time.scale": (
        "The classes are the same at every time. More raids may mean more searching.",
        "Las clases son las mismas en todo momento. Más operativos pueden ser más búsqueda.",
    ),
    # downloads
    "download.geotiff": ("Densities (GeoTIFF)", "Densidades (GeoTIFF)"),
    "download.geotiff.help": (
        (
            "Densities of all, active and inactive labs and their relative risk on a grid, with "
            "the filters, bandwidths and cell of this view, for QGIS, R or Python."
        ),
        (
            "Densidades de todos, activos e inactivos y su riesgo relativo en una malla, con los "
            "filtros, anchos de banda y celda de esta vista, para QGIS, R o Python."
        ),
    ),
}
