"""The illustrative releases: totals, spoilt cells, and the same cells on every run."""

import csv
import hashlib
import json
from calendar import monthrange
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from rapidfuzz.distance import OSA
from shapely import Point

from geo import reference
from geo.data import alterations, make_illustrative, plan, spellings
from geo.text import core, fold, fold_place, says_nothing

FOLDER = Path(make_illustrative.__file__).parent
TRUTH = Path(__file__).parents[1] / "data" / "illustrative_truth.csv"
AUGUST, DECEMBER = make_illustrative.AUGUST_FILE, make_illustrative.DECEMBER_FILE
# Column of each field in the two files, from 0.
COLUMNS = {
    AUGUST: {
        "number": 0, "date": 1, "state": 2, "municipality": 3, "locality": 4, "empty": 5,
        "kind": 6, "drug": 7, "status": 8, "lat": 9, "lon": 10,
    },
    DECEMBER: {
        "number": 0, "state": 1, "municipality": 2, "locality": 3, "lat": 4, "lon": 5,
        "date": 6, "status": 7, "empty": 8, "drug": 9, "kind": 10,
    },
}  # fmt: skip
ROW = {AUGUST: "row_august", DECEMBER: "row_december"}


def cells(folder, file):
    with CalamineWorkbook.from_path(folder / file) as workbook:
        (name,) = workbook.sheet_names
        return workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


@pytest.fixture(scope="module")
def truth():
    with TRUTH.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def august(truth):
    return [raid for raid in truth if raid["row_august"]]


