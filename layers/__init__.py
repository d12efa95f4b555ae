"""Map layers, the Sheet they are laid on, and the products drawn from it.

The reference layers are at hand from here: ``layers.load("military_regions",
on="2022-06-01")``, ``layers.info`` and ``layers.names``.
"""

from geo.reference import info, load, names

__all__ = ["info", "load", "names"]
