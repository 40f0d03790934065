"""How a cell is marked that a machine drafted and nobody has confirmed yet: it begins with “Draft”."""

from __future__ import annotations

import re

DRAFT = "Draft"  # how each cell and heading begins that only a person can finish
DRAFTED = re.compile(rf"{DRAFT}(?:[:.]| read by)")  # and not “Draft treaty signed”


def is_draft(cell: str) -> bool:
    """Return whether a cell says that it is a draft."""
    return DRAFTED.match(cell) is not None
