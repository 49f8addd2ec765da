// Figures as words: what is sure, what is about, what is missing.
#include <algorithm>

#include "core/overlay.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "io/files.h"
#include "ui/data_rows.h"
#include "ui/widgets.h"

using namespace kosh;
using namespace kosh::test;
using namespace kosh::ui;

namespace {

Indicator of(IndicatorKind kind) {
  Indicator out;
  out.kind = kind;
  return out;
}

std::string shownAs(IndicatorKind kind, double value, Status status, int significant = 3) {
  return shown(of(kind), Datum{value, status}, Lang::ru, significant);
}

const Names kShare{{"eldin ulesi", "dolya strany", "share of the country"}};

Dataset withQuotas() {
  Dataset dataset;
  Territory city;
  city.id = "city";
  Figure area;
  area.value = 105.5;
  area.from = {"bureau", "2024", Status::official, {}};
  city.areaKm2 = area;
  dataset.territories = {city};
  dataset.demography.baseYear = 2026;
  Source source;
  source.id = "bureau";
  source.title = {{"Zhylnama", "Ezhegodnik", "Yearbook"}};
  source.publisher = "Bureau";
  dataset.sources = {source};
  QuotaStream known, unknown;
  known.id = "foreign_1";
  known.name.by = {"A", "A", "A"};
  known.fillFrom.status = known.splitFrom.status = known.stayFrom.status = Status::illustrative;
  Figure quota;
  quota.value = 62.4;
  quota.from = {"bureau", "2026-01", Status::estimate, kShare};
  known.baseline = {{2026, quota}};
  unknown = known;
  unknown.id = "labour_immigrants";
  unknown.name.by = {"B", "B", "B"};
  unknown.baseline.clear();
  dataset.quotas.streams = {known, unknown};
  return dataset;
}

const DataRow* rowNamed(const std::vector<DataRow>& rows, std::string_view name) {
  for (const DataRow& row : rows)
    if (row.name == name) return &row;
  return nullptr;
}

// The tiny city in 2027.
Session sessionIn(Lang lang) {
  Session session;
  adopt(session, test::tinyCity());
  session.view.year = 2027;
  session.view.lang = lang;
  return session;
}

}  // namespace

TEST_CASE("an official figure is exact and an estimate is about and rounded") {
  CHECK(shownAs(IndicatorKind::persons, 369998, Status::official) == "369\u202F998");
  CHECK(shownAs(IndicatorKind::persons, 369998, Status::computed) == "369\u202F998");
  for (Status status : {Status::estimate, Status::illustrative, Status::unverified})
    CHECK(shownAs(IndicatorKind::persons, 451873.4, status) == "\u2248\u00A0452\u202F000");
  CHECK(shownAs(IndicatorKind::persons, 451873.4, Status::estimate, 4) == "\u2248\u00A0451\u202F900");
}

TEST_CASE("rounding an estimate does not round it twice") {
  CHECK(shownAs(IndicatorKind::persons, 1234.5, Status::estimate) == "\u2248\u00A01\u202F230");
}

TEST_CASE("changes carry their sign, loads are whole percent, shares have one decimal") {
  CHECK(shownAs(IndicatorKind::change, 7354, Status::official) == "+7\u202F354");
  CHECK(shownAs(IndicatorKind::change, -16, Status::official) == "\u221216");
  CHECK(shownAs(IndicatorKind::load, 98.7, Status::estimate) == "\u2248\u00A099\u00A0%");
  CHECK(shownAs(IndicatorKind::share, 25.34, Status::computed) == "25,3\u00A0%");
}

TEST_CASE("amounts of a service are told in millions, persons never") {
  CHECK(shownAs(IndicatorKind::deficit, 17396498, Status::unverified) == "\u2248\u00A017,4\u00A0\u043C\u043B\u043D");
  CHECK(shownAs(IndicatorKind::places, 1300000, Status::official) == "1,3\u00A0\u043C\u043B\u043D");
  CHECK(shownAs(IndicatorKind::persons, 2350000, Status::official) == "2\u202F350\u202F000");
  CHECK(shownAs(IndicatorKind::objects, 3, Status::estimate) == "\u2248\u00A03");
}

TEST_CASE("the figure of a service is named with the service") {
  const Dataset city = test::tinyCity();
  const Outcome outcome = evaluate(city, {});
  const auto name = [&](const char* id) {
    return nameOf(city, outcome.indicators[static_cast<std::size_t>(findIndicator(outcome, id))], Lang::en);
  };
  CHECK(name("polyclinic_objects") == "Polyclinics: objects needed");
  CHECK(name("school_load") == "Schools: load");
  CHECK(name("population") == "Population");
}

