"""Tables inside an article: each cell is read as the sentence it stands for, and its answer stands in the cell."""

from __future__ import annotations

import re
from datetime import date

import pytest

from crossing.articles.checking import check_text
from crossing.articles.tables import find_tables, spelt
from crossing.reading.answers import Answer, Measure

DAYS = [
    ("Date", "People", "Boats"),
    ("31 May 2025", "1,195", "19"),
    ("30 June 2025", "879", "13"),
    ("31 May 2025", "1,915", "19"),
]


def drawn(rows: list[tuple[str, ...]], how: str) -> str:
    """A table as people type it."""
    if how == "bars":
        return "\n".join(
            f"| {' | '.join(row)} |" + ("\n|---|---|---|" if number == 0 else "") for number, row in enumerate(rows)
        )
    if how == "spaces":
        return "\n".join("".join(cell.ljust(18) for cell in row).rstrip() for row in rows)
    return "\n".join({"bare bars": " | ", "tabs": "\t"}[how].join(row) for row in rows)


@pytest.mark.parametrize("how", ["bars", "bare bars", "tabs", "spaces"])
def test_days_in_rows_are_tested_however_the_cells_are_parted(how: str) -> None:
    """1,195 people crossed on 31 May 2025; the last row has its digits swapped."""
    text = f"Crossings of the Channel:\n{drawn(DAYS, how)}\nThe end."
    people = [figure for figure in check_text(text, date(2025, 7, 2)).figures if figure.measure is Measure.PEOPLE]
    assert [(figure.text, figure.answer) for figure in people] == [
        ("1,195", Answer.FITS),
        ("879", Answer.FITS),
        ("1,915", Answer.DOES_NOT_FIT),
    ]
    assert [text.split("\n")[figure.line - 1][figure.start : figure.end] for figure in people] == [
        "1,195",
        "879",
        "1,915",
    ]


def sentences(text: str) -> list[str]:
    """The cells of the one table of a text, as sentences; those that are not sure in brackets."""
    lines = text.split("\n")
    (table,) = find_tables(lines)
    above = next((line for line in reversed(lines[: table[0].line - 1]) if line), "")
    return [cell.text if cell.sure else f"({cell.text})" for cell in spelt(table, above)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Year\tArrivals\tBoats\tPeople per boat\n2018\t299\t43\t7\n2019\t1,843\t164\t11",
            [
                "In 2018, 299 people crossed the Channel in small boats.",
                "In 2018, 43 small boats crossed the Channel.",
                "In 2018, the people who crossed the Channel were an average of 7 per boat.",
                "In 2019, 1,843 people crossed the Channel in small boats.",
                "In 2019, 164 small boats crossed the Channel.",
                "In 2019, the people who crossed the Channel were an average of 11 per boat.",
            ],
        ),
        (
            "Arrivals by small boat:\nMonth | 2023 | 2024\nJanuary | 1,180 | 1,335\nFebruary | 1,773 | 1,105",
            [
                "In January 2023, 1,180 people crossed the Channel in small boats.",
                "In January 2024, 1,335 people crossed the Channel in small boats.",
                "In February 2023, 1,773 people crossed the Channel in small boats.",
                "In February 2024, 1,105 people crossed the Channel in small boats.",
            ],
        ),
        (
            "Measure | 2023 | 2024\nPeople | 29,437 | 36,816\nBoats | 602 | 695",
            [
                "In 2023, 29,437 people crossed the Channel in small boats.",
                "In 2024, 36,816 people crossed the Channel in small boats.",
                "In 2023, 602 small boats crossed the Channel.",
                "In 2024, 695 small boats crossed the Channel.",
            ],
        ),
        (
            "Week | People\nWeek to 21 September 2025 | 1,157\nTotal, 1 to 21 September 2025 | 2,000",
            [
                "In the week to 21 September 2025, 1,157 people crossed the Channel in small boats.",
                "Between 1 and 21 September 2025, 2,000 people crossed the Channel in small boats.",
            ],
        ),
        (
            "Week ending | Arrivals\n2 August 2026 | 1,176\n26 July 2026 | 881",
            [
                "In the week ending 2 August 2026, 1,176 people crossed the Channel in small boats.",
                "In the week ending 26 July 2026, 881 people crossed the Channel in small boats.",
            ],
        ),
        (
            "Week commencing | Arrivals\n27 July 2026 | 1,176\n20 July 2026 | 881",
            [
                "(On 27 July 2026, 1,176 people crossed the Channel in small boats.)",
                "(On 20 July 2026, 881 people crossed the Channel in small boats.)",
            ],
        ),
        (
            "Month | People\nJuly 2022 | 3,687\nAugust 2022 | 8,631\nBoth months | 12,318",
            [
                "In July 2022, 3,687 people crossed the Channel in small boats.",
                "In August 2022, 8,631 people crossed the Channel in small boats.",
                "Between July 2022 and August 2022, 12,318 people crossed the Channel in small boats.",
            ],
        ),
        (
            "Month | People\nJuly 2022 | 3,687\nSeptember 2022 | 9,764\nBoth months | 13,451",  # August is left out
            [
                "In July 2022, 3,687 people crossed the Channel in small boats.",
                "In September 2022, 9,764 people crossed the Channel in small boats.",
                "(Both months People 13,451.)",
            ],
        ),
        ("2018\t299\t43\n2019\t1,843\t164", ["(2018  299.)", "(2018  43.)", "(2019  1,843.)", "(2019  164.)"]),
        (
            "Year | Asylum claims | Arrivals of children\n2018 | 299 | 43\n2019 | 1,843 | 16",
            [
                "(2018 Asylum claims 299.)",
                "(2018 Arrivals of children 43.)",
                "(2019 Asylum claims 1,843.)",
                "(2019 Arrivals of children 16.)",
            ],
        ),
    ],
)
def test_cells_are_spelt_out(text: str, said: list[str]) -> None:
    assert sentences(text) == said


