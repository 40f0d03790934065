"""Links from one page of the book to another: they lead to a page that is there, and to a place that a page names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# what Markdown takes as it is written: blocks of code, which have no {name}, and words of code; a role is none
CODE = re.compile(r"^(`{3,}|~{3,})(?!\s*\{).*?^\1|(?P<role>\{[\w:-]+\}`[^`]*`)|`+[^`]+`+", re.MULTILINE | re.DOTALL)
LINK = re.compile(
    r"\]\((?![a-z]+:|_static/)([^)#\s]*)#?([^)\s]*)"
)  # [words](page.ipynb) or [words](#place), and neither another host nor a picture
REFERENCE = re.compile(r"\{ref\}`(?:[^`<]*<)?([^`<>]+)>?`")  # {ref}`words <place>` or {ref}`place`
PLACE = re.compile(r"^\(([\w-]+)\)=", re.MULTILINE)  # (place)= above a heading


def places(text: str) -> set[str]:
    """Return the places that a piece of Markdown names."""
    return {place.lower() for place in PLACE.findall(text)}


def dead(text: str, pages: Collection[str], places: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield the line (from 1) of each link that leads nowhere and what is wrong; `pages` are the names of the book's files."""
    text = CODE.sub(lambda code: code["role"] or "\n" * code[0].count("\n"), text)
    links = [(found, found[1], found[2]) for found in LINK.finditer(text)]
    links += [(found, "", found[1].strip()) for found in REFERENCE.finditer(text)]
    for found, page, place in links:
        if wrong := _wrong(page, place, pages, places):
            yield text.count("\n", 0, found.end()) + 1, wrong


def _wrong(page: str, place: str, pages: Collection[str], places: Collection[str]) -> str:
    """What is wrong with a link and what to do, or nothing."""
    if page and page not in pages:
        return f"the link leads to {page}, which is no page of the book (_toc.yml names them); correct it."
    if place and place.lower() not in places:
        return f"the link leads to “{place}”, a place that no page names; write ({place})= above its heading, or correct the link."
    if page and place:
        return f"the link names a page and a place, which Sphinx does not follow; write the place alone, (#{place})."
    return ""
