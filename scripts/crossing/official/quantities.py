"""Figures that the book computes: each has an id that can be read, a value, a unit and a sentence that says what it is.

An id is a name and its arguments, joined by dots: `day.2021-08-21`, `year.2021`, `half.2025-1`. Two ids are compared by
`growth~BASE~NEW` (percent), `multiple~BASE~NEW`, `difference~A~B` (A less B) and `share~PART~WHOLE` (percent), where
BASE, NEW and so on are ids of quantities or of claims.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any, NamedTuple

from crossing.errors import BookError
from crossing.language import prose
from crossing.language.missing import missing
from crossing.language.spans import ONE_DAY, Span, as_date, first_day, half_year, last_day, one_day, whole_year
from crossing.ledger import Ledger, resource
from crossing.ledger.citing import Citation, citation, of_claim, of_count
from crossing.official import refugees
from crossing.official.baselines import baselines
from crossing.official.geography import narrowest
from crossing.official.judgement import official
from crossing.official.series import Counted, Series

OFFICIAL = "daily"


@dataclass(frozen=True)
class Quantity:
    """A computed figure: its id, value (None where not recorded), unit of the ledger, sentence and the tables used.

    `when` is what stands behind the value in a sum ("in 2021", "as reported"), `counts` what it is a number of, whenever
    it was; `sum` is how a comparison was worked out. `cited` names where the value can be read, where a row of a table says it.
    """

    ident: str
    value: float | None
    unit: str
    sentence: str
    tables: tuple[str, ...]
    when: str = ""
    counts: str = ""
    cited: tuple[Citation, ...] = ()
    sum: str = ""

    @property
    def words(self) -> str:
        """The value as a sentence has it."""
        return in_words(self.value, self.unit)

    @property
    def operand(self) -> str:
        """The value as it stands in a sum: "28,526 in 2021"."""
        return f"{self.words} {self.when}".strip()


class Made(NamedTuple):
    """What a maker gives: see Quantity."""

    value: float | None
    unit: str
    sentence: str
    tables: tuple[str, ...]
    when: str = ""
    counts: str = ""
    cited: tuple[Citation, ...] = ()


Maker = Callable[..., tuple[Any, ...]]  # a Made, or its first four values
MAKERS: dict[str, Maker] = {}
PAIRS: dict[str, tuple[Callable[[float, float], float], str]] = {
    "growth": (lambda a, b: (b - a) / a * 100, "percent"),
    "multiple": (lambda a, b: b / a, "ratio"),
    "difference": (lambda a, b: a - b, ""),
    "share": (lambda a, b: a / b * 100, "percent"),
}


# how a pair was worked out, in words: {first} and {second} are the two numbers as their id names them
SUMS = {
    "growth": "{second} against {first}: a change of {result}",
    "multiple": "{second} / {first} = {result}",
    "difference": "{first} − {second} = {result}",
    "share": "{first} / {second} = {result}",
}


def quantity(name: str) -> Callable[[Maker], Maker]:
    """Register the function that computes the quantities whose id begins with `name`."""

    def register(function: Maker) -> Maker:
        MAKERS[name] = function
        return function

    return register


@lru_cache(maxsize=4096)
def compute(ident: str, ledger: Ledger) -> Quantity:
    """Return the quantity with this id. Raises BookError if the id names nothing that can be computed."""
    name, tilde, rest = ident.partition("~")
    if tilde:
        return _pair(ident, name, rest.split("~"), ledger)
    parts = ident.split(".")
    if ".".join(parts[:2]) in MAKERS:  # a maker with a name of two parts goes before that of the first part
        parts = [".".join(parts[:2]), *parts[2:]]
    if parts[0] not in MAKERS:
        raise BookError(f"“{ident}” is no claim and no quantity; quantities begin with {', '.join(sorted(MAKERS))}.")
    try:
        made = Made(*MAKERS[parts[0]](ledger, *parts[1:]))
    except BookError as error:
        raise BookError(f"“{ident}” cannot be computed: {error}") from None
    except (TypeError, ValueError, KeyError, IndexError) as error:
        raise BookError(f"“{ident}” cannot be computed ({error}); check the name's arguments.") from None
    value = None if made.value is None or missing(made.value) else float(made.value)
    return Quantity(ident, value, *made[1:])


def _pair(ident: str, name: str, operands: list[str], ledger: Ledger) -> Quantity:
    if name not in PAIRS or len(operands) != 2:
        raise BookError(f"“{ident}” cannot be computed: a comparison is one of {', '.join(PAIRS)} and two ids.")
    first, second = (lookup(operand, ledger) for operand in operands)
    function, unit = PAIRS[name]
    try:
        value = None if first.value is None or second.value is None else function(first.value, second.value)
    except ZeroDivisionError:
        raise BookError(
            f"“{ident}” cannot be computed: the figure that it divides by is 0; compare with one that is not."
        ) from None
    unit = unit or first.unit
    worked_out = SUMS[name].format(first=first.operand, second=second.operand, result=in_words(value, unit))
    counts = "; ".join(dict.fromkeys(item.counts or item.sentence for item in (first, second)))
    return Quantity(
        ident,
        value,
        unit,
        f"{worked_out}. {counts}",
        tuple(dict.fromkeys(first.tables + second.tables)),
        counts=counts,
        cited=tuple(dict.fromkeys(first.cited + second.cited)),
        sum=worked_out,
    )


def in_words(value: float | None, unit: str) -> str:
    """Return a computed value in words: one decimal where it has more than two."""
    long = value is not None and round(value, 2) != value
    return prose.value(value, unit, "one" if long else "")


def lookup(ident: str, ledger: Ledger) -> Quantity:
    """Return a claim or a computed quantity by its id, both as a Quantity. Raises BookError if there is neither."""
    if not is_claim(ident, ledger):
        return compute(ident, ledger)
    claim = ledger.claim(ident)
    return Quantity(
        ident,
        claim.value,
        claim.unit,
        f"“{prose.within_quote(claim.quote)}”, {claim.source.short_title}, line {claim.line}",
        ("claims",),
        when="as reported",
        counts=f"“{prose.within_quote(claim.quote)}”",
        cited=(of_claim(claim),),
    )


def is_claim(ident: str, ledger: Ledger) -> bool:
    """True if the id is a claim's."""
    return ident in ledger.rows.claims


