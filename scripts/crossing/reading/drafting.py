"""Figures of an article as draft rows of the ledger, filled as far as the text goes: measure, span and base, sign, both ends
of a range, and who says it. A person completes and corrects them; nothing here judges a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from crossing.language.dates import Dated, find_dates
from crossing.language.spans import Span, whole_year
from crossing.language.text import fragment
from crossing.reading.answers import Figure, Measure
from crossing.reading.holding import LENGTHS
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
    kept = list(_dated([figure for figure in figures if figure.measure is not Measure.RECORD], lines, published))
    records = {(f.line, f.span) for f in figures if f.measure is Measure.RECORD}
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
            "record": _record(figure) if (figure.line, figure.span) in records else "",
            "unit": UNITS.get(figure.unit, figure.unit) if figure.unit in KNOWN or figure.unit in UNITS else "count",
            "speaker": figure.speaker,
            "speaker_role": "outlet" if figure.speaker == OUTLET else "",
            "chapter": "ledger-only",
            "note": NOTE,
        }
        row |= _span("period", figure.span, basis) | _span("base", figure.base)
        rows.append({name: row.get(name, "") for name in columns})
    return rows


def _dated(figures: Sequence[Figure], lines: Sequence[str], published: date | None) -> Iterator[tuple[Figure, str]]:
    """The figures, and whether their days are stated or inferred: dates with the days that their words mean, and one that is
    told in several numbers ("15 April 2022") once."""
    told: set[tuple[int, int]] = set()
    read: dict[int, list[Dated]] = {}
    for figure in figures:
        if figure.measure is not Measure.DATE:
            yield figure, "inferred"
            continue
        if figure.line not in read:
            read[figure.line] = list(_days_named(lines[figure.line - 1], published))
        dated = next((one for one in read[figure.line] if one.overlaps(figure.start, figure.end)), None)
        if dated is None:
            yield figure, "inferred"
        elif (figure.line, dated.place) not in told:
            told.add((figure.line, dated.place))
            start, end = min(figure.start, dated.place), max(figure.end, dated.stop)
            yield replace(figure, start=start, end=end, span=dated.span), "stated" if dated.stated else "inferred"


def _days_named(line: str, published: date | None) -> Iterator[Dated]:
    """The time words of a line whose days are known: of those that leave an end open, the day that they name ("since 22 April"),
    and of a year so far the days up to `published`."""
    for dated in find_dates(line, published, bare=True):
        if dated.open_start or dated.open_end:
            so_far = (dated,) if dated.end == published else ()
            yield from (one for one in dated.parts or so_far if one.span is not None)
        elif dated.span is not None:
            yield dated


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


def _record(figure: Figure) -> str:
    if figure.measure is not Measure.PEOPLE or figure.span is None:
        return ""
    return "day" if figure.span.day else "unspecified"


def _span(name: str, span: Span | None, basis: str = "") -> dict[str, str]:
    if span is None:
        return {}
    row = {f"{name}_start": str(span.start), f"{name}_end": str(span.end)}
    return row | ({"period_basis": basis} if basis else {})


def _plain(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if float(value).is_integer() else repr(round(value, 4))
