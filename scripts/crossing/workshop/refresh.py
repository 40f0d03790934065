"""Renew what is computed once and stored in data/: fingerprints, word findings, the benchmarks, the tables' hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from crossing import __version__, files
from crossing.cache import digest
from crossing.errors import BookError
from crossing.ledger import Ledger, changes, quotes, read_ledger, resource
from crossing.reading.quantities import numerals
from crossing.workshop import check_book, csv_tables, drafts, inputs, measured
from crossing.workshop import pins as pinned
from crossing.workshop.dependence import remembered


def renew(folder: Path, *, release: bool = False) -> Iterator[str]:
    """Renew the stored results in a copy of data/ and yield a line for each that changed; with `release`, record this version's values too.

    What needs a source's text is renewed where CROSSING_SOURCES names a folder that holds it; of every other source the
    stored rows stay as they are. Nobody needs texts that are other people's to add one of their own.

    Raises Problems where the tables are not sound or an official one is not what its release had.
    """
    if release:
        _require_no_drafts()
    ledger = read_ledger(folder)
    texts = quotes.read_texts(ledger)
    yield _at_hand(ledger, texts)
    yield from _store("sources", counted(ledger.sources, texts), folder)
    yield from _store(
        "fingerprints", _with_kept(ledger.fingerprints, fingerprints(ledger, texts), ledger, texts), folder
    )
    yield from _store("numerals", _with_kept(ledger.numerals, numerals(texts), ledger, texts), folder)
    _write_again(folder)
    _renew_hashes(folder)  # checks, since from tables that are not sound nothing can be worked out
    new = _worked_out(texts)
    yield from _store("word_findings", _with_kept(ledger.word_findings, new["word_findings"], ledger, texts), folder)
    yield from _store("word_benchmark", new["word_benchmark"], folder)
    stored = ledger.reading_benchmark  # those of texts that were scored once stay as they were
    others = stored.loc[stored["set"] != measured.AT_HAND]
    at_hand = new["reading_benchmark"][stored.columns]
    yield from _store("reading_benchmark", pd.concat([others, at_hand], ignore_index=True), folder)
    if release:
        yield from record_release(folder)
        yield from record_prints(folder)
    yield _renew_hashes(folder)


def _write_again(folder: Path) -> None:
    """Write each table as a command would, whoever wrote it last, so that a later change by a command shows alone."""
    for name in csv_tables.names(folder):
        csv_tables.write(folder, name, csv_tables.rows(folder, name))


def _renew_hashes(folder: Path) -> str:
    csv_tables.renew_hashes(folder, csv_tables.names(folder))
    return check_book.data(folder)


def _worked_out(texts: dict[str, list[str]]) -> dict[str, pd.DataFrame]:
    """What the functions of `measured` give, by their names, worked out anew only where something that it uses has changed."""
    keys = {
        measured.word_findings.__name__: digest(json.dumps(texts)),
        measured.word_benchmark.__name__: "",
        measured.reading_benchmark.__name__: inputs.of_folder(measured.TEXTS),
    }
    return {name: pd.DataFrame(rows) for name, rows in remembered(measured.__name__, keys).items()}


def _at_hand(ledger: Ledger, texts: dict[str, list[str]]) -> str:
    missing = [name for name in ledger.sources["source_id"] if name not in texts]
    if not missing:
        return f"All {len(texts)} texts are at hand."
    whose = "of any source" if not texts else f"of {', '.join(missing)}"
    return f"No text {whose} is at hand (in the folder that {quotes.SOURCES_VARIABLE} names): what is stored of it stays as it is."


def _with_kept(stored: pd.DataFrame, new: pd.DataFrame, ledger: Ledger, texts: dict[str, list[str]]) -> pd.DataFrame:
    """The new rows of the texts at hand, with the stored ones of all other sources that the ledger still has."""
    others = set(ledger.sources["source_id"]) - set(texts)
    kept = stored.loc[stored["source_id"].isin(others)]
    return kept if new.empty else pd.concat([kept, new[stored.columns]], ignore_index=True)


def pins(*, store: bool) -> Iterator[str]:
    """Yield which of the numbers that tests expect of the series have moved; with `store`, store them anew."""
    found = [f"    {name}: {was} is now {now}" for name, was, now in pinned.moved()]
    if store:
        pinned.renew()
    if found:
        done = "Renewed" if store else "These have moved (book.py refresh --pins renews them) of"
        yield f"{done} the numbers that the tests expect, in tests/pins.json:"
        yield from found


def _require_no_drafts() -> None:
    for sentence in drafts.unconfirmed():
        raise BookError(f"{sentence} A version is not released with a draft in it.")


def record_release(folder: Path) -> list[str]:
    """Add the value and verdict of every claim, as this version publishes them, to released.csv.

    Raises BookError if the version has been released before: raise it in scripts/crossing/__init__.py first.
    """
    ledger = read_ledger(folder)
    if (ledger.released["version"] == __version__).any():
        raise BookError(
            f"version {__version__} is in data/released.csv already: raise the version in scripts/crossing/__init__.py first."
        )
    new = [(__version__, claim_id, *published) for claim_id, published in _now(ledger).items()]
    rows = pd.concat([ledger.released, pd.DataFrame(new, columns=ledger.released.columns)], ignore_index=True)
    return _store("released", rows, folder)


def record_prints(folder: Path) -> list[str]:
    """Keep a print of every row that people wrote, in place of those of the last version, so that later changes are told."""
    return _store("prints", pd.DataFrame(changes.prints(__version__, folder)), folder)


class Published(NamedTuple):
    """What a version publishes of a claim: its value, and the verdicts on its number and on its words."""

    value: float | None
    verdict: str
    words: str


def _now(ledger: Ledger) -> dict[str, Published]:
    """What this version publishes of each claim."""
    from crossing.crosscheck import results

    judged = results(ledger).judgements
    return {
        claim.claim_id: Published(claim.value, judged[claim.claim_id].number.value, judged[claim.claim_id].words.value)
        for claim in ledger.rows.claims.values()
    }


# Version 1.0.0 gave a claim one verdict of eight, which these verdicts on the number continue. “Garbled” was of the words.
CONTINUED = {
    "consistent": "fits",
    "revised": "fits",
    "superseded": "fits",
    "conflicts": "does not fit",
    "contradicted": "does not fit",
    "not testable": "cannot be tested",
}


def uncorrected(ledger: Ledger) -> Iterator[str]:
    """Yield a sentence for each claim whose value or verdict differs from the last release's without a correction."""
    released, now, explained = ledger.released, _now(ledger), set(ledger.corrections["ident"])
    latest = released.loc[released["version"] == max(released["version"], key=parts, default="")]
    for version, claim_id, value, verdict, words in latest.itertuples(index=False):
        was = Published(None if pd.isna(value) else value, verdict, words)
        if claim_id not in explained and not (claim_id in now and _same(was, now[claim_id])):
            became = f"now {now[claim_id].value} ({now[claim_id].verdict})" if claim_id in now else "gone"
            yield (
                f"{claim_id} was published as {was.value} ({was.verdict}) in version {version} and is {became}: "
                "add a row to data/corrections.csv that names it."
            )


