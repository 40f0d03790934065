"""What the site offers for use elsewhere: the data package, its zip with a codebook, the corrections feed, the sitemap,
and descriptions that search engines read."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd

from crossing import __version__
from crossing.book.numbers_only import BAR, numbers_only
from crossing.book.numbers_only import FIELDS as NUMBER_FIELDS
from crossing.book.pages import Site, site_facts, vintage
from crossing.book.spreadsheet import workbook
from crossing.book.templates import json_block, render
from crossing.crosscheck import Check, Results, Slip, Verdicts, results
from crossing.language import prose
from crossing.ledger import Ledger, file_hash, load, schema
from crossing.ledger.package import Field, Package, Resource
from crossing.ledger.vocabulary import NumberVerdict, Stating
from crossing.paths import DATA, ROOT

FOLDER = "data"
ZIP = "crossing-figures-data.zip"
WORKBOOK = "crossing-figures.xlsx"
FEED = "corrections.atom"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EPOCH = (2020, 1, 1, 0, 0, 0)  # the time every file in the zip carries, so that the same data is the same zip
JUDGED = {
    "number_verdict": "The verdict on the number or date: fits, depends, does not fit or cannot be tested.",
    "since": "What changed after publication although the number fits: since revised, since overtaken; several separated by a vertical bar.",
    "number_reason": "The sentence that explains the verdict on the number.",
    "words_verdict": "The verdict on the words: clear, unclear, misleading or garbled.",
    "slip_ids": "The slips that stand on the words of the claim, separated by a vertical bar.",
}
SLIP_FIELDS = {
    "slip_id": "Stable key: that of its first remark, or of what a computed check found.",
    "kind": "What is wrong: number, scope, time, meaning, who, quotation, differ, context, terms or language.",
    "grade": "How much it can mislead: misleading, confusing or untidy.",
    "confidence": "How sure it is: high, medium or low.",
    "seen_by": "How it was seen: by computed rules, by remarks made in reading, or by both.",
    "source_ids": "The sources whose words are quoted, separated by a vertical bar; the first is the one it is about.",
    "lines": "The lines of the source texts, in step with the quotes.",
    "quotes": "The quoted words, separated by a vertical bar.",
    "what": "What is wrong, one sentence.",
    "detail": "More about it, where there is more.",
    "likely_reading": "The likely intended wording, where there is one.",
    "basis": "What that reading rests on.",
    "claim_ids": "The claims concerned, separated by a vertical bar.",
    "number_verdicts": "The verdicts on the numbers of these claims, in the same order.",
    "words_verdicts": "The verdicts on the words of these claims, in the same order.",
    "finding_ids": "The rules' findings and the remarks that tell of it, separated by a vertical bar.",
}
CHECK_FIELDS = {
    "check_id": "Stable key.",
    "source_ids": "The sources whose words were checked, separated by a vertical bar.",
    "what": "What holds, what differs from something later, or what followed a promise, in one sentence.",
    "claim_ids": "The claims concerned, separated by a vertical bar.",
    "finding_ids": "The rules' findings that tell of it, separated by a vertical bar.",
}


def write(folder: Path, site: Site, pages: list[str]) -> None:
    """Write everything to the `folder` of the built site: tables, slips, zip, workbook, feed and sitemap.

    `pages` are the names of the site's pages.
    """
    files = tables(load())
    for name, content in files.items():
        target = folder / FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    package = json.loads(files["datapackage.json"])
    documents = {"README.md": readme().encode(), "CODEBOOK.md": codebook(package).encode()}
    (folder / FOLDER / ZIP).write_bytes(zipped(files | documents))
    (folder / FOLDER / WORKBOOK).write_bytes(workbook(package, files, about(site), vintage()))
    (folder / FEED).write_text(feed(load(), site), encoding="utf-8")
    if site.address:  # a sitemap has whole addresses or none
        (folder / "sitemap.xml").write_text(sitemap(site, pages), encoding="utf-8")


def tables(ledger: Ledger) -> dict[str, bytes]:
    """Return the published data package: file name under data/ -> content."""
    found = results(ledger)
    files = {table["path"]: (DATA / table["path"]).read_bytes() for table in schema()["resources"]}
    judged = pd.DataFrame([_judged(one) for one in found.judgements.values()])
    claims = pd.read_csv(DATA / "claims.csv", dtype=str, keep_default_na=False)
    slips = pd.DataFrame([_slip(slip, found) for slip in found.slips], columns=list(SLIP_FIELDS))
    files["claims.csv"] = _csv(pd.concat([claims, judged], axis=1))
    files["slips.csv"] = _csv(slips)
    files["checks.csv"] = _csv(pd.DataFrame(map(_check, found.checks), columns=list(CHECK_FIELDS)))
    files["numbers.csv"] = _csv(numbers_only(ledger, found))
    files["slips.json"] = (
        json.dumps(json.loads(slips.to_json(orient="records")), ensure_ascii=False, indent=1) + "\n"
    ).encode()
    files["datapackage.json"] = (json.dumps(descriptor(files), ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _judged(one: Verdicts) -> dict[str, str]:
    """The columns that the cross-check adds to a claim, in the order of JUDGED."""
    slips = BAR.join(slip.slip_id for slip in one.slips)
    return dict(zip(JUDGED, (one.number, BAR.join(one.since), one.reason, one.words, slips), strict=True))


def _slip(slip: Slip, found: Results) -> dict[str, str]:
    judged = [found.judgements[claim_id] for claim_id in slip.claim_ids]
    sources = [slip.source.source_id, *(shown.source.source_id for shown in slip.evidence)]
    return {
        "slip_id": slip.slip_id,
        "kind": slip.fault,
        "grade": slip.grade,
        "confidence": slip.confidence,
        "seen_by": slip.seen_by,
        "source_ids": BAR.join(dict.fromkeys(sources)),
        "lines": BAR.join(str(shown.line) for shown in slip.quoted),
        "quotes": BAR.join(shown.quote for shown in slip.quoted),
        "what": slip.what,
        "detail": slip.detail,
        "likely_reading": slip.reading,
        "basis": slip.basis,
        "claim_ids": BAR.join(slip.claim_ids),
        "number_verdicts": BAR.join(one.number for one in judged),
        "words_verdicts": BAR.join(one.words for one in judged),
        "finding_ids": BAR.join(slip.finding_ids),
    }


def _check(check: Check) -> dict[str, str]:
    return {
        "check_id": check.check_id,
        "source_ids": BAR.join(dict.fromkeys(shown.source.source_id for shown in check.evidence)),
        "what": check.what,
        "claim_ids": BAR.join(claim.claim_id for claim in check.claims),
        "finding_ids": BAR.join(check.finding_ids),
    }


def _csv(frame: pd.DataFrame) -> bytes:
    return frame.to_csv(index=False, lineterminator="\n").encode()


def descriptor(files: dict[str, bytes]) -> Package:
    """Return the published descriptor: the ledger's own, with the verdicts, the slips and the hashes of `files`."""
    package = schema()
    package["version"] = __version__
    claims = next(table for table in package["resources"] if table["name"] == "claims")
    claims["schema"]["fields"] += _strings(JUDGED)
    package["resources"] += [
        _described(
            "numbers",
            "Numbers only",
            "A row for each number that a report states, beside what the official series now says for the same.",
            NUMBER_FIELDS,
            package,
        ),
        _described(
            "slips",
            "Slips",
            "Everything that rules and readers found wrong, each slip once.",
            _strings(SLIP_FIELDS),
            package,
        ),
        _described(
            "checks",
            "Checks that hold",
            "Everything that a rule tested and that holds.",
            _strings(CHECK_FIELDS),
            package,
        ),
    ]
    for table in package["resources"]:
        table["hash"], table["bytes"] = file_hash(files[table["path"]]), len(files[table["path"]])
    return package


