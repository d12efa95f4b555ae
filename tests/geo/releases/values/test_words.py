import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.records import DRUGS, KINDS, STATUSES
from geo.releases.cells import Cell
from geo.releases.values import vocabulary, words

ACTIVE = ("activo", "activas", "en operación", "operativo", "operando", "en uso", "active")
INACTIVE = (
    "inactivo", "inactivas", "no activo", "fuera de uso", "sin operar", "en desuso",
    "inhabilitado", "no operativo", "no se encontraba activo", "inactive", "not active",
)  # fmt: skip
DRUG_WORDS = {
    "metanfetamina": "methamphetamine",
    "clorhidrato de metanfetamina": "methamphetamine",
    "cristal": "methamphetamine",
    "heroína": "heroin",
    "cocaína": "cocaine",
    "fentanilo": "fentanyl",
    "marihuana": "other",
    "goma de opio": "other",
}
KIND_WORDS = {
    "laboratorio clandestino": "laboratory",
    "narcolaboratorio": "laboratory",
    "laboratorio y bodega": "laboratory",
    "área de concentración": "concentration area",
    "centro de confección de pastillas": "pill press",
    "tableteadora": "pill press",
    "bodega": "storehouse",
    "almacén": "storehouse",
}


def edits(word: str) -> set[str]:
    """Return every text that one typing error makes of a word."""
    letters = string.ascii_lowercase + " "
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    made = {a + b[1:] for a, b in cuts if b}
    made |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    made |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    made |= {a + c + b for a, b in cuts for c in letters}
    return made - {word}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        *((word, "active") for word in ACTIVE),
        *((word.upper(), "inactive") for word in INACTIVE),
        ("ACT.", "active"),
        ("INACT.", "inactive"),
        ("Activo(s)", "active"),
        ("Inactivo/a", "inactive"),
        ("Activo (en operación)", "active"),
        ("Laboratorio activo", "active"),
        ("operando al momento", "active"),
        ("activo al momento de su localización", "active"),
        ("no estaba en operación", "inactive"),
        ("sin actividad", "inactive"),
        ("actvo", "active"),
        ("inctivo", "inactive"),
        ("innactivo", "inactive"),
        ("noactivo", "inactive"),
        ("o activo", "inactive"),
        ("en operacin", "active"),
        ("", "unspecified"),
        ("No especificado", "unspecified"),
    ],
)
def test_read_status(text: str, status: str) -> None:
    assert words.read_status(text) == status


@pytest.mark.parametrize("text", ["activo e inactivo", "Activo/Inactivo", "activo?? inactivo"])
def test_a_cell_that_says_both_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="names several: active, inactive"):
        words.read_status(text)


@pytest.mark.parametrize(
    "text",
    ["A", "I", "nactivo", "in activo", "no inactivo", "reactivado", "habilitado", "Sí",
     "activo hasta 2019", "parcialmente activo", "destruido", "asegurado"],
)  # fmt: skip
def test_an_unknown_status_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="not"):
        words.read_status(text)


def test_no_typing_error_turns_a_status_round() -> None:
    """Every single edit of these words; of all 1,295 phrases, none of 1,468,624 edits does."""
    for spellings, status in ((ACTIVE, "active"), (INACTIVE, "inactive")):
        for word in spellings:
            some = sorted(edits(word))
            for text in random.Random(word).sample(some, min(len(some), 250)):
                assert _read(words.read_status, text) in (status, None), text
                assert words.label_status(text) in (status, ""), text
    assert all(_read(words.read_status, text) != "active" for text in edits("inactivo"))
    assert all(_read(words.read_status, text) != "inactive" for text in edits("activo"))


def _read(read: object, text: str) -> str | None:
    try:
        return read(text)  # type: ignore[operator, no-any-return]
    except ValueError:
        return None


def test_no_phrase_of_one_status_is_one_edit_from_the_other() -> None:
    phrases = vocabulary.status_phrases()
    for phrase in random.Random(1).sample(sorted(phrases), 60):
        assert {phrases.get(text, phrases[phrase]) for text in edits(phrase)} == {phrases[phrase]}


@pytest.mark.parametrize(
    ("text", "drug"),
    [
        *DRUG_WORDS.items(),
        ("metanf.", "methamphetamine"),
        ("meta", "methamphetamine"),
        ("METH", "methamphetamine"),
        ("Metanfetamina (cristal)", "methamphetamine"),
        ("cocaína base", "cocaine"),
        ("metanfetmina", "methamphetamine"),
        ("cociana", "cocaine"),
        ("Otra", "other"),
        ("", "unspecified"),
    ],
)
def test_read_drug(text: str, drug: str) -> None:
    assert words.read_drug(text) == drug


