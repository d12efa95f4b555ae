"""The names that the parts of a picture have in an SVG, where no two may be the same."""

from __future__ import annotations

import re

from matplotlib.figure import Figure


def tell_apart(figure: Figure) -> None:
    """Give every named part of a figure a name of its own.

    The first of several keeps its name, the next ones get a number.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        What was drawn; its names are changed, the picture is not.
    """
    names = [
        (part, re.sub(r"\s+", "-", name)) for part in figure.findobj() if (name := part.get_gid())
    ]
    taken = {name for _, name in names}
    seen: set[str] = set()
    for part, name in names:
        own, number = name, 2
        while own in seen or (own != name and own in taken):
            own, number = f"{name}-{number}", number + 1
        seen.add(own)
        part.set_gid(own)
