"""Records and ranks of a text: which of its spans they speak of, and whether they hold in their own scope."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossing.language.dated import A_MONTH, A_MONTH_BUT_MAY
from crossing.language.expressions import expression
from crossing.language.numbers import ORDINALS
from crossing.language.spans import Span
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit, Official
from crossing.reading import accusing, attaching, reasons, refuting
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.case import Case, Told
from crossing.reading.holding import Held
from crossing.reading.left_open import OpenRecord, stands_above, tells_of, told_before
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment, Setting
from crossing.reading.records import ranking, scopes, subjects
from crossing.reading.records.claimed import Claimed, end_of, find_claimed, part_of, plainly

_IT = re.compile(r"(?i)\W*(?:\d\d?[.:]\d\d\s+)?(?:and\s+)?(?:it|this|that)\b")
_IT_IS = re.compile(
    r"(?i)\band\s+it\s+(?:is|was)\s+(?:also\s+)?(?:the\s+)?$"
)  # "it beat the 771 of May 1, and it is the most"
_IS_THE = expression(
    r" (?:is|was|remains|became|makes) (?:\w+ly |also |still |now |thus )?(?:the )?"
)  # "it was the third highest"
# "that the figure is 514, in 10 boats, and that this is the second highest"
_THIS_IS = expression(r"(?:\b(?:that|and)|[,;–—]) (?:this|that|it) (?:is|was)(?: \w+ly| also| still)?(?: the)? $")
# "the busiest Friday of the year" is one among Fridays
_WEEKDAY = re.compile(r"(?i)day\b(?<!\bday)|\b(?:night|morning)")
_MARK = re.compile(r"[,:!?()”\"]")  # ends the words of a scope
_NAMES_A_SCOPE = re.compile(rf"(?i)\b(?:day|month|year|week|{A_MONTH}|since|ever|20\d\d|so\s+far)\b")
_NAMES_DAYS = re.compile(rf"(?i)\b(?:day|{A_MONTH_BUT_MAY})\b")
_ARRIVALS = re.compile(r"(?i)\b(?:arrivals?|crossings?|small\s+boats?)\b")
# "the highest daily figure of the year, above 401 on March 4, and the highest since September"
_AND_THE = re.compile(r"(?i)[^.;:]{2,70}\band\s+(?:also\s+)?the\s+$")


class Recording(Case):
    """The part of the reader that answers records and ranks."""

    def __init__(self, official: Official, at: Setting) -> None:
        super().__init__(official, at)
        self.open_records: list[OpenRecord] = []  # what the sentences left open

    def records(self, text: str, found: Sequence[Moment], told: Sequence[Told]) -> Iterator[Told]:
        """The records and ranks that a sentence claims, answered, in order of place; those left open are kept in `open_records`.

        `found` are the time words of the sentence, `told` its numbers with their answers.
        """
        if not self.topic:
            return
        before: list[Told] = []
        for claimed in find_claimed(text):
            same = before[-1] if before and _AND_THE.search(text, before[-1].mention.end, claimed.start) else None
            measure = Measure.RANK if claimed.rank > 1 else Measure.RECORD
            mention = Mention(claimed.start, claimed.end, claimed.text, float(claimed.rank), measure, "ordinal")
            one = Told(mention)
            if _of_an_average(text, claimed, found, told):
                one.reason = reasons.OF_AVERAGES
                yield one
                continue
            self._record(
                text, one, claimed, found, [*told, *before], same.span if same and same.answer in FOUND else None
            )
            if one.answer is Answer.NOT_TESTED:
                self.open_records.append(
                    OpenRecord(
                        one,
                        claimed,
                        text,
                        found,
                        told,
                        self.last,
                        self._told_of_alone(text, claimed, found, told),
                    )
                )
            before.append(one)
            yield one

    def _record(
        self,
        text: str,
        one: Told,
        claimed: Claimed,
        found: Sequence[Moment],
        told: Sequence[Told],
        same: Span | None,
    ) -> None:
        """Answer a record; `same` is the span of the record before it where both are told of one: "the highest of the year, and the highest since"."""
        spoken = "" if re.match(r"(?i)record", claimed.text) else self.scope_words
        options = [(True, same)] if same and same.day else list(self._events(text, claimed, found, told))
        if claimed.gap:
            self._gap(text, one, claimed, options)
            return
        words = self._scope(part_of(text, claimed), spoken)
        held, under_way, not_even = self._places(text, claimed, words, options, found)
        if not held:
            return
        linked = same is not None or self._told_of(text, claimed, found, told)
        linked = linked or self._is_the(text, claimed, held[0][2], found, told)
        fitting = next((h for _, _, h in held if h.fits), None)
        if fitting:
            self.tell(one, fitting, reasons.record_fits(one.mention, fitting))
            one.scope, one.base = fitting.note, None
            return
        sure, explicit, first = held[0]
        one.held, one.span, one.scope = first, first.span, first.note
        refuted = all(h.fit is Fit.DOES_NOT_FIT for _, _, h in held) and not under_way
        if (
            sure
            and (explicit or not_even)
            and refuted
            and linked
            and plainly(text, claimed)
            and not tells_of(text, claimed, first)
            and not stands_above(
                text, claimed, self.official.on_record(Unit.PEOPLE, first.span), told_before(claimed, told, self.last)
            )
            and not _RANKED.search(text, max(0, claimed.start - 30), claimed.start)
        ):
            one.answer, one.reason = Answer.DOES_NOT_FIT, reasons.record_fails(one.mention, first)
        else:
            one.reason = reasons.two_readings(one.mention, first)

    def _places(
        self,
        text: str,
        claimed: Claimed,
        words: str,
        options: Sequence[tuple[bool, Span]],
        found: Sequence[Moment],
    ) -> tuple[list[tuple[bool, bool, Held]], bool, bool]:
        """The place of each span that a record may be of, with whether the words fix it and name its scope.

        Besides, whether such a span is under way, and whether a month has not even in its own year the place that is claimed.
        """
        held: list[tuple[bool, bool, Held]] = []
        under_way = not_even = False
        for sure, span in options:
            if scopes.of_another_month(words, span):
                continue
            unit, shape = scopes.unit_of(words, claimed, span), scopes.shape(span)
            if not _comparable(unit, shape):
                under_way |= sure and unit == "year" and shape == "to date"
            elif span.end > min(self.at.last, self.at.said or self.at.last) or span.start < self.at.first:
                under_way |= sure and self.at.first <= span.start <= self.at.last
            else:
                until = [span.end] if _PREVIOUS.search(text, 0, claimed.start) else self.at.ends
                allowed = scopes.scopes_of(words, span, unit or shape, found, self.at, until)
                results = [(scope, ranking.place(self.official, claimed, span, scope)) for scope in allowed]
                held += [(sure, scope.explicit, result) for scope, result in results if result]
                if any(result and result.fits for _, result in results):
                    break  # one that fits is enough
                not_even |= any(_not_even(claimed, scope, result, words) for scope, result in results if result)
        return held, under_way, not_even

    def _scope(self, words: str, spoken: str) -> str:
        """The words of a scope; where they name none, with those of the record told before."""
        if spoken and not _NAMES_A_SCOPE.search(words):
            return f"{words} {spoken}"
        if _NAMES_DAYS.search(words):
            self.scope_words = words
        return words

    def _told_of(self, text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]) -> bool:
        """True if only words of counting and time stand between a record and the count, or the record, that it is told of."""
        sure = [
            t.mention.end
            for t in told
            if t.proven or t.mention.measure is Measure.RECORD or t.mention.measure is Measure.BOATS
        ]
        last = max((end for end in sure if end <= claimed.start), default=None)
        return last is not None and accusing.linked(self.bare, last, claimed.start, found, accusing.FREE)

    def _is_the(self, text: str, claimed: Claimed, held: Held, found: Sequence[Moment], told: Sequence[Told]) -> bool:
        """True if a sentence says of the days held, by their name, their count or "it", that they are the record of its scope.

        "18 October was the busiest day of the year", "the busiest day was 1 May": between the days and the scope stand words of
        counting and time alone, and those who came are told with them.
        """
        stop = _MARK.search(text, claimed.end, end_of(text, claimed))
        stop_at = stop.start() if stop else end_of(text, claimed)
        if _WEEKDAY.search(text, claimed.end, stop_at) or not accusing.linked(text, claimed.end, stop_at, found):
            return False
        places = [(m.place, m.stop) for m in found if m.sure and m.spans[:1] == (held.span,)]
        counts = [t for t in told if t.proven and t.mention.measure is Measure.PEOPLE and t.span == held.span]
        places += [(t.mention.start, t.mention.end) for t in counts]
        if not any(accusing.linked(text, *between, found) for place in places for between in _between(claimed, place)):
            before = [t for t in self.last if t.mention.measure is Measure.PEOPLE]
            it = _IT.match(text)
            if not (
                it and accusing.linked(text, it.end(), claimed.start, found) and {t.span for t in before} == {held.span}
            ):
                return False
            counts = [t for t in before if t.proven]
        told_before = claimed.text.lower() != "worst" and any(t.proven for t in self.last)
        return bool(
            counts
            or told_before
            or _ARRIVALS.search(text, claimed.end, stop_at)
            or refuting.denied(text, claimed.end, self.after)
        )

    def _gap(self, text: str, one: Told, claimed: Claimed, options: Sequence[tuple[bool, Span]]) -> None:
        """Answer a record of days without arrivals: of the year so far, or of all days."""
        if not self.at.ends:
            return
        end = min(self.at.ends[0], self.at.last)
        year, ever = Span(date(end.year, 1, 1), end), Span(self.at.first, end)
        windows = [ever] if scopes.names_ever(part_of(text, claimed)) else [year, ever]
        series = self.official.people.series
        places = (
            ranking.hold_gap(series, claimed, span, window)
            for _, span in options
            for window in windows
            if window.start < end
        )
        held = [one for one in places if one]
        if result := next((one for one in held if one.fits), None):
            self.tell(one, result, reasons.record_fits(one.mention, result))
            one.scope, one.base = result.note, None
        elif windows == [ever] and claimed.rank == 1 and plainly(text, claimed):
            told = {span for _, span in options}
            runs = [one for one in held if one.span in told]
            if not runs:
                return
            result = replace(runs[0], fit=Fit.DOES_NOT_FIT)
            self.tell(one, result, reasons.record_fails(one.mention, result))
            one.scope, one.base = result.note, None

    def _told_of_alone(
        self, text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]
    ) -> Sequence[Span]:
        """The spans of which alone a record is told, by its words; empty where they leave that open."""
        named = (
            subjects.day_beside(text, claimed, told)
            or subjects.named(text, claimed, found)
            or subjects.subject(text, claimed, found, told)
        )
        counts = [
            t.span for t in told if t.mention.end <= claimed.start and t.mention.measure is Measure.PEOPLE and t.proven
        ]
        it = _IT.match(text)
        if not (named or it) and counts and counts[-1] and _THIS_IS.search(text, 0, claimed.start):
            return [counts[-1]]
        if named or it is None:
            return named
        before = [t.span for t in self.last if t.mention.measure is Measure.PEOPLE and t.span]
        if _IT_IS.search(text, it.end(), claimed.start):
            return before
        plain = len(set(before)) == 1 and _IS_THE.fullmatch(text, it.end(), claimed.start)
        of_years = plain and scopes.shape(before[0]) == scopes.unit_of(part_of(text, claimed), claimed, None) == "year"
        return before[:1] if of_years else ()

    def _of_it(self, text: str, claimed: Claimed, found: Sequence[Moment]) -> list[tuple[bool, Span]]:
        """The days of the sentence before, if a record is told of "it" or "that"."""
        it = _IT.match(text)
        if it is None or not accusing.linked(text, it.end(), claimed.start, found):
            return []
        return [(t.proven, t.span) for t in self.last if t.mention.measure is Measure.PEOPLE and t.span]

    def _events(
        self, text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]
    ) -> Iterator[tuple[bool, Span]]:
        """The spans that a record may be one of, the nearest first; True where the words fix it."""
        beside = next((t for t in told if subjects.is_of(text, claimed, t.mention)), None)
        if beside:
            if beside.span:
                self.scope_words = ""
                yield beside.answer in FOUND, beside.span
            return
        if subject := self._told_of_alone(text, claimed, found, told):
            yield from ((True, span) for span in subject)
            return
        yield from self._of_it(text, claimed, found)
        if counted := subjects.count_before(text, claimed, found, told):
            yield True, counted  # "after 1,195 arrived in a single day, the highest number": of no other days
            return
        yield from subjects.nearest(text, claimed, found, told)
        for span in [*reversed(self.at.spans[-4:]), *attaching.to_date(self.at)[:3]]:
            yield False, span


def _of_an_average(text: str, claimed: Claimed, found: Sequence[Moment], told: Sequence[Told]) -> bool:
    """ "62 people in each, the most in any year": true of a record of what was told right before it, people per boat."""
    before = [t.mention for t in told if t.mention.end <= claimed.start and t.mention.measure is not Measure.DATE]
    last = before[-1] if before else None
    if last is None or last.measure is not Measure.PEOPLE_PER_BOAT:
        return False
    if _NAMES_A_SCOPE.match(text, claimed.end + 1):
        return False  # "about 73 in each, making it the busiest day"
    return "." not in text[last.end : claimed.start] and accusing.linked(
        text, last.end, claimed.start, found, accusing.FREE
    )


_NARROWER = re.compile(
    r"(?i)\bsince\b|\bunder\b|\bsummer\b|\bwinter\b|\bspring\b|\bautumn\b|\bin\s+\w+\s+(?:years|months)\b|\bhalf\b|\bquarter\b"
)


def _not_even(claimed: Claimed, scope: scopes.Scope, held: Held, words: str) -> bool:
    """True if a month has not even in its own year the place that it is given, so that no wider scope is meant."""
    own_year = scope.unit == "month" and scope.window.start.year == scope.window.end.year
    return claimed.rank > 1 and own_year and held.fit is Fit.DOES_NOT_FIT and not _NARROWER.search(words)


def _comparable(unit: str, shape: str) -> bool:
    """True if a span of a shape can be a record among those of a unit: a day among days, part of a year among years so far."""
    if unit == "to date":
        return shape in ("to date", "half", "part")
    return unit not in ("day", "month", "year", "week", "weekend") or shape == unit


# "The third daily highest": a rank that stands apart from its word
_RANKED = re.compile(rf"(?i)\b(?:{'|'.join(ORDINALS)}|\d(?:st|nd|rd|th))\s+(?:\w+\s+){{0,2}}$")
_PREVIOUS = expression(r"""
    \b(?:until|till|up to) then,? (?:\w+ )?(?:the )?$
    |\b(?:previous|old|former|prior|earlier) (?:\w+ )?$|\bhad (?:itself |also |only )?been (?:the )?(?:\w+[’']s )?$
""")  # of the days up to its own


def _between(claimed: Claimed, place: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The places between a record and a number or time words before or after it."""
    if place[1] <= claimed.start:
        yield place[1], claimed.start
    elif place[0] >= claimed.end:
        yield claimed.end, place[0]
