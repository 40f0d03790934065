"""Columns of a table that nothing names: what they count is seen from their numbers.

Newspapers print rows such as “July | 3,414 | 58” under a sentence that says what stands where, if anything does. A column whose
numbers are, in most of the rows, just those of the series for the days that the rows name counts these; what it has in the
other rows can then be held against the series like any other cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from crossing.articles.tables import YEAR, Cell, Row, counted, days_named, number_of, of_others, plain_label
from crossing.language.dates import Dated
from crossing.language.spans import Span, month_end
from crossing.ledger.vocabulary import Unit
from crossing.official import Official

TITLES = {Unit.PEOPLE: "People", Unit.BOATS: "Boats"}
FEWEST = 4  # rows with their number: fewer may have it by chance, boats above all
LARGE, FEWEST_LARGE = 1000, 2  # people: of so many, told to the last, two rows have not theirs by chance
SHARE = 0.6  # of the rows that must have their number


def with_head(table: list[Row], official: Official, published: date | None) -> list[Row]:
    """A table with the titles that its numbers give to columns which have none, and the year that its rows lack.

    `table` has at least two rows, as `tables.find_tables` gives them; `published` is the day of the article, if known. It comes
    back as it is where its numbers say nothing.
    """
    head = None if any(cell.is_number for cell in table[0].cells[1:]) else table[0]
    rows = [
        row if plain_label(row.cells[0].text, published) else _untold(row) for row in (table[1:] if head else table)
    ]
    told = [cell.text for cell in head.cells] if head else []
    labels = [days_named(row.cells[0].text, published) for row in rows]
    widest = max(len(row.cells) for row in rows)
    shift = widest - len(told) if told else 0  # where the head has no cell above the labels
    titles = [*[""] * shift, *told] if told else [""] * widest
    if any(YEAR.fullmatch(title) for title in titles):
        named = [_title_of_year(rows, place, title, labels, official) for place, title in enumerate(titles)]
        return [_head(named), *rows]
    series = official.people.series
    stated = any(label.year_stated for label in labels if label)
    for year in [None] if stated else range(series.last.year, series.first.year - 1, -1):
        spans = _spans(labels, year)
        found = [_title(rows, place, spans, official) for place in range(widest)]
        if not any(found):
            continue
        named = [
            title if counted(title) or of_others(title) else own or title
            for title, own in zip(titles, found, strict=False)
        ]
        return [_head(named), *(_of_year(row, label, year) for row, label in zip(rows, labels, strict=True))]
    return table


def _untold(row: Row) -> Row:
    """A row whose label tells more than days, “2025 (forecast)”: what it counts nobody can tell by its neighbours."""
    first, *others = row.cells
    return replace(row, cells=(replace(first, text=""), *others))


def _head(titles: Sequence[str]) -> Row:
    """A row of titles, which stands in no line of the text."""
    return Row(0, tuple(Cell(0, 0, title) for title in titles))


def _spans(labels: Sequence[Dated | None], year: int | None) -> list[Span | None]:
    """The span of each label, in a year if it states none; None where a label names no days."""
    return [_span(label, year) if label else None for label in labels]


def _span(label: Dated, year: int | None) -> Span | None:
    """The span of a label, in a year if it states none."""
    if label.span is None or year is None or label.year_stated:
        return label.span
    span = label.span.in_year(year)
    return span if label.span.day else Span(span.start, month_end(year, span.end.month))


def _title(table: Sequence[Row], place: int, spans: Sequence[Span | None], official: Official) -> str:
    """What a column counts, by its numbers: “People”, “Boats” or nothing."""
    if place == 0:
        return ""  # the labels
    cells = [
        (row.cells[place], span) for row, span in zip(table, spans, strict=True) if place < len(row.cells) and span
    ]
    numbers = [(number_of(cell.text), span) for cell, span in cells if cell.is_number]
    for unit, title in TITLES.items():
        having = [value for value, span in numbers if value and official.on_record(unit, span) == value]
        large = sum(value >= LARGE for value in having)
        if (len(having) >= FEWEST or large >= FEWEST_LARGE) and len(having) >= SHARE * len(numbers):
            return title
    return ""


def _title_of_year(
    table: Sequence[Row], place: int, title: str, labels: Sequence[Dated | None], official: Official
) -> str:
    """The title of a column; what its numbers count is added to one that is a year: “People 2025”."""
    if not YEAR.fullmatch(title):
        return title
    own = _title(table, place, _spans(labels, int(title)), official)
    return f"{own} {title}".strip()


def _of_year(row: Row, label: Dated | None, year: int | None) -> Row:
    """A row whose label states its year."""
    if year is None or label is None or label.year_stated:
        return row
    first, *others = row.cells
    return replace(row, cells=(replace(first, text=f"{first.text} {year}"), *others))
