"""Writes economy.json, environment.json and composition.json: published series, participation and the path of jobs."""
from common import AGES, DISTRICTS, SEXES, STATUS_OF, figure, load, names, provenance, tidy, total
from people import district_totals

WORKING = range(16, 63)  # both sexes; participation by sex and age is not published
LAST_STOCK = 2051
COMPOSITION = ["konaev", "enbekshikazakh", "karasay", "talgar", "ile"]  # by the decree of 2023, without Zhambyl


def rows_of(entry):
    """The rows of a series: as they stand, or a table of the city by year from AirData (doubtful). A row without a note
    has that of the series."""
    for year, value in entry.get("years", {}).items():
        yield "almaty", int(year), value, "airdata", year, "D", entry["note"]
    for row in entry.get("values", []):
        yield (*row, entry.get("note")) if len(row) == 6 else row


def add(series, territory, year, value):
    series["values"].setdefault(territory, []).append({"year": year, **value})


def one(entry, units):
    series = {"name": names(*entry["name"]), "unit": names(*units[entry["unit"]])}
    if entry.get("decimals"):
        series["decimals"] = entry["decimals"]
    if "threshold" in entry:
        value, source, as_of, letter, note, act = entry["threshold"]
        series["threshold"] = {**figure(value, source, as_of, STATUS_OF[letter], note), "act": names(*act)}
    series["values"] = {}
    for territory, year, value, source, as_of, letter, note in rows_of(entry):
        add(series, territory, year, figure(value, source, as_of, STATUS_OF[letter], note))
    return series


def part(name):
    inputs = load("series")
    return {"format": f"kosh/{name}", "version": 1,
            "series": {key: one(entry, inputs["units"]) for key, entry in inputs[name].items()}}


def trend(points):
    """Slope of the least-squares line through (x, y)."""
    mean_x, mean_y = (total(p[i] for p in points) / len(points) for i in (0, 1))
    return total((x - mean_x) * (y - mean_y) for x, y in points) / total((x - mean_x) ** 2 for x, _ in points)


def labour(model):
    table = load("series")["labour"]
    years = {int(year): row for year, row in table["years"].items()}
    last = max(years)
    force, employed, _, rate = years[last]
    people = total(model.base[d][s][a] for d in DISTRICTS for s in SEXES for a in WORKING)
    activity = tidy(force / people)
    by_age = [activity if a in WORKING else 0 for a in range(AGES)]
    slope = trend([(year, row[1]) for year, row in years.items()])
    note = (f"The labour force of {last} ({force:,}) over the people of 16-62 on 1 January {last + 1}; one number for both sexes "
            "and all these ages, because participation by age is not published.")
    path = (f"The employed residents of {last} ({employed:,}) stand for 1 January {last + 1}; then {round(slope):,} more a year, "
            "the slope of the least-squares line of 2016-2025.")
    return {"participation": {**provenance(table["source"], str(last), "estimate", note), "f": by_age, "m": by_age},
            "jobs": {**provenance(table["source"], str(last), "estimate", path),
                     "years": {str(last + 1): employed, str(LAST_STOCK): round(employed + slope * (LAST_STOCK - last - 1))}},
            "unemployment_rate": figure(rate, table["source"], str(last), STATUS_OF[table["confidence"]])}


def agglomeration(series):
    """City and surrounding territories on 1 January 2024, a sum of published totals."""
    around = sum(load("population")["agglomeration"][t]["2024"]["value"] for t in COMPOSITION)
    note = "Sum of the city, Konaev, Enbekshikazakh, Ile, Karasay and Talgar, whole districts: more than the agglomeration proper."
    add(series, "almaty", 2024, figure(sum(district_totals(2024).values()) + around, "computed_agglomeration", "2024-01-01", "computed", note))


def economy(model):
    result = part("economy")
    table = load("series")["labour"]
    for year, row in table["years"].items():
        for key, value in zip(table["columns"], row):
            add(result["series"][key], "almaty", int(year), figure(value, table["source"], year, STATUS_OF[table["confidence"]]))
    agglomeration(result["series"]["agglomeration_population"])
    return {"format": result["format"], "version": 1, "labour": labour(model), "series": result["series"]}
