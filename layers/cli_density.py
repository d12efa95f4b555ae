"""The command ``labatlas density``: the density of labs as a raster."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from geo.errors import ChoiceError
from geo.select import Filters
from layers.choices import CELLS_KM, LANGUAGES
from layers.cli_base import Command, tell
from layers.cli_options import filter_options, kernel_width, parted, reading_options
from layers.cli_process import chosen_records, processed_file
from layers.files import with_ending
from layers.view import View
from layers.view_texts import BANDWIDTH_RULES, check_kernel

_ENDINGS: Final = (".tif", ".tiff")


def _relabellings(_: click.Context, __: click.Parameter, times: int) -> int:
    """Return how often to relabel, if that is to be had."""
    if times:
        # It takes a second to import: other commands do without.
        from geo.density.risk import check_relabellings

        try:
            check_relabellings(times)
        except ChoiceError as error:
            raise click.BadParameter(str(error)) from error
    return times


@click.command("density", cls=Command)
@click.argument("file", required=False)
@reading_options
@filter_options
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Raster to write: .tif, a cloud-optimised GeoTIFF.",
)
@click.option(
    "--bandwidth-km",
    "bandwidth",
    default=View.bandwidth,
    show_default=True,
    callback=kernel_width,
    metavar="KM|RULE",
    help="Standard deviation of the kernel of the densities in km, or the rule that chooses it: "
    f"{', '.join(BANDWIDTH_RULES)}.",
)
@click.option(
    "--risk-bandwidth-km",
    "risk_bandwidth",
    default=View.risk_bandwidth,
    show_default=True,
    callback=kernel_width,
    metavar="KM|RULE",
    help="The same of the relative risk, which asks for a wider one.",
)
@click.option(
    "--cell-km",
    type=click.FloatRange(*CELLS_KM),
    default=View.cell_km,
    show_default=True,
    help="Side of a cell, km.",
)
@click.option(
    "--no-edges",
    is_flag=True,
    help="Do not correct the densities at coast and border, nor at the borders of chosen states.",
)
@click.option(
    "--relabel",
    "relabellings",
    type=int,
    default=0,
    show_default=True,
    callback=_relabellings,
    metavar="NUMBER",
    help="Share the statuses out anew this many times for the p-values, 99 to 9999 times; 0 is "
    "the asymptotic test.",
)
@click.option("--seed", type=click.IntRange(0), help="Seed of the relabelling [default: fixed].")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def density_(
    file: str | None,
    out: Path,
    bandwidth: str,
    risk_bandwidth: str,
    cell_km: float,
    no_edges: bool,
    relabellings: int,
    seed: int | None,
    language: str,
    **options: Any,
) -> None:
    """Write the density of labs as a raster: all, active, inactive and their relative risk.

    Without FILE the illustrative August 2023 release is taken. Bands are labs
    per 1,000 km2 of all, active and inactive labs, the log relative risk and
    its p-value; what is refused is left out, with the reason.
    """
    # These take a second to import: other commands do without.
    from geo.density.risk import SEED
    from geo.rasters import density_raster, write_density
    from layers.raster_text import density_text

    chosen, reading = parted(options)
    filters = Filters(**chosen)
    with_ending(out, _ENDINGS)
    check_kernel(bandwidth, cell_km, "bandwidth")
    check_kernel(risk_bandwidth, cell_km, "risk_bandwidth")
    processed = processed_file(file, reading)
    selection = chosen_records(processed, filters)
    raster = density_raster(
        selection,
        bandwidth_km=_asked(bandwidth),
        risk_bandwidth_km=_asked(risk_bandwidth),
        cell_km=cell_km,
        edges="none" if no_edges else "diggle",
        relabellings=relabellings,
        seed=SEED if seed is None else seed,
    )
    written = write_density(out, raster, processed.release)
    click.echo(density_text(raster, processed.release, language))
    tell("written.raster", path=written)


def _asked(bandwidth: str) -> float | str:
    return bandwidth if bandwidth in BANDWIDTH_RULES else float(bandwidth)
