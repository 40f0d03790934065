"""The book grows by rows and commands alone: two more reports, with chapters, one of them drafted, and a newer release.

Nothing in the code may know how many reports there are, which they are or where the series ends. Only the new report's
text is at hand: nobody needs the texts of others to add one.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup

import workbooks
from copies import KEPT_OUT, keep_few_texts, run
from crossing import cache
from crossing.language import prose
from crossing.ledger import schema
from crossing.paths import ROOT
from some import some

SOURCE = "invented-2025-08"
CHAPTER = "august-2025"
DRAFTED = "drafted-2025-09"  # a source, and its chapter, that the command “add” drafts and nobody has confirmed
REVISED, PEOPLE = "2025-06-13", 2  # the day that the newer release revises, and by how many people
NEW_DAYS = 7
ADDRESS = "https://figures.example/some/book"  # the public one
TEXT = """Boat arrivals in the Channel climb again
18 August 2025
The Home Office says 474 people came to Dover in eight boats on 11 August.
Arrivals so far this year are up 47% on the same point of 2024.
The record of 1,305 people in a single day, set on 3 September 2022, still stands.
Britain has promised France £476m under the deal of 2023, ministers say."""
CLAIMS = (
    # line, quote, measure, value, unit, span, base, further cells
    (2, "18 August 2025", "date", "", "date", ("2025-08-18", "2025-08-18"), (), {}),
    (3, "474 people came to Dover", "daily_arrivals", "474", "people", ("2025-08-11", "2025-08-11"), (), {}),
    (3, "in eight boats on", "daily_boats", "8", "boats", ("2025-08-11", "2025-08-11"), (), {}),
    (3, "boats on 11 August", "date", "", "date", ("2025-08-11", "2025-08-11"), (), {}),
    (
        4,
        "up 47% on the same point of 2024",
        "growth",
        "47",
        "percent",
        ("2025-01-01", "2025-08-17"),
        ("2024-01-01", "2024-08-17"),
        {},
    ),
    (
        5,
        "record of 1,305 people in a single day, set on 3 September 2022",
        "daily_arrivals",
        "1305",
        "people",
        ("2022-09-03", "2022-09-03"),
        (),
        {"record": "day"},
    ),
    (6, "promised France £476m", "uk_funding_to_france", "476000000", "GBP", (), (), {"place": "France"}),
    (6, "the deal of 2023", "date", "", "date", ("2023-01-01", "2023-12-31"), (), {}),
)


def add(copy: Path, name: str, *rows: dict[str, str]) -> None:
    """Add rows to a table of the copy, in the order of its key; cells not given are empty."""
    table = next(table for table in schema()["resources"] if table["name"] == name)
    path, key = copy / "data" / table["path"], table["schema"]["primaryKey"]
    keys = [key] if isinstance(key, str) else key
    numbers = {field["name"] for field in table["schema"]["fields"] if field["type"] == "integer"}
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        names, held = list(reader.fieldnames or ()), list(reader)
    assert {cell for row in rows for cell in row} <= set(names), f"{name} has other columns"
    held = sorted([*held, *rows], key=lambda row: [int(row[k]) if k in numbers else row[k] for k in keys])
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, names, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(held)


def add_source(copy: Path) -> None:
    """A report, its claims, the chapter that discusses it with its card, and a sum of money."""
    add(
        copy,
        "sources",
        {
            "source_id": SOURCE,
            "file": "invented.txt",
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "title": "Boat arrivals in the Channel climb again",
            "short_title": "50,000, and more, Aug 2025",
            "name": "Invented report, so called",
            "producer": "nobody",
            "about": "a report that exists in this rehearsal alone.",
            "published": "2025-08-18",
            "published_basis": "printed",
            "date_evidence": "The date stands under the headline.",
            "text_quality": "original",
            "words": "1",  # a refresh counts words and lines
            "lines": "6",
            "citation": "Invented for a rehearsal, 18 August 2025.",
        },
    )
    add(
        copy,
        "claims",
        *(
            {
                "claim_id": f"{SOURCE}-{number:02}",
                "source_id": SOURCE,
                "line": str(line),
                "quote": quote,
                "measure": measure,
                "value": value,
                "qualifier": "exact",
                "unit": unit,
                "place": "UK",
                "speaker": "the outlet",
                "speaker_role": "outlet",
                "chapter": CHAPTER,
            }
            | (
                dict(zip(("period_start", "period_end"), span, strict=True)) | {"period_basis": "stated"}
                if span
                else {}
            )
            | (dict(zip(("base_start", "base_end"), base, strict=True)) if base else {})
            | further
            for number, (line, quote, measure, value, unit, span, base, further) in enumerate(CLAIMS, start=1)
        ),
    )
    add(
        copy,
        "not_figures",
        {
            "source_id": SOURCE,
            "line": "4",
            "quote": "the same point of 2024",
            "word": "2024",
            "reason": "The year of the base, which the growth's row holds.",
        },
    )
    add(
        copy,
        "money",
        {
            "money_id": "2025-invented",
            "kind": "total",
            "agreed": "2023-03",
            "covers": "A total invented for a rehearsal",
            "short": "Invented total",
            "amount": "476000000",
            "currency": "GBP",
            "amount_gbp": "476000000",
            "gbp_basis": "Stated in pounds",
            "citation": "Invented for a rehearsal",
            "claim_id": f"{SOURCE}-07",
        },
    )
    add(
        copy,
        "chapters",
        {
            "chapter": CHAPTER,
            "short_title": "August 2025",
            "kind": "chapter",
            "position": "65",
            "description": "August 2025: a report invented for a rehearsal.",
            "summary": "one report more.",
            "language": "en",
        },
    )
    add(
        copy,
        "positions",
        {
            "chapter": CHAPTER,
            "when": "August 2025",
            "uk_asked": "Nothing new.",
            "france_said": "Nothing new.",
            "legal_point": "None.",
            "money": f"Promised: {{fig}}`{SOURCE}-07`.",
            "number_quoted": f"{{fig}}`{SOURCE}-02` people in {{fig}}`{SOURCE}-03` boats.",
            "what_next": "Nothing yet.",
        },
    )


def add_chapter(copy: Path) -> None:
    """A small notebook after the last chapter on a report, and its line in the table of contents."""
    cells = [
        nbformat.v4.new_markdown_cell(
            f"# August 2025: one more report\n\nIt counts {{fig}}`{SOURCE}-02` people.", id="a1"
        ),
        nbformat.v4.new_code_cell("from crossing import show", id="a2", metadata={"tags": ["remove-cell"]}),
        nbformat.v4.new_markdown_cell(f"```{{position}} {CHAPTER}\n```", id="a3"),
        nbformat.v4.new_code_cell("show.sources()", id="a4", metadata={"tags": ["hide-input"]}),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.write(notebook, copy / "chapters" / f"{CHAPTER}.ipynb")
    contents = (copy / "_toc.yml").read_text(encoding="utf-8")
    after = "  - file: chapters/july-2025\n"
    assert after in contents
    (copy / "_toc.yml").write_text(contents.replace(after, f"{after}  - file: chapters/{CHAPTER}\n"), encoding="utf-8")


def newer_release(folder: Path) -> tuple[Path, dt.date]:
    """A workbook with seven more days and one day revised; return it and its last day."""
    sheets = workbooks.published()
    last = workbooks.later(sheets, NEW_DAYS)
    workbooks.revise(sheets, REVISED, PEOPLE)
    return workbooks.write(folder / "newer.ods", sheets), last


@pytest.fixture(scope="module")
def grown(site: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dt.date]:
    """The copy after refresh and build, and the last day of its series.

    Every proxy points nowhere: once the environment is there no command but those that say so asks anybody.
    """
    folder = tmp_path_factory.mktemp("grown")
    copy, texts = folder / "checkout", folder / "texts"
    shutil.copytree(ROOT, copy, ignore=KEPT_OUT)
    keep_few_texts(copy)
    shutil.copytree(cache.FOLDER, copy / "_build" / "cache")  # what did not change is not drawn again
    texts.mkdir()
    (texts / "invented.txt").write_text(TEXT, encoding="utf-8")
    (texts / "drafted.txt").write_text(
        TEXT.replace("474 people", "445 people").replace("eight boats on 11", "six boats on 12"), encoding="utf-8"
    )
    workbook, last = newer_release(folder)

    nowhere = dict.fromkeys(("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"), "http://127.0.0.1:9")

    def done(*command: str, **environment: str) -> None:
        result = run(copy, *command, CROSSING_SOURCES=str(texts), **nowhere, **environment)
        assert result.returncode == 0, f"{command}: {result.stdout[-2000:]}{result.stderr[-2000:]}"

    done("update", str(workbook), "--published", f"{last + dt.timedelta(days=1)}")
    done("add", str(texts / "drafted.txt"), "--id", DRAFTED, "--date", "2025-09-01", "--chapter", DRAFTED)
    add_source(copy)
    add_chapter(copy)
    done("refresh", "--pins")
    done("check")
    done("build", CROSSING_BASE_URL=ADDRESS)
    return copy, last


def words_of(page: Path) -> str:
    """The words that a reader meets on a page, charts' descriptions among them."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for element in soup(["script", "style"]):
        element.decompose()
    described = [element.get("alt") or element.get("aria-label") or "" for element in soup.find_all(True)]
    return " ".join(" ".join([soup.get_text(" "), *described]).split())


