"""Totals that run on: "so far this year", "since July", "up to Monday", "at the end of June", "under Labour"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from crossing.language.dates import ONE, Dated, Kind
from crossing.language.expressions import expression
from crossing.language.spans import ONE_DAY, WEEK, Span, in_year, whole_year
from crossing.reading.moments.moment import Moment, Setting, each, from_day, going_on, since_new_year

LOOK_BACK = 20  # days of January on which "this year" may be a look back on the year that ended
_END_OF = expression(r"\b(?P<word>at|by|until|to) the (?:very )?end $")


def to_date(dated: Dated, at: Setting) -> Moment | None:
    """ "So far this year", "since January": up to any of the days that the text may have counts for."""
    if dated.start is None or at.said is None:
        return None
    if dated.parts and dated.kind is Kind.TO_DATE and dated.end and dated.parts[0].end == dated.end:
        return Moment(dated, (Span(dated.start, dated.end),), sure=True)  # "from the start of the year to Sunday"
    if dated.start.year < at.said.year and dated.words.lower().startswith("since"):
        return going_on(dated, from_day(dated.start, at.ends))
    if dated.start.year < at.said.year:
        return Moment(dated, (whole_year(dated.start.year),), sure=True)
    so_far = from_day(dated.start, at.ends)
    if at.said.month == 1 and at.said.day <= LOOK_BACK and at.said > at.first:
        so_far = (*so_far, whole_year(at.said.year - 1))
    return Moment(dated, so_far, sure=dated.kind is Kind.TO_DATE, running=True)


def since(dated: Dated, at: Setting) -> Moment | None:
    """ "Since 5 July", "since then": from that day, or the day after it, on."""
    if dated.start is None and not dated.parts:
        return _since_then(dated, at)
    if dated.start is None or at.said is None:
        return None
    starts = [dated.start]
    if dated.parts and dated.parts[0].kind is Kind.WEEKDAY:
        starts.append(dated.start - WEEK)
    if dated.start.year <= at.first.year:
        starts = [at.first, *starts]
    spans = [span for start in starts for span in from_day(start, at.ends)]
    if dated.words[:4].lower() == "from" and dated.start.year < at.said.year:  # "from July there were 21,490"
        rest = Span(dated.start, whole_year(dated.start.year).end)
        return Moment(dated, each([rest, *spans]), sure=False, running=True)
    after = [Span(start + ONE_DAY, end) for start in starts for end in at.ends if start < end]
    return going_on(dated, spans + after)


def _since_then(dated: Dated, at: Setting) -> Moment:
    """Since the days told."""
    told = [span for span in at.told() if span.end <= at.last][:2]
    begins = dict.fromkeys(start for span in told for start in (span.start, span.end + ONE_DAY))
    return going_on(dated, [span for start in begins for span in from_day(start, at.ends)])


def under(dated: Dated, at: Setting) -> Moment | None:
    """ "Under Labour": the days of that government, the one that governs now as far as counts go."""
    if dated.span is None:
        return None
    if dated.open_end:
        return going_on(dated, from_day(dated.span.start, at.ends))
    return Moment(dated, (dated.span, Span(dated.span.start, dated.span.end + ONE_DAY)), sure=True)


def until(dated: Dated, end: date, at: Setting, years: list[int]) -> Moment:
    """ "Up to Monday", "by 7 November": a running total that ends there, of its year or since counting began."""
    ends = [end]
    point = dated.parts[0] if dated.parts else None
    if point and point.kind is Kind.WEEKDAY:
        ends.append(end - WEEK)
    if point and point.kind is Kind.DAY and not point.year_stated:
        ends += [in_year(end, year) for year in years]
    spans = since_new_year(ends)
    if point and point.kind in ONE:  # "by Monday" may leave Monday out
        spans += [Span(date(day.year, 1, 1), day - ONE_DAY) for day in ends if day.month + day.day > 2]
    if at.focus and at.focus.start < end:
        spans.append(Span(at.focus.start, end))
    spans += [Span(at.first, day) for day in ends if at.first <= day]
    return going_on(dated, spans)


def at_the_end(text: str, dated: Dated, at: Setting, years: list[int]) -> Moment | None:
    """ "At the end of June": a point, up to which a total runs, or the last days of that month; None for other words."""
    lead = _END_OF.search(text, max(0, dated.place - 30), dated.place)
    named = dated.kind in (Kind.MONTH, Kind.YEAR) and dated.words.lower().startswith("of ")
    if lead is None or dated.span is None or not named:
        return None
    moment = until(replace(dated, kind=Kind.UNTIL), dated.span.end, at, years)
    return replace(moment, spans=(*moment.spans, dated.span), sure=lead["word"].lower() != "at")
