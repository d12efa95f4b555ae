import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import gazetteer, reference
from geo.lookup import find, find_locality, find_state
from geo.names import allowed_edits

MUNICIPALITIES = [
    (code[:2], code, name)
    for code, name in reference.load("municipalities")[["mun_code", "name"]].to_numpy().tolist()
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sinaloa", "25"),
        ("SINALOA ", "25"),
        ("Sin.", "25"),
        ("SL", "25"),
        ("MX-SIN", "25"),
        ("25", "25"),
        ("7", "07"),
        ("Michoacan de Ocampo", "16"),
        ("Mich", "16"),
        ("Edo. de México", "15"),
        ("México", "15"),
        ("Distrito Federal", "09"),
        ("CH", "08"),
        ("CS", "07"),
        ("CL", "05"),
        ("CM", "06"),
        ("Michoacn", "16"),
        ("México, D.F.", "09"),
        ("MÉXICO, ESTADO DE", "15"),
        ("QROO", "23"),
        ("Veracruz de Ignacio de la Llave", "30"),
        ("Texas", ""),
        ("33", ""),
        ("", ""),
    ],
)
def test_states(text: str, code: str) -> None:
    assert find_state(text).code == code


@pytest.mark.parametrize(
    ("state", "municipality", "code", "method"),
    [
        ("Sinaloa", "CULIACAN", "25006", "exact"),
        ("Sin.", "Fuerte, El", "25010", "exact"),
        ("Jalisco", "Sn. Martín Hidalgo", "14077", "exact"),
        ("Sinaloa", "Los Mochis", "25001", "alias"),
        ("Quintana Roo", "Playa del Carmen", "23008", "alias"),
        ("Sinaloa", "Badiraguto", "25003", "spelling"),
        ("Sinaloa", "Eldorado", "25006", "parent"),
        ("Baja California", "San Quintín", "02001", "parent"),
        ("25", "6", "25006", "code"),
        ("", "25006", "25006", "code"),
        ("1", "1001", "01001", "code"),
        ("", "1001", "01001", "code"),
        ("02", "02006", "02001", "parent"),
        ("25.0", "6.0", "25006", "code"),
        ("Sinaloa", "Mpio. de Culiacán", "25006", "exact"),
        ("Sinaloa", "Culiacán, Sinaloa", "25006", "exact"),
        ("Sonora", "H. Nogales", "26043", "exact"),
        ("Sonora", "Heroica Ciudad de Nogales", "26043", "exact"),
        ("Oaxaca", "Juchitán de Zaragoza", "20043", "exact"),
        ("Sinaloa", "El Dorado", "25006", "parent"),
        ("Sinaloa", "Eldorrado", "25006", "parent"),
    ],
)
def test_municipalities(state: str, municipality: str, code: str, method: str) -> None:
    place = find(state, municipality)
    assert (place.mun_code, place.method, place.reason) == (code, method, "")
    assert place.state_code == code[:2]


@pytest.mark.parametrize(
    ("state", "municipality", "state_code", "candidates", "reason"),
    [
        ("Sinaloa", "Juan José Ríos", "25", ["25001", "25011"], "carved from 2"),
        ("Oaxaca", "San Juan Mixtepec", "20", ["20208", "20209"], "several"),
        ("Sinaloa", "Elta", "25", ["25008"], "no municipality of the state"),
        ("Sinaloa", "Morelia", "25", ["16053"], "but a locality or another state does"),
        ("Sonora", "Mazatlán", "26", ["26037", "25012"], "another state does"),
        ("Michoacán", "Carapan", "16", ["16021", "16025"], "but a locality"),
        ("Sinaloa", "Qwertyuiop", "25", [], "or one near enough"),
        ("Sonora", "25006", "26", ["25006"], "does not lie in state 26"),
        ("Sinaloa", "999", "25", [], "has the code 25999"),
        ("", "Culiacán", "", ["25006"], "state is not given"),
        ("Texas", "Culiacán", "", ["25006"], "no state is called 'Texas'"),
        ("Texas", "25006", "", [], "no state is called 'Texas'"),
    ],
)
def test_what_a_person_must_decide(
    state: str, municipality: str, state_code: str, candidates: list[str], reason: str
) -> None:
    place = find(state, municipality)
    assert (place.state_code, place.mun_code, place.method) == (state_code, "", "none")
    found = [candidate.code for candidate in place.candidates]
    assert set(candidates) <= set(found)
    assert bool(candidates) == bool(found)
    assert reason in place.reason


def test_what_is_taken_by_its_spelling_is_told() -> None:
    place = find("Sonara", "Nogalez")
    assert place.mun_code == "26043"
    assert place.spelt == (("Sonara", "Sonora"), ("Nogalez", "Nogales"))
    assert find("Sonara", "").spelt == (("Sonara", "Sonora"),)
    assert find("Sonora", "Nogales").spelt == ()


def test_the_name_of_a_village_is_no_misspelling() -> None:
    # Jalupa is a village of Jalpa de Méndez; the municipality of Jalapa lies elsewhere.
    place = find("Tabasco", "Jalupa")
    assert place.mun_code == ""
    assert {"27009", "27010"} <= {candidate.code for candidate in place.candidates}


def test_a_place_not_given_is_no_question() -> None:
    assert find("Sinaloa", "").reason == ""
    assert find("", "").reason == ""


def test_every_official_name_finds_its_own_code() -> None:
    # Two pairs in Oaxaca share a name: those alone cannot be told apart.
    wrong = [code for state, code, name in MUNICIPALITIES if find(state, name).mun_code != code]
    assert wrong == ["20208", "20209", "20318", "20319"]


def test_every_state_name_finds_its_own_code() -> None:
    table = reference.load("states")
    for column in ("name", "short_name", "iso", "curp", "abbreviation"):
        for code, name in zip(table["state_code"], table[column], strict=True):
            assert find_state(name).code == code


@settings(max_examples=300)
@given(st.sampled_from(MUNICIPALITIES), st.data())
def test_one_typing_error_is_never_taken_for_another_place(place, data) -> None:
    state, code, name = place
    at = data.draw(st.integers(0, len(name) - 1))
    spoilt = name[:at] + data.draw(st.sampled_from(["", "x", name[at] * 2])) + name[at + 1 :]
    found = find(state, spoilt)
    # An error may turn one official name into another; then no method can tell.
    official = gazetteer.municipalities()[state].exact(spoilt)[0]
    assert found.mun_code in {code, "", *official}


@given(st.text(), st.text())
def test_any_text_is_placed_or_explained(state: str, municipality: str) -> None:
    place = find(state, municipality)
    assert place.mun_code == "" or place.mun_code[:2] == place.state_code
    assert place.method == "none" or not place.reason


def test_short_names_forgive_nothing() -> None:
    assert [allowed_edits(name) for name in ("tula", "elota", "apatzingan")] == [0, 1, 2]


def test_aliases_are_true() -> None:
    for state_code, index in gazetteer.municipalities().items():
        for codes in index._alias.values():
            assert codes <= set(index.names), state_code
            assert len(codes) == 1


def test_localities_inside_their_municipality() -> None:
    assert find_locality("25006", "Eldorado")
    assert find_locality("25006", "ELDORADO") == find_locality("25006", "Eldorado")
    assert find_locality("25001", "Eldorado") == ""
    assert find_locality("25006", "Nowhere at all") == ""
    assert find_locality("", "Eldorado") == ""
