#!/bin/sh
# Makes the five woff2 files beside it: `sh assets/fonts/subset.sh`. Needs npm and `pip install fonttools==4.68.0 brotli`.
# Letters, digits and kerning come from fontsource. Its latin files have no η μ σ ≈ ≤ ≥ → ← ✓ and no narrow
# no-break space: those are merged in from its greek files and from the symbol ("Pi") files of IBM's own package.
# Plex has no ▾ anywhere (the style sheet draws it). Digits are tabular and lining by default, so no tnum or lnum is
# needed; hints are dropped, which halves the files. The fonts are renamed inside, as the licence asks of a changed font.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" \
  @fontsource/ibm-plex-sans@5.3.0 @fontsource/ibm-plex-serif@5.3.0 @ibm/plex-sans@1.1.0 @ibm/plex-serif@2.0.0
cat > "$work/make.py" <<'PY'
import sys
from fontTools import merge, subset
from fontTools.ttLib import TTFont

here, work = sys.argv[1:]
LATIN = [*range(0x20, 0x7F), *map(ord, "\u00a0£°±²µ·½×–—‘’“”…€−↑↓\u2009")]
GREEK = [*map(ord, "ημσ")]
SYMBOLS = [*map(ord, "←→≈≤≥✓\u2009\u202f")]
SERIF_SKIPS = set(map(ord, "←→↑↓✓ημσ"))  # headlines and findings are words and numbers

def cut(path, wanted, features):
    font = TTFont(path)
    options = subset.Options(layout_features=features, layout_scripts=["DFLT", "latn"], hinting=False, name_IDs=[],
                             drop_tables=subset.Options._drop_tables_default + ["STAT", "GDEF", "gasp"])
    s = subset.Subsetter(options)
    s.populate(unicodes=wanted)
    s.subset(font)
    return font

for family, ibm, weights in (("sans", "Sans", (400, 500, 600)), ("serif", "Serif", (500, 600))):
    for weight in weights:
        style = {400: "Regular", 500: "Medium", 600: "SemiBold"}[weight]
        skip = SERIF_SKIPS if family == "serif" else set()
        source = f"{work}/node_modules/@fontsource/ibm-plex-{family}/files/ibm-plex-{family}"
        parts = [(f"{source}-latin-{weight}-normal.woff2", LATIN, ["kern", "liga"]),
                 (f"{source}-greek-{weight}-normal.woff2", GREEK, []),
                 (f"{work}/node_modules/@ibm/plex-{family}/fonts/split/woff2/IBMPlex{ibm}-{style}-Pi.woff2", SYMBOLS, [])]
        taken, files = set(), []
        for i, (path, wanted, features) in enumerate(parts):
            wanted = [c for c in wanted if c not in skip and c not in taken]
            if not wanted:
                continue
            font = cut(path, wanted, features)
            taken |= set(font.getBestCmap())
            files.append(f"{work}/{i}.ttf")
            font.flavor = None
            font.save(files[-1])
        font = merge.Merger().merge(files)
        name = f"Fabriconomics {ibm}"
        font["name"].names = []
        for i, text in ((0, "Copyright 2017-2020 IBM Corp."), (1, name), (2, "Regular"), (4, f"{name} {weight}"), (6, f"Fabriconomics{ibm}-{weight}"),
                        (13, "SIL Open Font License 1.1; see LICENSE")):
            font["name"].setName(text, i, 3, 1, 0x409)
        font.recalcTimestamp = False  # the same bytes on every day
        font["head"].created = font["head"].modified = 0
        font.flavor = "woff2"
        font.save(f"{here}/plex-{family}-{weight}.woff2")
        lost = sorted({*LATIN, *GREEK, *SYMBOLS} - skip - taken)
        print(f"plex-{family}-{weight}", "lost:", "".join(map(chr, lost)) or "none")
PY
python3 "$work/make.py" "$here" "$work"
wc -c "$here"/*.woff2
