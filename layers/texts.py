"""Every text shown to a reader, in English and in Mexican Spanish, side by side.

Both languages stand in one entry, so that none can be missing. ``{braces}``
are filled by :func:`layers.words.say`; ``one|many`` are the two forms that
:func:`layers.words.counted` chooses from.
"""

from typing import Final

from layers.texts_classes import CLASS_TEXTS
from layers.texts_density import DENSITY_TEXTS
from layers.texts_hot_spots import HOT_SPOT_TEXTS
from layers.texts_places import PLACE_TEXTS
from layers.texts_tables import TABLE_TEXTS

TEXTS: Final[dict[str, tuple[str, str]]] = {
    # vocabularies of the record table
    "status.active": ("active", "activo"),
    "status.inactive": ("inactive", "inactivo"),
    "status.unspecified": ("status not stated", "situación no especificada"),
    "drug.methamphetamine": ("methamphetamine", "metanfetamina"),
    "drug.heroin": ("heroin", "heroína"),
    "drug.cocaine": ("cocaine", "cocaína"),
    "drug.fentanyl": ("fentanyl", "fentanilo"),
    "drug.other": ("other drug", "otra droga"),
    "drug.unspecified": ("drug not stated", "droga no especificada"),
    "kind.laboratory": ("laboratory", "laboratorio"),
    "kind.concentration area": ("concentration area", "área de concentración"),
    "kind.pill press": ("pill press", "centro de confección de pastillas"),
    "kind.storehouse": ("storehouse", "bodega"),
    "kind.other": ("other kind", "otro tipo"),
    "kind.unspecified": ("kind not stated", "tipo no especificado"),
    "precision.point": ("point", "punto"),
    "precision.locality": ("locality", "localidad"),
    "precision.municipality": ("municipality", "municipio"),
    "precision.state": ("state", "estado"),
    "precision.none": ("not known", "no se conoce"),
    # what a view can ask for
    "level.state": ("by state", "por estado"),
    "level.municipality": ("by municipality", "por municipio"),
    "measure.labs": ("Labs raided", "Laboratorios localizados"),
    "measure.active_share": ("Active share", "Proporción de activos"),
    "measure.labs_per_1000_km2": ("Labs per 1,000 km²", "Laboratorios por 1,000 km²"),
    "measure.labs_per_100k": (
        "Labs per 100,000 people",
        "Laboratorios por 100,000 habitantes",
    ),
    "layer.shares": ("Areas", "Áreas"),
    "layer.labs": ("Labs with coordinates", "Laboratorios con coordenadas"),
    "labs.abroad": ("outside Mexico, as given", "fuera de México, según la fuente"),
    # titles
    "title.labs": (
        "Drug labs raided in Mexico, {level}",
        "Laboratorios clandestinos localizados en México, {level}",
    ),
    "title.active_share": (
        "Share of raided drug labs that were active, {level}",
        "Proporción de laboratorios clandestinos activos, {level}",
    ),
    "title.labs_per_1000_km2": (
        "Drug labs raided per 1,000 km², {level}",
        "Laboratorios clandestinos localizados por 1,000 km², {level}",
    ),
    "title.labs_per_100k": (
        "Drug labs raided per 100,000 people, {level}",
        "Laboratorios clandestinos localizados por 100,000 habitantes, {level}",
    ),
    "title.layers": ("Mexico: {layers}", "México: {layers}"),
    "title.reference": (
        "Entries and regions of Mexico",
        "Entradas y regiones de México",
    ),
    "title.places": (
        "Drug labs raided in Mexico",
        "Laboratorios clandestinos localizados en México",
    ),
    "subtitle.release": ("Release {release}", "Entrega {release}"),
    "subtitle.period": ("{start} to {end}", "del {start} al {end}"),
    "subtitle.day": ("{day}", "el {day}"),
    "subtitle.from": ("from {start}", "desde el {start}"),
    "subtitle.until": ("until {end}", "hasta el {end}"),
    "subtitle.span": ("records dated {start} to {end}", "registros del {start} al {end}"),
    "subtitle.span.day": ("records dated {day}", "registros del {day}"),
    "subtitle.no_period": ("period not known", "periodo desconocido"),
    "subtitle.statuses": ("status: {words}", "situación: {words}"),
    "subtitle.drugs": ("drug: {words}", "droga: {words}"),
    "subtitle.kinds": ("counted as labs: {words}", "cuentan como laboratorio: {words}"),
    "subtitle.all_kinds": ("all kinds", "todos los tipos"),
    "subtitle.corps": ("corps: {words}", "corporación: {words}"),
    "subtitle.states": ("states: {words}", "estados: {words}"),
    # legends
    "legend.zero": ("none", "ninguno"),
    "legend.no_labs": ("no labs", "sin laboratorios"),
    "legend.small": ("under {number} of known status", "menos de {number} de situación conocida"),
    "legend.outside": ("not asked for", "fuera de la consulta"),
    "legend.no_share": ("share not defined", "proporción no definida"),
    "legend.or_more": ("{number} or more", "{number} o más"),
    "legend.below": ("under {number}", "menos de {number}"),
    "legend.areas.state": ("number of states in brackets", "número de estados entre paréntesis"),
    "legend.areas.municipality": (
        "number of municipalities in brackets",
        "número de municipios entre paréntesis",
    ),
    # counted things
    "n.labs": ("{n} lab|{n} labs", "{n} laboratorio|{n} laboratorios"),
    "n.active": ("{n} active|{n} active", "{n} activo|{n} activos"),
    "n.inactive": ("{n} inactive|{n} inactive", "{n} inactivo|{n} inactivos"),
    "n.unspecified": (
        "{n} of unstated status|{n} of unstated status",
        "{n} de situación no especificada|{n} de situación no especificada",
    ),
    # labels of areas and points
    "label.share": (
        "active share {share} (95 % interval {low}–{high})",
        "proporción de activos {share} (intervalo del 95 %: {low}–{high})",
    ),
    "label.small": (
        "fewer than {number} of known status",
        "menos de {number} con situación conocida",
    ),
    "label.per_1000_km2": ("{rate} per 1,000 km²", "{rate} por 1,000 km²"),
    "label.per_100k": ("{rate} per 100,000 people", "{rate} por 100,000 habitantes"),
    "label.outside": ("not asked for", "fuera de la consulta"),
    "label.no_labs": ("no labs", "sin laboratorios"),
    "label.no_labs_placed": (
        "no labs placed here; {labs} known only to the state",
        "ningún laboratorio ubicado aquí; {labs} se conocen solo por estado",
    ),
    # headline figures and the table
    "head.labs": ("Labs", "Laboratorios"),
    "head.active": ("Active", "Activos"),
    "head.inactive": ("Inactive", "Inactivos"),
    "head.unspecified": ("Status not stated", "Situación no especificada"),
    "head.active_share": ("Active share", "Proporción de activos"),
    "head.share_value": ("{share} ({low}–{high})", "{share} ({low}–{high})"),
    "not_known": ("not known", "sin identificar"),
    "date_not_known": ("date not known", "fecha desconocida"),
    "not_known_share": ("not defined", "no definida"),
    # notes
    "illustrative": ("ILLUSTRATIVE", "ILUSTRATIVO"),
    "note.illustrative": (
        "Illustrative: generated for demonstration, not real raids.",
        "Ilustrativo: generado para demostración, no son operativos reales.",
    ),
    "note.state_only": (
        "Known only to their state, so drawn in no municipality: {labs}.",
        "Se conocen solo por estado y no aparecen en ningún municipio: {labs}.",
    ),
    "note.nowhere": (
        "Not placed in any state, so not on the map: {labs}.",
        "Sin estado identificado, por lo que no están en el mapa: {labs}.",
    ),
    "note.points": (
        "Points show only labs with coordinates: {placed} of {labs}.",
        "Los puntos muestran solo laboratorios con coordenadas: {placed} de {labs}.",
    ),
    "note.elsewhere": (
        "Their coordinates lie in another municipality than the one they name: {labs}.",
        "Sus coordenadas caen en otro municipio que el que nombran: {labs}.",
    ),
    "note.sheet": (
        "Not counted: sheet “{sheet}” of the file, {rows} rows.",
        "No se cuenta: hoja «{sheet}» del archivo, {rows} renglones.",
    ),
    "note.abroad": (
        "Their coordinates lie outside Mexico and are not drawn: {labs}.",
        "Sus coordenadas caen fuera de México y no se dibujan: {labs}.",
    ),
    "note.abroad_drawn": (
        "Their coordinates lie outside Mexico; on the map they have a mark of their own: {labs}.",
        "Sus coordenadas caen fuera de México; con marca propia si caben en el mapa: {labs}.",
    ),
    "note.undecided": (
        "Left out because their date does not show whether they fall in the period: {labs}.",
        "Excluidos porque su fecha no permite saber si caen en el periodo: {labs}.",
    ),
    "note.state_unknown": (
        "Left out because their state is not known: {labs}.",
        "Excluidos porque se desconoce su estado: {labs}.",
    ),
    "note.other_kind": (
        "Left out because their kind is not counted as a lab here: {labs}.",
        "Excluidos porque su tipo no cuenta aquí como laboratorio: {labs}.",
    ),
    "note.share": (
        "Active share = active / (active + inactive).",
        "Proporción de activos = activos / (activos + inactivos).",
    ),
    "note.interval": (
        "Its 95 % interval (Wilson) is a binomial model: it treats labs as independent draws.",
        "Su intervalo del 95 % (Wilson) es un modelo binomial: supone laboratorios independientes.",
    ),
    "note.small": (
        "Shares of areas with fewer than {number} labs of known status are greyed.",
        "Las áreas con menos de {number} laboratorios de situación conocida van en gris.",
    ),
    "note.no_share": (
        "The active share is not defined while active or inactive labs are filtered out.",
        "La proporción de activos no está definida si se excluyen los activos o los inactivos.",
    ),
    "note.people": (
        "People: Population and Housing Census 2020.",
        "Población: Censo de Población y Vivienda 2020.",
    ),
    "note.detection": (
        "Raids measure detection, not production.",
        "Los operativos miden la detección, no la producción.",
    ),
    "note.batches": (
        "A lab found inactive may have been between batches.",
        "Un laboratorio hallado inactivo pudo estar entre un lote y otro.",
    ),
    # sources
    "source.release": (
        "Release {release}: {publisher}; published: {published}; file {file}, sha256 {sha256}",
        "Entrega {release}: {publisher}; publicada: {published}; archivo {file}, sha256 {sha256}",
    ),
    "source.publisher": ("publisher not known", "emisor desconocido"),
    "source.publisher.illustrative": ("(illustrative)", "(ilustrativo)"),
    "source.layer": ("{names}: {attribution}; {licence}", "{names}: {attribution}; {licence}"),
    "reference.municipalities_drawing": ("Municipalities", "Municipios"),
    "reference.states_drawing": ("States", "Estados"),
    "reference.neighbours": ("Neighbouring countries and sea", "Países vecinos y mar"),
    # the map in words
    "alt.map": ("Map of Mexico: {title}.", "Mapa de México: {title}."),
    "alt.top": (
        "{measure}, highest first: {places}.",
        "{measure}, de mayor a menor: {places}.",
    ),
    "alt.none.state": (
        "No labs in {n} of {total} states.",
        "Sin laboratorios en {n} de {total} estados.",
    ),
    "alt.none.municipality": (
        "No labs placed in {n} of {total} municipalities.",
        "Sin laboratorios ubicados en {n} de {total} municipios.",
    ),
    "alt.marks": ("Also marked: {marks}.", "También se marcan: {marks}."),
    "alt.lines": ("Lines show: {lines}.", "Las líneas muestran: {lines}."),
    # places on the base map, and headings of the print
    "place.pacific": ("Pacific Ocean", "Océano Pacífico"),
    "place.gulf": ("Gulf of Mexico", "Golfo de México"),
    "place.us": ("UNITED STATES", "ESTADOS UNIDOS"),
    "place.guatemala": ("GUATEMALA", "GUATEMALA"),
    "print.notes": ("Notes", "Notas"),
    "print.sources": ("Sources", "Fuentes"),
    "print.projection": (
        "Albers equal-area projection",
        "Proyección equivalente de Albers",
    ),
    **CLASS_TEXTS,
    **DENSITY_TEXTS,
    **HOT_SPOT_TEXTS,
    **PLACE_TEXTS,
    **TABLE_TEXTS,
}
