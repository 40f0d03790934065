"""Lists that pages keep of the book itself: its reports and its chapters, from their tables, so that none is forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from crossing.book.contents import chapters
from crossing.book.nodes import chapter_picture, small_bar, small_bars
from crossing.book.pages import site_facts
from crossing.book.roles import number_node
from crossing.language import prose
from crossing.ledger import load
from crossing.ledger.making import known
from crossing.ledger.vocabulary import PageKind
from crossing.official import quantities

ARROW = "→"  # between a number then and the same now
GIVER = "whoever gave you this copy of the book"  # whom a reader asks where the publisher has set no address
RESTS_ON = {  # what a likely reading rests on (annotations.csv), as readers are told it
    "arithmetic": "the numbers of the text add up only so",
    "context": "the rest of the text has it so",
    "grammar": "the sentence can be read only so",
    "official series": "the official series has it so",
    "original report": "a clean copy of the original report has it so",
    "second telling": "the text tells it a second time",
}
WHAT_A_REPORT_NEEDS = (
    "Say on which page and in which sentence or figure (each row of [Every figure](ledger.ipynb) has an address to copy), "
    "what you hold to be right, and where you saw it, with its date. A report that proves right is answered by a change and "
    "a row in the list of corrections."
)


def reports() -> str:
    """The reports in the order in which they appeared, as a Markdown list: name, date, what each is."""
    listed = load().sources_by_date()
    return "\n".join(f"- **{source.name}**, {prose.day(source.published)}: {source.about}" for source in listed)


def pages(*kinds: PageKind) -> str:
    """The pages after the landing page in the order of the book, as a Markdown list: each a link and what it holds.

    `kinds`: only pages that serve these purposes. Raises BookError if a page has no row in data/chapters.csv.
    """
    listed = [(path.name, load().chapter(path.stem)) for path in chapters()[1:]]
    shown = [(name, page) for name, page in listed if not kinds or page.kind in kinds]
    return "\n".join(f"- [{page.short_title}]({name}): {page.summary}" for name, page in shown)


def byline(author: str) -> str:
    """Who made the book and when: its author, its version, and the day of its official data."""
    facts = site_facts()
    return (
        f"By {re.sub('^The ', 'the ', author)}, independent of the reports’ publishers, of governments and of parties. Version {facts['version']}, "
        f"{facts['released']}; official figures of {facts['vintage']}."
    )


def reporting(contact: str) -> str:
    """How a reader reports an error, as Markdown; `contact` is a web or mail address, "" where the publisher has set none."""
    if contact:
        where = f"Write to {_link(contact)}."
    else:
        where = f"Tell {GIVER}, which carries no address of its own for reports."
    return f"{where} {WHAT_A_REPORT_NEEDS}"


def program(contact: str) -> str:
    """How a reader gets at the program of the book, as Markdown; `contact` as for `reporting`."""
    return f"The program is part of the book’s repository; ask {_link(contact) if contact else GIVER} for it."


def _link(contact: str) -> str:
    """A web or mail address as a link, in Markdown."""
    return f"[{contact}]({contact if '://' in contact or '@' not in contact else f'mailto:{contact}'})"


class ReportsDirective(SphinxDirective):
    """`{reports}`: the list of reports."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        return self.parse_text_to_nodes(reports())


class PagesDirective(SphinxDirective):
    """`{pages} KIND ...`: the list of the book's pages, or of those of some kinds (data/chapters.csv)."""

    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        kinds = self.arguments[0].split() if self.arguments else []
        return self.parse_text_to_nodes(pages(*map(PageKind, kinds)))


