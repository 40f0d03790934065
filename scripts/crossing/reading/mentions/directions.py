"""Which way the words round a number say that something went: up by it, or down by it."""

from __future__ import annotations

from crossing.language.expressions import expression
from crossing.language.numbers import find_numbers
from crossing.reading import wording as w

# "Up 45%, or 3,200 people, on last year": what stands between two commas is no distance between the words round it.
_PUT_IN = expression(r",\s*(?:or|and) (?:(?!fewer|more|less|higher|lower)[^,]|,(?=\d)){1,40},(?=\s)")
_QUALIFIES = expression(r"\s*(?:than|to)(?: an?)?\s*")  # "more than 48%" and "up to 48%": the word qualifies the number
_PLACE_WORDS = ("above", "over", "below")  # before a number they qualify it as well: "over 20%"
_OVER_A_TIME = expression(r"""
    over (?:the |that |this |a |past |last |previous |whole |same |\w+ ){1,4}(?:days?|weeks?|months?|years?|period|quarter|summer|decade)\b
""")  # "fell by 36 per cent over the year"
_BEFORE, _AFTER = 120, 60  # letters before and after a number in which a word of rise or fall is looked for
_TURN, _FARTHEST = (
    30,
    75,
)  # a turn of thought between is as far as so many letters; a word farther than this says nothing

_AND_ON = expression(r"\band (?:by )?(?:\w+ )?$")
_ON_A_YEAR = expression(r"""
    \s*(?:on|from|against|compared with) (?:the )?(?:same \w+ (?:in|of) )?
    (?:(?:19|20)\d\d|last year|a year)\b
""")


def direction(text: str, start: int, end: int) -> int:
    """1 where the words round a number say that something rose by it, -1 where it fell, 0 where they do not say.

    The nearest such word of its own clause counts; "more than 48%" and "up to 48%" qualify the number.
    """
    found: list[tuple[float, int]] = []
    low, high = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    for way, pattern in ((1, w.RISE), (-1, w.FALL)):
        for word in pattern.finditer(text, low, high):
            before = word.end() <= start
            if word.start() < start < word.end():
                continue
            between = _PUT_IN.sub(" ", text[word.end() : start] if before else text[end : word.start()])
            if (before and _qualifies(word[0], between)) or _OVER_A_TIME.match(text, word.start()):
                continue
            turns = len(w.TURNED.findall(between))
            found.append((turns * _TURN + len(between) + (0 if before else -2), way))
    near = [one for one in found if one[0] < _FARTHEST]
    return min(near)[1] if near else 0


def _qualifies(word: str, between: str) -> bool:
    """True for "more than" and "over" before a number: such words say how exact it is."""
    return bool(_QUALIFIES.fullmatch(between)) or (word.lower() in _PLACE_WORDS and not between.strip())


def like_the_one_before(text: str, start: int, end: int) -> int:
    """ "Up 45% on last year (7,167) and 79% on 2023": the second percentage goes the way of the first; 0 if there is none."""
    if not (_AND_ON.search(text, max(0, start - 24), start) and _ON_A_YEAR.match(text, end)):
        return 0
    first = next(reversed([n for n in find_numbers(text[:start]) if n.unit_hint == "percent"]), None)
    return direction(text[:start], first.start, first.end) if first else 0
