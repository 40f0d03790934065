"""What the check of an article found, for a reader at a terminal."""

from __future__ import annotations

from typing import TextIO

from crossing.articles.sorting import Kind, Sorted, shown


def show(name: str, found: Sorted, out: TextIO, *, everything: bool = False) -> None:
    """Print three sentences that sum it up, then what does not fit, what is garbled, what fits and what cannot be told."""
    first, *others = (*found.summary, *found.notes)
    print(f"{name}, {first[0].lower()}{first[1:]}", file=out)
    for sentence in others:
        print(sentence, file=out)
    for heading, items in shown(found.items, everything=everything):
        print(f"\n{heading}", file=out)
        for item in items:
            read_as = f" ({item.read_as})" if item.read_as else ""
            print(f"  line {item.line}: {item.text}{read_as}", file=out)
            if item.quote != item.text:
                print(f"      “{item.quote}”", file=out)
            if item.answer:
                print(f"      {item.answer}", file=out)
    left = len(found.items[Kind.OTHER])
    if left and not everything:
        print(f"\nLeft out: dates, times and counts of something else, {left:,} in all (--all shows them).", file=out)
