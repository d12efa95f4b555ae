"""How each reference layer is made; ``geo.reference.build`` runs them all."""

from geo.errors import LabatlasError


class BuildError(LabatlasError, RuntimeError):
    """A layer cannot be made: a package, a hand-kept table or a polygon is not as expected."""
