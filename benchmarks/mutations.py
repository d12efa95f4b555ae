"""Files damaged at random, with an eye for how each format is built."""

from __future__ import annotations

import io
import random
import re
import warnings
import zipfile
from collections.abc import Callable

Mutator = Callable[[bytes, random.Random], bytes]

LONGEST = 400_000
_NUMBER = re.compile(rb"\d+")
_TAG = re.compile(rb"<[^<>]{1,200}>")
_NUMBERS = (b"0", b"-1", b"1", b"255", b"16384", b"65536", b"1048576", b"2147483648", b"1e308",
            b"99999999999999999999", b"0.1", b"NaN")  # fmt: skip
_WORDS = (
    b"\x00", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b'"', b'""', b"\r", b"\n", b"\r\n", b"\t",
    b";", b",", b"|", b"=1+1", b"'", "ñ".encode("cp1252"), "ñ".encode(), "Ã±".encode(), b"TOTAL",
    b"ESTADO", b"FECHA", b"31/02/2022", b"&#0;", b"&lt;", b"]]>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
    b'table:number-rows-repeated="1048576"', b'table:number-columns-repeated="16384"', b'r="XFD1"',
    b't="s"', b't="e"', b't="d"', b"<v>-5</v>", b"<c><f>1/0</f></c>", b'<mergeCell ref="A1:XFD9"/>',
    b'date1904="1"', b"endstream", b"/Length 1", b"BT", b"Tj", b"Td", b"/Rotate 90",
)  # fmt: skip


def mutate(content: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """Return a file damaged in a few places.

    Parameters
    ----------
    content : bytes
        A file.
    rng : random.Random
        Where the chance comes from.
    others : list of bytes
        Files of which pieces may be taken.

    Returns
    -------
    bytes
        The damaged file.
    """
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        if content.startswith(b"PK") and rng.random() < 0.9:
            content = _in_zip(content, rng, others)
        else:
            content = _in_bytes(content, rng, others)
    return content[:LONGEST]


def _in_zip(content: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """Damage a member of a zipped document and zip it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError):
        return _in_bytes(content, rng, others)
    except Exception:  # noqa: BLE001  (zlib.error and the like: the bytes are damaged already)
        return _in_bytes(content, rng, others)
    if not members:
        return _in_bytes(content, rng, others)
    # The sheets hold most of what is read; styles and relations are tried now and then.
    likely = [i for i, (name, _) in enumerate(members) if "sheet" in name or "content" in name]
    at = rng.choice(likely) if likely and rng.random() < 0.6 else rng.randrange(len(members))
    name, member = members[at]
    choice = rng.random()
    if choice < 0.05:
        del members[at]
    elif choice < 0.08:
        members.append((name, member))
    elif choice < 0.11:
        members[at] = (name, rng.choice(members)[1])
    else:
        members[at] = (name, _in_bytes(member, rng, [m for _, m in members]))
    stream = io.BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # of a name that stands twice
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name, member in members:
            archive.writestr(zipfile.ZipInfo(name), member, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _in_bytes(content: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    return (
        rng.choice(_BY_CHANCE)(content, rng)
        if rng.random() < 0.9
        else _splice(content, rng, others)
    )


def _splice(content: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    other = rng.choice(others) if others else b""
    start, length = rng.randrange(len(other) + 1), rng.randrange(1, 400)
    at = rng.randrange(len(content) + 1)
    return content[:at] + other[start : start + length] + content[at:]


def _flip(content: bytes, rng: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 1, 2, 8)) if changed else 0):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def _cut(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + content[at + rng.choice((1, 2, 10, 100, len(content))) :]


def _double(content: bytes, rng: random.Random) -> bytes:
    at, length = rng.randrange(len(content) + 1), rng.choice((1, 8, 60, 500))
    piece = content[at : at + length] * rng.choice((1, 1, 3, 40))
    return content[:at] + piece + content[at:]


def _word(content: bytes, rng: random.Random) -> bytes:
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice(_WORDS) + content[at + rng.choice((0, 0, 1, 4)) :]


def _number(content: bytes, rng: random.Random) -> bytes:
    found = list(_NUMBER.finditer(content, 0, LONGEST))
    if not found:
        return _flip(content, rng)
    match = rng.choice(found)
    return content[: match.start()] + rng.choice(_NUMBERS) + content[match.end() :]


def _pair(content: bytes, rng: random.Random) -> bytes:
    """Change two bytes at an even place, as lengths in old workbooks are stored."""
    at = rng.randrange(len(content) // 2 + 1) * 2
    return content[:at] + rng.choice((b"\0\0", b"\1\0", b"\xff\xff", b"\0\x80")) + content[at + 2 :]


def _tag(content: bytes, rng: random.Random) -> bytes:
    """Remove, repeat or move a tag of a document of markup."""
    found = list(_TAG.finditer(content, 0, LONGEST))
    if not found:
        return _word(content, rng)
    match = rng.choice(found)
    at = rng.choice((match.start(), match.end(), rng.choice(found).start()))
    without = content[: match.start()] + content[match.end() :]
    return without if rng.random() < 0.5 else content[:at] + match[0] + content[at:]


def _line(content: bytes, rng: random.Random) -> bytes:
    """Remove, repeat or move a line."""
    lines = content.splitlines(keepends=True)
    if len(lines) < 2:
        return _double(content, rng)
    line = lines[rng.randrange(len(lines))]
    if rng.random() < 0.4:
        lines.remove(line)
    else:
        lines.insert(rng.randrange(len(lines)), line)
    return b"".join(lines)


_BY_CHANCE: tuple[Mutator, ...] = (
    _flip, _cut, _double, _word, _word, _number, _number, _pair, _tag, _line,
)  # fmt: skip
