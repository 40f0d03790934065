"""A page's HTML as Markdown: what a notebook stores of a table or a list, so that people can read and compare it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from crossing.language.text import one_line

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|$~])")  # what Markdown, or a notebook's mathematics, would take for its own
_BLOCKS = ("p", "div", "section", "article", "blockquote", "details", "summary", "table", "footer", "ul", "ol", "li")
_BOLD = ("strong", "mark")


def markdown(html: str) -> str:
    """Return the words of a piece of HTML as Markdown, a table row, a paragraph or a quotation on each line."""
    whole = BeautifulSoup(html, "html.parser")
    for unread in whole.find_all(["script", "svg"]):
        unread.decompose()
    return "\n\n".join(_blocks(whole))


def _blocks(parent: Tag) -> Iterator[str]:
    """The blocks of an element, in order; words that stand between blocks are a block of their own."""
    loose: list[str] = []
    for child in parent.children:
        if not (isinstance(child, Tag) and (child.name in _BLOCKS or re.fullmatch("h[1-6]", child.name))):
            loose.append(_inline(child))
            continue
        yield from _paragraph("".join(loose))
        loose = []
        if child.name == "table":
            yield _table(child)
        elif child.name == "blockquote":
            yield "\n>\n".join(f"> {block}" for block in _blocks(child))
        elif child.name.startswith("h") and child.name[1:].isdigit():
            yield f"{'#' * int(child.name[1:])} {_words(child)}"
        elif child.name == "summary":
            yield f"*{_words(child)}*"
        elif child.name == "li":
            yield f"- {_words(child)}"
        else:
            yield from _blocks(child)
    yield from _paragraph("".join(loose))


def _paragraph(text: str) -> list[str]:
    words = one_line(text)
    return [words] if words else []


def _table(table: Tag) -> str:
    rows = [[_words(cell) for cell in row.find_all(["th", "td"])] for row in table.find_all("tr")]
    head, *body = rows
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [head, ["---"] * len(head), *body])


def _words(tag: Tag) -> str:
    return " ".join("".join(_inline(child) for child in tag.children).split())


def _inline(node: object) -> str:
    """The words of an element: emphasis, quotation marks and links to other places stay."""
    if isinstance(node, NavigableString):
        return _SPECIAL.sub(r"\\\1", str(node))
    if not isinstance(node, Tag):
        return ""
    inner = "".join(_inline(child) for child in node.children)
    if node.name == "br":
        return "; "
    if node.name == "q":
        return f"“{inner}”"
    if node.name in _BOLD and inner.strip():
        return f"**{inner.strip()}**"
    address = str(node.get("href", ""))
    return f"[{inner}]({address})" if address.startswith(("http:", "https:")) else inner
