"""Puts every note and title of the parts into the three languages, through the templates of inputs/words.json.

A row of words.json holds a text in English with holes {0}, {1} for numbers, and the same in Kazakh and Russian. Where the
input is not English, the row also says it as it stands there ("from"). The groups of the file are for the reader only.
"""
import re

from common import load

KEYS = ("note", "title")
HOLE = re.compile(r"\{(\d)\}")
NUMBER = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
THIN, FIXED = "\u202f", "\u00a0"  # between thousands; before the sign of percent


def local(number):
    """A number written as Kazakh and Russian do it. Four digits without a comma are a year and stay as they are."""
    whole, point, fraction = number.partition(".")
    if "," in whole or len(whole) > 4:
        whole = f"{int(whole.replace(',', '')):,}".replace(",", THIN)
    return whole + ("," + fraction if point else "")


def fill(template, numbers):
    return HOLE.sub(lambda hole: numbers[int(hole.group(1))], template)


class Row:
    def __init__(self, row):
        self.texts = {lang: row.get(lang, "") for lang in ("kk", "ru", "en")}
        self.origin = row.get("from", self.texts["en"])
        pieces = HOLE.split(self.origin)
        self.pattern = re.compile("".join(NUMBER if i % 2 else re.escape(text) for i, text in enumerate(pieces)))
        self.used = False
        holes = [str(i) for i in range(len(pieces) // 2)]
        self.whole = pieces[1::2] == holes and all(text and sorted(HOLE.findall(text)) == holes for text in self.texts.values())

    def say(self, numbers):
        written = [local(number) for number in numbers]
        said = {lang: re.sub(r"(?<=\d) %", FIXED + "%", fill(self.texts[lang], written)) for lang in ("kk", "ru")}
        return {**said, "en": fill(self.texts["en"], numbers)}


def said(rows, text, missing):
    for row in rows:
        match = row.pattern.fullmatch(text)
        if match:
            row.used = True
            return row.say(match.groups())
    missing.setdefault(text)
    return text


def translated(value, rows, missing):
    """The value with each note and title that is a text (an empty one says nothing) as an object of three languages."""
    if isinstance(value, list):
        return [translated(item, rows, missing) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: said(rows, item, missing) if key in KEYS and isinstance(item, str) and item else translated(item, rows, missing)
            for key, item in value.items()}


def in_three_languages(parts):
    """The parts with their words, and what is wrong: texts without a row, rows without a text, rows that lack a hole."""
    rows, missing = [Row(row) for group in load("words").values() for row in group], {}
    whole = [row for row in rows if row.whole]
    result = {name: translated(part, whole, missing) for name, part in parts.items()}
    problems = [f"words.json: no translation of: {text}" for text in missing]
    problems += [f"words.json: nothing says: {row.origin}" for row in whole if not row.used]
    problems += [f"words.json: a language or a hole is missing: {row.origin}" for row in rows if not row.whole]
    return result, problems
