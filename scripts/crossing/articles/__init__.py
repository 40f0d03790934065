"""Articles and archives: documents in, the check of `crossing.reading` on each, what it found out in the forms people use."""
