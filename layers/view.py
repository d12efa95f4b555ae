"""The View: what the reader asked for, as one small frozen value."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final, Self
from urllib.parse import parse_qsl, unquote, urlencode

from geo.errors import ChoiceError, ViewError
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from geo.select import Filters
from geo.summary import GROUPS

LEVELS: Final = ("state", "municipality")
MEASURES: Final = ("labs", "active_share", "labs_per_1000_km2", "labs_per_100k")
LAYERS: Final = (
    "shares",
    "labs",
    "ports",
    "airports",
    "crossings",
    "checkpoints",
    "naval_regions",
    "military_regions",
    "military_zones",
    "port_catchments",
    "crossing_catchments",
)
DEFAULT_LAYERS: Final = ("shares", "labs", "ports", "crossings")
PORT_SETS: Final = ("cargo", "all")
PORT_FUNCTIONS: Final = ("captaincy", "port authority", "administration")
TABLES: Final = ("area", *GROUPS)
LANGUAGES: Final = ("en", "es")
DEFAULT_RELEASE: Final = "illustrative-2023-08"
_BOOLS: Final = {"false": False, "true": True}


@dataclass(frozen=True)
class View:
    """What the reader asked for.

    Attributes
    ----------
    release : str
        Id of the release that is shown.
    start, end : datetime.date, optional
        First and last day, both included.
    statuses, drugs, kinds, corps, states : tuple of str
        Filters, see :class:`geo.select.Filters`.
    level : {"state", "municipality"}
        Whose areas are coloured.
    measure : {"labs", "active_share", "labs_per_1000_km2", "labs_per_100k"}
        What their colour says; people are counted by state only.
    layers : tuple of str
        The layers that are switched on, of :data:`LAYERS`.
    abroad : bool
        Whether labs whose coordinates lie outside Mexico are drawn as well.
    ports : {"cargo", "all"}
        Which seaports are drawn.
    function : {"captaincy", "port authority", "administration"}
        Which function of a seaport its colour tells the holder of.
    table : str
        What the table counts by: ``area``, the areas of the level, or one of
        :data:`geo.summary.GROUPS`.
    language : {"en", "es"}
        Language of every word on the product.
    """

    release: str = DEFAULT_RELEASE
    start: date | None = None
    end: date | None = None
    statuses: tuple[str, ...] = ()
    drugs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = LAB_KINDS
    corps: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    level: str = "municipality"
    measure: str = "labs"
    layers: tuple[str, ...] = DEFAULT_LAYERS
    abroad: bool = False
    ports: str = "cargo"
    function: str = "port authority"
    table: str = "area"
    language: str = "en"

    def __post_init__(self) -> None:
        for name, allowed in (
            ("level", LEVELS),
            ("measure", MEASURES),
            ("ports", PORT_SETS),
            ("function", PORT_FUNCTIONS),
            ("table", TABLES),
            ("language", LANGUAGES),
        ):
            if getattr(self, name) not in allowed:
                raise ViewError(
                    f"{name} {getattr(self, name)!r} unknown; choose from {', '.join(allowed)}"
                )
        strange = sorted(set(self.layers) - set(LAYERS))
        if strange:
            raise ViewError(f"layers {', '.join(strange)} unknown; choose from {', '.join(LAYERS)}")
        if self.measure == "labs_per_100k" and self.level != "state":
            raise ViewError(
                "labs per 100,000 people are known by state only: choose level 'state' "
                "or another measure"
            )
        try:
            self.filters()
        except ChoiceError as error:
            raise ViewError(str(error)) from error
        # The same choice in another order is the same view.
        for name, order in (
            ("statuses", STATUSES),
            ("drugs", DRUGS),
            ("kinds", KINDS),
            ("layers", LAYERS),
        ):
            chosen = set(getattr(self, name))
            object.__setattr__(self, name, tuple(word for word in order if word in chosen))
        for name in ("corps", "states"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))

    def filters(self) -> Filters:
        """Return the part of the view that chooses records.

        Returns
        -------
        Filters
            Dates, statuses, drugs, kinds, corps and states.
        """
        return Filters(**{field.name: getattr(self, field.name) for field in fields(Filters)})

    @property
    def shows_labs(self) -> bool:
        """Whether the map shows labs at all, not entries and regions alone.

        Returns
        -------
        bool
            True where areas or labs are among the layers.
        """
        return bool({"shares", "labs"} & set(self.layers))

    def changed(self, **changes: Any) -> Self:
        """Return a copy with some fields changed.

        Parameters
        ----------
        **changes : Any
            New values by field name.

        Returns
        -------
        View
            The copy.
        """
        return replace(self, **changes)

    def to_query(self) -> str:
        """Return the view as a URL query that holds only what is not the default.

        Returns
        -------
        str
            For example ``measure=active_share&level=state``.
        """
        return urlencode([(key, value) for key, value in self._differences().items()])

    @classmethod
    def from_query(cls, query: str | Mapping[str, str]) -> Self:
        """Return the view that a URL query or a mapping of its parts describes.

        Parameters
        ----------
        query : str or mapping of str to str
            As :meth:`to_query` writes it.

        Returns
        -------
        View
            The view; what the query leaves out is the default.

        Raises
        ------
        ViewError
            If a key or a value is unknown.
        """
        items = parse_qsl(query, keep_blank_values=True) if isinstance(query, str) else query
        return cls._from_texts(dict(items))

    def to_json(self) -> str:
        """Return the whole view as JSON, for the file beside a product.

        Returns
        -------
        str
            An object with one member a field; dates as ISO 8601.
        """
        return json.dumps(asdict(self), default=date.isoformat, ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the view that :meth:`to_json` wrote.

        Parameters
        ----------
        text : str
            The JSON object.

        Returns
        -------
        View
            The view.

        Raises
        ------
        ViewError
            If the text is no such object.
        """
        try:
            members = json.loads(text)
            texts = {
                key: _text(value) if isinstance(value, list | bool) else value
                for key, value in members.items()
                if value is not None
            }
        except (AttributeError, TypeError, ValueError) as error:
            raise ViewError(f"not a view: {error}") from error
        return cls._from_texts(texts)

    def _differences(self) -> dict[str, str]:
        texts: dict[str, str] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                texts[field.name] = _text(value)
        return texts

    @classmethod
    def _from_texts(cls, texts: Mapping[str, object]) -> Self:
        values: dict[str, Any] = {}
        defaults = {field.name: field.default for field in fields(cls)}
        for key, text in texts.items():
            if key not in defaults:
                raise ViewError(f"a view has no {key!r}; it has {', '.join(defaults)}")
            if not isinstance(text, str):
                raise ViewError(f"{key} {text!r} is no text")
            if key in ("start", "end"):
                try:
                    values[key] = date.fromisoformat(text)
                except (TypeError, ValueError) as error:
                    raise ViewError(f"{key} {text!r} is no date like 2023-07-31") from error
            elif isinstance(defaults[key], tuple):
                values[key] = _split(text)
            elif isinstance(defaults[key], bool):
                if text not in _BOOLS:
                    raise ViewError(f"{key} {text!r} unknown; choose from {', '.join(_BOOLS)}")
                values[key] = _BOOLS[text]
            else:
                values[key] = text
        return cls(**values)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return _join(value) if isinstance(value, list | tuple) else str(value)


def _join(items: Sequence[str]) -> str:
    """Return words joined by commas, so that :func:`_split` gives back the same words.

    A word of a file, such as the name of a corps, may hold a comma or be empty.
    """
    text = ",".join(item.replace("%", "%25").replace(",", "%2C") for item in items)
    return f"{text}," if items and not items[-1] else text


def _split(text: str) -> tuple[str, ...]:
    return tuple(unquote(item) for item in text.removesuffix(",").split(",")) if text else ()
