"""How a finished page's words are set: what stays on one line, and which apostrophes are printed."""

from __future__ import annotations

import pytest

from crossing.book.typesetting import typeset
from crossing.ledger.vocabulary import Language

ENGLISH, FRENCH = Language.ENGLISH, Language.FRENCH


@pytest.mark.parametrize(
    ("html", "language", "set_as"),
    [
        ("<td>8 September 2021</td>", ENGLISH, "<td>8\u00a0September 2021</td>"),
        ("le 20 août 2026", FRENCH, "le 20\u00a0août 2026"),
        ("£54 million, 8 boats", ENGLISH, "£54\u00a0million, 8 boats"),
        ("the prefecture's notice, the leaders' summit", ENGLISH, "the prefecture’s notice, the leaders’ summit"),
        ("Minister&#39;s words", ENGLISH, "Minister’s words"),
        ('to prevent "100% of crossings" and', ENGLISH, "to prevent “100% of crossings” and"),
        ("prevent &quot;100%&quot;", ENGLISH, "prevent “100%”"),
        ('5" and 6"', ENGLISH, '5" and 6"'),
        ("« un mot »", ENGLISH, "«\u202fun mot\u202f»"),
        ("le livre : quoi ?", FRENCH, "le livre\u00a0: quoi\u202f?"),
        ("so it is : 'quoted'", ENGLISH, "so it is : 'quoted'"),
    ],
)
def test_words(html: str, language: Language, set_as: str) -> None:
    assert typeset(html, language) == set_as


@pytest.mark.parametrize(
    "html",
    [
        '<a title="8 May 2020, the day\'s">',
        "<script>const day = '8 May 2020', it's = 1;</script>",
        "<pre><span>it's 8 May</span></pre>",
        "<svg><text>8 May</text></svg>",
    ],
)
def test_tags_code_and_drawings_stay(html: str) -> None:
    assert typeset(html, FRENCH) == html
