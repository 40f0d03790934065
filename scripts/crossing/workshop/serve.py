"""Serve the built site on the loopback address and open it."""

from __future__ import annotations

import contextlib
import errno
import functools
import gzip
import http.server
import io
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import BinaryIO

from crossing.errors import BookError
from crossing.paths import ROOT, SITE

COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".csv", ".xml", ".atom")  # as static hosts do for text
WATCHED = {".ipynb", ".md", ".csv", ".json", ".py", ".jinja", ".html", ".toml", ".css", ".js", ".svg"}
PAUSE = 0.5  # seconds between two looks at the files
RELOAD, BUILT = "/-reload.js", "/-built"  # two addresses that no page of the site has
RELOADER = f"""let built;
setInterval(async () => {{
  try {{
    const now = await (await fetch("{BUILT}")).text();
    if (built !== undefined && now !== built) location.reload();
    built = now;
  }} catch {{ /* the server is being started again */ }}
}}, 1000);
"""
# What the page “Reuse” recommends, and what this server and the tests send.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files quietly, text compressed where the browser takes it, and the site's own 404 page for what is missing."""

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with a text file compressed; with anything else as the library does."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix not in COMPRESSED or not path.is_file() or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = gzipped(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        """Add the recommended headers to every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page where there is nothing, and as any server in other cases."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


class Watching(Handler):
    """The same, with a script in each page that loads the page anew when another site has been built."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer what the script asks for, and a page with the script in it; anything else as usual."""
        if self.path == RELOAD:
            return self._answer("text/javascript", RELOADER.encode())
        if self.path == BUILT:
            return self._answer("text/plain", str((SITE / "index.html").stat().st_mtime_ns).encode())
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() and self.path.endswith("/") else path
        if path.suffix != ".html" or not path.is_file():
            return super().send_head()
        page = path.read_text(encoding="utf-8").replace("</body>", f'<script src="{RELOAD}"></script></body>')
        return self._answer("text/html; charset=utf-8", page.encode())

    def _answer(self, kind: str, body: bytes) -> io.BytesIO:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)


def gzipped(path: Path) -> bytes:
    """Return a file compressed as this server sends it."""
    return _gzipped(path, path.stat().st_mtime_ns)


@functools.lru_cache(maxsize=64)
def _gzipped(path: Path, changed: int) -> bytes:
    """A file compressed; `changed`, its time of change, makes the cache forget an older one."""
    return gzip.compress(path.read_bytes(), 6)


def serve(port: int, *, watch: bool = False) -> int:
    """Serve _build/html until interrupted; `port` 0 takes a free one; `watch` builds again whenever a file is saved.

    Raises BookError if there is no site yet or the port cannot be had.
    """
    if not (SITE / "index.html").is_file():
        raise BookError("there is no site yet: run “python3 scripts/book.py build” first.")
    handler = functools.partial(Watching if watch else Handler, directory=str(SITE))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror or error})"
        raise BookError(f"port {port} {why}: give another with --port, or none.") from None
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"Reading at {address} (Ctrl+C stops)", flush=True)
    if watch:
        print("Watching chapters, data, scripts and style: a saved file is built and shown.", flush=True)
        threading.Thread(target=keep_building, daemon=True).start()
    webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt), server:
        server.serve_forever()
    return 0


def keep_building() -> None:
    """Build whenever a file that the book is made from has been saved; say what is wrong where a build fails."""
    before = saved()
    while True:
        time.sleep(PAUSE)
        now = saved()
        if now == before:
            continue
        before = now
        print("A file has changed: building ...", flush=True)
        # it tells its mistakes itself
        subprocess.run([sys.executable, "-P", "-m", "crossing.cli", "build"], check=False)


def saved() -> dict[Path, int]:
    """Return when each file that the book is made from was last saved."""
    folders = [ROOT / name for name in ("chapters", "data", "scripts", "_static")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in WATCHED]
    times = {}
    for path in [*files, ROOT / "_config.yml", ROOT / "_toc.yml"]:
        with contextlib.suppress(FileNotFoundError):  # an editor that replaces a file as it is looked at
            times[path] = path.stat().st_mtime_ns
    return times
