"""The cross-check of the real ledger: every claim has one verdict, and the findings the book rests on are there."""

from __future__ import annotations

import json
import re

import pytest

from crossing import crosscheck
from crossing.book import views
from crossing.crosscheck import SEVERITIES, VERDICTS, Finding
from crossing.ledger import Ledger
from pins import said


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> dict[str, Finding]:
    return {one.finding_id: one for one in crosscheck.run(ledger)}


@pytest.fixture(scope="module")
def verdicts(ledger: Ledger, found: dict[str, Finding]):
    return crosscheck.judge(ledger, list(found.values())).set_index("claim_id")


def of_kind(found: dict[str, Finding], kind: str, claim_id: str = "") -> Finding:
    """The first finding of a kind, on a claim where one is given; fails where there is none."""
    return next(one for one in found.values() if one.kind == kind and (not claim_id or claim_id in one.claim_ids))


def claim_of(ledger: Ledger, source_id: str, measure: str, value: float | None = None) -> str:
    """The id of the first claim of a source with a measure and, where given, a value."""
    rows = ledger.claims[(ledger.claims["source_id"] == source_id) & (ledger.claims["measure"] == measure)]
    if value is not None:
        rows = rows[rows["value"] == value]
    return rows["claim_id"].iloc[0]


def test_every_claim_has_exactly_one_verdict_with_a_reason(ledger: Ledger, verdicts) -> None:
    assert list(verdicts.index) == list(ledger.claims["claim_id"])
    assert set(verdicts["verdict"]) <= set(VERDICTS)
    assert (verdicts["reason"].str.len() > 20).all()


def test_every_annotation_is_a_finding(ledger: Ledger, found: dict[str, Finding]) -> None:
    assert {f"reader.{name}" for name in ledger.annotations["annotation_id"]} <= set(found)


def test_misleading_comes_first_and_the_order_is_stable(ledger: Ledger) -> None:
    first, second = crosscheck.run(ledger), crosscheck.run(ledger)
    assert [one.finding_id for one in first] == [one.finding_id for one in second]
    ranks = [SEVERITIES.index(one.severity) for one in first]
    assert ranks == sorted(ranks)


def test_findings_point_to_evidence(ledger: Ledger, found: dict[str, Finding]) -> None:
    claims, sources = set(ledger.claims["claim_id"]), set(ledger.sources["source_id"])
    for one in found.values():
        assert set(one.claim_ids) <= claims, one.finding_id
        assert set(one.source_ids) <= sources and one.source_ids, one.finding_id
        assert all(3 <= len(shown.quote.split()) <= 20 for shown in one.quoted), one.finding_id
        assert all(shown.claim is None or shown.claim.source == shown.source for shown in one.evidence), one.finding_id


def test_sentences_read_well(found: dict[str, Finding]) -> None:
    for one in found.values():
        text = one.sentence
        assert text.endswith((".", "?", "”")), text
        assert "nan" not in text.lower().split() and "None" not in text and "  " not in text, text
        assert text[0].isupper() or not text[0].isalpha(), text
        if one.rule != "reader":
            bare = re.sub(r"\b(?:19|20)\d\d\b", "", text)
            assert not re.search(r"(?<![\d,.])\d{5,}", bare), f"no thousands separator: {text}"


def test_the_table_of_findings_can_be_published(found: dict[str, Finding]) -> None:
    table = crosscheck.to_frame(list(found.values()))
    assert list(table.columns)[:6] == ["finding_id", "rule", "kind", "severity", "source_ids", "claim_ids"]
    assert table["finding_id"].is_unique
    assert all(isinstance(json.loads(cell), dict) for cell in table["numbers"])


def test_subtraction_holds(found: dict[str, Finding]) -> None:
    one = of_kind(found, "parts-hold")
    assert "1,284 − 99 = 1,185" in one.sentence and one.verdict == "consistent"


def test_an_increase_of_8400_conflicts_with_its_total_and_with_another_text(
    ledger: Ledger, found: dict[str, Finding], verdicts
) -> None:
    claim_id = claim_of(ledger, "spun-2021-11", "growth")
    own = of_kind(found, "growth-is-the-base", claim_id)
    assert own.likely_reading == "up from 8,400 in 2020" and "13,900" in own.sentence
    other = of_kind(found, "implied-figure-excluded", claim_id)
    assert "turnaround-2021-09" in other.source_ids and "fewer than 13,500" in other.sentence
    assert verdicts.loc[claim_id, "verdict"] == "conflicts"
    # The statement that rules it out is not at fault.
    assert verdicts.loc[claim_of(ledger, "turnaround-2021-09", "annual_arrivals"), "verdict"] == "consistent"


def test_the_total_leaves_out_the_record_day_beside_it(found: dict[str, Finding]) -> None:
    one = of_kind(found, "total-leaves-out-day")
    assert "22,372" in one.sentence and "23,622" in one.sentence and one.verdict == "consistent"


@pytest.mark.parametrize(
    ("source_id", "value", "now"),
    [("turnaround-2021-09", 828, "869"), ("kent-2021-11", 1185, "1,250"), ("spun-2021-11", 1185, "1,250")],
)
def test_record_days_are_revised_and_superseded_and_never_called_wrong(
    ledger: Ledger, found: dict[str, Finding], verdicts, source_id: str, value: float, now: str
) -> None:
    claim_id = claim_of(ledger, source_id, "daily_arrivals", value)
    count = of_kind(found, "day-revised", claim_id)
    assert count.verdict == "revised" and now in count.sentence and "Both can be right" in count.sentence
    assert of_kind(found, "record-superseded", claim_id).verdict == "superseded"
    assert verdicts.loc[claim_id, "verdict"] == "superseded"


