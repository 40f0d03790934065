"""The rules, one subject a module; importing this package registers them all."""

from crossing.crosscheck.rules import (
    asylum,
    between,
    money,
    multiples,
    pledges,
    readers,
    records,
    sums,
    terms,
    words,
)

__all__ = ["asylum", "between", "money", "multiples", "pledges", "readers", "records", "sums", "terms", "words"]
