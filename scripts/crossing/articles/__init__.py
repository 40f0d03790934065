"""Articles and archives: documents in, the check of `crossing.reading` on each, what it found out in the forms people use.

`documents` and `decoding` open what people have, `tables` reads tables inside it, `checking` checks one article, `sorting` puts
first what does not fit, and `as_text`, `as_json` and `page` are the forms of the answer. `items`, `run`, `cluster`, `store`,
`archive` and `overview` do the same for thousands; `together` holds an archive against itself.
"""
