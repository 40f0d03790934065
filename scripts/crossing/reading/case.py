"""A text that is read: the series it is held against, what it has told so far, and what came out for each number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from crossing.language.spans import Span
from crossing.ledger.vocabulary import Unit
from crossing.official import Official
from crossing.reading import accusing, attaching, holding
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.holding import ANSWERS, Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment, Setting

DERIVED = {
    Measure.GROWTH,
    Measure.MULTIPLE,
    Measure.DIFFERENCE,
    Measure.SHARE,
    Measure.PEOPLE_PER_BOAT,
    Measure.PEOPLE_PER_DAY,
    Measure.DAYS_WITHOUT,
}
COUNTS = {Measure.PEOPLE: Unit.PEOPLE, Measure.BOATS: Unit.BOATS}
MANY_PEOPLE = 1000  # people: so many are of no other span by chance
MONTH = 28  # days: words that name fewer name a window, such as "the past seven days"


@dataclass
class Told:
    """A number of a sentence with what came out: the reading it was held to, and whether the words fix it."""

    mention: Mention
    held: Held | None = None
    answer: Answer = Answer.NOT_TESTED
    reason: str = ""
    span: Span | None = None
    base: Span | None = None
    scope: str = ""
    firm: bool = False

    @property
    def proven(self) -> bool:
        """True if its span is beyond doubt: the words fix it, or it fits so exactly."""
        return self.firm or (self.answer in FOUND and attaching.informative(self.mention) and not self._only_near)

    @property
    def _only_near(self) -> bool:
        """True if a few hundred are not just the number of their days: as near as revision others are by chance."""
        near = self.answer is Answer.REVISED and self.mention.measure in COUNTS
        return near and (self.mention.value or 0) < MANY_PEOPLE


class Case:
    """What is known while a text is read. The parts of the reader (counts, changes, records) build on it."""

    def __init__(self, official: Official, at: Setting) -> None:
        self.official = official
        self.at = at
        self.topic = False
        self.line = ""  # of the sentence that is read
        self.bare = ""  # the sentence without numbers that go with a count
        self.lead = ""  # the sentence before
        self.after = ""  # the sentence after
        self.asked: list[Moment] = []  # the time words of a question or heading right before
        self.last: list[Told] = []  # the counts of the sentence before
        self.recent: list[Told] = []  # the same, with the last before it of each measure that it tells once
        self.counted: list[Told] = []  # every count of the text
        # whether a count of the last days told has fitted, so that "on Monday" is the Monday meant
        self.dated_right = False
        self.scope_words = ""  # of the record told last
        self.highest = {
            unit: (official.measure(unit).series.highest(official.measure(unit).series.whole) or (None, 0))[1]
            for unit in ("people", "boats")
        }

    @cached_property
    def told_spans(self) -> dict[int, Span]:
        """Spans that a text of its day may well speak of, by their totals."""
        return accusing.told_spans(self.official.people.series, self.at)

    def total_of(self, value: float, spans: Sequence[Span] = ()) -> Span | None:
        """The span with this total that a text of its day may well speak of, if words that name a few days name as many."""
        span = self.told_spans.get(int(value))
        windows = {named.days for named in spans} if all(1 < named.days < MONTH for named in spans) else set()
        return None if span is None or (windows and span.days not in windows) else span

    def exactly(self, mention: Mention, span: Span, unit: Unit) -> Held | None:
        """What is held of a span of the series, if a number is just that, on record now or as published then."""
        if span.end > self.at.last or span.start < self.at.first:
            return None
        held = holding.count(self.official, mention, span, self.at.said, unit)
        return held if held and mention.value in (held.on_record, held.published) else None

    def anchors(self, told: Sequence[Told], *, boats: bool = False) -> list[Mention]:
        """The counts of a sentence that are of the series beyond doubt, and its beginning if the sentence before told one."""
        measures = (Measure.PEOPLE, Measure.BOATS) if boats else (Measure.PEOPLE,)
        sure = [one.mention for one in told if one.proven and one.mention.measure in measures]
        before = [one.mention for one in self.last if one.proven and one.mention.measure in measures]
        return sure + [replace(one, start=0, end=0) for one in before[-1:]]

    def tell(self, one: Told, result: Held, reason: str) -> None:
        """Give a number the answer of one reading."""
        one.held, one.span, one.base = result, result.span, result.base
        one.answer, one.reason = ANSWERS[result.fit], reason


def distance(one: Mention, other: Mention) -> int:
    """How many letters stand between two numbers of a sentence; 0 where they overlap."""
    return max(one.start - other.end, other.start - one.end, 0)
