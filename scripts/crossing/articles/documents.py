"""An article in whatever form people have it: plain text, a saved web page, a Word document, a PDF, standard input.

In: a path or bytes. Out: a `Document`, the article's text alone. What cannot be read is a BookError that says what to do.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from crossing.articles.decoding import decode
from crossing.errors import BookError
from crossing.language.text import one_line

MAX_BYTES = 25_000_000  # a saved page with its pictures, or a PDF; more is another kind of file
MAX_LETTERS = 300_000  # some 50,000 words: no article is longer, and a book would take a minute
MAX_LINE = 20_000  # letters: some 3,000 words without a break are no paragraph
MAX_UNPACKED = 100_000_000  # bytes of a Word document when unpacked: more is made to do harm
SENSIBLE_YEARS = range(1900, 2200)  # of a date of publication; any other is a slip of the keyboard
STANDARD_INPUT = "-"
SUFFIXES = (".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".docx", ".pdf")  # what is taken from a folder
OTHERS = (
    (b"{\\rtf", "in Rich Text"),
    (b"\xd0\xcf\x11\xe0", "in an old Word format"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p)\b", re.IGNORECASE)


def day_of_publication(text: str) -> date:
    """Read the day that a command is given. Raises BookError unless it is YYYY-MM-DD, exists, and had newspapers."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise BookError(f"“{text[:40]}” is not a date: write it as YYYY-MM-DD, for example 2021-11-16.")
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise BookError(f"“{text}” is not a day that exists: check the month and the day.") from None
    if day.year not in SENSIBLE_YEARS:
        raise BookError(f"“{text}” cannot be a day of publication: check the year.")
    return day


@dataclass(frozen=True, slots=True)
class Document:
    """An article as text. Its lines end in line feeds; `form` says in words what it was.

    `published` is the day that the document itself, or its file name, gives, and `dated_by` which of the two; None and ""
    where neither does. For anything but plain text line numbers are those of the extracted text.
    """

    name: str
    text: str
    form: str
    published: date | None = None
    dated_by: str = ""


def read(path: Path) -> Document:
    """Read the article in a file, or on standard input where the path is “-”. Raises BookError."""
    if str(path) == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    name = path.name or str(path)
    try:
        if path.is_dir():
            raise BookError(f"{name} is a folder: its articles are checked one by one.")
        if not path.exists():  # a pipe, as of “check <(curl …)”, is no file but can be read
            raise BookError(f"{name} does not exist: check the name of the file.")
        with path.open("rb") as handle:
            raw = handle.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a name with a zero byte
        reason = getattr(error, "strerror", None) or error
        raise BookError(f"{name} cannot be read ({reason}): check the file and its permissions.") from None
    return read_bytes(raw, name)


def read_bytes(raw: bytes, name: str) -> Document:
    """Read the article that these bytes hold; `name` is what to call it, and may give its day. Raises BookError."""
    if len(raw) > MAX_BYTES:
        raise BookError(
            f"{name} has more than the {MAX_BYTES / 1e6:.0f} MB an article may have: give the article alone."
        )
    if not raw.strip():
        raise BookError(f"{name} is empty: give a file with the text of an article.")
    for start, what in OTHERS:
        if raw.startswith(start):
            raise BookError(f"{name} is {what}: save the article as plain text, as a web page, as .docx or as PDF.")
    reader = _reader(raw)
    if reader is _text_or_page and name.lower().endswith((".pdf", ".docx")):
        raise BookError(
            f"{name} is no {name.rpartition('.')[2].upper()} inside, or a damaged one: save the article again."
        )
    return _sound(reader(raw, writable(name)))


def read_text(text: str, name: str) -> Document:
    """An article whose text is at hand already, as `read_bytes` gives it. Raises BookError."""
    return _sound(Document(writable(name), text.replace("\r\n", "\n").replace("\r", "\n"), "plain text"))


def _sound(document: Document) -> Document:
    """A document that is an article: it has words, and no more than an article has; dated by its name if not otherwise."""
    document, name = replace(document, text=writable(document.text)), document.name
    if not document.text.strip():
        raise BookError(f"{name} is empty: give a file with the text of an article.")
    if not re.search(r"[^\W\d_]{2,}", document.text):
        raise BookError(f"{name} holds no words: give a file with the text of an article.")
    if len(document.text) > MAX_LETTERS:
        raise BookError(
            f"{name} has {len(document.text):,} letters, more than the {MAX_LETTERS:,} an article may have: give the article alone."
        )
    longest = max(map(len, document.text.split("\n")))
    if longest > MAX_LINE:
        raise BookError(
            f"{name} has a line of {longest:,} letters, more than the {MAX_LINE:,} a paragraph may have: break the text into paragraphs."
        )
    return document if document.published else _dated_by_name(document)


def writable(text: str) -> str:
    """Text without halves of letters, which a PDF or a file name may hold and no file can."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _reader(raw: bytes) -> Callable[[bytes, str], Document]:
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        return _pdf
    if raw.startswith(b"PK\x03\x04"):
        return _word
    return _text_or_page


def articles_in(folder: Path) -> Iterator[Path]:
    """The articles of a folder and of the folders in it, in the order of their names; hidden ones are left out."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield Path(place, name)


