"""The View: what the reader asked for, as one small frozen value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from geo.errors import ChoiceError, ViewError
from geo.records import DRUGS, KINDS, LAB_KINDS, STATUSES
from geo.select import Filters
from layers.choices import (
    CELLS_KM,
    CHOICES,
    DEFAULT_LAYERS,
    DEFAULT_RELEASE,
    LAB_LAYERS,
    LAYERS,
    SURFACES,
)
from layers.view_texts import as_bandwidth, as_breaks, as_number, check_kernel, read_member, write


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
    measure : str
        What their colour says, one of :data:`layers.choices.MEASURES`; people are counted by
        state only. ``share_by_labs`` is the active share, the paler the fewer
        labs it rests on; ``smoothed_share`` is it by empirical Bayes.
    scheme : {"steps", "quantiles", "fisher-jenks", "head-tail", "fixed"}
        How the areas are parted into classes; ``steps`` are the same on every
        map, the others follow the data, ``fixed`` the breaks.
    breaks : tuple of float
        Lower bounds of the classes above zero for the scheme ``fixed``, in
        the unit of the measure, shares in percent.
    layers : tuple of str
        The layers that are switched on, of :data:`layers.choices.LAYERS`; of
        :data:`layers.choices.SURFACES`, which colour the whole land, one at most.
    abroad : bool
        Whether labs whose coordinates lie outside Mexico are drawn as well.
    ports : {"cargo", "all"}
        Which seaports are drawn.
    function : {"captaincy", "port authority", "administration"}
        Which function of a seaport its colour tells the holder of.
    table : str
        What the table counts by: ``area``, the areas of the level, or one of
        :data:`geo.summary.GROUPS`.
    density_of : {"all", "active", "inactive"}
        Which labs the density is of.
    bandwidth, risk_bandwidth : str
        Standard deviation of the kernel of density and of relative risk in
        km, such as ``25``, or the rule that chooses it: ``scott``,
        ``silverman`` or ``cross-validated``.
    risk_test : {"asymptotic", "relabelling"}
        Whether the p-values of the relative risk follow a normal law, or are
        counted over 999 relabellings of which labs were active.
    cell_km : float
        Side of the cells of density and relative risk, 1 to 10 km.
    hex_resolution : int
        H3 resolution of the hexagons, 3 to 6.
    hot_spots_of : {"labs", "share"}
        Whether hot spots are of the number of labs or of the active share.
    hot_spots_by : {"municipality", "hexagon"}
        The units they are looked for in.
    hot_spots_method : {"gi_star", "moran"}
        Getis-Ord Gi* or local Moran.
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
    scheme: str = "steps"
    breaks: tuple[float, ...] = ()
    density_of: str = "all"
    bandwidth: str = "25"
    risk_bandwidth: str = "50"
    risk_test: str = "asymptotic"
    cell_km: float = 2.0
    hex_resolution: int = 4
    hot_spots_of: str = "labs"
    hot_spots_by: str = "municipality"
    hot_spots_method: str = "gi_star"
    language: str = "en"

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                among = ", ".join(map(str, allowed))
                raise ViewError(f"{name} {getattr(self, name)!r} unknown; choose from {among}")
        strange = sorted(set(self.layers) - set(LAYERS))
        if strange:
            raise ViewError(f"layers {', '.join(strange)} unknown; choose from {', '.join(LAYERS)}")
        surfaces = [name for name in SURFACES if name in self.layers]
        if len(surfaces) > 1:
            both = ", ".join(surfaces)
            raise ViewError(f"layers {both}: each colours the whole land; choose one of them")
        if self.measure == "labs_per_100k" and self.level != "state":
            raise ViewError(
                "labs per 100,000 people are known by state only: choose level 'state' "
                "or another measure"
            )
        object.__setattr__(self, "breaks", as_breaks(self.breaks))
        if (self.scheme == "fixed") != bool(self.breaks):
            raise ViewError("scheme 'fixed' needs breaks, and breaks need scheme 'fixed'")
        object.__setattr__(self, "cell_km", as_number("cell_km", self.cell_km, CELLS_KM))
        for name in ("bandwidth", "risk_bandwidth"):
            object.__setattr__(self, name, as_bandwidth(getattr(self, name), name))
            check_kernel(getattr(self, name), self.cell_km, name)
        try:
            self.filters()
        except ChoiceError as error:
            raise ViewError(str(error)) from error
        # The same choice in another order is the same view.
        orders = {"statuses": STATUSES, "drugs": DRUGS, "kinds": KINDS, "layers": LAYERS}
        for name, order in orders.items():
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
    def surface(self) -> str:
        """The layer that colours the whole land.

        Returns
        -------
        str
            One of :data:`layers.choices.SURFACES`; empty where there is none.
        """
        return next((name for name in SURFACES if name in self.layers), "")

    @property
    def shows_labs(self) -> bool:
        """Whether the map shows labs at all, not entries and regions alone.

        Returns
        -------
        bool
            True where areas, labs or their densities are among the layers.
        """
        return bool(set(LAB_LAYERS) & set(self.layers))

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
        members = {field: getattr(self, field.name) for field in fields(self)}
        return urlencode(
            [(field.name, write(v)) for field, v in members.items() if v != field.default]
        )

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
        return cls._from_members(dict(items))

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
            members = {key: v for key, v in json.loads(text).items() if v is not None}
        except (AttributeError, TypeError, ValueError) as error:
            raise ViewError(f"not a view: {error}") from error
        return cls._from_members(members)

    @classmethod
    def _from_members(cls, members: Mapping[str, object]) -> Self:
        values: dict[str, Any] = {}
        defaults = {field.name: field.default for field in fields(cls)}
        for key, member in members.items():
            if key not in defaults:
                raise ViewError(f"a view has no {key!r}; it has {', '.join(defaults)}")
            values[key] = read_member(key, member, defaults[key])
        return cls(**values)
