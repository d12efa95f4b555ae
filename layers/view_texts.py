"""The members of a View as texts: how they are written into a URL and read back."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any, Final
from urllib.parse import unquote

from geo.errors import ViewError

BANDWIDTH_RULES: Final = ("scott", "silverman", "cross-validated")
BANDWIDTHS_KM: Final = (2.0, 500.0)
"""Least and greatest bandwidth of a kernel, km; a coarse cell asks for more."""
MOST_BREAKS: Final = 6
"""With more, neighbouring colours would no longer stay apart in any colour vision."""
_BOOLS: Final = {"false": False, "true": True}
_DATES: Final = ("start", "end")
_NUMBER_LISTS: Final = ("breaks",)


def write(value: object) -> str:
    """Return a member of a view as the text that stands in a URL.

    Parameters
    ----------
    value : object
        The member: a text, a number, a date, a truth or a tuple of texts or
        of numbers.

    Returns
    -------
    str
        The text that :func:`read_member` reads.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, list | tuple):
        return _join([item if isinstance(item, str) else write(item) for item in value])
    return str(value)


def read_member(name: str, written: object, default: object) -> Any:
    """Return a member of a view out of the text of a URL or the value of a JSON file.

    Parameters
    ----------
    name : str
        Name of the member.
    written : object
        What :func:`write` returns, or a truth, a number or a list as JSON
        holds it; anything else is refused.
    default : object
        The default of the member, which tells its type.

    Returns
    -------
    Any
        The member; the View checks whether it is one of those it knows.

    Raises
    ------
    ViewError
        If the text does not read as such a member.
    """
    kind: type = float if name in _NUMBER_LISTS else str
    if isinstance(default, tuple) and isinstance(written, list):
        written = _join([_item(name, item, kind) for item in written])
    elif isinstance(default, bool | int | float) and isinstance(written, bool | int | float):
        written = write(written)
    if not isinstance(written, str):
        raise ViewError(f"{name} {written!r} is no text")
    text = written
    if name in _DATES:
        try:
            return date.fromisoformat(text)
        except ValueError as error:
            raise ViewError(f"{name} {text!r} is no date like 2023-07-31") from error
    if isinstance(default, tuple):
        items = _split(text)
        return items if kind is str else tuple(_number(name, item) for item in items)
    if isinstance(default, bool):
        if text not in _BOOLS:
            raise ViewError(f"{name} {text!r} unknown; choose from {', '.join(_BOOLS)}")
        return _BOOLS[text]
    if isinstance(default, int | float):
        return _number(name, text)
    return text


def as_bandwidth(bandwidth: str, name: str = "bandwidth") -> str:
    """Return a bandwidth in the one way in which it is written.

    Parameters
    ----------
    bandwidth : str
        Kilometres or a rule.
    name : {"bandwidth", "risk_bandwidth"}
        Which bandwidth it is.

    Returns
    -------
    str
        One of :data:`BANDWIDTH_RULES` or a number without needless digits;
        see :func:`check_kernel` for how wide it may be.

    Raises
    ------
    ViewError
        If it is neither.
    """
    if bandwidth in BANDWIDTH_RULES:
        return bandwidth
    try:
        km = float(bandwidth)
    except (TypeError, ValueError):
        km = math.nan
    if not math.isfinite(km):
        least, most = BANDWIDTHS_KM
        rules = ", ".join(BANDWIDTH_RULES)
        # Whole sentences, so that each has its Spanish.
        if name == "bandwidth":
            raise ViewError(
                f"bandwidth of the density {bandwidth!r} unknown; choose {least:g} to {most:g} km "
                f"or one of {rules}"
            )
        raise ViewError(
            f"bandwidth of the relative risk {bandwidth!r} unknown; choose {least:g} to "
            f"{most:g} km or one of {rules}"
        )
    return write(km)


