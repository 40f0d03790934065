"""What an archive holds, counted as it passes: by outlet, by month and by kind of figure; and the page that shows it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import crossing
from crossing import files
from crossing.articles.page import template
from crossing.articles.run import Row
from crossing.articles.sorting import many
from crossing.errors import BookError
from crossing.language import prose
from crossing.reading.answers import Answer, Measure

TESTED = {Answer.FITS, Answer.REVISED, Answer.DOES_NOT_FIT}
NO_OUTLET, NO_DATE = "not given", "no date"
NOT_COUNTED = {Measure.NOT_ARRIVALS, Measure.DATE, Measure.TIME}  # kinds that no series could answer
NAMES = {measure.value: measure.value.replace("_", " ") for measure in Measure if measure not in NOT_COUNTED}
SHOWN = 50  # outlets and slips that the page lists; the tables hold all


@dataclass
class Group:
    """What was found in the articles of one outlet or month, or among the figures of one kind."""

    name: str
    articles: int = 0
    answers: Counter[str] = field(default_factory=Counter)
    alarms: int = 0
    reworded: int = 0
    failed: int = 0

    @property
    def tested(self) -> int:
        """Figures that the series could answer."""
        return sum(self.answers[answer] for answer in TESTED)

    @property
    def fits(self) -> int:
        """Figures that fit, as published then or within revision as well."""
        return self.answers[Answer.FITS] + self.answers[Answer.REVISED]

    @property
    def wrong(self) -> int:
        """Figures that do not fit."""
        return self.answers[Answer.DOES_NOT_FIT]

    @property
    def share(self) -> float:
        """Of the figures tested those that do not fit, in per cent."""
        return 100 * self.wrong / self.tested if self.tested else 0.0


@dataclass
class Overview:
    """Counts of an archive. Memory grows with outlets and months, not with articles."""

    name: str
    whole: Group = field(default_factory=lambda: Group("all"))
    outlets: dict[str, Group] = field(default_factory=dict)
    months: dict[str, Group] = field(default_factory=dict)
    kinds: dict[str, Group] = field(default_factory=dict)
    together: list[Row] = field(default_factory=list)
    unread: str = ""  # why the first article that could not be read could not

    @property
    def suspicious(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.whole.wrong or self.whole.alarms or self.whole.reworded or self.whole.failed or self.together)

    def add(self, row: dict[str, Any]) -> None:
        """Count an article, given as `run.check_chunk` gives it."""
        self.unread = self.unread or row.get("error", "")
        outlet = row["outlet"] or NO_OUTLET
        published = row.get("published")
        month = published[:7] if published else NO_DATE
        for group in (self.whole, _group(self.outlets, outlet), _group(self.months, month)):
            group.articles += 1
            group.failed += "error" in row
            group.answers.update(row.get("answers", {}))
            group.alarms += len(row.get("passages", ()))
            group.reworded += bool(row.get("reworded", {}).get("suspected"))
        seen = set()
        for figure in row.get("figures", ()):
            if figure["measure"] not in NAMES:
                continue
            kind = _group(self.kinds, NAMES[figure["measure"]])
            kind.answers[figure["answer"]] += 1
            kind.articles += figure["measure"] not in seen
            seen.add(figure["measure"])

    def sentences(self) -> tuple[str, ...]:
        """The whole in three sentences."""
        whole = self.whole
        failed = f", {whole.failed:,} of which could not be read" if whole.failed else ""
        fitting = f"{whole.fits:,} {'fits' if whole.fits == 1 else 'fit'}"
        return (
            f"{self.name}: {many(whole.articles, 'article')}{failed}; {many(whole.tested, 'figure')} could be tested.",
            f"{whole.wrong:,} {'does' if whole.wrong == 1 else 'do'} not fit the official series; {fitting}.",
            f"Garbled: {many(whole.alarms, 'passage')}; machine-reworded: {many(whole.reworded, 'article')}; articles that "
            f"exclude each other, or repeat a slip: {many(len(self.together), 'case')}.",
        )

    def write(self, out: Path) -> None:
        """Write the page beside the tables. Raises BookError where that cannot be."""
        html = template("archive.html.jinja").render(
            name=self.name,
            sentences=self.sentences(),
            parts=(
                ("By outlet", "Outlet", _sorted(self.outlets, by_name=False)),
                ("By month", "Month", _sorted(self.months, by_name=True)),
                ("By kind of figure", "Kind", _sorted(self.kinds, by_name=False)),
            ),
            named=_named,
            together=self.together[:SHOWN],
            more=max(len(self.together) - SHOWN, 0),
            out=out.name,
            stem=out.stem,
            version=crossing.__version__,
        )
        try:
            files.write(out.with_suffix(".html"), html)
        except OSError as error:
            raise BookError(
                f"{out.stem}.html cannot be written ({error.strerror}): choose another place for --out."
            ) from None


def _named(name: str) -> str:
    """A month in words: "2025-06" is June 2025; any other name as it is."""
    return prose.partial_date(name) if re.fullmatch(r"\d{4}-\d\d", name) else name


def _group(groups: dict[str, Group], name: str) -> Group:
    if name not in groups:
        groups[name] = Group(name)
    return groups[name]


def _sorted(groups: dict[str, Group], *, by_name: bool) -> list[Group]:
    if by_name:
        return sorted(groups.values(), key=lambda group: group.name)
    return sorted(groups.values(), key=lambda group: (-group.articles, group.name))[:SHOWN]
