"""How a reader finds the way: the pages in groups, where a page stands among the chapters, its sections, its years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from statistics import fmean

from docutils import nodes

from crossing.charts import labels
from crossing.language import prose
from crossing.language.spans import ONE_DAY, Span, month_end, one_day
from crossing.ledger import Ledger
from crossing.ledger.rows import Source
from crossing.ledger.vocabulary import PageKind
from crossing.official import Series, official

GROUPS = {PageKind.CHAPTER: "Story", PageKind.CHECK: "Check", PageKind.REFERENCE: "Reference"}
ROOM = 8.6  # per cent of the years' picture that lead to a chapter: 24 px, a finger's least, on a phone of 320
RING = 3.3  # per cent of it that the ring of a chapter's reports takes there: 8 px, and one to the next
FEWEST = 3  # sections from which a page lists them
DAILY = 100  # days up to which a chapter's small picture shows single days, not months


@dataclass(frozen=True)
class Entry:
    """A page of the book: its name, its title, and what it is called in the menus."""

    doc: str
    title: str
    short: str


@dataclass(frozen=True)
class Group:
    """Pages that serve one purpose, under its name."""

    name: str
    pages: tuple[Entry, ...]

    def holds(self, doc: str) -> bool:
        """Whether a page is one of them."""
        return any(page.doc == doc for page in self.pages)


@dataclass(frozen=True)
class Section:
    """A section of a page: its address in it, and its heading."""

    anchor: str
    title: str


def groups(pages: Sequence[Entry], ledger: Ledger) -> list[Group]:
    """Return pages in groups, in their order; a group without a page is left out."""
    found = [
        Group(words, tuple(page for page in pages if ledger.chapter(page.doc).kind is kind))
        for kind, words in GROUPS.items()
    ]
    return [group for group in found if group.pages]


def story(found: Sequence[Group]) -> list[str]:
    """Return the chapters by name, in order."""
    return [page.doc for group in found if group.name == GROUPS[PageKind.CHAPTER] for page in group.pages]


def standing(doc: str, found: Sequence[Group]) -> str:
    """Return where a page stands: “Chapter 2 of 5”, or the name of its group; nothing for a page in none."""
    for group in found:
        if group.holds(doc) and group.name == GROUPS[PageKind.CHAPTER]:
            return f"Chapter {[page.doc for page in group.pages].index(doc) + 1} of {len(group.pages)}"
        if group.holds(doc):
            return group.name
    return ""


def sections(page: nodes.document | None) -> list[Section]:
    """Return the sections of a page under its title; none where they are too few to need a list."""
    top = next(iter(page.findall(nodes.section)), None) if page else None
    inside = [child for child in top.children if isinstance(child, nodes.section)] if top else []
    found = [Section(each["ids"][0], heading.astext()) for each in inside if (heading := each.next_node(nodes.title))]
    return found if len(found) >= FEWEST else []


# ---- the years of a chapter ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Bar:
    """People who arrived in a month or on a day: where it begins and how high it stands, in per cent of the picture, and
    whether it lies in the time of the chapter."""

    left: float
    height: float
    here: bool

    @property
    def top(self) -> float:
        """Where it begins from above."""
        return round(100 - self.height, 2)


@dataclass(frozen=True)
class Stop:
    """A report: where it stands, in per cent of the picture; what it is called, when it appeared, and its chapter."""

    left: float
    name: str
    published: str
    doc: str


@dataclass(frozen=True)
class Way:
    """The way to a chapter: its reports, where the part of the picture begins that leads there, which is ROOM wide, and
    where their ring stands in that part, in per cent of its width: in its time, and clear of the others on a phone."""

    stops: tuple[Stop, ...]
    box: float
    mark: float
    clear: float


@dataclass(frozen=True)
class Years:
    """A picture of arrivals in time: bars of one width, years with where they begin, reports, and the span of a chapter."""

    bars: tuple[Bar, ...]
    width: float
    years: tuple[tuple[float, int], ...]
    stops: tuple[Stop, ...]
    start: float
    end: float

    @property
    def room(self) -> float:
        """How wide the part is that leads to a chapter."""
        return ROOM

    @property
    def ways(self) -> list[Way]:
        """The ways to the chapters that have reports, in the order of these."""
        together = [tuple(found) for _, found in groupby(self.stops, key=lambda stop: stop.doc)]
        true = [fmean(stop.left for stop in stops) for stops in together]
        boxes = [round(place - ROOM / 2, 2) for place in labels.spread(true, ROOM, within=(0, 100))]
        clear = labels.spread(true, RING, within=(0, 100))
        inside = [
            [round(100 * (at - box) / ROOM, 1) for at, box in zip(row, boxes, strict=True)] for row in (true, clear)
        ]
        return [Way(*way) for way in zip(together, boxes, *inside, strict=True)]


def strip(doc: str, docs: Sequence[str], ledger: Ledger) -> Years | None:
    """Return the months of the whole series with every report, and the span of a chapter; None for a page without one.

    `docs`: the chapters by name, in order.
    """
    span = span_of(doc, docs, ledger) if doc in docs else None
    if span is None:
        return None
    series = official(ledger).people.series
    whole = Span(series.whole.start.replace(day=1), month_end(series.whole.end.year, series.whole.end.month))
    bars, width = _bars(list(_months(whole)), series, span)
    stops = [
        Stop(_share(source.published, whole), source.short_title, prose.day(source.published), name)
        for name in docs
        for source in reports_of(name, ledger)
    ]
    years = [year for year in range(whole.start.year, whole.end.year + 1) if date(year, 1, 1) >= whole.start]
    return Years(
        bars,
        width,
        tuple((_share(date(year, 1, 1), whole), year) for year in years),
        tuple(stops),
        _share(span.start, whole),
        _share(span.end + ONE_DAY, whole),
    )


def thumbnail(doc: str, docs: Sequence[str], ledger: Ledger) -> Years | None:
    """Return the days of a chapter's reports and of the month before, or the months of a longer chapter; None for a page without a span."""
    span = span_of(doc, docs, ledger)
    if span is None:
        return None
    if span.days < DAILY:
        before = span.start - ONE_DAY
        span = Span(before.replace(day=1), span.end)
        spans = [one_day(day) for day in span.each_day()]
    else:
        spans = list(_months(span))
    bars, width = _bars(spans, official(ledger).people.series, span)
    stops = [
        Stop(_share(source.published, span), source.short_title, prose.day(source.published), doc)
        for source in reports_of(doc, ledger)
    ]
    return Years(bars, width, (), tuple(stops), 0, 100)


