"""What the pages say of themselves: how to report an error, and long tables that fold."""

from __future__ import annotations

from crossing.book.lists import program, reporting
from crossing.book.tables import Table


def test_an_address_for_reports_is_a_link_where_there_is_one() -> None:
    assert "[help@book.test](mailto:help@book.test)" in reporting("help@book.test")
    assert "[https://book.test/issues](https://book.test/issues)" in reporting("https://book.test/issues")


def test_without_an_address_the_reader_is_not_sent_to_a_repository_that_does_not_exist() -> None:
    words = reporting("")
    assert "Tell whoever gave you this copy of the book" in words and "crossing_contact" not in words
    assert "http" not in words and "Open an issue" not in words


def test_whom_to_ask_for_the_program_is_said_with_and_without_an_address() -> None:
    assert "ask whoever gave you this copy of the book for it" in program("")
    assert "ask [help@book.test](mailto:help@book.test) for it" in program("help@book.test")


def test_a_long_table_folds_under_its_words() -> None:
    open_, folded = (Table(["A"], [["x"]], "Letters", words).html() for words in ("", "All letters"))
    assert "<details" not in open_
    assert folded.startswith('<details class="long-table"><summary>All letters</summary>')
    assert folded.rstrip().endswith("</details>")
