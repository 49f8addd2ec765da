"""Fits the estimates to one another: ages of the districts, fertility by district and year, people of 2026."""
from common import AGES, DISTRICTS, SEXES, load, rates, tidy, total
from demographic import step
from people import (by_district, district_sexes, groups_2025, pensioners, rake, reshape_older, single_ages,
                    whole_persons)
from rates import between, fertility_shape, mortality
from streams import city_flows, district_flows, migrants, move_schedule, moves_matrix, profiles

ONES = {d: 1.0 for d in DISTRICTS}
YEARS_OF_MIGRATION = 10


def came_of_age(shapes, s):
    """Net interregional migrants of the last ten years by age today, persons, at the yearly flow of 2024-2025."""
    flow = city_flows(2026)
    net = [flow["interregional_in"] * shapes["interregional_in"][s][a]
           - flow["interregional_out"] * shapes["interregional_out"][s][a] for a in range(AGES)]
    return [total(net[a - k] for k in range(YEARS_OF_MIGRATION) if a >= k) for a in range(AGES)]


def reshape_young(groups, shapes):
    """Ages 15-34: the national shape of the estimate shrunk to make room for the migrants; each sex keeps its sum."""
    result = {}
    for s in SEXES:
        came = came_of_age(shapes, s)
        added = [total(came[5 * i:5 * i + 5]) for i in range(3, 7)]
        young = groups[s][3:7]
        shrink = (total(young) - total(added)) / total(young)
        result[s] = groups[s][:3] + [shrink * v + m for v, m in zip(young, added)] + groups[s][7:]
    return result


def estimate_city(mx, scale):
    """Ages of the city on 1 January 2025: the young reshaped for migration, the old to pensioners and deaths."""
    flat = {s: [1.0] * AGES for s in SEXES}
    first = reshape_young(groups_2025(), profiles(mx, flat))
    single = single_ages(first)
    bounds = [(5 * i, min(5 * i + 5, AGES)) for i in range(21)]
    group_rates = {s: [total(mx[s][a] * single[s][a] for a in range(*b)) / total(single[s][slice(*b)])
                       for b in bounds] for s in SEXES}
    population = load("population")
    start = population["city"]["2025"]["total"]
    pensions = load("age")["anchors"]["pensioners_city"]["value"] / population["city_2025_september"]["value"]
    dying = load("flows")["deaths"]["2025"]["value"] / population["city_average"]["2025"]["total"]
    groups, _, _ = reshape_older(first, group_rates, pensions * start, dying * scale * start)
    return single_ages(groups), groups


def tilts(weight):
    """Age tilt of each district: `weight` times the deviation of its natural increase of 2023 from the city's, percent."""
    rows, sexes = load("population")["districts"], district_sexes(2023)
    size = {d: sum(sexes[d].values()) for d in DISTRICTS}
    rise = {d: rows[d]["natural_increase_2023"]["value"] for d in DISTRICTS}
    mean = sum(rise.values()) / sum(size.values())
    return {d: weight * 100 * (rise[d] / size[d] - mean) for d in DISTRICTS}


def school_age(cells):
    """Eleven years of age: half of 6, 7 to 16, half of 17."""
    return total(cells[s][a] * (0.5 if a in (6, 17) else 1.0) for s in SEXES for a in range(6, 18))


def tilt_residuals(city, weight):
    """Modelled and published shares of districts in the city's pupils and pensioners."""
    people = {y: by_district(city, district_sexes(y), tilts(weight)) for y in (2024, 2025)}
    rows = []
    for row in load("age")["district_shares"]:
        count = pensioners if row["of"] == "pensioners" else school_age
        cells = people[row["year"]]
        share = count(cells[row["district"]]) / total(count(cells[d]) for d in DISTRICTS)
        rows.append((row["district"], row["of"], row["value"] / row["city"], share))
    return rows


def fit_tilts(city):
    """The weight, to two decimals, with the least squared relative error over the published shares."""
    def miss(weight):
        return total((share / want - 1) ** 2 for _, _, want, share in tilt_residuals(city, weight))

    low, high = 0, 100
    while high - low > 2:
        left, right = low + (high - low) // 3, high - (high - low) // 3
        low, high = (low, right) if miss(left / 100) < miss(right / 100) else (left, high)
    best = min(range(low, high + 1), key=lambda step: (miss(step / 100), step)) / 100
    return tilts(best), best


