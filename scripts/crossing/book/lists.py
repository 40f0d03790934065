"""Lists that pages keep of the book itself: its reports and its chapters, from their tables, so that none is forgotten."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from crossing import __version__
from crossing.book.contents import chapters
from crossing.language import prose
from crossing.ledger import load

WHAT_A_REPORT_NEEDS = (
    "Say on which page and in which sentence or figure (each row of [Every figure](ledger.ipynb) has an address to copy), "
    "what you hold to be right, and where you saw it, with its date. A report that proves right is answered by a change and "
    "a row in the list above."
)


def reports() -> str:
    """The reports in the order in which they appeared, as a Markdown list: name, date, what each is."""
    listed = sorted(load().rows.sources.values(), key=lambda source: source.published)
    return "\n".join(f"- **{source.name}**, {prose.day(source.published)}: {source.about}" for source in listed)


def pages() -> str:
    """The pages after the landing page in the order of the book, as a Markdown list: each a link and what it holds.

    Raises BookError if a page has no row in data/chapters.csv.
    """
    listed = [(path.name, load().chapter(path.stem)) for path in chapters()[1:]]
    return "\n".join(f"- [{page.short_title}]({name}): {page.summary}" for name, page in listed)


def reporting(contact: str) -> str:
    """How a reader reports an error, as Markdown; `contact` is a web or mail address, "" where the publisher has set none."""
    if contact:
        link = contact if "://" in contact or "@" not in contact else f"mailto:{contact}"
        where = f"Write to [{contact}]({link})."
    else:
        where = (
            "Write to whoever runs the site, or sent you the file, in which you read this: this copy of the book carries "
            "no address of its own for reports. Whoever publishes it can set one (`crossing_contact` in `_config.yml`)."
        )
    return f"{where} {WHAT_A_REPORT_NEEDS}"


class ReportsDirective(SphinxDirective):
    """`{reports}`: the list of reports."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(reports())


class PagesDirective(SphinxDirective):
    """`{pages}`: the list of the book's pages."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(pages())


class ReportingDirective(SphinxDirective):
    """`{reporting}`: how to report an error."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(reporting(self.config.crossing_contact))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives (called by Sphinx)."""
    app.add_config_value("crossing_contact", "", "env", str)
    app.add_directive("reporting", ReportingDirective)
    app.add_directive("reports", ReportsDirective)
    app.add_directive("pages", PagesDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
