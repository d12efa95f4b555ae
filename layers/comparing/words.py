"""What a comparison of two releases comes to, in words: shared by its text, files and map."""

from __future__ import annotations

import pandas as pd

from geo.compare import OUTCOMES, Comparison, Tolerances
from geo.records import STATUSES
from layers.comparing.figures import (
    ambiguous_labs,
    differing,
    duplicate_rows,
    other_kinds,
    side_labs,
)
from layers.comparing.texts import COMPARE_TEXTS
from layers.view import LANGUAGES
from layers.words import day, fill, number, say


def tell(key: str, language: str, **values: object) -> str:
    """Return a text of a comparison, its braces filled.

    Parameters
    ----------
    key : str
        Key of :data:`layers.comparing.texts.COMPARE_TEXTS`.
    language : {"en", "es"}
        Language.
    **values : object
        What stands in the braces.

    Returns
    -------
    str
        The text.
    """
    return fill(COMPARE_TEXTS[key], language, **values)


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
    counts, status = comparison.counts, comparison.transitions
    if counts["unchanged"] == sum(counts.values()):
        return _sentence([forms("said.nothing", side_labs(comparison)["older"], language)])
    to_active = int(status["active"]["inactive"])
    to_inactive = int(status["inactive"]["active"])
    stated = forms("said.to_active", to_active, language)
    parts = [tell("said.to_active.how", language, labs=stated)]
    if to_inactive:
        parts.append(forms("said.to_inactive", to_inactive, language))
    if other := differing(comparison)["status"] - to_active - to_inactive:
        parts.append(forms("said.other_status", other, language))
    parts += _added(comparison, language)
    # While it cannot be told who is whose partner, "none" would be a guess.
    if counts["withdrawn"] or not counts["ambiguous"]:
        parts.append(forms("said.withdrawn", counts["withdrawn"], language))
    if counts["ambiguous"]:
        numbers = {side: number(n) for side, n in ambiguous_labs(comparison).items()}
        parts.append(tell("said.ambiguous", language, **numbers))
    return _sentence(parts)


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
    """Return what each outcome is called, with the last day of the older release.

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
    words = {}
    for outcome in OUTCOMES:
        added = outcome.startswith("added")
        key = f"outcome.{outcome}.no_day" if added and end is None else f"outcome.{outcome}"
        words[outcome] = tell(key, language, day=day(end, language) if end else "")
    return words


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


def tolerance_words(tolerances: Tolerances, language: str) -> str:
    """Return how far two records could differ and still be held for one raid.

    Parameters
    ----------
    tolerances : Tolerances
        How far.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Two sentences.
    """
    days, exchanged = tolerances.days, tell("tolerance.transposed", language)
    if not days and tolerances.transposed:
        dates = tell("tolerance.transposed_only", language)
    else:
        also = exchanged if tolerances.transposed else ""
        dates = forms("tolerance.days", days, language, transposed=also)
    near = "tolerance.neighbours" if tolerances.neighbours else "tolerance.same"
    return f"{dates} {tell(near, language)}"


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
    near = tolerance_words(comparison.tolerances, language)
    notes = [tell("note.matched", language, tolerances=near)]
    if comparison.not_compared:
        fields = ", ".join(tell(f"field.{name}", language) for name in comparison.not_compared)
        notes.append(tell("note.not_compared", language, fields=fields))
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
