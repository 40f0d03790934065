"""What a page of this book holds beside text, as nodes of the document tree, each with a visitor that writes it as HTML.

A builder for another format shows a number as its text and leaves charts and computed lists out; the editions are made
from the finished pages (crossing.editions).
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from crossing.book import addresses, ledger_lists, pages, wayfinding
from crossing.book import text_map as maps
from crossing.book.collected import Charts, Numbers
from crossing.book.templates import render
from crossing.book.translator import Translator
from crossing.ledger import load

REPORTED, COMPUTED, PLAIN = "reported", "computed", "plain"


class number(nodes.Inline, nodes.TextElement):
    """A number in prose: `ident` of the claim or computed number, `kind` ("reported", "computed" or "plain") what it is;
    its text is the child. A plain number is a word of its sentence: no link, no evidence."""


class chart(nodes.General, nodes.Element):
    """A chart: its id, and until it is collected its specification (`spec`)."""


class computed(nodes.General, nodes.Element):
    """The list of every number that the book computes, as the pages use them."""


class text_map(nodes.General, nodes.Element):
    """The map of reports word by word: its id, and the ids of the sources (`sources`), none for all."""


class chapter_picture(nodes.General, nodes.Element):
    """The small picture of a chapter's time (`doc`): arrivals and its reports; `docs`: all chapters, in order."""


class small_bars(nodes.General, nodes.Element):
    """Numbers beside each other, each with a bar."""


class small_bar(nodes.Part, nodes.TextElement):
    """A number with its bar, or one then and one now: `words` on it, the `shares` of the highest in per cent, whether the first is as
    `reported`; the numbers as children."""


class framed_table(nodes.General, nodes.Element):
    """A table of a page's text in a frame: `label` names it; `wide` and `cards` say how it takes room."""


class table_cell(nodes.Part, nodes.Element):
    """A cell of a framed table: `tag` is "th" or "td", `label` its column's heading, `number` true for a number."""


class folded_code(nodes.General, nodes.Element):
    """The code of a cell, folded: `show` and `hide` are the words to click on."""


def visit_number(self: Translator, node: number) -> None:
    """Begin a link to the number's row in the ledger; a plain number is text alone."""
    ident, kind = node["ident"], node["kind"]
    if kind == PLAIN:
        self.body.append(self.starttag(node, "span", "", CLASS="number"))
        return
    self.body.append(
        self.starttag(node, "a", "", CLASS=f"fig {kind}", href=addresses.of_figure(ident), **{"data-figure": ident})
    )


def depart_number(self: Translator, node: number) -> None:
    """End the link."""
    self.body.append("</span>" if node["kind"] == PLAIN else "</a>")


def visit_chart(self: Translator, node: chart) -> None:
    """Write a chart."""
    if drawing := Charts.of(self.builder.env).drawing(node["ident"]):
        page = self.builder.current_docname
        self.body.append(drawing.html(self.config.html_baseurl, page) + "\n")
    raise nodes.SkipNode


def visit_computed(self: Translator, node: computed) -> None:
    """Write the list of computed numbers: every page has been read by now."""
    idents = Numbers.of(self.builder.env).computed(load())
    self.body.append(ledger_lists.computed_table(idents, load()) + "\n")
    raise nodes.SkipNode


def visit_text_map(self: Translator, node: text_map) -> None:
    """Write the map."""
    self.body.append(maps.text_map(load(), node["ident"], node["sources"]) + "\n")
    raise nodes.SkipNode


def visit_chapter_picture(self: Translator, node: chapter_picture) -> None:
    """Write the picture."""
    if years := wayfinding.thumbnail(node["doc"], node["docs"], load()):
        self.body.append(render("chapter-picture.html", years=years) + "\n")
    raise nodes.SkipNode


def visit_small_bars(self: Translator, node: small_bars) -> None:
    """Begin numbers with bars."""
    self.body.append(self.starttag(node, "dl", CLASS="small-bars"))


def depart_small_bars(self: Translator, node: small_bars) -> None:
    """End them."""
    self.body.append("</dl>\n")


def visit_small_bar(self: Translator, node: small_bar) -> None:
    """Begin a number with its words."""
    self.body.append(_opening(self, "small bar", node))


def depart_small_bar(self: Translator, node: small_bar) -> None:
    """Draw its bar."""
    self.body.append(_opening(self, "small bar drawn", node))


def visit_framed_table(self: Translator, node: framed_table) -> None:
    """Begin a table in its frame."""
    self.body.append(_opening(self, "frame", node))
    self._table_row_indices.append(0)  # Sphinx tells odd rows from even ones by it


def depart_framed_table(self: Translator, node: framed_table) -> None:
    """End the table and its frame."""
    self._table_row_indices.pop()
    self.body.append("</table></div>\n")


def visit_table_cell(self: Translator, node: table_cell) -> None:
    """Begin a cell."""
    self.body.append(_opening(self, "cell", node))


def depart_table_cell(self: Translator, node: table_cell) -> None:
    """End a cell."""
    self.body.append("</th>\n" if node["tag"] == "th" else "</td>\n")


def visit_folded_code(self: Translator, node: folded_code) -> None:
    """Begin folded code: MyST-NB's own markup has paragraphs in a <summary>, which the HTML standard forbids."""
    self.body.append(_opening(self, "code", node))


def depart_folded_code(self: Translator, node: folded_code) -> None:
    """End folded code."""
    self.body.append("</details>\n")


def _opening(writer: Translator, part: str, node: nodes.Element) -> Markup:
    page = writer.builder.current_docname
    return render("openings.html", language=pages.language(page), part=part, node=node.attributes)


def skip(self: Translator, node: nodes.Element) -> None:
    """Leave out what this format cannot show."""
    raise nodes.SkipNode


def pass_through(self: Translator, node: nodes.Element) -> None:
    """Show what stands inside."""


def add_to(app: Sphinx) -> None:
    """Register the nodes with their visitors."""
    words: dict[str, Any] = dict.fromkeys(("latex", "text", "man", "texinfo"), (pass_through, pass_through))
    nothing: dict[str, Any] = dict.fromkeys(words, (skip, None))
    app.add_node(number, html=(visit_number, depart_number), **words)
    app.add_node(chart, html=(visit_chart, None), **nothing)
    app.add_node(computed, html=(visit_computed, None), **nothing)
    app.add_node(chapter_picture, html=(visit_chapter_picture, None), **nothing)
    app.add_node(small_bars, html=(visit_small_bars, depart_small_bars), **words)
    app.add_node(small_bar, html=(visit_small_bar, depart_small_bar), **words)
    app.add_node(text_map, html=(visit_text_map, None), **nothing)
    app.add_node(framed_table, html=(visit_framed_table, depart_framed_table))
    app.add_node(table_cell, html=(visit_table_cell, depart_table_cell))
    app.add_node(folded_code, html=(visit_folded_code, depart_folded_code))
