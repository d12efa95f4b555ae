"""The compound file that an xls is, opened with care.

The library that reads the cells takes the sizes that such a file declares as
they stand, and one wrong number would let it ask for more memory than there
is, which ends the whole program. So each is compared with the file first.
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

from geo.releases.workbooks.archive import damaged

SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER: Final = 512
_MINI: Final = 64
_MINI_LIMIT: Final = 4096
_LAST: Final = 0xFFFFFFFA
"""Numbers above this are marks, as the end of a chain, and no sectors."""
_STREAM: Final = 2


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file whose declared sizes are borne out by its bytes.

    Parameters
    ----------
    raw : bytes
        The file.
    file : str
        Its name in the text of errors.

    Attributes
    ----------
    names : tuple of str
        Its streams and folders.

    Raises
    ------
    ReleaseError
        If it is damaged.
    """

    def __init__(self, raw: bytes, file: str) -> None:
        self._raw, self._file = raw, file
        if len(raw) < _HEADER or not raw.startswith(SIGNATURE):
            raise damaged(file, "it ends within its header")
        shift, mini_shift = struct.unpack_from("<2H", raw, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise damaged(file, "its header is wrong")
        self._size = 1 << shift
        directories, tables, start = struct.unpack_from("<3I", raw, 40)
        mini_start, minis, more_start, more = struct.unpack_from("<4I", raw, 60)
        sectors = len(raw) // self._size
        if max(directories, tables, minis, more) > sectors:
            raise damaged(file, "it says that it is larger than it is")
        self._next = self._table(more_start, tables)
        listed = self._chain(start)
        self._entries = [self._entry(listed[at : at + 128]) for at in range(0, len(listed), 128)]
        if not self._entries or any(e.size > len(raw) for e in self._entries if e.kind):
            raise damaged(file, "it says that it is larger than it is")
        self._mini_next = self._numbers(self._chain(mini_start))
        self._mini = self._chain(self._entries[0].start)
        if len(self._mini) < self._entries[0].size:
            raise damaged(file, "it ends early")
        self.names: tuple[str, ...] = tuple(entry.name for entry in self._entries)

    def stream(self, name: str) -> bytes:
        """Return the content of a stream.

        Parameters
        ----------
        name : str
            One of the names; the first that has it.

        Returns
        -------
        bytes
            The content.

        Raises
        ------
        ReleaseError
            If it is damaged.
        """
        entry = self._entries[self.names.index(name)]
        if entry.size < _MINI_LIMIT:
            content = self._mini_chain(entry.start)
        else:
            content = self._chain(entry.start)
        if len(content) < entry.size:
            raise damaged(self._file, f"its stream {name} ends early")
        return content[: entry.size]

    def _sector(self, number: int) -> bytes:
        at = (number + 1) * self._size
        return self._raw[at : at + self._size]

    @staticmethod
    def _numbers(content: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])

    def _table(self, more_start: int, tables: int) -> tuple[int, ...]:
        """Return the number of the sector after each sector."""
        listed = list(self._numbers(self._raw[76:_HEADER]))
        seen, number = set(), more_start
        while number < _LAST:
            content = self._numbers(self._sector(number))
            if number in seen or not content:
                raise damaged(self._file, "its list of sectors leads nowhere")
            seen.add(number)
            listed += content[:-1]
            number = content[-1]
        used = [number for number in listed if number < _LAST]
        if len(used) > len(self._raw) // self._size + 1 or len(used) < tables:
            raise damaged(self._file, "its list of sectors is wrong")
        return self._numbers(b"".join(self._sector(number) for number in used))

    def _follow(self, start: int, following: tuple[int, ...]) -> list[int]:
        chain, number = list[int](), start
        while number < _LAST:
            if number >= len(following) or len(chain) > len(following):
                raise damaged(self._file, "its sectors lead nowhere")
            chain.append(number)
            number = following[number]
        return chain

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._follow(start, self._next))

    def _mini_chain(self, start: int) -> bytes:
        return b"".join(
            self._mini[number * _MINI : (number + 1) * _MINI]
            for number in self._follow(start, self._mini_next)
        )

    def _entry(self, content: bytes) -> _Entry:
        if len(content) < 128:
            raise damaged(self._file, "its directory ends early")
        name = content[:64].decode("utf-16-le", "replace").partition("\0")[0]
        (start,) = struct.unpack_from("<I", content, 116)
        (size,) = struct.unpack_from("<Q" if self._size > _HEADER else "<I", content, 120)
        return _Entry(name, content[66], start, size)
