"""Where a sentence can be checked: the role `source` turns the id of a row into a link to the page that was read."""

from __future__ import annotations

from dataclasses import dataclass

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import Ledger, load


@dataclass(frozen=True)
class Citation:
    """What a reader follows: the words, and the address of the page ("" where none is known)."""

    words: str
    url: str


def citation(ident: str, ledger: Ledger) -> Citation:
    """Return where a dated event (its first source) or a public count can be checked. Raises BookError for another id."""
    if ident in ledger.rows.events:
        event = ledger.event(ident)
        return Citation(event.citation.split("; ")[0], event.url)
    if ident not in ledger.rows.public_counts:
        raise BookError(f"“{ident}” is no row of data/policy.csv or data/context/public_counts.csv: correct the id.")
    count = ledger.public_count(ident)
    dated = "" if count.published[:4] in count.publisher else f", {prose.partial_date(count.published)}"
    return Citation(count.publisher + dated, count.url)


class SourceRole(SphinxRole):
    """`{source}`ID`` or `{source}`ID|WORDS``: a link to where that row of the data can be checked."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or what is wrong with its id."""
        ident, _, words = self.text.partition("|")
        try:
            found = citation(ident.strip(), load())
        except BookError as error:
            message = self.inliner.reporter.error(f"{{source}}`{self.text}`: {error}", line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], [message]
        text = words.strip() or found.words
        if not found.url:
            return [nodes.inline(self.rawtext, text)], []
        return [nodes.reference(self.rawtext, text, refuri=found.url, classes=["source"])], []
