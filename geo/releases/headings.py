"""Finding the header of a table and the meaning of its columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.errors import ColumnError, ReleaseError
from geo.releases.cells import Cell, Sheet, as_text
from geo.text import fold

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "date": (
        "fecha", "fecha del aseguramiento", "fecha de aseguramiento", "fecha del evento",
        "fecha de localizacion", "fecha del hecho", "fecha de los hechos", "fecha hecho",
        "fecha evento", "dia mes y ano", "date", "event date", "raid date",
    ),
    "year": ("ano", "anio", "a o", "ejercicio", "year"),
    "month": ("mes", "month"),
    "day": ("dia", "day"),
    "state": (
        "estado", "entidad", "entidad federativa", "ent fed", "edo", "entidad fed",
        "nombre de la entidad", "clave de entidad", "cve ent", "state", "estado entidad",
    ),
    "municipality": (
        "municipio", "municipio o alcaldia", "municipio alcaldia", "alcaldia", "alcaldia municipio",
        "mpio", "mun", "municipio o demarcacion", "clave de municipio", "cve mun", "cvegeo",
        "nombre del municipio", "municipality",
    ),
    "locality": (
        "localidad", "poblado", "poblado o localidad", "localidad o poblado", "lugar",
        "comunidad", "rancheria", "sitio", "locality", "place", "village",
        "poblado localidad", "localidad poblado",
    ),
    "lon": ("longitud", "lon", "long", "lng", "coordenada x", "longitude"),
    "lat": ("latitud", "lat", "coordenada y", "latitude"),
    "status": (
        "estatus", "status", "situacion", "condicion", "estado del laboratorio",
        "estatus del laboratorio", "situacion del laboratorio", "activo inactivo",
        "activo o inactivo", "condicion del laboratorio", "estado actual",
    ),
    "drug": (
        "droga", "tipo de droga", "droga producida", "sustancia", "tipo de sustancia",
        "narcotico", "estupefaciente", "drug", "enervante", "tipo de enervante",
    ),
    "kind": (
        "tipo", "tipo de instalacion", "instalacion", "tipo de laboratorio", "tipo de inmueble",
        "concepto", "evento", "aseguramiento", "kind", "type", "facility",
    ),
    "corps": (
        "corporacion", "dependencia", "institucion", "autoridad", "fuerza", "corps", "agency",
        "quien asegura",
    ),
    "count": (
        "cantidad", "numero de laboratorios", "no de laboratorios", "num de laboratorios",
        "laboratorios asegurados", "total de laboratorios", "cant", "count", "quantity", "labs",
    ),
}  # fmt: skip
"""Fields that a column can be mapped to, each with the folded headings that name it."""

_FIELD_OF: Final = {fold(heading): name for name, many in FIELDS.items() for heading in many}
_UNITS: Final = frozenset({"unidad", "unidades", "unidad de medida", "medida", "kg", "kilogramos"})
_SEARCHED_ROWS: Final = 60


@dataclass(frozen=True)
class Header:
    """Where the table of a sheet begins and what its columns mean.

    Attributes
    ----------
    row : int
        Row of the headings (the last, where they take two), the first being 1.
    width : int
        Number of columns up to the last that has a heading.
    headings : tuple of str
        Heading of each column, made unique; empty ones become ``column N``,
        and so do columns beyond the last heading that hold anything.
    fields : dict of str to int
        Column index of each field found or mapped.
    titles : tuple of (int, str)
        Lines above the header: row and text.
    """

    row: int
    width: int
    headings: tuple[str, ...]
    fields: dict[str, int] = field(repr=False)
    titles: tuple[tuple[int, str], ...] = field(repr=False)


def find_header(sheet: Sheet, columns: Mapping[str, str] | None = None) -> Header | None:
    """Return the header of a sheet, or None if no row looks like one.

    The header is the row, or the pair of rows read as one, in which most
    fields are recognised; the first of equals.

    Parameters
    ----------
    sheet : Sheet
        The cells.
    columns : mapping of str to str, optional
        Field to heading, for headings that :data:`FIELDS` doesn't know; it
        goes before what is recognised.

    Returns
    -------
    Header or None
        The header; None where fewer than two fields are found.
    """
    wanted = {_key(heading): name for name, heading in (columns or {}).items()}
    candidates = []
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        single = [as_text(cell) for cell in row]
        candidates.append((index, True, single, _recognise(single, wanted)))
        if index + 1 < len(sheet.rows):
            double = _two_rows(single, sheet.rows[index + 1])
            candidates.append((index + 1, False, double, _recognise(double, wanted)))
    candidates = [candidate for candidate in candidates if len(candidate[3]) >= 2]
    if not candidates:
        return None
    # Of equals one row goes before two: a title above the header adds nothing to it.
    last, _, texts, fields = max(candidates, key=lambda c: (len(c[3]), c[1], -c[0]))
    width = _width(texts)
    texts += [""] * (max(map(_width, sheet.rows[last:])) - len(texts))
    titles = [
        (number, text)
        for number, row in enumerate(sheet.rows[:last], start=1)
        if (text := " ".join(filter(None, map(as_text, row))))
    ]
    return Header(last + 1, width, _unique(texts), fields, tuple(titles))


def check_mapping(columns: Mapping[str, str]) -> None:
    """Raise if a mapping names a field that does not exist.

    Parameters
    ----------
    columns : mapping of str to str
        Field to heading.

    Raises
    ------
    ColumnError
        If a key is none of :data:`FIELDS`.
    """
    strange = [name for name in columns if name not in FIELDS]
    if strange:
        raise ColumnError(
            f"cannot map {', '.join(strange)}; fields that can be mapped: {', '.join(FIELDS)}"
        )


def choose_sheet(
    sheets: Sequence[Sheet], columns: Mapping[str, str] | None, name: str | None, file: str
) -> tuple[Sheet, Header]:
    """Return the sheet that holds the table, and its header.

    Parameters
    ----------
    sheets : sequence of Sheet
        The sheets of a file.
    columns : mapping of str to str or None
        Field to heading.
    name : str or None
        Name of the sheet to take; by default the one in which most fields
        are recognised, the first of equals.
    file : str
        Name of the file, for the error text.

    Returns
    -------
    Sheet
        The sheet.
    Header
        Its header.

    Raises
    ------
    ReleaseError
        If there is no such sheet, or no header can be found.
    ColumnError
        If a mapped heading does not stand in the header.
    """
    check_mapping(columns or {})
    twice = [heading for heading, n in Counter((columns or {}).values()).items() if n > 1]
    if twice:
        raise ColumnError(f"{file}: {', '.join(twice)} is mapped to more than one field")
    if name is not None:
        chosen = [sheet for sheet in sheets if sheet.name == name]
        if not chosen:
            names = ", ".join(sheet.name for sheet in sheets)
            raise ReleaseError(f"{file}: has no sheet {name!r}; it has {names or 'none by name'}")
        sheets = chosen
    found = [
        (sheet, header) for sheet in sheets if (header := find_header(sheet, columns)) is not None
    ]
    if not found:
        raise ReleaseError(
            f"{file}: no header was found in the first {_SEARCHED_ROWS} rows (a row with at least "
            "two known headings, such as FECHA, ESTADO, MUNICIPIO). If the headings have other "
            "names, say which is which, as in date=HEADING"
        )
    sheet, header = max(found, key=lambda pair: len(pair[1].fields))
    known = set(map(_key, header.headings))
    for field_name, heading in (columns or {}).items():
        if _key(heading) not in known:
            raise ColumnError(
                f"{file}: no column is headed {heading!r} (mapped to {field_name}); "
                f"the headings are {', '.join(header.headings)}"
            )
    return sheet, header


def names_columns(texts: Sequence[str]) -> bool:
    """Return whether a row is one of headings: two of its cells or more name fields.

    Parameters
    ----------
    texts : sequence of str
        The cells of a row.

    Returns
    -------
    bool
        True for a header repeated below the first.
    """
    return sum(fold(text) in _FIELD_OF for text in texts) >= 2


def _two_rows(upper: list[str], lower_cells: Sequence[Cell]) -> list[str]:
    lower = [as_text(cell) for cell in lower_cells]
    width = max(len(upper), len(lower))
    upper = upper + [""] * (width - len(upper))
    lower = lower + [""] * (width - len(lower))
    return [below or above for above, below in zip(upper, lower, strict=True)]


def _recognise(texts: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for index, heading in enumerate(_unique(texts)):
        if _key(heading) in wanted:
            fields.setdefault(wanted[_key(heading)], index)
    taken = set(fields.values())
    folded = [fold(text) for text in texts]
    measured = not _UNITS.isdisjoint(folded)
    for index, heading in enumerate(folded):
        name = _FIELD_OF.get(heading)
        # "350" beside "kg" is no number of labs.
        if name is not None and index not in taken and not (name == "count" and measured):
            fields.setdefault(name, index)
    return fields


def _key(heading: str) -> str:
    # A heading such as "#" would fold to nothing.
    return fold(heading) or heading.strip()


def _width(row: Sequence[Cell]) -> int:
    width = len(row)
    while width and not as_text(row[width - 1]):
        width -= 1
    return width


def _unique(texts: Sequence[str]) -> tuple[str, ...]:
    used: set[str] = set()
    headings = []
    for number, text in enumerate(texts, start=1):
        heading = plain = text or f"column {number}"
        repeat = 1
        # Databases take "Fecha" and "FECHA" for one name.
        while heading.casefold() in used:
            repeat += 1
            heading = f"{plain} ({repeat})"
        used.add(heading.casefold())
        headings.append(heading)
    return tuple(headings)
