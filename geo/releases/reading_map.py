"""How to read a file, as a person found or corrected it once: saved and used again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, Self

from geo.errors import ReleaseError


@dataclass(frozen=True)
class ReadingMap:
    """What the reader of a file is told instead of finding it out.

    Attributes
    ----------
    columns : dict of str to str
        Heading by field, see :data:`geo.releases.FIELDS`.
    ignored : tuple of str
        Headings of columns that mean nothing, whatever they seem to say.
    absent : tuple of str
        Fields that the file does not hold, whatever it seems to.
    sheets : tuple of str
        Sheets to read; empty to let the reader choose.
    header_row : int, optional
        Row of the headings (the last, where they take several), the first line being 1.
    encoding : str
        Encoding of a text table; empty to decide by evidence.
    day_first : bool, optional
        Whether 3/7/2022 is 3 July; None to decide by evidence.
    """

    columns: dict[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    header_row: int | None = None
    encoding: str = ""
    day_first: bool | None = None

    def to_json(self) -> str:
        """Return the map as JSON.

        Returns
        -------
        str
            An object with one member for each attribute.
        """
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return the map that :meth:`to_json` wrote.

        Parameters
        ----------
        text : str
            The JSON object; members may be left out.

        Returns
        -------
        ReadingMap
            The map.

        Raises
        ------
        ReleaseError
            If the text is no such object.
        """
        try:
            members = json.loads(text)
        except ValueError as error:
            raise ReleaseError(f"not a map of columns: {error}") from error
        known = {item.name for item in fields(cls)}
        if not isinstance(members, dict) or not set(members) <= known:
            raise ReleaseError(
                "not a map of columns: it must be a JSON object with some of the members "
                + ", ".join(sorted(known))
            )
        return cls(**{name: _checked(name, value) for name, value in members.items()})


def load_map(path: str | Path) -> ReadingMap:
    """Return the map that a file holds.

    Parameters
    ----------
    path : str or pathlib.Path
        A file that :meth:`ReadingMap.to_json` wrote.

    Returns
    -------
    ReadingMap
        The map.

    Raises
    ------
    ReleaseError
        If the file cannot be read or holds no map.
    """
    try:
        return ReadingMap.from_json(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ReleaseError(f"{path}: cannot be read as a map of columns ({error})") from error
    except ReleaseError as error:
        raise ReleaseError(f"{path}: {error}") from error


def _checked(name: str, value: Any) -> Any:
    texts = isinstance(value, list) and all(isinstance(item, str) for item in value)
    fits = {
        "columns": isinstance(value, dict) and all(isinstance(v, str) for v in value.values()),
        "ignored": texts,
        "absent": texts,
        "sheets": texts,
        "header_row": value is None or (type(value) is int and value > 0),
        "encoding": isinstance(value, str),
        "day_first": value is None or isinstance(value, bool),
    }
    if not fits[name]:
        raise ReleaseError(f"not a map of columns: {name} may not be {json.dumps(value)}")
    return tuple(value) if texts else value
