import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from geo.errors import ReleaseError
from geo.process import LAYERS, process
from geo.records import check
from geo.releases import embedded, embedded_names
from geo.releases.embedded import read_embedded
from geo.select import Filters, select
from geo.summary import summarise


def figures(name: str, **filters: date) -> tuple[int, int, int, int]:
    selection = select(process(name).records, Filters(**filters))
    total = summarise(selection.records).iloc[0]
    return tuple(int(total[key]) for key in ("labs", "active", "inactive", "unspecified"))


def test_august_totals_are_the_published_ones() -> None:
    assert figures("illustrative-2023-08") == (1658, 182, 1476, 0)
    part = {"start": date(2023, 1, 1), "end": date(2023, 7, 31)}
    assert figures("illustrative-2023-08", **part) == (527, 24, 503, 0)


def test_december_totals_are_the_published_ones() -> None:
    assert figures("illustrative-2023-12") == (1997, 1997, 0, 0)
    assert figures("illustrative-2023-12", start=date(2023, 8, 10)) == (339, 339, 0, 0)


@pytest.mark.parametrize("name", ["illustrative-2023-08", "illustrative-2023-12"])
def test_embedded_releases_go_down_the_line(name: str) -> None:
    stages: list[str] = []
    processed = process(name, progress=stages.append)
    assert stages == ["read", "places", "join"]
    check(processed.records)
    assert processed.release.illustrative
    assert processed.release.publisher
    assert processed.release.published is not None
    assert processed.release.report.problems == ()
    assert processed.release.report.missing == ()
    assert len(processed.placing.review) == 6
    assert not processed.joining.disagreements
    known = processed.records["mun_code"].notna()
    assert processed.records.loc[known, "nearest_port_candidates"].notna().all()


def test_embedded_names_are_oldest_first() -> None:
    assert embedded_names() == ("illustrative-2023-08", "illustrative-2023-12")
    with pytest.raises(ReleaseError, match="no embedded release 'x'; there are illustrative"):
        read_embedded("x")


def test_a_changed_file_is_refused(monkeypatch) -> None:
    changed = {name: {**entry, "sha256": "0" * 64} for name, entry in embedded._index().items()}
    monkeypatch.setattr(embedded, "_index", lambda: changed)
    with pytest.raises(ReleaseError, match=r"not the file that releases\.json names"):
        read_embedded("illustrative-2023-08")


def test_an_unknown_name_is_taken_for_a_file() -> None:
    with pytest.raises(ReleaseError, match="no-such-release"):
        process("no-such-release")


def test_the_file_on_disk_reads_like_the_embedded_release() -> None:
    path = embedded._DATA / "illustrative-2023-08.xlsx"
    by_path = process(path)
    assert by_path.release.illustrative, "the file itself says what it is"
    assert len(by_path.records) == 1658


TELL_LAYERS = """
from geo import process, reference

load, asked = reference.load, set()
reference.load = lambda name, **more: asked.add(name) or load(name, **more)
process.process("illustrative-2023-08")
print(*sorted(asked))
"""


def test_the_layers_named_are_those_that_are_read() -> None:
    # A fresh interpreter, for what is read is kept.
    command = [sys.executable, "-c", TELL_LAYERS]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.split() == sorted(LAYERS)


def test_strict_reading_admits_no_doubtful_place() -> None:
    with pytest.raises(ReleaseError, match="6 rows name places in doubt:\n  Hoja1 row 50 'Zona"):
        process("illustrative-2023-08", strict=True)


def test_corrections_beside_a_release_are_taken_up(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text(
        "ESTADO,MUNICIPIO,FECHA,ESTATUS,DROGA,TIPO\n"
        "Sinaloa,La Atlántida,20/07/2022,Activo,Cristal,Laboratorio\n",
        "utf-8",
    )
    assert len(process(path).placing.review) == 1
    (tmp_path / "answer.places.csv").write_text(
        "state_given,mun_given,state_code,mun_code,note\nSinaloa,La Atlántida,25,25006,asked\n",
        "utf-8",
    )
    corrected = process(path, strict=True)
    assert corrected.placing.by_method == {"correction": 1}
    assert corrected.records["mun_code"].tolist() == ["25006"]


def test_the_period_of_a_release_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    path.write_text("ESTADO,MUNICIPIO,FECHA\nSinaloa,Culiacán,20 de julio\n", "utf-8")
    period = (date(2022, 1, 1), date(2022, 12, 31))
    processed = process(path, period=period)
    release = processed.release
    assert (release.period_start, release.period_end) == period
    assert release.records["date"].dt.date.tolist() == [date(2022, 7, 20)]
