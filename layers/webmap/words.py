"""The words of the map's own buttons and of the exported page, in both languages."""

from __future__ import annotations

from typing import Final

from layers.choices import LANGUAGES

_MAP: Final = {
    "zoomIn": ("Zoom in", "Acercar"),
    "zoomOut": ("Zoom out", "Alejar"),
    "home": ("Show all of Mexico", "Mostrar todo México"),
    "failed": (
        "The map could not load its areas. Reload the page.",
        "El mapa no pudo cargar sus áreas. Vuelva a cargar la página.",
    ),
}

_PAGE: Final = {
    "legend": ("Legend", "Leyenda"),
    "figures": ("Figures", "Cifras"),
    "notes": ("Notes", "Notas"),
    "sources": ("Sources", "Fuentes"),
    "table": ("The same numbers as a table", "Las mismas cifras en una tabla"),
    "script": (
        "The map needs JavaScript; legend, figures and table do not.",
        "El mapa necesita JavaScript; la leyenda, las cifras y la tabla no.",
    ),
}


def map_words(language: str) -> dict[str, str]:
    """Return the words that ``map.js`` shows.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to str
        Word by name.
    """
    return _in(_MAP, language)


def page_words(language: str) -> dict[str, str]:
    """Return the headings of the exported page.

    Parameters
    ----------
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to str
        Heading by name.
    """
    return _in(_PAGE, language)


def _in(words: dict[str, tuple[str, str]], language: str) -> dict[str, str]:
    return {name: both[LANGUAGES.index(language)] for name, both in words.items()}
