"""Accusations of changes and averages taken back: where days that no word near the number names have it after all.

A change is measured from what its text has in mind: "40 per cent above the figure for all of last year", "it is 6 per cent up on 2023".
Where the days of today, or whole years, make just the change told, it is right, whichever days its words seemed to fix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossing.language.dated import A_MONTH, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, financial_year, like_days, month_so_far, whole_month, whole_year
from crossing.ledger.vocabulary import Unit
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, tolerances
from crossing.reading.answers import Answer, Measure
from crossing.reading.case import COUNTS
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import Asking
from crossing.reading.left_open import Left, numbers_in
from crossing.reading.pairing import is_base
from crossing.reading.refuting import denied

# "1,248 above 2024-25 (38,023), a rise of 3 per cent": how many more, before what it is more than
_MORE_THAN = expression(
    r"\b(?P<more>\d[\d,]*) (?:people |arrivals )?(?:more|fewer|above|below|over|under|up|down|ahead|short)\b"
)

_FINANCIAL = expression(r"\b(?P<year>20\d\d)\s?[-–/]\s?\d\d\b")
_NOW = expression(r"\b(?:now|these days|nowadays|currently|today)\b")
_USED_TO = expression(r"\b(?:when (?:I|we|he|she|they)|used to|(?:you|I|we)(?:[’']d| would) (?:see|get|have))\b")
_BEFORE_THAT = expression(r"\bbefore that\b")
_THE_MONTH_OF = expression(rf" the (?:{A_MONTH}) of\b")
_OVER_THE_YEAR = expression(r" (?:over|in|across) the (?:whole )?year\b")
_ALL_OF = expression(r"[^,;.]{0,60}\b(?:all of|whole of|full|entire|the whole)\b")
_A_YEAR_WAS = expression(r"\b(?P<year>20\d\d) \([\d,]+\) (?:was|is|had been) (?:\w+ )?$")
_THAT = re.compile(r"(?i)\W*(?:that|this)(?:[’']s|\s+(?:is|was))\b")
_THAN_THAT = expression(r" (?:below|above|more than|less than|fewer than|up on|down on) that one\b")
_OR_BY = expression(r"(?:,? or (?:by )?|: |, | [–—] )$")
_IN_BRACKETS = expression(r" \((?:that is |or )?$")  # "in 2022 11,690 (5% up)"
_TO_COME = expression(r" (?:people |arrivals |were |was )?(?:still|yet) to (?:come|arrive|cross)\b")
_SAME_DAYS = expression(r"\bsame (?:weeks|days|months|stretch|spell)\b")
_SAME_WEEK = expression(r"\bsame week\b")


class Unnamed(Asking):
    """The part of the last look that asks of days which the words of a change do not name."""

    def fits_unnamed(self, left: Left) -> Held | None:
        """What is held of a change that days of today or whole years have, unless the text denies it."""
        mention = left.one.mention
        if denied(left.text, mention.end, left.after):
            return None
        pairs = dict.fromkeys(self._pairs(left))
        held = (
            holding.change(self._official, mention, own, base, mention.counted, 0.0)
            for own, base in pairs
            if own != base and self._meant.held(own) and self._meant.held(base)
        )
        return next((one for one in held if one and one.fit is Fit.FITS), None)

    @property
    def _last_year(self) -> Span:
        """The last whole year, or the first of the series for a text of a day before it."""
        return whole_year(max(self._meant.last.year - 1, self._at.first.year))

    def _pairs(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """What a change may be measured between, as its words allow."""
        measure = left.one.mention.measure
        if measure in (Measure.GROWTH, Measure.DIFFERENCE):
            yield from self._of_today(left)
            yield from self._of_years(left)
            yield from self._of_told(left)
            yield from self._of_financial_years(left)
        if measure in (Measure.MULTIPLE, Measure.DIFFERENCE, Measure.GROWTH):
            yield from self._on_a_year(left)
        if measure in (Measure.GROWTH, Measure.MULTIPLE):
            yield from self._of_the_month(left)

    def _of_today(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """ "But it is 6 per cent up on 2023": the year so far, against the like days of a year that the change is measured from."""
        mention = left.one.mention
        years = [
            m.spans[0].end.year
            for m in left.found
            if m.spans and m.place >= mention.end and is_base(left.text, mention, m, ())
        ]
        beside = [t.span for t in left.told if t.proven and t.mention.start >= mention.end][:1]
        pairs = (
            (own, like_days(own, year)) for own in attaching.to_date(self._at) for year in years if year < own.end.year
        )
        yield from ((own, base) for own, base in pairs if not beside or base == beside[0])
        last = self._meant.last.year
        yield from (
            (like_days(base, last), base) for base in beside if base and base.end.year in years and last > base.end.year
        )

    def _of_years(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """ "Over the year", "above the figure for all of last year", "2021 (28,526) was 3 per cent lower": whole years."""
        text, mention, last = left.text, left.one.mention, self._last_year
        if _OVER_THE_YEAR.match(text, mention.end):
            yield last, whole_year(last.start.year - 1)
        if _ALL_OF.match(text, mention.end):
            named = [m.spans[0] for m in left.found if m.spans and m.place >= mention.end]
            for base in (whole_year(span.start.year) for span in (*named[:1], last)):
                yield from ((own, base) for own in attaching.to_date(self._at) if base.end < own.end)
        if year := _A_YEAR_WAS.search(text, 0, mention.start):
            yield whole_year(int(year["year"])), last

    def _of_the_month(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """ "July has 11 days to run, and has more than double the July of a year ago": the month so far against whole ones."""
        if _THE_MONTH_OF.match(left.text, left.one.mention.end):
            for own in (month_so_far(end) for end in self._at.ends if end.year > self._at.first.year):
                yield own, whole_month(own.end.year - 1, own.end.month)

    def _of_told(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """What a count beside it makes of a change.

        "The September before that it was 1,946, a rise of 136 per cent": the like days of a later year, against its own. "October
        fell back to 472, or by 76 per cent": its own days against as many right before.
        """
        for own in _right_before(left, _OR_BY):
            yield from ((own, base) for base in self._meant.others(own, set()))
        for base in _right_before(left, _IN_BRACKETS):
            yield like_days(base, self._meant.last.year), base
        if not _BEFORE_THAT.search(left.text, 0, left.one.mention.start):
            return
        for base in (t.span for t in (*left.told, *left.last) if t.proven and t.span):
            yield from ((like_days(base, year), base) for year in range(base.end.year + 1, self._meant.last.year + 1))

    def _on_a_year(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """ "And five times the 8,462 of 2020 as a whole": the year so far, on a whole year whose count stands beside it."""
        years = [t.span for t in left.told if t.span and t.proven and t.mention.start >= left.one.mention.end]
        for own in [*attaching.to_date(self._at), self._last_year]:
            yield from ((own, base) for base in years[:1] if base == whole_year(base.start.year) and base.end < own.end)

    def _of_financial_years(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """ "It was 22% more than in 2023-24": a financial year, against each before it that its sentence names."""
        named = [int(found["year"]) for found in _FINANCIAL.finditer(left.text, left.one.mention.end)]
        for year in range(min(named, default=self._meant.last.year), self._meant.last.year):
            yield from ((financial_year(year), financial_year(before)) for before in named if before < year)

    def of_unread(self, left: Left) -> bool:
        """True if a number may be made of others beside it, or be of days or things, that nothing reads."""
        match left.one.mention.measure:
            case Measure.GROWTH:
                return _of_more_beside(left) or self._of_counts_unread(left) or _of_what_is_missing(left)
            case Measure.MULTIPLE | Measure.DIFFERENCE:
                return _of_what_is_missing(left)
            case Measure.PEOPLE_PER_BOAT:
                return self._of_counts_unread(left) or _of_times_past(left) or self._counts(left, Unit.BOATS)
            case Measure.SHARE:
                return self._of_another_whole(left)
            case Measure.PEOPLE:
                if _a_year_earlier(left):
                    return True
                return _of_same_days_unread(left) or bool(_TO_COME.match(left.text, left.one.mention.end))
            case Measure.BOATS if _a_year_earlier(left):
                return True
            case Measure.BOATS:
                return self._counts(left, Unit.PEOPLE)
        return False

    def _of_counts_unread(self, left: Left) -> bool:
        """ "They came in 33 vessels – 36 people to a boat": true if a change or an average stands after a count of no days that are told."""
        stop = left.one.mention.start
        before = [
            t
            for t in left.told
            if t.mention.end <= stop and t.mention.measure in COUNTS and not accusing.is_year(t.mention)
        ]
        if not before or any(t.answer is not Answer.NOT_TESTED or t.mention.why for t in before):
            return False
        count = before[-1].mention
        return not any(
            self._official.on_record(COUNTS[count.measure], span) == count.value for span in self._meant.told
        )

    def _of_another_whole(self, left: Left) -> bool:
        """ "Getting on for three-quarters of that whole year's 1,843": true if a share may be that of this year in an earlier one."""
        mention, base = left.one.mention, left.one.base
        if base is None or base.end >= self._meant.last:
            return False
        whole = self._official.on_record(Unit.PEOPLE, base)
        came = (
            self._official.on_record(Unit.PEOPLE, span)
            for span in attaching.to_date(self._at)
            if self._meant.held(span) and span.start > base.end
        )
        asked = holding.statement(mention, Unit.PERCENT)
        return bool(whole) and any(
            asked.distance(100 * (one or 0) / (whole or 1)) <= tolerances.REWORKED_PERCENT for one in came
        )

    def _counts(self, left: Left, unit: Unit) -> bool:
        """ "161 people in ten boats: 104 on the Saturday alone": true if days named, or the year so far, have just so many of something else."""
        named = [span for moment in left.found for span in moment.spans]
        named += [*attaching.to_date(self._at), *([left.one.held.span] if left.one.held else [])]
        return any(
            self._official.on_record(unit, span) == left.one.mention.value for span in named if self._meant.held(span)
        )


def _right_before(left: Left, words: re.Pattern[str]) -> list[Span]:
    """The days of the count told last before a change, beyond doubt, if only these words stand between; else none."""
    stop = left.one.mention.start
    last = [t for t in left.told if t.mention.end <= stop][-1:]
    return [t.span for t in last if t.span and t.proven and words.fullmatch(left.text, t.mention.end, stop)]


def _of_more_beside(left: Left) -> bool:
    """ "1,248 above 2024-25 (38,023), a rise of 3 per cent": true if a change in per cent is what so many more make of a number beside it."""
    more = [int(found["more"].replace(",", "")) for found in _MORE_THAN.finditer(left.text)]
    shares = (100 * one / of for one in more for of in numbers_in(left.text) if of > one)
    return any(abs(share - abs(left.one.mention.value or 0)) < tolerances.REWORKED_PERCENT for share in shares)


def _of_what_is_missing(left: Left) -> bool:
    """ "That's more than five times as many", "below that one": true if a change is of a count that the sentence before does not tell."""
    if _THAN_THAT.match(left.text, left.one.mention.end):
        return True
    return bool(_THAT.match(left.text)) and not numbers_in(left.lead)


def _a_year_earlier(left: Left) -> bool:
    """ "They came in 182 boats, half of the 343 used a year earlier": true if a count is of like days a year before one that was held to none."""
    one = left.one
    like = [t for t in left.told if t.mention.measure is one.mention.measure and t is not one]
    earlier = any(m.dated.kind is Kind.OTHER_YEAR for m in left.found)
    return earlier and bool(like) and all(t.answer is Answer.NOT_TESTED and not t.mention.why for t in like)


def _of_times_past(left: Left) -> bool:
    """ "When I started here you'd see 13 in a boat", "boats now carry 56": true if an average is of a time that no days near it are."""
    day = left.one.held is not None and left.one.held.span.day is not None
    return not left.found and bool(_USED_TO.search(left.text) or (day and _NOW.search(left.text)))


def _of_same_days_unread(left: Left) -> bool:
    """ "In the same weeks of 2023 …; next to 2022 (20,129)": true if a year is named beside days of it that the text does not tell.

    As of a day that a number was held of, where its sentence speaks of "the same week".
    """
    held = left.one.held
    if held is None:
        return False
    if held.span.day and _SAME_WEEK.search(left.text):
        return True
    return held.span == whole_year(held.span.start.year) and bool(_SAME_DAYS.search(f"{left.lead} {left.text}"))
