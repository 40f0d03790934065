"""What a loop of assertions goes through: at least one thing, since a loop over nothing would find nothing wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def some(things: Iterable[Thing]) -> list[Thing]:
    """Return these things as a list. Raises AssertionError if there are none."""
    found = list(things)
    assert found, "nothing was looked at"
    return found