def test_a_cell_of_which_the_meaning_is_not_sure_accuses_nobody() -> None:
    figures = check_text("Crossings of the Channel\n2018\t9,299\t43\n2019\t9,843\t164", date(2020, 1, 2)).figures
    assert [figure.text for figure in figures] == ["9,299", "43", "9,843", "164"]
    assert {figure.answer for figure in figures} == {Answer.NOT_TESTED}


def test_prose_is_no_table() -> None:
    assert (
        find_tables(["On 1 May  there were 12 boats.", "On 2 May there were 13 | or so.", "", "a | b", "c | d"]) == []
    )


def test_a_column_of_the_year_before_is_read_as_the_like_days_of_that_year() -> None:
    table = "Autumn on the Channel\nMonth | People | Boats | People a year before\nSeptember | 4,602 | 160 | 1,946\nOctober | 2,701 | 93 | 427"
    answers = {figure.text: figure.answer for figure in check_text(table, date(2021, 12, 6)).figures}
    assert answers["1,946"] is Answer.FITS and answers["427"] is Answer.DOES_NOT_FIT
    other = check_text(table.replace("Autumn", "Autumn 2019").replace("a year before", "last year"), date(2021, 12, 6))
    assert {figure.text: figure.answer for figure in other.figures}["427"] is Answer.NOT_TESTED


def test_the_title_of_a_text_says_what_its_table_counts() -> None:
    rows = "Month | 2023 | 2024\nApril | 1,253 | 2,132\nMay | 1,664 | 2,881"
    lines = f"It is drawn from a daily series, and provisional.\n{rows}"
    told = check_text(f"Arrivals by small boat, by month\n{lines}", date(2025, 1, 15)).figures
    answers = {figure.text: figure.answer for figure in told}
    assert answers["1,253"] is Answer.DOES_NOT_FIT and answers["2,132"] is answers["1,664"] is Answer.FITS
    untold = check_text(f"What the Channel brought\n{lines}", date(2025, 1, 15)).figures
    by_numbers = {figure.text: figure.answer for figure in untold}  # those of 2024 are just the people of their months
    assert {text for text, answer in by_numbers.items() if answer is not Answer.NOT_TESTED} == {"2,132", "2,881"}
    assert Answer.DOES_NOT_FIT not in by_numbers.values()


MONTHS = "April | 2,132 | 42\nMay | 2,881 | 58\nJune | 3,041 | 56\nJuly | 3,414 | {}\nAugust | {} | 75\nSeptember | 4,192 | 76"


@pytest.mark.parametrize(
    ("boats", "people", "wrong"),
    [("58", "4,149", set()), ("58", "4,419", {"4,419"}), ("85", "4,149", {"85"})],
    ids=["right", "people", "boats"],
)
def test_columns_without_a_head_count_what_most_of_their_rows_do(boats: str, people: str, wrong: set[str]) -> None:
    """The months of 2024; a cell with two digits swapped is held to what the other rows of its column count."""
    text = f"Crossings of the Channel\n{MONTHS.format(boats, people)}\nThe end."
    figures = check_text(text, date(2025, 1, 2)).figures
    assert {figure.text for figure in figures if figure.answer is Answer.DOES_NOT_FIT} == wrong
    assert sum(figure.answer is Answer.FITS for figure in figures) == 12 - len(wrong)


