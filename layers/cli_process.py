"""What commands about one release begin with: the file read, the records chosen."""

from __future__ import annotations

import sys
from typing import Any, Final

import click

from geo.errors import ChoiceError
from geo.places.corrections import corrections_beside, load_corrections
from geo.process import Processed, process
from geo.releases import embedded_names
from geo.select import Filters, Selection, select
from geo.text import printable
from layers.choices import DEFAULT_RELEASE
from layers.cli_base import tell, words

_STAGES: Final = ("read", "places", "join")


def processed_file(file: str | None, reading: dict[str, Any]) -> Processed:
    """Run the line with a progress bar, which stays plain when nobody watches.

    Parameters
    ----------
    file : str or None
        A file or the name of an embedded release; by default
        :data:`layers.choices.DEFAULT_RELEASE`.
    reading : dict
        Keywords of :func:`geo.process.process`; corrections that lie beside
        the file are added to it.

    Returns
    -------
    Processed
        Release, joined records and reports.

    Raises
    ------
    ReleaseError
        If the file cannot be read as a table of raids.
    """
    if file is None:
        tell("no_file", release=DEFAULT_RELEASE)
    elif (
        reading["corrections"] is None
        and file not in embedded_names()
        and (beside := corrections_beside(file))
    ):
        tell("beside", path=printable(str(beside)))
        reading["corrections"] = load_corrections(beside)
    with click.progressbar(
        length=len(_STAGES),
        label=words("starting"),
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as bar:

        def move(stage: str) -> None:
            bar.label = words(f"stage.{stage}")
            bar.update(1)

        processed = process(file or DEFAULT_RELEASE, progress=move, **reading)
    if processed.release.illustrative:
        tell("illustrative")
    return processed


def chosen_records(processed: Processed, filters: Filters) -> Selection:
    """Return the records that a command is asked about.

    Parameters
    ----------
    processed : Processed
        The release.
    filters : Filters
        What was asked for.

    Returns
    -------
    Selection
        The records, and what was left beside.

    Raises
    ------
    ChoiceError
        If a corps is asked for that no record is of.
    """
    occurring = set(processed.records["corps"])
    strange = [corps for corps in filters.corps if corps not in occurring]
    if strange:
        asked, there = ", ".join(strange), ", ".join(sorted(occurring - {""}))
        if not there:
            raise ChoiceError(f"no record is of the corps {asked}; the release names no corps")
        raise ChoiceError(f"no record is of the corps {asked}; the release has {there}")
    return select(processed.records, filters)
