"""What a change is measured from: the pairs of spans that the words beside it leave, or that the text may mean.

"Twice as many as in the whole of 2019", "7 per cent up on the 5,085 of July 2022", "double the number for the same days of last
year": where words of counting alone lead from a change to time words or to a count, those are its base, whatever other days
have it. "Down by a third since last year" is told of the year so far. Else any pair of spans that the text tells may be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, like_days, twelve_months_to, whole_month, whole_year
from crossing.reading import accusing, attaching, tolerances
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import COUNTS, MONTH, Case, Told
from crossing.reading.left_open import Left
from crossing.reading.meant import Meant
from crossing.reading.mentions import Mention
from crossing.reading.mentions.multiples import MEANWHILE
from crossing.reading.mentions.people import THAT_IS
from crossing.reading.moments import Moment

EARLY_MONTHS = 3  # of a year, in which words as likely speak of the year before as of its own

# A change between two counts: "from 45,774 in 2022 to 29,437 in 2023, or 36 per cent"
_FROM = expression(r"\bfrom (?:\w+ )?$")
_TO = expression(r"\bto (?:just |only )?$")
_OR = expression(r"[^.;:]{0,40}(?:,|–|—| or| is| was) (?:or |a |an |by )?[^.;:]{0,24}$")
# … from what stands right after it: "25% up on the 12,900 of 2022", "7 per cent higher than July 2022"
_THAN = expression(r"""
    (?:,? (?:up|down|more|fewer|less|higher|lower|above|below|increase|rise|fall|drop))?
    (?:\s+(?:people|arrivals|migrants|crossings))?
    \s+(?:than|on|from|against|over|compared with|compared to|ahead of|beyond|above|below|behind|short of|in excess of)
    (?: the(?: very)?| that of)?(?: in| of)? $
""")
# A multiple of what stands right after it: "twice as many as in the whole of 2019", "twelve times what all of last November"
_AS_MANY = expression(r"""
    (?: times)?(?: of| on)? (?:
        what (?:(?:all|the whole) of )?
        |what (?:the |his |her |their )?\w+ (?:managed|saw|had|recorded|counted|achieved|brought)(?: (?:in|over|for|during))?\s+
        |as many(?: \w+)? as (?:in |for |on )?(?:the whole |all |the )?(?:of )?
        |the |(?:the )?(?:number|total|figure|level)(?: of (?:people|arrivals|crossings|those))?
        (?: (?:of|in|for|at)|(?: (?:who|that))? had (?:come|crossed|arrived|landed))\s+
    )?$
