"""The parts of an xlsx: its sheets and where they lie, and the same parts made plain."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from geo.releases.workbooks.archive import MAX_UNPACKED, Archive
from geo.releases.workbooks.pack import Packed, join_parts
from geo.releases.workbooks.sheet_xml import starts, true

SHEET: Final = "worksheet"
"""Kind of a sheet that holds cells."""
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it.

    Attributes
    ----------
    name : str
        Its name.
    kind : str
        ``worksheet``, ``chartsheet``, ``dialogsheet`` or another.
    hidden : bool
        Whether it is hidden.
    part : str
        Where it lies in the archive.
    """

    name: str
    kind: str
    hidden: bool
    part: str


class Book(NamedTuple):
    """What an xlsx says of itself.

    Attributes
    ----------
    sheets : tuple of SheetPart
        Its sheets, in their order.
    epoch_1904 : bool
        Whether its serial dates count from 1 January 1904.
    styles, strings : str
        Where its styles and its shared texts lie; empty where it has none.
    """

    sheets: tuple[SheetPart, ...]
    epoch_1904: bool
    styles: str
    strings: str


class _Link(NamedTuple):
    kind: str
    part: str


def book_part(archive: Archive) -> str:
    """Return where the list of sheets lies in an xlsx.

    Parameters
    ----------
    archive : Archive
        An archive.

    Returns
    -------
    str
        As ``xl/workbook.xml``; empty if the archive is no xlsx.
    """
    if "_rels/.rels" in archive.parts:
        for link in _links(archive, "").values():
            if link.kind == "officeDocument" and link.part in archive.names:
                return link.part
    return archive.parts.get("xl/workbook.xml", "")


def read_book(archive: Archive, part: str) -> Book:
    """Return the sheets of an xlsx and where they lie.

    Parameters
    ----------
    archive : Archive
        The xlsx.
    part : str
        Where its list of sheets lies.

    Returns
    -------
    Book
        Its sheets and its epoch.

    Raises
    ------
    ReleaseError
        If it is damaged, names a sheet twice, or has no sheet of cells.
    """
    links = _links(archive, part)
    sheets: list[SheetPart] = []
    epochs: list[bool] = []

    def _start(name: str, given: dict[str, str]) -> None:
        if name == "workbookPr":
            epochs.append(true(given.get("date1904")))
        elif name == "sheet":
            ids = [value for key, value in given.items() if key.endswith(":id") and value in links]
            if not ids:
                raise archive.damaged(f"the sheet {given.get('name')!r} has no content")
            link = links[ids[0]]
            hidden = given.get("state", "visible") != "visible"
            sheets.append(SheetPart(given.get("name", ""), link.kind, hidden, link.part))

    starts([archive.read(part)], archive.file, _start)
    if not any(sheet.kind == SHEET for sheet in sheets):
        raise archive.damaged("it has no sheet of cells")
    names, parts = {sheet.name for sheet in sheets}, {sheet.part for sheet in sheets}
    if min(len(names), len(parts)) < len(sheets):
        raise archive.damaged("two of its sheets have the same name or the same cells")
    by_kind = {link.kind: link.part for link in links.values() if link.part in archive.names}
    if styles := by_kind.get("styles"):
        archive.read(styles)
    return Book(
        tuple(sheets), any(epochs), by_kind.get("styles", ""), by_kind.get("sharedStrings", "")
    )


def _links(archive: Archive, part: str) -> dict[str, _Link]:
    folder, name = posixpath.split(part.replace("\\", "/"))
    found: dict[str, _Link] = {}

    def _start(element: str, given: dict[str, str]) -> None:
        if element == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "").replace("\\", "/")
            # Some programs leave out the stroke of a target that starts at the root.
            rooted = target.startswith(("/", f"{folder}/")) if folder else True
            path = posixpath.normpath(target if rooted else f"{folder}/{target}").lstrip("/")
            kind = given.get("Type", "").rpartition("/")[2]
            found[given.get("Id", "")] = _Link(kind, archive.parts.get(path.casefold(), path))

    rels = archive.parts.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold(), "")
    starts([archive.read(rels or "_rels/.rels")], archive.file, _start)
    return found


def plain_archive(
    archive: Archive, book: Book, sheets: Sequence[SheetPart], odd_errors: Collection[str]
) -> bytes:
    """Return an xlsx that holds the cells of another and nothing else.

    The library that reads the cells finds its own way through an archive. In
    this one there is no other way than to the parts that were looked at.

    Parameters
    ----------
    archive : Archive
        The xlsx.
    book : Book
        What it says of itself.
    sheets : sequence of SheetPart
        Those of its sheets to take; they are named ``1``, ``2`` and so on.
    odd_errors : collection of str
        Errors, as ``#SPILL!``, that the library does not know; ``#N/A`` stands
        in their place.

    Returns
    -------
    bytes
        The xlsx.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    epoch = "<workbookPr date1904='1'/>" if book.epoch_1904 else ""
    named = {f"worksheets/sheet{n}.xml": ("worksheet", f"r{n}") for n in numbers}
    taken = {f"xl/{path}": sheet.part for path, sheet in zip(named, sheets, strict=True)}
    for kind, part in (("styles", book.styles), ("sharedStrings", book.strings)):
        if part:
            named[f"{kind}.xml"] = (kind, kind)
            taken[f"xl/{kind}.xml"] = part
    written = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _relationships({"xl/workbook.xml": ("officeDocument", "r1")}),
        "xl/_rels/workbook.xml.rels": _relationships(named),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}'
        f"<sheets>{listed}</sheets></workbook>",
    }
    parts = {path: Packed.of(text.encode()) for path, text in written.items()}
    for path, part in taken.items():
        if odd_errors and path.startswith("xl/worksheets/"):
            content = archive.read(part, MAX_UNPACKED)
            for text in odd_errors:
                content = content.replace(f"v>{text}<".encode(), b"v>#N/A<")
            parts[path] = Packed.of(content)
        else:
            parts[path] = archive.packed(part)
    return join_parts(parts)


def _relationships(named: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{path}"/>'
        for path, (kind, name) in named.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'
