"""What a finding is, what a rule is, and the one place where rules are registered.

A rule is a function that looks at a `Case` and yields what it found: a kind, the claims and the numbers. Its kinds are
declared beside it, each with its grade, its verdict and the sentence it says. The rule only works out what fills them; the
runner stamps its name and an id on what it found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from crossing.crosscheck.faults import Fault
from crossing.crosscheck.sentences import Word, filled
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim, Event, Money, Person, Promise, Remark, Source, Total
from crossing.ledger.vocabulary import Confidence, Severity, Verdict
from crossing.official import AsPublished, Series, official

SEVERITIES = tuple(Severity)
READER = "reader"  # stands where a finding of a rule has the rule's name
LONG_ID = 4  # more claims than this and the id names the first, the last and how many


class Group(StrEnum):
    """Groups of rules, in the order in which findings are told: what counts most comes first."""

    ARITHMETIC = "arithmetic"
    BETWEEN = "between claims"
    OFFICIAL = "official"
    MULTIPLES = "multiples over a term"
    TIME = "time"
    READERS = "reader"
    WORDS = "words"


GROUPS = tuple(Group)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a source that a finding rests on, and the claim they state, if they state one.

    A finding on a text as a whole has evidence without a line and without a quote.
    """

    source: Source
    line: int | None
    quote: str
    claim: Claim | None = None

    @classmethod
    def of(cls, claim: Claim) -> Evidence:
        """The words of a claim."""
        return cls(claim.source, claim.line, claim.quote, claim)


@dataclass(frozen=True, slots=True)
class Number:
    """A value that a finding used: a key to ask for it, a label for a reader, and its unit where it has one.

    Without a label it is not told to readers.
    """

    key: str
    label: str
    value: float | int | str
    unit: str = ""


def number(label: str, value: float | int | str, unit: str = "", *, key: str = "") -> Number:
    """A number of a finding; without a key of its own it is asked for by its label, without a label no reader is told it."""
    return Number(key or label, label, value, unit)


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that a rule can find: its grade, what it says of the number, if anything, its sentence and its fault.

    `sentence` is a template (see crossing.crosscheck.sentences) of at most 25 words once it is filled; `detail`, another, says
    what a reader may want besides; `fault` is missing from a check that holds alone. Two kinds of a rule may share a name where they say the same thing in other words.
    """

    name: str
    severity: Severity
    verdict: Verdict | None
    sentence: str
    detail: str = ""
    fault: Fault | None = None

    def on(
        self,
        *claims: Claim,
        numbers: Iterable[Number] = (),
        judges: Sequence[Claim] | None = None,
        evidence: Iterable[Evidence] | None = None,
        ident: str = "",
        likely_reading: str = "",
        basis: str = "",
        changed: Sequence[str] = (),
        told: Mapping[str, Word] | None = None,
        **words: Word,
    ) -> Found:
        """What a rule found of this kind on some claims; `told` and `words` fill the sentence.

        `evidence` is that of the claims if not given. `judges` are the claims whose verdict it may decide: all of `claims` if
        not given. `ident` is what stands in the finding's id in place of the claims' ids. `changed` are the words at fault in
        the first quote, where not all of it is.
        """
        return Found(
            kind=self,
            claims=claims,
            evidence=tuple(map(Evidence.of, claims) if evidence is None else evidence),
            numbers=tuple(numbers),
            judges=None if judges is None else tuple(judges),
            sentence=filled(self.sentence, {**(told or {}), **words}),
            detail=filled(self.detail, {**(told or {}), **words}),
            likely_reading=likely_reading,
            basis=basis,
            changed=tuple(changed),
            ident=ident or "+".join(_shortened([claim.claim_id for claim in claims])),
        )


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule hands over; the runner makes a finding of it."""

    kind: Kind
    claims: tuple[Claim, ...]
    evidence: tuple[Evidence, ...]
    numbers: tuple[Number, ...]
    judges: tuple[Claim, ...] | None
    sentence: str
    detail: str
    likely_reading: str
    basis: str
    changed: tuple[str, ...]
    ident: str


def _shortened(idents: list[str]) -> list[str]:
    return idents if len(idents) <= LONG_ID else [idents[0], f"{len(idents) - 2}-more", idents[-1]]


class WithEvidence:
    """What rests on words and is about claims: a finding, a slip."""

    __slots__ = ()

    evidence: tuple[Evidence, ...]  # the first are the words that it is about
    claims: tuple[Claim, ...]

    @property
    def quoted(self) -> tuple[Evidence, ...]:
        """The evidence that quotes a line."""
        return tuple(one for one in self.evidence if one.line is not None)

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(claim.claim_id for claim in self.claims)


