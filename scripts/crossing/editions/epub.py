"""The EPUB: one XHTML file for each chapter, drawings inside, no scripts; the same site gives the same bytes."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bs4 import Tag
from markupsafe import Markup

from crossing import __version__
from crossing.book.drawings import SVG
from crossing.book.pages import site_facts, vintage
from crossing.book.templates import render
from crossing.editions.content import SCHEME, Book, Chapter, as_entries, headings, to_the_site
from crossing.editions.tags import attribute, part
from crossing.errors import BookError

STYLE = Path(__file__).with_name("epub.css")
FOLDER = "EPUB"
MIMETYPE = b"application/epub+zip"
FEATURES = ("alternativeText", "longDescription", "structuralNavigation", "tableOfContents")
ROW = 7  # px: the height of a paragraph in a text map
PLOT = 280  # px: the height of a chooser's line
STOP = 5  # px: half the width of the ring that marks a report in the picture of a chapter
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML 1.0 has no way to write


def packed(book: Book, cover: bytes) -> bytes:
    """Return the EPUB of a book with `cover` (PNG). The chapters of `book` are changed on the way.

    Raises BookError if a chapter is not well-formed.
    """
    for chapter in book.chapters:
        stand_alone(chapter.body)
        for drawing in chapter.body.select("svg:not([xmlns])"):
            drawing["xmlns"] = SVG
        relink(chapter, book)
    files = {
        "book.opf": package(book),
        "contents.xhtml": contents(book),
        "cover.xhtml": cover_page(book),
        "style.css": STYLE.read_text(encoding="utf-8"),
    }
    files |= {f"{chapter.name}.xhtml": page(chapter) for chapter in book.chapters}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        # the type comes first and is not compressed, so that a reader knows the file by its first bytes
        archive.writestr(_entry("mimetype"), MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr(
            _entry("META-INF/container.xml"), render("epub-container.xml", folder=FOLDER) + "\n", zipfile.ZIP_DEFLATED
        )
        for name in sorted(files):
            archive.writestr(_entry(f"{FOLDER}/{name}"), files[name].encode(), zipfile.ZIP_DEFLATED)
        archive.writestr(_entry(f"{FOLDER}/cover.png"), cover, zipfile.ZIP_STORED)
    return out.getvalue()


def stand_alone(body: Tag) -> None:
    """Give the small drawings of a page what the site's style sheet and scripts give them there: sizes, rings and words."""
    for drawing in body.select(".text-map svg"):
        drawing["role"], drawing["width"] = "img", "100%"
        drawing["height"] = str(ROW * int(attribute(drawing, "viewBox").split()[-1]))
        del drawing["style"]
        for link in drawing.select("a"):
            link.name = "g"
            del link["href"]
    for link in body.select(".text-map-skip, .text-map-hint"):
        link.decompose()
    for picture in body.select(".chapter-picture"):
        for stop in picture.select("i"):
            across = attribute(stop, "style").partition(":")[2]
            ring = Tag(name="circle", attrs={"class": "stop", "cx": across, "cy": "100%", "r": str(STOP)})
            part(picture, "svg").append(ring)
            stop.decompose()
    for drawing in body.select(".chooser-drawing"):
        drawing["height"] = str(PLOT)
    for table in body.select("table.events"):  # an e-reader is as narrow as a phone
        table.replace_with(as_entries(table))


def _entry(name: str) -> zipfile.ZipInfo:
    """A file of the archive, dated like the data and not like the run."""
    info = zipfile.ZipInfo(name, (*vintage().timetuple()[:3], 0, 0, 0))
    info.external_attr = 0o644 << 16
    info.create_system = 3  # the same on every system
    return info


def relink(chapter: Chapter, book: Book) -> None:
    """Point links between chapters at the chapters' files here, and links to the site's files at the site."""
    names = {each.name for each in book.chapters}
    for link in chapter.body.select("a[href]"):
        name, hash_mark, fragment = attribute(link, "href").partition("#")
        if name.removesuffix(".html") in names:
            link["href"] = f"{name.removesuffix('.html')}.xhtml{hash_mark}{fragment}"
        elif name and not SCHEME.match(name):
            to_the_site(link, book.address)


def page(chapter: Chapter) -> str:
    """Return a chapter as an XHTML file. Raises BookError if it is not well-formed."""
    body = Markup(_FORBIDDEN.sub("", chapter.body.decode(formatter="minimal")))
    return document("chapter", f"{chapter.name}.xhtml", title=chapter.title, body=body)


def document(template: str, name: str, **context: Any) -> str:
    """Return an XHTML file by its template and name. Raises BookError if it is not well-formed."""
    text = render(f"epub-{template}.xhtml", **context) + "\n"
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise BookError(
            f"the EPUB's {name} would not be well-formed ({error}): look at the page it is made from."
        ) from None
    return text


def cover_page(book: Book) -> str:
    """Return the page with the cover picture and, under it, what the book is."""
    return document("cover", "cover.xhtml", title=book.title, book=book, facts=site_facts())


def contents(book: Book) -> str:
    """Return the table of contents, chapters with their sections."""
    chapters = [
        (chapter.name, chapter.title, [(head.ident, head.text) for head in headings(chapter) if head.level > 1])
        for chapter in book.chapters
    ]
    return document("contents", "contents.xhtml", title=f"Contents of {book.title}", chapters=chapters)


@dataclass(frozen=True)
class File:
    """A file of the EPUB as its package names it."""

    ident: str
    href: str
    kind: str
    property: str = ""


def package(book: Book) -> str:
    """Return the package file: what the book is, its files and their order."""
    identifier = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{book.address or book.title}editions/{__version__}/{site_facts()['vintage']}"
    )
    return (
        render(
            "epub.opf",
            book=book,
            identifier=identifier,
            date=f"{vintage():%Y-%m-%d}",
            features=FEATURES,
            files=list(_manifest(book)),
            spine=["cover-page", "contents", *(f"c-{chapter.name}" for chapter in book.chapters)],
        )
        + "\n"
    )


def _manifest(book: Book) -> Iterator[File]:
    """The files that the package names."""
    xhtml = "application/xhtml+xml"
    yield File("contents", "contents.xhtml", xhtml, "nav")
    yield File("cover-page", "cover.xhtml", xhtml)
    yield File("cover", "cover.png", "image/png", "cover-image")
    yield File("style", "style.css", "text/css")
    for chapter in book.chapters:
        yield File(f"c-{chapter.name}", f"{chapter.name}.xhtml", xhtml, "svg" if chapter.body.svg else "")
