"""All HTML and XML that the book writes: one Jinja2 environment, everything escaped, an unknown name an error.

A template gets plain data (text, numbers, small dataclasses) and decides nothing but where it stands. What is already
HTML or SVG comes as `Markup`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Return the environment of every template in this folder."""
    return Environment(
        loader=PackageLoader("crossing.book", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(name: str, /, **context: Any) -> Markup:
    """Return a template (its file name without “.jinja”) filled with `context`, fit to stand in another template."""
    return Markup(environment().get_template(f"{name}.jinja").render(context).strip("\n"))


def json_block(value: object) -> Markup:
    """Return a value as JSON for a page's script element that holds data: no tag can begin or end in it."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))
