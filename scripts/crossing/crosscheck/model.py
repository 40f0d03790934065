"""What a finding is, what a rule is, and the one place where rules are registered."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from crossing.reading.hits import SEVERITIES

if TYPE_CHECKING:  # the ledger module reads files; a rule needs only its tables
    from crossing.ledger import Ledger
    from crossing.official import Series

VERDICTS = (
    "consistent",
    "revised",
    "superseded",
    "conflicts",
    "contradicted",
    "garbled",
    "depends",
    "not testable",
)
GROUPS = (
    "arithmetic",
    "between claims",
    "official",
    "on his watch",
    "time",
    "words",
    "terms",
)


def source_of(claim_id: str) -> str:
    """The id of a claim's source: a claim's id begins with it."""
    return claim_id.rsplit("-", 1)[0]


@dataclass(frozen=True)
class Finding:
    """One thing the cross-check has to say, with everything needed to check it.

    `rule` is the name of the rule, or "reader" for a reader's annotation. `numbers` holds the values used, each under a
    plain label. `lines` and `quotes` run in step: line i holds quote i. A finding that belongs to no claim has empty
    `claim_ids`. `verdict` is one of VERDICTS, `severity` one of SEVERITIES.
    """

    finding_id: str
    rule: str
    kind: str
    severity: str
    source_ids: tuple[str, ...]
    claim_ids: tuple[str, ...]
    lines: tuple[int, ...]
    quotes: tuple[str, ...]
    numbers: dict[str, float | int | str]
    verdict: str
    sentence: str
    likely_reading: str = ""
    basis: str = ""
    judges: tuple[str, ...] | None = None  # claims whose verdict it may decide; None means all of claim_ids

    @property
    def about(self) -> tuple[str, ...]:
        """The sources whose words it judges; of two reports that differ, not the one that only bears witness."""
        judged = dict.fromkeys(map(source_of, self.judges or ()))
        return tuple(judged) or tuple(dict.fromkeys(self.source_ids))

    def __post_init__(self) -> None:
        if self.verdict not in VERDICTS:
            raise ValueError(f"{self.finding_id}: unknown verdict {self.verdict!r}")
        if self.severity not in SEVERITIES:
            raise ValueError(f"{self.finding_id}: unknown severity {self.severity!r}")


@dataclass
class Case:
    """What a rule may look at: the ledger and, where they are at hand, the texts line by line.

    `texts` maps a source id to its lines (line 1 is element 0); it is empty where the texts are not present, and then a
    rule that needs them reads stored results or stays silent. What several rules share is worked out once and kept.
    """

    ledger: Ledger
    texts: dict[str, list[str]] = field(default_factory=dict)
    shared: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def claims(self) -> list[Any]:
        """Every claim as a light record (attributes are the columns of claims.csv), in the order of the table.

        Numbers that are missing are None and dates that are missing are None, so `if claim.value is not None` is the
        one test for "was a number stated".
        """
        from crossing.ledger.rows import records

        return records(self.ledger.claims)

    @cached_property
    def sources(self) -> dict[str, Any]:
        """Every source as a light record, by its id; missing dates are None."""
        from crossing.ledger.rows import records

        return {row.source_id: row for row in records(self.ledger.sources)}

    @cached_property
    def official(self) -> Series:
        """The official series on record now."""
        from crossing.official import official

        return official(self.ledger).people.series


@dataclass(frozen=True)
class Rule:
    """A check with the words that explain it to a reader.

    `checks` says in one plain sentence what is compared, `tolerance` how close counts as equal, `why` the reason for
    that tolerance. `group` is one of GROUPS.
    """

    name: str
    group: str
    checks: str
    tolerance: str
    why: str
    function: Callable[[Case], Iterable[Finding]]


RULES: dict[str, Rule] = {}


def rule(*, name: str, group: str, checks: str, tolerance: str, why: str) -> Callable:
    """Register `def f(case: Case) -> Iterable[Finding]` under `name`; a name can be taken only once."""
    if group not in GROUPS:
        raise ValueError(f"rule {name}: unknown group {group!r}")

    def register(function: Callable[[Case], Iterable[Finding]]) -> Callable:
        if name in RULES and RULES[name].function.__module__ != function.__module__:
            raise ValueError(f"two rules are called {name!r}")
        RULES[name] = Rule(name, group, checks, tolerance, why, function)
        return function

    return register


def is_missing(value: Any) -> bool:
    """True for an empty string, None, NaN, NA and NaT."""
    return value is None or value == "" if isinstance(value, (str, type(None))) else bool(pd.isna(value))
