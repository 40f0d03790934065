"""Prove that a quote stands in a source text, with the text at hand or from its fingerprint alone.

A fingerprint is the ordered list of salted, truncated hashes of every run of three normalised words within a line.
It lets anyone check that a quote stands, contiguous and in order, on a given line of the text with a given SHA-256,
without the text being republished.

Normalisation: Unicode NFKC; curly quotes and apostrophes made straight; en dashes, em dashes and ellipses taken as
spaces; any white space (non-breaking too) as one space; letters in lower case; punctuation at the edges of a word
dropped, inside a word kept (1,185; three-year; don't). A currency or percent sign stays with its number.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from crossing.errors import BookError
from crossing.language.missing import missing
from crossing.language.numbers import find_numbers
from crossing.language.text import MAX_WORDS, MIN_WORDS
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.vocabulary import Stating

if TYPE_CHECKING:
    import pandas as pd

RUN = MIN_WORDS  # words in a run: the shortest quote that can be proved
DIGITS = 6  # hexadecimal digits kept of a hash: 24 bits
SOURCES_VARIABLE = "CROSSING_SOURCES"

_NAMELESS = re.compile(r"\b(?:every|each|all|both|an?)\b", re.IGNORECASE)  # words that state a number and name none
_WORD = re.compile(r"[£$€]?\w+(?:[.,'&-]\w+)*%?")
_TRANSLATE = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": " ", "—": " ", "…": " "})


def normalise(text: str) -> list[str]:
    """Return the normalised words of `text`, in order (see the module's rules)."""
    plain = unicodedata.normalize("NFKC", text.translate(_TRANSLATE)).lower()
    return _WORD.findall(plain)


def run_hash(words: list[str], salt: str) -> str:
    """Return the truncated, salted hash of one run of words. `salt` is the source's SHA-256."""
    return hashlib.sha256(f"{salt}:{' '.join(words)}".encode()).hexdigest()[:DIGITS]


def runs(text: str, salt: str) -> list[str]:
    """Return the hashes of every run of RUN words of one line or quote, in order; empty if it is shorter."""
    words = normalise(text)
    return [run_hash(words[i : i + RUN], salt) for i in range(len(words) - RUN + 1)]


def fingerprint(source_id: str, lines: list[str], salt: str) -> pd.DataFrame:
    """Return the fingerprint of a text: source_id, position (from 0), line (from 1), hash."""
    import pandas as pd  # here, since it is slow to import and a build asks this module for little

    rows = [(line_number, digest) for line_number, line in enumerate(lines, start=1) for digest in runs(line, salt)]
    return pd.DataFrame(
        [(source_id, position, line, digest) for position, (line, digest) in enumerate(rows)],
        columns=["source_id", "position", "line", "hash"],
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand on a line of a source: the first of them, counted from 0, and how many; no word itself."""

    first: int
    words: int

    def __contains__(self, word: object) -> bool:
        """Whether a word, counted from 0, is one of them."""
        return isinstance(word, int) and self.first <= word < self.first + self.words


class Fingerprints:
    """The committed fingerprints, by source and line, ready to prove quotes and to say where they stand."""

    def __init__(self, ledger: Ledger) -> None:
        self._salts = dict(zip(ledger.sources["source_id"], ledger.sources["sha256"], strict=True))
        self._lines: dict[tuple[str, int], list[str]] = {}
        for source_id, line, digest in ledger.fingerprints[["source_id", "line", "hash"]].itertuples(index=False):
            self._lines.setdefault((source_id, int(line)), []).append(digest)

    def proves(self, source_id: str, line: int, quote: str) -> bool:
        """True if the quote's runs stand together, in order, on that line of that source."""
        return self.place(source_id, line, quote) is not None

    def place(self, source_id: str, line: int, quote: str) -> int | None:
        """The word of that line, counted from 0, at which the quote begins, at the first of its places; None where it does not stand."""
        wanted = runs(quote, self._salts.get(source_id, ""))
        have = self._lines.get((source_id, int(line)), [])
        span = len(wanted)
        found = (first for first in range(len(have) - span + 1) if have[first : first + span] == wanted)
        return next(found, None) if span else None

    def lengths(self, source_id: str) -> dict[int, int]:
        """How many words each line of a source has, by line; a line of fewer than RUN words has no fingerprint and is left out."""
        return {line: len(hashes) + RUN - 1 for (source, line), hashes in self._lines.items() if source == source_id}


def number_places(ledger: Ledger, known: Fingerprints) -> dict[tuple[str, int], list[Place]]:
    """Return where the words stand that state the claims' numbers, by source and line, in the order of the line.

    Dates and times are no numbers here. Words that state the numbers of two claims are one place.
    """
    found: dict[tuple[str, int], set[Place]] = {}
    for claim in ledger.rows.claims.values():
        start = known.place(claim.source_id, claim.line, claim.quote)
        stating = _stating(claim) if claim.states is Stating.NUMBER else None
        if start is not None and stating:
            first, end = stating
            before, words = len(normalise(claim.quote[:first])), len(normalise(claim.quote[first:end]))
            found.setdefault((claim.source_id, claim.line), set()).add(Place(start + before, max(words, 1)))
    return {where: sorted(places, key=lambda place: place.first) for where, places in found.items()}


def _stating(claim: Claim) -> tuple[int, int] | None:
    """Where in its quote a claim's number stands: as printed, in a garbled sum, or in a word such as “every” or “a”."""
    numbers = find_numbers(claim.quote)
    printed = [number for number in numbers if number.value == claim.value]
    printed += [number for number in numbers if number.unit_hint == claim.unit]
    if printed:
        return printed[0].start, printed[0].end
    word = _NAMELESS.search(claim.quote)
    return word.span() if word else None


def quotations(ledger: Ledger) -> Iterator[tuple[str, int, str, str, int, str]]:
    """Yield every quotation of the ledger: (table, row in its file, column, source_id, line, quote)."""
    places = [
        ("claims", "line", "quote"),
        ("not_figures", "line", "quote"),
        ("annotations", "line", "quote"),
        ("annotations", "line_2", "quote_2"),
        ("pairs", "line", "quote"),
        ("pairs", "line_2", "quote_2"),
        ("word_findings", "line", "quote"),
        ("word_findings", "line_2", "quote_2"),
    ]
    for table, line_column, column in places:
        frame = ledger.table(table)
        # The second passage of a pair stands in another text.
        source = "source_2" if table == "pairs" and column == "quote_2" else "source_id"
        for row, (source_id, line, quote) in enumerate(
            frame[[source, line_column, column]].itertuples(index=False), start=2
        ):
            if quote:
                yield table, row, column, source_id, line, quote


def unproved(ledger: Ledger) -> list[str]:
    """Return one sentence for each quotation that is too long, too short or not in its source at its line.

    Of a source that has no fingerprints yet only that is said, once.
    """
    known = Fingerprints(ledger)
    files = {"word_findings": "evidence/word_findings"}
    unread = dict.fromkeys(set(ledger.sources["source_id"]) - set(ledger.fingerprints["source_id"]), False)
    problems = []
    for table, row, column, source_id, line, quote in quotations(ledger):
        where = f"data/{files.get(table, table)}.csv, row {row}, column “{column}”"
        if len(quote.split()) > MAX_WORDS:
            problems.append(
                f"{where}: {len(quote.split())} words quoted where {MAX_WORDS} are allowed; shorten the quote."
            )
        elif missing(line):
            problems.append(f"{where}: a quote without a line; give the line it stands on.")
        elif len(normalise(quote)) < RUN:
            problems.append(f"{where}: “{quote}” has fewer than {RUN} words and cannot be proved; quote more.")
        elif source_id in unread:
            unread[source_id] = True
        elif not known.proves(source_id, int(line), quote):
            problems.append(
                f"{where}: “{quote}” is not on line {line} of {source_id}; copy the words exactly as they stand there."
            )
    return problems + [_no_fingerprint(source_id) for source_id, quoted in sorted(unread.items()) if quoted]


def _no_fingerprint(source_id: str) -> str:
    return (
        f"data/evidence/fingerprints.csv: the quotes of {source_id} cannot be proved, for its text has no fingerprint yet; "
        f"set {SOURCES_VARIABLE} to the folder that holds the text and run book.py refresh."
    )


def texts_folder() -> Path | None:
    """The folder with the source texts, from the environment variable CROSSING_SOURCES; None where unset.

    Raises BookError where the variable names no folder.
    """
    name = os.environ.get(SOURCES_VARIABLE, "")
    if not name:
        return None
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise BookError(
            f"{SOURCES_VARIABLE} names {name}, which is not a folder: give the folder that holds the texts."
        )
    return folder


def read_texts(ledger: Ledger) -> dict[str, list[str]]:
    """Return the lines of each source text at hand by source_id: of those in the folder that CROSSING_SOURCES names.

    A text that is not there is left out: the texts are other people's, and nobody but the publishers need have them all.
    Raises BookError if a text is not the one whose SHA-256 the ledger holds.
    """
    folder = texts_folder()
    if folder is None:
        return {}
    texts = {}
    for source_id, name, sha256 in ledger.sources[["source_id", "file", "sha256"]].itertuples(index=False):
        path = folder / name
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if hashlib.sha256(raw).hexdigest() != sha256:
            raise BookError(
                f"{name} is not the text the ledger was read from (its SHA-256 differs); use the original file, or correct sha256 in data/sources.csv."
            )
        texts[source_id] = raw.decode("utf-8").split("\n")
    return texts
