"""The errors this project raises on purpose.

Each is a ``LabatlasError`` and also the builtin error a caller would expect,
so that ``except ValueError`` keeps working.
"""


class LabatlasError(Exception):
    """Base of every error raised on purpose; its text says what to do next."""


class ReferenceLayerError(LabatlasError, ValueError):
    """A bundled reference layer is unknown, missing or not what its hash says."""


class ReleaseError(LabatlasError, ValueError):
    """A release file cannot be read as a table of raids."""


class ColumnError(LabatlasError, KeyError):
    """A column was mapped that the file, or the record table, does not have."""

    def __str__(self) -> str:
        """Return the plain text (``KeyError`` alone would show its ``repr``)."""
        return str(self.args[0]) if self.args else ""


class RecordError(LabatlasError, ValueError):
    """A table handed to a function is not a valid record table."""


class ChoiceError(LabatlasError, ValueError):
    """A choice was made that does not exist; the text names those that do."""


class TooFewError(ChoiceError):
    """There are too few records with a place for what was asked."""


class RasterError(LabatlasError, ValueError):
    """A raster cannot be read, or does not say where on earth it lies."""


class ViewError(LabatlasError, ValueError):
    """A view asks for something that does not exist."""


class OutputError(LabatlasError, ValueError):
    """A product cannot be written as asked."""
