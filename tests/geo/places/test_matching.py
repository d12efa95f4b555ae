import pandas as pd

from geo.places import match, matching
from geo.places.corrections import Correction, Corrections
from geo.places.lookup import find

CULIACAN = {"state_given": "SIN.", "mun_given": "Culiacan"}


def test_match_fills_codes_and_precision(make_records) -> None:
    records = make_records(
        {**CULIACAN, "locality": "Eldorado"},
        {"sheet": "2023", "state_given": "SIN.", "mun_given": "Culican"},
        {"sheet": "2023", "state_given": "SIN.", "mun_given": "Juan José Ríos"},
        {"state_given": "SIN.", "mun_given": "Eldorado"},
        {"lon": -107.4, "lat": 24.8},
        {},
    )
    placed, report = match(records)
    assert placed["place_precision"].tolist() == [
        "locality", "municipality", "state", "municipality", "point", "none",
    ]  # fmt: skip
    assert placed["mun_code"].fillna("").tolist() == ["25006", "25006", "", "25006", "", ""]
    assert report.by_precision["municipality"] == 2
    assert report.by_method == {"exact": 1, "spelling": 1, "none": 3, "parent": 1}
    assert report.found == (
        ("2023", 3, "spelling", "Culican", "Culiacán", ""),
        (
            "", 5, "parent", "Eldorado", "Culiacán",
            "Eldorado is a municipality only since 2024-10, later than the record",
        ),
    )  # fmt: skip
    (item,) = report.review
    assert (item.sheet, item.row, item.mun_given, item.state_code) == (
        "2023", 4, "Juan José Ríos", "25",
    )  # fmt: skip
    assert report.unused_corrections == ()
    assert records["mun_code"].isna().all(), "the caller's table must stay as it was"


def test_a_locality_in_the_municipality_cell_is_kept_as_locality(make_records) -> None:
    villa = {"state_given": "Sinaloa", "mun_given": "Villa Unión"}
    placed, report = match(
        make_records(villa, {**villa, "locality": "Mazatlán"}, {**villa, "locality": "Nowhere"})
    )
    assert placed["mun_code"].tolist() == ["25012"] * 3
    assert placed["locality_id"].fillna("").tolist()[0] == "3980125"
    # What the locality's own cell says goes before; unknown there, it is not invented.
    assert placed["locality_id"].fillna("").tolist()[1] not in ("", "3980125")
    assert placed["locality_id"].fillna("").tolist()[2] == ""
    assert placed["place_precision"].tolist() == ["locality", "locality", "municipality"]
    assert report.by_method == {"locality": 3}


def test_the_day_of_the_record_decides(make_records) -> None:
    given = {"state_given": "Chiapas", "mun_given": "Belisario Domínguez"}
    placed, report = match(
        make_records(
            {**given, "date": "2018-03-01"},
            {**given, "date": "2023-03-01"},
            {**given, "date": "2021-01-01", "date_precision": "year"},
            {**given, "date": None, "date_precision": "none"},
        )
    )
    assert placed["mun_code"].fillna("").tolist() == ["07017", "", "", "07017"]
    assert [item.row for item in report.review] == [3, 4]


def test_corrections_go_before_all_else(make_records) -> None:
    corrections = Corrections(
        (
            Correction("SIN.", "Culiacan", "", "25018", "seen on the map"),
            Correction("Sinaloa", "Zona serrana", "25"),
            Correction("Sinaloa", "Eldorado viejo", "", "25019"),
            Correction("Sonora", "Nobody asks", "26", "26043"),
            Correction("Sinaloa", "La Sierra"),
        )
    )
    placed, report = match(
        make_records(
            {"state_given": "sin.", "mun_given": " CULIACAN "},
            {"state_given": "Sinaloa", "mun_given": "Zona Serrana"},
            {"state_given": "Sinaloa", "mun_given": "Eldorado viejo"},
            {"state_given": "Sinaloa", "mun_given": "La Sierra"},
        ),
        corrections,
    )
    assert placed["mun_code"].fillna("").tolist() == ["25018", "", "25006", ""]
    assert placed["state_code"].tolist() == ["25"] * 4
    assert report.by_method == {"correction": 3, "none": 1}
    assert report.found[0] == ("", 2, "correction", " CULIACAN ", "Navolato", "seen on the map")
    assert report.found[1][3:5] == ("Zona Serrana", "Sinaloa")
    assert [item.mun_given for item in report.review] == ["La Sierra"]
    assert [row.mun_given for row in report.unused_corrections] == ["Nobody asks"]


def test_an_empty_table_is_matched(make_records) -> None:
    placed, report = match(make_records())
    assert placed.empty
    assert (report.found, report.review, report.by_method) == ((), (), {})


def test_each_different_place_is_looked_up_once(make_records, monkeypatch) -> None:
    names = [f"Culiac{number:04}n" for number in range(30)]
    few = make_records(*({"state_given": "Sinaloa", "mun_given": name} for name in names))
    asked: list[object] = []

    def counted(*given: object, **more: object) -> object:
        asked.append(given)
        return find(*given, **more)

    monkeypatch.setattr(matching, "find", counted)
    match(pd.concat([few] * 20, ignore_index=True))
    assert len(asked) == len(names)
