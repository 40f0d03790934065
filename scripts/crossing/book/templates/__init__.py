"""All HTML and XML that the book writes: one Jinja2 environment, everything escaped, an unknown name an error.

A template gets plain data (text, numbers, small dataclasses) and decides nothing but where it stands. What is already
HTML or SVG comes as `Markup`. In templates of HTML, text is typeset as it is put in (typesetting.py), Markup is not: what a
script or a program is to read there goes through the filter `e`.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossing.book.typesetting import typeset
from crossing.language.languages import Language


@lru_cache
def environment(language: Language | None = None) -> Environment:
    """Return the environment of every template in this folder; `language`: in which text is typeset, None where it is not."""

    def put_in(value: object) -> object:
        if language is None or not isinstance(value, str) or isinstance(value, Markup):
            return value
        return typeset(value, language)

    return Environment(
        loader=PackageLoader("crossing.book", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=put_in,
    )


def render(name: str, /, *, language: Language = Language.ENGLISH, **context: Any) -> Markup:
    """Return a template (its file name without “.jinja”) filled with `context`, fit to stand in another template.

    `language`: that of the page on which it stands.
    """
    chosen = environment(language if name.endswith(".html") else None)
    return Markup(chosen.get_template(f"{name}.jinja").render(context).strip("\n"))


def as_json(value: object) -> str:
    """Return a value as compact JSON, for a script of the page."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def json_block(value: object) -> Markup:
    """Return a value as JSON for a page's script element that holds data: no tag can begin or end in it."""
    return Markup(as_json(value).replace("<", "\\u003c"))
