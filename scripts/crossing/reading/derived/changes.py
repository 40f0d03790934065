"""Changes: growths, multiples and differences, held against every pair of spans that the words allow."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, like_days
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, refuting, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import FOUND, Measure
from crossing.reading.case import COUNTS, Case, Told
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment
from crossing.reading.pairing import THAN, alike, is_base, pairs_of

_FROM_TO = re.compile(r"(?i)\s*(?:\w+\s+)?from\b[^.;]{2,60}\bto\b")
_ON_THE = expression(rf"""
    (?: (?!and\b)[\w’'-]+){{0,6}} (?:{THAN}|the|that|what)\s(?:
        (?!\band\b)(?:[^,;.]|,\s(?=when|which|at|with)|,(?=\d))
    ){{0,60}}
""")
# "18% more than last year, and 5% more than in 2022": both of this year
_AND_BY = re.compile(r"(?i)\band\s+(?:by\s+)?(?:\w+\s+)?$")
# The words that say which way a change went, right before it or after it: "up 7%", "a fall of 12%", "18% more".
_WAY = expression(r"""
    \b(?:up|down|rise|fall|rose|fell|increase|decrease|drop|risen|fallen)\s+
    (?:(?:by|of|some|about|just|only|nearly|almost) ){0,2}$
""")
_WAY_AFTER = re.compile(r"(?i)\s*(?:%|per\s?cent)?\s*(?:lower|higher|fewer|more|less|above|below|up|down)\b")
_OF_ARRIVALS = re.compile(r"(?i)\b(?:arriv\w*|crossings?|cross(?:ed|ing)|numbers|small\s+boats?)\b")
_BOATS = re.compile(r"(?i)\bnumber\s+of\s+(?:small\s+)?boats\b")
_IT_IS = re.compile(r"(?i)\W*(?:it|that|this|they)\b")
_THEY_HAVE = re.compile(r"(?i)[“\"‘]?they\s+have\b")
MOST_PAIRS = 160  # a sentence with more of them says nothing of the last


# "9 per cent short of the peak": measured from days that it does not name
_ON_A_RECORD = expression(r"""
    (?: (?:short|below|under|off|above|down|up|less|lower|fewer|behind))? (?:of|on|than|from|below|above)?\s?
    (?:the|its|their|that|last year[’']s) (?:\w+ )?(?:peak|record|high|all-time|maximum|best)\b
""")


class Changes(Case):
    """The part of the reader that answers changes."""

    def change(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """A growth, multiple or difference: every pair of spans that the words allow, the likeliest first."""
        mention = one.mention = self._of_boats(text, one.mention, found, told)
        beside = [
            h
            for own, base in self._beside(text, mention, found, told)
            if (h := self._hold_change(mention, own, base, tolerances.LOOSE_BESIDE))
        ]
        if result := next((h for h in beside if h.fits), None):
            self.tell(one, result, reasons.fits(mention, result))
            return
        held = [*((True, h) for h in beside), *self._pairs(text, mention, found, told)]
        if not held:
            return
        if fitting := _fitting(held, beside, and_by=bool(_AND_BY.search(text, 0, mention.start))):
            self.tell(one, fitting, reasons.fits(mention, fitting))
            return
        first = held[0][1]
        one.held, one.span, one.base = first, first.span, first.base
        if failing := self._failing(text, mention, found, told, held, beside):
            self.tell(one, failing, reasons.fails(mention, failing))
        else:
            one.reason = reasons.two_readings(mention, first)

    def _pairs(
        self, text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told]
    ) -> Iterator[tuple[bool, Held]]:
        """A change held against each pair of spans that the series has, with whether the words fix the pair."""
        pairs = self._fixed(text, mention, found, told) or list(
            dict.fromkeys(pairs_of(text, mention, found, told, self.at, self.last))
        )
        for sure, own, base in pairs[:MOST_PAIRS]:
            if own.end > self.at.last or base.start < self.at.first or (self.at.said and own.end > self.at.said):
                continue
            if result := self._hold_change(mention, own, base):
                yield sure, result

    def _failing(
        self,
        text: str,
        mention: Mention,
        found: Sequence[Moment],
        told: Sequence[Told],
        held: Sequence[tuple[bool, Held]],
        beside: Sequence[Held],
    ) -> Held | None:
        """The first pair that a change fails, where the words fix which are meant, and it fails them all; None if not so."""
        meant = [h for sure, h in held if sure]
        ours = beside or accusing.change_of_arrivals(
            text, mention, self.anchors(told, boats=mention.counted == "boats"), found
        )
        if not (meant and ours):
            if not self._denied(text, mention):
                return None
            named = {span for m in found for span in m.spans}
            meant = [h for _, h in held if h.span in named] or [h for _, h in held]
        if any(h.fit is not Fit.DOES_NOT_FIT or self._percentage(mention, h) for h in meant):
            return None
        # between two counts beyond doubt, the word beside the number says the wrong way
        if says_which_way(text, mention) and any(self._turned(mention, h) for h in beside):
            return meant[0]
        if of_days_unnamed(text, mention) or not any(may_be_of(mention, h) for h in meant):
            return None
        explained = any(self._turned(mention, h) for h in meant) or borne_out(
            mention, [t.mention for t in [*self.recent, *told]]
        )
        return None if explained else meant[0]

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
        last = [t for t in self.last if t.mention.measure in COUNTS]
        if not near and last and _IT_IS.match(text) and all(t.mention.measure is Measure.BOATS for t in last):
            return replace(mention, counted="boats")  # "In June 80 small boats came. That is up 43 per cent"
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
                and attaching.cost(text, mention.start, mention.end, moment, ()) < tolerances.BESIDE
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

    def _hold_change(self, mention: Mention, own: Span, base: Span, loose: float = tolerances.LOOSE) -> Held | None:
        return holding.change(self.official, mention, own, base, mention.counted, loose)


def _fitting(held: Sequence[tuple[bool, Held]], beside: Sequence[Held], *, and_by: bool) -> Held | None:
    """The pair that a change fits, one that the words fix before others; `beside` are the pairs of counts beside the change.

    `and_by`: it is the second change of a sentence, so that beside counts it is of no pair that the words leave open.
    """
    meant = [h for sure, h in held if sure]
    if result := next((h for h in meant if h.fits), None):
        return result
    if beside and and_by:
        return None
    result = next((h for _, h in held if h.fits), None)
    return None if result and beside and result.span in {h.base for h in beside} else result


def of_days_unnamed(text: str, mention: Mention) -> bool:
    """ "9 per cent short of the peak": true of a change that is measured from days which its words do not name."""
    return bool(_ON_A_RECORD.match(text, mention.end))


def may_be_of(mention: Mention, held: Held) -> bool:
    """True unless a change in per cent would be one from a span to another that is not nearly as long."""
    if mention.measure is not Measure.GROWTH or held.base is None:
        return True
    return 1 / tolerances.UNLIKE <= held.span.days / held.base.days <= tolerances.UNLIKE


def says_which_way(text: str, mention: Mention) -> bool:
    """True if the word beside a change says whether it went up or down."""
    return bool(_WAY.search(text, 0, mention.start) or _WAY_AFTER.match(text, mention.end))


def borne_out(mention: Mention, counts: Sequence[Mention]) -> bool:
    """True if two counts of what changed make the change: they are judged by themselves, and it is no error more."""
    told = {each.value for each in counts if each.value and COUNTS.get(each.measure) == mention.counted}
    pairs = list(itertools.permutations(told, 2))
    stated = abs(mention.value or 0)
    worded = not any(letter.isdigit() for letter in mention.text)  # "three quarters"
    match mention.measure:
        case Measure.GROWTH:
            slack = max(tolerances.REWORKED_PERCENT, tolerances.WORDED * stated if worded else 0.0)
            rises = [(a - b) / b * 100 for a, b in pairs if mention.sign * (a - b) >= 0]
            return any(abs(abs(rise) - stated) <= slack for rise in rises)
        case Measure.MULTIPLE:
            return any(abs(a / b - stated) <= tolerances.REWORKED_MULTIPLE for a, b in pairs)
    return any(a - b == stated for a, b in pairs)
