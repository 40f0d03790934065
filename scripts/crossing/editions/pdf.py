"""The PDF: every chapter in one document, printed by Chromium.

A page of paper has no links to follow, so each figure of the ledger carries a raised reference (L12) that stands before
its entry in the ledger, a figure that the book computed one of its own (C7), and a link to elsewhere shows its address.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bs4 import Tag
from markupsafe import Markup
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, NameObject

from crossing import __version__, charts
from crossing.book.contents import short_title
from crossing.book.pages import site_facts, vintage
from crossing.book.templates import render
from crossing.editions.content import SCHEME, Book, Chapter, headings, to_the_site, words
from crossing.editions.tags import attribute, classes, new, part
from crossing.errors import BookError
from crossing.paths import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STYLES = (ROOT / "_static" / "book.css", Path(__file__).with_name("paper.css"))
FACES = ROOT / "_static" / "fonts"
MANY_WEIGHTS = "sans-400-700.woff2"
SANS = {weight: Path(charts.__file__).with_name("faces") / f"sans-{weight}.ttf" for weight in ("400", "700")}
CONTENTS = "contents"
LETTERS = {"ledger": "L", "computed": "C"}  # id of a table on the ledger page -> the letter of its references
PASSES = 4  # the second print has page numbers; further ones are for a number whose width moved a line to another page
TIMEOUT = 300_000  # ms for one printing: ten times what it takes on two busy cores
PAGE_OF = "data-page-of"  # a place that waits for the number of the page on which this id stands
# at the foot of a page printed alone: the book and the page, and its number
_FOOT = """@page {
  @bottom-left { content: %s ": " %s; font: 8.5pt "Paper Sans", sans-serif; color: #595f66; }
  @bottom-right { content: counter(page); font: 8.5pt "Paper Sans", sans-serif; color: #595f66; }
}"""
# a page of the site printed as it is has its sans in many weights in one file (see with_faces)
_PAPER_SANS = (
    f'@font-face {{ font-family: "Paper Sans"; src: url("fonts/{MANY_WEIGHTS}") format("woff2"); font-weight: 400 700; }}\n'
    ':root { --sans: "Paper Sans", "Crossing Sans", sans-serif; }\n'
)
_FACE = re.compile(r'@font-face \{[^}]*url\("fonts/([^"]+)"\)[^}]*\}')
UNKNOWN = "–"  # stands for the number of a page in the contents until it is known


@dataclass(frozen=True)
class Printed:
    """A finished PDF and the number of its pages."""

    content: bytes
    pages: int


def printed(book: Book, browser: Browser) -> Printed:
    """Print the book; its contents name the pages on which the headings stand.

    The chapters of `book` are changed on the way. Raises BookError if the page numbers do not settle.
    """
    references = number_entries(book.chapters)
    for chapter in book.chapters:
        mark_figures(chapter, references)
        show_addresses(chapter)
        relink(chapter, book)
    pages: dict[str, int] = {}
    for _ in range(PASSES):
        raw = _print(document(book, pages), browser)
        found = destinations(raw, referred(book))
        if found == pages:
            return Printed(finished(raw, book), len(PdfReader(io.BytesIO(raw)).pages))
        pages = found
    raise BookError(
        "the page numbers of the PDF's contents did not settle: look at scripts/crossing/editions/paper.css."
    )


def of_page(path: Path, book: Book, browser: Browser) -> bytes:
    """Return the PDF of one page of the built site, as it is printed from a browser, with a foot that says what it is from."""
    page = browser.new_page(bypass_csp=True)  # its faces come from no file of the site
    try:
        page.set_default_timeout(TIMEOUT)
        page.goto(path.resolve().as_uri(), wait_until="load")
        title = page.locator("h1").first.evaluate("(head) => head.firstChild.textContent")
        page.add_style_tag(
            content=with_faces(_PAPER_SANS) + _FOOT % (_css_string(book.title), _css_string(short_title(title)))
        )
        page.evaluate("document.fonts.ready")
        raw = page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    finally:
        page.close()
    return finished(raw, book, title)


def number_entries(chapters: Iterable[Chapter]) -> dict[str, str]:
    """Put a reference before each row of the ledger and of the computed figures; return them by the row's id."""
    references: dict[str, str] = {}
    for chapter in chapters:
        for table, letter in LETTERS.items():
            rows = chapter.body.select(f"[id='{table}'] .entry, table[id='{table}'] tbody tr")
            for number, row in enumerate(rows, start=1):
                ident, reference = attribute(row, "id"), f"{letter}{number}"
                references[ident] = reference
                cell = part(row, ".entry-head, td")
                cell.insert(0, new("span", "entry-ref", reference))
                cell.insert(1, " ")
                if table == "ledger":
                    cell.append(" ")
                    cell.append(new("span", "ident", ident))
    return references


def mark_figures(chapter: Chapter, references: dict[str, str]) -> None:
    """Give each figure in a chapter's prose its reference, and write one for each claim that a finding names.

    Raises BookError if a figure has no entry in the ledger.
    """
    for link in chapter.body.select("a.fig"):
        ident = attribute(link, "data-figure")
        if ident not in references:
            raise BookError(
                f"{chapter.name}.html has a figure {ident} that the ledger's page does not list: build the site again."
            )
        # a narrow space that does not break: a copied “828 L7” stays readable
        link.append(new("sup", "ref", f"\u202f{references[ident]}"))
    for link in chapter.body.select(".finding .rule a"):
        link.string = references.get(attribute(link, "href").partition("#")[2], words(link))


def show_addresses(chapter: Chapter) -> None:
    """Put its address behind each link to another site."""
    for link in chapter.body.select("a[href^=http]"):
        if words(link) != link["href"]:
            link.insert_after(new("span", "target", f" ({link['href']})"))


def relink(chapter: Chapter, book: Book) -> None:
    """Make ids and links those of one document: an id is named after its page; a file of the site has its address."""
    names = {each.name for each in book.chapters}
    for tag in chapter.body.select("[id]"):
        if tag.find_parent("svg") is None:
            tag["id"] = inside(chapter.name, attribute(tag, "id"))
    for link in chapter.body.select("a[href]"):
        page, _, fragment = attribute(link, "href").partition("#")
        name = page.removesuffix(".html") or chapter.name
        if name in names:
            ident = inside(name, fragment or "top")
            link["href"] = f"#{ident}"
            if "internal" in classes(link):
                link.insert_after(Tag(name="span", attrs={"class": "target", PAGE_OF: ident}))
        elif not SCHEME.match(page):
            to_the_site(link, book.address)


def inside(page: str, ident: str = "top") -> str:
    """Return the id that an element of a page has in the whole document; the page itself is its own "top"."""
    return f"{page}--{ident}"


def listed(book: Book) -> list[tuple[int, str, str]]:
    """Return the lines of the contents: level, words, id."""
    return [(heading.level, heading.text, heading.ident) for chapter in book.chapters for heading in headings(chapter)]


def referred(book: Book) -> set[str]:
    """Return every id whose page the book names: those in the contents and those that its text refers to."""
    return {ident for _, _, ident in listed(book)} | {
        attribute(tag, PAGE_OF) for chapter in book.chapters for tag in chapter.body.select(f"[{PAGE_OF}]")
    }


def document(book: Book, pages: dict[str, int]) -> str:
    """Return the whole book as one HTML page; `pages` gives the contents their page numbers by id, as far as known."""
    styles = with_faces("\n".join(path.read_text(encoding="utf-8") for path in STYLES)) + page_styles(book)
    for chapter in book.chapters:
        name_pages(chapter, pages)
    return render(
        "edition.html",
        book=book,
        facts=site_facts(),
        styles=Markup(styles),
        contents_id=CONTENTS,
        contents=[(level, text, ident, pages.get(ident, UNKNOWN)) for level, text, ident in listed(book)],
        chapters=[(inside(each.name), _page(each), Markup(each.body.decode())) for each in book.chapters],
    )


def with_faces(styles: str) -> str:
    """Return style sheets with the book's faces inside, as a page that has no folder needs them, and waited for.

    A face of many weights would become drawings in a PDF: in its place stand the charts' two, of one weight each.
    """

    def inside(face: re.Match[str]) -> str:
        if face[1] == MANY_WEIGHTS:
            return "\n".join(_embedded(face[0], face[1], path, weight) for weight, path in SANS.items())
        return _embedded(face[0], face[1], FACES / face[1])

    return _FACE.sub(inside, styles)


def _embedded(rule: str, name: str, path: Path, weight: str = "") -> str:
    """A rule of a style sheet that names a face, with the face inside."""
    data = base64.b64encode(path.read_bytes()).decode()
    rule = rule.replace(f'url("fonts/{name}") format("woff2")', f'url("data:font/{path.suffix[1:]};base64,{data}")')
    rule = rule.replace("font-display: optional", "font-display: block")
    return rule.replace("font-weight: 400 700", f"font-weight: {weight}") if weight else rule


def name_pages(chapter: Chapter, pages: dict[str, int]) -> None:
    """Put the page behind each link to another part of the book; where it is not known yet, something of its width."""
    for place in chapter.body.select(f"[{PAGE_OF}]"):
        place.string = f" (p. {pages.get(attribute(place, PAGE_OF), '000')})"


def page_styles(book: Book) -> str:
    """Return the rules that put each chapter's short title at the foot of its pages."""
    rules = (
        f"@page {_page(chapter)} {{ @bottom-left {{ content: {_css_string(short_title(chapter.title))}; }} }}"
        for chapter in book.chapters
    )
    return "\n".join(rules)


def _page(chapter: Chapter) -> str:
    return f"of-{chapter.name}"


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _print(html: str, browser: Browser) -> bytes:
    page = browser.new_page()
    try:
        page.set_default_timeout(TIMEOUT)
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        return page.pdf(prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
    finally:
        page.close()


def destinations(raw: bytes, idents: Iterable[str]) -> dict[str, int]:
    """Return the page, counted from 1, on which the element with each id begins. Raises BookError if it is on none."""
    reader = PdfReader(io.BytesIO(raw))
    named, found = reader.named_destinations, {}
    for ident in idents:
        page = reader.get_destination_page_number(named[f"/{ident}"])
        if page is None:
            raise BookError(f"the PDF has “{ident}” on none of its pages: build the site again.")
        found[ident] = page + 1
    return found


def finished(raw: bytes, book: Book, title: str = "") -> bytes:
    """Return the PDF with its title (of the book, or that of a page) and author and with the date of its data in place of the
    time of printing."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    date = f"D:{vintage():%Y%m%d}000000Z"
    writer.metadata = {
        "/Title": f"{title} – {book.title}" if title else book.title,
        "/Author": f"The {book.title} contributors",
        "/Subject": book.description,
        "/Creator": f"{book.title} {__version__}",
        "/Producer": "Chromium, pypdf",
        "/CreationDate": date,
        "/ModDate": date,
    }
    writer.create_viewer_preferences()[NameObject("/DisplayDocTitle")] = BooleanObject(True)
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
