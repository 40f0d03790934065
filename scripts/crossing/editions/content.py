"""The built pages made ready for a book that nobody can click through: what both editions share.

An edition is made from the site and from nothing else, so that its figures are those of the site. Here each page loses
what only a screen can use (code to unfold, downloads, the narrow drawings), charts get their words as alternative
text, wide tables become entries that can be read on a narrow page, and evidence is unfolded in compact form.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from markupsafe import Markup

from crossing.book.contents import chapters as sources_of_chapters
from crossing.charts import style
from crossing.editions.tags import attribute, classes, new, part
from crossing.errors import BookError

# what a screen needs and a page does not
SCREEN_ONLY = (
    ".headerlink, details.hide, .chart-narrow, .chart-files, .tools-place, .on-paper, .row-tools, .toctree-wrapper, script, style, "
    "section:has(> #editions)"
)
HEADINGS = ("h1", "h2", "h3", "h4")
ENTRY_COLUMNS = 6  # a table of words with this many columns or more cannot be read on paper and becomes entries
SCHEME = re.compile(r"^[a-z]+:")  # how an address begins that is whole
_COLOUR = re.compile(r"var\(--([a-z-]+)\)")
_SCREEN_ATTRIBUTES = ("tabindex", "download", "focusable", "aria-labelledby", "aria-describedby")


@dataclass(frozen=True)
class Chapter:
    """One page of the book: its file name without ending, its title and its text, free to be changed."""

    name: str
    title: str
    body: Tag


@dataclass(frozen=True)
class Heading:
    """A heading for a table of contents: level 1 or 2, its words and the id to link to."""

    level: int
    text: str
    ident: str


@dataclass(frozen=True)
class Book:
    """The site as an edition needs it: title, address (ending in a slash, or "" where it has none), sentence about it, its picture, imprint and chapters."""

    title: str
    address: str
    description: str
    picture: str  # what the picture on the cover shows
    imprint: tuple[Markup, ...]  # paragraphs of HTML: how to cite it, licences; their links are whole addresses
    chapters: tuple[Chapter, ...]


def read(site: Path) -> Book:
    """Read the built site. Raises BookError if there is none, or if a chapter is missing from it."""
    chapters = tuple(_chapter(site, path.stem) for path in sources_of_chapters())
    front = _parsed(site / "index.html")
    canonical = front.select_one("link[rel=canonical]")
    address = re.sub(r"index\.html$", "", attribute(canonical, "href")) if canonical else ""
    picture = front.select_one("meta[property='og:image:alt']")
    return Book(
        title=attribute(part(front, "meta[property='og:site_name']"), "content"),
        address=address,
        description=attribute(part(front, "meta[name=description]"), "content"),
        picture=attribute(picture, "content") if picture else "",
        imprint=tuple(imprint(front, address)),
        chapters=chapters,
    )


def to_the_site(link: Tag, address: str) -> None:
    """Point a link within the site to the site at its public address; without one its words stay and lead nowhere."""
    target = attribute(link, "href")
    if SCHEME.match(target):
        return
    if address:
        link["href"] = address + target
    else:
        link.unwrap()


def copied(book: Book) -> Book:
    """Return the book with a text of its own, which may be changed without changing the other's."""
    return replace(book, chapters=tuple(replace(chapter, body=copy.copy(chapter.body)) for chapter in book.chapters))


def _parsed(path: Path) -> BeautifulSoup:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BookError(
            f"the built site has no {path.name}: run “python3 scripts/book.py build” and try again."
        ) from None
    # an edition has no dark side: colours by name become those of the light page
    return BeautifulSoup(_COLOUR.sub(lambda match: style.COLOURS[match.group(1)][0], text), "html5lib")


def imprint(front: BeautifulSoup, address: str) -> Iterator[Markup]:
    """Yield the paragraphs of the front page's foot that hold for the whole book, their links to the site at `address`."""
    for link in front.select(".colophon a[href]"):
        to_the_site(link, address)
    for paragraph in front.select(".colophon p"):
        start = paragraph.get_text().strip()
        if start.startswith("Cite"):
            part(paragraph, "strong").string = "Cite this book."
            yield Markup(paragraph.decode())
        elif start.startswith("Data"):
            yield Markup(paragraph.decode())


