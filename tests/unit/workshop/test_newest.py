"""The newest workbook is found in gov.uk's description of the page of the series; the network is played by the tests."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import pytest

import workbooks
from crossing.errors import BookError
from crossing.ledger import vintages
from crossing.paths import DATA
from crossing.workshop import commands, newest

FILE = "https://assets.publishing.service.gov.uk/media/1/series.ods"


def described(published: str, *addresses: str, time: str = "T09:30:00Z") -> bytes:
    attachments = [{"url": address, "title": "T"} for address in ("/government/publications/x/last-7-days", *addresses)]
    return json.dumps({"public_updated_at": f"{published}{time}", "details": {"attachments": attachments}}).encode()


def test_the_one_workbook_is_found():
    assert newest.newest(described("2026-08-28", FILE)) == newest.Workbook(FILE, dt.date(2026, 8, 28))


@pytest.mark.parametrize(
    ("day", "time", "month"), [("08-27", "T23:30:00Z", 8), ("08-28", "T00:30:00+01:00", 8), ("01-28", "T23:30:00Z", 1)]
)
def test_the_day_is_that_of_london(day: str, time: str, month: int):
    found = newest.newest(described(f"2026-{day}", FILE, time=time))
    assert found.published == dt.date(2026, month, 28)


@pytest.mark.parametrize(
    ("description", "reason"),
    [
        (described("2026-08-28"), "names 0 workbooks"),
        (described("2026-08-28", FILE, FILE.replace("series", "other")), "names 2 workbooks"),
        (described("2026-08-28", "https://elsewhere.invalid/series.ods"), "elsewhere"),
        (described("2026-08-28", FILE.replace("https", "http")), "elsewhere"),
        (described("soon", FILE), "in another way"),
        (b"<html>", "in another way"),
        (b'{"details": []}', "in another way"),
    ],
)
def test_another_description_is_not_guessed_at(description: bytes, reason: str):
    with pytest.raises(BookError, match=reason):
        newest.newest(description)


def test_a_release_older_than_the_books_is_not_fetched(capsys: pytest.CaptureFixture[str]):
    asked = []

    def fetch(address: str) -> bytes:
        asked.append(address)
        return described(f"{vintages.vintage('daily') - dt.timedelta(days=1)}", FILE)

    assert newest.update_to_newest(fetch=fetch) == 0
    assert "nothing to take in" in capsys.readouterr().out
    assert asked == [newest.DESCRIBED_AT] and asked[0].startswith("https://www.gov.uk/api/content/government/")


@pytest.mark.slow
def test_one_of_the_same_day_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    sheets = workbooks.published()
    answers = {newest.DESCRIBED_AT: described(f"{vintages.vintage('daily')}", FILE)}
    answers[FILE] = workbooks.write(tmp_path / "made.ods", sheets).read_bytes()
    assert newest.update_to_newest(fetch=answers.__getitem__) == 0
    assert "Nothing to take in" in capsys.readouterr().out
    sheets["SB_01"][-3][1] = "9999"  # as if it had been published again, mended
    answers[FILE] = workbooks.write(tmp_path / "made.ods", sheets).read_bytes()
    with pytest.raises(BookError, match=r"the tables are not what the release of .* holds \(1 cells\)"):
        newest.update_to_newest(fetch=answers.__getitem__)


@pytest.mark.slow
def test_a_newer_one_is_fetched_and_taken_in(tmp_path: Path):
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    sheets = workbooks.published()
    published = workbooks.later(sheets, 7) + dt.timedelta(days=1)
    content = workbooks.write(tmp_path / "made.ods", sheets).read_bytes()
    answers = {newest.DESCRIBED_AT: described(f"{published}", FILE), FILE: content}
    assert newest.update_to_newest(folder=data, fetch=answers.__getitem__) == 0
    assert vintages.vintage("daily", data) == published
    assert f"{published}" in (data / "official" / "releases.csv").read_text(encoding="utf-8").splitlines()[-1]
    assert FILE in (data / "official" / "releases.csv").read_text(encoding="utf-8").splitlines()[-1]


def test_an_address_that_does_not_answer_is_told_in_a_sentence(tmp_path: Path):
    with pytest.raises(BookError, match=r"could not be fetched .*name the workbook yourself"):
        newest.fetched((tmp_path / "none.ods").as_uri())


@pytest.mark.parametrize(
    "arguments",
    [[], ["--newest", "--published", "2026-08-28"], ["a.ods"], ["a.ods", "--newest", "--published", "2026-08-28"]],
)
def test_a_workbook_is_named_with_its_day_or_the_newest_asked_for(arguments: list[str]):
    with pytest.raises(SystemExit):
        commands.read(["update", *arguments])
    assert commands.read(["update", "--newest", "--dry-run"])[0].newest
