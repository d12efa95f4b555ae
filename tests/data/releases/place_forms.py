"""Line 9 of the issue: what places are called, and where they are written."""

from __future__ import annotations

from typing import Any

import writers
from form import TITLE, Form, Grid, Line, data, header, title
from raids import (
    DATE,
    DAY,
    LOCALITY,
    MUNICIPALITY,
    RAIDS,
    STATE,
    STATE_OF_IT,
    SUBSTANCE,
    TYPE,
    USUAL,
    USUAL_FIELDS,
    cells,
    headings,
    renamed,
    rows,
)

SHORT = {
    "Sinaloa": "Sin.", "Durango": "Dgo.", "Michoacán": "Mich.", "Jalisco": "Jal.", "Sonora": "Son.",
    "Nuevo León": "N.L.", "Yucatán": "Yuc.", "Estado de México": "Edo. Méx.",
    "Baja California": "B.C.", "Chihuahua": "Chih.",
}  # fmt: skip
LONG = {
    "Michoacán": "Michoacán de Ocampo", "Estado de México": "México",
    "Baja California": "Baja California Norte", "Nuevo León": "Nvo. León",
}  # fmt: skip
ALIASES = {
    "Culiacán": "Culiacán Rosales", "Elota": "La Cruz", "Ecatepec de Morelos": "Ecatepec",
    "Lagos de Moreno": "Lagos", "Zapopan": "Mpio. de Zapopan", "Nogales": "H. Nogales",
    "Mazatlán": "Mazatlan, Sinaloa", "Guadalupe y Calvo": "GUADALUPE Y CALVO",
}  # fmt: skip
TYPED = {
    "Badiraguato": "Badiragauto", "Hermosillo": "Hermosilo", "Tejupilco": "Tejupilco ",
    "Apatzingán": "Apatzigán", "Tecalitlán": "Tecaltitlán", "Monterrey": "Monterey",
    "Culiacán": "Culiacan", "Mazatlán": "MAZATLÁN", "Ecatepec de Morelos": "Ecatepec de Morélos",
}  # fmt: skip


def forms() -> list[Form]:
    return [
        _aliases(), _one_cell("place_in_one_cell.csv", "LUGAR"),
        _one_cell("state_in_municipality_cell.csv", "MUNICIPIO"), _typed(), _new(),
        _locality_as_municipality(), _wrong_state(), _several(), _reviewed(), _prefixed(),
    ]  # fmt: skip


def _aliases() -> Form:
    columns = (
        DATE, ("ENTIDAD", lambda raid: LONG.get(raid.state, raid.state).upper()),
        ("MUNICIPIO", lambda raid: ALIASES.get(raid.municipality, MUNICIPALITY[1](raid))),
        TYPE, SUBSTANCE, STATE_OF_IT,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "places_by_other_names.csv", (9,), "official, historic and short names, names of seats",
        [grid], writers.text(grid), USUAL_FIELDS,
    )  # fmt: skip


def _one_cell(file: str, heading: str) -> Form:
    def place(raid: Any) -> str:
        if not raid.municipality:
            return raid.state
        return f"{raid.municipality}, {SHORT[raid.state]}"

    columns = (DATE, (heading, place), TYPE, SUBSTANCE, STATE_OF_IT)
    # A state alone in such a cell is on the list of places to review.
    lines = [
        line if RAIDS[line.gives[0] - 1].mun_code else line._replace(changes={"state_code": None})
        for line in rows(columns)
    ]
    grid = Grid([title(TITLE), header(*headings(columns)), *lines])
    return Form(
        file, (9,), f"municipality and state in one cell headed {heading}: Culiacán, Sin.",
        [grid], writers.text(grid), USUAL_FIELDS, free=("locality",),
    )  # fmt: skip


def _typed() -> Form:
    columns = renamed(USUAL, {})
    lines = []
    for raid in RAIDS:
        values = cells(columns, raid)
        values[3] = TYPED.get(raid.municipality, values[3])
        lines.append(data(values, raid.number))
    grid = Grid([title(TITLE), header(*headings(columns)), *lines], "Hoja1")
    return Form(
        "places_misspelt.xlsx", (9,), "municipalities with a typing error", [grid],
        writers.xlsx(grid), USUAL_FIELDS,
    )  # fmt: skip


