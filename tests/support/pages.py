"""Read the built pages for tests: links, ids, and the narrative without what the rule on numbers excepts."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from crossing.book import typed_numbers
from crossing.book.contents import chapters

# What the rule "no number outside a figure link" excepts: figures themselves, quotations, tables, code, charts, dates
# marked as such, and the furniture around the narrative.
EXCEPTED = "a.fig, .number, a.source, figure, table, code, pre, blockquote, q, cite, time, details.hide, .finding, .foremost, .untidy, .withdrawn, .passage, .headerlink, .sections, .sections-folded, .text-map, .years, .standing, .byline, #cards, script, style"
CHAPTERS = [path.stem for path in chapters()]
FURNITURE = ["search", "404"]


@lru_cache(maxsize=32)
def parsed(path: Path) -> BeautifulSoup:
    """Return a page's tree."""
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


@lru_cache(maxsize=32)
def ids(path: Path) -> frozenset[str]:
    """Return every id on a page."""
    return frozenset(tag["id"] for tag in parsed(path).find_all(id=True))


def links(path: Path) -> list[tuple[str, str]]:
    """Return every address a page refers to, with the name of the element."""
    found = []
    for tag in parsed(path).find_all(["a", "link", "script", "img", "source", "form"]):
        for attribute in ("href", "src", "action"):
            if tag.get(attribute) is not None:
                found.append((tag.name, tag[attribute]))
    return found


def stray_numbers(path: Path) -> list[str]:
    """Return each number of a page's narrative that stands outside a figure link, with the words around it."""
    page = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
    main = page.find("main")
    assert isinstance(main, Tag), f"{path.name} has no main element"
    for tag in main.select(EXCEPTED):
        tag.replace_with(" ")
    for heading in main.find_all(re.compile("^h[1-6]$")):
        heading.replace_with(" ")
    return typed_numbers.in_words(main.get_text(" "))
