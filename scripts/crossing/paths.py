"""Where things are in a checkout of the book, and how a file there is replaced."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CHAPTERS = ROOT / "chapters"
BUILD = ROOT / "_build"
SITE = BUILD / "html"


def replace_text(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with plain line ends; the old file stays, whole, until the new one is. Raises OSError."""
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
