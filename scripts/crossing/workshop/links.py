"""Ask every address that the book gives whether it still answers, and list the answers.

    python3 scripts/book.py links          # asks each, lists them in _build/links.md
    python3 scripts/book.py links --list   # lists them, asks nobody

An address that no longer answers is no error of the book: the page was read when its row was written. So nothing fails
here; whoever keeps the book looks at the list and finds the page's new address, or a copy kept by an archive.
"""

from __future__ import annotations

import itertools
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, urlopen

import nbformat

from crossing import files
from crossing.book.contents import chapters
from crossing.ledger import Ledger, load, schema
from crossing.ledger.package import keys_of
from crossing.paths import BUILD

REPORT = BUILD / "links.md"
HOSTS_AT_ONCE = 8
PAUSE = 1.0  # seconds between two questions to one host
PATIENCE = 20  # seconds for an answer
NAME = "Mozilla/5.0 (compatible; book link check)"  # some hosts turn away programs without such a name
GONE = (404, 410)
IN_A_CELL = re.compile(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:)]")
IN_MARKDOWN = re.compile(r"\]\((https?://[^)\s]+)\)")

Ask = Callable[[str], tuple[int, str]]
"""Asks an address: the status of the answer, and the address that gave it after all redirections. Raises OSError."""


class State(StrEnum):
    """How an address answers, the worst first."""

    GONE = "gone"
    SILENT = "no answer"
    TROUBLED = "in trouble"
    REFUSES = "refuses programs"
    MOVED = "moved"
    ANSWERS = "answers"
    UNASKED = "not asked"


@dataclass(frozen=True)
class Address:
    """An address, and where the book gives it: "data/policy.csv, 2021-09-08-london-meeting"."""

    url: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class Reply:
    """How an address answers; `note` is the status, the new address or what failed."""

    address: Address
    state: State
    note: str = ""


def addresses(ledger: Ledger, pages: Iterable[Path]) -> list[Address]:
    """Return every address in the tables and in the text of these pages, each once, in alphabetical order."""
    found = sorted(set(itertools.chain(_in_tables(ledger), *map(_in_page, pages))))
    return [
        Address(url, tuple(place for _, place in same)) for url, same in itertools.groupby(found, lambda each: each[0])
    ]


def _in_tables(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for table in schema()["resources"]:
        for row in ledger.table(table["name"]).to_dict("records"):
            name = " ".join(str(row[part]) for part in keys_of(table))
            for cell in row.values():
                if isinstance(cell, str):
                    yield from ((url, f"data/{table['path']}, {name}") for url in IN_A_CELL.findall(cell))


def _in_page(path: Path) -> Iterator[tuple[str, str]]:
    if path.suffix == ".md":
        texts = [path.read_text(encoding="utf-8")]
    else:
        texts = [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "markdown"]
    for text in texts:
        yield from ((url, f"chapters/{path.name}") for url in IN_MARKDOWN.findall(text))


def ask(url: str) -> tuple[int, str]:
    """Ask an address over the network. Raises OSError if nobody answers."""
    request = Request(quote(url, safe="%/:=&?~#+!$,;'@()*[]"), headers={"User-Agent": NAME})
    try:
        with urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.url
    except HTTPError as error:
        return error.code, url
    except HTTPException as error:
        raise OSError(f"{type(error).__name__} {error}".strip()) from error


def check(found: Sequence[Address], asking: Ask = ask, pause: float = PAUSE) -> list[Reply]:
    """Return how each address answers, the worst first: several hosts at a time, each of them one question after another."""
    hosts = [
        list(same)
        for _, same in itertools.groupby(sorted(found, key=lambda each: _host(each.url)), lambda each: _host(each.url))
    ]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = itertools.chain.from_iterable(pool.map(lambda host: _of_host(host, asking, pause), hosts))
        return sorted(answers, key=lambda answer: (list(State).index(answer.state), answer.address.url))


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def _of_host(found: Sequence[Address], asking: Ask, pause: float) -> list[Reply]:
    answers = []
    for place, address in enumerate(found):
        if place:
            time.sleep(pause)
        answers.append(_answer(address, asking))
    return answers


def _answer(address: Address, asking: Ask) -> Reply:
    try:
        status, final = asking(address.url)
    except (OSError, ValueError) as error:  # ValueError: an address that is none
        return Reply(address, State.SILENT, str(error))
    if status in GONE:
        return Reply(address, State.GONE, str(status))
    if status >= 500:
        return Reply(address, State.TROUBLED, str(status))
    if status >= 400:  # 401, 403, 429: a host that turns away programs may well answer a reader
        return Reply(address, State.REFUSES, str(status))
    if _bare(final) != _bare(address.url):
        return Reply(address, State.MOVED, final)
    return Reply(address, State.ANSWERS)


def _bare(url: str) -> str:
    """An address without what changes though the page is the same: the protocol, “www.”, a trailing slash, the part after #."""
    parts = urlsplit(url)
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}?{parts.query}"


def summary(answers: Sequence[Reply]) -> str:
    """Return in one sentence how many addresses there are and how they answer."""
    counts = {state: sum(answer.state is state for answer in answers) for state in State}
    return f"{len(answers)} addresses: {', '.join(f'{count} {state}' for state, count in counts.items() if count)}."


def report(answers: Sequence[Reply]) -> str:
    """Return the list of answers as Markdown."""
    rows = [
        f"| {answer.state} | {_cell(answer.address.url)} | {_cell(answer.note)} | {_cell('; '.join(answer.address.places))} |"
        for answer in answers
    ]
    head = ["| State | Address | What it said | Where the book gives it |", "|---|---|---|---|"]
    return "\n".join(["# Addresses that the book gives", "", summary(answers), "", *head, *rows, ""])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def links(*, asking: bool = True, path: Path = REPORT) -> int:
    """List the book's addresses in `path`, with how they answer, and print the summary; return 0 whatever they answer."""
    found = addresses(load(), chapters())
    answers = check(found) if asking else [Reply(address, State.UNASKED) for address in found]
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write(path, report(answers))
    print(f"{summary(answers)} The list: {path}")
    return 0
