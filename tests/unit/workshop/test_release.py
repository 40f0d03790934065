"""A release is made whole or not at all: what stands against it, what it changes, what is left where a step fails."""

from __future__ import annotations

import datetime as dt
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from crossing.book.exports import zipped
from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.workshop import release

DAY = dt.date(2027, 2, 3)
CONFIG = "html:\n  baseurl: https://{host}/crossing-figures/\n"
CHANGES = "# Changes\n\n## Unreleased\n\n- A new page.\n\n## 1.0.0 – 2026-11-22\n\nThe first.\n"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that holds only the files a release reads and changes, ready to be released."""
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Somebody")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "somebody@invalid")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    root = tmp_path / "book"
    root.mkdir()
    release.git(root, "init", "--quiet", "--initial-branch", "main")
    for name in (release.PACKAGE, release.CITATION, release.TABLES):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((ROOT / name).read_bytes())
    for name in release.STATED:
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(release._set(release.STATED[name], "1.0.0", name, text), encoding="utf-8")
    (root / release.CHANGES).write_text(CHANGES, encoding="utf-8")
    (root / "_config.yml").write_text(CONFIG.format(host="book.invalid"), encoding="utf-8")
    (root / ".gitignore").write_text("_build/\n", encoding="utf-8")
    committed(root)
    return root


def committed(root: Path) -> None:
    release.git(root, "add", "--all")
    release.git(root, "commit", "--quiet", "--message", "A step")


def renewed(tree: Path) -> Path:
    """In place of the slow step: a table is renewed, and the site's zip is there."""
    (tree / "data" / "released.csv").write_text(release.stated(release.PACKAGE, tree), encoding="utf-8")
    built = tree / "_build" / "data.zip"
    built.parent.mkdir()
    built.write_bytes(zipped({"claims.csv": b"claim_id\n"}))
    return built


def no_drafts() -> Iterator[str]:
    yield from ()


QUICK = release.Steps(lambda: True, no_drafts, renewed)


def state(root: Path) -> tuple[str, ...]:
    """All that a failed release must leave as it was: commit, tags, work trees, changes and files."""
    files = sorted(f"{path}" for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    asked = (["rev-parse", "HEAD"], ["tag"], ["worktree", "list"], ["status", "--porcelain"])
    return (*(release.git(root, *question) for question in asked), *files)


def test_a_release_is_one_commit_with_its_tag_and_archive(book: Path, capsys: pytest.CaptureFixture[str]):
    before = release.git(book, "rev-parse", "HEAD")
    assert release.release("1.1.0", root=book, day=DAY, steps=QUICK) == 0
    assert release.git(book, "rev-parse", "HEAD^") == before
    assert release.git(book, "rev-parse", "v1.1.0^{commit}") == release.git(book, "rev-parse", "HEAD")
    assert release.git(book, "status", "--porcelain") == ""
    assert len(release.git(book, "worktree", "list").splitlines()) == 1
    assert {release.stated(name, book) for name in release.STATED} == {"1.1.0"}
    assert json.loads((book / release.TABLES).read_text(encoding="utf-8"))["version"] == "1.1.0"
    assert yaml.safe_load((book / release.CITATION).read_text(encoding="utf-8"))["date-released"] == DAY
    assert "## 1.1.0 – 2027-02-03\n\n- A new page." in (book / release.CHANGES).read_text(encoding="utf-8")
    assert (book / "data" / "released.csv").read_text(encoding="utf-8") == "1.1.0"
    assert "git push origin main v1.1.0" in capsys.readouterr().out


def test_the_archive_holds_data_citation_and_what_a_doi_is_registered_with(book: Path):
    release.release("1.1.0", root=book, day=DAY, steps=QUICK)
    with zipfile.ZipFile(book / release.RELEASES / "crossing-figures-1.1.0.zip") as archive:
        assert {Path(name).name for name in archive.namelist()} == {"claims.csv", "CITATION.cff", ".zenodo.json"}
        metadata = json.loads(archive.read("crossing-figures/.zenodo.json"))
    cited = yaml.safe_load((book / release.CITATION).read_text(encoding="utf-8"))
    assert (metadata["version"], metadata["publication_date"]) == ("1.1.0", "2027-02-03")
    assert metadata["title"] == cited["title"]
    assert metadata["creators"] == [{"name": author["name"]} for author in cited["authors"]]
    assert metadata["license"] == "cc-by-4.0"
    assert not list(ROOT.glob(".zenodo.json"))  # the metadata is stated once, in CITATION.cff


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]):
    before = state(book)
    assert release.release("1.1.0", dry_run=True, root=book, day=DAY, steps=QUICK) == 0
    said = capsys.readouterr().out
    assert "CITATION.cff: “version: 1.0.0” becomes “version: 1.1.0”" in said
    assert "“## Unreleased” becomes “## 1.1.0 – 2027-02-03”" in said
    assert state(book) == before


