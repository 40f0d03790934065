"""Which days a number speaks of: the time words that stand nearest to it, and what the text told before.

A reading is a span with how sure the words are of it. Nearness counts the breaks of thought between a number and the time
words (a comma, "but", "than", another number), and only then the letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, like_days, whole_year
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.mentions import LENGTH, Mention
from crossing.reading.moments import Moment, Setting, shifted_years

BREAKS = (
    (4.0, re.compile(r";|\.\s")),
    (2.0, re.compile(r"\s[–—-]\s|:\s")),
    (1.0, re.compile(r",\s|[()]")),
    (1.2, re.compile(r"\band\b", re.IGNORECASE)),
    (0.8, re.compile(r"\bto\b", re.IGNORECASE)),
    (3.0, re.compile(r"\b(?:but|while|whereas|although|though|despite)\b", re.IGNORECASE)),
    (1.5, expression(r"""
        \b(?:
            which|who|when|after|before|than|against|compar(?:ed|es|ing)
            |versus|from|as|until|taking|bringing|following
        )\b
    """)),
)  # fmt: skip
IN_BOATS = expression(rf"""
    \b(?:from|in|aboard|on|on board) (?:(?:just|only|a total of|some) )?[\w,]+(?: {w.BOATS}|(?= on\b))
""")
ASIDE = re.compile(r"(?i),\s(?:when|which|where|as|the)\b[^,;.\d]*,")  # "in 2020, when the boats came first, …"
_RUNNING = expression(r"""
    \b(?:tak|bring|brought|took|push|lift|mean|rais|carr)\w*\b[^.;]{0,60}\b(?:total|number|tally|count|figure|sum)\b
    [^.;]{0,60}$
    |\b(?:total|tally|count|figure|number|arrivals|sum)\b[^.;,]{0,60}\b(?:
        to|at|is|now|of|reached|reach|reaches|stood|stands|was|up|positions|hit
    ) (?:\w+ ){0,3}$
    |\btotal(?:ling|s)? (?:\w+ )?$
""")
_STOOD = re.compile(r"(?i)\b(?:stood|held|set)\s*$")  # "the old high of 259 had stood since August 6"
_WHEN = re.compile(r"(?i),?\s+when\b")
_THEN = re.compile(r"\s*\(\s*(?:\w+\s+)?$|,?\s+(?:when|with|which)\b")  # "since 5 October, when 973 came"
# words on which a running total may be told beside those of one day, and those that as likely name what it is of
_OF_THEIR_OWN = (Kind.PAST, Kind.BETWEEN, Kind.WEEK_TO, Kind.WINDOW)
_TOLD_ON = (*_OF_THEIR_OWN, Kind.WEEKEND, Kind.LAST_WEEK, Kind.THIS_WEEK, Kind.DAY, Kind.SHIFTED)
_A_TOTAL = re.compile(r"(?i)\ba\s+total\s+of\s+(?:\w+\s+)?$")  # of the day told as likely as of the year so far
_GRAND = expression(r"""
    \b(?:grand|cumulative|all[\s-]time|overall) total|\ball told\b
    |\bsince (?:counting|records|data|the (?:count|series|data|crisis|records))|\bever (?:came|come|crossed)
