"""Bytes to text, the encoding being decided by evidence.

Which encoding an old file has is nowhere written in it, and nearly every one
gives *some* letter to each byte. So each is tried on the words that are not
plain ASCII, and the one that yields known words (names of places, headings)
and none that Spanish cannot have is taken.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from geo.errors import ReleaseError
from geo.releases.texts.known_words import is_odd, known_in

_MARKS: Final = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8"),
    # The mark of UTF-32 begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "UTF-32 LE", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "UTF-32 BE", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "UTF-16 LE", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16 BE", "utf-16-be"),
)
_CODECS: Final = {
    # Latin-1 differs from Windows-1252 in control characters alone, CP437 from CP850 in none of
    # the letters of Spanish that it has: the wider one stands for both until a sign tells.
    "Windows-1252": "cp1252",
    "Mac Roman": "mac_roman",
    "CP850": "cp850",
    "CP437": "cp437",
}
_MIXED: Final = "UTF-8 and "
_HIGH: Final = re.compile(
    rb"(?<![A-Za-z\x80-\xff])[A-Za-z]*+[\x80-\xff][A-Za-z\x80-\xff]*+", re.DOTALL
)
_TRIED: Final = 5_000
_LOOK: Final = "look whether its accents are right, and name the encoding if they are not"


class Decoded(NamedTuple):
    """Text out of bytes.

    Attributes
    ----------
    text : str
        The text, without a byte order mark.
    encoding : str
        Name of the encoding, as :func:`decode` takes it.
    remarks : tuple of str
        What had to be assumed, and what the evidence is.
    """

    text: str
    encoding: str
    remarks: tuple[str, ...]


class _Guess(NamedTuple):
    encoding: str
    score: int
    known: tuple[str, ...]
    rivals: tuple[str, ...]


def decode(raw: bytes, *, encoding: str = "") -> Decoded:
    """Return bytes as text.

    Parameters
    ----------
    raw : bytes
        Content of a text file.
    encoding : str, optional
        Its encoding, where it is known; by default decided by evidence.

    Returns
    -------
    Decoded
        Text, encoding and remarks; no remark where nothing had to be assumed.

    Raises
    ------
    ReleaseError
        If the encoding that was told is unknown or is not that of the bytes.
    """
    if encoding:
        return _as_told(raw, encoding)
    for mark, name, codec in _MARKS:
        if raw.startswith(mark):
            return _marked(raw, name, codec)
    if name := _sixteen_bits(raw):
        text = raw.decode(name.replace(" ", "-"), errors="replace")
        remark = f"the text has no byte order mark, but every second byte is zero: read as {name}"
        return Decoded(text, name, (remark, *_lost(text)))
    if raw.isascii():
        return Decoded(raw.decode("ascii"), "ASCII", ())
    return _by_evidence(raw)


def _as_told(raw: bytes, encoding: str) -> Decoded:
    if encoding.startswith(_MIXED) and (name := encoding.removeprefix(_MIXED)) in _CODECS:
        return _line_by_line(raw, name)
    try:
        text = raw.decode(encoding)
    except LookupError as error:
        raise ReleaseError(
            f"there is no text encoding {encoding!r}; known are UTF-8, UTF-16, "
            f"{', '.join(_CODECS)}, Latin-1 and those of Python"
        ) from error
    except ValueError as error:
        start = getattr(error, "start", 0)
        line = raw.count(b"\n", 0, start) + 1
        raise ReleaseError(
            f"the text is not {encoding}: it cannot be decoded in line {line}; "
            "leave the encoding out to have it decided by evidence"
        ) from error
    return Decoded(text.lstrip("\ufeff"), encoding, ())


def _marked(raw: bytes, name: str, codec: str) -> Decoded:
    try:
        return Decoded(raw.decode(codec).lstrip("\ufeff"), name, ())
    except UnicodeDecodeError:
        if name == "UTF-8":
            return _by_evidence(raw.removeprefix(codecs.BOM_UTF8))
        text = raw.decode(codec, errors="replace").lstrip("\ufeff")
        return Decoded(text, name, _lost(text))


def _lost(text: str) -> tuple[str, ...]:
    if count := text.count("\ufffd"):
        return (f"{count} characters cannot be decoded and are shown as \ufffd",)
    return ()


def _sixteen_bits(raw: bytes) -> str:
    sample = raw[:100_000]
    length = max(len(sample) // 2, 1)
    first, second = (sample[start::2].count(0) / length for start in (0, 1))
    # Titles and names lie below U+0100 nearly all, so that one byte of two is zero.
    if second > 0.5 and first < 0.1:
        return "UTF-16 LE"
    return "UTF-16 BE" if first > 0.5 and second < 0.1 else ""


def _by_evidence(raw: bytes) -> Decoded:
    whole: list[bytes] = []
    broken: list[bytes] = []
    for token in dict.fromkeys(_HIGH.findall(raw)):
        (whole if _is_utf8(token) else broken).append(token)
    tried = whole[:_TRIED]
    if not broken and not any(is_odd(token.decode()) for token in tried):
        return Decoded(raw.decode().lstrip("\ufeff"), "UTF-8", ())
    single = _best([*tried, *broken[:_TRIED]])
    if tried:
        rest = _best(broken[:_TRIED])
        score = _tally(token.decode() for token in tried)[0] + rest.score
        # Few bytes of another encoding are UTF-8 by accident: they alone may not decide.
        if (score, len(whole)) > (single.score, len(broken)):
            return _line_by_line(raw, rest.encoding)
    return Decoded(_single_byte(raw, single.encoding), single.encoding, (_told(single),))


def _is_utf8(token: bytes) -> bool:
    try:
        token.decode()
    except UnicodeDecodeError:
        return False
    return True


def _best(tokens: Sequence[bytes]) -> _Guess:
    joined = b"\n".join(tokens)
    texts = {name: joined.decode(codec, errors="replace") for name, codec in _CODECS.items()}
    tallies = {name: _tally(text.split("\n")) for name, text in texts.items()}
    best = max(tallies, key=lambda name: tallies[name][0])
    score, known = tallies[best]
    rivals = tuple(
        name
        for name, tally in tallies.items()
        if tally[0] == score and texts[name] != texts[best] and {name, best} != {"CP850", "CP437"}
    )
    return _Guess(best, score, known, rivals)


def _tally(words: Iterable[str]) -> tuple[int, tuple[str, ...]]:
    """Return the number of known words less that of impossible ones, and the known ones."""
    score = 0
    found: dict[str, None] = {}
    for word in words:
        if known := known_in(word):
            score += 1
            found.update(dict.fromkeys(known))
        elif is_odd(word):
            score -= 1
    return score, tuple(found)


def _told(guess: _Guess) -> str:
    start = f"the text is not UTF-8: {guess.encoding} was taken"
    if guess.rivals:
        return f"{start}; no known word tells it from {' and '.join(guess.rivals)}: {_LOOK}"
    if guess.known:
        words = "known word" if len(guess.known) == 1 else "known words"
        return (
            f"{start}, because it yields {len(guess.known)} {words} with accents, as "
            f"{', '.join(guess.known[:3])}"
        )
    return f"{start}, because it yields fewest letters that Spanish does not have; {_LOOK}"


def _single_byte(raw: bytes, name: str) -> str:
    text = raw.decode(_CODECS[name], errors="surrogateescape")
    # Windows-1252 has no letter for five bytes: they stay what they are in Latin-1.
    for byte in b"\x81\x8d\x8f\x90\x9d":
        text = text.replace(chr(0xDC00 + byte), chr(byte))
    return text


def _line_by_line(raw: bytes, name: str) -> Decoded:
    lines: list[str] = []
    other: list[int] = []

    def word(match: re.Match[bytes]) -> bytes:
        token = match[0]
        if _is_utf8(token):
            return token
        text = _single_byte(token, name)
        # A letter cut in two leaves half of it behind, which reads as no letter of Spanish.
        return (token.decode(errors="replace") if is_odd(text) else text).encode()

    for number, line in enumerate(raw.splitlines(keepends=True), start=1):
        try:
            lines.append(line.decode())
        except UnicodeDecodeError:
            other.append(number)
            lines.append(_HIGH.sub(word, line).decode(errors="replace"))
    text = "".join(lines).lstrip("\ufeff")
    if not other:
        return Decoded(text, "UTF-8", ())
    first = ", ".join(map(str, other[:5])) + (", …" if len(other) > 5 else "")
    remark = (
        f"the text is UTF-8 but for {len(other)} of its lines ({first}): "
        f"what is not UTF-8 there was read as {name}; {_LOOK}"
    )
    return Decoded(text, _MIXED + name, (remark, *_lost(text)))
