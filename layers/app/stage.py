"""The map with its figures and legends: one or two of it, standing still or moving in time."""

from __future__ import annotations

import html
from dataclasses import dataclass

import streamlit as st

from geo.errors import LabatlasError
from geo.process import Processed
from layers import webmap
from layers.app.arranged import (
    ARRANGED,
    common_legends,
    comparable,
    side_content,
    side_views,
)
from layers.app.banner import banner
from layers.app.composed import sheet_of
from layers.app.frames import Series, series
from layers.app.hint import hint
from layers.app.links import remember_month
from layers.app.raster_layer import Shown
from layers.app.serving import serve, show_map, show_twins
from layers.app.text import paragraph, plain
from layers.app.through_time import (
    STEP_S,
    frame_shown,
    month_shown,
    playing,
    time_controls,
)
from layers.app.words import tell
from layers.own_raster import without_surface
from layers.reasons import translate
from layers.sheet import Sheet
from layers.view import View
from layers.words import say, shortened


@dataclass(frozen=True)
class Stage:
    """What is shown, and how.

    Attributes
    ----------
    view : View
        What the reader asked for.
    processed : Processed
        The release.
    arrange, time : str
        How it is laid out, as of :class:`layers.app.links.Linked`.
    raster : Shown, optional
        A raster of the reader's own.
    """

    view: View
    processed: Processed
    arrange: str
    time: str
    raster: Shown | None

    @property
    def in_parts(self) -> bool:
        """Whether what is shown is but a part of the view.

        Returns
        -------
        bool
            One status, or one stretch of time.
        """
        return self.arrange != ARRANGED[0] or bool(self.time)

    def whole(self) -> Sheet:
        """Return the Sheet of the whole view, whatever stretch of time is shown.

        Returns
        -------
        Sheet
            What the tables and files are made of.

        Raises
        ------
        LabatlasError
            If it cannot be drawn.
        """
        return self._laid(sheet_of(self._drawn, self.processed))

    def show(self) -> None:
        """Show it; where it moves in time, the rest of the page stays as it is."""
        st.fragment(self._show, run_every=STEP_S if self.time and playing() else None)()

    def _show(self) -> None:
        try:
            self._draw()
        except LabatlasError as error:
            st.error(plain(translate(str(error), self.view.language)))

    def _draw(self) -> None:
        view, language = self._drawn, self.view.language
        found = series(view, self.processed, self.time) if self.time else None
        views: tuple[View, ...] = (view,)
        if self.arrange != ARRANGED[0]:
            views = side_views(view, self.processed)
        elif found:
            views = (comparable(view, self.processed),)
        if found and found.frames:
            frame = frame_shown(found.frames)
            if not playing():
                remember_month(month_shown())
            views = tuple(frame.of(one) for one in views)
        sheets = [self._laid(sheet_of(one, self.processed)) for one in views]
        banner(sheets[0].illustrative, tell("illustrative", language))
        if len(sheets) > 1:
            self._two((sheets[0], sheets[1]), found)
        else:
            self._one(sheets[0], views[0], found)

    def _one(self, sheet: Sheet, view: View, found: Series | None) -> None:
        with st.container(horizontal=True, key="headline", gap="large"):
            for label, value in sheet.headline.items():
                st.metric(label, value, width="content")
        served = serve()
        left, right = st.columns([3.6, 1.2], gap="medium")
        with left:
            # A container even if empty: what moves the map in the page loses its view.
            with st.container(key="above_map"):
                hint(view, self.processed)
                self._instead()
            show_map(
                webmap.base_map(urls=served.geometries),
                webmap.feature_group(sheet, urls=served.geometries),
            )
            self._time(found)
            paragraph(sheet.alternative_text, name="la-hidden")
        with right:
            st.html(
                f'<h2 class="la-maptitle">{html.escape(sheet.title)}</h2>'
                f'<p class="la-subtitle">{html.escape(sheet.subtitle)}</p>'
            )
            st.html(webmap.legends(sheet))

    def _two(self, sheets: tuple[Sheet, Sheet], found: Series | None) -> None:
        language = self.view.language
        served = serve()
        show_twins(side_content(sheets, served, self.arrange))
        self._time(found)
        self._instead()
        # Its name tells the style sheet how high the frame may be.
        with st.container(key=f"laid_{self.arrange}"), st.container(key="twin_legend"):
            st.html(webmap.legends(common_legends(sheets)))
        for sheet in sheets:
            paragraph(sheet.alternative_text, name="la-hidden")
        paragraph(tell("arrange.scale", language), name="la-examples")

    def _instead(self) -> None:
        if self.raster and self.raster.under and self.view.surface:
            language = self.view.language
            name = say(f"layer.{self.view.surface}", language)
            file = shortened(self.raster.own.raster.file)
            paragraph(tell("raster.instead", language, file=file, layer=name), name="la-examples")

    def _time(self, found: Series | None) -> None:
        if found and found.frames:
            time_controls(found, self.view.language)
        elif found:
            paragraph(tell("time.none", self.view.language), name="la-hint")

    @property
    def _drawn(self) -> View:
        """What is drawn of the view: a raster under the map takes the place of the surface."""
        under = self.raster and self.raster.under
        return without_surface(self.view) if under else self.view

    def _laid(self, sheet: Sheet) -> Sheet:
        if self.raster and self.raster.under:
            states = self.view.states
            return self.raster.laid(sheet, surface=self.view.surface, states=states)
        return sheet
