"""What an author writes beside text: the roles `fig`, `source`, `vintage` and `grade`, the directives `position`, `computed`, `text-map` and, for notebooks, `chart`."""

from __future__ import annotations

import json
from datetime import date

import nbformat
from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective, SphinxRole

from crossing.book import cards, pages, positions
from crossing.book.nodes import COMPUTED, PLAIN, REPORTED, chart, computed, number, text_map
from crossing.book.notebooks import FENCE
from crossing.book.templates import render
from crossing.errors import BookError
from crossing.language.prose import ENGLISH, Wording, listing
from crossing.ledger import load, vintages
from crossing.ledger.citing import Citation, citation
from crossing.ledger.vocabulary import Severity
from crossing.official import quantities


def number_node(ident: str, style: str = "", raw: str = "", say: Wording = ENGLISH) -> number:
    """Return a number of the ledger or a computed one as a node of the text, said as `say` does.

    Raises BookError if there is none of that id or no such style.
    """
    ledger = load()
    item = quantities.lookup(ident, ledger)
    kind = REPORTED if quantities.is_claim(item.ident, ledger) else COMPUTED
    if cards.is_trivial(item.ident, ledger):
        kind = PLAIN
    return number(raw, say.value(item.value, item.unit, style), ident=item.ident, kind=kind)


class Role(SphinxRole):
    """A role of the book: what it names becomes a node, or an error of the page that says what is wrong with it."""

    @property
    def say(self) -> Wording:
        """How the page says values."""
        return pages.WORDINGS[pages.language(self.env.docname)]

    @staticmethod
    def find(text: str) -> object:
        """Return what a text names. Raises BookError where there is none."""
        raise NotImplementedError

    def node(self) -> nodes.Node:
        """Return the node. Raises BookError where there is none."""
        raise NotImplementedError

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the node, or the error."""
        try:
            return [self.node()], []
        except BookError as error:
            message = self.inliner.reporter.error(f"{{{self.name}}}`{self.text}`: {error}", line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], [message]


class NumberRole(Role):
    """`{fig}`ID`` or `{fig}`ID|STYLE``: a number of the ledger or a computed one, linked with its evidence."""

    @staticmethod
    def find(text: str, raw: str = "", say: Wording = ENGLISH) -> number:
        """Return the number."""
        ident, _, style = text.partition("|")
        return number_node(ident.strip(), style.strip(), raw, say)

    def node(self) -> nodes.Node:
        """Return the number in the words of the page."""
        return self.find(self.text, self.rawtext, self.say)


class SourceRole(Role):
    """`{source}`ID`` or `{source}`ID|WORDS``: a link to where that row of the data can be checked."""

    @staticmethod
    def find(text: str) -> Citation:
        """Return what the row is from."""
        return citation(text.partition("|")[0].strip(), load())

    def node(self) -> nodes.Node:
        """Return the link; the words alone where no address is known."""
        found = self.find(self.text)
        text = self.text.partition("|")[2].strip() or found.words
        if not found.url:
            return nodes.inline(self.rawtext, text)
        return nodes.reference(self.rawtext, text, refuri=found.url, classes=["source"])


class VintageRole(Role):
    """`{vintage}`TABLE``: the day on which an official table was published as the book has it."""

    @staticmethod
    def find(text: str) -> date:
        """Return the day."""
        return vintages.vintage(text)

    def node(self) -> nodes.Node:
        """Return the day in words."""
        return nodes.Text(self.say.day(self.find(self.text)))


class GradeRole(Role):
    """`{grade}`GRADE``: what a grade of a slip means, in the words of the vocabulary."""

    @staticmethod
    def find(text: str) -> str:
        """Return what it means."""
        if text not in tuple(Severity):
            raise BookError(f"no grade “{text}”; there are {listing(list(Severity))}")
        return Severity(text).means

    def node(self) -> nodes.Node:
        """Return the words."""
        return nodes.Text(self.find(self.text))


class PositionDirective(SphinxDirective):
    """`{position} CHAPTER`: the position card of a chapter; without a chapter, all cards, a question at a time."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the card, or the questions."""
        rows = load().positions
        if not self.arguments:
            return self.parse_text_to_nodes(positions.questions(rows))
        rows = rows.loc[rows["chapter"] == self.arguments[0]]
        if rows.empty:
            raise self.error(f"data/positions.csv has no card for {self.arguments[0]}.")
        return self.parse_text_to_nodes(positions.card(rows.iloc[0]))


class PageCodeDirective(SphinxDirective):
    """`{page-code}`: the code of the notebook's cells whose own is not shown (tag `remove-input`), in one fold."""

    def run(self) -> list[nodes.Node]:
        """Return the fold."""
        cells = nbformat.read(self.env.doc2path(self.env.docname), as_version=4).cells
        code = [cell.source for cell in cells if "remove-input" in cell.metadata.get("tags", ())]
        return self.parse_text_to_nodes(render("page-code.md", code=Markup("\n".join(code)), fence=FENCE))


class ComputedDirective(SphinxDirective):
    """`{computed}`: a table of every number that the book computes, with an address for each."""

    def run(self) -> list[nodes.Node]:
        """Return the place of the table, which is written when every page has been read."""
        return [computed()]


class TextMapDirective(SphinxDirective):
    """`{text-map} SOURCE ...`: these reports word by word, what misleads or confuses marked; without a source, all."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the place of the map."""
        sources = self.arguments[0].split() if self.arguments else []
        for source_id in sources:
            load().source(source_id)
        return [text_map(ident="text-map", sources=sources)]


class ChartDirective(SphinxDirective):
    """`{chart}`: a chart; its content is the specification, as a notebook shows it (see notebooks.py)."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the chart, which is drawn when every page has been read."""
        spec = json.loads("\n".join(self.content))
        return [chart(ident=spec["usermeta"]["figure"]["id"], spec=spec)]


ROLES: dict[str, type[Role]] = {"fig": NumberRole, "source": SourceRole, "vintage": VintageRole, "grade": GradeRole}
DIRECTIVES = {
    "position": PositionDirective,
    "page-code": PageCodeDirective,
    "computed": ComputedDirective,
    "text-map": TextMapDirective,
    "chart": ChartDirective,
}


def add_to(app: Sphinx) -> None:
    """Register the roles and the directives."""
    for name, role in ROLES.items():
        app.add_role(name, role())
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