def test_a_release_without_a_public_address_says_what_it_lacks(book: Path, capsys: pytest.CaptureFixture[str]):
    (book / "_config.yml").write_text('html:\n  baseurl: ""\n', encoding="utf-8")
    committed(book)
    assert release.release("1.1.0", root=book, day=DAY, steps=QUICK) == 0
    assert "there is no sitemap" in capsys.readouterr().out


def _touched(book: Path) -> None:
    (book / "notes.txt").write_text("not committed", encoding="utf-8")


def _unpublished(book: Path) -> None:
    (book / "_config.yml").write_text(CONFIG.format(host="example.org"), encoding="utf-8")
    committed(book)


def _nothing_to_tell(book: Path) -> None:
    (book / release.CHANGES).write_text(CHANGES.replace("- A new page.\n", ""), encoding="utf-8")
    committed(book)


def _tagged(book: Path) -> None:
    release.git(book, "tag", "v1.1.0")


def _detached(book: Path) -> None:
    release.git(book, "checkout", "--quiet", "--detach")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_touched, "not committed"),
        (_unpublished, "names example.org as the public address"),
        (_nothing_to_tell, "nothing under “## Unreleased”"),
        (_tagged, "a tag v1.1.0 already"),
        (_detached, "No branch is checked out"),
    ],
)
def test_what_stands_against_it_is_told(book: Path, spoil, reason: str):
    spoil(book)
    before = state(book)
    with pytest.raises(BookError, match=reason):
        release.release("1.1.0", root=book, day=DAY, steps=QUICK)
    assert state(book) == before


@pytest.mark.parametrize(
    ("version", "reason"), [("1.1", "is not a version"), ("1.0.0", "later one"), ("0.9.9", "later")]
)
def test_a_version_is_three_numbers_and_later(book: Path, version: str, reason: str):
    with pytest.raises(BookError, match=reason):
        release.release(version, root=book, day=DAY, steps=QUICK)


def test_drafts_and_what_the_check_finds_stand_against_it(book: Path):
    drafts = release.Steps(lambda: True, lambda: iter(["chapters/new.ipynb, cell 2 is a draft: write it."]), renewed)
    with pytest.raises(BookError, match="is a draft"):
        release.release("1.1.0", root=book, day=DAY, steps=drafts)
    unsound = release.Steps(lambda: False, no_drafts, renewed)
    with pytest.raises(BookError, match="check of the book"):
        release.release("1.1.0", root=book, day=DAY, steps=unsound)


def _fails(tree: Path) -> Path:
    renewed(tree)
    raise BookError("“build” failed")


def _stopped(tree: Path) -> Path:
    raise KeyboardInterrupt


@pytest.mark.parametrize(("step", "error"), [(_fails, BookError), (_stopped, KeyboardInterrupt)])
def test_where_a_step_fails_nothing_is_left(book: Path, step, error: type[BaseException]):
    before = state(book)
    with pytest.raises(error):
        release.release("1.1.0", root=book, day=DAY, steps=release.Steps(lambda: True, no_drafts, step))
    assert state(book) == before


def test_a_commit_made_meanwhile_stops_the_last_step(book: Path):
    """The branch is moved on only from where it was: neither the tag nor the archive of a lost release stays."""

    def meanwhile(tree: Path) -> Path:
        (book / "_config.yml").write_text(CONFIG.format(host="other.invalid"), encoding="utf-8")
        committed(book)
        return renewed(tree)

    with pytest.raises(BookError, match="merge"):
        release.release("1.1.0", root=book, day=DAY, steps=release.Steps(lambda: True, no_drafts, meanwhile))
    assert release.git(book, "tag") == "" and release.stated(release.PACKAGE, book) == "1.0.0"
    assert not list((book / release.RELEASES).glob("*.zip"))


def test_a_slow_step_that_fails_is_told_in_a_sentence(tmp_path: Path):
    """The package of the other work tree is run, so a tree without one cannot be released from."""
    package = tmp_path / "scripts" / "crossing"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "cli.py").write_text("raise SystemExit('book: no such table.')", encoding="utf-8")
    with pytest.raises(BookError, match=r"“refresh --release --pins” failed: no such table\."):
        release.renewed(tmp_path)


def test_the_book_itself_states_what_a_release_sets():
    texts = release.edited("99.0.0", DAY, ROOT)
    assert all("99.0.0" in texts[name] for name in release.STATED)
    assert f"{DAY}" in texts[release.CITATION]
