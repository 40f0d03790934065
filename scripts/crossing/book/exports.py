"""What the site offers beside its pages: the tables, one by one, in a zip with a codebook and as a workbook; feed and sitemap."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from crossing import __version__
from crossing.book import data_package
from crossing.book.feeds import FEED, feed, sitemap
from crossing.book.pages import Site, site_facts, vintage
from crossing.book.spreadsheet import workbook
from crossing.ledger import load, schema
from crossing.ledger.package import Package
from crossing.paths import ROOT

FOLDER = "data"
ZIP = "crossing-figures-data.zip"
WORKBOOK = "crossing-figures.xlsx"
EPOCH = (2020, 1, 1, 0, 0, 0)  # the time every file in the zip carries, so that the same data is the same zip


def write(folder: Path, site: Site, pages: list[str]) -> None:
    """Write everything to the `folder` of the built site: tables, slips, zip, workbook, feed and sitemap.

    `pages` are the names of the site's pages.
    """
    files = data_package.tables(load())
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
