"""Checks of the built parts, and the table of results that --report prints."""
from common import AGES, DISTRICTS, SEXES, load, total
from calibrate import tilt_residuals
from demographic import head_count, life_expectancy
from people import district_totals
from rates import target_e0
from sources import used_keys
from streams import FLOW_IDS, moves_net, residuals_2023

SUM_TOLERANCE = 1e-6  # shares and profiles are written with eight digits


def problems(model, parts):
    found = []

    def expect(true, message):
        if not true:
            found.append(message)

    people(parts, expect)
    shares(parts, expect)
    migration(parts, expect)
    vital(model, parts, expect)
    named = {row["id"] for row in parts["sources.json"]["sources"]}
    for name, part in parts.items():
        for key in sorted(used_keys(part) - named):
            expect(False, f"{name}: source {key} is not listed")
    return found


def people(parts, expect):
    base, want = parts["demography.json"]["base"], district_totals(2026)
    for d in DISTRICTS:
        cells = base[d]["f"] + base[d]["m"]
        expect(all(isinstance(v, int) and v >= 0 for v in cells), f"base {d}: not whole persons")
        expect(sum(cells) == want[d], f"base {d}: {sum(cells)} is not {want[d]}")
    expect(sum(want.values()) == load("population")["city"]["2026"]["total"], "districts do not add up to the city")


def shares(parts, expect):
    for key, profile in parts["migration.json"]["profiles"].items():
        whole = total(profile["f"] + profile["m"])
        expect(abs(whole - 1) < SUM_TOLERANCE, f"profile {key} adds up to {whole}")
    for stream in parts["quotas.json"]["streams"]:
        whole = total(stream["split"]["by"].values())
        expect(abs(whole - 1) < SUM_TOLERANCE, f"split of {stream['id']} adds up to {whole}")
        expect(all(row["value"] > 0 for row in stream["baseline"]), f"baseline of {stream['id']}: zero for missing")


def migration(parts, expect):
    part = parts["migration.json"]
    flows = {flow["id"]: flow["years"] for flow in part["flows"]}
    inside, residual = moves_net(part["moves"]["rates"], district_totals(2023)), residuals_2023()
    for d in DISTRICTS:
        net = total((-1 if key.endswith("out") else 1) * flows[key]["2023"][d] for key in FLOW_IDS) + inside[d]
        expect(abs(net - residual[d]) <= 0.5, f"2023 {d}: streams and moves {net:.2f}, residual {residual[d]}")
        for key in FLOW_IDS:
            expect(all(year[d] > 0 for year in flows[key].values()), f"{key} {d}: not positive")
    for row in parts["quotas.json"]["kandas_outside_quota"]:
        year = str(max(row["year"], 2023))
        whole = total(flows["external_in"][year].values())
        expect(row["value"] <= whole, f"kandas outside the quota {row['year']} exceed the arrivals from abroad")


def vital(model, parts, expect):
    rates = parts["demography.json"]["mortality"]["years"]
    for s in SEXES:
        for year in (2023, 2024):
            e0 = life_expectancy(rates[str(year)][s], s)
            expect(abs(e0 - target_e0(year, s)) < 0.005, f"life expectancy {year} {s}: {e0:.3f}")
    rows = load("population")["districts"]
    births, deaths = model.year_2023[1], model.year_2023[2]
    for d in DISTRICTS:
        want = rows[d]["natural_increase_2023"]["value"]
        expect(abs(births[d] - deaths[d] - want) <= 0.5, f"natural increase 2023 {d}: {births[d] - deaths[d]:.2f}")
    for year, table in parts["demography.json"]["fertility"]["years"].items():
        expect(table[0] == 0 and table[-1] == 0, f"fertility {year}: births at the youngest or the open age")


def load_of(parts, cells, service, d):
    row = next(r for r in parts["services.json"]["services"] if r["id"] == service)
    need = total(cells[s][a] * row["rate"]["by_age"][a] for s in SEXES for a in range(AGES))
    return need, row["capacity"][d]["value"]


def report(model, parts):
    """Lines: districts in 2026, the city by year, the residuals that data/README.md lists."""
    first = model.projection[2026]
    lines = ["territory    people  births deaths    NI    net  moves  0-15   60+  school  load  kinder  load"]
    for d in DISTRICTS:
        cells = first["start"][d]
        size, after = head_count(cells), head_count(first["end"][d])
        births, deaths = first["births"][d], first["deaths"][d]
        young = total(v for s in SEXES for v in cells[s][:16]) / size
        old = total(v for s in SEXES for v in cells[s][60:]) / size
        need, places = load_of(parts, cells, "school", d)
        small, kinder = load_of(parts, cells, "kindergarten", d)
        lines.append(f"{d:10} {size:8.0f} {births:7.0f} {deaths:6.0f} {births - deaths:6.0f} "
                     f"{after - size - births + deaths:6.0f} {first['in'][d] - first['out'][d]:6.0f} {young:5.1%} {old:5.1%} "
                     f"{places:7} {need / places:5.1%} {kinder:7} {small / kinder:5.1%}")
    lines.append("year    people  births  deaths      NI  growth")
    for year in (2026, 2027, 2028, 2030, 2035, 2040, 2045, 2050):
        row = model.projection[year]
        start, end = (total(head_count(row[key][d]) for d in DISTRICTS) for key in ("start", "end"))
        births, deaths = total(row["births"].values()), total(row["deaths"].values())
        lines.append(f"{year} {start:9.0f} {births:7.0f} {deaths:7.0f} {births - deaths:7.0f} {end - start:7.0f}")
    lines.append("2023        residual  moves  streams  published 2024  one step of the model")
    inside, residual = moves_net(model.rate, district_totals(2023)), residuals_2023()
    after = district_totals(2024)
    for d in DISTRICTS:
        lines.append(f"{d:10} {residual[d]:9} {inside[d]:6.0f} {residual[d] - inside[d]:8.0f} {after[d]:10} "
                     f"{head_count(model.year_2023[0][d]) - after[d]:+8.0f}")
    lines.append("share of       published  model")
    for d, kind, want, share in tilt_residuals(model.city_2025, model.tilt_weight):
        lines.append(f"{d} {kind}: {want:.4f} {share:.4f}")
    for year in sorted(model.asfr):
        lines.append(f"children per woman {year}: {total(model.asfr[year]):.3f}")
    for year in ("2023", "2024", "2026", "2050"):
        table = parts["demography.json"]["mortality"]["years"][year]
        lines.append(f"life expectancy {year}: " + " ".join(f"{s} {life_expectancy(table[s], s):.2f}" for s in SEXES))
    lines.append(f"births and deaths of the model's year 2023: {total(model.year_2023[1].values()):.0f} "
                 f"{total(model.year_2023[2].values()):.0f}; 2025: {total(model.year_2025[1].values()):.0f} "
                 f"{total(model.year_2025[2].values()):.0f}")
    lines.append(f"weight of the age tilt: {model.tilt_weight}; fertility factors: {model.fertility_factor}")
    return lines
