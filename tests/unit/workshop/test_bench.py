"""What the benchmark of builds changes is there to be changed."""

from __future__ import annotations

import re

import pytest

from crossing.paths import ROOT
from crossing.workshop.bench import CHANGES, Change


@pytest.mark.parametrize("change", [each for each in CHANGES if each.path], ids=lambda change: change.what)
def test_the_file_has_what_the_benchmark_changes(change: Change):
    text = (ROOT / change.path).read_text(encoding="utf-8")
    assert re.sub(change.old, change.new, text, count=1) != text
