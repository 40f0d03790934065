"""Rows of the ledger as frozen objects, made once for a loaded ledger: `ledger.claim("kent-2021-11-05")`.

A claim has one shape from here to the page. What is missing is None (numbers, dates, spans) or "" (text), never zero.
pandas is for tables that are summed; whoever asks a single row a question asks one of these.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import namedtuple
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar
from urllib.parse import urlsplit

from crossing.errors import BookError
from crossing.language.spans import Span, first_day, last_day
from crossing.ledger.vocabulary import (
    Confidence,
    Dating,
    InSeries,
    Language,
    MeasureRole,
    MoneyKind,
    PageKind,
    Qualifier,
    RecordOf,
    RecordScope,
    Role,
    Says,
    Severity,
    SpanKind,
    Stated,
    Stating,
    Unit,
    UnitKind,
)

if TYPE_CHECKING:
    import pandas as pd

    from crossing.ledger.tables import Ledger


ORIGINAL = "original"  # the quality of a text that is as its publisher printed it


@dataclass(frozen=True, slots=True)
class Source:
    """A text: who published it, when, and how its text reached the book."""

    source_id: str
    title: str
    short_title: str
    name: str
    producer: str
    about: str
    published: dt.date
    published_basis: Dating
    date_evidence: str
    text_quality: str
    words: int
    lines: int
    citation: str
    url_main: str

    @property
    def address(self) -> str:
        """Where the text itself can be read; "" where no more than its publisher's front page is known."""
        return self.url_main if urlsplit(self.url_main).path.strip("/") else ""

    @property
    def is_copy(self) -> bool:
        """True for a machine-made copy of somebody's report."""
        return self.text_quality != ORIGINAL


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure counts. `name` is its key; code asks for its role, its unit and its span, never for the name."""

    name: str
    label: str
    role: MeasureRole
    unit_kind: UnitKind
    span_kind: SpanKind
    in_series: InSeries
    one_value: bool
    counted: bool
    needs: str
    reason: str

    @property
    def comparable(self) -> bool:
        """True if a count of it can be held against the official series for the same span."""
        return self.in_series in (InSeries.SAME, InSeries.NEAR)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the book; `chapter` is its file name without the ending, `position` its order."""

    chapter: str
    short_title: str
    kind: PageKind
    position: int
    description: str
    summary: str
    language: Language


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a source states, as stated."""

    claim_id: str
    source: Source
    line: int
    quote: str
    measure: Measure
    value: float | None
    value_high: float | None
    qualifier: Qualifier
    record: RecordScope | None
    unit: Unit
    span: Span | None
    span_basis: Stated | None
    base: Span | None
    place: str
    speaker: str
    speaker_role: Role
    reading: str
    reading_basis: str
    chapter: str
    note: str
    not_testable: str
    caveat: str
    elsewhere: str
    short: str

    @property
    def source_id(self) -> str:
        """The id of its source."""
        return self.source.source_id

    @property
    def states(self) -> Stating:
        """What it states: a number, a date or time, or something without a number."""
        if self.unit in (Unit.DATE, Unit.TIME):
            return Stating.DATE
        return Stating.NOTHING if self.value is None else Stating.NUMBER

    @property
    def day(self) -> dt.date | None:
        """The single day it speaks of, or None where it speaks of none or of more."""
        return self.span.day if self.span else None


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of policy; `date` is an ISO year, month or day."""

    event_id: str
    date: str
    date_end: dt.date | None
    order: int | None
    event: str
    label: str
    short: str
    actor: str
    kind: str
    country: str
    citation: str
    url: str
    source_id: str
    chapter: str

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return first_day(self.date)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        return self.date_end or last_day(self.date)

    @property
    def place(self) -> tuple[str, int]:
        """What events are sorted by: the date, then the order among those of that date; those without one come last."""
        return self.date, sys.maxsize if self.order is None else self.order


