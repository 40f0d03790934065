"""What the site offers to others: headers, the data package, snippets that run, feed, sitemap, descriptions."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import pandas as pd
import pytest
import python_calamine
import yaml
from frictionless import validate as frictionless_validate
from playwright.sync_api import Browser

from crossing import __version__
from crossing.book import data_package, exports, feeds, pages, spreadsheet
from crossing.book.extension import PLACEHOLDER
from crossing.ledger import Ledger, load, schema
from crossing.ledger.vocabulary import Stating
from crossing.paths import ROOT
from crossing.workshop import serve
from pages import ids, parsed
from pins import pin

REUSE = (ROOT / "chapters" / "reuse.md").read_text(encoding="utf-8")
ATOM = "{http://www.w3.org/2005/Atom}"


def snippet(language: str, text: str = REUSE) -> str:
    """The snippet in a language, as the page “Reuse” prints it, or another text."""
    return re.search(rf"```{language}\n(.*?)```", text, re.DOTALL).group(1)


@pytest.fixture(scope="module")
def package(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data package's zip, unpacked."""
    folder = tmp_path_factory.mktemp("package")
    with zipfile.ZipFile(site / "data" / exports.ZIP) as archive:
        archive.extractall(folder)
    return folder


def test_the_recommended_headers_are_those_the_tests_send():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert snippet("text", readme).strip().splitlines() == [f"{name}: {value}" for name, value in serve.HEADERS.items()]


@pytest.mark.parametrize("name", ["index", "ledger", "search", "404"])
def test_each_page_carries_the_rule_of_what_may_run(site: Path, name: str):
    """As the recommended header has it, but for what only a header may say."""
    meta = parsed(site / f"{name}.html").head.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert meta["content"] == serve.HEADERS["Content-Security-Policy"].replace("; frame-ancestors 'none'", "")


