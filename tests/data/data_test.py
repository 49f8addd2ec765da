"""Checks data/almaty from the written files alone, with formulas of its own, and that the builder reproduces them."""
import json
import os
import re
import subprocess
import sys
import unittest

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), os.pardir, os.pardir, "data")
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(ROOT, "make"))

import words

STATUSES = {"official", "computed", "estimate", "illustrative", "unverified"}
IN_FLOWS, OUT_FLOWS = ("interregional_in", "external_in"), ("interregional_out", "external_out")


def part(name):
    with open(os.path.join(ROOT, "almaty", name), encoding="utf-8") as file:
        return json.load(file)


def inputs(name):
    with open(os.path.join(ROOT, "make", "inputs", name), encoding="utf-8") as file:
        return json.load(file)


def objects(value):
    """Every JSON object inside a value."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


PARTS = ["territories.geojson", "demography.json", "migration.json", "quotas.json", "services.json",
         "economy.json", "environment.json", "composition.json", "places.json", "hindcast.json", "uncertainty.json"]


def published(year):
    features = part("territories.geojson")["features"]
    return {f["properties"]["id"]: row["value"] for f in features for row in f["properties"]["population"]
            if row["year"] == year}


def districts():
    return [f["properties"]["id"] for f in part("territories.geojson")["features"] if f["properties"]["kind"] == "district"]


class Files(unittest.TestCase):
    def test_the_builder_reproduces_every_byte(self):
        run = subprocess.run([sys.executable, os.path.join(ROOT, "make", "build.py"), "--check"], capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "", ""))

    def test_every_provenance_names_a_listed_source_and_a_known_status(self):
        listed = {row["id"] for row in part("sources.json")["sources"]}
        for name in PARTS:
            for row in objects(part(name)):
                if "source" in row:
                    self.assertIn(row["source"], listed, name)
                    self.assertIn(row["status"], STATUSES, name)
                    self.assertRegex(row["as_of"], r"^\d{4}(-\d\d(-\d\d)?)?$", name)
                if row.get("status") == "estimate":
                    self.assertTrue(row.get("note"), f"{name}: an estimate without a note: {row.get('source')}")

    def test_every_figure_has_a_provenance(self):
        for name in PARTS:
            for row in objects(part(name)):
                if "value" in row and "gate" not in row:
                    self.assertTrue({"source", "as_of", "status"} <= set(row), f"{name}: {row}")

    def test_names_are_given_in_three_languages(self):
        for name in PARTS:
            for row in objects(part(name)):
                if "kk" in row or "ru" in row:
                    self.assertTrue(row.get("kk") and row.get("ru") and row.get("en"), f"{name}: {row}")


def numbers(text, lang):
    """The numbers of a text in the English writing, in order of size; digits inside a word (wpp2024) are no number."""
    if lang != "en":
        text = re.sub(r"(?<=\d),(?=\d)", ".", text).replace("\u202f", "")
    return sorted(re.sub(",(?=[0-9]{3})", "", n) for n in re.findall(r"(?<![^\W_])\d+(?:,\d{3})*(?:\.\d+)?", text))


class Words(unittest.TestCase):
    def spoken(self):
        """Every note and title of the dataset, with the name of its part."""
        for name in PARTS + ["sources.json"]:
            for row in objects(part(name)):
                yield from ((name, row[key]) for key in words.KEYS if row.get(key, "") != "")

    def test_every_note_and_title_is_in_three_languages_without_a_hole(self):
        self.assertGreater(len(list(self.spoken())), 400)
        for name, text in self.spoken():
            self.assertIsInstance(text, dict, f"{name}: {text}")
            self.assertEqual(set(text), {"kk", "ru", "en"}, name)
            for said in text.values():
                self.assertTrue(said.strip(), f"{name}: {text}")
                self.assertNotRegex(said, r"[{}]", name)

    def test_every_source_has_a_title(self):
        for row in part("sources.json")["sources"]:
            self.assertTrue(row["title"], row["id"])

    def test_a_translation_has_the_numbers_of_the_english(self):
        for name, text in self.spoken():
            for lang in ("kk", "ru"):
                self.assertEqual(numbers(text[lang], lang), numbers(text["en"], "en"), f"{name}: {text}")

    def test_english_has_no_cyrillic_and_the_others_have_the_alphabet_of_their_language(self):
        for name, text in self.spoken():
            self.assertNotRegex(text["en"], r"[\u0400-\u04ff]", name)
            self.assertNotRegex(text["ru"], "[\u04d9\u0493\u049b\u04a3\u04e9\u04b1\u04af\u04bb\u0456]", name)

    def test_holes_are_filled_in_the_writing_of_the_language(self):
        row = words.Row({"en": "{0} of {1} in {2}, {3} %", "kk": "{2}: {1} / {0}, {3} %", "ru": "{0} / {1}, {2}, {3} %"})
        missing = {}
        said = words.said([row], "1,242 of 14500 in 2023, 8.6 %", missing)
        self.assertEqual(said["kk"], "2023: 14\u202f500 / 1\u202f242, 8,6\u00a0%")
        self.assertEqual(said["ru"], "1\u202f242 / 14\u202f500, 2023, 8,6\u00a0%")
        self.assertEqual(said["en"], "1,242 of 14500 in 2023, 8.6 %")
        self.assertEqual(words.said([row], "many of 14500 in 2023, 8.6 %", missing), "many of 14500 in 2023, 8.6 %")
        self.assertEqual(list(missing), ["many of 14500 in 2023, 8.6 %"])

    def test_a_text_without_a_row_and_a_row_without_a_text_are_problems(self):
        made, problems = words.in_three_languages({"new.json": {"rows": [{"note": "Nobody wrote a row for this."}]}})
        self.assertIn("words.json: no translation of: Nobody wrote a row for this.", problems)
        self.assertIn("words.json: nothing says: Draft.", problems)
        kept = {"new.json": {"note": {"kk": "a", "ru": "b", "en": "c"}, "title": "", "name": "Draft."}}
        made, problems = words.in_three_languages(kept)
        self.assertEqual(made, kept)
        self.assertFalse([p for p in problems if "no translation" in p])

    def test_a_row_that_loses_a_hole_or_a_language_is_not_used(self):
        for row in ({"en": "{0} km", "kk": "{0} km", "ru": "km"}, {"en": "Tenge.", "kk": "Tenge"},
                    {"en": "{1} km", "kk": "{1} km", "ru": "{1} km"}):
            self.assertFalse(words.Row(row).whole, row)


class Territories(unittest.TestCase):
    def test_rings_are_closed_and_the_city_has_none(self):
        features = part("territories.geojson")["features"]
        self.assertIsNone(features[0]["geometry"])
        self.assertEqual([f["properties"]["kind"] for f in features], ["city"] + ["district"] * 8 + ["agglomeration"] * 7)
        for feature in features[1:]:
            for polygon in feature["geometry"]["coordinates"]:
                for ring in polygon:
                    self.assertEqual(ring[0], ring[-1])
                    self.assertGreater(len(ring), 3)

    def test_no_ring_crosses_itself_or_comes_back_to_a_point(self):
        def side(p, q, r):
            return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])
        def crossings(ring):
            edges = list(zip(ring, ring[1:]))
            return [(a, c) for i, (a, b) in enumerate(edges) for c, d in edges[i + 2:]
                    if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0]
        self.assertEqual(len(crossings([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]])), 1)
        for feature in part("territories.geojson")["features"][1:]:
            for ring in (ring for polygon in feature["geometry"]["coordinates"] for ring in polygon):
                self.assertEqual(crossings(ring), [], feature["properties"]["id"])
                self.assertEqual(len({tuple(p) for p in ring}), len(ring) - 1, feature["properties"]["id"])

    def test_towns_of_another_source_are_named_where_the_source_is(self):
        towns = part("places.json")["towns"]
        apart = [row["name"]["en"] for row in towns["items"] if row.get("note")]
        self.assertEqual(apart, ["Boralday", "Uzynagash"])
        self.assertEqual(towns["status"], "unverified")
        for name in apart:
            self.assertIn(name, json.dumps(towns["note"]))

    def test_outlines_measure_about_the_area_given(self):
        for feature in part("territories.geojson")["features"][1:9]:
            area = 0.0
            for polygon in feature["geometry"]["coordinates"]:
                for i, ring in enumerate(polygon):
                    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, ring[1:]))
                    area += (1 if i == 0 else -1) * abs(twice) / 2 * 111.13 * 111.32 * 0.7283
            given = feature["properties"]["area_km2"]["value"]
            self.assertLess(abs(area / given - 1), 0.09, feature["properties"]["id"])

    def test_old_basis_is_marked_up_to_2021_only(self):
        city = part("territories.geojson")["features"][0]["properties"]["population"]
        for row in city:
            self.assertEqual("Old basis" in row.get("note", {"en": ""})["en"], row["year"] < 2022, row["year"])


def expectancy(rates):
    """Years lived when all deaths fall in the middle of the year of age."""
    alive, lived = 1.0, 0.0
    for m in rates[:-1]:
        dying = alive * m / (1 + m / 2)
        lived += alive - dying / 2
        alive -= dying
    return lived + alive / rates[-1]


class People(unittest.TestCase):
    def test_cells_add_up_to_the_published_city(self):
        demography = part("demography.json")
        whole = sum(sum(row["f"]) + sum(row["m"]) for row in demography["base"].values())
        self.assertEqual(whole, 2347924)
        self.assertEqual(demography["city_total"]["value"], 2347924)
        for row in demography["base"].values():
            self.assertTrue(all(isinstance(v, int) and v >= 0 for v in row["f"] + row["m"]))

    def test_young_people_agree_with_the_published_number_of_youth(self):
        base = part("demography.json")["base"]
        youth = sum(sum(row[s][14:35]) for row in base.values() for s in "fm")
        self.assertLess(abs(youth / 712000 - 1), 0.03)

    def test_births_of_2026_are_near_those_of_2025(self):
        demography = part("demography.json")
        rate, factor = demography["fertility"]["years"]["2026"], demography["fertility"]["factor"]
        births = sum(factor[d] * sum(r * w for r, w in zip(rate, row["f"])) for d, row in demography["base"].items())
        self.assertTrue(30500 < births < 33500, births)

    def test_life_expectancy_is_the_published_one(self):
        """A plain table with deaths in the middle of the year is close enough to tell a wrong scale."""
        table = part("demography.json")["mortality"]["years"]["2024"]
        for s, want in (("f", 80.66 + 78.78 - 77.32), ("m", 73.19 + 78.78 - 77.32)):
            self.assertAlmostEqual(expectancy(table[s]), want, delta=0.05)


class Migration(unittest.TestCase):
    def test_streams_and_moves_close_the_published_growth_of_2023(self):
        migration, rows = part("migration.json"), inputs("population.json")["districts"]
        start, end, rate = published(2023), published(2024), part("migration.json")["moves"]["rates"]
        flows = {f["id"]: f["years"]["2023"] for f in migration["flows"]}
        for d in districts():
            residual = end[d] - start[d] - rows[d]["natural_increase_2023"]["value"]
            streams = sum(flows[f][d] for f in IN_FLOWS) - sum(flows[f][d] for f in OUT_FLOWS)
            moves = sum(start[o] * rate[o][d] for o in districts() if o != d) - start[d] * sum(rate[d].values())
            self.assertLessEqual(abs(streams + moves - residual), 0.5, d)

    def test_moves_are_not_counted_in_the_city(self):
        start, rate = published(2023), part("migration.json")["moves"]["rates"]
        net = sum(start[o] * rate[o][d] for o in rate for d in rate[o]) - sum(start[d] * sum(rate[d].values()) for d in rate)
        self.assertAlmostEqual(net, 0, places=6)

    def test_profiles_sum_to_one_and_hold_the_published_shares(self):
        profiles = part("migration.json")["profiles"]
        for key, row in profiles.items():
            self.assertAlmostEqual(sum(row["f"]) + sum(row["m"]), 1, delta=1e-6, msg=key)
        def share(key, low, high):
            return sum(sum(profiles[key][s][low:high + 1]) for s in "fm")
        self.assertAlmostEqual(share("interregional_in", 14, 34), 0.60, places=4)
        self.assertAlmostEqual(share("external_in", 20, 44), 0.617, places=4)
        self.assertAlmostEqual(sum(profiles["kandas"][s][a] for s in "fm" for a in range(16)), 0.34, places=5)

    def test_net_of_the_city_is_the_published_balance(self):
        flows = {f["id"]: f["years"] for f in part("migration.json")["flows"]}
        for year, want in (("2023", 43417), ("2024", 63378 - 22000), ("2025", 55869 - 19900)):
            net = sum(sum(flows[f][year].values()) for f in IN_FLOWS) - sum(sum(flows[f][year].values()) for f in OUT_FLOWS)
            self.assertAlmostEqual(net, want, delta=1, msg=year)

    def test_kandas_outside_the_quota_are_a_part_of_the_arrivals(self):
        arrivals = next(f for f in part("migration.json")["flows"] if f["id"] == "external_in")["years"]
        for row in part("quotas.json")["kandas_outside_quota"]:
            if str(row["year"]) in arrivals:
                self.assertLess(row["value"], sum(arrivals[str(row["year"])].values()))


class Series(unittest.TestCase):
    def test_participation_gives_the_published_labour_force_on_the_base(self):
        labour, base = part("economy.json")["labour"], part("demography.json")["base"]
        force = sum(share * persons for d in districts() for s in "fm"
                    for share, persons in zip(labour["participation"][s], base[d][s]))
        self.assertAlmostEqual(force, 1173572, delta=1)

    def test_jobs_begin_with_the_employed_and_grow_by_the_slope_of_ten_years(self):
        path = part("economy.json")["labour"]["jobs"]["years"]
        employed = {row["year"]: row["value"] for row in part("economy.json")["series"]["employed_published"]["values"]["almaty"]}
        self.assertEqual(sorted(employed), list(range(2016, 2026)))
        self.assertEqual(path["2026"], employed[2025])
        n, x = len(employed), sum(employed) / len(employed)
        y = sum(employed.values()) / n
        slope = sum((a - x) * (b - y) for a, b in employed.items()) / sum((a - x) ** 2 for a in employed)
        self.assertAlmostEqual((path["2051"] - path["2026"]) / 25, slope, delta=1)

    def test_published_labour_figures_agree_with_each_other(self):
        values = {key: {row["year"]: row["value"] for row in entry["values"].get("almaty", [])}
                  for key, entry in part("economy.json")["series"].items()}
        for year, force in values["labour_force_published"].items():
            employed, idle = values["employed_published"][year], values["unemployed_published"][year]
            self.assertAlmostEqual(force, employed + idle, delta=2)
            self.assertAlmostEqual(values["unemployment_rate_published"][year], 100 * idle / force, delta=0.01)

    def test_composition_is_of_the_city_only(self):
        for key, entry in part("composition.json")["series"].items():
            self.assertLessEqual(set(entry["values"]), {"almaty"}, key)

    def test_what_no_authority_measured_is_not_called_official(self):
        series = part("environment.json")["series"]
        for key in ("pm25", "clean_days", "pm25_stations", "days_over_35"):
            for row in (row for rows in series[key]["values"].values() for row in rows):
                self.assertEqual(row["status"], "unverified", key)
                self.assertTrue(row["note"]["ru"], key)

    def test_the_air_is_known_by_district(self):
        self.assertEqual(set(part("environment.json")["series"]["pm25"]["values"]), {"almaty", *districts()})

    def test_what_nobody_publishes_is_listed_without_a_figure(self):
        empty = {key for name in ("economy", "environment", "composition")
                 for key, entry in part(name + ".json")["series"].items() if not entry["values"]}
        self.assertLessEqual({"vacancies_per_unemployed", "registered_unemployed", "housing_built_per_1000",
                              "budget_per_resident", "kandas_adapted_share", "road_density", "air_pollution_index",
                              "religious_associations", "confession_shares", "rural_arrivals_share"}, empty)

    def test_ids_are_used_once(self):
        ids = [key for name in ("economy", "environment", "composition") for key in part(name + ".json")["series"]]
        self.assertEqual(len(ids), len(set(ids)))


class Hindcast(unittest.TestCase):
    def early(self, as_of):
        """Of a time up to 1 January 2023; a month or a year counts as a whole."""
        return as_of[:4] < "2023" or as_of == "2023-01-01"

    def test_every_input_is_of_1_january_2023_or_before(self):
        dated = [row for row in objects(part("hindcast.json")["inputs"]) if "source" in row]
        self.assertGreater(len(dated), 15)
        facts = [row for row in objects(inputs("hindcast.json")) if "source" in row]
        self.assertGreater(len(facts), 12)
        for row in dated + facts:
            self.assertTrue(self.early(row["as_of"]), row.get("as_of"))

    def test_inputs_are_made_from_their_own_file_and_nothing_later(self):
        with open(os.path.join(ROOT, "make", "hindcast.py"), encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(set(re.findall(r'load\("(\w+)"\)', text)), {"hindcast", "names"})
        for module in re.findall(r"^from (\w+) import|^import (\w+)", text, re.MULTILINE):
            self.assertIn("".join(module), {"math", "common", "demographic"})

    def test_the_base_is_the_published_people_of_the_districts_by_sex(self):
        facts = inputs("hindcast.json")["districts_2023"]
        population = inputs("population.json")["districts"]
        for d, row in part("hindcast.json")["inputs"]["demography"]["base"].items():
            self.assertEqual((sum(row["f"]), sum(row["m"])), (facts[d]["women"], facts[d]["men"]))
            self.assertEqual(facts[d], {sex: population[d]["2023"][sex] for sex in ("women", "men")})

    def test_births_of_2022_and_life_expectancy_come_out(self):
        demography, facts = part("hindcast.json")["inputs"]["demography"], inputs("hindcast.json")
        women = [sum(row["f"][a] for row in demography["base"].values()) for a in range(101)]
        births = sum(f * w for f, w in zip(demography["fertility"]["years"]["2022"], women))
        average = facts["women_average_2022"]["value"] / sum(women)
        self.assertAlmostEqual(births * average, 36100, delta=20)
        for s in ("f", "m"):
            want = facts["life_expectancy_2022"][s]
            self.assertAlmostEqual(expectancy(demography["mortality"]["years"]["2022"][s]), want, delta=0.05)

    def test_streams_add_up_to_the_balances_of_2022(self):
        flows = {row["id"]: sum(row["years"]["2022"].values()) for row in part("hindcast.json")["inputs"]["migration"]["flows"]}
        self.assertAlmostEqual(flows["interregional_in"] - flows["interregional_out"], 35302, delta=1)
        self.assertAlmostEqual(flows["external_in"], 4500 * 12 / 11, delta=1)

    def test_published_totals_are_those_of_the_territories(self):
        rows = part("hindcast.json")["compare"]
        for row in rows:
            self.assertEqual(row["value"], published(row["year"])[row["territory"]])
        self.assertEqual([row["year"] for row in rows if row["territory"] == "almaty"], [2024, 2025, 2026])
        self.assertEqual({row["territory"] for row in rows if row["year"] == 2024}, {"almaty", *districts()})


class Planning(unittest.TestCase):
    def test_almaty_is_not_allocated_which_is_not_zero(self):
        streams = {row["id"]: row for row in part("quotas.json")["streams"]}
        for key in ("kandas", "resettlers"):
            self.assertFalse(streams[key]["allocated"]["value"])
            self.assertEqual(streams[key]["baseline"], [])
        self.assertEqual(streams["labour_immigrants"]["baseline"], [])

    def test_foreign_quotas_are_rounded_down_from_the_national_ones(self):
        streams = {row["id"]: row for row in part("quotas.json")["streams"]}
        national = {"foreign_1": 726, "foreign_2": 3402, "foreign_3": 5893, "foreign_4": 3131, "foreign_seasonal": 4994}
        for key, value in national.items():
            self.assertEqual(streams[key]["baseline"][-1]["value"], value * 86 // 1000, key)

    def test_splits_sum_to_one(self):
        for stream in part("quotas.json")["streams"]:
            self.assertAlmostEqual(sum(stream["split"]["by"].values()), 1, delta=1e-9)
            self.assertEqual(stream["split"]["status"], "illustrative")

    def test_school_demand_is_the_number_of_pupils(self):
        school = part("services.json")["services"][0]
        base = part("demography.json")["base"]
        rate = school["rate"]["by_age"]
        need = {d: sum(rate[a] * (row["f"][a] + row["m"][a]) for a in range(101)) for d, row in base.items()}
        self.assertAlmostEqual(sum(need.values()), 359601, delta=1)
        short = {d: need[d] - school["capacity"][d]["value"] for d in need}
        self.assertAlmostEqual(sum(short.values()), 16500, delta=4)
        self.assertAlmostEqual(short["auezov"], 5000, delta=1)

    def test_every_service_is_there_with_its_unit_and_an_open_price(self):
        rows = {row["id"]: row for row in part("services.json")["services"]}
        self.assertEqual(list(rows), ["school", "kindergarten", "polyclinic", "hospital_beds", "water", "sewerage", "power", "heat",
                                      "transport", "housing", "green", "adaptation_centre"])
        for row in rows.values():
            self.assertEqual({lang: unit.count("|") for lang, unit in row["unit"].items() if "|" in unit},
                             {lang: forms for lang, forms in (("ru", 2), ("en", 1)) if "|" in row["unit"][lang]}, row["id"])
            self.assertNotIn("unit_cost", row)  # nothing is published
            self.assertNotIn("shifts", row)     # places as the authorities count them
        self.assertEqual(rows["power"]["unit"]["en"], "MW")

    def test_what_is_not_known_of_a_service_is_absent(self):
        rows = {row["id"]: row for row in part("services.json")["services"]}
        known = {key: ("rate" in row, "capacity" in row or "city_capacity" in row) for key, row in rows.items()}
        self.assertEqual({key for key, row in known.items() if row == (True, True)},
                         {"school", "kindergarten", "hospital_beds", "water", "housing", "green"})
        self.assertEqual({key for key, row in known.items() if row == (True, False)}, {"polyclinic", "power", "transport"})
        self.assertEqual({key for key, row in known.items() if row == (False, True)}, {"sewerage"})
        self.assertEqual({key for key, row in known.items() if row == (False, False)}, {"heat", "adaptation_centre"})
        for key in set(rows) - {"school", "kindergarten"}:
            self.assertTrue(rows[key]["note"], key)

    def test_rates_of_the_whole_city_give_back_its_published_use(self):
        rows = {row["id"]: row for row in part("services.json")["services"]}
        quotas = part("quotas.json")["streams"]
        guests = sum(q["value"] * s["fill_rate"]["value"] * min(1, s["stay_years"]["value"])
                     for s in quotas if not s["permanent"] for q in s["baseline"] if q["year"] == 2025)
        self.assertTrue(0 < guests < 1000, guests)
        for key, use in (("water", 700000), ("power", 982), ("transport", 1600000)):
            self.assertAlmostEqual(rows[key]["rate"]["per_person"] * (2347924 + guests), use, delta=use * 1e-6, msg=key)
            self.assertEqual(rows[key]["base"], "population_present")
        self.assertEqual(rows["polyclinic"]["typical_size"]["value"], 43182)
        self.assertEqual(rows["green"]["city_capacity"]["value"], 12 * 2228677)

    def test_figures_that_contradict_each_other_stand_side_by_side_as_unverified(self):
        housing = next(row for row in part("services.json")["services"] if row["id"] == "housing")["city_capacity"]
        self.assertEqual((housing["value"], housing["status"]), (54800000, "unverified"))
        other = housing["alternatives"][0]
        self.assertEqual((other["value"], other["status"]), (round(30.4 * 2260365), "unverified"))

    def test_an_unverified_norm_never_gates(self):
        for service in part("services.json")["services"]:
            if service["norm"]["status"] == "unverified":
                self.assertFalse(service["norm"]["gate"])


if __name__ == "__main__":
    unittest.main()
