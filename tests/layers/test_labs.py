from layers import labs
from layers.view import View


def test_only_records_with_coordinates_are_points(processed):
    made = processed(
        {"lon": -107.4, "lat": 24.8, "place_precision": "point", "locality": "Costa Rica"},
        {"lon": -107.5, "lat": 24.9, "place_precision": "point", "status": "active", "labs": 2},
        {"place_precision": "locality", "lon": -107.0, "lat": 24.0},
        {"place_precision": "municipality"},
    )
    layer = labs.build(View(), made.records)
    assert layer.lon == (-107.4, -107.5)
    assert layer.lat == (24.8, 24.9)
    assert [entry.label for entry in layer.legend.entries] == ["active", "inactive"]
    assert [entry.count for entry in layer.legend.entries] == [2, 1]
    assert layer.labels == (
        "Costa Rica, Culiacán, Sinaloa: inactive, methamphetamine, 20 July 2022",
        "Culiacán, Sinaloa: 2 labs, active, methamphetamine, 20 July 2022",
    )


def test_statuses_differ_in_shape_and_colour(processed):
    point = {"lon": -107.4, "lat": 24.8, "place_precision": "point"}
    made = processed(*(point | {"status": s} for s in ("unspecified", "active", "inactive")))
    layer = labs.build(View(language="es"), made.records)
    entries = layer.legend.entries
    assert [entry.label for entry in entries] == [
        "activo",
        "inactivo",
        "situación no especificada",
    ]
    assert len({entry.shape for entry in entries}) == len({entry.color for entry in entries}) == 3
    assert layer.classes == (2, 1, 0)


def test_text_of_a_file_stays_as_it_is(processed):
    made = processed(
        {
            "lon": -107.4,
            "lat": 24.8,
            "place_precision": "point",
            "locality": "<b>$x$ {0}</b>",
            "mun_code": None,
            "state_code": None,
            "drug": "unspecified",
            "date_precision": "none",
            "date": None,
        }
    )
    layer = labs.build(View(), made.records)
    assert layer.labels == ("<b>$x$ {0}</b>: inactive, date not known",)


def test_no_points_leave_an_empty_layer(processed):
    layer = labs.build(View(), processed({}).records)
    assert layer.lon == layer.classes == layer.labels == ()
    assert [entry.count for entry in layer.legend.entries] == [0, 0]


def test_statuses_not_asked_for_are_not_in_the_legend(processed):
    layer = labs.build(View(statuses=("active",)), processed().records)
    assert [entry.label for entry in layer.legend.entries] == ["active"]


def test_points_outside_mexico_are_drawn_only_if_asked_for_and_by_a_mark_of_their_own(processed):
    made = processed(
        {"lon": -107.4, "lat": 24.8, "place_precision": "point"},
        # As geo.join leaves it: the coordinates stay and place nothing.
        {"lon": 2.0, "lat": 48.0, "labs": 3, "mun_code_point": None},
    )
    usual = labs.build(View(), made.records)
    assert usual.lon == (-107.4,)
    assert [entry.label for entry in usual.legend.entries] == ["active", "inactive"]
    asked = labs.build(View(abroad=True), made.records)
    assert asked.lon == (-107.4, 2.0)
    mark = asked.legend.entries[asked.classes[1]]
    assert (mark.label, mark.count) == ("outside Mexico, as given", 3)
    assert mark.shape not in {entry.shape for entry in usual.legend.entries}
    assert asked.legend.entries[:2] == usual.legend.entries
    assert labs.build(View(abroad=True), processed({}).records) == labs.build(
        View(), processed({}).records
    )
