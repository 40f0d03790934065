"""The check of an article on twenty texts with right answers, and on texts cut, swapped and filled with odd letters."""

from __future__ import annotations

import random
import re
import time
from datetime import date

import pandas as pd
import pytest

from crossing import show
from crossing.ledger import load
from crossing.reading.engine import check
from crossing.workshop.bench_reading import benchmark
from crossing.workshop.measured import TEXTS

pytestmark = [pytest.mark.early, pytest.mark.slow]
PLACES = sorted(TEXTS.glob("[0-9]*.txt"))
ODD = "\u00a0\u2009\u200b\u0000\ufeff\U0001f6a4é“”’–—|\t%£(),.;:0123456789٣½²ſ"


@pytest.fixture(scope="module")
def table():
    return pd.DataFrame(benchmark(TEXTS)).set_index("kind")


def test_nobody_is_accused_wrongly_and_errors_are_caught(table) -> None:
    kinds = table.loc[table["unit"] == "figures"]
    assert kinds["wrong"].sum() == table.loc["honest figures", "wrong"] == 0
    assert kinds["right"].sum() >= 0.9 * kinds["testable"].sum()
    assert kinds["found"].sum() >= 0.98 * kinds["listed"].sum()
    planted = table.loc["errors planted"]
    assert planted["right"] >= 0.8 * planted["testable"]


def test_garbled_passages_are_found_and_clean_text_is_quiet(table) -> None:
    passages, clean = table.loc["garbled passages"], table.loc["alarms in clean text"]
    assert passages["found"] >= 0.5 * passages["listed"]
    assert 300 * clean["wrong"] <= 0.15 * clean["listed"]


def test_reworded_texts_are_named_and_no_other(table) -> None:
    reworded = table.loc["reworded texts"]
    assert reworded["right"] >= 0.9 * reworded["listed"] > 0
    assert reworded["wrong"] == 0


def test_what_methods_say_of_the_texts_at_hand_is_what_the_check_does_today(table) -> None:
    stored = load().reading_benchmark.set_index(["set", "kind"]).loc["at hand"]
    assert stored.loc[table.index].astype(str).equals(table.astype(str))
    assert set(stored.index) == set(table.index)


def test_the_answers_on_unseen_texts_add_up() -> None:
    stored = load().reading_benchmark
    figures = stored.loc[(stored["set"] == "unseen") & (stored["unit"] == "figures")]
    assert (figures["right"] + figures["wrong"] + figures["missing"]).equals(figures["testable"])
    answers = [show.value(f"reading.unseen.figures.{answer}") for answer in ("right", "wrong", "missing")]
    assert show.value("reading.unseen.figures.testable") == sum(answers) > 0


def spoilt(text: str, rng: random.Random) -> str:
    """A text with random cuts, swaps and odd letters."""
    letters = list(text)
    for _ in range(rng.randrange(1, 30)):
        place = rng.randrange(len(letters)) if letters else 0
        match rng.randrange(4):
            case 0:
                del letters[place : place + rng.randrange(60)]
            case 1:
                letters.insert(place, rng.choice(ODD) * rng.randrange(1, 4))
            case 2 if len(letters) > 2:
                other = rng.randrange(len(letters))
                letters[place % len(letters)], letters[other] = letters[other], letters[place % len(letters)]
            case _:
                letters[place:place] = letters[place : place + rng.randrange(40)]
    return "".join(letters)


@pytest.mark.slow
@pytest.mark.apart
def test_no_text_ends_in_an_error() -> None:
    rng = random.Random(12)
    for number in range(60):
        text = spoilt(rng.choice(PLACES).read_text(encoding="utf-8"), rng)
        day = date(2018, 1, 1).replace(year=rng.choice([1, 1800, 2018, 2022, 2024, 2026, 9999]))
        lines = text.split("\n")
        for figure in check(text, day if number % 5 else None).figures:
            assert lines[figure.line - 1][figure.start : figure.end] == figure.text


@pytest.mark.slow
@pytest.mark.apart
@pytest.mark.parametrize(
    "text",
    [
        "On Saturday 1,195 people crossed the Channel in 19 boats, up 42% on last year, the highest day of 2025. "
        * 48_000,
        "1,195 people crossed the Channel on Saturday and " * 100_000,
        "since the " * 500_000,
        "to 5 July to 6 July " * 250_000,
        "the, " * 1_000_000,
        "On 31 May 2025, 1,195 people crossed.\n" * 130_000,
    ],
    ids=["sentences", "no stop", "since", "to", "commas", "lines"],
)
def test_five_megabytes_take_no_five_seconds(text: str) -> None:
    before, start = slowed(), time.process_time()
    check(text, date(2025, 6, 2))
    took = time.process_time() - start
    assert took < 5 * max(1.0, before, slowed())


IDLE = 0.055  # seconds that the work of `slowed` takes on a machine of two cores that does nothing else


def slowed() -> float:
    """How many times longer than on an idle machine some fixed work takes now: cores that others use, too, do less in a second."""
    line = "On Saturday 1,195 people crossed the Channel in 19 boats, up 42% on last year. " * 20
    words = re.compile(r"\b(?:people|boats|crossings?|arriv\w+) (?:on|in|of)\b", re.IGNORECASE)
    start = time.process_time()
    for _ in range(400):
        words.findall(line)
        sum(number for number in range(500))
    return (time.process_time() - start) / IDLE
