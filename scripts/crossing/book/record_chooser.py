"""The chooser “which record?”: a span, what it is compared with, and as of when; an answer in one sentence and in bars.

Python draws the first answer and a table of what the reports claim, which stand there without a script and on paper;
`_static/chooser-record.js` answers every other choice. What is true both take from the rules of crossing.official.which_record, which
the script repeats and a browser test compares; the words are written here once, as sentences with places to fill, and
reach the script with the data. A choice is a kind of span, one of its days, what it is among, and `then` or `now`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup

from crossing.book.choosers import days_block
from crossing.book.templates import json_block, render
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.rows import Claim
from crossing.ledger.source_lines import citations
from crossing.ledger.vocabulary import MeasureRole, SpanKind, Unit
from crossing.official.series import Series
from crossing.official.which_record import (
    OFFERED,
    Among,
    Announced,
    Held,
    Kind,
    Question,
    Standing,
    announced,
    as_announced,
    on_record,
    raised,
)

THEN, NOW = "then", "now"
BARS = 8  # drawn at most, the one chosen among them

# What it is the highest of; filled from the span and the first year of the series.
NOUNS: dict[Kind, dict[Among, str]] = {
    Kind.DAY: {
        Among.YEAR: "day of {year} so far",
        Among.SEASON: "day in any {month} since {first}",
        Among.EVER: "day since {first}",
    },
    Kind.WEEKEND: {
        Among.YEAR: "weekend of {year} so far",
        Among.SEASON: "weekend in any {month} since {first}",
        Among.EVER: "weekend since {first}",
    },
    Kind.MONTH: {
        Among.YEAR: "month of {year} so far",
        Among.SEASON: "{month} since {first}",
        Among.EVER: "month since {first}",
    },
    Kind.HALF: {
        Among.SEASON: "{half} half of a year since {first}",
        Among.EVER: "half-year since {first}",
    },
    Kind.TO_DATE: {Among.SEASON: "count up to {until} of any year since {first}"},
}
VINTAGES = {THEN: "As announced then", NOW: "On record now"}
# An answer's head, by how much, and the sentence; a name after a dot is the case without a rank, or without a rival.
WORDS = {
    "record": ("A record", "by {gap}", "{vintage}, {span} was the highest {noun}: {people}, {more} more than {before} with {best}, the highest until then."),
    "record.alone": ("A record", "announced as the highest of all", "{vintage}, {span} was the highest {noun}: {people}, announced as the highest day of all. What stood before it among these, the book does not hold."),
    "level": ("Level", "as high as {before}", "{vintage}, {span} had {people}, as many as {before}, the highest {noun} until then."),
    "none": ("No record", "number {rank}, {more} short", "{vintage}, {span} with {people} was number {rank} of {count}; the highest {noun} until then was {before} with {best}."),
    "none.then": ("No record", "{more} short", "{vintage}, {span} had {people}; {before} had {best} by the counts of that time, so it was not the highest {noun}."),
    "nobody": ("No record", "nobody arrived", "{vintage}, {span} has 0 people, and so is no record."),
    "first": ("First of all", "nothing stands before it", "{vintage}, {span} had {people}; there is no earlier {noun} to compare it with."),
}  # fmt: skip
NOTES = {
    "unknown": "As announced then: this book holds no exact count of that week for {span}. The counts on record now answer instead.",
    "open": "As announced then: {people}. Of the {rivals} earlier counts to compare that with, this book holds {known}. The counts on record now answer instead.",
    "outside": "The series holds {first} to {last}. The answer is still that for {span}.",
    "open.none": "none",
    "open.some": "{known}, none of them higher",
}
# The same in a cell of the table.
SHORT = {"unknown": "not recorded", "open": "{people}, the others not recorded"}
SHORT_OF_YEAR = "{people}, announced as a record of the year"
CAPTIONS = {
    THEN: "People as announced: the highest counts before it that this book holds, and the one in question",
    NOW: "People on record now: the highest before it, and the one in question",
}


@dataclass(frozen=True)
class Bar:
    """A bar: its place where that is known, its span in words, its people, and its length in per cent of the longest."""

    rank: str
    words: str
    people: str
    width: float
    chosen: bool


@dataclass(frozen=True)
class Told:
    """An answer in words: head, by how much, sentence, a note where the counts of the time do not tell, and its bars."""

    head: str
    by: str
    sentence: str
    note: str
    vintage: str
    caption: str
    bars: list[Bar]
    record: bool


@dataclass(frozen=True)
class Asked:
    """A row of the table: a question in words and as a choice, with both answers in short."""

    words: str
    kind: str
    day: date
    among: str
    then: str
    now: str
    record_then: bool
    record_now: bool


@dataclass(frozen=True)
class Group:
    """Questions that one claim raises: its words, whose they are, and the rows; without a claim `said` says what they share.

    `caveat` is what is to be weighed with the claim, if anything is.
    """

    quote: str
    said: str
    rows: list[Asked]
    caveat: str = ""


@dataclass(frozen=True)
class Asking:
    """What answers: the series and what was announced, in the words above."""

    series: Series
    announced: Announced

    def held(self, question: Question, vintage: str) -> Held:
        """The answer as of one of the two vintages."""
        if vintage == THEN:
            return as_announced(self.announced, self.series, question)
        return on_record(self.series, question)

    def told(self, question: Question, vintage: str) -> Told:
        """The answer in words; where what was announced does not tell, that of the counts on record now, with a note."""
        held, note = self.held(question, vintage), ""
        if held.answer in (Standing.OPEN, Standing.UNKNOWN):
            note, vintage = _note(held), NOW
            held = self.held(question, NOW)
        head, by, sentence = (words.format(**self.values(held, vintage)) for words in WORDS[_case(held)])
        return Told(head, by, sentence, note, vintage, CAPTIONS[vintage], bars(held), held.answer is Standing.RECORD)

    def short(self, question: Question, vintage: str) -> tuple[str, bool]:
        """The answer in a few words, and whether it is a record."""
        held = self.held(question, vintage)
        of_year = question.among is Among.YEAR and question.span.day in self.announced.of_year
        if vintage == THEN and of_year and held.answer is Standing.OPEN:
            return SHORT_OF_YEAR.format(people=prose.people(held.people)), True
        if held.answer in SHORT:
            return SHORT[held.answer].format(people=prose.people(held.people)), False
        head, by, _ = WORDS[_case(held)]
        return f"{head}, {by}".format(**self.values(held, vintage)), held.answer is Standing.RECORD

    def noun(self, question: Question) -> str:
        """What a span would be the highest of."""
        span = question.span
        return NOUNS[question.kind][question.among].format(
            year=span.start.year,
            month=f"{span.start:%B}",
            first=self.series.first.year,
            half="first" if span.start.month == 1 else "second",
            until=f"{span.end.day} {span.end:%B}",
        )

    def values(self, held: Held, vintage: str) -> dict[str, str]:
        """What fills the places of a sentence."""
        return {
            "vintage": VINTAGES[vintage],
            "span": prose.span(held.question.span),
            "noun": self.noun(held.question),
            "people": prose.people(held.people),
            "gap": prose.people(held.gap),
            "more": prose.number(held.gap),
            "before": prose.span(held.best[0]) if held.best else "",
            "best": prose.number(held.best[1]) if held.best else "",
            "rank": prose.number(held.rank) if held.rank else "",
            "count": prose.number(len(held.rivals) + 1),
        }


def _case(held: Held) -> str:
    """Which sentence tells an answer."""
    if held.answer in (Standing.NONE, Standing.FIRST) and not held.people:
        return "nobody"
    if held.answer is Standing.RECORD and not held.best:
        return "record.alone"
    return "none.then" if held.answer is Standing.NONE and held.rank is None else held.answer


def _note(held: Held) -> str:
    """Why what was announced does not tell."""
    known = len(held.known)
    return NOTES[held.answer].format(
        span=prose.span(held.question.span),
        people=prose.people(held.people),
        rivals=prose.number(len(held.rivals)),
        known=NOTES["open.some"].format(known=prose.number(known)) if known else NOTES["open.none"],
    )


def bars(held: Held) -> list[Bar]:
    """Return the highest spans and the one in question, highest first; the place of each where all counts are known."""
    own = (held.question.span, held.people or 0)
    ordered = sorted([*held.known, own], key=lambda one: (-one[1], one[0]))
    shown = ordered[:BARS] if own in ordered[:BARS] else [*ordered[: BARS - 1], own]
    longest = max(ordered[0][1], 1)
    return [
        Bar(
            rank="" if held.rank is None else prose.number(1 + sum(other > people for _, other in ordered)),
            words=prose.span(span),
            people=prose.number(people),
            width=round(100 * people / longest, 1),
            chosen=span == own[0],
        )
        for span, people in shown
    ]


def groups(ledger: Ledger, asking: Asking) -> list[Group]:
    """Return what the reports' records ask, oldest report first, each question once; then records as announced that are none now."""
    found = [
        Group(
            claims[0].quote,
            "; ".join(dict.fromkeys(claim.source.short_title for claim in claims)),
            [asked_row(asking, question) for question in questions],
            prose.capital(claims[0].caveat),
        )
        for claims, questions in raised(ledger)
    ]
    lost = [question for question in _announced_as_highest(asking) if _only_then(asking, question)]
    if lost:
        found.append(
            Group(
                "", "Announced as the highest day, and not so on record now", [asked_row(asking, one) for one in lost]
            )
        )
    return found


