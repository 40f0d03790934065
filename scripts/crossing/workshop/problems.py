"""What a check of the book raises: all that it found, so that one command tells the first and another the whole list."""

from __future__ import annotations

from crossing.errors import BookError


class Problems(BookError):
    """What a check found: a sentence for each problem of a part of the book."""

    def __init__(self, part: str, found: list[str]) -> None:
        more = f" ({len(found) - 1} more: book.py check lists them all)" if len(found) > 1 else ""
        super().__init__(found[0] + more)
        self.part, self.found = part, found
