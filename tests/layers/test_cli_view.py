import re
from dataclasses import fields
from typing import Any

import click
import pytest
from click.testing import CliRunner

from geo.select import Filters
from layers.cli import main
from layers.cli_view import view_options, viewed
from layers.view import View


def asked(*arguments: str) -> dict[str, Any]:
    """Return the members of the View that these arguments ask for."""
    found: dict[str, Any] = {}

    @click.command()
    @view_options
    def command(**options: Any) -> None:
        members, others = viewed(options)
        assert not others
        found.update(members)

    result = CliRunner().invoke(command, arguments, catch_exceptions=False)
    if result.exit_code:
        raise ValueError(result.output)
    return found


def test_without_options_the_view_is_the_default() -> None:
    assert View(**asked()) == View()


def test_every_member_of_a_view_has_an_option() -> None:
    # The release is the file itself; a picture has no table.
    left_out = {field.name for field in fields(Filters)} | {"release", "table"}
    assert set(asked()) | left_out == {field.name for field in fields(View)}


def test_breaks_make_the_scheme_fixed() -> None:
    view = View(**asked("--breaks", "1,5,20.5"))
    assert (view.scheme, view.breaks) == ("fixed", (1, 5, 20.5))
    assert View(**asked("--scheme", "head-tail")).scheme == "head-tail"


def test_the_options_of_densities() -> None:
    line = "--layer density --density-of active --bandwidth-km 50.0 --cell-km 5 --hex-resolution 6"
    view = View(**asked(*line.split()))
    assert view == View(
        layers=("density",), density_of="active", bandwidth="50", cell_km=5, hex_resolution=6
    )
    assert asked("--bandwidth-km", "scott")["bandwidth"] == "scott"
    members = asked("--risk-bandwidth-km", "80.0")
    assert (members["bandwidth"], members["risk_bandwidth"]) == (View.bandwidth, "80")
    assert asked("--risk-test", "relabelling")["risk_test"] == "relabelling"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("--breaks 5,1", "each greater than the one before"),
        ("--breaks a,b", "not a list of numbers"),
        ("--bandwidth-km wide", "cross-validated"),
        ("--risk-bandwidth-km wide", "cross-validated"),
        ("--cell-km 11", "11"),
        ("--hex-resolution 2", "2"),
        ("--measure heat", "heat"),
        ("--risk-test guess", "guess"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_reason(line: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        asked(*line.split())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("--scheme fixed", "needs breaks"),
        ("--scheme quantiles --breaks 1,2", "breaks need scheme 'fixed'"),
        ("--bandwidth-km 10 --cell-km 10", "bandwidth of the density, 10 km: choose 20"),
        ("--layer shares --layer hot_spots", "layers shares, hot_spots: .* choose one of them"),
        ("--layer density --layer hexagons --language es", "elija una"),
    ],
)
def test_options_that_contradict_each_other_are_told_before_the_file_is_read(
    line: str, reason: str
) -> None:
    result = CliRunner().invoke(main, ["map", "missing.xlsx", "--out", "map.png", *line.split()])
    assert result.exit_code == 1
    assert re.search(reason, result.stderr)
