"""Packages that only archives need, and a sentence where one is missing."""

from __future__ import annotations

import importlib
from typing import Any

from crossing.errors import BookError


def needed(module: str) -> Any:
    """A module of a package that may not be there. Raises BookError if it is not."""
    try:
        return importlib.import_module(module)
    except ImportError:
        package = module.partition(".")[0]
        raise BookError(
            f"Archives need the package {package}, which is not installed: run the command by scripts/book.py, which fetches it."
        ) from None
