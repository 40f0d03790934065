"""Check the data and the prose; what has been found sound is not looked at again until something of it changes."""

from __future__ import annotations

from crossing import cache
from crossing.paths import CHAPTERS
from crossing.workshop import inputs
from crossing.workshop.problems import Problems


def check_and_print() -> int:
    """Print what is found wrong with the data, then with the prose and stored charts; return 0 if nothing is, else 1."""
    for look in (data, prose_and_charts):
        try:
            print(look())
        except Problems as problems:
            for sentence in problems.found:
                print(f"book: {sentence}")
            count = len(problems.found)
            print(f"{count} problem{'s' if count > 1 else ''} in the {problems.part}; nothing was changed.")
            return 1  # a number of the prose cannot be computed from data that is not sound
    return 0


def data() -> str:
    """Return the sentence that the data is sound. Raises BookError with the first problem if it is not."""

    def look() -> bytes:
        from crossing.workshop import check_book  # brings Frictionless and more, which is slow to import

        return check_book.data().encode()

    name = cache.digest(inputs.tools(), inputs.of_folder(inputs.PACKAGE), inputs.data())
    return cache.kept("sound-data", name, look).decode()


def pages() -> None:
    """Raise BookError with the first thing in the pages at which a build would stop once the notebooks have run.

    It looks where something has changed for which they all run again, or where it found a fault last time. What is written
    into one page costs no such wait: the build comes to that page in seconds.
    """

    def look() -> bytes:
        from crossing.workshop import check_book

        return check_book.buildable().encode()

    cache.kept("sound-pages", inputs.frame(), look)


def prose_and_charts() -> str:
    """Return the sentence that prose and stored charts are sound. Raises BookError with the first problem if they are not."""

    def look() -> bytes:
        from crossing.workshop import check_book

        return check_book.prose_and_charts().encode()

    # every file there, since one that _toc.yml does not name is a problem too
    name = cache.digest(inputs.frame(), inputs.of_folder(CHAPTERS))
    return cache.kept("sound-prose", name, look).decode()