def _announced_as_highest(asking: Asking) -> Iterator[Question]:
    return (Question(Kind.DAY, day, Among.EVER) for day in sorted(asking.announced.highest))


def _only_then(asking: Asking, question: Question) -> bool:
    return asking.held(question, NOW).answer is not Standing.RECORD


def asked_row(asking: Asking, question: Question) -> Asked:
    """Return a question as a row of the table."""
    then, now = asking.short(question, THEN), asking.short(question, NOW)
    return Asked(
        words=f"{prose.span(question.span)}: the highest {asking.noun(question)}?",
        kind=question.kind,
        day=question.span.end,
        among=question.among,
        then=then[0],
        now=now[0],
        record_then=then[1],
        record_now=now[1],
    )


def named_days(claims: Iterable[Claim], series: Series) -> list[tuple[str, str]]:
    """Return each day of which the reports count arrivals, oldest first: the day, and it in words with the first report."""
    found: dict[date, str] = {}
    for claim in sorted(claims, key=lambda claim: (claim.source.published, claim.line)):
        counts = claim.measure.role is MeasureRole.ARRIVALS and claim.measure.span_kind is SpanKind.DAY
        if counts and claim.unit is Unit.PEOPLE and claim.day and series.has(claim.day):
            found.setdefault(claim.day, f"{prose.day(claim.day)} ({claim.source.short_title})")
    return [(day.isoformat(), words) for day, words in sorted(found.items())]