def _series(ledger: Ledger, counted: Counted = Counted.PEOPLE) -> Series:
    return official(ledger).measure(counted).series


def _total(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> float | None:
    """What arrived over a span; None where the table does not hold every day of it."""
    series = _series(ledger, counted)
    return float(series.total(span)) if series.covers(span) else None


def _arrived(ledger: Ledger, span: Span, counted: Counted = Counted.PEOPLE) -> Made:
    """The quantity of people or boats over a span."""
    when = in_a_sentence(span)
    counts = f"{counted.capitalize()} recorded as arriving"
    return Made(
        _total(ledger, span, counted),
        counted.value,
        f"{counts} {when}, as on record now",
        (OFFICIAL,),
        when,
        f"{counts}, as on record now",
    )


def in_a_sentence(span: Span) -> str:
    """Return a span with the word that joins it to a count: "on 21 August 2021", "in 2021", "from January to June 2025"."""
    words = prose.span(span)
    if span.start == span.end:
        return f"on {words}"
    return f"from {words}" if " to " in words else f"in {words}"


@quantity("day")
def _day(ledger: Ledger, date: str) -> Made:
    return _arrived(ledger, one_day(as_date(date)))


@quantity("span")
def _span(ledger: Ledger, start: str, end: str) -> Made:
    return _arrived(ledger, Span(as_date(start), as_date(end)))


@quantity("year")
def _year(ledger: Ledger, year: str) -> Made:
    return _arrived(ledger, whole_year(int(year)))


@quantity("month")
def _month(ledger: Ledger, month: str) -> Made:
    return _arrived(ledger, Span(first_day(month), last_day(month)))


@quantity("half")
def _half(ledger: Ledger, half: str) -> Made:
    return _arrived(ledger, _half_year(half))


def _half_year(half: str) -> Span:
    """A half-year written as in `2025-1`."""
    year, which = half.split("-")
    return half_year(int(year), int(which))


@quantity("boats")
def _boats(ledger: Ledger, date: str) -> Made:
    return _arrived(ledger, one_day(as_date(date)), counted=Counted.BOATS)


@quantity("boats-span")
def _boats_span(ledger: Ledger, start: str, end: str) -> Made:
    return _arrived(ledger, Span(as_date(start), as_date(end)), counted=Counted.BOATS)


@quantity("boats-year")
def _boats_year(ledger: Ledger, year: str) -> Made:
    return _arrived(ledger, whole_year(int(year)), Counted.BOATS)


@quantity("boats-half")
def _boats_half(ledger: Ledger, half: str) -> Made:
    return _arrived(ledger, _half_year(half), counted=Counted.BOATS)


@quantity("people-per-boat")
def _people_per_boat(ledger: Ledger, year: str) -> Made:
    span = whole_year(int(year))
    people, boats = _total(ledger, span), _total(ledger, span, Counted.BOATS)
    return Made(
        people / boats if people and boats else None,
        "people",
        f"People per boat in {year}, as on record now",
        (OFFICIAL,),
    )


@quantity("announced")
def _announced(ledger: Ledger, date: str) -> Made:
    """The count announced for a record day at the time."""
    found = dict(official(ledger).people.then.announced).get(as_date(date))
    return _once(found, date, "announced at the time as a record day", "record_days")


@quantity("first-published")
def _first_published(ledger: Ledger, date: str) -> Made:
    """The count the Ministry of Defence published on the day itself, 2022-23."""
    found = official(ledger).people.then.by_ministry.get(as_date(date))
    return _once(found, date, "as first published by the Ministry of Defence", "mod_daily")


def _once(found: int | None, day: str, words: str, table: str) -> Made:
    value = None if found is None else float(found)
    when = prose.day(as_date(day))
    return Made(value, "people", f"Arrivals on {when}, {words}", (table,), f"on {when}")


@quantity("twice-published")
def _twice_published(ledger: Ledger, what: str) -> Made:
    """The days that were published twice, 2022-23: `days`, `differ`, `then` and `now` (sums of arrivals), `busy` (any arrivals).

    `span` counts all days from the first of them to the last, `missing` those of the span that have no first count.
    """
    found, then, now = official(ledger).people.revision, official(ledger).people.then, Series(ledger.daily)
    days = list(then.by_ministry)
    span = Span(min(days), max(days)).days
    busy = sum(max(value, now.day(day)) > 0 for day, value in then.by_ministry.items() if now.has(day))
    value, unit, words = {
        "days": (found.days, "count", "Days with both a first-published and a current count"),
        "span": (span, "count", "Days from the first to the last that has both counts"),
        "missing": (span - found.days, "count", "Days of that span without a first-published count"),
        "busy": (busy, "count", "Days of those on which anyone arrived, by either count"),
        "differ": (found.differing, "count", "Days of those whose two counts differ"),
        "then": (found.sum_published, "people", "Arrivals on those days as first published"),
        "now": (found.sum_now, "people", "Arrivals on those days as on record now"),
    }[what]
    return Made(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.by-others")
def _revision_by_others(ledger: Ledger, what: str, days: str = "") -> Made:
    """How far days that others published first have moved: `usual` and `largest` (per cent, days of at least `large-day` people).

    `large-days` counts these days, `with-arrivals` all days on which somebody arrived by either count; `small-usual` is the
    usual difference on smaller days, in people; `over.365` is the usual difference of a sum over so many days, in per cent.
    """
    found = official(ledger).people.revision
    if what == "over":
        words = f"Usual difference (19 in 20) of a sum over {prose.number(int(days))} days first published by others"
        return Made(100 * found.over_days(int(days)), "percent", words, ("mod_daily", OFFICIAL))
    large = f"days published with at least {found.small} people"
    value, unit, words = {
        "usual": (100 * found.usual_share, "percent", f"Difference that 19 in 20 {large} do not exceed"),
        "largest": (100 * found.largest_share, "percent", f"Largest difference on {large}"),
        "large-day": (found.small, "people", "People from which a day's difference is measured as a share"),
        "large-days": (found.large_days, "count", f"Number of {large}"),
        "with-arrivals": (found.with_arrivals, "count", "Days with both counts on which somebody arrived by either"),
        "small-usual": (found.usual_number, "people", "Difference that 19 in 20 smaller days do not exceed"),
    }[what]
    return Made(float(value), unit, words, ("mod_daily", OFFICIAL))


@quantity("revision.home-office")
def _revision_home_office(ledger: Ledger, what: str) -> Made:
    """How far the Home Office's own days have moved between its releases: `days` compared, `moved`, `usual` and `largest` (per cent)."""
    found = official(ledger).people.releases
    value, unit, words = {
        "days": (found.days, "count", "Days compared between two releases of the Home Office"),
        "moved": (found.moved, "count", "Days of those whose count changed"),
        "usual": (100 * found.usual_share, "percent", "Difference that 19 in 20 of those days do not exceed"),
        "largest": (100 * found.largest_share, "percent", "Largest difference on any of those days"),
        "marked": (len(official(ledger).people.marked), "count", "Days that the Home Office marks as revised"),
    }[what]
    return Made(float(value), unit, words, ("revisions", OFFICIAL))


@quantity("rank")
def _rank(ledger: Ledger, date: str, start: str = "2018-01-01", end: str = "") -> Made:
    """The rank of a day among all days from `start` to `end` (to the end of the table where empty)."""
    series, when = _series(ledger), as_date(date)
    among = Span(as_date(start), as_date(end) if end else series.last)
    if when not in among:
        raise ValueError(f"{prose.day(when)} lies outside the days it is ranked among")
    words = (
        f"Rank of {prose.day(when)} by arrivals among the days from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Made(float(series.rank(when, among)), "ordinal", words, (OFFICIAL,))


@quantity("money")
def _money(ledger: Ledger, money_id: str, which: str = "gbp") -> Made:
    """A row of money.csv: in pounds (`gbp`), its higher value (`high`) or the amount in its own currency (`own`)."""
    row = ledger.money.loc[ledger.money["money_id"] == money_id].iloc[0]
    column, unit = {
        "gbp": ("amount_gbp", "GBP"),
        "high": ("amount_gbp_high", "GBP"),
        "own": ("amount", row["currency"]),
    }[which]
    cited = Citation(row["citation"], row["url"])
    return Made(float(row[column]), unit, row["covers"], ("money",), cited=(cited,))


@quantity("money-sum")
def _money_sum(ledger: Ledger, which: str) -> Made:
    """The sum of the published components in pounds, with the lower (`low`) or higher (`high`) value of each."""
    parts = ledger.money.loc[ledger.money["kind"] == "component"]
    amounts = parts["amount_gbp"] if which == "low" else parts["amount_gbp_high"].fillna(parts["amount_gbp"])
    if which not in ("low", "high"):
        raise ValueError(which)
    return Made(
        float(amounts.sum()),
        "GBP",
        f"Sum of the published components since 2018, {which}er value of each",
        ("money",),
    )


@quantity("published")
def _published(ledger: Ledger, total_id: str) -> Made:
    """A row of other_published_totals.csv."""
    row = ledger.other_totals.loc[ledger.other_totals["total_id"] == total_id].iloc[0]
    words = f"{prose.capital(ledger.rows.measures[row['measure']].label)}, {prose.span(row['period_start'], row['period_end'])}"
    cited = Citation(row["citation"], "")
    return Made(float(row["value"]), "people", words, ("other_totals",), cited=(cited,))


@quantity("context")
def _context(ledger: Ledger, context_id: str, which: str = "value") -> Made:
    """A row of context/public_counts.csv: its value, or its higher one (`high`)."""
    row = ledger.public_count(context_id)
    value = {"value": row.value, "high": row.value_high}[which]
    words = f"{row.counts}, {prose.span(row.span)}"
    return Made(value, row.unit, words, ("public_counts",), in_a_sentence(row.span), row.counts, (of_count(row),))


@quantity("asylum-mean")
def _asylum_mean(ledger: Ledger, first: str, last: str) -> Made:
    """The mean of yearly UK asylum applications, main applicants, from one year to another."""
    years = range(int(first), int(last) + 1)
    values = [ledger.public_count(f"uk-asylum-{year}").value for year in years]
    words = f"Mean of the yearly asylum applications in the UK, {first} to {last}, main applicants"
    return Made(sum(values) / len(values), "applications", words, ("public_counts",))


@quantity("refugee-share")
def _refugee_share(ledger: Ledger, year: str, who: str = "all") -> Made:
    """Refugees as a share of the UK's population, in percent to two decimals: with pending claims and stateless people (`all`), or refugees only (`refugees`)."""
    named = prose.capital(refugees.NAMED[who])
    words = f"{named} as a share of the population of the UK, end of {year}"
    return Made(refugees.share(ledger, year, who), "percent", words, ("public_counts",))


@quantity("strait-miles")
def _strait_miles(ledger: Ledger) -> Made:
    """The narrowest crossing, to the nearest mile."""
    return Made(
        float(round(narrowest(ledger))),
        "miles",
        "The narrowest crossing of the strait, South Foreland to Cap Gris-Nez",
        ("places",),
    )


@quantity("watch")
def _watch(ledger: Ledger, claim_id: str, what: str) -> Made:
    """A multiple claimed for a term of office: how many `baselines` there are, how many exceed it (`true`), the `lowest` and `highest`."""
    claim = ledger.claim(claim_id)
    if claim.span is None or claim.value is None:
        raise ValueError(f"{claim_id} states no multiple for a term")
    multiple = claim.value
    found = [base.multiple for base in baselines(_series(ledger), claim.span)]
    value, unit, words = {
        "baselines": (len(found), "count", "Baselines under which the multiple can be worked out"),
        "true": (
            sum(one > multiple for one in found),
            "count",
            f"Baselines under which arrivals rose more than {prose.number(multiple)} times",
        ),
        "lowest": (min(found), "ratio", "Lowest multiple under any baseline"),
        "highest": (max(found), "ratio", "Highest multiple under any baseline"),
    }[what]
    term = prose.span(claim.span)
    return Made(float(value), unit, f"{words}, for the term from {term}", (OFFICIAL, "claims"))


@quantity("weekend-rank")
def _weekend_rank(ledger: Ledger, date: str, start: str = "2018-01-01", end: str = "") -> Made:
    """The rank of the weekend that holds a day among the weekends whose Saturdays lie from `start` to `end` (or to the end of the table)."""
    series = _series(ledger)
    among = Span(as_date(start), as_date(end) if end else series.last)
    people = series.weekend(date)
    value = 1 + sum(total > people for _, total in series.weekends(among))
    words = (
        f"Rank of that weekend by arrivals among the weekends from {prose.day(among.start)} to {prose.day(among.end)}"
    )
    return Made(float(value), "ordinal", words, (OFFICIAL,))


@quantity("days-above")
def _days_above(ledger: Ledger, people: str, start: str, end: str) -> Made:
    """Days with more than so many arrivals, from `start` to `end`."""
    among = Span(as_date(start), as_date(end))
    words = f"Days with more than {prose.number(int(people))} arrivals, {prose.span(among)}, as on record now"
    return Made(float(_series(ledger).days_above(int(people), among)), "count", words, (OFFICIAL,))


@quantity("days-between")
def _days_between(ledger: Ledger, first_event: str, second_event: str) -> Made:
    """Days from one dated event of policy.csv to another."""
    first, second = ledger.event(first_event), ledger.event(second_event)
    words = f"Days from {prose.day(first.first)} to {prose.day(second.first)}: {first.label}; {second.label}"
    cited = tuple(dict.fromkeys(citation(event, ledger) for event in (first_event, second_event)))
    return Made(float((second.first - first.first).days), "count", words, ("policy",), cited=cited)


@quantity("prevented")
def _prevented(ledger: Ledger, year: str, column: str = "people_prevented") -> Made:
    """People prevented in the weeks of a year for which that is recorded (`prevented.2024`), or who arrived in them (`prevented.2024.arrivals`)."""
    words = {
        "people_prevented": "prevented from crossing, by French operational estimates",
        "arrivals": "recorded as arriving",
    }[column]
    weeks = ledger.weekly.loc[
        (ledger.weekly["week_ending"].dt.year == int(year)) & ledger.weekly["people_prevented"].notna()
    ]
    value = float(weeks[column].sum()) if len(weeks) else None
    return Made(
        value, "people", f"People {words}, in the weeks of {year} for which prevention is recorded", ("weekly",)
    )


@quantity("revised-beside")
def _revised_beside(ledger: Ledger) -> Made:
    """Days published twice whose count was changed one way and that of the day before or after the other way."""
    series = _series(ledger)
    then = official(ledger).people.then.by_ministry
    change = {day: series.day(day) - value for day, value in then.items() if series.has(day)}
    beside = sum(
        any(value * change.get(day + step, 0) < 0 for step in (-ONE_DAY, ONE_DAY)) for day, value in change.items()
    )
    words = "Days whose count changed and that stand beside a day whose count changed the other way"
    return Made(float(beside), "count", words, ("mod_daily", OFFICIAL))


@quantity("count")
def _count(ledger: Ledger, table: str) -> Made:
    """Rows of one of the ledger's tables, by its name: `count.claims`."""
    if table not in (field.name for field in fields(ledger)):
        raise ValueError(f"there is no table {table}")
    words = f"Entries in the book’s table “{resource(table)['title']}”"
    return Made(float(len(getattr(ledger, table))), "count", words, (table,))


@quantity("count.sources")
def _count_sources(ledger: Ledger, kind: str = "") -> Made:
    """The reports: all, `originals`, machine-made `copies`, those `undated` in print, those that speak of a `record`."""
    sources, claims = ledger.rows.sources.values(), ledger.rows.claims.values()
    speaking = {claim.source_id for claim in claims if claim.record}
    chosen, words = {
        "": (sources, "Reports whose figures the ledger holds"),
        "originals": ([s for s in sources if s.text_quality == "original"], "Reports that are no machine-made copies"),
        "copies": ([s for s in sources if s.text_quality != "original"], "Reports that are machine-made copies"),
        "undated": ([s for s in sources if s.published_basis == "inferred"], "Reports that print no date of their own"),
        "record": ([s for s in sources if s.source_id in speaking], "Reports that speak of a record"),
    }[kind]
    return Made(float(len(chosen)), "count", words, ("sources", "claims") if kind == "record" else ("sources",))
