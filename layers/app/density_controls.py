"""The widgets of classes, densities, relative risk, hexagons and hot spots."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from geo.density import LEAST_CELLS
from layers.app.arranged import ARRANGED
from layers.app.kept import keep
from layers.app.text import plain
from layers.app.words import tell
from layers.choices import (
    CELLS_KM,
    DENSITY_GROUPS,
    HOT_SPOTS_BY,
    HOT_SPOTS_METHODS,
    HOT_SPOTS_OF,
    RESOLUTIONS,
    RISK_TESTS,
    SCHEMES,
)
from layers.classes import SHARES
from layers.hexagons import AREAS_KM2
from layers.view import View
from layers.view_texts import BANDWIDTH_RULES, BANDWIDTHS_KM, as_breaks
from layers.words import number

_OFFERED_BREAKS: Final = "1, 5, 20, 100"


def class_choices(view: View, measure: str, language: str) -> dict[str, Any]:
    """Show how the areas are parted into classes, and return what was chosen.

    Parameters
    ----------
    view : View
        Where the widgets begin.
    measure : str
        What the colour says.
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to object
        The fields ``scheme`` and ``breaks`` of a View.
    """
    if measure == "share_by_labs":
        # Two scales at once: their steps are given.
        return {}
    scheme = _choose("scheme", view.scheme, SCHEMES, language)
    if scheme != "fixed":
        return {"scheme": scheme}
    keep("breaks", ", ".join(f"{number:g}" for number in view.breaks) or _OFFERED_BREAKS)
    text = st.text_input(
        tell("breaks", language), key="breaks", help=tell("breaks.help", language), max_chars=120
    )
    try:
        breaks = as_breaks([float(part) for part in text.replace(";", ",").split(",")])
    except ValueError:
        # A ViewError is one too.
        st.error(plain(tell("breaks.bad", language, text=text)))
        return {}
    return {"scheme": scheme, "breaks": breaks}


def surface_choices(view: View, surface: str, language: str) -> dict[str, Any]:
    """Show what a density, a relative risk, hexagons or hot spots leave to choose.

    Parameters
    ----------
    view : View
        Where the widgets begin.
    surface : {"density", "relative_risk", "hexagons", "hot_spots"}
        What colours the land.
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to object
        Members of a View: those of this surface.
    """
    if surface == "hexagons":
        measure = _hexagons_of(view, language)
        return {"measure": measure, "hex_resolution": _resolution(view, language)}
    if surface == "hot_spots":
        chosen = {
            name: _choose(name, getattr(view, name), options, language)
            for name, options in (
                ("hot_spots_of", HOT_SPOTS_OF),
                ("hot_spots_by", HOT_SPOTS_BY),
                ("hot_spots_method", HOT_SPOTS_METHODS),
            )
        }
        if chosen["hot_spots_by"] == "hexagon":
            chosen["hex_resolution"] = _resolution(view, language)
        return chosen
    above = st.container()
    # It stands last, but no kernel may be narrower than two cells.
    cell_km = _number("cell_km", view.cell_km, CELLS_KM, 1.0, language)
    with above:
        chosen = _kernel(view, surface, cell_km, language)
    # Nor may the one that is not shown.
    return _wide_enough(view, cell_km) | chosen | {"cell_km": cell_km}


def _kernel(view: View, surface: str, cell_km: float, language: str) -> dict[str, Any]:
    if surface == "density":
        chosen = {"density_of": view.density_of}
        if st.session_state.get("arrange", ARRANGED[0]) == ARRANGED[0]:
            # Of two maps one shows active labs, the other inactive ones.
            chosen["density_of"] = _segments(
                "density_of", view.density_of, DENSITY_GROUPS, language
            )
        return chosen | {"bandwidth": _bandwidth("bandwidth", view, cell_km, language)}
    bandwidth = _bandwidth("risk_bandwidth", view, cell_km, language)
    risk_test = _choose("risk_test", view.risk_test, RISK_TESTS, language)
    return {"risk_bandwidth": bandwidth, "risk_test": risk_test}


def _wide_enough(view: View, cell_km: float) -> dict[str, Any]:
    held = {name: getattr(view, name) for name in ("bandwidth", "risk_bandwidth")}
    return {
        name: written
        if written in BANDWIDTH_RULES
        else f"{max(float(written), LEAST_CELLS * cell_km):g}"
        for name, written in held.items()
    }


def _hexagons_of(view: View, language: str) -> str:
    share = view.measure in SHARES
    of = _choose(
        "hexagons_of", "active_share" if share else "labs", ("labs", "active_share"), language
    )
    # Of the measures of areas hexagons know no more than whether it is a share.
    if (of == "active_share") == share:
        return view.measure
    return str(of)


def _bandwidth(field: str, view: View, cell_km: float, language: str) -> str:
    written = getattr(view, field)
    given = written not in BANDWIDTH_RULES
    rule: str = _choose(
        f"{field}_rule",
        "km" if given else written,
        ("km", *BANDWIDTH_RULES),
        language,
        words="bandwidth_rule",
    )
    if rule != "km":
        return rule
    bounds = max(BANDWIDTHS_KM[0], LEAST_CELLS * cell_km), BANDWIDTHS_KM[1]
    begin = float(written) if given else float(getattr(View(), field))
    return f"{_number(f'{field}_km', begin, bounds, 5.0, language):g}"


def _resolution(view: View, language: str) -> int:
    keep("hex_resolution", view.hex_resolution)
    chosen: int = st.selectbox(
        tell("hex_resolution", language),
        RESOLUTIONS,
        key="hex_resolution",
        format_func=lambda n: tell("hex_resolution.size", language, area=number(AREAS_KM2[n]), n=n),
        help=tell("hex_resolution.help", language),
    )
    return chosen


def _number(
    key: str, begin: float, bounds: tuple[float, float], step: float, language: str
) -> float:
    least, most = bounds
    keep(key, begin)
    st.session_state[key] = min(max(float(st.session_state[key]), least), most)
    chosen = st.number_input(
        tell(key, language),
        min_value=least,
        max_value=most,
        step=step,
        format="%g",
        key=key,
        help=tell(f"{key}.help", language),
    )
    return float(chosen) if math.isfinite(chosen) else begin


def _choose(key: str, begin: Any, options: Sequence[Any], language: str, *, words: str = "") -> Any:
    keep(key, begin)
    return st.selectbox(
        tell(key, language),
        options,
        key=key,
        format_func=lambda option: tell(f"{words or key}.{option}", language),
        help=tell(f"{key}.help", language),
    )


def _segments(key: str, begin: Any, options: Sequence[Any], language: str) -> Any:
    keep(key, begin)
    return st.segmented_control(
        tell(key, language),
        options,
        key=key,
        format_func=lambda option: tell(f"{key}.{option}", language),
        help=tell(f"{key}.help", language),
        width="stretch",
        required=True,
    )