def records(
    ident: str,
    ledger: Ledger,
    chosen: Question,
    *,
    title: str,
    subtitle: str,
    sources: Sequence[str],
    days: bool = True,
) -> Markup:
    """Return the chooser with its first choice drawn, as on record now.

    days: whether the page's daily series stands in it (see choosers.days_block); one chooser of a page holds it.
    """
    asking = Asking(Series(ledger.daily), announced(ledger))
    return render(
        "chooser-record.html",
        ident=ident,
        title=title,
        subtitle=subtitle,
        told=asking.told(chosen, NOW),
        groups=groups(ledger, asking),
        vintages=VINTAGES,
        cited=citations(sources),
        data=json_block(_data(asking, chosen, ledger)),
        days=days_block(asking.series) if days else "",
    )


def _data(asking: Asking, chosen: Question, ledger: Ledger) -> dict[str, Any]:
    """What the script answers from, besides the series: the first choice, the words, and what was announced, in days since
    the series begins."""

    def place(day: date) -> int:
        return (day - asking.series.first).days

    then = asking.announced
    return {
        "choice": [chosen.kind, chosen.span.end.isoformat(), chosen.among, NOW],
        "nouns": {kind: {among: NOUNS[kind][among] for among in OFFERED[kind]} for kind in OFFERED},
        "vintages": VINTAGES,
        "words": WORDS,
        "notes": NOTES,
        "captions": CAPTIONS,
        "bars": BARS,
        "named": named_days(ledger.rows.claims.values(), asking.series),
        "then": {
            "days": [[place(day), people] for day, people in sorted(then.days.items())],
            "spans": [[place(span.start), place(span.end), people] for span, people in then.spans.items()],
            "later": [[place(said), place(day), people] for said, day, people in then.later],
            "highest": sorted(place(day) for day in then.highest),
        },
    }