class ChapterCardsDirective(SphinxDirective):
    """`{chapter-cards}`: the chapters in order, each with a small picture of its time, its title and what it found."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        shown = [path for path in chapters()[1:] if load().chapter(path.stem).kind is PageKind.CHAPTER]
        cards = nodes.bullet_list(classes=["chapter-cards"])
        for path in shown:
            page = load().chapter(path.stem)
            words = self.parse_text_to_nodes(f"[{page.short_title}]({path.name})\n\n{page.summary}")
            picture = chapter_picture(doc=path.stem, docs=[each.stem for each in shown])
            cards += nodes.list_item("", picture, *words)
        return [cards]


class BylineDirective(SphinxDirective):
    """`{byline}`: who made the book and when."""

    def run(self) -> list[nodes.Node]:
        """Return the line."""
        return [nodes.container("", *self.parse_text_to_nodes(byline(self.config.author)), classes=["byline"])]


class SmallBarsDirective(SphinxDirective):
    """`{small-bars}`: a small picture of numbers of one unit; each line has words, a bar and a number, written as in `{fig}`.

    A number that a report states is drawn hollow, any other filled. Two numbers with an arrow between them (`ID → ID`) are
    one as published then and one on record now: a ring joined to a dot.
    """

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the picture."""
        rows = [[part.strip() for part in f"{line}||".split("|")[:3]] for line in self.content if line.strip()]
        idents = [[ident.strip() for ident in numbers.split(ARROW)] for _, numbers, _ in rows]
        values = [[quantities.lookup(ident, load()).value or 0 for ident in pair] for pair in idents]
        top = max(value for pair in values for value in pair)
        bars = []
        for (words, _, style), pair, at in zip(rows, idents, values, strict=True):
            shares = [round(100 * value / top, 1) for value in at]
            reported = quantities.is_claim(pair[0], load())
            bar = small_bar("", "", words=words, shares=shares, reported=reported)
            for place, ident in enumerate(pair):
                bar += [nodes.Text(f" {ARROW} ")] * bool(place) + [number_node(ident, style)]
            bars.append(bar)
        return [small_bars("", *bars)]


class ReportingDirective(SphinxDirective):
    """`{reporting}`: how to report an error."""

    def run(self) -> list[nodes.Node]:
        """Return the paragraph."""
        return self.parse_text_to_nodes(reporting(self.config.crossing_contact))


class ProgramDirective(SphinxDirective):
    """`{the-program}`: how to get the program of the book."""

    def run(self) -> list[nodes.Node]:
        """Return the paragraph."""
        return self.parse_text_to_nodes(program(self.config.crossing_contact))


class PassagesDirective(SphinxDirective):
    """`{passages} ID ...`: garbled words of the reports by the ids of their remarks, as a numbered list to restore.

    Each stands with words of the same text that help to restore it, where its remark has some, or those of another remark
    that a plus sign names (`ID+ID`); with the option `answers` also with its likely reading, what is wrong, and how one knows.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[dict[str, Callable[[str], Any]]] = {"answers": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        listed = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".", classes=["passages"])
        for ident, _, other in (argument.partition("+") for argument in self.arguments[0].split()):
            remark = known(load().rows.remarks, ident, "annotations.csv")
            beside = known(load().rows.remarks, other, "annotations.csv").quote if other else remark.quote_2
            item = nodes.list_item("", nodes.paragraph("", "", _quoted(remark.quote, "passage")))
            if beside:
                item += nodes.paragraph("", "", nodes.Text("The same text has: "), _quoted(beside, "beside"))
            if "answers" in self.options:
                reading = nodes.inline("", remark.likely_reading, classes=["passage"])
                item += nodes.paragraph("", "", nodes.Text("Likely: "), reading)
                item += nodes.paragraph("", "", nodes.inline("", remark.what_is_wrong, classes=["passage"]))
                item += nodes.paragraph("", f"How we know: {RESTS_ON[remark.basis]}.")
            listed += item
        return [listed]


def _quoted(quote: str, name: str) -> nodes.inline:
    """Words of a report between quotation marks, with a class of their own."""
    return nodes.inline("", f"“{quote}”", classes=[name])


DIRECTIVES = {
    "reporting": ReportingDirective,
    "the-program": ProgramDirective,
    "reports": ReportsDirective,
    "pages": PagesDirective,
    "chapter-cards": ChapterCardsDirective,
    "byline": BylineDirective,
    "small-bars": SmallBarsDirective,
    "passages": PassagesDirective,
}


def add_to(app: Sphinx) -> None:
    """Register the directives, and the option of _config.yml that two of them print."""
    app.add_config_value("crossing_contact", "", "env", str)
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
