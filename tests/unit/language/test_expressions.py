"""Expressions written for people: blanks are white space, line breaks and comments are layout."""

from __future__ import annotations

from crossing.language.expressions import expression, spaced


def test_a_blank_stands_for_any_white_space() -> None:
    assert expression("no (?:boats?|one)").search("On Sunday NO\u00a0 boats came")
    assert spaced(r" then[-\ ]") == r"\s+then[-\ ]"


def test_lines_and_comments_are_layout() -> None:
    words = r"""
        (?:rose|fell)  # either way
        \s+by [#\d]+
    """
    assert spaced(words) == r"(?:rose|fell)\s+by\s+[#\d]+"
