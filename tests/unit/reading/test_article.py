"""The tool for the next article: figures, answers, drafts, quiet on clean text, one sentence for bad input."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from crossing.errors import BookError
from crossing.language.text import Text
from crossing.ledger import load, resource
from crossing.reading.article import Official, Report, check_article, check_lines, read_article, read_date, run
from crossing.reading.drafting import find_figures
from crossing.workshop import bench_words
from pins import said


@pytest.fixture(scope="module")
def ledger():
    return load()


def check(ledger, text: str, day: str | None = "2025-06-02") -> Report:
    return check_lines(text.split("\n"), "x", Official(ledger, date.fromisoformat(day) if day else None))


def answers(report: Report) -> list[tuple[str, str]]:
    return [(answer.figure.number.text, answer.agrees) for answer in report.answers]


def test_a_day_is_tested_by_its_date_and_by_its_weekday(ledger) -> None:
    assert answers(check(ledger, "On 31 May 2025, 1,195 people crossed the Channel.", None)) == [("1,195", "yes")]
    assert answers(check(ledger, "On Saturday 1,195 people crossed the Channel.")) == [("1,195", "yes")]
    assert answers(check(ledger, "On Saturday 1,915 people crossed the Channel.")) == [("1,915", "no")]
    assert answers(check(ledger, "On Saturday 1,195 people crossed the Channel.", None)) == []  # no date, no test


def test_a_figure_as_published_then_fits_although_it_was_revised(ledger) -> None:
    report = check(ledger, "A record 1,185 people crossed the Channel on Thursday.", "2021-11-16")
    assert answers(report) == [("1,185", "yes")]
    assert "1,250" in report.answers[0].sentence and "1,305 on 3 September 2022" in report.answers[0].sentence


def test_a_record_is_judged_as_of_its_day(ledger) -> None:
    report = check(ledger, "A record 1,195 people crossed the Channel on Saturday.")
    assert "record of 2025 only" in report.answers[0].sentence


def test_totals_of_years_halves_and_the_year_so_far(ledger) -> None:
    text = "In 2024, 36,816 people arrived in small boats, against 29,437 in 2023."
    assert answers(check(ledger, text)) == [("36,816", "yes"), ("29,437", "yes")]
    half = "Between January and June 2025 around 20,000 people crossed the Channel in small boats, up 48% on the same period in 2024."
    assert answers(check(ledger, half, "2025-07-08")) == [("20,000", "yes"), ("48%", "yes")]
    to_date = "More than 22,300 people have crossed the Channel this year."
    assert answers(check(ledger, to_date, "2021-11-15")) == [("22,300", "yes")]
    assert answers(check(ledger, to_date.replace("22,300", "42,300"), "2021-11-15")) == [("42,300", "no")]


@pytest.mark.parametrize(
    ("words", "agrees"),
    [
        ("up 48%", "yes"),
        ("down 48%", "no"),
        ("48% higher", "yes"),
        ("48% lower", "no"),
        ("which is a rise of more than 48%", "yes"),
        ("which is a fall of more than 48%", "no"),
        ("down by up to 48%", "no"),
        ("which fell at first but are up 48%", "yes"),
    ],
)
def test_a_rise_is_no_fall(ledger, words: str, agrees: str) -> None:
    """Arrivals rose by 48% in the first half of 2025."""
    text = f"Between January and June 2025 crossings of the Channel in small boats were counted, {words} on the same period in 2024."
    assert answers(check(ledger, text, "2025-07-08")) == [("48%", agrees)]


def test_a_fall_is_no_rise(ledger) -> None:
    """36% fewer people arrived in 2023 than in 2022."""
    text = "In 2023 the number who crossed the Channel was {} on the same period in 2022."
    assert answers(check(ledger, text.format("down 36%"), "2024-01-08")) == [("36%", "yes")]
    report = check(ledger, text.format("up 36%"), "2024-01-08")
    assert answers(report) == [("36%", "no")]
    assert "The article's rise of 36% does not fit." in report.answers[0].sentence


def test_a_report_of_a_milestone_is_read_rightly(ledger) -> None:
    text = (
        "More than 25,000 people have crossed the Channel in small boats so far this year, the earliest point at which this has happened.\n"
        "Figures show that 898 people made the crossing on Wednesday in 13 boats, taking the provisional total to "
        f"{said('span.2025-01-01.2025-07-30')}.\n"
        "The number of arrivals is up 51% on this point last year and 73% higher than at this stage in 2023.\n"
        "Nearly 37,000 people came to the UK by small boat in 2024."
    )
    report = check(ledger, text, "2025-07-31")
    assert answers(report) == [
        ("25,000", "yes"),
        ("898", "yes"),
        (said("span.2025-01-01.2025-07-30"), "yes"),
        ("51%", "yes"),
        ("73%", "yes"),
        ("37,000", "yes"),
    ]
    assert not report.suspicious


def test_a_single_day_of_a_month_is_sought_in_that_month(ledger) -> None:
    assert answers(
        check(ledger, "A record 828 people crossed the Channel in a single day in August.", "2021-09-09")
    ) == [("828", "yes")]
    assert answers(
        check(ledger, "A record 2,828 people crossed the Channel in a single day in August.", "2021-09-09")
    ) == [("2,828", "no")]


def test_counts_of_other_things_are_not_tested(ledger) -> None:
    for text in (
        "Italy recorded 105,000 arrivals by boat in 2022, a minister in the Channel debate said.",
        "In 2022, 12,561 Albanians crossed the Channel.",
        "French police stopped 300 attempts to cross the Channel on 31 May 2025.",
        "Nine choirs made the journey across the Channel on 31 May 2025.",
    ):
        assert answers(check(ledger, text)) == []


def test_figures_are_read_with_measure_unit_and_record() -> None:
    text = Text(
        [
            "A record 1,195 migrants crossed the Channel on Saturday 31 May 2025.",
            "The Prime Minister, 57, pledged £54m to France. A migrant died.",
        ]
    )
    figures = find_figures(text)
    assert [(f.number.text, f.measure, f.unit, f.record) for f in figures] == [
        ("1,195", "daily_arrivals", "people", "day"),
        ("31", "date", "date", ""),
        ("57", "age", "count", ""),
        ("£54m", "uk_funding_to_france", "GBP", ""),
    ]


def test_the_draft_is_a_table_of_the_ledgers_shape(tmp_path: Path) -> None:
    article = tmp_path / "Next Article.txt"
    article.write_text(
        "On 31 May 2025, 1,195 people crossed the Channel.\n\nBritain pledged £54m to France.\n", encoding="utf-8"
    )
    draft, out = tmp_path / "draft.csv", io.StringIO()
    assert run(article, draft=draft, out=out) == 0
    assert "Nothing suspicious found." in out.getvalue()
    schema = resource("claims")["schema"]["fields"]
    with draft.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert list(rows[0]) == [field["name"] for field in schema]
    assert [(row["claim_id"], row["value"], row["unit"]) for row in rows][1:] == [
        ("next-article-02", "1195", "people"),
        ("next-article-03", "54000000", "GBP"),
    ]
    for field in schema:
        allowed = field.get("constraints", {}).get("enum")
        assert not allowed or all(row[field["name"]] in ["", *allowed] for row in rows), field["name"]


def test_the_exit_status_tells_whether_something_was_found(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "Boats left Calais for Dover on the Channel. The Channel is busy.\nOn Monday 900 people crossed the Atlantic by boat.\n",
        encoding="utf-8",
    )
    out = io.StringIO()
    assert run(article, out=out) == 1
    assert "line 2 [wrong-sea, misleading]" in out.getvalue() and "Likely reading: the Channel" in out.getvalue()


BAD = [
    (b"", "is empty"),
    (b" \n\n", "is empty"),
    (b"\x00\x01\x02text", "not plain text"),
    (b"%PDF-1.7 something", "not plain text"),
    (b"\x01\x02\x03\x04\x05 text", "not plain text"),
    ("Größe £5".encode("latin-1"), "not in UTF-8"),
    ("text".encode("utf-16"), "UTF-16"),
    (b"12 34 !!", "holds no words"),
]


@pytest.mark.parametrize(("raw", "message"), BAD)
def test_bad_files_get_one_clear_sentence(tmp_path: Path, raw: bytes, message: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(raw)
    with pytest.raises(BookError, match=message) as error:
        check_article(path)
    assert "\n" not in str(error.value) and str(error.value).startswith("bad.txt")


def test_a_huge_file_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as handle:
        handle.truncate(50_000_000)
    for path, message in ((huge, "50 MB"), (tmp_path, "is a folder"), (tmp_path / "none.txt", "does not exist")):
        with pytest.raises(BookError, match=message):
            read_article(path)


@pytest.mark.parametrize("text", ["yesterday", "31/05/2025", "2025-13-01", "2025-02-30", "", "2025-5-1"])
def test_bad_dates_get_one_clear_sentence(text: str) -> None:
    with pytest.raises(BookError, match=r"date|day"):
        read_date(text)


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffOne line.\r\nAnother line.\r\n".encode())
    assert read_article(path) == ["One line.", "Another line.", ""]


CLEAN = """Ministers from Britain and France will meet in Lille next month to review patrols on the beaches, the Home Office said.
The two sides agreed in July 2021 that the UK would pay £54m for extra officers. A further deal, worth £480 million over three years, followed in March 2023.
“We will not be distracted,” said Yvette Cooper, who was then home secretary. “People’s lives are at stake, and the gangs know it.”
François Héran, a demographer at the Collège de France, said the number of crossings was small beside the number of people who move within Europe.
Emmanuel Macron's government has asked for more money; Bruno Retailleau's officials say that 1,200 gendarmes are already on duty between Dunkirk and Le Touquet.
In Dover, a volunteer from a refugee charity said she'd seen people arrive "soaked, frightened and unable to speak". An RNLI crew had given them blankets.
A Conservative MP, Tim Loughton, asked how many of them had been returned. The minister replied that an hour-by-hour count did not exist.
The Mediterranean route is far busier: the Italian interior ministry counted more than 150,000 arrivals by sea in 2023, most of them from Tunisia and Libya.