TEST_CASE("missing data are words and never a zero") {
  const std::string words = shown(of(IndicatorKind::persons), std::nullopt, Lang::ru);
  CHECK(words == text(Str::NoData, Lang::ru));
  CHECK(words.find('0') == std::string::npos);
}

TEST_CASE("every status has words of its own in every language") {
  for (int lang = 0; lang < kLangs; ++lang)
    for (int a = 0; a < 5; ++a)
      for (int b = 0; b < a; ++b)
        CHECK(text(wordsOf(static_cast<Status>(a)), static_cast<Lang>(lang)) !=
              text(wordsOf(static_cast<Status>(b)), static_cast<Lang>(lang)));
}

TEST_CASE("a row of the Data page says value, status, date and source") {
  const std::vector<DataRow> rows = dataRows(withQuotas(), {}, Lang::en);
  const DataRow* quota = rowNamed(rows, "A, 2026");
  REQUIRE(quota != nullptr);
  if (!quota) return;
  CHECK(quota->value == "\u2248\u00A062.4");
  CHECK(quota->status == Status::estimate);
  CHECK(quota->date == "2026-01");
  CHECK(quota->source == "Yearbook");
  CHECK(quota->note == "share of the country");
}

TEST_CASE("title and note of a row are in the chosen language") {
  for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
    const Dataset dataset = withQuotas();
    const std::vector<DataRow> rows = dataRows(dataset, {}, lang);
    const DataRow* quota = rowNamed(rows, say(Message{Str::DataQuotaYear, {std::string("A"), std::string("2026")}}, lang));
    REQUIRE(quota != nullptr);
    if (!quota) return;
    CHECK(quota->source == dataset.sources[0].title.in(lang));
    CHECK(quota->note == kShare.in(lang));
  }
}

TEST_CASE("a source that is not listed is shown by its key") {
  Dataset dataset = withQuotas();
  dataset.sources.clear();
  const std::vector<DataRow> rows = dataRows(dataset, {}, Lang::en);
  const DataRow* quota = rowNamed(rows, "A, 2026");
  REQUIRE(quota != nullptr);
  if (quota) CHECK(quota->source == "bureau");
}

TEST_CASE("a tooltip says title and note in the chosen language") {
  UiState state;
  Session session;
  Requests requests;
  const auto dataset = std::make_shared<const Dataset>(withQuotas());
  session.dataset = dataset;
  const Provenance& from = dataset->quotas.streams[0].baseline[0].figure.from;
  for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
    const Ui ui{state, session, requests, tokens(Theme::light), lang};
    const std::vector<std::string> lines = sourceLines(ui, from);
    const std::string title = say(Message{Str::TipSource, {dataset->sources[0].title.in(lang)}}, lang);
    CHECK(std::count(lines.begin(), lines.end(), title) == 1);
    CHECK(std::count(lines.begin(), lines.end(), kShare.in(lang)) == 1);
  }
}

TEST_CASE("every threshold of the rules is a row that can be corrected, and no threshold is an about") {
  Dataset city = withQuotas();
  addProgramRules(city);
  const std::vector<DataRow> rows = dataRows(city, {}, Lang::en);
  std::size_t found = 0;
  for (const DataRow& row : rows) {
    if (!row.path.starts_with("rules/thresholds/")) continue;
    ++found;
    CHECK_FALSE(row.unit.empty());
    CHECK(row.value.find("\u2248") == std::string::npos);
    CHECK((row.status.has_value() || row.value == "no data"));
  }
  CHECK(found == city.rules.thresholds.size());
  const DataRow* least = rowNamed(rows, "p. 4.1, intake that is enough to include, people");
  REQUIRE(least);
  if (!least) return;
  CHECK(least->value == "100");
  CHECK(least->path == "rules/thresholds/min_capacity");
}

TEST_CASE("a stream without a quota is a row without data") {
  const std::vector<DataRow> rows = dataRows(withQuotas(), {}, Lang::en);
  const DataRow* quota = rowNamed(rows, "B, 2026");
  REQUIRE(quota != nullptr);
  if (!quota) return;
  CHECK_FALSE(quota->status.has_value());
  CHECK(quota->value == text(Str::NoData, Lang::en));
}

