"""The texts of the map of revisions, in English and in Mexican Spanish, side by side."""

from typing import Final

REVISION_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # what the map can show: in a list, in its title, in a legend
    "measure.to_active": ("Inactive to active", "De inactivo a activo"),
    "measure.to_inactive": ("Active to inactive", "De activo a inactivo"),
    "measure.status_changed": ("Status changed", "Cambió la situación"),
    "measure.moved": ("Place changed", "Cambió el lugar"),
    "measure.withdrawn": ("Withdrawn", "Retirados"),
    "measure.added_before_end": ("Added to the same period", "Agregados al mismo periodo"),
    "measure.added_after_end": ("Added later", "Agregados después"),
    "title.to_active": (
        "Labs reclassified from inactive to active, {level}: {older} against {newer}",
        "Laboratorios que pasaron de inactivo a activo, {level}: {older} frente a {newer}",
    ),
    "title.to_inactive": (
        "Labs reclassified from active to inactive, {level}: {older} against {newer}",
        "Laboratorios que pasaron de activo a inactivo, {level}: {older} frente a {newer}",
    ),
    "title.status_changed": (
        "Labs whose status changed, {level}: {older} against {newer}",
        "Laboratorios cuya situación cambió, {level}: {older} frente a {newer}",
    ),
    "title.moved": (
        "Labs whose place changed, {level}: {older} against {newer}",
        "Laboratorios cuyo lugar cambió, {level}: {older} frente a {newer}",
    ),
    "title.withdrawn": (
        "Labs withdrawn, {level}: {older} against {newer}",
        "Laboratorios retirados, {level}: {older} frente a {newer}",
    ),
    "title.added_before_end": (
        "Labs added to the period of the older release, {level}: {older} against {newer}",
        (
            "Laboratorios agregados al periodo de la entrega anterior, {level}: {older} frente a "
            "{newer}"
        ),
    ),
    "title.added_after_end": (
        "Labs added after the older release's last day, {level}: {older} against {newer}",
        (
            "Laboratorios agregados después del último día de la anterior, {level}: {older} "
            "frente a {newer}"
        ),
    ),
    "as.to_active": (
        "changed from inactive to active",
        "que pasaron de inactivo a activo",
    ),
    "as.to_inactive": ("changed from active to inactive", "que pasaron de activo a inactivo"),
    "as.status_changed": ("whose status changed", "cuya situación cambió"),
    "as.moved": ("whose place changed", "cuyo lugar cambió"),
    "as.withdrawn": ("withdrawn", "retirados"),
    "as.added_before_end": ("added to the older one's period", "agregados al mismo periodo"),
    "as.added_after_end": ("added after the older one's last day", "agregados después"),
    "legend.title": ("Labs {measure}", "Laboratorios {measure}"),
    "legend.zero": ("labs, but none of these", "laboratorios, pero ninguno de estos"),
    "legend.no_labs": ("no labs in either release", "sin laboratorios en ambas entregas"),
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
    "label.place_changed": ("{n} moved|{n} moved", "{n} con otro lugar|{n} con otro lugar"),
    "label.date_changed": (
        "{n} with another date|{n} with another date",
        "{n} con otra fecha|{n} con otra fecha",
    ),
    "label.other_changed": (
        "{n} with another change|{n} with another change",
        "{n} con otro cambio|{n} con otro cambio",
    ),
    "label.withdrawn": ("{n} withdrawn|{n} withdrawn", "{n} retirado|{n} retirados"),
    "label.added_before_end": (
        "{n} added to the same period|{n} added to the same period",
        "{n} agregado al mismo periodo|{n} agregados al mismo periodo",
    ),
    "label.added_after_end": (
        "{n} added later|{n} added later",
        "{n} agregado después|{n} agregados después",
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
    "head.added_before_end": ("Added up to {day}", "Agregados hasta el {day}"),
    "head.added_after_end": ("Added after {day}", "Agregados después del {day}"),
    # headings of the table
    "table.state": ("State", "Estado"),
    "table.municipality": ("Municipality", "Municipio"),
    "table.state_code": ("State code", "Clave del estado"),
    "table.mun_code": ("Municipality code", "Clave del municipio"),
    "table.labs_older": ("Labs, older", "Laboratorios, anterior"),
    "table.labs_newer": ("Labs, newer", "Laboratorios, posterior"),
    "table.unchanged": ("Unchanged", "Sin cambio"),
    "table.status_changed": ("Status changed", "Cambió la situación"),
    "table.to_active": ("Inactive to active", "De inactivo a activo"),
    "table.to_inactive": ("Active to inactive", "De activo a inactivo"),
    "table.place_changed": ("Place changed", "Cambió el lugar"),
    "table.date_changed": ("Date changed", "Cambió la fecha"),
    "table.other_changed": ("Other change", "Otro cambio"),
    "table.withdrawn": ("Withdrawn", "Retirados"),
    "table.added_before_end": ("Added to the same period", "Agregados al mismo periodo"),
    "table.added_after_end": ("Added later", "Agregados después"),
    "table.ambiguous_older": ("Ambiguous, older", "Ambiguos, anterior"),
    "table.ambiguous_newer": ("Ambiguous, newer", "Ambiguos, posterior"),
    "table.ambiguous": ("Ambiguous", "Ambiguos"),
    # the map in words
    "alt.map": ("Map of Mexico: {title}.", "Mapa de México: {title}."),
    "alt.top": ("Most: {places}.", "Los más altos: {places}."),
    "alt.none.state": ("None in {n} of {total} states.", "Ninguno en {n} de {total} estados."),
    "alt.none.municipality": (
        "None placed in {n} of {total} municipalities.",
        "Ninguno ubicado en {n} de {total} municipios.",
    ),
}
