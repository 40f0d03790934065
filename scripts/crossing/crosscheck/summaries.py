"""What the cross-check found, as tidy tables for charts. Nothing is decided here: every verdict is the cross-check's own."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd

from crossing.crosscheck.asking import span_of, value_of
from crossing.crosscheck.run import results
from crossing.language import prose
from crossing.language.spans import Span, month_end, twelve_months_after, twelve_months_to, whole_year
from crossing.ledger import Ledger
from crossing.ledger.excerpts import words
from crossing.ledger.rows import Claim, Promise
from crossing.ledger.vocabulary import (
    InSeries,
    MeasureRole,
    NumberVerdict,
    Qualifier,
    RecordScope,
    Role,
    Severity,
    SpanKind,
    Stating,
    Unit,
    Verdict,
)
from crossing.ledger.wording import stated
from crossing.official import Series, baselines, from_before, official
from crossing.official.on_record import on_record
from crossing.reading.terms import PARTY, Term, Terms

# The rules whose verdict on a count itself stands beside it: whether a record was overtaken is another question.
TESTS = ("official-day", "official-span", "growth-against-base")
PER_WORDS = 100
GRADES = (Severity.MISLEADING, Severity.CONFUSING, Severity.UNTIDY)


def held(ledger: Ledger) -> pd.DataFrame:
    """Return every statement that the series can be held against, equal ones in one row, by date.

    Columns: claim_id (of the first), span and who (what is counted, which sources state it), stated and on_record (both in words), verdict and its sign, and
    for counts of people reported, now and kept (whether the words only set a limit, which the record keeps). Shares and
    multiples come last, without these.
    """
    series, claims = official(ledger).people.series, ledger.rows.claims.values()
    counts = [claim for claim in claims if claim.measure.in_series != InSeries.NO and claim.unit == Unit.PEOPLE]
    counts = [claim for claim in counts if claim.value is not None and claim.span is not None]
    rows = []
    for _, same in itertools.groupby(sorted(counts, key=_count), _count):
        equal = list(same)
        now = _now(equal[0], series)
        if now is not None:
            rows.append(_row(ledger, equal, _span_name(equal[0]), prose.number(now), now))
    for claim in claims:
        if claim.measure.role == MeasureRole.GROWTH and claim.unit == Unit.PERCENT and claim.span:
            found = on_record(claim, ledger)
            share = prose.value(found.value if found else None, "percent", "one")
            rows.append(_row(ledger, [claim], f"Growth, {prose.span(claim.span)}", share))
    for claim in claims:
        if claim.measure.role == MeasureRole.MULTIPLE and claim.measure.in_series != InSeries.NO and claim.span:
            ways = [way.multiple for way in from_before(baselines(series, claim.span), claim.span)]
            told = (
                f"{prose.number(min(ways), 1)} to {prose.number(max(ways), 1)} times, by the baseline"
                if ways
                else prose.NONE_RECORDED
            )
            rows.append(_row(ledger, [claim], f"Multiple, {prose.span(claim.span)}", told))
    return pd.DataFrame(rows)


def _count(claim: Claim) -> tuple[date, date, str, float, str]:
    """What makes two statements equal: the days, the measure and the number."""
    span = span_of(claim)
    return span.start, span.end, claim.measure.name, value_of(claim), str(claim.base)


def _now(claim: Claim, series: Series) -> int | None:
    """People on record now for what a claim counts; None where the series does not hold all of it."""
    spans = [claim.span, claim.base] if claim.measure.in_series == InSeries.CHANGE else [claim.span]
    if not all(span is not None and series.covers(span) for span in spans):
        return None
    people = [series.total(span) for span in spans if span is not None]
    return people[0] - sum(people[1:])


def _row(ledger: Ledger, equal: list[Claim], span: str, on_record: str, now: int | None = None) -> dict[str, object]:
    claim = equal[0]
    verdict = _verdict(ledger, claim)
    row: dict[str, object] = {
        "claim_id": claim.claim_id,
        "span": span,
        "who": _who(equal),
        "stated": stated(claim).strip(),
        "on_record": on_record,
        "verdict": verdict,
        "sign": verdict.number.sign,
    }
    if now is None:
        return row
    value = value_of(claim)
    kept = {Qualifier.MORE_THAN: now > value, Qualifier.LESS_THAN: now < value}.get(claim.qualifier, False)
    return row | {"reported": value, "now": now, "kept": kept}


def _verdict(ledger: Ledger, claim: Claim) -> Verdict:
    """What the rule that judged the count itself says of it, or else the verdict on the claim's number."""
    found = results(ledger)
    for item in found.findings:
        if item.rule in TESTS and claim.claim_id in (item.judges or item.claim_ids) and item.verdict:
            return item.verdict
    return Verdict(found.judgements[claim.claim_id].number)


