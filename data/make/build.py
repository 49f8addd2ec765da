"""Builds data/almaty from the committed inputs; --check compares with the committed files, --report prints the results."""
import os
import sys

sys.dont_write_bytecode = True  # the data folder holds sources only

import check
import hindcast
import places
import planning
import series
import services
import sources
import territories
import uncertainty
import vital
import words
from calibrate import build
from common import OUTPUT, text_of

PARTS = [("territories.geojson", territories.part), ("demography.json", vital.demography),
         ("migration.json", vital.migration), ("quotas.json", planning.quotas), ("services.json", services.part),
         ("economy.json", series.economy), ("environment.json", lambda model: series.part("environment")),
         ("composition.json", lambda model: series.part("composition")),
         ("places.json", lambda model: places.part()),
         ("hindcast.json", lambda model: hindcast.part(territories.part(model))),
         ("uncertainty.json", lambda model: uncertainty.part())]


def texts(model):
    parts = {name: make(model) for name, make in PARTS}
    parts["sources.json"] = sources.part()
    parts, problems = words.in_three_languages(parts)
    return parts, problems, {name: text_of(part) + "\n" for name, part in parts.items()}


def differing(written):
    """Names of the parts whose committed bytes differ from what the inputs give."""
    result = []
    for name, text in written.items():
        path = os.path.join(OUTPUT, name)
        if not os.path.exists(path) or open(path, "rb").read() != text.encode("utf-8"):
            result.append(name)
    return result


def main(arguments):
    if any(a not in ("--check", "--report") for a in arguments):
        print("usage: build.py [--check] [--report]", file=sys.stderr)
        return 2
    model = build()
    parts, problems, written = texts(model)
    problems += check.problems(model, parts)
    for problem in problems:
        print(problem, file=sys.stderr)
    if "--report" in arguments:
        print("\n".join(check.report(model, parts)))
    if "--check" in arguments:
        different = differing(written)
        for name in different:
            print(f"{name}: differs from what data/make gives", file=sys.stderr)
        return 1 if problems or different else 0
    if problems:
        return 1
    for name, text in written.items():
        with open(os.path.join(OUTPUT, name), "wb") as file:
            file.write(text.encode("utf-8"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
