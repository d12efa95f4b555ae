"""The look of the app's own elements."""

from functools import cache
from pathlib import Path

from layers.webmap.assets import own_text


@cache
def style() -> str:
    """Return the style sheet of the page.

    Returns
    -------
    str
        CSS, that of the legend included.
    """
    own = (Path(__file__).parent / "app.css").read_text(encoding="utf-8")
    return own + own_text("legend.css")
