"""Slips: every finding is told once, no two slips stand on the same words without a reason, and old addresses lead on."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crossing.book import finding_cards
from crossing.book import findings as pages
from crossing.book.addresses import former_id
from crossing.crosscheck import RULES, Results, results
from crossing.crosscheck.faults import OF_REMARKS, Fault
from crossing.crosscheck.slips import on_same_words, short_id, slips
from crossing.ledger import Ledger, resource
from crossing.ledger.making import records
from crossing.ledger.vocabulary import Severity, Verdict
from crossing.reading.drafting import NOTE
from crossing.workshop.synthetic import claim, ledger_of, source, table


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> Results:
    return results(ledger)


def test_every_finding_is_told_once_in_a_slip_or_a_check(told: Results) -> None:
    listed = [ident for one in (*told.slips, *told.checks) for ident in one.finding_ids]
    assert sorted(listed) == sorted(finding.finding_id for finding in told.findings)
    assert len({slip.slip_id for slip in told.slips}) == len(told.slips)


def test_no_two_slips_stand_on_the_same_words_without_a_stated_reason(told: Results, ledger: Ledger) -> None:
    """Say in data/told_together.csv whether they are one, and why."""
    assert [(one.slip_id, two.slip_id) for one, two in on_same_words(told.slips, ledger)] == []


def test_without_the_stated_reasons_slips_would_stand_on_the_same_words(told: Results, ledger: Ledger) -> None:
    bare = ledger.replaced(told_together=table("told_together"))
    apart = slips(bare, told.findings)
    assert len(apart) > len(told.slips)
    assert on_same_words(apart, bare)


def test_each_stated_reason_names_findings_that_there_are(told: Results, ledger: Ledger) -> None:
    known = {short_id(finding) for finding in told.findings}
    rows = records(ledger.told_together)
    assert [row for row in rows if not {row.one, row.other} <= known] == []
    assert [row for row in rows if row.one > row.other or len(row.why.split()) < 3] == []


@pytest.mark.slow
def test_words_at_fault_may_hold_a_comma() -> None:
    """They are one passage, each word of it, not the first place of each part."""
    note = {"annotation_id": "a-n01", "source_id": "a", "line": 1, "quote": "whether “one, one” would be agreed", "changed_words": "one, one | agreed", "kind": "garbled-idiom", "severity": "confusing", "what_is_wrong": "Two words are lost.", "basis": "context", "confidence": "low"}  # fmt: skip
    ledger = ledger_of(sources=[source("a", date(2021, 11, 16))], annotations=[note])
    found = results(ledger)
    [slip] = found.slips
    card = finding_cards.slip_card(slip, found, ledger, {})
    assert [(one.words, one.changed) for one in card.quotes[0].parts if one.changed] == [
        ("one, one", True),
        ("agreed", True),
    ]
    assert len(slip.words) == 3 and slip.confidence.words == "not sure"


def test_two_remarks_on_the_same_words_are_two_slips_until_a_reader_says_otherwise() -> None:
    note = {"source_id": "a", "line": 1, "quote": "crossed the Atlantic by boat", "kind": "wrong-word", "severity": "misleading", "what_is_wrong": "The sea is wrong.", "basis": "context", "confidence": "high"}  # fmt: skip
    notes = [note | {"annotation_id": "a-n01"}, note | {"annotation_id": "a-n02"}]
    about = {"sources": [source("a", date(2021, 11, 16))], "annotations": notes}
    bare = ledger_of(**about)
    assert [(one.slip_id, two.slip_id) for one, two in on_same_words(results(bare).slips, bare)] == [("a-n01", "a-n02")]
    for how, count in (("apart", 2), ("together", 1)):
        said = ledger_of(**about, told_together=[{"one": "a-n01", "other": "a-n02", "told": how, "why": "A reason."}])
        found = results(said).slips
        assert len(found) == count and on_same_words(found, said) == []


@pytest.mark.parametrize(("note", "sure"), [("", True), (NOTE, False), ("Draft treaty signed.", True)])
def test_no_slip_that_rests_on_an_unconfirmed_draft_is_sure(ledger: Ledger, note: str, sure: bool) -> None:
    """Its verdict is shown, but it counts in no headline and no chart."""
    day = date(2021, 8, 21)  # with 869 people on record
    rows = [claim("a-01", "daily_arrivals", 7_000, day, note=note)]
    found = results(ledger_of(daily=ledger.daily, sources=[source("a", date(2021, 11, 16))], claims=rows))
    [slip] = found.slips
    assert slip.is_sure is sure
    assert found.judgements["a-01"].number == "does not fit"


def test_every_kind_of_rules_and_remarks_has_a_fault() -> None:
    column = next(item for item in resource("annotations")["schema"]["fields"] if item["name"] == "kind")
    kinds = [kind for rule in RULES.values() for kind in rule.kinds if kind.severity != "holds"]
    assert [kind.name for kind in kinds if kind.fault is None] == []
    assert sorted(set(column["constraints"]["enum"]) - set(OF_REMARKS)) == []
    assert {kind.fault for kind in kinds} | set(OF_REMARKS.values()) == set(Fault)


def test_every_finding_of_an_earlier_version_still_has_an_address(told: Results, ledger: Ledger) -> None:
    """Whoever linked to a finding finds the slip that tells it now, or why it was withdrawn."""
    shown = str(pages.findings_page(told, ledger))
    withdrawn = records(ledger.withdrawn)
    assert withdrawn
    for row in withdrawn:
        assert row.finding_id not in told.by_finding, f"{row.finding_id} is back: take it out of data/withdrawn.csv"
        assert not row.told_in or row.told_in in told.by_finding, row.finding_id
        assert f'id="{former_id(row.finding_id)}"' in shown
    for finding in told.findings:
        assert f'id="{former_id(finding.finding_id)}"' in shown


def test_the_foremost_are_ten_that_mislead_in_one_line_each(told: Results, ledger: Ledger) -> None:
    rows = records(ledger.foremost)
    slips_ = [told.by_finding[row.finding_id] for row in rows]
    assert [row.rank for row in rows] == list(range(1, 11))
    assert {slip.grade for slip in slips_} == {"misleading"} and len(set(slips_)) == len(slips_)
    assert [row.line for row in rows if len(row.line.split()) > 25] == []


def test_what_depends_on_what_is_meant_has_one_grade_whoever_said_it() -> None:
    graded = {
        kind.name: kind.severity for each in RULES.values() for kind in each.kinds if kind.verdict is Verdict.DEPENDS
    }
    assert len(graded) > 8
    assert {name: grade for name, grade in graded.items() if grade is not Severity.CONFUSING} == {}


LONGEST_WHAT, LONGEST_SENTENCE = 25, 35  # words


def test_a_slip_is_told_in_at_most_25_words(told: Results) -> None:
    assert {slip.slip_id: slip.what for slip in told.slips if len(slip.what.split()) > LONGEST_WHAT} == {}


def test_no_sentence_of_the_page_has_more_than_35_words(told: Results, ledger: Ledger) -> None:
    texts = [text for slip in told.slips for text in (slip.what, slip.detail, slip.reading)]
    texts += [check.what for check in told.checks]
    texts += [row.line for row in records(ledger.foremost)] + [row.why for row in records(ledger.withdrawn)]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!;])\s+(?=[A-Z“0-9])", text)]
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_SENTENCE] == []


WEEK = 7  # days: of so short a span an event in the tables may be the very one that is told


def test_cannot_be_tested_is_refused_where_a_table_speaks_of_it(told: Results, ledger: Ledger) -> None:
    """A claim that names what tells of it elsewhere is tested; where the tables know those very days, its row says why not."""
    untested = [one for one in told.judgements.values() if one.number == "cannot be tested"]
    assert [one.claim.claim_id for one in untested if one.claim.elsewhere] == []
    for one in untested:
        span = one.claim.span
        if one.claim.unit != "date" or span is None or span.days > WEEK or one.claim.not_testable:
            continue
        events = ledger.rows.events.values()
        known = [event.event_id for event in events if span.start <= event.first and event.last <= span.end]
        assert known == [], (
            f"{one.claim.claim_id}: name the event in “elsewhere”, or say in “not_testable” why it is another"
        )


def test_no_count_includes_a_day_that_its_report_could_not_know(told: Results, ledger: Ledger) -> None:
    """A report that appears in the morning does not know how many people will have come by night."""
    assert told.judgements
    late = [
        claim.claim_id
        for claim in ledger.rows.claims.values()
        if claim.measure.in_series != "no" and claim.span and claim.span.end >= claim.source.published
    ]
    assert late == []


@pytest.mark.slow
def test_no_name_of_a_rule_reaches_a_reader(told: Results, ledger: Ledger) -> None:
    shown = str(pages.findings_page(told, ledger))
    words = re.sub(r"<[^>]*>", " ", shown)
    hyphened = [name for name in RULES if "-" in name]
    assert [name for name in hyphened if re.search(rf"(?<![\w-]){name}(?![\w-])", words)] == []
