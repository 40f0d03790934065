"""The two sides of a change: which spans a growth, multiple or difference may be told of, and what they are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from crossing.language.dates import Kind
from crossing.language.spans import Span, like_days, whole_year
from crossing.reading import attaching, tolerances
from crossing.reading import wording as w
from crossing.reading.answers import Measure
from crossing.reading.case import Told
from crossing.reading.mentions import Mention
from crossing.reading.moments import Moment, Setting

THAN = rf"(?:than|on|from|against|compared\s+(?:with|to)|versus|vs|of|as\s+(?:many|much|great|large|high|few)(?:\s+\w+){{0,3}}?\s+as|{w.OVER}|{w.UNDER})"
_COMPARES = re.compile(rf"(?i)\b{THAN}\b(?:\s+(?!and\b|but\b)[^\s,;]+){{0,7}}\s*$")
_COMPARED_BEFORE = re.compile(
    r"(?i)\b(?:compared\s+(?:with|to)|against|from|than|(?:up|down|rise|fall|increase|drop)\s+on)\b[^;]{0,60}$"
)
# "4.6 times that of 2019", "double the number in 2020"
_THAT_OF = re.compile(
    r"(?i)\s*(?:times\s+)?(?:that|those|what\s+it\s+was|(?:as\s+)?the\s+(?:number|total|figure|level|tally|sum|count|arrivals|crossings)(?:\s+of\s+(?:people|arrivals|crossings))?(?:\s+(?:for|in|of)(?:\s+(?:the\s+whole|all)(?:\s+of)?)?)?|those\s+who\s+(?:came|arrived|crossed))\s*|\s*times\s*"
)
_DAY = re.compile(r"(?i)day\b|\byesterday|\bdaily")
# words that name a part of another year by the part of this one: "last year" beside "so far this year"
_LIKE_PARTS = (Kind.SAME_POINT, Kind.SAME_PERIOD, Kind.OTHER_YEAR, Kind.LAST_YEAR, Kind.YEAR, Kind.MONTH)

Pair = tuple[bool, Span, Span]  # whether the words fix both sides, the span told of, and the one it is compared with


def is_base(text: str, mention: Mention, moment: Moment, numbers: Iterable[Mention]) -> bool:
    """True if time words name what a change is compared with: after "than", "on", "from", "against", or by themselves."""
    if moment.place >= mention.end:
        between = text[mention.end : moment.place]
        if re.search(r"(?i);|\.\s|\bbut\b|%|\bper\s?cent\b", between):
            return False
        if re.search(r"(?i)\band\b", between) and not re.search(rf"(?i)\b{THAN}\b[^,]*$", between):
            return False
        if mention.measure is Measure.MULTIPLE and _THAT_OF.fullmatch(between):
            return True
        inner = re.match(r"(?i)(?:on|than|from|at|by|of|in|up\s+to)\s", moment.dated.words)
        numbered = any(mention.end <= n.start < moment.place and n.measure is not Measure.DATE for n in numbers)
        if (
            _COMPARES.search(between)
            or (inner and re.search(r"(?i)\bthan\b", between))
            or re.match(r"(?i)(?:on|than|from)\s", moment.dated.words)
        ):
            return True
        return moment.other and not numbered
    between = text[moment.stop : mention.start]
    if len(between) > 60 or re.search(r"[;.]", between):
        return False
    lead = text[max(0, moment.place - 60) : moment.place]
    if moment.other:
        return bool(re.search(r"(?i)\b(?:compared|against|from|after|than|and)\b[^;]{0,60}$", lead)) or not lead.strip()
    return bool(_COMPARED_BEFORE.search(lead))


def alike(own: Span, base: Span, mention: Mention) -> bool:
    """True if two spans can be compared: of about one length, or any for a multiple."""
    if base == own or base.start >= own.start:
        return False
    so_far = [span for span in (own, base) if (span.start.month, span.start.day) == (1, 1) and span.days < 365]
    if mention.measure is Measure.GROWTH and len(so_far) == 2 and abs(own.days - base.days) > 1:
        return False  # the year up to a day is compared with another up to that day
    if mention.measure is Measure.MULTIPLE:
        return own.days <= tolerances.LONGER * base.days and base.days <= tolerances.SHORTER * own.days
    return abs(own.days - base.days) <= max(tolerances.ALIKE_DAYS, tolerances.ALIKE_LENGTH * own.days)


@dataclass(frozen=True)
class _Sides:
    """What a sentence has for the two sides of a change.

    `owns` are the spans that it may be told of, the likeliest first, each with whether the words fix it; `compared` the time
    words that name what it is compared with, `others` the rest; `before` and `after` the counts told on its two sides, `last` those
    of the sentence before. `named` is False where the words name no span at all, so that only the counts to date are left.
    """

    text: str
    mention: Mention
    at: Setting
    compared: Sequence[Moment]
    others: Sequence[Moment]
    before: Sequence[tuple[Told, Span]]
    after: Sequence[tuple[Told, Span]]
    last: Sequence[tuple[Told, Span]]
    owns: Sequence[tuple[bool, Span]]
    named: bool


def pairs_of(
    text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told], at: Setting, last: Sequence[Told]
) -> Iterator[Pair]:
    """Pairs of the span that is told of and the one it is compared with, the likeliest first; one may come twice.

    `last` are the counts of the sentence before.
    """
    sides = _sides(text, mention, found, told, at, last)
    named = {year for m in sides.compared if m.place >= mention.end and (year := _year_named(m))}
    # "arrivals rose by 24 per cent in 2024 on 2023": where two years alone are named, the first is told of
    base = min((m.place for m in sides.compared), default=0)
    own = {_year_named(m) if m.dated.kind is Kind.YEAR and m.place < base else None for m in sides.others}
    told_of = own if len(named) == 1 == len(own) and None not in own and own != named else set()
    for pair in _pairs(sides, told):
        if (not named or pair[2].end.year in named) and (not told_of or pair[1].end.year in told_of):
            yield pair


def _year_named(moment: Moment) -> int | None:
    """The year that time words name in figures: "2022", "the same stage of 2022"."""
    return moment.dated.year or (moment.spans[0].end.year if moment.dated.year_stated and moment.spans else None)


def _pairs(sides: _Sides, told: Sequence[Told]) -> Iterator[Pair]:
    """Every pair, whatever year is named after the change."""
    for moment in sides.compared:
        yield from _like_parts(sides, moment)
        yield from _as_named(sides, moment)
    yield from _of_counts(sides)
    yield from _with_counts(sides)
    if not sides.compared:
        yield from _with_the_year_before(sides, [t.mention for t in told])
        yield from _among_owns(sides)


def _sides(
    text: str, mention: Mention, found: Sequence[Moment], told: Sequence[Told], at: Setting, last: Sequence[Told]
) -> _Sides:
    measure = Measure.BOATS if mention.counted == "boats" else Measure.PEOPLE
    counts = _spanned(t for t in told if t.mention.measure is measure)
    before = [(t, span) for t, span in counts if t.mention.end <= mention.start]
    after = [(t, span) for t, span in counts if t.mention.start >= mention.end]
    compared = _compared(text, mention, found, [t.mention for t in told])
    others = sorted(
        (m for m in found if m.spans and all(m.stop != c.stop for c in compared)),
        key=lambda m: attaching.cost(text, mention.start, mention.end, m, ()),
    )
    owns = [(t.proven, span) for t, span in reversed(before)]
    proven = {span for t, span in before if t.proven}
    for m in others:
        owns += [(m.sure, span) for span in [span for span in m.spans if span in proven] or m.spans[:10]]
    focus = [(False, span) for span in reversed(at.spans[-6:]) if span.days > 1 or _DAY.search(text)]
    if last and not before and not any(m.place < mention.start for m in others):
        counted = [(t, span) for t, span in reversed(_spanned(last))]
        owns = [(t.proven, span) for t, span in counted if t.mention.measure is Measure.PEOPLE]
        owns += [(False, span) for m in others for span in m.spans[:4]]
        focus = [(t.proven, span) for t, span in counted] + focus
    to_date = [(not owns and not focus, span) for span in attaching.to_date(at)]
    owns += focus + to_date
    if mention.measure is Measure.GROWTH and any(own.days > 1 for _, own in owns[:6]):
        owns = [(sure, own) for sure, own in owns if own.days > 1]
    named = bool(owns) and owns != to_date
    return _Sides(text, mention, at, compared, others, before, after, _spanned(last[-2:]), owns, named)


def _spanned(told: Iterable[Told]) -> list[tuple[Told, Span]]:
    """Counts with the span of each; those without are left out."""
    return [(t, t.span) for t in told if t.span]


def _compared(text: str, mention: Mention, found: Sequence[Moment], numbers: Sequence[Mention]) -> list[Moment]:
    """Time words that name what a change is compared with: after it, just before it ("from 45,774 in 2022"), or "since 2021"."""
    compared = [m for m in found if m.spans and is_base(text, mention, m, numbers)]
    for m in found:
        point = m.dated.parts[0] if m.dated.kind is Kind.SINCE and m.dated.parts else None
        if point and point.span and point.kind is Kind.YEAR and m.place >= mention.end:  # "have doubled since 2021"
            compared.append(replace(m, dated=point, spans=(point.span,), other=True))
    return compared


def _like_parts(sides: _Sides, moment: Moment) -> Iterator[Pair]:
    """ "Last year" beside "so far this year": the like part of the year that words name."""
    dated = moment.dated
    if dated.kind not in _LIKE_PARTS:
        return
    whole = dated.kind in (Kind.YEAR, Kind.LAST_YEAR, Kind.MONTH)
    year = dated.year or (moment.spans[0].end.year if whole else None)
    for sure, own in sides.owns:
        if _another_point(sides, moment, own):
            continue
        moved = like_days(own, year or own.end.year - 1)
        if moved.end < own.end and moved != own:
            yield (sure or dated.kind is Kind.SAME_POINT) and dated.kind is not Kind.MONTH, own, moved


def _another_point(sides: _Sides, moment: Moment, own: Span) -> bool:
    """True if "this point" is of the text's year, and a span is of another one that no count tells."""
    said = sides.at.said
    if moment.dated.kind is not Kind.SAME_POINT or said is None or said.year in (own.end.year, moment.dated.year):
        return False
    return own.start.year != own.end.year or own not in [span for _, span in sides.before]


