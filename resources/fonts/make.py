#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Largada contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fonts beside this file from Debian's fonts-inter and fonts-jetbrains-mono (needs python3-fonttools).

Qt 6.4 cannot ask a font for tabular digits, so Inter's are put in the place of its proportional ones. Only the
characters that the console can show are kept, nothing is hinted, and no letters join: "->" in a log stays two
characters. The families are renamed, so that a modified font never passes for the original.
"""

import pathlib

from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = pathlib.Path("/usr/share/fonts")
HERE = pathlib.Path(__file__).resolve().parent

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), 0x218, 0x219, 0x21A, 0x21B]
PUNCTUATION = [*range(0x2000, 0x2070), *range(0x20A0, 0x20C0), 0x2122]
SIGNS = [ord(sign) for sign in "ΔΩμπσ⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉−∞≈≠≤≥∆∑∕∙√⌘⌥⌃⇧⏎⌫■□▲△▶▷▼▽◀◁◆◇○●◦☐☑☒★☆✓✔✕✗↩↪"]
ARROWS = [*range(0x2190, 0x219A), 0x21A9, 0x21AA, 0x21BA, 0x21BB]
CHARACTERS = [*LATIN, *PUNCTUATION, *SIGNS, *ARROWS]

# File of the original, its family here, its style, extension.
FONTS = [
    ("opentype/inter/Inter-Regular.otf", "Largada Sans", "Regular", "otf"),
    ("opentype/inter/Inter-Medium.otf", "Largada Sans", "Medium", "otf"),
    ("opentype/inter/Inter-SemiBold.otf", "Largada Sans", "SemiBold", "otf"),
    ("opentype/inter/Inter-Bold.otf", "Largada Sans", "Bold", "otf"),
    ("truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "Largada Mono", "Regular", "ttf"),
    ("truetype/jetbrains-mono/JetBrainsMono-SemiBold.ttf", "Largada Mono", "SemiBold", "ttf"),
]


def tabular(font):
    """What the feature tnum puts in the place of each glyph."""
    table, found = font["GSUB"].table, {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != "tnum":
            continue
        for index in record.Feature.LookupListIndex:
            for part in table.LookupList.Lookup[index].SubTable:
                part = getattr(part, "ExtSubTable", part)
                found.update(getattr(part, "mapping", {}))
    return found


def use_tabular_digits(font):
    other, glyphs = tabular(font), font.getBestCmap()
    digits = {digit: other[glyphs[digit]] for digit in range(ord("0"), ord("9") + 1)}
    for table in font["cmap"].tables:
        table.cmap.update(digits)
    # In the heavier weights the four is a few units narrower.
    width = font["hmtx"][digits[ord("0")]][0]
    for glyph in digits.values():
        font["hmtx"][glyph] = (width, font["hmtx"][glyph][1])


def lend_cross(font):
    """Inter draws the cross U+2717, but not U+2715."""
    glyphs = font.getBestCmap()
    for table in font["cmap"].tables:
        if 0x2717 in glyphs and 0x2715 not in glyphs and table.isUnicode():
            table.cmap[0x2715] = glyphs[0x2717]


def rename(font, family, style):
    """Names as style-linked families want them: only Regular and Bold share the short one."""
    joined = style in ("Regular", "Bold")
    names = {
        1: family if joined else f"{family} {style}",
        2: style if joined else "Regular",
        3: f"{family} {style}, made for Largada",
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: style,
    }
    table = font["name"]
    for record in list(table.names):
        if record.nameID in names or record.nameID not in (0, 5, 13, 14):
            table.removeNames(nameID=record.nameID)
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [names[6]]
        top = cff.topDictIndex[0]
        top.FamilyName, top.FullName = family, names[4]


def make(source, family, style, extension):
    # The same input gives the same bytes.
    font = TTFont(SOURCE / source, recalcTimestamp=False)
    if family == "Largada Sans":
        use_tabular_digits(font)
    lend_cross(font)
    rename(font, family, style)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.name_IDs = ["*"]
    options.hinting = False
    options.desubroutinize = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    target = HERE / f"{family.replace(' ', '')}-{style}.{extension}"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")


for entry in FONTS:
    make(*entry)
