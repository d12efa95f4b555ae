"""What the reader asked for of two releases, as one small frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self
from urllib.parse import urlencode

from geo.compare import Tolerances
from geo.errors import ViewError
from layers.choices import LANGUAGES, LEVELS
from layers.revisions.layer import MEASURES
from layers.webmap.twin import TWIN_MEASURES

SHOWN: Final = ("changes", "both")
"""Either one map of what changed, or both releases side by side."""

MOST_DAYS: Final = 60
"""Beyond two months a moved date is no slip any more."""


@dataclass(frozen=True)
class Pair:
    """Two releases and how they are compared.

    Attributes
    ----------
    older, newer : str
        Ids of the releases.
    change : str
        What the map of changes tells, one of :data:`layers.revisions.layer.MEASURES`.
    level : {"state", "municipality"}
        Whose areas are coloured.
    show : {"changes", "both"}
        Which map is shown.
    colour : str
        What the two maps side by side tell, one of
        :data:`layers.webmap.twin.TWIN_MEASURES`.
    days : int
        Days between two dates that may still be those of one raid.
    language : {"en", "es"}
        Language.
    """

    older: str = "illustrative-2023-08"
    newer: str = "illustrative-2023-12"
    change: str = "to_active"
    level: str = "municipality"
    show: str = "changes"
    colour: str = "active_share"
    days: int = Tolerances().days
    language: str = "en"

    def __post_init__(self) -> None:
        for name, allowed in (
            ("change", MEASURES),
            ("level", LEVELS),
            ("show", SHOWN),
            ("colour", TWIN_MEASURES),
            ("language", LANGUAGES),
        ):
            if getattr(self, name) not in allowed:
                raise ViewError(
                    f"{name} {getattr(self, name)!r} unknown; choose from {', '.join(allowed)}"
                )
        if not 0 <= self.days <= MOST_DAYS:
            raise ViewError(f"days {self.days} is no number from 0 to {MOST_DAYS}")

    def to_query(self) -> str:
        """Return the pair as a URL query that holds only what is not the default.

        Returns
        -------
        str
            For example ``change=withdrawn&level=state``.
        """
        known = {one.name: getattr(self, one.name) for one in fields(self)}
        told = {one.name: known[one.name] for one in fields(self) if known[one.name] != one.default}
        return urlencode(told)

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Return the pair that the parts of a URL query describe.

        Parameters
        ----------
        query : mapping of str to str
            As :meth:`to_query` writes it.

        Returns
        -------
        Pair
            The pair; what the query leaves out is the default.

        Raises
        ------
        ViewError
            If a key or a value is unknown.
        """
        names = [one.name for one in fields(cls)]
        values: dict[str, Any] = dict(query)
        strange = [name for name in values if name not in names]
        if strange:
            raise ViewError(f"a view has no {strange[0]!r}; it has {', '.join(names)}")
        if "days" in values:
            text = values["days"]
            if not (text.isascii() and text.isdigit() and len(text) <= 3):
                raise ViewError(f"days {text} is no number from 0 to {MOST_DAYS}")
            values["days"] = int(text)
        return cls(**values)
