"""How a chart becomes part of a page: drawn at build time, with its words, its numbers and its files.

A notebook shows a chart as a Vega-Lite specification with its words (crossing.charts). Here it gets two static drawings
(wide and narrow; the style sheet shows the one that fits), so that it is there without JavaScript, offline and on paper,
and the files beside it: CSV, SVG and PNG. What a mark says when a reader points at it (a row's `tip`, see charts/marks.py)
stands in the drawing as `data-tip`; book.js shows it.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from typing import Any
from xml.etree import ElementTree

import vl_convert
from markupsafe import Markup

from crossing.book.pages import WORDINGS
from crossing.book.standalone import standalone
from crossing.book.tables import Link, Table
from crossing.book.templates import render
from crossing.cache import digest, kept
from crossing.charts import style
from crossing.errors import BookError
from crossing.language.languages import Language
from crossing.outputs import FACES

BOOK = "Crossing Figures"  # what a picture that is taken away says it is from: the title in _config.yml (tested)
FOLDER = "_static/figures"
PNG_SCALE = 2
SVG = "http://www.w3.org/2000/svg"
_LIMITS = {"wide": style.WIDE, "narrow": style.NARROW + 10}  # px: the columns the style sheet leaves
_VARIABLES = {light.lower(): f"var(--{name})" for name, (light, _) in style.COLOURS.items()}
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_REFERENCE = re.compile(r"url\(#([^)]+)\)")

ElementTree.register_namespace("", SVG)


@dataclass(frozen=True)
class Drawn:
    """A chart with its words and its drawings, as a page shows it; `rows` holds the numbers drawn, None where
    missing; `plain` the wide drawing in light colours, without words round it; `files` what stands beside it, by name."""

    ident: str
    title: str
    subtitle: str
    alt: str
    source: str
    cited: tuple[Link, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    wide: Markup
    narrow: Markup
    plain: str
    files: dict[str, bytes]
    language: Language

    @property
    def speaks(self) -> bool:
        """True if its marks say something when a reader points at them."""
        return "data-tip=" in self.wide

    @property
    def table(self) -> Table:
        """The numbers drawn, as a table."""
        return Table(self.columns, self.rows, self.title, say=WORDINGS[self.language])

    @property
    def size(self) -> tuple[int, int]:
        """Width and height at which its PNG is shown, in px."""
        width, height = struct.unpack(">II", self.files[f"{self.ident}.png"][16:24])  # where a PNG holds them
        return width // PNG_SCALE, height // PNG_SCALE

    def embed(self, site: str, page: str) -> str:
        """Return the HTML that shows it elsewhere: with `site`, the public address, from there; without, from beside it."""
        return str(render("embed.html", chart=self, site=site, page=page, folder=FOLDER, book=BOOK))

    def html(self, site: str = "", page: str = "") -> Markup:
        """Return it as HTML; `site`: the public address, if there is one; `page`: the name of its page."""
        return render(
            "chart.html", language=self.language, chart=self, folder=FOLDER, site=site, embed=self.embed(site, page)
        )


def drawn(spec: dict[str, Any]) -> Drawn:
    """Return a chart as a page shows it, with its files.

    Raises BookError if a drawing is wider than its column.
    """
    words = spec["usermeta"]["figure"]
    ident = words["id"]
    layouts = {"wide": {key: value for key, value in spec.items() if key != "usermeta"}, "narrow": words["narrow"]}
    svgs = {layout: _draw(chart, ident, layout) for layout, chart in layouts.items()}
    alone = standalone(svgs["wide"], words["title"], words["subtitle"], words["source"], BOOK)
    return Drawn(
        ident=ident,
        plain=svgs["wide"],
        cited=tuple(Link(*cited) for cited in words["cited"]),
        **{key: words[key] for key in ("title", "subtitle", "alt", "source")},
        language=Language(words["language"]),
        columns=tuple(words["columns"]),
        rows=tuple(tuple(row) for row in words["rows"]),
        wide=in_page(svgs["wide"], f"{ident}-w"),
        narrow=in_page(svgs["narrow"], f"{ident}-n"),
        files={
            f"{ident}.svg": alone.encode(),
            f"{ident}.png": _picture(alone),
            f"{ident}.csv": _csv(words["columns"], words["rows"]),
        },
    )


@lru_cache(maxsize=1)
def _drawn_with() -> str:
    """A digest of what lays a drawing out: the renderer's version and the faces."""
    return digest(version("vl-convert-python"), *(path.read_bytes() for path in sorted(FACES.glob("*.ttf"))))


def drawing(chart: dict[str, Any]) -> str:
    """Return a specification as SVG, drawn only where it has not been drawn before."""
    name = digest(_drawn_with(), json.dumps(chart, sort_keys=True))
    return kept("drawings", name, lambda: vl_convert.vegalite_to_svg(chart).encode()).decode()


def _draw(chart: dict[str, Any], ident: str, layout: str) -> str:
    svg = drawing(chart)
    width = float(ElementTree.fromstring(svg).get("width", "0"))
    if width > _LIMITS[layout]:
        raise BookError(
            f"chart {ident}: its {layout} drawing is {width:.0f} px wide where {_LIMITS[layout]} fit; draw it narrower."
        )
    return svg


def _picture(svg: str) -> bytes:
    name = digest(_drawn_with(), svg)
    return kept("pictures", name, lambda: vl_convert.svg_to_png(svg, scale=PNG_SCALE))


def in_page(svg: str, prefix: str) -> Markup:
    """Return a drawing fit to stand in a page: colours by name, ids that begin with `prefix`, short numbers, no classes,
    hidden from screen readers (which get the chart's words)."""
    root = ElementTree.fromstring(svg)
    for parent in list(root.iter()):
        for element in [child for child in parent if _unseen(child)]:
            parent.remove(element)
    for element in root.iter():
        element.attrib = {
            name: _attribute(name, value, prefix) for name, value in element.attrib.items() if not _noise(name, value)
        } | _tip(element)
    root.attrib.pop("version", None)
    root.attrib = {"aria-hidden": "true", "focusable": "false", **root.attrib}
    return Markup(_text(root))


def _unseen(element: ElementTree.Element) -> bool:
    """True for what leaves no mark: switched off, or the ground of a group without a colour or a line."""
    ground = element.get("class") in ("background", "foreground")
    return element.get("display") == "none" or (ground and not ({"fill", "stroke", "style"} & element.attrib.keys()))


def _tip(element: ElementTree.Element) -> dict[str, str]:
    """What a mark says, in the page's own attribute: to screen readers the drawing is one picture."""
    if element.get("role") != "graphics-symbol" or "aria-label" not in element.attrib:
        return {}
    return {"data-tip": element.attrib["aria-label"]}


def _noise(name: str, value: str) -> bool:
    """True for what a page has no use for: what says nothing, and the font, which is the page's own."""
    idle = (name, value) in (("font-family", style.FONT), ("opacity", "1"), ("transform", "translate(0,0)"))
    return idle or name in ("role", "class", "pointer-events") or name.startswith("aria-")


def _attribute(name: str, value: str, prefix: str) -> str:
    if value.lower() in _VARIABLES:
        return _VARIABLES[value.lower()]
    if name == "id":
        return f"{prefix}-{value}"
    value = _REFERENCE.sub(rf"url(#{prefix}-\1)", value)
    return _LONG_NUMBER.sub(lambda number: f"{float(number.group()):.2f}".rstrip("0").rstrip("."), value)


def _text(root: ElementTree.Element) -> str:
    # ElementTree escapes every > of a text, so what is shortened here is the ends of empty elements alone
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


def _csv(columns: list[str], rows: list[list[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode()
