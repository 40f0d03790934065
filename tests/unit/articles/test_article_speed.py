"""The check of an article does not load what it does not need: pandas alone takes longer than all the rest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from crossing.language.text import fragment

SLOW = {
    "pandas",
    "numpy",
    "wordfreq",
    "altair",
    "sphinx",
    "frictionless",
    "trafilatura",
    "pypdf",
    "docx",
    "pyarrow",
    "distributed",
}


@pytest.mark.slow
def test_a_plain_text_is_checked_without_the_slow_packages(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(
        "On 31 May 2025, 1,195 people crossed the Channel. Britain's bordor was calm.\n", encoding="utf-8"
    )
    command = (
        f"import sys; from crossing import cli; cli.main(['check', {str(article)!r}, '--json']); print(*sys.modules)"
    )
    cli = [sys.executable, "-c", command]
    subprocess.run(cli, capture_output=True, check=True)  # makes what is kept from one run to the next
    said = subprocess.run(cli, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert '"1,195"' in said
    assert SLOW & set(said.splitlines()[-1].split()) == set()


def test_a_figure_of_a_long_line_is_quoted_as_one_of_a_short_line() -> None:
    """Only the neighbourhood is looked at, and the words are the same."""
    before, after = "and so on " * 300, " and on and on" * 300
    short, words = "so on and so on and so on 1,195 people crossed and on and on and on and on", "1,195"
    line = before + "1,195 people crossed" + after
    place = line.index(words)
    quoted = fragment(line, place, place + len(words), 10)
    assert quoted in line and words in quoted and len(quoted.split()) == 10
    assert quoted == fragment(short, short.index(words), short.index(words) + len(words), 10)
