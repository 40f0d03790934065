"""The EPUB: one XHTML file for each chapter, drawings inside, no scripts; the same site gives the same bytes."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree

from crossing import __version__
from crossing.book.pages import site_facts, vintage
from crossing.editions.content import SCHEME, Book, Chapter, headings
from crossing.errors import BookError

STYLE = Path(__file__).with_name("epub.css")
FOLDER = "EPUB"
MIMETYPE = b"application/epub+zip"
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    f'<rootfile full-path="{FOLDER}/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n'
)
FEATURES = ("alternativeText", "longDescription", "structuralNavigation", "tableOfContents")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what XML 1.0 has no way to write


def packed(book: Book, cover: bytes) -> bytes:
    """Return the EPUB of a book with `cover` (PNG). The chapters of `book` are changed on the way.

    Raises BookError if a chapter is not well-formed.
    """
    for chapter in book.chapters:
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
        archive.writestr(_entry("META-INF/container.xml"), CONTAINER, zipfile.ZIP_DEFLATED)
        for name in sorted(files):
            archive.writestr(_entry(f"{FOLDER}/{name}"), files[name].encode(), zipfile.ZIP_DEFLATED)
        archive.writestr(_entry(f"{FOLDER}/cover.png"), cover, zipfile.ZIP_STORED)
    return out.getvalue()


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
        name, hash_mark, fragment = link["href"].partition("#")
        if name.removesuffix(".html") in names:
            link["href"] = f"{name.removesuffix('.html')}.xhtml{hash_mark}{fragment}"
        elif name and not SCHEME.match(name):
            link["href"] = book.address + link["href"]


def page(chapter: Chapter) -> str:
    """Return a chapter as an XHTML file. Raises BookError if it is not well-formed."""
    return document(chapter.title, f"<main>{chapter.body.decode(formatter='minimal')}</main>", f"{chapter.name}.xhtml")


def document(title: str, body: str, name: str) -> str:
    """Return an XHTML file with this body. Raises BookError if it is not well-formed."""
    text = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en-GB" xml:lang="en-GB">'
        f'<head><meta charset="utf-8"/><title>{escape(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>'
        f"<body>{_FORBIDDEN.sub('', body)}</body></html>\n"
    )
    try:
        ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise BookError(
            f"the EPUB's {name} would not be well-formed ({error}): look at the page it is made from."
        ) from None
    return text


def cover_page(book: Book) -> str:
    """Return the page with the cover picture and, under it, what the book is."""
    facts = site_facts()
    return document(
        book.title,
        f'<section class="cover" epub:type="cover"><p><img src="cover.png" alt="Cover: {escape(book.title)}, with a chart of the people arriving by small boat, by month"/></p>'
        f'<p class="cover-about">{escape(book.description)}</p><p>Version {escape(facts["version"])}, official data as published {escape(facts["vintage"])}</p>{"".join(book.imprint)}</section>',
        "cover.xhtml",
    )


def contents(book: Book) -> str:
    """Return the table of contents, chapters with their sections."""
    items = "".join(_item(chapter) for chapter in book.chapters)
    first = book.chapters[0].name
    return document(
        f"Contents of {book.title}",
        f'<nav epub:type="toc" id="toc" role="doc-toc"><h1>Contents</h1><ol>{items}</ol></nav>'
        f'<nav epub:type="landmarks" id="landmarks" hidden="hidden"><h2>Landmarks</h2><ol><li><a epub:type="cover" href="cover.xhtml">Cover</a></li>'
        f'<li><a epub:type="toc" href="#toc">Contents</a></li><li><a epub:type="bodymatter" href="{first}.xhtml">Text</a></li></ol></nav>',
        "contents.xhtml",
    )


def _item(chapter: Chapter) -> str:
    sections = "".join(
        f'<li><a href="{chapter.name}.xhtml#{escape(heading.ident)}">{escape(heading.text)}</a></li>'
        for heading in headings(chapter)
        if heading.level > 1
    )
    return f'<li><a href="{chapter.name}.xhtml">{escape(chapter.title)}</a>{f"<ol>{sections}</ol>" if sections else ""}</li>'


def package(book: Book) -> str:
    """Return the package file: what the book is, its files and their order."""
    facts = site_facts()
    identifier = uuid.uuid5(uuid.NAMESPACE_URL, f"{book.address}editions/{__version__}/{facts['vintage']}")
    access = "".join(f'<meta property="schema:accessibilityFeature">{feature}</meta>' for feature in FEATURES)
    manifest = "".join(
        f'<item id="{ident}" href="{href}" media-type="{kind}"{extra}/>' for ident, href, kind, extra in _manifest(book)
    )
    spine = "".join(
        f'<itemref idref="{ident}"/>'
        for ident in ["cover-page", "contents", *(f"c-{chapter.name}" for chapter in book.chapters)]
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en-GB">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier><dc:title>{escape(book.title)}</dc:title><dc:language>en-GB</dc:language>'
        f"<dc:creator>The {escape(book.title)} contributors</dc:creator><dc:description>{escape(book.description)}</dc:description>"
        f"<dc:date>{vintage():%Y-%m-%d}</dc:date><dc:source>{escape(book.address)}</dc:source>"
        "<dc:rights>Text CC BY 4.0; official data Open Government Licence v3.0; quoted fragments belong to their publishers.</dc:rights>"
        f'<meta property="dcterms:modified">{vintage():%Y-%m-%d}T00:00:00Z</meta>'
        '<meta property="schema:accessMode">textual</meta><meta property="schema:accessMode">visual</meta>'
        '<meta property="schema:accessModeSufficient">textual</meta>'
        f'<meta property="schema:accessibilityHazard">none</meta>{access}'
        '<meta property="schema:accessibilitySummary">Each chart is described in words with its numbers; tables, headings and contents are structured.</meta>'
        f"</metadata><manifest>{manifest}</manifest><spine>{spine}</spine></package>\n"
    )


def _manifest(book: Book) -> Iterator[tuple[str, str, str, str]]:
    """The package's files: id, address, type, further attributes."""
    xhtml = "application/xhtml+xml"
    yield "contents", "contents.xhtml", xhtml, ' properties="nav"'
    yield "cover-page", "cover.xhtml", xhtml, ""
    yield "cover", "cover.png", "image/png", ' properties="cover-image"'
    yield "style", "style.css", "text/css", ""
    for chapter in book.chapters:
        yield f"c-{chapter.name}", f"{chapter.name}.xhtml", xhtml, ' properties="svg"' if chapter.body.svg else ""
