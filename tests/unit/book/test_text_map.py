"""The text map: words stand where the fingerprints say, the worst is seen, and no word of a report is on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from crossing.book import text_map
from crossing.book.text_map import Paragraph
from crossing.crosscheck.passages import Passage, paragraphs, passages
from crossing.crosscheck.run import results
from crossing.errors import BookError
from crossing.ledger import Ledger
from crossing.ledger.quotes import Fingerprints, Place, normalise, number_places
from crossing.ledger.vocabulary import Severity, Stating
from crossing.official import quantities
from some import some


def passage(first: int, words: int, grade: Severity) -> Passage:
    return Passage("source", 1, Place(first, words), grade, "What is wrong.", f"rule.{first}-{words}")


def test_where_passages_overlap_the_worst_is_seen_and_of_equals_the_shortest():
    long, bad = passage(0, 6, Severity.CONFUSING), passage(4, 3, Severity.MISLEADING)
    short = passage(1, 2, Severity.CONFUSING)
    runs = Paragraph(9, (long, short, bad), ()).runs
    assert [(run.first, run.words, run.passage) for run in runs] == [
        (0, 1, long), (1, 2, short), (3, 1, long), (4, 3, bad), (7, 2, None),
    ]  # fmt: skip
    assert Paragraph(9, (long, bad), ()).grade is Severity.MISLEADING
    assert Paragraph(9, (), ()).grade is None


def test_what_perhaps_misleads_has_a_mark_of_its_own_and_does_not_count(ledger: Ledger):
    surely, maybe = passage(0, 2, Severity.MISLEADING), replace(passage(1, 4, Severity.MISLEADING), sure=False)
    confusing = passage(3, 6, Severity.CONFUSING)
    runs = Paragraph(9, (maybe, confusing, surely), ()).runs
    assert [(run.first, run.words, run.passage.mark) for run in runs if run.passage] == [
        (0, 2, "misleading"), (2, 3, "perhaps"), (5, 4, "confusing"),
    ]  # fmt: skip
    assert Paragraph(9, (maybe, confusing), ()).grade is Severity.CONFUSING
    for report in text_map.reports(ledger):
        marked = [one for one in report.paragraphs if any(not each.sure for each in one.passages)]
        assert report.perhaps == sum(one.grade is not Severity.MISLEADING for one in marked)


def test_words_stand_where_the_texts_have_them(ledger: Ledger, texts: dict[str, list[str]]):
    known = Fingerprints(ledger)
    for source_id, lines in some(texts.items()):
        lengths = {number: many for number, line in enumerate(lines, 1) if (many := len(normalise(line))) >= 3}
        assert known.lengths(source_id) == lengths
    for each in some(passages(results(ledger).slips, known)):
        line = normalise(texts[each.source_id][each.line - 1])
        assert each.place.first + each.place.words <= len(line)
    for (source_id, line), places in some(number_places(ledger, known).items()):
        words = normalise(texts[source_id][line - 1])
        stated = {
            claim.value for claim in ledger.rows.claims.values() if (claim.source_id, claim.line) == (source_id, line)
        }
        assert all(0 <= place.first < len(words) for place in places) and stated


def test_what_is_outlined_is_what_the_book_counts_as_numbers(ledger: Ledger):
    """Each number that a report states has an outline, words without a number have none, and the words say as many."""
    known = Fingerprints(ledger)
    places = number_places(ledger, known)
    stating = [claim for claim in ledger.rows.claims.values() if claim.states is Stating.NUMBER]
    lines = Counter((claim.source_id, claim.line) for claim in stating)
    assert set(places) == set(lines)
    for where, count in lines.items():
        shared = count - len({(claim.value, claim.unit) for claim in stating if (claim.source_id, claim.line) == where})
        # only where one printed number states two: “13,500, more than in the whole of 2020”
        assert count - max(shared, 1) <= len(places[where]) <= count, where
    drawn = text_map.reports(ledger)
    assert sum(report.numbers for report in drawn) == quantities.lookup("count.numbers", ledger).value
    outlined = sum(len(paragraph.numbers) for report in drawn for paragraph in report.paragraphs)
    assert outlined == sum(map(len, places.values()))


def test_the_words_of_a_number_are_its_digits_a_garbled_sum_or_a_word_that_names_none(ledger: Ledger):
    known, outlined = Fingerprints(ledger), number_places(ledger, Fingerprints(ledger))
    for ident, words in (
        ("kent-2021-11-05", "1,185"),
        ("backtranslated-2025-07-15", "700"),
        ("spun-2021-11-25", "every"),
        ("turnaround-2021-09-11", "a"),
    ):
        claim = ledger.rows.claims[ident]
        start = known.place(claim.source_id, claim.line, claim.quote)
        quoted = normalise(claim.quote)
        marked = {
            " ".join(quoted[place.first - start : place.first - start + place.words])
            for place in outlined[claim.source_id, claim.line]
            if start is not None and start <= place.first < start + len(quoted)
        }
        assert any(words in each.split() for each in marked), (ident, marked)


@pytest.mark.slow
def test_every_report_is_drawn_with_as_many_words_and_paragraphs_as_it_has(ledger: Ledger):
    drawn = text_map.reports(ledger)
    assert [report.source for report in drawn] == sorted(
        ledger.rows.sources.values(), key=lambda source: source.published
    )
    for report in drawn:
        assert all(sum(run.words for run in paragraph.runs) == paragraph.words for paragraph in report.paragraphs)
        # words joined by a dash count as two
        assert abs(report.words - report.source.words) <= 0.02 * report.source.words
    assert sum(len(report.paragraphs) for report in drawn) == len(paragraphs(ledger))


def test_the_numbers_in_the_text_are_those_of_the_map(ledger: Ledger):
    drawn = text_map.reports(ledger)
    value = {
        ident: quantities.lookup(f"count.paragraphs{ident}", ledger).value
        for ident in ("", ".misleading", ".misleading.copies", ".perhaps")
    }
    assert value[""] == sum(len(report.paragraphs) for report in drawn)
    assert value[".misleading"] == sum(report.misleading for report in drawn)
    # of some the book is less sure; they have no mark and are told apart, so that no page says that there is nothing
    assert value[".perhaps"] == sum(report.perhaps for report in drawn) > 0
    copies = [report for report in drawn if report.source.text_quality != "original"]
    assert value[".misleading.copies"] == sum(report.misleading for report in copies)
    tested, odd = (quantities.lookup(f"count.numbers.{what}", ledger).value for what in ("tested", "does-not-fit"))
    assert 0 < odd < tested < quantities.lookup("count.numbers", ledger).value


@pytest.mark.slow
def test_a_mark_is_a_link_with_a_name_and_the_map_is_told_in_numbers(ledger: Ledger):
    page = BeautifulSoup(text_map.text_map(ledger, "map"), "html5lib")
    marks = page.select("svg a")
    assert marks and all(mark["href"].startswith("findings.html#s-") for mark in marks)
    assert all(
        mark.find("title")
        .get_text()
        .startswith(("Misleading, paragraph ", "Perhaps misleading, paragraph ", "Confusing, paragraph "))
        for mark in marks
    )
    for report, drawing in zip(text_map.reports(ledger), page.select("svg"), strict=True):
        assert drawing["role"] == "group"
        assert f"{len(report.paragraphs)} paragraphs, {report.misleading} wrong however read" in drawing["aria-label"]
    assert len(page.select("details table tbody tr")) == len(ledger.rows.sources)


def test_no_words_of_a_report_are_drawn(ledger: Ledger):
    page = BeautifulSoup(text_map.text_map(ledger, "map"), "html5lib")
    assert page.select("svg text") == []
    for title in page.select("svg title"):
        title.decompose()  # what is wrong, in the book's words
    shown = " ".join(page.get_text(" ").split())
    assert not [claim.claim_id for claim in ledger.rows.claims.values() if claim.quote in shown]


def test_a_report_that_is_not_there_is_named(ledger: Ledger):
    with pytest.raises(BookError, match=r"sources\.csv has no row “no-such-report”"):
        text_map.text_map(ledger, "map", ["no-such-report"])
