"""The texts of a comparison of releases of counts, in English and in Mexican Spanish."""

from typing import Final

COUNT_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "counts.said": (
        (
            "by {place}{period} and status, {more} more and {fewer} fewer labs; {withdrawn} no "
            "longer counted; {added} counted anew"
        ),
        (
            "por {place}{period} y situación: {more} laboratorios más y {fewer} menos; ya sin "
            "contar, {withdrawn}; contados por primera vez, {added}"
        ),
    ),
    "counts.late": (
        ", {late} of them dated after {day}, the older release's last day",
        ", {late} de ellos con fecha posterior al {day}, último día de la entrega anterior",
    ),
    "counts.nothing": ("nothing changed", "nada cambió"),
    "counts.why": (
        (
            "A release counts labs instead of listing raids: no record can be "
            "matched, and only its numbers are compared. A lab that changed its status shows as "
            "one fewer here and one more there."
        ),
        (
            "Una entrega cuenta laboratorios en vez de listar operativos: no hay "
            "registros que emparejar y solo se comparan sus números. Un laboratorio que cambió de "
            "situación aparece como uno menos aquí y uno más allá."
        ),
    ),
    "counts.table": ("What became of the counts", "Qué pasó con las cuentas"),
    "counts.unit": ("labs", "laboratorios"),
    "counts.statuses": ("Labs by status", "Laboratorios por situación"),
    "counts.largest": ("The greatest differences", "Las mayores diferencias"),
    "place.municipality": ("municipality", "municipio"),
    "place.state": ("state", "estado"),
    "period.month": (", month", ", mes"),
    "period.year": (", year", ", año"),
    "period.none": ("", ""),
    "change.unchanged": ("unchanged", "sin cambio"),
    "change.more": ("more in the newer", "más en la posterior"),
    "change.fewer": ("fewer in the newer", "menos en la posterior"),
    "change.withdrawn": ("no longer counted", "ya no se cuentan"),
    "change.added before end": ("counted anew", "se cuentan por primera vez"),
    "change.added after end": (
        "counted anew, after the older's last day",
        "se cuentan por primera vez, después del último día de la anterior",
    ),
    "counts.no_map": (
        (
            "a map of revisions needs two releases that list raids, and one of these counts labs "
            "by place or period"
        ),
        (
            "el mapa de cambios necesita dos entregas que listen operativos, y una de estas cuenta "
            "laboratorios por lugar o periodo"
        ),
    ),
}
