"""Where a text states a quantity, with a number or without: each such place is a claim of the ledger, or told to be none."""

from __future__ import annotations

import pandas as pd

from crossing.language.numbers import find_numbers
from crossing.ledger.quotes import RUN, normalise
from crossing.reading.lexicon import known


def numerals(texts: dict[str, list[str]]) -> pd.DataFrame:
    """Return where every numeral, number word and quantity word (“most”, “every”) of the texts stands.

    `texts` are lines by the id of their source. A line of so few words that no quote of it can be proved is left out.
    """
    rows = [
        (source_id, line_number, position, word)
        for source_id in sorted(texts)
        for line_number, line in enumerate(texts[source_id], start=1)
        if len(normalise(line)) >= RUN
        for position, (_, _, word) in enumerate(quantities(line), start=1)
    ]
    return pd.DataFrame(rows, columns=["source_id", "line", "position", "word"])


def quantities(line: str) -> list[tuple[int, int, str]]:
    """Where a line states a quantity, with a number or without: first character, the one after the last, and the words."""
    found = [(number.start, number.end, number.text) for number in find_numbers(line)]
    vague = [(match.start(), match.end(), match[0]) for match in known().pattern("quantity").finditer(line)]
    # A quantity word that is part of a number ("several hundred") is one with it.
    alone = [one for one in vague if not any(start < one[1] and one[0] < end for start, end, _ in found)]
    return sorted([*found, *alone])