def test_the_ladder_says_that_none_stands(found: dict[str, Finding]) -> None:
    sentence = of_kind(found, "records-in-order").sentence
    for words in (
        "21 August 2021",
        "11 November 2021",
        "31 May 2025",
        "none of them stands",
        "3 September 2022 with 1,305",
        "22 August 2022 with 1,295",
    ):
        assert words in sentence


def test_the_weekend_of_2025_is_a_record_of_its_year_only(ledger: Ledger, found: dict[str, Finding], verdicts) -> None:
    one = of_kind(found, "record-scope", "commons-2025-06-01")
    assert "highest day of 2025" in one.sentence and "number 5" in one.sentence
    assert verdicts.loc["commons-2025-06-01", "verdict"] == "depends"


def test_the_first_half_of_2025_is_a_record_for_first_halves(found: dict[str, Finding]) -> None:
    one = of_kind(found, "record-stands")
    assert said("half.2025-1") in one.sentence and "not for any six months" in one.sentence


def test_tenfold_depends_on_the_baseline(found: dict[str, Finding]) -> None:
    one = of_kind(found, "multiple-depends")
    assert one.verdict == "depends" and 0 < one.number("true") < one.number("baselines")


def test_growth_of_48_per_cent_is_the_rise_itself(found: dict[str, Finding]) -> None:
    one = of_kind(found, "growth-holds")
    assert f"{said('growth.half.2025-1')}%" in one.sentence and "not an upper limit" in one.sentence


def test_the_money_depends_and_is_not_called_wrong(found: dict[str, Finding]) -> None:
    one = of_kind(found, "money-totals-disagree")
    assert one.verdict == "depends"
    for words in ("£671.25 million", "£676.25 million", "£657 million", "£771 million"):
        assert (
            words.replace(".25", ".2") in one.sentence
            or words in one.sentence
            or words.replace(".25", ".3") in one.sentence
        )
    assert of_kind(found, "money-converted").number("dollars for a pound") == pytest.approx(1.37, abs=0.005)


def test_the_hundred_per_cent_is_denied_by_one_side(found: dict[str, Finding]) -> None:
    denied = [one for one in found.values() if one.kind == "agreement-denied"]
    assert len(denied) == 2 and all("17 November 2021" in one.sentence for one in denied)


def test_yesterday_and_last_week(found: dict[str, Finding], verdicts) -> None:
    one = of_kind(found, "two-times-for-one-event")
    assert one.source_ids == ("spun-2021-11",) and verdicts.loc[one.claim_ids[-1], "verdict"] == "conflicts"


def test_what_the_series_cannot_test_says_why(ledger: Ledger, verdicts) -> None:
    for source_id, measure in [
        ("commons-2025-06", "legal_migration_multiple"),
        ("kent-2021-11", "refugee_share"),
        ("turnaround-2021-09", "rescue_operations"),
    ]:
        assert verdicts.loc[claim_of(ledger, source_id, measure), "verdict"] == "not testable"


def test_promises_state_what_followed_without_a_judgement(found: dict[str, Finding]) -> None:
    promises = [one for one in found.values() if one.kind == "promise"]
    assert len(promises) >= 3 and {one.verdict for one in promises} == {"not testable"}


def test_nothing_is_called_contradicted_in_the_five_texts(verdicts) -> None:
    """A change here is news: read the finding critically before you accept it."""
    assert list(verdicts.index[verdicts["verdict"] == "contradicted"]) == []


def test_a_span_that_a_source_does_not_state_is_not_put_in_its_mouth(ledger: Ledger, found: dict[str, Finding]) -> None:
    basis = ledger.claims.set_index("claim_id")["period_basis"]
    tested = [one for one in found.values() if one.rule in ("official-day", "official-span", "multiple-on-watch")]
    assert len(tested) >= 8
    for one in tested:
        assert ("taken to be" in one.sentence) == (basis[one.claim_ids[0]] == "inferred"), one.sentence


def test_words_on_money_stand_in_passages_about_money(found: dict[str, Finding]) -> None:
    quotes = [shown.quote for one in found.values() if one.kind == "term-money" for shown in one.quoted]
    assert quotes
    assert [quote for quote in quotes if "crossings" in quote] == []  # a pledge about crossings is not about money


def test_agreements_known_only_by_their_year_are_kept_apart(found: dict[str, Finding]) -> None:
    # "Her efforts" began on 24 July 2019; the two sums of the action plan are dated 2019 and no more.
    sentence = of_kind(found, "money-vague", "kent-2021-11-23").sentence
    assert "£82.1 million, or £87.6 million with those known only by their year" in sentence


def test_evidence_shows_dates_and_spans_in_words_and_counts_with_separators(
    ledger: Ledger, found: dict[str, Finding]
) -> None:
    shown = views.findings_list(found.values(), ledger)
    used = re.findall(r'class="numbers-used">(.*?)</p>', shown)
    assert len(used) > 100
    assert [line for line in used if re.search(r"\d{4}-\d\d-\d\d|\d{4}/\d|\b\d{4,} on \d|: 2,0\d\d;|\|", line)] == []
    assert any("span: 31 May to 1 June 2025" in line for line in used)


def test_the_first_quote_of_a_finding_stands_open(ledger: Ledger, found: dict[str, Finding]) -> None:
    shown = views.findings_list(found.values(), ledger)
    for article in re.findall(r"<article.*?</article>", shown):
        before, _folded = article.split("<details>")
        assert before.count("<blockquote>") == (1 if "<blockquote>" in article else 0)
    assert shown.count("<blockquote>") > len(found)  # the other quotes are there too, folded
