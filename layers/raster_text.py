"""What the command that writes a raster says: what a density is made of."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Final

import numpy as np
import numpy.typing as npt

from geo.density import Bandwidth
from geo.rasters.bands import BANDS, DensityRaster, masked_share
from geo.releases.release import Release
from geo.text import printable
from layers.narrative import subtitle
from layers.raster_texts import raster_word
from layers.reasons import translate
from layers.view import View
from layers.words import counted, number, percent, rate

_WIDTH: Final = 100
_LEVEL: Final = 0.05


def density_text(raster: DensityRaster, release: Release, language: str) -> str:
    """Return what a raster of densities holds and what it is made of.

    Parameters
    ----------
    raster : DensityRaster
        The densities.
    release : Release
        The release that its records stand in.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Several lines.
    """
    view = View(release=release.id, language=language, **asdict(raster.filters))
    parts = [raster_word("density.title", language, release=printable(release.id))]
    if release.illustrative:
        parts.append(raster_word("illustrative", language))
    facts = [
        (raster_word("file", language), of_file(release.report.file, release.report.sha256)),
        (raster_word("chosen", language), printable(subtitle(view, release))),
        *_labs(raster, language),
        (raster_word("cells", language), _cells(raster, language)),
        (raster_word("bandwidth", language), _bandwidth(raster, language)),
    ]
    parts += [*aligned(facts), "", raster_word("bands", language)]
    told = {name: _density(raster, name, language) for name in raster.densities}
    told |= _risk(raster, language)
    told |= {
        name: raster_word("left_out", language, reason=translate(reason, language))
        for name, reason in raster.left_out.items()
    }
    parts += aligned([(raster_word(f"band.{n}", language), told[n]) for n in BANDS if n in told])
    parts += ["", textwrap.fill(raster_word("detection", language), _WIDTH)]
    return "\n".join(parts)


def of_file(file: str, sha256: str) -> str:
    """Return what a file is called, and the beginning of its hash.

    Parameters
    ----------
    file, sha256 : str
        Its name and hash.

    Returns
    -------
    str
        On one line.
    """
    return f"{printable(file)}, sha256 {sha256[:16]}…"


def _labs(raster: DensityRaster, language: str) -> Iterator[tuple[str, str]]:
    density, selection = raster.densities["all"], raster.selection
    for key, labs in (
        ("placed", density.labs),
        ("not_placed", density.labs_not_placed),
        ("undecided", selection.labs_date_undecided),
        ("other_kind", selection.labs_other_kind),
        ("state_unknown", selection.labs_state_unknown),
    ):
        if labs or key == "placed":
            told = raster_word(f"{key}.are", language, n=number(labs))
            yield raster_word(key, language), told


def _cells(raster: DensityRaster, language: str) -> str:
    grid = raster.grid
    size = {"width": number(grid.width), "height": number(grid.height)}
    told = raster_word(
        "cells.are",
        language,
        km=f"{grid.cell_km:g}",
        projection=raster_word("projection", language),
        **size,
    )
    return told + raster_word("cells.states", language) if raster.window else told


def _bandwidth(raster: DensityRaster, language: str) -> str:
    density = raster.densities["all"]
    corrected = "bandwidth.is.states" if density.window else "bandwidth.is"
    key = corrected if density.edges == "diggle" else "bandwidth.uncorrected"
    told = raster_word(key, language, km=f"{density.bandwidth_km:g}")
    return told + _reason(raster.rules[0], language)


def _reason(rule: Bandwidth | None, language: str) -> str:
    """Return in brackets how a bandwidth was chosen."""
    return "" if rule is None else f" ({translate(rule.reason, language)})"


def _density(raster: DensityRaster, name: str, language: str) -> str:
    one = raster.densities[name]
    low, high = _ends(one.values)
    labs = counted(round(one.labs), "labs", language)
    return raster_word("band.density", language, low=rate(low), high=rate(high), labs=labs)


def _risk(raster: DensityRaster, language: str) -> dict[str, str]:
    risk = raster.risk
    if risk is None:
        return {}
    if np.isnan(risk.log_risk).all():
        return dict.fromkeys(BANDS[3:], raster_word("band.no_risk", language))
    low, high = _ends(risk.log_risk)
    told = raster_word(
        "band.risk",
        language,
        low=f"{low:.2f}",
        high=f"{high:+.2f}",
        active=number(risk.active),
        inactive=number(risk.inactive),
        km=f"{risk.bandwidth_km:g}",
        rule=_reason(raster.rules[1], language),
        masked=percent(masked_share(raster)),
        where=raster_word("where.states" if raster.window else "where.all", language),
    )
    whole = raster_word("whole.none", language)
    if risk.global_p is not None:
        whole = raster_word("whole", language, p=f"{risk.global_p:.3f}")
    method = raster_word(
        f"method.{risk.method}",
        language,
        n=number(risk.relabellings),
        seed=raster.seed,
        whole=whole,
    )
    known = risk.p_value[~np.isnan(risk.p_value)]
    share = percent(float((known < _LEVEL).mean()))
    advice = "" if risk.relabellings else raster_word("band.p.whole", language)
    return {
        BANDS[3]: told,
        BANDS[4]: raster_word("band.p", language, method=method, share=share, advice=advice),
    }


def _ends(values: npt.NDArray[np.float64]) -> tuple[float, float]:
    return float(np.nanmin(values)), float(np.nanmax(values))


def aligned(facts: Sequence[tuple[str, str]]) -> list[str]:
    """Return names and what is said of each in two columns.

    Parameters
    ----------
    facts : sequence of (str, str)
        Names, and what is said of each.

    Returns
    -------
    list of str
        Lines.
    """
    width = max(len(name) for name, _ in facts) + 2
    return [
        textwrap.fill(
            text,
            _WIDTH,
            initial_indent=name.ljust(width),
            subsequent_indent=" " * width,
            break_on_hyphens=False,
            break_long_words=False,
        )
        for name, text in facts
    ]
