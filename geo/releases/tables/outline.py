"""What the titles and section lines above a row say of it."""

from __future__ import annotations

from geo.releases.tables.sections import Context


class Outline:
    """What the section lines above a row say of it, the outer ones and the inner.

    A line of one level ends what the levels inside it said. Which level lies
    inside which is known by the order in which they first appear.

    Parameters
    ----------
    base : mapping of str to str
        What the name of the sheet and the lines above the header say.
    """

    def __init__(self, base: Context) -> None:
        self._base = dict(base)
        self._levels: list[str] = []
        self._said: dict[str, str] = {}
        self._last: Context = {}
        self._together: list[set[str]] = []

    @property
    def state(self) -> str:
        """The state that holds now.

        Returns
        -------
        str
            As it was written; empty if none.
        """
        return self._said.get("state", self._base.get("state", ""))

    def enter(self, said: Context) -> None:
        """Take up a section line.

        Parameters
        ----------
        said : mapping of str to str
            What it says.
        """
        self._order(said)
        for together in [one for one in self._together if one & set(said)]:
            # "LABORATORIOS INACTIVOS" ends whole where "CENTROS DE ACOPIO" begins.
            self._together.remove(together)
            for name in together:
                self._said.pop(name, None)
        labels = set(said) & {"status", "drug", "kind"}
        if len(labels) > 1:
            self._together.append(labels)
        depth = min(self._levels.index(name) for name in said)
        for name in self._levels[depth:]:
            self._said.pop(name, None)
        self._said |= said
        self._last = said

    def entitle(self, said: Context) -> None:
        """Take up the title of a further table, in place of what the first says of the same.

        Parameters
        ----------
        said : mapping of str to str
            What it says: it holds until another title says the same, and no
            section below ends it.
        """
        # "CENTROS DE ACOPIO" below "LABORATORIOS ACTIVOS" leaves their status open.
        ended = {"status", "drug"} if "kind" in said else set()
        kept = {name: value for name, value in self._base.items() if name not in ended}
        self._base = {**kept, **said}
        for name in ended | set(said):
            self._said.pop(name, None)
        self._levels = [name for name in self._levels if name not in said]
        self._together = [one for one in self._together if not one & set(said)]

    def depth(self, said: Context) -> int:
        """Return how deep a line lies by what it says anew.

        Parameters
        ----------
        said : mapping of str to str
            What it says.

        Returns
        -------
        int
            0 for a line of the outermost level.
        """
        self._order(said)
        new = [name for name, value in said.items() if self._said.get(name) != value]
        return min(self._levels.index(name) for name in new or said)

    def _order(self, said: Context) -> None:
        self._levels += [name for name in said if name not in self._levels]

    def end_last(self) -> None:
        """Forget what the last line said: "NO ESPECIFICADO" stands in its place."""
        self.enter(dict.fromkeys(self._last, ""))

    def lose(self) -> None:
        """Forget the places: a line was met that may name one, but which is not known."""
        for name in ("state", "municipality"):
            self._said[name] = ""

    def says(self, said: Context) -> bool:
        """Return whether all that a line says holds already.

        Parameters
        ----------
        said : mapping of str to str
            What it says.

        Returns
        -------
        bool
            True where it changes nothing.
        """
        now = self.context()
        return all(now.get(name) == value for name, value in said.items())

    def entitled(self, said: Context) -> bool:
        """Return whether a title says something of what a line says.

        Parameters
        ----------
        said : mapping of str to str
            What the line says.

        Returns
        -------
        bool
            True for "AÑO 2021" below the title "AÑO 2020".
        """
        return bool(set(said) & set(self._base))

    def context(self) -> dict[str, str]:
        """Return what holds for the next row.

        Returns
        -------
        dict of str to str
            Text by field.
        """
        return {**self._base, **self._said}
