"""Writes uncertainty.json: how far fertility, mortality, the streams and the fill rates stray from what the model holds.

Fitted to the city's own history where there is one; the notes say how, and what is assumed.
"""
import math

from common import DISTRICTS, figure, load, total
from demographic import bisect, life_expectancy
from people import district_totals
from rates import standard
from streams import city_flows

FACTS = load("uncertainty")
SOURCE = "uncertainty_estimate"
FLOW_IDS = ["interregional_in", "interregional_out", "external_in", "external_out"]
GROWTH_NOTE = ("Yearly growth of the city in percent of its people, {0}-{1} without 2014 and 2021: the deviations from the mean, "
               "all laid to the flows between regions (arrivals and departures apart, with one spread).")
NOTES = {
    "growth_rho": "Correlation of neighbouring years of the growth, {0} pairs.",
    "fertility": "Births per person 2022-2025: root mean square of the three yearly changes of the logarithm. All three are falls.",
    "mortality": ("Level of the death rates from the life expectancy of 2022-2024: root mean square of the two yearly changes of the "
                  "logarithm. It includes the recovery after the pandemic."),
    "external_in": "Arrivals from abroad 2022-2025 (2022: eleven months times 12/11): deviation of the logarithm.",
    "external_out": "Departures abroad of the country in 2022, 2024 and 2025: deviation of the logarithm.",
    "split": ("Two sets of district totals for 2026 differ by {0} % (root mean square) two years after the last published totals; the "
              "spread gives the people of a district that deviation after two years. The other set is unverified."),
    "past_fertility": "Births of 2021 and 2022: the one yearly change of the logarithm.",
    "past_borrowed": "Nothing was known of it by then: taken from the flows between regions.",
    "past_mortality": "Nothing was known of it by then: taken from the births."}


def deviation(values):
    """Sample deviation of numbers about their mean."""
    mean = total(values) / len(values)
    return math.sqrt(total((v - mean) ** 2 for v in values) / (len(values) - 1))


def root_mean_square(values):
    return math.sqrt(total(v * v for v in values) / len(values))


def changes(values):
    return [math.log(b / a) for a, b in zip(values, values[1:])]


def growth(first, last):
    """Deviation of the yearly growth (share of the people), correlation of neighbouring years, count of pairs."""
    city = load("population")["city"]
    rate = {y: city[str(y + 1)]["total"] / city[str(y)]["total"] - 1 for y in range(first, last + 1) if str(y) not in FACTS["left_out"]}
    mean = total(rate.values()) / len(rate)
    away = {y: v - mean for y, v in rate.items()}
    pairs = [away[y] * away[y + 1] for y in away if y + 1 in away]
    rho = total(pairs) / len(pairs) / (total(v * v for v in away.values()) / len(away))
    return deviation(list(rate.values())), rho, len(pairs)


def new_in_year(sd, rho):
    """From the deviation of the numbers to that of what is new in a year."""
    return sd * math.sqrt(1 - rho * rho)


def spread(sd, rho, as_of, sd_status, rho_status, sd_note, rho_note):
    return {"sd": figure(sd, SOURCE, as_of, sd_status, sd_note, 3), "rho": figure(rho, SOURCE, as_of, rho_status, rho_note, 2)}


def between_regions(first, last, people, arrivals, departures, as_of):
    """The spread of either flow, so that arrivals less departures stray as the growth did; and its rho."""
    share, rho, pairs = growth(first, last)
    sd = new_in_year(share * people, rho) / math.hypot(arrivals, departures)
    note = GROWTH_NOTE.format(first, last)
    return spread(sd, rho, as_of, "estimate", "estimate", note, NOTES["growth_rho"].format(pairs)), rho


def births_per_person():
    births, people = load("flows")["births"], load("population")["city_average"]
    return [births[y]["value"] / people[y]["total"] for y in sorted(births)]


