"""The languages that the book knows."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """A language in which pages are written and values are said (ISO 639-1)."""

    ENGLISH = "en"
    FRENCH = "fr"
