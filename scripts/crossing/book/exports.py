"""What the site offers for use elsewhere: the data package, its zip with a codebook, the corrections feed, the sitemap,
and descriptions that search engines read."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from crossing import __version__
from crossing.book.pages import Site, vintage
from crossing.book.templates import render
from crossing.crosscheck import results, to_frame
from crossing.language import prose
from crossing.ledger import Ledger, file_hash, load, schema
from crossing.ledger.rows import records
from crossing.ledger.vocabulary import Unit, Verdict
from crossing.paths import DATA, ROOT

FOLDER = "data"
ZIP = "crossing-figures-data.zip"
FEED = "corrections.atom"
EPOCH = (2020, 1, 1, 0, 0, 0)  # the time every file in the zip carries, so that the same data is the same zip
JUDGED = (
    ("verdict", "The cross-check's verdict on the claim."),
    ("reason", "The sentence that explains the verdict."),
    ("finding_ids", "The findings the verdict rests on, separated by a vertical bar."),
)
FINDING_FIELDS = {
    "finding_id": "Stable key.",
    "rule": "The rule that fired, or reader for a reader's annotation.",
    "kind": "What kind of finding it is.",
    "severity": "How much it can mislead: misleading, confusing or cosmetic; holds for a check that is passed.",
    "source_ids": "The sources concerned, separated by a vertical bar.",
    "claim_ids": "The claims concerned, separated by a vertical bar.",
    "lines": "The lines of the source texts, in step with the quotes.",
    "quotes": "The quoted words, separated by a vertical bar.",
    "numbers": "The numbers used, as JSON.",
    "verdict": "The verdict of this finding.",
    "sentence": "What was found, one sentence.",
    "likely_reading": "The likely intended wording where the text is corrupt.",
    "basis": "What that reading rests on.",
}


def write(folder: Path, site: Site, pages: list[str]) -> None:
    """Write everything to the `folder` of the built site: tables, findings, zip, feed and sitemap.

    `pages` are the names of the site's pages.
    """
    files = tables(load())
    for name, content in files.items():
        target = folder / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    documents = {
        "README.md": readme().encode(),
        "CODEBOOK.md": codebook(json.loads(files["datapackage.json"])).encode(),
    }
    (folder / FOLDER / ZIP).write_bytes(zipped(files | documents))
    (folder / FEED).write_text(feed(load(), site), encoding="utf-8")
    (folder / "sitemap.xml").write_text(sitemap(site, pages), encoding="utf-8")


def tables(ledger: Ledger) -> dict[str, bytes]:
    """Return the published data package: file name under data/ -> content."""
    found, judged = results(ledger)
    files = {table["path"]: (DATA / table["path"]).read_bytes() for table in schema()["resources"]}
    claims = pd.read_csv(DATA / "claims.csv", dtype=str, keep_default_na=False).merge(judged, on="claim_id")
    findings = to_frame(found)
    files["claims.csv"] = _csv(claims)
    files["findings.csv"] = _csv(findings)
    files["findings.json"] = (
        json.dumps(json.loads(findings.to_json(orient="records")), ensure_ascii=False, indent=1) + "\n"
    ).encode()
    files["datapackage.json"] = (json.dumps(descriptor(files), ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()


def descriptor(files: dict[str, bytes]) -> dict[str, Any]:
    """Return the published descriptor: the ledger's own, with the verdicts, the findings and the hashes of `files`."""
    package = schema()
    package["version"] = __version__
    claims = next(table for table in package["resources"] if table["name"] == "claims")
    claims["schema"]["fields"] += [{"name": name, "type": "string", "description": words} for name, words in JUDGED]
    package["resources"].append(
        {
            "name": "findings",
            "type": "table",
            "path": "findings.csv",
            "title": "Findings of the cross-check",
            "description": "Everything the rules and the readers found, with its evidence.",
            "scheme": "file",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "licenses": [package["licenses"][0]],
            "schema": {
                "fields": [
                    {"name": name, "type": "string", "description": words} for name, words in FINDING_FIELDS.items()
                ],
                "primaryKey": "finding_id",
                "missingValues": [""],
            },
        }
    )
    for table in package["resources"]:
        table["hash"], table["bytes"] = file_hash(files[table["path"]]), len(files[table["path"]])
    return package


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files by name, the same bytes for the same content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(f"crossing-figures/{name}", EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()


def readme() -> str:
    """Return the README of the zip, from the data package's own words."""
    package = schema()
    licences = (ROOT / "LICENSE").read_text(encoding="utf-8").split("\nMIT License\n")[0].strip()
    listed = "\n".join(
        f"- `{table['path']}`: {table['title']}. {table['description']}" for table in package["resources"]
    )
    return (
        f"# {package['title']}\n\n{package['description']}\n\nVersion {__version__}. Every table is described in `datapackage.json` "
        f"(a Frictionless Data Package) and in `CODEBOOK.md`. An empty cell means “not stated” or “not recorded”, never zero.\n\n"
        f"{listed}\n- `findings.csv`, `findings.json`: what the cross-check found.\n\n## Licences\n\n{licences}\n"
    )


def codebook(package: dict[str, Any]) -> str:
    """Return the codebook of a data package as Markdown: variable, type, definition, unit and source, table by table."""
    parts = [f"# Codebook of {package['title']}, version {package['version']}\n"]
    for table in package["resources"]:
        sources = "; ".join(source["title"] for source in table.get("sources", [])) or "this book"
        parts.append(
            f"## {table['path']}\n\n{table['description']}\n\nSource: {sources}. Licence: {table['licenses'][0]['title']}.\n"
        )
        parts.append("| Variable | Type | Definition | Unit |\n|---|---|---|---|")
        parts += [
            f"| {field['name']} | {field['type']} | {field['description']} | {field.get('unit', '')} |"
            for field in table["schema"]["fields"]
        ]
        parts.append("")
    return "\n".join(parts)


def feed(ledger: Ledger, site: Site) -> str:
    """Return the corrections as an Atom feed (RFC 4287), newest first; a feed without entries if there is none."""
    rows = ledger.corrections.sort_values("date", ascending=False)
    updated = rows["date"].iloc[0] if len(rows) else vintage()
    entries = [
        {
            "ident": row["correction_id"],
            "page": row["page"],
            "day": prose.day(row["date"]),
            "date": f"{row['date']:%Y-%m-%d}",
            "was": row["was"],
            "now": row["is"],
            "why": row["why"],
            "reported_by": row["reported_by"],
        }
        for _, row in rows.iterrows()
    ]
    return (
        render(
            FEED,
            site=site,
            address=site.address + FEED,
            updated=f"{updated:%Y-%m-%d}",
            entries=entries,
        )
        + "\n"
    )


def sitemap(site: Site, pages: list[str]) -> str:
    """Return the sitemap of the site's pages."""
    addresses = [site.address + ("" if page == "index" else f"{page}.html") for page in pages]
    return render("sitemap.xml", addresses=addresses) + "\n"


def linked_data(pagename: str, site: Site) -> str:
    """Return a page's schema.org description as JSON-LD: the Dataset, and on the ledger page a ClaimReview per judged claim."""
    if pagename not in ("index", "ledger"):
        return ""
    items = [_dataset(site)]
    if pagename == "ledger":
        items += _reviews(load(), site)
    return json.dumps(
        {"@context": "https://schema.org", "@graph": items}, ensure_ascii=False, separators=(",", ":")
    ).replace("<", "\\u003c")


def _dataset(site: Site) -> dict[str, Any]:
    package, days = schema(), load().daily["date"]
    return {
        "@type": "Dataset",
        "@id": f"{site.address}#dataset",
        "name": package["title"],
        "description": package["description"],
        "version": __version__,
        "url": f"{site.address}ledger.html",
        "license": package["licenses"][0]["path"],
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.author},
        "temporalCoverage": f"{days.min():%Y-%m-%d}/{days.max():%Y-%m-%d}",
        "spatialCoverage": "English Channel",
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/zip",
                "contentUrl": f"{site.address}{FOLDER}/{ZIP}",
            },
            {"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": f"{site.address}{FOLDER}/claims.csv"},
        ],
    }


def _reviews(ledger: Ledger, site: Site) -> list[dict[str, Any]]:
    """A ClaimReview for each figure that was tested; dates, times and what cannot be tested are left out."""
    _, judged = results(ledger)
    verdicts = {row.claim_id: row for row in records(judged)}
    return [
        {
            "@type": "ClaimReview",
            "url": f"{site.address}ledger.html#{claim.claim_id}",
            "claimReviewed": claim.quote,
            "author": {"@type": "Organization", "name": site.author},
            "reviewRating": {
                "@type": "Rating",
                "alternateName": verdicts[claim.claim_id].verdict,
                "ratingExplanation": verdicts[claim.claim_id].reason,
            },
            "itemReviewed": {
                "@type": "Claim",
                "datePublished": f"{claim.source.published}",
                "author": {"@type": "Organization", "name": claim.source.producer},
            },
        }
        for claim in ledger.rows.claims.values()
        if claim.unit not in (Unit.DATE, Unit.TIME) and verdicts[claim.claim_id].verdict != Verdict.NOT_TESTABLE
    ]
