"""XML gone through without keeping it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.parsers import expat

from geo.releases.workbooks.archive import damaged

Start = Callable[[str, dict[str, str]], object]
"""What is called at the start of an element, with its local name and its attributes."""


def local(name: str) -> str:
    """Return a name of XML without its prefix.

    Parameters
    ----------
    name : str
        As ``x:row``.

    Returns
    -------
    str
        As ``row``.
    """
    return name.rpartition(":")[2]


def true(value: str | None) -> bool:
    """Return whether an attribute says yes.

    Parameters
    ----------
    value : str or None
        Its value, if there is one.

    Returns
    -------
    bool
        Whether it is ``1``, ``true`` or ``on``.
    """
    return value in ("1", "true", "on")


def make_parser(file: str) -> expat.XMLParserType:
    """Return a parser of XML that refuses what no spreadsheet program writes.

    Parameters
    ----------
    file : str
        Name of the file in the text of errors.

    Returns
    -------
    xml.parsers.expat.XMLParserType
        A parser without handlers; it stops at a document type, which can
        declare entities that grow without end.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def _forbid(*_: object) -> None:
        raise damaged(file, "it declares a document type, which no spreadsheet program writes")

    parser.StartDoctypeDeclHandler = _forbid
    return parser


def feed(parser: expat.XMLParserType, blocks: Iterable[bytes], file: str) -> None:
    """Go through XML, calling the handlers of a parser; nothing of it is kept.

    Parameters
    ----------
    parser : xml.parsers.expat.XMLParserType
        The parser.
    blocks : iterable of bytes
        The XML.
    file : str
        Name of the file in the text of errors.

    Raises
    ------
    ReleaseError
        If it is not well formed.
    """
    try:
        for block in blocks:
            parser.Parse(block, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, UnicodeError) as error:
        raise damaged(file, error) from error


def starts(blocks: Iterable[bytes], file: str, start: Start) -> None:
    """Go through XML and call back at the start of each element.

    Parameters
    ----------
    blocks : iterable of bytes
        The XML.
    file : str
        Name of the file in the text of errors.
    start : callable
        Called with the local name of an element and its attributes.

    Raises
    ------
    ReleaseError
        If it is not well formed.
    """
    parser = make_parser(file)
    parser.StartElementHandler = lambda name, given: start(local(name), given)
    feed(parser, blocks, file)
