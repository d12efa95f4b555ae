"""The texts of the charts, in English and in Mexican Spanish, side by side."""

from __future__ import annotations

from typing import Final

from layers.texts import TEXTS
from layers.words import Teller

CHART_TEXTS: Final[dict[str, tuple[str, str]]] = {
    # what all charts share
    "period.month": ("month", "mes"),
    "period.year": ("year", "año"),
    "n.month": ("{n} month|{n} months", "{n} mes|{n} meses"),
    "n.year": ("{n} year|{n} years", "{n} año|{n} años"),
    "row": (
        "{labs}: {statuses} · {published}",
        "{labs}: {statuses} · {published}",
    ),
    "published": ("published {day}", "publicada el {day}"),
    "published.unknown": ("day of publication not known", "día de publicación desconocido"),
    "note.never_added": (
        "Releases report the same raids again: they stand side by side and are never added up.",
        "Las entregas informan otra vez de los mismos operativos: se comparan y nunca se suman.",
    ),
    "note.between_batches": TEXTS["note.batches"],
    "note.partial": (
        "Hatched: covered in part only, by {releases}: {periods}.",
        "Con trama: abarcado solo en parte, por {releases}: {periods}.",
    ),
    "note.undated": (
        "{release}: {labs} whose date does not tell the {period}; not drawn.",
        "{release}: {labs} cuya fecha no indica el {period}; no se dibujan.",
    ),
    "key.not_covered": ("not covered by the release", "fuera del periodo de la entrega"),
    "key.not_told": (
        "not covered by the release, or not told by {period}",
        "fuera del periodo de la entrega, o no indicado por {period}",
    ),
    "key.partial": ("{period} covered in part", "{period} abarcado en parte"),
    # labs by month
    "timeline.title.one": (
        "{release} reports {active} of {labs} active",
        "{release} informa {active} de {labs} como activos",
    ),
    "timeline.title.same": (
        "All {n} releases report {active} of {labs} active",
        "Las {n} entregas informan {active} de {labs} como activos",
    ),
    "timeline.title.differ": (
        (
            "The same days, told differently: {low} reports {low_active} of {low_labs} active, "
            "{high} {high_active} of {high_labs}"
        ),
        (
            "Los mismos días, contados de otro modo: {low} informa {low_active} de {low_labs} "
            "como activos; {high}, {high_active} de {high_labs}"
        ),
    ),
    "timeline.title.apart": (
        "{n} releases that have no day in common",
        "{n} entregas que no tienen ningún día en común",
    ),
    "timeline.subtitle": (
        "Labs raided by {period} and by what was found, as each release reports them",
        "Laboratorios localizados por {period} y situación, según cada entrega",
    ),
    "timeline.shared": (
        "the title counts {start} to {end}, which all of them cover",
        "el título cuenta del {start} al {end}, que todas abarcan",
    ),
    "timeline.not_certain": (
        "Not in the title, as it is not certain that their date lies in its days: {labs}.",
        "Fuera del título, por no ser seguro que su fecha caiga en sus días: {labs}.",
    ),
    "timeline.axis": ("labs a {period}", "labs. por {period}"),
    "timeline.rule": ("a release ends, or the method changes", "fin de entrega o cambio de método"),
    "break.end": ("ends {day}", "termina el {day}"),
    "break.end_above": ("the one above ends {day}", "la de arriba termina el {day}"),
    "break.all": ("every lab in it: {status}", "todos sus laboratorios: {status}"),
    "break.from": ("from here on every lab: {status}", "desde aquí, todos: {status}"),
    "break.until": ("up to here every lab: {status}", "hasta aquí, todos: {status}"),
    "note.run": (
        "{release}: every lab from {first} to {last} ({labs}): {status}.",
        "{release}: todos los laboratorios de {first} a {last} ({labs}): {status}.",
    ),
    "alt.timeline": (
        "Stacked bars by {period}, one row a release. {rows}",
        "Barras apiladas por {period}, una fila por entrega. {rows}",
    ),
    "alt.timeline.row": (
        "{release}, {start} to {end}: {labs}, {statuses}; most in {most} ({number}).",
        "{release}, de {start} a {end}: {labs}, {statuses}; el máximo en {most} ({number}).",
    ),
    # the revision triangle
    "triangle.title.none": (
        "No total was revised: {periods} told more than once, always the same",
        "Ningún total se revisó: {periods} en más de una entrega, siempre lo mismo",
    ),
    "triangle.title.some": (
        (
            "Revised: {revised} of {periods} told more than once; most of all {most}, "
            "from {before} to {after} labs"
        ),
        (
            "Revisados: {revised} de {periods} en más de una entrega; sobre todo {most}, "
            "de {before} a {after} laboratorios"
        ),
    ),
    "triangle.title.apart": (
        "No {period} is told whole by more than one release",
        "Ningún {period} está informado por completo en más de una entrega",
    ),
    "triangle.subtitle": (
        (
            "Labs raided by {period} as each release reports them, in the order of publication; "
            "colour: change against the release before it"
        ),
        (
            "Laboratorios localizados por {period} según cada entrega, en orden de publicación; "
            "color: cambio frente a la entrega anterior"
        ),
    ),
    "triangle.first": ("told for the first time", "informado por primera vez"),
    "triangle.zero": ("no change", "sin cambio"),
    "triangle.more": ("more: {labs}", "más: {labs}"),
    "triangle.fewer": ("fewer: {labs}", "menos: {labs}"),
    "triangle.partial": (
        "{period} covered in part, here or in the release before it: news, no revision",
        "{period} abarcado en parte, aquí o en la entrega anterior: novedad, no revisión",
    ),
    "triangle.undecided": (
        "Day of publication not known, so last: {releases}.",
        "Día de publicación desconocido, por eso al final: {releases}.",
    ),
    "triangle.totals": (
        "Totals alone: where only the status of a lab was changed, its month counts as unchanged.",
        "Solo totales: si a un laboratorio solo le cambió la situación, su mes cuenta sin cambio.",
    ),
    "alt.triangle": (
        "Heat map: a row for each {period}, a column for each release. {rows}",
        "Mapa de calor: una fila por {period}, una columna por entrega. {rows}",
    ),
    "alt.triangle.row": (
        (
            "{release}: {told}; {more} with more labs than told before, {fewer} with fewer, "
            "{same} unchanged."
        ),
        (
            "{release}: {told}; {more} con más laboratorios que antes, {fewer} con menos, "
            "{same} sin cambio."
        ),
    ),
    # from status to status
    "flow.title.changed": (
        "{changed} of {of} called “{before}” in {older}: “{after}” in {newer}",
        "{changed} de {of} con situación «{before}» en {older}: «{after}» en {newer}",
    ),
    "flow.title.same": (
        "No lab changed its status from {older} to {newer}",
        "Ningún laboratorio cambió de situación entre {older} y {newer}",
    ),
    "flow.title.not_known": (
        "It cannot be told which is which of {older_labs} in {older} and {newer_labs} in {newer}",
        "No se sabe cuál es cuál de {older_labs} en {older} y {newer_labs} en {newer}",
    ),
    "flow.title.none_known": (
        "No lab is known to have changed its status from {older} to {newer}",
        "No consta que algún laboratorio cambiara de situación entre {older} y {newer}",
    ),
    "flow.title.no_status": (
        "Neither {older} nor {newer} tells the status of a lab",
        "Ni {older} ni {newer} indican la situación de los laboratorios",
    ),
    "flow.title.apart": (
        "{older} and {newer} have no lab in common",
        "{older} y {newer} no tienen ningún laboratorio en común",
    ),
    "flow.subtitle": (
        (
            "Labs by what was found, in the older release (left) and in the newer one (right): "
            "{paired} {where}, {withdrawn} withdrawn, {added} added"
        ),
        (
            "Laboratorios por situación, en la entrega anterior (izquierda) y en la nueva "
            "(derecha): {paired} {where}, {withdrawn} que ya no están, {added} nuevos"
        ),
    ),
    "flow.both": ("in both", "en ambas"),
    "flow.both.known": ("known to be in both", "con certeza en ambas"),
    "flow.subtitle.ambiguous": (
        "; partner not certain: {older} (left) and {newer} (right)",
        "; de pareja incierta: {older} (izquierda) y {newer} (derecha)",
    ),
    "flow.withdrawn": ("withdrawn", "ya no está"),
    "flow.added_before": ("added, up to {day}", "nuevo, hasta el {day}"),
    "flow.added_after": ("added, after {day}", "nuevo, después del {day}"),
    "flow.added": ("added", "nuevo"),
    "flow.ambiguous": ("partner not certain", "pareja incierta"),
    "key.alone": ("in one of the two alone", "solo en una de las dos"),
    "flow.unit": (
        (
            "Height and numbers: labs. Bands have the colour of the older status; "
            "those of added labs have that of the newer one."
        ),
        (
            "Altura y números: laboratorios. Las bandas llevan el color de la situación anterior; "
            "las de laboratorios nuevos, el de la nueva."
        ),
    ),
    "flow.how": (
        "Releases share no id: labs are paired by what both tell: {fields}.",
        (
            "Las entregas no comparten folio de registro: los laboratorios se emparejan por lo que "
            "ambas indican: {fields}."
        ),
    ),
    "flow.not_certain": (
        (
            "{older} of the older and {newer} of the newer release may be the same raids: which is "
            "whose partner cannot be told, so they are counted in both."
        ),
        (
            "{older} de la entrega anterior y {newer} de la nueva pueden ser los mismos: "
            "no se sabe cuál es pareja de cuál y se cuentan en ambas."
        ),
    ),
    "flow.kinds": (
        (
            "Left out, no labs (storehouses, pill presses and the like): {older} in the older "
            "release, {newer} in the newer."
        ),
        (
            "No se cuentan, por no ser laboratorios (bodegas, centros de pastillas y similares): "
            "{older} en la entrega anterior, {newer} en la nueva."
        ),
    ),
    "flow.one_sided": (
        (
            "Labs in both that one release calls another kind of site: {older} in the older, "
            "{newer} in the newer."
        ),
        (
            "Laboratorios en ambas que una entrega llama otro tipo de sitio: {older} en la "
            "anterior, {newer} en la nueva."
        ),
    ),
    "alt.flow": (
        "Bands from the statuses of {older} to those of {newer}: {bands}.",
        "Bandas de las situaciones de {older} a las de {newer}: {bands}.",
    ),
    "alt.flow.band": ("{source} to {target} {labs}", "{source} a {target} {labs}"),
}

tell: Final = Teller(CHART_TEXTS)
"""Tells the texts of the charts."""
