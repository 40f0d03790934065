"""What a change of the data moves: numbers that the prose prints, verdicts, pages that name a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import crossing.crosscheck
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.official import quantities
from crossing.paths import SITE
from crossing.workshop import check_book

MOST_SHOWN = 40  # lines of one kind; what is more is counted


def listed(what: str, lines: Iterable[object]) -> Iterator[str]:
    """Yield how many lines there are of something, which `what` names, and the first of them."""
    found = list(lines)
    yield f"{what}: {len(found) or 'none'}"
    yield from (f"    {line}" for line in found[:MOST_SHOWN])
    if len(found) > MOST_SHOWN:
        yield f"    and {len(found) - MOST_SHOWN} more"


def printed(was: Ledger, now: Ledger) -> Iterator[str]:
    """Yield each number of the prose that two ledgers print differently, with the places where it stands."""
    places: dict[str, list[str]] = {}
    for passage in check_book.passages(was):
        for role, content in check_book.named(passage.text):
            if role == "fig":
                places.setdefault(content, []).append(passage.where)
    for content, where in places.items():
        one, two = _number(content, was), _number(content, now)
        if one != two:
            yield f"{{fig}}`{content}`: {one} is now {two} ({'; '.join(dict.fromkeys(where))})"


def _number(content: str, ledger: Ledger) -> str:
    ident, _, style = content.partition("|")
    try:
        item = quantities.lookup(ident.strip(), ledger)
        return prose.value(item.value, item.unit, style.strip())
    except BookError as error:
        return f"none ({error})"


def verdicts(was: Ledger, now: Ledger) -> Iterator[str]:
    """Yield each claim of which the cross-check says another thing with the one ledger than with the other."""
    one, two = (_verdicts(ledger) for ledger in (was, now))
    for claim_id in {**one, **two}:
        if one.get(claim_id) != two.get(claim_id):
            yield f"{claim_id}: {one.get(claim_id, 'none')} is now {two.get(claim_id, 'none')}"


def _verdicts(ledger: Ledger) -> dict[str, str]:
    """What the cross-check says of the number and of the words of each claim."""
    judged = crossing.crosscheck.results(ledger).judgements
    return {claim_id: f"{one.number.value}, {one.words.value}" for claim_id, one in judged.items()}


def findings(was: Ledger, now: Ledger) -> Iterator[str]:
    """Yield each finding that the cross-check has with one ledger alone, and what its row of withdrawn.csv has to say."""
    one, two = (crossing.crosscheck.results(ledger).by_finding for ledger in (was, now))
    withdrawn = set(now.withdrawn["finding_id"])
    yield from (f"{ident} is gone: give it a row of data/withdrawn.csv" for ident in one if ident not in two)
    for ident in (ident for ident in two if ident not in one):
        yield f"{ident} is {'back: take it out of data/withdrawn.csv' if ident in withdrawn else 'new'}"


def places(key: str, ledger: Ledger) -> Iterator[str]:
    """Yield where a row is named: in the Markdown of chapters and tables, and on the pages of the site where it is built."""
    named = re.compile(rf"(?<![\w-]){re.escape(key)}(?![\w-])")
    for passage in check_book.passages(ledger):
        if named.search(passage.text):
            yield passage.where
    for page in sorted(SITE.glob("*.html")):
        if named.search(page.read_text(encoding="utf-8")):
            yield f"the page {page.name}"
