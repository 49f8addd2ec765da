"""The projection once more, written from the method (data/README.md) and not from the program: slow, one formula a line."""
import json
import os

SEXES = ("f", "m")


class Model:
    """A dataset folder and a scenario; `run` gives people by year and the flows between them."""

    def __init__(self, folder, scenario=None):
        def part(name):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                return json.load(file)

        self.demography, self.migration, self.quotas = part("demography.json"), part("migration.json"), part("quotas.json")
        features = [f["properties"] for f in part("territories.geojson")["features"]]
        self.districts = [p["id"] for p in features if p["kind"] == "district"]
        self.scenario = scenario or {}
        self.assumed = {"fertility": 1, "mortality": 1, "inflow": 1, "outflow": 1, **self.scenario.get("assumptions", {})}
        self.ages = len(self.demography["base"][self.districts[0]]["f"])
        self.cells = [(d, s, a) for d in self.districts for s in SEXES for a in range(self.ages)]

    # --- facts and decisions of a year

    def survival(self, d, s, year):
        """[0]: of births; [a]: from age a-1 to a; [last]: of the two oldest groups together."""
        table = by_year(self.demography["mortality"]["years"], year, lambda row: row[s])
        if self.demography["mortality"]["input"] == "survival_ratios":
            return table
        factor = self.demography["mortality"].get("factor", {}).get(d, 1) * self.assumed["mortality"]
        return survival_ratios([m * factor for m in table], s)

    def fertility(self, d, year):
        factor = self.demography["fertility"].get("factor", {}).get(d, 1) * self.assumed["fertility"]
        return [f * factor for f in by_year(self.demography["fertility"]["years"], year, lambda row: row)]

    def boys_per_girl(self, year):
        return by_year(self.demography["sex_ratio_at_birth"]["years"], year, lambda value: [value])[0]

    def migrants(self, year):
        """Signed persons of a year by cell: gross flows with profiles, net flows, permanent quota streams."""
        result = dict.fromkeys(self.cells, 0.0)
        for flow in self.migration["flows"]:
            leaving = flow["kind"].endswith("_out")
            factor = -self.assumed["outflow"] if leaving else self.assumed["inflow"]
            for d in self.districts:
                persons = by_year(flow["years"], year, lambda row: [row.get(d, 0)])[0]
                self.spread(result, d, flow["profile"], factor * persons)
        for flow in self.migration.get("net_flows", []):
            for d, s, a in self.cells:
                result[d, s, a] += by_year(flow["years"], year, lambda row: [row[d][s][a]])[0]
        for d, stream, persons in self.arrivals(year):
            self.spread(result, d, stream["profile"], persons)
        return result

    def spread(self, result, d, profile, persons):
        for s in SEXES:
            for a in range(self.ages):
                result[d, s, a] += persons * self.migration["profiles"][profile][s][a]

    def arrivals(self, year):
        for stream in self.quotas["streams"]:
            if stream["permanent"]:
                for d, quota in self.quota_by_district(stream, year).items():
                    yield d, stream, quota * stream["fill_rate"]["value"]

    def quota_by_district(self, stream, year):
        """A district's fixed number is taken out first; the rest of the city's total goes by the split of the others."""
        baseline = {row["year"]: row["value"] for row in stream["baseline"]}
        decided = {int(y): v for y, v in self.scenario.get("quotas", {}).get(stream["id"], {}).items()}
        fixed_by_year = {int(y): v for y, v in self.scenario.get("districts", {}).get(stream["id"], {}).items()}
        city = last_at({**baseline, **decided}, year)
        fixed = {}
        for d in self.districts:
            given = {y: row[d] for y, row in fixed_by_year.items() if d in row}
            number = last_at({**dict.fromkeys(baseline), **given}, year)
            if number is not None:
                fixed[d] = number
        rest = (city or 0) - sum(fixed.values())
        share = {d: stream["split"]["by"].get(d, 0) for d in self.districts if d not in fixed}
        return {d: fixed.get(d, rest * share.get(d, 0) / (sum(share.values()) or 1)) for d in self.districts}

    # --- one year

    def step(self, people, year):
        """People a year later, and births, deaths, net migration by district and the cut persons by cell."""
        timing, last = self.migration["timing"], self.ages - 1
        wanted, cut = self.migrants(year), dict.fromkeys(self.cells, 0.0)
        alive = {(d, s): self.survival(d, s, year) for d in self.districts for s in SEXES}

        def add(cell, persons, share):
            change = max(share * wanted[cell], -persons)
            cut[cell] += change - share * wanted[cell]
            return persons + change

        before = {c: add(c, people[c], 0.5 if timing == "even" else 0) for c in self.cells}
        grown, dead = dict.fromkeys(self.cells, 0.0), dict.fromkeys(self.districts, 0.0)
        for d, s, a in self.cells:
            if a > 0:
                of = before[d, s, a - 1] + (before[d, s, a] if a == last else 0)
                grown[d, s, a] = of * alive[d, s][a]
                dead[d] += of * (1 - alive[d, s][a])
        moved = self.move(grown)
        share = 0.5 if timing == "even" else 1
        end = {c: add(c, moved[c], share) if c[2] > 0 else 0.0 for c in self.cells}
        mothers = moved if timing == "end" else end
        born, net = {}, {}
        for d in self.districts:
            f = self.fertility(d, year)
            born[d] = sum(f[a] * (before[d, "f", a] + mothers[d, "f", a]) / 2 for a in range(1, last))
            girls = born[d] / (1 + self.boys_per_girl(year))
            for s, count in (("f", girls), ("m", born[d] - girls)):
                end[d, s, 0] = add((d, s, 0), count * alive[d, s][0], share)
                dead[d] += count * (1 - alive[d, s][0])
            own = [c for c in self.cells if c[0] == d]
            net[d] = sum(wanted[c] + cut[c] + moved[c] - grown[c] for c in own)
        return end, born, dead, net, cut

    def move(self, people):
        """Every mover leaves one district and enters another at the same age; infants stay."""
        rules = self.migration.get("moves") or {"rates": {}}
        schedule = rules.get("schedule") or [1] * self.ages
        result = dict(people)
        for origin, targets in rules["rates"].items():
            for target, rate in targets.items():
                for s in SEXES:
                    for a in range(1, self.ages):
                        movers = people[origin, s, a] * rate * schedule[a]
                        result[origin, s, a] -= movers
                        result[target, s, a] += movers
        return result

    def run(self):
        """Yields year, people on 1 January and, but for the last year, (births, deaths, net migration, cut) of the year."""
        people = {(d, s, a): float(self.demography["base"][d][s][a]) for d, s, a in self.cells}
        for year in range(self.demography["base_year"], self.demography["last_flow_year"] + 1):
            end, *flows = self.step(people, year)
            yield year, people, flows
            people = end
        yield self.demography["last_flow_year"] + 1, people, None


