"""The site's search: every passage of the finished pages, with its address, in one file that the search page loads.

A passage is what stands between two headings, a row of the ledger, a finding or a chart's words. The script
`_static/search.js` looks through them in the reader's browser, so that it works on any host and from disk.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

import bs4
from bs4 import BeautifulSoup, Tag
from bs4.element import PreformattedString

from crossing.cache import digest, kept
from crossing.language.text import one_line

TARGET = "_static/search-text.js"
# what has no words to find, or words that stand elsewhere too
SKIPPED = frozenset(("svg", "script", "style", "button", "template"))
SKIPPED_CLASSES = frozenset(
    "headerlink hide cell_input chart-files chart-source chart-embed skip toctree-wrapper text-map-words".split()
)
HEADINGS = ("h1", "h2", "h3", "h4")
# tags whose words are a piece of their own
BLOCKS = (
    *("p", "li", "td", "th", "tr", "dd", "dt", "div", "figcaption", "summary", "blockquote", "caption", "footer"),
    "br",
    *HEADINGS,
)
OWN = ("finding", "chart")  # classes of what, with an id, is a passage of its own, as is a row of a table
ENDS = (*".?!:;,", ".”", "?”", "!”")
PIECE = "\x1f"  # parts pieces while a page is read
POINT = " · "  # parts them in the passage, where the one before is no sentence, so that an excerpt can be read
NAMING = ("finding-sentence", "q", "chart-title")  # classes and tags whose words name such a passage


@dataclass
class Passage:
    """A piece of a page: where it stands, the heading over it, its words."""

    anchor: str
    heading: str = ""
    words: list[str] = field(default_factory=list)
    listed: bool = False  # a row of the ledger or a finding: text of the chapters goes first

    def text(self) -> str:
        """Return the words with single spaces, and points between pieces that are no sentences."""
        pieces = [one_line(piece) for piece in "".join(self.words).split(PIECE)]
        parts = [f"{piece}{' ' if piece.endswith(ENDS) else POINT}" for piece in pieces if piece]
        return re.sub(r"\s+([,.;:!?)])", r"\1", "".join(parts)).removesuffix(POINT).strip()


def passages(html: str) -> tuple[str, list[Passage]]:
    """Return the title of a page and its passages in order; what stands empty between two rows is left out."""
    main = BeautifulSoup(html, "html.parser").main
    if main is None:
        return "", []
    for tag in main.find_all(_skipped):
        tag.decompose()
    reader = _Reader()
    reader.read(main)
    found: list[Passage] = []
    seen = set()
    for passage in reader.passages:
        place = (passage.anchor, passage.heading)
        if passage.text() or (passage.heading and place not in seen):
            found.append(passage)
        seen.add(place)
    return reader.title, found


class _Reader:
    """Goes through an element and gathers its passages."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self.title = ""
        self._heading = ""
        self._current = Passage("")

    def read(self, tag: Tag, section: str = "", *, own: bool = False) -> None:
        """Read what stands in an element: `section` is the id of the section around it; `own`: in a passage of its own."""
        for child in tag.children:
            if not isinstance(child, Tag):
                if not isinstance(child, PreformattedString):  # a comment
                    self._current.words.append(str(child))
                continue
            if child.name in BLOCKS:
                self._current.words.append(PIECE)
            if child.name in HEADINGS:
                self._begin_under(child, section)
            elif child.name == "section":
                self.read(child, str(child.get("id", "")), own=own)
            elif child.get("id") and (child.name == "tr" or _classes(child) & {*OWN}):
                self._read_own(child, section)
            else:
                self.read(child, section, own=own)
                if child.name in BLOCKS:
                    self._current.words.append(PIECE)
                if own and ({child.name} | _classes(child)) & {*NAMING} and (name := one_line(child.get_text())):
                    self._current.heading = name

    def _begin_under(self, heading: Tag, section: str) -> None:
        """Begin the passage under a heading."""
        self._heading = one_line(heading.get_text())
        self.title = self.title or self._heading
        self._begin(str(heading.get("id") or section))
        self._current.heading = self._heading

    def _read_own(self, tag: Tag, section: str) -> None:
        """Read a passage of its own; after it the words go on that stand around it."""
        self._begin(str(tag["id"]))
        self._current.heading, self._current.listed = self._heading, "chart" not in _classes(tag)
        self.read(tag, section, own=True)
        self._begin(section)
        self._current.heading = self._heading

    def _begin(self, anchor: str) -> None:
        self._current = Passage(anchor)
        self.passages.append(self._current)


def _skipped(tag: Tag) -> bool:
    skipped = tag.name in SKIPPED or not SKIPPED_CLASSES.isdisjoint(tag.get_attribute_list("class"))
    if tag.name == "summary":  # what is written on the fold of a chart's words
        return tag.find_parent(class_="chart-words") is not None
    return skipped or (tag.name == "table" and tag.find_parent("figure") is not None)


def _classes(tag: Tag) -> set[str]:
    return set(tag.get_attribute_list("class"))


def _page(name: str, html: bytes) -> str:
    """What the search page holds of a page, as JSON; kept, since a page takes a tenth of a second to read."""

    def read() -> bytes:
        title, found = passages(html.decode())
        parts = [[part.anchor, part.heading, part.text(), *([1] if part.listed else [])] for part in found]
        return json.dumps([name, title, parts], ensure_ascii=False, separators=(",", ":")).encode()

    read_by = sys.version, bs4.__version__, Path(__file__).read_bytes()
    return kept("passages", digest(*read_by, name, html), read).decode()


def write(site: Path, pages: list[str]) -> None:
    """Write the passages of these pages (file names, in reading order) where the search page finds them."""
    book = ",".join(_page(name, (site / name).read_bytes()) for name in pages)
    text = f"[{book}]".replace("\u2028", " ").replace("\u2029", " ")
    (site / TARGET).parent.mkdir(parents=True, exist_ok=True)
    (site / TARGET).write_text(f"crossingPassages({text});\n", encoding="utf-8")