def reports_of(doc: str, ledger: Ledger) -> list[Source]:
    """Return the reports that a chapter is about, in the order in which they appeared: it tells more of their claims than any other."""
    told: dict[str, Counter[str]] = {}
    for claim in ledger.rows.claims.values():
        if ledger.chapter(claim.chapter).kind is PageKind.CHAPTER:
            told.setdefault(claim.source_id, Counter())[claim.chapter] += 1
    found = [ledger.source(source_id) for source_id, pages in told.items() if pages.most_common(1)[0][0] == doc]
    return sorted(found, key=lambda source: source.published)


def span_of(doc: str, docs: Sequence[str], ledger: Ledger) -> Span | None:
    """Return the time of a chapter: the months of its reports; of one without reports, the time between its neighbours'.

    None where it has no reports and a neighbour on either side has none.
    """
    own = reports_of(doc, ledger)
    if own:
        first, last = own[0].published, own[-1].published
        return Span(first.replace(day=1), month_end(last.year, last.month))
    place = list(docs).index(doc)
    before = [source for name in docs[:place] for source in reports_of(name, ledger)]
    after = [source for name in docs[place + 1 :] for source in reports_of(name, ledger)]
    if not before or not after:
        return None
    return Span(
        month_end(before[-1].published.year, before[-1].published.month) + ONE_DAY,
        after[0].published.replace(day=1) - ONE_DAY,
    )


def _bars(spans: Sequence[Span], series: Series, here: Span) -> tuple[tuple[Bar, ...], float]:
    """A bar for each span that the series holds, the highest as high as the picture, and the width of all in per cent."""
    people = [series.total(span) if series.covers(span) else 0 for span in spans]
    step = 100 / len(spans)
    top = max(people) or 1
    bars = [
        Bar(round(place * step, 2), round(100 * many / top, 1), here.start <= one.start <= here.end)
        for place, (one, many) in enumerate(zip(spans, people, strict=True))
        if many
    ]
    return tuple(bars), round(step * 0.8, 2)


def _share(day: date, whole: Span) -> float:
    """Where a day begins in a span, in per cent of its days."""
    return round(100 * (day - whole.start).days / whole.days, 2)


def _months(span: Span) -> Iterator[Span]:
    """The months from the first day of a span on, one after the other."""
    start = span.start
    while start <= span.end:
        end = month_end(start.year, start.month)
        yield Span(start, end)
        start = end + ONE_DAY