def _chapter(site: Path, name: str) -> Chapter:
    body = _parsed(site / f"{name}.html").select_one("main .page")
    if body is None or body.h1 is None:
        raise BookError(f"the built page {name}.html has no text: build the site again.")
    for tag in body.select(SCREEN_ONLY):
        tag.decompose()
    for chart in body.select("figure.chart"):
        describe(chart)
    for table in body.select("table"):
        if table.get("id") == "ledger" or _wordy(table):
            table.replace_with(as_entries(table))
    for details in body.select("details"):
        unfold(details)
    for section in body.select("section[id]"):
        name_heading(section)
    strip(body)
    return Chapter(name, words(body.h1), body)


def strip(body: Tag) -> None:
    """Take away the frames and the attributes that only a screen needs."""
    for frame in body.select(".cell, .cell_output, .output, .table-scroll, .chart-wide, .chart-foot"):
        frame.unwrap()
    for tag in body.find_all(True):
        for screen_only in _SCREEN_ATTRIBUTES:
            del tag[screen_only]
    body.attrs = {}


def words(tag: Tag) -> str:
    """Return a tag's text on one line."""
    return " ".join(tag.get_text().split())


def describe(chart: Tag) -> None:
    """Give a chart's drawing its words as alternative text, in place of the folded part with its table."""
    folded, drawing = part(chart, "details.chart-words"), part(chart, ".chart-drawing")
    drawing["aria-label"] = words(part(folded, "p"))
    folded.decompose()
    for svg in drawing.select("svg"):
        del svg["aria-hidden"]


def unfold(details: Tag) -> None:
    """Show what a page folds; what a reader chose on the screen heads its answers here."""
    summary = part(details, "summary")
    if "question" in classes(details):
        summary.name = "h4"
    else:
        summary.decompose()
    details.name = "div"
    details.attrs.pop("open", None)


def name_heading(section: Tag) -> None:
    """Move a section's id to its heading.

    Where a heading does not fit the end of a page it stands on the next one, but the box of its section begins before it.
    """
    heading = section.find(HEADINGS, recursive=False)
    if heading is None:
        return
    heading["id"] = section["id"]
    del section["id"]
    for mark in heading.find_previous_siblings("span", id=True):  # further names of the same place
        heading.insert(0, mark)


def as_entries(table: Tag) -> Tag:
    """Return a wide table as a list of entries: the first cell as a head, then each cell under its column's name.

    A row's id stays its entry's; cells that say nothing ("–" or empty) are left out.
    """
    entries = new("div", "entries")
    if table.get("id"):
        entries["id"] = table["id"]
    for row in table.select("tbody tr"):
        entry = new("article", "entry")
        if row.get("id"):
            entry["id"] = row["id"]
        first, *others = row.find_all(["td", "th"], recursive=False)
        head = new("p", "entry-head")
        _move(first, head)
        for link in head.select("a.row-link"):
            link.unwrap()
        entry.append(head)
        for cell in others:
            if words(cell) not in ("", "–"):
                entry.append(_labelled(cell))
        entries.append(entry)
    return entries


def headings(chapter: Chapter) -> Iterator[Heading]:
    """Yield a chapter's headings of the first two levels that can be linked to."""
    for tag in chapter.body.find_all(HEADINGS[:2]):
        if tag.get("id"):
            yield Heading(int(tag.name[1]), words(tag), attribute(tag, "id"))


def _wordy(table: Tag) -> bool:
    """True for a table of sentences that has too many columns for a page."""
    heads, cells = table.select("thead th"), table.select("tbody td")
    return len(heads) >= ENTRY_COLUMNS and sum(len(words(cell)) for cell in cells) > 30 * len(cells)


def _labelled(cell: Tag) -> Tag:
    line = new("p", "entry-line")
    line.append(new("span", "label", attribute(cell, "data-label")))
    line.append(" ")
    for br in cell.select("br"):
        br.replace_with(" · ")
    _move(cell, line)
    return line


def _move(source: Tag, target: Tag) -> None:
    """Move what a cell holds into a paragraph; paragraphs of its own become words of that one."""
    for paragraph in source.select("p"):
        paragraph.unwrap()
    for child in list(source.contents):
        target.append(child)
