"""The cross-check chapter: its charts show what the tables hold, and it lists what a careful reader would look for."""

from __future__ import annotations

import csv
import json
import re
from datetime import date

import pytest

from crossing.book import positions
from crossing.charts import chart, crosscheck
from crossing.charts.style import NARROW, WIDE
from crossing.crosscheck import Finding, results
from crossing.ledger import Ledger
from crossing.paths import DATA, ROOT

LIMITS = {"wide": WIDE, "narrow": NARROW + 10}
IDS = ("then-and-now", "record-ladder-by-vintage", "findings-by-source")


@pytest.fixture(scope="module")
def arrivals() -> dict[date, int]:
    """The daily table, read without the package."""
    with (DATA / "official/home_office_daily.csv").open(encoding="utf-8", newline="") as handle:
        return {date.fromisoformat(row["date"]): int(row["arrivals"]) for row in csv.DictReader(handle)}


@pytest.fixture(scope="module")
def found(ledger: Ledger) -> dict[str, Finding]:
    return {item.finding_id: item for item in results(ledger)[0]}


@pytest.fixture(scope="module")
def page() -> str:
    """The source of the chapter: prose and cells."""
    notebook = json.loads((ROOT / "chapters/cross-check.ipynb").read_text(encoding="utf-8"))
    return "\n".join("".join(cell["source"]) for cell in notebook["cells"])


def total(arrivals: dict[date, int], start: str, end: str) -> int:
    return sum(
        people for day, people in arrivals.items() if date.fromisoformat(start) <= day <= date.fromisoformat(end)
    )


def test_then_and_now_against_the_daily_table(ledger: Ledger, arrivals: dict[date, int]):
    shown = {(pair.when, pair.reported): pair for pair in crosscheck.pairs(ledger)}
    # The series, summed here without the package, for each span that a source speaks of.
    by_hand = {
        ("21 August 2021", 828): total(arrivals, "2021-08-21", "2021-08-21"),
        ("10 November 2021", 700): total(arrivals, "2021-11-10", "2021-11-10"),
        ("11 November 2021", 1185): total(arrivals, "2021-11-11", "2021-11-11"),
        ("31 May 2025", 1000): total(arrivals, "2025-05-31", "2025-05-31"),
        ("2020", 13500): total(arrivals, "2020-01-01", "2020-12-31"),
        ("2021 up to 7 September", 13500): total(arrivals, "2021-01-01", "2021-09-07"),
        ("2021 up to 10 November", 22300): total(arrivals, "2021-01-01", "2021-11-10"),
        ("January to June 2025", 20000): total(arrivals, "2025-01-01", "2025-06-30"),
        ("Rise, 2020 to 10 Nov 2021", 8400): total(arrivals, "2021-01-01", "2021-11-10")
        - total(arrivals, "2020-01-01", "2020-12-31"),
    }
    assert {key: pair.now for key, pair in shown.items()} == by_hand
    assert list(by_hand.values()) == [869, 695, 1250, 1195, 8462, 13874, 22372, 19982, 13910]
    assert {key[1] for key, pair in shown.items() if pair.verdict == "revised"} == {828, 1185}
    assert [key[1] for key, pair in shown.items() if pair.verdict == "conflicts"] == [8400]
    # Two sources that state one count make one dumbbell.
    assert shown["11 November 2021", 1185].who == "KentOnline and Reworded copy"


def test_then_and_now_says_so_in_words(ledger: Ledger):
    made = chart("then-and-now", ledger).made
    assert "8,400" in made.title
    for words in (
        "828 reported, 869 on record",
        "1,185 reported, 1,250 on record",
        "more than 22,300 reported, 22,372 on record",
    ):
        assert words in made.alt
    table = made.table.set_index("As reported")["On record now"]
    assert table["up to 48%"] == "48.1%"
    assert table["more than 10 times"] == "2.3 to 15.5 times, by the baseline"


def test_ladder_as_on_record_rises_by_the_daily_table(ledger: Ledger, arrivals: dict[date, int]):
    best, steps = 0, []
    for day, people in sorted(arrivals.items()):
        if people > best:
            best = people
            steps.append((day, people))
    steps = [step for step in steps if step[0].year >= 2020]
    drawn = crosscheck.ladders(ledger)
    now = drawn.loc[drawn["vintage"] == "on record now"]
    assert [(row.date.date(), row.people) for row in now.itertuples()] == steps
    assert steps[-3:] == [(date(2021, 8, 21), 869), (date(2021, 11, 11), 1250), (date(2022, 9, 3), 1305)]


def test_ladder_as_announced_is_the_table_of_announcements(ledger: Ledger):
    with (DATA / "official/record_days_as_published.csv").open(encoding="utf-8", newline="") as handle:
        announced = [(row["date"], int(row["arrivals_as_published"])) for row in csv.DictReader(handle)]
    drawn = crosscheck.ladders(ledger)
    then = drawn.loc[drawn["vintage"] == "as announced"]
    assert [(f"{row.date:%Y-%m-%d}", row.people) for row in then.itertuples()] == announced
    assert announced[-1] == ("2022-08-22", 1295)


