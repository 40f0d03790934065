"""The book's charts: forms that take a tidy table and words, and the marks, the model and the look that they share."""
