"""The commands ``labatlas density`` and ``labatlas raster``."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import rasterio
from affine import Affine
from click.testing import CliRunner, Result
from rio_cogeo import cog_validate

from geo import reference
from layers.cli import main
from layers.raster_texts import RASTER_TEXTS

MEXICO = Affine(0.5, 0, -119, 0, -0.5, 33)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    path = tmp_path_factory.mktemp("density") / "labs.tif"
    return path, run("density", "--out", path, "--cell-km", 10, "--bandwidth-km", "scott")


def test_the_raster_is_written_and_told(written: tuple[Path, Result]) -> None:
    path, result = written
    assert result.exit_code == 0, result.output
    assert cog_validate(path, strict=True) == (True, [], [])
    told = on_one_line(result.stdout)
    assert "DENSITY OF LABS: release illustrative-2023-08" in told
    assert "ILLUSTRATIVE: generated for demonstration" in told
    assert "Labs 1,635 in the density" in told
    assert "Not placed 23 known to their state alone" in told
    assert "(Scott's rule on the spread of 1,635 records)" in told
    assert "from 175 active and 1,460 inactive records, bandwidth 50 km" in told
    assert "two-sided, asymptotic; under 0.05 in" in told
    assert "each place by itself, not corrected; --relabel 999 tests the whole map" in told
    assert "detection, not production" in told
    assert f"Raster written to {path}" in result.stderr
    with rasterio.open(path) as file:
        tags = file.tags()
        assert file.count == 5
        assert file.res == (10_000, 10_000)
    assert tags["illustrative"].startswith("ILLUSTRATIVE")
    assert len(tags["sha256"]) == 64


def test_it_is_read_back_and_summarised(written: tuple[Path, Result], tmp_path: Path) -> None:
    out = tmp_path / "states.csv"
    result = run("raster", written[0], "--by", "state", "--band", 1, "--out", out)
    assert result.exit_code == 0, result.output
    told = on_one_line(result.stdout)
    assert "Coordinates Albers equal area for Mexico" in told
    assert "Band 5 p-value, float32, no value where the file says NaN" in told
    assert "states with values: 32 of 32" in told
    table = pd.read_csv(out, dtype={"state_code": str})
    assert (table["sum"] * 100 / 1000).sum() == pytest.approx(1635, rel=1e-3)
    assert table["raster"].unique().tolist() == ["labs.tif"]
    assert len(table["raster_sha256"][0]) == 64
    assert table["band_name"].unique().tolist() == ["all"]


def test_filters_leave_bands_out_with_the_reason(tmp_path: Path) -> None:
    out = tmp_path / "x.tiff"
    words = ("--out", out, "--cell-km", 10, "--language", "es")
    result = run("density", "illustrative-2023-08", "--status", "active", *words)
    assert result.exit_code == 0, result.output
    told = on_one_line(result.stdout)
    assert "situación: activo" in told
    assert "omitida: los filtros dejan fuera los laboratorios inactivos" in told
    assert "omitida: los filtros dejan fuera los laboratorios de una situación" in told
    with rasterio.open(out) as file:
        assert file.descriptions == ("all", "active")


def test_few_records_have_no_risk_and_say_so(tmp_path: Path) -> None:
    words = ("--out", tmp_path / "x.tif", "--cell-km", 10, "--state", "Sinaloa")
    january = ("--from", "2023-01-01", "--to", "2023-01-31")
    for language, reason in (
        ("en", "left out: 2 active and 41 inactive records have a known place"),
        ("es", "omitida: 2 registros activos y 41 inactivos tienen un lugar conocido"),
    ):
        result = run("density", "illustrative-2023-08", *words, *january, "--language", language)
        assert result.exit_code == 0, result.output
        assert reason in on_one_line(result.stdout)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--out", "x.png"), ".tif"),
        (("--out", "x.tif", "--bandwidth-km", "wide"), "scott"),
        (("--out", "x.tif", "--cell-km", "0.5"), "--cell-km"),
        (("--out", "x.tif", "--cell-km", "10", "--bandwidth-km", "15"), "20"),
        ((), "--out"),
    ],
)
def test_what_cannot_be_had_is_refused(
    words: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("density", *words)
    assert result.exit_code != 0
    assert says in result.output
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["density", "map"])
@pytest.mark.parametrize(
    ("option", "en", "es"),
    [
        ("--bandwidth-km", "bandwidth of the density", "ancho de banda de la densidad"),
        (
            "--risk-bandwidth-km",
            "bandwidth of the relative risk",
            "ancho de banda del riesgo relativo",
        ),
    ],
)
def test_a_bandwidth_that_is_refused_is_named_alike_everywhere(
    command: str, option: str, en: str, es: str, tmp_path: Path
) -> None:
    out = tmp_path / ("x.tif" if command == "density" else "x.png")
    bounds = "4 to 500 km on cells of 2 km"
    for km, says in (
        ("1", f"{en}, 1 km: choose {bounds}\n"),
        ("3", f"{en}, 3 km: choose {bounds}, or smaller cells\n"),
        ("501", f"{en}, 501 km: choose {bounds}\n"),
        ("wide", f"{en} 'wide' unknown; choose 2 to 500 km or one of scott"),
    ):
        result = run(command, "--out", out, option, km)
        assert result.exit_code != 0
        assert says in result.stderr
    told = run(command, "--out", out, option, "3", "--language", "es").stderr
    assert f"{es}, 3 km: elija de 4 a 500 km con celdas de 2 km, o celdas más pequeñas" in told
    assert not out.exists()


@pytest.mark.parametrize("times", [-1, 1, 5, 98, 10_000])
def test_few_relabellings_are_refused(times: int, tmp_path: Path) -> None:
    # Even where there is no relative risk to test.
    words = ("density", "--out", tmp_path / "x.tif", "--status", "active", "--relabel", times)
    for language, says in (("en", "choose 0 or 99 to 9999"), ("es", "elija 0 o de 99 a 9999")):
        result = run(*words, "--language", language)
        assert result.exit_code == 2
        assert says in on_one_line(result.stderr)
    assert not list(tmp_path.iterdir())


def test_labs_known_to_their_state_alone_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "st.csv"
    file.write_text(
        "Fecha,Estado,Estatus\n2022-01-03,Sinaloa,Activo\n2022-01-03,Durango,Inactivo\n"
    )
    result = run("density", file, "--out", tmp_path / "x.tif", "--cell-km", 10)
    assert result.exit_code == 1
    assert "known to their state alone: 2" in result.output
    assert not (tmp_path / "x.tif").exists()


def test_a_refusal_names_the_chosen_states(tmp_path: Path) -> None:
    words = ("--out", tmp_path / "x.tif", "--cell-km", 10, "--state", "Tlaxcala")
    for language, says in (
        ("en", "no chosen lab is known to a point or a municipality in the chosen states"),
        ("es", "ningún laboratorio elegido está ubicado en un punto o un municipio de los estados"),
    ):
        result = run("density", "illustrative-2023-08", *words, "--language", language)
        assert result.exit_code == 1
        told = on_one_line(result.stderr)
        assert says in told
        assert "known to their state alone" not in told
        assert ": 0" not in told


def test_a_filter_of_all_states_is_told_as_mexico(tmp_path: Path) -> None:
    words = ("--out", tmp_path / "x.tif", "--cell-km", 10)
    states = [word for name in reference.load("states")["name"] for word in ("--state", name)]
    told = on_one_line(run("density", "illustrative-2023-08", *words, *states).stdout)
    assert "of Mexico, where records are too thin" in told
    assert "edges corrected at coast and border" in told
    assert "chosen states" not in told.replace("Mexico or the chosen states", "")
    only = on_one_line(run("density", "illustrative-2023-08", *words, *states[:4]).stdout)
    assert "no value outside the chosen states" in only
    assert "edges corrected at coast, border and chosen states" in only


def test_the_help_says_which_edges() -> None:
    assert "nor at the borders of chosen states" in on_one_line(run("density", "--help").output)


# --- rasters of the reader ----------------------------------------------------------------


@pytest.fixture
def given(tmp_path: Path) -> Path:
    path = tmp_path / "=poppy.tif"
    values = np.full((40, 70), 3, dtype=np.float32)
    values[0, 0] = -9999
    with rasterio.open(
        path, "w", driver="GTiff", width=70, height=40, count=1, dtype="float32",
        crs="EPSG:4326", transform=MEXICO,
    ) as file:  # fmt: skip
        file.write(values, 1)
        file.set_band_description(1, "=HYPERLINK()")
    return path


def test_around_entries(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "entries.csv"
    words = ("raster", given, "--by", "entries", "--radius-km", 40, "--out", out)
    result = run(*words, "--language", "es")
    assert result.exit_code == 0, result.output
    assert "Ojo la banda 1 contiene el valor -9999" in on_one_line(result.stdout)
    assert "entradas con valores a menos de 40 km: 227 de 227; medias de 3 a 3" in result.stdout
    table = pd.read_csv(out)
    assert (table["mean"].round(6) == 3).all()
    # No formula for a spreadsheet program.
    assert set(table["band_name"]) == {"'=HYPERLINK()"}
    assert set(table["raster"]) == {"'=poppy.tif"}


def test_without_a_table_it_is_only_told(given: Path) -> None:
    result = run("raster", given, "--nodata", "-9999")
    assert result.exit_code == 0
    assert "WGS 84 (EPSG:4326)" in result.stdout
    assert "no value where the file says -9999, as asked" in result.stdout
    assert "Look" not in result.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("lost.tif",), "there is no such file"),
        (("--out", "x.xlsx"), ".csv"),
        (("--out", "x.csv", "--band", "2"), "has no band 2"),
        (("--out", "nowhere/x.csv"), "cannot write"),
    ],
)
def test_what_is_wrong_is_told(given: Path, words: tuple[str, ...], says: str) -> None:
    file = () if words[0].endswith(".tif") else (given, "--by", "state")
    result = run("raster", *file, *words)
    assert result.exit_code == 1
    assert says in result.output


@pytest.mark.parametrize("key", RASTER_TEXTS)
def test_both_languages_have_the_same_slots(key: str) -> None:
    from string import Formatter

    slots = [sorted(n for _, n, _, _ in Formatter().parse(text) if n) for text in RASTER_TEXTS[key]]
    assert slots[0] == slots[1]


def test_errors_and_lines_beside_the_answer_are_in_the_language(tmp_path: Path) -> None:
    text = tmp_path / "nota.txt"
    text.write_text("no raster")
    result = run("raster", text, "--language", "es")
    assert result.exit_code == 1
    assert "no es un GeoTIFF" in result.stderr
    words = ("--out", tmp_path / "x.tif", "--cell-km", 10, "--state", "Tlaxcala")
    result = run("density", *words, "--language", "es")
    assert result.exit_code == 1
    assert "No se indicó archivo: se muestra la entrega" in result.stderr
    assert "ILUSTRATIVO: generado" in result.stderr
    assert "ningún laboratorio elegido" in result.stderr
    assert "No file given" not in result.stderr


def test_own_rasters_are_told_in_the_language(written: tuple[Path, Result]) -> None:
    told = on_one_line(run("raster", written[0], "--language", "es").stdout)
    assert "Coordenadas Albers equivalente para México" in told
    assert "Banda 1 todos, laboratorios por cada 1,000 km2, float32" in told
    assert "Banda 5 valor p, float32" in told


def test_a_layer_that_is_not_drawn_is_told(tmp_path: Path) -> None:
    few = tmp_path / "few.csv"
    few.write_text("Fecha,Estado,Municipio,Estatus\n2022-03-04,Sinaloa,Culiacán,Activo\n")
    words = ("--layer", "density", "--bandwidth-km", "scott", "--language", "es")
    result = run("map", few, *words, "--out", tmp_path / "few.svg")
    assert result.exit_code == 0, result.output
    assert "Mapa escrito en" in result.stderr
    assert "Laboratorios por 1,000 km²" in result.stderr
    assert "No se dibuja: 1 registro tiene un lugar conocido" in result.stderr
