"""What is changed in a page's tree before it is written: words typeset, tables that fit a phone, folded code below what it shows."""

from __future__ import annotations

from collections import Counter
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, HideInputCells
from sphinx.transforms.post_transforms import SphinxPostTransform

from crossing.book import pages
from crossing.book.nodes import folded_code, framed_table, table_cell
from crossing.book.tables import WIDE_FROM
from crossing.book.typesetting import typeset
from crossing.language.languages import Language

CARDS_FROM = 3  # columns: from so many the rows of a table in the text, which has no numbers to compare, become cards
# what is written on folded code of a page that is not in English; for English pages _config.yml has it
FOLDED = {Language.FRENCH: ("Afficher le code", "Masquer le code")}
RIGHT = "text-right"  # the class by which MyST says that a column is aligned to the right
AS_IT_IS = (nodes.FixedTextElement, nodes.literal, nodes.math)  # code, and what is HTML already


class TypesetText(SphinxPostTransform):
    """Set the words of a page's text (see typesetting.py), before anything is named after them."""

    default_priority = 190
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Set every text of the page."""
        set_words(self.document, pages.language(self.env.docname))


def set_words(part: nodes.Element, language: Language) -> None:
    """Typeset every text of a part of a page but those that stay as they are."""
    for place, child in enumerate(part.children):
        if isinstance(child, nodes.Text):
            part[place] = nodes.Text(typeset(child.astext(), language))
        elif isinstance(child, nodes.Element) and not isinstance(child, AS_IT_IS):
            set_words(child, language)


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
            elif isinstance(node, nodes.table):
                names[heading] += 1  # each frame is a landmark and needs a name of its own
                name = heading if names[heading] == 1 else f"{heading}, {names[heading]}"
                node.replace_self(framed(node, f"Table: {name}"))


def framed(table: nodes.table, label: str) -> framed_table:
    """Return a table with its frame: its cells know their columns' headings."""
    group = next(table.findall(nodes.tgroup))
    heads = [entry.astext() for entry in next(group.findall(nodes.thead)).findall(nodes.entry)]
    for row in list(group.findall(nodes.row)):
        tag = "th" if isinstance(row.parent, nodes.thead) else "td"
        for entry, head in zip(list(row.findall(nodes.entry)), heads, strict=True):
            cell = table_cell(tag=tag, label=head, number=RIGHT in entry["classes"])
            cell.extend(entry.children)
            row.replace(entry, cell)
    frame = framed_table(label=label, wide=len(heads) >= WIDE_FROM, cards=len(heads) >= CARDS_FROM)
    frame.extend(part for part in group.children if not isinstance(part, nodes.colspec))
    return frame


class CodeBelowOutput(SphinxPostTransform):
    """Put the folded code of a cell below what it shows: a reader came for the chart."""

    default_priority = HideInputCells.default_priority + 1
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Move the code of every cell of the page."""
        language = pages.language(self.env.docname)
        for hidden in list(self.document.findall(HideCodeCellNode)):
            show, hide = FOLDED.get(language, (hidden["prompt_show"], hidden["prompt_hide"]))
            code = folded_code(show=show, hide=hide)
            code.extend(hidden.children)
            cell = hidden.parent
            cell.remove(hidden)
            cell.append(code)
