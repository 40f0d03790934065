"""The contract between the evidence cards and the script that shows them."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from crossing.book import cards, views
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.paths import ROOT


def test_a_claims_card_tells_its_evidence_in_order(ledger: Ledger):
    lines = cards.card("kent-2021-11-05", ledger)
    assert [line["kind"] for line in lines] == ["plain", "plain", "quote", "reported", "record", "verdict"]
    assert lines[3]["text"] == "1,185"
    assert lines[5]["word"] == "superseded" and lines[5]["text"]


def test_a_claim_that_the_series_cannot_test_has_no_number_on_record(ledger: Ledger):
    assert "record" not in [line["kind"] for line in cards.card("kent-2021-11-28", ledger)]


def test_every_claim_has_a_card_with_the_keys_of_the_contract(ledger: Ledger):
    for ident in ledger.claims["claim_id"]:
        for line in cards.card(ident, ledger):
            assert line["kind"] in cards.KINDS and line["label"] and line["text"]
            assert ("word" in line) == (line["kind"] == "verdict")


def test_a_computed_number_says_what_it_is_and_where_it_is_from(ledger: Ledger):
    lines = cards.card("day.2021-11-11", ledger)
    assert [line["label"] for line in lines] == ["Computed", "Value", "From"]
    assert lines[2]["text"] == "daily"


def test_there_is_no_card_for_a_number_that_is_not_there(ledger: Ledger):
    with pytest.raises(BookError):
        cards.card("no-such-number", ledger)


def test_cards_can_stand_in_a_pages_data_block(ledger: Ledger):
    text = cards.as_json(["kent-2021-11-05", "day.2021-11-11"], ledger)
    assert "<" not in text
    assert set(json.loads(text)) == {"kent-2021-11-05", "day.2021-11-11"}


def test_the_script_looks_at_kinds_that_there_are():
    script = (ROOT / "_static" / "book.js").read_text(encoding="utf-8")
    shown = re.search(r"const SHOWN = \{(.*?)\n    \};", script, re.DOTALL).group(1)
    assert set(re.findall(r"^      (\w+): ", shown, re.MULTILINE)) == set(cards.KINDS) - {"plain"}


def test_no_script_depends_on_words_shown(ledger: Ledger):
    """Labels of cards, headings of columns, names of sources and measures stand in no script."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "_static").glob("*.js")))
    labels = {line["label"] for ident in ledger.claims["claim_id"] for line in cards.card(ident, ledger)}
    words = {*labels, *ledger.sources["short_title"], *(each.label for each in ledger.rows.measures.values())}
    words |= set(views.LEDGER_COLUMNS)
    ours = {"Source", "Verdict"}  # labels of the filters, written there and read nowhere
    assert sorted(word for word in words - ours if re.search(rf"""["'`]{re.escape(word)}["'`:]""", scripts)) == []


def test_changed_words_of_a_quote_are_marked_once_each():
    parts = views.marked("one, one, one out & <in>", "one | <in> | not there")
    assert [(part.words, part.changed) for part in parts] == [
        ("one", True),
        (", one, one out & ", False),
        ("<in>", True),
    ]
    assert views.marked("as it was", "") == [views.Part("as it was", False)]


def test_the_ledger_keeps_numbers_and_days_to_sort_by(ledger: Ledger):
    from bs4 import BeautifulSoup

    from crossing.crosscheck import judge

    page = BeautifulSoup(views.ledger_table(ledger, judge(ledger, [])), "html.parser")
    rows = page.select("tbody tr")
    assert {row["id"] for row in rows} == set(ledger.claims["claim_id"])
    keys = [cell["data-sort"] for cell in page.find(id="kent-2021-11-05").select("td[data-sort]")]
    assert keys[:2] == ["1185", "2021-11-11"]
    names = json.loads(page.table["data-names"])
    assert set(names["source"]) == {row["data-source"] for row in rows}
    assert set(names["measure"]) == {row["data-measure"] for row in rows}
    empty = ledger.claims.loc[pd.isna(ledger.claims["value"]), "claim_id"].iloc[0]
    assert page.find(id=empty).td["data-sort"] == ""
