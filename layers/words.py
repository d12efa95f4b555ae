"""Words, numbers and dates as a reader of English or of Mexican Spanish expects them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from layers.choices import LANGUAGES
from layers.texts import TEXTS

LONGEST_NAME: Final = 60
"""Characters of a name on a map or in a sentence; JSON and tables hold it whole."""

_MONTHS: Final = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}


class Teller:
    """Texts that stand in both languages, told in one of them.

    Parameters
    ----------
    texts : mapping of str to tuple of (str, str)
        By key, in the order of :data:`layers.choices.LANGUAGES`.
    """

    def __init__(self, texts: Mapping[str, tuple[str, str]]) -> None:
        self._texts = texts

    def __call__(self, key: str, language: str, **values: object) -> str:
        """Return one text in one language, its braces filled.

        Parameters
        ----------
        key : str
            Key of the text.
        language : {"en", "es"}
            Language.
        **values : object
            What stands in the braces; it is inserted as it is, never read again.

        Returns
        -------
        str
            The text.
        """
        return fill(self._texts[key], language, **values)


say: Final = Teller(TEXTS)
"""Tells the texts of maps."""


def fill(both: tuple[str, str], language: str, **values: object) -> str:
    """Return a text that stands in both languages in one of them, its braces filled.

    Parameters
    ----------
    both : tuple of (str, str)
        The text in the order of :data:`layers.choices.LANGUAGES`.
    language : {"en", "es"}
        Language.
    **values : object
        What stands in the braces.

    Returns
    -------
    str
        The text.
    """
    return both[LANGUAGES.index(language)].format(**values)


def counted(number_of: int, noun: str, language: str) -> str:
    """Return a number with its noun in the right form, such as ``1 lab`` or ``386 labs``.

    Parameters
    ----------
    number_of : int
        How many.
    noun : str
        Key of :data:`TEXTS` without its ``n.``.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        Number and noun.
    """
    one, many = TEXTS[f"n.{noun}"][LANGUAGES.index(language)].split("|")
    return (one if number_of == 1 else many).format(n=number(number_of))


def number(value: float, decimals: int = 0) -> str:
    """Return a number with commas between thousands, as Mexico and English write it.

    Parameters
    ----------
    value : float
        The number.
    decimals : int
        Digits after the point.

    Returns
    -------
    str
        For example ``1,658``.
    """
    return f"{value:,.{decimals}f}"


def rate(value: float) -> str:
    """Return a rate with two significant digits, or all digits before the point.

    Parameters
    ----------
    value : float
        The rate, zero or more.

    Returns
    -------
    str
        For example ``0.034``, ``6.8`` or ``124``.
    """
    if value == 0:
        return "0"
    return number(value) if value >= 9.95 else f"{Decimal(f'{value:.2g}'):f}"


def percent(share: float) -> str:
    """Return a share of one in percent with one decimal.

    Parameters
    ----------
    share : float
        Between 0 and 1.

    Returns
    -------
    str
        For example ``11.0 %``.
    """
    return f"{share * 100:.1f} %"


def shortened(name: str) -> str:
    """Return the name of a file, a sheet or a release with its middle left out if it is long.

    Parameters
    ----------
    name : str
        A name that somebody else chose; nothing limits it.

    Returns
    -------
    str
        :data:`LONGEST_NAME` characters at most; its beginning and, with the
        ending of a file, its end.
    """
    if len(name) <= LONGEST_NAME:
        return name
    end = LONGEST_NAME // 3
    return f"{name[: LONGEST_NAME - end - 1].rstrip()}…{name[-end:].lstrip()}"


def day(value: date, language: str) -> str:
    """Return a date written out.

    Parameters
    ----------
    value : datetime.date
        The date.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        ``1 January 2023`` or ``1 de enero de 2023``.
    """
    joint = " de " if language == "es" else " "
    return joint.join((str(value.day), _MONTHS[language][value.month - 1], str(value.year)))


def known_date(value: date, precision: str, language: str) -> str:
    """Return as much of a record's date as is known.

    Parameters
    ----------
    value : datetime.date
        First day of the period; not looked at where the precision is ``none``.
    precision : {"day", "month", "year", "none"}
        How much of it is known.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        ``20 July 2022``, ``July 2022``, ``2022`` or ``date not known``.
    """
    if precision == "none":
        return say("date_not_known", language)
    written = day(value, language)
    if precision == "month":
        return written.removeprefix(f"{value.day} ").removeprefix("de ")
    return written if precision == "day" else str(value.year)
