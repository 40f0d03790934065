"""Crossing Figures: the package behind the book."""

from importlib.util import find_spec

__version__ = "1.4.0"

if find_spec("altair") is None:  # any of its packages would do: none comes with Python
    raise ImportError(
        "crossing runs in the book's own environment: open the chapters with “python3 scripts/book.py lab”, "
        "or run Python as _build/env/bin/python after “python3 scripts/book.py build”."
    )
