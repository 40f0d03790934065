"""Shares of the arrivals: "a quarter of the year's total"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import permutations

from crossing.language.expressions import expression
from crossing.language.spans import Span, whole_month, whole_year
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, refuting, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.case import Case, Told
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment, moments

_THAT_DAY = re.compile(r"(?i)\b(?:that|this)\s+(?:one\s+|single\s+)?day\b")
# The whole that a share is one of, where the words leave no doubt.
_OF_ALL = expression(r"""
    \s*of (?:all )?(?:(?:the|that|this|last) )?(?:
        (?:year|month)[’']s (?:whole |overall |channel |small[\s-]boat )?
    )(?:total|arrivals|crossings|tally|count)\b
    |\s*of (?:the|that|this) (?:whole|year(?: so far)?(?![’']s))\b
    |\s*of (?:the|that|its) (?:annual|yearly|full[\s-]year)\s(?:total|arrivals|crossings|tally|count|figure)\b
""")
_IT = expression(r"""
    \W*(?:it|that|this) (?:is|was|makes?|made|accounts?|accounted|represents?|represented|comes?|came)\b
""")
# "Of all those who have come this year": the time words after it name the whole.
_OF_THOSE = expression(r"""
    \s+of (?:all )?(?:the |those )?(?:(?:everyone|everybody|people|arrivals|migrants|crossings) )?
    (?:(?:who|that) (?:(?:has|have|had) )?(?:come|came|crossed|arrived) )?
""")
_PART_OF_IT = re.compile(r"(?i)\b(?:after|before|until|up\s+to|from|since)\b")


class Shares(Case):
    """The part of the reader that answers shares."""

    def share(self, text: str, one: Told, found: Sequence[Moment], told: Sequence[Told]) -> None:
        """Answer a share: each part that is told, of each whole that is told or may be meant."""
        if w.NATIONALITY.search(text):
            one.reason = "It counts part of the arrivals that the series does not tell apart."
            return
        parts = [span for m in found for span in m.spans[:3]]
        parts += [t.span for t in told if t.span and t.proven and t.mention.end <= one.mention.start]
        if _IT.match(text) and not any(t.mention.end <= one.mention.start for t in told if t.span):
            parts = [t.span for t in self.last if t.span and t.proven] + parts  # "It makes up a quarter of …"
        if _THAT_DAY.search(text, 0, one.mention.start):
            parts += [t.span for t in self.last if t.span and t.span.day]
            parts += [span for moment in moments(self.lead, self.at) for span in moment.spans[:2] if span.day]
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
        if named := _whole_named(text, one.mention, found):
            wholes = list(named.spans)
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
        told_so = any(_far_from(one.mention, 100 * a / b) is False for a, b in permutations(self._numbers(told), 2))
        plain = (whole or named) and not (within or told_so)
        if known and counted and plain and all(_far(one.mention, h) for h in known):
            self.tell(one, known[0], reasons.fails(one.mention, known[0]))

    def _numbers(self, told: Sequence[Told]) -> set[float]:
        """The counts of people of a sentence and of the one before."""
        counts = (t.mention for t in (*self.last, *told) if t.mention.measure is Measure.PEOPLE)
        return {mention.value for mention in counts if mention.value}


def _whole_named(text: str, mention: Mention, found: Sequence[Moment]) -> Moment | None:
    """The time words of which all that came is the whole: "a quarter of all those who have come this year"."""
    after = (m for m in found if m.spans and m.place >= mention.end)
    return next((m for m in after if _OF_THOSE.fullmatch(text, mention.end, m.place)), None)


def _far(mention: Mention, held: Held) -> bool:
    """True if a share is off by more than a rough word for it ("a quarter", "a third") can be."""
    return held.fit is Fit.DOES_NOT_FIT and _far_from(mention, held.on_record or 0)


def _far_from(mention: Mention, actual: float) -> bool:
    """The same of a share in per cent, whatever it is of."""
    value = mention.value or 0
    return (
        not (actual / tolerances.SHARE_TIMES <= value <= actual * tolerances.SHARE_TIMES)
        and abs(value - actual) > tolerances.SHARE_POINTS
    )
