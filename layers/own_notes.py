"""What a map must say of a reader's raster beside what it is: doubts, labs, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from layers.raster_texts import raster_word
from layers.reasons import translate
from layers.words import say, shortened

if TYPE_CHECKING:
    from layers.own_raster import OwnRaster

_SOFTWARE: Final = "TIFFTAG_SOFTWARE"
_OF_RISK: Final = ("log relative risk", "p-value")
_COLORS: Final = {"red", "green", "blue"}


def raster_notes(
    own: OwnRaster, language: str, *, option: str = "", said: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return what must be known to read a raster under a map.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.
    option : str
        What names a value that means nothing, where there is such an option.
    said : sequence of str
        Notes that the map has already: what they say is not said again.

    Returns
    -------
    tuple of str
        Sentences; of a raster that labatlas wrote also which labs it shows.
    """
    found = [*remark_notes(own, language, option=option), *_lab_notes(own, language)]
    if say("note.detection", language) in " ".join(said):
        found = [note for note in found if note != raster_word("detection", language)]
    if _in_colours(own):
        file = shortened(own.raster.file)
        found.append(raster_word("yours.picture", language, file=file))
    return tuple(found)


def remark_notes(own: OwnRaster, language: str, *, option: str = "") -> tuple[str, ...]:
    """Return what is doubtful of the values of the band that is drawn.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.
    option : str
        What names a value that means nothing, where there is such an option.

    Returns
    -------
    tuple of str
        Sentences.
    """
    file, hint = shortened(own.raster.file), f" ({option})" if option else ""
    # What is said of means and sums of classes is no matter here: none is drawn.
    return tuple(
        raster_word("yours.remark", language, file=file, remark=translate(remark, language) + hint)
        for remark in own.raster.remarks
        if remark.startswith(f"band {own.band} ")
    )


def surface_words(own: OwnRaster, surface: str, language: str) -> str:
    """Return that a raster stands for the surface that was asked for.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    surface : str
        One of :data:`layers.choices.SURFACES`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        A sentence.
    """
    file, layer = shortened(own.raster.file), say(f"layer.{surface}", language)
    return raster_word("yours.place", language, file=file, layer=layer)


def _lab_notes(own: OwnRaster, language: str) -> Iterator[str]:
    """Yield what a raster that labatlas wrote says of its labs."""
    tags, file = dict(own.raster.tags), shortened(own.raster.file)
    if not tags.get(_SOFTWARE, "").startswith("labatlas ") or "release" not in tags:
        return
    km = tags.get("bandwidth_km", "")
    if own.about.name in _OF_RISK:
        km = tags.get("risk_bandwidth_km", km)
    yield raster_word(
        "yours.labs",
        language,
        file=file,
        release=shortened(tags["release"]),
        km=shortened(km) or raster_word("yours.unknown", language),
    )
    if "illustrative" in tags:
        word = raster_word("illustrative", language)
        yield raster_word("yours.illustrative", language, file=file, word=word)
    yield raster_word("detection", language)


@lru_cache(maxsize=16)
def _in_colours(own: OwnRaster) -> bool:
    """Return whether the file says that the band is one of those of a picture in colours."""
    from geo.rasters.user import opened

    with opened(own.raster) as file:
        kinds = [kind.name for kind in file.colorinterp]
    return set(kinds) >= _COLORS and kinds[own.band - 1] in {*_COLORS, "alpha"}
