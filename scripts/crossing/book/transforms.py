"""What is changed in a page's tree before it is written: tables that fit a phone, folded code below what it shows, French
marks that no line parts from their words."""

from __future__ import annotations

from collections import Counter
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, HideInputCells
from sphinx.transforms.post_transforms import SphinxPostTransform

from crossing.book import pages
from crossing.book.nodes import folded_code, framed_table, table_cell
from crossing.book.tables import WIDE_FROM
from crossing.language import french
from crossing.ledger.vocabulary import Language

CARDS_FROM = 3  # columns: from so many the rows of a table in the text, which has no numbers to compare, become cards
NARROW = "\u202f"  # a space at which no line breaks
RIGHT = "text-right"  # the class by which MyST says that a column is aligned to the right


class FrameTables(SphinxPostTransform):
    """Give the tables of a page's text a frame, named after the heading above, and each cell its column's heading."""

    default_priority = 200
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Frame every table of the page."""
        names: Counter[str] = Counter()
        heading = "Table"
        for node in list(self.document.findall(lambda node: isinstance(node, (nodes.title, nodes.table)))):
            if isinstance(node, nodes.title):
                heading = node.astext()
            else:
                names[heading] += 1  # each frame is a landmark and needs a name of its own
                name = heading if names[heading] == 1 else f"{heading}, {names[heading]}"
                node.replace_self(framed(node, f"Table: {name}"))


def framed(table: nodes.table, label: str) -> framed_table:
    """Return a table with its frame: its cells know their columns' headings."""
    group = table.next_node(nodes.tgroup)
    heads = [entry.astext() for entry in group.next_node(nodes.thead).findall(nodes.entry)]
    for row in list(group.findall(nodes.row)):
        tag = "th" if isinstance(row.parent, nodes.thead) else "td"
        for entry, head in zip(list(row.children), heads, strict=True):
            cell = table_cell(tag=tag, label=head, number=RIGHT in entry["classes"])
            cell.extend(entry.children)
            row.replace(entry, cell)
    frame = framed_table(label=label, wide=len(heads) >= WIDE_FROM, cards=len(heads) >= CARDS_FROM)
    frame.extend(part for part in group.children if not isinstance(part, nodes.colspec))
    return frame


class FirmMarks(SphinxPostTransform):
    """Keep French quotation marks on the line of the words they enclose, and on a French page “: ; ? !” on that of those before."""

    default_priority = 200

    def run(self, **kwargs: Any) -> None:
        """Make the spaces between them ones at which no line breaks."""
        spaces = {"« ": f"«{NARROW}", " »": f"{NARROW}»"}
        if pages.language(self.env.docname) is Language.FRENCH:
            spaces |= {" :": f"{french.FIRM}:"} | {f" {mark}": f"{french.THIN}{mark}" for mark in ";?!"}
        for text in list(self.document.findall(nodes.Text)):
            firm = str(text)
            for space, kept in spaces.items():
                firm = firm.replace(space, kept)
            if firm != text and not isinstance(text.parent, nodes.literal_block):
                text.parent.replace(text, nodes.Text(firm))


class CodeBelowOutput(SphinxPostTransform):
    """Put the folded code of a cell below what it shows: a reader came for the chart."""

    default_priority = HideInputCells.default_priority + 1
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move the code of every cell of the page."""
        for hidden in list(self.document.findall(HideCodeCellNode)):
            code = folded_code(show=hidden["prompt_show"], hide=hidden["prompt_hide"])
            code.extend(hidden.children)
            cell = hidden.parent
            cell.remove(hidden)
            cell.append(code)
