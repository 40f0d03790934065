"""Rules on time: weekdays, relative days, ages on the day, events told too early, texts without a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from crossing.crosscheck.model import Case, Evidence, Found, Kind, Number, rule
from crossing.crosscheck.saying import MONTHS, WEEKDAYS, day, finding, listed, number, span, stated
from crossing.crosscheck.shared import (
    DAY_MEASURES,
    SPAN_MEASURES,
    as_published,
    claim_rows,
    first_day,
    grouped,
    last_day,
    one_day,
    published,
    rows,
)
from crossing.language.prose import partial_date
from crossing.ledger.vocabulary import Severity, Verdict
from crossing.official import ONE_DAY, month_end
from crossing.official.statement import allowed, fits

WEEKDAY = re.compile(r"\b(" + "|".join(WEEKDAYS) + r")\b")
MONTH = re.compile(r"\b(" + "|".join(MONTHS) + r")\b")
DAY_PRINTED = re.compile(r"\b(\d{1,2}) (" + "|".join(MONTHS) + r") (\d{4})\b")
# A dateline stands in the first lines and holds hardly anything but the date.
HEAD_LINES = 5
DATELINE_WORDS = {"published", "updated", "posted", "last", "first", "on", "at", "by", "am", "pm", "gmt", "bst"} | {
    name.lower() for name in WEEKDAYS
}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")

RELATIVE = re.compile(r"\b(?:last|this|yesterday)\b")


def monday(when: date) -> date:
    """The Monday of the week that holds `when`."""
    return when - timedelta(days=when.weekday())


def relative_span(words: str, said: date) -> tuple[str, date, date] | None:
    """The span that a relative phrase in `words` means, seen from the day `said`, as (phrase, first day, last day).

    None if no known phrase stands there. "Last week" is the Monday to Sunday before; "this year" runs up to `said`.
    """
    text = words.lower()
    if not RELATIVE.search(text):
        return None
    this_monday = monday(said)
    if match := re.search(r"\b(" + "|".join(MONTHS) + r") last year\b", words):
        month = MONTHS.index(match[1]) + 1
        return match[0], date(said.year - 1, month, 1), month_end(said.year - 1, month)
    phrases: list[tuple[str, date, date]] = [
        ("last night", said - ONE_DAY, said - ONE_DAY),
        ("yesterday", said - ONE_DAY, said - ONE_DAY),
        ("last week", this_monday - timedelta(days=7), this_monday - ONE_DAY),
        (
            "this weekend",
            this_monday - timedelta(days=2) if said.weekday() < 5 else this_monday + timedelta(days=5),
            said if said.weekday() >= 5 else this_monday - ONE_DAY,
        ),
        ("this week", this_monday, this_monday + timedelta(days=6)),
        ("last month", *_month_before(said)),
        ("earlier this year", date(said.year, 1, 1), said),
        ("last year", date(said.year - 1, 1, 1), date(said.year - 1, 12, 31)),
        ("this year", date(said.year, 1, 1), said),
    ]
    return next((phrase for phrase in phrases if re.search(rf"\b{phrase[0]}\b", text)), None)


def _month_before(said: date) -> tuple[date, date]:
    last = said.replace(day=1) - ONE_DAY
    return last.replace(day=1), last


@rule(
    name="weekday-and-date",
    group="time",
    checks="A weekday named in a claim is compared with the weekday of the day the claim belongs to, and with the day of publication.",
    tolerance="None for the weekday; the day must lie in the eight days before publication, or on it.",
    why="A bare weekday in a news report means the last such day before publication.",
)
def weekday_and_date(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        if claim.period_start is None or claim.period_end is None:
            continue
        named = WEEKDAY.findall(claim.quote)
        if not named:
            continue
        first, last = WEEKDAYS[claim.period_start.weekday()], WEEKDAYS[claim.period_end.weekday()]
        # One weekday must be the day itself; two are the ends of a span ("between Sunday night and Wednesday").
        expected = [named[0]] if len(named) == 1 else [named[0], named[-1]]
        actual = [first] if len(named) == 1 else [first, last]
        if len(named) == 1 and not one_day(claim):
            continue
        when = span(claim.period_start, claim.period_end)
        said = published(case, claim)
        numbers: dict[str, Any] = {
            "weekday stated": ", ".join(expected),
            "weekday of the date": ", ".join(actual),
            "date": when,
        }
        if expected != actual:
            yield finding(
                "weekday-and-date",
                [claim],
                kind="weekday-wrong",
                severity="confusing",
                verdict="conflicts",
                numbers=numbers,
                sentence=f"The claim names {listed(expected)}, but {when} {'falls on' if len(actual) == 1 else 'runs from'} {' to '.join(actual)}.",
            )
        elif claim.measure == "date" and said and 0 <= (said - claim.period_end).days <= 8:
            yield finding(
                "weekday-and-date",
                [claim],
                kind="weekday-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                judges=[],
                sentence=f"{listed(expected)} and {when} agree, within the days before publication on {day(said)}.",
            )


@rule(
    name="relative-day",
    group="time",
    checks="A relative time (‘last week’, ‘last month’, ‘August last year’) is worked out from the day of publication and compared with the span the claim belongs to.",
    tolerance="The claim's span must lie within the one worked out; inside a quotation the speaker's own day may have been earlier.",
    why="A copy printed later keeps the words ‘yesterday’ or ‘this week’, which then point to other days.",
)
def relative_day(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        said = published(case, claim)
        if claim.measure != "date" or said is None or claim.period_start is None or claim.period_end is None:
            continue
        meant = relative_span(claim.quote, said) or _bare_month(claim.quote, said)
        if meant is None:
            continue
        phrase, start, end = meant
        numbers = {
            "published": said.isoformat(),
            "words": phrase,
            "worked out": f"{start}/{end}",
            "recorded": f"{claim.period_start}/{claim.period_end}",
        }
        told = f"Seen from {day(said)}, “{phrase}” means {span(start, end)}"
        if start <= claim.period_start and claim.period_end <= end:
            where = (
                "the span recorded for the claim"
                if (start, end) == (claim.period_start, claim.period_end)
                else f"{span(claim.period_start, claim.period_end)} lies in it"
            )
            sentence = f"{told}, {where}." if where.startswith("the span") else f"{told}; {where}."
            yield finding(
                "relative-day",
                [claim],
                kind="relative-day-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=sentence,
                judges=[],
            )
        elif claim.speaker_role != "outlet":
            yield finding(
                "relative-day",
                [claim],
                kind="relative-day-quoted",
                severity="confusing",
                verdict="depends",
                numbers=numbers,
                sentence=f"{told}; the words are quoted from {claim.speaker}, who may have spoken earlier, and the claim belongs to {span(claim.period_start, claim.period_end)}.",
            )
        else:
            yield finding(
                "relative-day",
                [claim],
                kind="relative-day-wrong",
                severity="confusing",
                verdict="conflicts",
                numbers=numbers,
                sentence=f"{told}, but what is told belongs to {span(claim.period_start, claim.period_end)}.",
                likely_reading=claim.reading,
                basis=claim.reading_basis,
            )


def _bare_month(words: str, said: date) -> tuple[str, date, date] | None:
    """A month without a year is the last one that had begun by `said`; None where a year or a day stands with it."""
    match = MONTH.search(words)
    if not match or YEAR.search(words) or re.search(rf"\d {match[1]}|{match[1]} \d|spring|autumn|summer|winter", words):
        return None
    month = MONTHS.index(match[1]) + 1
    year = said.year if month <= said.month else said.year - 1
    return match[0], date(year, month, 1), month_end(year, month)


@rule(
    name="yesterday-and-last-week",
    group="time",
    checks="‘Yesterday’ and ‘last week’ in one passage are looked for, and worked out from the day of publication.",
    tolerance="None.",
    why="A passage that dates one event both ways was put together from reports of different days.",
)
def yesterday_and_last_week(case: Case) -> Iterator[Found]:
    def said_in(claim: Any, phrase: str) -> bool:
        return phrase in claim.quote.lower()

    timed = (claim for claim in claim_rows(case) if said_in(claim, "yesterday") or said_in(claim, "last week"))
    for claims in grouped(timed, lambda claim: (claim.source_id, claim.line)).values():
        yesterday = [claim for claim in claims if said_in(claim, "yesterday")]
        last_week = [claim for claim in claims if said_in(claim, "last week")]
        if not yesterday or not last_week:
            continue
        said = published(case, yesterday[0])
        claim = yesterday[0]
        other = last_week[0]
        both = [claim] if other is claim else [other, claim]
        numbers: dict[str, Any] = {}
        sentence = "One passage says both “last week” and “yesterday” of the same event"
        if said:
            numbers = {"published": said.isoformat(), "yesterday would be": (said - ONE_DAY).isoformat()}
            sentence += f"; seen from {day(said)} yesterday is {day(said - ONE_DAY)}"
            if claim.period_start and one_day(claim) and one_day(claim) != said - ONE_DAY:
                numbers["day the claim belongs to"] = claim.period_start.isoformat()
                sentence += f", while the figure belongs to {day(claim.period_start)}"
        yield finding(
            "yesterday-and-last-week",
            both,
            kind="two-times-for-one-event",
            severity="confusing",
            verdict="conflicts",
            numbers=numbers,
            judges=[claim],
            sentence=sentence + ".",
            likely_reading=claim.reading,
            basis=claim.reading_basis,
        )


@rule(
    name="told-before-known",
    group="time",
    checks="The last day a count speaks of is compared with the day of publication.",
    tolerance="None; targets and dates may lie ahead.",
    why="Nobody can count people who have not yet arrived.",
)
def told_before_known(case: Case) -> Iterator[Found]:
    counted = SPAN_MEASURES | {
        "attempted_crossings",
        "intercepted_by_france",
        "people_rescued_by_france",
        "rescue_operations",
        "deaths",
        "growth",
    }
    for claim in claim_rows(case):
        said = published(case, claim)
        if claim.measure in counted and said and claim.period_end and claim.period_end > said:
            yield finding(
                "told-before-known",
                [claim],
                kind="told-before-known",
                severity="misleading",
                verdict="conflicts",
                numbers={"published": said.isoformat(), "span ends": claim.period_end.isoformat()},
                sentence=f"The count runs to {day(claim.period_end)}, after publication on {day(said)}.",
            )


@rule(
    name="printed-date",
    group="time",
    checks="A full date printed at the head of a text is compared with the publication date in the ledger.",
    tolerance="None.",
    why="All relative days in a text are worked out from it.",
)
def printed_date(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        match = DAY_PRINTED.search(claim.quote) if claim.measure == "date" else None
        source = case.sources.get(claim.source_id)
        if not match or source is None or source.published_basis != "printed" or source.published is None:
            continue
        if (
            claim.line > HEAD_LINES
            or not set(re.findall(r"[a-z]+", claim.quote.replace(match[0], "").lower())) <= DATELINE_WORDS
        ):
            continue  # a date in a sentence is when something happened, not when the text was published
        try:
            printed = date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        except ValueError:  # such as 31 November, which the next branch reports
            printed = None
        numbers = {"printed": match[0], "in the ledger": source.published.isoformat()}
        if printed == source.published:
            yield finding(
                "printed-date",
                [claim],
                kind="printed-date-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"The printed date, {match[0]}, is the publication date used throughout.",
            )
        else:
            yield finding(
                "printed-date",
                [claim],
                kind="printed-date-differs",
                severity="confusing",
                verdict="conflicts",
                numbers=numbers,
                sentence=f"The text prints {match[0]}, but the ledger dates it {day(source.published)}.",
            )


UNDATED = Kind("undated-text", Severity.CONFUSING, Verdict.NOT_TESTABLE, "{sentence}")


@rule(
    name="undated-text",
    group="time",
    checks="Texts that print no date are listed with the way their date was worked out.",
    tolerance="None.",
    why="‘Yesterday’ and ‘this year’ in an undated text can be read only from an inferred day.",
)
def undated_text(case: Case) -> Iterator[Found]:
    for source in case.sources.values():
        if source.published_basis != "inferred" or source.published is None:
            continue
        evidence = source.date_evidence.rstrip(".")
        if evidence.startswith(("It ", "The ")):
            evidence = evidence[0].lower() + evidence[1:]
        sentence = f"The text prints no date; {day(source.published)} is inferred" + (
            f": {evidence}." if evidence else "."
        )
        yield UNDATED.on(
            evidence=[Evidence(source, None, "")],
            numbers=[Number("inferred date", "inferred date", source.published.isoformat())],
            ident=source.source_id,
            sentence=sentence,
        )


def age_on(born: date, when: date) -> int:
    """Whole years of age on a day."""
    return when.year - born.year - ((when.month, when.day) < (born.month, born.day))


# Offices by which a text may name a person whose age it gives.
OFFICES = ("prime minister", "president", "home secretary", "interior minister")


@rule(
    name="age-on-the-day",
    group="time",
    checks="An age is compared with the date of birth of the person named, on the day of publication.",
    tolerance="None: ages are given in whole years.",
    why="A copy made later often keeps an age that has changed since.",
)
def age_on_the_day(case: Case) -> Iterator[Found]:
    people = [person for person in rows(case, "people") if person.born is not None]
    for claim in claim_rows(case):
        said = published(case, claim)
        if claim.measure != "age" or claim.value is None or said is None:
            continue
        quote = claim.quote.lower()
        named = [person for person in people if person.name.split()[-1].lower() in quote]
        offices = [office for office in OFFICES if office in quote]
        who = named or [person for person in people if any(office in person.office.lower() for office in offices)]
        if not who:
            continue
        ages = {person.name: age_on(person.born, said) for person in who}
        numbers: dict[str, Any] = {"stated": claim.value, "on": said.isoformat()} | {
            f"age of {name}": age for name, age in ages.items()
        }
        right = [name for name, age in ages.items() if age == claim.value]
        if right:
            yield finding(
                "age-on-the-day",
                [claim],
                kind="age-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"{listed(right)} was {number(claim.value)} on {day(said)}.",
            )
        else:
            others = listed(f"{name} was {age}" for name, age in ages.items())
            yield finding(
                "age-on-the-day",
                [claim],
                kind="age-wrong",
                severity="confusing",
                verdict="contradicted",
                numbers=numbers,
                sentence=f"The source gives {number(claim.value)}; on {day(said)} {others}.",
            )


@rule(
    name="duration-and-span",
    group="time",
    checks="A stated length of time is compared with the length of the span it speaks of.",
    tolerance="What the qualifier allows; an exact number of years or months may be up to half a unit off.",
    why="‘More than four years after’ can be counted from the two ends.",
)
def duration_and_span(case: Case) -> Iterator[Found]:
    length_of = {"years": 365.25, "months": 365.25 / 12}
    for claim in claim_rows(case):
        # An exact length whose span was itself worked out from that length proves nothing.
        if claim.qualifier == "exact" and claim.period_basis == "inferred":
            continue
        if (
            claim.measure != "duration"
            or claim.value is None
            or claim.unit not in length_of
            or claim.period_start is None
            or claim.period_end is None
        ):
            continue
        length = ((claim.period_end - claim.period_start).days + 1) / length_of[claim.unit]
        low, high = allowed(claim)
        if claim.qualifier in ("exact", "about"):
            low, high = claim.value - 0.5, claim.value + 0.5
        numbers = {
            "stated": claim.value,
            f"{claim.unit} in the span": round(length, 1),
            "span": f"{claim.period_start}/{claim.period_end}",
        }
        when = f"{span(claim.period_start, claim.period_end)} is {length:.1f} {claim.unit}"
        if low <= length <= high:
            yield finding(
                "duration-and-span",
                [claim],
                kind="duration-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"{stated(claim).capitalize()}: {when}, so it holds.",
            )
        else:
            yield finding(
                "duration-and-span",
                [claim],
                kind="duration-fails",
                severity="confusing",
                verdict="conflicts",
                numbers=numbers,
                sentence=f"{stated(claim).capitalize()} are stated, but {when}.",
            )


# Words in a claim that name a kind of event in policy.csv.
EVENT_WORDS = (
    (re.compile(r"\b(?:deal|agreement|arrangement|treaty)\b", re.IGNORECASE), {"agreement"}),
    (re.compile(r"\b(?:coming to power|came to power|took office|elected)\b", re.IGNORECASE), {"election"}),
)


@rule(
    name="dated-event",
    group="time",
    checks="A date, year or month named for an event is compared with the dated events in the policy table.",
    tolerance="The event must fall in the stated span and be of the kind named, or share two telling words; events known only from the same text are left out.",
    why="A date can be confirmed only from somewhere else.",
)
def dated_event(case: Case) -> Iterator[Found]:
    events = rows(case, "policy")
    places = {
        claim.claim_id: (claim.source_id, claim.line)
        for claim in claim_rows(case)
        if claim.measure == "uk_funding_to_france"
    }
    paid = {
        places[row.claim_id]: row for row in rows(case, "money") if row.kind == "component" and row.claim_id in places
    }
    for claim in claim_rows(case):
        if claim.measure != "date" or claim.period_start is None or claim.period_end is None:
            continue
        years = YEAR.findall(claim.quote)
        explicit = bool(years or MONTH.search(claim.quote))
        kinds = {kind for pattern, some in EVENT_WORDS if explicit and pattern.search(claim.quote) for kind in some}
        near = [event for event in events if claim.period_start <= first_day(event.date) <= claim.period_end] or (
            [] if not years else events
        )
        independent = [event for event in near if _independent(case, claim, event)]
        until = min(claim.period_end, published(case, claim) or claim.period_end)  # an event told cannot lie ahead
        inside = [
            event
            for event in independent
            if claim.period_start <= first_day(event.date) <= until and last_day(event.date) <= claim.period_end
        ]
        # A kind of event names it only if there is one of that kind; otherwise two telling words must be shared.
        named = [
            event
            for event in inside
            if event.kind in kinds and (event.kind != "agreement" or "France" in event.country)
        ]
        found = (
            named
            if len(named) == 1
            else [event for event in inside if _shared_words(f"{event.event} {event.label} {event.actor}", claim.quote)]
        )
        # A year that lies ahead can stand in the event itself: "fishing access until 30 June 2038".
        ahead = [
            event
            for event in independent
            if years and f" {years[-1]}" in event.event and int(years[-1]) > first_day(event.date).year
        ]
        found = found or [event for event in ahead if _shared_words(event.event, claim.quote)]
        money = paid.get((claim.source_id, claim.line))
        if (
            explicit
            and not found
            and money
            and claim.period_start <= first_day(money.agreed)
            and last_day(money.agreed) <= claim.period_end
        ):
            yield finding(
                "dated-event",
                [claim],
                kind="event-date-holds",
                severity="holds",
                verdict="consistent",
                numbers={"agreement": money.covers, "date": money.agreed},
                basis=money.citation,
                sentence=f"The money table, from other sources, dates the sum on the same line: {money.covers} ({partial_date(money.agreed)}).",
            )
        if found:
            event = found[0]
            yield finding(
                "dated-event",
                [claim],
                kind="event-date-holds",
                severity="holds",
                verdict="consistent",
                numbers={"event": event.label, "date": event.date},
                sentence=f"The policy table, from other sources, has an event that fits: {event.label} ({partial_date(event.date)}).",
                basis=event.citation,
            )


@rule(
    name="day-confirmed-by-count",
    group="time",
    checks="A date is confirmed where the count printed on the same line fits, of all days it could mean, only the one recorded for it.",
    tolerance="The days tried are the date's own span and the two weeks before publication, by the figures of either vintage.",
    why="The official series can tell on which day so many people arrived, and so date a report that names only a weekday.",
)
def day_confirmed_by_count(case: Case) -> Iterator[Found]:
    counted = [c for c in claim_rows(case) if c.measure in DAY_MEASURES and c.value is not None and one_day(c)]
    counts = grouped(counted, lambda c: (c.source_id, c.line))
    for claim in claim_rows(case):
        said = published(case, claim)
        if claim.measure != "date" or said is None or claim.period_start is None or claim.period_end is None:
            continue
        if (claim.period_end - claim.period_start).days > 31:
            continue
        meant = relative_span(claim.quote, said)
        if meant and not meant[1] <= claim.period_start <= claim.period_end <= meant[2]:
            continue  # its words mean other days: nothing to confirm
        beside = next(
            (
                c
                for c in counts.get((claim.source_id, claim.line), [])
                if claim.period_start <= c.period_start <= claim.period_end
            ),
            None,
        )
        if beside is None:
            continue
        tried = {
            claim.period_start + timedelta(days=i) for i in range((claim.period_end - claim.period_start).days + 1)
        }
        tried |= {said - timedelta(days=i) for i in range(15)}
        fitting = sorted(when for when in tried if _count_fits(case, beside, when))
        if fitting == [beside.period_start]:
            yield finding(
                "day-confirmed-by-count",
                [claim, beside],
                kind="day-confirmed",
                severity="holds",
                verdict="consistent",
                judges=[claim],
                numbers={"count": beside.value, "day": beside.period_start.isoformat(), "days tried": len(tried)},
                sentence=f"Of the {number(len(tried))} days tried, only {day(beside.period_start)} has a count, as announced then or on record now, that fits {stated(beside)}.",
            )


def _count_fits(case: Case, claim: Any, when: date) -> bool:
    then = as_published(case).day(when)
    return (case.official.has(when) and fits(claim, case.official.day(when))) or (
        then is not None and fits(claim, then.value)
    )


def _independent(case: Case, claim: Any, event: Any) -> bool:
    """True if the event is cited from somewhere other than the claim's own text."""
    if event.source_id != claim.source_id:
        return True
    producer = case.sources[claim.source_id].producer.split(",")[0] if claim.source_id in case.sources else ""
    parts = [part for part in event.citation.split(";") if part.strip()]
    return len(parts) > 1 or (bool(producer) and producer not in event.citation)