""")
_ITS_COUNT = re.compile(r"(?:[’']s)?\s+\d")  # "treble last year's 1,077": of the days of that count
_DURING = expression(r"(?:in|during)\b")  # "tripled in 2021": when it changed
# "28,526 people came last year, six times …": what a change directly follows
_APPOSED = expression(r"""
    (?: (?:people|arrivals|migrants|crossings|boats|exactly|in all|so far|came|come|crossed|arrived))*\s?[,–—(] ?
    (?:or |that is |which is |a rise of |an increase of |up |down |some |more than |nearly |almost |about |over )*
""")
_CHANGES = (Measure.GROWTH, Measure.MULTIPLE, Measure.DIFFERENCE)
# Time words that a change is measured from where they follow it; of the first, only after a word such as "than".
_NEEDS_A_WORD = (Kind.MONTH, Kind.YEAR, Kind.LAST_YEAR, Kind.LAST_MONTH, Kind.LAST_WEEK)
_A_BASE = (*_NEEDS_A_WORD, Kind.SAME_POINT, Kind.SAME_PERIOD, Kind.OTHER_YEAR, Kind.BEFORE)
_MEASURES = expression(r"\b(?:than|on|from|against|of|for|over|with|to)\b")
_SAME_DAYS = expression(r"\bthe (?:very )?same \w+ (?:days|weeks|months)\b")
# "… more than by 6 March last year, when the figure was 2,212"
_WHEN = expression(r"""
    [^,;.]{0,60},? when (?:the |that )?(?:figure|number|total|tally|count|it|there)\s+
    (?:was|were|had been|stood at|had (?:come|arrived|crossed)) (?:just |only )?$
""")
_ON_LAST_YEAR = expression(r"""
    (?: (?:more|fewer|less|higher|lower|up|down|ahead|above|below|behind))?
    [”\"’]?,? (?:since|on|from|over|compared (?:with|to)|than|of|at) (?:(?:in|at) )?
    (?:(?:this time|the same (?:time|point|period)(?: of| in)?) )?last year
    |[”\"’]?,? (?:at )?this time last year
    |[”\"’]? (?:above|below|ahead of|behind) last year
""")


# "It has more than doubled": of counts told before, where nothing follows that it could be measured from
_HAS = expression(rf"""
    \b(?:has|have|had|[’']s)(?:\s(?:{MEANWHILE}))*\s$
""")
_SO = expression(r"""
    \b(?:so|hence|therefore|which means|meaning|that means|making|in other words|put (?:another way|differently)|that is)\b
    [^.;]{0,60}$
""")
_LEADS = {Measure.MULTIPLE: _HAS, Measure.GROWTH: _SO, Measure.DIFFERENCE: THAT_IS}
_IN_A_YEAR = r"(?:\s(?:in\s(?:a|one)\syear|in\s(?:twelve|12)\smonths|year[\s-]on[\s-]year|within\sa\syear))"
_NOTHING_AFTER = expression(rf"""
    (?: (?:higher|lower|up|down|more|fewer|ahead|behind|larger|smaller))?{_IN_A_YEAR}?\s?(?:[.,;:–—!?”"’)]|$|and\b|but\b)
""")
_THAT = expression(r" that(?: (?:number|figure|total|count|tally|level))?(?: now| already)?\s?(?:[.,;:–!?”\"’)]|$)")
_OR_BY = expression(r",\s(?:or|that\sis|a\sdifference\sof|a\sgap\sof|some|an\sextra)\s(?:some\s|about\s)?$")
_YEARLY = expression(rf"""
    (?: (?:higher|lower|up|down|more|fewer))?{_IN_A_YEAR}(?!\w|,? from\b)
""")


class MeasuredFrom:
    """The pairs of spans that a change may be told of: its own, and what it is measured from."""

    def __init__(self, case: Case, meant: Meant) -> None:
        """`case` has read the whole text; `meant` are the days that its numbers may mean."""
        self._at, self._meant = case.at, meant
        self._asked: Mention | None = None
        self._fixed: list[tuple[Span, Span]] = []

    def pairs(self, left: Left) -> Iterator[tuple[Span, Span]]:
        """The pairs of spans that a change may be told of: of days, or of times about as long as those of the likeliest reading."""
        if fixed := self.fixed(left):
            yield from fixed
            return
        likely, years = left.one.span, self._meant.years(left)
        spans = self._meant.spans(left)
        if likely and likely.days >= MONTH:
            spans = [span for span in spans if span.days >= MONTH]
        for span in spans:
            yield from ((span, other) for other in self._meant.others(span, years))
            if left.one.mention.measure is Measure.MULTIPLE:
                yield from ((span, whole_year(year)) for year in years)
                yield from ((other, span) for other in self._meant.others(span, years))
            for other in spans:
                if other != span and other.start <= span.start and _about_as_long(span, other):
                    yield span, other

    def fixed(self, left: Left) -> list[tuple[Span, Span]]:
        """The pairs of spans that the words beside a change leave; none where they leave it open."""
        if left.one.mention is not self._asked:  # asked several times in a row of one number
            self._asked, self._fixed = left.one.mention, self._find(left)
        return self._fixed

    def _find(self, left: Left) -> list[tuple[Span, Span]]:
        return (
            self.of_two_told(left)
            or self._between_years(left)
            or self.between_counts(left)
            or self.of_that(left)
            or self._of_growth_beside(left)
            or self._on_last_year(left)
            or self._in_a_year(left)
            or self._against_named(left)
            or self._so_far(left)
            or self._on_what_is_named(left)
            or self.of_the_last_two(left)
        )

    def between_counts(self, left: Left) -> list[tuple[Span, Span]]:
        """The pairs of spans that counts told beside a change leave: "from 45,774 in 2022 to 29,437", "25% up on the 12,900 of 2022"."""
        mention = left.one.mention
        counts = _of_what_changed(left.told, mention)
        before = [t for t in counts if t.mention.end <= mention.start]
        if len(before) > 1 and _from_one_to_another(left.text, before[-2].mention, before[-1].mention, mention):
            return [(own, base) for own, base in [(before[-1].span, before[-2].span)] if own and base]
        base = next((t.span for t in counts if _against(left.text, mention, t.mention)), None)
        return [] if base is None else [(span, base) for span in self._beside(left) if span.start > base.start]

    def _between_years(self, left: Left) -> list[tuple[Span, Span]]:
        """ "Between 2021 and 2022 the numbers more than doubled": the second of two years that alone stand beside a change, and the first."""
        mention = left.one.mention
        for m in left.found:
            ends = [part.span for part in m.dated.parts] if m.dated.kind is Kind.BETWEEN else []
            first, last = ends if len(ends) == 2 else (None, None)
            if first is None or last is None or any(one != whole_year(one.start.year) for one in (first, last)):
                continue
            near = (m.stop, mention.start) if m.stop <= mention.start else (mention.end, m.place)
            if self._meant.held(last) and accusing.linked(left.text, *near, left.found):
                return [(last, first)]
        return []

    def _against_named(self, left: Left) -> list[tuple[Span, Span]]:
        """ "7 per cent higher than July 2022": the spans told and those that time words right after the change name."""
        mention = left.one.mention
        against = [m for m in left.found if m.spans and m.place >= mention.end]
        if mention.measure is Measure.MULTIPLE:
            return self._times_named(left, against)
        named = next((m for m in against if _THAN.fullmatch(left.text, mention.end, m.place)), None)
        if named is None:
            return []
        year = named.spans[0].end.year
        return [
            (own, base)
            for own in self._beside(left)
            for base in dict.fromkeys([*named.spans[:3], *self._meant.like(own, year)])
            if base.start < own.start and _about_as_long(own, base)
        ]

    def _beside(self, left: Left) -> list[Span]:
        """The spans that a change is told of where the words name its base: those of its sentence before it, or of the one before."""
        mention = left.one.mention
        counts = [t.span for t in left.told if t.proven and t.span and t.mention.end <= mention.start]
        named = [span for m in left.found if m.stop <= mention.start for span in m.spans[:4]]
        before = [t.span for t in left.last if t.proven and t.span] + attaching.to_date(self._at)[:1]
        spans = self._apposed(left) or [*counts, *named, *before, *([left.one.span] if left.one.span else [])]
        return [span for span in dict.fromkeys(spans) if self._meant.held(span)]

    def _apposed(self, left: Left) -> list[Span]:
        """ "28,526 came last year, six times the number of …": the spans of what a change directly follows."""
        mention = left.one.mention
        ends = [(t.mention.end, [t.span]) for t in left.told if t.proven and t.span and t.mention.end <= mention.start]
        ends += [(m.stop, list(m.spans[:3])) for m in left.found if m.spans and m.stop <= mention.start]
        end, spans = max(ends, key=lambda one: one[0], default=(0, []))
        if any(t.mention.measure in _CHANGES and t.mention.end <= end for t in left.told):
            return []  # "a third more than at this point in 2024, 39% more than in 2023"
        return spans if end and _APPOSED.fullmatch(left.text, end, mention.start) else []

    def _times_named(self, left: Left, against: Sequence[Moment]) -> list[tuple[Span, Span]]:
        """ "Twice as many as the whole of 2019", "double last year's level": what its sentence tells, and what is named after it."""
        mention = left.one.mention
        named = next((m for m in against if _AS_MANY.fullmatch(left.text, mention.end, m.place)), None)
        if named is None or _ITS_COUNT.match(left.text, named.stop) or _DURING.match(named.dated.words):
            return []
        whole = "whole" in left.text[mention.end : named.place].lower()
        any_length = whole or named.dated.kind is not Kind.MONTH
        before = [m for m in left.found if m.stop <= mention.start and m.spans]
        beside = before and accusing.linked(left.text, before[-1].stop, mention.start, left.found)
        owns = [span for m in (before[-1:] if beside else before) for span in m.spans[:2]]
        owns += [] if beside else [t.span for t in left.told if t.span and t.mention.end <= mention.start]
        around = [t.span for t in left.last if t.span] + attaching.to_date(self._at)[:1]
        owns += around if any_length else [own for own in around if _about_as_long(own, named.spans[0])]
        owns = self._apposed(left) or owns
        year = named.spans[0].end.year
        bases = {own: named.spans[:1] if whole else (*named.spans[:2], *self._meant.like(own, year)) for own in owns}
        pairs = [(own, base) for own, others in bases.items() for base in others if own != base]
        return [(own, base) for own, base in pairs if self._meant.held(own) and self._meant.held(base)]

    def _so_far(self, left: Left) -> list[tuple[Span, Span]]:
        """ "Down by a third so far this year": the year up to the days that the text counts, and the like days of other years."""
        mention = left.one.mention
        beside = [m for m in left.found if m.spans and not (m.dated.kind is Kind.UNDER and m.stop <= mention.start)]
        if len(beside) != 1 or beside[0].dated.kind is not Kind.TO_DATE or beside[0].place < mention.end:
            return []
        if mention.measure is not Measure.GROWTH or left.text[mention.end : beside[0].place].strip():
            return []
        years = self._meant.years(left)
        return [(own, base) for own in beside[0].spans for year in years for base in self._meant.like(own, year)]

    def _on_last_year(self, left: Left) -> list[tuple[Span, Span]]:
        """ "Doubled since last year", in a sentence that tells no days besides: the year so far, and days told, against the like days."""
        mention = left.one.mention
        beside = [m for m in left.found if m.spans and (m.place >= mention.end or m.dated.kind is not Kind.SINCE)]
        if len(beside) != 1 or beside[0].place < mention.end or any(t.mention.measure in COUNTS for t in left.told):
            return []
        words = left.text[mention.end : beside[0].stop]
        if not _ON_LAST_YEAR.fullmatch(words):
            return []
        owns = [
            *attaching.to_date(self._at),
            *(span for span in self._meant.told if span.days >= MONTH),
            *(twelve_months_to(end) for end in self._at.ends),
        ]
        year = self._meant.last.year
        owns += [whole_month(year, self._meant.last.month - 1)] if self._meant.last.month > 1 else []
        owns += (
            [whole_year(year - 1)] if self._meant.last.month <= EARLY_MONTHS else []
        )  # "since last year", in January: in that year
        recent = (own for own in dict.fromkeys(owns) if own.end.year == year or own == whole_year(year - 1))
        return self._against_the_year_before(recent)

    def _against_the_year_before(self, owns: Iterable[Span]) -> list[tuple[Span, Span]]:
        """Each of these spans that is on record, against the like days of the year before it."""
        pairs = [(own, base) for own in owns for base in self._meant.like(own, own.end.year - 1)]
        return [(own, base) for own, base in pairs if self._meant.held(own) and self._meant.held(base)]

    def of_that(self, left: Left) -> list[tuple[Span, Span]]:
        """ "A year ago the count stood at 12,482, so we are on double that": the year so far, and counts before, against the count told last."""
        mention = left.one.mention
        if mention.measure is not Measure.MULTIPLE or not _THAT.match(left.text, mention.end):
            return []
        counts = [t for t in left.told if t.mention.end <= mention.start] or left.last
        counts = _of_what_changed(counts, mention)
        base = counts[-1].span if counts else None
        if base is None:
            return []
        before = [t.span for t in (*left.last, *counts) if t.proven and t.span]
        owns = dict.fromkeys([*before, *attaching.to_date(self._at)])
        return [(own, base) for own in owns if own.start > base.start and self._meant.held(own)]

    def _of_growth_beside(self, left: Left) -> list[tuple[Span, Span]]:
        """ "16% up on the same date of 2023, a difference of 2,207 people": what the change in per cent beside it is measured from."""
        mention = left.one.mention
        if mention.measure is not Measure.DIFFERENCE:
            return []
        before = [t for t in left.told if t.mention.end <= mention.start and t.answer in FOUND]
        growths = [t for t in before if t.mention.measure is Measure.GROWTH]
        last = growths[-1] if growths else None
        if last is None or last.span is None or last.base is None:
            return []
        return [(last.span, last.base)] if _OR_BY.search(left.text, last.mention.end, mention.start) else []

    def _in_a_year(self, left: Left) -> list[tuple[Span, Span]]:
        """ "Up by 70 per cent in a year": days told, the year so far or the last whole one, against the like days a year before."""
        if not _YEARLY.match(left.text, left.one.mention.end):
            return []
        last = self._meant.last
        twelve_months = map(twelve_months_to, (*self._at.ends, last))
        owns = [*self._meant.told, *attaching.to_date(self._at), whole_year(last.year - 1), *twelve_months]
        return self._against_the_year_before(dict.fromkeys(owns))

    def of_two_told(self, left: Left) -> list[tuple[Span, Span]]:
        """ "3,150 came. That is 30% more than by 6 March last year, when the figure was 2,212": the two counts, if of like length."""
        mention = left.one.mention
        counts = _of_what_changed(left.told, mention)
        after = [
            t.span
            for t in counts
            if t.mention.start >= mention.end and _WHEN.fullmatch(left.text, mention.end, t.mention.start)
        ]
        own = [t.span for t in counts if t.mention.end <= mention.start] or [
            t.span for t in _of_what_changed(left.last, mention)
        ]
        base = after[0] if after else None
        if base is None:
            return []
        return [(one, base) for one in own if one and one.start > base.start and _about_as_long(one, base)]

    def of_the_last_two(self, left: Left) -> list[tuple[Span, Span]]:
        """ "3,150 had landed, where 2,212 had by the same night a year earlier. So the traffic has doubled": the two counts told last.

        Only where nothing else is named in its sentence from there on, and the two are the like days of two years.
        """
        mention = left.one.mention
        leads = _LEADS.get(mention.measure)
        if mention.counted != "people" or leads is None or not leads.search(left.text, 0, mention.start):
            return []
        if _NOTHING_AFTER.match(left.text, mention.end) is None or any(m.place >= mention.end for m in left.found):
            return []
        counts = _of_what_changed([*left.recent, *left.told], mention)
        told = list(dict.fromkeys(t.span for t in counts if t.span))[-2:]
        if len(told) < 2 or any(t.mention.start > mention.end for t in left.told if t.mention.measure in COUNTS):
            return []
        base, own = sorted(told, key=lambda span: span.start)
        if own.start.year == base.start.year or not _about_as_long(own, base):
            return []
        return [(own, base)] if like_days(own, base.start.year).start == base.start else []

    def _on_what_is_named(self, left: Left) -> list[tuple[Span, Span]]:
        """ "Double the number for the same 22 days of last September": what is told, and what is named after words of counting alone."""
        mention = left.one.mention
        after = [m for m in left.found if m.place >= mention.end and (m.spans or m.dated.kind is Kind.OTHER_YEAR)]
        named = after[0] if after else None
        text = _SAME_DAYS.sub(lambda found: " " * len(found[0]), left.text)
        between = text[mention.end : named.place] if named else ","
        if named is None or named.dated.kind not in _A_BASE or "," in between:
            return []
        if named.dated.kind in _NEEDS_A_WORD and not _MEASURES.search(between):
            return []
        if not accusing.linked(text, mention.end, named.place, left.found):
            return []
        before = named.dated.kind is Kind.OTHER_YEAR  # "the year before": of each
        years = {span.end.year for span in named.spans[:1]}
        pairs = [
            (own, base)
            for own in [*self._beside(left), *(self._meant.told if before else [])]
            for year in ({*years, own.end.year - 1} if before else years)
            for base in dict.fromkeys([*named.spans[:4], *self._meant.like(own, year)])
            if base.start < own.start
        ]
        return [(own, base) for own, base in pairs if self._meant.held(base) and _about_as_long(own, base)]


def _of_what_changed(told: Sequence[Told], change: Mention) -> list[Told]:
    """The counts beyond doubt of what a change counts, people or boats."""
    return [t for t in told if t.proven and t.span and COUNTS.get(t.mention.measure) == change.counted]


def _about_as_long(one: Span, other: Span) -> bool:
    """True if two spans differ in length by a few days at most."""
    return abs(one.days - other.days) <= max(tolerances.LIKE_DAYS, tolerances.LIKE_LENGTH * one.days)


def _from_one_to_another(text: str, first: Mention, second: Mention, change: Mention) -> bool:
    """True if two numbers are told as the beginning and the end of a change: "from 45,774 in 2022 to 29,437 in 2023, or 36 per cent"."""
    told = _FROM.search(text, 0, first.start) and _TO.search(text, first.end, second.start)
    return bool(told and _OR.match(text, second.end, change.start))


def _against(text: str, change: Mention, base: Mention) -> bool:
    """True if a change is told against a number: "25% up on the 12,900 of 2022"."""
    words = _AS_MANY if change.measure is Measure.MULTIPLE else _THAN
    return change.end <= base.start and bool(words.fullmatch(text, change.end, base.start))