def by_year(table, year, row):
    """Linear between the given years, the first and the last one held."""
    given = sorted(int(y) for y in table)
    low = max((y for y in given if y <= year), default=given[0])
    high = min((y for y in given if y >= year), default=given[-1])
    a, b = row(table[str(low)]), row(table[str(high)])
    part = 0 if low == high else (year - low) / (high - low)
    return [x * (1 - part) + y * part for x, y in zip(a, b)]


def last_at(values, year):
    """The number of the last year at or before `year`; a baseline year ends a decision of an earlier date."""
    past = [y for y in values if y <= year]
    return values[max(past)] if past else None


def survival_ratios(mx, s):
    """Life table by single ages: a(0) of Coale and Demeny West (Preston et al. 2001, table 3.3), one half elsewhere."""
    if mx[0] >= 0.107:
        infant = 0.350 if s == "f" else 0.330
    else:
        infant = 0.053 + 2.800 * mx[0] if s == "f" else 0.045 + 2.684 * mx[0]
    lx, lived = 1.0, []
    for a, m in enumerate(mx[:-1]):
        ax = infant if a == 0 else 0.5
        q = min(1.0, m / (1 + (1 - ax) * m))
        lived.append(lx * (1 - q) + ax * lx * q)
        lx *= 1 - q
    lived.append(lx / mx[-1])
    inner = [lived[a] / lived[a - 1] for a in range(1, len(mx) - 1)]
    return [lived[0], *inner, lived[-1] / (lived[-2] + lived[-1])]
