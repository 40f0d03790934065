"""Cut the faces to what the book needs; run it in the folder that holds the unpacked packages (README.md)."""

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LETTERS = [*range(0x20, 0x7F), 0xA0, 0xA3, 0xA9, 0xAB, 0xAD, 0xB0, 0xB1, 0xB7, *range(0xBB, 0xBF), *range(0xC0, 0x100)]
SIGNS = [
    0x152,
    0x153,
    0x2009,
    0x200A,
    *range(0x2010, 0x2016),
    0x2018,
    0x2019,
    0x201A,
    0x201C,
    0x201D,
    0x201E,
    0x2020,
    0x2022,
    0x2026,
]
MORE = [0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2191, 0x2193, 0x2212]
SERIF = "fontsource-source-serif-4-5.3.1/package/files/source-serif-4-latin-{}.woff2"
SANS = "fontsource-source-sans-3-5.3.1/package/files/source-sans-3-latin-{}-normal.woff2"
VARIABLE = "fontsource-variable-source-sans-3-5.3.1/package/files/source-sans-3-latin-wght-normal.woff2"


def make(
    source: str, name: str, family: str, style: str, weight: int, out: Path, axis: tuple[int, int] | None = None
) -> None:
    """Write the face `name`: a package's file cut to the letters above, under another family name; `axis`: weights kept."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern", "liga", "ccmp", "locl", "mark", "mkmk", "lnum", "pnum", "tnum"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14]
    subset = Subsetter(options)
    subset.populate(unicodes=LETTERS + SIGNS + MORE)
    subset.subset(font)
    if axis:
        font = instantiateVariableFont(font, {"wght": axis})
    # “Source” is a reserved name: a changed font bears another
    for record in font["name"].names:
        words = {
            1: family,
            2: style,
            3: f"{family} {style}",
            4: f"{family} {style}",
            6: f"{family}-{style}".replace(" ", ""),
        }
        if record.nameID in words:
            record.string = words[record.nameID]
    bold, italic = weight == 700, "Italic" in style
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (
        (font["OS/2"].fsSelection & ~0x61) | (0x20 * bold) | (0x01 * italic) | (0x40 * (not bold and not italic))
    )
    font["head"].macStyle = bold + 2 * italic
    font.flavor = "woff2" if name.endswith("woff2") else None
    font.save(out / name)


out = Path("out")
out.mkdir(exist_ok=True)
make(SERIF.format("400-normal"), "serif-400.woff2", "Crossing Serif", "Regular", 400, out)
make(SERIF.format("400-italic"), "serif-400-italic.woff2", "Crossing Serif", "Italic", 400, out)
make(SERIF.format("700-normal"), "serif-700.woff2", "Crossing Serif", "Bold", 700, out)
make(VARIABLE, "sans-400-700.woff2", "Crossing Sans", "Regular", 400, out, (400, 700))
make(SANS.format(400), "sans-400.ttf", "Crossing Sans", "Regular", 400, out)
make(SANS.format(700), "sans-700.ttf", "Crossing Sans", "Bold", 700, out)