def day_in(name: str) -> date | None:
    """The one day that a file name gives, as 2025-06-02 or 20250602; None where it gives none or several."""
    found = set()
    for year, month, day in _DAY.findall(name):
        with contextlib.suppress(ValueError):
            found.add(date(int(year), int(month), int(day)))
    return found.pop() if len(found) == 1 else None


def _dated_by_name(document: Document) -> Document:
    day = day_in(document.name)
    if day is None:
        return document
    return replace(document, published=day, dated_by="its file name")


def _text_or_page(raw: bytes, name: str) -> Document:
    text = decode(raw)
    if text is None:
        raise BookError(f"{name} is not text: save the article as plain text, as a web page, as .docx or as PDF.")
    head = text[:4_000].lstrip().lower()
    if head.startswith(("<!doctype html", "<html")) or (head.startswith("<") and len(_TAG.findall(text[:20_000])) >= 3):
        return _page(_declared(raw, text), name)
    return Document(name, text, "plain text")


def _declared(raw: bytes, text: str) -> str:
    """A page in the alphabet that it names, where it names one that its bytes can be read in."""
    named = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", raw[:4_000], re.IGNORECASE)
    if named and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return raw.decode(named[1].decode("ascii"))
    return text


def _page(html: str, name: str) -> Document:
    """The article of a saved web page, without menus, adverts and lists of other articles (Trafilatura)."""
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found: Any = bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            # the day that the page's own data give; a day somewhere in its text may be any day
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except BookError:  # it took too long
        raise
    except Exception:  # a damaged page may fail anywhere inside the library
        raise BookError(f"{name} cannot be read as a web page: copy the article's text into a text file.") from None
    text = (found.text or "").strip() if found is not None else ""
    if not text:
        raise BookError(
            f"{name} is a web page in which no article was found: copy the article's text into a text file."
        )
    title = (found.title or "").strip()
    if title and title not in text[: len(title) + 200]:
        text = f"{title}\n{text}"
    published = None
    with contextlib.suppress(TypeError, ValueError):
        published = date.fromisoformat(found.date)
    return Document(name, text, "a web page", published, "the page" if published else "")


def _word(raw: bytes, name: str) -> Document:
    """The paragraphs and tables of a Word document, in order; the cells of a row are parted by tabs (python-docx)."""
    unreadable = BookError(f"{name} cannot be read as a Word document: save it again as .docx, or as plain text.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            if "word/document.xml" not in parts.namelist():
                raise BookError(
                    f"{name} is a packed file but no Word document: save the article as plain text, .docx or PDF."
                )
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise BookError(f"{name} unpacks to more than {MAX_UNPACKED / 1e6:.0f} MB: give the article alone.")
        import docx
        from docx.table import Table

        lines: list[str] = []
        for block in docx.Document(io.BytesIO(raw)).iter_inner_content():
            if isinstance(block, Table):
                lines += ["\t".join(one_line(cell.text) for cell in row.cells) for row in block.rows]
            else:
                lines += block.text.split("\n")
    except BookError:
        raise
    except Exception:  # a damaged file fails anywhere inside the library
        raise unreadable from None
    return Document(name, "\n".join(lines).strip("\n"), "a Word document")


def _pdf(raw: bytes, name: str) -> Document:
    """The text of a PDF, its lines joined to paragraphs (pypdf)."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BookError(f"{name} is locked with a password: save it without one.")
        pages = []
        for page in reader.pages:
            pages.append(page.extract_text() or "")
            if sum(map(len, pages)) > MAX_LETTERS:
                break
    except BookError:
        raise
    except Exception:  # a damaged file fails anywhere inside the library
        raise BookError(f"{name} cannot be read as a PDF: copy the article's text into a text file.") from None
    text = "\n".join(paragraphs("\n".join(pages).split("\n")))
    if not text.strip():
        raise BookError(f"{name} is a PDF without text, perhaps a picture: copy the article's text into a text file.")
    return Document(name, text, "a PDF")


def paragraphs(lines: list[str]) -> list[str]:
    """Join the lines of a set page to paragraphs.

    A paragraph ends at an empty line, or where a sentence ends on a line that is not full; a word that was divided at the
    end of a line is put together again.
    """
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    full = 0.75 * widths[int(0.8 * (len(widths) - 1))] if widths else 0.0
    found: list[str] = []
    open_end = False
    for line in lines:
        words = one_line(line)
        if not words:
            open_end = False
            continue
        if open_end and re.search(r"[a-z]-$", found[-1]) and words[0].islower():
            found[-1] = found[-1][:-1] + words
        elif open_end:
            found[-1] += f" {words}"
        else:
            found.append(words)
        open_end = len(line.rstrip()) >= full or not re.search(r"[.!?:][\"”’')\]]*$", words)
        if (
            len(line.rstrip()) < 0.6 * full
            and not words.endswith((",", "-"))
            and words[:1].isupper()
            and found[-1] == words
        ):
            open_end = False  # a heading
    return found