def mortality_level():
    """Multiplier of the national death rates, mean of the logarithms of the sexes, 2022-2024."""
    e0 = load("flows")["life_expectancy"]
    result = []
    for year in ("2022", "2023", "2024"):
        gain, logs = e0[year]["both"] - e0["2022"]["both"], []
        for s in ("f", "m"):
            base, want = standard(s), e0["2022"][s] + gain
            logs.append(math.log(bisect(lambda k: want - life_expectancy([k * m for m in base], s), 0.2, 3.0)))
        result.append(math.exp(total(logs) / 2))
    return result


def external_flows():
    abroad = load("hindcast")["external_arrivals_2022_eleven_months"]["value"] * 12 / 11
    came = [abroad] + [city_flows(year)["external_in"] for year in (2023, 2024, 2025)]
    left = [row["value"] for row in load("flows")["national_external_out"].values()]
    return {"external_in": came, "external_out": left}


def fill_deviation():
    return deviation([math.log(row["issued"] / row["quota"]) for row in load("quotas")["fill"].values()])


def split(flows):
    """Spread of the districts' parts from the distance of two sets of totals, two years after the last published ones."""
    used, other = district_totals(2026), load("population")["alternatives"]["districts_2026_march"]
    scale = total(used.values()) / other["total"]
    away = root_mean_square([other["values"][d] * scale / used[d] - 1 for d in DISTRICTS])
    rho, moving = FACTS["split"]["rho"], math.hypot(flows["interregional_in"], flows["interregional_out"]) / total(used.values())
    sd = away / moving / math.sqrt(1 + (1 + rho) ** 2)  # of e(1) and rho e(1) + e(2)
    note = NOTES["split"].format(f"{100 * away:.1f}")
    return spread(sd, rho, "2026-03", "illustrative", "illustrative", note, FACTS["split"]["note"])


def today():
    flows, rates = city_flows(2026), FACTS["rates"]
    people = load("population")["city"]["2026"]["total"]
    regions, rho = between_regions(2011, 2025, people, flows["interregional_in"], flows["interregional_out"], "2026-01-01")
    vital = {"fertility": root_mean_square(changes(births_per_person())), "mortality": root_mean_square(changes(mortality_level()))}
    result = {key: spread(sd, rates["rho"], "2025", "estimate", "illustrative", NOTES[key], rates["note"]) for key, sd in vital.items()}
    parts = split(flows)
    result["flows"] = {key: {**regions, "split": parts} for key in FLOW_IDS[:2]}
    for key, values in external_flows().items():
        sd = new_in_year(deviation([math.log(v) for v in values]), rho)
        result["flows"][key] = spread(sd, rho, "2025", "estimate", "illustrative", NOTES[key], FACTS["borrowed_rho"]["note"])
    fill = spread(new_in_year(fill_deviation(), rho), rho, "2025", "illustrative", "illustrative", FACTS["fill"]["note"],
                  FACTS["borrowed_rho"]["note"])
    result["fill_rates"] = {key: fill for key in load("quotas")["names"]}
    return result


def past():
    """From figures up to 1 January 2023 only; nothing was published by district then."""
    facts, rates = load("hindcast"), FACTS["rates"]
    net, half = facts["interregional_net_2022"]["value"], facts["internal_2017_first_half"]
    arrivals, departures = (net * half[key] / half["net"] for key in ("in", "out"))
    regions, rho = between_regions(2011, 2022, facts["districts_2023_from"]["value"], arrivals, departures, "2023-01-01")
    sd = abs(changes([facts["births"][y]["value"] for y in ("2021", "2022")])[0])
    result = {key: spread(sd, rates["rho"], "2022", "illustrative", "illustrative", note, rates["note"])
              for key, note in (("fertility", NOTES["past_fertility"]), ("mortality", NOTES["past_mortality"]))}
    borrowed = spread(regions["sd"]["value"], rho, "2022", "illustrative", "illustrative", NOTES["past_borrowed"], NOTES["past_borrowed"])
    result["flows"] = {key: regions if key in FLOW_IDS[:2] else borrowed for key in FLOW_IDS}
    return result


def part():
    return {"format": "kosh/uncertainty", "version": 1, **today(), "hindcast": past()}
