"""How the tests are shared out to the workers: what belongs together stays, what takes long begins."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from crossing.workshop import pytest_plugin


class Item:
    """A test as the plugin sees it."""

    def __init__(self, path: str, *marks: str, fixtures: tuple[str, ...] = ()) -> None:
        self.path = Path(path)
        self.fixturenames = fixtures
        self.marks: list[Any] = [SimpleNamespace(name=name, args=()) for name in marks]

    def add_marker(self, mark: Any) -> None:
        self.marks.append(mark.mark if hasattr(mark, "mark") else SimpleNamespace(name=mark, args=()))

    def iter_markers(self) -> list[Any]:
        return self.marks

    def get_closest_marker(self, name: str) -> Any:
        return next((mark for mark in self.marks if mark.name == name), None)

    @property
    def group(self) -> str | None:
        mark = self.get_closest_marker("xdist_group")
        return mark.args[0] if mark else None


@pytest.fixture
def shared_out() -> list[Item]:
    items = [
        Item("tests/unit/test_a.py"),
        Item("tests/book/test_b.py", fixtures=("site",)),
        Item("tests/browser/test_c.py", "apart", fixtures=("browser",)),
        Item("tests/rehearsal/test_d.py", fixtures=("short",)),
        Item("tests/unit/test_a.py"),
        Item("tests/unit/workshop/test_e.py"),
        Item("tests/unit/charts/test_f.py"),
        Item("tests/unit/workshop/test_g.py", "early"),
    ]
    for item in items:
        pytest_plugin.pytest_itemcollected(item)
    pytest_plugin.pytest_collection_modifyitems(SimpleNamespace(getoption=lambda *_: False), items)
    return items


def test_what_takes_long_begins_first(shared_out: list[Item]):
    assert [item.path.stem for item in shared_out] == [
        "test_d",
        "test_g",  # early, beside the one that builds the site
        "test_c",
        "test_b",
        "test_e",
        "test_a",
        "test_a",
        "test_f",
    ]


def test_the_tests_of_a_file_stay_together_unless_it_says_otherwise_and_those_of_the_charts(shared_out: list[Item]):
    assert [item.group for item in shared_out] == [
        "test_d.py",
        "test_g.py",
        None,
        "test_b.py",
        "test_e.py",
        "test_a.py",
        "test_a.py",
        "charts",
    ]


def test_tests_in_a_browser_are_spread_among_what_computes_and_end_before_it():
    """The tests of a group stay side by side."""
    browser = [Item(f"tests/browser/test_{number}.py", "apart", fixtures=("browser",)) for number in range(4)]
    unit = [Item(f"tests/unit/test_{name}.py") for name in "aabccdddef"]
    items = [*unit, *browser, Item("tests/rehearsal/test_r.py", fixtures=("short",))]
    for item in items:
        pytest_plugin.pytest_itemcollected(item)
    pytest_plugin.pytest_collection_modifyitems(SimpleNamespace(getoption=lambda *_: False), items)
    assert [item.path.stem.removeprefix("test_") for item in items] == [*"r0aab1cc2ddd3ef"]
    assert pytest_plugin.spread(unit) == unit


def test_each_file_is_compiled_by_one_worker(tmp_path: Path):
    """And each worker has about as much to compile."""
    sizes = [50, 10, 40, 20, 30, 60]
    files = [tmp_path / f"test_{size}.py" for size in sizes]
    for path, size in zip(files, sizes, strict=True):
        path.write_text("#" * size, encoding="utf-8")
    shares = [pytest_plugin.share(files, f"gw{number}", 3) for number in range(3)]
    assert [[path.stem for path in one] for one in shares] == [
        ["test_60", "test_30"],
        ["test_50", "test_20"],
        ["test_40", "test_10"],
    ]


def test_there_is_a_worker_more_than_cores(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pytest_plugin.os, "cpu_count", lambda: 2)
    assert pytest_plugin.pytest_xdist_auto_num_workers() == 3
