"""One thing wrong, told once: findings of rules and readers' remarks on the same words as one slip.

A rule that works with numbers and a remark on the same claim, or on the same words, are one slip where they are about the
same kind of fault; a rule on words joins the remark that shares most of its words. Where words alone do not say, the table
`told_together` does, with the reason. A check that holds is no slip: equal checks of one figure told more than once are one
`Check`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import READER, RULES, SEVERITIES, Evidence, Finding, Group, WithEvidence
from crossing.crosscheck.places import Places, Word, Words
from crossing.ledger import Ledger
from crossing.ledger.making import records
from crossing.ledger.rows import Claim, Source
from crossing.ledger.vocabulary import Confidence, Severity, Verdict

TOGETHER, APART = "together", "apart"
# kinds that are no fault: a text beside something later, an aim beside what was done
NO_FAULT = ("texts-differ", "records-in-order", "aim-and-practice")
SAME = 0.5  # of all their words: so many must be shared for two slips to stand on the same words


class SeenBy(StrEnum):
    """How a slip was seen."""

    RULES = "rules"
    REMARKS = "remarks"
    BOTH = "both"


class OfFindings:
    """What is told once of several findings: a slip, a check that holds."""

    __slots__ = ()

    findings: tuple[Finding, ...]

    @property
    def finding_ids(self) -> tuple[str, ...]:
        """The ids of its findings: the addresses that lead to it."""
        return tuple(finding.finding_id for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Slip(WithEvidence, OfFindings):
    """One thing wrong, or worth telling, at one place or between places.

    `slip_id` is the id of its first remark or, where there is none, of the finding that leads it. `what` is the sentence that
    leads; `detail` says more, where the rule has more. `evidence` begins with the words it is about. `findings` are what rules
    and readers said of it, the leading one first.
    """

    slip_id: str
    fault: Fault
    grade: Severity
    confidence: Confidence
    seen_by: SeenBy
    what: str
    detail: str
    reading: str
    basis: str
    evidence: tuple[Evidence, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    words: Words

    @property
    def kind(self) -> str:
        """The kind of the finding that leads."""
        return self.findings[0].kind

    @property
    def is_sure(self) -> bool:
        """True where the book is sure: only such slips count in the headline, on the maps and in the charts."""
        return self.confidence is Confidence.HIGH

    @property
    def about(self) -> tuple[Source, ...]:
        """The sources whose words it judges, each once; not one that only bears witness."""
        judged = {source_id for finding in self.findings for source_id in finding.about}
        shown = {one.source.source_id: one.source for one in self.evidence}
        return tuple(source for source_id, source in shown.items() if source_id in judged)

    @property
    def source(self) -> Source:
        """The source whose words it is about; of several the first."""
        return self.about[0]

    @property
    def line(self) -> int:
        """The line it stands on; 0 where it is about a text as a whole."""
        return next((one.line or 0 for one in self.quoted if one.source == self.source), 0)

    @property
    def judged(self) -> tuple[Claim, ...]:
        """The claims it is about; not one that only bears witness."""
        return tuple({claim.claim_id: claim for finding in self.findings for claim in finding.deciding}.values())

    @property
    def between_texts(self) -> bool:
        """True if it holds the words of one source against those of another."""
        return len({one.source.source_id for one in self.evidence}) > 1


@dataclass(frozen=True, slots=True)
class Check(OfFindings):
    """A check that holds, told once for all the places that state the same figure."""

    check_id: str
    what: str
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]

    @property
    def is_promise(self) -> bool:
        """True where nothing holds or fails: what followed a promise is set beside it."""
        return self.findings[0].verdict is Verdict.CANNOT_BE_TESTED and not self.is_difference

    @property
    def is_difference(self) -> bool:
        """True where a text stands beside something later, or an aim beside a count: what differs is told, and nobody is at fault."""
        return self.findings[0].kind in NO_FAULT

    @property
    def source(self) -> Source:
        """The first source whose words were checked."""
        return self.evidence[0].source

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words checked."""
        return tuple(dict.fromkeys(one for finding in self.findings for one in finding.evidence))


# ---- slips -----------------------------------------------------------------------------------------------------------


