"""Put raids into the two illustrative sheets, each with its own habits."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from geo.data import spellings
from geo.data.plan import Status
from geo.data.raids import Raid

Cell = str | int | float | date | None


@dataclass
class Grid:
    """Cells of one sheet, its merged ranges and where each raid stands.

    Attributes
    ----------
    name : str
        Name of the sheet.
    lines : list of list
        Cells, line by line.
    merged : list of tuple of int
        First line, first column, last line, last column; all counted from 1.
    rows : dict of int to int
        Row number, from 1, by the place of the raid in the list of all.
    """

    name: str
    lines: list[list[Cell]]
    merged: list[tuple[int, int, int, int]]
    rows: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Typed:
    """The cells that one official typed for one raid."""

    date: Cell
    state: str
    municipality: str
    locality: str
    kind: str
    drug: str
    status: str
    lat: Cell
    lon: Cell


def august(raids: dict[int, Raid], misspelt: dict[int, str], rng: random.Random) -> Grid:
    """Return the sheet of August 2023: two-line merged headings, oldest raid first.

    Parameters
    ----------
    raids : dict of int to Raid
        The raids of the release by number.
    misspelt : dict of int to str
        Municipality cells that carry a typing error.
    rng : random.Random
        Where the choices come from.

    Returns
    -------
    Grid
        The sheet.
    """
    forms = _municipality_forms(raids, misspelt, rng, lambda form: form.august)
    width = 11
    lines: list[list[Cell]] = [
        ["EJEMPLO ILUSTRATIVO: datos generados para demostración, no son aseguramientos reales"],
        [],
        ["RELACIÓN DE LABORATORIOS CLANDESTINOS LOCALIZADOS POR PERSONAL MILITAR"],
        ["Del 1 de diciembre de 2018 al 9 de agosto de 2023"],
        ["", "FOLIO:", "000000023000823"],
        [],
        ["No.", "FECHA", "UBICACIÓN", None, None, None, "TIPO", "DROGA", "ESTATUS", "COORDENADAS"],
        [None, None, "ESTADO", "MUNICIPIO", "LOCALIDAD", *[None] * 4, "LATITUD", "LONGITUD"],
    ]
    merged = [(1, 1, 1, width), (3, 1, 3, width), (4, 1, 4, width), (7, 3, 7, 5), (7, 10, 7, 11)]
    merged += [(7, column, 8, column) for column in (1, 2, 7, 8, 9)]
    grid = Grid("Hoja1", lines, merged)
    year = None
    for number, (key, raid) in enumerate(raids.items(), start=1):
        if raid.date.year != year:
            lines.append([])
            year = raid.date.year
        cells = _type(raid, raid.status, forms[key], rng, capitals=0.3, long_names=False)
        lines.append(
            [
                number, cells.date, cells.state, cells.municipality, cells.locality, None,
                cells.kind, cells.drug, cells.status, cells.lat, cells.lon,
            ]
        )  # fmt: skip
        grid.rows[key] = len(lines)
    lines += [
        [],
        [None, f"TOTAL {len(raids):,}"],
        [],
        ["NOTA: La información corresponde a la que obra en los archivos (ejemplo ilustrativo)."],
    ]
    return grid


def december(raids: dict[int, Raid], misspelt: dict[int, str], rng: random.Random) -> Grid:
    """Return the sheet of December 2023: one line of headings, by state, all marked active.

    Parameters
    ----------
    raids : dict of int to Raid
        The raids of the release by number.
    misspelt : dict of int to str
        Municipality cells that carry a typing error.
    rng : random.Random
        Where the choices come from.

    Returns
    -------
    Grid
        The sheet.
    """
    forms = _municipality_forms(raids, misspelt, rng, lambda form: form.december)
    lines: list[list[Cell]] = [
        [None, "Respuesta a solicitud de información — EJEMPLO ILUSTRATIVO"],
        [None, "Datos generados para demostración; no son aseguramientos reales"],
        [None, "Folio 000000023001211", None, None, "Periodo: 01/12/2018 - 31/10/2023"],
        [],
        [
            "Consec.", "Entidad federativa", "Municipio ", "Poblado", "Latitud", "Longitud",
            "Fecha del aseguramiento", "Situación", None, "Sustancia", "Tipo de instalación",
        ],
    ]  # fmt: skip
    grid = Grid("Relación", lines, [(1, 2, 1, 11), (2, 2, 2, 11), (3, 2, 3, 4)])
    ordered = sorted(
        raids.items(),
        key=lambda item: (item[1].state_code, item[1].municipality, item[1].date, -item[0]),
    )
    state = ordered[0][1].state_code
    for number, (key, raid) in enumerate(ordered, start=1):
        if raid.state_code != state:
            lines.append([])
            state = raid.state_code
        cells = _type(raid, "active", forms[key], rng, capitals=0.75, long_names=True)
        lines.append(
            [
                number, cells.state, cells.municipality, cells.locality, cells.lat, cells.lon,
                cells.date, cells.status, None, cells.drug, cells.kind,
            ]
        )  # fmt: skip
        grid.rows[key] = len(lines)
    lines += [
        ["Total", len(raids)],
        [],
        [None, "Fuente: generador de labatlas. Ejemplo ilustrativo, sin valor oficial."],
    ]
    return grid


def _type(
    raid: Raid,
    status: Status,
    municipality: str,
    rng: random.Random,
    *,
    capitals: float,
    long_names: bool,
) -> Typed:
    """Return the cells of one raid as a careless official types them."""
    short, abbreviation, *long = spellings.STATES[raid.state_code]
    usual = long[0] if long and long_names else short
    others = tuple({short, abbreviation, *long} - {usual})
    state = spellings.mostly_first((usual, *sorted(others)), rng, first=0.88)
    locality = spellings.carelessly(raid.locality, rng, capitals=capitals)
    if not locality and rng.random() < 0.03:
        locality = rng.choice(spellings.UNKNOWN_LOCALITY)
    if not raid.municipality:
        municipality = rng.choice(spellings.UNKNOWN_MUNICIPALITY)
    elif municipality == raid.municipality:
        municipality = spellings.carelessly(municipality, rng, capitals=capitals)
    return Typed(
        date=spellings.write_date(raid.date, raid.date_precision, rng, capitals=long_names),
        state=spellings.carelessly(state, rng, capitals=capitals),
        municipality=municipality,
        locality=locality,
        kind=spellings.mostly_first(spellings.KINDS[raid.kind], rng),
        drug=spellings.mostly_first(spellings.DRUGS[raid.drug], rng),
        status=spellings.mostly_first(spellings.STATUSES[status], rng),
        lat=raid.lat,
        lon=raid.lon,
    )


def _municipality_forms(
    raids: dict[int, Raid],
    misspelt: dict[int, str],
    rng: random.Random,
    rows: Callable[[spellings.Form], int],
) -> dict[int, str]:
    """Return the municipality cell of each raid before case and accents are spoilt."""
    forms = {key: misspelt.get(key, raid.municipality) for key, raid in raids.items()}
    free = [key for key, raid in raids.items() if raid.mun_code and key not in misspelt]
    for form in spellings.FORMS:
        here = [key for key in free if raids[key].mun_code == form.mun_code]
        for key in rng.sample(here, rows(form)):
            forms[key] = form.text
            free.remove(key)
    return forms
