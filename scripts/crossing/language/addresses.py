"""Addresses of pages elsewhere: what may stand in a table, and so become a link."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]{2,}")
_UNSAFE = re.compile(r"[\s\"'<>`\\{}|^]|[^\x21-\x7e]")  # what an address writes as %.., and no look-alike letters


def is_address(text: str) -> bool:
    """Whether a text is a whole address on the web: https (or http), a host with a name, nothing that needs quoting."""
    if _UNSAFE.search(text):
        return False
    try:
        parts = urlsplit(text)
        host, user = parts.hostname or "", parts.username
        parts.port  # noqa: B018  (raises ValueError where it is none)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and _HOST.fullmatch(host) is not None and user is None
