"""What a heading means: the words by which the columns of a release are known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from geo.errors import ColumnError
from geo.places.lookup import find_state
from geo.text import fold

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "date": (
        "fecha", "fecha del aseguramiento", "fecha de aseguramiento", "fecha del evento",
        "fecha de localizacion", "fecha del hecho", "fecha de los hechos", "fecha hecho",
        "fecha evento", "fecha de destruccion", "fecha de inhabilitacion", "dia mes y ano",
        "fec", "fch", "fch evento", "date", "event date", "raid date", "periodo",
    ),
    "year": ("ano", "anio", "a o", "ejercicio", "year"),
    "month": ("mes", "month"),
    "day": ("dia", "day"),
    "state": (
        "estado", "entidad", "entidad federativa", "ent fed", "edo", "entidad fed",
        "nombre de la entidad", "clave de entidad", "cve ent", "nom ent", "state", "estado entidad",
        "estado de la republica", "ent federativa", "etiquetas de fila", "row labels",
        "estado municipio", "entidad municipio", "estado y municipio", "region estado",
        "region entidad", "region o estado", "region y estado", "estado region",
    ),
    "municipality": (
        "municipio", "municipio o alcaldia", "municipio alcaldia", "alcaldia", "alcaldia municipio",
        "mpio", "mun", "municipio o demarcacion", "clave de municipio", "cve mun", "cvegeo",
        "nombre del municipio", "nom mun", "municipality", "mpio o alcaldia", "delegacion",
        "municipio o delegacion", "clave municipal",
    ),
    "locality": (
        "localidad", "poblado", "poblado o localidad", "localidad o poblado", "lugar",
        "comunidad", "rancheria", "sitio", "locality", "place", "village",
        "poblado localidad", "localidad poblado", "ejido", "colonia", "paraje", "loc",
    ),
    "lon": (
        "longitud", "lon", "long", "lng", "coordenada x", "longitude", "este", "easting", "utm x",
        "x utm", "coord x", "utm este", "lw", "longitud oeste", "este x", "x este",
        "coordenada este", "coord este", "este utm", "este m", "x metros", "utm x m",
    ),
    "lat": (
        "latitud", "lat", "coordenada y", "latitude", "norte", "northing", "utm y", "y utm",
        "coord y", "utm norte", "ln", "latitud norte", "norte y", "y norte", "coordenada norte",
        "coord norte", "norte utm", "norte m", "y metros", "utm y m",
    ),
    "coordinates": (
        "coordenadas", "coordenadas geograficas", "coordenada", "georreferencia", "coords",
        "georeferencia", "georreferenciacion", "latitud longitud", "latitud y longitud",
        "lat long", "lat lon", "coordinates", "ubicacion geografica", "coordenadas utm",
        "posicion geografica",
    ),
    "utm_zone": ("zona utm", "huso", "zona", "utm zone", "huso utm"),
    "status": (
        "estatus", "status", "situacion", "condicion", "estado del laboratorio",
        "estatus del laboratorio", "situacion del laboratorio", "activo inactivo",
        "activo o inactivo", "condicion del laboratorio", "estado actual", "condiciones",
        "estatus actual", "estado operativo", "situacion operativa",
    ),
    "drug": (
        "droga", "tipo de droga", "droga producida", "sustancia", "tipo de sustancia",
        "narcotico", "estupefaciente", "drug", "enervante", "tipo de enervante",
        "droga que producia", "tipo de narcotico", "droga elaborada",
    ),
    "kind": (
        "tipo", "tipo de instalacion", "instalacion", "tipo de laboratorio", "tipo de inmueble",
        "concepto", "evento", "aseguramiento", "kind", "type", "facility", "tipo de evento",
        "tipo de aseguramiento", "instalacion asegurada",
    ),
    "corps": (
        "corporacion", "dependencia", "institucion", "autoridad", "fuerza", "corps", "agency",
        "quien asegura", "autoridad que asegura", "fuerza armada",
    ),
    "count": (
        "cantidad", "numero de laboratorios", "no de laboratorios", "num de laboratorios",
        "laboratorios asegurados", "total de laboratorios", "cant", "count", "quantity", "labs",
        "laboratorios", "cuenta", "recuento", "casos", "eventos", "frecuencia",
        "numero de aseguramientos", "cantidad de laboratorios",
        "cuenta de laboratorios", "laboratorios localizados", "laboratorios destruidos",
    ),
    "description": (
        "descripcion", "observaciones", "observacion", "hechos", "resumen", "detalle", "narrativa",
        "descripcion del evento", "descripcion de los hechos", "description", "remarks",
        "comentarios", "descripcion del aseguramiento",
    ),
}  # fmt: skip
"""Fields that a column can be mapped to, each with the folded headings that name it."""

_FIELD_OF: Final = {fold(heading): name for name, many in FIELDS.items() for heading in many}

_KEYWORDS: Final[tuple[tuple[str, str], ...]] = (
    ("status", r"(estatus|status|situacion|condicion|activ[oa]s? (o|e|y|u) inactiv[oa]s?)"),
    ("date", r"(fecha|date)"),
    ("municipality", r"(municipio|municip|mpio|alcaldia|demarcacion)"),
    ("state", r"(entidad|estado)"),
    ("locality", r"(localidad|poblado|rancheria)"),
    ("coordinates", r"coordenadas"),
    ("lat", r"(latitud|latitude)"),
    ("lon", r"(longitud|longitude)"),
    ("count", r"(numero|no|num|cantidad|total) de (narco ?)?(laboratorios|eventos|casos)"),
    ("count", r"^(cuenta|suma|recuento|conteo) de"),
    ("drug", r"(droga|narcotico|enervante|estupefaciente)"),
    ("corps", r"(corporacion|dependencia)"),
    ("kind", r"tipo de (laboratorio|instalacion|inmueble)"),
)
"""Words within a longer heading that tell its field, the surest first."""

_OTHER_MATTER: Final = re.compile(
    r"\b(kg|kgs|kilos|kilogramos|gramos|grs|litros|lts|peso|piezas|unidad(es)?|medida|monto|valor"
    r"|solicitud|respuesta|captura|actualizacion|nacimiento|publicacion|registro|elapsed|folio"
    r"|oficio|consecutivo|detenidos|personas|armas|vehiculos|domicilio|region|zona militar"
    r"|averiguacion|carpeta|previa)\b"
)
"""Words that say that a heading is about something else: "fecha de la solicitud", "droga (kg)"."""

_HINTS: Final[Mapping[str, re.Pattern[str]]] = {
    "kind": re.compile(
        r"(sub ?)?(clase|tipo|categoria|clasificacion|tipologia|class|category|type)s?"
        r"( del? .*| of .*)?"
    ),
}
"""Headings that may be those of a field: they are believed where most of their cells fit it."""

_PREFIX: Final = re.compile(r"^(nom|nombre|desc|descripcion|cve|clave)( (de la|de el|del|de))? ")
"""What a database puts before the name of a column: "NOM_LOC", "DESC_ESTATUS"."""

_UNITS: Final = frozenset({"unidad", "unidades", "unidad de medida", "medida", "kg", "kilogramos"})
_LONGEST: Final = 60
"""A longer text is a title or a sentence, no heading."""


@lru_cache(maxsize=10_000)
def meaning(heading: str) -> str:
    """Return the field that a heading names.

    A heading is looked up as it stands, folded; then by a word that tells
    its field; then by its spelling, one letter off from six letters, two
    from twelve.

    Parameters
    ----------
    heading : str
        Text of a heading.

    Returns
    -------
    str
        A key of :data:`FIELDS`; empty where it names none.
    """
    folded = fold(heading)
    if not folded or len(folded) > _LONGEST:
        return ""
    plain = _PREFIX.sub("", folded)
    for text in (folded, plain):
        if text in _FIELD_OF:
            return _FIELD_OF[text]
    if _OTHER_MATTER.search(folded) or _names_a_state(heading):
        return ""
    for name, pattern in _KEYWORDS:
        if re.search(rf"\b{pattern}\b", folded):
            return name
    return _by_spelling(folded)


def _names_a_state(text: str) -> bool:
    # "Estado de México" over a column of counts is no heading of states.
    found = find_state(text)
    return bool(found.code) and not found.by_spelling


def _by_spelling(folded: str) -> str:
    allowed = 2 if len(folded) >= 12 else 1 if len(folded) >= 6 else 0
    if not allowed:
        return ""
    near = {
        name
        for known, name in _FIELD_OF.items()
        if len(known) >= 6 and OSA.distance(folded, known, score_cutoff=allowed) <= allowed
    }
    return near.pop() if len(near) == 1 else ""


def hint(heading: str) -> str:
    """Return the field that a heading may name, though it names others as soon.

    Parameters
    ----------
    heading : str
        Text of a heading.

    Returns
    -------
    str
        ``kind`` for "Clase"; empty where it hints at none.
    """
    folded = fold(heading)
    return next((name for name, pattern in _HINTS.items() if pattern.fullmatch(folded)), "")


def is_heading(text: str) -> bool:
    """Return whether a text is a heading to the letter.

    Parameters
    ----------
    text : str
        Text of a cell.

    Returns
    -------
    bool
        True for one of the words of :data:`FIELDS`.
    """
    return fold(text) in _FIELD_OF


def is_other_matter(folded: str) -> bool:
    """Return whether a heading is about something else than raids.

    Parameters
    ----------
    folded : str
        Folded text of a heading.

    Returns
    -------
    bool
        True for persons held, weights, regions and the like.
    """
    return bool(_OTHER_MATTER.search(folded))


def is_unit(text: str) -> bool:
    """Return whether a heading is one of units of measure.

    Parameters
    ----------
    text : str
        Text of a heading.

    Returns
    -------
    bool
        True where the numbers beside it are weights or volumes, not labs.
    """
    return fold(text) in _UNITS


def key(heading: str) -> str:
    """Return what two ways of writing one heading have in common.

    Parameters
    ----------
    heading : str
        Text of a heading.

    Returns
    -------
    str
        The folded text; the text itself where folding leaves nothing, as of "#".
    """
    return fold(heading) or heading.strip()


def check_columns(columns: Mapping[str, str], file: str) -> None:
    """Raise if a mapping names a field that does not exist, or a heading twice.

    Parameters
    ----------
    columns : mapping of str to str
        Heading by field.
    file : str
        Name of the file, for the error text.

    Raises
    ------
    ColumnError
        If a key is none of :data:`FIELDS`, or two fields have one heading.
    """
    strange = [name for name in columns if name not in FIELDS]
    if strange:
        raise ColumnError(
            f"cannot map {', '.join(strange)}; fields that can be mapped: {', '.join(FIELDS)}"
        )
    # An empty one says that the file does not hold the field.
    headings = list(filter(str.strip, columns.values()))
    twice = sorted({heading for heading in headings if headings.count(heading) > 1})
    if twice:
        raise ColumnError(f"{file}: {', '.join(twice)} is mapped to more than one field")
