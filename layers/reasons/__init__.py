"""The sentences of a reading's report and of errors in the language of the page.

:mod:`geo` and :mod:`layers` give reasons, advice, remarks and errors in
English, with names and values of the file in them. Here each is known again
by its fixed words, and said in Spanish with the same names and values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from string import Formatter
from typing import Final, NamedTuple

from layers.reasons.choices import CHOICE_SENTENCES
from layers.reasons.counts import COUNT_SENTENCES
from layers.reasons.density import DENSITY_SENTENCES
from layers.reasons.files import FILE_PHRASES, FILE_SENTENCES
from layers.reasons.options import OPTION_SENTENCES
from layers.reasons.places import PLACE_PHRASES, PLACE_SENTENCES
from layers.reasons.products import PRODUCT_SENTENCES
from layers.reasons.rasters import RASTER_SENTENCES
from layers.reasons.tables import TABLE_PHRASES, TABLE_SENTENCES
from layers.reasons.texts import TEXT_PHRASES, TEXT_SENTENCES
from layers.reasons.values import VALUE_PHRASES, VALUE_SENTENCES

SENTENCES: Final[dict[str, str]] = (
    FILE_SENTENCES
    | COUNT_SENTENCES
    | TEXT_SENTENCES
    | TABLE_SENTENCES
    | VALUE_SENTENCES
    | PLACE_SENTENCES
    | RASTER_SENTENCES
    | DENSITY_SENTENCES
    | CHOICE_SENTENCES
    | OPTION_SENTENCES
    | PRODUCT_SENTENCES
)
"""English to Spanish, a slot in braces for each name or value of the file.

