"""What a person found out once about a file, written down so that it is used again."""

from __future__ import annotations

from pathlib import Path

from geo.errors import OutputError
from geo.places import PlacingReport
from geo.places.corrections import Corrections, review_table, write_corrections
from geo.releases import ReadingReport, used_map
from geo.text import printable


def write_map(report: ReadingReport, path: str | Path) -> Path:
    """Write how a file was read, and return the path.

    Parameters
    ----------
    report : ReadingReport
        The report of its reading.
    path : str or pathlib.Path
        JSON file to write; :func:`geo.releases.load_map` reads it.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    return write_text(used_map(report).to_json() + "\n", path)


def write_text(text: str, path: str | Path) -> Path:
    """Write text to a file, and return its path.

    Parameters
    ----------
    text : str
        Text; it is written as UTF-8.
    path : str or pathlib.Path
        File to write.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    path = Path(path)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"cannot write {printable(str(path))}: {error}") from error
    return path


def write_review(placing: PlacingReport, corrections: Corrections | None, path: str | Path) -> Path:
    """Write the places that a person must decide, and what was decided before; return the path.

    Parameters
    ----------
    placing : PlacingReport
        How the places of a release were found.
    corrections : Corrections, optional
        What was answered so far.
    path : str or pathlib.Path
        File to write; :func:`geo.places.corrections.load_corrections` reads it once
        the empty codes are filled in.

    Returns
    -------
    pathlib.Path
        The file written.

    Raises
    ------
    OutputError
        If the file cannot be written.
    """
    return write_corrections(review_table(placing, corrections), path)
