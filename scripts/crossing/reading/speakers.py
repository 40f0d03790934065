"""Who says a figure: the outlet, or whoever is quoted where it stands."""

from __future__ import annotations

import re
from functools import lru_cache

from crossing.language.expressions import expression, spaced

OUTLET, QUOTED = "the outlet", "quoted"  # "quoted": words of somebody who is not named beside them
_SAID = spaced(r"""
    (?:said|says|say|told|added|claimed|claims|argued|insisted|warned|tweeted|wrote|raged|blasted|replied|asked|answered|declared
    |stated|tells|adds)
""")
_WORD = r"(?:[A-Z][\w’'-]+|[A-Z]\.|(?:Dr|Mr|Mrs|Ms|St)\.)"
# "The Home Office", "Mr J. Smith", "a senior government source".
_NAME = spaced(rf"""
    (?:the )?(?:{_WORD}(?: (?:of|for|the|{_WORD})){{0,4}})
    |(?:a|an|the) (?:[\w-]+ ){{0,4}}
    (?:spokes(?:man|woman|person)|minister|secretary|source|mp|official|spokesperson|chairman|leader|volunteer|department|office
    |charity|tory|peer)
""")
# Before a quotation, "The minister later said:", and after it, ", said the minister" or ", the minister said".
_BEFORE = re.compile(spaced(rf"(?P<name>{_NAME}) (?:\w+ ){{0,2}}{_SAID}\b[^“\"‘]{{0,60}}$"))
_AFTER = re.compile(spaced(rf"^[,.!?]?\s*(?:{_SAID} (?P<after>{_NAME})|(?P<name>{_NAME}) (?:\w+ ){{0,2}}{_SAID}\b)"))
_REPORTED = expression(rf"(?P<name>{_NAME}) (?:\w+ ){{0,3}}{_SAID}\b")  # anywhere near it
# A quotation, whether it closes or runs to the end of its line; single marks need more words, as apostrophes look like them.
_QUOTED = re.compile(
    spaced(r"""
    “[^”]{3,1500}(?:”|$)
    |\"[^\"]{3,1500}(?:\"|$)
    |(?<!\w)[‘'][^‘’']{12,800}(?:[’'](?!\w))
    """)
)


def speaker(line: str, place: int) -> str:
    """Who says what stands at `place` of a line: a name, "quoted" where none is found, or the outlet."""
    span = quotation(line, place)
    if span is None:
        return OUTLET
    start, end = span
    found = _AFTER.match(line[end : end + 120]) or _BEFORE.search(line[max(0, start - 200) : start])
    if not found:
        found = _REPORTED.search(line[max(0, start - 200) : start]) or _REPORTED.search(line[end : end + 120])
    if not found:
        return QUOTED
    groups = found.groupdict()
    return (groups.get("name") or groups.get("after") or QUOTED).strip(" .,")


def quotation(line: str, place: int) -> tuple[int, int] | None:
    """The quotation in which a place of a line stands, from its opening mark to after its closing one."""
    for start, end in _quotations(line):
        if start <= place < end:
            return start, end
    return None


@lru_cache(maxsize=8)  # a line is asked for each of its figures
def _quotations(line: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _QUOTED.finditer(line[:20_000]))
