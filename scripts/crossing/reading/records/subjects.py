"""Of which days a record is told: its own number, what the words name, what stands nearest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import LONG_MONTH, ONE_DAY, Span, one_day
from crossing.reading import accusing, attaching
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import Told
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.records import scopes
from crossing.reading.records.claimed import Claimed

_TOTAL = re.compile(r"(?i)\b(?:total|tally|count)\b")
_OF_DAYS = re.compile(r"(?i)busiest|peak|fullest|heaviest|quietest")
BESIDE = 12  # letters between the word of a record and its number
_OF = re.compile(r"(?i),?[\s-]*(?:of|total\s+of|high\s+of|number\s+of)?\s*")


_IS_STILL = expression(r"""
    (?: \w+){0,3}? (?:total|figure|number|count|tally|day|month)(?: (?:of|for) (?:all|any \w+))?
    (?: (?:is|was|remains|remained|stands|stood|still|at|the))+ $
""")


def is_of(text: str, claimed: Claimed, mention: Mention) -> bool:
    """ "A record 828", "the highest February total is still 1,773": the number of the record itself."""
    if mention.measure is not Measure.PEOPLE or mention.start < claimed.end:
        return False
    beside = mention.start - claimed.end <= BESIDE and _OF.fullmatch(text, claimed.end, mention.start)
    return bool(beside or _IS_STILL.fullmatch(text, claimed.end, mention.start))


def nearest(text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]) -> Iterator[tuple[bool, Span]]:
    """The spans of a sentence's counts and time words, the nearest to a record first."""
    near: list[tuple[float, bool, Span]] = []
    since = min((m.place for m in found if m.dated.kind is Kind.SINCE and m.place > claimed.start), default=len(text))
    for t in sorted(told, key=lambda t: _from(claimed, t.mention)):
        if (
            t.mention.start > since
        ):  # "the highest since 5 October, when 973 came": those days are the edge of its scope
            continue
        if t.mention.measure in (Measure.PEOPLE, Measure.DAYS_WITHOUT) and t.span:
            fits = t.answer in FOUND
            near.append((_breaks(text, claimed, t.mention.start, t.mention.end), t.proven or fits, t.span))
    for m in found:
        if m.dated.kind is not Kind.SINCE or m.place <= claimed.start:
            far = _breaks(text, claimed, m.place, m.stop) + 0.5
            near += [(far + 0.01 * n, m.sure, span) for n, span in enumerate(m.spans[:10])]
    near.sort(key=lambda item: item[0])
    if _OF_DAYS.match(claimed.text) and any(span.day for _, _, span in near):
        near = [item for item in near if item[2].days <= LONG_MONTH]
    yield from ((sure, span) for _, sure, span in near)


# "80 people on Saturday, a day after the largest number ever": a record of the day before.
_DAY_AFTER = expression(r"\b(?:a|the|one) day (?P<side>after|before) (?:the )?$")


def day_beside(text: str, claimed: Claimed, told: Sequence[Told]) -> tuple[Span, ...]:
    """The day before or after that of the people told last before a record; empty where the words say neither."""
    shifted = _DAY_AFTER.search(text, 0, claimed.start)
    before = [t for t in told if t.mention.end <= claimed.start and t.mention.measure is Measure.PEOPLE and t.span]
    last = before[-1].span if shifted and before else None
    if shifted is None or last is None or last.day is None:
        return ()
    return (one_day(last.day - ONE_DAY if shifted["side"].lower() == "after" else last.day + ONE_DAY),)


def count_before(text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]) -> Span | None:
    """The day or month of the people told right before a record, beyond doubt; None where other words stand between."""
    before = [t for t in told if t.mention.end <= claimed.start and t.mention.measure is Measure.PEOPLE and t.proven]
    last = before[-1] if before else None
    if last is None or last.span is None or scopes.shape(last.span) not in ("day", "month"):
        return None
    if len(before) > 1 and _AS_MANY_AS.search(text, before[-2].mention.end, last.mention.start):
        return before[-2].span  # "3,254, three times the 1,077 of a year before, and more than any December"
    return last.span if accusing.linked(text, last.mention.end, claimed.start, found, accusing.FREE) else None


_IS = expression(r"""
    \b(?:(?:(?:also|thus|now) )?becomes|was|is|were|are|became|remains?|remained|ha[sd] been)\s+
    (?:(?:\w+ly|still|also|now|thus|therefore|hence) )?[“‘]?(?:(?:the|a) )?[“‘]?$
""")


_AS_MANY_AS = expression(
    r"\b(?:times|twice|double|half|treble|triple|than|against|compared (?:with|to)|up on|down on|from) (?:the )?$"
)
_SPACE = re.compile(r"\s+")
_FOR = expression(r"[\s-]+(?:day|for|high|daily|number|total|figure|\d)")
_MAKES = expression(r"\b(?:makes?|made|making|ranks?|puts?|leaves?|left) $")
_THE = expression(r" (?:only )?(?:the )?")


def named(text: str, claimed: Claimed, found: Sequence[Moment]) -> tuple[Span, ...]:
    """ "That makes 2025 the third highest", "a record September": the days named as the record; empty if none are."""
    for moment in found:
        made = _MAKES.search(text, 0, moment.place) and _THE.fullmatch(text, moment.stop, claimed.start)
        month = moment.dated.kind is Kind.MONTH and claimed.text.lower() == "record"
        if month and _SPACE.fullmatch(text, claimed.end, moment.place) and not _FOR.match(text, moment.stop):
            return moment.spans[:1]
        if made:
            return moment.spans
    return ()


def subject(text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]) -> tuple[Span, ...]:
    """ "Friday's figure was the second highest": the days of which a record is said; empty if the words do not say so."""
    if not _IS.search(text, 0, claimed.start):
        return ()
    begin = (
        max(text.rfind(mark, 0, claimed.start) for mark in ":;") + 1
    )  # "only two days saw more: Friday is the third"
    if any(
        begin <= t.mention.start and t.mention.end <= claimed.start and t.mention.measure is not Measure.DATE
        for t in told
    ):
        return ()
    before = [m for m in found if begin <= m.place and m.stop <= claimed.start and m.spans]
    single = len(before) == 1 and before[0].sure and accusing.linked(text, before[0].stop, claimed.start, found)
    return before[0].spans if single and not _TOTAL.search(text, 0, claimed.start) else ()


def _from(claimed: Claimed, other: Mention) -> int:
    return max(claimed.start - other.end, other.start - claimed.end, 0)


def _breaks(text: str, claimed: Claimed, start: int, end: int) -> float:
    """How far a number or time words stand from the word of a record."""
    between = text[end : claimed.start] if end <= claimed.start else text[claimed.end : start]
    total = sum(weight * len(pattern.findall(between)) for weight, pattern in attaching.BREAKS)
    return (
        total * 0.6
        + 0.01 * len(between)
        + (0.8 if start > claimed.end and re.search(r"(?i)\b(?:above|beating|than|since|before)\b", between) else 0.0)
    )
