"""The numbers of the newest release that tests expect, from pins.json.

A release may move them: `book.py refresh` says which, `book.py refresh --pins` stores them anew and `git diff` shows it.
"""

from __future__ import annotations

from crossing.workshop import pins

PINS = pins.stored()


def pin(name: str) -> int | float | str:
    """A pinned number by its id (see crossing.workshop.pins)."""
    return PINS[name]


def said(name: str) -> str:
    """A pinned number as a reader meets it: "19,982"."""
    return f"{PINS[name]:,}"
