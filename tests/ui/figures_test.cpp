// Figures as words: what is sure, what is about, what is missing.
#include <algorithm>

#include "core/overlay.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "ui/data_rows.h"
#include "ui/widgets.h"

using namespace kosh;
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
  const std::vector<DataRow> rows = dataRows(withQuotas(), Lang::en);
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
    const std::vector<DataRow> rows = dataRows(dataset, lang);
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
  const std::vector<DataRow> rows = dataRows(dataset, Lang::en);
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

TEST_CASE("a stream without a quota is a row without data") {
  const std::vector<DataRow> rows = dataRows(withQuotas(), Lang::en);
  const DataRow* quota = rowNamed(rows, "B, 2026");
  REQUIRE(quota != nullptr);
  if (!quota) return;
  CHECK_FALSE(quota->status.has_value());
  CHECK(quota->value == text(Str::NoData, Lang::en));
}

TEST_CASE("rows are counted by status and can be shown one status at a time") {
  const std::vector<DataRow> rows = dataRows(withQuotas(), Lang::en);
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

TEST_CASE("every row that can be filled in leads to a place in the data, with a unit to ask for") {
  const Dataset city = kosh::test::tinyCity();
  int missing = 0, given = 0;
  for (const DataRow& row : dataRows(city, Lang::kk)) {
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

TEST_CASE("no two rows lead to the same place, and what has no data can be filled in") {
  std::vector<std::string> paths;
  for (const DataRow& row : dataRows(kosh::test::tinyCity(), Lang::kk)) {
    CHECK((row.group || row.status || !row.path.empty()));
    if (!row.path.empty()) paths.push_back(row.path);
  }
  std::sort(paths.begin(), paths.end());
  CHECK(std::adjacent_find(paths.begin(), paths.end()) == paths.end());
}

TEST_CASE("an own figure is shown with its source as any other, marked, and can be shown alone") {
  const std::string path = "services/kindergarten/capacity/south";
  Figure figure;
  figure.value = 200;
  figure.from.source = "letter No 5";
  figure.from.asOf = "2026-03";
  Overlay overlay;
  setOwn(overlay, path, figure);
  const std::vector<DataRow> all = dataRows(withOverlay(kosh::test::tinyCity(), overlay), Lang::en);
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
