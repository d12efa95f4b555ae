from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.places import gazetteer
from geo.places.found import METHODS
from geo.places.lookup import find, find_locality, find_state
from geo.text import core, fold_place

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
        ("México, D.F.", "09"),
        ("MÉXICO, ESTADO DE", "15"),
        ("QROO", "23"),
        ("Nvo. León", "19"),
        ("S. Luis Potosí", "24"),
        ("Veracruz de Ignacio de la Llave", "30"),
        ("Estado de Sinaloa", "25"),
        ("Edo. de Durango", "10"),
        ("Estado Libre y Soberano de Jalisco", "14"),
        ("Sinaloa, México", "25"),
        ("25 Sinaloa", "25"),
        ("25-SINALOA", "25"),
        ("Sinaloa (25)", "25"),
        ("Sinaloa 26", ""),
        ("Texas", ""),
        ("33", ""),
        ("", ""),
    ],
)
def test_states(text: str, code: str) -> None:
    assert find_state(text).code == code
    assert not find_state(text).by_spelling


@pytest.mark.parametrize(
    ("text", "code", "method"),
    [
        ("Michoacn", "16", "lost accents"),
        ("Nuevo Len", "19", "lost accents"),
        ("Quertaro", "22", "lost accents"),
        ("Mxico", "15", "lost accents"),
        ("Edo. de Mxico", "15", "lost accents"),
        ("Yucatn", "31", "lost accents"),
        ("San Luis Potos", "24", "lost accents"),
        ("Ciudad de M?xico", "09", "lost accents"),
        ("Nuevo Le\ufffdn", "19", "lost accents"),
        ("Sinalao", "25", "spelling"),
        ("Michuacan", "16", "spelling"),
        ("Cohahuila", "05", "spelling"),
    ],
)
def test_spoilt_states(text: str, code: str, method: str) -> None:
    assert find_state(text)[:2] == (code, method)
    assert find_state(text).by_spelling


@pytest.mark.parametrize(
    ("state", "municipality", "code", "method"),
    [
        ("Sinaloa", "CULIACAN", "25006", "exact"),
        ("Sin.", "Fuerte, El", "25010", "exact"),
        ("Jalisco", "Sn. Martín Hidalgo", "14077", "exact"),
        ("Sinaloa", "Los Mochis", "25001", "alias"),
        ("Quintana Roo", "Playa del Carmen", "23008", "alias"),
        ("San Luis Potosí", "Soledad Díez Gutiérrez", "24035", "alias"),
        ("Oaxaca", "San Juan Mixtepec -Dto. 26 -", "20209", "alias"),
        ("Sinaloa", "Badiraguto", "25003", "spelling"),
        ("Sinaloa", "Guazabe", "25011", "spelling"),
        ("Baja California Sur", "LasPaz", "03003", "spelling"),
        ("Chihuahua", "Guadalupe y Calbo", "08029", "spelling"),
        ("Sinaloa", "Eldorado", "25006", "parent"),
        ("Baja California", "San Quintín", "02001", "parent"),
        ("25", "6", "25006", "code"),
        ("", "25006", "25006", "code"),
        ("1", "1001", "01001", "code"),
        ("", "1001", "01001", "code"),
        ("02", "02006", "02001", "parent"),
        ("25.0", "6.0", "25006", "code"),
        ("25", "25-006", "25006", "code"),
        ("Sinaloa", "9", "25009", "code"),
        ("Oaxaca", "099", "20099", "code"),
        ("Sinaloa", "006 Culiacán", "25006", "code"),
        ("", "25006 - CULIACAN", "25006", "code"),
        ("Sinaloa", "Culiacán (006)", "25006", "code"),
        ("Sinaloa", "Mpio. de Culiacán", "25006", "exact"),
        ("Sinaloa", "Municipio Culiacán", "25006", "exact"),
        ("Sinaloa", "Culiacán Mpio", "25006", "exact"),
        ("CDMX", "Alcaldía Iztapalapa", "09007", "exact"),
        ("Sinaloa", "Culiacán, Sinaloa", "25006", "exact"),
        ("Sinaloa", "Culiacán, Sin.", "25006", "exact"),
        ("Sinaloa", "Culiacán Sinaloa", "25006", "exact"),
        ("Sinaloa", "Culiacán, Sinaloa, México", "25006", "exact"),
        ("Sinaloa", "Culiacán, Mex.", "25006", "exact"),
        ("México", "Toluca, México", "15106", "exact"),
        ("Sinaloa", "Sinaloa - Culiacán", "25006", "exact"),
        ("Sinaloa", "Sinaloa, Sinaloa", "25017", "exact"),
        ("Tamaulipas", "Nuevo Laredo Tamps.", "28027", "exact"),
        ("Sonora", "H. Nogales", "26043", "exact"),
        ("Sonora", "Heroica Ciudad de Nogales", "26043", "exact"),
        ("Oaxaca", "Juchitán de Zaragoza", "20043", "exact"),
        ("Sinaloa", "El Dorado", "25006", "parent"),
        ("Sinaloa", "Eldorrado", "25006", "parent"),
        ("Sinaloa", "Culiacn", "25006", "lost accents"),
        ("Sinaloa", "Culiac?n", "25006", "lost accents"),
        ("Sinaloa", "Culiac\ufffd\ufffdn", "25006", "lost accents"),
        ("Sinaloa", "Culiac_n", "25006", "lost accents"),
        ("Querétaro", "Peamiller", "22013", "lost accents"),
        ("Quintana Roo", "Cancn", "23005", "lost accents"),
        ("Puebla", "Texmelucan", "21132", "short form"),
        ("Hidalgo", "Omitlán", "13045", "short form"),
        ("Chihuahua", "Cd. Bachíniva", "08006", "short form"),
        ("Durango", "Simón Bolívar", "10006", "short form"),
        ("Guerrero", "Heliodoro Castillo", "12032", "short form"),
        ("Durango", "La Ciudad", "10023", "locality"),
        ("Sinaloa", "Villa Unión", "25012", "locality"),
        ("Sinaloa", "Surutato", "25003", "locality"),
        ("Sinaloa", "Costa Rica, Culiacán", "25006", "locality"),
        ("Sinaloa", "Culiacán, Culiacan", "25006", "exact"),
    ],
)
def test_municipalities(state: str, municipality: str, code: str, method: str) -> None:
    place = find(state, municipality)
    assert (place.mun_code, place.method, place.reason) == (code, method, "")
    assert place.state_code == code[:2]
    assert place.method in METHODS
    assert not place.candidates


