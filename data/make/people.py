"""The people of the base year: published totals, and estimates of sexes, ages and districts."""
import math

from common import AGES, DISTRICTS, SEXES, largest_remainder, load, total
from demographic import split_groups


def district_totals(year):
    """1 January: published in 2023 and 2024; afterwards the district's share of the growth of 2023."""
    population = load("population")
    rows = population["districts"]
    count = {y: {d: rows[d][str(y)]["men"] + rows[d][str(y)]["women"] for d in DISTRICTS} for y in (2023, 2024)}
    if year in count:
        return count[year]
    growth = {d: count[2024][d] - count[2023][d] for d in DISTRICTS}
    city = population["city"][str(year)]["total"]
    rise = (city - sum(count[2024].values())) / sum(growth.values())
    values = largest_remainder([count[2024][d] + growth[d] * rise for d in DISTRICTS], city)
    return dict(zip(DISTRICTS, values))


def city_men_share(year):
    """From the published 1 January 2024 and the average populations: the average is half of start plus end."""
    population = load("population")
    if year <= 2024:
        rows = population["districts"].values()
        men = sum(row[str(year)]["men"] for row in rows)
        return men / sum(row[str(year)]["men"] + row[str(year)]["women"] for row in rows)
    men, both = population["city"]["2024"]["men"], population["city"]["2024"]["total"]
    for y in range(2024, year):
        average = population["city_average"][str(y)]
        men, both = 2 * average["men"] - men, 2 * average["total"] - both
    return men / both


def district_sexes(year):
    """Women and men by district, whole persons: published 2023 and 2024; later the share of men of 2024, raked."""
    rows = load("population")["districts"]
    if year <= 2024:
        return {d: {"f": rows[d][str(year)]["women"], "m": rows[d][str(year)]["men"]} for d in DISTRICTS}
    count = district_totals(year)
    share = {d: rows[d]["2024"]["men"] / (rows[d]["2024"]["men"] + rows[d]["2024"]["women"]) for d in DISTRICTS}
    men_total = round(city_men_share(year) * sum(count.values()))
    # The same odds ratio for every district brings the men to the city's number and keeps every share in (0, 1).
    low, high = 0.5, 2.0
    for _ in range(200):
        odds = (low + high) / 2
        men = [count[d] * odds * share[d] / (odds * share[d] + 1 - share[d]) for d in DISTRICTS]
        low, high = (odds, high) if total(men) < men_total else (low, odds)
    whole = largest_remainder(men, men_total)
    return {d: {"f": count[d] - m, "m": m} for d, m in zip(DISTRICTS, whole)}


def groups_2025():
    """Five-year groups of the published-anchor estimate for 1 January 2025; 80 and over by the national shape."""
    groups, older = load("age")["groups"], load("national")["older_2020"]
    result = {}
    for s, column in (("f", 1), ("m", 2)):
        top, whole = groups[-1][column], total(older[s])
        result[s] = [row[column] for row in groups[:-1]] + [top * part / whole for part in older[s]]
    return result


def reshape_older(groups, rates, pension_target, death_target):
    """Ages 60 and over times exp(u + v (age - 60) / 20), 35-59 scaled so that each sex keeps its total.

    u brings the people of pension age, v the deaths of a year to their targets; `rates` are death rates by group.
    """
    def pension(g):
        return total(g["f"][13:]) + 0.8 * g["f"][12] + total(g["m"][13:]) + 0.4 * g["m"][12]

    def shaped(v):
        grow = {s: [math.exp(v * (5 * i + 2.5 - 60) / 20) if i >= 12 else 1.0 for i in range(21)] for s in SEXES}
        tilted = {s: [groups[s][i] * grow[s][i] for i in range(21)] for s in SEXES}
        level = pension_target / pension(tilted)
        for s in SEXES:
            older = [value * level for value in tilted[s][12:]]
            middle = total(groups[s][7:12])
            rest = middle + total(groups[s][12:]) - total(older)
            tilted[s] = groups[s][:7] + [value * rest / middle for value in groups[s][7:12]] + older
        return tilted, level

    def deaths(v):
        g = shaped(v)[0]
        return total(g[s][i] * rates[s][i] for s in SEXES for i in range(21))

    low, high = -2.0, 2.0
    for _ in range(100):
        v = (low + high) / 2
        low, high = (v, high) if deaths(v) < death_target else (low, v)
    return (*shaped(v), v)


def single_ages(groups):
    return {s: split_groups(list(range(0, 101, 5)), groups[s][:20], range(100), last=groups[s][20] / 2)
            + [groups[s][20]] for s in SEXES}


# Where a young district differs from an old one: small children and their parents, few old people, the same students.
TILT_KNOTS = [(0, 1.0), (6, 0.8), (15, 0.25), (20, 0.1), (27, 0.55), (35, 0.55), (50, -0.3), (65, -0.9), (80, -1.0),
              (100, -1.0)]


def tilt(age):
    """Weight of age in the difference between districts, linear between the knots."""
    right = next(i for i in range(1, len(TILT_KNOTS)) if TILT_KNOTS[i][0] >= age)
    (x0, y0), (x1, y1) = TILT_KNOTS[right - 1], TILT_KNOTS[right]
    return y0 + (y1 - y0) * (age - x0) / (x1 - x0)


def rake(seed, rows, columns):
    """Iterative proportional fitting of one sex: rows are districts, columns are ages."""
    cells = {d: list(seed[d]) for d in seed}
    scale = total(rows.values()) / total(columns)
    for _ in range(500):
        for a in range(AGES):
            have = total(cells[d][a] for d in cells)
            for d in cells:
                cells[d][a] *= columns[a] * scale / have if have else 0.0
        worst = 0.0
        for d in cells:
            have = total(cells[d])
            worst = max(worst, abs(have - rows[d]))
            cells[d] = [value * rows[d] / have for value in cells[d]]
        if worst < 1e-7:
            break
    return cells


def by_district(city, sexes, theta):
    """People by district, sex and age: the city's ages tilted by `theta`, raked to district sexes and city ages."""
    result = {d: {} for d in DISTRICTS}
    for s in SEXES:
        seed = {d: [city[s][a] * sexes[d][s] * math.exp(theta[d] * tilt(a)) for a in range(AGES)] for d in DISTRICTS}
        fitted = rake(seed, {d: sexes[d][s] for d in DISTRICTS}, city[s])
        for d in DISTRICTS:
            result[d][s] = fitted[d]
    return result


def whole_persons(people, sexes):
    return {d: {s: largest_remainder(people[d][s], sexes[d][s]) for s in SEXES} for d in DISTRICTS}


def pensioners(cells):
    """Women 61 and over, men 63 and over (2025)."""
    return total(cells["f"][61:]) + total(cells["m"][63:])