def _strings(columns: dict[str, str]) -> list[Field]:
    """The descriptors of columns of words."""
    return [{"name": column, "type": "string", "description": what} for column, what in columns.items()]


def _described(name: str, title: str, words: str, fields: list[Field], package: Package) -> Resource:
    """The descriptor of a table that the cross-check makes."""
    return {
        "name": name,
        "type": "table",
        "path": f"{name}.csv",
        "title": title,
        "description": words,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "licenses": [package["licenses"][0]],
        "schema": {
            "fields": fields,
            "primaryKey": fields[0]["name"],
            "missingValues": [""],
        },
    }


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
        f"{listed}\n- `numbers.csv`: the numbers alone, beside what is on record now.\n"
        f"- `slips.csv`, `slips.json`, `checks.csv`: what the cross-check found.\n\n## Licences\n\n{licences}\n"
    )


def about(site: Site) -> dict[str, str]:
    """Return the lines of the workbook's first sheet, by what they are called: what it is and where it is from."""
    package, facts = schema(), site_facts()
    lines = {
        site.title: package["description"],
        "Version": f"{facts['version']}, official daily series as published {facts['vintage']}",
        "Author": site.author,
        "Licence": package["licenses"][0]["title"],
        "Address": site.address,
        "Empty cells": "Not stated, or not recorded; never zero.",
        "Quotations": "Claims hold words of other publishers' texts, at most 20 at a time.",
    }
    return {name: line for name, line in lines.items() if line}