def _who(claims: Iterable[Claim]) -> str:
    return prose.listing(list(dict.fromkeys(claim.source.name for claim in claims)))


def _span_name(claim: Claim) -> str:
    """What a claim counts, in a few words: "2021 up to 7 September", "January to June 2025"."""
    span = span_of(claim)
    start, end = span.start, span.end
    if claim.measure.in_series == InSeries.CHANGE and claim.base:
        return f"Rise, {claim.base.start.year} to {prose.day(end, short=True)}"
    if start.year != end.year or span == whole_year(end.year) or start.month == end.month:
        return prose.span(span)
    if start.day == 1 and end == month_end(end.year, end.month):
        return f"{start:%B} to {end:%B %Y}"
    return f"{start.year} up to {end.day} {end:%B}" if (start.month, start.day) == (1, 1) else prose.span(span)


def record_days(ledger: Ledger) -> pd.DataFrame:
    """Return the days that sources call records, or that fall in a weekend called one, by date; one row for each count given.

    Columns: date, who, stated, value, now, rank (among all days up to it, as on record now), is_step (whether a source
    calls the day itself a record) and words, what else it calls it.
    """
    claims, series = ledger.rows.claims.values(), official(ledger).people.series
    days = [
        claim
        for claim in claims
        if claim.measure.span_kind == SpanKind.DAY and claim.measure.in_series == InSeries.SAME
    ]
    days = [claim for claim in days if claim.unit == Unit.PEOPLE and claim.value is not None and claim.day]
    weekends = [(claim, claim.span) for claim in claims if claim.record == RecordScope.WEEKEND and claim.span]
    rows = []
    # sources that give a day different counts stand apart: none is named beside a number that it does not state
    for (day, value), same in itertools.groupby(sorted(days, key=_day_and_value), _day_and_value):
        equal = list(same)
        sources = [claim.source for claim in equal]
        within = [claim for claim, span in weekends if day in span and claim.source in sources]
        is_step = any(claim.record == RecordScope.DAY for claim in equal)
        if series.has(day) and (is_step or within):
            rows.append(
                {
                    "date": pd.Timestamp(day),
                    "who": _who(equal),
                    "stated": stated(equal[0]),
                    "value": value,
                    "now": series.day(day),
                    "rank": 1 + series.days_above(series.day(day), Span(series.first, day)),
                    "is_step": is_step,
                    "words": "" if is_step else _called(within[0]),
                }
            )
    return pd.DataFrame(rows)


def _day_and_value(claim: Claim) -> tuple[date, float]:
    """What puts counts of single days in order: which day, and how many."""
    return span_of(claim).start, value_of(claim)


def _called(claim: Claim) -> str:
    """What a source calls a record, in its own words: “record” and the word after it; empty if it does not say the word."""
    return words(claim, "record", after=1) if "record" in claim.quote.lower() else ""


def slips_by_source(ledger: Ledger, *, sure: bool = False) -> pd.DataFrame:
    """Return how many slips each source has of each grade: source_id, source, text, words, severity, slips, rate.

    `text` says whether a source is an original or a copy; `rate` is slips for every PER_WORDS words. A slip counts for the
    sources whose words it judges. With `sure` only slips of which the readers or rules are sure count.
    """
    found = [slip for slip in results(ledger).slips if slip.is_sure or not sure]
    rows = []
    for source in ledger.sources_by_date():
        for severity in GRADES:
            count = sum(slip.grade is severity and source in slip.about for slip in found)
            rows.append(
                {
                    "source_id": source.source_id,
                    "source": source.name,
                    "text": "machine-made copy" if source.is_copy else "original",
                    "words": source.words,
                    "severity": severity,
                    "slips": count,
                    "rate": count / source.words * PER_WORDS,
                }
            )
    return pd.DataFrame(rows)


