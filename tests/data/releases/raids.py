"""The clean table: invented raids, and the words in which a file tells of them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from form import Line, data

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
STATUS = {"active": "Activo", "inactive": "Inactivo", "unspecified": "S/D"}
DRUG = {
    "methamphetamine": "Metanfetamina",
    "heroin": "Heroína",
    "cocaine": "Cocaína",
    "fentanyl": "Fentanilo",
    "unspecified": "No identificada",
}
KIND = {
    "laboratory": "Laboratorio clandestino",
    "concentration area": "Área de concentración",
    "pill press": "Centro de confección de pastillas",
    "storehouse": "Bodega",
}


class Raid(NamedTuple):
    """One raid of the clean table."""

    number: int
    day: date
    state_code: str
    state: str
    mun_code: str
    municipality: str
    locality: str
    lon: float | None
    lat: float | None
    status: str
    drug: str
    kind: str
    corps: str


def _load() -> tuple[Raid, ...]:
    path = Path(__file__).with_name("truth.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return tuple(
        Raid(
            int(number), date.fromisoformat(day), *place,
            float(lon) if lon else None, float(lat) if lat else None, *words,
        )
        for number, day, *place, lon, lat, status, drug, kind, corps in rows
        if (words := (status, drug, kind, corps))
    )  # fmt: skip


RAIDS = _load()
PLACED = tuple(raid for raid in RAIDS if raid.lon is not None)
IN_MUNICIPALITY = tuple(raid for raid in RAIDS if raid.mun_code)

Column = tuple[str, Callable[[Raid], Any]]
"""A heading, and what stands below it for a raid."""


def long_date(day: date) -> str:
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


NUMBER: Column = ("No.", lambda raid: raid.number)
DAY: Column = ("FECHA", lambda raid: raid.day)
DATE: Column = ("FECHA", lambda raid: f"{raid.day:%d/%m/%Y}")
STATE: Column = ("ESTADO", lambda raid: raid.state)
MUNICIPALITY: Column = ("MUNICIPIO", lambda raid: raid.municipality or "No especificado")
LOCALITY: Column = ("LOCALIDAD", lambda raid: raid.locality)
TYPE: Column = ("TIPO", lambda raid: KIND[raid.kind])
SUBSTANCE: Column = ("DROGA", lambda raid: DRUG[raid.drug])
STATE_OF_IT: Column = ("ESTATUS", lambda raid: STATUS[raid.status])
CORPS: Column = ("DEPENDENCIA", lambda raid: raid.corps)
LAT: Column = ("LATITUD", lambda raid: "" if raid.lat is None else raid.lat)
LON: Column = ("LONGITUD", lambda raid: "" if raid.lon is None else raid.lon)

USUAL = (NUMBER, DAY, STATE, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
USUAL_TEXT = (NUMBER, DATE, STATE, MUNICIPALITY, TYPE, SUBSTANCE, STATE_OF_IT)
USUAL_FIELDS = ("date", "state", "municipality", "kind", "drug", "status")
ALL_COLUMNS = (
    NUMBER, DAY, STATE, MUNICIPALITY, LOCALITY, TYPE, SUBSTANCE, STATE_OF_IT, CORPS, LAT, LON,
)  # fmt: skip
ALL_FIELDS = (*USUAL_FIELDS, "locality", "corps", "point")


def headings(columns: Sequence[Column]) -> list[str]:
    return [heading for heading, _ in columns]


def cells(columns: Sequence[Column], raid: Raid) -> list[Any]:
    return [value(raid) for _, value in columns]


def rows(columns: Sequence[Column], raids: Iterable[Raid] = RAIDS) -> list[Line]:
    return [data(cells(columns, raid), raid.number) for raid in raids]


def renamed(columns: Sequence[Column], names: dict[str, str]) -> tuple[Column, ...]:
    return tuple((names.get(heading, heading), value) for heading, value in columns)


def groups(key: Callable[[Raid], Any], raids: Iterable[Raid] = RAIDS) -> dict[Any, list[Raid]]:
    """Return the raids by a key, in the order in which its values first stand."""
    found: dict[Any, list[Raid]] = {}
    for raid in raids:
        found.setdefault(key(raid), []).append(raid)
    return found


def tally(key: Callable[[Raid], Any], raids: Iterable[Raid] = RAIDS) -> Counter[Any]:
    return Counter(map(key, raids))
