"""Writes assets.cpp: data (minified), subset fonts and shaders as bytes inside the program. Usage: embed.py ROOT OUT FILE..."""
import io
import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

NOTO = Path("/usr/share/fonts/truetype/noto")
LETTERS = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x100)) + list(range(0x400, 0x500))
    + [0x2009, 0x202F, 0x2013, 0x2014, *range(0x2018, 0x201F), 0x2022, 0x2026, 0x2116, 0x20B8, *range(0x2080, 0x208A)]
)
SYMBOLS = [*range(0x2190, 0x2194), 0x2211, 0x2212, 0x2248, 0x2264, 0x2265, 0x2308, 0x2309]
FONTS = {
    "fonts/regular.ttf": ("NotoSans-Regular.ttf", LETTERS),
    "fonts/bold.ttf": ("NotoSans-Bold.ttf", LETTERS),
    "fonts/symbols.ttf": ("NotoSansMath-Regular.ttf", SYMBOLS),
}


def font_bytes(file, letters):
    """One font with only these letters, without hinting and layout features (Dear ImGui uses neither)."""
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[0, 1, 2], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "MATH", "DSIG", "meta"]
    font = TTFont(NOTO / file, recalcTimestamp=False)
    missing = [hex(c) for c in letters if c not in font.getBestCmap() and c not in (0xAD,)]
    if missing:
        sys.exit(f"{file} lacks {' '.join(missing)}")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def file_bytes(path):
    if path.suffix in (".json", ".geojson"):
        # Numbers keep the very text they were written with, so that the embedded dataset equals the folder's.
        parsed = json.loads(path.read_text(encoding="utf-8"), parse_float=Literal, parse_int=Literal)
        return minified(parsed).encode("utf-8")
    return path.read_bytes()


class Literal(str):
    """A number as it was written."""


def minified(value):
    if isinstance(value, Literal):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(k, ensure_ascii=False) + ":" + minified(v) for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(minified, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


ESCAPES = [f"\\{b:03o}" for b in range(256)]
for plain in b" !#$%&'()*+,-./0123456789:;<=>@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~":
    ESCAPES[plain] = chr(plain)  # not the quote, the backslash and '?' (trigraphs)


def literal(data):
    """Bytes as C++ string literals; an octal escape is always three digits, so a digit may follow."""
    rows = (data[i:i + 4000] for i in range(0, len(data), 4000))
    return "\n".join('"' + "".join(ESCAPES[b] for b in row) + '"' for row in rows) or '""'


def main():
    root, out, *names = sys.argv[1:]
    files = {name: file_bytes(Path(root) / name) for name in sorted(names)}
    files.update({name: font_bytes(*what) for name, what in FONTS.items()})
    parts = ["// Written by web/embed.py: the files inside the program.", '#include "assets.h"', "namespace kosh {", "namespace {"]
    entries = []
    for i, (name, data) in enumerate(files.items()):
        parts.append(f"const char k{i}[] =\n{literal(data)};")
        entries.append(f'  {{"{name}", {{k{i}, {len(data)}}}}},')
    parts += ["const Asset kAssets[] = {", *entries, "};", "}  // namespace",
              "std::span<const Asset> assets() { return kAssets; }",
              "std::string_view asset(std::string_view name) {",
              "  for (const Asset& each : kAssets) if (each.name == name) return each.bytes;",
              "  return {};", "}", "}  // namespace kosh", ""]
    Path(out).parent.mkdir(parents=True, exist_ok=True)
    Path(out).write_text("\n".join(parts), encoding="ascii")


main()
