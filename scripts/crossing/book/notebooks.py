"""How Sphinx reads a notebook: what a cell shows becomes nodes."""

from __future__ import annotations

import json
from typing import Any

import nbformat

from crossing.outputs import HTML, MARKDOWN, SPECIFICATION

FENCE = "`" * 12  # longer than any run of backticks in a specification


def read(text: str) -> nbformat.NotebookNode:
    """Return a notebook for MyST-NB, in which each chart is a directive with the chart's specification.

    MyST-NB takes renderers only from installed packages, and this book is none; but what a cell shows as Markdown it
    parses like the page's own text (`nb_render_markdown_format: myst`), and so a chart becomes a node.
    """
    notebook: nbformat.NotebookNode = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            if "data" in output:
                output["data"] = _for_pages(output["data"])
    return notebook


def _for_pages(data: dict[str, Any]) -> dict[str, Any]:
    """What a page takes of an output: the chart or the HTML, and not what is there for people who open the notebook."""
    if SPECIFICATION in data:
        body = json.dumps(data[SPECIFICATION], ensure_ascii=False, separators=(",", ":"))
        return {MARKDOWN: f"{FENCE}{{chart}}\n{body}\n{FENCE}"}
    return {HTML: data[HTML]} if HTML in data else data
