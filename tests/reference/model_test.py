"""Compares the program with model.py: every cell, births, deaths, net migration. Arguments: the command of `kosh`."""
import copy
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

from model import SEXES, Model

HERE = os.path.dirname(os.path.abspath(__file__))
ALMATY = os.path.join(HERE, os.pardir, os.pardir, "data", "almaty")
sys.path.append(os.path.join(HERE, os.pardir, os.pardir, "data", "make"))
from demographic import split_groups  # noqa: E402: the builder's own spline
KOSH = []
TOLERANCE = 1e-9  # of the value; of one person where a value is smaller


def kosh(verb, folder, *options):
    run = subprocess.run([*KOSH, verb, folder, *options], capture_output=True, text=True, check=False)
    if run.returncode != 0:
        raise AssertionError(run.stderr)
    return run.stdout


def table(verb, folder, scenario):
    return list(csv.DictReader(io.StringIO(kosh(verb, folder, *(["--scenario", scenario] if scenario else [])))))


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class Projection(unittest.TestCase):
    def near(self, found, expected, where):
        self.assertLessEqual(abs(float(found) - expected), TOLERANCE * max(1.0, abs(expected)), where)

    def compare(self, folder, scenario=None):
        model = Model(folder, read(scenario) if scenario else None)
        years = list(model.run())
        self.compare_people(table("population", folder, scenario), model, years)
        self.compare_flows(table("evaluate", folder, scenario), model, years)
        return years

    def compare_people(self, rows, model, years):
        found = {(int(r["year"]), r["territory"], r["sex"], int(r["age"])): r["persons"] for r in rows}
        count = 0
        for year, people, _ in years:
            for s in SEXES:
                for a in range(model.ages):
                    for d in model.districts:
                        self.near(found[year, d, s, a], people[d, s, a], (year, d, s, a))
                        count += 1
        districts_only = [key for key in found if key[1] in model.districts]
        self.assertEqual(len(districts_only), count)

    def compare_flows(self, rows, model, years):
        found = {(int(r["year"]), r["territory"], r["indicator"]): r["value"] for r in rows if r["year"]}
        for year, _, flows in years[:-1]:
            for name, values in zip(("births", "deaths", "net_migration"), flows):
                for d in model.districts:
                    self.near(found[year, d, name], values[d], (year, d, name))
                self.near(found[year, "almaty", name], sum(values.values()), (year, "almaty", name))

    def changed(self, edit):
        """A copy of the dataset with demography and migration edited."""
        folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, folder)
        for name in os.listdir(ALMATY):
            shutil.copy(os.path.join(ALMATY, name), folder)
        parts = {name: read(os.path.join(ALMATY, name + ".json")) for name in ("demography", "migration")}
        edit(parts["demography"], parts["migration"])
        parts["demography"]["last_flow_year"] = 2032
        for name, part in parts.items():
            with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
                json.dump(part, file)
        return folder

    def test_the_decisions_in_force(self):
        self.compare(ALMATY)

    def test_a_quota_of_kandas_with_a_fixed_number_of_a_district(self):
        path = os.path.join(HERE, "quota.json")
        plain, years = list(Model(ALMATY).run()), self.compare(ALMATY, path)
        self.assertGreater(sum(years[-1][1].values()), sum(plain[-1][1].values()) + 10000)

    def test_assumptions(self):
        self.compare(ALMATY, os.path.join(HERE, "assumptions.json"))

    def test_migration_at_the_end_of_the_year(self):
        for timing in ("end", "end_births"):
            with self.subTest(timing):
                self.compare(self.changed(lambda _, migration: migration.update(timing=timing)))

    def test_survival_ratios_instead_of_death_rates(self):
        model = Model(ALMATY)

        def edit(demography, _):
            table = {y: {s: model.survival("medeu", s, int(y)) for s in SEXES} for y in ("2026", "2030")}
            demography["mortality"].update(input="survival_ratios", years=table)

        self.compare(self.changed(edit))

    def test_net_flows_that_ask_for_more_people_than_there_are(self):
        def edit(demography, migration):
            net = {d: {s: [-30.0 if a > 90 else 2.5 - a / 40 for a in range(101)] for s in SEXES} for d in demography["base"]}
            later = copy.deepcopy(net)
            later["medeu"]["f"] = [3.0] * 101
            provenance = {key: migration["moves"][key] for key in ("source", "as_of", "status", "note")}
            migration["net_flows"] = [{"id": "net", "name": {"kk": "x", "ru": "x", "en": "x"}, **provenance,
                                       "years": {"2026": net, "2030": later}}]

        folder = self.changed(edit)
        years = self.compare(folder)
        told = json.loads(kosh("evaluate", folder, "--format", "json"))["cuts"]
        found = {(row["year"], row["territory"], row["sex"], row["age"]): row["persons"] for row in told}
        wanted = {(year, *cell): n for year, _, flows in years[:-1] for cell, n in flows[3].items() if n > 0}
        self.assertEqual((found.keys(), len(told)), (wanted.keys(), len(found)))
        for cell, persons in wanted.items():
            self.near(found[cell], persons, cell)
        self.assertGreater(sum(wanted.values()), 1000)

    def test_the_inputs_of_the_hindcast(self):
        inputs = read(os.path.join(ALMATY, "hindcast.json"))["inputs"]

        def edit(demography, migration):
            profiles = {**migration["profiles"], **inputs["migration"]["profiles"]}  # quotas name theirs
            for part, name in ((demography, "demography"), (migration, "migration")):
                part.clear()
                part.update(inputs[name], format="kosh/" + name, version=1)
            migration["profiles"] = profiles

        years = self.compare(self.changed(edit))
        self.assertAlmostEqual(sum(years[3][1].values()), 2345433, delta=0.5)  # the row of 2026 in data/README.md

    def test_people_given_by_five_year_groups(self):
        bounds, wanted = list(range(0, 101, 5)), {}

        def edit(demography, _):
            demography["groups"] = bounds
            for d, row in demography["base"].items():
                for s in SEXES:
                    groups = [sum(row[s][a:a + 5]) for a in bounds]
                    single = split_groups(bounds, groups[:-1], range(100))
                    wanted.update({(d, s, a): persons for a, persons in enumerate([*single, groups[-1]])})
                    row[s] = groups

        rows = [r for r in table("population", self.changed(edit), None) if r["year"] == "2026"]
        found = {(r["territory"], r["sex"], int(r["age"])): r["persons"] for r in rows}
        for cell, persons in wanted.items():
            self.near(found[cell], persons, cell)
        self.assertEqual(len(wanted), 8 * 2 * 101)


if __name__ == "__main__":
    KOSH = sys.argv[1:]
    unittest.main(argv=sys.argv[:1])
