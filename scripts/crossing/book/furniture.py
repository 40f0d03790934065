"""What stands around the text of a page: the list of chapters, tables that fit a phone, the picture that links show."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

import vl_convert

from crossing.charts import style

if TYPE_CHECKING:  # the editions take the short titles from here and need no Sphinx
    from sphinx.application import Sphinx

SOCIAL = (1200, 630)  # px: the size that social networks crop to
MANY_COLUMNS = 5  # a table of so many may be wider than the text
CARD_COLUMNS = {"plain": 3, "numbers": 4}  # from so many columns a table's rows become cards on a phone
_FRAMED = re.compile(
    r'<div class="table-scroll"([^>]*)>\s*<table class="(plain|numbers)">(<thead>.*?</thead>)', re.DOTALL
)
_TABLE = re.compile(r'<table class="docutils[^"]*">(.*?)</table>', re.DOTALL)
_ROW = re.compile(r"<tr\b[^>]*>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<(th|td)\b([^>]*)>(.*?)</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_HEADING = re.compile(r"<h[1-6][^>]*>(.*?)(?:<a class=\"headerlink\"|</h)", re.DOTALL)


def chapters(app: Sphinx) -> list[dict[str, str]]:
    """Return the book's pages in reading order: document name, title and short title."""
    root = app.config.root_doc
    listed = []
    for doc in [root, *app.env.toctree_includes.get(root, [])]:
        title = app.env.titles[doc].astext()
        listed.append({"doc": doc, "title": title, "short": "Overview" if doc == root else short_title(title)})
    return listed


def short_title(title: str) -> str:
    """Return what a chapter is called where there is little room: its title before the first colon or comma."""
    return re.split(r"[:,]", title)[0]


def tidied(body: str) -> str:
    """Return a page's text ready for its frame.

    What MyST-NB writes against the HTML standard (paragraphs in a <summary>) is put right, folded code goes below what
    it shows, and the ledger and the list of findings get the place that their tools will fill: it keeps its room, so
    that nothing moves when they come.
    """
    body = re.sub(
        r'<summary aria-label="[^"]*">\s*<p class="collapsed[^"]*">(.*?)</p>\s*<p class="expanded[^"]*">(.*?)</p>\s*</summary>',
        r'<summary><span class="collapsed">\1</span><span class="expanded">\2</span></summary>',
        body,
        flags=re.DOTALL,
    )
    body = _code_after_output(body)
    body = re.sub(
        r'(<div class="table-scroll"[^>]*>\s*<table id="ledger")',
        r'<div class="tools-place" id="ledger-tools"></div>\1',
        body,
    )
    body = body.replace(
        '<div class="table-scroll" role="region" aria-label="Every figure"',
        '<div class="table-scroll wide" role="region" aria-label="Every figure"',
    )
    return body.replace('<div id="findings"', '<div class="tools-place" id="findings-tools"></div><div id="findings"')


def _code_after_output(body: str) -> str:
    """Move the folded code of each cell below its output (in the page itself: a style sheet could do it only late)."""
    opening = '<details class="admonition hide above-input">'
    output = re.compile(r'\s*<div class="cell_output[^>]*>')
    parts = []
    while (start := body.find(opening)) >= 0:
        end = body.index("</details>", start) + len("</details>")
        found = output.match(body, end)
        stop = _end_of_div(body, found.end()) if found else end
        parts += [body[:start], body[end:stop], "\n", body[start:end].replace("above-input", "below-output", 1)]
        body = body[stop:]
    return "".join([*parts, body])


def _end_of_div(text: str, position: int) -> int:
    """Return where the <div> ends whose content begins at this position."""
    depth = 1
    for tag in re.compile(r"<(/?)div\b").finditer(text, position):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return text.index(">", tag.end()) + 1
    return len(text)


