"""How many labs free text tells of, where its row counts as one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from geo.releases.values.numbers import NUMBER_WORDS
from geo.text import fold

_LABS: Final = r"(?:narco ?)?laboratorio"
_SEVERAL: Final = re.compile(
    rf"\b([1-9]\d{{0,2}}|{'|'.join(word for word, n in NUMBER_WORDS.items() if n > 1)})"
    rf" (?:{_LABS}s|labs)\b"
)
_NONE: Final = re.compile(
    r"\b(?:no|sin|nunca|tampoco) (?:se )?(?:haber )?(?:ha |han )?"
    r"(?:localiz|encontr|hall|ubic|detect|asegur|descubr|observ)\w*"
    rf" (?:a |un |algun |ningun |el |los |dicho |presencia de |existencia de )*{_LABS}"
    rf"|\bningun {_LABS}|{_LABS}s? (?:no (?:fue|fueron|se) )(?:localiz|encontrado|hall|ubic)\w*$"
)


@lru_cache(maxsize=10_000)
def told_number(text: str) -> int:
    """Return how many labs a description tells of.

    Parameters
    ----------
    text : str
        For example ``Se localizaron tres laboratorios clandestinos``.

    Returns
    -------
    int
        The sum of the numbers before "laboratorios"; 0 where it says that
        none was found, and 1 where it says nothing of it.
    """
    folded = fold(text)
    if _NONE.search(folded):
        return 0
    numbers = (int(word) if word.isdecimal() else NUMBER_WORDS[word]
               for word in _SEVERAL.findall(folded))  # fmt: skip
    return sum(numbers) or 1
