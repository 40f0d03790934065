"""The quantities that the official tables and the ledger give, one function for each beginning of an id.

A function takes the ledger and the arguments of the id, in order, and returns a Quantity without its id; what it raises of
ValueError, KeyError and IndexError is told by `compute` as an id that cannot be computed. Importing this package registers
them all.
"""

from crossing.official.computed import arrivals, revisions, tables

__all__ = ["arrivals", "revisions", "tables"]