def test_several_drugs_or_none_are_told() -> None:
    with pytest.raises(ValueError, match="names several: methamphetamine, heroin"):
        words.read_drug("metanfetamina y heroína")
    with pytest.raises(ValueError, match="names several: methamphetamine, heroin"):
        words.read_drug("metanfetmina y heroína")
    for text in ("precursores", "cocina", "metadona"):
        with pytest.raises(ValueError, match="not a word"):
            words.read_drug(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *KIND_WORDS.items(),
        ("Áreas de concentración", "concentration area"),
        ("cocina", "laboratory"),
        ("LAB.", "laboratory"),
        ("centro de acopio", "storehouse"),
        ("labratorio", "laboratory"),
        ("", "unspecified"),
    ],
)
def test_read_kind(text: str, kind: str) -> None:
    assert words.read_kind(text) == kind


def test_a_kind_that_is_not_known_is_told() -> None:
    for text in ("plantío", "pista", "cocaína"):
        with pytest.raises(ValueError, match="not a word"):
            words.read_kind(text)
    with pytest.raises(ValueError, match="names several: pill press, storehouse"):
        words.read_kind("bodega de pastillas")


@pytest.mark.parametrize(
    ("read", "known"),
    [(words.read_drug, DRUG_WORDS), (words.read_kind, KIND_WORDS)],
    ids=["drug", "kind"],
)
def test_no_typing_error_makes_another_word(read: object, known: dict[str, str]) -> None:
    for word, value in known.items():
        some = sorted(edits(word))
        for text in random.Random(word).sample(some, min(len(some), 300)):
            assert _read(read, text) in (value, None), text


@given(st.sampled_from([*ACTIVE, *INACTIVE]), st.data())
def test_one_error_is_read_right_or_refused(word: str, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(edits(word))))
    assert _read(words.read_status, text) in ("active" if word in ACTIVE else "inactive", None)


def test_what_was_misspelt_can_be_told() -> None:
    assert words.misspelt("status", "inctivo") == "inactivo"
    assert words.misspelt("drug", "base de cociana") == "cocaina"
    assert words.misspelt("kind", "labratorio") == "laboratorio"
    for text in ("Inactivo", "laboratorio activo", "", "rojo"):
        assert words.misspelt("status", text) == ""


@pytest.mark.parametrize(
    ("cell", "answer"),
    [("Sí", True), ("SI", True), ("x", True), ("1", True), (1.0, True), (True, True), ("✓", True),
     ("No", False), (0, False), ("0.0", False), ("✗", False), ("FALSO", False), ("", None),
     ("S/D", None)],
)  # fmt: skip
def test_read_yes_no(cell: Cell, answer: bool | None) -> None:
    assert words.read_yes_no(cell) is answer


@pytest.mark.parametrize("cell", ["tal vez", "2", 2, "activo"])
def test_what_is_neither_yes_nor_no(cell: Cell) -> None:
    with pytest.raises(ValueError, match="neither"):
        words.read_yes_no(cell)


@pytest.mark.parametrize(
    ("text", "corps"),
    [
        ("Secretaría de la Defensa Nacional", "SEDENA"),
        ("Secretaría de la Defensa Nacional (SEDENA)", "SEDENA"),
        ("Ejército", "SEDENA"),
        ("Ejto. Mex.", "SEDENA"),
        ("Personal del Ejército", "SEDENA"),
        ("Secretaria de la Defensa Nacinal", "SEDENA"),
        ("Marina", "SEMAR"),
        ("Armada de México", "SEMAR"),
        ("G.N.", "GN"),
        ("Guardia Nacional", "GN"),
        ("FGR", "FGR"),
        ("PGR", "PGR"),
        ("Policía Federal", "PF"),
        ("SSPC", "SSPC"),
        ("Policía Federal Ministerial", "Policía Federal Ministerial"),
        ("Fiscalía General del Estado", "Fiscalía General del Estado"),
        ("Policía Estatal de Sinaloa", "Policía Estatal de Sinaloa"),
        ("SEDENA y GN", "SEDENA y GN"),
        ("SEDENA/SEMAR", "SEDENA/SEMAR"),
        ("", ""),
        ("S/D", ""),
    ],
)
def test_read_corps(text: str, corps: str) -> None:
    assert words.read_corps(text) == corps


