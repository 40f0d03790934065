"""Serving with --watch: what has been saved is built, and the page shows it."""

from __future__ import annotations

import functools
import http.server
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from crossing.workshop import serve


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    (tmp_path / "index.html").write_text("<html><body>one</body></html>", encoding="utf-8")
    monkeypatch.setattr(serve, "SITE", tmp_path)
    handler = functools.partial(serve.Watching, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def ask(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def test_a_page_loads_itself_anew_when_another_site_stands(address: str, tmp_path: Path):
    assert f'<script src="{serve.RELOAD}"></script></body>' in ask(f"{address}/")
    assert serve.BUILT in ask(address + serve.RELOAD)
    before = ask(address + serve.BUILT)
    assert ask(address + serve.BUILT) == before
    (tmp_path / "new.html").write_text("two", encoding="utf-8")
    (tmp_path / "new.html").replace(tmp_path / "index.html")
    assert ask(address + serve.BUILT) != before


def test_a_saved_file_is_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    chapter = tmp_path / "chapters" / "one.md"
    chapter.parent.mkdir()
    chapter.write_text("one", encoding="utf-8")
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    looks: list[int] = []
    built: list[list[str]] = []

    def look(_: float) -> None:
        looks.append(1)
        if len(looks) == 2:
            chapter.write_text("another", encoding="utf-8")
            chapter.touch()
        if len(looks) == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(serve.time, "sleep", look)
    monkeypatch.setattr(serve.subprocess, "run", lambda command, **_: built.append(command))
    with pytest.raises(KeyboardInterrupt):
        serve.keep_building()
    assert [command[-1] for command in built] == ["build"]
