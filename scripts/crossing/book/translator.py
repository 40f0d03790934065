"""How Sphinx writes a page's headings here: what leads to a heading is no part of its name."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator


class Translator(HTML5Translator):
    """Sphinx's own, but for the sign beside a heading: screen readers would read, list and copy it with each heading.

    Whoever does not point with a mouse finds the addresses of headings in the page's list of sections.
    """

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """Write the link to a heading, for the mouse alone."""
        if not (node["ids"] and self.config.html_permalinks and self.builder.add_permalinks):
            return
        hidden: dict[str, Any] = {"aria-hidden": "true", "tabindex": "-1"}
        link = self.starttag(
            nodes.Element(), "a", "", CLASS="headerlink", href=f"#{node['ids'][0]}", title=title, **hidden
        )
        self.body.extend([link, self.config.html_permalinks_icon, "</a>"])