def test_every_page_counts_the_reports_anew(grown: tuple[Path, dt.date]):
    copy, _ = grown
    with (copy / "data" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        reports = len(list(csv.DictReader(lines)))
    now, before = prose.in_words(reports), f"(?:{prose.in_words(reports - 1)}|{prose.in_words(reports - 2)})"
    counted = re.compile(
        rf"\b(?:the|of|all) {before}(?: news)? (?:reports|texts|sources)\b|\b{before} news reports", re.IGNORECASE
    )
    pages = {path.name: words_of(path) for path in (copy / "_build" / "html").glob("*.html")}
    assert [(name, found.group()) for name, text in pages.items() for found in counted.finditer(text)] == []
    assert f"Triangles mark the {now} reports" in pages["index.html"]
    assert f"The {now} reports make" in pages["ledger.html"]
    assert len(re.findall(rf"\b{now} (?:news )?(?:reports|texts)\b", " ".join(pages.values()))) >= 10


def test_the_new_report_is_everywhere(grown: tuple[Path, dt.date]):
    copy, _ = grown
    html = copy / "_build" / "html"
    page = BeautifulSoup((html / f"{CHAPTER}.html").read_text(encoding="utf-8"), "html.parser")
    assert page.find("a", class_="fig").get_text() == "474"
    assert "Where things stood: August 2025" in page.get_text(" ")
    ledger = BeautifulSoup((html / "ledger.html").read_text(encoding="utf-8"), "html.parser")
    rows = [ledger.find(id=f"{SOURCE}-{number:02}") for number in range(1, len(CLAIMS) + 1)]
    assert None not in rows
    assert "Invented report, so called" in words_of(html / "index.html"), "the landing page names every report"
    assert CHAPTER in (html / "index.html").read_text(encoding="utf-8"), "the landing page names every chapter"
    assert CHAPTER in (html / "_static" / "search-text.js").read_text(encoding="utf-8")


def test_a_drafted_source_is_shown_as_a_draft_and_no_version_is_released_with_it(grown: tuple[Path, dt.date]):
    copy, _ = grown
    words = words_of(copy / "_build" / "html" / f"{DRAFTED}.html")
    assert (
        "drafted by a machine" in words and "445 were reported; " in words and "as reported for 12 August 2025" in words
    )
    done = run(copy, "refresh", "--release", CROSSING_SOURCES=str(copy))
    assert done.returncode == 1 and "A version is not released with a draft in it" in done.stderr


def test_its_claims_are_judged_by_the_series(grown: tuple[Path, dt.date]):
    """A count of boats, a growth without its total and a record are each tested."""
    copy, _ = grown
    script = (
        "import json; from crossing.crosscheck import results; from crossing.ledger import load;"
        "judged = results(load()).judgements; print(json.dumps({ident: one.number for ident, one in judged.items()}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(copy / "scripts")},
        capture_output=True,
        text=True,
        check=True,
    )
    verdicts = json.loads(done.stdout)
    tested = {number: verdicts[f"{SOURCE}-{number:02}"] for number in (2, 3, 5, 6)}
    assert "cannot be tested" not in tested.values() and "does not fit" not in tested.values(), tested


def test_addresses_start_with_the_public_one(grown: tuple[Path, dt.date]):
    """A host shows 404.html at any depth, so its links start from the root of the host."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in (grown[0] / "_build" / "html").glob("*.*ml")}
    assert f'rel="canonical" href="{ADDRESS}/ledger.html"' in texts["ledger.html"]
    assert f'property="og:image" content="{ADDRESS}/_static' in texts["index.html"]
    assert f"<loc>{ADDRESS}/</loc>" in texts["sitemap.xml"]
    assert f"{ADDRESS}/ledger.html</span>" in texts["ledger.html"]  # to cite
    addresses = re.findall(r'(?:href|src|action)="([^"]+)"', texts["404.html"])
    assert len(addresses) > 10
    assert [address for address in addresses if not address.startswith(("/some/book/", "https://", "#"))] == []


def test_the_site_says_where_the_series_ends_now(grown: tuple[Path, dt.date]):
    copy, last = grown
    home = words_of(copy / "_build" / "html" / "index.html")
    assert prose.day(last + dt.timedelta(days=1)) in home, "the footer names the day of publication"


def test_the_pins_moved_in_one_place(grown: tuple[Path, dt.date]):
    copy, last = grown
    was, now = (json.loads((folder / "tests" / "pins.json").read_text(encoding="utf-8")) for folder in (ROOT, copy))
    assert now["days"] == was["days"] + NEW_DAYS and now["last-day"] == f"{last}"
    assert now["year.2025"] == was["year.2025"] + PEOPLE and now["year.2024"] == was["year.2024"]


def test_nothing_but_tables_and_a_notebook_had_to_change(grown: tuple[Path, dt.date]):
    copy, _ = grown
    for path in some([*(ROOT / "scripts").rglob("*.py"), *(ROOT / "_static").rglob("*")]):
        if path.is_file():
            assert (copy / path.relative_to(ROOT)).read_bytes() == path.read_bytes(), path.name
