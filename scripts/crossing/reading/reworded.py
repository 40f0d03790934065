"""The figures of a text whose words a machine changed: what was called wrong is left open, unless its digits alone show a slip.

A spinner changes the words that say what is counted and of which days ("the span of this annum" for "this year"), and leaves the
numbers. So where a text looks machine-reworded, words are no ground to call a figure wrong; digits are, where they are those of the
true number in another order, or the total of one year told of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from crossing.language import prose
from crossing.language.spans import whole_year
from crossing.ledger.vocabulary import Qualifier, Unit
from crossing.official import Statement
from crossing.official.series import Series
from crossing.reading import accusing
from crossing.reading.answers import Answer, Figure, Measure

A_HUNDRED = 100  # people


def left_open(figures: Iterable[Figure], people: Series) -> list[Figure]:
    """The figures of a machine-reworded text, those called wrong left open unless their digits show a slip.

    `people` are the arrivals of each day.
    """
    return [
        replace(figure, answer=Answer.NOT_TESTED, reason=_reason(figure))
        if figure.answer is Answer.DOES_NOT_FIT and not _slipped(figure, people)
        else figure
        for figure in figures
    ]


def _slipped(figure: Figure, people: Series) -> bool:
    """True if a count of people has the digits of the true one in another order, or is the total of another year."""
    if figure.measure is not Measure.PEOPLE or figure.value is None or figure.span is None:
        return False
    if any(accusing.swapped(figure.value, true) for true in (figure.on_record, figure.as_published)):
        return True
    own = whole_year(figure.span.end.year)
    if figure.span.start != own.start:
        return False
    cut = figure.value % A_HUNDRED == 0  # "45,700" of 45,774: cut to hundreds, not rounded
    told = Statement(figure.value, Qualifier.ABOUT if cut else Qualifier(figure.qualifier), Unit.PEOPLE)
    years = (whole_year(year) for year in range(people.first.year, people.last.year + 1))
    return any(told.fits(people.total(year)) for year in years if year != own and people.covers(year))


def _reason(figure: Figure) -> str:
    """Why it is left open, and what it was read as."""
    read = f" Read as of {prose.span(figure.span)}, it would not fit." if figure.span else ""
    return (
        f"The text looks machine-reworded: its words no longer tell for sure what is counted, and of which days.{read}"
    )
