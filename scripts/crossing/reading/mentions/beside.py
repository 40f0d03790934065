"""Numbers read by the ones beside them: ranges ("30-35 people"), and bare numbers that another is compared with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossing.language.expressions import expression
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions.mention import MOST_ABOARD, Mention

_COUNTED = ("count", "people", "people per boat", "boats")
_WIDEST = 3  # times as much as its lower end a range may reach up to
_MORE_PEOPLE = 4  # times as many as the boats before it: such a number counts no boats
_FARTHEST = 90  # letters between an average and the bare number that it is compared with

_BETWEEN = expression(r"\b(?:between|from) $")
_TO, _AND = expression(r"\s?[-–]\s?| to "), expression(r" and ")
# "Taking the two-day total with Friday's 343 to 852": no range.
_TAKING = expression(r"""
    \b(?:tak|bring|push|lift|rais)\w*\b[^.;\d]{0,30}\b(?:total|tally|count|number|figure)\b[^.;\d]{0,30}$
""")
# "Rose from 28,526 to 45,755": no range.
_WENT = expression(rf"""
    (?:{w.RISE.pattern}|{w.FALL.pattern}|\b(?:went|go(?:es|ne|ing)?|mov\w+|chang\w+|turn\w*)\b)[^.;\d]{{0,40}}$
""")
# "695 boats last year compared with": the next number counts the same.
_COMPARED_WITH = expression(r"""
    \b(?:compared (?:with|to)|against|up from|down from|from|versus|half|twice|double|times) (?:of )?(?:the |just |only )?$
""")
_PARTED = expression(rf"[.;]|\b{w.PEOPLE}\b")
_AGAINST = expression(r"[^.;\d]*\b(?:compared (?:with|to)|against|up from|down from|versus) (?:the |just |only )?")
# "In 2021 it was 28", and after it ", in 2020 only 13": an average of the year before the one told.
_IT_WAS = expression(rf"""
    (?: (?:people|heads|souls))?(?: (?:in|to|per|on) (?:each|every|a|the)(?: {w.ONE_OF_THEM})?)?
    [;,.]?(?: (?:and|while|whereas|where|when|but))?\s?
    (?:(?:in|for) 20\d\d|last (?:year|summer|autumn|spring|winter)|a year (?:ago|before|earlier)|\w+ years ago),?
    (?: (?:it|that|there|the (?:average|figure|mean|number)) (?:was|were|had been|stood at))?(?: (?:only|just|about|some))? $
