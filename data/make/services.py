"""Writes services.json: schools and kindergartens by district, the other services for the whole city."""
from common import AGES, DISTRICTS, SEXES, STATUS_OF, figure, load, names, provenance, rates, tidy, total
from demographic import head_count
from planning import quotas


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


def of_all_ages(model, inputs):
    """Schools and kindergartens: demand by age, places by district."""
    rate, policy, pupils, enrolment = school_rates(model, inputs)
    row = inputs["pupils"]
    note = (f"{pupils:,} pupils in 2025-26 ({row['value']:,} in June 2023 and three years of 13 thousand) over the people of 6-17, "
            f"with 65 % of an age in grades 10-11: enrolment {enrolment:.3f}, the same in every district.")
    school = {**head("school"), "base": "population",
              "rate": {**provenance(row["source"], "2026-01-01", "estimate", note), "by_age": rate},
              "policy_rate": {**provenance("program_method", "2026", "computed",
                                           "Everybody of 6-17; half of age 6 and of age 17, because a grade starts in September."),
                              "by_age": policy},
              "capacity": school_capacity(model, inputs, rate), "norm": norm({"status": "computed", "gate": True}, {}),
              "typical_size": figure(1500, "program_method", "2025", "illustrative", "Schools of 550-2,500 places are built.")}
    small = [0.0] * AGES
    small[1], small[2], small[3], small[4], small[5] = 0.2, 0.4, 1.0, 1.0, 1.0
    small = rates(small)
    kinder = {**head("kindergarten"), "base": "population",
              "rate": {**provenance("program_method", "2026", "illustrative",
                                    "All of 3-5 and 40 % of 1.5-2 years; half of age 1 is under a year and a half."),
                       "by_age": small},
              "policy_rate": {**provenance("program_method", "2026", "illustrative", "The same as the demand."), "by_age": small},
              "capacity": kindergarten_capacity(model, inputs, small), "norm": norm({"status": "illustrative"}, {}),
              "typical_size": figure(280, "program_method", "2025", "illustrative", "Kindergartens of 160-320 places are built.")}
    return [school, kinder]


def head(key):
    words = load("names")
    return {"id": key, "name": names(*words["services"][key]), "unit": names(*words["units"][key])}


def norm(row, acts):
    """Everybody who needs a service is served: the program's method unless an act says so. It gates only where told."""
    act = names(*acts[row["act"]]) if "act" in row else None
    return {"value": 1, "act": act, "date": "", "status": row["status"], "gate": row.get("gate", False)}


def present(model):
    """People of 1 January 2026 with the foreign workers of the permits of 2025, as the program counts them."""
    guests = 0
    for row in quotas(model)["streams"]:
        permits = next((year["value"] for year in row["baseline"] if year["year"] == 2025), 0)
        if not row["permanent"]:
            guests += permits * row["fill_rate"]["value"] * min(row["stay_years"]["value"], 1)
    return total(head_count(model.base[d]) for d in DISTRICTS) + guests


def people_of(key):
    """A published number of people: of 1 January of a year, or the average of one."""
    inputs = load("population")
    return inputs["city_average"][key[-4:]]["total"] if key.startswith("average_") else inputs["city"][key]["total"]


def plain(row):
    """A figure of the inputs: as it stands, by person or by object."""
    value = row["value"] if "value" in row else row["per_person"] * people_of(row["people"])
    result = figure(round(value / row.get("objects", 1)), row["source"], row["as_of"], row["status"], row.get("note"))
    if "alternatives" in row:
        result["alternatives"] = [plain(other) for other in row["alternatives"]]
    return result


def per_person(row, people):
    value = row["per_person"] if "per_person" in row else row["city"] / people
    return {**provenance(row["source"], row["as_of"], row["status"], row.get("note")), "per_person": tidy(value)}


def of_the_city(row, acts, people):
    """A service with one rate for everybody. What is not known is not written."""
    result = {**head(row["id"]), "note": row["note"], "base": row["base"]}
    if row["rate"]:
        result["rate"] = per_person(row["rate"], people)
    if "city_capacity" in row:
        result["city_capacity"] = plain(row["city_capacity"])
    result["norm"] = norm(row["norm"], acts)
    if "typical_size" in row:
        result["typical_size"] = plain(row["typical_size"])
    return result


def part(model):
    inputs = load("services")
    people = present(model)
    services = of_all_ages(model, inputs) + [of_the_city(row, inputs["acts"], people) for row in inputs["others"]]
    objects = [{"service": service, "territory": where, "year": year, "places": places, "name": names(kk, ru, en),
                **provenance(source, as_of, status, note)}
               for service, where, year, places, kk, ru, en, source, as_of, status, note in inputs["objects"]]
    catalogue = [{"service": service, "places": places, **provenance("akimat_projects", "2025", "official", "A size used by the city.")}
                 for service, sizes in inputs["catalogue"].items() for places in sizes]
    return {"format": "kosh/services", "version": 1, "services": services, "objects": objects, "catalogue": catalogue}
