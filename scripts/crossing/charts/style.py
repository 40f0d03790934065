"""The look of every chart: colours by meaning, type, sizes. The one place where a colour has a value.

A chart names its colours by their light values. book/drawings.py replaces each by the CSS variable of the same name when
the picture enters a page, so that it follows light and dark; a test holds the style sheet to both values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import altair as alt

# name: (light, dark). Every value stands at 3:1 or more on its page; those used for text at 4.5:1 (tested).
COLOURS = {
    "on-record": ("#14558f", "#6cb2f0"),
    "as-reported": ("#a85b00", "#f0a83c"),
    "context": ("#767d84", "#8f99a3"),
    "event": ("#5a5148", "#c3b8ab"),
    "ink": ("#1c1f22", "#ececea"),
    "quiet": ("#595f66", "#aab1b8"),
    "rule": ("#d9d5cd", "#3b4046"),
    "paper": ("#fffefb", "#17191c"),
    "land": ("#e9e4d8", "#2c2f31"),
    "sea": ("#edf4f7", "#1c262d"),
    # how serious a finding is: a word and a shape first, these second; "untidy" is quiet
    "misleading": ("#8a2a5b", "#e59ac4"),
    "confusing": ("#5d4a9c", "#b7a8ee"),
    "holds": ("#2a6a4b", "#7fc9a3"),
}
ON_RECORD, AS_REPORTED, CONTEXT, EVENT, INK, QUIET, RULE, PAPER, LAND, SEA, MISLEADING, CONFUSING, HOLDS = (
    light for light, _ in COLOURS.values()
)

FONT = (
    "'Crossing Sans', system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif"
)
WIDE = 700  # px, the width of the text column
NARROW = 340  # px, what a 390 px phone leaves between its margins
TYPE = {"wide": 14, "narrow": 13}  # px
PADDING = {"left": 2, "right": 6, "top": 6, "bottom": 2}  # px


def inside(layout: str) -> int:
    """Width in px that the padding leaves."""
    return (WIDE if layout == "wide" else NARROW) - PADDING["left"] - PADDING["right"]


def finish(chart: alt.LayerChart, layout: str, height: int) -> alt.LayerChart:
    """Give a layered chart the house type, the width of its layout ("wide" or "narrow") and its height in px.

    The width counts the padding in, so that the picture never outgrows its column.
    """
    import altair as alt  # slow to import, and pages need the colours alone

    look: dict[str, Any] = {"font": FONT, "background": "transparent", "padding": PADDING, "view": {"stroke": None}}
    fit = alt.AutoSizeParams(type="fit", contains="padding")
    width = WIDE if layout == "wide" else NARROW
    height += PADDING["top"] + PADDING["bottom"]
    return cast("alt.LayerChart", chart.properties(autosize=fit, width=width, height=height).configure(**look))
