"""How a finished page's words are set: what no line may part is held together, apostrophes and quotation marks are printers'."""

from __future__ import annotations

import re

from crossing.language import french
from crossing.language.dated import MONTHS
from crossing.ledger.vocabulary import Language

_PARTS = re.compile(r"<(script|style|pre|code|svg|textarea)\b.*?</\1>|<[^>]*>|(?P<words>[^<]+)", re.DOTALL)
_APOSTROPHE = re.compile(r"(?<=\w)(?:'|&#39;|&#x27;)(?=\w)|(?<=s)(?:'|&#39;|&#x27;)(?= \w)")
_QUOTATION = re.compile(r"(?:\"|&quot;|&#34;)(\w[^\"&]*)(?:\"|&quot;|&#34;)")
_TOGETHER = re.compile(rf"(?<=\d) (?=(?:{'|'.join((*MONTHS, *french.MONTHS, 'million', 'billion'))}))")
_QUOTED = {"« ": f"«{french.THIN}", " »": f"{french.THIN}»"}
_FRENCH = _QUOTED | {" :": f"{french.FIRM}:"} | {f" {mark}": f"{french.THIN}{mark}" for mark in ";?!"}


def apostrophes(text: str) -> str:
    """Return text, of a page or in its data, with printers' apostrophes."""
    return _APOSTROPHE.sub("’", text)


def typeset(html: str, language: Language) -> str:
    """Return a page's HTML with the day of a date on the line of its month, millions on that of their number, French marks
    on that of their words, and printers' apostrophes and quotation marks; tags, code, drawings and data stay as they are."""
    spaces = _FRENCH if language is Language.FRENCH else _QUOTED

    def part(found: re.Match[str]) -> str:
        words = found["words"]
        if not words:
            return found[0]
        for space, firm in spaces.items():
            words = words.replace(space, firm)
        return _TOGETHER.sub(french.FIRM, apostrophes(_QUOTATION.sub(r"“\1”", words)))

    return _PARTS.sub(part, html)
