"""Mortality and the shape of fertility of Almaty: national tables fitted to the city's published figures."""
import math

from common import AGES, SEXES, load, total
from demographic import bisect, life_expectancy, single_rates, split_groups

# The gap between the sexes of 2022, the last year with both, is carried on.
_E0 = load("flows")["life_expectancy"]
E0_2022 = _E0["2022"]
E0_BOTH = {2023: _E0["2023"]["both"], 2024: _E0["2024"]["both"]}
MORTALITY_YEARS = [2023, 2024, 2026, 2030, 2040, 2050]
FERTILE = range(15, 50)


def target_e0(year, sex):
    return E0_2022[sex] + E0_BOTH[year] - E0_2022["both"]


def standard(sex):
    national = load("national")
    return single_rates(national["mx_ages"], national["mx_2025_2030"][sex])


def improvement(sex):
    """Yearly change of the logarithm of the death rate by age: the pace of WPP 2019 from 2025-30 to 2045-50."""
    national = load("national")
    ages = national["mx_ages"]
    early = single_rates(ages, national["mx_wpp2019_2025_2030"][sex])
    late = single_rates(ages, national["mx_wpp2019_2045_2050"][sex])
    return [math.log(late[a] / early[a]) / 20 for a in range(AGES)]


def scaled(sex, year):
    """The national table times one number so that the life expectancy is the city's."""
    base = standard(sex)
    k = bisect(lambda k: target_e0(year, sex) - life_expectancy([k * m for m in base], sex), 0.2, 3.0)
    return [k * m for m in base], k


def mortality():
    """Death rates by year, sex and single age; from 2024 on the national pace of improvement."""
    result, multipliers = {}, {}
    pace = {s: improvement(s) for s in SEXES}
    anchor = {s: scaled(s, 2024)[0] for s in SEXES}
    for year in MORTALITY_YEARS:
        result[year] = {}
        for s in SEXES:
            if year == 2023:
                result[year][s], multipliers[s, year] = scaled(s, 2023)
            else:
                result[year][s] = [anchor[s][a] * math.exp(pace[s][a] * (year - 2024)) for a in range(AGES)]
                multipliers[s, year] = scaled(s, 2024)[1]
    return result, multipliers


def between(tables, year):
    """Rates of a year: linear between the given years, held beyond, as the program does."""
    years = sorted(tables)
    if year <= years[0] or year >= years[-1]:
        return tables[years[0] if year <= years[0] else years[-1]]
    right = next(y for y in years if y >= year)
    if right == year:
        return tables[year]
    left = max(y for y in years if y < year)
    share = (year - left) / (right - left)
    return {s: [a + share * (b - a) for a, b in zip(tables[left][s], tables[right][s])] for s in tables[left]}


def fertility_shape():
    """Births per woman by single age for a total of one child: the national pattern split monotonically."""
    pattern = load("national")["pasfr_2020_2025"]
    bounds = [15, 20, 25, 30, 35, 40, 45, 50]
    single = split_groups(bounds, pattern["value"], FERTILE, first=0.0, last=0.0)
    whole = total(single)
    return [0.0] * 15 + [value / whole for value in single] + [0.0] * (AGES - 50)
