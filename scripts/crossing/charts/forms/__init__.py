"""The forms of chart, a module a family: each takes a tidy table and words, and draws them wide and narrow."""
