"""Migration of Almaty: yearly totals by stream, age profiles, moves between districts, streams by district."""
import math

from common import AGES, DISTRICTS, SEXES, load, tidy, total
from demographic import person_years, rogers_castro
from people import district_totals

FLOW_IDS = ["interregional_in", "interregional_out", "external_in", "external_out"]
FLOW_YEARS = [2023, 2024, 2025, 2026]
SMALLEST_DISTANCE_KM = 4.0


def net_migration(year):
    flows = load("flows")
    return flows["growth"][str(year)]["value"] - flows["natural_increase"][str(year)]["value"]


def city_flows(year):
    """Gross streams of the city; the method is in data/README.md, section Migration."""
    flows = load("flows")
    if year == 2026:
        before = [city_flows(2024), city_flows(2025)]
        return {flow: (before[0][flow] + before[1][flow]) / 2 for flow in FLOW_IDS}
    abroad = {int(y): row["value"] for y, row in flows["national_external_out"].items()}
    abroad[2023] = (abroad[2022] + abroad[2024]) / 2
    population = load("population")["city"]["2023"]["total"]
    left = abroad[year] * population / flows["national_population_2023"]["value"]
    net_2024 = net_migration(2024)
    external_2024 = net_2024 - flows["interregional_net"]["2024"]["value"]
    if year == 2025:
        came = flows["external_arrivals_2025_nine_months"]["value"] * 12 / 9
    else:
        came = net_migration(year) * external_2024 / net_2024 + left
    net = net_migration(year) - (came - left)
    half = flows["internal_2017_first_half"]
    return {"interregional_in": net * half["in"] / half["net"], "interregional_out": net * half["out"] / half["net"],
            "external_in": came, "external_out": left}


def residuals_2023():
    """Net migration of a district in 2023 with moves inside the city: published growth less natural increase."""
    rows = load("population")["districts"]
    start, end = district_totals(2023), district_totals(2024)
    return {d: end[d] - start[d] - rows[d]["natural_increase_2023"]["value"] for d in DISTRICTS}


def centroid(polygons):
    """Area centroid of the outer rings, degrees."""
    area = x = y = 0.0
    for rings in polygons:
        ring = rings[0]
        for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
            cross = x0 * y1 - x1 * y0
            area += cross
            x += (x0 + x1) * cross
            y += (y0 + y1) * cross
    return x / (3 * area), y / (3 * area)


def distances():
    centre = {row["id"]: centroid(row["rings"]) for row in load("geography")["districts"]}

    def km(a, b):
        east = (centre[a][0] - centre[b][0]) * 111.32 * math.cos(math.radians(43.25))
        north = (centre[a][1] - centre[b][1]) * 111.13
        return max(SMALLEST_DISTANCE_KM, math.hypot(east, north))

    return {a: {b: km(a, b) for b in DISTRICTS if b != a} for a in DISTRICTS}


def moves_matrix():
    """Yearly rates from district to district: equal departure rates, a gravity pattern, the wanted net of 2023."""
    flows, people = load("flows"), district_totals(2023)
    city = sum(people.values())
    volume = flows["internal_arrivals_2023_nine_months"]["value"] * 12 / 9 - city_flows(2023)["interregional_in"]
    leave = volume / city
    residual = residuals_2023()
    whole = total(residual.values())
    half = flows["half_of_difference"]["value"]
    want = {d: leave * people[d] + half * (residual[d] - whole * people[d] / city) for d in DISTRICTS}
    far, pull = distances(), {d: 1.0 for d in DISTRICTS}
    for _ in range(2000):
        rate = {}
        for a in DISTRICTS:
            weight = {b: pull[b] * people[b] / far[a][b] for b in DISTRICTS if b != a}
            sum_weight = total(weight.values())
            rate[a] = {b: leave * weight[b] / sum_weight for b in weight}
        arrive = {b: total(people[a] * rate[a][b] for a in DISTRICTS if a != b) for b in DISTRICTS}
        pull = {b: pull[b] * want[b] / arrive[b] for b in DISTRICTS}
    return {a: {b: tidy(rate[a][b]) for b in rate[a]} for a in DISTRICTS}


def moves_net(rate, people):
    """Net of the moves at given totals: sum over origins minus sum over destinations."""
    return {d: total(people[o] * rate[o][d] for o in DISTRICTS if o != d)
            - total(people[d] * rate[d][t] for t in DISTRICTS if t != d) for d in DISTRICTS}