def test_each_record_stands_on_the_ladder_with_its_rank(ledger: Ledger, arrivals: dict[date, int]):
    told = crosscheck.reported_records(ledger)
    assert [(f"{row.date:%Y-%m-%d}", row.value, row.now, row.rank) for row in told.itertuples()] == [
        ("2021-08-21", 828, 869, 1),
        ("2021-11-11", 1185, 1250, 1),
        ("2025-05-31", 1000, 1195, 5),
    ]
    before = [people for day, people in arrivals.items() if day <= date(2025, 5, 31)]
    assert sum(people > 1195 for people in before) + 1 == 5
    made = chart("record-ladder-by-vintage", ledger).made
    assert "3 September 2022" in made.title and "22 August 2022" in made.title
    assert "1,305" in made.alt and "1,295" in made.alt and "fifth of all days" in made.alt


def test_findings_by_source_are_counted_per_hundred_words(ledger: Ledger, found: dict[str, Finding]):
    rows = crosscheck.findings_by_source(ledger).set_index(["source_id", "severity"])
    for (source, severity), row in rows.iterrows():
        mine = [item for item in found.values() if item.severity == severity and source in item.about]
        assert row["findings"] == len(mine)
        assert row["rate"] == pytest.approx(len(mine) * 100 / row["words"])
    # What the chapter's text says of this chart.
    misleading = rows.xs("misleading", level="severity")
    assert misleading["rate"].idxmax() == "backtranslated-2025-07"
    assert misleading.loc[misleading["text"] == "original", "rate"].idxmax() == "commons-2025-06"
    # Words of the five texts, from the ledger's table of sources: 645 + 1,107 + 536 + 374 + 665, of which copies 1,772.
    assert rows.groupby("source_id")["words"].first().sum() == 3327
    assert "53% of all the words" in chart("findings-by-source", ledger).made.subtitle


# What the page must list at least: the words as they stand in a source, or the figures, and a finding that is about them.
MUST_LIST = {
    "the Atlantic": ("Atlantic", r"Atlantic"),
    "an increase of 8,400": ("increase of 8,400", r"8,400"),
    "1,284 less 99 is 1,185": ("99 of 1,284", r"1,284 . 99 = 1,185"),
    "22,300 against the day beside it": ("22300", r"leaves out the 1,185"),
    "828, 1,185 and the record crossings of 2025": ("828", r"828 then, 869 now.*1,185 then, 1,250 now.*1,195"),
    "1,185 against 1,250": ("1,185", r"1,185 .* 1,250 are on record now\. Both can be right"),
    "828 against 869": ("828", r"828 .* 869 are on record now\. Both can be right"),
    "yesterday and last week": ("yesterday", r"“last week” and “yesterday”"),
    "captains who cannot refuse": ("impossible for them to refuse", r"[Cc]aptains who decide"),
    "pounds in metres": ("£ 700 meters", r"m for million|£700m"),
    "one, one, one out": ("one, one, one out", r"the numbers no longer balance|one in, one out"),
    "a Prime Minister misspelt": ("Kir Stmper", r"misspelt"),
    "and misspelt again": ("Sir Keer", r"misspelt"),
    "the 100% that one side denied": ("100% of crossings", r"not agreed"),
    "£700m against the published totals": ("£ 700 meters", r"£657 million.*£771 million"),
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


def test_what_the_page_shows_by_id_exists(page: str, ledger: Ledger, found: dict[str, Finding]):
    shown = re.findall(r'show\.finding\("([^"]+)"\)', page)
    assert len(shown) >= 15
    assert [ident for ident in shown if ident not in found] == []
    passages = [
        ident for call in re.findall(r"show\.gallery\(([^)]*)\)", page) for ident in re.findall(r'"([\w-]+)"', call)
    ]
    assert len(passages) >= 12
    assert set(passages) <= set(ledger.annotations["annotation_id"])
    assert set(IDS) <= set(re.findall(r'show\.chart\("([^"]+)"\)', page))
    assert "show.matrix()" in page


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
    # So the misleading findings of the sources add up to all misleading findings, which the chart's title counts.
    rows = crosscheck.findings_by_source(ledger)
    assert rows.loc[rows["severity"] == "misleading", "findings"].sum() == sum(
        item.severity == "misleading" for item in found.values()
    )


def test_the_page_leads_with_what_misleads(page: str, found: dict[str, Finding]):
    shown = [found[ident].severity for ident in re.findall(r'show\.finding\("([^"]+)"\)', page)]
    assert set(shown[:6]) == {"misleading"}
    assert "holds" in shown[6:]


def test_three_exercises_have_folded_answers(page: str):
    lesson = page[page.index("## What this taught us") :]
    assert lesson.count("<details>") == lesson.count("</details>") == 3


def test_the_position_table_follows_the_book_and_keeps_styles_of_figures(ledger: Ledger):
    text = positions.table(ledger.positions)
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert [row.split(" | ")[0].strip("| ") for row in rows] == [
        "September 2021",
        "November 2021",
        "2022 to 2024",
        "June 2025",
        "July 2025",
    ]
    # A style stands behind a bar, which would end the cell if it were not escaped.
    assert all(len(re.findall(r"(?<!\\)\|", row)) == len(positions.ROWS) + 2 for row in rows)
