"""The sources of a Sheet: the release, then every reference layer with its licence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo import reference
from geo.releases.release import Release
from layers.sheet import AreaLayer, Layer
from layers.texts import TEXTS
from layers.words import day, say

_HASH_DIGITS: Final = 12
_LICENCES: Final = {
    "municipalities_drawing": "inegi",
    "states_drawing": "inegi",
    # The sea is what the neighbours and Mexico leave.
    "neighbours": "public",
    "entries": "own",
    "checkpoints": "own",
    "naval_states": "own",
    "military_regions": "own",
    "military_zones": "own",
    "catchments": "inegi",
}
"""Licence of each reference layer, in short; in full it stands in its registry."""
_REFERENCE: Final = {
    "ports": "entries",
    "airports": "entries",
    "crossings": "entries",
    "checkpoints": "checkpoints",
    "naval_regions": "naval_states",
    "military_regions": "military_regions",
    "military_zones": "military_zones",
    "port_catchments": "catchments",
    "crossing_catchments": "catchments",
}
"""The reference layer whose facts a layer shows."""


def sources(release: Release, layers: Sequence[Layer], language: str) -> tuple[str, ...]:
    """Return where the records and every layer that is drawn come from.

    Parameters
    ----------
    release : Release
        The release that is shown.
    layers : sequence of AreaLayer, LineLayer or PointLayer
        The layers that are drawn.
    language : {"en", "es"}
        Language.

    Returns
    -------
    tuple of str
        The release first, then each reference layer with its licence.
    """
    unknown = say("date_not_known", language)
    lines = [
        say(
            "source.release",
            language,
            release=release.id,
            publisher=release.publisher or say("source.publisher", language),
            published=day(release.published, language) if release.published else unknown,
            file=release.report.file,
            sha256=release.report.sha256[:_HASH_DIGITS],
        )
    ]
    drawn = [
        layer.geometry if isinstance(layer, AreaLayer) else _REFERENCE.get(layer.name)
        for layer in layers
    ]
    credited: dict[tuple[str, str], list[str]] = {}
    for name in dict.fromkeys([*drawn, "states_drawing", "neighbours"]):
        if name:
            licence = say(f"licence.{_LICENCES[name]}", language)
            key = (_attribution(name, language), licence)
            credited.setdefault(key, []).append(say(f"reference.{name}", language))
    for (attribution, licence), names in credited.items():
        values = {"names": ", ".join(names), "attribution": attribution, "licence": licence}
        lines.append(say("source.layer", language, **values))
    return tuple(lines)


def _attribution(name: str, language: str) -> str:
    """Return the words a source asks for, or ours for what was compiled here."""
    own = f"attribution.{name}"
    return say(own, language) if own in TEXTS else reference.info(name).attribution
