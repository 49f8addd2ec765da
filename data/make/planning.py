"""Writes quotas.json: the streams of the quota, what they were and what supports them."""
from common import DISTRICTS, STATUS_OF, figure, load, names, provenance, total
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
    row = {"id": key, "name": names(*inputs["names"][key]), "permanent": key in PERMANENT,
           "counts": "persons_with_family" if key in PERMANENT else "permits"}
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
