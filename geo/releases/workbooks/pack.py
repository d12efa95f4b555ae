"""Parts of a zip archive moved to another without being unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, NamedTuple

_DAY: Final = 0x21
"""The first of January 1980, before which no archive can be."""


class Packed(NamedTuple):
    """A part of an archive as it lies there.

    Attributes
    ----------
    method : int
        How it is packed; 0 if not at all.
    crc : int
        Its check sum.
    size : int
        Bytes of it when unpacked.
    content : bytes
        Its bytes, packed.
    """

    method: int
    crc: int
    size: int
    content: bytes

    @classmethod
    def of(cls, content: bytes) -> Packed:
        """Return a part that is not packed.

        Parameters
        ----------
        content : bytes
            Its bytes.

        Returns
        -------
        Packed
            The part.
        """
        return cls(zipfile.ZIP_STORED, zlib.crc32(content), len(content), content)


def join_parts(parts: Mapping[str, Packed]) -> bytes:
    """Return an archive of parts that may be packed already.

    Parameters
    ----------
    parts : mapping of str to Packed
        Parts by name, in their order.

    Returns
    -------
    bytes
        The archive.
    """
    made, directory = bytearray(), bytearray()
    for name, part in parts.items():
        path = name.encode()
        about = struct.pack(
            "<5H3I2H", 20, 0, part.method, 0, _DAY, part.crc, len(part.content), part.size,
            len(path), 0,
        )  # fmt: skip
        directory += b"PK\1\2" + b"\x14\0" + about + struct.pack("<3H2I", 0, 0, 0, 0, len(made))
        directory += path
        made += b"PK\3\4" + about + path + part.content
    ending = (0, 0, len(parts), len(parts), len(directory), len(made), 0)
    return bytes(made + directory + b"PK\5\6" + struct.pack("<4H2IH", *ending))
