"""The zip archive that an xlsx or an ods is, opened with care."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from geo.errors import ReleaseError
from geo.releases.workbooks.pack import Packed

MAX_UNPACKED: Final = 600_000_000
"""Bytes in all its parts: a sheet of 1,000,000 rows by 12 columns has 450 million."""
MAX_PART: Final = 50_000_000
"""Bytes in a part that lists sheets or styles: the largest that programs write have 5 million."""
MAX_RATIO: Final = 200
"""Times that an archive may grow when unpacked: sheets grow 5 to 50 times, bombs 1,000 times."""
MAX_MEMBERS: Final = 10_000
_SMALL: Final = 50_000_000
"""Bytes below which no ratio is absurd: columns of one value all through compress well."""
_BLOCK: Final = 1 << 20
_LENGTHS_AT: Final = 26
"""Where a part says how long its name is and what else stands before its content."""

ZIP_FAULTS: Final = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError,
    OSError, MemoryError,
)  # fmt: skip
"""What :mod:`zipfile` raises at a damaged or foreign archive."""


class Archive:
    """A zip archive whose parts come a block at a time.

    Parameters
    ----------
    archive : zipfile.ZipFile
        The open archive.
    file : str
        Its name in the text of errors.

    Attributes
    ----------
    file : str
        Its name in the text of errors.
    names : frozenset of str
        Its parts.
    parts : dict of str to str
        Its parts by what other parts call them: in small letters, with strokes.
    """

    def __init__(self, archive: zipfile.ZipFile, file: str) -> None:
        self.file = file
        self._archive = archive
        self._members = {info.filename: info for info in archive.infolist()}
        self.names = frozenset(self._members)
        self.parts = {name.replace("\\", "/").casefold(): name for name in self._members}

    def damaged(self, why: object) -> ReleaseError:
        """Return the error for an archive that is not what it should be.

        Parameters
        ----------
        why : object
            What is wrong.

        Returns
        -------
        ReleaseError
            To be raised.
        """
        return damaged(self.file, why)

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield a part in blocks of a megabyte.

        Parameters
        ----------
        name : str
            One of the names.

        Yields
        ------
        bytes
            The next block.

        Raises
        ------
        ReleaseError
            If the part is missing, damaged, or not as large as it says.
        """
        if name not in self._members:
            raise self.damaged(f"its part {name} is missing")
        member = copy.copy(self._members[name])
        said, seen = member.file_size, 0
        # zipfile stops where the directory says that the part ends; another program goes on to
        # the true end. So the true end is looked for, and must be the same.
        member.file_size = said + 1
        try:
            with self._archive.open(member) as part:
                while block := part.read(_BLOCK):
                    seen += len(block)
                    if seen > said:
                        break
                    yield block
        except ZIP_FAULTS as error:
            raise self.damaged(f"its part {name}: {error}") from error
        if seen != said:
            raise self.damaged(f"its part {name} is not as large as it says")

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """Return a part as a whole.

        Parameters
        ----------
        name : str
            One of the names.
        limit : int
            Bytes that it may have.

        Returns
        -------
        bytes
            The part.

        Raises
        ------
        ReleaseError
            If it is missing, damaged or larger.
        """
        if name in self._members and self._members[name].file_size > limit:
            raise self.damaged(f"its part {name} is larger than {limit:,} bytes")
        return b"".join(self.blocks(name))

    def packed(self, name: str) -> Packed:
        """Return a part as it lies in the archive.

        Parameters
        ----------
        name : str
            One of the names.

        Returns
        -------
        Packed
            Not unpacked and not checked.
        """
        member, stream = self._members[name], self._archive.fp
        assert stream is not None, "the archive is open"  # noqa: S101
        stream.seek(member.header_offset + _LENGTHS_AT)
        lengths = struct.unpack("<2H", stream.read(4))
        stream.seek(sum(lengths), io.SEEK_CUR)
        content = stream.read(member.compress_size)
        return Packed(member.compress_type, member.CRC, member.file_size, content)


def damaged(file: str, why: object) -> ReleaseError:
    """Return the error for a file that is not a readable spreadsheet.

    Parameters
    ----------
    file : str
        Its name.
    why : object
        What is wrong.

    Returns
    -------
    ReleaseError
        To be raised.
    """
    return ReleaseError(
        f"{file}: is not a readable spreadsheet ({why}); open it in a spreadsheet program "
        "and save it again"
    )


@contextmanager
def open_archive(path: Path, file: str) -> Iterator[Archive]:
    """Open a zip archive, unless unpacking it would do harm.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    file : str
        Its name in the text of errors.

    Yields
    ------
    Archive
        Its parts.

    Raises
    ------
    ReleaseError
        If it is damaged, locked, or a bomb.
    """
    try:
        archive = zipfile.ZipFile(path)
    except ZIP_FAULTS as error:
        raise damaged(file, error) from error
    with archive:
        members = archive.infolist()
        _check(members, path.stat().st_size, file)
        yield Archive(archive, file)


def _check(members: list[zipfile.ZipInfo], packed: int, file: str) -> None:
    unpacked = sum(member.file_size for member in members)
    if len(members) > MAX_MEMBERS:
        raise damaged(file, f"it has {len(members):,} parts; {MAX_MEMBERS:,} are the limit")
    if unpacked > MAX_UNPACKED or (unpacked > _SMALL and unpacked > MAX_RATIO * packed):
        raise ReleaseError(
            f"{file}: would grow from {packed:,} to {unpacked:,} bytes when unpacked, and was not "
            f"opened; the limit is {MAX_UNPACKED:,} bytes and {MAX_RATIO} times the file"
        )
    if any(member.flag_bits & 1 for member in members):
        raise locked(file)


def locked(file: str) -> ReleaseError:
    """Return the error for a file that needs a password.

    Parameters
    ----------
    file : str
        Its name.

    Returns
    -------
    ReleaseError
        To be raised.
    """
    return ReleaseError(f"{file}: is locked by a password; save it without one and try again")
