"""Demographic methods: life table, monotone splitting, age schedules and the model's one-year step."""
import math

from common import AGES, SEXES, total

LAST = AGES - 1


def infant_a0(rate, sex):
    """Mean years lived in the first year by those who die in it: Coale-Demeny West from 1m0 (Preston 2001, p. 48)."""
    if sex == "m":
        return 0.330 if rate >= 0.107 else 0.045 + 2.684 * rate
    return 0.350 if rate >= 0.107 else 0.053 + 2.800 * rate


def person_years(mx, sex):
    """L by single age from death rates, radix 1; the open group is l / m."""
    alive, lived = 1.0, []
    for age in range(LAST):
        a = infant_a0(mx[0], sex) if age == 0 else 0.5
        dying = mx[age] / (1 + (1 - a) * mx[age])
        lived.append(alive * (1 - dying) + a * alive * dying)
        alive *= 1 - dying
    lived.append(alive / mx[LAST])
    return lived


def life_expectancy(mx, sex):
    return total(person_years(mx, sex))


def survival(mx, sex):
    """Survival ratios: [0] of births, [a] from age a-1, [last] of the two oldest groups together."""
    lived = person_years(mx, sex)
    ratio = [lived[0]] + [lived[a] / lived[a - 1] for a in range(1, LAST)]
    return ratio + [lived[LAST] / (lived[LAST - 1] + lived[LAST])]


def single_rates(ages, values):
    """Death rates by single age: log-linear between the mid-points of the groups, ages 0-2 and 100+ as given."""
    middles = [3.0] + [start + 2.5 for start in ages[2:-1]] + [102.5]
    logs = [math.log(value) for value in values[1:]]
    result = [values[0]]
    for age in range(1, LAST):
        x = min(max(age + 0.5, middles[0]), middles[-1])
        i = max(k for k in range(len(middles) - 1) if middles[k] <= x)
        share = (x - middles[i]) / (middles[i + 1] - middles[i])
        result.append(math.exp(logs[i] + share * (logs[i + 1] - logs[i])))
    return result + [values[-1]]


def bisect(function, low, high):
    """The root of a rising function."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < 0 else (low, middle)
    return (low + high) / 2


def spline_slopes(x, y, first, last):
    """Slopes at the knots of the twice differentiable cubic with given end slopes (a tridiagonal system)."""
    n = len(x)
    width = [x[i + 1] - x[i] for i in range(n - 1)]
    step = [(y[i + 1] - y[i]) / width[i] for i in range(n - 1)]
    ratio, right = [0.0], [first]
    for i in range(1, n - 1):
        below, above = width[i], width[i - 1]
        value = 3 * (below * step[i - 1] + above * step[i])
        pivot = 2 * (below + above) - below * ratio[-1]
        ratio.append(above / pivot)
        right.append((value - below * right[-1]) / pivot)
    result = [last]
    for i in range(n - 2, -1, -1):
        result.insert(0, right[i] - ratio[i] * result[0])
    return result


def split_groups(bounds, groups, ages, first=None, last=None):
    """Single-age values from groups [bounds[i], bounds[i+1]): a monotone cubic through the cumulative sums.

    The cubic spline is filtered after Hyman (SIAM J. Sci. Stat. Comput. 4, 1983): no value is negative, and every
    group keeps its sum, because the curve passes through each bound. `first` and `last` are the densities at the ends.
    """
    n = len(bounds)
    sums = [0.0]
    for value in groups:
        sums.append(sums[-1] + value)
    mean = [groups[i] / (bounds[i + 1] - bounds[i]) for i in range(n - 1)]
    first = max(0.0, 1.5 * mean[0] - 0.5 * mean[1]) if first is None else first
    last = max(0.0, 1.5 * mean[-1] - 0.5 * mean[-2]) if last is None else last
    slope = spline_slopes(bounds, sums, first, last)
    for i in range(n):
        near = min(mean[max(i - 1, 0)], mean[min(i, n - 2)])
        slope[i] = min(max(slope[i], 0.0), 3 * near)

    def at(x):
        i = max(k for k in range(n - 1) if bounds[k] <= x)
        h = bounds[i + 1] - bounds[i]
        t = (x - bounds[i]) / h
        return (sums[i] * (1 + 2 * t) * (1 - t) ** 2 + sums[i + 1] * t * t * (3 - 2 * t)
                + h * slope[i] * t * (1 - t) ** 2 - h * slope[i + 1] * t * t * (1 - t))

    return [max(0.0, at(age + 1) - at(age)) for age in ages]


def rogers_castro(child, peak, rise, fall, level):
    """Migration by age after Rogers and Castro (1981): falling childhood, a labour-force peak, a constant."""
    return [child * math.exp(-0.10 * x) + math.exp(-fall * (x - peak) - math.exp(-rise * (x - peak))) + level
            for x in range(AGES)]


def zeros(districts):
    return {d: {s: [0.0] * AGES for s in SEXES} for d in districts}


def step(people, mx, factor, asfr, fertility_factor, migrants, moves, schedule, boys_per_girl):
    """One year of the model with timing `even`, in the order of design: returns end, births, deaths, moves in, out."""
    districts = list(people)
    half = {d: {s: [people[d][s][a] + migrants[d][s][a] / 2 for a in range(AGES)] for s in SEXES} for d in districts}
    ratio = {d: {s: survival([m * factor[d] for m in mx[s]], s) for s in SEXES} for d in districts}
    aged = {d: {s: grow(half[d][s], ratio[d][s]) for s in SEXES} for d in districts}
    moved, into, out = move(aged, moves, schedule)
    end, births, deaths = {}, {}, {}
    for d in districts:
        end[d] = {s: [moved[d][s][a] + migrants[d][s][a] / 2 for a in range(AGES)] for s in SEXES}
        born = total(asfr[a] * fertility_factor[d] * (half[d]["f"][a] + end[d]["f"][a]) / 2 for a in range(1, LAST))
        girls = born / (1 + boys_per_girl)
        for s, count in (("f", girls), ("m", born - girls)):
            end[d][s][0] = count * ratio[d][s][0] + migrants[d][s][0] / 2
        births[d] = born
        added = total(migrants[d][s][a] for s in SEXES for a in range(AGES))
        # Migrants of age 0 are counted half a year before the births of the year, so half of them age to 1.
        deaths[d] = (head_count(people[d]) + born + added + into[d] - out[d]) - head_count(end[d])
    return end, births, deaths, into, out


def grow(start, ratio):
    older = [0.0] + [start[a - 1] * ratio[a] for a in range(1, LAST)]
    return older + [(start[LAST - 1] + start[LAST]) * ratio[LAST]]


def move(people, moves, schedule):
    """Moves between the districts; infants do not move in the year of their birth."""
    result = {d: {s: list(people[d][s]) for s in SEXES} for d in people}
    into = {d: 0.0 for d in people}
    out = {d: 0.0 for d in people}
    for origin in people:
        for target in people:
            if origin == target:
                continue
            for s in SEXES:
                for a in range(1, AGES):
                    count = people[origin][s][a] * moves[origin][target] * schedule[a]
                    result[origin][s][a] -= count
                    result[target][s][a] += count
                    out[origin] += count
                    into[target] += count
    return result, into, out


def head_count(cells):
    return total(value for s in SEXES for value in cells[s])
