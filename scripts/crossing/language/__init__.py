"""Words and values: numbers, dates and spans as words, and words as numbers; it knows no ledger."""
