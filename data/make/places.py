"""Writes places.json: schools, hospitals, metro stations and towns as points of the map."""
import math

from common import load, names, provenance


def inside(point, polygons):
    """Even-odd rule over all rings, so that holes are outside."""
    x, y = point
    odd = False
    for rings in polygons:
        for ring in rings:
            for (x0, y0), (x1, y1) in zip(ring, ring[1:] + ring[:1]):
                if (y0 > y) != (y1 > y) and x < x0 + (y - y0) * (x1 - x0) / (y1 - y0):
                    odd = not odd
    return odd


def home_of(point, geography):
    """The territory in which a point lies, else the one with the nearest outline."""
    rows = geography["districts"] + geography["agglomeration"]
    for row in rows:
        if inside(point, row["rings"]):
            return row["id"]
    near = [(min(math.hypot((p[0] - point[0]) * 0.73, p[1] - point[1]) for rings in row["rings"] for ring in rings
                 for p in ring), row["id"]) for row in rows]
    return min(near)[1]


def place_name(row):
    if row.get("kk") and row.get("ru"):
        return names(row["kk"], row["ru"], row.get("en") or row["ru"])
    return row["name"]


def part():
    geography = load("geography")
    english, full = load("places")["towns_en"], load("places")["towns_full"]
    schools = [{"name": row["name"], "territory": row["district"], "lonlat": row["lonlat"],
                **({"note": "No " + row["no"]} if row["no"] else {})} for row in geography["schools"]]
    hospitals = [{"name": row["name"].strip(), "territory": row["district"], "lonlat": row["lonlat"],
                  "note": f"{row['kind']}; beds: {row['beds']}"} for row in geography["hospitals"]]
    metro = [{"name": place_name(row), "territory": home_of(row["lonlat"], geography), "lonlat": row["lonlat"], "order": row["order"]}
             for row in geography["metro"]]
    towns = [{"name": names(*full.get(row["ru"], [row["kk"], row["ru"], english[row["ru"]]])), "territory": home_of(row["lonlat"], geography),
              "lonlat": row["lonlat"], **({"note": row["basis"]} if row["basis"] != "OSM" else {})} for row in geography["towns"]]
    guessed = " and ".join(english[row["ru"]] for row in geography["towns"] if row["basis"] != "OSM")
    return {"format": "kosh/places", "version": 1,
            "schools": {**provenance("giga_schools", "2026-11", "unverified",
                                     "State schools; positions only, no capacities; the date is that of the copy."), "items": schools},
            "hospitals": {**provenance("dozhd1k_health", "2025", "unverified", "24 hospitals with 6,972 of about 13 thousand beds."),
                          "items": hospitals},
            "metro": {**provenance("osm", "2026-11", "unverified", "Line 1; positions to tens of metres; the date is that of the copy."), "items": metro},
            "towns": {**provenance("osm", "2025-06-23", "unverified", f"{guessed} are not from this source: approximate, no document."), "items": towns}}
