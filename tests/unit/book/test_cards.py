"""The contract between the evidence cards and the script that shows them."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from crossing.book import cards, corrected, garbled, ledger_lists, reference
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.paths import ROOT
from some import some


def test_a_claims_card_tells_its_evidence_in_order(ledger: Ledger):
    lines = cards.card("kent-2021-11-05", ledger)
    kinds = [line["kind"] for line in lines]
    assert list(dict.fromkeys(kinds)) == ["verdict", "reported", "record", "quote", "source"]
    said = {line["kind"]: line["text"] for line in lines}
    verdicts = [line for line in lines if line["kind"] == "verdict"]
    assert [(line["mark"], line["word"]) for line in verdicts] == [
        ("fits", "Fits, since revised, since overtaken"),
        ("clear", "The words are clear"),
    ]
    assert said["reported"] == "1,185 people as reported"
    assert said["record"] == "1,250 people on record now"
    assert lines[-2]["text"] == "KentOnline, 16 November 2021, line 5 of its text"
    assert lines[-1]["url"].startswith("https://www.gov.uk/")


def test_a_claim_that_the_series_cannot_test_has_no_number_on_record(ledger: Ledger):
    assert "record" not in [line["kind"] for line in cards.card("kent-2021-11-28", ledger)]


def test_every_claim_has_a_card_with_the_keys_of_the_contract(ledger: Ledger):
    for ident in some(ledger.claims["claim_id"]):
        for line in cards.card(ident, ledger):
            assert line["kind"] in cards.KINDS and (line["text"] or line["kind"] == "verdict")
            assert ("word" in line) == ("mark" in line) == (line["kind"] == "verdict")
            assert line["kind"] == "source" or "url" not in line


def test_a_card_gives_a_reason_once(ledger: Ledger):
    for ident in some(ledger.claims["claim_id"]):
        said = [line["text"] for line in cards.card(ident, ledger) if line["kind"] == "verdict" and line["text"]]
        assert len(said) == len(set(said)), ident


def test_a_computed_number_says_what_it_is_and_where_it_is_from(ledger: Ledger):
    value, sentence, source = cards.card("day.2021-11-11", ledger)
    assert (value["kind"], value["text"]) == ("computed", "1,250 people")
    assert sentence["text"] == "People recorded as arriving on 11 November 2021, as on record now."
    assert source["text"].startswith("Home Office") and source["url"].startswith("https://www.gov.uk/")


@pytest.mark.parametrize(
    ("ident", "words"),
    [
        ("multiple~year.2019~year.2021", "28,526 in 2021 / 1,843 in 2019 = 15.5"),
        ("difference~day.2021-08-21~turnaround-2021-09-12", "869 on 21 August 2021 − 828 as reported = 41"),
        ("growth~year.2024~year.2025", "41,472 in 2025 against 36,816 in 2024: a change of 12.6%"),
        ("share~spun-2021-11-11~spun-2021-11-12", "99 as reported / 1,284 as reported = 7.7%"),
    ],
)
def test_a_comparison_shows_how_it_was_worked_out(ledger: Ledger, ident: str, words: str):
    assert cards.card(ident, ledger)[0]["text"] == words


def test_what_a_row_cites_is_linked(ledger: Ledger):
    last = cards.card("context.albanian-2022-11", ledger)[-1]
    assert last == {
        "kind": "source",
        "text": "Home Office, as reported by BBC News, March 2023",
        "url": "https://feeds.bbci.co.uk/news/explainers-63473022",
    }


@pytest.mark.parametrize(
    ("ident", "trivial"),
    [
        ("count.sources", True),
        ("spun-2021-11-17", True),
        ("count.claims", False),
        ("count.slips.misleading.untidy", False),
        ("watch.commons-2025-06-10.true", False),
        ("spun-2021-11-06", False),
    ],
)
def test_a_small_count_of_things_is_a_word_and_needs_no_evidence(ledger: Ledger, ident: str, trivial: bool):
    """Five reports, three jet skis; but not three people, nothing that was worked out from the series, and no nought."""
    assert cards.is_trivial(ident, ledger) == trivial
    assert (ident in json.loads(cards.as_json([ident], ledger))) != trivial


@pytest.mark.parametrize(
    ("ident", "asked"),
    [
        ("count.slips", ""),
        ("count.slips.misleading", "?grade=misleading"),
        ("count.slips.misleading.sure.copies", "?grade=misleading&sure=sure&text=copy"),
        ("count.paragraphs.misleading.originals", "?grade=misleading&sure=sure&text=original"),
        ("count.paragraphs.misleading", "?grade=misleading&sure=sure"),
        ("count.paragraphs.perhaps.originals", "?grade=misleading&text=original"),
        ("count.paragraphs", ""),
    ],
)
def test_a_count_of_findings_leads_to_the_ones_it_counts(ledger: Ledger, ident: str, asked: str):
    """The page's filters are asked for the grade, for the findings that the book is sure of where only those count, and for the texts."""
    assert cards.card(ident, ledger)[-1]["url"] == f"findings.html{asked}"


