"""Two verdicts a claim: its number by what the rules found, its words by the slips that stand on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossing.crosscheck.faults import Fault
from crossing.crosscheck.model import Finding
from crossing.crosscheck.places import Places
from crossing.crosscheck.slips import Slip
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import MeasureRole, NumberVerdict, Severity, Stated, Unit, Verdict, WordsVerdict

# What findings say, gravest first: the first that any finding says of a claim is its verdict.
ORDER = (
    (NumberVerdict.DOES_NOT_FIT, (Verdict.DOES_NOT_FIT,)),
    (NumberVerdict.DEPENDS, (Verdict.DEPENDS,)),
    (NumberVerdict.FITS, (Verdict.FITS, Verdict.SINCE_REVISED, Verdict.SINCE_OVERTAKEN)),
)
SINCE = (Verdict.SINCE_REVISED, Verdict.SINCE_OVERTAKEN)
# Kinds of slip by which a text is corrupt, where a likely reading can be given; in a copy also faults that only copying makes.
CORRUPT = {"wrong-word", "garbled-name", "garbled-idiom", "garbled-unit", "garbled-grammar", "changed-number", "typo"}
BY_COPYING = {Fault.MEANING, Fault.WHO, Fault.QUOTATION}
HALF = 0.5  # of a slip's words: so many must stand in a claim's quote for the slip to be about its words
NO_NUMBER = "No number is stated."
# Units of which a figure without a number says too little to be tested.
WANT_NUMBER = (Unit.PEOPLE, Unit.BOATS, Unit.PERCENT, Unit.RATIO)
DATE_WORKED_OUT = "It is worked out from the day of publication; no event in the tables, from another source, dates it."


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the cross-check says of a claim: of its number, with `since` (what changed later), and of its words.

    `reason` tells why the number came out so, `words_reason` what is wrong with the words (empty where they are clear).
    `slips` are those that stand on its words, `finding_ids` all findings that name it.
    """

    claim: Claim
    number: NumberVerdict
    since: tuple[Verdict, ...]
    reason: str
    words: WordsVerdict
    words_reason: str
    slips: tuple[Slip, ...]
    finding_ids: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """The verdict on the number with what changed since: “fits, since revised”."""
        return ", ".join([self.number, *self.since])


def judge(ledger: Ledger, findings: Iterable[Finding], slips: Sequence[Slip]) -> dict[str, Verdicts]:
    """A judgement for every claim, by its id, in the order of claims.csv."""
    mentioned: dict[str, list[str]] = defaultdict(list)
    deciding: dict[str, list[Finding]] = defaultdict(list)
    for found in findings:
        for claim in found.claims:
            mentioned[claim.claim_id].append(found.finding_id)
        for claim in found.deciding:
            deciding[claim.claim_id].append(found)
    on_words = _slips_on_words(ledger, slips)
    judged = {}
    for claim_id, claim in ledger.rows.claims.items():
        number, since, reason = _number(claim, deciding[claim_id])
        mine = tuple(on_words[claim_id])
        words, words_reason = _words(mine)
        judged[claim_id] = Verdicts(claim, number, since, reason, words, words_reason, mine, tuple(mentioned[claim_id]))
    return judged


# ---- the number ------------------------------------------------------------------------------------------------------


def _number(claim: Claim, findings: list[Finding]) -> tuple[NumberVerdict, tuple[Verdict, ...], str]:
    for number, says in ORDER:
        telling = [found for found in findings if found.verdict in says]
        if telling:
            since = tuple(note for note in SINCE if number is NumberVerdict.FITS and _says(telling, note))
            return number, since, " ".join(dict.fromkeys(_reasons(telling, since)))
    told = next((found.sentence for found in findings if found.verdict is Verdict.CANNOT_BE_TESTED), "")
    return NumberVerdict.CANNOT_BE_TESTED, (), told or _reason(claim)


def _says(findings: list[Finding], verdict: Verdict) -> bool:
    return any(found.verdict is verdict for found in findings)


def _reasons(telling: list[Finding], since: tuple[Verdict, ...]) -> list[str]:
    """The sentence that decides; where a number fits and has changed since, the sentences that say how."""
    if since:
        return [next(found.sentence for found in telling if found.verdict is note) for note in since]
    return [telling[0].sentence]


def _reason(claim: Claim) -> str:
    """Why a claim that no rule tested cannot be tested: what its row says of it alone, or what its measure needs."""
    if claim.not_testable:
        return claim.not_testable
    if claim.measure.role is MeasureRole.DATE and claim.span_basis is Stated.INFERRED:
        return DATE_WORKED_OUT
    reason = claim.measure.reason
    wants_number = claim.unit.is_money or claim.unit in WANT_NUMBER
    says_so = "number" in reason
    return f"{NO_NUMBER} {reason}" if claim.value is None and wants_number and not says_so else reason


# ---- the words -------------------------------------------------------------------------------------------------------


def _words(slips: Sequence[Slip]) -> tuple[WordsVerdict, str]:
    """The gravest that slips say of words; what is only untidy leaves them clear."""
    corrupt = next((slip for slip in slips if slip.grade is not Severity.UNTIDY and _is_corrupt(slip)), None)
    if corrupt:
        return WordsVerdict.GARBLED, corrupt.what
    grades = ((Severity.MISLEADING, WordsVerdict.MISLEADING), (Severity.CONFUSING, WordsVerdict.UNCLEAR))
    for grade, verdict in grades:
        graded = next((slip for slip in slips if slip.grade is grade), None)
        if graded:
            return verdict, graded.what
    return WordsVerdict.CLEAR, ""


def _is_corrupt(slip: Slip) -> bool:
    copied = slip.source.is_copy and slip.fault in BY_COPYING
    return bool(slip.reading) and (copied or any(finding.kind in CORRUPT for finding in slip.findings))


def _slips_on_words(ledger: Ledger, slips: Sequence[Slip]) -> dict[str, list[Slip]]:
    """By the id of each claim, the slips that are about it or stand, with half of their words or more, in its quote."""
    places = Places(ledger)
    by_line: dict[tuple[str, int], list[Slip]] = defaultdict(list)
    for slip in slips:
        for where in {(source_id, line) for source_id, line, _ in slip.words}:
            by_line[where].append(slip)
    found: dict[str, list[Slip]] = defaultdict(list)
    for slip in slips:
        for claim in slip.judged:
            found[claim.claim_id].append(slip)
    for claim in ledger.rows.claims.values():
        near = by_line.get((claim.source_id, claim.line))
        if near:
            quote = places.of_claim(claim)
            known = found[claim.claim_id]
            known += [slip for slip in near if slip not in known and len(slip.words & quote) >= HALF * len(slip.words)]
    return found
