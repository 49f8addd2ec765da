"""Writes demography.json and migration.json from the fitted model."""
from common import DISTRICTS, SEXES, figure, load, names, provenance
from streams import FLOW_IDS, FLOW_YEARS

BASE_NOTE = ("District total: population of 2024 plus the district's 2023 share of the city's growth to the published 2026 "
             "total. Ages: five-year estimate of the city for 2025, advanced a year, tilted by district and raked.")
MORTALITY_NOTE = ("National death rates (WPP 2024, 2025-30) times one number a sex, so that life expectancy is the city's "
                  "(78.78 in 2024, gap of the sexes as in 2022); later the national pace of improvement of WPP 2019.")
FERTILITY_NOTE = ("National age pattern (WPP 2024) scaled to births of 31.6 thousand in 2025 and held; the factors give each "
                  "district its published natural increase of 2023.")
FLOW_NOTES = {
    "interregional_in": ("Net of the balance times the arrivals per net person of the first half of 2017 (32.8 / 12.5); a "
                         "district takes what closes its published growth of 2023. 2026: mean of 2024 and 2025, held."),
    "interregional_out": ("Net of the balance times the departures per net person of the first half of 2017 (20.3 / 12.5), "
                          "by population of the districts. 2026: mean of 2024 and 2025, held."),
    "external_in": ("2024: net of the balance less interregional net, plus departures; 2025: 2.6 thousand in nine months "
                    "times 12/9; 2023: same share of the net as in 2024. By population. 2026: mean of 2024 and 2025."),
    "external_out": ("National departures abroad times the city's share of the population of 2023; 2023 the mean of 2022 "
                     "and 2024. By population of the districts. 2026: mean of 2024 and 2025, held.")}
PROFILE_NOTES = {
    "interregional_in": "Rogers-Castro curve with a peak near 20 and 60 % at ages 14-34; 46 % men, as in the net of 2024-25.",
    "interregional_out": "Rogers-Castro curve with a peak near 23 and 60 % at ages 14-34; 46 % men, as in the net of 2024-25.",
    "external_in": "Rogers-Castro curve with 61.7 % at ages 20-44, as in the country's arrivals of early 2025; 46 % men.",
    "external_out": "The shape of the arrivals from abroad; no figure for departures is published.",
    "kandas": ("Published shares of working age 57.4 %, minors 34.0 %, pensioners 8.6 % (1 January 2026), spread inside by the "
               "ages of the city."),
    "resettlers": "The profile of kandas: nothing is published for resettlers."}


def demography(model):
    source = "district_estimate"
    base = {}
    for d in DISTRICTS:
        base[d] = {**provenance(source, "2026-01-01", "estimate", BASE_NOTE), **{s: model.base[d][s] for s in SEXES}}
    return {"format": "kosh/demography", "version": 1, "base_year": 2026, "last_flow_year": 2050, "step_years": 1,
            "city_total": figure(load("population")["city"]["2026"]["total"], "inform_2026_population", "2026-01-01", "official"),
            "base": base,
            "mortality": {"input": "death_rates", **provenance("mortality_estimate", "2024", "estimate", MORTALITY_NOTE),
                          "years": {str(y): {s: model.mx[y][s] for s in SEXES} for y in sorted(model.mx)}},
            "fertility": {**provenance("fertility_estimate", "2025", "estimate", FERTILITY_NOTE),
                          "years": {str(y): model.asfr[y] for y in sorted(model.asfr)},
                          "factor": model.fertility_factor},
            "sex_ratio_at_birth": {**provenance("wpp2019", "2020", "estimate", "National ratio of the United Nations."),
                                   "years": {"2026": model.srb}}}


def migration(model):
    profiles = {}
    for key, table in model.profiles.items():
        status = "illustrative" if key == "resettlers" else "estimate"
        source = "zakon_2026_01" if key in ("kandas", "resettlers") else "streams_estimate"
        profiles[key] = {**provenance(source, "2025", status, PROFILE_NOTES[key]), **table}
    flows = []
    for key in FLOW_IDS:
        flows.append({"id": key, "kind": key, "name": names(*load("names")["flows"][key]), "profile": key,
                      **provenance("streams_estimate", "2025", "estimate", FLOW_NOTES[key]),
                      "years": {str(y): model.flows[key][y] for y in FLOW_YEARS}})
    note = ("54.6 thousand moves in 2023 (internal arrivals of nine months times 12/9 less interregional arrivals), equal "
            "departure rates, a gravity pattern; half of each district's deviation from the mean net of 2023 is laid to moves.")
    moves = {**provenance("moves_estimate", "2023", "illustrative", note), "rates": model.rate, "schedule": model.schedule}
    return {"format": "kosh/migration", "version": 1, "timing": "even", "profiles": profiles, "flows": flows,
            "net_flows": [], "moves": moves}
