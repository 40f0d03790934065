"""Finding one's way: groups of pages, where a chapter stands, and its time."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from crossing.book import wayfinding
from crossing.book.contents import chapters
from crossing.book.wayfinding import Entry
from crossing.language.spans import Span
from crossing.ledger import Ledger
from crossing.official import official

DOCS = [path.stem for path in chapters()]


@pytest.fixture
def groups(ledger: Ledger) -> list[wayfinding.Group]:
    return wayfinding.groups([Entry(doc, doc, doc) for doc in DOCS[1:]], ledger)


def test_every_page_but_the_first_is_in_one_group(groups: list[wayfinding.Group]):
    assert [group.name for group in groups] == ["Story", "Check", "Reference"]
    assert [page.doc for group in groups for page in group.pages] == DOCS[1:]


def test_a_chapter_says_which_of_how_many_it_is(groups: list[wayfinding.Group]):
    story = wayfinding.story(groups)
    assert [wayfinding.standing(doc, groups) for doc in story] == [
        f"Chapter {place} of {len(story)}" for place in range(1, len(story) + 1)
    ]
    assert wayfinding.standing("methods", groups) == "Reference"
    assert wayfinding.standing("search", groups) == ""


def test_each_report_has_its_chapter_and_each_chapter_its_time(ledger: Ledger, groups: list[wayfinding.Group]):
    story = wayfinding.story(groups)
    told = [source.source_id for doc in story for source in wayfinding.reports_of(doc, ledger)]
    assert sorted(told) == sorted(ledger.rows.sources)
    spans = [wayfinding.span_of(doc, story, ledger) for doc in story]
    assert all(before.end < after.start for before, after in itertools.pairwise(spans) if before and after)
    between = wayfinding.span_of("between", story, ledger)
    assert between == Span(date(2021, 12, 1), date(2025, 5, 31))  # from the last report before to the first after
    assert wayfinding.span_of("between", ["between", "june-2025"], ledger) is None


def test_the_strip_holds_every_month_and_marks_the_chapters_own(ledger: Ledger, groups: list[wayfinding.Group]):
    story = wayfinding.story(groups)
    strip = wayfinding.strip("november-2021", story, ledger)
    assert strip is not None
    series = official(ledger).people.series
    highest = max(strip.bars, key=lambda bar: bar.height)
    assert highest.height == 100
    own = [bar for bar in strip.bars if bar.here]
    assert len(own) == 1
    months = {(day.year, day.month): series.month(day.year, day.month) for day in [date(2021, 11, 1), date(2022, 8, 1)]}
    assert own[0].height == pytest.approx(100 * months[2021, 11] / max(months.values()), abs=0.1)
    first, last = series.whole.start, series.whole.end
    every = 12 * (last.year - first.year) + last.month - first.month + 1
    before = 12 * (2021 - first.year) + 11 - first.month
    assert own[0].left == pytest.approx(100 * before / every, abs=0.01)
    assert strip.start <= own[0].left < strip.end
    assert [stop.doc for stop in strip.stops].count("november-2021") == 2
    assert [(way.stops[0].doc, len(way.stops)) for way in strip.ways if way.stops[0].doc == "november-2021"] == [
        ("november-2021", 2)
    ]
    # a finger that taps a mark means its chapter: each mark lies in the part that leads there
    assert all(0 <= at <= 100 for way in strip.ways for at in (way.mark, way.clear))
    # a ring stands in the time of its reports, and on the narrowest phone, where the picture has 280 px, none on another
    at = {
        place: [way.box + getattr(way, place) * strip.room / 100 for way in strip.ways] for place in ("mark", "clear")
    }
    for way, mark in zip(strip.ways, at["mark"], strict=True):
        assert min(stop.left for stop in way.stops) - 0.01 <= mark <= max(stop.left for stop in way.stops) + 0.01
    assert all(2.8 * (after - before) > 8 for before, after in itertools.pairwise(at["clear"]))
    assert wayfinding.strip("methods", story, ledger) is None
