"""The stored benchmarks as tables for readers: the rules for words, the check of an article, and archives of articles."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup

from crossing.book.tables import NOTHING, Table
from crossing.language import prose
from crossing.ledger import Ledger
from crossing.ledger.making import records

# of texts with right answers; what their columns are headed
SETS = {"at hand": "at hand", "unseen": "not seen before", "unseen earlier": "of earlier sets"}


def words_table(ledger: Ledger) -> Markup:
    """Return the stored benchmark of the word rules: recall and false alarms by kind of corruption."""
    rows = []
    for row in records(ledger.word_benchmark):
        recall = f"{row.found / row.planted:.0%}" if row.planted else "none planted"
        rows.append([row.kind, int(row.planted), int(row.found), recall, int(row.false_alarms), int(row.words)])
    heads = ["Kind of corruption", "Planted", "Found", "Recall", "False alarms", "Clean words read"]
    return Table(heads, rows, "How well the word rules do", "Each kind of fault, planted and found").html()


def archive_table(ledger: Ledger) -> Markup:
    """Return how long archives of articles took, and how much memory, by their size and the processes that shared the work."""
    rows = [
        [
            f"{prose.number(row.number)} {row.what}",
            int(row.processes),
            int(prose.rounded(row.seconds)),
            int(prose.rounded(row.number / row.seconds)),
            int(row.megabytes),
        ]
        for row in records(ledger.archive_benchmark.rename(columns={"count": "number"}))
    ]
    heads = ["Worked through", "Processes", "Seconds", "In a second", "MB of memory"]
    return Table(heads, rows, "How long an archive of articles takes", "Seconds and memory, by size").html()


def reading_table(ledger: Ledger) -> Markup:
    """Return how the check of an article does, on the texts at hand and on those not seen before: in all, and by kind in a fold."""
    scored = Scored(ledger.reading_benchmark)
    return scored.summary().html() + scored.by_kind().html()


@dataclass(frozen=True, eq=False)
class Scored:
    """The scores of the check of an article, as rows of reading_benchmark.csv."""

    rows: pd.DataFrame

    def summary(self) -> Table:
        """What matters to a reader, with a column for each set of texts."""
        figures = self.rows["unit"] == "figures"
        asked = {
            "Figures that can be tested": ("testable", figures),
            "Answered rightly": ("right", figures),
            "Answered wrongly": ("wrong", figures),
            "Left without an answer": ("missing", figures),
            "Honest figures": ("listed", self._of("honest figures")),
            "Called wrong all the same": ("wrong", self._of("honest figures")),
            "Errors planted": ("listed", self._of("errors planted")),
            "Of these, called wrong": ("right", self._of("errors planted")),
            "Garbled passages": ("listed", self._of("garbled passages")),
            "Of these, found": ("found", self._of("garbled passages")),
            "Machine-reworded texts": ("listed", self._of("reworded texts")),
            "Of these, named as such": ("right", self._of("reworded texts")),
            "Other texts called reworded": ("wrong", self._of("reworded texts")),
            "Words of text without a garbled passage": ("listed", self._of("alarms in clean text")),
            "False alarms in them": ("wrong", self._of("alarms in clean text")),
        }
        rows = [
            [words, *(self._sum(column, chosen, name) for name in SETS)] for words, (column, chosen) in asked.items()
        ]
        return Table(["What was asked", *self._heads()], rows, "How the check of an article does")

    def by_kind(self) -> Table:
        """The same by kind of figure: how many of those that can be tested are answered rightly, and how many wrongly."""
        figures = self.rows.loc[(self.rows["unit"] == "figures") & (self.rows["testable"] > 0)]
        at_hand = figures.loc[figures["set"] == next(iter(SETS))].sort_values(
            "testable", ascending=False, kind="stable"
        )
        kinds = list(dict.fromkeys([*at_hand["kind"], *figures["kind"]]))
        rows = [[prose.capital(kind), *(self._answers(figures, kind, name) for name in SETS)] for kind in kinds]
        caption = "How the check of an article does, by kind of figure"
        return Table(["Kind of figure", *self._heads()], rows, caption, "The same by kind of figure")

    def _of(self, kind: str) -> pd.Series:
        return self.rows["kind"] == kind

    def _sum(self, column: str, chosen: pd.Series, name: str) -> int:
        return int(self.rows.loc[chosen & (self.rows["set"] == name), column].sum())

    def _heads(self) -> list[str]:
        return [f"{self._sum('listed', self._of('texts'), name)} texts {of}" for name, of in SETS.items()]

    @staticmethod
    def _answers(figures: pd.DataFrame, kind: str, name: str) -> str:
        found = figures.loc[(figures["kind"] == kind) & (figures["set"] == name)]
        if found.empty:
            return NOTHING
        row = found.iloc[0]
        wrong = f", {row['wrong']} wrong" if row["wrong"] else ""
        return f"{prose.number(row['right'])} of {prose.number(row['testable'])} right{wrong}"
