"""Under --language es a command says nothing in English."""

import re
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner, Result

from layers.cli import main
from layers.cli_texts import CLI_TEXTS
from layers.texts_report import KIND_OF_ROW_TEXTS, LINE_TEXTS, METHOD_TEXTS, TITLE_TEXTS
from layers.texts_summary import SUMMARY_TEXTS

ENGLISH = re.compile(
    r"\b(?:the|of|is|are|was|were|it|its|and|or|to|in|by|from|as|with|which|that|this|than|has|have|"
    r"not|no such|invalid|missing|usage|options|try|help|row|rows|read|written|release|file|"
    r"command|args|older)\b",
    re.IGNORECASE,
)
# Values in quotes, names of options, fields, files and commands are what they are.
NAMES = re.compile(
    r"'[^']*'|«[^»]*»|\[?--[a-z-]+|\S+\.(?:csv|json|html|png|ods|xlsx)|"
    r"\b(?:main|labatlas) [a-z]+|illustrative-[\d-]+|^  (?:date|state|municipality|status) .*",
    re.MULTILINE,
)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def english(text: str) -> list[str]:
    return [line for line in text.splitlines() if ENGLISH.search(NAMES.sub("", line))]


@pytest.fixture
def answer(tmp_path: Path) -> Path:
    path = tmp_path / "answer.csv"
    path.write_text(
        "FECHA,ESTADO,MUNICIPIO,ESTATUS\n20/7/2022,Sinaloa,Cosalá,Activo\n"
        "21/7/2022,Sinaloa,Culiacán,Inactivo\n"
    )
    return path


def test_the_test_knows_english() -> None:
    for words in (["map", "--level", "x"], ["read"], ["summary", "--by", "x"], ["raster"]):
        assert english(run(*words).stderr)


@pytest.mark.parametrize(
    "words",
    [
        "map --level x",
        "map",
        "map --lvel x",
        "map --lay x --out x.png",
        "map --wrong-from-first-to-last x",
        "map --out",
        "map --abroad=3",
        "map a.csv b.csv --out x.png",
        "map a.csv b.csv c.csv --out x.png",
        "map --out x.png --breaks a,b",
        "map --out x.png --breaks 3,2",
        "map --out x.png --bandwidth-km x",
        "map --out x.png --cell-km x",
        "map --out x.png --cell-km 900",
        "map --out x.png --hex-resolution x",
        "map --out x.png --state Sinalo",
        "map --out x.png --state Xyz",
        "map --out x.png --map x",
        "map --out x.png --from 3",
        "map --out x.png --header-row 0",
        "map --out .",
        "density --out x.tif --relabel 100000",
        "raster",
        "raster --band x a.tif",
        "raster --nodata x a.tif",
        "compare illustrative-2023-08",
        "compare --out nothing --older-map .",
        "compare --days x a b",
        "check --covers-to x",
        "ledger --period day",
        "chart fluw",
        "chart flow",
        "chart timeline --width x",
        "layers export --format x",
        "layers export all --format",
        "layers inf",
        "app --port 99999",
        "summary --by x",
        "read",
        "read --strict=3",
    ],
)
@pytest.mark.parametrize("form", ["--language es {}", "--language=en --language=es {}"])
def test_what_is_wrong_with_options_is_told_in_spanish(words: str, form: str) -> None:
    command, *rest = words.split()
    if command in ("chart", "layers"):
        # Of these one word more is the command.
        command, rest = f"{command} {rest[0]}", rest[1:]
    result = run(*command.split(), *form.format(" ".join(rest)).split())
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert not english(result.stderr)


@pytest.mark.parametrize(
    ("words", "usage", "said"),
    [
        ("raster", "raster [OPCIONES] ARCHIVO", "Falta el argumento 'ARCHIVO'."),
        ("ledger FILE --x", "ledger [OPCIONES] ENTREGA...", "--x"),
        ("compare a b FILE", "compare [OPCIONES] [ANTERIOR] [NUEVA]", "(FILE)"),
        ("chart fluw", "chart [OPCIONES] COMANDO [ARGUMENTOS]...", "'fluw'"),
    ],
)
def test_what_has_to_be_written_is_named_in_spanish(words: str, usage: str, said: str) -> None:
    told = run(*words.split(), "--language", "es").stderr.splitlines()
    assert told[0] == f"Uso: main {usage}"
    assert said in told[-1]


@pytest.mark.parametrize(
    "words",
    [
        "read missing.xlsx",
        "read {answer} --map colour=X",
        "read {answer} --sheet Hoja9",
        "read {answer} --out x.shp",
        "read {answer} --report {folder}/none/x.json",
        "read {answer} --encoding klingon",
        "read {answer} --save-map a.json --report a.json",
        "read {empty}",
        "summary {answer} --corps NADIE",
        "summary {answer} --from 2022-02-02 --to 2021-01-01",
        "ledger {answer} {answer}",
        "ledger {answer} --out x.txt",
        "compare {answer} {empty}",
        "compare {answer} {answer} --map x.gif",
        "chart flow {answer} --out x.png",
        "chart timeline {answer} --out x.gif",
        "check {empty} --language fr --language es --encoding x",
    ],
)
def test_what_is_wrong_with_files_is_told_in_spanish(
    answer: Path, tmp_path: Path, words: str
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_text("FECHA,ESTADO,MUNICIPIO\nTotal,4,x\n")
    named = words.format(answer=answer, empty=empty, folder=tmp_path)
    result = run(*named.split(), "--language", "es")
    assert result.exit_code == 1
    assert "Error: " in result.stderr
    assert not english(result.output)


def test_what_commands_say_beside_their_answer_is_spanish(answer: Path, tmp_path: Path) -> None:
    newer, out = tmp_path / "newer.csv", tmp_path / "out"
    newer.write_text(answer.read_text().replace("Inactivo", "Activo"))
    (tmp_path / "answer.places.csv").write_text(
        "state_given,mun_given,state_code,mun_code,note,asked\n"
    )
    for words in (
        ("read", answer, "--out", out / "a.csv", "--report", out / "a.json"),
        ("read", answer, "--save-map", out / "m.json", "--save-review", out / "r.csv"),
        ("summary", answer, "--by", "state", "--by", "kind", "--status", "active"),
        ("ledger", answer, newer, "--out", out / "l.csv"),
        ("compare", answer, newer),
    ):
        out.mkdir(exist_ok=True)
        result = run(*words, "--language", "es")
        assert result.exit_code == 0, result.output
        assert not english(result.output.replace(str(tmp_path), "")), words


TEXTS = CLI_TEXTS | KIND_OF_ROW_TEXTS | LINE_TEXTS | METHOD_TEXTS | TITLE_TEXTS | SUMMARY_TEXTS


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_have_the_same_slots(key: str) -> None:
    english, spanish = (
        [
            sorted(name for _, name, _, _ in Formatter().parse(one) if name)
            for one in text.split("|")
        ]
        for text in TEXTS[key]
    )
    assert english == spanish
