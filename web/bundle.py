"""Makes dist/kosh.html (everything in one file) and dist/kosh.zip (the folder), the same bytes every time. Usage: bundle.py SITE DIST"""
import re
import sys
import zipfile
from pathlib import Path
from urllib.parse import quote

FILES = ("index.html", "sw.js", "web/app.js", "web/office.js", "web/shell.js", "web/style.css", "web/icon.svg", "web/manifest.webmanifest")
LONG_AGO = (2026, 1, 1, 0, 0, 0)


def script(text):
    """A script that may stand inside a page: nothing in it closes the element or opens a comment."""
    return re.sub(r"<(?=!--|/?script)", r"\\x3C", text, flags=re.I)


def one_file(site):
    page = (site / "index.html").read_text("utf-8")
    parts = {
        '<link rel="stylesheet" href="web/style.css">': f"<style>\n{(site / 'web/style.css').read_text('utf-8')}</style>",
        'href="web/icon.svg"': 'href="data:image/svg+xml,' + quote((site / "web/icon.svg").read_text("utf-8").strip()) + '"',
        '<script src="web/shell.js"></script>':
            f"<script type=\"text/plain\" id=\"program\">{script((site / 'web/app.js').read_text('utf-8'))}</script>\n"
            f"<script type=\"text/plain\" id=\"office\">{script((site / 'web/office.js').read_text('utf-8'))}</script>\n"
            f"<script>\n{script((site / 'web/shell.js').read_text('utf-8'))}</script>",
    }
    for before, after in parts.items():
        if page.count(before) != 1:
            sys.exit(f"bundle.py: index.html must hold once: {before}")
        page = page.replace(before, after)
    return page


def main():
    site, dist = Path(sys.argv[1]), Path(sys.argv[2])
    dist.mkdir(exist_ok=True)
    (dist / "kosh.html").write_text(one_file(site), "utf-8")
    with zipfile.ZipFile(dist / "kosh.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in FILES:
            entry = zipfile.ZipInfo("kosh/" + name, LONG_AGO)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (site / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)
    for name in ("kosh.html", "kosh.zip"):
        print(f"{dist / name}: {(dist / name).stat().st_size:,} bytes")


main()
