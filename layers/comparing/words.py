"""What a comparison of two releases comes to, in words: shared by its text, files and map."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

import pandas as pd

from geo.compare import OUTCOMES, Comparison, Tolerances
from geo.records import STATUSES
from layers.choices import LANGUAGES
from layers.comparing.figures import (
    ambiguous_labs,
    differing,
    duplicate_rows,
    other_kinds,
    side_labs,
)
from layers.comparing.texts import COMPARE_TEXTS
from layers.words import Teller, day, number, say

tell: Final = Teller(COMPARE_TEXTS)
"""Tells the texts of a comparison."""


def forms(key: str, number_of: int, language: str, **values: object) -> str:
    """Return a text in its form for none, one or many.

    Parameters
    ----------
    key : str
        Key of a text with three forms.
    number_of : int
        How many; ``{n}`` in the text.
    language : {"en", "es"}
        Language.
    **values : object
        What stands in the other braces.

    Returns
    -------
    str
        The text.
    """
    form = COMPARE_TEXTS[key][LANGUAGES.index(language)].split("|")[min(number_of, 2)]
    return form.format(n=number(number_of), **values)


def headline(comparison: Comparison, language: str) -> str:
    """Return what changed in one sentence, the change of status first.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        For example "1,476 labs changed from inactive to active; 339 were
        added after 9 August 2023, the older release's last day; none was
        withdrawn".
    """
    counts = comparison.counts
    if counts["unchanged"] == sum(counts.values()):
        return _sentence([forms("said.nothing", side_labs(comparison)["older"], language)])
    parts = [*_status(comparison, language), *_added(comparison, language)]
    # While it cannot be told who is whose partner, "none" would be a guess.
    if counts["withdrawn"] or not counts["ambiguous"]:
        parts.append(forms("said.withdrawn", counts["withdrawn"], language))
    if counts["ambiguous"]:
        numbers = {side: number(n) for side, n in ambiguous_labs(comparison).items()}
        parts.append(tell("said.ambiguous", language, **numbers))
    return _sentence(parts)


def _status(comparison: Comparison, language: str) -> list[str]:
    if "status" in comparison.not_told:
        return [tell("said.no_status", language)]
    table = comparison.transitions
    to_active, to_inactive = int(table["active"]["inactive"]), int(table["inactive"]["active"])
    other = differing(comparison)["status"] - to_active - to_inactive
    stated = forms("said.to_active", to_active, language)
    if not to_active and (other or comparison.counts["ambiguous"]):
        # One of those whose status or partner is not known may have changed so.
        stated = tell("said.to_active.unknown", language)
    said = [tell("said.to_active.how", language, labs=stated)]
    if to_inactive:
        said.append(forms("said.to_inactive", to_inactive, language))
    if other:
        said.append(forms("said.other_status", other, language))
    return said


def _added(comparison: Comparison, language: str) -> list[str]:
    counts, end = comparison.counts, comparison.end
    before = forms("said.added_before_end", counts["added before end"], language)
    if end is None:
        return [tell("said.added_before_end.no_day", language, added=before)]
    said = []
    if counts["added after end"] or not counts["ambiguous"]:
        after = forms("said.added_after_end", counts["added after end"], language)
        said.append(
            tell("said.added_after_end.when", language, added=after, day=day(end, language))
        )
    if counts["added before end"]:
        said.append(tell("said.added_before_end.when", language, added=before))
    return said


def _sentence(parts: list[str]) -> str:
    text = "; ".join(parts)
    return f"{text[0].upper()}{text[1:]}."


def outcome_words(comparison: Comparison, language: str) -> dict[str, str]:
    """Return what each outcome is called, with the last day of the older release if it has one.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language.

    Returns
    -------
    dict of str to str
        Words by outcome, in the order of :data:`geo.compare.OUTCOMES`.
    """
    end = comparison.end
    last = day(end, language) if end else ""
    return {
        outcome: tell(f"outcome.{_dated(outcome, end)}", language, day=last) for outcome in OUTCOMES
    }


def measure_words(measure: str, end: date | None, language: str) -> str:
    """Return what the labs of one column of a table by place are called.

    Parameters
    ----------
    measure : str
        Column of :func:`geo.compare.by_place`: ``to_active``, ``to_inactive``,
        ``withdrawn``, ``added_before_end`` or ``added_after_end``.
    end : datetime.date or None
        Last day of the older release.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Such as "changed from inactive to active", to stand behind "labs".
    """
    last = day(end, language) if end else ""
    return tell(f"as.{_dated(measure, end)}", language, day=last)


def _dated(name: str, end: date | None) -> str:
    """Return the name of what was added without before or after, where the end is not known."""
    return "added" if end is None and name.startswith("added") else name


def status_table(comparison: Comparison, language: str) -> pd.DataFrame:
    """Return the labs in both releases by their status in each, statuses that occur alone.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language of the headings.

    Returns
    -------
    pandas.DataFrame
        A first column with the status in the older release, then one column
        for each status in the newer.
    """
    table = comparison.transitions
    shown = [s for s in STATUSES if s != "unspecified" or table[s].sum() or table.loc[s].sum()]
    table = table.loc[shown, shown]
    words = {status: say(f"status.{status}", language) for status in shown}
    heads = {status: tell("table.status_newer", language, status=words[status]) for status in shown}
    named = table.rename(index=words, columns=heads).rename_axis(columns=None)
    return named.rename_axis(index=tell("table.status_older", language)).reset_index()


def tolerance_words(
    tolerances: Tolerances, language: str, fields: Collection[str] = ("place", "date")
) -> str:
    """Return how far two records could differ and still be held for one raid.

    Parameters
    ----------
    tolerances : Tolerances
        How far.
    language : {"en", "es"}
        Language.
    fields : collection of str
        Fields that were compared; the sentence on another is left out.

    Returns
    -------
    str
        Up to two sentences, on dates and on places.
    """
    days, exchanged = tolerances.days, tell("tolerance.transposed", language)
    if not days and tolerances.transposed:
        dates = tell("tolerance.transposed_only", language)
    else:
        also = exchanged if tolerances.transposed else ""
        dates = forms("tolerance.days", days, language, transposed=also)
    near = "tolerance.neighbours" if tolerances.neighbours else "tolerance.same"
    told = {"date": dates, "place": tell(near, language)}
    return " ".join(said for field, said in told.items() if field in fields)


def method_notes(comparison: Comparison, language: str) -> list[str]:
    """Return how records were matched, what was left out and what must not be read into it.

    Parameters
    ----------
    comparison : Comparison
        One release against another.
    language : {"en", "es"}
        Language.

    Returns
    -------
    list of str
        One or two sentences each.
    """
    compared = comparison.compared
    matched = [tell(f"field.{name}", language) for name in compared if name != "status"]
    listed = tell("note.matched.and", language).join(
        filter(None, (", ".join(matched[:-1]), *matched[-1:]))
    )
    near = tolerance_words(comparison.tolerances, language, compared)
    notes = [" ".join(filter(None, (tell("note.matched", language, fields=listed), near)))]
    for key, names in (
        ("compared", compared),
        ("not_compared", comparison.not_compared),
        ("not_told", comparison.not_told),
    ):
        if names:
            fields = ", ".join(tell(f"field.{name}", language) for name in names)
            notes.append(tell(f"note.{key}", language, fields=fields))
    others = other_kinds(comparison)
    if any(others.values()):
        numbers = {side: number(n) for side, n in others.items()}
        kinds = ", ".join(say(f"kind.{kind}", language) for kind in comparison.kinds)
        notes.append(tell("note.other_kinds", language, kinds=kinds, **numbers))
    doubled = duplicate_rows(comparison)
    if any(doubled.values()):
        numbers = {side: number(n) for side, n in doubled.items()}
        notes.append(tell("note.duplicates", language, **numbers))
    notes.append(tell("note.never_added", language))
    return notes
