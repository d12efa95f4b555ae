"""How many typing errors are forgiven in a name."""

from __future__ import annotations

from typing import Final, NamedTuple


class Rule(NamedTuple):
    """When a misspelt name is taken for the nearest one.

    Attributes
    ----------
    letters : int
        Letters that the name has at least, without articles and honours.
    errors : int
        Typing errors forgiven in it.
    lead : int
        How many errors farther every other name lies at least.
    """

    letters: int
    errors: int
    lead: int


RULES: Final = (Rule(4, 1, 1), Rule(7, 2, 2), Rule(10, 2, 1))
"""A name is taken if one of them holds; ``docs/matching.md`` tells why these."""

HORIZON: Final = max(rule.errors + rule.lead for rule in RULES) - 1
"""Typing errors beyond which another name does not compete."""


def forgiven(letters: int, errors: int, lead: int) -> bool:
    """Return whether a misspelt name is taken for the nearest one.

    Parameters
    ----------
    letters : int
        Letters of the nearest name.
    errors : int
        Typing errors between the two.
    lead : int
        How many errors farther the next name lies.

    Returns
    -------
    bool
        True where one of :data:`RULES` holds.
    """
    return any(
        letters >= rule.letters and errors <= rule.errors and lead >= rule.lead for rule in RULES
    )
