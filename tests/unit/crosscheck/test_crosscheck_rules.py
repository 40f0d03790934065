"""Every rule of the cross-check, shown firing and shown silent, on values worked out by hand.

The series of these tests has ten people on every day from 2019 to 2023, except a few named days, so that sums can be
checked in the head: a common year without named days has 3,650 people.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import pytest

from crossing import crosscheck
from crossing.crosscheck import RULES, Case, Finding, Group, Kind, Rule
from crossing.crosscheck.rules import again
from crossing.crosscheck.rules.words import overlap
from crossing.crosscheck.sentences import filled
from crossing.errors import BookError
from crossing.language.spans import Span
from crossing.ledger import Ledger, load
from crossing.ledger.vocabulary import Severity, Verdict
from crossing.workshop.synthetic import claim, ledger_of, source
from some import some

SPECIAL = {
    "2021-08-21": 869,
    "2021-11-10": 695,
    "2021-11-11": 1250,
    "2022-07-01": 220,
    "2022-07-02": 300,
    "2022-09-03": 1305,
    "2023-06-10": 1000,
}
RECORDS = [("2021-08-21", 828), ("2021-11-11", 1185), ("2022-08-22", 1295)]
DAYS = pd.date_range("2019-01-01", "2023-12-31")
DAILY = pd.DataFrame(
    {"date": DAYS, "arrivals": pd.Series([SPECIAL.get(day.date().isoformat(), 10) for day in DAYS], dtype="Int64")}
)
MARKED = DAILY.assign(note=["Revised" if day == pd.Timestamp("2023-06-10") else "" for day in DAYS])
BOATS = DAILY.assign(boats=DAILY["arrivals"] // 40)  # 1,000 people on 10 June 2023 make 25 boats
CLOSE = DAILY.assign(
    arrivals=DAILY["arrivals"].where(DAILY["date"] == "2021-11-10", 10).mask(DAILY["date"] == "2021-11-09", 720)
)
# Two large days published twice: one differs by a tenth of the published figure, one not at all.
MOD = [
    {"date": pd.Timestamp("2022-07-01"), "arrivals_as_published": 200, "boats_as_published": 5},
    {"date": pd.Timestamp("2022-07-02"), "arrivals_as_published": 300, "boats_as_published": 7},
]
NOV_16 = source("a-2021-11", date(2021, 11, 16))
SEP_9 = source("b-2021-09", date(2021, 9, 9))
JUN_12 = source("c-2023-06", date(2023, 6, 12))
NOV_18 = source("n-2021-11", date(2021, 11, 18))


def made(claims: list[dict[str, Any]], sources: list[dict[str, Any]] | None = None, **tables: Any) -> Ledger:
    """A ledger of some claims, the series above and whatever tables a rule needs."""
    records = [
        {"date": pd.Timestamp(day), "arrivals_as_published": people, "citation": "PA"} for day, people in RECORDS
    ]
    return ledger_of(
        sources=sources or [NOV_16, SEP_9, JUN_12],
        claims=claims,
        **({"daily": DAILY, "mod_daily": MOD, "record_days": records} | tables),
    )


def findings(rule: str, ledger: Ledger) -> list[Finding]:
    return list(RULES[rule].findings(Case(ledger)))


NOV_10, NOV_11 = date(2021, 11, 10), date(2021, 11, 11)
TO_NOV_10 = (date(2021, 1, 1), NOV_10)
Y2020, Y2021 = (date(2020, 1, 1), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 12, 31))
PEOPLE = [
    {
        "person_id": "a-b",
        "name": "Anne Bell",
        "office": "Prime Minister of the United Kingdom",
        "born": pd.Timestamp("1964-11-17"),
        "citation": "x",
    }
]
MONEY = [
    {
        "money_id": "one",
        "kind": "component",
        "agreed": "2020",
        "amount": 3e7,
        "currency": "EUR",
        "amount_gbp": 2.8e7,
        "covers": "first",
        "citation": "x",
        "claim_id": "",
    },
    {
        "money_id": "two",
        "kind": "component",
        "agreed": "2021-07-20",
        "amount": 6.27e7,
        "currency": "EUR",
        "amount_gbp": 5.4e7,
        "covers": "second",
        "citation": "x",
        "claim_id": "a-2021-11-01",
    },
    {
        "money_id": "all",
        "kind": "total",
        "agreed": "2021",
        "amount": 9e7,
        "currency": "GBP",
        "amount_gbp": 9e7,
        "covers": "since 2020",
        "citation": "x",
        "claim_id": "",
    },
]
POLICY = [
    {"event_id": "deal", "date": "2021-07-20", "event": "An arrangement is made.", "label": "Arrangement", "actor": "both", "kind": "agreement", "country": "UK and France", "citation": "answer"},
    {"event_id": "plan", "date": "2020-03-10", "event": "A plan over three years, until 31 March 2023, is made.", "label": "Plan", "actor": "both", "kind": "agreement", "country": "UK and France", "citation": "answer"},
    {"event_id": "denial", "date": "2021-11-17", "event": "The embassy says that it was not agreed.", "label": "Not agreed", "actor": "French embassy", "kind": "statement", "country": "France", "denies": "joint aim", "citation": "paper"},
]  # fmt: skip
ASYLUM = [
    {
        "total_id": "u",
        "measure": "uk_asylum_applications",
        "period_start": pd.Timestamp("2020-01-01"),
        "period_end": pd.Timestamp("2020-12-31"),
        "value": 25_000,
        "vintage": "2021",
        "citation": "x",
    }
]


def counted(context_id: str, counts: str, value: float) -> dict[str, Any]:
    """A public count of 2020, as one publisher gives it."""
    days = {"start": pd.Timestamp("2020-01-01"), "end": pd.Timestamp("2020-12-31")}
    return days | {"context_id": context_id, "counts": counts, "value": value, "qualifier": "exact", "publisher": "x"}


SHARES = [
    counted("s", "Share stopped, then", 65) | {"topic": "prevented", "unit": "percent", "start": pd.Timestamp("2021-10-11"), "end": pd.Timestamp("2021-10-11")},
    counted("b", "Share of boats stopped, between", 60) | {"topic": "prevented", "unit": "percent", "start": pd.Timestamp("2021-10-09"), "end": pd.Timestamp("2021-10-09")},
    counted("t", "Share stopped, before", 50) | {"topic": "prevented", "unit": "percent", "start": pd.Timestamp("2021-10-11"), "end": pd.Timestamp("2021-10-11")},
]  # fmt: skip
ALIKE = [counted("f", "Applicants, France", 78_000), counted("u", "Applicants, UK", 25_000)]
UNLIKE = [counted("f", "Applicants and dependants, France", 100_000), counted("u", "Applicants, UK", 25_000)]
PEOPLED = [
    counted("population-2020", "Population", 60_000_000),
    counted("refugees-recognised-2020", "Refugees", 120_000),
]
OTHERS = [counted("refugees-pending-2020", "Pending", 36_000), counted("refugees-stateless-2020", "Stateless", 0)]
NO_OTHERS = [counted("refugees-pending-2020", "Pending", 0), counted("refugees-stateless-2020", "Stateless", 0)]
YEARLY = [
    counted("y", "Applications", 9_000) | {"unit": "applications", "start": pd.Timestamp("2010-01-01"), "end": pd.Timestamp("2010-12-31")},
    counted("z", "Applications", 99_000) | {"unit": "applications", "start": pd.Timestamp("2022-01-01"), "end": pd.Timestamp("2022-12-31")},
]  # fmt: skip
THEN_2020 = [
    {
        "total_id": "then",
        "measure": "annual_arrivals",
        "period_start": pd.Timestamp("2020-01-01"),
        "period_end": pd.Timestamp("2020-12-31"),
        "value": 3_600,
        "vintage": "2021",
        "citation": "x",
    }
]


def a(number: int, measure: str, value: float | None, *span: date, **other: Any) -> dict[str, Any]:
    return claim(f"a-2021-11-{number:02d}", measure, value, *span, **other)


def b(number: int, measure: str, value: float | None, *span: date, **other: Any) -> dict[str, Any]:
    return claim(f"b-2021-09-{number:02d}", measure, value, *span, **other)


def c(number: int, measure: str, value: float | None, *span: date, **other: Any) -> dict[str, Any]:
    return claim(f"c-2023-06-{number:02d}", measure, value, *span, **other)


def n(number: int, measure: str, value: float | None, *span: date, **other: Any) -> dict[str, Any]:
    return claim(f"n-2021-11-{number:02d}", measure, value, *span, **other)


@dataclass
class Example:
    """Claims, the rule they are for, and the kind and verdict of the one finding (none where `kind` is empty)."""

    rule: str
    kind: str
    verdict: str
    claims: Callable[[], list[dict[str, Any]]]
    says: tuple[str, ...] = ()
    tables: dict[str, Any] = field(default_factory=dict)
    sources: list[dict[str, Any]] | None = None


EXAMPLES = [
    # arithmetic
    Example("parts-and-whole", "parts-hold", "fits", lambda: [a(1, "attempted_crossings", 1284, NOV_11), a(2, "intercepted_by_france", 99, NOV_11), a(3, "daily_arrivals", 1185, NOV_11)], ("1,284 − 99 = 1,185",)),
    Example("parts-and-whole", "parts-fail", "does not fit", lambda: [a(1, "attempted_crossings", 1284, NOV_11), a(2, "intercepted_by_france", 99, NOV_11), a(3, "daily_arrivals", 1250, NOV_11)], ("1,185", "1,250")),
    Example("parts-and-whole", "part-exceeds-whole", "does not fit", lambda: [a(1, "attempted_crossings", 99, NOV_11), a(2, "intercepted_by_france", 1284, NOV_11)]),
    Example("parts-and-whole", "parts-imply", "fits", lambda: [a(1, "attempted_crossings", 1284, NOV_11), a(2, "intercepted_by_france", 99, NOV_11)]),
    Example("parts-and-whole", "", "", lambda: [a(1, "attempted_crossings", 1284, NOV_11), a(2, "intercepted_by_france", 99, NOV_10)]),
    # 2020 has 366 days of ten people: 3,660. A rise of 3,600 to 6,000 would leave 2,400.
    Example("growth-against-base", "growth-is-the-base", "does not fit", lambda: [a(1, "growth", 3600, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1]), a(2, "arrivals_to_date", 6000, *TO_NOV_10)], ("2,400", "for 2020, whose whole count was about 3,600"), {"other_totals": THEN_2020}),
    Example("growth-against-base", "growth-fails", "does not fit", lambda: [a(1, "growth", 1000, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1]), a(2, "arrivals_to_date", 6000, *TO_NOV_10)], ("5,000",)),
    Example("growth-against-base", "growth-holds", "fits", lambda: [a(1, "growth", 2340, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1]), a(2, "arrivals_to_date", 6000, *TO_NOV_10)], ("3,660",)),
    Example("growth-against-base", "", "", lambda: [a(1, "growth", 2340, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1])]),
    Example("record-against-ledger", "record-below-earlier-day", "does not fit", lambda: [b(1, "daily_arrivals", 828, date(2021, 8, 21)), a(1, "daily_arrivals", 700, NOV_11, record="day")], ("700", "828")),
    Example("record-against-ledger", "record-above-earlier-days", "fits", lambda: [b(1, "daily_arrivals", 828, date(2021, 8, 21)), a(1, "daily_arrivals", 1185, NOV_11, record="day")]),
    Example("record-against-ledger", "", "", lambda: [b(1, "daily_arrivals", 828, date(2021, 8, 21), record="day"), a(1, "daily_arrivals", 700, NOV_11)]),
    Example("money-against-totals", "money-converted", "fits", lambda: [a(1, "uk_funding_to_france", 74e6, date(2021, 7, 1), date(2021, 7, 31), unit="USD")], ("1.37",), {"money": MONEY}),
    Example("money-against-totals", "money-conversion-fails", "does not fit", lambda: [a(1, "uk_funding_to_france", 108e6, date(2021, 7, 1), date(2021, 7, 31), unit="USD")], ("2.00",), {"money": MONEY}),
    Example("money-against-totals", "deal-holds", "fits", lambda: [a(1, "uk_funding_to_france", 54e6, date(2021, 7, 1), date(2021, 7, 31), unit="GBP")], (), {"money": MONEY}),
    Example("money-against-totals", "deal-rounded", "fits", lambda: [a(1, "uk_funding_to_france", 50e6, date(2021, 7, 1), date(2021, 7, 31), unit="GBP", qualifier="about")], ("£10 million",), {"money": MONEY}),
    Example("money-against-totals", "deal-fails", "does not fit", lambda: [a(1, "uk_funding_to_france", 99e6, date(2021, 7, 1), date(2021, 7, 31), unit="GBP")], (), {"money": MONEY}),
    # Components 28 and 54 make 82 million; the public total is 90.
    Example("money-against-totals", "money-totals-disagree", "depends", lambda: [a(2, "uk_funding_to_france", 85e6, date(2020, 1, 1), NOV_11, unit="GBP", qualifier="more_than")], ("£82 million to £90 million",), {"money": MONEY}),
    Example("money-against-totals", "money-holds", "fits", lambda: [a(2, "uk_funding_to_france", 80e6, date(2020, 1, 1), NOV_11, unit="GBP", qualifier="more_than")], (), {"money": MONEY}),
    Example("money-against-totals", "money-contradicted", "does not fit", lambda: [a(2, "uk_funding_to_france", 900e6, date(2020, 1, 1), NOV_11, unit="GBP")], (), {"money": MONEY}),
    Example("money-against-totals", "money-vague", "fits", lambda: [a(2, "uk_funding_to_france", None, date(2020, 7, 1), NOV_11, unit="GBP", qualifier="vague")], ("£54 million, or £82 million with those known only by their year",), {"money": MONEY}),
    Example("money-against-totals", "money-vague", "fits", lambda: [a(2, "uk_funding_to_france", None, date(2020, 1, 1), NOV_11, unit="GBP", qualifier="vague")], ("£82 million",), {"money": MONEY}),
    Example("money-against-totals", "", "", lambda: [a(2, "uk_funding_to_france", 85e6, date(2020, 1, 1), NOV_11, unit="GBP")]),
    # between claims
    Example("same-span", "statements-exclude", "does not fit", lambda: [a(1, "attempted_crossings", 900, NOV_11), b(1, "attempted_crossings", 1284, NOV_11)], ("900 and 1,284",)),
    Example("same-span", "statements-agree", "fits", lambda: [a(1, "daily_arrivals", 1185, NOV_11), b(1, "daily_arrivals", 1000, NOV_11, qualifier="more_than")]),
    Example("same-span", "statements-of-two-vintages", "since revised", lambda: [a(1, "daily_arrivals", 1185, NOV_11), b(1, "daily_arrivals", 1250, NOV_11)], ("both can be right",)),
    Example("same-span", "", "", lambda: [a(1, "daily_arrivals", 1185, NOV_11), b(1, "daily_arrivals", 695, NOV_10)]),
    Example("running-total-order", "total-falls", "does not fit", lambda: [b(1, "arrivals_to_date", 13500, date(2021, 1, 1), date(2021, 9, 8)), a(1, "arrivals_to_date", 9000, *TO_NOV_10)], ("13,500", "9,000")),
    Example("running-total-order", "totals-rise", "fits", lambda: [b(1, "arrivals_to_date", 13500, date(2021, 1, 1), date(2021, 9, 8)), a(1, "arrivals_to_date", 22300, *TO_NOV_10, qualifier="more_than")]),
    Example("running-total-order", "", "", lambda: [b(1, "arrivals_to_date", 13500, date(2021, 1, 1), date(2021, 9, 8)), a(1, "arrivals_to_date", 900, date(2020, 1, 1), date(2020, 11, 10))]),
    Example("day-inside-total", "day-exceeds-total", "does not fit", lambda: [a(1, "arrivals_to_date", 900, date(2021, 1, 1), NOV_11), b(1, "daily_arrivals", 1185, NOV_11)], ("900", "1,185")),
    Example("day-inside-total", "day-exceeds-total", "does not fit", lambda: [a(1, "boats_to_date", 24, date(2021, 1, 1), NOV_11, unit="boats"), b(1, "daily_boats", 25, NOV_11, unit="boats")], ("24 boats", "25 boats")),
    # The day that is certainly highest counts: "about 840" may be 798.
    Example("day-inside-total", "day-exceeds-total", "does not fit", lambda: [a(1, "arrivals_to_date", 845, date(2021, 1, 1), NOV_11), b(1, "daily_arrivals", 850, NOV_10), b(2, "daily_arrivals", 840, NOV_11, qualifier="about")], ("845", "850")),
    # A day's people cannot exceed a total of boats: they are not the same count.
    Example("day-inside-total", "", "", lambda: [a(1, "boats_to_date", 24, date(2021, 1, 1), NOV_11, unit="boats"), b(1, "daily_arrivals", 1185, NOV_11)]),
    Example("day-inside-total", "", "", lambda: [a(1, "arrivals_to_date", 900, *TO_NOV_10), b(1, "daily_arrivals", 1185, NOV_11)]),
    # 22,300 less 8,400 leaves 13,900, above a ceiling of 13,500.
    Example(
        "implied-by-growth", "implied-figure-excluded", "does not fit",
        lambda: [a(1, "growth", 8400, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1]), a(2, "arrivals_to_date", 22300, *TO_NOV_10, qualifier="more_than"), b(1, "annual_arrivals", 13500, *Y2020, qualifier="less_than")],
        ("13,900", "fewer than 13,500"),
    ),
    Example("implied-by-growth", "", "", lambda: [a(1, "growth", 8900, *TO_NOV_10, base_start=Y2020[0], base_end=Y2020[1]), a(2, "arrivals_to_date", 22300, *TO_NOV_10), b(1, "annual_arrivals", 13500, *Y2020, qualifier="less_than")]),
    Example("record-ladder", "records-in-order", "since overtaken", lambda: [b(1, "daily_arrivals", 828, date(2021, 8, 21), record="day"), a(1, "daily_arrivals", 1185, NOV_11, record="day")], ("21 August 2021 and 11 November 2021", "3 September 2022 is higher, with 1,305")),
    Example("record-ladder", "", "", lambda: [b(1, "daily_arrivals", 828, date(2021, 8, 21), record="day"), a(1, "daily_arrivals", 1185, NOV_11)]),
    Example("target-denied", "agreement-denied", "depends", lambda: [a(1, "target", 100, unit="percent", quote="their joint aim of all"), a(2, "target", 100, unit="percent", quote="both pledged to stop all")], ("17 November 2021", "French embassy"), {"policy": POLICY}),
    Example("target-denied", "", "", lambda: [b(1, "target", 100, unit="percent", quote="their joint aim of all")], (), {"policy": POLICY}),
    # An aim of one side is not denied by the other's having agreed to none.
    Example("target-denied", "", "", lambda: [a(1, "target", 100, unit="percent", quote="her plan to stop all")], (), {"policy": POLICY}),
    # 99 of 1,284 is 7.7 per cent; another text, published in another month, has no part in it.
    Example("aim-and-practice", "aim-and-practice", "cannot be tested", lambda: [n(1, "target", 100, unit="percent"), a(2, "attempted_crossings", 1284, NOV_11), a(3, "intercepted_by_france", 99, NOV_11)], ("An aim of 100%", "99 of 1,284", "7.7%"), {}, [NOV_16, NOV_18]),
    Example("aim-and-practice", "aim-and-practice", "cannot be tested", lambda: [n(1, "target", 100, unit="percent"), a(2, "attempted_crossings", 1284, NOV_11), a(3, "intercepted_by_france", 99, NOV_11)], ("for longer times of that year others give 50% to 65%",), {"public_counts": SHARES}, [NOV_16, NOV_18]),
    Example("aim-and-practice", "", "", lambda: [b(1, "target", 100, unit="percent"), a(2, "attempted_crossings", 1284, NOV_11), a(3, "intercepted_by_france", 99, NOV_11)]),
    Example("same-aim", "aims-agree", "fits", lambda: [n(1, "target", 100, unit="percent"), a(2, "target", 100, unit="percent")], ("Two texts", "100%"), {}, [NOV_16, NOV_18]),
    Example("same-aim", "", "", lambda: [b(1, "target", 100, unit="percent"), a(2, "target", 100, unit="percent")]),
    # Ten people a day: the first weekend of 2023 is a high with twenty, and no later one before that of 10 June.
    Example("record-again", "record-again", "depends", lambda: [c(1, "arrivals_in_period", None, date(2023, 6, 10), date(2023, 6, 11), record="weekend", qualifier="vague", quote="after another record weekend of crossings")], ("“Another”", "20 and 20 people came", "highest until then began on 7 January")),
    Example("record-again", "", "", lambda: [c(1, "arrivals_in_period", None, date(2023, 6, 10), date(2023, 6, 11), record="weekend", qualifier="vague", quote="after a record weekend of crossings")]),
    # 1 January to 10 November 2021 is 314 days: 312 of ten people, 869 and 695, so 4,684; with 11 November 5,934.
    Example("total-beside-record-day", "total-leaves-out-day", "fits", lambda: [a(1, "arrivals_to_date", 4600, *TO_NOV_10, qualifier="more_than"), a(2, "daily_arrivals", 1185, NOV_11, record="day")], ("seems to leave out the 1,185 of 11 November 2021",)),
    Example("total-beside-record-day", "", "", lambda: [a(1, "arrivals_to_date", 5900, date(2021, 1, 1), NOV_11, qualifier="more_than"), a(2, "daily_arrivals", 1185, NOV_11)]),
    # 5,974 by 15 November; the day on which the text appeared may stand beside them, no later one.
    Example("total-beside-record-day", "total-leaves-out-day", "fits", lambda: [a(1, "arrivals_to_date", 5900, date(2021, 1, 1), date(2021, 11, 15), qualifier="more_than"), a(2, "daily_arrivals", 1000, date(2021, 11, 16))], (), {"daily": DAILY.assign(arrivals=DAILY["arrivals"].mask(DAILY["date"] == "2021-11-16", 1000))}),
    Example("total-beside-record-day", "", "", lambda: [a(1, "arrivals_to_date", 5900, date(2021, 1, 1), date(2021, 11, 15), qualifier="more_than"), a(2, "daily_arrivals", 1000, date(2021, 11, 17))], (), {"daily": DAILY.assign(arrivals=DAILY["arrivals"].mask(DAILY["date"] == "2021-11-17", 1000))}),
    # official
    Example("official-day", "day-holds", "fits", lambda: [a(1, "people_intercepted_or_rescued", 700, NOV_10, qualifier="almost")], ("almost 700", "695")),
    Example("official-day", "day-revised", "since revised", lambda: [a(1, "daily_arrivals", 1185, NOV_11)], ("1,185", "1,250", "Both can be right", "no source that we found says")),
    # Of the Ministry's days a note says why; of the three with arrivals one has two counts.
    Example("official-day", "day-revised", "since revised", lambda: [c(1, "daily_arrivals", 200, date(2022, 7, 1))], ("on different days", "on 1 of the 3 days with arrivals"), {"mod_daily": [*MOD, {"date": pd.Timestamp("2022-07-04"), "arrivals_as_published": 10, "boats_as_published": 1}, {"date": pd.Timestamp("2022-07-05"), "arrivals_as_published": 0, "boats_as_published": 0}], "daily": DAILY.assign(arrivals=DAILY["arrivals"].mask(DAILY["date"] == "2022-07-05", 0))}),
    Example("official-day", "day-revised", "since revised", lambda: [a(1, "daily_arrivals", 650, NOV_10)], ("695",)),  # 45 people, within 9.5% of 650
    Example("official-day", "day-unusual", "depends", lambda: [a(1, "daily_arrivals", 633, NOV_10)], ("rarely",)),  # 62 people: between 60.1 and 63.3
    Example("official-day", "day-contradicted", "does not fit", lambda: [a(1, "daily_arrivals", 400, NOV_10)], ("400", "695")),
    Example("official-day", "day-contradicted", "does not fit", lambda: [a(1, "daily_arrivals", 2000, NOV_11)], ("1,185 were published then and 1,250 are on record now",)),
    Example("official-day", "", "", lambda: [a(1, "daily_arrivals", 400, date(2018, 1, 1)), a(2, "daily_arrivals", None, NOV_10), a(3, "attempted_crossings", 1, NOV_10)]),
    Example("official-day", "day-holds", "fits", lambda: [c(1, "daily_boats", 25, date(2023, 6, 10), unit="boats")], ("25 boats", "25 are on record now"), {"daily": BOATS}),
    Example("official-day", "day-contradicted", "does not fit", lambda: [c(1, "daily_boats", 250, date(2023, 6, 10), unit="boats")], ("250 boats", "25 are on record now"), {"daily": BOATS}),
    # 2021: 362 days of ten people and 869 + 695 + 1,250, so 6,434.
    Example("official-span", "span-holds", "fits", lambda: [c(1, "annual_arrivals", 6434, *Y2021)]),
    Example("official-span", "span-holds", "fits", lambda: [c(1, "annual_arrivals", 6400, *Y2021)]),  # given to the hundred
    Example("official-span", "span-holds", "fits", lambda: [a(1, "annual_arrivals", 3599, *Y2020, qualifier="about")]),
    Example("official-span", "span-revised", "since revised", lambda: [a(1, "annual_arrivals", 3600, *Y2020, qualifier="up_to")], ("3,600", "3,660"), {"other_totals": THEN_2020}),
    Example("official-span", "span-contradicted", "does not fit", lambda: [c(1, "annual_arrivals", 9000, *Y2021)], ("9,000", "6,434")),
    Example("official-span", "span-holds", "fits", lambda: [c(1, "annual_arrivals", 13500, *Y2020, qualifier="less_than")], ("fewer than 13,500",)),
    Example("official-span", "span-earlier-end", "fits", lambda: [a(1, "arrivals_to_date", 4000, *TO_NOV_10)], ("3,989", "4,684")),
    # 1 to 11 June 2023: ten days of ten people and 1,000, a day that the Home Office has since revised.
    Example("official-span", "span-unsettled", "depends", lambda: [c(1, "arrivals_in_period", 1050, date(2023, 6, 1), date(2023, 6, 11))], ("1,100",), {"daily": MARKED}),
    Example("official-span", "", "", lambda: [a(1, "annual_arrivals", 300, date(2018, 1, 1), date(2018, 12, 31))]),
    # From 3,660 in 2020 to 6,434 in 2021: up 75.8%.
    Example("official-growth", "growth-holds", "fits", lambda: [c(1, "growth", 76, *Y2021, unit="percent", base_start=Y2020[0], base_end=Y2020[1])], ("75.8%",)),
    Example("official-growth", "growth-holds", "fits", lambda: [c(1, "growth", 76, *Y2021, unit="percent", qualifier="up_to", base_start=Y2020[0], base_end=Y2020[1])], ("not an upper limit",)),
    Example("official-growth", "growth-contradicted", "does not fit", lambda: [c(1, "growth", 48, *Y2021, unit="percent", base_start=Y2020[0], base_end=Y2020[1])], ("48%", "75.8%")),
    # 3,600 were published for 2020: by that count 2021 was up 78.7%.
    Example("official-growth", "growth-revised", "since revised", lambda: [c(1, "growth", 78, *Y2021, unit="percent", base_start=Y2020[0], base_end=Y2020[1])], ("75.8%", "78.7%"), {"other_totals": THEN_2020}),
    Example("official-growth", "growth-loose", "depends", lambda: [c(1, "growth", 90, *Y2021, unit="percent", qualifier="up_to", base_start=Y2020[0], base_end=Y2020[1])]),
    Example("official-growth", "", "", lambda: [c(1, "growth", 76, *Y2021, unit="percent")]),
    Example("record-as-of-date", "record-superseded", "since overtaken", lambda: [a(1, "daily_arrivals", 1185, NOV_11, record="day")], ("3 September 2022", "1,305", "22 August 2022", "1,295")),
    Example("record-as-of-date", "record-scope", "depends", lambda: [c(1, "daily_arrivals", 1000, date(2023, 6, 10), record="day")], ("of its year", "number 3 ever")),
    Example("record-as-of-date", "record-contradicted", "does not fit", lambda: [a(1, "daily_arrivals", 10, date(2021, 11, 12), record="day")], ("1,250",)),
    Example("record-as-of-date", "record-scope", "depends", lambda: [c(1, "arrivals_in_period", None, date(2023, 6, 10), date(2023, 6, 11), record="weekend", qualifier="vague")], ("the highest day and weekend of 2023", "weekend number 2")),
    Example("record-as-of-date", "record-scope", "depends", lambda: [c(1, "arrivals_in_period", None, date(2023, 1, 1), date(2023, 6, 11), record="unspecified", qualifier="vague")], ("the highest count to 11 June", "day number 3")),
    Example("record-as-of-date", "record-denied", "depends", lambda: [a(1, "arrivals_in_period", None, date(2021, 1, 1), NOV_11, record="unspecified", qualifier="vague", quote="the claim of records is simply not true")], ("A record is denied; by boat there had been the highest day and the highest count to",)),
    Example("record-as-of-date", "record-stands", "fits", lambda: [claim("d-2023-07-01", "arrivals_in_period", None, date(2023, 1, 1), date(2023, 6, 30), record="half-year", qualifier="vague")], ("still stands",), {}, [source("d-2023-07", date(2023, 7, 8))]),
    Example("record-as-of-date", "record-contradicted", "does not fit", lambda: [claim("d-2023-12-01", "arrivals_in_period", None, date(2023, 7, 1), date(2023, 12, 31), record="half-year", qualifier="vague")], (), {}, [source("d-2023-12", date(2023, 12, 31))]),
    Example("record-as-of-date", "record-holds", "fits", lambda: [a(1, "arrivals_in_period", None, NOV_10, NOV_11, record="unspecified", qualifier="vague")], ("the highest day of any year up to then",)),
    # Of its year 10 June 2023 is the highest; 10 November 2021 was of its month, for one day.
    Example("record-as-of-date", "record-stands", "fits", lambda: [c(1, "daily_arrivals", 1000, date(2023, 6, 10), record="day of the year")], ("the highest day of 2023; on record now it is",)),
    Example("record-as-of-date", "record-superseded", "since overtaken", lambda: [a(1, "daily_arrivals", 695, NOV_10, record="day of the month")], ("of November 2021", "until 11 November 2021 with 1,250 overtook it"), {}, [source("a-2021-11", NOV_10)]),
    Example("record-as-of-date", "record-contradicted", "does not fit", lambda: [a(1, "daily_arrivals", 695, NOV_10, record="day of the year")], ("11 November 2021 has 1,250 against 695",)),
    Example("record-as-of-date", "record-close", "depends", lambda: [a(1, "daily_arrivals", 700, NOV_10, record="day of the month")], ("720 against 695",), {"daily": CLOSE, "record_days": []}),
    # Announced as a record with 1,400, and never above 3 September 2022 on record now.
    Example("record-as-of-date", "record-revised", "since revised", lambda: [c(1, "daily_arrivals", 1400, date(2023, 6, 10), record="day")], ("number 3 up to that date",), {"record_days": [{"date": pd.Timestamp("2023-06-10"), "arrivals_as_published": 1400, "citation": "PA"}]}),
    # The day before has 720 people on record now, 25 more than the 695 of the day called a record.
    Example("record-as-of-date", "record-close", "depends", lambda: [a(1, "daily_arrivals", 700, NOV_10, record="day")], ("720 against 695",), {"daily": CLOSE, "record_days": []}),
    Example("record-as-of-date", "", "", lambda: [a(1, "daily_arrivals", 1185, NOV_11), a(2, "daily_arrivals", 1, date(2021, 12, 1), record="day")]),
    # The year before the term has 3,650 and the year of it 6,434: 1.8 times at most.
    Example("multiple-on-watch", "multiple-contradicted", "does not fit", lambda: [c(1, "arrivals_multiple", 10, *Y2021, unit="ratio", qualifier="more_than")], ("is true by none of",)),
    Example("multiple-on-watch", "multiple-depends", "depends", lambda: [c(1, "arrivals_multiple", 1.7, date(2020, 7, 1), date(2021, 12, 31), unit="ratio", qualifier="more_than")], ("1.8",)),
    Example("multiple-on-watch", "multiple-holds", "fits", lambda: [c(1, "arrivals_multiple", 0.5, *Y2021, unit="ratio", qualifier="more_than")]),
    Example("multiple-on-watch", "", "", lambda: [c(1, "legal_migration_multiple", 3, *Y2021, unit="ratio")]),
    # Deadline 31 May 2020: twelve months before 3,650 or so, the same after.
    Example("promise-and-after", "promise", "cannot be tested", lambda: [a(1, "target", None, date(2020, 3, 1), date(2020, 5, 31), unit="count", qualifier="vague")], ("920 people", "against 920 a year before", "3,650")),
    # The same aim told by two texts of one year is followed once.
    Example("promise-and-after", "promise", "cannot be tested", lambda: [b(1, "target", 100, unit="percent"), a(1, "target", 100, unit="percent")], ("9 September 2021",)),
    Example("promise-and-after", "", "", lambda: [a(1, "recruitment_target", 20000)]),
    # 78,000 to 25,000 is 3.1 times: three times as many, and not four.
    Example("asylum-claims", "ratio-holds", "fits", lambda: [a(1, "asylum_claims_ratio", 3, unit="ratio")], ("3.1 times",), {"public_counts": ALIKE}),
    Example("asylum-claims", "ratio-depends", "depends", lambda: [a(1, "asylum_claims_ratio", 3, unit="ratio", quote="has three times more claims")], ("“Three times more”", "3 or 4 times"), {"public_counts": ALIKE}),
    Example("asylum-claims", "ratio-fails", "does not fit", lambda: [a(1, "asylum_claims_ratio", 5, unit="ratio")], ("3.1",), {"public_counts": ALIKE}),
    # Applicants with dependants against applicants without are two counts, whatever their ratio.
    Example("asylum-claims", "", "", lambda: [a(1, "asylum_claims_ratio", 4, unit="ratio")], (), {"public_counts": UNLIKE}),
    Example("asylum-claims", "level-depends", "depends", lambda: [a(1, "migration_level", None, *TO_NOV_10, qualifier="vague")], ("25,000",), {"other_totals": ASYLUM}),
    Example("refugee-share", "share-holds", "fits", lambda: [a(1, "refugee_share", 0.2, unit="percent", qualifier="about")], ("0.20% to 0.20%",), {"public_counts": [*PEOPLED, *NO_OTHERS]}),
    Example("refugee-share", "share-depends", "depends", lambda: [a(1, "refugee_share", 0.26, unit="percent")], ("0.20% to 0.26%", "pending claims"), {"public_counts": [*PEOPLED, *OTHERS]}),
    Example("refugee-share", "share-fails", "does not fit", lambda: [a(1, "refugee_share", 2, unit="percent")], ("0.26%",), {"public_counts": [*PEOPLED, *OTHERS]}),
    Example("refugee-share", "", "", lambda: [a(1, "refugee_share", 0.26, unit="percent")], (), {"public_counts": PEOPLED}),
    # The counts of other years are drawn on, up to the day: not what came later.
    Example("asylum-claims", "level-depends", "depends", lambda: [a(1, "migration_level", None, *TO_NOV_10, qualifier="vague")], ("since 2010 run from 9,000 to 25,000",), {"other_totals": ASYLUM, "public_counts": YEARLY}),
    Example("asylum-claims", "", "", lambda: [a(1, "asylum_claims_ratio", 3, unit="ratio")]),
    # time: 11 November 2021 was a Thursday, 16 November a Tuesday
    Example("weekday-and-date", "weekday-wrong", "does not fit", lambda: [a(1, "date", None, NOV_11, unit="date", quote="it was on Friday that")], ("Friday", "Thursday")),
    Example("weekday-and-date", "", "", lambda: [a(1, "date", None, NOV_11, unit="date", quote="it was on Thursday that")]),
    Example("weekday-and-date", "", "", lambda: [a(1, "date", None, NOV_11, unit="date", quote="it was last week that")]),
    Example("relative-day", "relative-day-wrong", "does not fit", lambda: [a(1, "date", None, NOV_11, unit="date", quote="they crossed the Channel yesterday")], ("15 November 2021",)),
    Example("relative-day", "relative-day-quoted", "depends", lambda: [a(1, "date", None, NOV_11, unit="date", quote="seen again this week", speaker="An official", speaker_role="official")]),
    Example("relative-day", "", "", lambda: [a(1, "date", None, NOV_11, unit="date", quote="in one day last week")]),
    Example("relative-day", "", "", lambda: [a(1, "date", None, date(2020, 8, 1), date(2020, 8, 31), unit="date", quote="pledged in August last year to")]),
    Example("relative-day", "", "", lambda: [a(1, "date", None, NOV_11, unit="date", quote="on 11 November 2021 at")]),
    Example("yesterday-and-last-week", "two-times-for-one-event", "does not fit", lambda: [a(1, "date", None, NOV_11, unit="date", quote="Last week, a record"), a(2, "date", None, NOV_11, unit="date", quote="crossed the Channel yesterday")], ("15 November 2021", "11 November 2021")),
    Example("yesterday-and-last-week", "", "", lambda: [a(1, "date", None, NOV_11, unit="date", quote="Last week, a record"), a(2, "date", None, NOV_11, unit="date", quote="crossed the Channel yesterday", line=2)]),
    Example("told-before-known", "told-before-known", "does not fit", lambda: [a(1, "daily_arrivals", 10, date(2021, 11, 20))], ("20 November 2021",)),
    Example("told-before-known", "", "", lambda: [a(1, "daily_arrivals", 10, NOV_11), a(2, "target", None, date(2022, 1, 1), unit="count")]),
    Example("printed-date", "printed-date-differs", "does not fit", lambda: [a(1, "date", None, date(2021, 11, 15), unit="date", quote="07:46, 15 November 2021")], ("16 November 2021",)),
    Example("printed-date", "", "", lambda: [a(1, "date", None, date(2021, 11, 16), unit="date", quote="updated: 16:14, 16 November 2021")]),
    Example("printed-date", "", "", lambda: [a(1, "date", None, date(2021, 11, 15), unit="date", quote="they met on 15 November 2021 in London")]),
    Example("age-on-the-day", "age-wrong", "does not fit", lambda: [a(1, "age", 57, unit="years", quote="The Prime Minister, 57, said")], ("Anne Bell was 56",), {"people": PEOPLE}),  # 57 on the next day
    Example("age-on-the-day", "age-holds", "fits", lambda: [a(1, "age", 56, unit="years", quote="Anne Bell, 56, said")], (), {"people": PEOPLE}),
    Example("age-on-the-day", "", "", lambda: [a(1, "age", 56, unit="years", quote="Her friend, 56, said")], (), {"people": PEOPLE}),
    Example("duration-and-span", "duration-holds", "fits", lambda: [a(1, "duration", 4, date(2016, 10, 24), date(2021, 9, 9), unit="years", qualifier="more_than")], ("4.9 years",)),
    Example("duration-and-span", "duration-fails", "does not fit", lambda: [a(1, "duration", 5, date(2016, 10, 24), date(2021, 9, 9), unit="years", qualifier="more_than")]),
    Example("duration-and-span", "", "", lambda: [a(1, "duration", 4, unit="years")]),
    Example("duration-and-span", "duration-holds", "fits", lambda: [a(1, "duration", 3, Y2020[0], Y2021[1], unit="years", elsewhere="plan")], ("Plan", "10 March 2020"), {"policy": POLICY}),
    Example("dated-event", "event-date-holds", "fits", lambda: [a(1, "date", None, date(2021, 7, 1), date(2021, 7, 31), unit="date", elsewhere="deal")], ("Arrangement, 20 July 2021",), {"policy": POLICY}),
    Example("dated-event", "event-date-differs", "does not fit", lambda: [a(1, "date", None, date(2020, 7, 1), date(2020, 7, 31), unit="date", elsewhere="deal")], ("July 2020", "20 July 2021"), {"policy": POLICY}),
    # A plan agreed in 2020 that names 2023 itself confirms a date that lay ahead.
    Example("dated-event", "event-date-holds", "fits", lambda: [a(1, "date", None, date(2023, 1, 1), date(2023, 12, 31), unit="date", elsewhere="plan")], ("agreed on 10 March 2020", "31 March 2023"), {"policy": POLICY}),
    Example("dated-event", "", "", lambda: [a(1, "date", None, date(2021, 7, 1), date(2021, 7, 31), unit="date")], (), {"policy": POLICY}),
    # What only the text itself tells cannot confirm it.
    Example("dated-event", "", "", lambda: [a(1, "date", None, date(2021, 7, 1), date(2021, 7, 31), unit="date", elsewhere="deal")], (), {"policy": [POLICY[0] | {"citation": "The Argus, 3 August 2021"}]}, [NOV_16 | {"name": "Argus"}]),
    Example("same-event", "dates-agree", "fits", lambda: [a(1, "date", None, date(2021, 7, 1), date(2021, 7, 31), unit="date", elsewhere="deal"), b(1, "date", None, date(2021, 7, 20), unit="date", elsewhere="deal")], ("Two texts", "20 July 2021"), {"policy": POLICY}),
    Example("same-event", "", "", lambda: [a(1, "date", None, date(2021, 7, 1), date(2021, 7, 31), unit="date", elsewhere="deal"), b(1, "date", None, date(2021, 8, 20), unit="date", elsewhere="deal")], (), {"policy": POLICY}),
    Example("counted-elsewhere", "counted-elsewhere", "fits", lambda: [a(1, "rescue_operations", 11, unit="operations", elsewhere="r")], ("x has the same", "11"), {"public_counts": [counted("r", "Rescues", 11)]}),
    Example("counted-elsewhere", "counted-otherwise", "depends", lambda: [a(1, "rescue_operations", 11, unit="operations", elsewhere="r")], ("9",), {"public_counts": [counted("r", "Rescues", 9)]}),
    Example("counted-elsewhere", "", "", lambda: [a(1, "rescue_operations", 11, unit="operations")], (), {"public_counts": [counted("r", "Rescues", 9)]}),
    Example("share-of-money", "money-share-holds", "fits", lambda: [a(1, "uk_funding_to_france", 80e6, unit="GBP"), a(2, "uk_funding_to_france", 50e6, unit="GBP", line=2), a(3, "funding_share", None, unit="percent", qualifier="vague", line=2, quote="most of it comes from")], ("£50 million of £80 million", "63%")),
    Example("share-of-money", "money-share-fails", "does not fit", lambda: [a(1, "uk_funding_to_france", 80e6, unit="GBP"), a(2, "uk_funding_to_france", 30e6, unit="GBP", line=2), a(3, "funding_share", None, unit="percent", qualifier="vague", line=2, quote="most of it comes from")], ("38%",)),
    Example("share-of-money", "", "", lambda: [a(1, "uk_funding_to_france", 80e6, unit="GBP"), a(3, "funding_share", None, unit="percent", qualifier="vague", line=2, quote="most of it comes from")]),
    Example("part-of-sum", "money-part-of-sum", "fits", lambda: [a(1, "uk_funding_to_france", 74e6, date(2021, 7, 1), date(2021, 7, 31), unit="USD"), b(1, "uk_funding_to_france", 9e7, date(2020, 1, 1), date(2021, 9, 9), unit="GBP")], ("$74 million", "£90 million since 2020"), {"money": [*MONEY[:2], MONEY[2] | {"claim_id": "b-2021-09-01"}]}),
    Example("part-of-sum", "", "", lambda: [a(1, "uk_funding_to_france", 74e6, date(2021, 7, 1), date(2021, 7, 31), unit="USD"), b(1, "uk_funding_to_france", 9e7, date(2020, 1, 1), date(2020, 12, 31), unit="GBP")], (), {"money": [*MONEY[:2], MONEY[2] | {"claim_id": "b-2021-09-01"}]}),
    Example("day-confirmed-by-count", "day-confirmed", "fits", lambda: [a(1, "date", None, NOV_11, unit="date", quote="it was on Thursday that"), a(2, "daily_arrivals", 1185, NOV_11)], ("only 11 November 2021",)),
    Example("day-confirmed-by-count", "", "", lambda: [a(1, "date", None, date(2021, 11, 12), unit="date", quote="it was on Friday that"), a(2, "daily_arrivals", 10, date(2021, 11, 12))]),
    Example("series-start", "series-start-holds", "fits", lambda: [a(1, "date", None, date(2019, 1, 1), date(2019, 12, 31), unit="date", quote="since the data was first collected in 2019")]),
    Example("series-start", "series-start-differs", "does not fit", lambda: [a(1, "date", None, date(2015, 1, 1), date(2015, 12, 31), unit="date", quote="since the data was first collected in 2015")]),
    Example("series-start", "", "", lambda: [a(1, "date", None, date(2019, 1, 1), date(2019, 12, 31), unit="date", quote="since the deal of 2019 was")]),
]  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule}:{example.kind or 'silent'}")
def test_rule_on_hand_worked_values(example: Example) -> None:
    found = findings(example.rule, made(example.claims(), example.sources, **example.tables))
    if not example.kind:
        assert found == []
        return
    assert [(one.kind, one.verdict) for one in found] == [(example.kind, example.verdict)]
    for words in example.says:
        assert words in found[0].sentence


def test_a_denial_is_told_with_what_was_answered_to_it() -> None:
    reply = {**POLICY[0], "event_id": "reply", "event": "A source points to an interview.", "actor": "Home Office"}
    joint = [a(1, "target", 100, unit="percent", quote="their joint aim of all")]
    alone, answered, beside = (
        findings("target-denied", made(joint, policy=policy))[0]
        for policy in (POLICY, [*POLICY, {**reply, "answers": "denial"}], [*POLICY, reply])
    )
    assert "and the Home Office answered" in answered.sentence
    assert (alone.detail, answered.detail, beside.detail) == ("", "A source points to an interview.", "")


def test_every_rule_is_shown_firing_and_silent() -> None:
    fires = {example.rule for example in EXAMPLES if example.kind}
    silent = {example.rule for example in EXAMPLES if not example.kind}
    # The rules on words read the texts and have tests of their own.
    wanted = {name for name, rule in RULES.items() if rule.function.__module__.rsplit(".", 1)[-1] != "words"}
    assert wanted and fires == wanted and silent == wanted


def test_every_kind_that_a_rule_declares_is_shown() -> None:
    shown = {(example.rule, example.kind) for example in EXAMPLES}
    declared = {(rule.name, kind.name) for rule in RULES.values() for kind in rule.kinds}
    assert declared
    assert sorted(declared - shown) == []


def test_every_rule_explains_itself() -> None:
    for rule in some(RULES.values()):
        assert rule.group in crosscheck.GROUPS
        for words in (rule.checks, rule.tolerance, rule.why):
            assert words[0].isupper() or words[0] in "‘“", words
            assert words.endswith("."), words


def test_an_empty_ledger_has_no_findings() -> None:
    assert crosscheck.run(made([], [NOV_16])) == []


def test_a_rule_name_is_taken_once() -> None:
    from crossing.crosscheck.model import rule

    with pytest.raises(ValueError, match="two rules"):
        rule(name="official-day", group="official", checks="A.", tolerance="B.", why="C.")(lambda case: [])
    with pytest.raises(ValueError, match="two rules"):  # even from the module that has it already
        rule(name="official-day", group="official", checks="A.", tolerance="B.", why="C.")(
            RULES["official-day"].function
        )
    with pytest.raises(ValueError, match="unknown group"):
        rule(name="new", group="nothing", checks="A.", tolerance="B.", why="C.")
    unknown = Kind("unheard-of", Severity.CONFUSING, Verdict.DEPENDS, "A.")
    with pytest.raises(BookError, match=r"“unheard-of”, which has no fault: give that Kind one of .*faults\.py"):
        rule(name="new", group="official", checks="A.", tolerance="B.", why="C.", kinds=[unknown])


def test_a_rule_may_find_only_what_it_declares() -> None:
    declared = Kind("declared", Severity.HOLDS, Verdict.FITS, "It holds.")
    stray = Kind("stray", Severity.HOLDS, Verdict.FITS, "It holds.")
    odd = Rule("odd", Group.TIME, "A.", "B.", "C.", (declared,), lambda case: [stray.on(ident="x")])
    with pytest.raises(ValueError, match="stray"):
        list(odd.findings(Case(made([]))))


def test_a_sentence_says_what_fills_it_as_the_book_says_it() -> None:
    claims = made([a(1, "daily_arrivals", 1185, NOV_11, qualifier="more_than")]).rows.claims
    template = "{claim:C} on {when}, {days:n day} of {span}: {sum:£} and {names}."
    words = {
        "claim": claims["a-2021-11-01"],
        "when": NOV_11,
        "days": 2,
        "span": Span(*Y2020),
        "sum": 54e6,
        "names": ["a", "b"],
    }
    assert filled(template, words) == "More than 1,185 on 11 November 2021, 2 days of 2020: £54 million and a and b."
    assert [filled(f"{{n:{spec} text}}", {"n": 2}) for spec in "nwN"] == ["2 texts", "two texts", "Two texts"]
    with pytest.raises(KeyError):
        filled("{missing}", {})


def test_a_wrong_word_makes_the_words_garbled_while_the_number_fits() -> None:
    claims = [a(1, "daily_arrivals", 1250, NOV_11, quote="crossed the Atlantic by boat")]
    note = {"annotation_id": "a-2021-11-n01", "source_id": "a-2021-11", "line": 1, "quote": "crossed the Atlantic by", "kind": "wrong-word", "severity": "misleading", "what_is_wrong": "The sea is wrong.", "likely_reading": "the Channel", "basis": "context", "confidence": "high", "claim_id": "a-2021-11-01"}  # fmt: skip
    ledger = made(claims, annotations=[note])
    told = crosscheck.results(ledger)
    judged = told.judgements["a-2021-11-01"]
    assert (judged.outcome, judged.words, judged.words_reason) == ("fits", "garbled", "The sea is wrong.")
    assert [slip.slip_id for slip in told.slips] == ["a-2021-11-n01"]
    untidy = made(claims, annotations=[note | {"severity": "untidy"}])
    assert crosscheck.results(untidy).judgements["a-2021-11-01"].words == "clear"
    unread = made(claims, annotations=[note | {"likely_reading": ""}])
    assert crosscheck.results(unread).judgements["a-2021-11-01"].words == "misleading"


def test_not_testable_has_a_reason_for_every_measure() -> None:
    measures = load().rows.measures.values()
    assert measures
    assert all(measure.reason.endswith(".") for measure in measures)


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ("a record 828 migrants", "828 migrants crossed", True),
        ("a record 828 migrants", "record", True),
        ("record", "a record 828 migrants", True),
        ("a record 828 migrants", "migrants record 828 crossed it", True),
        ("a record 828 migrants", "migrants crossed in record time", False),
    ],
)
def test_quotations_of_a_line_overlap_where_one_holds_the_other_or_two_words_in_a_row_are_in_both(
    one: str, two: str, shared: bool
):
    assert overlap(one, two) is shared


def test_weekends_on_which_nobody_is_recorded_have_no_number() -> None:
    assert [again._came(people) for people in ([0, 0], [0, 20], [5])] == [
        "nobody is recorded",
        "0 and 20 people came",
        "5 people came",
    ]
