"""Small tools shared by the data builder: reading inputs, rounding, provenance, writing lines of JSON."""
import json
import math
import os

HERE = os.path.dirname(os.path.abspath(__file__))
INPUTS = os.path.join(HERE, "inputs")
OUTPUT = os.path.join(HERE, os.pardir, "almaty")

DISTRICTS = ["alatau", "almaly", "auezov", "bostandyk", "zhetysu", "medeu", "nauryzbay", "turksib"]
AGGLOMERATION = ["konaev", "alatau-city", "enbekshikazakh", "zhambyl", "karasay", "talgar", "ile"]
SEXES = ["f", "m"]
AGES = 101
BASE_YEAR = 2026

# Letters of the published facts: A official table, B page that names the authority and gives its figure,
# C computed from A and B, D secondary or doubtful, M not checked against a document.
STATUS_OF = {"A": "official", "B": "official", "C": "estimate", "D": "unverified", "M": "unverified"}


def load(name):
    with open(os.path.join(INPUTS, name + ".json"), encoding="utf-8") as file:
        return json.load(file)


def total(values):
    """A sum that does not depend on the order or the version of Python."""
    return math.fsum(values)


def tidy(value, digits=8):
    """A number with limited significant digits; whole numbers lose their fraction."""
    if value is None or isinstance(value, (bool, int)):
        return value
    number = float(f"{value:.{digits}g}")
    return int(number) if number == int(number) and abs(number) < 1e15 else number


def rates(values, digits=8):
    return [tidy(value, digits) for value in values]


def largest_remainder(values, whole):
    """Whole numbers that add up to `whole`; ties go to the earlier place."""
    scale = whole / total(values)
    exact = [value * scale for value in values]
    result = [math.floor(value) for value in exact]
    order = sorted(range(len(values)), key=lambda i: (-round(exact[i] - result[i], 9), i))
    for i in order[: whole - sum(result)]:
        result[i] += 1
    return result


def provenance(source, as_of, status, note=None):
    result = {"source": source, "as_of": as_of, "status": status}
    if note:
        result["note"] = note
    return result


def figure(value, source, as_of, status, note=None, digits=8):
    return {"value": tidy(value, digits), **provenance(source, as_of, status, note)}


def published(entry, as_of, note=None):
    """A figure from an input row {value, source, confidence, as_of?, note?, status?}."""
    status = entry.get("status") or STATUS_OF[entry["confidence"]]
    return figure(entry["value"], entry["source"], entry.get("as_of", as_of), status, entry.get("note", note))


def crosses(a, b, c, d):
    """Whether the segments ab and cd cross; touching ends do not count."""
    def side(p, q, r):
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def names(kk, ru, en):
    return {"kk": kk, "ru": ru, "en": en}


WIDTH = 360  # an object shorter than this stands on one line


def plain(value):
    """A list without objects inside: a series, a ring, a set of polygons."""
    return isinstance(value, list) and not any(isinstance(item, dict) for item in value)


def text_of(value, indent=0):
    """JSON that is compact but easy to compare: a series or a small object on a line of its own."""
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if not isinstance(value, (dict, list)) or not value or plain(value) or (len(line) <= WIDTH and indent > 0):
        return line
    pad = " " * (indent + 1)
    if isinstance(value, dict):
        rows = [f"{pad}{json.dumps(key, ensure_ascii=False)}:{text_of(item, indent + 1)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + "\n" + " " * indent + "}"
    rows = [pad + text_of(item, indent + 1) for item in value]
    return "[\n" + ",\n".join(rows) + "\n" + " " * indent + "]"
