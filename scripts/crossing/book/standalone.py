"""A chart's drawing as a file that travels alone: with its title, subtitle, source and the name of the book."""

from __future__ import annotations

from xml.etree import ElementTree

from markupsafe import Markup

from crossing.book.templates import render
from crossing.charts import style
from crossing.language.lines import balanced, wrapped

MARGIN = 24  # px round everything
# size, line and weight of the words above and below the drawing: px, px, CSS
TITLE, SUBTITLE, FOOT = (20, 27, "bold"), (15, 21, "normal"), (12, 17, "normal")
BOLD = 1.08  # how much wider bold letters are than `wrapped` reckons


def standalone(svg: str, title: str, subtitle: str, source: str, book: str) -> str:
    """Return the drawing `svg` (in light colours) as an SVG of its own, its words above and below it, on paper."""
    root = ElementTree.fromstring(svg)
    width, height = float(root.get("width", "0")), float(root.get("height", "0"))
    blocks = [
        (balanced(title, width / BOLD, TITLE[0]), TITLE, style.INK),
        (balanced(subtitle, width, SUBTITLE[0]), SUBTITLE, style.QUIET),
    ]
    foot = [*wrapped(source, width, FOOT[0]), book]
    lines, y = [], float(MARGIN)
    for words, (size, step, weight), colour in blocks:
        for line in words:
            y += step
            lines.append((line, y - (step - size) / 2, size, weight, colour))
    top = y + 10
    y = top + height + 6
    for line in foot:
        y += FOOT[1]
        lines.append((line, y, FOOT[0], FOOT[2], style.QUIET))
    root.attrib = {"viewBox": f"0 0 {width:g} {height:g}", **root.attrib, "x": f"{MARGIN}", "y": f"{top:g}"}
    return str(
        render(
            "standalone.svg",
            width=f"{width + 2 * MARGIN:g}",
            height=f"{y + MARGIN:g}",
            margin=MARGIN,
            lines=lines,
            label=f"{title} {subtitle}",
            drawing=Markup(ElementTree.tostring(root, encoding="unicode")),
            font=style.FONT,
            paper=style.PAPER,
        )
    )
