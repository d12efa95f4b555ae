"""What a comparison says of its method, in English and in Mexican Spanish."""

from typing import Final

NOTE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    "note.duplicates": (
        (
            "Rows that say the same as an earlier row of their release: {older} in the older, "
            "{newer} in the newer. They may be raids of their own, and are counted."
        ),
        (
            "Renglones que dicen lo mismo que otro anterior de su entrega: {older} en la anterior, "
            "{newer} en la posterior. Pueden ser operativos distintos y se cuentan."
        ),
    ),
    "note.matched": (
        "Records share no id: they are matched one to one by {fields}.",
        "Los registros no comparten clave: se emparejan uno a uno por {fields}.",
    ),
    "note.matched.and": (" and ", " y "),
    "tolerance.days": (
        (
            "Dates must be equal."
            "|Dates may lie up to {n} day apart{transposed}."
            "|Dates may lie up to {n} days apart{transposed}."
        ),
        (
            "Las fechas deben ser iguales."
            "|Las fechas pueden diferir hasta {n} día{transposed}."
            "|Las fechas pueden diferir hasta {n} días{transposed}."
        ),
    ),
    "tolerance.transposed": (
        " or have digits exchanged",
        " o tener dígitos intercambiados",
    ),
    "tolerance.transposed_only": (
        "Dates must be equal but for exchanged digits.",
        "Las fechas deben ser iguales, salvo dígitos intercambiados.",
    ),
    "tolerance.neighbours": (
        "Municipalities may be two that touch.",
        "Los municipios pueden ser dos colindantes.",
    ),
    "tolerance.same": (
        "Municipalities must be the same.",
        "El municipio debe ser el mismo.",
    ),
    "note.not_compared": (
        "Not compared, as one of the two releases never says it: {fields}.",
        "No se compara, porque una de las dos entregas nunca lo dice: {fields}.",
    ),
    "note.not_told": (
        "Not compared, as neither release says it: {fields}.",
        "No se compara, porque ninguna de las dos entregas lo dice: {fields}.",
    ),
    "note.compared": ("Compared: {fields}.", "Se compara: {fields}."),
    "field.status": ("status", "situación"),
    "field.place": ("place", "lugar"),
    "field.locality": ("locality", "localidad"),
    "field.date": ("date", "fecha"),
    "field.drug": ("drug", "droga"),
    "field.kind": ("kind", "tipo"),
    "field.corps": ("corps", "corporación"),
    "note.ambiguous": (
        (
            "Not decided, as records fit each other equally well: {older} of the older release "
            "and {newer} of the newer."
        ),
        (
            "Sin decidir, porque varios registros corresponden igual de bien: {older} de la "
            "entrega anterior y {newer} de la posterior."
        ),
    ),
    "note.never_added": (
        "The two releases describe the same raids: their labs are never added up.",
        "Las dos entregas describen los mismos operativos: sus laboratorios nunca se suman.",
    ),
    "note.older_place": (
        "A lab in both counts at the place that the older release gives.",
        "Un laboratorio en las dos cuenta en el lugar que le da la anterior.",
    ),
    "note.other_kinds": (
        (
            "Counted as labs: {kinds}. Sites of other kinds are matched too, but not counted: "
            "{older} in the older, {newer} in the newer."
        ),
        (
            "Cuentan como laboratorio: {kinds}. Los sitios de otro tipo también se emparejan, pero "
            "no se cuentan: {older} en la anterior, {newer} en la posterior."
        ),
    ),
    "note.nowhere": (
        "Not placed in any state, and so not on the map: {labs} {measure}.",
        "Sin estado identificado y por eso fuera del mapa: {labs} {measure}.",
    ),
    "note.state_only": (
        "Known only to their state, and so in no municipality: {labs} {measure}.",
        "Conocidos solo por estado y por eso en ningún municipio: {labs} {measure}.",
    ),
    "note.unread": (
        "Not read: sheet “{sheet}” of release {release}, {rows} rows.",
        "No se leyó: hoja «{sheet}» de la entrega {release}, {rows} renglones.",
    ),
}
