"""A PDF with a text layer as one sheet of cells, each row traced to its page and line."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.pdf import PDF

from geo.errors import ReleaseError
from geo.releases.cells import Sheet, Source
from geo.releases.pdf.guard import check_document, check_page, check_size
from geo.releases.pdf.page import PageContent, read_page
from geo.releases.pdf.tables import find_rows
from geo.releases.report import NotRead

# The library warns of every oddity of a file; what matters is told in the remarks.
for _library in ("pdfminer", "pdfplumber"):
    logging.getLogger(_library).setLevel(logging.ERROR)


def read_pdf(path: Path, file: str) -> Source:
    """Return the tables and lines of a PDF as one sheet.

    Parameters
    ----------
    path : pathlib.Path
        A PDF.
    file : str
        Its name in the text of errors.

    Returns
    -------
    Source
        One sheet without a name, whose origins give page and row of the page;
        a line that is part of no table is a row of one cell. Pages that are
        pictures, and whatever else could not be read, are named as unread.

    Raises
    ------
    ReleaseError
        If it is damaged, locked, too large, a form, or without any text.
    """
    try:
        check_size(path, file)
        with _library_faults(file), pdfplumber.open(path, raise_unicode_errors=False) as pdf:
            pages, unread = _pages(pdf, file)
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be opened ({error.strerror or error})") from error
    return _source(pages, unread, file)


@contextmanager
def _library_faults(file: str) -> Iterator[None]:
    try:
        yield
    except ReleaseError:
        raise
    except Exception as error:
        # A damaged PDF makes the library raise whatever its bytes lead it to: TypeError,
        # KeyError, struct.error, RecursionError and its own kinds, under no common base.
        causes = [error, *error.args]
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
            raise ReleaseError(
                f"{file}: is locked with a password; save it without one and try again"
            ) from error
        kind = type(error.args[0] if error.args and isinstance(error.args[0], Exception) else error)
        raise ReleaseError(
            f"{file}: is damaged and cannot be read as a PDF ({kind.__name__}); open it in a "
            "viewer and print it into a new PDF"
        ) from error


def _pages(pdf: PDF, file: str) -> tuple[list[PageContent], list[NotRead]]:
    unread = check_document(pdf, file)
    pages: list[PageContent] = []
    for page in pdf.pages:
        unread += check_page(page, file)
        pages.append(read_page(page))
        unread += pages[-1].unread
        # Its letters take 2 MB a page.
        page.close()
    return pages, unread


def _source(pages: list[PageContent], unread: list[NotRead], file: str) -> Source:
    remarks = [remark for page in pages for remark in page.remarks]
    if not any(page.words for page in pages):
        reasons = [*(f"{name}: {reason}" for name, _, reason in unread), *remarks]
        shown = "; ".join(reasons[:3]) or "its pages are empty"
        more = f"; and so on for {len(pages):,} pages" if len(reasons) > 3 else ""
        raise ReleaseError(
            f"{file}: has no text that can be read ({shown}{more}); make its text readable with a "
            "program for text recognition (OCR), or ask for the table as a spreadsheet"
        )
    rows = find_rows(pages)
    if rows.put_together:
        remarks.append(
            f"{rows.put_together:,} rows of tables without rules were put together from several "
            "lines each"
        )
    if rows.sparse:
        remarks.append(
            f"{rows.sparse:,} rows of tables without rules fill few columns and not the first: see "
            "whether they belong to the row above or below"
        )
    sheet = Sheet(name="", rows=rows.rows, origins=tuple(rows.origins), merged=tuple(rows.merged))
    return Source("pdf", (sheet,), remarks=tuple(remarks), unread=tuple(unread))
