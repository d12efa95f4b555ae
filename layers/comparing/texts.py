"""The texts of a comparison of two releases, in English and in Mexican Spanish, side by side.

``{braces}`` are filled by :func:`layers.comparing.words.tell`; ``none|one|many``
are the three forms that :func:`layers.comparing.words.forms` chooses from.
"""

from typing import Final

from layers.comparing.counts_texts import COUNT_TEXTS

COMPARE_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # the first sentence
    "said.nothing": (
        (
            "nothing changed: no labs stand in either release"
            "|nothing changed: the one lab stands in both releases as it was"
            "|nothing changed: all {n} labs stand in both releases as they were"
        ),
        (
            "nada cambió: no hay laboratorios en ninguna de las dos entregas"
            "|nada cambió: el único laboratorio está igual en las dos entregas"
            "|nada cambió: los {n} laboratorios están igual en las dos entregas"
        ),
    ),
    "said.to_active": (
        "no lab changed|{n} lab changed|{n} labs changed",
        "ningún laboratorio pasó|{n} laboratorio pasó|{n} laboratorios pasaron",
    ),
    "said.to_active.how": (
        "{labs} from inactive to active",
        "{labs} de inactivo a activo",
    ),
    "said.to_inactive": (
        "none from active to inactive|{n} from active to inactive|{n} from active to inactive",
        "ninguno de activo a inactivo|{n} de activo a inactivo|{n} de activo a inactivo",
    ),
    "said.other_status": (
        "|{n} to or from a status not stated|{n} to or from a status not stated",
        (
            "|{n} cambió entre situación dada y no especificada"
            "|{n} cambiaron entre situación dada y no especificada"
        ),
    ),
    "said.added_after_end": (
        "none was added|{n} was added|{n} were added",
        "no se agregó ninguno|se agregó {n}|se agregaron {n}",
    ),
    "said.added_after_end.when": (
        "{added} after {day}, the older release's last day",
        "{added} después del {day}, último día de la entrega anterior",
    ),
    "said.added_before_end": (
        "none was added|{n} was added|{n} were added",
        "no se agregó ninguno|se agregó {n}|se agregaron {n}",
    ),
    "said.added_before_end.when": (
        "{added} up to that day or undated",
        "{added} hasta ese día o sin fecha",
    ),
    "said.added_before_end.no_day": (
        "{added} (the older release gives no date)",
        "{added} (la entrega anterior no da fechas)",
    ),
    "said.withdrawn": (
        "none was withdrawn|{n} was withdrawn|{n} were withdrawn",
        "no se retiró ninguno|se retiró {n}|se retiraron {n}",
    ),
    "said.ambiguous": (
        (
            "it cannot be told which is which of {older} in the older release "
            "and {newer} in the newer"
        ),
        (
            "no se puede saber cuál es cuál de {older} en la entrega anterior "
            "y {newer} en la posterior"
        ),
    ),
    # what became of a lab
    "outcome.unchanged": ("unchanged", "sin cambio"),
    "outcome.status changed": ("status changed", "cambió la situación"),
    "outcome.place changed": ("place changed", "cambió el lugar"),
    "outcome.date changed": ("date changed", "cambió la fecha"),
    "outcome.other change": ("something else changed", "cambió otro dato"),
    "outcome.withdrawn": ("withdrawn: only in the older", "retirado: solo en la anterior"),
    "outcome.added before end": (
        "added, dated up to {day} or undated",
        "agregado, con fecha hasta el {day} o sin fecha",
    ),
    "outcome.added before end.no_day": ("added", "agregado"),
    "outcome.added after end": ("added, dated after {day}", "agregado, con fecha posterior"),
    "outcome.added after end.no_day": ("added later", "agregado después"),
    "outcome.ambiguous": ("ambiguous, in either release", "ambiguo, en una u otra entrega"),
    # parts of the text
    "older": ("Older release", "Entrega anterior"),
    "newer": ("Newer release", "Entrega posterior"),
    "illustrative": (
        "ILLUSTRATIVE: generated for demonstration, not real raids.",
        "ILUSTRATIVO: generado para demostración, no son operativos reales.",
    ),
    "release.line": (
        "{id}: {publisher}; published: {published}; {period}; {labs}",
        "{id}: {publisher}; publicada: {published}; {period}; {labs}",
    ),
    "release.file": ("file {file}, sha256 {sha256}", "archivo {file}, sha256 {sha256}"),
    "release.doubts": (
        "in doubt while reading: {n}; `labatlas read` lists them",
        "en duda al leer: {n}; `labatlas read` los enumera",
    ),
    "release.illustrative": ("{id} (ILLUSTRATIVE)", "{id} (ILUSTRATIVO)"),
    "order": (
        "Note: {older} was published after {newer}; they are compared in the order given.",
        "Nota: {older} se publicó después que {newer}; se comparan en el orden dado.",
    ),
    "table.outcomes": ("What became of the labs", "Qué pasó con los laboratorios"),
    "table.total": ("labs in the {which} release", "laboratorios en la entrega {which}"),
    "which.older": ("older", "anterior"),
    "which.newer": ("newer", "posterior"),
    "table.several": (
        (
            "A lab that changed in several ways counts once, in the first row that fits. Among all "
            "that are in both, the status differs in {status}, the place in {place}, the date in "
            "{date}, something else in {other}."
        ),
        (
            "Un laboratorio con varios cambios cuenta una vez, en el primer renglón que "
            "corresponde. Entre los que están en las dos, difiere la situación en {status}, el "
            "lugar en {place}, la fecha en {date}, otro dato en {other}."
        ),
    ),
    "table.transitions": (
        "Labs in both releases: status in the older (rows) and in the newer (columns)",
        (
            "Laboratorios en las dos entregas: situación en la anterior (renglones) y en la "
            "posterior (columnas)"
        ),
    ),
    "table.status_older": ("Status in the older release", "Situación en la entrega anterior"),
    "table.status_newer": ("{status} in the newer", "{status} en la posterior"),
    "table.top": ("States with most labs {measure}", "Estados con más laboratorios {measure}"),
    "table.top_row": ("of {labs} in the older release", "de {labs} en la entrega anterior"),
    "table.ambiguous": ("Ambiguous rows", "Renglones ambiguos"),
    "table.group": ("Group", "Grupo"),
    "table.sheet": ("Sheet", "Hoja"),
    "table.row": ("Row", "Renglón"),
    "table.date": ("Date", "Fecha"),
    "table.place": ("Place", "Lugar"),
    "table.release": ("Release", "Entrega"),
    "table.status": ("Status", "Situación"),
    "ambiguous.why": (
        (
            "Records that fit each other equally well, so that the choice among them would change "
            "a count; they are listed and not guessed."
        ),
        (
            "Registros que corresponden igual de bien, de modo que elegir entre ellos cambiaría "
            "una cuenta; se listan y no se adivinan."
        ),
    ),
    "ambiguous.group": ("Group {group}:", "Grupo {group}:"),
    "ambiguous.rest": (
        "… and {n} more groups; --json and --out hold them all.",
        "… y {n} grupos más; --json y --out los contienen todos.",
    ),
    "row.at": ("{which}, row {row}", "{which}, renglón {row}"),
    "row.sheet": ("{which}, sheet “{sheet}”, row {row}", "{which}, hoja «{sheet}», renglón {row}"),
    # notes
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
        (
            "Records share no id: they are matched one to one by place, date, drug, kind and "
            "corps. {tolerances}"
        ),
        (
            "Los registros no comparten clave: se emparejan uno a uno por lugar, fecha, droga, "
            "tipo y corporación. {tolerances}"
        ),
    ),
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
    "note.compared": (
        "Compared: status, place, locality, date, drug, kind and corps.",
        "Se compara: situación, lugar, localidad, fecha, droga, tipo y corporación.",
    ),
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
    "note.newer_place": (
        "A lab in both stands where the newer release has it.",
        "Un laboratorio en las dos se ubica donde lo tiene la posterior.",
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
    **COUNT_TEXTS,
}
