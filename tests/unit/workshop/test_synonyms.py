"""The list of synonyms follows from the files of WordNet."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossing.errors import BookError
from crossing.workshop.synonyms import write

NOUN = "02858304 06 n 02 boat 0 ship 1 000 | a small vessel\n"
VERB = "00345761 30 v 02 start 0 begin 1 000 | take the first step\n"
ADJ = "00000001 00 a 01 small(a) 0 001 & 00000002 a 0000 | limited\n00000002 00 s 01 little 0 001 & 00000001 a 0000 | so\n"


def test_forms_follow_their_word_and_rare_words_are_left_out(tmp_path: Path) -> None:
    for part, rows in (("noun", NOUN), ("verb", VERB), ("adj", ADJ), ("adv", "")):
        (tmp_path / f"data.{part}").write_text(f"  1 licence\n{rows}", encoding="latin-1")
    to = tmp_path / "synonyms.txt"
    assert write(tmp_path, to) == len(to.read_text(encoding="utf-8").splitlines()) - 1
    rows = dict(line.split(" ", 1) for line in to.read_text(encoding="utf-8").splitlines()[1:])
    assert rows["boats"] == "ships" and rows["begun"] == "started" and rows["small"] == "little"
    assert "ship boat" in to.read_text(encoding="utf-8")


def test_a_folder_that_is_not_wordnet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError, match=r"data\.noun is missing"):
        write(tmp_path, tmp_path / "to.txt")
