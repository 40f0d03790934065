"""Regular expressions written so that people can read them."""

from __future__ import annotations

import re

_LAYOUT = re.compile(r"(?:\s+#[^\n]*)?\n\s*")


def spaced(words: str) -> str:
    r"""The text of an expression that was written for people: a blank becomes `\s+`, any white space; `\ ` stays a blank.

    "no (?:boats?|arrivals)" finds "no boats" also where a line breaks between them. An expression may run over several
    lines: breaks, indentation and comments (a blank, "#" and the rest of the line) are layout and no part of it.
    """
    laid = _LAYOUT.sub("", words) if "\n" in words else words
    return r"\ ".join(part.replace(" ", r"\s+") for part in laid.split(r"\ "))


def expression(words: str) -> re.Pattern[str]:
    """An expression written as `spaced` reads it; it finds words in capital and in small letters."""
    return re.compile(spaced(words), re.IGNORECASE)
