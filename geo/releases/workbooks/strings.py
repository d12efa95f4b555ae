"""How long the texts are that the cells of an xlsx share.

The library that reads the cells copies a shared text into each cell that shows
it: a hundred kilobytes of archive can ask for a hundred gigabytes of text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from typing import Final

from geo.releases.workbooks.archive import damaged
from geo.releases.workbooks.facts import MAX_CELLS
from geo.releases.workbooks.sheet_xml import feed, local, make_parser

_DECLARED: Final = re.compile(rb"ount\s{0,9}=\s{0,9}[\"']\s{0,9}\+?([0-9]{1,40})")
_TAIL: Final = 80


def longest_string(blocks: Iterable[bytes], file: str) -> int:
    """Return how many characters the longest shared text has at most.

    Parameters
    ----------
    blocks : iterable of bytes
        The XML of the shared texts.
    file : str
        Name of the file in the text of errors.

    Returns
    -------
    int
        Bytes between the ends of two texts.

    Raises
    ------
    ReleaseError
        If there are more texts than cells that could show them.
    """
    longest = open_bytes = count = total = 0
    plain, tail = True, b""
    for block in blocks:
        total += len(block)
        # The library makes room for as many texts as are declared.
        for declared in _DECLARED.findall(tail + block):
            count = max(count, 2 * int(declared))
        tail = block[-_TAIL:]
        count += block.count(b"si")
        plain = plain and b"<!" not in block
        first, *others = block.split(b"</si>")
        open_bytes += len(first)
        longest = max(longest, open_bytes)
        if others:
            longest = max(longest, *map(len, others))
            open_bytes = len(others[-1])
    if count > 2 * MAX_CELLS:
        raise damaged(file, f"it holds more than {MAX_CELLS:,} texts")
    # What looks like the end of a text may stand in a comment.
    return longest if plain else total


def string_lengths(blocks: Iterable[bytes], file: str) -> array[int]:
    """Return the length of each shared text.

    Parameters
    ----------
    blocks : iterable of bytes
        The XML of the shared texts.
    file : str
        Name of the file in the text of errors.

    Returns
    -------
    array of int
        Characters, in the order of the texts.

    Raises
    ------
    ReleaseError
        If the XML is damaged.
    """
    lengths = array("L")

    def _start(name: str, _: object) -> None:
        if local(name) == "si":
            lengths.append(0)

    def _text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    parser = make_parser(file)
    parser.StartElementHandler, parser.CharacterDataHandler = _start, _text
    feed(parser, blocks, file)
    return lengths
