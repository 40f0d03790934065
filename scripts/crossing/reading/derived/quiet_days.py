"""Days on which nobody came, or some did: of a span, in a row, or just before what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from crossing.language import prose
from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, Span, one_day
from crossing.official import Fit
from crossing.reading import attaching, holding, reasons
from crossing.reading.case import Case, Told
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment

_DAYS_OF = re.compile(r"(?i)\s+(?:days?\s+(?:of|in)|of\s+(?:the|its))\s")
_ON = re.compile(r"(?i)\b(?:on|noticed\s+on|seen\s+on|came\s+on)\s+(?:just|only)?\s*$")
_OF = re.compile(r"(?i)\s+of\s+")
_NOBODY = re.compile(r"(?i)\b(?:no|not|nobody|none)\b")
_SO_MANY_DAYS = expression(r"""
    [\s-]+(?:(?:consecutive|straight|successive|full|whole) )?days
    (?: (?:in a row|running|without (?:a|any) \w+))?,?\s+(?:(?:from|between) (?:the )?)?
""")
# "16 days with an empty sea from the 10th to the 23rd"
_QUIETLY = expression(r"""
    [\s-]+days (?:(?:with|of) (?:an? |the )?(?:empty|quiet|deserted|silent|calm) (?:sea|seas|beach|beaches|channel|water|waters)|of (?:silence|quiet|calm)),?\s+
    (?:(?:from|between) (?:the )?)?
""")
# "between 4 and 14 December, a lull of nine days"
_A_LULL_OF = expression(
    r",? (?:an?|the) (?:\w+ )?(?:lull|gap|break|pause|run|spell|interval|stretch|hiatus|silence) of $"
)
_DAYS_FROM = re.compile(r"(?i)[\s-]+days?\s+from\s+(?:the\s+)?")
IT_ENDED = expression(
    r"\W*(?:it|that|this|they|those|these) (?:also |finally )?(?:ended|broke|snapped|brought an end to|followed)\b"
)
BEFORE_THAT = expression(r"\b(?:before|until|up to) (?:that|then)\b")
# words by which a run of days ends with the day before one that is told
_ENDING = expression(r"""
    \b(?:end(?:ed|ing|s)?|broke|breaks|breaking|snapp(?:ed|ing|s)|after|following|resum\w+|before|first (?:\w+ ){0,3}(?:for|in))\b
