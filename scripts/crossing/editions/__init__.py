"""Editions of the book to keep: a PDF for paper, an EPUB for readers and a PDF of each chapter, made from the built site."""

from __future__ import annotations

import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crossing import files
from crossing.book.contents import chapters
from crossing.book.templates import render
from crossing.editions import content, epub, pdf
from crossing.errors import BookError
from crossing.ledger import load
from crossing.ledger.vocabulary import PageKind
from crossing.paths import EDITIONS, SITE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAME = "crossing-figures"
PAGE = "reuse.html"  # the page with the paragraph that offers the editions
PLACE = '<p id="editions">'  # how the paragraph begins that offers them
PLACE_OF_CHAPTER = (
    '<p id="edition"'  # how the one at a chapter's foot begins that offers its PDF, hidden until there is one
)


@dataclass(frozen=True)
class Made:
    """What was made: the two files and the number of the PDF's pages."""

    pdf: Path
    epub: Path
    pages: int


def run() -> int:
    """Make both editions of the built site and offer them on it; return 0.

    Raises BookError if there is no browser or the site is not whole; editions made before are then as they were.
    """
    from playwright.sync_api import Error, sync_playwright

    from crossing.system import ARGUMENTS, find_chromium

    chromium = find_chromium()
    offered(SITE)  # a site without a place for the links is refused before the long work, not after it
    started = time.monotonic()
    print("Making the PDF, the EPUB and a PDF of each chapter ...", flush=True)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
            made = make(SITE, SITE / EDITIONS, browser, story())
            browser.close()
    except Error as error:
        raise BookError(
            f"Chromium could not print the book ({error.message.splitlines()[0]}): run the command again, or try another Chromium."
        ) from None
    offer(SITE)
    print(
        f"Made both editions in {time.monotonic() - started:.0f} s: {made.pdf} ({made.pages} pages) and {made.epub.name}",
        flush=True,
    )
    return 0


def story() -> list[str]:
    """Return the pages of which each has a PDF of its own: the chapters by name, in order."""
    names = [path.stem for path in chapters()]
    return [name for name in names if load().chapter(name).kind is PageKind.CHAPTER]


def make(site: Path, folder: Path, browser: Browser, alone: Sequence[str] = ()) -> Made:
    """Make both editions of `site`, and a PDF of each page named in `alone`, in `folder`, which is replaced only when all are
    whole.

    Raises BookError if a page is missing.
    """
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        book = content.read(site)
        printed = pdf.printed(content.copied(book), browser)
        (part / f"{NAME}.pdf").write_bytes(printed.content)
        (part / f"{NAME}.epub").write_bytes(epub.packed(book, cover(site)))
        for name in alone:
            (part / f"{name}.pdf").write_bytes(pdf.of_page(site / f"{name}.html", book, browser))
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Made(folder / f"{NAME}.pdf", folder / f"{NAME}.epub", printed.pages)


def cover(site: Path) -> bytes:
    """Return the EPUB's cover: the picture that links to the site show. Raises BookError if the site has none."""
    pictures = sorted((site / "_static" / "figures").glob("*-social.png"))
    if not pictures:
        raise BookError(
            "the built site has no picture for previews (_static/figures/*-social.png): build the site again."
        )
    return pictures[0].read_bytes()


def offer(site: Path) -> None:
    """Put links to the editions in the places that the site keeps for them. Raises BookError if it has none."""
    files.write(site / PAGE, offered(site))
    for made in sorted((site / EDITIONS).glob("*.pdf")):
        if made.stem != NAME:
            page = site / f"{made.stem}.html"
            words = str(render("edition-of-chapter.html", address=f"{EDITIONS}/{made.name}"))
            files.write(page, _replaced(page, PLACE_OF_CHAPTER, words))


def offered(site: Path) -> str:
    """Return the page that offers the editions, with its links. Raises BookError if it has no one place for them."""
    page = site / PAGE
    if not page.is_file():
        raise BookError(f"the built site has no {PAGE}: run “python3 scripts/book.py build” and try again.")
    return _replaced(page, PLACE, offer_of_both())


def _replaced(page: Path, place: str, words: str) -> str:
    """The text of a page with another paragraph in the place of the one that begins so."""
    before, *after = page.read_text(encoding="utf-8").split(place)
    if len(after) != 1 or "</p>" not in after[0]:
        raise BookError(
            f"the built {page.name} should have one place for the editions, {place}, and has {len(after)}: see chapters/reuse.md and the theme's layout.html, and build again."
        )
    return before + words + after[0].partition("</p>")[2]


def offer_of_both() -> str:
    """Return the paragraph that offers both editions."""
    return str(render("edition-offer.html", folder=EDITIONS, name=NAME))
