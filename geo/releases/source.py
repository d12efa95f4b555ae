"""Any file that a release may come in, told apart by its content."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.errors import ReleaseError
from geo.releases.cells import Source
from geo.releases.texts.delimited import read_delimited
from geo.releases.workbooks.archive import ZIP_FAULTS, damaged, locked
from geo.releases.workbooks.ole import SIGNATURE
from geo.releases.workbooks.workbook import read_workbook

READABLE: Final = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt", ".pdf")
"""Endings of the files that can be read; what counts is their content."""

_ENDINGS: Final = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "pdf": (".pdf",),
    "text": (".csv", ".tsv", ".txt", ".tab", ".dat", ".prn", ".asc"),
}
_SAVE: Final = "open it in a spreadsheet program and save it as .xlsx"
_TYPE: Final = "put its table into a spreadsheet and save that as .xlsx"
_UNPACK: Final = "unpack it and give one of the files in it"
_HEAD: Final = 4096
_SIGNATURES: Final = (
    (b"\x89PNG", "a picture", _TYPE),
    (b"\xff\xd8\xff", "a picture", _TYPE),
    (b"GIF8", "a picture", _TYPE),
    (b"II*\0", "a picture", _TYPE),
    (b"MM\0*", "a picture", _TYPE),
    (b"{\\rtf", "a text document (RTF)", _TYPE),
    (b"\x1f\x8b", "a packed archive (gzip)", _UNPACK),
    (b"BZh", "a packed archive (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "a packed archive (xz)", _UNPACK),
    (b"7z\xbc\xaf", "a packed archive (7z)", _UNPACK),
    (b"Rar!", "a packed archive (rar)", _UNPACK),
    (b"SQLite format 3", "a database (SQLite)", _TYPE),
    (b"PAR1", "a Parquet table", _TYPE),
    (b"\x09\x00\x04\x00", "a spreadsheet of Excel 2", _SAVE),
    (b"\x09\x02\x06\x00", "a spreadsheet of Excel 3", _SAVE),
    (b"\x09\x04\x06\x00", "a spreadsheet of Excel 4", _SAVE),
)
_MARKED: Final = (
    ("urn:schemas-microsoft-com:office:spreadsheet", "an XML Spreadsheet 2003", _SAVE),
    ("urn:oasis:names:tc:opendocument", "a flat OpenDocument file", _SAVE),
    ("<html", "a web page (HTML)", _SAVE),
    ("<!doctype html", "a web page (HTML)", _SAVE),
    ("<table", "a web page (HTML)", _SAVE),
    ("<?xml", "an XML file", _SAVE),
)
"""What files that begin like XML hold near their beginning, most telling first."""


def open_source(path: Path, file: str, *, encoding: str = "") -> Source:
    """Return what a file holds, told by its content and not by its ending.

    Parameters
    ----------
    path : pathlib.Path
        An xlsx, xlsm, xls, ods, PDF or text file.
    file : str
        Its name in the text of errors.
    encoding : str
        Encoding of a text table, where it is known.

    Returns
    -------
    Source
        Its sheets; where its ending says something else, a remark says so.

    Raises
    ------
    ReleaseError
        If it is missing, of another kind, damaged, locked or too large.
    """
    try:
        if path.is_dir():
            raise ReleaseError(f"{file}: is a folder; give one of the files in it")
        if not path.is_file():
            raise ReleaseError(f"{file}: there is no such file")
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise ReleaseError(f"{file}: cannot be opened ({error.strerror or error})") from error
    source = _read(path, file, head, encoding)
    ending = path.suffix.lower()
    if ending in _ENDINGS[source.format]:
        return source
    known = {e for endings in _ENDINGS.values() for e in endings}
    if source.format == "text" and ending not in known:
        return source
    shown = {"text": "a text table", "pdf": "a PDF"}.get(source.format, f"an {source.format}")
    remark = f"the file is named {ending or 'without an ending'}, but it is {shown}; it was read so"
    return replace(source, remarks=(*source.remarks, remark))


def _read(path: Path, file: str, head: bytes, encoding: str) -> Source:
    if not head:
        raise ReleaseError(f"{file}: is empty")
    if head.startswith(SIGNATURE):
        return read_workbook(path, file)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_zip(path, file)
        return read_workbook(path, file)
    if b"%PDF-" in head[:1024]:
        # Only here, for the library that reads PDF takes long to load.
        from geo.releases.pdf.document import read_pdf

        return read_pdf(path, file)
    if found := next((found for found in _SIGNATURES if head.startswith(found[0])), None):
        raise _other(file, *found[1:])
    _check_markup(head, file)
    return read_delimited(path, file, encoding=encoding)


def _other(file: str, kind: str, advice: str) -> ReleaseError:
    return ReleaseError(
        f"{file}: is {kind} and cannot be read; {advice} (readable: {', '.join(READABLE)})"
    )


def _check_markup(head: bytes, file: str) -> None:
    text = head.replace(b"\0", b"").decode("latin-1").lower().lstrip("\ufeffÿþï»¿ \t\r\n")
    if text.startswith("mime-version:"):
        raise _other(file, "a web archive (MHTML)", _SAVE)
    if not text.startswith("<"):
        return
    if found := next((found for found in _MARKED if found[0] in text), None):
        raise _other(file, *found[1:])


def _check_zip(path: Path, file: str) -> None:
    """Refuse archives that hold no workbook which can be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except ZIP_FAULTS as error:
        raise damaged(file, error) from error
    names = [info.filename.replace("\\", "/") for info in infos]
    folders = {name.partition("/")[0].casefold() for name in names if "/" in name}
    if any(name.casefold() == "xl/workbook.bin" for name in names):
        raise _other(file, "a binary workbook (.xlsb)", _SAVE)
    if "xl" in folders or "content.xml" in names:
        return
    if "word" in folders:
        raise _other(file, "a Word document", _TYPE)
    if "ppt" in folders:
        raise _other(file, "a PowerPoint presentation", _TYPE)
    if any(name.endswith(".iwa") for name in names):
        raise _other(file, "a Numbers spreadsheet", "export it from Numbers as .xlsx")
    if "encrypted-package" in names or "EncryptedPackage" in names:
        raise locked(file)
    inside = ", ".join(name[:60] for name in names[:3]) or "nothing"
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    raise _other(file, f"a packed archive (zip) of {inside}{more}", _UNPACK)