def slips(ledger: Ledger, findings: Sequence[Finding]) -> tuple[Slip, ...]:
    """Every slip: the gravest grade first, then by text in order of date, and by line."""
    wrong = [finding for finding in findings if finding.severity is not Severity.HOLDS]
    places = Places(ledger)
    words = {finding.finding_id: places.of(finding) for finding in wrong}
    groups = _grouped(wrong, words, _told(ledger))
    made = [_slip([wrong[i] for i in members], words) for members in groups]
    return tuple(sorted(made, key=_order))


def on_same_words(found: Iterable[Slip], ledger: Ledger) -> list[tuple[Slip, Slip]]:
    """Pairs of slips that stand on the same words without a stated reason; empty if all is well."""
    told = _told(ledger)
    by_word: dict[Word, list[Slip]] = defaultdict(list)
    pairs: dict[tuple[str, str], tuple[Slip, Slip]] = {}
    for slip in found:
        for word in slip.words:
            for other in by_word[word]:
                shared, all_words = len(slip.words & other.words), len(slip.words | other.words)
                if shared / all_words >= SAME and not _stated_apart(slip, other, told):
                    pairs[other.slip_id, slip.slip_id] = (other, slip)
            by_word[word].append(slip)
    return list(pairs.values())


def short_id(finding: Finding) -> str:
    """The id of a remark without the word that marks it as one; of anything else its id."""
    return finding.finding_id.removeprefix(f"{READER}.")


Pairs = Mapping[frozenset[str], str]


@lru_cache(maxsize=4)
def _told(ledger: Ledger) -> Pairs:
    return {frozenset((row.one, row.other)): row.told for row in records(ledger.told_together)}


def _stated_apart(one: Slip, two: Slip, told: Pairs) -> bool:
    pairs = (frozenset((short_id(a), short_id(b))) for a in one.findings for b in two.findings)
    return any(told.get(pair) == APART for pair in pairs)


def by_words(finding: Finding) -> bool:
    """True for what a rule on words found: it sees that a word is odd, not what it does to the reader."""
    return finding.rule in RULES and RULES[finding.rule].group is Group.WORDS


