"""The numbers alone: a table with a row for each number that a report states, beside what is on record now."""

from __future__ import annotations

import pandas as pd

from crossing.crosscheck import Results
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.package import Field
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Stating
from crossing.official.on_record import on_record

BAR = " | "  # between the items of a list in a cell
DECIMALS = 4  # kept of a growth or a multiple that is computed; counts have none


def _field(name: str, kind: str, words: str, unit: str = "") -> Field:
    field = Field(name=name, type=kind, description=words)
    return Field(**field, unit=unit) if unit else field


FIELDS = [
    _field("claim_id", "string", "Key of the claim in claims.csv."),
    _field("source", "string", "The report that states it, by its short title."),
    _field("published", "date", "Day on which the report appeared."),
    _field("line", "integer", "Line of the source text, counted from 1.", unit="lines"),
    _field("counts", "string", "What the number counts, in words."),
    _field("qualifier", "string", "How the source qualifies the number."),
    _field("value", "number", "The number as stated; number words as numbers, millions written out.", unit="see unit"),
    _field("value_high", "number", "Upper end where a range is stated.", unit="see unit"),
    _field("unit", "string", "Unit of the value and of what is on record."),
    _field("period_start", "date", "First day of the span the number speaks of."),
    _field("period_end", "date", "Last day of that span."),
    _field(
        "on_record_now",
        "number",
        "What the official series now says for the same; empty where it does not hold it.",
        unit="see unit",
    ),
    _field("number_verdict", "string", "The verdict on the number, as in claims.csv."),
    _field("since", "string", "What changed after publication although the number fits, as in claims.csv."),
]


def numbers_only(ledger: Ledger, found: Results) -> pd.DataFrame:
    """Return a row for each claim that states a number, with the columns of FIELDS, in the order of the ledger."""
    claims = [claim for claim in ledger.rows.claims.values() if claim.states is Stating.NUMBER]
    return pd.DataFrame([_row(claim, ledger, found) for claim in claims], columns=[field["name"] for field in FIELDS])


def _row(claim: Claim, ledger: Ledger, found: Results) -> dict[str, str]:
    now, judged = on_record(claim, ledger), found.judgements[claim.claim_id]
    return {
        "claim_id": claim.claim_id,
        "source": claim.source.short_title,
        "published": f"{claim.source.published}",
        "line": f"{claim.line}",
        "counts": claim.measure.label,
        "qualifier": claim.qualifier,
        "value": _number(claim.value),
        "value_high": _number(claim.value_high),
        "unit": claim.unit,
        "period_start": f"{claim.span.start}" if claim.span else "",
        "period_end": f"{claim.span.end}" if claim.span else "",
        "on_record_now": _number(now.value) if now else "",
        "number_verdict": judged.number,
        "since": BAR.join(judged.since),
    }


def _number(value: float | None) -> str:
    """A number as a table has it: whole where it is whole, "" where there is none."""
    return "" if value is None else f"{prose.rounded(value, DECIMALS):.15g}"
