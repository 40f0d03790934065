"""What pages give to the whole book while they are read: the numbers they use and the files of their charts.

It is kept in the build environment by page, so that a page that is read again gives its part anew, and merged where
several processes read pages side by side.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.official import quantities


class _ByPage:
    """Something that each page gives; kept in the environment under the class's name."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}

    @classmethod
    def of(cls, env: BuildEnvironment) -> Any:
        """Return what is kept in this environment."""
        name = f"crossing_{cls.__name__.lower()}"
        if not hasattr(env, name):
            setattr(env, name, cls())
        return getattr(env, name)


class Numbers(_ByPage):
    """The ids of the numbers that stand in the prose of each page."""

    pages: dict[str, list[str]]

    def on(self, page: str) -> list[str]:
        """Return the ids on a page, sorted."""
        return self.pages.get(page, [])

    def computed(self, ledger: Ledger) -> list[str]:
        """Return the ids, sorted, that the book computes, on whichever page they stand."""
        every = {ident for idents in self.pages.values() for ident in idents}
        return sorted(ident for ident in every if not quantities.is_claim(ident, ledger))


class Charts(_ByPage):
    """The files of each page's charts, by name."""

    pages: dict[str, dict[str, bytes]]

    def files(self) -> dict[str, bytes]:
        """Return the files of all pages, in the order of their names.

        Raises BookError if two pages show different charts under one id; the same chart may stand on several.
        """
        every: dict[str, bytes] = {}
        for page, files in sorted(self.pages.items()):
            for name, content in files.items():
                if every.setdefault(name, content) != content:
                    chart = name.rpartition(".")[0]
                    raise BookError(
                        f"two charts are called {chart}, and that of {page} is another one: give it an id of its own."
                    )
        return dict(sorted(every.items()))


class Collector(EnvironmentCollector):
    """Gathers both from each page that was read, forgets a page that is read again, merges what other processes read."""

    def process_doc(self, app: Sphinx, doctree: Any) -> None:
        """Take what the page just read gives."""
        from crossing.book.nodes import chart, number

        page = app.env.docname
        Numbers.of(app.env).pages[page] = sorted({node["ident"] for node in doctree.findall(number)})
        files: dict[str, bytes] = {}
        for node in doctree.findall(chart):
            files |= node.attributes.pop("files")  # kept once, and not in the page's tree too
        Charts.of(app.env).pages[page] = files

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        """Forget what a page gave."""
        for kind in (Numbers, Charts):
            kind.of(env).pages.pop(docname, None)

    def merge_other(self, app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment) -> None:
        """Take over what another process gathered from these pages."""
        for kind in (Numbers, Charts):
            theirs = kind.of(other).pages
            kind.of(env).pages.update({page: theirs[page] for page in docnames if page in theirs})