def _spoilt(
    file: str,
    shows: str,
    places: dict[int, tuple[str, str, dict[str, Any]]],
    **options: Any,
) -> Form:
    """Return a file in which some raids lie elsewhere: state, municipality, what is then true."""
    columns = (DAY, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT)
    lines: list[Line] = [title(TITLE), header(*headings(columns))]
    for raid in RAIDS:
        values = cells(columns, raid)
        changes = None
        if raid.number in places:
            values[1], values[2], changes = places[raid.number]
        lines.append(data(values, raid.number, changes=changes))
    grid = Grid(lines, "Hoja1")
    return Form(
        file, (9,), shows, [grid], writers.xlsx(grid), (*USUAL_FIELDS, "locality"), **options
    )


def _new() -> Form:
    parents = {
        4: ("Baja California", "San Quintín", {"state_code": "02", "mun_code": "02001"}),
        5: ("BAJA CALIFORNIA", "San Felipe", {"state_code": "02", "mun_code": "02002"}),
        34: ("Sinaloa", "Eldorado", {"state_code": "25", "mun_code": "25006"}),
        35: ("Guerrero", "Ñuu Savi", {"state_code": "12", "mun_code": "12012"}),
        36: ("Sinaloa", "Juan José Ríos", {"mun_code": None}),
    }
    return _spoilt(
        "places_newer_than_the_frame.xlsx",
        "municipalities newer than the frame: counted as the one they were carved from, and one "
        "that was carved from two",
        parents,
    )


def _locality_as_municipality() -> Form:
    places = {
        1: ("Sinaloa", "Costa Rica", {"mun_code": "25006"}),
        7: ("Sinaloa", "Surutato", {"mun_code": "25003"}),
        12: ("Estado de México", "Bejucos", {"mun_code": "15082"}),
        13: ("Jalisco", "La Venta del Astillero", {"mun_code": "14120"}),
        21: ("Baja California", "La Rumorosa", {"mun_code": "02003"}),
    }
    return _spoilt(
        "locality_as_municipality.xlsx",
        "localities in the municipality's column, of which their state has one each", places,
    )  # fmt: skip


def _wrong_state() -> Form:
    places = {
        2: ("Durango", "Cosalá", {"state_code": "10", "mun_code": None}),
        8: ("Coahuila", "Linares", {"state_code": "05", "mun_code": None}),
        18: ("Guanajuato", "Uruapan", {"state_code": "11", "mun_code": None}),
    }
    return _spoilt(
        "municipality_of_another_state.xlsx",
        "municipalities of another state than the one given: the state stays, both are reported",
        places,
    )


def _several() -> Form:
    places = {
        1: ("Sinaloa", "Culiacán y Navolato", {"mun_code": None}),
        10: ("Sinaloa", "Mazatlán / Concordia", {"mun_code": None}),
        14: ("Sinaloa", "Cosalá, Elota y San Ignacio", {"mun_code": None}),
        25: ("Jalisco", "Lagos de Moreno-Encarnación de Díaz", {"mun_code": None}),
        32: ("Chihuahua", "Guadalupe y Calvo", {}),
    }
    return _spoilt(
        "several_places_in_a_cell.xlsx",
        "several municipalities in one cell: known to the state, and reported; Guadalupe y Calvo "
        "is one",
        places,
    )


def _reviewed() -> Form:
    places = {
        2: ("Sinaloa", "Sierra de Cosalá (zona alta)", {"mun_code": "25005"}),
        26: ("Yucatán", "Cd. Blanca", {"mun_code": "31050"}),
    }
    answers = (
        "state_given,mun_given,state_code,mun_code,note\r\n"
        "Sinaloa,Sierra de Cosalá (zona alta),25,25005,visto en el mapa\r\n"
        "Yucatán,Cd. Blanca,31,31050,apodo de Mérida\r\n"
    )
    return _spoilt(
        "reviewed.xlsx", "places that a person decided, in a file of corrections beside it", places,
        beside={"reviewed.places.csv": answers.encode("utf-8-sig")},
    )  # fmt: skip


def _prefixed() -> Form:
    columns = (
        DATE, ("Edo.", lambda raid: SHORT[raid.state]),
        ("Mpio.", lambda raid: (f"Municipio de {raid.municipality.upper()}" if raid.municipality
                                else "")),
        STATE_OF_IT, SUBSTANCE,
    )  # fmt: skip
    grid = Grid([title(TITLE), header(*headings(columns)), *rows(columns)])
    return Form(
        "places_abbreviated.csv", (9,), "Sin., Mich., N.L., Edo. Méx.; Municipio de CULIACÁN",
        [grid], writers.text(grid), ("date", "state", "municipality", "status", "drug"),
    )  # fmt: skip
