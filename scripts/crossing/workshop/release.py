"""Release a version: check, set the version, record what it publishes, make the archive, commit and tag.

All of it is done in a second work tree of the repository, beside the one that the user is in. That one is moved on, to the
finished commit, in the last step: whatever fails or is stopped before leaves nothing behind.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from crossing import files
from crossing.book.exports import FOLDER, ZIP, zipped
from crossing.book.extension import PLACEHOLDER
from crossing.errors import BookError
from crossing.paths import ROOT
from crossing.workshop import checking, drafts, environment, refresh

PACKAGE, CITATION, TABLES, CHANGES = (
    "scripts/crossing/__init__.py",
    "CITATION.cff",
    "data/datapackage.json",
    "CHANGELOG.md",
)
RELEASES = f"_build/{environment.RELEASES}"
DEPOSITION = ".zenodo.json"
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
UNRELEASED = re.compile(r"^## Unreleased[ ]*\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
# Where each file states the version. Every pattern has to match exactly once.
STATED = {
    PACKAGE: re.compile(r'^(__version__ = ")([^"]+)(")$', re.MULTILINE),
    CITATION: re.compile(r"^(version: )(\S+)()$", re.MULTILINE),
    TABLES: re.compile(r'^(  "version": ")([^"]+)(",)$', re.MULTILINE),
}
DATED = re.compile(r"^(date-released: )(\S+)()$", re.MULTILINE)


@dataclass(frozen=True)
class Steps:
    """What takes long or needs the whole book; the tests put quicker ones in their place.

    `sound` returns whether the checks of the book find nothing, `drafts` yields a sentence for each draft, `renew` stores
    what the version publishes in a work tree, checks it and returns the zip of its published data.
    """

    sound: Callable[[], bool]
    drafts: Callable[[], Iterator[str]]
    renew: Callable[[Path], Path]


def release(
    version: str, *, dry_run: bool = False, root: Path = ROOT, day: dt.date | None = None, steps: Steps | None = None
) -> int:
    """Release a version, dated `day` (default: today), or with `dry_run` say what would be done; return 0.

    Raises BookError with every reason against it, or where a step fails; the repository is then as it was.
    """
    steps = steps or Steps(lambda: checking.check_and_print() == 0, drafts.unconfirmed, renewed)
    day = day or dt.date.today()
    reasons = list(against(version, root, steps))
    if reasons:
        for reason in reasons[1:]:
            print(f"book: {reason}")
        more = f" ({len(reasons) - 1} more reasons above)" if reasons[1:] else ""
        raise BookError(f"version {version} cannot be released: {reasons[0]}{more}")
    if dry_run:
        for line in plan(version, day, root):
            print(line)
        print("Nothing was written (--dry-run).")
        return 0
    archive = _released(version, day, root, steps)
    branch = git(root, "symbolic-ref", "--short", "HEAD")
    print(f"Released version {version}; its archive, to be deposited for a DOI: {archive}")
    if not _address(root):
        print("It has no public address (_config.yml, baseurl): its pages name none, and there is no sitemap.")
    print(f"Look at it with “git show v{version}”, run “python3 scripts/book.py test”, then publish it:")
    print(f"    git push origin {branch} v{version}")
    return 0


# ---- what stands against it ------------------------------------------------------------------------------------------


def against(version: str, root: Path, steps: Steps) -> Iterator[str]:
    """Yield a sentence for each reason why a version cannot be released; the slow check only where nothing else is."""
    reasons = [*_of_version(version, root), *_of_repository(version, root), *_of_files(root), *steps.drafts()]
    yield from reasons
    if not reasons and not steps.sound():
        yield "The check of the book finds what is listed above: mend it first."


def _of_version(version: str, root: Path) -> Iterator[str]:
    if not VERSION.fullmatch(version):
        yield f"“{version}” is not a version: give three numbers, such as 1.1.0."
        return
    now = stated(PACKAGE, root)
    if refresh.parts(version) <= refresh.parts(now):
        yield f"The book is of version {now}: give a later one."


def _of_repository(version: str, root: Path) -> Iterator[str]:
    if git(root, "status", "--porcelain"):
        yield "There are changes that are not committed: commit them, or put them aside."
    if git(root, "tag", "--list", f"v{version}"):
        yield f"There is a tag v{version} already: give another version."
    if git(root, "branch", "--show-current") == "":
        yield "No branch is checked out: check out the one to release from."


def _of_files(root: Path) -> Iterator[str]:
    found = UNRELEASED.search(_read(root / CHANGES))
    if found is None or not found[1].strip():
        yield f"{CHANGES} has nothing under “## Unreleased”: say there what changed."
    if PLACEHOLDER in (urlsplit(_address(root)).hostname or ""):
        yield f"_config.yml names {PLACEHOLDER} as the public address (html, baseurl): say where the book is published, or leave it empty."


def _address(root: Path) -> str:
    """The public address that _config.yml states; empty where it states none."""
    return str(yaml.safe_load(_read(root / "_config.yml"))["html"]["baseurl"])


# ---- what is changed -------------------------------------------------------------------------------------------------


def plan(version: str, day: dt.date, root: Path) -> Iterator[str]:
    """Say what releasing a version would do."""
    yield f"Version {version} of {day} can be released. It would:"
    for name, text in edited(version, day, root).items():
        lines = zip(_read(root / name).splitlines(), text.splitlines(), strict=True)
        yield from (f"    {name}: “{was.strip()}” becomes “{now.strip()}”" for was, now in lines if was != now)
    yield "    record the values that it publishes and renew outputs, hashes and pinned numbers (refresh --release --pins)"
    yield f"    write {RELEASES}/{_name(version)}, with the metadata of a deposition made from {CITATION}"
    yield f"    commit that as “Version {version}” and tag it v{version}"


def edited(version: str, day: dt.date, root: Path) -> dict[str, str]:
    """The text of each file that names version or date, as the version has it, by its path."""
    texts = {name: _set(pattern, version, name, _read(root / name)) for name, pattern in STATED.items()}
    texts[CITATION] = _set(DATED, f"{day}", CITATION, texts[CITATION])
    texts[CHANGES] = re.sub(
        r"^## Unreleased[ ]*$", f"## {version} – {day}", _read(root / CHANGES), count=1, flags=re.MULTILINE
    )
    return texts


def stated(name: str, root: Path) -> str:
    """The version that a file states. Raises BookError if it states none."""
    found = STATED[name].search(_read(root / name))
    if found is None:
        raise BookError(f"{name} states no version: restore it from version control.")
    return found[2]


def deposition(citation: str) -> dict[str, Any]:
    """The metadata under which Zenodo registers a DOI, made from CITATION.cff, which stays the one place that states it.

    Its keys are those of a .zenodo.json. The first licence of the list is the code's, the last the data's, which are
    what is deposited.
    """
    cited = yaml.safe_load(citation)
    licences = [cited["license"]] if isinstance(cited["license"], str) else cited["license"]
    return {
        "upload_type": cited["type"],
        "title": cited["title"],
        "version": str(cited["version"]),
        "publication_date": str(cited["date-released"]),
        "description": " ".join(cited["abstract"].split()),
        "creators": [{"name": _author(author)} for author in cited["authors"]],
        "license": licences[-1].lower(),
        "keywords": cited["keywords"],
        "access_right": "open",
    }


def archived(data: Path, citation: str) -> bytes:
    """The archive of a version: its published data package, with CITATION.cff and the metadata made from it."""
    with zipfile.ZipFile(data) as published:
        files = {name.partition("/")[2]: published.read(name) for name in published.namelist()}
    metadata = json.dumps(deposition(citation), ensure_ascii=False, indent=2) + "\n"
    return zipped(files | {CITATION: citation.encode(), DEPOSITION: metadata.encode()})


def renewed(tree: Path) -> Path:
    """Store what the version publishes in a work tree, check it and build its site; return the zip of its data.

    Each command runs the package of that tree, in this environment. Raises BookError if one fails.
    """
    for command in (["refresh", "--release", "--pins"], ["check"], ["build"]):
        print(f"{' '.join(command)} ...", flush=True)
        done = subprocess.run(
            [sys.executable, "-P", "-m", "crossing.cli", *command],
            cwd=tree,
            env=_environment(tree),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            last = [line.removeprefix("book: ") for line in done.stdout.splitlines() if line.strip()][-3:]
            raise BookError(f"“{' '.join(command)}” failed: {' '.join(last)} Nothing was changed.")
    return tree / "_build" / "html" / FOLDER / ZIP


def _environment(tree: Path) -> dict[str, str]:
    """Variables for a command in another work tree: its package comes first; a folder of texts keeps its place."""
    from crossing.ledger.quotes import SOURCES_VARIABLE

    variables = {**os.environ, "PYTHONPATH": str(tree / "scripts")}
    if SOURCES_VARIABLE in variables:
        variables[SOURCES_VARIABLE] = str(Path(variables[SOURCES_VARIABLE]).resolve())
    return variables


def _released(version: str, day: dt.date, root: Path, steps: Steps) -> Path:
    """Make the commit, the tag and the archive; return the archive. Raises BookError, and leaves nothing, if that fails."""
    archive = root / RELEASES / _name(version)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as undone:
        tree = Path(folder) / "book"
        with ExitStack() as finished:
            git(root, "worktree", "add", "--quiet", "--detach", str(tree), "HEAD")
            finished.callback(git, root, "worktree", "remove", "--force", str(tree))
            for name, text in edited(version, day, tree).items():
                files.write(tree / name, text)
            content = archived(steps.renew(tree), _read(tree / CITATION))
            git(tree, "add", "--all")
            # the hooks of the user's tree look for its environment, which is not here; what they check was checked
            git(tree, "commit", "--quiet", "--no-verify", "--message", f"Version {version}")
            commit = git(tree, "rev-parse", "HEAD")
        archive.parent.mkdir(parents=True, exist_ok=True)
        undone.callback(archive.unlink, missing_ok=True)
        archive.write_bytes(content)
        git(root, "tag", "--annotate", f"v{version}", "--message", f"Version {version}", commit)
        undone.callback(git, root, "tag", "--delete", f"v{version}")
        git(root, "merge", "--quiet", "--ff-only", commit)
        undone.pop_all()
    return archive


def git(folder: Path, *arguments: str) -> str:
    """Run Git in a folder and return what it prints. Raises BookError with its last line where it fails."""
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
        )
    except FileNotFoundError:
        raise BookError("Git is needed and was not found: install it and run the command again.") from None
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip() or "it gave no reason").splitlines()[-1]
        raise BookError(f"“git {arguments[0]}” failed: {said}")
    return done.stdout.strip()


def _name(version: str) -> str:
    return f"crossing-figures-{version}.zip"


def _author(author: dict[str, str]) -> str:
    """An author as Zenodo writes one: “Family, Given”, or the name of a group."""
    return author.get("name") or f"{author['family-names']}, {author['given-names']}"


def _set(pattern: re.Pattern[str], value: str, name: str, text: str) -> str:
    if len(pattern.findall(text)) != 1:
        raise BookError(f"{name} does not state what the release has to set, once: restore it from version control.")
    return pattern.sub(lambda found: f"{found[1]}{value}{found[3]}", text)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BookError(f"{path.name} is missing: restore it from version control.") from None