def _as_named(sides: _Sides, moment: Moment) -> Iterator[Pair]:
    """The spans that words name, each with those of about its length."""
    fixed = moment.sure and moment.dated.kind not in (Kind.SAME_POINT, Kind.YEAR, Kind.LAST_YEAR)
    like = moment.dated.kind in (Kind.SAME_POINT, Kind.SAME_PERIOD)
    for span in moment.spans[:10]:
        for sure, own in sides.owns:
            if like and (own.end.month, own.end.day) != (span.end.month, span.end.day):
                continue  # "the same point of 2022" is no other day of it
            if alike(own, span, sides.mention):
                whole = moment.sure and sure and {own, span} == {whole_year(own.end.year), whole_year(span.end.year)}
                yield (
                    whole or ((sure and fixed) and (span == moment.spans[0] or moment.dated.kind is not Kind.MONTH)),
                    own,
                    span,
                )


def _of_counts(sides: _Sides) -> Iterator[Pair]:
    """The spans of two counts told beside the change."""
    before, after = sides.before, sides.after
    if after and before:
        (own, span), (base, other) = before[-1], after[0]
        yield own.proven and base.proven and not sides.compared, span, other
    beside = [*before[-3:], *after[:2]]
    alone = not sides.compared and not after and sides.mention.measure is not Measure.DIFFERENCE
    for own, span in beside:
        for base, other in [*beside, *sides.last]:
            if own is not base and span.start > other.start and alike(span, other, sides.mention):
                near = alone and all(any(t is one for t, _ in before[-2:]) for one in (own, base))
                yield near and own.proven and base.proven, span, other