def parts(version: str) -> list[int]:
    """Return the numbers of a version, by which versions are put in order: 1.10.0 comes after 1.9.0."""
    return [int(part) for part in version.split(".")]


def _same(was: Published, now: Published) -> bool:
    """True if value and verdicts are as released; a verdict of an earlier version counts as the one that continues it."""
    if was.verdict == "garbled":
        continued = now.words == "garbled"
    else:
        continued = CONTINUED.get(was.verdict, was.verdict) == now.verdict
    # version 1.0.0 had no verdict on words
    return continued and was.words in ("", now.words) and was.value == now.value


def counted(sources: pd.DataFrame, texts: dict[str, list[str]]) -> pd.DataFrame:
    """The table of sources with the words and lines of the texts at hand counted in them."""
    counted = sources.set_index("source_id")
    for source_id, lines in texts.items():
        counted.loc[source_id, ["words", "lines"]] = len(" ".join(lines).split()), len(lines)
    return counted.reset_index()[sources.columns]


def fingerprints(ledger: Ledger, texts: dict[str, list[str]]) -> pd.DataFrame:
    """Return the fingerprints of texts; their salts are the hashes that the ledger holds."""
    salts = dict(zip(ledger.sources["source_id"], ledger.sources["sha256"], strict=True))
    found = [quotes.fingerprint(name, texts[name], salts[name]) for name in sorted(texts)]
    return pd.concat(found, ignore_index=True) if found else ledger.fingerprints.iloc[:0]


def _store(name: str, frame: pd.DataFrame, folder: Path) -> list[str]:
    """Write a table in the order of its key; return a line with how many rows it has where it is another now, else none."""
    descriptor = resource(name, folder)
    rows = frame.sort_values(descriptor["schema"]["primaryKey"])
    path, content = folder / descriptor["path"], rows.to_csv(index=False, lineterminator="\n").encode()
    if content == path.read_bytes():
        return []
    files.write(path, content)
    return [f"data/{descriptor['path']}: {len(frame):,} rows."]
