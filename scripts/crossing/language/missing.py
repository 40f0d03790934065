"""Whether a value is missing, whoever wrote it down: None, not a number, or the missing values of pandas.

pandas itself takes longer to load than the check of an article, so what answers quickly asks here.
"""

from __future__ import annotations


def missing(value: object) -> bool:
    """True for None, NaN, NaT and pandas' NA; nothing else, and never for zero or an empty text."""
    if value is None or type(value).__name__ == "NAType":
        return True
    return bool(value != value)  # of all numbers and times only NaN and NaT differ from themselves
