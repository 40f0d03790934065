"""What a reader may try: a chart with handles, drawn whole at build time and made to answer by `_static/chooser-multiple.js`.

The contract: the figure's data block (JSON) holds the first choice, one block of the page the daily series; every way to
choose stands as an element with `data-way`, `data-earlier` and `data-later`. A choice is the last days of two spans and how
long the spans are: `year` (the twelve months to a day), `to-date` (from 1 January to it) or a number of days. Without the
script the first choice stands there as drawn, and the ways as a list. For the other chooser see `record_chooser`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from crossing.book.templates import json_block, render
from crossing.errors import BookError
from crossing.language import prose
from crossing.language.spans import WEEK, Span, twelve_months_to, whole_year, year_so_far
from crossing.ledger.source_lines import citations
from crossing.official.baselines import Baseline, from_before
from crossing.official.series import Series

YEAR, TO_DATE = "year", "to-date"
STEP = WEEK  # from point to point of the line as it is drawn at first
HEADROOM = 1.06  # the scale's top over the line's highest point
LEVELS = 10_000  # people from gridline to gridline
SIZE = 1000  # units of the line's box, each way


@dataclass(frozen=True)
class Way:
    """A way to compare two spans: its words, its choice, the sum worked out, and whether it gives more than the multiple claimed."""

    words: str
    choice: str
    earlier: date
    later: date
    sum: str
    multiple: float
    more: bool

    @property
    def shown(self) -> str:
        """The multiple as it is shown."""
        return prose.number(self.multiple, 1)


@dataclass(frozen=True)
class Mark:
    """Something at a place of the plot, in per cent of it from the left and from the top, with its words."""

    x: float
    y: float
    words: str = ""


def multiples(
    ident: str,
    series: Series,
    ways: Sequence[tuple[str, Baseline]],
    *,
    times: float,
    term: Span,
    until: date,
    title: str,
    subtitle: str,
    term_words: str,
    sources: Sequence[str],
    days: bool = True,
) -> Markup:
    """Return the chooser of two spans: how many times the arrivals of the earlier one those of the later are.

    ways: what is offered, each with its words, of which that of `_middle` is chosen at first; times: the multiple claimed,
    drawn as a line over the first handle; term: shaded, with its words; until: the last day on the plot; days: whether the
    page's daily series stands in it (see days_block). Raises BookError without any way.
    """
    if not ways:
        raise BookError(f"chooser {ident}: there is no way to compare two spans; the table of days is too short.")
    offered = [_way(words, base, times) for words, base in ways]
    bases = [base for _, base in ways]
    chosen = offered[bases.index(_middle(bases, term))]
    shown = Span(first_with_twelve_months(series.first), until)
    return render(
        "chooser-multiple.html",
        ident=ident,
        title=title,
        subtitle=subtitle,
        ways=offered,
        widest=max(way.multiple for way in offered) * HEADROOM,
        times=times,
        chosen=chosen,
        times_in_words=prose.in_words(times),
        cited=citations(sources),
        data=_first_choice(chosen, times, shown),
        days=days_block(series) if days else "",
        term_words=term_words,
        **_plot(series, shown, term, chosen, times),
    )


def _middle(bases: Sequence[Baseline], term: Span) -> Baseline:
    """The baseline that is chosen at first: neither side's best.

    Of those that compare twelve months, as the plot does, and start from before the term, the one in the middle by its
    multiple, of two in the middle the lower; the first of all where there is none.
    """
    yearly = [base for base in from_before(bases, term) if length(base) == YEAR]
    return sorted(yearly, key=lambda base: base.multiple)[(len(yearly) - 1) // 2] if yearly else bases[0]


def _plot(series: Series, shown: Span, term: Span, chosen: Way, times: float) -> dict[str, Any]:
    """What stands on the plot of these days: the line, its scales, the term; both handles, and the multiple over the first."""
    heights = _line(series, shown)
    plane = Plane(shown, max(heights.values()) * HEADROOM)
    return {
        "path": plane.path(heights),
        "levels": plane.levels,
        "years": plane.years,
        "term": [plane.across(term.start), plane.across(term.end)],
        "ten": plane.mark(shown.start, series.twelve_months(chosen.earlier) * times),
        "handles": [plane.mark(day, series.twelve_months(day)) for day in (chosen.earlier, chosen.later)],
    }


def _first_choice(chosen: Way, times: float, days: Span) -> Markup:
    """The figure's own data block."""
    return json_block(
        {
            "from": days.start.isoformat(),
            "until": days.end.isoformat(),
            "times": times,
            "times_in_words": prose.in_words(times),
            "choice": [chosen.choice, chosen.earlier.isoformat(), chosen.later.isoformat()],
        }
    )


def days_block(series: Series) -> Markup:
    """Return the daily series as the data block that all choosers of a page share; one of them holds it.

    A day that is not recorded is null, never zero.
    """
    values = [series.day(day) if series.has(day) else None for day in series.whole.each_day()]
    return render("chooser-days.html", data=json_block({"first": series.first.isoformat(), "values": values}))


def first_with_twelve_months(first: date) -> date:
    """Return the first day that has twelve months up to it in a table that begins on `first`."""
    return first.replace(year=first.year + 1) - timedelta(days=1)


def _way(words: str, base: Baseline, times: float) -> Way:
    return Way(
        words=words,
        choice=length(base),
        earlier=base.before.end,
        later=base.after.end,
        sum=f"{base.people_after:,} against {base.people_before:,}",
        multiple=base.multiple,
        more=base.multiple > times,
    )


def length(base: Baseline) -> str:
    """Return how long the two spans of a baseline are, as a choice says it. Raises BookError if they are not alike."""
    spans = (base.before, base.after)
    if all(span in (twelve_months_to(span.end), whole_year(span.end.year)) for span in spans):
        return YEAR
    if all(span == year_so_far(span.end) for span in spans):
        return TO_DATE
    if base.before.days == base.after.days:
        return str(base.after.days)
    raise BookError(f"the spans of “{base.name}” are not equally long: a chooser cannot offer it.")


def _line(series: Series, shown: Span) -> dict[date, int]:
    return {day: series.twelve_months(day) for day in _days(shown)}


def _days(shown: Span) -> Iterator[date]:
    day = shown.start
    while day < shown.end:
        yield day
        day += STEP
    yield shown.end


@dataclass(frozen=True)
class Plane:
    """The scales of the plot: days from left to right, people from the bottom up."""

    days: Span
    top: float

    def across(self, day: date) -> float:
        """How far from the left a day stands, in per cent."""
        return round((day - self.days.start).days / (self.days.days - 1) * 100, 2)

    def mark(self, day: date, people: float, words: str = "") -> Mark:
        """Return the place of a day and a number of people."""
        return Mark(self.across(day), round(100 - people / self.top * 100, 2), words)

    @property
    def levels(self) -> list[Mark]:
        """The numbers of people that have a line of their own."""
        return [self.mark(self.days.start, many, prose.number(many)) for many in range(0, int(self.top) + 1, LEVELS)]

    @property
    def years(self) -> list[Mark]:
        """Where the years begin, but for the one in which the plot begins."""
        years = range(self.days.start.year + 1, self.days.end.year + 1)
        return [self.mark(date(year, 1, 1), 0, str(year)) for year in years]

    def path(self, heights: dict[date, int]) -> str:
        """Return the line through these days, as the path of an SVG of SIZE units each way."""
        marks = [self.mark(day, people) for day, people in heights.items()]
        return "M" + "L".join(f"{mark.x * SIZE / 100:.0f} {mark.y * SIZE / 100:.0f}" for mark in marks)