def district_flows(rate):
    """Streams by district with one decimal: others by population, interregional arrivals take the remainder."""
    residual, inside = residuals_2023(), moves_net(rate, district_totals(2023))
    share = {d: (residual[d] - inside[d]) / total(residual.values()) for d in DISTRICTS}
    result = {flow: {} for flow in FLOW_IDS}
    for year in FLOW_YEARS:
        city = city_flows(year)
        people = district_totals(year)
        size = sum(people.values())
        row = {flow: {d: round(city[flow] * people[d] / size, 1) for d in DISTRICTS} for flow in FLOW_IDS[1:]}
        net = city["interregional_in"] - city["interregional_out"] + city["external_in"] - city["external_out"]
        row["interregional_in"] = {}
        for d in DISTRICTS:
            other = row["external_in"][d] - row["external_out"][d] - row["interregional_out"][d]
            row["interregional_in"][d] = round(share[d] * net - other, 1)
        for flow in FLOW_IDS:
            result[flow][year] = row[flow]
    return result


def curve(peak, rise, fall, low, high, share, survivors):
    """A Rogers-Castro curve times survivors, childhood and level set so that ages low..high hold `share`."""
    def build(child):
        rate = rogers_castro(child, peak, rise, fall, 0.15 * child)
        people = [rate[a] * survivors[a] for a in range(AGES)]
        whole = total(people)
        return [value / whole for value in people]

    smallest, largest = 0.0, 5.0
    for _ in range(100):
        child = (smallest + largest) / 2
        inside = total(build(child)[low:high + 1])
        smallest, largest = (child, largest) if inside > share else (smallest, child)
    return build(child)


def profiles(mx, city):
    """Age-sex profiles of the four streams and of kandas and resettlers; each sums to one."""
    flows = load("flows")
    alive = {s: person_years(mx[s], s) for s in SEXES}
    mean = [(alive["f"][a] + alive["m"][a]) / 2 for a in range(AGES)]
    men = flows["share_men_of_net"]["value"]
    young, abroad = flows["share_14_34_of_net"]["value"], flows["share_20_44_external"]["value"]
    shapes = {"interregional_in": curve(19.5, 0.55, 0.085, 14, 34, young, mean),
              "interregional_out": curve(21.5, 0.45, 0.085, 14, 34, young, mean),
              "external_in": curve(25.0, 0.30, 0.060, 20, 44, abroad, mean),
              "external_out": curve(25.0, 0.30, 0.060, 20, 44, abroad, mean)}
    result = {}
    for flow, shape in shapes.items():
        result[flow] = {"f": [(1 - men) * v for v in shape], "m": [men * v for v in shape]}
    result["kandas"] = kandas_profile(city)
    result["resettlers"] = kandas_profile(city)
    return result


def kandas_profile(city):
    """Published shares of minors, working age and pensioners, spread inside by the ages of the city."""
    share = load("flows")["kandas_profile"]
    bounds = {"f": [0, 16, 61, AGES], "m": [0, 16, 63, AGES]}
    result = {s: [0.0] * AGES for s in SEXES}
    for i, part in enumerate(("minors", "working", "pensioners")):
        inside = total(v for s in SEXES for v in city[s][bounds[s][i]:bounds[s][i + 1]])
        for s in SEXES:
            for a in range(bounds[s][i], bounds[s][i + 1]):
                result[s][a] = share[part] * city[s][a] / inside
    return result


def move_schedule(people):
    """Moves by age relative to the mean of the base population: young adults and their children move most."""
    rate = rogers_castro(0.5, 25.0, 0.35, 0.05, 0.6)
    weight = [total(people[d][s][a] for d in DISTRICTS for s in SEXES) for a in range(AGES)]
    mean = total(r * w for r, w in zip(rate, weight)) / total(weight)
    return [value / mean for value in rate]


def migrants(flows, shapes, year):
    """Signed persons by district, sex and age of one year."""
    result = {d: {s: [0.0] * AGES for s in SEXES} for d in DISTRICTS}
    for flow in FLOW_IDS:
        sign = -1 if flow.endswith("out") else 1
        for d in DISTRICTS:
            for s in SEXES:
                for a in range(AGES):
                    result[d][s][a] += sign * flows[flow][year][d] * shapes[flow][s][a]
    return result