@pytest.mark.parametrize(
    ("text", "status", "drug", "kind"),
    [
        ("LABORATORIOS ACTIVOS", "active", "", "laboratory"),
        ("Inactivos 2022", "inactive", "", ""),
        ("Laboratorios de metanfetamina no activos", "inactive", "methamphetamine", "laboratory"),
        ("INACTVOS", "inactive", "", ""),
        ("Lab. act.", "active", "", "laboratory"),
        ("metanfetamina", "", "methamphetamine", ""),
        ("Otras drogas", "", "other", ""),
        ("CRISTAL", "", "methamphetamine", ""),
        ("Cerro del Cristal", "", "", ""),
        ("ÁREAS DE CONCENTRACIÓN", "", "", "concentration area"),
        ("Activos e inactivos", "", "", ""),
        ("Metanfetamina y heroína", "", "", ""),
        ("Laboratorios y bodegas", "", "", ""),
        ("Operativo Culiacán", "", "", ""),
        ("Fecha act.", "", "", ""),
        ("Carbón activo", "", "", ""),
        ("in activo", "", "", ""),
        ("Laboratorios inhabilitados por la SEDENA", "", "", "laboratory"),
        ("Estatus", "", "", ""),
        ("Otras", "", "", ""),
        ("Tipo de droga", "", "", ""),
        ("SINALOA", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_labels(text: str, status: str, drug: str, kind: str) -> None:
    said = (words.label_status(text), words.label_drug(text), words.label_kind(text))
    assert said == (status, drug, kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Localización de un laboratorio clandestino inactivo de metanfetamina",
            {"status": "inactive", "drug": "methamphetamine", "kind": "laboratory"},
        ),
        (
            "Laboratorio de metanfetamina en Cosalá, el cual se encontraba inactivo",
            {"status": "inactive", "drug": "methamphetamine", "kind": "laboratory"},
        ),
        (
            "Laboratorio clandestino. Se encontraba activo.",
            {"status": "active", "kind": "laboratory"},
        ),
        ("Se localizó inactivo un laboratorio", {"status": "inactive", "kind": "laboratory"}),
        ("Laboratorio que no operaba", {"status": "inactive", "kind": "laboratory"}),
        (
            "área de concentración para la elaboración de metanfetamina, fuera de uso",
            {"status": "inactive", "drug": "methamphetamine", "kind": "concentration area"},
        ),
        (
            "centro de confección de pastillas de fentanilo",
            {"drug": "fentanyl", "kind": "pill press"},
        ),
        ("centro de confección de pastillas inactivo",
         {"status": "inactive", "kind": "pill press"}),
        ("INACTIVO", {"status": "inactive"}),
        ("Sin actividad al momento", {"status": "inactive"}),
        ("Se encontraba en operación, sin personas detenidas.", {"status": "active"}),
        ("Se aseguró una camioneta. Se encontraba abandonada.", {}),
        ("laboratorio en un rancho abandonado", {"kind": "laboratory"}),
        ("2 laboratorios inactivos y una camioneta abandonada",
         {"status": "inactive", "kind": "laboratory"}),
        ("laboratorio con frascos de cristal y carbón activo", {"kind": "laboratory"}),
        ("laboratorio inhabilitado por personal militar", {"kind": "laboratory"}),
        ("un laboratorio activo y un laboratorio inactivo", {"kind": "laboratory"}),
        ("20 kg de metanfetamina y 3 de cocaína", {}),
        ("No se localizó laboratorio alguno", {}),
        ("Laboratorio de criminalística", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_read_description(text: str, said: dict[str, str]) -> None:
    assert words.read_description(text) == said


def test_every_word_lies_in_its_vocabulary() -> None:
    assert set(vocabulary.status_phrases().values()) < set(STATUSES)
    assert set(vocabulary.DRUGS) < set(DRUGS)
    assert set(vocabulary.KINDS) < set(KINDS)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates()))
def test_any_cell_gives_a_word_or_a_reason(cell: Cell) -> None:
    for read in (words.read_status, words.read_drug, words.read_kind, words.read_yes_no):
        reason = "none"
        try:
            read(cell)
        except ValueError as error:
            reason = str(error)
        assert reason
    assert isinstance(words.read_corps(cell), str)
    if isinstance(cell, str):
        assert set(words.read_description(cell)) <= {"status", "drug", "kind"}
        assert words.label_status(cell) in (*STATUSES, "")
