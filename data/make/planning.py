"""Writes quotas.json and services.json: the streams of the quota, schools and kindergartens."""
from common import AGES, DISTRICTS, SEXES, STATUS_OF, figure, load, names, provenance, rates, total
from demographic import head_count

PERMANENT = ("kandas", "resettlers")
FOREIGN = ("foreign_1", "foreign_2", "foreign_3", "foreign_4")
POPULATION_SPLIT = "By the people of the districts on 1 January 2026; nothing is published."


def split(model):
    """Shares with six decimals that add up to one exactly as written; the last district takes the rounding."""
    size = {d: head_count(model.base[d]) for d in DISTRICTS}
    whole = total(size.values())
    result = {d: round(size[d] / whole, 6) for d in DISTRICTS}
    result[DISTRICTS[-1]] = round(1 - total(result[d] for d in DISTRICTS[:-1]), 6)
    return {**provenance("split_by_population", "2026-01-01", "illustrative", POPULATION_SPLIT), "by": result}


def fill_rate(inputs, key):
    row = inputs["fill"]["foreign" if key in FOREIGN else "seasonal" if key == "foreign_seasonal" else key]
    note = f"The country: {row['issued']:,} of {row['quota']:,}; nothing is published for the city."
    if key in FOREIGN:
        note += " Another page gives the same permits for 2023, of a quota of 18,000."
    if key == "foreign_seasonal":
        note += " People present on one day over the year's quota, the nearest figure there is."
    return figure(row["issued"] / row["quota"], row["source"], row["as_of"], "estimate", note, digits=4)


def stay(key):
    if key == "foreign_seasonal":
        return figure(0.5, "kaz_zakon_2025_fee", "2025-10", "estimate",
                      "Permits are given for 90, 180, 270 or 365 days; half a year is taken.")
    if key == "labour_immigrants":
        return figure(1, "korgan_zan", "2025", "estimate", "Permits are given for up to 12 months.")
    return figure(1, "egov_irs", "2025", "estimate", "A permit of one year is taken; longer ones exist.")


def baseline(inputs, key):
    if key not in inputs["national_2026"] or key in ("source", "confidence"):
        return []
    city, country = inputs["almaty_permits_2023"]["value"], inputs["national_permits_2023"]["value"]
    share = round(city / country, 3)
    rows = []
    # The permits of 2025 are the people of 1 January 2026. Their figure is that of the start of the year.
    for year, as_of in ((2025, "2025"), (2026, "2025-12-23")):
        national = inputs[f"national_{year}"]
        # Exact tenths of a percent, so that rounding down does not depend on binary fractions.
        value = national[key] * round(share * 1000) // 1000
        note = (f"National quota of {year} ({national[key]:,}) times {share:.1%}, the city's share of the permits of "
                "2023 (1,242 of 14.5 thousand; the page of the 1,242 is not recorded), rounded down; the city's own quota is "
                "not published.")
        rows.append({"year": year, **figure(value, national["source"], as_of, "unverified", note)})
    return rows


def stream(model, inputs, key):
    row = {"id": key, "name": names(*inputs["names"][key]), "permanent": key in PERMANENT}
    if key in PERMANENT:
        row["profile"] = key
    row["fill_rate"] = fill_rate(inputs, key)
    if key not in PERMANENT:
        row["stay_years"] = stay(key)
    row["split"] = split(model)
    if key in PERMANENT:
        note = ("The order on the regional quota for 2026 does not name Almaty: not allocated, which is not the same as zero. "
                "Any number here is a what-if.")
        row["allocated"] = {"value": False, **provenance("mgorod_2025_quota", "2025-12-30", "official", note)}
    row["baseline"] = baseline(inputs, key)
    row["slider_max"] = inputs["slider_max"][key]
    return row


def quotas(model):
    inputs = load("quotas")
    past = []
    for year, key, scope, kind, value, unit, source, letter, chosen, note in inputs["past"]:
        status = STATUS_OF[letter] if chosen or letter != "B" else "unverified"
        past.append({"year": int(year), "stream": key, "scope": scope, "kind": kind, "unit": unit, "chosen": chosen,
                     **figure(value, source, year, status, note or None)})
    support = [{"id": key, "name": names(kk, ru, en), "unit": unit, **figure(value, source, "2025-12", STATUS_OF[letter], note or None)}
               for key, kk, ru, en, value, unit, source, letter, note in inputs["support"]]
    mci = [{"year": year, **figure(value, "mci", f"{year}-01-01", STATUS_OF[letter],
                                   "Tenge; from April 2020." if year == 2020 else "Tenge.")}
           for year, value, letter in inputs["mci"]]
    return {"format": "kosh/quotas", "version": 1, "streams": [stream(model, inputs, key) for key in inputs["names"]],
            "kandas_outside_quota": [{"year": row["year"],
                                      **figure(row["value"], row["source"], row["as_of"], row["status"], row.get("note"))}
                                     for row in inputs["kandas_outside"]],
            "past": past, "support": support, "mci": mci}


def demand(cells, by_age):
    return total(cells[s][a] * by_age[a] for s in SEXES for a in range(AGES))