def codebook(package: Package) -> str:
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
            "ident": _ident(site, f"methods.html#{row['correction_id']}"),
            "page": ledger.page(row["page"]),
            "title": row["page"],
            "day": prose.day(row["date"]),
            "date": f"{row['date']:%Y-%m-%d}",
            "was": _unstopped(row["was"]),
            "now": _unstopped(row["is"]),
            "why": _unstopped(row["why"]),
            "reported_by": _unstopped(row["reported_by"]),
        }
        for _, row in rows.iterrows()
    ]
    return (
        render(
            FEED,
            site=site,
            ident=_ident(site, FEED),
            address=site.address + FEED,
            updated=f"{updated:%Y-%m-%d}",
            entries=entries,
        )
        + "\n"
    )


def _ident(site: Site, place: str) -> str:
    """The lasting name of a place of the site: its address, or, for a site without one, a name that is no address."""
    return site.address + place if site.address else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site.title + place)}"


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
    return json_block({"@context": "https://schema.org", "@graph": items})


def _unstopped(sentence: str) -> str:
    """A sentence without its full stop, to stand in a longer one."""
    return sentence.removesuffix(".")


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
            {"@type": "DataDownload", "encodingFormat": XLSX, "contentUrl": f"{site.address}{FOLDER}/{WORKBOOK}"},
        ],
    }


def _reviews(ledger: Ledger, site: Site) -> list[dict[str, Any]]:
    """A ClaimReview for each figure that was tested; dates, times and what cannot be tested are left out."""
    judged = results(ledger).judgements
    return [
        {
            "@type": "ClaimReview",
            "url": f"{site.address}ledger.html#{claim.claim_id}",
            "claimReviewed": claim.quote,
            "author": {"@type": "Organization", "name": site.author},
            "reviewRating": {
                "@type": "Rating",
                "alternateName": judged[claim.claim_id].outcome,
                "ratingExplanation": judged[claim.claim_id].reason,
            },
            "itemReviewed": {
                "@type": "Claim",
                "datePublished": f"{claim.source.published}",
                "author": {"@type": "Organization", "name": claim.source.producer},
            },
        }
        for claim in ledger.rows.claims.values()
        if claim.states is not Stating.DATE and judged[claim.claim_id].number is not NumberVerdict.CANNOT_BE_TESTED
    ]
