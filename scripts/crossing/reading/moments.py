"""Time words of a sentence with every span of days that they allow, seen from the text round them.

`crossing.language.dates` says what words mean by themselves. Here a text comes in: the day it appeared, the last day it has
counts for, the spans told before. "This point last year" needs all three.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from crossing.language.dates import EARLIEST, ONE, Dated, Kind, find_dates
from crossing.language.spans import (
    ONE_DAY,
    Span,
    in_year,
    like_days,
    month_end,
    one_day,
    week_of,
    whole_month,
    whole_year,
)
from crossing.reading.terms import Terms

# A text told on a day has counts up to the day before it, or some days earlier.
LATEST = 8
# the days that "early", "mid-" and "late" may mean, the likeliest first
PARTS_OF_A_MONTH = {
    "early": (5, 4, 6, 3, 7, 2, 8, 1, 9, 10),
    "mid": (15, 14, 16, 13, 17, 12, 18, 11, 19, 20),
    "late": (25, 26, 24, 27, 23, 28, 22, 29, 21, 30, 31),
}
NEXT = 4  # ends of a running total that are tried in another year
RECENT = 14  # days before publication in which a day named in the text may be the last one counted


@dataclass(frozen=True)
class Moment:
    """Time words with the spans they allow, the likeliest first.

    `sure` is True where the words give the days and no other reading is at hand; `other` where they name the other side of
    a comparison by themselves ("this point last year"); `running` where a count goes on to a day that is not named.
    """

    dated: Dated
    spans: tuple[Span, ...]
    sure: bool = False
    other: bool = False
    running: bool = False

    @property
    def place(self) -> int:
        """Where its words begin in the sentence."""
        return self.dated.place

    @property
    def stop(self) -> int:
        """Where its words end in the sentence."""
        return self.dated.stop

    @property
    def ends(self) -> tuple[Span, Span] | None:
        """The two years of "between 2020 and 2021", which may be those of a change; None for other words."""
        years = [part.span for part in self.dated.parts if part.kind in (Kind.YEAR, Kind.LAST_YEAR) and part.span]
        return (years[0], years[1]) if self.dated.kind is Kind.BETWEEN and len(years) == 2 else None


@dataclass
class Setting:
    """What a text has told so far: the day it appeared, its last counted days, and the spans it speaks of, newest last."""

    said: date | None
    terms: Terms
    first: date
    last: date
    ends: list[date] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    here: list[Span] = field(default_factory=list)
    year: int | None = None

    def tell(self, span: Span) -> None:
        """Take a span that a figure speaks of as the one in focus."""
        if span in self.spans:
            self.spans.remove(span)
        self.spans.append(span)

    @property
    def focus(self) -> Span | None:
        """The span told last."""
        return self.spans[-1] if self.spans else None


def setting(lines: Sequence[str], said: date | None, terms: Terms, first: date, last: date) -> Setting:
    """The setting of a text before its first sentence, with the last days that it may have counts for."""
    ends: list[date] = []
    if said and said >= first:
        named = [end for line in lines for end in _named_days(line, said)]
        ends = [
            said - ONE_DAY,
            *sorted({day for day in named if said - timedelta(days=RECENT) <= day <= said}, reverse=True),
        ]
        ends += [said - timedelta(days=back) for back in (0, *range(2, LATEST))]
        ends += sorted({day for day in named if said - timedelta(days=60) <= day < said}, reverse=True)[:2]
        if said > last and last in named:
            ends.append(last)
    return Setting(said, terms, first, last, [day for day in dict.fromkeys(ends) if day >= first])


def _named_days(line: str, said: date) -> Iterable[date]:
    """Single days and ends of spans that a line names."""
    for dated in find_dates(line[:4000], said):
        if dated.end and (dated.start == dated.end or dated.kind in (Kind.UNTIL, Kind.WEEK_TO, Kind.BETWEEN)):
            yield dated.end


def moments(text: str, at: Setting) -> list[Moment]:
    """The time words of a sentence in order, each with its spans."""
    found = find_dates(text, at.said, bare=True)
    governed = [
        term
        for term in at.terms.find(text, at.said)
        if not any(
            dated.kind in (Kind.SINCE, Kind.TO_DATE, Kind.BETWEEN) and dated.overlaps(term.place, term.stop)
            for dated in found
        )
    ]
    kept = [d for d in found if not any(d.overlaps(term.place, term.stop) for term in governed)]
    kept += [t for i, t in enumerate(governed) if not any(t.overlaps(o.place, o.stop) for o in governed[:i])]
    kept += [d for d in _days_alone(text) if not any(d.overlaps(other.place, other.stop) for other in kept)]
    kept.sort(key=lambda dated: dated.place)
    years = [d.start.year for d in kept if d.kind is Kind.YEAR and d.start] + [d.year for d in kept if d.year]
    told: list[Moment] = []
    at.here = []
    for dated in kept:
        if _before_a_year(text, dated):
            told.append(Moment(dated, ()))
        elif dated.kind is Kind.DAY and dated.days:
            told.append(_day_alone(dated, at))
        else:
            told.append(_about(dated, _at_the_end(text, dated, at, years) or _moment(dated, at, years), at))
        if told[-1].spans:
            at.year = told[-1].spans[0].end.year
        if told[-1].spans and dated.kind not in (Kind.SAME_PERIOD, Kind.OTHER_YEAR, Kind.THAT):
            at.here.append(told[-1].spans[0])
    return told


# "On the 20th", and no month said with it.
_DAY_ALONE = re.compile(
    r"(?i)\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\b|day|anniversary|attempt|birthday|floor|occasion|time|try))"
)


def _days_alone(text: str) -> Iterator[Dated]:
    """Days told by their number in a month named before; `days` holds that number."""
    for match in _DAY_ALONE.finditer(text):
        if 1 <= int(match["day"]) <= 31:  # no month has more
            yield Dated(Kind.DAY, match[0], match.start(), days=int(match["day"]))


def _day_alone(dated: Dated, at: Setting) -> Moment:
    """A day told by its number: of the month told last, or else of the last month that had such a day."""
    told = [span.start for span in (*reversed(at.here), *reversed(at.spans)) if _within_a_month(span)][:1]
    months = told or ([at.said, at.said.replace(day=1) - ONE_DAY] if at.said else [])
    days = [month.replace(day=dated.days) for month in months if dated.days <= month_end(month.year, month.month).day]
    past = [day for day in days if at.said is None or day <= at.said]
    return Moment(dated, tuple(map(one_day, past[:1])), sure=bool(told))


def _within_a_month(span: Span) -> bool:
    return (span.start.year, span.start.month) == (span.end.year, span.end.month)


_WHOLE = re.compile(r"(?i)\b(?:all|whole|entire)\b")
_UP_TO_A_YEAR = re.compile(r"(?i)\b(?:until|till|before|prior\s+to|ahead\s+of)\s+$")


def _before_a_year(text: str, dated: Dated) -> bool:
    """ "Until this year the record was 28,526": what was before a year is not of that year, and the words name no other."""
    point = dated.parts[0] if dated.kind is Kind.UNTIL and dated.parts else dated
    return (
        point.kind in (Kind.TO_DATE, Kind.LAST_YEAR, Kind.YEAR)
        and not point.parts
        and bool(_UP_TO_A_YEAR.search(text, max(0, point.place - 20), point.place))
    )


_END_OF = re.compile(r"(?i)\b(?P<word>at|by|until|to)\s+the\s+(?:very\s+)?end\s+$")
_ROUGHLY = re.compile(r"(?i)\b(?P<part>early|late|mid)(?:-|\s)")


def _at_the_end(text: str, dated: Dated, at: Setting, years: list[int]) -> Moment | None:
    """ "At the end of June": a point, up to which a total runs, or the last days of that month; None for other words."""
    lead = _END_OF.search(text, max(0, dated.place - 30), dated.place)
    if (
        lead is None
        or dated.kind not in (Kind.MONTH, Kind.YEAR)
        or dated.span is None
        or not dated.words.lower().startswith("of ")
    ):
        return None
    moment = _until(replace(dated, kind=Kind.UNTIL), at, years)
    return replace(moment, spans=(*moment.spans, dated.span), sure=lead["word"].lower() != "at")


def _about(dated: Dated, moment: Moment, at: Setting) -> Moment:
    """ "By mid-September", "in late May": of such words no day is sure; a total may end on any day of that part."""
    part = _ROUGHLY.search(dated.words)
    if part is None or dated.end is None or dated.kind not in (Kind.MONTH, Kind.UNTIL):
        return moment
    month = Span(dated.end.replace(day=1), month_end(dated.end.year, dated.end.month))
    days = PARTS_OF_A_MONTH[part["part"].lower()]
    ends = [month.start + timedelta(days=n - 1) for n in days if n <= month.days]
    spans = [Span(date(end.year, 1, 1), end) for end in ends if at.first <= end]
    return replace(moment, spans=_each([*(moment.spans if dated.kind is Kind.MONTH else ()), *spans]), sure=False)


def _moment(dated: Dated, at: Setting, years: list[int]) -> Moment:
    """The spans of time words by their kind; the days that the words give by themselves where nothing else is said of it."""
    if dated.kind in (Kind.DAY, Kind.MONTH):
        return _in_a_year(dated, at, years)
    if dated.kind is Kind.UNTIL and dated.end:
        return _until(dated, at, years)
    read = _BY_KIND.get(dated.kind)
    by_itself = Moment(dated, (dated.span,) if dated.span else (), sure=dated.span is not None)
    return (read(dated, at) if read else None) or by_itself


def _weekday(dated: Dated, at: Setting) -> Moment | None:
    if dated.start is None:
        return None
    week = [dated.start, dated.start - timedelta(days=7)]
    if dated.start == at.said:
        week.reverse()
    return Moment(dated, tuple(map(one_day, week)), sure=True)


def _today(dated: Dated, at: Setting) -> Moment | None:
    if dated.start is None:
        return None
    yesterday = dated.kind is Kind.YESTERDAY
    days = [dated.start] if yesterday else [dated.start, dated.start - ONE_DAY]
    return Moment(dated, tuple(map(one_day, days)), sure=yesterday)


def _year(dated: Dated, at: Setting) -> Moment | None:
    if dated.span is None:
        return None
    year = dated.span.start.year
    if dated.kind is Kind.YEAR and at.said and year == at.said.year:
        return _on(dated, _from(date(year, 1, 1), at.ends))
    return Moment(dated, (dated.span, *_year_like(dated, year, at)), sure=True)


def _to_date(dated: Dated, at: Setting) -> Moment | None:
    if dated.start is None or at.said is None:
        return None
    if dated.parts and dated.kind is Kind.TO_DATE and dated.end and dated.parts[0].end == dated.end:
        return Moment(dated, (Span(dated.start, dated.end),), sure=True)  # "from the start of the year to Sunday"
    if dated.start.year < at.said.year and dated.words.lower().startswith("since"):
        return _on(dated, _from(dated.start, at.ends))
    if dated.start.year < at.said.year:
        return Moment(dated, (whole_year(dated.start.year),), sure=True)
    so_far = _from(dated.start, at.ends)
    if at.said.month == 1 and at.said.day <= 20 and at.said > at.first:
        so_far = (*so_far, whole_year(at.said.year - 1))  # a look back on the year
    return Moment(dated, so_far, sure=dated.kind is Kind.TO_DATE, running=True)


def _since(dated: Dated, at: Setting) -> Moment | None:
    if dated.start is None and not dated.parts:  # "since then": since the days told
        told = [span for span in (*reversed(at.here), *reversed(at.spans)) if span.end <= at.last][:2]
        begins = dict.fromkeys(start for span in told for start in (span.start, span.end + ONE_DAY))
        return _on(dated, [span for start in begins for span in _from(start, at.ends)])
    if dated.start is None or at.said is None:
        return None
    starts = [dated.start]
    if dated.parts and dated.parts[0].kind is Kind.WEEKDAY:
        starts.append(dated.start - timedelta(days=7))
    if dated.start.year <= at.first.year:
        starts = [at.first, *starts]
    spans = [span for start in starts for span in _from(start, at.ends)]
    if dated.words[:4].lower() == "from" and dated.start.year < at.said.year:  # "from July there were 21,490"
        rest = Span(dated.start, whole_year(dated.start.year).end)
        return Moment(dated, _each([rest, *spans]), sure=False, running=True)
    after = [Span(start + ONE_DAY, end) for start in starts for end in at.ends if start < end]
    return _on(dated, spans + after)


def _under(dated: Dated, at: Setting) -> Moment | None:
    if dated.span is None:
        return None
    if dated.open_end:
        return _on(dated, _from(dated.span.start, at.ends))
    return Moment(dated, (dated.span, Span(dated.span.start, dated.span.end + ONE_DAY)), sure=True)


def _other_year(dated: Dated, at: Setting) -> Moment | None:
    moved = shifted_years(dated, at)
    if _FORWARD.search(dated.words):
        return Moment(dated, moved, sure=False)
    whole = [whole_year(span.end.year) for span in moved] if _WHOLE.search(dated.words) else []
    return Moment(dated, _each([*whole, *moved]), sure=False, other=True)


_FORWARD = re.compile(r"(?i)\b(?:following|next|after|later|on)\b")  # "the following year", "a year on"


def _window(dated: Dated, at: Setting) -> Moment | None:
    if not at.ends:
        return None
    # "the two days": those told
    days = [span.end for span in reversed(at.spans[-2:]) if span.day and at.last >= span.end >= at.first]
    windows = [_up_to(end, dated.days) for end in (*days, *at.ends) if 0 < dated.days < 1000]
    return Moment(dated, _each(windows), running=True)


def _past(dated: Dated, at: Setting) -> Moment | None:
    if dated.span is None or not at.ends:
        return None
    spans = [dated.span, *(_up_to(end, dated.span.days) for end in at.ends)]
    if re.search(r"(?i)\bpast\s+year\b", dated.words):  # said in January, the year that ended
        spans.append(whole_year(dated.span.start.year))
    return _on(dated, spans)


def _last_week(dated: Dated, at: Setting) -> Moment | None:
    return Moment(dated, (dated.span, *(_up_to(end, 7) for end in at.ends[:3]))) if dated.span and at.ends else None


def _this_week(dated: Dated, at: Setting) -> Moment | None:
    if at.said is None or not at.ends:
        return None
    monday, before = week_of(at.said).start, week_of(at.said - timedelta(days=7))
    spans = [*_from(monday, at.ends), before, *_from(before.start, at.ends), *(_up_to(end, 7) for end in at.ends)]
    return Moment(dated, _each(spans))


def _weekend(dated: Dated, at: Setting) -> Moment | None:
    if dated.span is None:
        return None
    before = Span(dated.span.start - timedelta(days=7), dated.span.end - timedelta(days=7))
    return Moment(dated, (dated.span, before), sure=True)


def _part_of_year(dated: Dated, at: Setting) -> Moment | None:
    """A half or quarter without a year: the last one that was over, or the one that runs, so far."""
    span = dated.span
    if span is None or at.said is None or dated.year_stated:
        return None
    before = like_days(span, span.end.year - 1)
    if span.start > at.said:
        spans = [before]
    elif span.end >= at.said:
        spans = [*_from(span.start, at.ends), before]
    else:
        spans = [span]
    told = like_days(span, at.year) if at.year else span  # "the 2024 arrivals were 5,435 (Q1), 8,504 (Q2)"
    other = told not in spans and told.end < at.said
    return Moment(dated, _each([told, *spans] if other else spans), sure=not other)


def _on(dated: Dated, spans: Iterable[Span]) -> Moment:
    """Time words of a count that goes on."""
    return Moment(dated, _each(spans), sure=True, running=True)


def _each(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans, each once."""
    return tuple(dict.fromkeys(spans))