def check_kernel(bandwidth: str, cell_km: float, name: str = "bandwidth") -> None:
    """Raise if a kernel is too narrow for its cells, or too wide.

    Parameters
    ----------
    bandwidth : str
        Kilometres or a rule, as :func:`as_bandwidth` returns it; what a rule
        gives is known only when there are records.
    cell_km : float
        Side of a cell, km.
    name : {"bandwidth", "risk_bandwidth"}
        Which bandwidth it is.

    Raises
    ------
    ViewError
        If the bandwidth is less than two cells, or out of
        :data:`BANDWIDTHS_KM`.
    """
    if bandwidth in BANDWIDTH_RULES:
        return
    least, most = max(BANDWIDTHS_KM[0], 2 * cell_km), BANDWIDTHS_KM[1]
    if least <= float(bandwidth) <= most:
        return
    smaller_do = BANDWIDTHS_KM[0] <= float(bandwidth) < least
    if name == "bandwidth" and smaller_do:
        raise ViewError(
            f"bandwidth of the density, {bandwidth} km: choose {least:g} to {most:g} km on cells "
            f"of {cell_km:g} km, or smaller cells"
        )
    if name == "bandwidth":
        raise ViewError(
            f"bandwidth of the density, {bandwidth} km: choose {least:g} to {most:g} km on cells "
            f"of {cell_km:g} km"
        )
    if smaller_do:
        raise ViewError(
            f"bandwidth of the relative risk, {bandwidth} km: choose {least:g} to {most:g} km on "
            f"cells of {cell_km:g} km, or smaller cells"
        )
    raise ViewError(
        f"bandwidth of the relative risk, {bandwidth} km: choose {least:g} to {most:g} km on "
        f"cells of {cell_km:g} km"
    )


def as_number(name: str, value: float, bounds: tuple[float, float]) -> float:
    """Return a number that lies within its bounds.

    Parameters
    ----------
    name : str
        What it is, for the reason.
    value : float
        The number.
    bounds : tuple of (float, float)
        Least and greatest value.

    Returns
    -------
    float
        The number.

    Raises
    ------
    ViewError
        If it is no number within the bounds.
    """
    least, most = bounds
    if not isinstance(value, int | float) or not least <= value <= most:
        raise ViewError(f"{name} {value!r} out of range; choose {least:g} to {most:g}")
    return float(value)


def as_breaks(breaks: Sequence[float]) -> tuple[float, ...]:
    """Return the breaks of a classification.

    Parameters
    ----------
    breaks : sequence of float
        Lower bounds of the classes above zero.

    Returns
    -------
    tuple of float
        The same, as floats.

    Raises
    ------
    ViewError
        If they are not above zero and ascending, or too many.
    """
    finite = all(isinstance(b, int | float) and 0 < b < math.inf for b in breaks)
    if not finite or any(high <= low for low, high in pairwise(breaks)):
        raise ViewError("breaks are numbers above zero, each greater than the one before")
    if len(breaks) > MOST_BREAKS:
        raise ViewError(f"{len(breaks)} breaks are too many; give {MOST_BREAKS} at most")
    return tuple(float(b) for b in breaks)


def _item(name: str, item: object, kind: type) -> str:
    numeric = isinstance(item, int | float) and not isinstance(item, bool)
    if numeric if kind is float else isinstance(item, str):
        return item if isinstance(item, str) else write(item)
    raise ViewError(f"{name} {item!r} is no {'number' if kind is float else 'text'}")


def _number(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError as error:
        raise ViewError(f"{name} {text!r} is no number") from error
    # Whole numbers stay whole, so that a resolution is one of its choices.
    return int(value) if name == "hex_resolution" and value.is_integer() else value


def _join(items: Sequence[str]) -> str:
    """Return words joined by commas, so that :func:`_split` gives back the same words.

    A word of a file, such as the name of a corps, may hold a comma or be empty.
    """
    text = ",".join(item.replace("%", "%25").replace(",", "%2C") for item in items)
    return f"{text}," if items and not items[-1] else text


def _split(text: str) -> tuple[str, ...]:
    return tuple(unquote(item) for item in text.removesuffix(",").split(",")) if text else ()