""")
_AVERAGED = expression(
    rf"{w.PER_BOAT.pattern}|\b(?:average|mean|typical) load\b|\b{w.BOATS}\b[^.;]{{0,60}}\bon average\b"
)
_DIGIT = re.compile(r"\d")
_HOW_MANY_BOATS = expression(rf"\bhow many (?:small )?{w.BOATS}\b[^?.]{{0,60}}\?$")
_THIS_YEAR = expression(
    r"\W*(?:(?:so far )?(?:this|last) year,?|in 20\d\d,?)?(?: (?:so far|it was|there were|about|some))*\s?"
)
_ENDS = expression(r"(?: so far| this year| up to (?:now|yesterday))*[.,;)]?\s*")
_OF_BOATS = expression(
    rf"(?:\d+\. )?\W*(?:the )?{w.SEVERAL} (?:are|were|have|had|get|got|grow|grew)\b[^.;,]{{0,40}}\.?"
)
_OF_THEM = expression(r" of them (?:were|have been|had been) (?:used|counted|recorded|detected)\b")
_YEAR = expression(r"\b(?:19|20)\d\d\b")


def ranges(text: str, found: Sequence[Mention]) -> list[Mention]:
    """ "30-35 people", "between 30 and 35 people": the first number takes the second as its upper end."""
    out: list[Mention] = []
    for mention in found:
        if out and _is_range(text, out[-1], mention):
            low = out.pop()
            words = text[low.start : mention.end]
            out.append(replace(mention, start=low.start, text=words, value=low.value, high=mention.value))
        else:
            out.append(mention)
    return out


def _is_range(text: str, low: Mention, high: Mention) -> bool:
    """True where two numbers are the ends of one range."""
    if low.high is not None or low.value is None or high.value is None:
        return False
    counted = Measure.DATE not in (low.measure, high.measure) and low.unit in (high.unit, *_COUNTED)
    if not counted or not low.value < high.value <= _WIDEST * low.value:
        return False
    link, between = text[low.end : high.start], _BETWEEN.search(text, 0, low.start)
    if between is None:
        return bool(_TO.fullmatch(link)) and not _TAKING.search(text, 0, low.start)
    return bool(_TO.fullmatch(link) or _AND.fullmatch(link)) and not _WENT.search(text, 0, between.start())


def compared(text: str, mention: Mention, found: Sequence[Mention], lead: str = "") -> Mention:
    """ "695 boats last year compared with 1,110 in 2022": a bare number that is compared counts what the other does.

    `lead` is the sentence before: "Each held 41 on average. In 2021 it was 28.", "How many boats came? This year 1,027."
    """
    if _boats_asked(text, mention, lead):
        return replace(mention, measure=Measure.BOATS, unit="boats", why="", milestone=False)
    if mention.measure is not Measure.PEOPLE or mention.named or mention.why:
        return mention
    if (mention.value or 0) <= MOST_ABOARD and _after_average(text, mention, found, lead):
        return replace(mention, measure=Measure.PEOPLE_PER_BOAT, unit="people per boat", milestone=False)
    if _after_boats(text, mention, found):
        return replace(mention, measure=Measure.BOATS, unit="boats", milestone=False)
    return mention


def _after_boats(text: str, mention: Mention, found: Sequence[Mention]) -> bool:
    """True where the number before counts boats and is compared with this one."""
    before = [m for m in found if m.end <= mention.start and m.measure in (Measure.BOATS, Measure.PEOPLE)]
    if not before or before[-1].measure is not Measure.BOATS:
        return False
    if (mention.value or 0) > _MORE_PEOPLE * (before[-1].value or 0):
        return False
    link = text[before[-1].end : mention.start]
    return bool(_COMPARED_WITH.search(link)) and not _PARTED.search(link)


def _boats_asked(text: str, mention: Mention, lead: str) -> bool:
    """ "How many boats came? This year 1,027." and "Boats are bigger. 1,110 of them were used": what the sentence before speaks of."""
    if mention.measure not in (Measure.PEOPLE, Measure.NOT_ARRIVALS) or mention.unit not in ("people", "count"):
        return False
    if _HOW_MANY_BOATS.search(lead):
        return bool(_THIS_YEAR.fullmatch(text, 0, mention.start) and _ENDS.fullmatch(text, mention.end))
    return bool(_OF_BOATS.fullmatch(lead) and not text[: mention.start].strip() and _OF_THEM.match(text, mention.end))


def goes_on_averaging(text: str, start: int, lead: str) -> bool:
    """ "In 2021 it was 28", after a sentence with an average for each boat: true of the number at `start`."""
    return bool(_IT_WAS.fullmatch(text, 0, start) and _AVERAGED.search(lead) and _DIGIT.search(lead))


def _after_average(text: str, mention: Mention, found: Sequence[Mention], lead: str) -> bool:
    """ "65 people per boat, compared with 58": a bare number that an average is compared with is an average too."""
    last = next((m for m in reversed(found) if m.end <= mention.start and m.measure is not Measure.DATE), None)
    if last is None:
        return goes_on_averaging(text, mention.start, lead)
    if last.measure is not Measure.PEOPLE_PER_BOAT:
        return False
    link = text[last.end : mention.start]
    if _IT_WAS.fullmatch(link):
        return True
    against = _AGAINST.search(link)
    return len(link) <= _FARTHEST and bool(
        _AGAINST.search(_YEAR.sub("", link)) and against and against.end() == len(link)
    )
