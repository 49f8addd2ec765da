"""Writes the words of src/text/strings.inc into a page. Usage: page.py STRINGS TEMPLATE OUT"""
import html
import json
import re
import sys
from pathlib import Path

LANGS = ("kk", "ru", "en")
ROW = re.compile(r'^T\((\w+),\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\)', re.M)


def main():
    strings, template, out = map(Path, sys.argv[1:])
    rows = {id: dict(zip(LANGS, (json.loads(f'"{cell}"') for cell in cells))) for id, *cells in ROW.findall(strings.read_text("utf-8"))}
    words = {lang: {id: row[lang] for id, row in rows.items() if id.startswith("Web")} for lang in LANGS}
    text = template.read_text("utf-8")
    text = text.replace("@WORDS@", json.dumps(words, ensure_ascii=False).replace("<", "\\u003c"))
    text = text.replace("@WebNoScript@", "<br>".join(html.escape(rows["WebNoScript"][lang]) for lang in LANGS))
    text = re.sub(r"@(\w+)@", lambda m: html.escape(rows[m[1]]["ru"]), text)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8")


main()
