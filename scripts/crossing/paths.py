"""Where things are in a checkout of the book, and how a file there is replaced."""

from collections.abc import Mapping
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


def replace_texts(texts: Mapping[Path, str]) -> None:
    """Write several text files, all or none: where one cannot be written or Ctrl+C comes, all are as before. Raises OSError."""
    before = {path: path.read_bytes() if path.is_file() else None for path in texts}
    parts = {path: path.with_name(f"{path.name}.part") for path in texts}
    try:
        for path, text in texts.items():  # what takes room comes first
            parts[path].write_text(text, encoding="utf-8", newline="\n")
        for path, part in parts.items():
            part.replace(path)
    except BaseException:
        for path, content in before.items():
            if content is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != content:
                path.write_bytes(content)
        raise
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
