"""A page grows at its foot, and nothing on it moves away from its top."""

import pytest
from matplotlib.lines import Line2D

from layers.typeset import Page


def tops(page):
    texts = [text.get_position()[1] for text in page.figure.texts]
    marks = [mark.get_y() + mark.get_height() for mark in page.figure.artists]
    return [(1 - place) * page.height_mm for place in (*texts, *marks)]


def test_what_stands_on_a_page_stays_where_it_is():
    page = Page(100, 50)
    page.write("Labs", 10, 20, size=8, color="#000000")
    page.rectangle(10, 30, 20, 5, line="#000000")
    before = tops(page)
    page.lengthen(30)
    assert page.height_mm == 80
    assert tops(page) == pytest.approx(before)
    assert page.figure.artists[0].get_height() * 80 == pytest.approx(5)


def test_a_page_is_not_lengthened_under_what_would_not_move():
    page = Page(100, 50)
    page.add(Line2D([0.1, 0.2], [0.5, 0.5], transform=page.figure.transFigure))
    with pytest.raises(ValueError, match="lengthened before"):
        page.lengthen(30)
    page = Page(100, 50)
    page.figure.add_axes(page.box(10, 10, 20, 20))
    with pytest.raises(ValueError, match="lengthened before"):
        page.lengthen(30)