def _up_to(end: date, days: int) -> Span:
    """So many days up to one."""
    return Span(end - timedelta(days=days - 1), end)


def _from(start: date, ends: Iterable[date]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for end in ends if start <= end)


def _in_a_year(dated: Dated, at: Setting, years: list[int]) -> Moment:
    """A day or month: in the year it names, or in the last one that had it, or in a year that the sentence or the focus names."""
    if dated.span is None:
        return Moment(dated, ())
    spans = [dated.span]
    if at.said and dated.kind is Kind.MONTH and dated.span.start <= at.said <= dated.span.end:
        spans = [Span(dated.span.start, end) for end in at.ends if dated.span.start <= end] + spans
    if dated.year_stated:
        return Moment(dated, tuple(spans), sure=True)
    near = [*years, *([at.focus.end.year] if at.focus else []), *([at.year] if at.year else [])]
    for year in near:
        moved = dated.span.in_year(year)
        if dated.kind is Kind.MONTH:
            moved = Span(moved.start, month_end(moved.start.year, moved.start.month))
        if moved not in spans and (not at.said or moved.start <= at.said):
            spans.append(moved)
    return Moment(dated, tuple(spans), sure=all(year == dated.span.start.year for year in years))


def _year_like(dated: Dated, year: int, at: Setting) -> Iterable[Span]:
    """A year beside part of another ("2,255 so far, up on the 1,482 of 2022") may mean the like days of it."""
    if re.search(r"(?i)\b(?:whole|all|entire\w*|calendar)\b", dated.words):
        return []
    near = [
        span
        for span in [*reversed(at.here[-3:]), *reversed(at.spans[-4:])]
        if 1 < span.days < 365 and span.end.year != year
    ]
    # the same count may end on several days of this year, of which another year's ended on one
    ends = at.ends if any(span.start == date(span.end.year, 1, 1) and span.end in at.ends for span in near) else []
    like = [like_days(span, year) for span in near]
    return dict.fromkeys([*like, *(Span(date(year, 1, 1), in_year(end, year)) for end in ends)])


