"""The texts of density and relative risk, in both languages."""

from __future__ import annotations

from typing import Final

DENSITY_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # layers
    "layer.density": ("Density of labs", "Densidad de laboratorios"),
    "layer.relative_risk": (
        "Relative risk: active to inactive",
        "Riesgo relativo: activos e inactivos",
    ),
    "layer.risk_contours": (
        "More than chance would make (p<{level}, {test})",
        "Más de lo que daría el azar (p<{level}, {test})",
    ),
    # titles
    "title.density.all": (
        "Density of drug labs raided in Mexico",
        "Densidad de laboratorios clandestinos localizados en México",
    ),
    "title.density.active": (
        "Density of drug labs found active in Mexico",
        "Densidad de laboratorios clandestinos hallados activos en México",
    ),
    "title.density.inactive": (
        "Density of drug labs found inactive in Mexico",
        "Densidad de laboratorios clandestinos hallados inactivos en México",
    ),
    "title.relative_risk": (
        "Where drug labs were found active more or less often, Mexico",
        (
            "Laboratorios clandestinos de México: dónde se hallan activos con mayor o menor "
            "frecuencia"
        ),
    ),
    # legends
    "density.of.all": ("Labs per 1,000 km²", "Laboratorios por 1,000 km²"),
    "density.of.active": ("Active labs per 1,000 km²", "Laboratorios activos por 1,000 km²"),
    "density.of.inactive": (
        "Inactive labs per 1,000 km²",
        "Laboratorios inactivos por 1,000 km²",
    ),
    "density.legend": ("{of}, {km} km kernel", "{of}, núcleo de {km} km"),
    "density.none": ("nearly none: under {number}", "casi ninguno: menos de {number}"),
    "density.cell": ("{number} labs per 1,000 km²", "{number} laboratorios por 1,000 km²"),
    "density.cell.active": (
        "{number} active labs per 1,000 km²",
        "{number} laboratorios activos por 1,000 km²",
    ),
    "density.cell.inactive": (
        "{number} inactive labs per 1,000 km²",
        "{number} laboratorios inactivos por 1,000 km²",
    ),
    "density.made": ("made of {labs}", "de {labs}"),
    "risk.made": (
        "{active} active, {inactive} inactive labs",
        "{active} activos, {inactive} inactivos",
    ),
    "grid.not_placed": ("{n} not placed", "{n} sin ubicar"),
    "grid.area": ("km² in brackets", "km² entre paréntesis"),
    "grid.not_drawn": ("Not drawn: {reason}", "No se dibuja: {reason}"),
    "density.empty": (
        "no lab of the view is placed in a municipality",
        "ningún laboratorio de la consulta está ubicado en un municipio",
    ),
    "grid.state_alone": (
        "{reason} (known only to their state: {labs})",
        "{reason} (se conocen solo por estado: {labs})",
    ),
    "risk.what": ("Active labs to each inactive one", "Activos por cada inactivo"),
    "risk.legend": (
        "{what}, against {whole}, {km} km kernel",
        "{what}, frente a {whole}, núcleo de {km} km",
    ),
    "risk.whole": ("the whole release", "toda la entrega"),
    "risk.chosen": ("all chosen labs", "todos los elegidos"),
    "risk.thin": ("too few labs to tell", "muy pocos laboratorios para saberlo"),
    "risk.least": (
        "{times} or more times fewer",
        "{times} o más veces menos",
    ),
    "risk.rarer": (
        "{low}–{high} times fewer",
        "entre {low} y {high} veces menos",
    ),
    "risk.alike": (
        "about as many",
        "casi los mismos",
    ),
    "risk.oftener": (
        "{low}–{high} times as many",
        "entre {low} y {high} veces",
    ),
    "risk.most": (
        "{times} or more times as many",
        "{times} o más veces",
    ),
    "risk.contour.active": ("active labs more frequent", "activos más frecuentes"),
    "risk.contour.inactive": ("inactive labs more frequent", "inactivos más frecuentes"),
    "risk.contour.area": ("km² enclosed in brackets", "km² encerrados entre paréntesis"),
    "risk.contour.none": (
        "no place differs by more than chance would make",
        "ningún lugar difiere más de lo que daría el azar",
    ),
    # notes
    "note.density": (
        (
            "Density: each lab is spread by a Gaussian with a standard deviation (bandwidth) of "
            "{km} km{why}, on cells of {cell} km; what would fall outside {where} is given back to"
            " the inside (Diggle 1985). A wider kernel shows broader, lower hills, and reaches "
            "across water: a pale colour is no lab there."
        ),
        (
            "Densidad: cada laboratorio se reparte con una gaussiana de desviación estándar "
            "(ancho de banda) de {km} km{why}, en celdas de {cell} km; lo que caería fuera de "
            "{where} se devuelve adentro (Diggle 1985). Un núcleo más ancho muestra elevaciones "
            "más amplias y bajas y cruza el agua: un color pálido no es un laboratorio en ese "
            "lugar."
        ),
    ),
    "note.density.rule": (
        "That bandwidth is the one of all chosen labs, so that active and inactive ones compare.",
        (
            "Ese ancho de banda es el de todos los laboratorios elegidos, para poder comparar "
            "activos e inactivos."
        ),
    ),
    "note.density.spread": (
        (
            "A lab known only to its municipality is spread evenly over it, never put at its "
            "centre: {labs} of {of} stand at a point."
        ),
        (
            "Un laboratorio del que solo se conoce el municipio se reparte por igual en él, nunca"
            " se pone en su centro: {labs} de {of} están en un punto."
        ),
    ),
    "note.density.not_placed": (
        "Known only to their state, to no place or outside Mexico, so in no density: {labs}.",
        (
            "Se conocen solo por estado, sin lugar o fuera de México, por lo que no entran en la "
            "densidad: {labs}."
        ),
    ),
    "note.density.not_placed.states": (
        (
            "Known only to their state, or with coordinates outside the chosen states, so in no "
            "density: {labs}."
        ),
        (
            "Se conocen solo por estado o tienen coordenadas fuera de los estados elegidos, por lo"
            " que no entran en la densidad: {labs}."
        ),
    ),
    "note.grid.states": (
        (
            "The chosen states are the area of study: the surface ends at their borders as at the "
            "coast, and labs of other states do not enter, however near."
        ),
        (
            "Los estados elegidos son el área de estudio: la superficie termina en sus límites "
            "como en la costa, y los laboratorios de otros estados no entran, por cerca que estén."
        ),
    ),
    "note.risk": (
        (
            "Relative risk: density of active labs divided by that of inactive ones, each made to"
            " sum to one, with the same kernel of {km} km{why} on cells of {cell} km (Kelsall and"
            " Diggle 1995). “As many” means as in {whole}: {share} active."
        ),
        (
            "Riesgo relativo: densidad de los activos entre la de los inactivos, cada una con "
            "suma uno, con el mismo núcleo de {km} km{why} en celdas de {cell} km (Kelsall y "
            "Diggle 1995). «Los mismos» quiere decir como en {whole}: {share} activos."
        ),
    ),
    "note.risk.test": (
        (
            "Lines enclose where the difference is more than chance would make, p < {level} at "
            "each place by itself, two-sided, {test}; they close where too few labs are near. "
            "Without any difference one place in twenty would be enclosed."
        ),
        (
            "Las líneas encierran donde la diferencia es mayor de lo que daría el azar, "
            "p < {level} en cada lugar por sí solo, bilateral, {test}; se cierran donde "
            "hay muy pocos laboratorios. Sin diferencia alguna, uno de cada veinte lugares "
            "quedaría encerrado."
        ),
    ),
    "risk.test.asymptotic": ("asymptotic test", "prueba asintótica"),
    "risk.test.relabelling": ("{n} relabellings", "{n} reetiquetados"),
    "note.risk.global": (
        (
            "All of {where} that is not hatched, tested as one: p = {p} for differences as large, "
            "were the statuses shared out at random ({test})."
        ),
        (
            "Todo lo que no está rayado en {where}, probado en conjunto: p = {p} para diferencias "
            "tan grandes, si la situación se repartiera al azar ({test})."
        ),
    ),
    "note.risk.masked": (
        "Too few labs near enough to tell over {share} of the area of {where}: hatched.",
        "Muy pocos laboratorios cerca para saberlo en {share} del área de {where}: rayado.",
    ),
    "note.risk.records": (
        "Compared: {active} and {inactive}; labs of unstated status do not enter.",
        "Se comparan: {active} y {inactive}; los de situación no especificada no entran.",
    ),
    "note.risk.not_placed": (
        (
            "Of these statuses known only to their state, to no place or outside Mexico, so not "
            "compared: {labs}."
        ),
        (
            "De estas situaciones se conocen solo por estado, sin lugar o fuera de México y no se "
            "comparan: {labs}."
        ),
    ),
    "note.risk.not_placed.states": (
        (
            "Of these statuses known only to their state, or with coordinates outside the chosen "
            "states, so not compared: {labs}."
        ),
        (
            "De estas situaciones se conocen solo por estado o tienen coordenadas fuera de los "
            "estados elegidos y no se comparan: {labs}."
        ),
    ),
    "note.not_drawn": ("{layer}: not drawn, for {reason}.", "{layer}: no se dibuja: {reason}."),
    # the map in words
    "alt.density": (
        ("Highest density: {density}, in {place}."),
        ("Densidad más alta: {density}, en {place}."),
    ),
    "alt.density.area": (
        "Density is nearly none over {share} of the area of {where}.",
        "La densidad es casi nula en {share} del área de {where}.",
    ),
    "grid.where.all": ("Mexico", "México"),
    "grid.where.states": ("the chosen states", "los estados elegidos"),
    "alt.risk.active": (
        "Active labs are more frequent than chance would make in parts of: {places}.",
        "Los activos son más frecuentes de lo que daría el azar en partes de: {places}.",
    ),
    "alt.risk.inactive": (
        "Inactive labs are more frequent than chance would make in parts of: {places}.",
        "Los inactivos son más frecuentes de lo que daría el azar en partes de: {places}.",
    ),
    "alt.risk.test": (
        "Each place is tested by itself: {test}.",
        "Cada lugar se prueba por sí solo: {test}.",
    ),
    "alt.risk.test.whole": (
        "Each place is tested by itself, with {test}; p of the whole map: {p}.",
        "Cada lugar se prueba por sí solo, con {test}; p de todo el mapa: {p}.",
    ),
    "alt.risk.none": (
        "Nowhere do active and inactive labs differ by more than chance would make.",
        "En ningún lugar difieren activos e inactivos más de lo que daría el azar.",
    ),
}
