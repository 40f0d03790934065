"""The rule that no number stands in prose as typed: each is a claim or computed, and linked with its evidence.

Excepted are dates, references, quotations and what stands in tables, code and headings.
"""

from __future__ import annotations

import re

from crossing.language import french
from crossing.language.dates import MONTHS as MONTHS_IN_ENGLISH
from crossing.language.text import one_line

MONTHS = "|".join([*MONTHS_IN_ENGLISH, *french.MONTHS])
DATES = re.compile(
    rf"\b\d{{1,2}}(?:er)?(?:(?:–| and | to | or | et )\d{{1,2}})? (?:{MONTHS})(?: \d{{4}})?\b"  # 8 September 2021; 10 and 11 November
    r"|\b(?:19|20)\d\d(?:[–-](?:19|20)?\d\d)?\b"  # 2021; 2018–2025; 2022-23
)
# HL3419; CC BY 4.0; the name of an association
REFERENCES = re.compile(
    r"\b[A-Z]{2,}[ -]?\d[\w/-]*|\bLicence v\d\.\d|\bv?\d+\.\d+(?:\.\d+)?\b(?= licence)|\b[A-Z]+ [A-Z]+ \d\.\d|SHA-256|Year [A-Z]|\bUtopia 56\b"
)
QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’|«[^«»]*»")
NUMBER = re.compile(r"\d[\d,.]*")
# Markdown that is no running text of the author's: fenced blocks, roles and code, addresses of links, HTML, headings, tables, quotations,
# the numbers of a list
_NOT_PROSE = re.compile(
    r"^(`{3,}|:{3,}).*?^\1\s*$|(?:\{[\w:-]+\})?`[^`]*`|(?<=\])\([^)]*\)|^\([\w-]+\)=$|<code>.*?</code>|<[^>]*>|^\d+\. |https?://\S+|^[#|>][^\n]*$",
    re.MULTILINE | re.DOTALL,
)


def in_words(text: str) -> list[str]:
    """Return each number of running text that should not be typed, with the words around it."""
    text = one_line(text)
    for pattern in (QUOTED, DATES, REFERENCES):
        text = pattern.sub(" ", text)
    return [text[max(0, match.start() - 40) : match.end() + 20] for match in NUMBER.finditer(text)]


def in_markdown(source: str) -> list[str]:
    """Return each number of a Markdown source that should not be typed, with the words around it."""
    return in_words(_NOT_PROSE.sub(" ", source))
