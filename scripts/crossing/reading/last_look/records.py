"""Records and ranks that no days of the text hold: asked of every day, month or year that it tells, in the scope that its words name.

A sentence often leaves open which of the days told its record is of. Where the words name the scope, and none of the days that the
text tells has the place claimed in it, whether up to then or up to the day of the text, the claim is wrong whichever is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossing.language.expressions import expression
from crossing.language.spans import Span, one_day, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import Asking
from crossing.reading.left_open import OpenRecord, stands_above, tells_of, told_before
from crossing.reading.mentions import clause
from crossing.reading.records import ranking, scopes
from crossing.reading.records.claimed import part_of, plainly, scope_stop

# "The busiest after 3 September", "the highest but one"
_BUT_FOR = expression(
    r"\b(?:after|behind|bar|barring|but|except|apart|other than|outside|excluding|second only|since then)\b"
)
_OF_DAYS = re.compile(r"(?i)busiest|peak|fullest|heaviest")
# "Is the Minister aware that …?": what a question takes for granted
_TAKEN_FOR_GRANTED = re.compile(r"(?i)\b(?:aware|know|accept|acknowledge|admit|recogni[sz]e|realise)\s+that\b")
_THIS_YEAR = re.compile(r"(?i)\bthis\s+year\b")
# "more than on any other day since Britain began to keep such records", "was set on Tuesday"
_OF_RECORDS = expression(r"\bother (?=day|week|month|year|single)|\b(?:to keep|keeping|set|such)\b")
_SHAPES = ("day", "week", "month", "year")
_MANY = ("month", "year")  # of which a lowest is told: on most days few came, or nobody
A_HUNDRED = 100  # people: so many came on few days of a year
YEAR, WEEK = 366, 7  # days


class Records(Asking):
    """The part of the last look that asks of records."""

    def no_record(self, left: OpenRecord) -> Held | None:
        """A place that none of the days, months or years which the text tells has in the scope that words name; None if one may."""
        if not self._claims(left):
            return None
        words = part_of(left.text, left.claimed)
        shape = scopes.unit_of(words, left.claimed, None) or ("day" if _OF_DAYS.search(words) else "")
        shape = shape or (scopes.shape(left.subject[0]) if left.subject else "")
        if shape not in (_MANY if left.claimed.low else _SHAPES):
            return None
        if shape == "year" and self._under_way(left):
            return None
        near = self._weeks() if shape == "week" else [span for span in self._near(left) if _is_one(span, shape)]
        if not near:
            return None
        told = () if left.subject else (span for span in self._told() if _is_one(span, shape))
        every = dict.fromkeys([*near, *told])
        places = (one for span in every for one in self._places(left, words, span, shape))
        before = told_before(left.claimed, left.told, left.last)
        held = [one for one in places if not self._above(left, one.span, before)]
        if not held or any(one.fit is not Fit.DOES_NOT_FIT or tells_of(left.text, left.claimed, one) for one in held):
            return None
        return held[0]

    def _above(self, left: OpenRecord, span: Span, before: Sequence[float | None]) -> bool:
        """True if a span may stand above the one that a rank is told of."""
        return stands_above(left.text, left.claimed, self._official.on_record(Unit.PEOPLE, span), before)

    def _claims(self, left: OpenRecord) -> bool:
        """True if words say plainly that something is the highest of a scope, and all of them are of counting and time."""
        claimed, text = left.claimed, left.text
        asked = text.rstrip('”"’ ').endswith("?") and not _TAKEN_FOR_GRANTED.search(text, 0, claimed.start)
        if claimed.gap or claimed.pace or claimed.boats or asked:
            return False
        stop = scope_stop(text, claimed)
        if not plainly(text, claimed) or _BUT_FOR.search(text, claimed.end, stop):
            return False
        begin, _ = clause(text, claimed.start, claimed.end)
        of_others = w.NATIONALITY.search(text) or accusing.counts_something_else(text[begin:stop])
        plain = _OF_RECORDS.sub(_blank, scopes.SO_LONG.sub(_blank, text))  # "for three years"
        for t in left.told:  # "a new daily record of 1,168 arrivals"
            if t.mention.measure is Measure.PEOPLE and text[claimed.end : t.mention.start].strip().lower() == "of":
                plain = f"{plain[: t.mention.start]}{' ' * (t.mention.end - t.mention.start)}{plain[t.mention.end :]}"
        return not of_others and accusing.linked(plain, claimed.end, stop, left.found)

    def _near(self, left: OpenRecord) -> list[Span]:
        """The days that a sentence, or the one before, tells."""
        if left.subject:
            return list(left.subject)
        counts = [t.span for t in (*left.told, *left.last) if t.span]
        values = {t.mention.value for t in (*left.told, *left.last) if t.mention.measure is Measure.PEOPLE}
        days = [day for value in values if value and value >= A_HUNDRED for day in self._days_of(value)]
        return list(dict.fromkeys([*counts, *days, *(span for moment in left.found for span in moment.spans[:4])]))

    def _days_of(self, value: float) -> Iterator[Span]:
        """The days of the year before the text on which so many came."""
        series, last = self._official.people.series, min(self._meant.last, self._official.people.series.last)
        begin = max(last.toordinal() - YEAR, series.first.toordinal())
        days = (date.fromordinal(one) for one in range(begin, last.toordinal() + 1))
        yield from (one_day(day) for day in days if series.day(day) == value)

    def _under_way(self, left: OpenRecord) -> bool:
        """True if a sentence, or the one before, tells of the text's own year before it is over: that is no year among years yet."""
        own = whole_year(self._meant.last.year)
        return own.end > self._meant.last and any(span.end >= own.start for span in self._near(left))

    def _weeks(self) -> list[Span]:
        """The seven days up to each that the text may have counts for."""
        first = self._official.people.series.first
        return [Span(end - timedelta(days=WEEK - 1), end) for end in self._at.ends if (end - first).days >= WEEK]

    def _told(self) -> Iterator[Span]:
        """Every day, month and year that the text tells."""
        yield from self._meant.told
        yield from self._at.spans

    def _places(self, left: OpenRecord, words: str, span: Span, shape: str) -> Iterator[Held]:
        """The place of a span in each scope that the words name, up to its own day and up to the day of the text."""
        if not self._meant.held(span) or scopes.of_another_month(words, span):
            return
        for ends in ([span.end], self._at.ends):
            if _THIS_YEAR.search(words) and span.end.year != self._meant.last.year:
                return
            allowed = scopes.scopes_of(words, span, shape, left.found, self._at, ends)
            # "a record June": of all months, of its year or of Junes; of a text without a date no end is known
            if ends and left.subject and shape == "month":
                allowed.append(replace(allowed[0], window=Span(self._at.first, ends[0]), same=True))
            for scope in allowed:
                if (scope.explicit or left.subject) and (
                    held := ranking.place(self._official, left.claimed, span, scope)
                ):
                    yield held


def _blank(words: re.Match[str]) -> str:
    """As many blanks as words have letters."""
    return " " * len(words[0])


def _is_one(span: Span, shape: str) -> bool:
    """True if a span is a day, month or year; a month may be under way."""
    under_way = (
        shape == "month"
        and span.start.day == 1
        and (span.start.month, span.start.year) == (span.end.month, span.end.year)
    )
    return scopes.shape(span) == shape or (under_way and span.days > WEEK)
