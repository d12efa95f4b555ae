import pytest

from geo.errors import ColumnError
from geo.releases.tables.headings import FIELDS, check_columns, is_heading, key, meaning
from geo.text import fold


def test_no_heading_names_two_fields() -> None:
    folded = [fold(heading) for headings in FIELDS.values() for heading in headings]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("FECHA", "date"),
        ("Fecha del evento (dd/mm/aaaa)", "date"),
        ("ENTIDAD FEDERATIVA", "state"),
        ("Estado del laboratorio", "status"),
        ("MUNICIPO", "municipality"),
        ("Munícipio / Alcaldía", "municipality"),
        ("No. de Laboratorios", "count"),
        ("Latitud (grados)", "lat"),
        ("Situaci n", "status"),
        ("Estatus (activo / inactivo)", "status"),
        ("Fecha de la solicitud", ""),
        ("Droga (kg)", ""),
        ("Zona Militar", ""),
        ("date_elapsed", ""),
        ("", ""),
        ("Información que obra en los archivos de esta dependencia sobre laboratorios", ""),
    ],
)
def test_meaning(heading: str, field: str) -> None:
    assert meaning(heading) == field


def test_a_sign_is_a_heading_too() -> None:
    assert key("#") == "#"
    assert key("Año ") == "ano"
    assert is_heading("AÑO")
    assert not is_heading("Sinaloa")


def test_errors_say_what_to_do() -> None:
    with pytest.raises(ColumnError, match="cannot map colour; fields that can be mapped: date"):
        check_columns({"colour": "FECHA"}, "f.xlsx")
    with pytest.raises(ColumnError, match=r"f\.xlsx: Estado is mapped to more than one field"):
        check_columns({"status": "Estado", "state": "Estado"}, "f.xlsx")
