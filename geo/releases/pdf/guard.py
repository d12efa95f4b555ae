"""What must be known of a PDF before its pages are read: bombs, forms, and text off the page."""

from __future__ import annotations

import mmap
import re
import zlib
from itertools import islice
from pathlib import Path
from typing import Final

from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from geo.errors import ReleaseError
from geo.releases.report import NotRead

MAX_MB: Final = 100
MAX_PAGES: Final = 2_000
MAX_UNPACKED_MB: Final = 300
"""Size of one packed part of the file; a page scanned in colour takes 100 MB."""
MAX_PAGE_MB: Final = 20
"""Size of the drawing orders of one page; a page full of text takes 0.1 MB."""

_STREAM: Final = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
_PACKED: Final = re.compile(rb"[\x08-\x78][\x01\x5e\x9c\xda]")
_PIECE: Final = 1 << 20
_NESTED: Final = 3


def check_size(path: Path, file: str) -> None:
    """Refuse a file that is too large, or would be once it is unpacked.

    Parameters
    ----------
    path : pathlib.Path
        A PDF.
    file : str
        Its name in the text of errors.

    Raises
    ------
    ReleaseError
        If it, or a part of it, is too large.
    """
    size = path.stat().st_size
    if size > MAX_MB * 1_000_000:
        raise ReleaseError(f"{file}: is larger than {MAX_MB} MB; split it into several files")
    if not size:
        raise ReleaseError(f"{file}: is empty")
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        for start in (match.end() for match in _STREAM.finditer(raw)):
            if _unpacks_beyond(raw, start):
                raise ReleaseError(
                    f"{file}: has a part that unpacks to more than {MAX_UNPACKED_MB} MB, as no "
                    "table does; print it into a new PDF and try again"
                )


def _unpacks_beyond(raw: mmap.mmap, start: int) -> bool:
    """Return whether a part is too large once unpacked, also if it is packed several times."""
    unpackers = [_Unpacker()]
    for place in range(start, len(raw), _PIECE):
        if _feed(unpackers, 0, raw[place : place + _PIECE]):
            return True
        if unpackers[0].done:
            break
    return False


class _Unpacker:
    """What one packing of a part has given so far."""

    def __init__(self) -> None:
        self.zlib = zlib.decompressobj()
        self.size = 0
        self.done = False


def _feed(unpackers: list[_Unpacker], level: int, data: bytes) -> bool:
    """Unpack a piece, and what comes out again if it is packed; True if it grows too large."""
    unpacker = unpackers[level]
    while data and not unpacker.done:
        try:
            out = unpacker.zlib.decompress(data, _PIECE)
        except zlib.error:
            unpacker.done = True
            return False
        data = unpacker.zlib.unconsumed_tail
        unpacker.done = unpacker.zlib.eof or not out
        if not unpacker.size and level + 1 < _NESTED and _PACKED.match(out):
            unpackers.append(_Unpacker())
        unpacker.size += len(out)
        if unpacker.size > MAX_UNPACKED_MB * 1_000_000:
            return True
        if len(unpackers) > level + 1 and _feed(unpackers, level + 1, out):
            return True
    return False


def check_document(pdf: PDF, file: str) -> list[NotRead]:
    """Refuse documents whose text does not stand on their pages.

    Parameters
    ----------
    pdf : pdfplumber.pdf.PDF
        An open PDF.
    file : str
        Its name in the text of errors.

    Returns
    -------
    list of NotRead
        What beside the pages is left unread.

    Raises
    ------
    ReleaseError
        If it has too many pages or none, or is a form of the XFA kind.
    """
    pages = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1))
    if pages > MAX_PAGES:
        raise ReleaseError(f"{file}: has more than {MAX_PAGES:,} pages; split it")
    if not pages:
        raise ReleaseError(f"{file}: has no pages; it is damaged, or a folder of attachments")
    catalog = pdf.doc.catalog
    form = resolve1(catalog.get("AcroForm"))
    if isinstance(form, dict) and resolve1(form.get("XFA")):
        raise ReleaseError(
            f"{file}: is a form (XFA) whose text is made only when it is opened; open it in "
            "Adobe Reader and print it into a new PDF"
        )
    names = resolve1(catalog.get("Names"))
    if isinstance(names, dict) and resolve1(names.get("EmbeddedFiles")):
        return [NotRead("attached files", 0, "files attached to a PDF are not opened")]
    return []


def check_page(page: Page, file: str) -> list[NotRead]:
    """Return what stands on a page and is not read with it.

    Parameters
    ----------
    page : pdfplumber.page.Page
        A page.
    file : str
        Name of the file in the text of errors.

    Returns
    -------
    list of NotRead
        Comments and filled fields of forms lie over the page, not on it.

    Raises
    ------
    ReleaseError
        If the page draws more than any page does.
    """
    drawn = sum(
        len(stream.get_data())
        for stream in map(resolve1, page.page_obj.contents)
        if hasattr(stream, "get_data")
    )
    if drawn > MAX_PAGE_MB * 1_000_000:
        raise ReleaseError(
            f"{file}: page {page.page_number} is a drawing of more than {MAX_PAGE_MB} MB; leave it "
            "out and try again"
        )
    notes = resolve1(page.page_obj.annots)
    over = 0
    for note in map(resolve1, notes if isinstance(notes, list) else []):
        if isinstance(note, dict):
            kind = getattr(resolve1(note.get("Subtype")), "name", "")
            over += bool(resolve1(note.get({"Widget": "V", "FreeText": "Contents"}.get(kind, ""))))
    if not over:
        return []
    reason = f"only what lies under its comments and filled fields ({over}) was read"
    return [NotRead(f"page {page.page_number}", 0, reason)]