def test_a_title_that_says_nothing_is_read_by_the_numbers_below_it() -> None:
    head = "Month | N1 | N2"
    figures = check_text(f"The Channel\n{head}\n{MONTHS.format('58', '4,419')}\nThe end.", date(2025, 1, 2)).figures
    assert [figure.text for figure in figures if figure.answer is Answer.DOES_NOT_FIT] == ["4,419"]


@pytest.mark.parametrize(("march", "wrong"), [("4,586", []), ("4,856", ["4,856"])])
def test_a_column_of_a_year_is_read_by_its_numbers_where_nothing_says_what_it_counts(
    march: str, wrong: list[str]
) -> None:
    rows = f"January | 933 | 1,098\nFebruary | 1,276 | 958\nMarch | 2,232 | {march}\nApril | 1,975 | 4,432\nMay | 2,726 | 3,738"
    figures = check_text(
        f"The Channel, month by month\nMonth | 2026 | 2025\n{rows}\nThe end.", date(2026, 7, 20)
    ).figures
    assert [figure.text for figure in figures if figure.answer is Answer.DOES_NOT_FIT] == wrong
    assert [figure.text for figure in figures if figure.answer is Answer.FITS] == [
        cell for cell in re.findall(r"\d,?\d+(?= \||$)", rows.replace("\n", " | ")) if cell not in wrong
    ]


@pytest.mark.parametrize("cell", ["5,448", "4,548"])
def test_one_wrong_cell_of_four_quarters_makes_no_boats_of_the_others(cell: str) -> None:
    """The heading has small boats as its subject; the other three rows show that people are counted."""
    rows = f"January to March | {cell} | 3,793\nApril to June | 8,199 | 7,640\nJuly to September | 20,282 | 13,397"
    text = f"Small boats: the English Channel\nQuarter | 2022 | 2023\n{rows}\nOctober to December | 12,726 | 4,607"
    figures = check_text(text, date(2024, 1, 20)).figures
    assert [figure.text for figure in figures if figure.answer is Answer.DOES_NOT_FIT] == [cell] * (cell != "4,548")


@pytest.mark.parametrize(
    "odd",
    ["2025 (forecast) | 50,000", "2024 target | 30,000", "2024 asylum claims | 108,138", "2024 (all routes) | 43,630"],
)
def test_a_row_whose_label_tells_more_than_days_is_not_judged_by_its_neighbours(odd: str) -> None:
    rows = "2022 | 45,755\n2023 | 29,437\n2024 | 36,816"
    figures = check_text(f"The Channel, year by year\n{rows}\n{odd}", date(2025, 7, 8)).figures
    answers = {figure.text: figure.answer for figure in figures}
    assert answers["29,437"] is Answer.FITS and answers[odd.split(" | ")[1]] is Answer.NOT_TESTED


def test_a_column_headed_small_boats_may_count_the_people_who_came_that_way() -> None:
    rows = "2022 | 45,755 | 54,702\n2023 | 29,437 | 36,704\n2024 | 36,816 | 43,630"
    figures = check_text(f"The Channel\nYear | Small boats | All irregular\n{rows}", date(2025, 7, 8)).figures
    assert not [figure for figure in figures if figure.answer is Answer.DOES_NOT_FIT]


def test_a_title_that_counts_something_else_is_believed() -> None:
    head = "Month | Asylum claims | Boats"
    figures = check_text(f"The Channel\n{head}\n{MONTHS.format('58', '4,419')}\nThe end.", date(2025, 1, 2)).figures
    assert not [figure for figure in figures if figure.answer is Answer.DOES_NOT_FIT]


def test_numbers_of_which_few_are_those_of_the_rows_say_nothing() -> None:
    rows = "April | 2,132\nMay | 2,881\nJune | 3,041\nJuly | 9,999\nAugust | 8,888\nSeptember | 7,777"
    figures = check_text(f"Ferry tickets\n{rows}\nThe end.", date(2025, 1, 2)).figures
    assert not [figure for figure in figures if figure.answer is not Answer.NOT_TESTED]
