"""An archive of articles: the same tables whoever does the work, on from where a run stopped, and never ended by an article."""

from __future__ import annotations

import io
import os
import signal
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from crossing import cli
from crossing.articles import archive, checking, items, run, store, together
from crossing.articles.archive import Plan, check_archive
from crossing.articles.items import Raw
from crossing.articles.run import Task
from crossing.errors import BookError

pytestmark = [pytest.mark.early, pytest.mark.slow]
TEXTS = [
    "On 31 May 2025, 1,195 people crossed the Channel.",
    "On 31 May 2025, 1,915 people crossed the Channel.",
    "On 31 May 2025, 1,915 people crossed the Channel in 19 boats. They reached the the coast of Kent.",
    "In 2024, 36,816 people crossed the Channel.",
    "Nothing happened.",
]
NAMES = ("", "-alarms", "-articles", "-together")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty articles of two outlets, and one that is none."""
    for number in range(30):
        path = tmp_path / "in" / ("post" if number % 3 else "times") / f"2025-06-{number % 28 + 1:02d} {number:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXTS[number % len(TEXTS)], encoding="utf-8")
    (tmp_path / "in" / "post" / "picture.txt").write_bytes(b"\x89PNG\r\n\0\0")
    return tmp_path / "in"


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "CHUNK", 4)


def tables(out: Path) -> dict[str, pd.DataFrame]:
    return {name: pd.read_parquet(out.with_name(f"{out.stem}{name}.parquet")) for name in NAMES}


def same(one: Path, other: Path) -> None:
    for name, table in tables(one).items():
        pd.testing.assert_frame_equal(table, tables(other)[name])


def quietly(plan: Plan):
    return check_archive(plan, io.StringIO())


def test_a_folder_becomes_tables_that_pandas_and_duckdb_read(folder, tmp_path, capsys) -> None:
    out = tmp_path / "out.parquet"
    assert cli.main(["check", str(folder), "--out", str(out), "--workers", "1"]) == 1
    said = capsys.readouterr()
    assert said.err.count("31 of 31 articles") == 1
    assert "Not read, for one: post/picture.txt is a picture" in said.out
    assert "in: 31 articles, 1 of which could not be read; 30 figures could be tested." in said.out
    assert not out.with_name("out.parquet.parts").exists()
    found = tables(out)
    assert len(found["-articles"]) == 31
    (bad,) = found["-articles"].loc[found["-articles"]["error"] != ""].to_dict("records")
    assert (bad["id"], bad["outlet"]) == ("post/picture.txt", "post") and "is a picture" in bad["error"]
    question = f"""
        SELECT outlet, count(*) FILTER (answer = 'does_not_fit'), min(span_start), max(span_end), min(published)
        FROM '{out}' WHERE measure = 'people' GROUP BY outlet ORDER BY outlet"""
    assert duckdb.sql(question).fetchall() == [
        ("post", 8, date(2024, 1, 1), date(2025, 5, 31), date(2025, 6, 1)),
        ("times", 4, date(2024, 1, 1), date(2025, 5, 31), date(2025, 6, 1)),
    ]
    assert set(found["-alarms"]["id"].str.slice(0, 5)) == {"post/", "times"}
    repeated = found["-together"].loc[found["-together"]["rule"] == together.REPEATED].to_dict("records")
    assert [(row["statements"], row["outlets"], row["lowest"]) for row in repeated] == [(12, 2, 1915.0)]


def test_the_overview_counts_by_outlet_month_and_kind(folder, tmp_path) -> None:
    out = tmp_path / "out.parquet"
    found = quietly(Plan(folder, out, workers=1))
    assert {name: (group.articles, group.wrong, group.failed) for name, group in found.outlets.items()} == {
        "post": (21, 8, 1),
        "times": (10, 4, 0),
    }
    assert {name: group.articles for name, group in found.months.items()} == {"2025-06": 30, "no date": 1}
    assert found.kinds["people"].wrong == 12
    html = out.with_suffix(".html").read_text(encoding="utf-8")
    for words in ("By outlet", "times", "June 2025", "50.0%", "1,915", "out-together.parquet"):
        assert words in html
    assert "http:" not in html and "https:" not in html and "<script" not in html


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_table_of_articles_is_an_archive_too(tmp_path, ending: str) -> None:
    rows = pd.DataFrame(
        {
            "id": ["a", "b", "c", "d"],
            "date": ["2025-06-02", "", "soon", "2025-06-02"],
            "outlet": ["Post", "Times", "Times", ""],
            "text": ["On Saturday 1,195 people crossed the Channel.", TEXTS[1], TEXTS[0], ""],
        }
    )
    source, out = tmp_path / f"in{ending}", tmp_path / "out.parquet"
    if ending == ".csv":
        rows.to_csv(source, index=False)
    else:
        rows.assign(date=[date(2025, 6, 2), None, None, date(2025, 6, 2)]).to_parquet(source)
    quietly(Plan(source, out, workers=1))
    found = tables(out)
    people = found[""].loc[found[""]["measure"] == "people", ["id", "outlet", "text", "answer"]]
    expected = [
        ("a", "Post", "1,195", "fits"),
        ("b", "Times", "1,915", "does_not_fit"),
        ("c", "Times", "1,195", "fits"),
    ]
    assert [tuple(row) for row in people.itertuples(index=False)] == expected[: 2 if ending == ".csv" else 3]
    errors = dict(zip(found["-articles"]["id"], found["-articles"]["error"], strict=True))
    assert "is empty" in errors["d"]
    assert ("“soon”" in errors["c"]) == (ending == ".csv")


def test_two_processes_find_what_one_finds(folder, tmp_path) -> None:
    quietly(Plan(folder, tmp_path / "one.parquet", workers=1))
    quietly(Plan(folder, tmp_path / "two.parquet", workers=2))
    same(tmp_path / "one.parquet", tmp_path / "two.parquet")


def test_a_run_that_was_stopped_goes_on_where_it_stopped(folder, tmp_path, monkeypatch) -> None:
    checked: list[str] = []
    check, stop_after = run.check_chunk, [3]

    def counted(task: Task) -> list[run.Row]:
        if not stop_after[0]:
            raise KeyboardInterrupt
        stop_after[0] -= 1
        checked.extend(raw.ident for raw in task.articles)
        return check(task)

    monkeypatch.setattr(run, "CHECK", run.Job(counted, run._singles, run._lost))
    out = tmp_path / "out.parquet"
    with pytest.raises(KeyboardInterrupt):
        quietly(Plan(folder, out, workers=1))
    assert len(checked) == 12 and not out.exists()
    stop_after[0] = 100
    part = sorted(store.Parts(out).folder.iterdir())[1]
    part.write_bytes(part.read_bytes()[:40])  # damaged
    changed = folder / "post" / "2025-06-02 01.txt"
    changed.write_text(TEXTS[0], encoding="utf-8")
    quietly(Plan(folder, out, workers=1))
    assert len(checked) == 12 + 31 - 4  # one part was whole and of the same articles
    monkeypatch.undo()
    quietly(Plan(folder, tmp_path / "afresh.parquet", workers=1))
    same(out, tmp_path / "afresh.parquet")


def test_results_are_kept_for_one_edition_of_all_they_depend_on(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(store, "ROOT", tmp_path)
    seen = {store.edition.__wrapped__()}
    for name in ("scripts/crossing/a.py", "scripts/crossing/synonyms.txt", "data/package.json", "requirements.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
        seen.add(store.edition.__wrapped__())
    assert len(seen) == 5
    (tmp_path / "scripts/crossing/__pycache__").mkdir()
    (tmp_path / "scripts/crossing/__pycache__/a.pyc").write_text("compiled", encoding="utf-8")
    assert store.edition.__wrapped__() in seen


def test_the_command_says_how_a_stopped_run_goes_on(folder, tmp_path, monkeypatch, capsys) -> None:
    def stopped(*_: object) -> Iterator[object]:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "on_one_core", stopped)
    assert cli.main(["check", str(folder), "--out", str(tmp_path / "out.parquet"), "--workers", "1"]) == 130
    assert "goes on from here" in capsys.readouterr().err


def deadly(task: Task) -> list[run.Row]:
    """Checks articles, and ends the process at one of them, as a mistake in a library written in C does."""
    for raw in task.articles:
        if raw.ident == "deadly":
            os._exit(1)
    return run.check_chunk(task)


def some(count: int) -> list[Raw]:
    return [Raw("deadly" if number == 5 else str(number), "", None, TEXTS[0]) for number in range(count)]


def test_an_article_that_ends_its_process_costs_itself_alone() -> None:
    tasks = [Task(place, tuple(some(12)[place * 4 : place * 4 + 4])) for place in range(3)]
    with run.Cores(2) as cores:
        job = run.Job(deadly, run._singles, run._lost)
        done = {task.place: rows for task, rows in cores(iter(tasks), job)}
    found = [row for place in sorted(done) for row in done[place]]
    assert [row["ident"] for row in found] == [raw.ident for raw in some(12)]
    assert [row["ident"] for row in found if "error" in row] == ["deadly"]


def test_an_article_that_takes_too_long_or_breaks_a_rule_is_a_row(monkeypatch) -> None:
    def busy(*_: object) -> None:
        while True:
            pass

    def waiting(*_: object) -> None:
        time.sleep(0.2)
        raise BookError("It waited.")

    monkeypatch.setattr(run, "LONGEST", 0.1)
    for check, error in ((busy, "slow took more than 0.1 seconds of computing"), (waiting, "It waited.")):
        monkeypatch.setattr(run, "check_document", check)
        (row,) = run.check_chunk(Task(0, (Raw("slow", "", None, "words"),)))
        assert error in row["error"]
    monkeypatch.undo()
    monkeypatch.setattr(checking.engine, "check", lambda *_: 1 / 0)
    (row,) = run.check_chunk(Task(0, (Raw("odd", "", None, "words"),)))
    assert "ZeroDivisionError" in row["error"]


@pytest.mark.parametrize(
    ("source", "out", "said"),
    [
        ("in", "out.csv", "does not end in .parquet"),
        ("in", "none/out.parquet", "does not exist"),
        ("in.parquet", "in.parquet", "is the archive itself"),
        ("in", "in/out.parquet", "would lie in the archive"),
        ("in.txt", "out.parquet", "is not an archive"),
        ("none", "out.parquet", "none does not exist"),
        ("open.csv", "out.parquet", "open.csv, row 2, column “text” cannot be read as CSV"),
        ("none.csv", "out.parquet", "does not exist"),
        ("in.parquet", "out.parquet", "is not a Parquet file"),
        ("wrong.csv", "out.parquet", "no column “date”"),
        ("empty", "out.parquet", "holds no articles"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(tmp_path, monkeypatch, capsys, source: str, out: str, said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    for name, content in (
        ("in.txt", TEXTS[0]),
        ("in.parquet", "no table"),
        ("wrong.csv", "id,text\na,b\n"),
        ("open.csv", 'id,date,text\na,,"b\nc,,d\n'),
    ):
        (tmp_path / name).write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", source, "--out", out, "--workers", "1"]) == 2
    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("book: ") and said in error


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-06-02", date(2025, 6, 2)),
        ("2025-06-02T10:00:00Z", date(2025, 6, 2)),
        ("2025-06-02 10:00", date(2025, 6, 2)),
        ("20250602", date(2025, 6, 2)),
        (date(2025, 6, 2), date(2025, 6, 2)),
        ("2025-06-021", None),
        ("2025-06-02nonsense", None),
        ("2025-W23-1", None),
        ("2025-06-31", None),
        ("0002-01-01", None),
        (date(9998, 1, 1), None),
    ],
)
def test_a_date_is_a_whole_day_of_a_year_with_newspapers(cell: object, day: date | None) -> None:
    fault = "" if day else f"has the date “{cell}”: write it as 2021-11-16."
    assert items._day(cell) == (day, fault)


def test_a_row_that_is_not_utf_8_is_told_and_the_others_are_checked(tmp_path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"id,date,text\na,2025-06-02,\x93Some\x94 words\nb,2025-06-02,Some words\n")
    assert [raw.fault for raw in items.items(path)] == ["is not in UTF-8: save the table in UTF-8.", ""]


def test_a_second_run_of_the_same_results_is_refused(folder, tmp_path) -> None:
    plan = Plan(folder, tmp_path / "out.parquet", workers=1)
    with store.Parts(plan.out).held(), pytest.raises(BookError, match=r"Another run is writing out\.parquet"):
        quietly(plan)
    assert list(tmp_path.glob("out*")) == []
    quietly(plan)


@pytest.mark.parametrize("name", ["out.parquet", "out-together.parquet", "out.html"])
def test_a_file_of_somebody_else_is_not_written_over(folder, tmp_path, name: str) -> None:
    pd.DataFrame({"place": [1], "mine": [2]}).to_parquet(tmp_path / name)
    before = (tmp_path / name).read_bytes()
    with pytest.raises(BookError, match=rf"{name} is there already"):
        quietly(Plan(folder, tmp_path / "out.parquet", workers=1))
    assert (tmp_path / name).read_bytes() == before


def test_a_missing_package_is_one_sentence(monkeypatch, folder, tmp_path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(BookError, match="need the package pyarrow"):
        quietly(Plan(folder, tmp_path / "out.parquet"))


@pytest.fixture(scope="module")
def scheduler():
    """A Dask scheduler with two workers, each a process."""
    import distributed

    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50, host="127.0.0.1"
    ) as cluster:
        yield cluster


def test_a_cluster_finds_what_one_core_finds_although_a_worker_is_killed(folder, tmp_path, scheduler) -> None:
    quietly(Plan(folder, tmp_path / "one.parquet", workers=1))
    doomed = next(iter(scheduler.workers.values())).pid
    killer = threading.Timer(1.0, os.kill, (doomed, signal.SIGKILL))
    killer.start()
    quietly(Plan(folder, tmp_path / "dask.parquet", scheduler=scheduler.scheduler_address))
    killer.join()
    same(tmp_path / "one.parquet", tmp_path / "dask.parquet")
    with pytest.raises(ProcessLookupError):
        os.kill(doomed, 0)


def test_the_workers_of_a_cluster_get_this_package(scheduler) -> None:
    from crossing.articles import cluster

    with cluster.connected(scheduler.scheduler_address) as workers:
        paths = workers._client.run(lambda: __import__("crossing").__file__)
    assert all("/crossing-" in path for path in paths.values())


class Shaky:
    """A client of a cluster whose workers are lost while they are sent the package, as often as it is told."""

    def __init__(self, losses: int) -> None:
        self.losses, self.shipped = losses, 0

    def register_plugin(self, package: object) -> None:
        if self.losses:
            self.losses -= 1
            raise ConnectionResetError("Stream is closed")
        self.shipped += 1


def test_the_package_is_sent_again_if_a_worker_is_lost_meanwhile() -> None:
    from crossing.articles import cluster

    client = Shaky(losses=cluster.SHIPMENTS - 1)
    cluster.ship(client, object())
    assert client.shipped == 1
    with pytest.raises(BookError, match=r"The workers cannot be reached \(Stream is closed\): check the cluster."):
        cluster.ship(Shaky(losses=cluster.SHIPMENTS), object())


def test_no_scheduler_is_one_sentence(folder, tmp_path, monkeypatch) -> None:
    from crossing.articles import cluster

    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(BookError, match=r"No Dask scheduler answers at tcp://127\.0\.0\.1:9"):
        quietly(Plan(folder, tmp_path / "out.parquet", scheduler="tcp://127.0.0.1:9"))
    with pytest.raises(BookError, match=r"“127\.0\.0\.1” is not an address of a scheduler"):
        quietly(Plan(folder, tmp_path / "out.parquet", scheduler="127.0.0.1"))


def test_items_have_an_identity_of_their_own() -> None:
    one = Raw("a", "b", date(2025, 6, 2), "text")
    others = [
        Raw("a", "b", None, "text"),
        Raw("a", "c", date(2025, 6, 2), "text"),
        Raw("a", "b", date(2025, 6, 2), "texts"),
    ]
    assert len({items.identity(raw) for raw in [one, *others]}) == 4
