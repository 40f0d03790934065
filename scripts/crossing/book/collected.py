"""What pages give to the whole book while they are read: the numbers they use and the specifications of their charts.

It is kept in the build environment by page, so that a page that is read again gives its part anew, and merged where
several processes read pages side by side. Charts are drawn when all are there, by the one process that lives on: the
library that draws does not outlive a fork, and a chart that is as it was need not be drawn again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from sphinx.environment import BuildEnvironment

from crossing import outputs
from crossing.book.drawings import Drawn, drawn
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.official import quantities


class ByPage:
    """Something that each page gives; kept in the environment under the class's name."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}

    @classmethod
    def of(cls, env: BuildEnvironment) -> Self:
        """Return what is kept in this environment."""
        name = f"crossing_{cls.__name__.lower()}"
        if not hasattr(env, name):
            setattr(env, name, cls())
        kept: Self = getattr(env, name)
        return kept


class Numbers(ByPage):
    """The ids of the numbers that stand in the prose of each page."""

    pages: dict[str, list[str]]

    def on(self, page: str) -> list[str]:
        """Return the ids on a page, sorted."""
        return self.pages.get(page, [])

    def computed(self, ledger: Ledger) -> list[str]:
        """Return the ids, sorted, that the book computes, on whichever page they stand."""
        every = {ident for idents in self.pages.values() for ident in idents}
        return sorted(ident for ident in every if not quantities.is_claim(ident, ledger))


class Lists(ByPage):
    """Whether the list of all computed numbers stands on a page."""

    pages: dict[str, bool]

    def where(self) -> list[str]:
        """Return the pages on which it stands."""
        return sorted(page for page, stands in self.pages.items() if stands)


class Charts(ByPage):
    """The specifications of each page's charts, by id, and their drawings."""

    pages: dict[str, dict[str, dict[str, Any]]]

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, tuple[str, Drawn]] = {}  # id -> digest of the specification, drawing

    def draw(self) -> Iterator[tuple[str, BookError]]:
        """Draw what is not drawn yet, or was drawn from another specification; forget what no page has any more.

        Yields the page and the error of each chart that cannot be drawn, or that has the id of another one; the same chart
        may stand on several pages.
        """
        kept: dict[str, tuple[str, Drawn]] = {}
        for page, charts in sorted(self.pages.items()):
            for ident, specification in charts.items():
                digest = outputs.digest(specification)
                made = self._made.get(ident)
                try:
                    if ident not in kept:
                        kept[ident] = made if made and made[0] == digest else (digest, drawn(specification))
                    elif kept[ident][0] != digest:
                        raise BookError(
                            f"two charts are called {ident}, and that of {page} is another one: give it an id of its own."
                        )
                except BookError as error:
                    yield page, error
        self._made = kept

    def drawing(self, ident: str) -> Drawn | None:
        """Return a chart as it was drawn; None for one that could not be."""
        return self._made[ident][1] if ident in self._made else None

    def plain(self, ident: str) -> str:
        """Return a chart's wide drawing in light colours; "" for one that is not there."""
        return self._made[ident][1].plain if ident in self._made else ""

    def files(self) -> dict[str, bytes]:
        """Return the files of all charts by name."""
        every = [chart.files for _, (_, chart) in sorted(self._made.items())]
        return {name: content for files in every for name, content in files.items()}
