"""Multiples: "twice", "doubled", "three times as many", "half as many"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossing.language.dated import A_MONTH
from crossing.language.expressions import expression
from crossing.language.numbers import find_numbers
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.clauses import no_arrival
from crossing.reading.mentions.mention import Mention
from crossing.reading.mentions.qualifiers import qualifier

HOW_OFTEN = "how often something was done"  # "he crossed three times"

_TIMES = expression(r"""
    \b(?:twice|thrice|doubl(?:e|ed|es|ing)|trebl(?:e|ed|ing)|tripl(?:e|ed|es|ing)|quadrupl(?:e|ed|ing)|halv(?:e|ed|es|ing))\b
""")
_TIMES_VALUE = {"tw": 2.0, "th": 3.0, "do": 2.0, "tr": 3.0, "qu": 4.0, "ha": 0.5}  # by the first two letters
_OF_A_COUNT = expression(r"\b(?:numbers?|totals?|figures?|arriv\w*|cross\w*|boats|last year|as many|same|year)\b")
# Words that may stand between "has" and "doubled"
MEANWHILE = r"already|now|then|also|thus|therefore|more\sthan|almost|nearly|all\sbut|roughly|about|just|over"
# "The traffic has already doubled", "more than twice that": of counts told beside it
_IT_HAS = expression(rf"""
    \b(?:traffic|flow|influx|tally|count|route|it|that|this|they)\s(?:has|have|had|is|[’']s)
    (?:\s(?:since|{MEANWHILE}))*\s$
""")
_THAT = expression(r"(?: that| this)(?: (?:number|figure|total|many))?\s?[.,;:–—)”]")
_AS_MANY = expression(r" (?:as many|(?:of )?the (?:number|total|figure|\d)|of (?:last year[’']s|that year[’']s) \d)")
_WHAT_THEY_WERE = expression(
    r" (?:of )?what (?:they|it|numbers|arrivals|crossings|the (?:numbers?|total|figure|count)) (?:was|were|had been|stood at)\b"
)
_AS_MANY_AGAIN = expression(r" as many again\b")
_AS_MANY_BOATS = expression(rf" (?:as many|the number of) (?:small )?{w.SEVERAL}")
_NUMBER_OF_BOATS = expression(rf"\bnumber of (?:small )?{w.SEVERAL}\b[^;]*$")
_BOATS_HAVE = expression(rf"\b{w.SEVERAL} (?:have|had|has) (?:\w+ )?[“\"‘]?$")
_AND_A_HALF = expression(rf"\b(?P<whole>\d|{w.NUMBER_WORD}) and a half times\b")
_PART = expression(r"half|quarters?|thirds?|fifths?|tenths?")
# What a multiple is of: "three times as many", "a fourfold increase", "twice the number".
_COMPARED = expression(r"""
    \b(?:as many|the (?:number|total|sum|figure|level)|more|higher|greater|that of|what it|last|increase|rise|growth|up
    |tenfold|fold)\b
""")
_TIMES_THE = expression(rf"""
    \s+(?:over\b|the (?:\d|{"|".join((A_MONTH, "previous", "same", "whole", "annual", "level"))})|those of\b)
""")


def times(text: str) -> Iterator[Mention]:
    """ "Twice", "doubled", "halved"."""
    for match in _TIMES.finditer(text):
        start, end = match.span()
        told = _OF_A_COUNT.search(text) or _IT_HAS.search(text, 0, start) or _THAT.match(text, end)
        why = "" if told else HOW_OFTEN
        value, qualified = _TIMES_VALUE[match[0][:2].lower()], qualifier(text, start, end, "exact")
        counted = "boats" if any(one.search(text, 0, start) for one in (_NUMBER_OF_BOATS, _BOATS_HAVE)) else "people"
        yield Mention(start, end, match[0], value, Measure.MULTIPLE, "ratio", qualified, why=why, counted=counted)
    yield from _and_a_half(text)


def _and_a_half(text: str) -> Iterator[Mention]:
    """ "Two and a half times as many"."""
    for match in _AND_A_HALF.finditer(text):
        start, end = match.span()
        value = find_numbers(match["whole"])[0].value
        qualified, why = qualifier(text, start, end, "exact"), _why(text, start, end, end)
        yield Mention(start, end, match[0], (value or 0) + 0.5, Measure.MULTIPLE, "ratio", qualified, why=why)


def _why(text: str, start: int, end: int, times: int) -> str:
    """Why so many times are no multiple of counts, where nothing is compared or no arrivals are told; `times` is where their word ends."""
    near = text[end - 4 : end + 60] + text[max(0, start - 30) : end]
    compared = _COMPARED.search(near) or _TIMES_THE.match(text, times)
    return no_arrival(text, start, end) if compared else HOW_OFTEN


def half_as_many(text: str, start: int, end: int) -> Mention | None:
    """ "Half as many", "half the number of boats", "half what they were", "half as many again", where "half" stands at a place; None for other words."""
    again = _AS_MANY_AGAIN.match(text, end)
    if not (again or _AS_MANY.match(text, end) or _WHAT_THEY_WERE.match(text, end)):
        return None
    boats = _NUMBER_OF_BOATS.search(text, 0, start) or _AS_MANY_BOATS.match(text, end)
    qualified, counted = qualifier(text, start, end, "exact"), "boats" if boats else "people"
    value = 1.5 if again else 0.5
    return Mention(start, end, text[start:end], value, Measure.MULTIPLE, "ratio", qualified, counted=counted)


def multiple(text: str, base: Mention, topic: bool) -> Mention | None:
    """ "Three times as many", "tenfold"; "three times" by itself says how often something was done."""
    after = w.MULTIPLE_AFTER.match(text, base.end)
    if base.unit != "ratio" and not after:
        return None
    if _PART.fullmatch(base.text):
        return replace(base, why="it is part of something the text does not name")
    end = base.end if base.unit == "ratio" or not after else after.end()
    return replace(
        base,
        end=end,
        text=text[base.start : end],
        measure=Measure.MULTIPLE,
        unit="ratio",
        why=_why(text, base.start, end, after.end() if after else end),
    )
