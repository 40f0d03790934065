"""The cross-check chapter: its charts show what the tables hold, and it lists what a careful reader would look for."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from crossing.book import findings, outcomes, positions
from crossing.charts.style import NARROW, WIDE
from crossing.crosscheck import Finding, Results, results, summaries
from crossing.ledger import Ledger
from crossing.official import quantities
from crossing.paths import ROOT

LIMITS = {"wide": WIDE, "narrow": NARROW + 10}
IDS = ("then-and-now", "record-ladder-by-vintage", "slips-by-source")


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> dict[str, Finding]:
    return {item.finding_id: item for item in results(ledger).findings}


@pytest.fixture(scope="module")
def told(ledger: Ledger) -> Results:
    return results(ledger)


@pytest.fixture(scope="module")
def page() -> str:
    """The source of the chapter: prose and cells."""
    notebook = json.loads((ROOT / "chapters/cross-check.ipynb").read_text(encoding="utf-8"))
    return "\n".join("".join(cell["source"]) for cell in notebook["cells"])


# What the page must list at least: the words as they stand in a source, or the figures, and a finding that is about them.
MUST_LIST = {
    "the Atlantic": ("Atlantic", r"Atlantic"),
    "an increase of 8,400": ("increase of 8,400", r"8,400"),
    "1,284 less 99 is 1,185": ("99 of 1,284", r"1,284 . 99 = 1,185"),
    "22,300 against the day beside it": ("22300", r"leave out the 1,185"),
    "828, 1,185 and the record crossings of 2025": ("828", r"21 August 2021, 11 November 2021 and 31 May 2025"),
    "1,185 against 1,250": ("1,185", r"1,185 .* 1,250 are on record now\. Both can be right"),
    "828 against 869": ("828", r"828 .* 869 are on record now\. Both can be right"),
    "yesterday and last week": ("yesterday", r"“last week” and “yesterday”"),
    "captains who cannot refuse": ("impossible for them to refuse", r"let captains decline"),
    "pounds in metres": ("£ 700 meters", r"m for million|£700m"),
    "one, one, one out": ("one, one, one out", r"the numbers no longer balance|one in, one out"),
    "a Prime Minister misspelt": ("Kir Stmper", r"misspelt"),
    "and misspelt again": ("Sir Keer", r"misspelt"),
    "the 100% that one side denied, and the answer": (
        "100% of crossings",
        r"embassy .* disputed that on 17 November 2021, and the Home Office answered",
    ),
    "£700m against the published totals": ("£ 700 meters", r"£657 million to £676 million"),
    "up to 48%": ("up to 48%", r"48\.1%"),
    "tenfold on his watch": ("tenfold on his watch", r"baselines"),
}


@pytest.mark.parametrize("what", MUST_LIST)
def test_the_page_lists_what_a_careful_reader_looks_for(found: dict[str, Finding], what: str):
    words, sentence = MUST_LIST[what]
    about = [
        item
        for item in found.values()
        if any(words in shown.quote for shown in item.quoted)
        and re.search(sentence, f"{item.sentence} {item.likely_reading}")
    ]
    assert about, f"no finding about {what}"


def test_the_page_shows_what_it_promises_and_nothing_that_chapters_show(page: str):
    assert all(f'"{chart_id}"' in page for chart_id in IDS)
    assert all(f"show.{name}(" in page for name in ("numbers_by_report", "foremost", "between_texts"))
    others = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "chapters").glob("*-2*.ipynb"))
    assert [chart_id for chart_id in IDS if chart_id in others] == []


def test_the_numbers_of_the_reports_add_up(told: Results, ledger: Ledger):
    table = BeautifulSoup(outcomes.numbers_table(told.judgements.values(), ledger), "html.parser")
    rows = [[int(cell.text) for cell in row("td")[1:]] for row in table("tr")[1:]]
    assert len(rows) == len(ledger.rows.sources)
    assert all(stated == sum(outcomes) and min(outcomes) >= 0 for stated, *outcomes in rows)
    assert sum(row[0] for row in rows) == quantities.lookup("count.claims.numbers", ledger).value


def test_what_stands_between_texts_names_two_and_leads_to_its_evidence(told: Results, ledger: Ledger):
    page = BeautifulSoup(findings.between_texts(told, first=3), "html.parser")
    rows = [row("td") for row in page("tr") if row("td")]
    clashes = [slip for slip in told.slips if slip.between_texts]
    assert len(rows) >= len(clashes) > 3 and len(page.table("tr")) == 1 + 3 and page.details
    listed = str(findings.findings_page(told, ledger))
    for what, one, others, _ in rows:
        assert what.text and others.text and one.a["href"].startswith("findings.html#")
        assert f'id="{one.a["href"].partition("#")[2]}"' in listed
        assert one.text.split(", line")[0] not in others.text


def test_the_foremost_lead_to_their_evidence(told: Results, ledger: Ledger):
    lines = BeautifulSoup(findings.foremost_list(told, ledger, first=2), "html.parser")("li")
    assert len(lines) == 2 and all(line.a["href"].startswith("findings.html#") for line in lines)


def test_each_quote_is_shown_with_its_own_source(found: dict[str, Finding], ledger: Ledger):
    # A quote of the US report stands third in a finding that begins with two of the reworded copy.
    item = found["implied-by-growth.spun-2021-11-10+spun-2021-11-09+turnaround-2021-09-15"]
    assert [one.source.source_id for one in item.evidence] == ["spun-2021-11", "spun-2021-11", "turnaround-2021-09"]
    lines = {(row.source_id, row.line) for row in ledger.claims.itertuples()}
    for each in found.values():
        for one in each.evidence:
            assert one.claim is None or (one.source.source_id, one.line) in lines, each.finding_id


def test_a_finding_between_two_reports_counts_for_the_one_it_judges(found: dict[str, Finding], ledger: Ledger):
    shared = found["implied-by-growth.spun-2021-11-10+spun-2021-11-09+turnaround-2021-09-15"]
    assert (shared.source_ids, shared.about) == (("spun-2021-11", "turnaround-2021-09"), ("spun-2021-11",))
    # So the misleading slips of the sources add up to all misleading slips, which the chart's title counts.
    rows, slips = summaries.slips_by_source(ledger), results(ledger).slips
    assert rows.loc[rows["severity"] == "misleading", "slips"].sum() == sum(
        len(slip.about) for slip in slips if slip.grade == "misleading"
    )
    # A reader's remark on two texts judges the first; the other bears witness.
    pair = found["reader.pair-04"]
    assert (pair.source_ids, pair.about) == (("spun-2021-11", "turnaround-2021-09"), ("spun-2021-11",))
    assert {len(slip.about) for slip in slips} == {1}
    assert rows["slips"].sum() == len(slips)


def test_the_questions_follow_the_book_and_the_first_is_open(ledger: Ledger):
    text = positions.questions(ledger.positions)
    parts = text.split("<details")[1:]
    assert len(parts) == len(positions.ROWS) and [" open>" in part.split("\n")[0] for part in parts] == [
        True,
        *[False] * 5,
    ]
    for part, (column, question) in zip(parts, positions.ROWS, strict=True):
        assert f"<summary>{question}</summary>" in part
        whens = re.findall(r"^(.+)\n: ", part, re.MULTILINE)
        assert whens[:2] == ["September 2021", "November 2021"] and sorted(whens) == sorted(ledger.positions["when"])
        assert all(answer in part for answer in ledger.positions[column])
