"""Phrases about published figures: numbers of labs, places, periods, sources."""

from __future__ import annotations

import textwrap
from typing import Final

import pandas as pd

from geo.published import Bounds, count_range
from geo.text import printable
from layers.checking.texts import CHECK_TEXTS
from layers.choices import LANGUAGES
from layers.words import Teller, day, number

check_word: Final = Teller(CHECK_TEXTS)
"""Tells the texts of published figures."""


def form(key: str, language: str, how_many: int = 2) -> str:
    """Return a word of :data:`CHECK_TEXTS` in the form that a number asks for.

    Parameters
    ----------
    key : str
        Key of :data:`CHECK_TEXTS`.
    language : {"en", "es"}
        Language.
    how_many : int
        The number.

    Returns
    -------
    str
        The word alone.
    """
    one, _, many = CHECK_TEXTS[key][LANGUAGES.index(language)].partition("|")
    return one if how_many == 1 or not many else many


def amount(bounds: Bounds, language: str, key: str = "between") -> str:
    """Return a number that may be known only to lie between two.

    Parameters
    ----------
    bounds : Bounds
        The number.
    language : {"en", "es"}
        Language.
    key : {"between", "range"}
        How the two are put.

    Returns
    -------
    str
        For example ``527`` or ``between 789 and 801``.
    """
    if bounds.least == bounds.most:
        return number(bounds.least)
    if key == "between" and not bounds.least:
        key = "at_most"
    return check_word(key, language, least=number(bounds.least), most=number(bounds.most))


def labs_of(
    bounds: Bounds, language: str, *, status: str = "any", drug: str = "any", key: str = "between"
) -> str:
    """Return a number of labs of a status and drug.

    Parameters
    ----------
    bounds : Bounds
        The number.
    language : {"en", "es"}
        Language.
    status, drug : str
        Words of the record table, or ``any``.
    key : {"between", "range"}
        How two bounds are put.

    Returns
    -------
    str
        For example ``24 active labs`` or ``3 laboratorios de heroína``.
    """
    how_many = 1 if bounds.most == 1 else 2
    noun = form("lab", language, how_many)
    kind = form(status, language, how_many) if status in ("active", "inactive") else ""
    made = "" if drug == "any" else vocabulary("drug", drug, language)
    words = [noun, kind, f"de {made}" if made else ""] if language == "es" else [kind, made, noun]
    if status == "unspecified":
        words.append(form(status, language))
    return " ".join([amount(bounds, language, key), *filter(None, words)])


def vocabulary(column: str, word: str, language: str) -> str:
    """Return a word of a figure's status or drug, as it stands where it is not known.

    Parameters
    ----------
    column : {"status", "drug"}
        Where it stands.
    word : str
        The word.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The word for labs in the plural.
    """
    key = f"drug.{word}" if column == "drug" else word
    known = column == "drug" or word in ("active", "inactive", "unspecified")
    return form(key, language) if known and key in CHECK_TEXTS else printable(word)


def published_words(figure: pd.Series) -> str:
    """Return a figure as it was published: a count, a share or words.

    Parameters
    ----------
    figure : pandas.Series
        A row of :func:`geo.published.load_published`.

    Returns
    -------
    str
        For example ``527``, ``89 %`` or ``nearly identical``.
    """
    if not pd.isna(figure["labs"]):
        labs = int(figure["labs"])
        exact = count_range(labs, figure["statement"]) == (labs, labs)
        return number(labs) if exact else printable(figure["statement"])
    if not pd.isna(figure["share"]):
        return f"{float(figure['share']) * 100:g} %"
    return textwrap.shorten(printable(figure["statement"]), 200, placeholder=" …")


def source_words(figure: pd.Series, language: str) -> str:
    """Return where a figure was published and how sure it is.

    Parameters
    ----------
    figure : pandas.Series
        A row of :func:`geo.published.load_published`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Id of the release, source and confidence.
    """
    key = f"confidence.{figure['confidence']}"
    sure = check_word(key, language) if key in CHECK_TEXTS else printable(figure["confidence"])
    return check_word(
        "source",
        language,
        release=printable(figure["release"]),
        source=printable(figure["source"]),
        confidence=sure,
    )


def place_words(figure: pd.Series, language: str) -> str:
    """Return the place of a figure; nothing for the country.

    Parameters
    ----------
    figure : pandas.Series
        A row of :func:`geo.published.load_published`.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        With a space before it, such as `` in Sinaloa``.
    """
    if not figure["state_code"]:
        return ""
    return check_word("in", language, place=printable(figure["place"]))


def period_words(start: pd.Timestamp, end: pd.Timestamp, language: str) -> str:
    """Return a period whose first or last day may be missing.

    Parameters
    ----------
    start, end : pandas.Timestamp
        First and last day; NaT where not stated.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        With a space before it, such as `` from 1 January to 31 July 2023``.
    """
    first = "" if pd.isna(start) else day(start.date(), language)
    last = "" if pd.isna(end) else day(end.date(), language)
    if first and last:
        if start.year == end.year:
            first = first.removesuffix(f" {start.year}").removesuffix(" de")
        return check_word("from_to", language, start=first, end=last)
    key = "since" if first else "until" if last else "no_period"
    return check_word(key, language, start=first, end=last)
