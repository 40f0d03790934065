"""The cross-check of the real ledger: every claim has one verdict, and the findings the book rests on are there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from crossing import crosscheck
from crossing.book import findings
from crossing.crosscheck import SEVERITIES, Finding, Results, results, summaries
from crossing.crosscheck.rules import records_as_of, spans, sums
from crossing.crosscheck.sentences import filled
from crossing.language.spans import Span
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import Role
from crossing.official import Series
from crossing.workshop.synthetic import claim, ledger_of, source
from pins import said
from some import some


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> dict[str, Finding]:
    return {one.finding_id: one for one in crosscheck.run(ledger)}


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> Results:
    return crosscheck.results(ledger)


@pytest.fixture(scope="module")
def verdicts(told: Results) -> dict[str, str]:
    """The verdict on the number of each claim, with what changed since."""
    return {claim_id: one.outcome for claim_id, one in told.judgements.items()}


def of_kind(found: dict[str, Finding], kind: str, claim_id: str = "") -> Finding:
    """The first finding of a kind, on a claim where one is given; fails where there is none."""
    return next(one for one in found.values() if one.kind == kind and (not claim_id or claim_id in one.claim_ids))


def claim_of(ledger: Ledger, source_id: str, measure: str, value: float | None = None) -> str:
    """The id of the first claim of a source with a measure and, where given, a value."""
    rows = ledger.claims[(ledger.claims["source_id"] == source_id) & (ledger.claims["measure"] == measure)]
    if value is not None:
        rows = rows[rows["value"] == value]
    return rows["claim_id"].iloc[0]


def test_every_claim_has_two_verdicts_with_reasons(ledger: Ledger, told: Results) -> None:
    assert list(told.judgements) == list(ledger.claims["claim_id"])
    for one in told.judgements.values():
        assert len(one.reason) > 20, one.claim.claim_id
        assert bool(one.words_reason) == (one.words != "clear"), one.claim.claim_id


def test_every_annotation_is_a_finding(ledger: Ledger, found: dict[str, Finding]) -> None:
    assert {f"reader.{name}" for name in ledger.annotations["annotation_id"]} <= set(found)


def test_misleading_comes_first_and_the_order_is_stable(ledger: Ledger) -> None:
    first, second = crosscheck.run(ledger), crosscheck.run(ledger)
    assert [one.finding_id for one in first] == [one.finding_id for one in second]
    ranks = [SEVERITIES.index(one.severity) for one in first]
    assert ranks == sorted(ranks)


def test_findings_point_to_evidence(ledger: Ledger, found: dict[str, Finding]) -> None:
    claims, sources = set(ledger.claims["claim_id"]), set(ledger.sources["source_id"])
    for one in some(found.values()):
        assert set(one.claim_ids) <= claims, one.finding_id
        assert set(one.source_ids) <= sources and one.source_ids, one.finding_id
        assert all(3 <= len(shown.quote.split()) <= 20 for shown in one.quoted), one.finding_id
        assert all(shown.claim is None or shown.claim.source == shown.source for shown in one.evidence), one.finding_id


def test_sentences_read_well(found: dict[str, Finding]) -> None:
    for one in some(found.values()):
        text = one.sentence
        assert text.endswith((".", "?", "”")), text
        assert "nan" not in text.lower().split() and "None" not in text and "  " not in text, text
        assert text[0].isupper() or not text[0].isalpha(), text
        if one.rule != "reader":
            bare = re.sub(r"\b(?:19|20)\d\d\b", "", text)
            assert not re.search(r"(?<![\d,.])\d{5,}", bare), f"no thousands separator: {text}"


def test_subtraction_holds(found: dict[str, Finding]) -> None:
    one = of_kind(found, "parts-hold")
    assert "1,284 − 99 = 1,185" in one.sentence and one.verdict == "fits"


def test_an_increase_of_8400_conflicts_with_its_total_and_with_another_text(
    ledger: Ledger, found: dict[str, Finding], verdicts
) -> None:
    claim_id = claim_of(ledger, "spun-2021-11", "growth")
    own = of_kind(found, "growth-is-the-base", claim_id)
    assert own.likely_reading == "up from 8,400 in 2020" and "13,900" in own.sentence
    other = of_kind(found, "implied-figure-excluded", claim_id)
    assert "turnaround-2021-09" in other.source_ids and "fewer than 13,500" in other.sentence
    assert verdicts[claim_id] == "does not fit"
    # The statement that rules it out is not at fault.
    assert verdicts[claim_of(ledger, "turnaround-2021-09", "annual_arrivals")] == "fits"


def test_the_total_leaves_out_the_record_day_beside_it(found: dict[str, Finding]) -> None:
    one = of_kind(found, "total-leaves-out-day")
    assert "seems to leave out the 1,185" in one.sentence and one.verdict == "fits"
    numbers = {shown.label: shown.value for shown in one.numbers}
    assert numbers["on record now up to 2021-11-10"] == 22372 and numbers["on record now up to 2021-11-11"] == 23622


@pytest.mark.parametrize(
    ("source_id", "value", "now"),
    [("turnaround-2021-09", 828, "869"), ("kent-2021-11", 1185, "1,250"), ("spun-2021-11", 1185, "1,250")],
)
def test_record_days_are_revised_and_superseded_and_never_called_wrong(
    ledger: Ledger, found: dict[str, Finding], verdicts, source_id: str, value: float, now: str
) -> None:
    claim_id = claim_of(ledger, source_id, "daily_arrivals", value)
    count = of_kind(found, "day-revised", claim_id)
    assert count.verdict == "since revised" and now in count.sentence and "Both can be right" in count.sentence
    assert of_kind(found, "record-superseded", claim_id).verdict == "since overtaken"
    assert verdicts[claim_id] == "fits, since revised, since overtaken"


def test_the_ladder_says_which_day_leads_today(found: dict[str, Finding]) -> None:
    one = of_kind(found, "records-in-order")
    for words in (
        "21 August 2021",
        "11 November 2021",
        "31 May 2025",
        "on record now 3 September 2022 is higher, with 1,305",
    ):
        assert words in one.sentence
    assert one.severity == "holds"  # no report is at fault for a day that came after it
    assert one.number("highest day as announced") == "1,295 on 2022-08-22"
    assert one.number("2021-08-21 as published then") == 828 and one.number("2021-08-21 on record now") == 869


def test_the_weekend_of_2025_is_a_record_of_its_year_only(ledger: Ledger, found: dict[str, Finding], verdicts) -> None:
    one = of_kind(found, "record-scope", "commons-2025-06-01")
    assert "by then the highest day and weekend of 2025, but day number 5" in one.sentence
    assert verdicts["commons-2025-06-01"] == "depends"
    other = of_kind(found, "record-scope", "commons-2025-06-07")  # the outlet and a politician are graded alike
    assert one.severity == other.severity == "confusing"


def test_the_first_half_of_2025_is_a_record_for_first_halves(found: dict[str, Finding]) -> None:
    one = of_kind(found, "record-stands")
    assert said("half.2025-1") in one.sentence and "not for any six months" in one.sentence


def test_tenfold_depends_on_the_baseline(found: dict[str, Finding]) -> None:
    one = of_kind(found, "multiple-depends")
    assert one.verdict == "depends" and 0 < one.number("true") < one.number("baselines")
    assert "that start before the term" in one.sentence and one.number("baselines that start within the term")


def test_growth_of_48_per_cent_is_the_rise_itself(found: dict[str, Finding]) -> None:
    one = of_kind(found, "growth-holds")
    assert f"{said('growth.half.2025-1')}%" in one.sentence and "not an upper limit" in one.sentence


def test_the_money_depends_and_is_not_called_wrong(found: dict[str, Finding]) -> None:
    one = of_kind(found, "money-totals-disagree")
    assert one.verdict == "depends"
    assert "£657 million to £676 million" in one.sentence
    # A total that begins in 2014 counts other years than one that begins in 2018.
    assert "771" not in one.sentence and all(shown.value != 771_000_000 for shown in one.numbers)
    assert of_kind(found, "money-converted").number("dollars for a pound") == pytest.approx(1.37, abs=0.005)


def test_the_hundred_per_cent_is_denied_by_one_side(found: dict[str, Finding]) -> None:
    denied = [one for one in found.values() if one.kind == "agreement-denied"]
    assert len(denied) == 1 and "17 November 2021" in denied[0].sentence and len(denied[0].claims) == 2


def test_yesterday_and_last_week(found: dict[str, Finding], verdicts) -> None:
    one = of_kind(found, "two-times-for-one-event")
    assert one.source_ids == ("spun-2021-11",) and verdicts[one.claim_ids[-1]] == "does not fit"


def test_what_the_series_cannot_test_says_why(ledger: Ledger, verdicts) -> None:
    for source_id, measure in [
        ("commons-2025-06", "legal_migration_multiple"),
        ("spun-2021-11", "minimum_distance"),
    ]:
        assert verdicts[claim_of(ledger, source_id, measure)] == "cannot be tested"


def test_promises_state_what_followed_without_a_judgement(found: dict[str, Finding]) -> None:
    promises = [one for one in found.values() if one.kind == "promise"]
    assert len(promises) >= 3 and {one.verdict for one in promises} == {"cannot be tested"}


def test_a_promise_is_followed_from_one_day_on_every_page(ledger: Ledger, found: dict[str, Finding]) -> None:
    told = [one for one in found.values() if one.kind == "promise"]
    for promise in some(one for one in ledger.rows.promises.values() if one.claim_id):
        [finding] = [one for one in told if promise.claim_id in {claim.claim_id for claim in one.claims}]
        assert promise.turn.isoformat() in {number.value for number in finding.numbers}, promise.promise_id


def test_what_does_not_fit_is_known(ledger: Ledger, verdicts) -> None:
    """A change here is news: read the finding critically before you accept it."""
    assert {ident for ident, verdict in verdicts.items() if verdict == "does not fit"} == {
        claim_of(ledger, "spun-2021-11", "growth"),
        "spun-2021-11-05",
    }


def test_a_joint_aim_that_one_side_denies_depends_on_the_account(ledger: Ledger, verdicts) -> None:
    aims = [
        claim.claim_id
        for claim in ledger.rows.claims.values()
        if claim.source_id == "kent-2021-11" and claim.measure.role == "pledge" and claim.value
    ]
    assert len(aims) > 1 and {verdicts[ident] for ident in aims} == {"depends"}


def test_a_span_that_a_source_does_not_state_is_not_put_in_its_mouth(ledger: Ledger, found: dict[str, Finding]) -> None:
    basis = ledger.claims.set_index("claim_id")["period_basis"]
    tested = [one for one in found.values() if one.rule in ("official-day", "official-span", "multiple-on-watch")]
    assert len(tested) >= 8
    for one in tested:
        assert ("taken to be" in f"{one.sentence} {one.detail}") == (basis[one.claim_ids[0]] == "inferred"), (
            one.sentence
        )


def test_money_spent_is_not_tested_against_money_promised(ledger: Ledger, found: dict[str, Finding], verdicts) -> None:
    spent = claim_of(ledger, "kent-2021-11", "public_spending")
    assert [one.finding_id for one in found.values() if one.rule.startswith("money") and spent in one.claim_ids] == []
    assert verdicts[spent] == "cannot be tested"


def test_texts_are_held_against_each_other(ledger: Ledger, found: dict[str, Finding]) -> None:
    """At least twenty passages of two texts that differ or agree, by rules and by readers, each with both quotations."""
    rules_between = {
        "implied-by-growth",
        "record-ladder",
        "aim-and-practice",
        "same-aim",
        "same-event",
        "part-of-sum",
        "same-span",
        "running-total-order",
    }
    between = [one for one in found.values() if len(one.source_ids) > 1]
    assert len(between) >= 20 and rules_between <= {one.rule for one in between}
    assert all(len({shown.source.source_id for shown in one.quoted}) > 1 for one in between)
    differ = [one for one in found.values() if one.kind in ("texts-differ", "aim-and-practice")]
    assert len(differ) >= 12


def test_no_report_is_marked_for_what_came_later(ledger: Ledger, found: dict[str, Finding], told: Results) -> None:
    pairs = [pair for pair in ledger.rows.pairs.values() if pair.says == "differ" and pair.source_2]
    later = {f"reader.{pair.pair_id}" for pair in pairs if pair.source_2.published > pair.source.published}
    differences = {ident for check in told.checks if check.is_difference for ident in check.finding_ids}
    assert later and later | {"record-ladder.all"} <= differences
    aims = {one.finding_id for one in found.values() if one.kind == "aim-and-practice"}
    assert aims and aims <= differences  # that an aim is far off is no fault of who tells of it
    assert {found[ident].severity for ident in differences} == {"holds"}
    shown = str(findings.findings_page(told, ledger))
    assert all(f'id="s-{ident.removeprefix("reader.")}"' in shown for ident in later)  # addresses of earlier versions


def test_sentences_of_faults_have_at_most_25_words(found: dict[str, Finding]) -> None:
    long = [one.finding_id for one in found.values() if one.severity != "holds" and len(one.sentence.split()) > 25]
    assert long == []


def test_sentences_of_faults_have_at_most_25_words_where_spans_are_long() -> None:
    spans_of = {"base": "1 January to 12 August 2024", "span": "1 January to 12 August 2025"}
    words = {"claim": "51%", "moved": "rose", "growth": "48.8", "before": "18,467", "after": "27,474"}
    words |= {"day": "30 September 2025", "true": "of its half-year to date", "rank": "14"}
    words |= {"rise": "9,007", "total": "more than 27,474", "implied": "18,467", "counted": "18,467", "now": "18,467"}
    words |= {"taken": "1 January to 12 August 2025", "within": "from 1 January to 12 August 2025"}
    words |= {"value": "30,000", "unit": "people", "end": "12 August 2025"}
    told = (spans.GIVES, spans.IMPLIES, spans.YEAR_UP_TO, spans.TAKEN)
    kinds = [
        spans.GROWTH_LOOSE,
        spans.GROWTH_CONTRADICTED,
        records_as_of.DAY_SCOPE,
        sums.GROWTH_IS_BASE,
        sums.GROWTH_FAILS,
    ]
    kinds += [records_as_of.DAY_CLOSE, records_as_of.DAY_CONTRADICTED, records_as_of.HALF_CONTRADICTED]
    kinds += [records_as_of.WITHIN_CLOSE, records_as_of.WITHIN_CONTRADICTED, records_as_of.NO_SCOPE]
    words |= {"scope": "of September 2025", "above": "30 September 2025 has 1,195 against 474", "name": "second"}
    words |= {"other_year": "2024", "other": "18,467", "year": "2025"}
    words |= {"false": "day number 5 and weekend number 6 of all and day number 2 and weekend number 3 of 2025"}
    for kind in (*kinds, spans.CONTRADICTED, spans.UNSETTLED):
        for begins in told if kind in (spans.CONTRADICTED, spans.UNSETTLED) else ("",):
            begun = {"told": filled(begins, spans_of | words | {"claim": "more than 22,300"})}
            sentence = filled(kind.sentence, spans_of | words | begun)
            assert len(sentence.split()) <= 25, sentence


@pytest.mark.slow
def test_a_span_that_a_text_implies_is_told_as_such_in_a_fault(ledger: Ledger) -> None:
    """And a growth over long spans reads as a sentence: “19,066 from 1 January to 17 August 2024”, not “in 1 January”."""
    spans_of = {"base_start": date(2024, 1, 1), "base_end": date(2024, 8, 17)}
    year = (date(2025, 1, 1), date(2025, 8, 17))
    rows = [claim("a-01", "arrivals_in_period", 99_000, *year, qualifier="more_than", period_basis="inferred")]
    rows += [claim("a-02", "growth", 4, *year, unit="percent", **spans_of)]
    now = [people_in(ledger, *span) for span in (tuple(spans_of.values()), year)]
    rows += [claim("a-03", "growth", round(100 * (now[1] / now[0] - 1)), *year, unit="percent", **spans_of)]
    made = [ledger_of(daily=ledger.daily, sources=[source("a", date(2025, 8, 20))], claims=[row]) for row in rows]
    taken, fails, holds = (next(iter(results(each).judgements.values())).reason for each in made)
    assert taken.startswith("The source gives more than 99,000, taken to be for 1 January to 17 August 2025; ")
    assert "(1 January to 17 August 2024), " in fails and " from 1 January to 17 August 2024, " in holds
    assert max(len(sentence.split()) for sentence in (taken, fails)) <= 25


def people_in(ledger: Ledger, start: date, end: date) -> int:
    """The people of a span of days, as on record now."""
    return Series(ledger.daily).total(Span(start, end))


def test_evidence_shows_dates_and_spans_in_words_and_counts_with_separators(ledger: Ledger, told: Results) -> None:
    shown = str(findings.findings_page(told, ledger))
    tables = re.findall(r'<table class="numbers-used">(.*?)</table>', shown)
    used = [re.sub("<[^>]+>", "", row.replace("</th>", ": ")) for table in tables for row in table.split("</tr>")]
    assert len(tables) > 10
    told_by = [
        {one.label for one in finding.numbers if one.label} for finding in told.findings if finding.severity != "holds"
    ]
    assert max(map(len, told_by)) <= 8, "of several findings on the same words the table has the rows of each"
    assert [line for line in used if re.search(r"\d{4}-\d\d-\d\d|\d{4}/\d|\b\d{4,} on \d|: 2,0\d\d;|\|", line)] == []
    assert any("Days meant: 31 May to 1 June 2025" in line.replace("\xa0", " ") for line in used)


def test_the_words_of_a_slip_stand_open_and_its_evidence_is_folded(ledger: Ledger, told: Results) -> None:
    shown = str(findings.findings_page(told, ledger))
    articles = re.findall(r"<article.*?</article>", shown, re.DOTALL)
    assert len(articles) > 100
    for article in articles:
        before, _folded = article.split("<details>")
        assert before.count("<blockquote>") == 1


@pytest.mark.parametrize(
    ("speaker", "known"),
    [
        ("Dan O'Mahoney, a commander", True),
        ("Ms. Cooper", True),
        ("A Coopersmith of Dover", False),
        ("Border Force", False),
    ],
)
def test_a_person_is_known_by_a_whole_surname(ledger: Ledger, speaker: str, known: bool) -> None:
    claim = next(claim for claim in ledger.rows.claims.values() if claim.speaker_role is Role.OFFICIAL)
    people = {person.name for person in ledger.rows.people.values()}
    assert (summaries._speaks(replace(claim, speaker=speaker), ledger)[0] in people) == known