def test_there_is_no_card_for_a_number_that_is_not_there(ledger: Ledger):
    with pytest.raises(BookError):
        cards.card("no-such-number", ledger)


def test_cards_can_stand_in_a_pages_data_block(ledger: Ledger):
    text = cards.as_json(["kent-2021-11-05", "day.2021-11-11"], ledger)
    assert "<" not in text
    assert set(json.loads(text)) == {"kent-2021-11-05", "day.2021-11-11"}


def test_the_script_looks_at_kinds_that_there_are():
    script = (ROOT / "_static" / "evidence.js").read_text(encoding="utf-8")
    shown = re.search(r"const SHOWN = \{(.*?)\n  \};", script, re.DOTALL).group(1)
    assert set(re.findall(r"^    (\w+): ", shown, re.MULTILINE)) == set(cards.KINDS) - {"plain"}


def test_no_script_depends_on_words_shown(ledger: Ledger):
    """Labels of cards, headings of columns, names of sources and measures stand in no script."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "_static").glob("*.js")))
    verdicts = {line.get("word", "") for ident in ledger.claims["claim_id"] for line in cards.card(ident, ledger)} - {
        ""
    }
    words = {
        *verdicts,
        cards.AS_REPORTED,
        cards.ON_RECORD,
        *ledger.sources["short_title"],
        *(each.label for each in ledger.rows.measures.values()),
    }
    words |= set(ledger_lists.LEDGER_COLUMNS)
    ours = {"Source", "Number", "Words", "date"}  # labels of the filters, and a kind of field: written and read nowhere
    assert sorted(word for word in words - ours if re.search(rf"""["'`]{re.escape(word)}["'`:]""", scripts)) == []


def test_changed_words_of_a_quote_are_marked_once_each():
    parts = garbled.marked("one, one, one out & <in>", ["one", "<in>", "not there"])
    assert [(part.words, part.changed) for part in parts] == [
        ("one", True),
        (", one, one out & ", False),
        ("<in>", True),
    ]
    assert garbled.marked("as it was", ()) == [garbled.Part("as it was", False)]


@pytest.mark.slow
def test_the_ledger_keeps_numbers_and_days_to_sort_by(ledger: Ledger):
    from bs4 import BeautifulSoup

    from crossing.crosscheck import results

    page = BeautifulSoup(ledger_lists.ledger_table(ledger, results(ledger).judgements), "html.parser")
    rows = page.select("tbody tr")
    assert {row["id"] for row in rows} == set(ledger.claims["claim_id"])
    keys = [cell["data-sort"] for cell in page.find(id="kent-2021-11-05").select("td[data-sort]")]
    assert keys[:2] == ["1185", "2021-11-11"]
    names = json.loads(page.table["data-names"])
    assert set(names["source"]) == {row["data-source"] for row in rows}
    assert set(names["measure"]) == {row["data-measure"] for row in rows}
    empty = ledger.claims.loc[pd.isna(ledger.claims["value"]), "claim_id"].iloc[0]
    assert page.find(id=empty).td["data-sort"] == ""
    # a reader who looks for a number meets none but numbers first, and dates last
    assert list(dict.fromkeys(row["data-states"] for row in rows)) == ["number", "nothing", "date"]


@pytest.mark.slow
def test_clear_words_above_a_slip_are_told_as_untidy(ledger: Ledger):
    from bs4 import BeautifulSoup

    from crossing.crosscheck import results

    page = BeautifulSoup(ledger_lists.ledger_table(ledger, results(ledger).judgements), "html.parser")
    untidy = 0
    for row in page.select('tbody tr[data-words="clear"]'):
        words, slips = row.select(".mark")[-1].get_text(), row.select("a.reason")
        assert words == ("words clear, if untidy" if slips else "words clear"), row["id"]
        untidy += bool(slips)
    assert untidy > 5


def test_corrections_are_told_without_markup_and_names_of_columns(ledger: Ledger):
    """And a verdict of one word is a sentence; of a corrected row with several cells each is named as its page does."""
    told = {row["correction_id"]: corrected.told(row, ledger) for row in ledger.corrections.to_dict("records")}
    for ident, says in told.items():
        for words in says.values():
            assert not re.search(r"\]\{|\{\w+\}`|\w_\w+: |^[a-z_]+: ", words), ident
            assert words[-1] in ".?!”" and len(words.split()) > 1, ident
    assert told["2026-11-26-405"]["was"] == "The verdict was “garbled”."
    one = told["2026-11-27-123"]["was"]
    assert one.startswith("What France asked for and said: ") and " What the UK asked for: Police" in one
    assert "« doctrine d’action »" in one


@pytest.mark.parametrize(
    ("row", "is_one"),
    [
        ({"was": "On 70 days the two differed.", "is": "On 114 days they did."}, True),
        ({"was": "At least 27 people drowned.", "is": "At least 27 people drowned, by a count of that night."}, False),
        ({"was": "Nothing was said of the dead.", "is": "Six are told."}, False),
        ({"was": "“Smashing records” was graded misleading.", "is": "It is graded confusing."}, False),
        ({"was": "Two of them stood together.", "is": "One stands alone."}, False),
        ({"was": "not testable", "is": "It is confirmed.", "ident": "kent-2021-11-05"}, True),
        ({"was": "not testable", "is": "It is confirmed.", "ident": ""}, False),
    ],
)
def test_a_correction_is_of_a_number_where_a_number_or_its_verdict_is_another(
    row: dict[str, str], is_one: bool, ledger: Ledger
):
    assert corrected.is_of_a_number({"correction_id": "none", "ident": "", **row}, ledger) is is_one


@pytest.mark.parametrize(("column", "is_one"), [("value", True), ("period_end", True), ("note", False)])
def test_a_corrected_cell_that_holds_what_a_claim_states_is_a_correction_of_a_number(
    column: str, is_one: bool, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
):
    """By the column that changed, whatever the sentences say."""
    change = {"table": "claims", "column": column, "was": "some", "is": "other"}
    monkeypatch.setattr(corrected, "_changes", lambda _: {"made-up": [change]})
    row = {"correction_id": "made-up", "ident": "", "was": "It was so.", "is": "It is not."}
    assert corrected.is_of_a_number(row, ledger) is is_one


def test_corrections_of_numbers_stand_open_and_the_others_are_folded_by_day(ledger: Ledger):
    from bs4 import BeautifulSoup

    page = BeautifulSoup(reference.corrections_table(ledger), "html.parser")
    folds = [fold.extract() for fold in page("details", recursive=False)]
    names = [" ".join(fold.summary.get_text().split()) for fold in folds]
    rows = ledger.corrections.fillna("").to_dict("records")
    others = [row for row in rows if not corrected.is_score(row) and not corrected.is_of_a_number(row, ledger)]
    days = sorted({row["date"] for row in others}, reverse=True)
    assert [prose.day(day) in name for day, name in zip(days, names, strict=False)] == [True] * len(days)
    assert names[-1].startswith(reference.SCORES) and len(names) == len(days) + 1
    assert 0 < len(page.select("tbody tr")) < len(ledger.corrections) / 2


@pytest.mark.slow
def test_corrections_that_say_the_same_are_one_row_with_a_link_for_each_figure(ledger: Ledger):
    from bs4 import BeautifulSoup

    whole = BeautifulSoup(reference.corrections_table(ledger), "html.parser")
    older = whole("details", recursive=False)[-1].extract()
    page = whole
    rows = [[cell.get_text() for cell in row("td")] for row in page.select("tbody tr")]
    assert len({tuple(row[:2] + row[3:]) for row in rows}) == len(rows) < len(ledger.corrections)
    # what was wrong comes first, then what stands now, and only then where, why and when it was found
    assert [head.get_text() for head in page("th")][:3] == ["What was wrong", "What stands now", "Where"]
    # the scores of the check of an article are one row, and each stands in a fold of its own
    scored = ledger.corrections["reported_by"].str.endswith("texts not seen before")
    assert 1 < len(older.select("tbody tr")) == scored.sum()
    told = [corrected.told(row, ledger) for row in ledger.corrections[~scored].to_dict("records")]
    of_scores = {"was": reference.OLDER_SCORES, "is": reference.PRESENT_SCORES}
    for place, column in enumerate(("was", "is")):
        says = {" ".join(each[column].split()) for each in [*told, of_scores]}
        assert {" ".join(row[place].split()) for row in rows} == says
    links = {link["href"].partition("#")[2] for link in page.select("tbody a")}
    assert {ident for ident in ledger.corrections["ident"].dropna() if ident in ledger.rows.claims} <= links
    titles = tuple(chapter.short_title for chapter in ledger.rows.chapters.values())
    for row in page.select("tbody tr"):  # the name of its page stands before the first figure alone
        first, *others = [link.get_text() for link in row("td")[2]("a")]
        assert first.startswith(titles)
        assert not any(other.startswith(tuple(f"{title}: " for title in titles)) for other in others)