def tables_for_phones(body: str) -> str:
    """Make the tables of a page's text fit any screen.

    Each cell learns its column's heading (the style sheet shows it where rows become cards), headings get a scope, and
    the table a frame that can be scrolled by keyboard and is named after the heading above it.
    """

    names: list[str] = []

    def framed(match: re.Match[str]) -> str:
        headings = _HEADING.findall(body[: match.start()])
        name = _words(headings[-1]) if headings else "Table"
        names.append(name)
        if names.count(name) > 1:  # each frame is a landmark and needs a name of its own
            name = f"{name}, {names.count(name)}"
        labels: list[str] = []
        rows = _ROW.sub(
            lambda row: _labelled(row.group(), labels),
            re.sub(r"<colgroup>.*?</colgroup>", "", match.group(1), flags=re.DOTALL),
        )
        return (
            f'<div class="table-scroll" tabindex="0" role="region" aria-label="Table: {escape(name, quote=True)}">'
            f'<table class="plain">{rows.strip()}</table></div>'
        )

    return _FRAMED.sub(_sized, _TABLE.sub(framed, body))


def _sized(match: re.Match[str]) -> str:
    """Say by classes how a table takes room: cards on a phone, wider than the text on a desk."""
    attributes, kind, head = match.groups()
    columns = len(re.findall(r"<th\b", head))
    frame = "table-scroll wide" if columns >= MANY_COLUMNS else "table-scroll"
    table = f"{kind} cards" if columns >= CARD_COLUMNS[kind] else kind
    return f'<div class="{frame}"{attributes}><table class="{table}">{head}'


def _words(fragment: str) -> str:
    return " ".join(unescape(_TAG.sub("", fragment)).split())


def _labelled(row: str, labels: list[str]) -> str:
    """Give the cells of a row their column's label; a heading row fills `labels`."""
    column = iter(range(1000))

    def cell(match: re.Match[str]) -> str:
        tag, attributes, content = match.groups()
        index = next(column)
        kind = " number" if "text-right" in attributes else ""
        if tag == "th":
            labels.append(_words(content))
            return f'<th scope="col"{f""" class="{kind.strip()}" """.rstrip() if kind else ""}>{content}</th>'
        label = labels[index] if index < len(labels) else ""
        number = ' class="number"' if kind else ""
        return f'<td data-label="{escape(label, quote=True)}"{number}>{content}</td>'

    return _CELL.sub(cell, row)


def social_picture(svg: str, title: str, book: str) -> bytes:
    """Return the PNG that other sites show for a link: the book's name and a chart's finding, beside its drawing.

    `svg` is the drawing in light colours.
    """
    width, height = SOCIAL
    margin, words = 56, 380  # px: the edge, and the column of words on the left
    box = re.search(r'<svg[^>]* width="([\d.]+)" height="([\d.]+)"', svg) or re.search(
        r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg
    )
    drawn = (float(box.group(1)), float(box.group(2)))
    room = (width - words - 3 * margin, height - 2 * margin)
    scale = min(room[0] / drawn[0], room[1] / drawn[1])
    shown = (drawn[0] * scale, drawn[1] * scale)
    inner = re.sub(r' (?:width|height)="[\d.]+"', "", svg[: svg.index(">") + 1]) + svg[svg.index(">") + 1 :]
    if "viewBox" not in inner[: inner.index(">")]:
        inner = inner.replace("<svg ", f'<svg viewBox="0 0 {drawn[0]} {drawn[1]}" ', 1)
    place = f'x="{width - margin - shown[0]:.0f}" y="{(height - shown[1]) / 2:.0f}" width="{shown[0]:.0f}" height="{shown[1]:.0f}"'
    inner = inner.replace("<svg ", f"<svg {place} ", 1)
    lines = _broken(title, 17)
    size = 40 if len(lines) <= 7 else 32
    text = "".join(
        f'<text x="{margin}" y="{margin + 96 + size * 1.2 * index:.0f}" font-size="{size}" font-weight="bold" fill="{style.INK}">{escape(line)}</text>'
        for index, line in enumerate(lines)
    )
    picture = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{style.FONT}">'
        f'<rect width="{width}" height="{height}" fill="{style.PAPER}"/>'
        f'<text x="{margin}" y="{margin + 22}" font-size="26" fill="{style.QUIET}">{escape(book)}</text>{text}{inner}</svg>'
    )
    return vl_convert.svg_to_png(picture, scale=1)


def _broken(text: str, width: int) -> list[str]:
    """Break a title into lines of at most `width` characters."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
