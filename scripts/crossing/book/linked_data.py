"""What search engines read of a page: its data and its checked claims, in the words of schema.org."""

from __future__ import annotations

from typing import Any

from crossing import __version__
from crossing.book import addresses
from crossing.book.exports import FOLDER, WORKBOOK, ZIP
from crossing.book.pages import Site
from crossing.book.templates import json_block
from crossing.crosscheck import results
from crossing.ledger import Ledger, load, schema
from crossing.ledger.vocabulary import NumberVerdict, Stating

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def of_page(pagename: str, site: Site) -> str:
    """Return a page's schema.org description as JSON-LD: the Dataset, and on the ledger page a ClaimReview per judged claim."""
    if pagename not in ("index", "ledger"):
        return ""
    items = [_dataset(site)]
    if pagename == "ledger":
        items += _reviews(load(), site)
    return json_block({"@context": "https://schema.org", "@graph": items})


def _dataset(site: Site) -> dict[str, Any]:
    package, days = schema(), load().daily["date"]
    return {
        "@type": "Dataset",
        "@id": f"{site.address}#dataset",
        "name": package["title"],
        "description": package["description"],
        "version": __version__,
        "url": f"{site.address}{addresses.LEDGER_PAGE}",
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
            "url": site.address + addresses.of_figure(claim.claim_id),
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
