from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import OutputError, ReleaseError
from geo.guarded_csv import read_guarded, write_guarded
from geo.places import match
from geo.places.corrections import (
    Correction,
    Corrections,
    corrections_beside,
    load_corrections,
    review_table,
    write_corrections,
)

HEADINGS = "state_given,mun_given,state_code,mun_code,note,asked"
HOSTILE = ("=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "'=x", "''", "＝x", 'a"b', "a,b;c", "a\nb", "")


def written(folder: Path, *lines: str, heading: str = HEADINGS, encoding: str = "utf-8") -> Path:
    path = folder / "answer.places.csv"
    path.write_bytes("\r\n".join([heading, *lines]).encode(encoding))
    return path


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_no_formula_and_comes_back_the_same(tmp_path, text: str) -> None:
    rows = (Correction(text, text or "Sierra", "25", "25006", text, text),)
    path = write_corrections(Corrections(rows), tmp_path / "x.places.csv")
    assert load_corrections(path).rows == rows
    for line in path.read_text("utf-8-sig").splitlines()[1:]:
        assert not line.lstrip('"').startswith(("=", "+", "-", "@", "\t", "＝"))


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), min_size=1, max_size=4))
def test_any_table_comes_back_the_same(rows: list[list[str]]) -> None:
    # The first line tells by what the cells are parted, as headings do.
    table = [["a", "b"], *rows]
    encodable = [[c.encode("utf-8", "replace").decode() for c in row] for row in table]
    assert read_guarded(write_guarded(table)) == encodable