""")
LATELY = timedelta(days=92)  # before a text, of which it may tell without naming the day


class QuietDays(Case):
    """The part of the reader that answers days without arrivals."""

    def days_without(self, text: str, one: Told, found: Sequence[Moment]) -> None:
        """Days on which nobody came, or some did: of a span, in a row, or just before what is told."""
        mention = one.mention
        if _DAYS_OF.match(text, mention.end) and (held := self._nobody_on(mention, found)):
            self.tell(one, held, f"On {int(held.on_record or 0)} days of {prose.span(held.span)} nobody came.")
        elif _ON.search(text[: mention.start]) and _OF.match(text, mention.end) and not _NOBODY.search(text):
            if held := self._some_on(mention, found):
                self.tell(one, held, reasons.fits(mention, held))
        elif held := self._nobody_in(mention, found):
            self.tell(one, held, f"Nobody is recorded in {prose.span(held.span)}.")
        elif held := self._miscounted(text, mention, found) or self._misended(text, mention, found):
            self.tell(
                one, held, f"{prose.begun(prose.span(held.span))}, in which nobody came, has {held.span.days} days."
            )
        elif mention.named:
            self._without_within(text, one, found)
        else:
            self._lull(one, [s for m in found for s in m.spans[:2]])

    def _nobody_on(self, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "225 days of 2023 passed without a boat", "on 106 of the half-year's 181 days"."""
        named = [s for m in found for s in m.spans[:4]]
        for span in dict.fromkeys([*named, *reversed(self.at.spans[-4:]), *attaching.to_date(self.at)]):
            some = holding.days_with(self.official, mention, span)
            if some and span.days - (some.on_record or 0) == mention.value:
                return Held(Fit.FITS, span, None, mention.value)
        return None

    def _some_on(self, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "On 12 of those days": so many on which people came."""
        spans = [*reversed(self.at.spans[-3:]), *(span for m in found for span in m.spans)]
        held = (holding.days_with(self.official, mention, span) for span in spans)
        return next((h for h in held if h and h.fits), None)

    def _nobody_in(self, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "In the 12 days to Sunday": a span named that has so many days, with nobody in them."""
        series = self.official.people.series
        spans = (span for m in found for span in m.spans[:10] if span.days == mention.value and series.covers(span))
        return next((Held(Fit.FITS, span, None, span.days) for span in spans if series.total(span) == 0), None)

    def _miscounted(self, text: str, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """ "For 16 days, from 2 to 13 May": days told with their first and last, in which nobody came, and which are not so many."""
        series = self.official.people.series
        for m in found:
            if not m.sure:
                continue
            span = m.spans[0] if m.dated.kind is Kind.BETWEEN and _of_so_many(text, mention, m) else None
            upto = max(mention.end, m.place)
            if m.dated.kind is Kind.DAY and mention.named and _DAYS_FROM.fullmatch(text, mention.end, upto):
                run = next((run for run in series.quiet if run.start <= m.spans[0].start <= run.end), None)
                span = Span(m.spans[0].start, run.end) if run else None
            if span and series.covers(span) and series.total(span) == 0 and abs(span.days - (mention.value or 0)) > 1:
                return Held(Fit.DOES_NOT_FIT, span, None, span.days)
        return None

    def _misended(self, text: str, mention: Mention, found: Sequence[Moment]) -> Held | None:
        """Days without anybody whose last day the words fix, and which were not so many by any count of their time."""
        if not mention.named or mention.qualifier != "exact":
            return None
        ends = list(self._last_days(text, mention, found))
        runs = [
            Span(run.start, end)
            for series in (self.official.people.series, self.official.people.series_then)
            for end in ends
            for run in series.quiet
            if run.start <= end <= run.end
        ]
        named = any(m.spans for m in found)  # else the sentence that names the day may speak of an earlier run
        lately = [] if named else [run for run in self.official.people.series.quiet if run.end >= self.at.last - LATELY]
        if not runs or any(abs(run.days - (mention.value or 0)) <= 1 for run in (*runs, *lately)):
            return None
        run = max(runs, key=lambda one: one.end)
        return Held(Fit.DOES_NOT_FIT, run, None, run.days)

    def _last_days(self, text: str, mention: Mention, found: Sequence[Moment]) -> Iterator[date]:
        """The days on which a run told may have ended: "the 11 days to 3 August"; "26 days without a boat … resumed on Saturday"."""
        named = [m for m in found if m.spans]
        for m in named:
            if m.dated.kind is Kind.WEEK_TO and m.place <= mention.start < m.stop:
                yield m.spans[0].end
                return
        days = [m for m in named if m.dated.kind in ONE and (m.sure or self.dated_right)]
        if days and _ENDING.search(text) and all(m.place > days[0].place for m in named if m not in days):
            resumed = [m.spans[0].start for m in days]
        elif not named and (IT_ENDED.match(text) or BEFORE_THAT.search(text)):
            spans = [
                *(t.span for t in (*self.last, *self.recent)),
                *self.at.spans[-6:],
                *map(one_day, self.at.ends[:2]),
            ]
            resumed = [span.start for span in spans if span and span.day]
        else:
            return
        yield from (day - ONE_DAY for day in resumed)

    def _without_within(self, text: str, one: Told, found: Sequence[Moment]) -> None:
        """The longest run without arrivals in what the words name, or in the weeks before the text."""
        mention = one.mention
        latest = min(self.at.last, self.at.said or self.at.last)
        within = [
            Span(max(s.start - timedelta(days=30), self.at.first), min(s.end, latest))
            for m in found
            for s in m.spans[:4]
            if s.start <= latest and s.end >= self.at.first and s.days < 70
        ]
        if self.at.ends:
            end = min(self.at.ends[0], self.at.last)
            within.append(Span(end - timedelta(days=60), end))
            if not IT_ENDED.match(text):
                within.append(Span(max(date(end.year - 1, end.month, 1), self.at.first), end))
        held = [
            holding.days_without(self.official, mention, span, False)
            for span in within
            if span.start <= span.end and span.start >= self.at.first
        ]
        result = holding.best(held)
        if result is None or result.fits:
            if result:
                self.tell(one, result, reasons.fits(mention, result))
            return
        one.held, one.span = result, result.span
        one.reason = reasons.two_readings(mention, result)

    def _lull(self, one: Told, named: Sequence[Span]) -> None:
        """ "After four days of wind": the days before one that is told, or before the text, if nobody came on just so many."""
        told = [
            span.start - timedelta(days=1)
            for span in [*named, *self.at.here, *reversed(self.at.spans[-4:])]
            if span.days < 10
        ]
        quiet = self.official.people.series.quiet
        for end in dict.fromkeys([*self.at.ends[:1], *(span.end for span in named if span.days < 70), *told]):
            run = next((run for run in quiet if run.start <= end <= run.end), None)
            if run and (min(run.end, end) - run.start).days + 1 == one.mention.value:
                held = Held(Fit.FITS, Span(run.start, min(run.end, end)), None, one.mention.value)
                self.tell(one, held, reasons.fits(one.mention, held))
                return


def _of_so_many(text: str, mention: Mention, m: Moment) -> bool:
    """True if days told from one to another are said to be so many: "16 days, from 2 to 13 May", "4 to 14 December, a lull of nine"."""
    if m.stop <= mention.start:
        return bool(_A_LULL_OF.fullmatch(text, m.stop, mention.start))
    upto = max(mention.end, m.place)
    return any(words.fullmatch(text, mention.end, upto) for words in (_SO_MANY_DAYS, _QUIETLY))