def _that(dated: Dated, at: Setting) -> Moment:
    """ "That year", "that month": of the last days told."""
    near = [*reversed(at.here[-2:]), *reversed(at.spans[-2:])]
    if "year" in dated.words.lower():
        years = [at.year] if at.year else [span.end.year for span in near]
        return Moment(dated, _each(map(whole_year, years)))
    return Moment(dated, _each(whole_month(span.end.year, span.end.month) for span in near))


def _days_before(dated: Dated, at: Setting) -> Moment:
    """As many days that end where the last span told begins."""
    near = [*reversed(at.here[-2:]), *reversed(at.spans[-3:])]
    spans = []
    for span in near if dated.days else []:
        if span.start < EARLIEST:
            continue
        if dated.days % 30 == 0:
            year, month = divmod(span.start.year * 12 + span.start.month - 1 - dated.days // 30, 12)
            start = date(year, month + 1, min(span.start.day, month_end(year, month + 1).day))
            spans.append(Span(start, span.start - ONE_DAY))
        else:
            spans.append(_up_to(span.start - ONE_DAY, dated.days))
    return Moment(dated, _each(spans), sure=True)


def _until(dated: Dated, at: Setting, years: list[int]) -> Moment:
    """ "Up to Monday", "by 7 November": a running total that ends there, of its year or since counting began."""
    assert dated.end is not None
    ends = [dated.end]
    point = dated.parts[0] if dated.parts else None
    if point and point.kind is Kind.WEEKDAY:
        ends.append(dated.end - timedelta(days=7))
    if point and point.kind is Kind.DAY and not point.year_stated:
        ends += [in_year(dated.end, year) for year in years]
    spans = [Span(date(end.year, 1, 1), end) for end in ends]
    if point and point.kind in ONE:
        spans += [Span(date(end.year, 1, 1), end - ONE_DAY) for end in ends if end.month + end.day > 2]
    if at.focus and at.focus.start < dated.end:
        spans.append(Span(at.focus.start, dated.end))
    spans += [Span(at.first, end) for end in ends if at.first <= end]
    return _on(dated, spans)


def _same_point(dated: Dated, at: Setting) -> Moment | None:
    """The year so far of another year, to the day that the text has counts for."""
    year = dated.year
    if not year or not at.ends:
        return None
    ends = [in_year(end, year) for end in at.ends]
    if at.focus and at.focus.end.year != year and at.focus.start == date(at.focus.end.year, 1, 1):
        ends = [in_year(at.focus.end, year), *ends]
    spans = list(_from(date(year, 1, 1), ends))
    if at.focus and (at.focus.start.month, at.focus.start.day) != (1, 1):
        spans += [at.focus.in_year(year)]
    return replace(_on(dated, spans), other=True)


def shifted_years(dated: Dated, at: Setting) -> tuple[Span, ...]:
    """The spans in focus, in the year that the words name or one year earlier."""
    spans: list[Span] = []
    told = [*reversed(at.here), *reversed(at.spans[-4:])]
    if any(span.start == date(span.end.year, 1, 1) and span.end in at.ends for span in told):
        told += [Span(date(end.year, 1, 1), end) for end in at.ends[:NEXT]]
    for span in told:
        if dated.year:
            spans.append(like_days(span, dated.year))
        elif _FORWARD.search(dated.words):
            spans.append(like_days(span, span.end.year + 1))
        elif span.end.year > at.first.year:
            spans.append(like_days(span, span.end.year - 1))
    return _each(spans)


def _shifted(dated: Dated, at: Setting) -> Moment:
    """A day counted from the last days told: "three days before", "the following day"."""
    days = [span.start for span in [*reversed(at.here), *reversed(at.spans)] if span.day][:4]
    step = timedelta(days=dated.days)
    near = days + at.ends[:1] if step else []
    return Moment(dated, _each(one_day(day + step) for day in near))


# how time words of a kind are read; None, or a kind that is not here, leaves the days that the words give by themselves
_BY_KIND: dict[Kind, Callable[[Dated, Setting], Moment | None]] = {
    Kind.WEEKDAY: _weekday,
    Kind.TODAY: _today,
    Kind.YESTERDAY: _today,
    Kind.LAST_NIGHT: _today,
    Kind.YEAR: _year,
    Kind.LAST_YEAR: _year,
    Kind.THAT: _that,
    Kind.BEFORE: _days_before,
    Kind.TO_DATE: _to_date,
    Kind.EARLIER: _to_date,
    Kind.SINCE: _since,
    Kind.UNDER: _under,
    Kind.SAME_POINT: _same_point,
    Kind.SAME_PERIOD: _other_year,
    Kind.OTHER_YEAR: _other_year,
    Kind.WINDOW: _window,
    Kind.PAST: _past,
    Kind.LAST_WEEK: _last_week,
    Kind.THIS_WEEK: _this_week,
    Kind.SHIFTED: _shifted,
    Kind.WEEKEND: _weekend,
    Kind.PART_OF_YEAR: _part_of_year,
}
