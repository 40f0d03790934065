"""A text in: its figures, its dates, its suspicious words, and what the official series says of them.

`engine` takes a text and gives a `Checked` (`answers`). On the way of a figure

- `mentions` finds the numbers and what each counts, a module for each kind (people, boats, averages ...), by `wording`;
- `moments` finds the words of time, with every span that they allow, `terms` who governed when, `attaching` puts both together;
- `counting`, `derived` (averages, shares, quiet days, changes by the two sides that `pairing` finds) and `recording` (by
  `records`: words that claim one, its scope, its place) hold each reading against the series through `holding`;
- `again` looks a second time at numbers left open, `last_look` once the whole text is read: by the days that `tellable` and
  `meant` list, what none of them has is a slip;
- `doubts` takes back what some do have, `evidence` what nothing shows to be a slip, and `accusing` says what it takes to
  call a number wrong; `speakers` says who said it, `reasons` words the answer.

On the way of words, `rules` has the rules, `garbled` looks for machine-reworded text by `signs` and by how words fit their
neighbours, and `drafting` makes draft rows for the ledger.
"""