def school_rates(model, inputs):
    """Demand by age at 1 January: eleven grades are half of age 6, ages 7 to 16, half of age 17."""
    upper = inputs["upper_grades"]["value"]
    policy = [0.0] * AGES
    for a in range(6, 18):
        policy[a] = 0.5 if a in (6, 17) else 1.0
    shape = list(policy)
    shape[15], shape[16], shape[17] = 0.5 + 0.5 * upper, upper, 0.5 * upper
    row = inputs["pupils"]
    pupils = row["value"] + (2025 - row["year"]) * row["growth"]
    people = total(demand(model.base[d], shape) for d in DISTRICTS)
    enrolment = pupils / people
    return rates([enrolment * v for v in shape]), rates(policy), pupils, enrolment


def school_capacity(model, inputs, rate):
    """Places at the start of 2026: the demand of the district less what is left of its stated shortage."""
    city = inputs["deficit_city"]
    effect = (city["before"] - city["end_2025"]) / city["opened_2025"]
    left = {d: row["value"] - effect * row["opened_after"] for d, row in inputs["deficit"].items()}
    need = {d: demand(model.base[d], rate) for d in DISTRICTS}
    rest = [d for d in DISTRICTS if d not in left]
    spare = city["end_2025"] - total(left.values())
    for d in rest:
        left[d] = spare * need[d] / total(need[e] for e in rest)
    result = {}
    for d in DISTRICTS:
        row = inputs["deficit"].get(d)
        note = f"Calibrated demand {round(need[d]):,} less a remaining shortage of {round(left[d]):,}: "
        if row is None:
            note += "the rest of the city's 16.5 thousand planned for the end of 2025, by demand."
        elif row["opened_after"]:
            note += (f"{row['value']:,} stated, then {row['opened_after']:,} places opened, each of which took 0.44 off the "
                     "city's shortage in 2025.")
        else:
            note += "as stated."
        source = row["source"] if row else city["source"]
        result[d] = figure(round(need[d] - left[d]), source, "2026-01-01", "estimate", note)
    return result


def kindergarten_capacity(model, inputs, rate):
    row = inputs["kindergarten"]
    first, auezov = row["enrolled_2021"], row["auezov_2025"]
    mean = (first["children"] / first["organisations"] + auezov["children"] / auezov["organisations"]) / 2
    city = row["organisations_2025"]["value"] * mean
    rest = {d: demand(model.base[d], rate) for d in DISTRICTS if d != "auezov"}
    result = {}
    for d in DISTRICTS:
        if d == "auezov":
            result[d] = figure(auezov["children"], auezov["source"], "2025-11-07", "estimate",
                               "Children who attend, taken as the places.")
            continue
        value = (city - auezov["children"]) * rest[d] / total(rest.values())
        result[d] = figure(round(value), row["organisations_2025"]["source"], "2025-12", "illustrative",
                           "1,065 organisations times 100 children (mean of 81 in 2021 and 119 in Auezov), less Auezov, by demand.")
    return result


def services(model):
    inputs = load("services")
    rate, policy, pupils, enrolment = school_rates(model, inputs)
    row = inputs["pupils"]
    note = (f"{pupils:,} pupils in 2025-26 ({row['value']:,} in June 2023 and three years of 13 thousand) over the people of 6-17, "
            f"with 65 % of an age in grades 10-11: enrolment {enrolment:.3f}, the same in every district.")
    words = load("names")
    unit = names(*words["places"])
    school = {"id": "school", "name": names(*words["services"]["school"]), "unit": unit, "base": "population",
              "rate": {**provenance(row["source"], "2026-01-01", "estimate", note), "by_age": rate},
              "policy_rate": {**provenance("program_method", "2026", "computed",
                                           "Everybody of 6-17; half of age 6 and of age 17, because a grade starts in September."),
                              "by_age": policy},
              "capacity": school_capacity(model, inputs, rate), "city_capacity": None,
              "norm": {"value": 1, "act": None, "date": "", "status": "computed", "gate": True},
              "typical_size": figure(1500, "program_method", "2025", "illustrative", "Schools of 550-2,500 places are built."),
              "unit_cost": None}
    small = [0.0] * AGES
    small[1], small[2], small[3], small[4], small[5] = 0.2, 0.4, 1.0, 1.0, 1.0
    small = rates(small)
    kinder = {"id": "kindergarten", "name": names(*words["services"]["kindergarten"]), "unit": unit,
              "base": "population",
              "rate": {**provenance("program_method", "2026", "illustrative",
                                    "All of 3-5 and 40 % of 1.5-2 years; half of age 1 is under a year and a half."),
                       "by_age": small},
              "policy_rate": {**provenance("program_method", "2026", "illustrative", "The same as the demand."), "by_age": small},
              "capacity": kindergarten_capacity(model, inputs, small), "city_capacity": None,
              "norm": {"value": 1, "act": None, "date": "", "status": "illustrative", "gate": False},
              "typical_size": figure(280, "program_method", "2025", "illustrative", "Kindergartens of 160-320 places are built."),
              "unit_cost": None}
    objects = [{"service": service, "territory": where, "year": year, "places": places, "name": names(kk, ru, en),
                **provenance(source, as_of, status, note)}
               for service, where, year, places, kk, ru, en, source, as_of, status, note in inputs["objects"]]
    catalogue = [{"service": service, "places": places, **provenance("akimat_projects", "2025", "official", "A size used by the city.")}
                 for service, sizes in inputs["catalogue"].items() for places in sizes]
    return {"format": "kosh/services", "version": 1, "services": [school, kinder], "objects": objects, "catalogue": catalogue}
