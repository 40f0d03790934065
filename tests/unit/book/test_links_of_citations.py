"""Where what the book cites can be read: a link for each source whose address is known, and none to a front page."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from crossing.book import cards, outcomes, reference
from crossing.ledger import Ledger
from crossing.ledger.citing import each_source, of_claim
from some import some


def test_each_source_of_an_event_is_a_link_of_its_own_or_plain_text(ledger: Ledger):
    chapters = {event.chapter for event in ledger.rows.events.values()}
    tables = [reference.policy_table(ledger, chapter) for chapter in chapters] + [outcomes.promises_table(ledger)]
    links = [link.get_text() for table in tables for link in BeautifulSoup(table, "html.parser").select("a")]
    assert len(links) > len(ledger.rows.events) and not [
        words for words in links if ";" in words or "not known" in words
    ]


def test_a_second_source_has_the_address_that_another_row_gives_for_it(ledger: Ledger):
    sandhurst, meeting = (ledger.event(ident) for ident in ("2018-01-sandhurst", "2021-09-08-london-meeting"))
    first, answer = each_source(sandhurst.citation, sandhurst.url, ledger)
    assert first.url == sandhurst.url and answer.url == ledger.event("2021-07-20-arrangement").url
    times, report = each_source(meeting.citation, meeting.url, ledger)
    assert times.url == meeting.url and report.url == ""


def test_no_card_leads_to_a_front_page_and_a_report_without_address_says_so(ledger: Ledger):
    for claim in some(ledger.rows.claims.values()):
        for line in cards.card(claim.claim_id, ledger):
            assert urlsplit(line.get("url", "x")).path.strip("/"), (claim.claim_id, line)
        cited = of_claim(claim)
        assert bool(cited.url) is not cited.words.endswith("its address is not known")
