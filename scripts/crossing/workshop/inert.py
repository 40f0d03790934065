"""Nothing that runs stands on a page, or in a drawing beside it, but the book's own scripts, whatever a cell, an output, a raw block or a file brought."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from crossing import cache
from crossing.errors import BookError

# where the book's scripts and style sheets lie: beside a page, or (on the page for what is missing, which a host shows at
# any depth) below the root of the host
OWN = re.compile(r"(?:/(?:[\w.~-]+/)*)?_static/[\w.-]+")
DATA = ("application/json", "application/ld+json")  # what a script element may hold: data, which no browser runs
# a tag that every browser reads alike, as the book's own code writes each: values in quotation marks, no tag in a value
PLAIN = re.compile(r'<[a-zA-Z][\w:-]*(?:\s+[\w:.-]+(?:="[^"<>]*"|=\'[^\'<>]*\')?)*\s*/?>')
TEXT = ("script", "style", "textarea", "title")  # elements that hold text in HTML, and in a drawing whatever they say
# elements that run something, fetch something, change where links lead or hold what some browsers take for text; the book
# uses none of them
LIVE = frozenset(
    "animate animatetransform applet audio base embed foreignobject frame frameset iframe noembed noframes object "
    "plaintext portal set template video xmp".split()
)
ADDRESSES = frozenset(
    "action background cite data formaction href imagesrcset ping poster src srcset xlink:href".split()
)
# what a reader follows; all other addresses are fetched
LEADING = {("a", "href"), ("a", "xlink:href"), ("area", "href")}
SCHEMES = frozenset({"", "http", "https", "mailto"})  # where a link may lead; "" is a place of the site itself
# attributes of a drawing that hold style
STYLING = frozenset("clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke style".split())
# style that fetches, but for what the drawing itself holds, and a backslash, by which it could be hidden; the book's own
# stands in its style sheets
STYLED = re.compile(r"\\|@import|(?:image|image-set|src)\(|url\((?!\s*[\"']?(?:#|data:))", re.IGNORECASE)
LARGEST = 3_000_000  # bytes of a page; the largest has some 400,000


class _Finder(HTMLParser):
    """Gathers what is live on a page, each with its line."""

    def __init__(self, *, drawing: bool) -> None:
        super().__init__(convert_charrefs=False)  # so that &lt; in a text is no tag
        self.drawing = drawing  # read as XML, in which a comment has one end
        self.found: list[str] = []
        self.within = ""  # the element of TEXT that is open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = tag.rpartition(":")[2]  # a drawing may name its elements with a prefix
        values = {name: value or "" for name, value in attrs}
        if self.within or len(values) < len(attrs) or not PLAIN.fullmatch(self.get_starttag_text() or ""):
            self._tell(f"a tag <{tag}> that browsers could read in several ways")
        if tag in TEXT:
            self.within = tag
        for what in (*_in_element(tag, values), *_in_attributes(tag, values)):
            self._tell(what)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # a slash at its end closes no element of HTML

    def handle_endtag(self, tag: str) -> None:
        if tag.rpartition(":")[2] == self.within:
            self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within and "<" in data:
            self._tell(f"a tag inside <{self.within}>")
        if self.within == "style" and STYLED.search(data):
            self._tell("a style sheet that would fetch")

    def handle_comment(self, data: str) -> None:
        if not self.drawing:
            self._tell("a comment, which browsers end in several ways")

    def unknown_decl(self, data: str) -> None:
        self._tell("a declaration that is none of HTML")

    def _tell(self, what: str) -> None:
        self.found.append(f"{what} (line {self.getpos()[0]})")


def _in_element(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What an element runs, fetches or does by itself that the book's own does not."""
    if tag in LIVE:
        yield f"an element <{tag}>"
    if tag == "script" and not (OWN.fullmatch(values.get("src", "")) or values.get("type") in DATA):
        yield "a script that is not the book's own"
    if tag == "link" and "stylesheet" in values.get("rel", "") and not OWN.fullmatch(values.get("href", "")):
        yield "a style sheet that is not the book's own"
    if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
        yield "a page that leads elsewhere by itself"


def _in_attributes(tag: str, values: dict[str, str]) -> Iterator[str]:
    """What the attributes of an element run or fetch."""
    for name, value in values.items():
        if name.startswith("on"):
            yield f"an attribute {name} of <{tag}>, which would run"
        elif name in STYLING and STYLED.search(value):
            yield f"a style of <{tag}> that would fetch"
        elif name in ADDRESSES and not _harmless(value, tag, name, values.get("rel", "")):
            yield f"an address of <{tag}> that would run or fetch: “{value[:40]}”"


def _harmless(address: str, tag: str, attribute: str, rel: str) -> bool:
    """Whether an address leads a reader to a page, or fetches from the site itself, or is a picture that holds itself."""
    plain = "".join(character for character in address if character > " ")  # browsers overlook the others in a scheme
    try:
        parts = urlsplit(plain)
    except ValueError:
        return False
    if (tag, attribute) in LEADING or attribute == "cite" or (tag, rel) == ("link", "canonical"):
        return parts.scheme.lower() in SCHEMES
    return not (parts.scheme or parts.netloc) or (tag == "img" and plain.lower().startswith("data:image/"))


def live(html: str, *, drawing: bool = False) -> list[str]:
    """Return, in words, what of a page or a drawing would run or fetch in a reader's browser and is not the book's own."""
    finder = _Finder(drawing=drawing)
    finder.feed(html)
    finder.close()
    return finder.found


def require(folder: Path) -> None:
    """Raise BookError, naming it, if one of a folder's pages or drawings holds something live or is absurdly large."""
    rules = Path(__file__).read_bytes()
    for path in sorted(path for kind in ("*.html", "*.svg") for path in folder.rglob(kind)):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        if len(content) > LARGEST:
            raise BookError(
                f"{_called(name)} has {len(content) / 1e6:.0f} MB where {LARGEST / 1e6:.0f} are allowed: shorten the output that fills it."
            )
        cache.kept("inert", cache.digest(rules, name, content), partial(_inert, name, content.decode()))


def _called(name: str) -> str:
    return f"the {'page' if name.endswith('.html') else 'drawing'} {name}"


def _inert(name: str, html: str) -> bytes:
    for found in live(html, drawing=name.endswith(".svg")):
        raise BookError(
            f"{_called(name)} would hold {found}: take it out of the chapter, its outputs or the table it comes from."
        )
    return b"inert"
