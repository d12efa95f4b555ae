from geo.places import match


def test_match_fills_codes_and_precision(make_records) -> None:
    records = make_records(
        {"state_given": "SIN.", "mun_given": "Culiacan", "locality": "Eldorado"},
        {"state_given": "SIN.", "mun_given": "Culican"},
        {"state_given": "SIN.", "mun_given": "Juan José Ríos"},
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
    assert report.by_spelling == ((3, "Culican", "Culiacán"),)
    assert report.to_parent == ((5, "Eldorado", "25006"),)
    (item,) = report.review
    assert (item.row, item.mun_given, item.state_code) == (4, "Juan José Ríos", "25")
    assert records["mun_code"].isna().all(), "the caller's table must stay as it was"
