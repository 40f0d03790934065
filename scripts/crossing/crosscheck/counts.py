"""Numbers in prose that count what the cross-check found: `{fig}`count.slips.misleading``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from crossing.crosscheck import summaries
from crossing.crosscheck.passages import paragraphs, perhaps_misleading
from crossing.crosscheck.run import results
from crossing.crosscheck.slips import Slip
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.vocabulary import NumberVerdict, Severity, Stating, Unit, Verdict, WordsVerdict
from crossing.official import official
from crossing.official.quantities import Quantity, quantity

Chosen = tuple[str, Callable[[Slip], bool]]


def _graded(grade: Severity) -> Chosen:
    return grade, lambda slip: slip.grade is grade


SLIPS: dict[str, Chosen] = {
    **{grade: _graded(grade) for grade in Severity if grade is not Severity.HOLDS},
    "originals": ("in original reports", lambda slip: not slip.source.is_copy),
    "copies": ("in machine-made copies", lambda slip: slip.source.is_copy),
    "between": ("that hold one text against another", lambda slip: slip.between_texts),
    "sure": ("of which this book is sure", lambda slip: slip.is_sure),
    "unsure": ("of which this book is less sure", lambda slip: not slip.is_sure),
}


@quantity("count.slips")
def _slips(ledger: Ledger, *of: str) -> Quantity:
    """Slips: all, or those that fit every word of SLIPS given (`count.slips.misleading.originals`); with `.lines` their lines."""
    chosen = [SLIPS[word] for word in of if word != "lines"]
    fitting = [slip for slip in results(ledger).slips if all(fits(slip) for _, fits in chosen)]
    names = [name for name, _ in chosen]
    grades = [name for name in names if name in tuple(Severity)]
    words = prose.begun(" ".join([*grades, "slips", *(name for name in names if name not in grades)]))
    if "lines" in of:
        return _count({(slip.source.source_id, slip.line) for slip in fitting}, f"Lines of the reports with {words}")
    return _count(fitting, words)


@quantity("count.checks")
def _checks(ledger: Ledger) -> Quantity:
    """Checks that hold; promises and differences, which neither hold nor fail, are left out."""
    held = [check for check in results(ledger).checks if not (check.is_promise or check.is_difference)]
    return _count(held, "Checks of the reports that hold")


@quantity("count.differences")
def _differences(ledger: Ledger) -> Quantity:
    """Places where a report differs from something later or an aim from what was done, and nobody is at fault."""
    return _count(
        [check for check in results(ledger).checks if check.is_difference],
        "Places where a report differs from something else, and nobody is at fault",
    )


@quantity("count.promises")
def _promises(ledger: Ledger) -> Quantity:
    """Promises that the reports tell, beside which only what followed can be set."""
    return _count([check for check in results(ledger).checks if check.is_promise], "Promises that the reports tell")


@quantity("count.paragraphs")
def _paragraphs(ledger: Ledger, grade: str = "", kind: str = "") -> Quantity:
    """Paragraphs of the reports: `any`, those with passages of a grade, or more that mislead `perhaps`; of these the ones in
    machine-made `copies`, or in `originals`."""
    graded = grade not in ("", "any", "perhaps")
    found = (
        perhaps_misleading(ledger) if grade == "perhaps" else paragraphs(ledger, Severity(grade) if graded else None)
    )
    copies = {source.source_id for source in ledger.rows.sources.values() if source.is_copy}
    in_copies = {place for place in found if place[0] in copies}
    chosen = {"": found, "copies": in_copies, "originals": found - in_copies}[kind]
    where = {"": "reports", "copies": "machine-made copies", "originals": "original reports"}[kind]
    holds = f" that hold something {grade} of which this book is sure" if graded else ""
    if grade == "perhaps":
        holds = f" that hold something {Severity.MISLEADING} of which this book is less sure, and nothing of which it is sure"
    return Quantity(float(len(chosen)), "count", f"Paragraphs of the {where}{holds}", ("fingerprints", "claims"))


STATING = {
    "": (tuple(Stating), "Statements of the reports that can be held against something"),
    "numbers": ((Stating.NUMBER,), "Numbers that the reports state, without dates and times"),
    "dates": ((Stating.DATE,), "Dates and times that the reports state"),
    "without-number": ((Stating.NOTHING,), "Statements of the reports without a number"),
}
# How numbers came out, by what the id of a count calls it.
OUTCOMES = {
    "tested": "that can be tested",
    "fits": "that fit",
    "revised": "that fit once the revision of a count is allowed for",
    "depends": "that depend on what is meant or who is asked",
    "does-not-fit": "that do not fit",
    "cannot-be-tested": "that cannot be tested",
}


@quantity("count.claims")
def _claims(ledger: Ledger, kind: str = "") -> Quantity:
    """Claims: all, `numbers`, `dates` (and times), or those `without-number`."""
    what, words = STATING[kind]
    return _count([claim for claim in ledger.rows.claims.values() if claim.states in what], words)


@quantity("count.numbers")
def _numbers(ledger: Ledger, how: str = "", measure: str = "") -> Quantity:
    """Numbers that the texts state, dates and times apart: all, or by how they came out: `tested`, `fits`, `revised`, `depends`, …,
    and of one measure alone (`count.numbers.fits.age`)."""
    if not how:
        return _claims(ledger, "numbers")
    judged = [one for one in results(ledger).judgements.values() if one.claim.states is Stating.NUMBER]
    words = "Numbers of the reports"
    if measure:
        name = ledger.rows.measures[measure].label
        judged, words = (
            [one for one in judged if one.claim.measure.name == measure],
            f"{words}, of the measure “{name}”,",
        )
    return _by_outcome([(one.number, one.since) for one in judged], how, words)


@quantity("count.different")
def _different(ledger: Ledger, measure: str) -> Quantity:
    """Different numbers of a measure that the texts state, each once however often it is told: `count.different.age`."""
    of_it = [claim for claim in ledger.rows.claims.values() if claim.measure.name == measure]
    name = ledger.rows.measures[measure].label
    values = {(claim.value, claim.unit) for claim in of_it if claim.value is not None}
    return _count(values, f"Different numbers of the measure “{name}” in the reports")


@quantity("count.series")
def _series(ledger: Ledger, how: str) -> Quantity:
    """Different numbers that the official series can test, by how they came out; equal ones of several texts count once."""
    rows = summaries.held(ledger)
    told = [(Verdict(said).number, (Verdict(said),)) for said in rows["verdict"]] if len(rows) else []
    return _by_outcome(told, how, "Different numbers held against the official series")


def _by_outcome(told: Sequence[tuple[NumberVerdict, tuple[Verdict, ...]]], how: str, words: str) -> Quantity:
    if how == "tested":
        kept = [one is not NumberVerdict.CANNOT_BE_TESTED for one, _ in told]
    elif how == "revised":
        kept = [Verdict.SINCE_REVISED in since for _, since in told]
    else:
        wanted = NumberVerdict(how.replace("-", " "))
        kept = [one is wanted and Verdict.SINCE_REVISED not in since for one, since in told]
    return _count(filter(None, kept), f"{words} {OUTCOMES[how]}")


@quantity("count.words")
def _words(ledger: Ledger, verdict: str) -> Quantity:
    """Claims by the verdict on their words: `count.words.garbled`."""
    judged = results(ledger).judgements.values()
    wanted = WordsVerdict(verdict)
    return _count([one for one in judged if one.words is wanted], f"Statements of the reports whose words are {wanted}")


@quantity("tolerance")
def _tolerance(ledger: Ledger, which: str, people: str) -> Quantity:
    """How far a day's count may lie from today's, as a share of it: `tolerance.usual.1000`, or `largest`, beyond which it does not fit."""
    revision = official(ledger).people.revision
    value = int(people)
    allowed = {"usual": revision.usual, "largest": revision.largest}[which](value)
    words = {"usual": "in 19 of 20 days published twice", "largest": "on any day published twice"}[which]
    return Quantity(
        100 * allowed / value,
        Unit.PERCENT,
        f"Difference between first and present count of a day with {value:,} people, {words}",
        ("mod_daily", "daily"),
    )


READ = {
    "at-hand": "that were at hand while the check of an article was made",
    "unseen": "that its makers had not seen",
    "unseen-earlier": "that its makers had not seen, of sets scored at earlier states of it",
}
SCORED = {
    "listed": "with right answers beside them",
    "found": "that the check of an article found",
    "testable": "that can be tested",
    "right": "that the check of an article answered rightly",
    "wrong": "that the check of an article answered wrongly",
    "missing": "that the check of an article left without an answer",
}


@quantity("reading")
def _reading(ledger: Ledger, of: str, kind: str, column: str) -> Quantity:
    """How the check of an article does: `reading.unseen.figures.right`, by set of texts, kind (or all `figures`) and column."""
    rows = ledger.reading_benchmark
    rows = rows.loc[rows["set"] == of.replace("-", " ")]
    rows = rows.loc[rows["unit"] == kind] if kind == "figures" else rows.loc[rows["kind"] == kind.replace("-", " ")]
    if rows.empty:
        raise ValueError(f"no texts “{of}” or no kind “{kind}”")
    words = f"{prose.begun(kind.replace('-', ' '))} {SCORED[column]}, in texts {READ[of]}"
    return Quantity(float(rows[column].sum()), "count", words, ("reading_benchmark",))


def _count(things: Iterable[object], words: str) -> Quantity:
    return Quantity(float(len(list(things))), "count", words, ("claims",))
