"""Writes hindcast.json: what was known of 1 January 2023 and before, and the later published totals to compare with.

Nothing but inputs/hindcast.json is read for the inputs (names of the streams aside), so that no later figure can slip in.
"""
import math

from common import AGES, DISTRICTS, SEXES, figure, largest_remainder, load, names, provenance, rates, total
from demographic import bisect, life_expectancy, person_years, single_rates, split_groups, survival

FACTS = load("hindcast")
MX_AGES = [0, 1] + list(range(5, 101, 5))
BOYS = FACTS["wpp2019"]["sex_ratio_at_birth"]
FLOW_IDS = ["interregional_in", "interregional_out", "external_in", "external_out"]
SOURCE = "hindcast_estimate"
NOTES = {
    "base": ("Men and women as published on 1 January 2023. Ages: the country in 2020 (WPP 2019) raked to the city's broad groups "
             "of 2020, survived three years; under three the births of 2020-2022; the same shape in each district."),
    "mortality": ("National death rates (WPP 2019, 2020-25) times one number a sex, so that life expectancy is the city's of 2022; "
                  "held. Districts alike."),
    "fertility": ("National age pattern (WPP 2019, 2020-25) scaled to the 36.1 thousand births of 2022; held. Districts alike."),
    "interregional": ("Net of 2022 times the arrivals and departures per net person of the first half of 2017; held. By population: "
                      "nothing was published by district."),
    "external_in": "4.5 thousand of eleven months of 2022 times 12/11; held. By population of the districts.",
    "external_out": "National departures abroad of 2022 times the city's share of the population; held. By population of the districts.",
    "profile": ("Fundamental parameters of Rogers and Castro (1981) times survivors; the share of men from the growth of 2022 by "
                "sex less natural increase.")}


def city_sexes(year):
    row = FACTS[f"city_{year}"]
    return {"f": row["women"], "m": row["men"]}


def mortality():
    """National table times one number a sex so that the life expectancy is the city's of 2022."""
    result = {}
    for s in SEXES:
        base, want = single_rates(MX_AGES, FACTS["wpp2019"]["mx_2020_2025"][s]), FACTS["life_expectancy_2022"][s]
        k = bisect(lambda k: want - life_expectancy([k * m for m in base], s), 0.2, 3.0)
        result[s] = [k * m for m in base]
    return result


def ages_2020():
    """The country's single ages with each broad group scaled to the city's count of 1 January 2020."""
    counts = FACTS["broad_2020"]["value"]
    wanted = {"m": list(zip((0, 16, 63), (16, 63, AGES), counts[:3])), "f": list(zip((0, 16, 59), (16, 59, AGES), counts[3:]))}
    result = {}
    for s in SEXES:
        groups = FACTS["wpp2019"]["population_2020"][s]
        country = split_groups(list(range(0, 101, 5)), groups[:20], range(100), last=groups[20] / 2) + [groups[20]]
        result[s] = []
        for low, high, count in wanted[s]:
            inside = total(country[low:high])
            result[s] += [value * count / inside for value in country[low:high]]
    return result


def ages_2023(mx):
    """Shape of the city on 1 January 2023: children of the births of three years, the others survived and scaled."""
    births = FACTS["births"]
    by_age = [births["2022"]["value"], births["2021"]["value"], births["2021"]["value"]]  # none is published for 2020
    people, sexes = ages_2020(), city_sexes(2023)
    for s in SEXES:
        ratio, share = survival(mx[s], s), {"f": 1 / (1 + BOYS), "m": BOYS / (1 + BOYS)}[s]
        for _ in range(3):
            row = people[s]
            people[s] = [0.0] + [row[a - 1] * ratio[a] for a in range(1, AGES - 1)] + [(row[-2] + row[-1]) * ratio[-1]]
        lived = person_years(mx[s], s)
        children = [count * share * lived[a] for a, count in enumerate(by_age)]
        scale = (sexes[s] - total(children)) / total(people[s][3:])
        people[s] = children + [value * scale for value in people[s][3:]]
    return people


def fertility(city):
    """Births per woman by age: the level gives the births of 2022 to the women of that year, with the ages of 2023."""
    pattern = split_groups(list(range(15, 51, 5)), FACTS["wpp2019"]["pasfr_2020_2025"], range(15, 50), first=0.0, last=0.0)
    shape = [0.0] * 15 + pattern + [0.0] * (AGES - 50)
    women = FACTS["women_average_2022"]["value"] / total(city["f"])
    mothers = total(f * w * women for f, w in zip(shape, city["f"]))
    return [f * FACTS["births"]["2022"]["value"] / mothers for f in shape]


