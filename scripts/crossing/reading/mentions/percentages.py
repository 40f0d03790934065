"""Percentages and parts of something: "14%", "a quarter more", "two-thirds of", "three in ten"; each a growth or a share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossing.language.dated import A_MONTH
from crossing.language.expressions import expression
from crossing.language.numbers import UNITS, number_words
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.clauses import no_arrival
from crossing.reading.mentions.directions import direction, like_the_one_before
from crossing.reading.mentions.mention import Mention
from crossing.reading.mentions.multiples import half_as_many
from crossing.reading.mentions.qualifiers import qualifier

NO_WHOLE = "the text does not say of what it is a part"

_PARTS = {
    "half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5,
    "sixth": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "tenth": 1 / 10,
}  # fmt: skip
# "A quarter", "two-thirds"; no "three quarters to", "a third boat", "two thirds of January".
_FRACTION = expression(rf"""
    \b(?:(?P<count>a|{number_words(1, 9)})[\s-]+)
    (?P<part>half|third|quarter|fifth|sixth|seventh|eighth|tenth)s?\b
    (?![\s-]+(?:
        of (?:{A_MONTH}|\d)|to\b
        |highest|busiest|lowest|largest|biggest
        |time|day|month|year|boat|group|country|consecutive|straight|successive|in a row|place|person|death
    ))