def _with_counts(sides: _Sides) -> Iterator[Pair]:
    """Each span told of, with that of a count."""
    for _, base in [*reversed(sides.before), *sides.after]:
        for _, own in sides.owns[:24]:
            if alike(own, base, sides.mention):
                yield False, own, base


def _with_the_year_before(sides: _Sides, numbers: Sequence[Mention]) -> Iterator[Pair]:
    """Nothing named to compare with: the year before the one told of, and the like days of that year."""
    if not sides.named:
        for span in attaching.to_date(sides.at)[:1]:
            yield False, whole_year(span.end.year - 1), whole_year(span.end.year - 2)
    mention = sides.mention
    years = (
        m
        for m in sides.others
        if m.dated.kind in (Kind.YEAR, Kind.LAST_YEAR)
        and not m.running
        and attaching.cost(sides.text, mention.start, mention.end, m, numbers) < tolerances.BESIDE
    )
    for m in [*years][:1]:
        own = m.spans[0]
        base = Span(own.start.replace(year=own.start.year - 1), own.end.replace(year=own.end.year - 1))
        yield len(sides.others) == 1 and not sides.before, own, base
    for _, own in sides.owns[:14]:
        yield False, own, like_days(own, own.end.year - 1)


def _among_owns(sides: _Sides) -> Iterator[Pair]:
    """Nothing named to compare with: two of the spans that may be told of."""
    for n, (_, own) in enumerate(sides.owns[:8]):
        for _, base in sides.owns[n + 1 : 9]:
            if base.start < own.start and alike(own, base, sides.mention):
                yield False, own, base
