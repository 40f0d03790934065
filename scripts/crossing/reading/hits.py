"""What a word rule reports, and the table in which the book keeps its reports."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crossing.errors import BookError

COLUMNS = (
    "finding_id", "rule", "source_id", "line", "quote", "line_2", "quote_2", "changed_words",
    "kind", "severity", "sentence", "likely_reading",
)  # fmt: skip
SEVERITIES = ("misleading", "confusing", "untidy", "holds")


@dataclass(frozen=True)
class Hit:
    """A passage a word rule points at.

    line counts from 1; quote stands in that line. line_2 and quote_2 are the other telling where two are compared (0 and ""
    otherwise). changed holds the words of the quote that are at fault. kind is one of the kinds of annotations.csv.
    """

    rule: str
    line: int
    quote: str
    changed: tuple[str, ...]
    kind: str
    severity: str
    sentence: str
    likely_reading: str = ""
    line_2: int = 0
    quote_2: str = ""


def rows(source_id: str, hits: Iterable[Hit]) -> list[dict[str, str]]:
    """Turn hits into rows of word_findings.csv; ids are rule, source, line and, from the second on, a count."""
    seen: Counter[str] = Counter()
    table = []
    for hit in hits:
        stem = f"{hit.rule}.{source_id}.l{hit.line}"
        seen[stem] += 1
        table.append(
            {
                "finding_id": stem if seen[stem] == 1 else f"{stem}.{seen[stem]}",
                "rule": hit.rule,
                "source_id": source_id,
                "line": str(hit.line),
                "quote": hit.quote,
                "line_2": str(hit.line_2) if hit.line_2 else "",
                "quote_2": hit.quote_2,
                "changed_words": "|".join(hit.changed),
                "kind": hit.kind,
                "severity": hit.severity,
                "sentence": hit.sentence,
                "likely_reading": hit.likely_reading,
            }
        )
    return table


def read(path: Path) -> list[dict[str, str]]:
    """Read stored rows. Raises BookError if the file is missing or has other columns."""
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            reader = csv.DictReader(handle)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise BookError(f"{path.name} does not have the columns of stored word findings; store them again.")
            return list(reader)
    except FileNotFoundError:
        raise BookError(f"{path.name} is missing; restore it from version control.") from None
