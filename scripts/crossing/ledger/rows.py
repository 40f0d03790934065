"""Rows of the ledger as frozen objects: `ledger.claim("kent-2021-11-05")`. They are made in `making`, once for a loaded ledger.

A claim has one shape from here to the page. What is missing is None (numbers, dates, spans) or "" (text), never zero.
pandas is for tables that are summed; whoever asks a single row a question asks one of these.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossing.language.languages import Language
from crossing.language.spans import Span, first_day, last_day
from crossing.ledger.drafts import is_draft
from crossing.ledger.vocabulary import (
    Confidence,
    Dating,
    Denial,
    InSeries,
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

    @property
    def is_draft(self) -> bool:
        """Whether a machine read it and nobody has confirmed its row yet."""
        return is_draft(self.note)


@dataclass(frozen=True, slots=True)
class Event:
    """A dated event of policy; `date` is an ISO year, month or day, `answers` the id of the denial that it answers, or ""."""

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
    denies: Denial | None
    answers: str
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
