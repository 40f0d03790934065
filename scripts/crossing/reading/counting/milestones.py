"""Round numbers that a running total passed at a time told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from crossing.language.dates import ONE, Kind
from crossing.language.expressions import expression
from crossing.language.spans import Span, one_day
from crossing.official import Fit
from crossing.reading import accusing, attaching, holding, reasons, tolerances
from crossing.reading.answers import Answer
from crossing.reading.case import Case, Told
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment

_ON_A_DAY = (*ONE, Kind.MONTH, Kind.UNTIL, Kind.SHIFTED)
_PASSES = expression(r"""
    \b(?:mark|milestone|barrier|threshold|line|landmark|until|took|reached|passed|broken|hit|point|first
    |(?:went|gone|rose|risen|climbed) (?:above|past|over|beyond|through))\b
""")
_WAS_PASSED = expression(r"""
    \s+(?:line|mark|milestone|barrier|threshold|landmark) (?:was|had been) (?:first |already )?
    (?:crossed|passed|reached|broken|topped|hit)\s(?:(?:as early as|only|already|back|first|late|early|on|in|way|the)\s)*
""")
# "2024 went through 30,000"
_YEAR_PASSED = expression(r"""
    \b(?P<year>20\d\d) (?:had |only )?(?:went|gone|passed|topped|reached|hit|crossed|broke|broken|climbed|sailed)
    (?: (?:through|past|over|above|beyond|the))* $
""")
PASSED_BY = re.compile(
    r"(?i)\s+(?:mark\s+|milestone\s+|barrier\s+|threshold\s+|line\s+)?(?:was|were|had\s+been|has\s+been)\s+(?:already\s+)?(?:passed|reached|crossed|broken|topped|hit)\s+(?=by\b)|\s+(?:people\s+)?ha[ds]\s+(?:come|arrived|crossed|landed)\s+(?=by\b)"
)
MEASURED_FROM = expression(
    r"\b(?:from|since|after) (?:the )?$"
)  # "measured from the July 2024 election": no time of passing


class Milestones(Case):
    """The part of the reader that answers round numbers passed."""

    def _milestone(self, text: str, one: Told, found: Sequence[Moment], numbers: Sequence[Mention]) -> bool:
        """A round number passed at a time told; False if no single time is told for it."""
        mention = one.mention
        cost, moment = _time_of(text, mention, found, numbers) if _PASSES.search(text) else (tolerances.FARTHEST, None)
        if moment is None or cost > tolerances.FARTHEST:
            return False
        year = _YEAR_PASSED.search(text, 0, mention.start)
        best = self._passed_at(mention, moment, int(year["year"]) if year else None)
        if best is None:
            return False
        if best.fits:
            self.tell(one, best, reasons.fits(mention, best))
            return True
        of_story = self._of_the_story(text, mention, moment)
        plain = moment.sure and (cost < tolerances.NEAR or of_story) and moment.dated.kind in (Kind.DAY, Kind.MONTH)
        about_arrivals = attaching.about_arrivals(text, mention) or of_story
        ours = moment.dated.year_stated or year or (self.dated_right and about_arrivals)
        if best.fit is Fit.DOES_NOT_FIT and plain and ours:
            one.held, one.span, one.answer = best, best.span, Answer.DOES_NOT_FIT
            one.reason = reasons.milestone_fails(mention, best)
            return True
        return False

    def _of_the_story(self, text: str, mention: Mention, moment: Moment) -> bool:
        """ "The 30,000 line was crossed on 6 August": of the arrivals, where nothing else is counted in its sentence or before."""
        return bool(_WAS_PASSED.fullmatch(text, mention.end, moment.place)) and not any(
            accusing.counts_something_else(words) for words in (text, self.lead)
        )

    def _passed_at(self, mention: Mention, moment: Moment, year: int | None) -> Held | None:
        """What is held of a round number passed at a time, of totals from each day on which one may have begun.

        `year` is that whose total the words say it is; None if they do not.
        """
        whens = [one_day(s.end) for s in moment.spans] if moment.dated.kind is Kind.UNTIL else list(moment.spans)
        whens = [when for when in whens if year in (None, when.end.year)]
        best: Held | None = None
        for when in dict.fromkeys(whens):
            terms = [t.start for t in self.at.terms.terms if t.start <= when.start]
            starts = [date(when.start.year, 1, 1)]
            if year is None:
                focus = [self.at.focus.start] if self.at.focus and self.at.focus.start <= when.start else []
                starts += [self.at.first, *terms, *focus]
            starts = [start for start in starts if not self._long_past(mention, start, when)]
            best = holding.best([best, *holding.milestone(self.official, mention, when, starts)])
        return best

    def _long_past(self, mention: Mention, start: date, when: Span) -> bool:
        """True if a total from a day on had passed a mark long before the time told: it is not that total which passed it then."""
        totals = self.official.people.series
        before = Span(start, when.start - timedelta(days=1)) if start < when.start else None
        return (
            before is not None
            and totals.covers(before)
            and totals.total(before) > tolerances.LONG_PAST * (mention.value or 0)
        )


def _time_of(
    text: str, mention: Mention, found: Sequence[Moment], numbers: Sequence[Mention]
) -> tuple[float, Moment | None]:
    """The time words nearest to a round number that may be when it was passed, and how far they stand."""
    ranked = [
        (attaching.cost(text, mention.start, mention.end, m, numbers), m)
        for m in found
        if m.spans and m.dated.kind in _ON_A_DAY and not MEASURED_FROM.search(text, 0, m.place)
    ]
    nearest = min(
        ranked, key=lambda pair: pair[0] + tolerances.SHIFTED * (pair[1].dated.kind is Kind.SHIFTED), default=None
    )
    return nearest or (tolerances.FARTHEST, None)
