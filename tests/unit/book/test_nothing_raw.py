"""What no check of Markdown sees, such as what a cell of code shows, brings no HTML and no file of its own to a page either."""

from __future__ import annotations

import io
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

PAGE = """# A page

> ```{raw} html
> <b id="zz">
> ```

- ```{include} beside.txt
  ```
"""


def test_blocks_of_html_and_of_files_are_refused_while_pages_are_read(tmp_path: Path):
    (tmp_path / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "beside.txt").write_text("What stands beside it.\n", encoding="utf-8")
    said = io.StringIO()
    with docutils_namespace():
        app = Sphinx(
            tmp_path,
            None,
            tmp_path / "out",
            tmp_path / "trees",
            "dummy",
            {
                "extensions": ["myst_parser", "crossing.book.extension"],
                "exclude_patterns": ["*.txt"],
                "source_suffix": {".md": "markdown"},  # Sphinx's own default is one object for all applications
            },
            status=None,
            warning=said,
        )
        app.build()
        page = app.env.get_doctree("index")
    assert page.astext().startswith("A page") and not list(page.findall(nodes.raw))
    assert "What stands beside it" not in page.astext()
    assert '"raw" directive disabled' in said.getvalue() and "include" in said.getvalue()
