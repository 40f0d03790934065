"""The built pages: every link leads somewhere, every figure to its evidence, no number stands without one."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from crossing.book import cards
from crossing.book import pages as descriptions
from crossing.book.extension import PLACEHOLDER
from crossing.errors import BookError
from crossing.ledger import Ledger, schema
from crossing.paths import ROOT
from pages import CHAPTERS, FURNITURE, ids, links, parsed, stray_numbers


@pytest.mark.parametrize("name", CHAPTERS + FURNITURE)
def test_page_is_there_with_one_heading_title_and_description(site: Path, name: str):
    page = parsed(site / f"{name}.html")
    assert len(page.find_all("h1")) == 1
    assert page.html["lang"] == descriptions.language(name)
    assert page.title.string.strip()
    assert len(page.find("meta", attrs={"name": "description"})["content"]) > 40


@pytest.mark.parametrize("name", CHAPTERS + FURNITURE)
def test_a_placeholder_address_is_not_shown(site: Path, name: str):
    body = parsed(site / f"{name}.html").body
    assert PLACEHOLDER not in body.get_text()
    assert [link["href"] for link in body.find_all("a", href=True) if PLACEHOLDER in link["href"]] == []


def test_a_page_without_a_description_is_refused():
    with pytest.raises(BookError, match=r"chapters\.csv has no row “no-such-page”"):
        descriptions.description("no-such-page")


@pytest.mark.parametrize("name", CHAPTERS + FURNITURE)
def test_every_link_resolves(site: Path, name: str):
    broken = []
    for tag, address in links(site / f"{name}.html"):
        parts = urlsplit(address)
        if parts.scheme in ("http", "https", "mailto"):
            assert tag in ("a", "link"), f"{name}.html loads {address}"
            continue
        target = site / f"{name}.html" if parts.path in ("", "#") else site / unquote(parts.path).removeprefix("./")
        if target.is_dir():
            target = target / "index.html"
        if not target.is_file() or (
            parts.fragment and target.suffix == ".html" and unquote(parts.fragment) not in ids(target)
        ):
            broken.append(address)
    assert broken == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_the_sign_beside_a_heading_is_no_part_of_its_name(site: Path, name: str):
    links = parsed(site / f"{name}.html").select(".headerlink")
    assert links and {(link["aria-hidden"], link["tabindex"]) for link in links} == {("true", "-1")}


def test_a_host_that_runs_jekyll_leaves_no_folder_out(site: Path):
    assert (site / ".nojekyll").is_file()


@pytest.mark.parametrize("name", CHAPTERS)
def test_ids_are_unique(site: Path, name: str):
    every = [tag["id"] for tag in parsed(site / f"{name}.html").find_all(id=True)]
    assert sorted({ident for ident in every if every.count(ident) > 1}) == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_every_figure_in_prose_has_its_row_and_its_card(site: Path, name: str):
    page = parsed(site / f"{name}.html")
    figures = {tag["data-figure"] for tag in page.find_all(attrs={"data-figure": True})}
    assert figures <= ids(site / "ledger.html")
    if figures:
        cards = json.loads(page.find(id="cards").string)
        assert figures <= set(cards)
        assert all(cards[ident] for ident in figures)


# what tells a machine's word from a reader's: words joined by an underscore, ids of claims, events and computed numbers
MACHINE = re.compile(r"[a-z]_[a-z]|\b[a-z]+(?:-[a-z]+)*-\d{4}-\d\d\b|\b\d{4}-\d\d-[a-z]|~|\b[a-z][a-z-]+\.\d{4}\b")


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_card_says_an_id_a_key_or_the_name_of_a_table(site: Path, ledger: Ledger, name: str):
    block = parsed(site / f"{name}.html").find("script", id="cards")
    cards = json.loads(block.string) if block else {}
    tables = {table["name"] for table in schema()["resources"]}
    ids = {*ledger.rows.sources, *ledger.rows.claims, *ledger.rows.events, *ledger.rows.public_counts, *cards}
    for ident, lines in cards.items():
        for line in lines:
            text = line["text"]
            assert not MACHINE.search(text), (ident, text)
            assert text not in tables and ids.isdisjoint(text.split()), (ident, text)
            address = line.get("url", "https://")
            assert address.startswith("http") or (site / address.partition("?")[0]).is_file(), (ident, address)


@pytest.mark.parametrize("name", CHAPTERS)
def test_small_counts_are_words_and_reported_numbers_differ_from_computed_ones(site: Path, ledger: Ledger, name: str):
    for link in parsed(site / f"{name}.html").select("a.fig"):
        ident = link["data-figure"]
        assert not cards.is_trivial(ident, ledger), ident
        assert ("reported" in link["class"]) == (ident in ledger.rows.claims)
        assert ("computed" in link["class"]) != ("reported" in link["class"])


def test_the_numbers_that_these_tests_look_at_are_there(site: Path):
    page = parsed(site / "september-2021.html")
    assert len(page.select("a.fig.reported")) > 5 and len(page.select("a.fig.computed")) > 5
    assert len(json.loads(page.find(id="cards").string)) > 10


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_role_stands_unread(site: Path, name: str):
    words = [
        text
        for text in parsed(site / f"{name}.html").find("main").find_all(string=True)
        if not text.find_parent(["code", "pre", "script"])
    ]
    assert [text for text in words if re.search(r"\{(?:fig|source)\}", text)] == []


@pytest.mark.parametrize("name", CHAPTERS)
def test_no_number_in_the_narrative_stands_outside_a_figure(site: Path, name: str):
    assert stray_numbers(site / f"{name}.html") == []


def test_charts_by_chapter(site: Path):
    """At least: one on the landing page, two in each of the five chapters, three in the cross-check."""
    least = {
        "index": 1,
        "september-2021": 2,
        "november-2021": 2,
        "between": 2,
        "june-2025": 2,
        "july-2025": 2,
        "cross-check": 3,
    }
    charts = {name: len(parsed(site / f"{name}.html").select("figure.chart")) for name in least}
    assert {name: (count, least[name]) for name, count in charts.items() if count < least[name]} == {}


def test_every_chart_has_words_numbers_and_files(site: Path):
    seen = 0
    for name in CHAPTERS:
        for chart in parsed(site / f"{name}.html").select("figure.chart"):
            seen += 1
            ident = chart["id"]
            assert len(chart.select_one(".chart-title").get_text().split()) > 3, ident  # a finding, not a label
            assert any(letter.isdigit() for letter in chart.find(id=f"{ident}-alt").get_text()), ident
            assert chart.select("details table tbody tr"), ident
            source = chart.select_one(".chart-source")
            assert re.match("Source\\s?: ", source.get_text()), ident
            assert source.select("a[href]") or source.get_text().startswith("Source :"), ident  # as French writes it
            # a reader is led to a page where there is one, and to a file of data only where that is said
            for link in source.select('a[href$=".csv"]'):
                assert link["href"] != "data/claims.csv" and link.get_text().endswith(" (CSV)"), (ident, link)
            for kind in ("csv", "svg", "png"):
                assert (site / "_static" / "figures" / f"{ident}.{kind}").stat().st_size > 100
    assert seen >= 14


def test_every_claim_annotation_and_finding_is_on_the_site(site: Path, ledger: Ledger):
    rows = ids(site / "ledger.html")
    assert set(ledger.claims["claim_id"]) <= rows
    listed = parsed(site / "findings.html").select("#findings .finding")
    with (site / "data" / "slips.csv").open(encoding="utf-8", newline="") as handle:
        slips = list(csv.DictReader(handle))
    with (site / "data" / "checks.csv").open(encoding="utf-8", newline="") as handle:
        checks = list(csv.DictReader(handle))
    assert len(slips) == len(json.loads((site / "data" / "slips.json").read_text(encoding="utf-8"))) > 100
    assert len(listed) == len(slips) + len(checks)
    told = {ident for row in slips for ident in row["finding_ids"].split(" | ")}
    assert {f"reader.{ident}" for ident in ledger.annotations["annotation_id"]} <= told
    with (site / "data" / "claims.csv").open(encoding="utf-8", newline="") as handle:
        claims = list(csv.DictReader(handle))
    assert len(claims) == len(ledger.claims)
    assert all(row["number_verdict"] and row["number_reason"] and row["words_verdict"] for row in claims)


def test_the_first_page_says_what_was_found_and_what_changed_before_any_map_or_chart(site: Path):
    """The answer with its numbers, the findings, what changed, the map, and only then charts; each number has its evidence."""
    page = parsed(site / "index.html")
    parts = [".answer", ".three-numbers", ".headline-findings", ".what-changed", ".text-map", "figure.chart"]
    answer, _, _, changed, mapped, _ = told = [page.select_one(part) for part in parts]
    assert len(answer.select("a.fig, .number")) >= 3
    assert len(answer.get_text().split()) <= 45
    assert [id(tag) for tag in page.find_all(True) if any(tag is one for one in told)] == [id(tag) for tag in told]
    lines, story = changed.select("li"), page.select(".menu")[0].select("a")
    assert 1 < len(lines) <= 5
    assert all(len(line.get_text().split()) <= 35 for line in lines)
    assert all(line.find_all("a")[-1]["href"] in {link["href"] for link in story} for line in lines)
    assert len(mapped.select("svg")) == len(mapped.select(".text-map-report")) > 1
    assert [len(item.select(".picture")) for item in page.select(".headline")] == [1] * 5
    assert len(page.select(".three-numbers dt :is(a.fig, .number)")) == 3
    assert "Version" in page.select_one(".byline").get_text()
    # the day of the release, as the file for citing states it, stands by the name and in what a reader cites
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    dated = f"{cited['date-released']:%-d %B %Y}"
    for place in (".byline", ".colophon"):
        assert dated in " ".join(page.select_one(place).get_text().split()), place


def test_a_record_day_of_the_first_page_is_a_ring_joined_to_a_dot(site: Path):
    days = parsed(site / "index.html").select(".small-bars dd.moved")
    assert [day.b.get_text() for day in days] == ["828 → 869", "1,185 → 1,250", "960 → 1,305"]
    for day in days:
        then, now = (float(day.select_one(f"circle.{kind}")["cx"].rstrip("%")) for kind in ("then", "now"))
        assert then < now <= 100


def test_chapters_are_cards_with_a_picture_and_what_they_found(site: Path):
    cards = parsed(site / "index.html").select(".chapter-cards > li")
    story = parsed(site / "index.html").select(".menu")[0].select("a")
    assert [card.a["href"] for card in cards] == [link["href"] for link in story]
    assert all(card.select_one(".chapter-picture rect") and len(card.get_text().split()) > 8 for card in cards)


@pytest.mark.parametrize("name", CHAPTERS + FURNITURE)
def test_the_bar_is_the_same_on_every_page(site: Path, name: str):
    """Same groups, same pages, and the page one is on is marked: in its group and in the list."""
    page, first = parsed(site / f"{name}.html"), parsed(site / "index.html")
    shown = [link.get_text() for link in page.select(".masthead .brand a, .masthead .menu a, .masthead .to-search")]
    assert shown == [
        link.get_text() for link in first.select(".masthead .brand a, .masthead .menu a, .masthead .to-search")
    ]
    here = page.select(".masthead .menu a[aria-current=page]")
    assert len(here) == (name in CHAPTERS[1:])
    assert len(page.select(".masthead .menu summary.is-here")) == len(here)


def test_a_chapter_says_where_it_stands_and_shows_its_reports(site: Path, ledger: Ledger):
    stops, mapped = set(), set()
    story = [link["href"].removesuffix(".html") for link in parsed(site / "index.html").select(".menu")[0].select("a")]
    for place, name in enumerate(story, 1):
        page = parsed(site / f"{name}.html")
        assert page.select_one(".years-place").get_text() == f"Chapter {place} of {len(story)}"
        assert page.select_one(".years-caption").get_text()
        ways = page.select(".years-stops a")
        assert sum(len(way.select_one(".unseen").get_text().split("; ")) for way in ways) == len(ledger.sources)
        assert all(len(way.select("i")) == 1 for way in ways)
        assert len(page.select(".years-strip .now")) >= 1, name
        assert page.select_one(".sections a"), name
        stops |= {link["href"] for link in page.select(".years-stops a[aria-current]")}
        mapped |= {tag["id"] for tag in page.select(".text-map-name")}
    assert len(mapped) == len(ledger.sources)


def test_sections_in_the_margin_lead_to_every_section(site: Path):
    for name in ("november-2021", "methods"):
        page = parsed(site / f"{name}.html")
        heads = [tag["id"] for tag in page.select(".page > section > section[id]")]
        assert [link["href"].removeprefix("#") for link in page.select(".margin .sections a")] == heads