@pytest.mark.parametrize(
    ("state", "municipality", "state_code"),
    [
        ("Sinaloa", "", "25"),
        ("", "", ""),
        ("S/D", "No especificado", ""),
        ("Sinaloa", "999", "25"),
        ("Sinaloa", "998", "25"),
        ("Sinaloa", "99", "25"),
        ("Sinaloa", "98", "25"),
        ("Sinaloa", "000", "25"),
        ("Sinaloa", "25999", "25"),
        ("", "25999", "25"),
        ("", "99999", ""),
        ("99", "999", ""),
        ("Jalisco", "JALISCO", "14"),
    ],
)
def test_a_place_not_given_is_no_question(state: str, municipality: str, state_code: str) -> None:
    place = find(state, municipality)
    assert (place.state_code, place.mun_code, place.reason) == (state_code, "", "")


@pytest.mark.parametrize(
    ("state", "municipality", "state_code", "candidates", "reason"),
    [
        ("Sinaloa", "Juan José Ríos", "25", ["25001", "25011"], "carved from 2"),
        ("Oaxaca", "San Juan Mixtepec", "20", ["20208", "20209"], "several municipalities"),
        ("Sinaloa", "Elt", "25", [], "or one near enough"),
        ("Sinaloa", "Morelia", "25", ["16053"], "one of another state has"),
        ("Sonora", "Mazatlán", "26", ["26037", "25012"], "one of another state has"),
        ("Michoacán", "Carapan", "16", ["16021", "16025"], "and a municipality one like it"),
        ("Tabasco", "Jalupa", "27", ["27009", "27010"], "and a municipality one like it"),
        ("Sinaloa", "Qwertyuiop", "25", [], "or one near enough"),
        ("Sinaloa", "Sonora", "25", [], "name of another state"),
        ("Sonora", "25006", "26", ["25006"], "does not lie in state 26"),
        ("Sonora", "Culiacán, Sin.", "26", ["25006"], "the cell itself says Sinaloa, not Sonora"),
        ("Sinaloa", "907", "25", [], "has the code 25907"),
        ("Oaxaca", "99", "20", ["20099"], "often says that none is known"),
        ("Sinaloa", "007 Culiacán", "25", ["25006", "25007"], "007 is not the code of 'Culiacán'"),
        ("Sinaloa", "Varios", "25", [], "names no one municipality"),
        ("Sinaloa", "Otro", "25", [], "names no one municipality"),
        ("Sinaloa", "Todos los municipios", "25", [], "names no one municipality"),
        ("Sinaloa", "Culiacán y Navolato", "25", ["25006", "25018"], "several places in one cell"),
        (
            "Sinaloa",
            "Cosalá / Elota",
            "25",
            ["25005", "25008"],
            "'Cosalá' (25005), 'Elota' (25008)",
        ),
        ("Sinaloa", "Culiacán, Navolato", "25", ["25006", "25018"], "several places"),
        ("Chihuahua", "Guadalupe y Calvo, Batopilas", "08", ["08029", "08008"], "several places"),
        ("Sonora", "Caborca o Altar", "26", ["26017", "26004"], "several places in one cell"),
        ("Sonora", "Caborca u Oquitoa", "26", ["26017", "26046"], "several places in one cell"),
        ("Sonora", "CABORCA Y/O ALTAR", "26", ["26017", "26004"], "several places in one cell"),
        ("Sonora", "Límites de Caborca y Altar", "26", ["26017", "26004"], "several places"),
        ("Sonora", "entre Caborca y Altar", "26", ["26017", "26004"], "several places"),
        ("Sonora", "Municipios de Caborca y Altar", "26", ["26017", "26004"], "several places"),
        ("Sonora", "Caborcca o Altar", "26", ["26017", "26004"], "only a part of it is known"),
        ("Sonora", "Caborcca o Pitikito", "26", ["26017", "26047"], "several places in one cell"),
        ("Jalisco", "San Juan", "14", ["14073", "14074"], "whose longer name begins so: 1"),
        ("Durango", "San Juan", "10", ["10027", "10028"], "whose longer name begins so: 2"),
        ("Guerrero", "Coyuca", "12", ["12021", "12022"], "whose longer name begins so: 2"),
        ("Oaxaca", "Zimatlán", "20", ["20570", "20073"], "whose longer name begins so: 1"),
        ("Durango", "Santiago", "10", ["10032"], "but one of another state has"),
        ("Michoacán", "San Juan", "16", ["16020"], "longer names of localities of the state"),
        ("Michoacán", "Villa", "16", [], "or one near enough"),
        ("Jalisco", "Barranca", "14", ["14119"], "longer names of localities"),
        ("Sinaloa", "El Limón, Culiacán", "25", ["25006"], "only a part of it is known"),
        ("Sinaloa", "El Palmito", "25", ["25004"], "so have 3 others in Mexico"),
        ("", "Culiacán", "", ["25006"], "state is not given"),
        ("99", "Culiacán", "", ["25006"], "state is not given"),
        ("", "6", "", [], "state is not given"),
        ("", "99006 Culiacán", "", [], "state is not given"),
        ("Texas", "Culiacán", "", ["25006"], "no state is called 'Texas'"),
        ("Texas", "25006", "", ["25006"], "no state is called 'Texas'"),
        ("Culiacán", "Sinaloa", "", ["25006"], "look exchanged"),
        ("Sinaloa", "a-" * 50_000, "25", [], "too long for the name of a place"),
        ("(1 " * 50_000, "Culiacán", "", ["25006"], "too long for the name of a state"),
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
    assert len(found) == len(set(found))
    assert reason in place.reason


@pytest.mark.parametrize("text", ["Caborca / Altar", "Altar o Caborca", "Caborcca y Altar"])
def test_the_places_named_in_a_cell_are_the_first_candidates_in_their_order(text: str) -> None:
    codes = [candidate.code for candidate in find("Sonora", text).candidates]
    assert codes == sorted(["26004", "26017"], reverse=text.startswith("C"))


def test_a_longer_name_that_begins_so_is_the_first_candidate() -> None:
    assert [near.code for near in find("Jalisco", "San Juan").candidates] == ["14073", "14074"]
    assert [near.code for near in find("Durango", "San Juan").candidates][:2] == ["10027", "10028"]
    # Fifty such names in Oaxaca are none to choose from.
    assert "begins so: 53" in find("Oaxaca", "San Juan").reason
    assert len(find("Oaxaca", "San Juan").candidates) < 5


def test_localities_come_before_a_common_name_is_trusted() -> None:
    # Villa Unión is a town; hamlets of that name do not outweigh it.
    place = find("Sinaloa", "Villa Unión")
    assert (place.locality_id, place.taken[0][:3]) == (
        "3980125",
        ("locality", "Villa Unión", "Mazatlán"),
    )


def test_a_state_in_the_cell_of_the_municipality_is_told() -> None:
    for text in ("Culiacán, Sin.", "Culiacán (Sinaloa)", "Sinaloa - Culiacán", "CULIACAN SINALOA"):
        place = find("", text)
        assert (place.mun_code, place.method) == ("25006", "exact")
        assert place.taken == (
            ("exact", text, "Culiacán, Sinaloa", "state and municipality stand in one cell"),
        )
    assert find("Culiacán, Sin.", "").mun_code == "25006"
    assert find("", "Culiacán, Sinaloa, México").mun_code == "25006"
    assert find("", "Toluca, México").mun_code == "15106"


def test_an_accent_that_is_there_is_no_lost_letter() -> None:
    # Parícuaro is a locality; only a mark may stand for any accented letter.
    assert find("Michoacán", "Parícuaro").mun_code == ""
    assert find("Michoacán", "Par?cuaro").mun_code == "16064"
    assert find("Yucatán", "Man").mun_code == "31047"
    assert find("Yucatán", "mán").mun_code == ""


def test_what_is_not_taken_to_the_letter_is_told() -> None:
    place = find("Sonara", "Nogalez")
    assert place.mun_code == "26043"
    assert [taken[:3] for taken in place.taken] == [
        ("spelling", "Sonara", "Sonora"),
        ("spelling", "Nogalez", "Nogales"),
    ]
    assert find("Sonara", "").taken[0].name == "Sonora"
    assert find("Sonora", "Nogales").taken == ()
    assert [taken[0] for taken in find("Sinaloa", "Eldorrado").taken] == ["spelling", "parent"]


def test_a_municipality_newer_than_the_record_is_told() -> None:
    before, after = date(2022, 7, 20), date(2025, 1, 1)
    assert find("Sinaloa", "Eldorado", before).taken[0].note == (
        "Eldorado is a municipality only since 2024-10, later than the record"
    )
    assert "later than the frame" in find("Sinaloa", "Eldorado", after).taken[0].note
    assert "later than the frame" in find("Sinaloa", "Eldorado").taken[0].note
    assert "later than the record" in find("Sinaloa", "Juan José Ríos", before).reason
    assert find("Sinaloa", "Eldorado").dated
    assert not find("Sinaloa", "Culiacán").dated


def test_a_municipality_that_was_annulled_counts_while_it_existed() -> None:
    during, after = date(2018, 5, 1), date(2022, 5, 1)
    place = find("Chiapas", "Belisario Domínguez", during)
    assert (place.mun_code, place.method) == ("07017", "alias")
    assert "2011-11-23 to 2021-11-16" in place.taken[0].note
    assert find("Chiapas", "Belisario Domínguez").dated
    assert "localities of 6 municipalities" in find("Chiapas", "Belisario Domínguez", after).reason


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


CELLS = st.text() | st.sampled_from(
    ["Culiacán", "25", "006", "y", ",", "Sin.", "999", "(", "/", "?", "el", "H. Ciudad de", "-"]
)


@given(
    st.lists(CELLS, max_size=4).map(" ".join),
    st.lists(CELLS, max_size=6).map(" ".join),
    st.none() | st.dates(),
)
def test_any_text_is_placed_or_explained(state: str, municipality: str, day: date | None) -> None:
    place = find(state, municipality, day)
    assert place.mun_code == "" or place.mun_code[:2] == place.state_code
    assert place.method == "none" or not place.reason
    assert bool(place.mun_code) == (place.method != "none")


def test_aliases_are_true() -> None:
    names = gazetteer.municipalities()
    localities = reference.load("localities")
    owners: dict[tuple[str, str], set[str]] = {}
    for code, name in zip(localities["mun_code"], localities["name"], strict=True):
        owners.setdefault((code[:2], core(fold_place(name))), set()).add(code)
    seen = set()
    for alias in gazetteer._aliases():
        state, code, text = alias["state_code"], alias["mun_code"], alias["alias"]
        key = (state if code else "", core(fold_place(text)))
        assert key not in seen, alias
        seen.add(key)
        assert alias["why"], alias
        if not code:
            assert state in gazetteer.states().names, alias
            continue
        assert code in names[state].names, alias
        assert names[state].exact(text)[1] in ("alias", ""), "an official name needs no alias"
        if alias["why"].startswith(("seat of", "its largest")):
            # A seat that the gazetteer knows lies in the municipality that it is the seat of.
            assert code in owners.get(key, {code}), alias
        if alias["why"].startswith("seat of"):
            assert alias["why"] == f"seat of {names[state].names[code]}"


def test_localities_inside_their_municipality() -> None:
    assert find_locality("25006", "Eldorado")
    assert find_locality("25006", "ELDORADO") == find_locality("25006", "Eldorado")
    assert find_locality("25012", "Villa Unin") == find_locality("25012", "Villa Unión") != ""
    assert find_locality("25001", "Eldorado") == ""
    assert find_locality("25006", "Nowhere at all") == ""
    assert find_locality("", "Eldorado") == ""
    assert find_locality("25006", "") == ""
