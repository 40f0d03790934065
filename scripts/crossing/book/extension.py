"""The book's Sphinx extension: figures in prose, charts in pages, the theme. It knows nothing about boats.

Loaded by _config.yml. Jupyter Book reads the notebooks through `read_notebook`, which turns stored chart specifications
into figures; the role `fig` turns an id into a linked figure.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import vl_convert
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective, SphinxRole

from crossing import __version__
from crossing.book import cards, drawings, exports, furniture, pages, search
from crossing.charts.core import MIME
from crossing.errors import BookError
from crossing.language import prose
from crossing.ledger import load
from crossing.official import quantities

THEME = Path(__file__).parent / "theme"
HERO = "arrivals-2018-2025"  # the chart that previews show
SOCIAL_WORDS = "Five reports on small boats, every figure checked"  # what stands beside it there
BASE_URL_VARIABLE = "CROSSING_BASE_URL"
PLACEHOLDER = "example.org"  # the host in _config.yml until there is a public address: not shown to readers
# what Sphinx and extensions put into _static and no page of this book loads
UNUSED = (
    "basic.css",
    "doctools.js",
    "documentation_options.js",
    "language_data.js",
    "searchtools.js",
    "sphinx_highlight.js",
    "mystnb.*.css",
    "pygments*.css",
    "*.png",
)
_USED = re.compile(r'data-figure="([^"]+)"')


def read_notebook(text: str) -> nbformat.NotebookNode:
    """Read a notebook for Sphinx, with every stored chart turned into the HTML of its figure."""
    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            spec = output.get("data", {}).get(MIME)
            if spec is not None:
                output["data"] = {"text/html": drawings.from_specification(spec)}
    return notebook


class FigureRole(SphinxRole):
    """`{fig}`ID`` or `{fig}`ID|STYLE``: a figure of the ledger or a computed one, linked with its evidence."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        ident, _, style = self.text.partition("|")
        try:
            item = quantities.lookup(ident.strip(), load())
            text = prose.value(item.value, item.unit, style.strip())
        except BookError as error:
            message = self.inliner.reporter.error(f"{{fig}}`{self.text}`: {error}", line=self.lineno)
            return [nodes.problematic(self.rawtext, self.rawtext)], [message]
        used(self.env).setdefault(self.env.docname, set()).add(item.ident)
        return [nodes.raw("", link(item.ident, text), format="html")], []


class computed(nodes.General, nodes.Element):
    """Stands where the list of computed figures goes until every page has been read."""


class ComputedDirective(SphinxDirective):
    """`{computed}`: a table of every figure that the book computes, with an address for each."""

    def run(self) -> list[nodes.Node]:
        return [computed()]


def used(env: BuildEnvironment) -> dict[str, set[str]]:
    """Return the ids of the figures that each page uses, by page, as kept in the build environment."""
    if not hasattr(env, "crossing_used"):
        env.crossing_used = {}  # type: ignore[attr-defined]
    return env.crossing_used  # type: ignore[attr-defined]


def forget_page(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page's figures before it is read again."""
    used(env).pop(docname, None)


def fill_computed(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put the table of computed figures where the directive stands."""
    for node in doctree.findall(computed):
        idents = sorted(set().union(*used(app.env).values()))
        html = pages.computed_table([ident for ident in idents if not quantities.is_claim(ident, load())])
        node.replace_self(nodes.raw("", html, format="html"))


def link(ident: str, text: str) -> str:
    """Return the HTML of a figure in prose: a link to its row in the ledger."""
    return f'<a class="fig" href="{cards.LEDGER_PAGE}#{escape(ident)}" data-figure="{escape(ident)}">{escape(text)}</a>'


class PositionDirective(SphinxDirective):
    """`{position} CHAPTER`: the position card of a chapter; without a chapter, all cards as one table."""

    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        rows = load().positions
        if self.arguments:
            rows = rows.loc[rows["chapter"] == self.arguments[0]]
            if rows.empty:
                raise self.error(f"data/positions.csv has no card for {self.arguments[0]}.")
        markdown = pages.position_card(rows.iloc[0]) if self.arguments else pages.position_table(rows)
        return self.parse_text_to_nodes(markdown)


def page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the templates what they need: the page's text fit for phones, its cards, its description, the chapters."""
    body = context.get("body", "")
    idents = sorted(set(_USED.findall(body)))
    base_url = app.config.html_baseurl
    published = urlsplit(base_url).hostname != PLACEHOLDER
    if pagename == "404" and published:
        context["pathto"] = _from_the_root(context["pathto"], urlsplit(base_url).path)
    context.update(
        body=furniture.tables_for_phones(furniture.tidied(body)),
        cards=cards.as_json(idents) if idents else "",
        css_files=[],
        script_files=[],
        description=pages.description(pagename),
        crossing=pages.site_facts(),
        chapters=furniture.chapters(app),
        site_url=base_url,
        published=published,
        author=app.config.author,
        root_doc=app.config.root_doc,
        jsonld=exports.linked_data(pagename, base_url),
    )


def _from_the_root(pathto: Callable[..., str], folder: str) -> Callable[..., str]:
    """Links that hold wherever a host shows the page: a host shows 404.html at the address that was asked for."""
    return lambda *arguments, **options: folder + pathto(*arguments, **options)


def set_address(app: Sphinx, config: Config) -> None:
    """Take the site's public address from the environment where it is given there."""
    config.html_baseurl = (os.environ.get(BASE_URL_VARIABLE) or config.html_baseurl).rstrip("/") + "/"


def no_builtin_search(app: Sphinx) -> None:
    """Turn Sphinx's search off: the book has its own (search.py), which works from disk."""
    app.builder.search = False  # type: ignore[attr-defined]


def further_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages that are not chapters."""
    yield "404", {}, "404.html"
    yield "search", {}, "search.html"


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write what stands beside the pages: the charts' files, Vega, the social picture, the search's text, the data."""
    if error is not None or app.builder.format != "html":
        return
    out = Path(app.outdir)
    folder = out / drawings.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in drawings.FILES.items():
        (folder / name).write_bytes(content)
    (out / "_static" / "vega.js").write_text(vl_convert.javascript_bundle(), encoding="utf-8")
    if f"{HERO}.svg" in drawings.FILES:
        picture = furniture.social_picture(drawings.FILES[f"{HERO}.svg"].decode(), SOCIAL_WORDS, app.config.html_title)
        (folder / f"{HERO}-social.png").write_bytes(picture)
    names = [chapter["doc"] for chapter in furniture.chapters(app)]
    search.write(out, [f"{name}.html" for name in names])
    exports.write(out, app.config.html_baseurl, names)
    for pattern in UNUSED:
        for path in (out / "_static").glob(pattern):
            path.unlink()


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension (called by Sphinx)."""
    # Jupyter Book sets this option of an extension that the book does not load; declared, so that it is not unknown
    app.add_config_value("comments_config", {}, "html")
    app.add_html_theme("crossing", str(THEME))
    app.add_role("fig", FigureRole())
    app.add_directive("position", PositionDirective)
    app.add_directive("computed", ComputedDirective)
    app.add_node(computed)
    app.connect("env-purge-doc", forget_page)
    app.connect("doctree-resolved", fill_computed)
    app.connect("config-inited", set_address)
    app.connect("builder-inited", no_builtin_search)
    app.connect("html-collect-pages", further_pages)
    app.connect("html-page-context", page_context, priority=900)
    app.connect("build-finished", write_files)
    return {"version": __version__, "parallel_read_safe": False, "parallel_write_safe": True}