class _Groups:
    """Numbers that belong together (union-find)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def head(self, item: int) -> int:
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, one: int, two: int) -> None:
        first, second = sorted((self.head(one), self.head(two)))
        self._above[second] = first

    def members(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for item in range(len(self._above)):
            found[self.head(item)].append(item)
        return list(found.values())


def _grouped(wrong: Sequence[Finding], words: Mapping[str, Words], told: Pairs) -> list[list[int]]:
    """Which findings are one slip, as lists of their places in `wrong`."""
    groups = _Groups(len(wrong))
    place = {short_id(finding): i for i, finding in enumerate(wrong)}
    met = _Met(wrong, words)
    for i, finding in enumerate(wrong):
        if finding.rule == READER:
            continue
        near = met.near(i)
        apart = {j for j in near if told.get(frozenset((short_id(finding), short_id(wrong[j])))) == APART}
        for j in _joined(i, near - apart, wrong, words):
            groups.join(i, j)
    for pair, how in told.items():
        known = [place[ident] for ident in pair if ident in place]
        if how == TOGETHER and len(known) == len(pair):
            groups.join(*known)
    return groups.members()


class _Met:
    """Findings by the words and claims they share, so that not every two have to be compared."""

    def __init__(self, wrong: Sequence[Finding], words: Mapping[str, Words]) -> None:
        self._keys = [[*words[finding.finding_id], *_judged(finding)] for finding in wrong]
        self._at: dict[object, list[int]] = defaultdict(list)
        for i, keys in enumerate(self._keys):
            for key in keys:
                self._at[key].append(i)

    def near(self, item: int) -> set[int]:
        return {j for key in self._keys[item] for j in self._at[key]} - {item}


def _judged(finding: Finding) -> set[str]:
    return {claim.claim_id for claim in finding.deciding}


def _joined(i: int, near: set[int], wrong: Sequence[Finding], words: Mapping[str, Words]) -> list[int]:
    """The findings that one of a rule is told with: a remark, and of rules on numbers those on the same claim."""
    mine = wrong[i]

    def shared(j: int) -> int:
        return len(words[mine.finding_id] & words[wrong[j].finding_id])

    def same_fault(j: int) -> bool:
        return fault_of(wrong[j]) is fault_of(mine)

    def same_claim(j: int) -> bool:
        return bool(_judged(mine) & _judged(wrong[j]))

    remarks = [j for j in near if wrong[j].rule == READER]
    if by_words(mine):
        fitting = [j for j in remarks if shared(j)]
        others: list[int] = []
    else:
        fitting = [j for j in remarks if same_fault(j)]
        others = [
            j for j in near if wrong[j].rule != READER and not by_words(wrong[j]) and same_fault(j) and same_claim(j)
        ]
    best = max(fitting, key=lambda j: (wrong[j].kind == mine.kind, same_claim(j), shared(j), -j), default=None)
    return others if best is None else [*others, best]


def fault_of(finding: Finding) -> Fault:
    """What kind of fault a finding tells of. Raises ValueError for one that tells of none."""
    if finding.fault is None:
        raise ValueError(f"{finding.finding_id} tells of no fault")
    return finding.fault


def _slip(members: list[Finding], words: Mapping[str, Words]) -> Slip:
    """One slip from the findings that tell of it."""
    told = sorted(members, key=_leads)
    lead, remarks = told[0], [finding for finding in told if finding.rule == READER]
    weighed = [finding for finding in told if not by_words(finding)] or told
    reads = next((finding for finding in [*remarks, *told] if finding.likely_reading), lead)
    named = sorted(remarks, key=lambda finding: finding.finding_id)[:1] or [lead]
    seen = SeenBy.BOTH if 0 < len(remarks) < len(told) else SeenBy.REMARKS if remarks else SeenBy.RULES
    return Slip(
        slip_id=short_id(named[0]),
        fault=fault_of(lead),
        grade=min((finding.severity for finding in weighed), key=SEVERITIES.index),
        confidence=_confidence(told),
        seen_by=seen,
        what=lead.sentence,
        detail=lead.detail,
        reading=reads.likely_reading,
        basis=reads.basis,
        evidence=tuple(dict.fromkeys(one for finding in told for one in _without_claims(finding))),
        claims=tuple({claim.claim_id: claim for finding in told for claim in finding.claims}.values()),
        findings=tuple(told),
        words=words[lead.finding_id],
    )


def _leads(finding: Finding) -> tuple[bool, bool, int, str]:
    """A rule with numbers leads, then a remark; of several the gravest."""
    return (
        by_words(finding),
        finding.rule == READER,
        SEVERITIES.index(finding.severity),
        finding.finding_id,
    )


def _without_claims(finding: Finding) -> list[Evidence]:
    """The evidence that quotes, so that words quoted for a claim and by a remark stand once."""
    return [Evidence(one.source, one.line, one.quote) for one in finding.evidence]


def _confidence(told: Sequence[Finding]) -> Confidence:
    """How sure the book is of a slip: as sure as the finding that leads; never sure of what rests on an unconfirmed draft."""
    lead = told[0]
    if lead.confidence:
        return lead.confidence
    if any(claim.is_draft for finding in told for claim in finding.claims):
        return Confidence.LOW
    return Confidence.MEDIUM if by_words(lead) else Confidence.HIGH


def _order(slip: Slip) -> tuple[int, object, str, int, str]:
    source = slip.source
    return SEVERITIES.index(slip.grade), source.published, source.source_id, slip.line, slip.slip_id


# ---- checks that hold ------------------------------------------------------------------------------------------------


def checks(findings: Iterable[Finding]) -> tuple[Check, ...]:
    """Every check that holds, once for each figure: the same number told in three places is checked once."""
    same: dict[object, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.severity is Severity.HOLDS:
            same[finding.kind, frozenset(map(_figure, finding.claims)) or finding.finding_id].append(finding)
    return tuple(
        Check(
            check_id=told[0].finding_id,
            what=told[0].sentence,
            findings=tuple(told),
            claims=tuple({claim.claim_id: claim for finding in told for claim in finding.claims}.values()),
        )
        for told in same.values()
    )


def _figure(claim: Claim) -> object:
    """What makes two claims the same figure. A claim without a number or a span is only itself."""
    if claim.value is None and claim.span is None:
        return claim.claim_id
    return claim.measure.name, claim.value, claim.unit, claim.span
