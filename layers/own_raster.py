"""A raster of the reader's own as a layer of a Sheet, in place of the surface."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.density import Grid, inside, mexico_grid
from geo.errors import RasterError
from layers.choices import SURFACES
from layers.own_classes import Classed, by_class, by_value
from layers.palettes import ZERO_COLOR
from layers.raster_texts import RASTER_TEXTS, raster_word
from layers.sheet import NOT_DRAWN, GridLayer, Legend, LegendEntry, Sheet
from layers.view import View
from layers.words import say, shortened

if TYPE_CHECKING:
    # Their modules load GDAL, which takes a moment: nobody waits for it who has no raster.
    from geo.rasters import UserBand, UserRaster

CELL_KM: Final = 4.0
"""Side of the cells that a raster is drawn on: a finer one would make each map heavy."""

_HASH_DIGITS: Final = 12


@dataclass(frozen=True)
class OwnRaster:
    """A band of a raster of the reader's own.

    Attributes
    ----------
    raster : geo.rasters.UserRaster
        What the file says of itself.
    band : int
        The band that was chosen, from 1.
    """

    raster: UserRaster
    band: int

    @property
    def about(self) -> UserBand:
        """The band that was chosen.

        Returns
        -------
        UserBand
            What the file says of it.

        Raises
        ------
        ChoiceError
            If there is no such band.
        """
        from geo.rasters.user import band_of

        return band_of(self.raster, self.band)


class Named(NamedTuple):
    """What a band is called.

    Attributes
    ----------
    name, unit : str
        As the file says them; empty if it does not.
    """

    name: str
    unit: str


def without_surface(view: View) -> View:
    """Return a view that leaves the land to a raster.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    View
        Its points and lines.
    """
    return view.changed(layers=tuple(name for name in view.layers if name not in SURFACES))


def raster_layer(own: OwnRaster, language: str) -> GridLayer:
    """Return a raster as a surface.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.

    Returns
    -------
    GridLayer
        On cells of :data:`CELL_KM` inside Mexico: classes of as many cells
        each, those of the file where it has classes.

    Raises
    ------
    ChoiceError
        If it has no such band.
    RasterError
        If it cannot be read, or has no value there.
    """
    from geo.rasters import class_colors, on_grid

    raster, about = own.raster, own.about
    grid = mexico_grid(CELL_KM)
    values = on_grid(raster, grid, own.band)
    # The map draws surfaces inside Mexico alone: so do the legend's classes and km2.
    known = np.isfinite(values) & (inside(grid) > 0)
    colors: dict[int, str] = {}
    if about.classes:
        colors, values = class_colors(raster, own.band), (values - about.offset) / about.scale
        known &= np.isin(np.rint(values), list(colors))
    if not known.any():
        raise RasterError(
            f"{raster.file}: has no value in Mexico where it was looked for; see whether its "
            f"coordinate system ({raster.crs_name}) is right"
        )
    if about.classes:
        found = by_class(np.rint(values[known]), colors, language)
    else:
        found = by_value(values[known], language)
    return _drawn(own, grid, known, found, language)


def laid_under(sheet: Sheet, own: OwnRaster, layer: GridLayer, *, surface: str = "") -> Sheet:
    """Return a Sheet with a raster in place of the surface.

    Parameters
    ----------
    sheet : Sheet
        What is drawn of :func:`without_surface`.
    own : OwnRaster
        The raster.
    layer : GridLayer
        What :func:`raster_layer` returns for it.
    surface : str
        The surface that was asked for and that it stands for, of
        :data:`layers.choices.SURFACES`; empty for none.

    Returns
    -------
    Sheet
        The raster lowest, told in words, among the notes and the sources.
    """
    language = sheet.language
    file, named = shortened(own.raster.file), band_words(own, language)
    name = named.name or raster_word("band.nameless", language)
    band = raster_word(
        "yours.band",
        language,
        n=own.band,
        name=shortened(name),
        unit=shortened(named.unit) or raster_word("yours.no_unit", language),
    )
    place = ""
    if surface:
        shown = say(f"layer.{surface}", language)
        place = raster_word("yours.instead", language, layer=shown)
    how = raster_word("yours.nearest" if own.about.classes else "yours.mean", language)
    told = {"file": file, "band": band, "cell": f"{CELL_KM:g}", "how": how, "place": place}
    note = raster_word("yours.note", language, **told)
    if own.raster.nodata is not None:
        note += raster_word("yours.nodata", language, value=f"{own.raster.nodata:g}")
    sha = own.raster.sha256[:_HASH_DIGITS]
    words = raster_word("yours.words", language, file=file, band=band)
    return replace(
        sheet,
        title=sheet.title if sheet.layers else raster_word("yours.alone", language, file=file),
        subtitle=f"{sheet.subtitle} · {raster_word('yours.under', language, file=file)}",
        layers=(layer, *sheet.layers),
        notes=(*sheet.notes, note),
        sources=(*sheet.sources, raster_word("yours.source", language, file=file, sha=sha)),
        alternative_text=f"{sheet.alternative_text} {words}".strip(),
    )


def band_words(own: OwnRaster, language: str) -> Named:
    """Return what a band is called.

    Parameters
    ----------
    own : OwnRaster
        The raster.
    language : {"en", "es"}
        Language.

    Returns
    -------
    Named
        As the file says it; in the language if labatlas wrote the file.
    """
    from geo.rasters.georeference import NAME

    name, unit = own.about.name, own.about.unit
    if own.raster.crs_name == NAME:
        name, unit = (_ours(one, language) for one in (name, unit))
    return Named(name, unit)


def _ours(word: str, language: str) -> str:
    key = f"own.{word}"
    return raster_word(key, language) if key in RASTER_TEXTS else word


def _drawn(
    own: OwnRaster, grid: Grid, known: npt.NDArray[np.bool_], found: Classed, language: str
) -> GridLayer:
    share, names, colors = inside(grid), found.names, found.colors
    # Where the file says nothing the land is white, which must not pass for a low value.
    without = (share > 0) & ~known
    if without.any():
        names, colors = (*names, raster_word("yours.none", language)), (*colors, ZERO_COLOR)
    classes = np.full(grid.shape, NOT_DRAWN, dtype=np.uint8)
    classes[known], classes[without] = found.classes, len(found.names)
    drawn = share > 0
    cells = np.bincount(classes[drawn], weights=share[drawn], minlength=len(names))
    entries = tuple(
        LegendEntry(name, color, "square", round(count * grid.cell_km**2))
        for name, color, count in zip(names, colors, cells, strict=True)
    )
    file = shortened(own.raster.file)
    title = [file, *(shortened(word) for word in band_words(own, language))]
    note = f"{found.how} {say('grid.area', language)}".strip()
    return GridLayer(
        "raster",
        grid,
        classes.tobytes(),
        tuple(f"{file}: {name}" for name in names),
        Legend(" · ".join(filter(None, title)), entries, note),
    )
