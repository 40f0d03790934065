"""Crossing Figures: the package behind the book."""

__version__ = "1.0.0"
