"""A text in: its figures, its dates, its suspicious words, and what the official series says of them."""
