"""How a page's words are set: what stays on one line, which apostrophes are printed, and what is no words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docutils import nodes
from markupsafe import Markup

from crossing.book.templates import render
from crossing.book.transforms import set_words
from crossing.book.typesetting import typeset
from crossing.language.languages import Language
from crossing.paths import ROOT

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH
UNSET, SET = "it's 8 May", "it’s 8\u00a0May"


@pytest.mark.parametrize(
    ("words", "language", "set_as"),
    [
        ("8 September 2021", ENGLISH, "8\u00a0September 2021"),
        ("le 20 août 2026", FRENCH, "le 20\u00a0août 2026"),
        ("£54 million, 8 boats", ENGLISH, "£54\u00a0million, 8 boats"),
        ("the prefecture's notice, the leaders' summit", ENGLISH, "the prefecture’s notice, the leaders’ summit"),
        ('to prevent "100% of crossings" and', ENGLISH, "to prevent “100% of crossings” and"),
        ('"Fish & chips"', ENGLISH, "“Fish & chips”"),
        ('5" and 6"', ENGLISH, '5" and 6"'),
        ("« un mot »", ENGLISH, "«\u202fun mot\u202f»"),
        ("le livre : quoi ?", FRENCH, "le livre\u00a0: quoi\u202f?"),
        ("so it is : 'quoted'", ENGLISH, "so it is : 'quoted'"),
    ],
)
def test_words(words: str, language: Language, set_as: str) -> None:
    assert typeset(words, language) == set_as


@pytest.mark.parametrize("kind", [nodes.literal, nodes.literal_block, nodes.math, nodes.raw])
def test_words_of_a_page_are_set_and_code_is_not(kind: type[nodes.TextElement]) -> None:
    said, code = nodes.paragraph("", "", nodes.emphasis("", UNSET)), kind("", UNSET)
    set_words(nodes.section("", said, code), ENGLISH)
    assert (said.astext(), code.astext()) == (SET, UNSET)


def test_words_put_into_html_are_set_and_markup_is_not() -> None:
    assert render("sentence.html", words=UNSET) == f"<p>{SET}</p>"
    assert render("sentence.html", words=Markup(UNSET)) == f"<p>{UNSET}</p>"
    assert render("sentence.html", words="et ?", language=FRENCH) == "<p>et\u202f?</p>"
    assert "<loc>8 May</loc>" in render("sitemap.xml", addresses=["8 May"])


@pytest.mark.parametrize(
    "path", sorted((ROOT / "scripts/crossing/book").glob("t*/*.html*")), ids=lambda path: path.name
)
def test_what_stands_in_a_template_is_typed_as_it_is_printed(path: Path) -> None:
    """Nobody sets the words of a template itself."""
    html = re.sub(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text(encoding="utf-8"))
    words = re.sub(r"<[^>]*>", "", html)
    assert typeset(words) == words