TEST_CASE("the hindcast has a row for each published total with the error in persons and percent") {
  Dataset dataset = tinyCity();
  const Figure published{2600, {"tiny", "2027-01-01", Status::official, {}}};
  dataset.hindcast = std::make_shared<const Hindcast>(
      Hindcast{dataset.demography, dataset.migration, {{kTown, 2027, published}, {kNorthTerritory, 2027, published}}});
  const std::vector<DataRow> rows = dataRows(dataset, hindcastRows(dataset), Lang::en);
  REQUIRE(rows.size() >= 2);
  if (rows.size() < 2) return;
  const DataRow &town = rows[rows.size() - 2], &north = rows.back();
  CHECK(town.name == dataset.territories[kTown].name.in(Lang::en) + ", 1 January 2027: projected 2\u202F730, published 2\u202F600; error");
  CHECK(town.value == "+130 (5.0\u00A0%)");
  CHECK(town.status == Status::official);
  CHECK(town.date == "2027-01-01");
  CHECK(north.value == "\u22121\u202F770 (\u221268.1\u00A0%)");
}

TEST_CASE("rows are counted by status and can be shown one status at a time") {
  const std::vector<DataRow> rows = dataRows(withQuotas(), {}, Lang::en);
  const auto counts = countByStatus(rows);
  int total = 0, captions = 0;
  for (int count : counts) total += count;
  for (const DataRow& row : rows) captions += row.group;
  CHECK(total + captions == static_cast<int>(rows.size()));
  CHECK(counts[0] == 1);
  const std::vector<DataRow> official = onlyKind(rows, 0);
  REQUIRE(official.size() == 2);
  if (official.size() != 2) return;
  CHECK(official[0].group);
  CHECK(official[1].value == "105.5");
  CHECK(onlyKind(rows, -1).size() == rows.size());
}

TEST_CASE("a service shows its rate, its city-wide capacity with what others say, its shifts and its note") {
  Dataset city = test::tinyCity();
  const std::vector<DataRow> rows = dataRows(city, {}, Lang::en);
  const DataRow* capacity = rowNamed(rows, "Capacity: Town");
  REQUIRE(capacity != nullptr);
  if (!capacity) return;
  CHECK(rowNamed(rows, "Polyclinics, visits a day") != nullptr);
  const DataRow* last = nullptr;
  for (const DataRow& row : rows)
    if (row.name == "Capacity: Town") last = &row;  // kindergartens have one too
  CHECK(last->value == "300");
  CHECK(last->note == "The districts are not known");
  const DataRow* other = rowNamed(rows, "Capacity: Town (another source, not used)");
  REQUIRE(other != nullptr);
  if (!other) return;
  CHECK(other->value == "\u2248\u00A0280");
  CHECK(other->status == Status::unverified);
  CHECK(rowNamed(rows, "Number of shifts")->value == "2");
}

TEST_CASE("an unknown capacity is one row, not one for each district, and a small rate keeps its digits") {
  Dataset city = test::tinyCity();
  Service& service = city.services.services[2];
  city.services.services = {service};
  city.services.services[0].cityCapacity.reset();
  city.services.services[0].rate.assign(5, 0.00041811126);
  const std::vector<DataRow> rows = dataRows(city, {}, Lang::en);
  int capacities = 0;
  for (const DataRow& row : rows) capacities += row.name.rfind("Capacity: ", 0) == 0;
  CHECK(capacities == 1);
  CHECK(rowNamed(rows, "Demand per person")->value == "\u2248\u00A00.000418");
  city.services.services[0].rate.assign(5, 0.004);
  CHECK(rowNamed(dataRows(city, {}, Lang::en), "Demand per person")->value == "\u2248\u00A00.004");
  city.services.services[0].rate.clear();
  CHECK_FALSE(rowNamed(dataRows(city, {}, Lang::en), "Demand per person")->status.has_value());
}

TEST_CASE("the Data page begins with the fifteen factors of paragraph 3, each with a row under its caption") {
  const std::vector<DataRow> rows = pageRows(sessionIn(Lang::ru));
  REQUIRE(rows.size() > 30);
  CHECK(rows[0].title);
  CHECK(rows[0].name.find("Gorodok") != std::string::npos);
  CHECK(rows[0].name.find("2027") != std::string::npos);
  int captions = 0;
  std::size_t i = 1;
  for (; i < rows.size() && !rows[i].title; ++i) {
    captions += rows[i].group;
    if (rows[i].group) CHECK_FALSE(rows[i + 1].group);
    else CHECK_FALSE(rows[i].value.empty());
  }
  CHECK(captions == 15);
  REQUIRE(i < rows.size());
  CHECK(rows[i].name == text(Str::DataInputs, Lang::ru));
}

