"""Links from one page of the book to another: they lead to a page that is there, and to a place that a page names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

# what Markdown takes as it is written: blocks of code, which have no {name}, and words of code; a role is none
CODE = re.compile(r"^(`{3,}|~{3,})(?!\s*\{).*?^\1|(?P<role>\{[\w:-]+\}`[^`]*`)|`+[^`]+`+", re.MULTILINE | re.DOTALL)
LINK = re.compile(
    r"\]\((?![a-z]+:|_static/)([^)#\s]*)#?([^)\s]*)"
)  # [words](page.ipynb#place), and neither another host nor a picture
REFERENCE = re.compile(r"\{ref\}`(?:[^`<]*<)?([^`<>]+)>?`")  # {ref}`words <place>` or {ref}`place`
PLACE = re.compile(r"^\(([\w-]+)\)=", re.MULTILINE)  # (place)= above a heading


def places(text: str) -> set[str]:
    """Return the places that a piece of Markdown names."""
    return {place.lower() for place in PLACE.findall(text)}


def dead(text: str, pages: Collection[str], places: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield the line (from 1) of each link that leads nowhere and what is wrong; `pages` are the names of the book's files."""
    text = CODE.sub(lambda code: code["role"] or "\n" * code[0].count("\n"), text)
    for link in LINK.finditer(text):
        page, place = link.groups()
        if page and page not in pages:
            yield (
                _line(text, link),
                f"the link leads to {page}, which is no page of the book (_toc.yml names them); correct it.",
            )
        elif place and place.lower() not in places:
            yield _line(text, link), _unnamed(place)
    for reference in REFERENCE.finditer(text):
        if reference[1].strip().lower() not in places:
            yield _line(text, reference), _unnamed(reference[1].strip())


def _line(text: str, found: re.Match[str]) -> int:
    return text.count("\n", 0, found.end()) + 1


def _unnamed(place: str) -> str:
    return f"the link leads to “{place}”, a place that no page names; write ({place})= above its heading, or correct the link."
