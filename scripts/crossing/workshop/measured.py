"""What is found in texts once and stored in data/evidence: findings of the word rules, how well they and the check do.

Each function gives the rows of a table. They run in a process of their own (see dependence.py), so this imports little.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossing.ledger import load, quotes
from crossing.paths import ROOT

if TYPE_CHECKING:
    from crossing.workshop.bench_words import Score

TEXTS = ROOT / "tests" / "data" / "reader"  # with right answers
AT_HAND = "at hand"  # these texts in reading_benchmark.csv


def word_findings() -> list[dict[str, str]]:
    """Return what the word rules find in the texts at hand, as rows of word_findings.csv."""
    from crossing.reading import rules

    return rules.rows(quotes.read_texts(load()))


def word_benchmark() -> list[Score]:
    """Return how well the word rules do, as rows of word_benchmark.csv."""
    from crossing.workshop.bench_words import benchmark

    return benchmark()


def reading_benchmark() -> list[dict[str, str | int]]:
    """Return how the check of an article does on the texts with right answers, as rows of reading_benchmark.csv."""
    from crossing.workshop.bench_reading import benchmark

    return [row | {"set": AT_HAND} for row in benchmark(TEXTS)]
