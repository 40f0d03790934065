"""The check of addresses: what is asked and how answers are told. No test asks the network."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crossing.book.contents import chapters
from crossing.ledger import load
from crossing.workshop import links
from crossing.workshop.links import Address, State

ANSWERS = {
    "https://a.test/here": (200, "https://www.a.test/here/"),
    "https://a.test/old": (200, "https://a.test/new"),
    "https://b.test/gone": (404, ""),
    "https://b.test/shy": (403, ""),
    "https://c.test/ill": (503, ""),
}


def asking(url: str) -> tuple[int, str]:
    if url not in ANSWERS:
        raise OSError("timed out")
    return ANSWERS[url]


def test_every_kind_of_answer_is_told_the_worst_first() -> None:
    found = [Address(url, ("data/x.csv, 1",)) for url in [*ANSWERS, "https://d.test/"]]
    answers = links.check(found, asking, pause=0)
    assert [(answer.address.url[8:], answer.state) for answer in answers] == [
        ("b.test/gone", State.GONE),
        ("d.test/", State.SILENT),
        ("c.test/ill", State.TROUBLED),
        ("b.test/shy", State.REFUSES),
        ("a.test/old", State.MOVED),
        ("a.test/here", State.ANSWERS),
    ]
    told = links.report(answers)
    assert "6 addresses: 1 gone, 1 no answer, 1 in trouble, 1 refuses programs, 1 moved, 1 answers." in told
    assert "| moved | https://a.test/old | https://a.test/new | data/x.csv, 1 |" in told


def test_a_host_is_asked_one_question_at_a_time() -> None:
    open_hosts: list[str] = []

    def once(url: str) -> tuple[int, str]:
        host = urlsplit(url).netloc
        assert host not in open_hosts
        open_hosts.append(host)
        open_hosts.remove(host)
        return 200, url

    found = [Address(f"https://{host}.test/{page}", ()) for host in "abc" for page in range(20)]
    assert all(answer.state is State.ANSWERS for answer in links.check(found, once, pause=0))


@pytest.mark.slow
def test_addresses_come_from_tables_and_pages_each_once(tmp_path: Path) -> None:
    ledger, page = load(), tmp_path / "page.md"
    event = next(event for event in ledger.rows.events.values() if event.url)
    page.write_text(f"See [it]({event.url}) and [that](https://only-here.test/a_(b). [No](other.md).", encoding="utf-8")
    found = {address.url: address.places for address in links.addresses(ledger, [page])}
    assert f"data/policy.csv, {event.event_id}" in found[event.url] and "chapters/page.md" in found[event.url]
    assert any(url.startswith("https://only-here.test/") for url in found)
    assert {count.url for count in ledger.rows.public_counts.values() if count.url} <= set(found)
    assert all(urlsplit(url).scheme in ("http", "https") and urlsplit(url).netloc for url in found)


@pytest.mark.slow
def test_the_command_reports_and_never_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = links.addresses(load(), chapters())

    def nobody(url: str) -> tuple[int, str]:
        raise OSError("no network")

    monkeypatch.setattr(links, "check", lambda found: [links._answer(address, nobody) for address in found])
    assert links.links(path=tmp_path / "_build" / "links.md") == 0
    assert f"{len(found)} addresses: {len(found)} no answer." in capsys.readouterr().out
    assert links.links(asking=False, path=tmp_path / "links.md") == 0
    assert "not asked" in (tmp_path / "links.md").read_text(encoding="utf-8")
