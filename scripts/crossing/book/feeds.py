"""What other programs follow of the site: the feed of corrections and the sitemap."""

from __future__ import annotations

import uuid

from crossing.book import corrected
from crossing.book.pages import Site, vintage
from crossing.book.templates import render
from crossing.language import prose
from crossing.ledger import Ledger

FEED = "corrections.atom"


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
            "was": _unstopped(told["was"]),
            "now": _unstopped(told["is"]),
            "why": _unstopped(row["why"]),
            "reported_by": _unstopped(row["reported_by"]),
        }
        for row in rows.to_dict("records")
        for told in [corrected.told(row, ledger)]
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


def _unstopped(sentence: str) -> str:
    """A sentence without its full stop, to stand in a longer one."""
    return sentence.removesuffix(".")


def _ident(site: Site, place: str) -> str:
    """The lasting name of a place of the site: its address, or, for a site without one, a name that is no address."""
    return site.address + place if site.address else f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, site.title + place)}"


def sitemap(site: Site, pages: list[str]) -> str:
    """Return the sitemap of the site's pages."""
    addresses = [site.address + ("" if page == "index" else f"{page}.html") for page in pages]
    return render("sitemap.xml", addresses=addresses) + "\n"
