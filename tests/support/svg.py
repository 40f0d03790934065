"""Read a drawing as a reader sees it: its words and where they stand."""

from __future__ import annotations

import itertools
import re
from typing import Any, NamedTuple
from xml.etree import ElementTree

import chapters
from crossing.book.drawings import drawing
from crossing.language.lines import width_of

NAME = "{http://www.w3.org/2000/svg}"


class Written(NamedTuple):
    """Words in a drawing, with the box they take up in px: left, top, right, bottom."""

    words: str
    box: tuple[float, float, float, float]


def drawings(chart_id: str) -> dict[str, str]:
    """Return a chart of the book as SVG, by layout."""
    return drawn(chapters.specification(chart_id))


def drawn(specification: dict[str, Any]) -> dict[str, str]:
    """Return the drawings of a chart's specification as SVG, by layout."""
    layouts = {"wide": specification, "narrow": specification["usermeta"]["figure"]["narrow"]}
    return {layout: drawing(chart) for layout, chart in layouts.items()}


def size(svg: str) -> tuple[float, float]:
    """Return width and height in px."""
    return tuple(float(value) for value in re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())


def words(svg: str) -> list[Written]:
    """Return all words of a drawing; a halo and the words before it count once."""
    return list(dict.fromkeys(_words(ElementTree.fromstring(svg), 0, 0)))


def _words(element: ElementTree.Element, x: float, y: float):
    moved = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", element.get("transform", ""))
    if moved:
        x, y = x + float(moved.group(1)), y + float(moved.group(2))
    if element.tag == f"{NAME}text" and element.get("opacity") != "0":
        height = float(element.get("font-size").removesuffix("px"))
        width = 0.85 * width_of(element.text or "", height)  # most typefaces are narrower than the broadest
        left = x - {"middle": width / 2, "end": width}.get(element.get("text-anchor"), 0)
        yield Written(element.text, (round(left, 1), round(y - 0.75 * height, 1), round(left + width, 1), round(y, 1)))
    for child in element:
        yield from _words(child, x, y)


def filled(svg: str, colour: str) -> list[tuple[float, float, float, float]]:
    """Return the boxes of the paths filled with a colour, as drawn, in px: left, top, right, bottom.

    Paths of straight lines alone, none of them moved by itself.
    """
    found = []
    for path in ElementTree.fromstring(svg).iter(f"{NAME}path"):
        if path.get("fill") == colour and (drawn := path.get("d", "")):
            found.append(_around(drawn))
    return found


def _around(path: str) -> tuple[float, float, float, float]:
    points, x, y = [], 0.0, 0.0
    for step, numbers in re.findall(r"([MLhvH])([^MLhvHVZ]*)", path):
        values = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step in "ML":
            x, y = values
        else:
            x, y = (x + values[0], y) if step == "h" else (x, y + values[0])
        points.append((x, y))
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def meeting(svg: str) -> list[tuple[str, str]]:
    """Return pairs of words that run into each other."""
    return [
        (one.words, other.words)
        for one, other in itertools.combinations(words(svg), 2)
        if one.box[0] < other.box[2]
        and other.box[0] < one.box[2]
        and one.box[1] < other.box[3]
        and other.box[1] < one.box[3]
    ]
