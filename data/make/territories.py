"""Writes territories.geojson: the city, its eight districts and the agglomeration with names, areas and outlines."""
from common import AGGLOMERATION, DISTRICTS, crosses, figure, load, names, published

CITY_KATO = "750000000"
OLD_BASIS = "Old basis, before the recount after the census of 2021: not comparable with 2022 and later."


def titles(key):
    """Full and short names; the two territories called Alatau are told apart by both."""
    words = load("names")
    row = words["city"] if key == "almaty" else words["territories"][key]
    return names(*row["full"]), names(*row["short"])


def city_population():
    result = []
    for year, row in load("population")["city"].items():
        note = OLD_BASIS if int(year) < 2022 else None
        status = {"A": "official", "B": "official", "C": "computed"}[row["confidence"]]
        if year == "2024":
            note = "Sum of the districts; a page that prints the growth implies 2,228,675."
        if year == "2025":
            note = "Published total of 2026 less the published growth of 55,869."
        entry = figure(row["total"], row["source"], f"{year}-01-01", status, note)
        result.append({"year": int(year), **entry})
    return result


def district_population(key):
    rows = load("population")["districts"][key]
    result = []
    for year in ("2023", "2024"):
        row = rows[year]
        note = "Sum of the published men and women." if year == "2024" else None
        status = "official"
        result.append({"year": int(year),
                       **figure(row["men"] + row["women"], row["source"], f"{year}-01-01", status, note)})
    return result


def around_population(key):
    rows = load("population")["agglomeration"][key]
    result = []
    for year in ("2023", "2024"):
        if year in rows:
            note = rows[year].get("note") or "Whole district, in the boundaries used by the source."
            result.append({"year": int(year), **published(rows[year], f"{year}-01-01", note)})
    return result


def area(key):
    population = load("population")
    row = (population["districts"].get(key) or population["agglomeration"][key])["area_km2"]
    if row is None:
        return None
    notes = {"geokz_areas": "List of areas rounded to whole square kilometres.",
             "wikipedia_mirror": "Printed by an encyclopedia mirror only; with it the districts add up to 682 km2.",
             "general_plan_alatau": "88 thousand hectares."}
    return published(row, "2024-06-01", notes[row["source"]])


def without_spikes(ring):
    """A ring without the spikes of rounding: where an edge crosses the one after the next, the first point between goes."""
    result = list(ring)
    i = 0
    while i + 3 < len(result):
        if crosses(*result[i:i + 4]):
            del result[i + 1]
            i = max(i - 3, 0)
        else:
            i += 1
    return result


def polygon(row):
    """GeoJSON: polygons, each an outer ring followed by its holes, every ring closed."""
    polygons = []
    for rings in row["rings"]:
        polygons.append([without_spikes(ring if ring[0] == ring[-1] else ring + [ring[0]]) for ring in rings])
    return {"type": "MultiPolygon", "coordinates": polygons}


def feature(row, kind):
    name, short = titles(row["id"])
    people = district_population(row["id"]) if kind == "district" else around_population(row["id"])
    return {"type": "Feature",
            "properties": {"id": row["id"], "kato": row["kato"], "kind": kind, "name": name, "short": short,
                           "area_km2": area(row["id"]), "population": people},
            "geometry": polygon(row)}


def city_feature():
    name, short = titles("almaty")
    rows = load("population")["districts"].values()
    # A sum is no better than its worst addend.
    status = "unverified" if any(row["area_km2"]["confidence"] in "DM" for row in rows) else "computed"
    whole = figure(sum(row["area_km2"]["value"] for row in rows), "computed_area", "2024-06-01", status,
                   "Sum of the eight districts; 682 km2 is printed for the city, the rounded list adds up to 683.")
    return {"type": "Feature",
            "properties": {"id": "almaty", "kato": CITY_KATO, "kind": "city", "name": name, "short": short,
                           "area_km2": whole, "population": city_population()},
            "geometry": None}


def part(model):
    geography = load("geography")
    rows = {row["id"]: row for row in geography["districts"] + geography["agglomeration"]}
    features = [city_feature()] + [feature(rows[d], "district") for d in DISTRICTS]
    features += [feature(rows[key], "agglomeration") for key in AGGLOMERATION]
    return {"type": "FeatureCollection", "format": "kosh/territories", "version": 1, "id": "almaty", "name": titles("almaty")[1],
            "attribution": load("names")["attribution"], "features": features}