""")
_HALF_A_TIME = expression(r" (?:years?|million|dozen|hours?)")  # "a half million"
_AND_A_HALF = expression(
    r"\b(?:hours?|days?|weeks?|months?|years?|million|dozen) and $"
)  # "more than a year and a half"
# "Half" alone; no "half a million", "half-term", "half of 2024".
_HALF = expression(r"""
    \bhalf\b(?!\s*(?:
        -|a (?:million|dozen|thousand|century|hour|mile)|year|term
        |of (?:the )?(?:year(?![’']s)|20\d\d(?![’']s)|(?:this|last)(?! (?:year|month)[’']s))
        |past|hour
    ))
""")
_HALF_OF_A_TIME = expression(r"\b(?:first|second|opening|closing|one|a)[\s-]+$")  # "the first half"
# "Three in ten of all those".
_IN_SO_MANY = expression(rf"""
    \b(?P<part>{w.NUMBER_WORD}|\d{{1,2}}) (?:in|out of)(?: every)? (?P<whole>{w.NUMBER_WORD}|\d{{1,3}})\b
    (?= (?:of|people|arrivals|migrants|crossings|small))
""")
_MADE_UP = expression(r"\b(?:made|make|makes|making) up (?:\w+ ){0,3}$|\baccount\w* for (?:\w+ ){0,3}$")
_OF_WHOM = expression(r"\bof (?:whom|which|them|those|these)\b[^.;]{0,40}$")
_SPELT_OUT = expression(r"\b(?:half|thirds?|quarters?|fifths?|tenths?)\s*(?:of \w+\s*)?\(\s*$")  # "a quarter (25.5%)"
_SIGN = expression(r"(?:^|[\s(:])(?P<sign>[+−–-])$")  # "Boats: +15%"
# "more than half the arrivals (54 per cent)"
_IN_BRACKETS = expression(
    r"\b(?:half|third|quarter|fifth|two-thirds|three-quarters|tenth)s? (?:of )?(?:the|all|its|those)\b[^.;()]*\($"
)
_OF_MORE = expression(r"\s*of (?:it|all|more)\b")  # "a rise of 14% of all": no share of a whole
_THEN_WENT = expression(r"\s*(?:fewer|more|less|higher|lower|up|down|above|below)\b")
_WENT_BY = expression(r"\b(?:up|down|by|of|fell|rose) (?:\w+ ){0,2}$")
_BOATS_SIGNED = expression(r"\bboats:?\s*[+−–-]?$")  # "Boats +15%."
_BOATS_CHANGE = expression(rf"""
    \b(?:
        number of (?:small )?boats
        |(?<!in\s)(?<!by\s)(?<!in\ssmall\s)(?<!by\ssmall\s)boats? (?:numbers?|fell|rose|dropped|were|are|is)
        |(?:fewer|more) {w.SEVERAL}
        |the {w.SEVERAL}
    )\b
""")
_ANOTHER = expression(r",\s*(?:then\s*,\s*)?and\b|;")  # "down 35 per cent, and the drop in boats is steeper"


def fractions(text: str) -> Iterator[Mention]:
    """ "A quarter more", "two-thirds of", "half": part of something, in per cent; "half as many" is a multiple."""
    for match in _FRACTION.finditer(text):
        count = 1 if match["count"].lower() == "a" else UNITS[match["count"].lower()]
        part = match["part"].lower()
        of_a_time = _HALF_A_TIME.match(text, match.end()) or _AND_A_HALF.search(text, 0, match.start())
        if not (count == 1 and part == "half" and of_a_time):
            yield _part(text, match.start(), match.end(), 100 * count * _PARTS[part])
    for match in _HALF.finditer(text):
        if not _HALF_OF_A_TIME.search(text, 0, match.start()):
            multiple = half_as_many(text, match.start(), match.end())
            yield multiple or _part(text, match.start(), match.end(), 50.0)


def shares(text: str) -> Iterator[Mention]:
    """ "Three in ten of all those"."""
    for match in _IN_SO_MANY.finditer(text):
        start, end = match.span()
        part, whole = (int(x) if x.isdigit() else UNITS[x.lower()] for x in (match["part"], match["whole"]))
        if 0 < part < whole:
            qualified, why = qualifier(text, start, end, "about"), no_arrival(text, start, end)
            yield Mention(start, end, match[0], 100 * part / whole, Measure.SHARE, "percent", qualified, why=why)


def percentage(text: str, base: Mention, topic: bool) -> Mention | None:
    """A number with a sign or word of per cent."""
    if base.unit != "percent" or base.value is None:
        return None
    return _of_hundred(text, replace(base, measure=Measure.SHARE))


def _part(text: str, start: int, end: int, value: float) -> Mention:
    qualified = qualifier(text, start, end, "exact")
    return _of_hundred(text, Mention(start, end, text[start:end], value, Measure.SHARE, "percent", qualified))


def _of_hundred(text: str, share: Mention) -> Mention:
    """A growth where a word of rise or fall goes with the percentage, else the share."""
    start, end = share.start, share.end
    why, sign = no_arrival(text, start, end), _way(text, start, end)
    if sign and not _of_a_whole(text, start, end):
        boats = _BOATS_SIGNED.search(text, 0, start) or _BOATS_CHANGE.search(
            text[:start] + _ANOTHER.split(text[end : end + 40])[0]
        )
        return replace(
            share,
            measure=Measure.GROWTH,
            value=sign * (share.value or 0),
            sign=sign,
            why=why,
            counted="boats" if boats else "people",
        )
    return replace(share, why=why or _no_share(text, start, end))


def _way(text: str, start: int, end: int) -> int:
    """The way that a percentage goes, 1, -1 or 0: by the words round it, or by its own sign."""
    if _IN_BRACKETS.search(text, 0, start):
        return 0  # "more than half the arrivals (54 per cent) fell between April and August"
    made_up = _MADE_UP.search(text[max(0, start - 50) : start])
    again = _OF_WHOM.search(text, 0, start) and _SPELT_OUT.search(text, 0, start)  # "of whom a quarter (25.5%) came"
    sign = 0 if made_up or again else direction(text, start, end) or like_the_one_before(text, start, end)
    if not sign and (signed := _SIGN.search(text, max(0, start - 2), start)):
        sign = 1 if signed["sign"] == "+" else -1
    return sign


def _of_a_whole(text: str, start: int, end: int) -> bool:
    """True for "48% of the arrivals": a share, whatever else in its clause rose or fell."""
    beside = _THEN_WENT.match(text, end) or _WENT_BY.search(text, 0, start)
    return bool(w.SHARE_AFTER.match(text, end)) and not (_OF_MORE.match(text, end) or beside)


def _no_share(text: str, start: int, end: int) -> str:
    """Why a percentage is no share of all arrivals; "" if it may be one."""
    if w.NATIONALITY.search(text):
        return "part of the arrivals"
    if w.SHARE_AFTER.match(text, end) or w.SHARE_NEAR.search(text) or _OF_WHOM.search(text, 0, start):
        return ""
    return NO_WHOLE
