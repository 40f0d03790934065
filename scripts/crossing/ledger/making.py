"""The rows of a ledger made of the cells of its tables, each once: a cell becomes a value of its closed list, an id its row."""

from __future__ import annotations

import datetime as dt
from collections import namedtuple
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from crossing.errors import BookError
from crossing.language.languages import Language
from crossing.language.spans import Span
from crossing.ledger.rows import (
    Chapter,
    Claim,
    Event,
    Measure,
    Money,
    Pair,
    Person,
    Promise,
    PublicCount,
    Remark,
    Source,
    Total,
)
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
    Unit,
    UnitKind,
)

if TYPE_CHECKING:
    import pandas as pd

    from crossing.ledger.tables import Ledger


class _DataClass(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Row = TypeVar("Row")
RowClass = TypeVar("RowClass", bound=_DataClass)


class Rows:
    """Every row of the tables that people write, each made once; in the order of the tables."""

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
        return {row.event_id: _event(row) for row in records(self._ledger.policy)}

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


def _event(row: Any) -> Event:
    denies = _one_of(Denial, row.denies, f"data/policy.csv, {row.event_id}") if row.denies else None
    return _taken(Event, row, denies=denies)


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
