"""The book's charts: one function per figure, in one module per chapter, registered by their ids."""

from importlib import import_module

from crossing.charts.core import FIGURES, Figure, chart, figure
from crossing.charts.output import Shown

__all__ = ["FIGURES", "Figure", "Shown", "chart", "figure", "load_all"]

MODULES = ("landing", "september_2021", "november_2021", "between", "june_2025", "july_2025", "crosscheck")


def load_all() -> None:
    """Import every chapter's module so that its charts enter the registry."""
    for name in MODULES:
        import_module(f"{__name__}.{name}")
