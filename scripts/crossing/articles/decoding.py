"""Bytes as text: by their mark, as UTF-8, as UTF-16 without a mark, or in the Windows alphabet of western Europe."""

from __future__ import annotations

import codecs

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GUESSED = ["cp1252", "mac_roman"]  # alphabets that English texts are still found in; a wider guess is more often wrong
SAMPLE = 4_000  # bytes looked at for UTF-16 without a mark
PLAIN_CONTROLS = "\t\n\v\f\r\x85"


def decode(raw: bytes) -> str | None:
    """The text that bytes spell, its lines ending in line feeds; None where they spell no text."""
    text = _decoded(raw)
    if text is None or not _is_text(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(raw: bytes) -> str | None:
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _try(raw, name)
    if (unmarked := _unmarked_utf16(raw)) is not None:
        return _try(raw, unmarked)
    if (text := _try(raw, "utf-8")) is not None:
        return text
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=GUESSED, threshold=0.5).best()
    return str(best) if best is not None else _try(raw, "cp1252")


def _try(raw: bytes, name: str) -> str | None:
    try:
        return raw.decode(name)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(raw: bytes) -> str | None:
    """The kind of UTF-16 in which every other byte of English is zero; None where it is not so."""
    sample = raw[: min(SAMPLE, len(raw) // 2 * 2)]
    if not sample or b"\0" not in sample:
        return None
    half = len(sample) // 2
    for name, zeros in (("utf-16-le", sample[1::2].count(0)), ("utf-16-be", sample[0::2].count(0))):
        if zeros > 0.7 * half and sample.count(0) - zeros < 0.1 * half:
            return name
    return None


def _is_text(text: str) -> bool:
    """Whether it has hardly a control character: pictures and programs have many."""
    sample = text[:100_000]
    controls = sum(
        1 for letter in sample if (letter < " " or "\x7f" <= letter < "\xa0") and letter not in PLAIN_CONTROLS
    )
    return controls <= len(sample) / 500 and "\0" not in text
