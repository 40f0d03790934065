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


class ReportsDirective(SphinxDirective):
    """`{reports}`: the list of reports."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(reports())


class PagesDirective(SphinxDirective):
    """`{pages}`: the list of the book's pages."""

    def run(self) -> list[nodes.Node]:
        return self.parse_text_to_nodes(pages())


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives (called by Sphinx)."""
    app.add_directive("reports", ReportsDirective)
    app.add_directive("pages", PagesDirective)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
