"""The book's Sphinx extension: numbers in prose, charts in pages, the theme. It knows nothing about boats.

Loaded by _config.yml. Jupyter Book reads the notebooks through notebooks.py; roles.py and lists.py have what authors write,
nodes.py what a page holds, transforms.py what is changed before it is written, typesetting.py how its words are set, collected.py
what pages give to the whole book.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from crossing import __version__
from crossing.book import cards, drawings, exports, linked_data, lists, pages, roles, search, social, wayfinding
from crossing.book import nodes as book_nodes
from crossing.book.collected import Charts, Lists, Numbers
from crossing.book.collector import Collector
from crossing.book.contents import public_address, short_title
from crossing.book.transforms import CodeBelowOutput, FrameTables, TypesetText
from crossing.book.translator import Translator
from crossing.language import prose
from crossing.ledger import load
from crossing.official import quantities

logger = logging.getLogger(__name__)
THEME = Path(__file__).parent / "theme"
PLACEHOLDER = "example.org"  # a host that stands for none (RFC 2606): nothing published names it
_NAMED_NUMBER = re.compile(r"\{([^}]+)\}")
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
    "fonts/*.md",
    "fonts/*.py",
)


def listed(app: Sphinx) -> list[wayfinding.Entry]:
    """Return the book's pages in reading order."""
    root = app.config.root_doc
    titles = {doc: app.env.titles[doc].astext() for doc in [root, *app.env.toctree_includes.get(root, [])]}
    return [
        wayfinding.Entry(doc, title, "Overview" if doc == root else short_title(title)) for doc, title in titles.items()
    ]


def site(app: Sphinx) -> pages.Site:
    """Return how the site names itself."""
    return pages.Site(app.config.html_title, app.config.author, app.config.html_baseurl)


def page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give the theme what it needs: the page's evidence cards, its description, the pages of the book."""
    idents = Numbers.of(app.env).on(pagename)
    base_url = app.config.html_baseurl
    chapters = listed(app)
    groups = wayfinding.groups(chapters[1:], load())
    if pagename == "404" and base_url:
        context["pathto"] = _from_the_root(context["pathto"], urlsplit(base_url).path)
    context.update(
        cards=cards.as_json(idents, load()) if idents else "",
        css_files=[],
        script_files=[],
        description=pages.description(pagename),
        page_language=pages.language(pagename),
        crossing=pages.site_facts(),
        chapters=chapters,
        groups=groups,
        standing=wayfinding.standing(pagename, groups),
        sections=wayfinding.sections(doctree),
        years=wayfinding.strip(pagename, wayfinding.story(groups), load()),
        site_url=base_url,
        author=app.config.author,
        root_doc=app.config.root_doc,
        jsonld=linked_data.of_page(pagename, site(app)),
    )


def _from_the_root(pathto: Callable[..., str], folder: str) -> Callable[..., str]:
    """Links that hold wherever a host shows the page: a host shows 404.html at the address that was asked for."""
    return lambda *arguments, **options: folder + pathto(*arguments, **options)


def set_address(app: Sphinx, config: Config) -> None:
    """Take the site's public address from the environment where it is given there; without one nothing names any."""
    address = (public_address() or config.html_baseurl).rstrip("/")
    config.html_baseurl = f"{address}/" if urlsplit(address).hostname not in (None, PLACEHOLDER) else ""


def nothing_raw(app: Sphinx) -> None:
    """Let no block or role of any page, or of what a cell of code shows, bring HTML of its own or a file from elsewhere."""
    app.env.settings.update(raw_enabled=False, file_insertion_enabled=False)


def no_builtin_search(app: Sphinx) -> None:
    """Turn Sphinx's search off: the book has its own (search.py), which works from disk."""
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def draw_charts(app: Sphinx, env: BuildEnvironment) -> None:
    """Draw the charts of every page that was read."""
    for page, error in Charts.of(env).draw():
        logger.warning(str(error), location=page)


def written_anew(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the pages to write again though they are as they were: those that show what other pages hold.

    That is the page with the list of computed numbers, and, where a chapter has another title, every page.
    """
    titles = {doc: title.astext() for doc, title in env.titles.items()}
    if getattr(env, "crossing_titles", None) != titles:
        env.crossing_titles = titles  # type: ignore[attr-defined]  # Sphinx keeps what it finds on this object
        return sorted(env.all_docs)
    return Lists.of(env).where()


def further_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """The pages that are not chapters."""
    yield "404", {}, "404.html"
    yield "search", {}, "search.html"


def write_files(app: Sphinx, error: Exception | None) -> None:
    """Write what stands beside the pages: the charts' files, the social picture, the search's text, the data."""
    if error is not None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    out = Path(app.outdir)
    folder = out / drawings.FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    files = Charts.of(app.env).files()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    write_social_picture(app, app.builder.theme_options, folder)
    names = [page.doc for page in listed(app)]
    search.write(out, [f"{name}.html" for name in names])
    exports.write(out, site(app), names)
    (out / ".nojekyll").touch()  # or GitHub Pages leaves out every folder whose name begins with “_”
    for pattern in UNUSED:
        for path in (out / "_static").glob(pattern):
            path.unlink()


def write_social_picture(app: Sphinx, options: dict[str, Any], folder: Path) -> None:
    """Write the picture that other sites show for a link, if the theme names a chart for it."""
    hero, words = (options.get(name, "") for name in ("hero", "hero_words"))
    if drawing := Charts.of(app.env).plain(hero):
        picture = social.picture(drawing, filled(words), app.config.html_title)
        (folder / f"{hero}-social.png").write_bytes(picture)


def filled(words: str) -> str:
    """Return words with each number that they name between braces, {count.sources}, in place, a capital letter first.

    Raises BookError if there is no such number.
    """
    text = _NAMED_NUMBER.sub(lambda name: prose.value(*_value(name.group(1)), "words"), words)
    return prose.begun(text)


def _value(ident: str) -> tuple[float | None, str]:
    item = quantities.lookup(ident, load())
    return item.value, item.unit


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension (called by Sphinx)."""
    # Jupyter Book sets this option of an extension that the book does not load; declared, so that it is not unknown
    app.add_config_value("comments_config", {}, "html")
    app.add_html_theme("crossing", str(THEME))
    roles.add_to(app)
    lists.add_to(app)
    app.set_translator("html", Translator)
    book_nodes.add_to(app)
    app.add_post_transform(TypesetText)
    app.add_post_transform(FrameTables)
    app.add_post_transform(CodeBelowOutput)
    app.add_env_collector(Collector)
    app.connect("config-inited", set_address)
    app.connect("builder-inited", nothing_raw)
    app.connect("builder-inited", no_builtin_search)
    app.connect("env-updated", draw_charts)
    app.connect("env-updated", written_anew)
    app.connect("html-collect-pages", further_pages)
    app.connect("html-page-context", page_context, priority=900)
    app.connect("build-finished", write_files)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
