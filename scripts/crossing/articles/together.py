"""An archive held against itself: statements of different articles that exclude each other, and slips that are repeated.

The rules are the book's own: those of the cross-check between claims run on what the articles state of people and boats that
arrived, as they run on the ledger. One more is at home here, since only an archive has many outlets: a number that does not
fit the series and stands in several articles.

Statements that a rule compares count the same thing in the same year, so each such group is a task of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeVar

from crossing.articles import store
from crossing.articles.optional import needed
from crossing.articles.run import Job, Row, Runner
from crossing.language import prose
from crossing.language.spans import Span, whole_year
from crossing.ledger import read_columns, resource
from crossing.ledger.columns import rows_of
from crossing.ledger.rows import Claim, Measure, Source
from crossing.ledger.vocabulary import InSeries, MeasureRole, Qualifier, Role, SpanKind, Unit, UnitKind
from crossing.reading.answers import Answer
from crossing.reading.engine import book_tables

RULES = ("same-span", "running-total-order", "day-inside-total")  # of the cross-check
# kinds of their findings that two articles cannot both be right about
FAULTS = {"statements-exclude", "total-falls", "day-exceeds-total"}
REPEATED = "repeated-slip"
COLUMNS = {
    "rule": "string", "kind": "string", "measure": "string", "unit": "string", "span_start": "date32", "span_end": "date32", "statements": "int64",
    "outlets": "int64", "first": "string", "lowest": "float64", "highest": "float64", "sentence": "string", "articles": "string",
}  # fmt: skip
Made = TypeVar("Made", Source, Claim)
QUALIFIERS = frozenset(Qualifier)
NAMED = 20  # articles that a row names; it counts them all


class Stated(NamedTuple):
    """One statement of an article, as it stands in the table of figures."""

    place: int
    number: int
    ident: str
    outlet: str
    published: date | None
    line: int
    quote: str
    unit: str
    value: float
    high: float | None
    qualifier: str
    start: date
    end: date
    answer: str


@dataclass(frozen=True, slots=True)
class Together:
    """The statements of one unit that begin in one year: what the rules may compare."""

    unit: str
    year: int
    statements: tuple[Stated, ...]


READ = (
    "place",
    "number",
    "id",
    "outlet",
    "published",
    "line",
    "quote",
    "unit",
    "value",
    "high",
    "qualifier",
    "span_start",
    "span_end",
    "answer",
)


def groups(rows: Iterable[Sequence[Any]]) -> list[Together]:
    """Statements, one row each in the order of `Stated`, as the groups that are compared, largest first."""
    found: dict[tuple[str, int], list[Stated]] = defaultdict(list)
    for row in rows:
        one = Stated(*row)
        found[one.unit, one.start.year].append(one)
    made = [Together(unit, year, tuple(statements)) for (unit, year), statements in found.items()]
    return sorted(made, key=lambda group: (-len(group.statements), group.unit, group.year))


def from_table(figures: Path) -> Iterator[tuple[Any, ...]]:
    """The statements in a table of figures: numbers of people or boats over a span, as far as it holds any."""
    table = needed("pyarrow.parquet").ParquetFile(figures)
    for batch in table.iter_batches(columns=[*READ, "measure"]):
        columns = [column.to_pylist() for column in batch.columns]
        for *row, measure in zip(*columns, strict=True):
            one = dict(zip(READ, row, strict=True))
            known = (
                one["value"] is not None and one["span_start"] and one["span_end"] and one["qualifier"] in QUALIFIERS
            )
            if known and measure in (Unit.PEOPLE, Unit.BOATS):
                yield tuple((one | {"unit": measure}).values())


def compare(group: Together) -> list[Row]:
    """What the rules find in a group, as rows of COLUMNS."""
    from crossing import crosscheck

    claims = [_claim(one) for one in group.statements]
    wrong = {
        claim.claim_id for claim, one in zip(claims, group.statements, strict=True) if one.answer == Answer.DOES_NOT_FIT
    }
    # a real ledger would need every table; these rules ask of it no more than this has
    case = crosscheck.Case(_Ledger({claim.claim_id: claim for claim in claims}))  # type: ignore[arg-type]
    rows = []
    for name in RULES:
        for finding in crosscheck.RULES[name].findings(case):
            if len({claim.source_id for claim in finding.claims}) > 1 and finding.kind in FAULTS:
                rows.append(_row(name, finding.kind, finding.sentence, list(finding.claims)))
    rows += _repeated([claim for claim in claims if claim.claim_id in wrong])
    return rows


def _repeated(claims: list[Claim]) -> Iterator[Row]:
    """Numbers that do not fit the series and stand in several articles: the slip of the first, repeated by the others."""
    same: dict[tuple[Any, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        same[claim.measure.name, claim.span, claim.value, claim.value_high].append(claim)
    for found in same.values():
        if len({claim.source_id for claim in found}) > 1:
            found.sort(key=lambda claim: (claim.source.published, claim.claim_id))
            first = found[0]
            assert first.span is not None
            assert first.value is not None
            sentence = (
                f"{prose.number(first.value)} for {first.measure.label}, {prose.span(first.span)}, does not fit the official series "
                f"and stands in {len({claim.source_id for claim in found})} articles, first in {first.source.source_id}."
            )
            yield _row(REPEATED, REPEATED, sentence, found)


def _row(rule: str, kind: str, sentence: str, claims: list[Claim]) -> Row:
    first = min(claims, key=lambda claim: (claim.source.published, claim.claim_id))
    spans = [claim.span for claim in claims if claim.span]
    values = [claim.value for claim in claims if claim.value is not None]
    articles = list(dict.fromkeys(claim.source_id for claim in claims))
    return {
        "rule": rule, "kind": kind, "measure": first.measure.name, "unit": first.unit.value,
        "span_start": min(span.start for span in spans).isoformat(), "span_end": max(span.end for span in spans).isoformat(),
        "statements": len(claims), "outlets": len({claim.source.producer or claim.source_id for claim in claims}), "first": first.source_id,
        "lowest": min(values), "highest": max(values), "sentence": sentence, "articles": " | ".join(articles[:NAMED]),
    }  # fmt: skip


class _Ledger:
    """What the rules between claims ask of a ledger, with the statements of articles in place of its claims."""

    def __init__(self, claims: dict[str, Claim]) -> None:
        self.rows = SimpleNamespace(claims=claims)
        tables = book_tables()
        for field in fields(tables):
            setattr(self, field.name, getattr(tables, field.name))


def _claim(one: Stated) -> Claim:
    """A statement of an article as a claim of the ledger; what an article does not say of itself is empty."""
    span, unit = Span(one.start, one.end), Unit(one.unit)
    source = _row_of(
        Source,
        source_id=one.ident,
        name=one.outlet or one.ident,
        producer=one.outlet,
        published=one.published or date.max,
    )
    return _row_of(
        Claim,
        claim_id=f"{one.place}-{one.number}",
        source=source,
        line=one.line,
        quote=one.quote,
        measure=_measures()[unit.value, _kind(span)],
        value=one.value,
        value_high=one.high,
        qualifier=Qualifier(one.qualifier),
        record=None,
        unit=unit,
        span=span,
        base=None,
        speaker_role=Role.OUTLET,
    )


def _row_of(kind: type[Made], **known: Any) -> Made:
    """A row of the ledger of which only some cells are known; the others are empty text."""
    return kind(**{field.name: known.get(field.name, "") for field in fields(kind)})


def _kind(span: Span) -> SpanKind:
    """How long a span is, in the terms of measures.csv."""
    if span.day:
        return SpanKind.DAY
    if span == whole_year(span.start.year):
        return SpanKind.YEAR
    from_january = (span.start.month, span.start.day) == (1, 1) and span.end.year == span.start.year
    return SpanKind.TO_DATE if from_january else SpanKind.PERIOD


@lru_cache(maxsize=1)
def _measures() -> dict[tuple[str, SpanKind], Measure]:
    """The measures of people and boats that the series holds just so, by unit and span."""
    found = {}
    for row in rows_of(read_columns(resource("measures"))):
        if row["role"] == MeasureRole.ARRIVALS and row["in_series"] == InSeries.SAME:
            measure = Measure(
                row["measure"], row["label"], MeasureRole.ARRIVALS, UnitKind(row["unit_kind"]), SpanKind(row["span_kind"]), InSeries.SAME,
                row["one_value"] == "yes", row["counted"] == "yes", row["needs"], row["reason"],
            )  # fmt: skip
            found[row["unit_kind"], measure.span_kind] = measure
    return found


def _whole(group: Together) -> list[Together]:
    return [group]


def _lost(group: Together) -> list[Row]:
    return [
        {
            "rule": "",
            "kind": "lost",
            "unit": group.unit,
            "sentence": f"The statements of {group.year} could not be compared.",
        }
    ]


COMPARE = Job(compare, _whole, _lost)


def found_in(rows: Iterable[Sequence[Any]], workers: Runner) -> list[Row]:
    """Everything that the rules find among statements, in an order that does not depend on who did the work."""
    found = [row for _, rows_found in workers(iter(groups(rows)), COMPARE) for row in rows_found]
    return sorted(
        found,
        key=lambda row: (row["rule"], row["unit"], row.get("span_start", ""), row.get("span_end", ""), row["sentence"]),
    )


def write(out: Path, workers: Runner) -> list[Row]:
    """Hold the statements of a table of figures against each other; write what was found beside it and return it."""
    found = found_in(from_table(out), workers)
    store.write_table(store.beside(out, "together"), COLUMNS, found)
    return found
