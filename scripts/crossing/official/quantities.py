"""Figures that the book computes: each has an id that can be read, a value, a unit and a sentence that says what it is.

An id is a name and its arguments, joined by dots: `day.2021-08-21`, `year.2021`, `half.2025-1`. Two ids are compared by
`growth~BASE~NEW` (percent), `multiple~BASE~NEW`, `difference~A~B` (A less B) and `share~PART~WHOLE` (percent), where
BASE, NEW and so on are ids of quantities or of claims.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from crossing.errors import BookError
from crossing.language import prose
from crossing.language.missing import missing
from crossing.language.spans import Span
from crossing.ledger import Ledger
from crossing.ledger.citing import Citation, of_claim
from crossing.ledger.vocabulary import Unit

OFFICIAL = "daily"
TWO_DIGITS = 10  # a ratio below it is told with two decimals, as the text has it


@dataclass(frozen=True)
class Quantity:
    """A computed figure: its value (None where not recorded), unit of the ledger, sentence and the tables used.

    `when` is what stands behind the value in a sum ("in 2021", "as reported"), `counts` what it is a number of, whenever
    it was; `sum` is how a comparison was worked out. `cited` names where the value can be read, where a row of a table says
    it. `ident` is given by `compute`.
    """

    value: float | None
    unit: str
    sentence: str
    tables: tuple[str, ...]
    when: str = ""
    counts: str = ""
    cited: tuple[Citation, ...] = ()
    sum: str = ""
    ident: str = ""

    @property
    def words(self) -> str:
        """The value as a sentence has it."""
        return in_words(self.value, self.unit)

    @property
    def operand(self) -> str:
        """The value as it stands in a sum: "28,526 in 2021"."""
        return f"{self.words} {self.when}".strip()


Maker = Callable[..., Quantity]
MAKERS: dict[str, Maker] = {}


@dataclass(frozen=True)
class Comparison:
    """How two numbers are compared, in the order in which an id names them; in which unit ("": that of the first); and the sum in words."""

    result: Callable[[float, float], float]
    unit: str
    words: str


COMPARISONS = {
    "growth": Comparison(
        lambda a, b: (b - a) / a * 100, Unit.PERCENT, "{second} against {first}: a change of {result}"
    ),
    "multiple": Comparison(lambda a, b: b / a, Unit.RATIO, "{second} / {first} = {result}"),
    "difference": Comparison(lambda a, b: a - b, "", "{first} − {second} = {result}"),
    "share": Comparison(lambda a, b: a / b * 100, Unit.PERCENT, "{first} / {second} = {result}"),
}


def quantity(name: str) -> Callable[[Maker], Maker]:
    """Register the function that computes the quantities whose id begins with `name`. Raises ValueError if it is taken."""

    def register(function: Maker) -> Maker:
        if name in MAKERS:
            raise ValueError(f"two functions compute the quantities {name!r}")
        MAKERS[name] = function
        return function

    return register


@lru_cache(maxsize=4096)
def compute(ident: str, ledger: Ledger) -> Quantity:
    """Return the quantity with this id. Raises BookError if the id names nothing that can be computed."""
    name, tilde, rest = ident.partition("~")
    if tilde:
        return _pair(ident, name, rest.split("~"), ledger)
    parts = ident.split(".")
    if ".".join(parts[:2]) in MAKERS:  # a maker with a name of two parts goes before that of the first part
        parts = [".".join(parts[:2]), *parts[2:]]
    if parts[0] not in MAKERS:
        raise BookError(
            f"“{ident}” is neither a claim nor a quantity; quantities begin with {', '.join(sorted(MAKERS))}."
        )
    _require_parts(ident, *parts)
    try:
        made = MAKERS[parts[0]](ledger, *parts[1:])
    except BookError as error:
        raise BookError(f"“{ident}” cannot be computed: {error}") from None
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise BookError(f"“{ident}” cannot be computed ({error}); check the name's arguments.") from error
    value = None if made.value is None or missing(made.value) else float(made.value)
    return replace(made, value=value, ident=ident)


def _require_parts(ident: str, name: str, *given: str) -> None:
    """Raise BookError where an id has more parts after its name than its kind takes, or fewer."""
    _, *taken = inspect.signature(MAKERS[name]).parameters.values()
    if any(each.kind is each.VAR_POSITIONAL for each in taken):
        return
    least, most = sum(each.default is each.empty for each in taken), len(taken)
    if least <= len(given) <= most:
        return
    wanted = "no part after its name"
    if taken:
        count = f"{least}" if least == most else f"{least} to {most}"
        names = ", ".join(each.name.replace("_", " ") for each in taken)
        wanted = f"{count} {'part' if most == 1 else 'parts'} after its name, each behind a dot ({names})"
    raise BookError(
        f"“{ident}” cannot be computed: “{name}” takes {wanted}, and {len(given)} {'is' if len(given) == 1 else 'are'} given."
    )


def _pair(ident: str, name: str, operands: list[str], ledger: Ledger) -> Quantity:
    if name not in COMPARISONS or len(operands) != 2:
        raise BookError(f"“{ident}” cannot be computed: a comparison is one of {', '.join(COMPARISONS)} and two ids.")
    first, second = (lookup(operand, ledger) for operand in operands)
    comparison = COMPARISONS[name]
    try:
        value = None if first.value is None or second.value is None else comparison.result(first.value, second.value)
    except ZeroDivisionError:
        raise BookError(
            f"“{ident}” cannot be computed: the figure that it divides by is 0; compare with one that is not."
        ) from None
    unit = comparison.unit or first.unit
    worked_out = comparison.words.format(first=first.operand, second=second.operand, result=in_words(value, unit))
    counts = "; ".join(dict.fromkeys(item.counts or item.sentence for item in (first, second)))
    return Quantity(
        value,
        unit,
        f"{worked_out}. {counts}",
        tuple(dict.fromkeys(first.tables + second.tables)),
        counts=counts,
        cited=tuple(dict.fromkeys(first.cited + second.cited)),
        sum=worked_out,
        ident=ident,
    )


def in_words(value: float | None, unit: str) -> str:
    """Return a computed value in words: one decimal where it has more than two, but both of a small ratio."""
    if value is None or prose.rounded(value, 2) == value:
        return prose.value(value, unit)
    if unit == Unit.RATIO and abs(value) < TWO_DIGITS:
        return prose.value(prose.rounded(value, 2), unit)
    return prose.value(value, unit, "one")


def lookup(ident: str, ledger: Ledger) -> Quantity:
    """Return a claim or a computed quantity by its id, both as a Quantity. Raises BookError if there is neither."""
    if not is_claim(ident, ledger):
        return compute(ident, ledger)
    claim = ledger.claim(ident)
    return Quantity(
        claim.value,
        claim.unit,
        f"“{prose.within_quote(claim.quote)}”, {claim.source.short_title}, line {claim.line}",
        ("claims",),
        when="as reported",
        counts=f"“{prose.within_quote(claim.quote)}”",
        cited=(of_claim(claim),),
        ident=ident,
    )


def is_claim(ident: str, ledger: Ledger) -> bool:
    """True if the id is a claim's."""
    return ident in ledger.rows.claims


def in_a_sentence(span: Span) -> str:
    """Return a span with the word that joins it to a count: "on 21 August 2021", "in 2021", "from January to June 2025"."""
    words = prose.span(span)
    if span.start == span.end:
        return f"on {words}"
    return f"from {words}" if " to " in words else f"in {words}"
