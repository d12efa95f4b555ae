"""One page of a PDF as words and ruled lines, and what on it cannot be read."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median
from typing import Any, Final, NamedTuple

from pdfplumber.page import Page
from pdfplumber.utils.text import extract_words

from geo.releases.report import NotRead

Glyph = dict[str, Any]
"""A letter as pdfplumber gives it."""

_WORD_GAP: Final = 0.15
"""A gap wider than this share of the size of letters parts words that no space parts."""
_DRAWN_RULE: Final = re.compile(r"[-=_]{5,}")
"""A rule made of hyphens, as printers without graphics draw it."""
_USUAL_SPACE: Final = 0.25
_MOST_LETTERS: Final = 200_000
_MOST_RULES: Final = 20_000
"""More ruled lines than any table has: the page is a drawing."""
_NO_WIDTH: Final = 0.01
_SHORTEST_RULE: Final = 4.0
_UNREADABLE: Final = 0.3
"""Share of letters without a code from which a page counts as unreadable."""


class Word(NamedTuple):
    """A word and its box, points from the upper left corner of the page.

    Attributes
    ----------
    x0, x1, top, bottom : float
        Its box.
    text : str
        Its letters.
    """

    x0: float
    x1: float
    top: float
    bottom: float
    text: str


class Rule(NamedTuple):
    """A ruled line along one axis, points.

    Attributes
    ----------
    at : float
        Where it stands: x of an upright line, y of a level one.
    start, end : float
        From where to where it goes along the other axis.
    """

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class PageContent:
    """What a page shows.

    Attributes
    ----------
    number : int
        Number of the page, the first being 1.
    words : list of Word
        Its words, in no order; empty if it has none that can be read.
    upright, level : list of Rule
        Its ruled lines.
    space : float
        Width of the space between words as a share of their height.
    remarks : tuple of str
        What was left out, and what is shown otherwise than it stands there.
    unread : tuple of NotRead
        What could not be read.
    """

    number: int
    words: list[Word]
    upright: list[Rule]
    level: list[Rule]
    space: float
    remarks: tuple[str, ...]
    unread: tuple[NotRead, ...] = ()


def read_page(page: Page) -> PageContent:
    """Return the words and ruled lines of a page, turned so that its text stands upright.

    Parameters
    ----------
    page : pdfplumber.page.Page
        A page; an empty one gives no words and nothing unread.

    Returns
    -------
    PageContent
        What it shows.
    """
    page = _turned(page)
    name = f"page {page.page_number}"
    glyphs, remarks, reasons = _readable(page, name)
    words = [word for turn in (0, 90, 270) for word in _words(glyphs[turn], turn)]
    single = sum(len(word.text) == 1 and word.text.isalpha() for word in words)
    if len(words) >= 20 and single > len(words) / 2:
        reasons.append("its letters are set apart, so that words cannot be told")
        words = []
    if not words:
        reasons = reasons or _without_text(page)
    elif len(words) < 20 and _pictures(page) > 0.5:
        reasons.append(f"it is mostly a picture: only the {len(words)} words beside it were read")
    unread = tuple(NotRead(name, 0, reason) for reason in reasons)
    if not words:
        return PageContent(page.page_number, [], [], [], _USUAL_SPACE, tuple(remarks), unread)
    spaces = [g["width"] / g["height"] for g in glyphs[0] if g["text"] == " " and g["height"] > 0]
    space = median(spaces or [_USUAL_SPACE])
    upright, level = _rules(page)
    return PageContent(
        page.page_number, words, upright, level, max(space, 0.1), tuple(remarks), unread
    )


def _turn(glyph: Glyph) -> int | None:
    """Return by how many degrees a letter is turned to the left; None if it stands aslant."""
    a, b = glyph["matrix"][:2]
    turn = math.degrees(math.atan2(b, a)) % 360
    nearest = round(turn / 90) * 90
    return nearest % 360 if abs(turn - nearest) < 2 else None


def _turned(page: Page) -> Page:
    """Return the page turned so that most of its text stands upright."""
    turns = Counter(_turn(glyph) for glyph in page.chars if not glyph["text"].isspace())
    main = turns.most_common(1)[0][0] if turns else 0
    if not main:
        return page
    page_object = page.page_obj
    page_object.rotate = (page_object.rotate + main) % 360
    page_object.attrs["Rotate"] = page_object.rotate
    return Page(page.pdf, page_object, page.page_number, page.initial_doctop)


def _readable(page: Page, name: str) -> tuple[dict[int, list[Glyph]], list[str], list[str]]:
    """Return the letters of a page by their turn, each once, remarks, and why others are unread."""
    glyphs: dict[int, list[Glyph]] = defaultdict(list)
    seen: dict[tuple[str, int, int], list[Glyph]] = defaultdict(list)
    aslant = lost = count = 0
    for glyph in page.chars[:_MOST_LETTERS]:
        turn = _turn(glyph)
        if turn is None or turn == 180:
            aslant += 1
            continue
        if not _on(glyph, page) or (glyph["width"] > _NO_WIDTH and _is_shadow(glyph, seen)):
            continue
        if not glyph["text"].isspace():
            count += 1
            # Letters without a width come from a font that is damaged: they lie on one spot.
            if not _has_code(glyph["text"]) or glyph["width"] < _NO_WIDTH:
                lost += 1
                glyph["text"] = "\ufffd"
        glyphs[turn].append(glyph)
    if count and lost >= _UNREADABLE * count:
        return defaultdict(list), [], ["its letters have no code, as pictures of letters have none"]
    remarks, reasons = [], []
    if lost:
        remarks.append(f"{name} has {lost} letters without a code; each is shown as \ufffd")
    if aslant:
        remarks.append(f"{name} has {aslant} letters set aslant, as a watermark is: left out")
    if len(page.chars) > _MOST_LETTERS:
        reasons.append(f"it has more than {_MOST_LETTERS:,} letters: only these were read")
    return glyphs, remarks, reasons


def _has_code(text: str) -> bool:
    return not text.startswith("(cid:") and not any(
        "\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" or not letter.isprintable()
        for letter in text
    )


def _on(glyph: Glyph, page: Page) -> bool:
    x0, top, x1, bottom = page.bbox
    return bool(x0 <= glyph["x1"] and glyph["x0"] <= x1 and top <= glyph["bottom"]
                and glyph["top"] <= bottom)  # fmt: skip


def _is_shadow(glyph: Glyph, seen: dict[tuple[str, int, int], list[Glyph]]) -> bool:
    """Return whether a letter is drawn a second time, as some programs do to make it bold."""
    column, row = round(glyph["x0"]), round(glyph["top"])
    near = 0.3 * glyph["size"]
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            for other in seen.get((glyph["text"], x, y), ()):
                # The l of "ll" is narrow: it stands a whole width away.
                apart = min(near, 0.5 * max(glyph["width"], 0.1))
                if (
                    abs(other["x0"] - glyph["x0"]) < apart
                    and abs(other["top"] - glyph["top"]) < near
                ):
                    return True
    seen[glyph["text"], column, row].append(glyph)
    return False


def _words(glyphs: list[Glyph], turn: int) -> Iterable[Word]:
    if not glyphs:
        return
    # A line set upright is one heading: its words need not be told apart.
    found = extract_words(
        glyphs,
        x_tolerance_ratio=_WORD_GAP,
        y_tolerance=2,
        keep_blank_chars=turn != 0,
        char_dir_rotated="btt" if turn == 90 else "ttb",
        line_dir_rotated="ltr" if turn == 90 else "rtl",
    )
    for word in found:
        text = " ".join(word["text"].split())
        if text and not _DRAWN_RULE.fullmatch(text):
            yield Word(word["x0"], word["x1"], word["top"], word["bottom"], text)


def _rules(page: Page) -> tuple[list[Rule], list[Rule]]:
    upright, level = [], []
    edges = page.edges
    for edge in edges if len(edges) <= _MOST_RULES else []:
        if edge["orientation"] == "v" and edge["bottom"] - edge["top"] >= _SHORTEST_RULE:
            upright.append(Rule(edge["x0"], edge["top"], edge["bottom"]))
        elif edge["orientation"] == "h" and edge["x1"] - edge["x0"] >= _SHORTEST_RULE:
            level.append(Rule(edge["top"], edge["x0"], edge["x1"]))
    return upright, level


def _pictures(page: Page) -> float:
    """Return the share of the page that pictures cover."""
    area = sum(image["width"] * image["height"] for image in page.images)
    return float(area / max(page.width * page.height, 1))


def _without_text(page: Page) -> list[str]:
    if page.images:
        return ["it is a picture without text"]
    if len(page.curves) + len(page.rects) > 20:
        return ["it is drawn in lines, without text"]
    return []
