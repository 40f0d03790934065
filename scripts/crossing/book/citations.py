"""Where a sentence can be checked: the role `source` turns the id of a row into a link to the page that was read."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from crossing.errors import BookError
from crossing.ledger import load
from crossing.ledger.citing import citation


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
