"""How a page's words are set: what no line may part is held together, apostrophes and quotation marks are printers'.

The words of a page's text are set in its tree (transforms.py), what a template is given as it is put in (templates), the
lines of evidence cards where they are made (cards.py). Finished HTML is never read for it.
"""

from __future__ import annotations

import re

from crossing.language import french
from crossing.language.dated import MONTHS
from crossing.language.languages import Language

_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= \w)")
_QUOTATION = re.compile(r'"(\w[^"]*)"')
_TOGETHER = re.compile(rf"(?<=\d) (?=(?:{'|'.join((*MONTHS, *french.MONTHS, 'million', 'billion'))}))")


def typeset(words: str, language: Language = Language.ENGLISH) -> str:
    """Return words with the day of a date on the line of its month, millions on that of their number, French marks on that
    of their words, and printers' apostrophes and quotation marks."""
    words = french.marked(words) if language is Language.FRENCH else french.quoted(words)
    return _TOGETHER.sub(french.FIRM, _APOSTROPHE.sub("’", _QUOTATION.sub(r"“\1”", words)))
