"""The answers in words: one sentence for each figure, that a reader can act on."""

from __future__ import annotations

from collections.abc import Sequence

from crossing.language import prose
from crossing.language.spans import Span
from crossing.official import Fit
from crossing.reading.answers import Answer, Measure
from crossing.reading.attaching import Reading
from crossing.reading.holding import Held
from crossing.reading.mentions import Mention
from crossing.reading.moments import Setting
from crossing.reading.speakers import OUTLET, QUOTED

_UNITS = {
    Measure.PEOPLE: "people",
    Measure.BOATS: "boats",
    Measure.PEOPLE_PER_BOAT: "people per boat",
    Measure.PEOPLE_PER_DAY: "people a day",
}


def _during(span: Span) -> str:
    """A span after a count: "on 31 May 2025", "in May 2025", "from January to June 2025"."""
    words = prose.span(span)
    return f"on {words}" if span.day else f"from {words}" if " to " in words else f"in {words}"


def _moved(percent: float) -> str:
    """A change in words: "rose by 46.8%", "fell by 20.1%"."""
    size = f"{abs(percent):.1f}"
    return f"{'rose' if percent > 0 else 'fell'} by {size}%" if float(size) else "stayed the same"


def _told(mention: Mention, held: Held) -> str:
    """What the series has for a reading."""
    number = held.on_record
    if number is None:
        return "the series has no number"
    when = _during(held.span)
    match mention.measure:
        case Measure.GROWTH:
            against = f" against {prose.span(held.base)}" if held.base else ""
            return f"{mention.counted} {_moved(number)} {when}{against}"
        case Measure.MULTIPLE:
            against = f" those of {prose.span(held.base)}" if held.base else ""
            return f"{mention.counted} {when} were {prose.number(number)} times{against}"
        case Measure.DIFFERENCE:
            against = f" than {_during(held.base)}" if held.base else ""
            return f"{prose.number(abs(number))} {'more' if number >= 0 else 'fewer'} came {when}{against}"
        case Measure.SHARE:
            return f"{prose.number(number, 1)}% of those of {prose.span(held.base)} came {when}" if held.base else when
        case Measure.DAYS_WITHOUT:
            return f"{prose.number(number)} days, {prose.span(held.span)}"
    unit = mention.unit if mention.measure is Measure.PEOPLE_PER_DAY else _UNITS.get(mention.measure, "")
    return f"{prose.number(number)} {unit} {when}".replace("  ", " ")


def _then(held: Held) -> str:
    """What was published then, where that is another number."""
    if held.published is None or held.published == held.on_record:
        return ""
    return f"; {prose.number(held.published)} as published then"


def fits(mention: Mention, held: Held) -> str:
    """Why it fits, and with which reading."""
    if held.fit is Fit.REVISED:
        return f"On record now: {_told(mention, held)}{_then(held)}; revision explains the difference."
    return f"On record now: {_told(mention, held)}{_then(held)}."


def fails(mention: Mention, held: Held) -> str:
    """Why it does not fit, with the gap."""
    gap = ""
    if mention.measure in (Measure.PEOPLE, Measure.BOATS) and mention.value is not None and held.on_record is not None:
        difference = int(abs(mention.value - held.on_record))
        gap = f", {prose.number(difference)} {'fewer' if held.on_record < mention.value else 'more'} than told"
    return f"On record now: {_told(mention, held)}{_then(held)}{gap}; neither rounding nor revision explains it."


def said_by(who: str, answer: Answer, reason: str) -> str:
    """A reason with whose words they are, where a quotation does not fit: that the outlet says so nobody should believe."""
    if answer is not Answer.DOES_NOT_FIT or who == OUTLET or not reason:
        return reason
    if who == QUOTED:
        return f"It stands in a quotation. {reason}"
    return f"{prose.begun(who)} is quoted. {reason}"


OF_AVERAGES = "It is a record of people per boat, which is not tested."


def milestone_fails(mention: Mention, held: Held) -> str:
    """A round number told for a time when the running total had not reached it."""
    number = held.on_record or 0
    side = "short of" if number < (mention.value or 0) else "far beyond"
    return f"By {prose.day(held.span.end)} the total on record was {prose.number(number)}, {side} {mention.text}."


def record_fits(mention: Mention, held: Held) -> str:
    """Of what it is a record."""
    place = "the first" if not mention.value or mention.value == 1 else f"number {int(mention.value)}"
    said = f"{prose.begun(prose.span(held.span))} is {place} among {held.note}"
    match held.fit:
        case Fit.FITS_THEN:
            return f"{said}, by the counts as they were published then."
        case Fit.REVISED:
            return (
                f"{said}, if revision explains why it is number {int(held.on_record or 0)} by the counts on record now."
            )
    return f"{said}, by the counts on record now."


def record_fails(mention: Mention, held: Held) -> str:
    """What stands above it."""
    place = f"{prose.begun(prose.span(held.span))} is number {int(held.on_record or 0)} among {held.note}"
    if held.ahead is None:
        return f"{place}."
    total, span = held.ahead
    return f"{place}: {prose.number(total)} came {_during(span)}."


def two_readings(mention: Mention, held: Held) -> str:
    """The words allow more than one reading, and none is sure."""
    return (
        f"The words leave open what is meant; the likeliest reading has {_told(mention, held)}."
        if mention.measure not in (Measure.RECORD, Measure.RANK)
        else "The words leave open of what it is a record."
    )


def unclear(mention: Mention, near: Sequence[Reading], at: Setting) -> str:
    """No time words near the number fix its days."""
    if at.said is None:
        return "No date of publication is given: give --date to test it."
    return "The text does not say plainly of which days it speaks."


def outside(span: Span, at: Setting) -> str:
    """The series does not hold those days."""
    return f"The official series runs from {prose.day(at.first)} to {prose.day(at.last)} and does not hold {prose.span(span)}."


def untested(mention: Mention, at: Setting) -> str:
    """Why a number was not held against the series."""
    if mention.measure in (Measure.DATE, Measure.TIME):
        return "It is a date or a time."
    if mention.why:
        return f"It is no count of arrivals that the series holds: {mention.why}."
    if at.said is None:
        return "No date of publication is given: give --date to test it."
    return "The text does not say plainly of which days it speaks."