""")


@dataclass(frozen=True)
class Reading:
    """A span that a number may speak of. `sure`: the words fix it; `cost`: how far from the number they stand."""

    span: Span
    sure: bool
    cost: float
    moment: Moment | None = None


def cost(text: str, start: int, end: int, moment: Moment, numbers: Sequence[Mention]) -> float:
    """How far time words are from a number: breaks of thought, then letters."""
    if moment.place <= start < moment.stop:
        return 0.0
    after = moment.place >= end
    low, high = (end, moment.place) if after else (moment.stop, start)
    between = text[low:high]
    if not after:
        between = re.sub(r"(?i)\b(?:more|fewer|less)\s+than\s+(?:an?\s+|the\s+)?$", "", between)  # the number's own
    for boats in IN_BOATS.finditer(between):  # the boats of people are no other thought
        numbers = [n for n in numbers if not boats.start() <= n.start - low < boats.end()]
    between = IN_BOATS.sub(" ", between)
    between = ASIDE.sub(",", between)
    total = sum(weight * len(pattern.findall(between)) for weight, pattern in BREAKS)
    total += sum(
        0.8
        for n in numbers
        if low <= n.start < high
        and LENGTH not in n.why
        and n.measure not in (Measure.DATE, Measure.TIME, Measure.RANK)
        and n.value != 0
    )
    return total + (0.2 if after else 0.0) + 0.004 * len(between)


def readings(
    text: str, mention: Mention, moments: Sequence[Moment], numbers: Sequence[Mention], at: Setting
) -> list[Reading]:
    """The spans of the time words of a sentence for one of its numbers, the nearest first."""
    found: list[Reading] = []
    ranked = sorted(
        ((cost(text, mention.start, mention.end, m, numbers), m) for m in moments if m.spans and _within(mention, m)),
        key=lambda pair: pair[0],
    )
    found += _from_since(ranked)
    if _GRAND.search(text):  # "the five years since counting began come to just under 85,000"
        found += [Reading(Span(at.first, end), False, 1.0) for end in at.ends[:3] if at.first <= end]
    for far, moment in ranked:
        for number, span in enumerate(spans_for(text, mention, moment, at)):
            found.append(Reading(span, moment.sure, far + 0.001 * number, moment))
    return sorted(found, key=lambda reading: reading.cost)


def _from_since(ranked: Sequence[tuple[float, Moment]]) -> list[Reading]:
    """ "By the end of 2024 … since 2018": where one time is the beginning and another the end, from the one to the other."""
    begins = [(far, m.dated.start) for far, m in ranked if m.dated.kind is Kind.SINCE and m.dated.start]
    ends = [(far, m, m.dated.end) for far, m in ranked if m.dated.kind is Kind.UNTIL and m.dated.end]
    return [
        Reading(Span(start, end), m.sure, min(near, far), m)
        for near, start in begins
        for far, m, end in ends
        if start <= end
    ]


FAR = 500  # letters beyond which time words say nothing of a number


def _within(mention: Mention, moment: Moment) -> bool:
    return moment.place - mention.end < FAR and mention.start - moment.stop < FAR


def spans_for(text: str, mention: Mention, moment: Moment, at: Setting) -> list[Span]:
    """The spans of time words for a number: a running total that is told on a day ends on it."""
    spans = list(moment.spans)
    kind = moment.dated.kind
    if kind in (Kind.SAME_PERIOD, Kind.OTHER_YEAR):
        whole = [span for span in spans[:1] if span == whole_year(span.end.year)]
        spans = [*whole, *shifted_years(moment.dated, at)]
    if edge := _at_an_edge(text, mention, moment, at):
        return edge
    if kind is Kind.UNTIL and mention.measure is Measure.PEOPLE and re.search(r"(?i)\bthat\s+day\b", text):
        return spans
    before = text[max(0, mention.start - 130) : mention.start]
    counts = mention.measure in (Measure.PEOPLE, Measure.BOATS)
    if counts and (kind in ONE or kind in _TOLD_ON) and _RUNNING.search(before):
        totals = [Span(date(span.end.year, 1, 1), span.end) for span in spans[:8]]
        of_their_own = kind in _OF_THEIR_OWN or _A_TOTAL.search(before)
        spans = spans + totals if of_their_own else totals + spans
    if _GRAND.search(text) and moment.running:
        spans += [Span(at.first, span.end) for span in spans if at.first <= span.end]
    return list(dict.fromkeys(spans))


def _at_an_edge(text: str, mention: Mention, moment: Moment, at: Setting) -> list[Span]:
    """The spans of a number that is told of the day, or year, with which a stretch begins or ends; empty if it is told of none."""
    point = moment.dated.parts[0] if moment.dated.parts else None
    if point is None or moment.dated.kind not in (Kind.SINCE, Kind.UNTIL):
        return []
    day = [Span(point.start, point.start)] if point.start and point.kind in ONE else []
    if day and _THEN.match(text[moment.stop : mention.start]):
        return [*day, *moment.spans]
    if moment.dated.kind is Kind.UNTIL:
        return []
    if point.start and moment.place < mention.start < moment.stop:
        return [Span(point.start, point.end or point.start)]  # "since 327 people landed on 3 March"
    if point.kind is Kind.YEAR and point.span and _WHEN.match(text, moment.stop):
        told = [span for span in (*reversed(at.here), *reversed(at.spans[-3:])) if span.days < point.span.days]
        # "since 2021, when 3,053 came"
        return [*(like_days(span, point.span.end.year) for span in told), point.span, *moment.spans]
    return day if _STOOD.search(text, mention.end, moment.place) else []


def runs_on(text: str, mention: Mention, moments: Sequence[Moment]) -> bool:
    """ "The running total is 11,054": a total that is told without time words is that of the year so far."""
    before = text[max(0, mention.start - 130) : mention.start]
    return bool(_RUNNING.search(before)) and not any(moment.spans for moment in moments)


def to_date(at: Setting) -> list[Span]:
    """The year so far, by each day that the text may have counts for."""
    return [Span(date(end.year, 1, 1), end) for end in at.ends]


def loose(mention: Mention, at: Setting, text: str) -> list[Span]:
    """Spans that no word of the sentence names but the text speaks of: those told last, the year so far, the last days."""
    spans = list(reversed(at.spans[-6:]))
    spans += to_date(at)
    spans += [Span(end, end) for end in at.ends]
    if informative(mention):
        spans += [Span(end - timedelta(days=days - 1), end) for end in at.ends[:4] for days in (7, 2, 3)]
    spans += [Span(at.first, end) for end in at.ends if at.first <= end]
    for term in at.terms.terms:
        if term.kind == "prime minister" and at.said and term.start <= at.said:
            spans += [
                Span(term.start, min(end, term.end) if term.end else end) for end in at.ends[:3] if term.start <= end
            ]
    return list(dict.fromkeys(spans))


def informative(mention: Mention) -> bool:
    """True if a number is told so exactly that a span which has it can hardly have it by chance."""
    value = mention.value or 0
    return (mention.qualifier == "exact" and value >= 100 and value % 50 != 0) or (value >= 1000 and value % 100 != 0)


def about_arrivals(text: str, mention: Mention) -> bool:
    """True if the sentence says that people arrived: what an accusation needs."""
    return bool(
        w.ARRIVED.search(text)
        or w.TOTAL.search(text)
        or re.search(
            r"(?i)\b(?:arrivals?|crossings?|migrants|boats?|dinghies|journey|voyage|reach\w*|land(?:ed|ings?))\b", text
        )
    )
