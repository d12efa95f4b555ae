"""The texts of a comparison of two releases, in English and in Mexican Spanish, side by side.

``{braces}`` are filled by :func:`layers.comparing.words.tell`; ``none|one|many``
are the three forms that :func:`layers.comparing.words.forms` chooses from.
"""

from typing import Final

from layers.comparing.counts_texts import COUNT_TEXTS
from layers.comparing.note_texts import NOTE_TEXTS

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
    "said.to_active.unknown": (
        "no lab is known to have changed",
        "no se sabe de ningún laboratorio que haya pasado",
    ),
    "said.no_status": (
        "neither release says which labs were active",
        "ninguna de las dos entregas dice qué laboratorios estaban activos",
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
    "outcome.added after end": (
        "added, dated after {day}",
        "agregado, con fecha posterior al {day}",
    ),
    "outcome.added": ("added", "agregado"),
    "outcome.ambiguous": ("ambiguous, in either release", "ambiguo, en una u otra entrega"),
    # the labs of a list
    "as.to_active": ("changed from inactive to active", "que pasaron de inactivo a activo"),
    "as.to_inactive": ("changed from active to inactive", "que pasaron de activo a inactivo"),
    "as.withdrawn": ("withdrawn", "retirados"),
    "as.added_before_end": (
        "added, dated up to {day} or undated",
        "agregados, con fecha hasta el {day} o sin fecha",
    ),
    "as.added_after_end": (
        "added, dated after {day}",
        "agregados, con fecha posterior al {day}",
    ),
    "as.added": ("added", "agregados"),
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
    "no_map": (
        (
            "no map was drawn: it needs two releases that list raids, and {who}; `labatlas map` "
            "draws one of them alone, and --out writes the numbers of both by place as layers"
        ),
        (
            "no se dibujó el mapa: necesita dos entregas que listen operativos, y {who}; `labatlas "
            "map` dibuja una sola, y --out escribe como capas los números de las dos por lugar"
        ),
    ),
    "no_map.older": ("the older one counts labs", "la anterior cuenta laboratorios"),
    "no_map.newer": ("the newer one counts labs", "la posterior cuenta laboratorios"),
    "no_map.both": ("both count labs", "las dos cuentan laboratorios"),
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
            "that are in both, what differs: {differ}."
        ),
        (
            "Un laboratorio con varios cambios cuenta una vez, en el primer renglón que "
            "corresponde. Entre los que están en las dos, difieren: {differ}."
        ),
    ),
    "differs.status": ("the status in {n}", "la situación en {n}"),
    "differs.place": ("the place in {n}", "el lugar en {n}"),
    "differs.date": ("the date in {n}", "la fecha en {n}"),
    "differs.other": ("something else in {n}", "otro dato en {n}"),
    "table.one_sided": (
        (
            "Labs in both that one release calls another kind of site, so that its total leaves "
            "them out: {older} in the older, {newer} in the newer."
        ),
        (
            "Laboratorios en las dos que una entrega llama otro tipo de sitio y por eso no están "
            "en su total: {older} en la anterior, {newer} en la posterior."
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
    **NOTE_TEXTS,
    **COUNT_TEXTS,
}