@pytest.fixture(scope="module")
def releases():
    return json.loads((FOLDER / "releases.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def sheets():
    return {file: cells(FOLDER, file) for file in COLUMNS}


def within(raids, start, end):
    """Every raid of which the whole day or month lies inside."""
    return [raid for raid in raids if start <= raid["date"] and last_day(raid) <= end]


def last_day(raid):
    if raid["date_precision"] == "day":
        return raid["date"]
    year, month, _ = map(int, raid["date"].split("-"))
    return date(year, month, monthrange(year, month)[1]).isoformat()


def statuses(raids):
    return Counter(raid["status_august"] for raid in raids)


def test_the_august_release_has_the_published_totals(august):
    assert len(august) == 1658
    assert statuses(august) == {"inactive": 1476, "active": 182}
    early = within(august, "2023-01-01", "2023-07-31")
    assert statuses(early) == {"inactive": 503, "active": 24}
    rest = [raid for raid in august if raid not in early]
    assert statuses(rest) == {"inactive": 973, "active": 158}


def test_the_earlier_months_have_the_published_totals(august):
    assert statuses(within(august, "2019-01-01", "2021-12-31")) == {"active": 104, "inactive": 531}
    to_june = within(august, "2018-12-01", "2022-06-30")
    assert len(to_june) == 805
    states = Counter(raid["state_code"] for raid in to_june)
    assert [states[code] for code in ("25", "16", "10", "14")] == [703, 30, 20, 20]


def test_the_december_release_adds_339_and_marks_all_active(truth):
    assert len(truth) == 1997
    assert {raid["status_december"] for raid in truth} == {"active"}
    added = [raid for raid in truth if not raid["row_august"]]
    assert len(added) == 339
    assert len(within(added, "2023-08-10", "2023-10-31")) == 339


@pytest.mark.parametrize("day", ["2018-12-01", "2023-08-09", "2023-08-10", "2023-10-31"])
def test_first_and_last_days_occur(truth, day):
    assert any(raid["date"] == day and raid["date_precision"] == "day" for raid in truth)


def test_drugs_and_kinds(august, truth):
    assert Counter(raid["drug"] for raid in august) == {
        "methamphetamine": 1623, "unspecified": 30, "heroin": 3, "cocaine": 2
    }  # fmt: skip
    assert {raid["drug"] for raid in truth} == {
        "methamphetamine", "unspecified", "heroin", "cocaine"
    }  # fmt: skip
    assert {raid["kind"] for raid in truth} == {"laboratory", "unspecified"}


def test_places_stand_in_the_published_proportions(august):
    states = Counter(raid["state_code"] for raid in august)
    assert states["25"] / 1658 == pytest.approx(0.88, abs=0.01)
    assert states["16"] / 1658 == pytest.approx(0.035, abs=0.005)
    municipalities = Counter(raid["mun_code"] for raid in august if raid["state_code"] == "25")
    assert [code for code, _ in municipalities.most_common(2)] == ["25006", "25005"]


def test_most_raids_are_known_to_their_municipality_only(august):
    known = Counter(raid["place_precision"] for raid in august)
    assert known.most_common(1)[0][0] == "municipality"
    assert known["locality"] / 1658 == pytest.approx(0.25, abs=0.02)
    assert known["point"] / 1658 == pytest.approx(0.04, abs=0.005)
    assert known["state"] == plan.STATE_ONLY_AUGUST + len(plan.UNPLACEABLE)


def test_points_and_localities_lie_in_their_municipality(truth):
    polygons = reference.load("municipalities").set_index("mun_code").geometry
    gazetteer = reference.load("localities")
    listed = set(zip(gazetteer["mun_code"], gazetteer["name"], strict=True))
    for raid in truth:
        if raid["place_precision"] == "point":
            point = Point(float(raid["lon"]), float(raid["lat"]))
            assert polygons[raid["mun_code"]].contains(point)
        elif raid["place_precision"] == "locality":
            assert (raid["mun_code"], raid["locality"]) in listed
        else:
            assert (raid["mun_code"], raid["locality"]) not in listed


def test_regeneration_gives_the_same_cells(tmp_path, sheets):
    new_truth = tmp_path / "truth.csv"
    make_illustrative.main(["--out", str(tmp_path), "--truth", str(new_truth)])
    for file, committed in sheets.items():
        assert cells(tmp_path, file) == committed
    assert new_truth.read_text(encoding="utf-8") == TRUTH.read_text(encoding="utf-8")


def test_metadata_state_file_hash_and_totals(releases, truth):
    assert [release["id"] for release in releases] == [
        "illustrative-2023-08", "illustrative-2023-12"
    ]  # fmt: skip
    for release in releases:
        assert release["illustrative"] is True
        content = (FOLDER / release["file"]).read_bytes()
        assert release["sha256"] == hashlib.sha256(content).hexdigest()
        month = "august" if release["file"] == AUGUST else "december"
        raids = [raid for raid in truth if raid[f"row_{month}"]]
        for total in release["totals"]:
            inside = within(raids, total["period_start"], total["period_end"])
            found = Counter(raid[f"status_{month}"] for raid in inside)
            assert (len(inside), found["active"], found["inactive"]) == (
                total["labs"], total["active"], total["inactive"]
            )  # fmt: skip


@pytest.mark.parametrize("file", COLUMNS)
def test_a_title_line_says_illustrative(sheets, file):
    titles = " ".join(str(cell) for line in sheets[file][:4] for cell in line)
    assert "ILUSTRATIVO" in titles
    assert "no son aseguramientos reales" in titles


@pytest.mark.parametrize("file", COLUMNS)
def test_every_row_number_of_the_truth_holds_its_raid(sheets, truth, file):
    columns, row_name = COLUMNS[file], ROW[file]
    raids = [raid for raid in truth if raid[row_name]]
    assert len({raid[row_name] for raid in raids}) == len(raids)
    for raid in raids:
        line = sheets[file][int(raid[row_name]) - 1]
        cell = {name: line[index] for name, index in columns.items()}
        assert cell["empty"] == ""
        assert cell["number"] >= 1
        assert_date(cell["date"], raid, file)
        assert_place(cell, raid, file)
        status = raid["status_august"] if file == AUGUST else raid["status_december"]
        assert cell["status"] in spellings.STATUSES[status]
        assert cell["drug"] in spellings.DRUGS[raid["drug"]]
        assert cell["kind"] in spellings.KINDS[raid["kind"]]


def assert_date(cell, raid, file):
    """Written from the true date in each of the forms, to be compared with the cell."""
    altered = file == DECEMBER and raid["altered"].startswith("date")
    day = date.fromisoformat(raid["altered_to"] if altered else raid["date"])
    month = spellings.MONTHS[day.month - 1]
    if raid["date_precision"] == "month":
        assert cell.lower() in {f"{month} de {day.year}", f"{month[:3]}-{day.year % 100}"}
    elif isinstance(cell, str):
        assert cell.lower() in {
            f"{day.day} de {month} de {day.year}",
            f"{day.day:02}/{day.month:02}/{day.year}",
        }
    else:
        assert cell == day


def assert_place(cell, raid, file):
    state = {fold(form) for form in spellings.STATES[raid["state_code"]]}
    assert fold(cell["state"]) in state
    forms = {fold(form.text) for form in spellings.FORMS if form.mun_code == raid["mun_code"]}
    misspelt = raid["misspelt"]
    if file == DECEMBER and raid["altered"] == "municipality misspelt":
        misspelt = raid["altered_to"]
    if misspelt:
        assert cell["municipality"] == misspelt
    elif raid["municipality"]:
        assert fold(cell["municipality"]) in forms | {fold(raid["municipality"])}
    else:
        assert says_nothing(cell["municipality"])
    altered = file == DECEMBER and raid["altered"] == "locality misspelt"
    locality = raid["altered_to"] if altered else raid["locality"]
    if locality:
        assert fold(cell["locality"]) == fold(locality)
    else:
        assert says_nothing(cell["locality"])
    assert (str(cell["lon"]), str(cell["lat"])) == (raid["lon"], raid["lat"])


def test_the_alterations_are_those_planned(truth):
    altered = [raid for raid in truth if raid["altered"]]
    assert Counter(raid["altered"] for raid in altered) == alterations.COUNTS
    assert all(raid["row_august"] for raid in altered)
    assert all(raid["altered_to"] not in {raid["date"], raid["locality"]} for raid in altered)


def test_an_altered_date_stays_in_its_period(truth):
    for raid in truth:
        if raid["altered"].startswith("date"):
            moved = {**raid, "date": raid["altered_to"]}
            for period in plan.PERIODS.values():
                span = (period.start.isoformat(), period.end.isoformat())
                assert bool(within([raid], *span)) == bool(within([moved], *span))


def test_the_review_list_is_as_planned(truth):
    review = [raid for raid in truth if raid["review"]]
    assert sorted(raid["municipality"] for raid in review) == sorted(
        lost.text for lost in plan.UNPLACEABLE
    )
    assert not any(raid["mun_code"] for raid in review)


def test_a_typing_error_is_one_letter_and_nearer_to_no_other_municipality():
    table = reference.load("municipalities")
    for code, text in spellings.MISSPELT.items():
        names = table[table["state_code"] == code[:2]].set_index("mun_code")["name"]
        edits = names.map(
            lambda name, text=text: OSA.distance(core(fold_place(name)), core(fold_place(text)))
        ).sort_values()
        assert edits.index[0] == code
        assert edits.iloc[0] == 1
        assert edits.iloc[1] >= 4


@pytest.mark.parametrize("file", COLUMNS)
def test_every_kind_of_mess_occurs(sheets, truth, file):
    """The reader's tests lean on these files, so no kind may quietly vanish."""
    columns = COLUMNS[file]
    lines = [sheets[file][int(raid[ROW[file]]) - 1] for raid in truth if raid[ROW[file]]]
    texts = {name: [str(line[index]) for line in lines] for name, index in columns.items()}
    assert sum(text != text.strip() for text in texts["municipality"]) > 20
    assert sum(text.isupper() for text in texts["municipality"]) > 200
    assert sum(text.isascii() and "CULIAC" in text for text in texts["municipality"]) > 20
    assert sum(text.strip() in {"Sin.", "SIN."} for text in texts["state"]) > 20
    assert sum(" de " in text.lower() for text in texts["date"]) > 50
    assert sum("/" in text for text in texts["date"]) > 50
    assert sum(text.count("-") == 1 for text in texts["date"]) >= 1
    written = Counter(fold(text) for text in texts["municipality"])
    for form in spellings.FORMS:
        count = form.august if file == AUGUST else form.december
        assert written[fold(form.text)] >= count
    assert any(not any(line) for line in sheets[file][20:])
    assert any("total" in str(cell).lower() for cell in sheets[file][-4] + sheets[file][-3])


def test_every_status_word_occurs(sheets, august):
    column = COLUMNS[AUGUST]["status"]
    used = {sheets[AUGUST][int(raid["row_august"]) - 1][column] for raid in august}
    assert used == {word for words in spellings.STATUSES.values() for word in words}