TEST_CASE("a factor's figure says what it is, of which year, how sure and from where") {
  const Dataset city = test::tinyCity();
  const std::vector<DataRow> rows = factorDataRows(city, evaluate(city, {}), test::kNorthTerritory, 2027, Lang::en);
  const DataRow* dust = rowNamed(rows, "Dust, mg, mean, 2025");
  const DataRow* density = rowNamed(rows, "Population density, people per km\u00B2");
  const DataRow* vacancies = rowNamed(rows, "Vacancies, jobs");
  const DataRow* jobs = rowNamed(rows, "Jobs of residents, jobs");
  REQUIRE((dust && density && vacancies && jobs));
  if (!dust || !density || !vacancies || !jobs) return;
  CHECK(dust->value == "12");
  CHECK(dust->status == Status::official);
  CHECK(dust->source == "Tiny City");
  CHECK(density->value == "\u2248\u00A083");
  CHECK(density->date == "2027-01-01");
  CHECK(density->source == text(Str::DataComputed, Lang::en));
  for (const DataRow* none : {vacancies, jobs}) {
    CHECK_FALSE(none->status.has_value());
    CHECK(none->value == text(Str::NoData, Lang::en));
    CHECK(none->source.empty());
  }
}

TEST_CASE("every published figure and every series without one is an input on the Data page") {
  const std::vector<DataRow> rows = dataRows(test::tinyCity(), {}, Lang::en);
  CHECK(rowNamed(rows, "Dust, mg, mean: North, 2024") != nullptr);
  CHECK(rowNamed(rows, "Dust, mg, mean: North, 2025") != nullptr);
  CHECK(rowNamed(rows, "Dust, mg, mean: threshold") != nullptr);
  CHECK(rowNamed(rows, "Jobs, 2026") != nullptr);
  const DataRow* vacancies = rowNamed(rows, "Vacancies, jobs");
  REQUIRE(vacancies != nullptr);
  if (!vacancies) return;
  CHECK_FALSE(vacancies->status.has_value());
}

TEST_CASE("titles stay above the rows of one status, and not without them") {
  const std::vector<DataRow> rows = pageRows(sessionIn(Lang::en));
  for (int kind = 0; kind < kStatusKinds; ++kind) {
    const std::vector<DataRow> some = onlyKind(rows, kind);
    for (std::size_t i = 0; i < some.size(); ++i) {
      if (!some[i].group) continue;
      REQUIRE(i + 1 < some.size());
      if (some[i].title) CHECK((some[i + 1].group && !some[i + 1].title));
      else CHECK_FALSE(some[i + 1].group);
    }
    if (!some.empty()) CHECK(some[0].title);
  }
}

TEST_CASE("rates have one decimal and no percent sign") {
  CHECK(shownAs(IndicatorKind::rate, 8.36, Status::computed) == "8,4");
  CHECK(shownAs(IndicatorKind::rate, -3.04, Status::computed) == "\u22123,0");
}

TEST_CASE("a series on the map has its own words, and an indicator is no series") {
  const Dataset city = test::tinyCity();
  const Indicator dust = asIndicator(city.series[1]);
  CHECK(nameOf(city, dust, Lang::ru) == "Pyl");
  CHECK(unitOf(city, dust, Lang::en) == "mg, mean");
  CHECK(shown(dust, Datum{12, Status::official}, Lang::en) == "12");
  CHECK(asIndicator(city.series[0]).kind == IndicatorKind::rate);  // two decimals
  const Outcome out = evaluate(city, {});
  for (const Indicator& indicator : out.indicators) CHECK(seriesOf(city, indicator) == nullptr);
}

TEST_CASE("every row that can be filled in leads to a place in the data, with a unit to ask for") {
  const Dataset city = kosh::test::tinyCity();
  int missing = 0, given = 0;
  for (const DataRow& row : dataRows(city, {}, Lang::kk)) {
    if (row.path.empty()) continue;
    CHECK_MESSAGE(addressable(city, row.path), row.path);
    CHECK_FALSE(row.unit.empty());
    CHECK(figureAt(city, row.path).has_value() == row.status.has_value());
    CHECK_FALSE(row.own);
    ++(row.status ? given : missing);
  }
  CHECK(given > 15);
  CHECK(missing >= 3);  // kindergarten: south, typical size, cost
}

TEST_CASE("whatever has no data under a factor can be filled in on the spot, of every territory") {
  const Dataset city = kosh::test::tinyCity();
  const Outcome out = evaluate(city, {});
  for (int territory = 0; territory < std::ssize(city.territories); ++territory) {
    for (const DataRow& row : factorDataRows(city, out, territory, 2027, Lang::kk)) {
      const bool nothing = row.path.empty() && row.note.empty();  // the facts have neither indicator nor series for it
      if (row.group || row.status || nothing) continue;
      const bool refused = row.note == text(Str::DataCityOnly, Lang::kk);
      CHECK_MESSAGE(addressable(city, row.path) != refused, row.name);
      CHECK(row.unit.empty() == refused);
    }
  }
}

