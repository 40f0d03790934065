"""What a cell of a chapter hands over: what the pages need while the book is being built, what people can read otherwise.

A chart is stored in its notebook as a picture, which JupyterLab, editors and code hosts show, and as text that can be
compared line by line: its words, its numbers a row a line, and a digest of its specification, so that a change of the
drawing alone is noticed too. The specification itself is handed over only while BUILDING is set: it is long, and its
parts change place when a number changes.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import vl_convert

FACES = Path(__file__).parent / "charts" / "faces"
vl_convert.register_font_directory(str(FACES))  # so that a chart is drawn alike on every machine
BUILDING = "CROSSING_BUILDING"  # the variable that the build sets for the notebooks it executes
SPECIFICATION = "application/vnd.vegalite.v6+json"
UNSEEN = "CROSSING_UNSEEN"  # the variable by which nbval, which compares no pictures, has none drawn
HTML, MARKDOWN, PLAIN, PICTURE = "text/html", "text/markdown", "text/plain", "image/png"
# part of a Vega title, word of a chart, letters in a line
TITLE = (("text", "title", 88), ("subtitle", "subtitle", 108))
DIGITS = 16  # of the digest's 64 hexadecimal digits: enough that two drawings never share them


def building() -> bool:
    """Return whether the book is being built, so that a cell hands over what the pages need."""
    return os.environ.get(BUILDING, "") == "1"


def of_chart(specification: dict[str, Any]) -> dict[str, Any]:
    """Return what a cell that ends in a chart hands over, by media type.

    `specification` is a Vega-Lite specification of the wide drawing, with the chart's words in `usermeta.figure`.
    """
    text = in_lines(specification)
    if building():
        return {SPECIFICATION: specification, PLAIN: text}
    return {PLAIN: text} if os.environ.get(UNSEEN) == "1" else {PICTURE: picture(specification), PLAIN: text}


def of_table(html: str, markdown: str, summary: str) -> dict[str, str]:
    """Return what a cell that ends in a table or a list hands over: the same in HTML for the pages, in Markdown for people."""
    readable = {MARKDOWN: markdown, PLAIN: summary}
    return {HTML: html, **readable} if building() else readable


def for_people(data: Mapping[str, Any], pictures: Mapping[str, str]) -> dict[str, Any]:
    """Return an output as it is stored, from what a cell handed over while the book was being built.

    `pictures` holds the pictures stored so far, by the text that belongs to each: while a chart's text stays the same,
    so does its picture, because fonts differ between machines and a new one would only look like a change.
    """
    kept = {kind: value for kind, value in data.items() if kind not in (SPECIFICATION, HTML) or len(data) == 1}
    if SPECIFICATION in data:
        kept[PICTURE] = pictures.get(data[PLAIN]) or picture(data[SPECIFICATION])
    return kept


def in_lines(specification: dict[str, Any]) -> str:
    """Return a chart as text: id, title, subtitle, what it shows, source, its table a row a line, the drawing's digest."""
    words = specification["usermeta"]["figure"]
    rows = [" | ".join("" if cell is None else str(cell) for cell in row) for row in [words["columns"], *words["rows"]]]
    return "\n".join(
        [
            f"chart {words['id']}",
            *(words[key] for key in ("title", "subtitle", "alt", "source")),
            *rows,
            f"drawing {digest(specification)}",
        ]
    )


def digest(specification: dict[str, Any]) -> str:
    """Return a short digest of everything that is drawn and said, in any order of the specification's keys."""
    whole = [specification, titled(specification)["title"]]
    text = json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def titled(specification: dict[str, Any]) -> dict[str, Any]:
    """Return the wide drawing with its title and subtitle above it, which on a page stand beside the drawing."""
    words = specification["usermeta"]["figure"]
    head = {part: textwrap.wrap(words[key], letters) for part, key, letters in TITLE}
    wide = {key: value for key, value in specification.items() if key != "usermeta"}
    return {**wide, "title": {**head, "anchor": "start", "frame": "bounds", "offset": 16}}


def picture(specification: dict[str, Any]) -> str:
    """Return a PNG of the wide drawing under its title, in base 64 as a notebook holds it."""
    return base64.b64encode(vl_convert.vegalite_to_png(titled(specification), scale=1)).decode("ascii")
