"""The book may say that something is not known only where it says what was searched for it.

A paragraph with such words is preceded by a comment that readers do not see: `% searched: what was looked for, and where`.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from crossing.book.contents import chapters

IGNORANCE = re.compile(
    r"(?:this|the) book’s (?:material|sources)|outside this book|sources of this book|\bat hand\b|do(?:es)? not show|\b(?:is|are) not known"
    r"|we do not know|this book (?:cannot|adds none)|the book has no|no report in this book|nothing (?:it|this book) holds"
    r"|\bfound none\b|did not find|that we found|\bnot found\b",
    re.IGNORECASE,
)
SEARCHED = re.compile(r"^% searched: \S+(?: \S+){3,}$", re.MULTILINE)


def paragraphs(path: Path) -> list[str]:
    """Paragraphs of a page's Markdown, each with the comments right above it; what is folded belongs to its summary."""
    if path.suffix == ".md":
        cells = [path.read_text(encoding="utf-8")]
    else:
        cells = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    return [block for cell in cells for block in re.split(r"(?<!</summary>)\n\s*\n", cell)]


def unsearched(blocks: list[str]) -> list[str]:
    """Words that say that something is not known, in a paragraph that does not say what was searched."""
    return [
        block[max(0, match.start() - 60) : match.end() + 30]
        for block in blocks
        for match in IGNORANCE.finditer(block)
        if not SEARCHED.search(block)
    ]


@pytest.mark.parametrize("path", chapters(), ids=lambda path: path.stem)
def test_what_is_not_known_was_searched_for(path: Path) -> None:
    assert unsearched(paragraphs(path)) == []


def test_a_search_must_be_named() -> None:
    assert unsearched(["How many were exchanged is outside this book’s material."]) != []
    assert unsearched(["% searched: yes\nNo count is at hand."]) != []
    assert unsearched(["% searched: yearly reports of the prefecture, four searches\nNo count is at hand."]) == []
    assert unsearched(["By the series the year stood higher a day later."]) == []
