"""Days without arrivals that no run of such days has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from crossing.language.dates import Kind
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, Span, one_day
from crossing.official import Fit
from crossing.official.series import Series
from crossing.reading import holding
from crossing.reading.derived.quiet_days import BEFORE_THAT
from crossing.reading.holding import Held
from crossing.reading.last_look.asking import Asking
from crossing.reading.left_open import Left

LEAST_LULL = 3  # days
QUARTER = 92  # days
LULL = timedelta(days=45)  # around the days told, in which a run of days without arrivals may lie
_OF_OTHER_DAYS = (  # no run of days: "in the first 16 days of November", "on 106 of the half-year's 181 days"
    expression(
        r"(?:\b(?:first|last|past|next|its|their|all)|\bof (?:the|its|their)|[’']s|\b(?:arriv\w+|came|come|crossed|landed|people|migrants) in) $"
    ),
    expression(r"""
        [\s-]+(?:days? )?(?:(?:of|in|out of) (?!a row)|(?:that|which|on|with|had|saw)\b
        |no (?!one|small|boats?|cross|arriv|migrant|people|dingh))
    """),
)
_ON_END = expression(r"""
    \b(?:run|spell|interval|gap|break|lull|pause|hiatus|stretch|drought|streak) of\b|\bin a row\b|\b(?:consecutive|straight|successive) days
    |\bdays (?:running|on end)\b|\bfor \w+ days (?:until|to|up to|before)\b|\b(?:end(?:ed|ing|s)?|after|broke|breaking) (?:a |an |the )?(?:\w+[ -]){0,3}days?\b
""")
_FIRST_FOR = expression(r"\bfirst (?:\w+ )?(?:arrivals?|crossings?|boats?|people|migrants)\b[^.;]{0,40}\b(?:for|in) $")


class Lulls(Asking):
    """The part of the last look that asks of days without arrivals."""

    def no_lull(self, left: Left) -> Held | None:
        """Days without arrivals that no run of such days has, of those the text may mean, and no span that it names."""
        mention, value = left.one.mention, left.one.mention.value or 0
        named = mention.named or _FIRST_FOR.search(left.text, 0, mention.start)
        before, after = _OF_OTHER_DAYS
        of_others = before.search(left.text, 0, mention.start) or after.match(left.text, mention.end)
        if value < LEAST_LULL or not named or of_others:
            return None
        beside = self._named_beside(left)
        spans = beside or self._told_about(left)
        runs = self._runs_near(spans)
        if beside:  # "nobody came for 17 days until Friday": a run that those days touch
            runs = [run for run in runs if any(_touch(run, span) for span in beside)]
        ends = [*self._at.ends, *(span.end for span in spans)]
        cut = [Span(run.start, end) for run in runs for end in ends if end in run]
        told = any(abs(run.days - value) <= 1 for run in [*runs, *cut])
        if told or (
            not _ON_END.search(left.text)
            and any(value in _quiet_days(self._official.people.series, span) for span in spans)
        ):
            return None
        longest = max(runs, key=lambda run: run.days, default=None)
        return Held(Fit.DOES_NOT_FIT, longest, None, longest.days) if longest else None

    def _named_beside(self, left: Left) -> list[Span]:
        """The days that a sentence names, alone or in weeks and months; none where it speaks of a longer time, too."""
        named = [m for m in left.found if m.spans]
        ends = [one_day(m.dated.end) for m in named if m.dated.kind is Kind.UNTIL and m.dated.end]
        others = [span for m in named if m.dated.kind is not Kind.UNTIL for span in m.spans[:4]]
        if not named and BEFORE_THAT.search(left.text):
            others = [t.span for t in left.last if t.span]
        spans = [span for span in (*ends, *others) if self._meant.held(span)]
        return [] if any(span.days > QUARTER for span in spans) else spans

    def _told_about(self, left: Left) -> list[Span]:
        """Every span that a sentence names, that its number may be of, or that the text told before."""
        named = [span for moment in left.found for span in moment.spans[:4]]
        return [span for span in (*named, *self._at.spans, left.one.span) if span and self._meant.held(span)]

    def _runs_near(self, spans: Sequence[Span]) -> list[Span]:
        """The runs of days without arrivals around some spans, and in the weeks before the text."""
        series = self._official.people.series
        around = (
            Span(max(span.start - LULL, self._at.first), min(span.end + LULL, self._meant.last))
            for span in (*spans, one_day(self._meant.last))
            if span.start <= self._meant.last
        )
        return list(dict.fromkeys(run for span in around for run in holding.runs_without(series, span)))


def _touch(run: Span, span: Span) -> bool:
    """True if two spans share a day or lie side by side."""
    return run.start - ONE_DAY <= span.end and span.start <= run.end + ONE_DAY


def _quiet_days(series: Series, span: Span) -> tuple[int, int]:
    """On how many days of a span somebody came, and on how many nobody did."""
    some = sum(series.day(day) > 0 for day in span.each_day())
    return some, span.days - some
