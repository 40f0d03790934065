"""Words taken out of what a source says, in quotation marks: nothing between them is typed anywhere else."""

from __future__ import annotations

from crossing.errors import BookError
from crossing.language.numbers import find_numbers
from crossing.ledger.rows import Claim


def figure(claim: Claim, *, before: int = 0) -> str:
    """Return the claim's number as its source prints it, with so many words before it: “more than 1,000”.

    Raises BookError if the number does not stand in the quote.
    """
    quote = claim.quote.replace("\N{NO-BREAK SPACE}", " ")
    number = next((number for number in find_numbers(quote) if number.value == claim.value), None)
    if number is None:
        raise BookError(f"the quote of claim {claim.claim_id} does not hold its value: correct data/claims.csv.")
    first, last = quote[: number.start].split(), quote[number.end :].split()
    inside = quote[number.start : number.end] + ("" if quote[number.end :].startswith(" ") or not last else last.pop(0))
    return f"“{' '.join([*first[len(first) - before :], inside])}”"


def words(claim: Claim, text: str, *, after: int = 0) -> str:
    """Return words of a claim's quote, and so many after them, in quotation marks. Raises BookError if they do not stand in it."""
    quote = claim.quote.replace("\N{NO-BREAK SPACE}", " ")
    start = quote.lower().find(text.lower())
    if start < 0:
        raise BookError(f"the quote of claim {claim.claim_id} does not say “{text}”: take words that stand in it.")
    end = start + len(text)
    return f"“{' '.join([quote[start:end], *quote[end:].split()[:after]])}”"
