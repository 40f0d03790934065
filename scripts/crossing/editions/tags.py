"""What an edition asks of the tags of a built page: a part that has to be there, and an attribute as the text that it is."""

from __future__ import annotations

from bs4 import Tag

from crossing.errors import BookError


def part(within: Tag, selector: str) -> Tag:
    """Return the first element that a selector of CSS finds. Raises BookError if there is none."""
    found = within.select_one(selector)
    if found is None:
        raise BookError(
            f"the built site has a part without “{selector}”, which its editions need: build the site again."
        )
    return found


def attribute(tag: Tag, name: str) -> str:
    """Return an attribute as it is written; "" where a tag has it not."""
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def classes(tag: Tag) -> list[str]:
    """Return the classes of a tag."""
    return attribute(tag, "class").split()


def new(name: str, kind: str, text: str = "") -> Tag:
    """Return a tag with a class, and with words in it where they are given."""
    made = Tag(name=name, attrs={"class": kind})
    if text:
        made.string = text
    return made
