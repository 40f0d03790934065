"""Serve the built site on the loopback address and open it."""

from __future__ import annotations

import contextlib
import functools
import http.server
import webbrowser

from .errors import BookError
from .paths import SITE


# What the page “Reuse” recommends, and what this server and the tests send.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files quietly and answers a missing page with the site's own 404 page."""

    def log_message(self, *_: object) -> None:
        """Print nothing for each request."""

    def end_headers(self) -> None:
        """Add the recommended headers to every answer."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = SITE / "404.html"
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


def serve(port: int) -> int:
    """Serve _build/html until interrupted; `port` 0 takes a free one. Raises BookError if there is no site yet."""
    if not (SITE / "index.html").is_file():
        raise BookError("there is no site yet: run “python3 scripts/book.py build” first.")
    handler = functools.partial(Handler, directory=str(SITE))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise BookError(f"port {port} is taken: give another with --port, or none.") from None
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"Reading at {address} (Ctrl+C stops)", flush=True)
    webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt), server:
        server.serve_forever()
    return 0
