"""Figures of an article as draft rows of the ledger, filled as far as the text goes: measure, span and base, sign, both ends
of a range, and who says it. A person completes and corrects them; nothing here judges a figure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from crossing.language.dates import Dated, Kind, find_dates
from crossing.language.spans import WEEK, Span, whole_year
from crossing.language.text import fragment
from crossing.ledger.vocabulary import RecordScope
from crossing.reading.answers import FOUND, Figure, Measure
from crossing.reading.holding import LENGTHS
from crossing.reading.records import scopes
from crossing.reading.speakers import OUTLET

NOTE = "Draft read by machine: check every cell."
# The measures of claims.csv that do not depend on the span.
MEASURES = {
    Measure.GROWTH: "growth",
    Measure.DIFFERENCE: "growth",
    Measure.MULTIPLE: "arrivals_multiple",
    Measure.RANK: "rank",
    Measure.DATE: "date",
    Measure.TIME: "time",
}
UNITS = {
    "people per boat": "people",
    **dict.fromkeys(LENGTHS, "people"),
    "days": "count",
    "": "count",
    "ordinal": "ordinal",
}


def draft_rows(
    figures: Sequence[Figure],
    lines: Sequence[str],
    source_id: str,
    columns: Sequence[str],
    published: date | None = None,
) -> list[dict[str, str]]:
    """Figures as rows of claims.csv. `lines` are the text's, which appeared on the day `published`; `columns` are the schema's
    fields in order."""
    named = {line: list(_days_named(lines[line - 1], published)) for line in {figure.line for figure in figures}}
    figures = [_of_last_weekday(figure, named[figure.line]) for figure in figures]
    kept = list(_dated([figure for figure in figures if figure.measure is not Measure.RECORD], named))
    records = {(f.line, f.span): _scope(f, lines) for f in figures if f.measure is Measure.RECORD}
    rows = []
    for number, (figure, basis) in enumerate(kept, start=1):
        row = {
            "claim_id": f"{source_id}-{number:02d}",
            "source_id": source_id,
            "line": str(figure.line),
            "quote": fragment(lines[figure.line - 1], figure.start, figure.end, 8),
            "measure": measure(figure),
            "value": _plain(figure.value) if figure.measure not in (Measure.DATE, Measure.TIME) else "",
            "value_high": _plain(figure.high),
            "qualifier": figure.qualifier,
            "record": records.get((figure.line, figure.span), "") if figure.measure is Measure.PEOPLE else "",
            "unit": UNITS.get(figure.unit, figure.unit) if figure.unit in KNOWN or figure.unit in UNITS else "count",
            "speaker": figure.speaker,
            "speaker_role": "outlet" if figure.speaker == OUTLET else "",
            "chapter": "ledger-only",
            "note": NOTE,
        }
        row |= _span("period", figure.span, basis) | _span("base", figure.base)
        rows.append({name: row.get(name, "") for name in columns})
    return rows


def _dated(figures: Sequence[Figure], named: Mapping[int, Sequence[Dated]]) -> Iterator[tuple[Figure, str]]:
    """The figures, and whether their days are stated or inferred: dates with the days that their words mean, and one that is
    told in several numbers ("15 April 2022") once. `named` are the time words of each line."""
    told: set[tuple[int, int]] = set()
    for figure in figures:
        if figure.measure is not Measure.DATE:
            yield figure, "inferred"
            continue
        dated = next((one for one in named[figure.line] if one.overlaps(figure.start, figure.end)), None)
        if dated is None:
            yield figure, "inferred"
        elif (figure.line, dated.place) not in told:
            told.add((figure.line, dated.place))
            start, end = min(figure.start, dated.place), max(figure.end, dated.stop)
            yield replace(figure, start=start, end=end, span=dated.span), "stated" if dated.stated else "inferred"


def _of_last_weekday(figure: Figure, named: Sequence[Dated]) -> Figure:
    """A figure "on Sunday" that fits neither of the last two: of the last one, whichever of them is nearer to it."""
    if figure.answer in FOUND or figure.span is None:
        return figure
    weekdays = (dated.span for dated in named if dated.kind is Kind.WEEKDAY)
    last = next((day for day in weekdays if day and day.start - figure.span.start == WEEK and figure.span.day), None)
    return replace(figure, span=last) if last else figure


def _days_named(line: str, published: date | None) -> Iterator[Dated]:
    """The time words of a line whose days are known: of those that leave an end open, the day that they name ("since 22 April"),
    and of a year so far the days up to `published`."""
    for dated in find_dates(line, published, bare=True):
        if dated.open_start or dated.open_end:
            so_far = (dated,) if dated.end == published else ()
            yield from (one for one in dated.parts or so_far if one.span is not None)
        elif dated.span is not None:
            yield dated


# What longer spans than a day are records of.
_OF_SPANS = {"weekend": RecordScope.WEEKEND, "half": RecordScope.HALF_YEAR}
KNOWN = {"people", "boats", "GBP", "USD", "EUR", "percent", "ratio", "miles", "years", "months", "date", "time"}


def measure(figure: Figure) -> str:
    """The measure of claims.csv that a figure seems to have."""
    if figure.measure in MEASURES:
        return MEASURES[figure.measure]
    if figure.measure not in (Measure.PEOPLE, Measure.BOATS) or figure.reason.startswith("It is no count"):
        return "count_other"
    stem = "boats" if figure.measure is Measure.BOATS else "arrivals"
    span = figure.span
    if span is None:
        return f"{stem}_in_period"
    if span.day:
        return f"daily_{stem}"
    if span == whole_year(span.start.year):
        return f"annual_{stem}"
    if (span.start.month, span.start.day) == (1, 1) and span.start.year == span.end.year and not _parts(span):
        return f"{stem}_to_date"
    return f"{stem}_in_period"


def _parts(span: Span) -> bool:
    """True for a half or a quarter of a year."""
    return (span.end.month, span.end.day) in ((6, 30), (3, 31), (9, 30))


def _scope(record: Figure, lines: Sequence[str]) -> str:
    """Of what a record is one, in the words of claims.csv; "" where its days are not known."""
    if record.span is None:
        return ""
    if not record.span.day:
        return _OF_SPANS.get(scopes.shape(record.span), RecordScope.UNSPECIFIED)
    if record.scope == scopes.days_of_month(record.span):
        return RecordScope.MONTH
    year = str(record.span.end.year)
    named = scopes.names_year(lines[record.line - 1][record.start :])
    return RecordScope.YEAR if named and record.scope in (year, f"{year} so far") else RecordScope.DAY


def _span(name: str, span: Span | None, basis: str = "") -> dict[str, str]:
    if span is None:
        return {}
    row = {f"{name}_start": str(span.start), f"{name}_end": str(span.end)}
    return row | ({"period_basis": basis} if basis else {})


def _plain(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(round(value, 4))
