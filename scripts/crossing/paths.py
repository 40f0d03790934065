"""Where things are in a checkout of the book."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
CHAPTERS = ROOT / "chapters"
BUILD = ROOT / "_build"
SITE = BUILD / "html"
EDITIONS = "editions"  # the folder of a site that holds its PDF and EPUB
