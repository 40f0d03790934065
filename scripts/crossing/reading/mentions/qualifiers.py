"""The qualifier of a number: "about 370", "more than 1,000", "686 or so"."""

from __future__ import annotations

from crossing.language.expressions import expression
from crossing.language.numbers import qualifier_before
from crossing.reading import wording as w

# "More than the 29,437 of 2023" compares with that number, and does not qualify it.
_COMPARED = expression(rf"""
    \b(?:(?:more|fewer|less|higher|lower|greater) than|{w.OVER}|{w.UNDER}) (?:the|its|that|last year[’']s|their) $
""")
# "It topped the 656 of Saturday": a number that another is held against; a round one is a mark that was passed.
_BEATS_THE = expression(r"""
    \b(?:topp\w+|tops|beat\w*|pass\w+|exceed\w*|surpass\w*|eclips\w*|outstrip\w*|overt\w+k\w*|broke|breaks|top)\s+
    (?:the|its|that) (?:\w+ )?$
""")
_AFTER = expression(r"(?P<about> (?:or so)\b|-odd\b)|(?P<more>-plus\b|\+)")  # "686 or so", "1,000-plus"
_BEFORE = 40  # letters before a number that are asked


def qualifier(text: str, start: int, end: int, plain: str) -> str:
    """The qualifier of a number from the words before and after it; `plain` is what the number reader found."""
    before = text[max(0, start - _BEFORE) : start]
    if _COMPARED.search(before) or (_BEATS_THE.search(before) and not text[start:end].endswith("00")):
        return "exact"
    if (told := qualifier_before(text, start)) != "exact":
        return told
    after = _AFTER.match(text, end)
    if after is None:
        return plain
    return "about" if after["about"] else "more_than"