A slot tells in English what may stand in it: ``{}`` text of the file, which is
never changed; ``{s}`` another of these sentences; ``{p}`` one or several of
:data:`PHRASES`, parted by commas; ``{a}``, ``{o}`` and ``{t}`` several, parted
by ``and``, ``or`` and ``to``. Spanish slots have numbers where their order
differs; a bar parts the words for one from those for more, where the first
slot is a number.
"""

PHRASES: Final[dict[str, str]] = (
    FILE_PHRASES | TEXT_PHRASES | TABLE_PHRASES | VALUE_PHRASES | PLACE_PHRASES
)
"""The same for parts of sentences, known only in a slot made for them."""

_PART: Final = "; "
_ANY: Final = ""
"""First word of the templates that begin with a slot."""

_MOST_PARTS: Final = 12
_MOST_PHRASES: Final = 500
_DEEPEST: Final = 4
"""Sentences inside each other; a hostile text must not go on for ever."""

_LONGEST: Final = 2_000
"""Characters; a longer text holds cells of the file, and is looked at as one sentence alone."""


class Template(NamedTuple):
    """A sentence with slots.

    Attributes
    ----------
    pieces : tuple of str
        The fixed words before, between and after the slots.
    kinds : tuple of str
        What may stand in each slot: empty for text of the file, or a letter.
    one, many : str
        The Spanish words, where the first slot is the number 1 and otherwise.
    """

    pieces: tuple[str, ...]
    kinds: tuple[str, ...]
    one: str
    many: str

    @property
    def weight(self) -> int:
        """The number of fixed characters: the more, the surer that a text is this sentence.

        Returns
        -------
        int
            Zero or more.
        """
        return sum(map(len, self.pieces))


class _Said(NamedTuple):
    weight: int
    text: str


def translate(text: str, language: str) -> str:
    """Return a reason, an advice, a remark or an error in a language.

    Parameters
    ----------
    text : str
        What :mod:`geo` says in English; several such sentences, each in a line
        of its own or parted by semicolons, are known too.
    language : {"en", "es"}
        Language.

    Returns
    -------
    str
        The sentence in that language. Names and values of the file in it stay
        as they are, and so does a text that is no sentence of :mod:`geo`.
    """
    if language == "en":
        return text
    return "\n".join(_sentence(line, 0).text for line in text.split("\n"))


def template(english: str, spanish: str = "") -> Template:
    """Return a sentence of the catalogue cut at its slots.

    Parameters
    ----------
    english, spanish : str
        The sentence in both languages.

    Returns
    -------
    Template
        Its pieces, one more than its slots.
    """
    pieces, kinds = [""], []
    for literal, name, _, _ in Formatter().parse(english):
        pieces[-1] += literal
        if name is not None:
            pieces.append("")
            kinds.append(name)
    one, bar, many = spanish.partition("|")
    return Template(tuple(pieces), tuple(kinds), one, many if bar else one)


def _sentence(text: str, depth: int) -> _Said:
    """Return one sentence, or several parted by semicolons, whichever has more fixed words."""
    if depth > _DEEPEST:
        return _Said(0, text)
    if len(text) > _LONGEST:
        return _known(text, _sentences(), depth) or _Said(0, text)
    return _parted(text, depth)


@lru_cache(maxsize=20_000)
def _parted(text: str, depth: int) -> _Said:
    whole = _known(text, _sentences(), depth) or _Said(0, text)
    parts = text.split(_PART)
    if len(parts) == 1 or len(parts) > _MOST_PARTS or whole.weight == len(text):
        return whole
    # From the end: what the parts from here on can be at best.
    best = [_Said(0, "")]
    for first in reversed(range(len(parts))):
        found = _Said(-1, "")
        for after in reversed(range(first + 1, len(parts) + 1)):
            words = _PART.join(parts[first:after])
            head = _known(words, _sentences(), depth) or _Said(0, words)
            rest = best[len(parts) - after]
            if head.weight + rest.weight > found.weight:
                both = _PART.join((head.text, rest.text)) if after < len(parts) else head.text
                found = _Said(head.weight + rest.weight, both)
        best.append(found)
    return best[-1]


def _known(text: str, index: Mapping[str, list[Template]], depth: int) -> _Said | None:
    """Return a text by the most literal template that it matches as a whole."""
    for one in index.get(text.partition(" ")[0], index[_ANY]):
        slots = _slots(one.pieces, text)
        if slots is not None:
            # "1" or, with its noun, "1 date".
            single = bool(slots) and slots[0].partition(" ")[0] == "1"
            words = one.one if single else one.many
            filled = [
                _FILLED[kind](slot, depth + 1) for kind, slot in zip(one.kinds, slots, strict=True)
            ]
            weight = one.weight + sum(slot.weight for slot in filled)
            return _Said(weight, words.format(*(slot.text for slot in filled)))
    return None


def _slots(pieces: tuple[str, ...], text: str) -> list[str] | None:
    """Return what stands between the pieces; no pattern is tried twice at a place."""
    first, last = pieces[0], pieces[-1]
    if len(pieces) == 1:
        return [] if text == first else None
    at, end = len(first), len(text) - len(last)
    if at > end or not (text.startswith(first) and text.endswith(last)):
        return None
    found = []
    for piece in pieces[1:-1]:
        there = text.find(piece, at, end)
        if there < 0:
            return None
        found.append(text[at:there])
        at = there + len(piece)
    found.append(text[at:end])
    return found


def _as_it_is(text: str, _depth: int) -> _Said:
    return _Said(0, text)


def _phrases_in(text: str, depth: int, english: str = ", ", spanish: str = ", ") -> _Said:
    """Return one phrase, or several parted by a comma or a word, whichever has more fixed words."""
    if depth > _DEEPEST:
        return _Said(0, text)
    whole = _known(text, _phrases(), depth) or _Said(0, text)
    parts = text.split(english, _MOST_PHRASES)
    found = [_known(part, _phrases(), depth) or _Said(0, part) for part in parts]
    weight = sum(part.weight for part in found)
    weight += len(english) * (len(found) - 1) if english != spanish else 0
    return _Said(weight, spanish.join(p.text for p in found)) if weight > whole.weight else whole


_FILLED: Final[dict[str, Callable[[str, int], _Said]]] = {
    "": _as_it_is,
    "s": _sentence,
    "p": _phrases_in,
    "a": partial(_phrases_in, english=" and ", spanish=" y "),
    "o": partial(_phrases_in, english=" or ", spanish=" o "),
    "t": partial(_phrases_in, english=" to ", spanish=" → "),
}


@cache
def _sentences() -> dict[str, list[Template]]:
    return _indexed(SENTENCES)


@cache
def _phrases() -> dict[str, list[Template]]:
    return _indexed(PHRASES)


def _indexed(catalogue: Mapping[str, str]) -> dict[str, list[Template]]:
    """Return the templates that a text of some first word can be, the most literal first."""
    index: dict[str, list[Template]] = defaultdict(list)
    for one in sorted((template(*both) for both in catalogue.items()), key=lambda t: -t.weight):
        word, space, _ = one.pieces[0].partition(" ")
        index[word if space or len(one.pieces) == 1 else _ANY].append(one)
    every = index[_ANY]
    return {
        word: sorted([*some, *every], key=lambda t: -t.weight) if word != _ANY else every
        for word, some in index.items()
    }