@given(st.binary())
def test_any_file_is_read_or_refused(tmp_path_factory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "answer.places.csv"
    path.write_bytes(raw)
    with pytest.raises(ReleaseError, match=r"answer\.places\.csv"):
        load_corrections(path)


def test_the_file_shows_its_accents_and_is_read_back(tmp_path) -> None:
    rows = (Correction("Michoacán", "Ñuu", "16", "16053", "año"), Correction("Sinaloa", "x"))
    path = write_corrections(rows, tmp_path / "answer.places.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + HEADINGS.encode())
    assert load_corrections(path) == Corrections(rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_file_saved_by_a_spreadsheet_program_is_read(tmp_path, encoding, delimiter) -> None:
    line = "Michoacán,Cuitzeo viejo,16,16020.0,".replace(",", delimiter)
    heading = f"{HEADINGS},mine".replace(",", delimiter)
    path = written(tmp_path, line, delimiter * 4, heading=heading, encoding=encoding)
    answer = load_corrections(path).find("Michoacán", "Cuitzeo viejo")
    assert answer is not None
    assert (answer.state_code, answer.mun_code) == ("16", "16020")


def test_pairs_are_found_whatever_the_program_did_to_case_blanks_and_zeros() -> None:
    corrections = Corrections(
        (Correction("1", "007", "1", "1007"), Correction("México", "La  Sierra", "", "15033"))
    )
    answer = corrections.find("01", "7")
    assert answer is not None
    assert (answer.state_code, answer.mun_code) == ("01", "01007")
    answer = corrections.find("MÉXICO", "la sierra ")
    assert answer is not None
    assert answer.state_code == "15"
    assert corrections.find("Mexico", "la sierra") is None


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Sinaloa,x,25,25999,"], "row 2, column mun_code: no municipality has the code '25999'"),
        (["", "Sinaloa,x,26,25006,"], "row 3, column mun_code: '25006' does not lie in state 26"),
        (["Sinaloa,x,77,,"], "row 2, column state_code: no state has the code '77'"),
        (["Sinaloa,x,Sinaloa,,"], "column state_code: 'Sinaloa' is not a code of 2 digits"),
        (["Sinaloa,x,25,Culiacán,"], "column mun_code: 'Culiacán' is not a code of 5 digits"),
        (["Sinaloa,x,25,250060,"], "'250060' is not a code of 5 digits such as 25006"),
        (["Sinaloa,x,,25020,"], r"newer than the frame .* one of 25001, 25011"),
        (
            ["Sinaloa,x,25,25006,", "Sinaloa,X ,25,25018,"],
            "row 3: 'X ' in 'Sinaloa' is answered here with 25018 and before with 25006",
        ),
        (["Sinaloa,x,25,25006,", "Sinaloa,x,25,,"], "row 3: .* with 25 and before with 25006"),
    ],
)
def test_a_wrong_row_is_named(tmp_path, lines: list[str], told: str) -> None:
    with pytest.raises(ReleaseError, match=rf"answer\.places\.csv, .*{told}"):
        load_corrections(written(tmp_path, *lines))


def test_the_same_answer_twice_is_no_error(tmp_path) -> None:
    path = written(tmp_path, "Sinaloa,x,25,25006,", "SINALOA,x,,25006,again", "Sinaloa,x,,,")
    assert [row.mun_code for row in load_corrections(path).answered] == ["25006"]


def test_a_municipality_of_three_digits_lies_in_the_state_beside_it() -> None:
    (answer,) = Corrections((Correction("Sinaloa", "x", "25", "6"),)).answered
    assert answer.mun_code == "25006"


def test_a_file_without_the_columns_or_without_the_file_is_refused(tmp_path) -> None:
    with pytest.raises(ReleaseError, match=r"row 1: has no column mun_given, state_code"):
        load_corrections(written(tmp_path, heading="state_given,mun_code"))
    with pytest.raises(ReleaseError, match=r"nothing\.csv: cannot be read"):
        load_corrections(tmp_path / "nothing.csv")
    with pytest.raises(OutputError, match="cannot write"):
        write_corrections((), tmp_path / "nowhere" / "x.csv")
    with pytest.raises(ReleaseError, match="correction 2, column mun_code"):
        Corrections((Correction("a", "b"), Correction("a", "c", "", "99999")))


def test_the_file_beside_a_release_is_found(tmp_path) -> None:
    release = tmp_path / "answer.2023.xlsx"
    assert corrections_beside(release) is None
    beside = tmp_path / "answer.2023.places.csv"
    beside.write_text(HEADINGS)
    assert corrections_beside(release) == beside
    assert corrections_beside("illustrative-2023-08") is None
    assert corrections_beside("") is None


def test_the_review_list_is_asked_once_and_remembered(make_records, tmp_path) -> None:
    records = make_records(
        *[{"state_given": "Sinaloa", "mun_given": "Culiacán y Navolato"}] * 3,
        {"state_given": "Sinaloa", "mun_given": "=cmd|' /C calc'!A0"},
        {"state_given": "Sinaloa", "mun_given": "Elota"},
    )
    _, placing = match(records)
    asked = review_table(placing)
    assert [row[:4] for row in asked] == [
        ("Sinaloa", "Culiacán y Navolato", "", ""),
        ("Sinaloa", "=cmd|' /C calc'!A0", "", ""),
    ]
    assert "several places in one cell" in asked[0].asked
    assert asked[0].asked.endswith("25006 Culiacán; 25018 Navolato")
    assert {row.note for row in asked} == {""}
    path = write_corrections(asked, tmp_path / "answer.places.csv")
    _, unanswered = match(records, load_corrections(path))
    assert unanswered.review == placing.review

    answers = Corrections(
        tuple(row._replace(mun_code="25006") for row in load_corrections(path).rows)
    )
    placed, answered = match(records, answers)
    assert answered.review == ()
    assert placed["mun_code"].tolist() == ["25006"] * 4 + ["25008"]
    assert review_table(answered, answers) == answers.rows
    assert review_table(answered) == ()


def test_the_question_of_an_earlier_version_is_no_reason_of_a_person(tmp_path) -> None:
    asked = (
        "no municipality of the state has this name, but one of another state has: 16053 Morelia"
    )
    path = written(
        tmp_path,
        f'Sinaloa,Morelia,16,16053,"{asked}"',
        "Sinaloa,La Sierra,25,,as the navy says",
        "Sinaloa,Culiacán,25,25006,seen on the map",
        heading=HEADINGS.removesuffix(",asked"),
    )
    assert [row[4:] for row in load_corrections(path).rows] == [
        ("", asked),
        ("as the navy says", ""),
        ("seen on the map", ""),
    ]


def test_an_answer_in_another_state_is_told(make_records) -> None:
    answers = Corrections(
        (
            Correction("Sinaloa", "Morelia", "", "16053", "seen on the map", "asked"),
            Correction("Sinaloa", "Sierra", "10"),
            Correction("Texas", "Morelia", "16", "16053"),
            Correction("Sinaloa", "La Zona", "25", "25006"),
        )
    )
    records = make_records(
        *({"state_given": row.state_given, "mun_given": row.mun_given} for row in answers.rows)
    )
    abroad = "the answer lies in another state than the file gives"
    assert [found.note for found in match(records, answers)[1].found] == [
        f"{abroad}; seen on the map", abroad, "", "",
    ]  # fmt: skip


def test_open_questions_come_after_what_was_answered(make_records) -> None:
    answers = Corrections((Correction("Sinaloa", "La Sierra", "25"),))
    _, placing = match(make_records({"state_given": "Sonora", "mun_given": "Nowhere"}), answers)
    assert [row.mun_given for row in review_table(placing, answers)] == ["La Sierra", "Nowhere"]
