"""The sentences of a Sheet: title, subtitle, notes and the map in words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from geo import reference
from geo.records import LAB_KINDS
from geo.releases.release import Release
from geo.select import Selection
from geo.summary import SMALL_NUMBER
from layers.classes import SHARES
from layers.labs import lies_abroad
from layers.period import recorded
from layers.shares import figures
from layers.sheet import Layer, LineLayer, PointLayer
from layers.view import View
from layers.words import counted, day, number, say, shortened

if TYPE_CHECKING:
    # At run time it would load all that densities need, for commands that draw none.
    from layers.grids import Drawn

_NAMED: Final = 3
"""A map of more layers than these does not name them in its title."""


def title(view: View) -> str:
    """Return what the map shows.

    Parameters
    ----------
    view : View
        What the reader asked for.

    Returns
    -------
    str
        One line.
    """
    if view.surface == "shares":
        level = say(f"level.{view.level}", view.language)
        return say(f"title.{view.measure}", view.language, level=level)
    if not view.surface:
        if "labs" in view.layers:
            return say("title.places", view.language)
        names = ", ".join(say(f"layer.{layer}", view.language) for layer in view.layers)
        key = "title.layers" if 0 < len(view.layers) <= _NAMED else "title.reference"
        return say(key, view.language, layers=names)
    share = view.measure in SHARES and view.filters().share_is_defined
    more = {
        "density": f".{view.density_of}",
        "hexagons": ".share" if share else "",
        "hot_spots": f".{view.hot_spots_of}",
    }
    return say(f"title.{view.surface}{more.get(view.surface, '')}", view.language)


def subtitle(view: View, release: Release) -> str:
    """Return which release was counted, of which period and through which filters.

    Parameters
    ----------
    view : View
        What the reader asked for.
    release : Release
        The release that is shown.

    Returns
    -------
    str
        One line, its parts joined by middle dots.
    """
    language = view.language
    parts = [
        say("subtitle.release", language, release=shortened(release.id)),
        period(view, release),
    ]
    states = reference.load("states").set_index("state_code")["short_name"]
    kinds = [say(f"kind.{word}", language) for word in view.kinds]
    if set(view.kinds) == set(LAB_KINDS):
        kinds = []
    elif not kinds:
        kinds = [say("subtitle.all_kinds", language)]
    for name, words in (
        ("statuses", [say(f"status.{word}", language) for word in view.statuses]),
        ("drugs", [say(f"drug.{word}", language) for word in view.drugs]),
        ("kinds", kinds),
        ("corps", [word or say("not_known", language) for word in view.corps]),
        ("states", [str(states.get(code, code)) for code in view.states]),
    ):
        if words:
            parts.append(say(f"subtitle.{name}", language, words=", ".join(words)))
    return " · ".join(parts)


def period(view: View, release: Release) -> str:
    """Return the period that a view shows of a release.

    Parameters
    ----------
    view : View
        What the reader asked for.
    release : Release
        The release that is shown.

    Returns
    -------
    str
        That of the filter, else the one that the release states, else that of its records.
    """
    language = view.language
    start, end = view.start or release.period_start, view.end or release.period_end
    if start and end and start > end:
        # The filter lies outside what the release covers: only the filter is said.
        start, end = view.start, view.end
    if start and start == end:
        return say("subtitle.day", language, day=day(start, language))
    if start and end:
        return say("subtitle.period", language, start=day(start, language), end=day(end, language))
    if start:
        return say("subtitle.from", language, start=day(start, language))
    if end:
        return say("subtitle.until", language, end=day(end, language))
    days = recorded(release)
    if days is None:
        return say("subtitle.no_period", language)
    first, last = days
    if first == last:
        return say("subtitle.span.day", language, day=day(first, language))
    return say("subtitle.span", language, start=day(first, language), end=day(last, language))


def notes(
    view: View, release: Release, selection: Selection, surface: Drawn | None = None
) -> tuple[str, ...]:
    """Return what must be known to read the map.

    Parameters
    ----------
    view : View
        What the reader asked for.
    release : Release
        The release that is shown.
    selection : Selection
        The chosen records and what was left beside.
    surface : Drawn, optional
        What colours the land, with the notes that it brings.

    Returns
    -------
    tuple of str
        One sentence or two each.
    """
    language, records = view.language, selection.records
    labs = records["labs"]
    found = []
    if release.illustrative:
        found.append(say("note.illustrative", language))
    found += [
        say("note.sheet", language, sheet=shortened(sheet.name), rows=number(sheet.rows))
        for sheet in release.report.not_read
    ]
    found += surface.notes if surface else ()
    if "labs" in view.layers:
        placed = int(labs[records["place_precision"] == "point"].sum())
        abroad = lies_abroad(records)
        values = {"placed": number(placed), "labs": counted(int(labs.sum()), "labs", language)}
        found.append(say("note.points", language, **values))
        elsewhere = records["place_disagrees"].fillna(value=False) & ~abroad
        found += _counts(
            language,
            (
                ("note.abroad_drawn" if view.abroad else "note.abroad", int(labs[abroad].sum())),
                ("note.elsewhere", int(labs[elsewhere].sum())),
            ),
        )
    found += _counts(
        language,
        (
            ("note.undecided", selection.labs_date_undecided),
            ("note.state_unknown", selection.labs_state_unknown),
            ("note.other_kind", selection.labs_other_kind),
        ),
    )
    if not view.shows_labs:
        return tuple(found)
    if not view.filters().share_is_defined:
        found.append(say("note.no_share", language))
    else:
        found.append(f"{say('note.share', language)} {say('note.interval', language)}")
        if view.surface == "shares" and view.measure == "smoothed_share":
            found.append(say("note.smoothed", language))
        elif view.surface == "shares" and view.measure in SHARES:
            found.append(say("note.small", language, number=SMALL_NUMBER))
    if view.surface == "shares" and view.measure == "labs_per_100k":
        found.append(say("note.people", language))
    return (*found, f"{say('note.detection', language)} {say('note.batches', language)}")


def _counts(language: str, counts: Iterable[tuple[str, int]]) -> list[str]:
    return [say(key, language, labs=counted(n, "labs", language)) for key, n in counts if n]


def alternative_text(
    view: View,
    total: Mapping[Hashable, Any],
    layers: Sequence[Layer],
    surface: Drawn | None = None,
) -> str:
    """Return the map in words, for who cannot see it.

    Parameters
    ----------
    view : View
        What the reader asked for.
    total : mapping
        The summary of all chosen records.
    layers : sequence of AreaLayer, GridLayer, LineLayer or PointLayer
        The layers that are drawn.
    surface : Drawn, optional
        What colours the land, with what it shows in words.

    Returns
    -------
    str
        A few sentences with the highest places.
    """
    language = view.language
    parts = [say("alt.map", language, title=title(view))]
    if view.shows_labs:
        parts.append(f"{figures(view, total)}.")
    if surface and surface.words:
        parts.append(surface.words)
    marks = [
        counted(len(layer.lon), layer.name, language)
        for layer in layers
        if isinstance(layer, PointLayer) and layer.name != "labs" and layer.lon
    ]
    if marks:
        parts.append(say("alt.marks", language, marks=", ".join(marks)))
    lines = [
        layer.legend.title
        for layer in layers
        if isinstance(layer, LineLayer) and layer.codes and layer.geometry
    ]
    if lines:
        parts.append(say("alt.lines", language, lines="; ".join(lines)))
    return " ".join(parts)
