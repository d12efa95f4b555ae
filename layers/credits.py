"""The sources of a Sheet: the release, then every reference layer with its licence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo import reference
from geo.releases.release import Release
from layers.sheet import AreaLayer, GridLayer, Layer, PointLayer
from layers.texts import TEXTS
from layers.words import day, say, shortened

_HASH_DIGITS: Final = 12


@dataclass(frozen=True)
class Licence:
    """A licence as a data package names it; its words for a Sheet are the text ``licence.<id>``.

    Attributes
    ----------
    name : str
        Identifier: Open Definition's, or ``other-`` and a word.
    path : str
        Address of its text.
    title : str
        Its name in full.
    """

    name: str
    path: str
    title: str


LICENCES: Final = {
    "inegi": Licence(
        "other-at",
        "https://www.inegi.org.mx/inegi/terminos.html",
        "INEGI, Términos de libre uso de la información",
    ),
    "cc-by-4.0": Licence(
        "CC-BY-4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0",
    ),
    "public-domain": Licence(
        "other-pd", "https://creativecommons.org/publicdomain/mark/1.0/", "Public domain"
    ),
    "mit": Licence("MIT", "https://opensource.org/licenses/MIT", "MIT License"),
    "isc": Licence("ISC", "https://opensource.org/licenses/ISC", "ISC License"),
}
"""Every licence by its id in the registry."""

_FACTS: Final = {
    # Names, areas and residents are those of the areas that are drawn.
    "shares": (),
    "revisions": (),
    "labs": ("municipalities",),
    # What lies in a municipality is spread over it; what lies outside the states is cut off.
    "density": ("municipalities", "states"),
    "relative_risk": ("municipalities", "states"),
    "risk_contours": (),
    "hexagons": ("municipalities",),
    "hot_spots": ("municipalities",),
    "ports": ("entries", "regimes"),
    "airports": ("entries", "regimes"),
    "crossings": ("entries", "regimes"),
    "checkpoints": ("checkpoints",),
    "checkpoint_areas": ("checkpoints",),
    "naval_regions": ("naval_regions", "naval_states"),
    "military_regions": ("military_regions",),
    "military_zones": ("military_zones",),
    "headquarters": ("military_zones",),
    "port_catchments": ("catchments",),
    "crossing_catchments": ("catchments",),
}
"""The reference layers whose facts each layer of a Sheet shows, beside its geometry."""
_AREAS: Final = {"municipalities_drawing": "municipalities", "states_drawing": "states"}
"""The reference layer that the figures of drawn areas rest on."""
_CALLED: Final = {
    "municipalities": "municipalities_drawing",
    "regimes": "entries",
    "naval_states": "naval_regions",
    "military_regions_drawing": "military_regions",
    "port_catchments_drawing": "catchments",
    "crossing_catchments_drawing": "catchments",
}
"""Reference layers that share the words of another, so that a Sheet needs few lines."""
_SAME_WORDS: Final = {"military_zones": "military_regions"}
"""Reference layers with a name of their own and the attribution of another."""


def reference_layers(layer: Layer) -> tuple[str, ...]:
    """Return the reference layers that a layer of a Sheet draws or rests on.

    Parameters
    ----------
    layer : AreaLayer, GridLayer, LineLayer or PointLayer
        The layer.

    Returns
    -------
    tuple of str
        That of its geometry first.

    Raises
    ------
    KeyError
        If it is not known what the layer rests on.
    """
    facts = _FACTS[layer.name]
    if isinstance(layer, PointLayer | GridLayer) or not layer.geometry:
        return facts
    if isinstance(layer, AreaLayer):
        facts = (*facts, _AREAS[layer.geometry])
    return (layer.geometry, *facts)


def sources(release: Release, layers: Sequence[Layer], language: str) -> tuple[str, ...]:
    """Return where the records and every layer that is drawn come from.

    Parameters
    ----------
    release : Release
        The release that is shown.
    layers : sequence of AreaLayer, GridLayer, LineLayer or PointLayer
        The layers that are drawn.
    language : {"en", "es"}
        Language.

    Returns
    -------
    tuple of str
        The release first, then each reference layer with its licence; those
        with the same attribution in one line.

    Raises
    ------
    KeyError
        If it is not known what a layer rests on.
    """
    return (release_source(release, language), *layer_sources(layers, language))


def release_source(release: Release, language: str) -> str:
    """Return where the records of a release come from.

    Parameters
    ----------
    release : Release
        The release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Its id, publisher, day, file and hash.
    """
    unknown = say("date_not_known", language)
    return say(
        "source.release",
        language,
        release=shortened(release.id),
        publisher=release_publisher(release, language),
        published=day(release.published, language) if release.published else unknown,
        file=shortened(release.report.file),
        sha256=release.report.sha256[:_HASH_DIGITS],
    )


def release_publisher(release: Release, language: str) -> str:
    """Return who published a release.

    Parameters
    ----------
    release : Release
        A release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        As the release says it; in the language only that it is illustrative.
    """
    if not release.publisher:
        return say("source.publisher", language)
    if not release.illustrative:
        return release.publisher
    mark = "source.publisher.illustrative"
    return release.publisher.replace(say(mark, "en"), say(mark, language))


def layer_sources(layers: Sequence[Layer], language: str) -> tuple[str, ...]:
    """Return where every layer that is drawn comes from.

    Parameters
    ----------
    layers : sequence of AreaLayer, GridLayer, LineLayer or PointLayer
        The layers that are drawn.
    language : {"en", "es"}
        Language.

    Returns
    -------
    tuple of str
        Each reference layer with its licence; those with the same
        attribution in one line.

    Raises
    ------
    KeyError
        If it is not known what a layer rests on.
    """
    lines = []
    used = [name for layer in layers for name in reference_layers(layer)]
    # The sea is what the neighbours and Mexico leave: their lines are its own.
    credited: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for name in dict.fromkeys([*used, "states_drawing", "neighbours"]):
        names, licences = credited.setdefault(_attribution(name, language), ({}, {}))
        names[say(f"reference.{_CALLED.get(name, name)}", language)] = None
        for licence in reference.info(name).licences:
            licences[say(f"licence.{licence}", language)] = None
    for attribution, (names, licences) in credited.items():
        values = {"names": ", ".join(names), "licence": ", ".join(licences)}
        lines.append(say("source.layer", language, attribution=attribution, **values))
    return tuple(lines)


def _attribution(name: str, language: str) -> str:
    """Return the words a source asks for, or ours for what was compiled here."""
    called = _CALLED.get(name, name)
    own = f"attribution.{_SAME_WORDS.get(called, called)}"
    return say(own, language) if own in TEXTS else reference.info(name).attribution
