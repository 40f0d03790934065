"""How what pages give to the whole book (collected.py) is gathered while Sphinx reads them."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from crossing.book.collected import ByPage, Charts, Lists, Numbers
from crossing.book.nodes import chart, computed, number

KINDS: tuple[type[ByPage], ...] = (Numbers, Lists, Charts)


class Collector(EnvironmentCollector):
    """Gathers all this from each page that was read, forgets a page that is read again, merges what other processes read."""

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        """Take what the page just read gives."""
        page = app.env.docname
        Numbers.of(app.env).pages[page] = sorted({node["ident"] for node in doctree.findall(number)})
        Lists.of(app.env).pages[page] = doctree.next_node(computed) is not None
        # kept here alone, and not in the page's tree too
        Charts.of(app.env).pages[page] = {node["ident"]: node.attributes.pop("spec") for node in doctree.findall(chart)}

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget what a page gave."""
        for kind in KINDS:
            kind.of(env).pages.pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        """Take over what another process gathered from these pages."""
        for kind in KINDS:
            theirs = kind.of(other).pages
            kind.of(env).pages.update({page: theirs[page] for page in docnames if page in theirs})
