"""An article in every form that people have it in: what comes out is its text, or one sentence."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.articles import documents
from crossing.articles.documents import Document, day_in, paragraphs, read, read_bytes
from crossing.errors import BookError

TEXT = "“It’s calm,” said the skipper. Costs rose by £54m – more than before.\nOn 31 May 2025, 1,195 people crossed the Channel."
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>A calm sea | The Example</title>
<meta property="article:published_time" content="2025-06-02T08:00:00Z"><style>p {{ margin: 17px }}</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport 24/7</a></li></ul></nav>
<div class="cookies">We and our 1,342 partners use cookies.</div>
<article><h1>A calm sea and 1,195 people in a day</h1>
<p>A total of 1,195 people crossed the English Channel in 19 small boats on Saturday, the Home Office said on its page.</p>
<p>“It’s calm,” said the skipper of a small fishing boat, who has known the harbour and its tides for all his life.</p>
<table><tr><th>Year</th><th>Arrivals</th></tr><tr><td>2018</td><td>299</td></tr><tr><td>2019</td><td>1,843</td></tr></table>
<p>The figures are provisional and may be revised by the department at a later date, as it says of all its figures.</p>
</article><aside><h3>Most read</h3><ol><li><a href="/a">25 recipes for summer</a></li></ol></aside>
<script>var weight = 4711;</script><footer>© 2025 The Example, 12 High Street</footer></body></html>"""


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8-sig", b""),
        ("utf-16", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-32", b""),
        ("cp1252", b""),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_plain_text_is_read_in_the_alphabets_that_people_save_in(encoding: str, mark: bytes, ends: str) -> None:
    raw = mark + TEXT.replace("\n", ends).encode(encoding)
    assert read_bytes(raw, "a.txt") == Document("a.txt", TEXT, "plain text")


def test_a_short_text_in_the_windows_alphabet_keeps_its_quotation_marks() -> None:
    assert read_bytes("“Calm” – 99 people".encode("cp1252"), "a").text == "“Calm” – 99 people"


@pytest.mark.slow
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_saved_page_gives_its_article_and_its_day(charset: str) -> None:
    found = read_bytes(PAGE.format(charset=charset).encode(charset), "a.html")
    assert (found.form, found.published, found.dated_by) == ("a web page", date(2025, 6, 2), "the page")
    assert found.text.split("\n")[0] == "A calm sea and 1,195 people in a day"
    for words in ("in 19 small boats on Saturday", "“It’s calm,” said", "| 2019 | 1,843 |"):
        assert words in found.text
    for furniture in ("Sport", "cookies", "recipes", "4711", "17px", "High Street"):
        assert furniture not in found.text


@pytest.mark.slow
def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(BookError, match="no article was found"):
        read_bytes(b"<!doctype html><html><head><title>x</title></head><body><nav></nav></body></html>", "a.html")


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("On 31 May 2025, 1,195 people crossed the Channel.")
    table = document.add_table(rows=2, cols=2)
    for place, words in enumerate(("Year", "Arrivals", "2018", "299")):
        table.cell(place // 2, place % 2).text = words
    document.add_paragraph("They came in 19 boats.")
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_a_word_document_gives_paragraphs_and_tables_in_order() -> None:
    found = read_bytes(word_file(), "a.docx")
    assert found.form == "a Word document"
    assert found.text.split("\n") == [
        "On 31 May 2025, 1,195 people crossed the Channel.",
        "Year\tArrivals",
        "2018\t299",
        "They came in 19 boats.",
    ]


def pdf_file(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, made by hand."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    raw, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return raw + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(raw),
    )


@pytest.mark.slow
def test_a_pdf_gives_paragraphs_not_the_lines_of_the_page() -> None:
    found = read_bytes(
        pdf_file(
            [
                "A calm sea",
                "On 31 May 2025, 1,195 people crossed the Channel in small boats, a num-",
                "ber that was the highest of the year until then, as the Home Office said.",
                "They came in 19 boats.",
            ]
        ),
        "a.pdf",
    )
    assert found.form == "a PDF"
    assert found.text.split("\n")[0] == "A calm sea"
    assert "in small boats, a number that was the highest" in found.text


def test_lines_are_joined_where_a_sentence_runs_on() -> None:
    lines = [
        "The first line is a full one and it runs",
        "on to the next.",
        "",
        "Another paragraph that is full as well",
        "ends.",
    ]
    assert paragraphs(lines) == [
        "The first line is a full one and it runs on to the next.",
        "Another paragraph that is full as well ends.",
    ]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-06-02-calm.txt", date(2025, 6, 2)),
        ("guardian_20250602.html", date(2025, 6, 2)),
        ("calm.txt", None),
        ("2025-13-02.txt", None),
        ("2025-06-02-to-2025-06-09.txt", None),
        ("120250602.txt", None),
    ],
)
def test_a_file_name_may_give_the_day(name: str, day: date | None) -> None:
    assert day_in(name) == day


def packed(name: str, content: bytes) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr(name, content)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "is empty"),
        (b" \n\t", "is empty"),
        (b"\0" * 1000, "is not text"),
        (bytes(range(256)) * 20, "is not text"),
        (b"12 34 56", "holds no words"),
        (b"{\\rtf1 hello", "Rich Text"),
        (b"\x89PNG\r\n\x1a\n123", "is a picture"),
        (b"%PDF-1.7 broken", "cannot be read as a PDF"),
        (pdf_file([]), "a PDF without text"),
        (b"PK\x03\x04 broken", "cannot be read as a Word document"),
        (packed("hello.txt", b"hello"), "no Word document"),
        (packed("word/document.xml", b"<w>" * 10), "cannot be read as a Word document"),
        (b"word " * 60_001, "letters, more than the 300,000"),
        (b"word " * 5_000, "a line of 25,000 letters"),
        (b"x" * 25_000_001, "more than the 25 MB"),
        ("words ".encode("utf-16") + b"\x00\xd8\x00", "is not text"),
    ],
)
def test_what_is_no_article_is_refused_in_one_sentence(raw: bytes, said: str) -> None:
    with pytest.raises(BookError, match=said) as refused:
        read_bytes(raw, "a")
    assert "\n" not in str(refused.value)


@pytest.mark.slow
def test_what_unpacks_to_more_than_is_read_is_refused_in_one_sentence() -> None:
    with pytest.raises(BookError, match="unpacks to more than") as refused:
        read_bytes(packed("word/document.xml", b" " * 100_000_001), "a")
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (tmp_path / "none.txt", Path("a\0b"), Path("https://example.org/a")):
        with pytest.raises(BookError, match=r"does not exist|cannot be read"):
            read(path)
    with pytest.raises(BookError, match="is a folder"):
        read(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    locked = tmp_path / "locked.txt"
    locked.write_text("words", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(BookError, match="Permission denied"):
        read(locked)


STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"PK\x03\x04",
        b"<!doctype html><html>",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        word_file(),
        pdf_file(["A b"]),
    ]
)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(STARTS, st.binary(max_size=300), st.integers(0, 400))
def test_bytes_at_random_are_an_article_or_a_sentence(start: bytes, rest: bytes, cut: int) -> None:
    raw = start[: len(start) - cut if cut < len(start) else None] + rest
    said = ""
    try:
        documents.read_bytes(raw, "a").text.encode("utf-8")
    except BookError as error:
        said = str(error)
    assert "\n" not in said