def _shared_words(one: str, two: str) -> bool:
    def long_words(text: str) -> set[str]:
        return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 4}

    return len(long_words(one) & long_words(two)) >= 2


@rule(
    name="series-start",
    group="time",
    checks="The year in which data collection is said to begin is compared with the first year of the official series.",
    tolerance="None.",
    why="A record ‘since the data was first collected’ reaches only as far back as the data.",
)
def series_start(case: Case) -> Iterator[Found]:
    for claim in claim_rows(case):
        years = YEAR.findall(claim.quote)
        if (
            claim.measure != "date"
            or not years
            or not re.search(
                r"\b(?:data|records|figures)\b.*\b(?:collected|began|begin|started)\b", claim.quote, re.IGNORECASE
            )
        ):
            continue
        first = case.official.first.year
        numbers = {"stated": years[-1], "first year of the series": str(first)}  # as words: a year has no thousands
        if int(years[-1]) == first:
            yield finding(
                "series-start",
                [claim],
                kind="series-start-holds",
                severity="holds",
                verdict="consistent",
                numbers=numbers,
                sentence=f"The official series begins in {first}, as stated.",
            )
        else:
            yield finding(
                "series-start",
                [claim],
                kind="series-start-differs",
                severity="confusing",
                verdict="contradicted",
                numbers=numbers,
                sentence=f"The source has the data begin in {years[-1]}; the official series begins in {first}.",
            )
