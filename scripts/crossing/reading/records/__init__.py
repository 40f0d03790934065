"""Records and ranks: the words that claim one, of what it is one, and the place that a span has there."""
