"""What is worked out from counts: averages, growths, multiples, differences, shares, and days without arrivals."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from crossing.language import prose
from crossing.language.dates import Kind
from crossing.language.spans import Span, like_days, whole_month, whole_year
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, refuting
from crossing.reading import wording as w
from crossing.reading.answers import FOUND, Answer, Measure
from crossing.reading.attaching import NEAR, Reading
from crossing.reading.case import COUNTS, Case, Told, distance
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.pairing import THAN, alike, is_base, pairs_of

_FROM_BEFORE = re.compile(
    r"(?i)[^.;]{0,40}?\b(?:up\s+from|down\s+from|compared\s+(?:with|to)|against|rather\s+than|from)\s+(?:\w+\s+){0,2}"
)
_FROM_TO = re.compile(r"(?i)\s*(?:\w+\s+)?from\b[^.;]{2,60}\bto\b")
_ON_THE = re.compile(
    rf"(?i)(?:\s+(?!and\b)[\w’'-]+){{0,6}}\s+(?:{THAN}|the|that|what)\s(?:(?!\band\b)(?:[^,;.]|,\s(?=when|which|at|with)|,(?=\d))){{0,60}}"
)
_THAT_DAY = re.compile(r"(?i)\b(?:that|this)\s+(?:one\s+|single\s+)?day\b")
# The whole that a share is one of, where the words leave no doubt.
_OF_ALL = re.compile(
    r"(?i)\s*of\s+(?:all\s+)?(?:(?:the|that|this|last)\s+)?(?:(?:year|month)[’']s\s+(?:whole\s+|overall\s+|channel\s+|small[\s-]boat\s+)?)(?:total|arrivals|crossings|tally|count)\b"
    r"|\s*of\s+(?:the|that|this)\s+(?:whole|year(?:\s+so\s+far)?(?![’']s))\b"
)
_PART_OF_IT = re.compile(r"(?i)\b(?:after|before|until|up\s+to|from|since)\b")
# The words that say which way a change went, right before it: "up 7%", "a fall of 12%".
_WAY_AFTER = re.compile(r"(?i)\s*(?:%|per\s?cent)?\s*(?:lower|higher|fewer|more|less|above|below|up|down)\b")
_AND_BY = re.compile(
    r"(?i)\band\s+(?:by\s+)?(?:\w+\s+)?$"
)  # "18% more than last year, and 5% more than in 2022": both of this year
_WAY = re.compile(
    r"(?i)\b(?:up|down|rise|fall|rose|fell|increase|decrease|drop|risen|fallen)\s+(?:(?:by|of|some|about|just|only|nearly|almost)\s+){0,2}$"
)
FAR = 1.15  # times what it is, beyond which a share is no rounding


def _far(mention: Mention, held: Held) -> bool:
    """True if a share is off by more than a rough word for it ("a quarter", "a third") can be."""
    value, actual = mention.value or 0, held.on_record or 0
    return held.fit is Fit.DOES_NOT_FIT and not (actual / FAR <= value <= actual * FAR) and abs(value - actual) > 3


_OF_ARRIVALS = re.compile(r"(?i)\b(?:arriv\w*|crossings?|cross(?:ed|ing)|numbers|small\s+boats?)\b")
_BOATS = re.compile(r"(?i)\bnumber\s+of\s+(?:small\s+)?boats\b")
_THEY_HAVE = re.compile(r"(?i)[“\"‘]?they\s+have\b")
_DAYS_OF = re.compile(r"(?i)\s+(?:days?\s+(?:of|in)|of\s+(?:the|its))\s")
_ON = re.compile(r"(?i)\b(?:on|noticed\s+on|seen\s+on|came\s+on)\s+(?:just|only)?\s*$")
_OF = re.compile(r"(?i)\s+of\s+")
_NOBODY = re.compile(r"(?i)\b(?:no|not|nobody|none)\b")

_SO_MANY_DAYS = re.compile(
    r"(?i)[\s-]+(?:(?:consecutive|straight|successive|full|whole)\s+)?days(?:\s+(?:in\s+a\s+row|running|without\s+(?:a|any)\s+\w+))?,?\s+"
)
_DAYS_FROM = re.compile(r"(?i)[\s-]+days?\s+from\s+(?:the\s+)?")
FULLER = 1.5  # times the fullest boats of any day: such an average is none of any days
LONGER = 1.3  # times the longest run without arrivals: a run so long never was
A_YEAR = 400  # days in which the longest run without arrivals must be shorter than one that is told
_NOBODY_FOR = re.compile(
    r"(?i)\b(?:nobody|no\s*[\s-]one|no\s+(?:small\s+|migrant\s+)?boats?|no\s+(?:channel\s+)?(?:crossings|arrivals|migrants)|no\s+people)\b[^.;,]{0,50}\b(?:cross\w*|arriv\w*|made|came|come|landed|reach\w*|recorded|seen|been)\b[^.;,]{0,40}\bfor\s+(?:at\s+least\s+|more\s+than\s+|some\s+|over\s+)?[\w-]+\s+(?:consecutive\s+|straight\s+)?days\b"
    r"|\bdays\s+without\s+(?:an?\s+|any\s+|a\s+single\s+)?(?:small[\s-]boat\s+|channel\s+)?(?:arrivals?|crossings?)\b"
    r"|\b(?:went\s+out|ended|closed|finished)\s+with\s+[\w-]+\s+days\s+(?:(?:that|which)\s+)?(?:had|saw|brought|with)\s+(?:no|not\s+an?|nobody)\b(?!(?:\s+\w+){0,2}\s+(?:in|of|out|since|over|between|from|during|on)\b)"
)
_OVER = re.compile(
    r"(?i)\b(?:over|across|for|in)\s+the\s+(?:whole\s+)?(?:year|month|quarter|half[\s-]year)\b|\bthe\s+(?:year|six\s+months|three\s+months|month|quarter)\s+(?:works?|averag\w+|comes?|came)\b"
)
_LENGTH = {
    "six": (150, 190),
    "half": (150, 190),
    "three": (89, 92),
    "quarter": (89, 92),
    "year": (200, 366),
    "month": (28, 31),
}  # days
A_TENTH = 0.1
# How far a change may lie from that of two counts told beside it, in points of a per cent and in times, and be theirs.
REWORKED_PERCENT, REWORKED_MULTIPLE = 0.6, 0.1
BESIDE = 0.05  # how far a multiple of two counts told beside it may lie off and be told so


def _surely(readings: Sequence[Reading]) -> bool:
    """True if words beside an average fix its days beyond doubt."""
    return any(r.sure and r.moment and r.moment.dated.kind is not Kind.SEASON for r in readings)


class Changing(Case):
    """The part of the reader that answers what is worked out from counts."""

    def derive(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        match one.mention.measure:
            case Measure.PEOPLE_PER_BOAT | Measure.PEOPLE_PER_DAY:
                self._average(text, one, found, told)
            case Measure.DAYS_WITHOUT:
                self._without(text, one, found)
            case Measure.SHARE:
                self._share(text, one, found, told)
            case _:
                self._change(text, one, found, told)

    def _average(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        mention = one.mention
        numbers = [t.mention for t in told]
        own = [r for r in attaching.readings(text, mention, found, numbers, self.at) if r.cost < NEAR + 1]
        counts = sorted(
            (t for t in told if t.mention.measure in COUNTS and t.span), key=lambda t: distance(mention, t.mention)
        )
        beside = [Reading(t.span, t.proven, 0.3 + 0.01 * n) for n, t in enumerate(counts) if t.span]
        before = (
            []
            if counts or own
            else [Reading(t.span, t.proven and len({b.span for b in self.last}) == 1, 2.0) for t in self.last if t.span]
        )
        close = [r for r in own if r.cost < 0.6]
        options = (
            (close + beside + [r for r in own if r not in close])
            if mention.measure is Measure.PEOPLE_PER_BOAT
            else own + beside
        )
        options += before
        if earlier := self._average_before(text, one, own, told):
            options = [Reading(earlier, False, 0.0)]
        elif before:
            options += [Reading(span, False, 2.5) for span in reversed(self.at.spans[-6:]) if span.days > 300]
        if not options:
            options = [Reading(span, False, 3.0) for span in reversed(self.at.spans[-2:])] + [
                Reading(s, False, 3.1) for s in attaching.to_date(self.at)[:3]
            ]
        per = "boat" if mention.measure is Measure.PEOPLE_PER_BOAT else holding.LENGTHS.get(mention.unit, "day")
        if per != "boat":
            options = [r for r in options if r.span.days > holding.DAYS[per]]  # an average is none of one day or week
        held = [(r, holding.average(self.official, mention, r.span, per)) for r in options]
        if per == "boat" and (mixed := self._mixed_load(mention, found, told)):
            self.tell(one, mixed, reasons.fails(mention, mixed))
            return
        self._best(one, held, close_only=bool(close))
        commas = text.replace(";", ",")
        listed = any(
            t.answer in FOUND and accusing.linked(commas, t.mention.end, mention.start, found)
            for t in told
            if t.mention.measure is mention.measure and t.mention.end <= mention.start
        )
        if one.held and one.answer is Answer.DOES_NOT_FIT and not (listed or accusing.is_average(text, mention)):
            one.answer, one.reason = Answer.NOT_TESTED, reasons.two_readings(mention, one.held)
        if per == "boat" and accusing.is_average(text, mention) and (never := self._never(mention)):
            self.tell(one, never, reasons.never(never))
        elif (one.answer is Answer.DOES_NOT_FIT and not close) or (
            one.answer is Answer.NOT_TESTED and not _surely(close)
        ):
            counted = self._of_counts if per == "boat" else self._of_its_count
            self._elsewhere(one, per, sure=counted(text, mention, found, told))
        if per == "day" and one.answer is Answer.NOT_TESTED and (wrong := self._no_such(text, mention)):
            self.tell(one, wrong, reasons.fails(mention, wrong))

    def _mixed_load(self, mention: Mention, found: Sequence[Moment], told: Sequence[Told]) -> Held | None:
        """ "On Sunday, with 46 in each boat, 703 people came in 11 boats": an average of the only days told, its digits swapped."""
        counts = [t for t in told if t.mention.measure in COUNTS and t.answer in FOUND]
        spans = {t.span for t in counts}
        if {t.mention.measure for t in counts} != set(COUNTS) or len(spans) != 1 or not any(t.proven for t in counts):
            return None
        span = counts[0].span
        if span is None or not all(span in m.spans for m in found if m.spans):
            return None
        held = holding.average(self.official, mention, span, "boat")
        mixed = held and not held.fits and accusing.swapped(mention.value or 0, round(held.on_record or 0), 10)
        return replace(held, fit=Fit.DOES_NOT_FIT) if held and mixed else None

    def _never(self, mention: Mention) -> Held | None:
        """The fullest day's average up to the text's day, where one that is told lies far above it: so full no boats ever were."""
        last = min(self.at.last, self.at.said or self.at.last)
        fullest = holding.fullest(self.official, last) if last >= self.at.first else None
        return fullest if fullest and (mention.value or 0) > FULLER * (fullest.on_record or 0) else None

    def _no_such(self, text: str, mention: Mention) -> Held | None:
        """ "Averaged over the year, that is 141 a day": of the years (or months …) told, the one told last, if none has about such an average."""
        named = _OVER.search(text)
        length = next((days for unit, days in _LENGTH.items() if named and unit in named[0].lower()), None)
        if length is None:
            return None
        told = [
            span for span in (*self.at.spans, *attaching.to_date(self.at)[:1]) if length[0] <= span.days <= length[1]
        ]
        held = [holding.average(self.official, mention, span, "day") for span in dict.fromkeys(told)]
        known = [h for h in held if h and h.on_record]
        off = [abs((mention.value or 0) / (h.on_record or 1) - 1) for h in known]
        return replace(known[-1], fit=Fit.DOES_NOT_FIT) if off and min(off) > A_TENTH else None

    def _of_counts(self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]) -> bool:
        """True if people and boats that fit the same days, one of them beyond doubt, are told right before an average."""
        here = [t for t in told if t.mention.end <= mention.start and t.mention.measure in COUNTS]
        near = [t for t in [*self.recent, *here] if t.answer in FOUND][-2:]
        start = max((t.mention.end for t in here), default=0)
        return (
            {t.mention.measure for t in near} == set(COUNTS)
            and len({t.span for t in near}) == 1
            and any(t.proven for t in near)
            and accusing.linked(text, start, mention.start, found)
        )

    def _of_its_count(self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]) -> bool:
        """ "In May 3,738 people came, an average of 121 a day": True if the people of a span, beyond doubt, stand right before."""
        before = [t for t in told if t.mention.end <= mention.start and t.mention.measure is Measure.PEOPLE]
        return (
            bool(before) and before[-1].proven and accusing.linked(text, before[-1].mention.end, mention.start, found)
        )

    def _elsewhere(self, one: Told, per: str, *, sure: bool = False) -> None:
        """An average without time words beside it may be of any days that the text speaks of, but of none where its counts are told."""
        if sure and one.answer is Answer.DOES_NOT_FIT:
            return
        ends = [Span(end, end) for end in self.at.ends] if per == "boat" else []
        told = [*reversed(self.at.spans), *self.at.here, *attaching.to_date(self.at), *ends]
        years = {span.end.year for span in told}
        told += [whole_year(year) for year in sorted(years, reverse=True)]
        held = [holding.average(self.official, one.mention, span, per) for span in dict.fromkeys(told)]
        result = next((h for h in held if h and h.fits), None)
        if result:
            self.tell(one, result, reasons.fits(one.mention, result))
        elif one.held and not sure:
            one.answer, one.reason = Answer.NOT_TESTED, reasons.two_readings(one.mention, one.held)

    def _average_before(self, text: str, one: Told, own: Sequence[Reading], told: Sequence[Told]) -> Span | None:
        """ "41 people, up from 28": without time words of its own, the second average is of the year before; None if not so."""
        if any(r.moment and r.moment.place >= one.mention.end for r in own):
            return None
        first = next(
            (
                t
                for t in reversed(told)
                if t.mention.end <= one.mention.start and t.mention.measure is one.mention.measure
            ),
            None,
        )
        if first is None or first.span is None:
            return None
        if not _FROM_BEFORE.fullmatch(text[first.mention.end : one.mention.start]):
            return None
        return like_days(first.span, first.span.end.year - 1)

    def _best(self, one: Told, held: Sequence[tuple[Reading, Held | None]], *, close_only: bool = False) -> None:
        known = [(r, h) for r, h in held if h]
        if not known:
            return
        first_known = held[0][1] is not None
        limit = known[0][0].cost + (1.2 if close_only else 5)
        fitting = [h for r, h in known if h.fits and r.cost <= limit]
        if fitting:
            self.tell(one, fitting[0], reasons.fits(one.mention, fitting[0]))
            return
        reading, result = known[0]
        one.span, one.base, one.held = result.span, result.base, result
        if first_known and reading.sure and all(h.fit is Fit.DOES_NOT_FIT for _, h in known) and reading.cost < NEAR:
            one.answer, one.reason = Answer.DOES_NOT_FIT, reasons.fails(one.mention, result)
        else:
            one.reason = reasons.two_readings(one.mention, result)

    def _share(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        if w.NATIONALITY.search(text):
            one.reason = "It counts part of the arrivals that the series does not tell apart."
            return
        parts = [span for m in found for span in m.spans[:3]]
        parts += [t.span for t in told if t.span and t.proven and t.mention.end <= one.mention.start]
        if _THAT_DAY.search(text, 0, one.mention.start):
            parts += [t.span for t in self.last if t.span and t.span.day]
        wholes = (
            [s for t in told if t.span for s in [t.span]]
            + list(reversed(self.at.spans[-5:]))
            + attaching.to_date(self.at)[:2]
        )
        wholes += [
            span
            for part in parts
            for span in (whole_month(part.start.year, part.start.month), whole_year(part.start.year))
        ]
        wholes += [Span(self.at.first, end) for end in self.at.ends[:2] if self.at.first < end]
        wholes += [s for m in found for s in m.spans[:3]]
        over = [span for span in dict.fromkeys(wholes) if self.at.said is None or span.end <= self.at.said]
        held = [
            holding.share(self.official, one.mention, part, whole) for part in dict.fromkeys(parts) for whole in over
        ]
        result = holding.best(held)
        if result and result.fits:
            self.tell(one, result, reasons.fits(one.mention, result))
            return
        known = [h for h in held if h]
        counted = any(t.proven and t.span in parts for t in [*self.last, *told])
        whole = _OF_ALL.search(text, one.mention.end, one.mention.end + 60)
        sure = [m for m in found if m.sure and m.spans and accusing.linked(text, m.stop, one.mention.start, found)]
        counted = counted or len(sure) == 1 or refuting.denied(text, one.mention.end, self.after)
        within = _PART_OF_IT.search(
            text, one.mention.end
        )  # "of the year's arrivals came after 30 June": a part not read
        if known and counted and whole and not within and all(_far(one.mention, h) for h in known):
            self.tell(one, known[0], reasons.fails(one.mention, known[0]))

    def _without(self, text: str, one: Told, found: Sequence[Moment]) -> None:
        """Days on which nobody came, or some did: of a span, in a row, or just before what is told."""
        mention = one.mention
        if _DAYS_OF.match(text, mention.end) and (held := self._nobody_on(mention, found)):
            self.tell(one, held, f"On {int(held.on_record or 0)} days of {prose.span(held.span)} nobody came.")
        elif _ON.search(text[: mention.start]) and _OF.match(text, mention.end) and not _NOBODY.search(text):
            if held := self._some_on(mention, found):
                self.tell(one, held, reasons.fits(mention, held))
        elif held := self._nobody_in(mention, found):
            self.tell(one, held, f"Nobody is recorded in {prose.span(held.span)}.")
        elif held := self._miscounted(text, mention, found):
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
            between = (
                m.dated.kind is Kind.BETWEEN
                and m.sure
                and _SO_MANY_DAYS.fullmatch(text, mention.end, max(mention.end, m.place))
            )
            span = m.spans[0] if between else None
            if (
                m.dated.kind is Kind.DAY
                and mention.named
                and m.sure
                and _DAYS_FROM.fullmatch(text, mention.end, max(mention.end, m.place))
            ):
                run = next((run for run in series.quiet if run.start <= m.spans[0].start <= run.end), None)
                span = Span(m.spans[0].start, run.end) if run else None
            if span and series.covers(span) and series.total(span) == 0 and abs(span.days - (mention.value or 0)) > 1:
                return Held(Fit.DOES_NOT_FIT, span, None, span.days)
        return None

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
            within += [
                Span(end - timedelta(days=60), end),
                Span(max(date(end.year - 1, end.month, 1), self.at.first), end),
            ]
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
        longest = max((h for h in held if h), key=lambda h: h.on_record or 0)
        year = self.at.ends[0] - timedelta(days=A_YEAR) if self.at.ends else self.at.first
        recent = all(s.start > year for m in found for s in m.spans[:1])
        if (
            recent
            and _NOBODY_FOR.search(text)
            and (mention.value or 0) > LONGER * (longest.on_record or 0) + 2
            and not self._nobody_on(mention, found)
        ):
            one.answer, one.held, one.span = Answer.DOES_NOT_FIT, longest, longest.span
            one.reason = reasons.fails(mention, longest)

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

    def _change(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """A growth, multiple or difference: every pair of spans that the words allow, the likeliest first."""
        mention = one.mention = self._of_boats(text, one.mention, found, told)
        beside = [
            h
            for own, base in self._beside(text, mention, found, told)
            if (h := self._hold_change(mention, own, base, BESIDE))
        ]
        if result := next((h for h in beside if h.fits), None):
            self.tell(one, result, reasons.fits(mention, result))
            return
        pairs = self._fixed(text, mention, found, told) or list(
            dict.fromkeys(pairs_of(text, mention, found, told, self.at, self.last))
        )
        held = [(True, h) for h in beside]
        for sure, own, base in pairs[:160]:
            if own.end > self.at.last or base.start < self.at.first or (self.at.said and own.end > self.at.said):
                continue
            result = self._hold_change(mention, own, base)
            if result:
                held.append((sure, result))
        if not held:
            return
        tight = [h for sure, h in held if sure]
        result = next((h for h in tight if h.fits), None)
        if result is None and not (beside and _AND_BY.search(text, 0, mention.start)):
            result = next((h for _, h in held if h.fits), None)
        if result and not (beside and result not in tight and result.span in {h.base for h in beside}):
            self.tell(one, result, reasons.fits(mention, result))
            return
        first = held[0][1]
        one.held, one.span, one.base = first, first.span, first.base
        anchors = self.anchors(told, boats=mention.counted == "boats")
        ours = beside or accusing.change_of_arrivals(text, mention, anchors, found)
        # between two counts beyond doubt, the word beside the number says the wrong way
        way = says_which_way(text, mention)
        plain_way = bool(beside and way and any(self._turned(mention, h) for h in beside))
        if not (tight and ours) and self._denied(text, mention):
            named = {span for m in found for span in m.spans}
            tight = ours = [h for _, h in held if h.span in named] or [h for _, h in held]
        if (
            tight
            and ours
            and all(h.fit is Fit.DOES_NOT_FIT for h in tight)
            and not any(self._percentage(mention, h) for h in tight)
            and (plain_way or not any(self._turned(mention, h) for h in tight))
            and (plain_way or not borne_out(mention, [t.mention for t in [*self.recent, *told]]))
        ):
            one.answer, one.reason = Answer.DOES_NOT_FIT, reasons.fails(mention, tight[0])
            one.held, one.span, one.base = tight[0], tight[0].span, tight[0].base
        else:
            one.reason = reasons.two_readings(mention, first)

    def _denied(self, text: str, mention: Mention) -> bool:
        """True if the text itself says that a change of the arrivals is wrong: it is so if no pair of spans has it."""
        return bool(
            refuting.denied(text, mention.end, self.after)
            and (
                _OF_ARRIVALS.search(text)
                or (mention.counted == "boats" and _BOATS.search(text))
                or (_THEY_HAVE.match(text) and _OF_ARRIVALS.search(self.lead))
            )
            and not w.NATIONALITY.search(text)
        )

    def _percentage(self, mention: Mention, held: Held) -> bool:
        """True if a number read as a difference is right as a change in per cent: then it is the sign that was lost."""
        if mention.measure is not Measure.DIFFERENCE or held.base is None:
            return False
        asked = replace(mention, measure=Measure.GROWTH, unit="percent")
        other = holding.growth(self.official, asked, held.span, held.base, mention.counted)
        return other is not None and other.fits

    def _turned(self, mention: Mention, held: Held) -> bool:
        """True if a change is right but for its direction: then it is the direction that was misread."""
        turned = replace(mention, sign=0, value=abs(mention.value or 0))
        other = self._hold_change(turned, held.span, held.base) if held.base else None
        return other is not None and other.fits

    def _of_boats(self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]) -> Mention:
        """ "602 boats in 2023 and 1,110 the year before: a drop of 46%": where only boats are told, they fell."""
        counts = [t for t in told if t.mention.measure in COUNTS and t.answer in FOUND]
        near = [t for t in counts if t.mention.end <= mention.start]
        if not near or any(t.mention.measure is Measure.PEOPLE for t in counts):
            return mention
        start = near[-1].mention.end
        people = re.search(rf"(?i)\b(?:{w.PEOPLE}|arrivals|crossings)\b", text[start : mention.start])
        ours = not people and accusing.linked(text, start, mention.start, found)
        return replace(mention, counted="boats") if ours else mention

    def _beside(
        self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]
    ) -> Iterator[tuple[Span, Span]]:
        """The pairs that counts beyond doubt make, where a change is told right of them: "up 42% on the 10,448"."""
        measure = Measure.BOATS if mention.counted == "boats" else Measure.PEOPLE
        before = [t for t in self.recent if t.proven and t.mention.measure is measure]
        here = [t for t in told if t.proven and t.mention.measure is measure]
        earlier = before + [t for t in here if t.mention.end <= mention.start]
        base = next((t for t in here if t.mention.start >= mention.end), None)
        if (
            base
            and _ON_THE.fullmatch(text[mention.end : base.mention.start])
            and accusing.linked(text, mention.end, base.mention.start, found)
        ):
            told_of = [m.spans[0] for m in found if m.sure and m.spans and m.stop <= mention.start and not m.other]
            bases, owns = [base.span], [*told_of, *(t.span for t in earlier)]
            if _AND_BY.search(text, 0, mention.start) and (ends := [own.end for own in owns if own]):
                owns = [own for own in owns if own and own.end == max(ends)]
        elif any(
            m.place >= mention.end and (is_base(text, mention, m, ()) or mention.measure is Measure.MULTIPLE)
            for m in found
        ):
            return
        elif accusing.linked(text, max([t.mention.end for t in here if t in earlier], default=0), mention.start, found):
            bases = [t.span for t in earlier]
            owns = [
                *bases,
                *(m.spans[0] for m in found if m.spans and m.running and mention.measure is Measure.MULTIPLE),
            ]
        else:
            return
        for own in reversed(owns):
            for other in bases:
                if own and other and alike(own, other, mention):
                    yield own, other

    def _fixed(
        self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]
    ) -> list[tuple[bool, Span, Span]]:
        """ "8,389 have come, four times the number at the same point of 2021": the one pair that can be meant; empty if none is."""
        for moment in found:  # "between 2020 and 2021"
            if (
                moment.ends
                and moment.place >= mention.end
                and attaching.cost(text, mention.start, mention.end, moment, ()) < 1
            ):
                return [(True, moment.ends[1], moment.ends[0])]
        if _FROM_TO.match(text, mention.end):  # "tripled from 8,462 in 2020 to 28,526 in 2021"
            years = [
                m for m in found if m.place >= mention.end and m.spans and m.dated.kind in (Kind.YEAR, Kind.LAST_YEAR)
            ]
            if len(years) == 2 and years[0].spans[0].start < years[1].spans[0].start:
                return [(True, years[1].spans[0], years[0].spans[0])]
        measure = Measure.BOATS if mention.counted == "boats" else Measure.PEOPLE
        counts = [t for t in told if t.mention.measure is measure and t.mention.end <= mention.start]
        points = [m for m in found if m.dated.kind in (Kind.SAME_POINT, Kind.SAME_PERIOD)]
        if not counts or len(points) != 1 or not counts[-1].proven or not is_base(text, mention, points[0], ()):
            return []
        if not accusing.linked(text, counts[-1].mention.end, mention.start, found):
            return []
        own = counts[-1].span
        base = like_days(own, points[0].dated.year or own.end.year - 1) if own else None
        return [(True, own, base)] if own and base and base != own else []

    def _hold_change(self, mention: Mention, own: Span, base: Span, loose: float = 0.15) -> Held | None:
        return holding.change(self.official, mention, own, base, mention.counted, loose)


def says_which_way(text: str, mention: Mention) -> bool:
    """True if the word beside a change says whether it went up or down."""
    return bool(_WAY.search(text, 0, mention.start) or _WAY_AFTER.match(text, mention.end))


def borne_out(mention: Mention, counts: Sequence[Mention]) -> bool:
    """True if two counts of what changed make the change: they are judged by themselves, and it is no error more."""
    told = {each.value for each in counts if each.value and COUNTS.get(each.measure) == mention.counted}
    pairs = list(itertools.permutations(told, 2))
    stated = abs(mention.value or 0)
    match mention.measure:
        case Measure.GROWTH:
            rises = [(a - b) / b * 100 for a, b in pairs if mention.sign * (a - b) >= 0]
            return any(abs(abs(rise) - stated) <= REWORKED_PERCENT for rise in rises)
        case Measure.MULTIPLE:
            return any(abs(a / b - stated) <= REWORKED_MULTIPLE for a, b in pairs)
    return any(a - b == stated for a, b in pairs)