def by_speaker(ledger: Ledger) -> pd.DataFrame:
    """Return how the statements of every speaker came out: speaker, party, stated, tested, a column a verdict, and dates.

    Dates and times are only counted: they are the calendar's, and their verdicts say nothing of the speaker.
    `party` is that of a person known to the ledger, or else the role in which somebody speaks. Statements of the outlets
    themselves stand in one row. One scale holds for all: the verdicts are those of the ledger.
    """
    judged = results(ledger).judgements
    rows: dict[tuple[str, str], list[NumberVerdict]] = {}
    dates: Counter[tuple[str, str]] = Counter()
    for claim in ledger.rows.claims.values():
        verdicts = rows.setdefault(_speaks(claim, ledger), [])
        if claim.states is Stating.DATE:
            dates[_speaks(claim, ledger)] += 1
        else:
            verdicts.append(judged[claim.claim_id].number)
    table = [
        {
            "speaker": speaker,
            "party": party,
            "stated": len(verdicts),
            "tested": sum(verdict is not NumberVerdict.CANNOT_BE_TESTED for verdict in verdicts),
            **{verdict.value: verdicts.count(verdict) for verdict in NumberVerdict},
            "dates": dates[speaker, party],
        }
        for (speaker, party), verdicts in rows.items()
    ]
    return pd.DataFrame(table).sort_values(["party", "speaker"], ignore_index=True)


def _speaks(claim: Claim, ledger: Ledger) -> tuple[str, str]:
    """Who says it, and for whom: the party of a person, or a role."""
    if claim.speaker_role is Role.OUTLET:
        return "The outlets themselves", claim.speaker_role
    person = next((person for person in ledger.rows.people.values() if person.named_in(claim.speaker)), None)
    if person is None:
        return prose.capital(claim.speaker), claim.speaker_role
    return person.name, person.party or claim.speaker_role


def promises(ledger: Ledger) -> pd.DataFrame:
    """Return what followed every promise of a government, in the order of their dates; one made in opposition has a second
    row, from the day on which its party took office.

    Columns: promise_id, speaker, by (the speaker in few words), party, promise, turn (the day from which “after” is counted), counted (words for that day
    where it was made in opposition), earlier and later (the twelve months up to it and after it), before and after (people
    who arrived in them; missing where the series does not hold them), citation and url.
    """
    series, terms = official(ledger).people.series, Terms(ledger.table("terms"))
    rows = []
    for promise, turn, counted in _turns(ledger.rows.promises.values(), terms):
        spans = twelve_months_to(turn), twelve_months_after(turn)
        held = [series.total(span) if series.covers(span) else None for span in spans]
        rows.append(
            {
                "promise_id": promise.promise_id,
                "speaker": promise.made_by or promise.person.name,
                "by": promise.by,
                "party": promise.person.party,
                "promise": promise.promise,
                "turn": turn,
                "counted": counted,
                "earlier": spans[0],
                "later": spans[1],
                "before": held[0],
                "after": held[1],
                "citation": promise.citation,
                "url": promise.url,
            }
        )
    return pd.DataFrame(rows).sort_values("turn", ignore_index=True)


def _turns(promises: Iterable[Promise], terms: Terms) -> Iterator[tuple[Promise, date, str]]:
    """Each promise with the day from which it is counted and words for that day; one made in opposition twice."""
    for promise in promises:
        of_party = [term for term in terms.terms if term.kind == PARTY and _names(term, promise.person.party)]
        later = [term.start for term in of_party if term.start > promise.turn]
        governs = terms.holder(PARTY, promise.turn) in of_party
        if governs or not later:
            yield promise, promise.turn, ""
        else:
            yield promise, promise.turn, "in opposition"
            yield promise, min(later), "on taking office"


def _names(term: Term, party: str) -> bool:
    return bool(party) and any(name.startswith(party) for name in term.names)


def directions(followed: pd.DataFrame) -> dict[str, int]:
    """Return how many promises were followed by `more` arrivals, by `fewer`, and of how many that `depends` on the day from
    which they are counted, of rows of `promises`."""
    rose = (followed["after"] > followed["before"]).groupby(followed["promise_id"]).agg(["all", "any"])
    more, some = rose["all"].sum(), rose["any"].sum()
    return {"more": int(more), "fewer": int(len(rose) - some), "depends": int(some - more)}
