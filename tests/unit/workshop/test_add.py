"""A new source is drafted from its text alone; nothing is overwritten, a second run changes nothing, drafts are told."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest

from copies import of_files
from crossing.errors import BookError
from crossing.ledger import check, quotes, read_ledger
from crossing.paths import CHAPTERS, DATA, ROOT
from crossing.workshop import add as command
from crossing.workshop import check_book, csv_tables, draft_chapter, drafts

IDENT, DATE, CHAPTER = "invented-2025-08", "2025-08-18", "august-2025"
NEWS = """Crossings pass 50,000 since the election
18 August 2025
In all, 474 people came to Dover in eight boats on 11 August.
More than 27,997 people have arrived so far this year, up 47% on the same point of 2024.
The two ministers both said that the record of 1,305 people in a single day, set on 3 September 2022, still stands."""
COLUMN = """A column on the Channel
Ten years ago nobody came this way, says one reader of 62.
The minister promised £476m, and half of it is spent."""
NOTICE = """Communiqué
Dans la nuit du 6 au 7 septembre 2021, 198 personnes ont été secourues.
The prefecture counted 12 rescues."""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The parts of the checkout that the command writes to."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "chapters").mkdir()
    shutil.copy(CHAPTERS / "july-2025.ipynb", tmp_path / "chapters")
    shutil.copy(ROOT / "_toc.yml", tmp_path)
    return tmp_path


def put(book: Path, text: str, name: str = "text.txt") -> Path:
    path = book / name
    path.write_text(text, encoding="utf-8")
    return path


def add(book: Path, path: Path, ident: str = IDENT, **options: str) -> int:
    return command.add(path, ident, DATE, folder=book / "data", root=book, **options)


def test_a_new_page_stands_after_the_last_chapter_whatever_follows(tmp_path: Path):
    head, first, other = "root: chapters/index\nchapters:\n", "  - file: chapters/one\n", "  - file: chapters/two\n"
    after, new = "  - file: chapters/ledger\n", "  - file: chapters/new\n"
    path = tmp_path / "_toc.yml"
    for before, then in ((head + first + other, after), (head, after), (head + other, "")):
        path.write_text(before + then, encoding="utf-8")
        assert draft_chapter.contents_with(path, "new", ["index", "one", "two"]) == before + new + then


@pytest.mark.slow
@pytest.mark.parametrize("text", [NEWS, COLUMN, NOTICE], ids=["news", "column", "notice"])
def test_a_text_of_any_kind_becomes_sound_drafts(book: Path, text: str, monkeypatch: pytest.MonkeyPatch):
    """No text but its own is at hand, and every numeral is in a claim or told to be none."""
    monkeypatch.delenv(quotes.SOURCES_VARIABLE, raising=False)
    before = {name: csv_tables.rows(book / "data", name) for name in csv_tables.names(book / "data")}
    assert add(book, put(book, text)) == 0
    assert check.problems(read_ledger(book / "data"), book / "data") == []
    for name, rows in before.items():
        held = {tuple(row.items()) for row in csv_tables.rows(book / "data", name)}
        assert [row for row in rows if tuple(row.items()) not in held] == [], f"{name} keeps what it had"
    own = [row for row in csv_tables.rows(book / "data", "fingerprints") if row["source_id"] == IDENT]
    assert len(own) > 5


@pytest.mark.slow
def test_the_figures_are_drafted_and_a_chapter_draws_them(book: Path, capsys: pytest.CaptureFixture[str]):
    add(book, put(book, NEWS))
    claims = {row["value"]: row for row in csv_tables.rows(book / "data", "claims") if row["source_id"] == IDENT}
    assert claims["474"]["measure"] == "daily_arrivals" and claims["474"]["period_start"] == "2025-08-11"
    assert claims["27997"]["qualifier"] == "more_than" and claims["1305"]["record"] == "day"
    assert {row["chapter"] for row in claims.values()} == {CHAPTER}
    assert all(row["note"].startswith("Draft") for row in claims.values())
    cells = nbformat.read(book / "chapters" / f"{CHAPTER}.ipynb", as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert code.count("show.day_bars(") == 2
    assert f"  - file: chapters/{CHAPTER}\n" in (book / "_toc.yml").read_text(encoding="utf-8")
    assert [row for row in csv_tables.rows(book / "data", "chapters") if row["chapter"] == CHAPTER]
    assert [row for row in csv_tables.rows(book / "data", "positions") if row["chapter"] == CHAPTER]
    assert "data/claims.csv: " in capsys.readouterr().out


@pytest.mark.slow
def test_a_second_run_changes_nothing_and_nothing_is_overwritten(book: Path, capsys: pytest.CaptureFixture[str]):
    path = put(book, NEWS)
    add(book, path)
    rows = csv_tables.rows(book / "data", "claims")
    rows[-1]["note"] = "Confirmed."
    csv_tables.write(book / "data", "claims", rows)
    csv_tables.renew_hashes(book / "data", ["claims"])
    put(book, "my own chapter", f"chapters/{CHAPTER}.ipynb")
    before = of_files(book)
    capsys.readouterr()
    assert add(book, path) == 0
    assert "nothing was changed" in capsys.readouterr().out
    assert of_files(book) == before


@pytest.mark.slow
def test_a_draft_is_told_until_it_is_confirmed(book: Path, monkeypatch: pytest.MonkeyPatch):
    assert list(drafts.unconfirmed()) == [], "the committed book holds no draft"
    add(book, put(book, NEWS))
    told = list(drafts.unconfirmed(book / "data", book / "chapters"))
    assert f"data/sources.csv, {IDENT}, column “producer” is a draft: say what it is." in told
    assert f"chapters/{CHAPTER}.ipynb, cell 1 is a draft: write it." in told
    monkeypatch.setattr(drafts, "unconfirmed", lambda: iter(told))
    assert check_book._drafts().startswith(f" {len(told)} cells are drafts")


def test_a_version_with_a_draft_in_it_is_refused(monkeypatch: pytest.MonkeyPatch):
    from crossing.workshop import refresh

    monkeypatch.setattr(
        drafts, "unconfirmed", lambda: iter(["data/claims.csv, a-01, column “note” is a draft: say what it is."])
    )
    with pytest.raises(BookError, match="A version is not released with a draft in it"):
        next(refresh.renew(DATA, release=True))


@pytest.mark.parametrize(
    ("name", "text", "ident", "says"),
    [
        ("text.txt", NEWS, "Not An Id", "cannot be an id"),
        ("text.csv", NEWS, IDENT, "is not a text that can be read: give a file that ends in .txt"),
        ("text.txt", " \n", IDENT, "is empty"),
        ("text.pdf", NEWS, IDENT, "is no PDF inside"),
        ("text.txt", NEWS, "kent-2021-11", "is the id of another text"),
    ],
)
def test_what_cannot_be_added_is_refused_and_nothing_is_written(
    book: Path, name: str, text: str, ident: str, says: str
):
    path = put(book, text, name)
    before = of_files(book)
    with pytest.raises(BookError, match=says):
        add(book, path, ident)
    assert of_files(book) == before


def test_a_folder_and_a_year_that_is_a_slip_are_refused(book: Path):
    with pytest.raises(BookError, match=r"absent\.csv does not exist: check the name of the file"):
        add(book, book / "absent.csv", IDENT)
    with pytest.raises(BookError, match="is a folder: give the file of one text"):
        add(book, book)
    with pytest.raises(BookError, match="“0021-08-11” cannot be a day of publication: check the year"):
        command.add(put(book, NEWS), IDENT, "0021-08-11", folder=book / "data", root=book)


PAGE = f"""<!DOCTYPE html><html><head><title>{NEWS.splitlines()[0]}</title></head><body><nav><p>Sport 24</p></nav><article>
<h1>{NEWS.splitlines()[0]}</h1><p>{"</p><p>".join(NEWS.replace("eight boats", "eight bo&shy;ats").splitlines()[1:])}</p>
<table><tr><td>Year</td><td>People</td></tr><tr><td>2018</td><td>299</td></tr><tr><td>2019</td><td>1,843</td></tr></table>
</article></body></html>"""


@pytest.mark.slow
@pytest.mark.parametrize("text", [PAGE, NEWS.replace("\n", "\r\n")], ids=["page", "windows"])
def test_the_words_of_another_form_are_written_beside_it_once(
    book: Path, text: str, capsys: pytest.CaptureFixture[str]
):
    path = book / "A page – “saved”.html"
    path.write_text(text, encoding="utf-8", newline="")
    assert add(book, path) == 0
    words = (book / f"{IDENT}.txt").read_text(encoding="utf-8")
    assert "came to Dover in eight boats on 11 August." in words and "Sport" not in words and "\r" not in words
    [source] = [row for row in csv_tables.rows(book / "data", "sources") if row["source_id"] == IDENT]
    assert source["file"] == f"{IDENT}.txt" and check.problems(read_ledger(book / "data"), book / "data") == []
    assert f"{IDENT}.txt, beside it" in capsys.readouterr().out
    add(book, path)
    assert "nothing was changed" in capsys.readouterr().out
    (book / f"{IDENT}.txt").write_text("Other words stand here.", encoding="utf-8")
    with pytest.raises(BookError, match="is there already, with other words"):
        add(book, path)


def test_a_page_of_another_kind_is_no_chapter(book: Path):
    with pytest.raises(BookError, match="ledger is a page of another kind"):
        add(book, put(book, NEWS), chapter="ledger")


@pytest.mark.slow
def test_a_text_that_is_there_under_another_id_is_refused(book: Path):
    path = put(book, NEWS)
    add(book, path)
    with pytest.raises(BookError, match=r"is in data/sources\.csv already, under another id"):
        add(book, path, "other-2025-08")
