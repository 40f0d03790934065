"""Days that are set by what happened in them: no reading knows them, so nobody is accused of a count, an average or a change told of them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from crossing.language.spans import ONE_DAY, Span
from crossing.official import official
from crossing.reading.answers import Answer
from crossing.reading.engine import NOT_ENGLISH, book_tables, check

SPELLS = (
    "In the calm spell", "Between the two storms", "During the truce", "In the run-up to the vote", "While the patrols were on strike",
    "From the reshuffle to the recess", "Over the half-term break", "Before the ban took hold", "In the weeks after the riots",
    "Since the treaty came into force", "Once the sea had calmed", "Ahead of the vote", "On the three calm days",
)  # fmt: skip
TOLD = (
    "{spell} {people} migrants crossed the Channel in small boats.",
    "Small boats crossed the Channel again. {spell} {people} people arrived.",
    "{spell} {people} people crossed the Channel in {boats} small boats, about {load} in each.",
    "{spell} small-boat arrivals in the Channel {rose} by {share} per cent.",
    "{spell} {people} people crossed the Channel in small boats, {up} {share} per cent on the {before} of the spell before.",
    "{spell} {boats} small boats crossed the Channel. That makes {load} people to a boat.",
    "It was the calmest spring in years. {spell}, ministers told MPs, {people} people had come by small boat across the Channel.",
)


def honest(number: int) -> Iterator[tuple[str, date]]:
    """Sentences that tell the true numbers of days chosen at random by words that nothing can read, each with the day it appears."""
    chance, series = random.Random(number), official(book_tables())
    for _ in range(60):
        days, last = chance.choice((3, 9, 17, 40, 75, 130)), date(2019, 6, 1) + timedelta(chance.randrange(2500))
        span, before = (
            Span(last - timedelta(days - 1), last),
            Span(last - timedelta(2 * days - 1), last - timedelta(days)),
        )
        people, boats, earlier = (
            series.people.series.total(span),
            series.boats.series.total(span),
            series.people.series.total(before),
        )
        if boats < 3 or earlier < 30 or abs(people / earlier - 1) < 0.02:
            continue
        change = 100 * (people / earlier - 1)
        said = {
            "spell": chance.choice(SPELLS), "people": f"{people:,}", "boats": f"{boats:,}", "load": round(people / boats),
            "before": f"{earlier:,}", "share": round(abs(change)), "rose": "rose" if change > 0 else "fell", "up": "up" if change > 0 else "down",
        }  # fmt: skip
        yield chance.choice(TOLD).format(**said), last + chance.choice((1, 3, 10)) * ONE_DAY


@pytest.mark.slow
@pytest.mark.parametrize("number", range(6))
def test_nobody_is_accused_of_days_that_nothing_reads(number: int) -> None:
    told = list(honest(number))
    assert len(told) > 30
    accused = [(text, str(said), one.text, one.reason) for text, said in told for one in check(text, said).wrong]
    assert accused == []


READ = (
    "In the {days} days to {last}", "Between {first} and {last}", "In the {days} days before {after}",
    "After {before}, and up to {last},", "Since {first}",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("number", range(4))
def test_nobody_is_accused_of_the_true_number_of_days_however_they_are_told(number: int) -> None:
    chance, series = random.Random(number), official(book_tables()).people.series
    accused, fitting = [], 0
    for _ in range(40):
        days, last = chance.choice((5, 14, 30, 60, 90)), date(2019, 6, 1) + timedelta(chance.randrange(2500))
        first = last - timedelta(days - 1)
        named = {"first": first, "last": last, "before": first - ONE_DAY, "after": last + ONE_DAY}
        people = series.total(Span(first, last))
        if people < 100:
            continue
        told = chance.choice(READ).format(days=days, **{name: f"{day:%-d %B %Y}" for name, day in named.items()})
        figures = check(f"{told} {people:,} people crossed the Channel in small boats.", last + ONE_DAY).figures
        accused += [(told, one.text, one.reason) for one in figures if one.answer is Answer.DOES_NOT_FIT]
        fitting += any(one.answer is Answer.FITS for one in figures)
    assert accused == [] and fitting > 15


def test_digits_that_some_days_have_in_another_order_accuse_nobody() -> None:
    text = "In the calm spell 1,758 migrants crossed the Channel in small boats."
    for said in (date(2024, 11, 10), date(2024, 11, 20), date(2025, 6, 1)):
        assert check(text, said).wrong == ()


@pytest.mark.parametrize(
    ("text", "said", "number", "answer"),
    [
        ("Small boat arrivals in the Channel in 2024 rose by 25 per cent on 2023.", date(2026, 2, 1), "25 per cent", Answer.FITS),
        ("Channel small boat arrivals fell by 25 per cent in 2024 compared with 2023.", date(2026, 2, 1), "25 per cent", Answer.DOES_NOT_FIT),
        ("Channel small boat arrivals rose by a third in 2024 compared with 2023.", date(2026, 2, 1), "a third", Answer.DOES_NOT_FIT),
        ("Channel small boat arrivals fell by 10% in 2024.", date(2026, 2, 1), "10%", Answer.DOES_NOT_FIT),
    ],
)  # fmt: skip
def test_a_change_between_two_years_is_held_to_these_alone(text: str, said: date, number: str, answer: Answer) -> None:
    found = {one.text: one.answer for one in check(text, said).figures}
    assert found[number] == answer


@pytest.mark.parametrize(
    "text",
    [
        "The total of Channel small boat arrivals stands at 28,288 for 2025, up 46 per cent on the same point last year.",
        "The highest daily total of Channel crossings this year was 1,195 on 31 May.",
    ],
)
def test_without_a_date_a_year_may_not_be_over_and_a_day_is_of_no_year(text: str) -> None:
    assert {one.answer for one in check(text).figures} == {Answer.NOT_TESTED}


@pytest.mark.parametrize(
    "text",
    [
        "The most arrivals are from Eritrea, after they crossed the Channel in small boats.",
        "The largest number came from Eritrea, of those who crossed the Channel in small boats.",
        "Most arrivals in small boats were men.",
        "Most small boat arrivals across the Channel came from Eritrea.",
    ],
)
def test_a_part_of_those_who_came_is_no_record(text: str) -> None:
    assert [one for one in check(text, date(2025, 8, 18)).figures if one.measure == "record"] == []


def test_a_text_that_is_not_english_is_told_and_not_judged() -> None:
    french = "Plus de 41 000 migrants ont traversé la Manche en 2025 dans de petites embarcations. Les arrivées ont augmenté de 13 % par rapport à 2024, selon le ministère de l’Intérieur."
    found = check(french, date(2026, 1, 5))
    assert (found.figures, found.passages, found.notes) == ((), (), (NOT_ENGLISH,))
    assert NOT_ENGLISH not in check("More than 41,000 people crossed the Channel in 2025.", date(2026, 1, 5)).notes
    quoting = "France’s prefect said “c’est nous qui subissons la politique”. More than 41,000 people crossed the Channel in 2025, and that is what the Home Office had said of it to the press."
    assert check(quoting, date(2026, 1, 5)).notes == ()
