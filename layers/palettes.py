"""The colours of every layer.

Each sequential scale darkens steadily, so that it also reads in grey print
and with any colour vision. Active and inactive are orange and blue-grey,
never red and green. The tests hold every scale against the three colour
deficiencies (Machado, Oliveira and Fernandes, 2009) and against grey.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from layers.classes import SHARES
from layers.legend import Texture

ZERO_COLOR: Final = "#ffffff"
NO_DATA_COLOR: Final = "#f0efec"
"""Where there is nothing to take a share of."""
GREYED_COLOR: Final = "#cfcecb"
"""Where a share rests on too few labs; a print hatches it too."""
OUTSIDE_COLOR: Final = "#dcdddf"
"""Where the view does not ask."""

COUNT_COLORS: Final = ("#f7dccb", "#eeb4a6", "#d98796", "#b05c86", "#77397a", "#3b1c57")
_PLACES: Final = {1: (2.0,), 2: (1.0, 3.0), 3: (0.5, 2.2, 4.0)}
"""Where few classes stand on the scale: at its ends one would be nearly white, one nearly black."""
HEXAGON_COLORS: Final = COUNT_COLORS[1:]
"""Of counts too, but for the palest, which a hexagon of one lab would not stand out in."""

SHARE_COLORS: Final = ("#fad292", "#f0a34a", "#d2721c", "#96460b", "#552104")

STATUS_COLORS: Final = {"active": "#d95f0e", "inactive": "#4d6a8a", "unspecified": "#a8a8a4"}
HOLDER_COLORS: Final = {
    "SEMAR": "#123a5e",
    "SEDENA": "#3f6b2a",
    "SCT": "#b0812c",
    "CIIT": "#7c5aa0",
    "unknown": "#8b8a86",
}
"""Colour of whoever holds an entry; ``unknown`` is for what is not established."""

CHECKPOINT_COLOR: Final = "#54257d"
"""Of posts, and of the dashes of one whose place is not known: the contours of a relative risk
are black."""
NAVAL_COLORS: Final = ("#1d5c93", "#5aa0d0")
"""Two shades that take turns along the coast, so that neighbours differ."""
SHARED_COLOR: Final = "#c08a1e"
UNKNOWN_COLOR: Final = "#9b9a96"
MILITARY_COLOR: Final = "#3f6b2a"
PORT_CATCHMENT_COLOR: Final = "#3a98a6"
CROSSING_CATCHMENT_COLOR: Final = "#b98263"

DENSITY_COLORS: Final = (
    "#f8e2d2",
    "#f1c2b2",
    "#e49f9e",
    "#d07e92",
    "#b56188",
    "#8f477f",
    "#673170",
    "#3c1d58",
)
"""Classes of a density above nearly none, which is white."""

RISK_COLORS: Final = (
    "#0c4d74",
    "#5586ac",
    "#a2bcd3",
    "#ffffff",
    "#f7c99d",
    "#e28843",
    "#aa4710",
)
"""Inactive far more to active far more often: no two of them print in the same grey."""
MASKED_COLOR: Final = "#e8e7e4"
"""Where there are too few labs for a relative risk."""

HOT_COLORS: Final = ("#6f1a44", "#b4476f", "#e48fa0")
"""Hot spots, the surest first; they stand beside :data:`GREYED_COLOR`."""
RASTER_COLORS: Final = ("#d6e9e5", "#abcdc6", "#7fb1a8", "#54938a", "#2f736a", "#0f4f48")
"""A raster of the reader's own, in a hue that neither labs nor their statuses have."""

SHARE_HUES: Final = ("#0f5ea8", "#6f5d7c", "#995446", "#b94a00")
"""Shares from none active to most: from blue to orange, nearly as light everywhere, since
lightness tells the number of labs."""
SHARE_TEXTURES: Final[tuple[Texture, ...]] = ("", "dots", "lines", "grid")
"""The same shares without hue, for a print in grey: the more ink, the greater the share."""
OPACITIES: Final = (1.0, 0.72, 0.48)
"""How strongly the hues of the shares are laid on white, many labs first."""
TEXTURE_INKS: Final = ("#ffffff", "#1c1b1a")
"""Ink of a texture on a dark ground, and on a pale one."""


def colors(measure: str, classes: int) -> tuple[str, ...]:
    """Return the colours of the class of zero and of the classes above it.

    Parameters
    ----------
    measure : str
        One of :data:`layers.choices.MEASURES`.
    classes : int
        Number of classes above zero.

    Returns
    -------
    tuple of str
        ``classes + 1`` colours, lightest first, as ``#rrggbb``.
    """
    if measure in SHARES:
        # The fixed steps keep their own colours; other numbers of classes stand between them.
        scale, places = SHARE_COLORS, np.linspace(0, len(SHARE_COLORS) - 1, max(classes, 5))
        return (ZERO_COLOR, *(_between(scale, place) for place in places[:classes]))
    places = np.asarray(_PLACES.get(classes, np.linspace(0, len(COUNT_COLORS) - 1, classes)))
    return (ZERO_COLOR, *(_between(COUNT_COLORS, place) for place in places))


def ink_on(color: str) -> str:
    """Return the ink that is read best on a colour.

    Parameters
    ----------
    color : str
        The ground, ``#rrggbb``.

    Returns
    -------
    str
        One of :data:`TEXTURE_INKS`.
    """
    red, green, blue = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    luminance = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    # At this luminance white and black have the same contrast.
    return TEXTURE_INKS[0] if luminance < 0.18 else TEXTURE_INKS[1]


def on_white(color: str, opacity: float) -> str:
    """Return what a colour looks like when it is laid on white.

    Parameters
    ----------
    color : str
        The colour, ``#rrggbb``.
    opacity : float
        0 for nothing, 1 for the colour itself.

    Returns
    -------
    str
        An opaque colour, ``#rrggbb``.
    """
    return _between((ZERO_COLOR, color), opacity)


def _between(scale: tuple[str, ...], place: float) -> str:
    below = min(int(place), len(scale) - 2)
    ends = ([int(color[at : at + 2], 16) for at in (1, 3, 5)] for color in scale[below : below + 2])
    mixed = (round(low + (high - low) * (place - below)) for low, high in zip(*ends, strict=True))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