class Model:
    """Everything the parts are written from."""


def build():
    """The whole fit; the deaths of the model's own year 2025 are brought to the computed number by a few rounds."""
    m = Model()
    tables, m.multipliers = mortality()
    m.mx = {year: {s: rates(table[s]) for s in SEXES} for year, table in tables.items()}
    m.shape = fertility_shape()
    m.rate = moves_matrix()
    m.flows = district_flows(m.rate)
    m.srb = load("national")["sex_ratio_at_birth"]["value"]
    m.level, scale = {}, 1.0
    for _ in range(3):
        fit(m, scale)
        scale *= load("flows")["deaths"]["2025"]["value"] / total(m.year_2025[2].values())
    m.asfr = {y: rates([m.level[y] * v for v in m.shape]) for y in m.level}
    m.projection = project(m)
    return m


def fit(m, scale):
    m.city_2025, m.groups_2025 = estimate_city(between(m.mx, 2025), scale)
    m.theta, m.tilt_weight = fit_tilts(m.city_2025)
    m.profiles = {key: {s: rates(value[s]) for s in SEXES}
                  for key, value in profiles(m.mx[2024], m.city_2025).items()}
    m.people_2023 = by_district(m.city_2025, district_sexes(2023), m.theta)
    m.people_2025 = by_district(m.city_2025, district_sexes(2025), m.theta)
    m.schedule = rates(move_schedule(m.people_2025))
    fit_2023(m)
    fit_2025(m)
    m.schedule = rates(move_schedule(m.base))
    fit_2023(m)


def run(m, people, year, asfr, factor):
    return step(people, between(m.mx, year), ONES, asfr, factor, migrants(m.flows, m.profiles, year), m.rate,
                m.schedule, m.srb)


def fit_2023(m):
    """Fertility by district so that the model's own year 2023 gives each district its published natural increase."""
    rows = load("population")["districts"]
    factor, level = dict(ONES), 2.0
    for _ in range(40):
        asfr = [level * v for v in m.shape]
        _, births, deaths, _, _ = run(m, m.people_2023, 2023, asfr, factor)
        plain = {d: births[d] / factor[d] for d in DISTRICTS}
        factor = {d: factor[d] * (rows[d]["natural_increase_2023"]["value"] + deaths[d]) / births[d]
                  for d in DISTRICTS}
        mean = total(factor[d] * plain[d] for d in DISTRICTS) / total(plain.values())
        factor = {d: factor[d] / mean for d in DISTRICTS}
        level *= mean
    m.fertility_factor = {d: tidy(factor[d]) for d in DISTRICTS}
    m.level[2023] = level
    asfr = rates([level * v for v in m.shape])
    m.year_2023 = run(m, m.people_2023, 2023, asfr, m.fertility_factor)


def fit_2025(m):
    """Level of 2025 from the births of that year, then the people of 1 January 2026."""
    want, level = load("flows")["births"]["2025"]["value"], 1.8
    for _ in range(15):
        asfr = [level * v for v in m.shape]
        m.year_2025 = run(m, m.people_2025, 2025, asfr, m.fertility_factor)
        level *= want / total(m.year_2025[1].values())
    m.level[2025] = m.level[2026] = level
    end, sexes = m.year_2025[0], district_sexes(2026)
    people = {d: {} for d in DISTRICTS}
    for s in SEXES:
        column = [total(end[d][s][a] for d in DISTRICTS) for a in range(AGES)]
        fitted = rake({d: end[d][s] for d in DISTRICTS}, {d: sexes[d][s] for d in DISTRICTS}, column)
        for d in DISTRICTS:
            people[d][s] = fitted[d]
    m.base = whole_persons(people, sexes)


def project(m, last=2050):
    """The plain projection of the written figures, for the summary and the checks."""
    people, rows = m.base, {}
    added = migrants(m.flows, m.profiles, 2026)
    for year in range(2026, last + 1):
        end, births, deaths, into, out = step(people, between(m.mx, year), ONES, m.asfr[2026], m.fertility_factor,
                                              added, m.rate, m.schedule, m.srb)
        rows[year] = {"start": people, "end": end, "births": births, "deaths": deaths, "in": into, "out": out}
        people = end
    return rows
