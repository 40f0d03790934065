"""How the cross-check came out, as tables: its rules, claims by verdict, numbers by report, slips by grade, speakers, promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from crossing.book.ledger_lists import STATES
from crossing.book.tables import NOTHING, Table, links, unbroken
from crossing.crosscheck import summaries
from crossing.crosscheck.model import RULES
from crossing.crosscheck.slips import Slip
from crossing.crosscheck.verdicts import Verdicts
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import NumberVerdict, Severity, Stating, Verdict, WordsVerdict

NOT_FITTING = (NumberVerdict.DEPENDS, NumberVerdict.DOES_NOT_FIT, NumberVerdict.CANNOT_BE_TESTED)


def rules_table() -> Markup:
    """Return every computed check of the cross-check: what it checks, its tolerance and why."""
    rows = [[rule.checks, rule.tolerance, rule.why] for rule in RULES.values()]
    return Table(["What is checked", "Tolerance", "Why"], rows, "The computed checks", "All checks").html()


def verdicts_table(judged: Iterable[Verdicts]) -> Markup:
    """Return how many claims have each of the verdicts that any has, by what they state, with what it means: the verdicts
    on the number or date first, then those on the words."""
    found = list(judged)
    counts = Counter((verdict, one.claim.states) for one in found for verdict in (one.number, one.words))
    rows: list[list[object]] = []
    for of_what, verdicts in (("figure", NumberVerdict), ("words", WordsVerdict)):
        for verdict in verdicts:
            stating = [counts[verdict, what] for what in STATES]
            if any(stating):
                rows.append([verdict, of_what, *stating, verdict.means])
    heads = ["Verdict", "Of what", *map(prose.capital, STATES.values()), "What it means"]
    return Table(heads, rows, "Verdicts").html()


def numbers_table(judged: Iterable[Verdicts], ledger: Ledger) -> Markup:
    """Return for each source, in order of date, how many numbers it states and how they came out (dates and times apart)."""
    numbers = [one for one in judged if one.claim.states is Stating.NUMBER]
    rows: list[list[object]] = []
    for source in ledger.sources_by_date():
        mine = [one for one in numbers if one.claim.source == source]
        revised = sum(Verdict.SINCE_REVISED in one.since for one in mine)
        counts = Counter(one.number for one in mine)
        counts[NumberVerdict.FITS] -= revised
        rows.append(
            [source.name, len(mine), counts[NumberVerdict.FITS], revised, *(counts[each] for each in NOT_FITTING)]
        )
    heads = ["Report", "Numbers", "Fit", "Fit once revised", *(prose.capital(each) for each in NOT_FITTING)]
    return Table(heads, rows, "How the numbers of each report came out", "The same by report").html()


def severities_table(slips: Iterable[Slip]) -> Markup:
    """Return how many slips have each grade, of how many the book is sure, and what the grade means."""
    counts = Counter((slip.grade, slip.is_sure) for slip in slips)
    graded = [(grade, counts[grade, True], counts[grade, False]) for grade in Severity]
    rows = [[grade, sure + unsure, sure, grade.means] for grade, sure, unsure in graded if sure + unsure]
    return Table(["Grade", "Slips", "Of these sure", "What it means"], rows, "Grades").html()


def speakers_table(ledger: Ledger) -> Markup:
    """Return how the statements of every speaker came out, by party or role, dates and times apart."""
    found = summaries.by_speaker(ledger)
    verdicts = [verdict for verdict in NumberVerdict if found[verdict.value].any()]
    columns = ["party", "speaker", "stated", *(verdict.value for verdict in verdicts), "dates"]
    rows = [[prose.capital(str(row["party"])), *(row[name] for name in columns[1:])] for _, row in found.iterrows()]
    heads = ["Party or role", "Speaker", "Statements", *map(prose.capital, verdicts), "Dates and times"]
    return Table(heads, rows, "How statements came out, by speaker", "Speaker by speaker").html()


def promises_table(ledger: Ledger) -> Markup:
    """Return the promises of governments, and those made in opposition, with the people who arrived in the twelve months
    before and after each."""
    followed = summaries.promises(ledger)
    rows = [
        [
            row["speaker"],
            row["party"],
            row["promise"],
            unbroken(prose.day(row["turn"])) + (f" ({row['counted']})" if row["counted"] else ""),
            NOTHING if pd.isna(row["before"]) else int(row["before"]),
            NOTHING if pd.isna(row["after"]) else int(row["after"]),
            links(row["citation"], row["url"], ledger),
        ]
        for _, row in followed.iterrows()
    ]
    heads = ["Who", "Party", "Promise", "Counted from", "Twelve months before", "Twelve months after", "Where to check"]
    opposed = followed.loc[followed["counted"] != "", "promise_id"].nunique()
    whose = f"Promises of governments{f' and {prose.in_words(opposed)} in opposition' if opposed else ''}"
    return Table(heads, rows, f"{whose}, and what followed").html()
