"""How a chart becomes part of a page: drawn at build time, with its words, its numbers and its files.

A notebook stores a chart as a Vega-Lite specification (charts/core.py). Here it becomes a <figure> with two static
drawings (wide and narrow; the style sheet shows the one that fits), so that it is there without JavaScript, offline and
on paper. The files beside it (CSV, SVG, PNG, and the specification for the live chart) are kept in FILES until the
site is written.
"""

from __future__ import annotations

import csv
import io
import json
import re
from html import escape
from typing import Any, NamedTuple

import vl_convert

from crossing.charts import style
from crossing.errors import BookError
from crossing.language import prose

FILES: dict[str, bytes] = {}  # path under _static/figures/ -> content, filled while pages are read
FOLDER = "_static/figures"
PNG_SCALE = 2
_LIMITS = {"wide": style.WIDE, "narrow": style.NARROW + 10}  # px: the columns the style sheet leaves
_NOISE = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"| class="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d{3,}")


def from_specification(spec: dict[str, Any]) -> str:
    """Return the HTML of a stored chart and keep its files in FILES.

    Raises BookError if a drawing is wider than its column.
    """
    words = spec["usermeta"]["figure"]
    wide = {key: value for key, value in spec.items() if key != "usermeta"}
    ident = words["id"]
    drawings = {layout: _draw(chart, ident, layout) for layout, chart in (("wide", wide), ("narrow", words["narrow"]))}
    _keep_files(ident, words, wide, drawings["wide"])
    return _html(ident, words, {layout: _themed(svg, f"{ident}-{layout[0]}") for layout, svg in drawings.items()})


def _draw(chart: dict[str, Any], ident: str, layout: str) -> str:
    svg = vl_convert.vegalite_to_svg(chart)
    width = float(re.search(r'<svg[^>]* width="([\d.]+)"', svg).group(1))
    if width > _LIMITS[layout]:
        raise BookError(
            f"chart {ident}: its {layout} drawing is {width:.0f} px wide where {_LIMITS[layout]} fit; draw it narrower."
        )
    return svg


def _themed(svg: str, prefix: str) -> str:
    """Make a drawing fit to stand in a page: colours by name, ids of its own, no noise, hidden from screen readers."""
    for name, (light, _) in style.COLOURS.items():
        svg = re.sub(f'"{light}"', f'"var(--{name})"', svg, flags=re.IGNORECASE)
    svg = _NOISE.sub("", svg)
    svg = re.sub(r'id="([^"]+)"', rf'id="{prefix}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
    svg = _NUMBER.sub(lambda match: f"{float(match.group()):.2f}".rstrip("0").rstrip("."), svg)
    svg = svg.replace(f' font-family="{escape(style.FONT)}"', "").replace(f' font-family="{style.FONT}"', "")
    svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").replace(' version="1.1"', "")
    return svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _keep_files(ident: str, words: dict[str, Any], wide: dict[str, Any], svg: str) -> None:
    white = svg.replace("<svg ", f'<svg style="background:{style.PAPER}" ', 1)
    FILES[f"{ident}.svg"] = white.encode()
    FILES[f"{ident}.png"] = vl_convert.svg_to_png(svg, scale=PNG_SCALE)
    FILES[f"{ident}.csv"] = _csv(words["columns"], words["rows"])
    live = json.dumps(
        {"wide": wide, "narrow": words["narrow"]}, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    for name, (light, _) in style.COLOURS.items():  # the live chart follows light and dark by the page's own variables
        live = re.sub(f'"{light}"', f'"var(--{name})"', live, flags=re.IGNORECASE)
    FILES[f"{ident}.js"] = f"crossingFigure({json.dumps(ident)},{live});\n".encode()


def _csv(columns: list[str], rows: list[list[Any]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return out.getvalue().encode()


def _html(ident: str, words: dict[str, Any], svgs: dict[str, str]) -> str:
    title, subtitle, alt, source = (escape(words[key]) for key in ("title", "subtitle", "alt", "source"))
    files = " ".join(
        f'<a href="{FOLDER}/{ident}.{kind}" download aria-label="Download {label} of: {title}">{label}</a>'
        for kind, label in (("csv", "CSV"), ("svg", "SVG"), ("png", "PNG"))
    )
    return f"""<figure class="chart" id="{ident}" aria-labelledby="{ident}-title">
<figcaption><p class="chart-title" id="{ident}-title">{title}</p><p class="chart-subtitle">{subtitle}</p></figcaption>
<div class="chart-drawing" role="img" aria-labelledby="{ident}-title" aria-describedby="{ident}-alt">
<div class="chart-wide">{svgs["wide"]}</div><div class="chart-narrow">{svgs["narrow"]}</div></div>
<div class="chart-foot"><p class="chart-source">{source}</p><p class="chart-files">{files}</p></div>
<details class="chart-words"><summary>This chart in words and numbers</summary>
<p id="{ident}-alt">{alt}</p>{table(words["columns"], words["rows"], caption=words["title"])}</details>
</figure>"""


class Link(NamedTuple):
    """A cell of a table that leads somewhere: its words and the address."""

    words: str
    url: str


def table(columns: list[str], rows: list[list[Any]], *, caption: str) -> str:
    """Return an HTML table; numbers right-aligned with separators, missing cells as "not recorded", a Link as a link."""
    numeric = [all(isinstance(row[i], (int, float)) or row[i] is None for row in rows) for i in range(len(columns))]
    head = "".join(f'<th scope="col"{_class(numeric[i])}>{escape(column)}</th>' for i, column in enumerate(columns))
    body = "".join(
        "<tr>"
        + "".join(
            f'<td data-label="{escape(columns[i], quote=True)}"{_class(numeric[i])}>{_cell(cell, columns[i])}</td>'
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    return f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escape(caption, quote=True)}"><table class="numbers"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _class(numeric: bool) -> str:
    return ' class="number"' if numeric else ""


def _cell(cell: Any, column: str) -> str:
    """A cell as HTML."""
    if cell is None:
        return prose.NONE_RECORDED
    if isinstance(cell, (int, float)):
        return str(cell) if column.lower() in ("year", "line") else prose.number(cell)
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.url, quote=True)}">{escape(cell.words)}</a>'
    return escape(str(cell))