TEST_CASE("of Almaty everything without data can be filled in, factors and inputs, in every territory") {
  const Result<Dataset> read = readDataset(almatyFiles(), "almaty");
  REQUIRE(read.value.has_value());
  if (!read.value) return;
  const Dataset& city = *read.value;
  const Outcome out = evaluate(city, {});
  int missing = 0;
  const auto check = [&](const std::vector<DataRow>& rows) {
    for (const DataRow& row : rows) {
      if (row.group || row.status || row.note == text(Str::DataCityOnly, Lang::ru)) continue;
      CHECK_MESSAGE(addressable(city, row.path), row.name);
      CHECK_MESSAGE(!row.unit.empty(), row.name);
      ++missing;
    }
  };
  for (int territory = 0; territory < std::ssize(city.territories); ++territory)
    check(factorDataRows(city, out, territory, 2027, Lang::ru));
  check(dataRows(city, {}, Lang::ru));
  CHECK(missing > 300);
}

TEST_CASE("an own figure of a series stands under its factor as a published one, with its source") {
  Figure figure;
  figure.value = 0.8;
  figure.from = {"letter No 5", "2025-06", Status::official, {}};
  Overlay overlay;
  setOwn(overlay, "series/vacancies_per_unemployed/town/2025", figure);
  setOwn(overlay, "indicators/jobs/north/2027", figure);
  const Dataset city = withOverlay(kosh::test::tinyCity(), overlay);
  const Outcome out = evaluate(city, {});
  const std::vector<DataRow> town = factorDataRows(city, out, 0, 2027, Lang::en);
  const std::vector<DataRow> north = factorDataRows(city, out, kosh::test::kNorthTerritory, 2027, Lang::en);
  const DataRow *vacancies = rowNamed(town, "Vacancies, jobs, 2025"), *jobs = rowNamed(north, "Jobs of residents, jobs");
  REQUIRE((vacancies && jobs));
  if (!vacancies || !jobs) return;
  for (const DataRow* row : {vacancies, jobs}) {
    CHECK(row->own);
    CHECK(row->source == "letter No 5");
    CHECK(row->status == Status::official);
  }
  CHECK(jobs->path == "indicators/jobs/north/2027");
  CHECK(onlyKind(dataRows(city, {}, Lang::en), kOwnRows).size() == 4);
}

TEST_CASE("no two rows lead to the same place, and what has no data can be filled in") {
  std::vector<std::string> paths;
  for (const DataRow& row : dataRows(kosh::test::tinyCity(), {}, Lang::kk)) {
    CHECK((row.group || row.status || !row.path.empty()));
    if (!row.path.empty()) paths.push_back(row.path);
  }
  std::sort(paths.begin(), paths.end());
  CHECK(std::adjacent_find(paths.begin(), paths.end()) == paths.end());
}

TEST_CASE("every button of the page has an id of its own") {
  Session session = sessionIn(Lang::en);
  Dataset city = kosh::test::tinyCity();
  city.services.services[2].rate.clear();
  adopt(session, city);
  std::vector<std::string> ids;
  for (const DataRow& row : pageRows(session))
    if (!row.path.empty()) ids.push_back(row.under + row.path);
  CHECK(std::find(ids.begin(), ids.end(), "F11/polyclinic_load/services/polyclinic/rate") != ids.end());
  std::sort(ids.begin(), ids.end());
  CHECK(std::adjacent_find(ids.begin(), ids.end()) == ids.end());
}

TEST_CASE("an own figure is shown with its source as any other, marked, and can be shown alone") {
  const std::string path = "services/kindergarten/capacity/south";
  Figure figure;
  figure.value = 200;
  figure.from.source = "letter No 5";
  figure.from.asOf = "2026-03";
  Overlay overlay;
  setOwn(overlay, path, figure);
  const std::vector<DataRow> all = dataRows(withOverlay(kosh::test::tinyCity(), overlay), {}, Lang::en);
  const std::vector<DataRow> own = onlyKind(all, kOwnRows);
  REQUIRE(own.size() == 2);
  if (own.size() != 2) return;
  CHECK(own[0].group);
  CHECK(own[1].path == path);
  CHECK(own[1].own);
  CHECK(own[1].source == "letter No 5");
  CHECK(own[1].date == "2026-03");
  CHECK(own[1].status == Status::unverified);
}
