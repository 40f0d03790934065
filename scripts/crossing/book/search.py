"""The site's search: every passage of the finished pages, with its address, in one file that the search page loads.

A passage is what stands between two headings, a row of the ledger, a finding or a chart's words. The script
`_static/search.js` looks through them in the reader's browser, so that it works on any host and from disk.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

TARGET = "_static/search-text.js"
SKIPPED_TAGS = ("svg", "script", "style", "button", "template")
SKIPPED_CLASSES = ("headerlink", "hide", "cell_input", "chart-files", "chart-source", "skip", "toctree-wrapper")
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_BLOCKS = (
    "p",
    "li",
    "td",
    "th",
    "tr",
    "dd",
    "dt",
    "div",
    "figcaption",
    "summary",
    "h1",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "caption",
    "footer",
)
_OWN_CLASSES = ("finding", "chart")  # with an id, each is a passage of its own
_NAMING = ("finding-sentence", "q", "chart-title")  # classes and tags whose words name such a passage


@dataclass
class Passage:
    """A piece of a page: where it stands, the heading over it, its words."""

    anchor: str
    heading: str = ""
    words: list[str] = field(default_factory=list)
    listed: bool = False  # a row of the ledger or a finding: text of the chapters goes first

    def text(self) -> str:
        """Return the words with single spaces."""
        return re.sub(r"\s+([,.;:!?)])", r"\1", " ".join("".join(self.words).split()))


class _Reader(HTMLParser):
    """Reads the <main> part of a page into passages."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, str]] = []  # tag and what it means: "", "skip", "own", "name", "heading"
        self.passages: list[Passage] = []
        self.sections: list[str] = []  # ids of the open <section>s
        self.title = ""
        self.heading = ""
        self.inside = False
        self._current = Passage("")
        self._name = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        at = {key: value or "" for key, value in attrs}
        classes = at.get("class", "").split()
        role = ""
        if tag == "main":
            self.inside = True
        if (
            tag in SKIPPED_TAGS
            or any(name in SKIPPED_CLASSES for name in classes)
            or (tag == "table" and self._in_chart())
        ):
            role = "skip"
        elif tag == "section":
            self.sections.append(at.get("id", ""))
            role = "section"
        elif tag in ("h1", "h2", "h3", "h4"):
            role = "heading"
            self.heading = ""
            self._begin(at.get("id") or (self.sections[-1] if self.sections else ""))
        elif at.get("id") and ((tag == "tr") or any(name in _OWN_CLASSES for name in classes)):
            role = "own"
            self._begin(at["id"])
            self._current.heading, self._current.listed = self.heading, "chart" not in classes
        elif any(name in _NAMING for name in (tag, *classes)) and any(mean == "own" for _, mean in self.open):
            role = "name"
            self._name = ""
        if tag in _BLOCKS:
            self._current.words.append(" ")
        self.open.append((tag, role))

    def _in_chart(self) -> bool:
        return any(tag == "figure" for tag, _ in self.open)

    def _begin(self, anchor: str) -> None:
        self._current = Passage(anchor)
        self.passages.append(self._current)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or all(name != tag for name, _ in self.open):
            return
        while self.open:
            name, role = self.open.pop()
            if role == "section":
                self.sections.pop()
            if role == "heading":
                self._current.heading = self.heading = " ".join(self.heading.split())
                self.title = self.title or self.heading
            if role == "name" and self._name.strip():
                self._current.heading = " ".join(self._name.split())
            if role == "own":
                self._begin(self.sections[-1] if self.sections else "")
                self._current.heading = self.heading
            if name == "main":
                self.inside = False
            if name == tag:
                break

    def handle_data(self, data: str) -> None:
        if not self.inside or any(role == "skip" for _, role in self.open):
            return
        if any(role == "heading" for _, role in self.open):
            self.heading += data
        else:
            self._current.words.append(data)
            if any(role == "name" for _, role in self.open):
                self._name += data


def passages(html: str) -> tuple[str, list[Passage]]:
    """Return a page's title and its passages in order; what stands empty between two rows is left out."""
    reader = _Reader()
    reader.feed(html)
    kept: list[Passage] = []
    seen = set()
    for passage in reader.passages:
        place = (passage.anchor, passage.heading)
        if passage.text() or (passage.heading and place not in seen):
            kept.append(passage)
        seen.add(place)
    return reader.title, kept


def write(site: Path, pages: list[str]) -> None:
    """Write the passages of these pages (file names, in reading order) where the search page finds them."""
    book = []
    for name in pages:
        title, found = passages((site / name).read_text(encoding="utf-8"))
        book.append(
            [name, title, [[part.anchor, part.heading, part.text(), *([1] if part.listed else [])] for part in found]]
        )
    text = json.dumps(book, ensure_ascii=False, separators=(",", ":")).replace("\u2028", " ").replace("\u2029", " ")
    (site / TARGET).parent.mkdir(parents=True, exist_ok=True)
    (site / TARGET).write_text(f"crossingPassages({text});\n", encoding="utf-8")
