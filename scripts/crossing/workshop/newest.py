"""Find the newest workbook of the Home Office's series on gov.uk, fetch it and take it in.

gov.uk describes each of its pages as JSON: the page of the series names its attachments and the day it was last published.
"""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import vintages
from crossing.paths import DATA
from crossing.workshop.commands import PUBLISHED_AT
from crossing.workshop.update import update

DESCRIBED_AT = PUBLISHED_AT.replace("https://www.gov.uk/", "https://www.gov.uk/api/content/")
HOSTS = ("assets.publishing.service.gov.uk", "www.gov.uk")  # from where a workbook is fetched
PATIENCE = 60  # seconds for an answer
BY_HAND = "look at the page and name the workbook yourself (book.py update FILE.ods --published DATE)."


@dataclass(frozen=True)
class Workbook:
    """A workbook on gov.uk: its address and the day on which it was published."""

    address: str
    published: dt.date


def update_to_newest(*, dry_run: bool = False, folder: Path = DATA, fetch: Callable[[str], bytes] | None = None) -> int:
    """Take in the newest release; where it is of the day of the book's own, say whether that is what it holds; return 0.

    `fetch` returns what an address answers (default: over the network). Raises BookError where gov.uk does not answer
    or not as expected, and for what `update` refuses.
    """
    fetch = fetch or fetched
    found = newest(fetch(DESCRIBED_AT))
    have = vintages.vintage("daily", folder)
    if found.published < have:
        print(f"The book has a later release than gov.uk, of {prose.day(have)}: nothing to take in.")
        return 0
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / Path(urlsplit(found.address).path).name
        path.write_bytes(fetch(found.address))
        return update(path, f"{found.published}", address=found.address, dry_run=dry_run, folder=folder)


def newest(description: bytes) -> Workbook:
    """The workbook that gov.uk's description of the page names. Raises BookError unless it names exactly one."""
    try:
        page = json.loads(description)
        published = dt.datetime.fromisoformat(page["public_updated_at"]).astimezone(ZoneInfo("Europe/London")).date()
        named = {attachment["url"] for attachment in page["details"]["attachments"]}
    except (ValueError, KeyError, TypeError) as error:
        raise BookError(
            f"gov.uk describes the page of the series in another way than before ({error!r}): {BY_HAND}"
        ) from None
    addresses = sorted(address for address in named if urlsplit(address).path.endswith(".ods"))
    if len(addresses) != 1:
        raise BookError(f"the page of the series names {len(addresses)} workbooks (.ods) and not one: {BY_HAND}")
    parts = urlsplit(addresses[0])
    if parts.scheme != "https" or parts.hostname not in HOSTS:
        raise BookError(f"the page of the series names a workbook elsewhere ({addresses[0]}): {BY_HAND}")
    return Workbook(addresses[0], published)


def fetched(address: str) -> bytes:
    """What an address answers. Raises BookError if nobody answers."""
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return bytes(answer.read())
    except (OSError, HTTPException) as error:
        raise BookError(f"{address} could not be fetched ({error}): try again later, or {BY_HAND}") from None