def men_of_migrants(city, mx):
    """Growth of the men in 2022 less their natural increase, as a share of the same for both sexes."""
    before, after, births = city_sexes(2022), city_sexes(2023), FACTS["births"]["2022"]["value"]
    born = {"f": births / (1 + BOYS), "m": births * BOYS / (1 + BOYS)}
    came = {s: after[s] - before[s] - born[s] + total(m * p for m, p in zip(mx[s], city[s])) for s in SEXES}
    return came["m"] / (came["f"] + came["m"])


def profile(city, mx):
    c = FACTS["rogers_castro_standard"]
    men, result = men_of_migrants(city, mx), {}
    for s, share in (("f", 1 - men), ("m", men)):
        shape = []
        for a, lived in enumerate(person_years(mx[s], s)):
            x = a + 0.5
            hump = math.exp(-c["alpha2"] * (x - c["mu2"]) - math.exp(-c["lambda2"] * (x - c["mu2"])))
            shape.append(lived * (c["a1"] * math.exp(-c["alpha1"] * x) + c["a2"] * hump + c["c"]))
        whole = total(shape)
        result[s] = rates([share * value / whole for value in shape])
    return result


def city_flows():
    net, half = FACTS["interregional_net_2022"]["value"], FACTS["internal_2017_first_half"]
    left = FACTS["national_external_out_2022"]["value"] * FACTS["districts_2023_from"]["value"]
    return {"interregional_in": net * half["in"] / half["net"], "interregional_out": net * half["out"] / half["net"],
            "external_in": FACTS["external_arrivals_2022_eleven_months"]["value"] * 12 / 11,
            "external_out": left / FACTS["national_population_2023"]["value"]}


def demography(city, mx):
    base = {}
    for d in DISTRICTS:
        row = FACTS["districts_2023"][d]
        base[d] = {**provenance(SOURCE, "2023-01-01", "estimate", NOTES["base"]),
                   **{s: largest_remainder(city[s], row[key]) for s, key in (("f", "women"), ("m", "men"))}}
    whole = FACTS["districts_2023_from"]
    return {"base_year": 2023, "last_flow_year": 2025, "step_years": 1,
            "city_total": figure(whole["value"], whole["source"], whole["as_of"], "official", whole["note"]), "base": base,
            "mortality": {"input": "death_rates", **provenance(SOURCE, "2022", "estimate", NOTES["mortality"]),
                          "years": {"2022": {s: rates(mx[s]) for s in SEXES}}},
            "fertility": {**provenance(SOURCE, "2022", "estimate", NOTES["fertility"]), "years": {"2022": rates(fertility(city))}},
            "sex_ratio_at_birth": {**provenance("wpp2019", "2019", "estimate", "National ratio of the United Nations."),
                                   "years": {"2022": BOYS}}}


def migration(city, mx):
    flows, words = city_flows(), load("names")["flows"]
    size = {d: row["women"] + row["men"] for d, row in FACTS["districts_2023"].items()}
    whole, rows = sum(size.values()), []
    for key in FLOW_IDS:
        note = NOTES.get(key) or NOTES["interregional"]
        rows.append({"id": key, "kind": key, "name": names(*words[key]), "profile": "migrants",
                     **provenance(SOURCE, "2022", "estimate", note),
                     "years": {"2022": {d: round(flows[key] * size[d] / whole, 1) for d in DISTRICTS}}})
    shape = {**provenance(SOURCE, "2022", "estimate", NOTES["profile"]), **profile(city, mx)}
    return {"timing": "even", "profiles": {"migrants": shape}, "flows": rows}


def published(territories):
    """The totals of later years, as territories.geojson has them."""
    rows = []
    for feature in territories["features"]:
        place = feature["properties"]
        if place["kind"] != "agglomeration":
            rows += [{"territory": place["id"], **row} for row in place["population"] if row["year"] > 2023]
    return sorted(rows, key=lambda row: row["year"])


def part(territories):
    mx = mortality()
    city = ages_2023(mx)
    return {"format": "kosh/hindcast", "version": 1, "inputs": {"demography": demography(city, mx), "migration": migration(city, mx)},
            "compare": published(territories)}
