"""Quantities of what was published first, and of how far it has moved since: see crossing.official.revision."""

from __future__ import annotations

from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, as_date
from crossing.ledger import Ledger
from crossing.official.judgement import official
from crossing.official.quantities import OFFICIAL, Quantity, quantity


@quantity("announced")
def _announced(ledger: Ledger, date: str) -> Quantity:
    """The count announced for a record day at the time."""
    found = dict(official(ledger).people.then.announced).get(as_date(date))
    return _once(found, date, "announced at the time as a record day", "record_days")


@quantity("first-published")
def _first_published(ledger: Ledger, date: str) -> Quantity:
    """The count the Ministry of Defence published on the day itself, 2022-23."""
    found = official(ledger).people.then.by_ministry.get(as_date(date))
    return _once(found, date, "as first published by the Ministry of Defence", "mod_daily")


def _once(found: int | None, day: str, words: str, table: str) -> Quantity:
    value = None if found is None else float(found)
    when = prose.day(as_date(day))
    return Quantity(value, "people", f"Arrivals on {when}, {words}", (table,), f"on {when}")


@quantity("twice-published")
def _twice_published(ledger: Ledger, what: str) -> Quantity:
    """The days that were published twice, 2022-23: `days`, `differ`, `then` and `now` (sums of arrivals), `busy` (any arrivals).

    `span` counts all days from the first of them to the last, `missing` those of the span that have no first count.
    """
    found, then = official(ledger).people.revision, official(ledger).people.then
    days = list(then.by_ministry)
    span = Span(min(days), max(days)).days
    twice = f"the {found.days} days of 2022 and 2023 that were counted twice"
    value, unit, words = {
        "days": (
            found.days,
            "count",
            "Days of 2022 and 2023 with the Ministry of Defence’s count and the one on record now",
        ),
        "span": (span, "count", f"Days from the first to the last of {twice}"),
        "missing": (
            span - found.days,
            "count",
            f"Days between the first and the last of {twice} that have no first count",
        ),
        "busy": (found.with_arrivals, "count", f"Of {twice}, those on which anyone arrived, by either count"),
        "differ": (found.differing, "count", f"Of {twice}, those whose two counts differ"),
        "then": (
            found.sum_published,
            "people",
            f"Arrivals on {twice}, as the Ministry of Defence first published them",
        ),
        "now": (found.sum_now, "people", f"Arrivals on {twice}, as on record now"),
    }[what]
    return Quantity(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.by-others")
def _revision_by_others(ledger: Ledger, what: str, days: str = "") -> Quantity:
    """How far days that others published first have moved: `usual` and `largest` (per cent, days of at least `large-day` people).

    `large-days` counts these days, `with-arrivals` all days on which somebody arrived by either count; `small-usual` is the
    usual difference on smaller days, in people; `over.365` is the usual difference of a sum over so many days, in per cent.
    """
    found = official(ledger).people.revision
    if what == "over":
        words = (
            f"How far 19 in 20 sums over {prose.number(int(days))} days lie, at most, from what is on record now, where the "
            "Ministry of Defence counted first"
        )
        return Quantity(100 * found.over_days(int(days)), "percent", words, ("mod_daily", OFFICIAL))
    large = f"days that the Ministry of Defence published with at least {found.small} people"
    moved = "moved from their first count to the one on record now"
    value, unit, words = {
        "usual": (100 * found.usual_share, "percent", f"How far, at most, 19 in 20 of the {large} {moved}"),
        "largest": (100 * found.largest_share, "percent", f"The furthest that any of the {large} {moved}"),
        "large-day": (
            found.small,
            "people",
            "Arrivals on a day from which on the move of its count is measured as a share",
        ),
        "large-days": (found.large_days, "count", f"{prose.begun(large)}"),
        "with-arrivals": (found.with_arrivals, "count", "Days with two counts on which somebody arrived, by either"),
        "small-usual": (found.usual_number, "people", f"How far, at most, 19 in 20 of the smaller days {moved}"),
    }[what]
    return Quantity(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.printed")
def _revision_printed(ledger: Ledger, what: str) -> Quantity:
    """Sums printed before the Ministry's table: their `count`, or how far those over so many days lie from now (per cent)."""
    people = official(ledger).people
    tables = ("other_totals", OFFICIAL)
    if what == "count":
        return Quantity(float(len(people.sums_seen)), "count", "Printed sums whose days are in the series", tables)
    words = f"Furthest that a printed sum over at least {prose.number(int(what))} days lies from the one on record now"
    return Quantity(100 * people.furthest(int(what)), "percent", words, tables)


@quantity("revision.home-office")
def _revision_home_office(ledger: Ledger, what: str) -> Quantity:
    """How far the Home Office's own days have moved between its `releases`: `days` compared, `moved`, `usual` and `largest` (per cent)."""
    found = official(ledger).people.releases
    several = f"the {prose.number(found.days)} days that stand in more than one release of the Home Office"
    value, unit, words = {
        "releases": (len(ledger.releases), "count", "Releases of the Home Office’s workbook compared"),
        "days": (found.days, "count", "Days that stand in more than one release of the Home Office"),
        "moved": (found.moved, "count", f"Of {several}, those whose count changed between releases"),
        "usual": (100 * found.usual_share, "percent", f"How far, at most, 19 in 20 of {several} moved"),
        "largest": (100 * found.largest_share, "percent", f"The furthest that any of {several} moved"),
        "marked": (len(official(ledger).people.marked), "count", "Days that the Home Office marks as revised"),
    }[what]
    return Quantity(float(value), unit, words, ("revisions", OFFICIAL))


@quantity("own-first")
def _own_first(ledger: Ledger, what: str) -> Quantity:
    """The days that the Home Office published first and whose first count is at hand: `days`, `moved` since, and the `largest` change."""
    people = official(ledger).people
    first = {day: value for day, value in people.then.by_home_office.items() if people.series.has(day)}
    moved = [abs(people.series.day(day) - value) for day, value in first.items() if people.series.day(day) != value]
    kept = f"the {prose.number(len(first))} days whose first count by the Home Office is at hand"
    value, unit, words = {
        "days": (len(first), "count", "Days whose first count by the Home Office is at hand"),
        "moved": (len(moved), "count", f"Of {kept}, those with another count on record now"),
        "largest": (max(moved, default=0), "people", f"The largest change on any of {kept}"),
    }[what]
    return Quantity(float(value), unit, words, ("own_daily", OFFICIAL))


@quantity("revised-beside")
def _revised_beside(ledger: Ledger) -> Quantity:
    """Days published twice whose count was changed one way and that of the day before or after the other way."""
    people = official(ledger).people
    first = people.then.by_ministry
    change = {day: people.series.day(day) - value for day, value in first.items() if people.series.has(day)}
    beside = sum(
        any(value * change.get(day + step, 0) < 0 for step in (-ONE_DAY, ONE_DAY)) for day, value in change.items()
    )
    words = "Days counted twice whose count changed, beside a day whose count changed the other way"
    return Quantity(float(beside), "count", words, ("mod_daily", OFFICIAL))