@dataclass(frozen=True, slots=True)
class Finding(WithEvidence):
    """One thing the cross-check has to say, with everything needed to check it.

    `rule` is the name of the rule, or "reader" for a reader's remark. `claims` are the claims it touches, `judges` those whose
    verdict it may decide (None: all of them). `evidence` holds the words it rests on, `numbers` the values it used; `changed`
    are the words at fault in the first quote, where not all of it is. A remark says how sure it is (`confidence`) and may
    name a public record beside the words, by its id (`record`). `judged` is the text whose words it judges, where it sets two side by
    side.
    """

    finding_id: str
    rule: str
    kind: str
    severity: Severity
    verdict: Verdict | None
    sentence: str
    claims: tuple[Claim, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    numbers: tuple[Number, ...] = ()
    judges: tuple[Claim, ...] | None = None
    likely_reading: str = ""
    basis: str = ""
    detail: str = ""
    changed: tuple[str, ...] = ()
    confidence: Confidence | None = None
    record: str = ""
    judged: Source | None = None
    fault: Fault | None = None

    @classmethod
    def of(cls, rule: str, found: Found) -> Finding:
        """What a rule found, with its name and an id."""
        return cls(
            finding_id=f"{rule}.{found.ident}",
            rule=rule,
            kind=found.kind.name,
            severity=found.kind.severity,
            verdict=found.kind.verdict,
            sentence=found.sentence,
            claims=found.claims,
            evidence=found.evidence,
            numbers=found.numbers,
            judges=found.judges,
            likely_reading=found.likely_reading,
            basis=found.basis,
            detail=found.detail,
            changed=found.changed,
            fault=found.kind.fault,
        )

    @property
    def deciding(self) -> tuple[Claim, ...]:
        """The claims whose verdict it may decide."""
        return self.claims if self.judges is None else self.judges

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources whose words it shows, each once, in their order."""
        return tuple({one.source.source_id: one.source for one in self.evidence}.values())

    @property
    def about(self) -> tuple[str, ...]:
        """The ids of the sources whose words it judges; where reports differ, not the one that only bears witness."""
        if self.judged is not None:
            return (self.judged.source_id,)
        return tuple(dict.fromkeys(claim.source_id for claim in self.judges or ())) or self.source_ids

    @property
    def source_ids(self) -> tuple[str, ...]:
        """The ids of its sources."""
        return tuple(source.source_id for source in self.sources)

    def number(self, key: str) -> float | int | str:
        """The value of one of its numbers. Raises KeyError if it has none of that key."""
        return {one.key: one.value for one in self.numbers}[key]


@dataclass(frozen=True, eq=False)
class Case:
    """What a rule may look at: the rows of the ledger and the official series, each made once."""

    ledger: Ledger

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Every claim, in the order of the table."""
        return tuple(self.ledger.rows.claims.values())

    @cached_property
    def claims_by_line(self) -> Mapping[tuple[str, int], list[Claim]]:
        """Claims by source and line."""
        lines: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in self.claims:
            lines[claim.source_id, claim.line].append(claim)
        return lines

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Every source, by its id."""
        return self.ledger.rows.sources

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Dated events of policy."""
        return tuple(self.ledger.rows.events.values())

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """Published sums: the components of funding and the totals others give."""
        return tuple(self.ledger.rows.money.values())

    @cached_property
    def promises(self) -> tuple[Promise, ...]:
        """What governments promised."""
        return tuple(self.ledger.rows.promises.values())

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Persons the texts name."""
        return tuple(self.ledger.rows.people.values())

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Readers' remarks."""
        return tuple(self.ledger.rows.remarks.values())

    @cached_property
    def totals(self) -> tuple[Total, ...]:
        """Totals that others published."""
        return tuple(self.ledger.rows.totals.values())

    @cached_property
    def official(self) -> Series:
        """People who arrived, by day, as on record now."""
        return official(self.ledger).people.series

    @cached_property
    def then(self) -> AsPublished:
        """People who arrived, as published at the time."""
        return official(self.ledger).people.then


Function = Callable[[Case], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """A check with the words that explain it to a reader.

    `checks` says in one plain sentence what is compared, `tolerance` how close counts as equal, `why` the reason for that
    tolerance; `kinds` are what it can find.
    """

    name: str
    group: Group
    checks: str
    tolerance: str
    why: str
    kinds: tuple[Kind, ...]
    function: Function

    def findings(self, case: Case) -> Iterator[Finding]:
        """Everything it finds in a case. Raises ValueError if that is of a kind it does not declare."""
        for found in self.function(case):
            if self.kinds and found.kind not in self.kinds:
                raise ValueError(f"rule {self.name}: the kind {found.kind.name!r} is not one that it declares")
            yield Finding.of(self.name, found)


RULES: dict[str, Rule] = {}


def rule(
    *, name: str, group: Group | str, checks: str, tolerance: str, why: str, kinds: Iterable[Kind] = ()
) -> Callable[[Function], Function]:
    """Register `def f(case: Case) -> Iterable[Found]` under `name`. Raises ValueError if the name is taken.

    Raises BookError for a kind without a fault, unless it is of a check that holds.
    A rule without `kinds` may find any: those on words get theirs from the rules of reading.
    """
    if group not in GROUPS or group == Group.READERS:
        raise ValueError(f"rule {name}: unknown group {group!r}")
    for kind in (kinds := tuple(kinds)):
        if kind.severity != Severity.HOLDS and kind.fault is None:
            raise BookError(
                f"the rule {name} finds “{kind.name}”, which has no fault: give that Kind one of scripts/crossing/crosscheck/faults.py."
            )

    def register(function: Function) -> Function:
        if name in RULES:
            raise ValueError(f"two rules are called {name!r}")
        RULES[name] = Rule(name, Group(group), checks, tolerance, why, kinds, function)
        return function

    return register
