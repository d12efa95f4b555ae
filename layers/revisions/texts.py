"""The texts of the map of revisions, in English and in Mexican Spanish, side by side."""

from typing import Final

REVISION_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # what the map can show: in its title, in a legend
    "title.to_active": (
        "Labs reclassified from inactive to active, {level}: {older} against {newer}",
        "Laboratorios que pasaron de inactivo a activo, {level}: {older} frente a {newer}",
    ),
    "title.to_inactive": (
        "Labs reclassified from active to inactive, {level}: {older} against {newer}",
        "Laboratorios que pasaron de activo a inactivo, {level}: {older} frente a {newer}",
    ),
    "title.status_changed": (
        "Labs whose status differs, {level}: {older} against {newer}",
        "Laboratorios cuya situación difiere, {level}: {older} frente a {newer}",
    ),
    "title.moved": (
        "Labs whose place differs, {level}: {older} against {newer}",
        "Laboratorios cuyo lugar difiere, {level}: {older} frente a {newer}",
    ),
    "title.labs": (
        "Labs {measure}, {level}: {older} against {newer}",
        "Laboratorios {measure}, {level}: {older} frente a {newer}",
    ),
    "as.status_changed": ("whose status differs", "cuya situación difiere"),
    "as.moved": ("whose place differs", "cuyo lugar difiere"),
    "legend.title": ("Labs {measure}", "Laboratorios {measure}"),
    "legend.zero": ("labs, but none of these", "laboratorios, pero ninguno de estos"),
    "legend.zero.known": (
        "labs, none known to be of these",
        "laboratorios, ninguno de estos que se sepa",
    ),
    "legend.no_labs": ("no labs in either release", "sin laboratorios en ninguna entrega"),
    "subtitle": (
        (
            "Older: {older}, {older_period}, {older_labs} · Newer: {newer}, {newer_period}, "
            "{newer_labs}"
        ),
        (
            "Anterior: {older}, {older_period}, {older_labs} · Posterior: {newer}, {newer_period}, "
            "{newer_labs}"
        ),
    ),
    # the line of one area
    "label.labs": (
        "{older} in the older release, {newer} in the newer",
        "{older} en la entrega anterior, {newer} en la posterior",
    ),
    "label.none": ("no labs in either release", "sin laboratorios en ninguna de las dos entregas"),
    "label.none_placed": (
        (
            "no labs placed here in either release; {older} of the older and {newer} of the newer "
            "are known only to the state"
        ),
        (
            "ningún laboratorio ubicado aquí; {older} de la anterior y {newer} de la posterior se "
            "conocen solo por estado"
        ),
    ),
    "label.unchanged": ("{n} unchanged|{n} unchanged", "{n} sin cambio|{n} sin cambio"),
    "label.to_active": (
        "{n} from inactive to active|{n} from inactive to active",
        "{n} de inactivo a activo|{n} de inactivo a activo",
    ),
    "label.to_inactive": (
        "{n} from active to inactive|{n} from active to inactive",
        "{n} de activo a inactivo|{n} de activo a inactivo",
    ),
    "label.other_status": (
        "{n} with another change of status|{n} with another change of status",
        "{n} con otro cambio de situación|{n} con otro cambio de situación",
    ),
    "label.moved_out": (
        "{n} moved away|{n} moved away",
        "{n} pasó a otro lugar|{n} pasaron a otro lugar",
    ),
    "label.moved_in": (
        "{n} moved here|{n} moved here",
        "{n} llegó de otro lugar|{n} llegaron de otro lugar",
    ),
    "label.other_place": (
        "{n} with another place|{n} with another place",
        "{n} con otro lugar|{n} con otro lugar",
    ),
    "label.date_changed": (
        "{n} with another date|{n} with another date",
        "{n} con otra fecha|{n} con otra fecha",
    ),
    "label.other_changed": (
        "{n} with another change|{n} with another change",
        "{n} con otro cambio|{n} con otro cambio",
    ),
    "label.withdrawn": ("{n} withdrawn|{n} withdrawn", "{n} retirado|{n} retirados"),
    "label.added": ("{n} added|{n} added", "{n} agregado|{n} agregados"),
    "label.added_before_end": (
        "{n} added up to {day} or undated|{n} added up to {day} or undated",
        "{n} agregado hasta el {day} o sin fecha|{n} agregados hasta el {day} o sin fecha",
    ),
    "label.added_after_end": (
        "{n} added after {day}|{n} added after {day}",
        "{n} agregado después del {day}|{n} agregados después del {day}",
    ),
    "label.ambiguous_older": (
        "{n} of the older ambiguous|{n} of the older ambiguous",
        "{n} ambiguo de la anterior|{n} ambiguos de la anterior",
    ),
    "label.ambiguous_newer": (
        "{n} of the newer ambiguous|{n} of the newer ambiguous",
        "{n} ambiguo de la posterior|{n} ambiguos de la posterior",
    ),
    # headline figures: the first, which stands large and has little room, and the others
    "large.added_before_end": ("Added", "Agregados"),
    "large.added_after_end": ("Added", "Agregados"),
    "large.known": ("{large}, known", "{large}, que se sepa"),
    "head.unchanged": ("Unchanged", "Sin cambio"),
    "head.status changed": ("Status changed", "Cambió la situación"),
    "head.place changed": ("Place changed", "Cambió el lugar"),
    "head.date changed": ("Date changed", "Cambió la fecha"),
    "head.other change": ("Something else changed", "Cambió otro dato"),
    "head.withdrawn": ("Withdrawn", "Retirados"),
    "head.added before end": ("Added up to {day}", "Agregados hasta el {day}"),
    "head.added after end": ("Added after {day}", "Agregados después del {day}"),
    "head.added": ("Added", "Agregados"),
    "head.ambiguous": ("Ambiguous", "Ambiguos"),
    # headings of the table
    "table.state": ("State", "Estado"),
    "table.municipality": ("Municipality", "Municipio"),
    "table.state_code": ("State code", "Clave del estado"),
    "table.mun_code": ("Municipality code", "Clave del municipio"),
    "table.labs_older": ("Labs, older", "Laboratorios, anterior"),
    "table.labs_newer": ("Labs, newer", "Laboratorios, posterior"),
    "table.unchanged": ("Unchanged", "Sin cambio"),
    "table.status_changed": ("Status differs", "Difiere la situación"),
    "table.to_active": ("Inactive to active", "De inactivo a activo"),
    "table.to_inactive": ("Active to inactive", "De activo a inactivo"),
    "table.place_changed": ("Place differs", "Difiere el lugar"),
    "table.date_changed": ("Date differs", "Difiere la fecha"),
    "table.other_changed": ("Something else differs", "Difiere otro dato"),
    "table.moved_out": ("Moved away", "Pasaron a otro lugar"),
    "table.moved_in": ("Moved here", "Llegaron de otro lugar"),
    "table.withdrawn": ("Withdrawn", "Retirados"),
    "table.added": ("Added", "Agregados"),
    "table.added_before_end": ("Added up to {day}", "Agregados hasta el {day}"),
    "table.added_after_end": ("Added after {day}", "Agregados después del {day}"),
    "table.ambiguous_older": ("Ambiguous, older", "Ambiguos, anterior"),
    "table.ambiguous_newer": ("Ambiguous, newer", "Ambiguos, posterior"),
    # the map in words
    "alt.map": ("Map of Mexico: {title}.", "Mapa de México: {title}."),
    "alt.top": ("Most: {places}.", "Los más altos: {places}."),
    "alt.none.state": ("None in {n} of {total} states.", "Ninguno en {n} de {total} estados."),
    "alt.none.municipality": (
        "None placed in {n} of {total} municipalities.",
        "Ninguno ubicado en {n} de {total} municipios.",
    ),
    "alt.none.state.known": (
        "None known in {n} of {total} states.",
        "Ninguno que se sepa en {n} de {total} estados.",
    ),
    "alt.none.municipality.known": (
        "None known in {n} of {total} municipalities.",
        "Ninguno que se sepa en {n} de {total} municipios.",
    ),
}
