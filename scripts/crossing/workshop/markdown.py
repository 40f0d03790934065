"""What stands in Markdown as a build reads it: its blocks, its roles and its running text, in quotations, lists and containers too.

It asks the parser that Sphinx asks, with the syntax that _config.yml turns on, so that nothing is a block or a role here
that is none on the page, and the other way round.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from crossing.book.contents import settings
from crossing.errors import BookError

CONTAINER = "container"  # the one block whose content is Markdown
FENCES = ("fence", "colon_fence")
QUOTES = "smartquotes"  # changes how words look, and takes half of the time


class Kind(Enum):
    """What a part of Markdown is, and what its content is."""

    BLOCK = auto()  # a directive, and what it holds
    ROLE = auto()  # what stands between its backticks
    TEXT = auto()  # a paragraph, a heading or a cell of a table, as written
    SETTINGS = auto()  # what stands between lines of hyphens at the top, and would change how the rest is read


@dataclass(frozen=True)
class Part:
    """A part of Markdown with the line, from 1, at which it begins, or the text in which it stands; only blocks and roles have a name."""

    kind: Kind
    name: str
    content: str
    line: int


def parts(text: str, first: int = 1) -> Iterator[Part]:
    """Yield the parts of Markdown in the order in which they stand; `first` is the number of its first line.

    Code, comments and HTML are none. Raises BookError where _config.yml does not say which syntax the book uses.
    """
    for token in parser().parse(text):
        line = first + (token.map[0] if token.map else 0)
        if token.type == "inline":
            yield Part(Kind.TEXT, "", token.content, line)
            yield from (
                Part(Kind.ROLE, str(each.meta["name"]), each.content, line)
                for each in token.children or ()
                if each.type == "myst_role"
            )
        elif token.type == "front_matter":
            yield Part(Kind.SETTINGS, "", token.content, line)
        elif token.type in FENCES:
            yield from _fenced(token, line)


def _fenced(token: Token, line: int) -> Iterator[Part]:
    """What a fence is: a block, with the parts in it where these are Markdown; or code, of which there is nothing to say."""
    called = (token.info.split() or [""])[0]
    is_block = called.startswith("{") and called.endswith("}")
    if is_block:
        yield Part(Kind.BLOCK, called[1:-1], token.content, line)
    if called == f"{{{CONTAINER}}}" or (token.type == "colon_fence" and not is_block):
        # lines between hyphens are options of the block there
        yield from (part for part in parts(token.content, line + 1) if part.kind is not Kind.SETTINGS)


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """Return the parser of the book's Markdown. Raises BookError where _config.yml does not say which syntax the book uses."""
    try:
        extensions = settings("_config.yml")["parse"]["myst_enable_extensions"]
        return create_md_parser(MdParserConfig(enable_extensions={*extensions} - {QUOTES}), RendererHTML)
    except (KeyError, TypeError):
        raise BookError(
            "_config.yml has no list parse, myst_enable_extensions: restore it from version control."
        ) from None
    except ValueError as error:
        raise BookError(
            f"_config.yml, parse, myst_enable_extensions: {error}; name extensions that MyST has."
        ) from None
