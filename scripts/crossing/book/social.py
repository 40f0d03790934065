"""The picture that other sites show for a link: the book's name and a chart's finding, beside its drawing."""

from __future__ import annotations

from textwrap import wrap
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from crossing.book.templates import render
from crossing.charts import style

SIZE = (1200, 630)  # px: the size that social networks crop to
MARGIN = 56  # px: the edge
WORDS = 380  # px: the column of words on the left
LETTERS = 17  # of a line of the title
LARGE, SMALL = 40, 32  # px: the title's type, and where it has more lines than MOST
MOST = 7


def picture(svg: str, title: str, book: str) -> bytes:
    """Return the picture as PNG. `svg` is a drawing in light colours, `title` the words beside it."""
    lines = wrap(title, LETTERS, break_long_words=False, break_on_hyphens=False)
    whole = render(
        "social.svg",
        width=SIZE[0],
        height=SIZE[1],
        margin=MARGIN,
        size=LARGE if len(lines) <= MOST else SMALL,
        lines=lines,
        book=book,
        drawing=_placed(svg),
        font=style.FONT,
        paper=style.PAPER,
        quiet=style.QUIET,
        ink=style.INK,
    )
    drawn: bytes = vl_convert.svg_to_png(str(whole), scale=1)
    return drawn


def _placed(svg: str) -> Markup:
    """A drawing made to fit beside the words, and put there."""
    root = ElementTree.fromstring(svg)
    drawn = (float(root.get("width", "1")), float(root.get("height", "1")))
    room = (SIZE[0] - WORDS - 3 * MARGIN, SIZE[1] - 2 * MARGIN)
    scale = min(room[0] / drawn[0], room[1] / drawn[1])
    width, height = drawn[0] * scale, drawn[1] * scale
    root.attrib = {
        "viewBox": f"0 0 {drawn[0]:g} {drawn[1]:g}",
        **root.attrib,
        "x": f"{SIZE[0] - MARGIN - width:.0f}",
        "y": f"{(SIZE[1] - height) / 2:.0f}",
        "width": f"{width:.0f}",
        "height": f"{height:.0f}",
    }
    return Markup(ElementTree.tostring(root, encoding="unicode"))
