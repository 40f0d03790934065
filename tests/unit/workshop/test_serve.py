"""Serving the site: ports, the 404 page, what is missing."""

from __future__ import annotations

import errno
import functools
import http.server
import re
import socket
import threading
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from copies import GOOD
from crossing import cli
from crossing.errors import BookError
from crossing.workshop import serve


@pytest.mark.parametrize("port", ["65536", "-1", "http", "1.5"])
def test_a_port_that_is_none_is_a_wrong_command_line(capsys: pytest.CaptureFixture[str], port: str):
    with pytest.raises(SystemExit) as caught:
        cli.main(["serve", "--port", port])
    assert caught.value.code == 2
    assert f"“{port}” is not a port: give a whole number from 0 to 65535." in capsys.readouterr().err


def test_a_port_that_cannot_be_had_is_told_with_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    (tmp_path / "index.html").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(serve, "SITE", tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other, pytest.raises(BookError, match="is taken: give another"):
        serve.serve(other.getsockname()[1])
    monkeypatch.setattr(http.server, "ThreadingHTTPServer", refused)
    with pytest.raises(BookError, match=re.escape("port 80 cannot be opened (Permission denied): give another")):
        serve.serve(80)


@pytest.mark.slow
def test_what_is_missing_gets_the_404_page_of_the_folder_that_is_served(tmp_path: Path):
    (tmp_path / "404.html").write_text("this folder's own page", encoding="utf-8")
    handler = functools.partial(serve.Handler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/nothing.html", timeout=60)
        server.shutdown()
    assert caught.value.code == 404 and caught.value.read() == b"this folder's own page"


def test_serve_without_a_site_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(serve, "SITE", tmp_path)
    with pytest.raises(BookError, match="build"):
        serve.serve(0)