The head of a European satellite firm has resigned after a launch failed for the third time. Shares in the company, which employs 4,100 people, fell by 11%.
Investigators in Toulouse said that a valve had frozen. “It's a one-in-a-million fault,” an engineer said, “and we have had it twice.”
A unanimous board thanked Anneliese Brückner, who has led the firm since 2016. Her deputy, Jean-Baptiste Moreau, will run it until a successor is named.

Scientists counting seabirds on the Farne Islands found 43,956 pairs of puffins, an increase of about 1% on the count made five years earlier.
The rangers lie on the grass, reach into the burrows by hand and hope not to be bitten. It is, one of them said, the best job in England.
Avian flu closed the islands to visitors in 2022 and 2023. The National Trust said the reopening had been handled with care, and that early figures were better than feared.
"""


def test_clean_text_is_left_alone(ledger) -> None:
    report = check(ledger, CLEAN, "2025-06-20")
    assert not report.suspicious, [(hit.rule, hit.quote) for hit in report.hits]


def test_the_benchmarks_clean_articles_raise_at_most_one_alarm_in_300_words(ledger) -> None:
    official = Official(ledger, bench_words.PUBLISHED)
    articles = bench_words.clean_articles(official)
    words = sum(len(line.split()) for article in articles for line in article)
    alarms = sum(len(bench_words.suspicious_lines(article, official)) for article in articles)
    assert words > 1000 and alarms * 300 <= words


def test_the_benchmark_is_seeded_and_has_a_row_for_every_kind(ledger) -> None:
    table = bench_words.benchmark(seed=1, rounds=1, ledger=ledger)
    again = bench_words.benchmark(seed=1, rounds=1, ledger=ledger)
    assert table.equals(again)
    assert list(table["kind"]) == [*bench_words.KINDS, "clean text"]
    assert (table["found"] <= table["planted"]).all() and table["found"].sum() >= 0.7 * table["planted"].sum()
