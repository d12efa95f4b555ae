"""Arrays that take long to make, kept as long as there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from geo.density.grid import Floats

P = ParamSpec("P")
Arrays = TypeVar("Arrays", bound=tuple[Floats, ...])


def kept(most_bytes: int) -> Callable[[Callable[P, Arrays]], Callable[P, Arrays]]:
    """Return a decorator that keeps the arrays of the last calls of a function.

    A cache that counts calls holds a gigabyte where cells are small and
    little where they are large; this one counts bytes.

    Parameters
    ----------
    most_bytes : int
        Bytes that are kept; what was asked for longest ago goes first, and
        the last answer stays however large it is.

    Returns
    -------
    callable
        For functions of hashable arguments, given by position, that return
        arrays nobody writes to.
    """

    def _decorate(make: Callable[P, Arrays]) -> Callable[P, Arrays]:
        known: OrderedDict[Hashable, Arrays] = OrderedDict()
        lock = Lock()

        @wraps(make)
        def _found(*args: P.args, **kwargs: P.kwargs) -> Arrays:
            key = (args, tuple(sorted(kwargs.items())))
            with lock:
                if key in known:
                    known.move_to_end(key)
                    return known[key]
            arrays = make(*args, **kwargs)
            with lock:
                known[key] = arrays
                known.move_to_end(key)
                while len(known) > 1 and sum(map(_size, known.values())) > most_bytes:
                    known.popitem(last=False)
            return arrays

        return _found

    return _decorate


def _size(arrays: tuple[Floats, ...]) -> int:
    return sum(array.nbytes for array in arrays)