def test_scripts_need_no_exception():
    policy = serve.HEADERS["Content-Security-Policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == "script-src 'self'"
    assert "default-src 'none'" in policy and "http" not in policy


def test_charts_and_choosers_run_under_the_headers(browser: Browser, base_url: str):
    """What answers to a reader needs no eval and no other host, and the console stays empty."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    response = page.goto(f"{base_url}/june-2025.html", wait_until="networkidle")
    assert (
        response is not None and response.headers["content-security-policy"] == serve.HEADERS["Content-Security-Policy"]
    )
    page.locator("#tenfold").scroll_into_view_if_needed()
    page.locator("#tenfold.is-live").wait_for()
    page.goto(f"{base_url}/november-2021.html", wait_until="networkidle")
    page.locator("[data-tip]:visible").first.hover()
    page.locator(".chart-tip:visible").wait_for()
    assert said == []
    context.close()


def test_nothing_is_stored_but_the_choice_of_colours(browser: Browser, base_url: str):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{base_url}/index.html", wait_until="networkidle")
    page.locator("#theme-choice").click()
    assert context.cookies() == []
    assert page.evaluate("Object.keys(localStorage).length") <= 1
    assert page.evaluate("Object.keys(sessionStorage).length") == 0
    context.close()


def test_the_zip_is_a_valid_data_package(package: Path):
    report = frictionless_validate(str(package / "crossing-figures" / "datapackage.json"))
    assert report.valid, report.flatten(["place", "rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) == len(schema()["resources"]) + 3  # numbers, slips and checks


def test_the_published_tables_beside_the_zip_are_valid_too(site: Path):
    report = frictionless_validate(str(site / "data" / "datapackage.json"))
    assert report.valid, report.flatten(["place", "rowNumber", "fieldName", "message"])[:5]


def test_the_codebook_names_every_variable(package: Path):
    text = (package / "crossing-figures" / "CODEBOOK.md").read_text(encoding="utf-8")
    descriptor = json.loads((package / "crossing-figures" / "datapackage.json").read_text(encoding="utf-8"))
    missing = [
        (table["name"], field["name"])
        for table in descriptor["resources"]
        for field in table["schema"]["fields"]
        if f"| {field['name']} |" not in text
    ]
    assert missing == []
    assert "Crown copyright" in (package / "crossing-figures" / "README.md").read_text(encoding="utf-8")


def test_what_the_cross_check_makes_has_the_licence_of_the_ledger(site: Path):
    descriptor = json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))
    licences = {table["name"]: table["licenses"] for table in descriptor["resources"]}
    assert licences["numbers"] == licences["slips"] == licences["checks"] == licences["claims"]


def test_the_zip_is_the_same_bytes_for_the_same_content():
    assert exports.zipped({"b.txt": b"2", "a.txt": b"1"}) == exports.zipped({"a.txt": b"1", "b.txt": b"2"})


def test_the_workbook_holds_the_tables_cell_by_cell(site: Path):
    """Words as words (a chapter is no date, “one, one” keeps its marks), numbers as numbers, days as days, gaps as gaps."""
    book = python_calamine.CalamineWorkbook.from_path(f"{site / 'data' / exports.WORKBOOK}")
    assert book.sheet_names == ["About", *spreadsheet.SHEETS.values(), spreadsheet.COLUMNS]
    fields = {
        table["name"]: {field["name"]: field["type"] for field in table["schema"]["fields"]}
        for table in json.loads((site / "data" / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    }
    seen = set()
    for name, sheet in spreadsheet.SHEETS.items():
        heads, *rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        published = list(csv.DictReader((site / "data" / f"{name}.csv").open(encoding="utf-8", newline="")))
        assert len(rows) == len(published) > 40
        for row, texts in zip(rows, published, strict=True):
            for head, cell in zip(heads, row, strict=True):
                kind = fields[name][head]
                made = {"number": float, "integer": float, "date": dt.date.fromisoformat}.get(kind, str)
                assert cell == (made(texts[head]) if texts[head] else ""), (sheet, head)
                seen.add((kind, type(cell)))
    assert {("number", float), ("integer", float), ("date", dt.date), ("string", str)} <= seen


def test_the_workbook_is_the_same_bytes_for_the_same_content(site: Path):
    files = data_package.tables(load())
    package = json.loads(files["datapackage.json"])
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    about = exports.about(pages.Site(config["title"], config["author"], ""))
    again = spreadsheet.workbook(package, files, about, pages.vintage())
    assert again == (site / "data" / exports.WORKBOOK).read_bytes()


def test_the_numbers_alone_are_those_of_the_ledger(site: Path, ledger: Ledger):
    """A row for each claim that states a number, what is missing left empty."""
    rows = list(csv.DictReader((site / "data" / "numbers.csv").open(encoding="utf-8", newline="")))
    numbers = [claim for claim in ledger.rows.claims.values() if claim.states is Stating.NUMBER]
    assert [(row["claim_id"], float(row["value"]), row["unit"]) for row in rows] == [
        (claim.claim_id, claim.value, claim.unit) for claim in numbers
    ]
    kent = next(row for row in rows if row["claim_id"] == "kent-2021-11-05")
    assert (kent["value"], kent["on_record_now"], kent["period_start"]) == (
        "1185",
        f"{pin('day.2021-11-11')}",
        "2021-11-11",
    )
    assert {row["on_record_now"] == "" for row in rows} == {True, False} and "0" not in {
        row["on_record_now"] for row in rows
    }


@pytest.mark.parametrize("name", ["reuse", "ledger"])
def test_pages_offer_the_workbook_and_say_why(site: Path, name: str):
    links = {link["href"] for link in parsed(site / f"{name}.html").select("main a[href]")}
    assert {f"data/{exports.WORKBOOK}", "data/numbers.csv"} <= links
    assert name == "reuse" or "reuse.html#spreadsheet" in links
    assert parsed(site / "reuse.html").find(id="spreadsheet")


def test_no_published_csv_holds_a_formula(site: Path):
    cells = 0
    for path in (site / "data").rglob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"))):
            cells += len(row)
            assert [cell for cell in row if cell[:1] in "=+@\t\r" and cell] == [], path.name
            assert [cell for cell in row if cell.startswith("-") and not re.fullmatch(r"-\d+(\.\d+)?", cell)] == [], (
                path.name
            )
    assert cells > 10_000


def test_the_pandas_snippet_runs(package: Path):
    done = subprocess.run(
        [sys.executable, "-c", snippet("python")], cwd=package, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "fits" in done.stdout and str(pin("year.2025")) in done.stdout


def test_the_duckdb_snippet_runs(package: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(package)
    rows = duckdb.sql(snippet("sql")).fetchall()
    claims = pd.read_csv("crossing-figures/claims.csv")
    assert dict(rows) == claims["number_verdict"].value_counts().to_dict()


def test_the_r_snippet_runs_where_there_is_r(package: Path):
    """Without R the snippet's file and column names are still checked."""
    assert "crossing-figures/claims.csv" in snippet("r") and "claims$number_verdict" in snippet("r")
    if shutil.which("Rscript"):
        done = subprocess.run(["Rscript", "-e", snippet("r")], cwd=package, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "fits" in done.stdout


def test_without_a_public_address_none_is_named(site: Path):
    """The address in _config.yml that stands for none: no page, feed, table or archive of the site names its host."""
    named = [
        f"{path.relative_to(site)}"
        for path in site.rglob("*")
        if path.is_file() and PLACEHOLDER.encode() in path.read_bytes()
    ]
    assert named == []
    assert parsed(site / "ledger.html").find("link", rel="canonical") is None
    assert not (site / "sitemap.xml").exists(), "a sitemap has whole addresses or none"


def test_the_feed_of_corrections(site: Path, ledger: Ledger):
    root = ElementTree.parse(site / "corrections.atom").getroot()
    assert root.findtext(f"{ATOM}title") and root.findtext(f"{ATOM}updated") and root.findtext(f"{ATOM}id")
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(ledger.corrections)
    pages_named = [entry.find(f"{ATOM}link").get("href").rpartition("/")[2] for entry in entries]
    assert [name for name in pages_named if not (site / name).is_file()] == [], (
        "each entry leads to a page that is there"
    )
    assert [entry for entry in entries if ".." in entry.findtext(f"{ATOM}summary")] == []


def test_a_correction_becomes_an_entry(ledger: Ledger):

    row = {
        "correction_id": "2026-12-01-1",
        "date": pd.Timestamp("2026-12-01"),
        "page": "Every figure",
        "ident": "",
        "was": "<b>828",
        "is": "829",
        "why": "a & b",
        "reported_by": "a reader",
    }
    root = ElementTree.fromstring(
        feeds.feed(ledger.replaced(corrections=pd.DataFrame([row])), pages.Site("T", "A", "https://example.org/"))
    )
    entry = root.find(f"{ATOM}entry")
    assert "<b>828" in entry.findtext(f"{ATOM}summary") and "a & b" in entry.findtext(f"{ATOM}summary")
    assert entry.find(f"{ATOM}link").get("href") == "https://example.org/ledger.html"
    assert root.findtext(f"{ATOM}updated") == "2026-12-01T00:00:00Z"


def test_descriptions_for_search_engines(site: Path, ledger: Ledger):
    graph = json.loads(parsed(site / "ledger.html").find("script", type="application/ld+json").string)["@graph"]
    kinds = [item["@type"] for item in graph]
    assert kinds.count("Dataset") == 1 and kinds.count("ClaimReview") > 20
    rows = ids(site / "ledger.html")
    for item in graph:
        if item["@type"] == "ClaimReview":
            assert item["url"].split("#")[1] in rows and item["reviewRating"]["alternateName"] and item["claimReviewed"]
    for path in site.glob("*.html"):
        page = parsed(path)
        assert (
            page.find("meta", property="og:title")["content"]
            and page.find("meta", property="og:description")["content"]
        )
    (picture,) = (site / "_static" / "figures").glob("*-social.png")
    assert picture.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("github-issue-forms", ".github/ISSUE_TEMPLATE/wrong-figure.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("citation-file-format", "CITATION.cff"),
    ],
)
def test_files_for_github_and_citation_are_valid(kind: str, name: str):
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}", str(ROOT / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_is_the_same_everywhere():
    assert f"version: {__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert schema()["version"] == __version__
