import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import reference
from geo.errors import ReleaseError
from geo.releases.texts.decoding import decode
from geo.releases.texts.known_words import is_odd, known_in

NAMES = [name for name in reference.load("municipalities")["name"] if not name.isascii()]
TOLD = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16 LE",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32 LE",
    "cp1252": "Windows-1252",
    "latin-1": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "CP850",
    "cp437": "CP850",
}


def table(names: list[str]) -> str:
    return "ESTADO,MUNICIPIO,FECHA\n" + "".join(f"Sinaloa,{name},2022\n" for name in names)


@pytest.mark.parametrize("encoding", TOLD)
def test_tables_of_real_names_come_back_in_every_encoding(encoding: str) -> None:
    chance = random.Random(encoding)
    for size in (1, 3, 8) * 60:
        names = chance.sample(NAMES, size)
        text = table([name.upper() for name in names] if chance.random() < 0.4 else names)
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:  # CP437 has no Á, Í, Ó, Ú
            continue
        decoded = decode(raw)
        assert (decoded.text, decoded.encoding) == (text, TOLD[encoding]), names
        assert decode(raw, encoding=decoded.encoding).text == text


@given(
    names=st.lists(st.sampled_from(NAMES), min_size=3, max_size=6, unique=True),
    other=st.text("abcñáéíóúÑÁÉÍÓÚü°º¿¡½ ,;\n\t\"'0123", max_size=30),
    encoding=st.sampled_from(["utf-8", "utf-16-le", "cp1252", "cp850"]),
)
@settings(max_examples=60, deadline=None)
def test_known_names_decide_for_the_text_around_them(
    names: list[str], other: str, encoding: str
) -> None:
    text = f"{table(names)}{other}"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
def test_the_letters_decide_where_no_word_is_known(encoding: str) -> None:
    text = "NOMBRE\nXochicuáutlez\nYpérez Zuñíguez\nTóxlik\n"
    assert not known_in(text)
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "fewest letters that Spanish does not have" in decoded.remarks[0]


def test_what_the_evidence_cannot_decide_is_told() -> None:
    decoded = decode(b"ESTADO,TEMPERATURA\nSinaloa,25\xa0\n")
    assert decoded.encoding == "Windows-1252"
    assert "no known word tells it from" in decoded.remarks[0]


def test_the_evidence_is_told() -> None:
    (remark,) = decode("MUNICIPIO\nMazatlán\nCosalá\n".encode("mac_roman")).remarks
    assert remark == (
        "the text is not UTF-8: Mac Roman was taken, because it yields 2 known words with "
        "accents, as Mazatlán, Cosalá"
    )


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"", "ASCII"),
        (b"a,b\n1,2\n", "ASCII"),
        ("México".encode(), "UTF-8"),
        ("México".encode("utf-8-sig"), "UTF-8"),
        ("Łódź, 東京, 🙂".encode(), "UTF-8"),
        ("Me\u0301xico".encode(), "UTF-8"),
        ("México".encode("utf-16"), "UTF-16 LE"),
    ],
)
def test_nothing_is_said_of_what_needs_no_guess(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert (decoded.encoding, decoded.remarks) == (encoding, ())
    assert not decoded.text.startswith("\ufeff")


def test_a_file_of_two_encodings_is_decoded_line_by_line() -> None:
    lines = [
        f"Sinaloa,{name}\n" for name in ("Mazatlán", "Cosalá", "Culiacán", "Ahome", "Concordia")
    ]
    raw = b"".join(
        line.encode("cp1252" if number % 3 == 0 else "utf-8")
        for number, line in enumerate(lines, start=1)
    )
    decoded = decode(raw)
    assert decoded.text == "".join(lines)
    assert decoded.encoding == "UTF-8 and Windows-1252"
    assert "but for 1 of its lines (3)" in decoded.remarks[0]
    assert decode(raw, encoding=decoded.encoding) == decoded


def test_a_letter_cut_in_two_does_not_spoil_the_others() -> None:
    decoded = decode("Mazatlán,Cosalá\nCuliacá".encode()[:-1])
    assert decoded.text == "Mazatlán,Cosalá\nCuliac\ufffd"
    assert "1 characters cannot be decoded" in decoded.remarks[1]


def test_bytes_that_are_utf_8_by_accident_do_not_decide() -> None:
    text = f"{table(['Cosío', 'Jesús María'])}É¡"
    assert decode(text.encode("cp1252")).text == text


def test_bytes_that_windows_1252_lacks_are_kept() -> None:
    assert decode(b"M\xe9xico \x81 Culiac\xe1n").text == "México \x81 Culiacán"


def test_a_told_encoding_is_used_as_told() -> None:
    assert decode("México".encode("cp850"), encoding="cp1252").text == "M‚xico"
    assert decode("México".encode("latin-1"), encoding="Latin-1").text == "México"
    with pytest.raises(ReleaseError, match="no text encoding 'klingon'; known are UTF-8"):
        decode(b"a", encoding="klingon")
    with pytest.raises(ReleaseError, match="not utf-8: it cannot be decoded in line 2"):
        decode(b"a\nM\xe9xico", encoding="utf-8")
    for name in ("hex", "base64", "undefined", "idna", "a\0b", "é", "UTF-8 and klingon"):
        with pytest.raises(ReleaseError):
            decode(b"M\xe9xico", encoding=name)


@given(
    raw=st.binary(max_size=60) | st.text(max_size=20).map(lambda text: text.encode("utf-16")),
    encoding=st.sampled_from(["", "", "", *TOLD, "UTF-8 and CP850"]) | st.text(max_size=6),
)
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_decoded_or_refused(raw: bytes, encoding: str) -> None:
    try:
        assert isinstance(decode(raw, encoding=encoding).text, str)
    except ReleaseError:
        assert encoding


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")))
@settings(deadline=None)
def test_valid_utf_8_comes_back(text: str) -> None:
    # Known words in it are what makes the difference to an accident of bytes.
    text = f"México\n{text}"
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Culiacán",
        "CULIACÁN",
        "Ñuu Savi",
        "“El Pozo”",
        "25° 30'",
        "Nº 5",
        "D’Angelo",
        "¿Qué?",
        "a–b",
    ],
)
def test_spanish_is_not_odd(text: str) -> None:
    assert not is_odd(text)


@pytest.mark.parametrize(
    "text",
    [
        "CuliacÃ¡n",
        "M‚xico",
        "MÚxico",
        "CANCéN",
        "Garc’a",
        "Acu–a",
        "Culiac·n",
        "Guzm\xa0n",
        "Potos¡",
    ],
)
def test_a_wrong_decoding_is_odd(text: str) -> None:
    assert is_odd(text)


def test_known_words() -> None:
    assert known_in("MICHOACÁN, Sinaloa, Situación de Xyzá") == ["MICHOACÁN", "Situación"]
    assert not any(is_odd(name) for name in reference.load("localities")["name"])