@dataclass(frozen=True, slots=True)
class Money:
    """A published sum: a component or a total, in its own currency and in pounds."""

    money_id: str
    kind: MoneyKind
    agreed: str
    since: int | None
    covers: str
    short: str
    amount: float
    currency: Unit
    amount_gbp: float
    amount_gbp_high: float | None
    gbp_basis: str
    citation: str
    url: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the texts name."""

    person_id: str
    name: str
    office: str
    party: str
    born: dt.date | None
    citation: str

    def named_in(self, words: str) -> bool:
        """Whether words name the person: by the surname, as a word of its own, with any apostrophe."""
        surname, words = (text.replace("’", "'") for text in (self.name.split()[-1], words))
        return re.search(rf"\b{re.escape(surname)}\b", words) is not None


@dataclass(frozen=True, slots=True)
class Promise:
    """What a government promised; `made` is an ISO year, month or day."""

    promise_id: str
    person: Person
    made: str
    deadline: dt.date | None
    promise: str
    claim_id: str
    citation: str
    url: str
    made_by: str

    @property
    def by(self) -> str:
        """Whose promise it is called in few words: an office's, or a person's by the surname."""
        return self.made_by or self.person.name.split()[-1]

    @property
    def turn(self) -> dt.date:
        """The day from which “after” is counted: its deadline, or the last day on which it may have been made."""
        return self.deadline or last_day(self.made)


@dataclass(frozen=True, slots=True)
class Remark:
    """What only a reader can judge: a row of annotations.csv."""

    annotation_id: str
    source: Source
    line: int
    quote: str
    line_2: int | None
    quote_2: str
    changed: tuple[str, ...]
    kind: str
    severity: Severity
    what_is_wrong: str
    likely_reading: str
    basis: str
    confidence: Confidence
    claim_id: str

    @property
    def source_id(self) -> str:
        """The id of its source."""
        return self.source.source_id


@dataclass(frozen=True, slots=True)
class Pair:
    """What a reader sees between two texts, or between a text and a public record: a row of pairs.csv.

    `source_2` is None where the text is held against `record` alone, the id of an event, a public count or a sum of money.
    """

    pair_id: str
    source: Source
    line: int
    quote: str
    source_2: Source | None
    line_2: int | None
    quote_2: str
    record: str
    within: str
    says: Says
    severity: Severity | None
    what: str
    likely_reading: str
    basis: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Total:
    """A total that somebody else published; `vintage` is the ISO year, month or day of its publication."""

    total_id: str
    measure: Measure
    span: Span
    value: int
    vintage: str
    citation: str


@dataclass(frozen=True, slots=True)
class PublicCount:
    """What others counted and published beside the official series; `published` and `as_of` are ISO years, months or days."""

    context_id: str
    topic: str
    counts: str
    span: Span
    value: float
    value_high: float | None
    unit: str
    qualifier: Qualifier
    publisher: str
    page: str
    published: str
    url: str
    as_of: str
    record_of: RecordOf | None
    note: str


class _DataClass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Row = TypeVar("Row")
RowClass = TypeVar("RowClass", bound=_DataClass)


class Rows:
    """Every row of the ledger's tables of people, each made once; in the order of the tables."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    @cached_property
    def measures(self) -> dict[str, Measure]:
        """Measures by name."""
        return {row.measure: _measure(row) for row in records(self._ledger.measures)}

    @cached_property
    def chapters(self) -> dict[str, Chapter]:
        """Pages by their name, in the order of the book."""
        pages = [
            _taken(
                Chapter,
                row,
                kind=_one_of(PageKind, row.kind, f"data/chapters.csv, {row.chapter}"),
                language=_one_of(Language, row.language, f"data/chapters.csv, {row.chapter}"),
            )
            for row in records(self._ledger.chapters)
        ]
        return {page.chapter: page for page in sorted(pages, key=lambda page: page.position)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Sources by id."""
        return {
            row.source_id: _taken(
                Source, row, published_basis=_one_of(Dating, row.published_basis, f"data/sources.csv, {row.source_id}")
            )
            for row in records(self._ledger.sources)
        }

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """Claims by id."""
        return {row.claim_id: _claim(row, self.sources, self.measures) for row in records(self._ledger.claims)}

    @cached_property
    def events(self) -> dict[str, Event]:
        """Dated events by id."""
        return {row.event_id: _taken(Event, row) for row in records(self._ledger.policy)}

    @cached_property
    def money(self) -> dict[str, Money]:
        """Sums of money by id."""
        return {row.money_id: _money(row) for row in records(self._ledger.money)}

    @cached_property
    def people(self) -> dict[str, Person]:
        """People by id."""
        return {row.person_id: _taken(Person, row) for row in records(self._ledger.people)}

    @cached_property
    def promises(self) -> dict[str, Promise]:
        """Promises by id."""
        return {
            row.promise_id: _taken(Promise, row, person=known(self.people, row.person_id, "people.csv"))
            for row in records(self._ledger.promises)
        }

    @cached_property
    def remarks(self) -> dict[str, Remark]:
        """Readers' remarks by id."""
        return {row.annotation_id: _remark(row, self.sources) for row in records(self._ledger.annotations)}

    @cached_property
    def pairs(self) -> dict[str, Pair]:
        """What readers see between texts, by id."""
        return {row.pair_id: _pair(row, self.sources) for row in records(self._ledger.pairs)}

    @cached_property
    def totals(self) -> dict[str, Total]:
        """Other published totals by id."""
        return {
            row.total_id: _taken(
                Total,
                row,
                measure=known(self.measures, row.measure, "measures.csv"),
                span=Span(row.period_start, row.period_end),
            )
            for row in records(self._ledger.other_totals)
        }

    @cached_property
    def public_counts(self) -> dict[str, PublicCount]:
        """Public counts by id."""
        return {
            row.context_id: _taken(
                PublicCount,
                row,
                span=Span(row.start, row.end),
                qualifier=_one_of(Qualifier, row.qualifier, f"data/context/public_counts.csv, {row.context_id}"),
                record_of=_one_of(RecordOf, row.record_of, f"data/context/public_counts.csv, {row.context_id}")
                if row.record_of
                else None,
            )
            for row in records(self._ledger.public_counts)
        }


def known(rows: Mapping[str, Row], ident: str, table: str) -> Row:
    """Return the row with this id. Raises BookError if `table` (a file name) has none."""
    try:
        return rows[ident]
    except KeyError:
        raise BookError(f"data/{table} has no row “{ident}”: correct the id, or add the row.") from None


def _measure(row: Any) -> Measure:
    where = f"data/measures.csv, {row.measure}"
    return _taken(
        Measure,
        row,
        name=row.measure,
        role=_one_of(MeasureRole, row.role, where),
        unit_kind=_one_of(UnitKind, row.unit_kind, where),
        span_kind=_one_of(SpanKind, row.span_kind, where),
        in_series=_one_of(InSeries, row.in_series, where),
        one_value=row.one_value == "yes",
        counted=row.counted == "yes",
    )


def _claim(row: Any, sources: dict[str, Source], measures: dict[str, Measure]) -> Claim:
    where = f"data/claims.csv, {row.claim_id}"
    return _taken(
        Claim,
        row,
        source=known(sources, row.source_id, "sources.csv"),
        measure=known(measures, row.measure, "measures.csv"),
        qualifier=_one_of(Qualifier, row.qualifier, where),
        record=_one_of(RecordScope, row.record, where) if row.record else None,
        unit=_one_of(Unit, row.unit, where),
        span=_span(row.period_start, row.period_end),
        span_basis=_one_of(Stated, row.period_basis, where) if row.period_basis else None,
        base=_span(row.base_start, row.base_end),
        speaker_role=_one_of(Role, row.speaker_role, where),
    )


def _money(row: Any) -> Money:
    where = f"data/money.csv, {row.money_id}"
    return _taken(Money, row, kind=_one_of(MoneyKind, row.kind, where), currency=_one_of(Unit, row.currency, where))


def _remark(row: Any, sources: dict[str, Source]) -> Remark:
    where = f"data/annotations.csv, {row.annotation_id}"
    return _taken(
        Remark,
        row,
        source=known(sources, row.source_id, "sources.csv"),
        changed=changed_words(row),
        severity=_one_of(Severity, row.severity, where),
        confidence=_one_of(Confidence, row.confidence, where),
    )


def _pair(row: Any, sources: dict[str, Source]) -> Pair:
    where = f"data/pairs.csv, {row.pair_id}"
    return _taken(
        Pair,
        row,
        source=known(sources, row.source_id, "sources.csv"),
        source_2=known(sources, row.source_2, "sources.csv") if row.source_2 else None,
        says=_one_of(Says, row.says, where),
        severity=_one_of(Severity, row.severity, where) if row.severity else None,
        confidence=_one_of(Confidence, row.confidence, where),
    )


def _span(start: dt.date | None, end: dt.date | None) -> Span | None:
    return Span(start, end) if start is not None and end is not None else None


def _taken(kind: type[RowClass], row: Any, /, **made: Any) -> RowClass:
    """An object of a row class: its cells by name, and what is `made` from several of them or is of another type."""
    return kind(**{name: made[name] if name in made else getattr(row, name) for name in kind.__dataclass_fields__})


Listed = TypeVar("Listed", bound=StrEnum)


def _one_of(kind: type[Listed], cell: str, where: str) -> Listed:
    """A cell as a value of its closed list. Raises BookError, with `where` it stands, if it is none."""
    try:
        return kind(cell)
    except ValueError:
        raise BookError(
            f"{where}: “{cell}” is not in the closed list of this column; use one of: {', '.join(kind)}."
        ) from None


def changed_words(row: Any) -> tuple[str, ...]:
    """Return the words of a quote that are at fault, which a cell has between bars; they may hold commas."""
    return tuple(filter(None, (words.strip() for words in row.changed_words.split("|"))))


def records(table: pd.DataFrame) -> list[Any]:
    """Every row of any table as a named tuple: dates as datetime.date, numbers as int or float, missing values as None."""
    columns = [_plain(table[name]) for name in table.columns]
    row_type: Any = namedtuple("Row", list(table.columns))  # type: ignore[misc]  # columns are known when it runs
    return [row_type(*cells) for cells in zip(*columns, strict=True)] if len(table) else []


def _plain(column: pd.Series) -> list[Any]:
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column):
        return column.to_numpy().astype("datetime64[D]").tolist()
    if pd.api.types.is_integer_dtype(column):
        return [None if cell is pd.NA else int(cell) for cell in column]
    if pd.api.types.is_float_dtype(column):
        return [None if cell != cell else cell for cell in column.tolist()]
    return ["" if cell is None or cell is pd.NA else cell for cell in column.tolist()]
