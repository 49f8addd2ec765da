// The nine documents from figures made by hand: what each bears, in every language.
#include <string>
#include <vector>

#include "core/judged.h"
#include "core/tiny_city.h"
#include "doctest/doctest.h"
#include "report/made_up.h"

using namespace kosh;
using namespace kosh::test;

namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }
std::string say1(Str id, Lang lang) { return std::string(text(id, lang)); }

constexpr DocumentKind kLetters[] = {DocumentKind::territories, DocumentKind::foreignLabour, DocumentKind::regionalQuotas,
                                     DocumentKind::labourImmigrants};

}  // namespace

TEST_CASE("every document bears the record of its calculation, in every language") {
  for (int i = 0; i < kDocumentKinds; ++i)
    for (Lang lang : {Lang::kk, Lang::ru, Lang::en}) {
      const Document document = documentOf(static_cast<DocumentKind>(i), {lang});
      INFO(documentKindName(document.kind), " ", static_cast<int>(lang));
      const std::string lines = linesOf(document.parts[0]);
      CHECK(document.draft);
      CHECK_FALSE(document.title.empty());
      for (const char* part : {"0123456789abcdef", "fedcba9876543210", kProgramVersion}) CHECK(has(lines, part));
      CHECK(has(lines, formatDate("2026-11-25", lang)));
      CHECK(has(lines, say1(Str::DocMethod, lang)));
      CHECK_FALSE(has(lines, "{0}"));
    }
}

TEST_CASE("the official pair is one document with the state language first and is no draft") {
  const Document document = documentOf(DocumentKind::foreignLabour, {Lang::kk, Lang::ru});
  CHECK_FALSE(document.draft);
  REQUIRE(document.parts.size() == 2);
  if (document.parts.size() != 2) return;
  CHECK(document.parts[0].lang == Lang::kk);
  CHECK(document.parts[0].blocks.size() == document.parts[1].blocks.size());
  CHECK(document.title == document.parts[0].blocks[2].runs[0].text);
}

TEST_CASE("a letter has its legal basis, sentence, figures with source and date, formula in words and in figures") {
  for (DocumentKind kind : kLetters) {
    const std::string lines = linesOf(documentOf(kind, {Lang::ru}).parts[0]);
    for (const char* part : {"\u2116\u00A0" "98", "\u2116\u00A0" "312", "\u2116\u00A0" "477-IV", "One sentence.", "An effect.", "A refusal."}) CHECK(has(lines, part));
    CHECK(has(lines, "3\u202F000\u00A0" + say1(Str::UnitPersons, Lang::ru)));
    CHECK(has(lines, formatDate("2026-01-01", Lang::ru)));
    CHECK(has(lines, say({Str::DocFormulaWords, {say1(Str::IndPopulation, Lang::ru) + ", " + say1(Str::IndBirths, Lang::ru)}}, Lang::ru)));
    CHECK(has(lines, say1(Str::DocHeadPost, Lang::ru)));
    CHECK(has(lines, "Local budget, " + say({Str::DocYear, {std::string("2027")}}, Lang::ru)));
    CHECK(has(lines, "|1\u202F500\n"));
  }
}

TEST_CASE("present and proposed, the change and its percent come from the shown numbers") {
  const Document document = documentOf(DocumentKind::foreignLabour, {Lang::ru});
  const Table* table = tableWith(document.parts[0], say1(Str::DocColPresent, Lang::ru));
  REQUIRE(table);
  if (!table) return;
  const std::vector<TableCell>& row = table->rows[0];
  CHECK(row[3].text == "40");
  CHECK(row[3].status == Status::unverified);
  CHECK(row[4].text == "50");
  CHECK(row[5].text == "+10");
  CHECK(row[6].text == "+25,0\u00A0%");
  CHECK(row[7].text == say1(Str::DocDirIncrease, Lang::ru));
}

TEST_CASE("a quota that is not allocated is no zero and has no change") {
  const Document document = documentOf(DocumentKind::regionalQuotas, {Lang::ru});
  const Table* table = tableWith(document.parts[0], say1(Str::DocColPresent, Lang::ru));
  REQUIRE(table);
  if (!table) return;
  CHECK(table->rows[0][3].text == say1(Str::DocNotAllocated, Lang::ru));
  CHECK(table->rows[0][5].text == "\u2013");
  const Document unknown = documentOf(DocumentKind::labourImmigrants, {Lang::ru});
  const Table* none = tableWith(unknown.parts[0], say1(Str::DocColPresent, Lang::ru));
  REQUIRE(none);
  if (!none) return;
  CHECK(none->rows[0][4].text == say1(Str::NoData, Lang::ru));
}

TEST_CASE("the annex has all columns, in parts of at most twelve, each with the number and the name of the line") {
  const Document document = documentOf(DocumentKind::territories, {Lang::ru});
  int parts = 0;
  bool wide = false;
  for (const Block& block : document.parts[0].blocks) {
    wide = wide || (block.kind == BlockKind::pageBreak && block.wide);
    if (!has(block.table.caption, say1(Str::DocAnnexTable, Lang::ru))) continue;
    ++parts;
    CHECK(block.table.head.size() <= 12);
    CHECK(block.table.rows[0][1].text == "Severny");
  }
  CHECK(parts == 2);
  CHECK(wide);
}

TEST_CASE("the intake of a district, its binding limit and what would help stand in the letter") {
  const Document document = documentOf(DocumentKind::territories, {Lang::en});
  const Table* table = tableWith(document.parts[0], say1(Str::DocColPerArrival, Lang::en));
  REQUIRE(table);
  if (!table) return;
  CHECK(table->rows[1][1].text == "120");
  CHECK(table->rows[1][2].text == "24");  // a year
  CHECK(table->rows[1][4].text == "2028");
  CHECK(table->rows[1][5].text == "+30");
  CHECK(table->rows[2][1].text == "0");
  CHECK(has(table->rows[2][8].text, "2 \u00D7 200"));
}

TEST_CASE("names of persons come from the records alone") {
  MadeUp made = madeUp();
  CHECK(has(linesOf(documentOf(made, DocumentKind::territories, {Lang::ru}).parts[0]), "____"));
  made.records.signatory = "A. Signatory";
  made.records.executor = "E. Executor";
  made.records.executorPhone = "123";
  made.records.letterhead = "1 Street";
  const std::string lines = linesOf(documentOf(made, DocumentKind::territories, {Lang::ru}).parts[0]);
  for (const char* part : {"A. Signatory", "E. Executor", "123", "1 Street"}) CHECK(has(lines, part));
}

TEST_CASE("number and date of a sent proposal stand in its head") {
  MadeUp made = madeUp();
  made.records.proposals = {{"4.2", 2027, Stage::sent, Answer::none, "07-12/345", "2026-10-30", "", "", ""}};
  CHECK(has(linesOf(documentOf(made, DocumentKind::foreignLabour, {Lang::ru}).parts[0]), "07-12/345"));
  CHECK_FALSE(has(linesOf(documentOf(made, DocumentKind::territories, {Lang::ru}).parts[0]), "07-12/345"));
}

TEST_CASE("execution by month is empty until the records fill it in") {
  MadeUp made = madeUp();
  const auto arrivedInMarch = [&] {
    const Document document = documentOf(made, DocumentKind::foreignLabour, {Lang::en});
    const Table* table = tableWith(document.parts[0], say1(Str::DocColMonth, Lang::en));
    return table ? table->rows[1][3].text : std::string("no table");
  };
  CHECK(arrivedInMarch() == "");
  made.records.execution = {{"foreign_1", 2026, 3, 5, 4, 3}, {"foreign_2", 2026, 3, 5, 2, 3}, {"kandas", 2026, 3, 9, 9, 9}, {"foreign_1", 2025, 3, 8, 8, 8}};
  CHECK(arrivedInMarch() == "6");
}

TEST_CASE("figures that the user typed in are listed with source, date and status") {
  MadeUp made = madeUp();
  CHECK(has(linesOf(documentOf(made, DocumentKind::needs, {Lang::en}).parts[0]), say1(Str::DocOwnNone, Lang::en)));
  made.request.own.figures = {{"services/school/unit_cost", {2.5, {"Letter of the department", "2026-09-01", Status::unverified, {}}}}};
  const std::string lines = linesOf(documentOf(made, DocumentKind::needs, {Lang::en}).parts[0]);
  CHECK(has(lines, "Schools: cost of a unit of capacity, thousand tenge|2.5|Letter of the department|1 September 2026"));
}

TEST_CASE("the list has three parts, the stamp, the register and what the records know") {
  MadeUp made = madeUp();
  const Document blank = documentOf(made, DocumentKind::list, {Lang::ru});
  CHECK(blank.landscape);
  const std::string lines = linesOf(blank.parts[0]);
  for (Str part : {Str::DocPartA, Str::DocPartB, Str::DocPartC, Str::DocPartEmpty, Str::DocResettlersNote, Str::DocSentNot, Str::DocStampAct})
    CHECK(has(lines, say1(part, Lang::ru)));
  CHECK(has(lines, "1|Severny|" + say1(Str::ListProposed, Lang::ru) + "|991000000|7||50\u00A0%"));
  CHECK(has(lines, "2|Yuzhny|" + say1(Str::ListNoRoom, Lang::ru)));
  made.records.lists = {{2027, "2026-12-10", "", "", {}, "77", "2026-12-12"}};
  made.records.sendings = {{2027, "labour_exchange", "2026-12-13", "12", "yes"}};
  const std::string filled = linesOf(documentOf(made, DocumentKind::list, {Lang::ru}).parts[0]);
  CHECK(has(filled, formatDate("2026-12-10", Lang::ru)));
  CHECK(has(filled, "1|Exchange|" + formatDate("2026-12-13", Lang::ru) + "||12|yes"));
  CHECK(has(filled, say1(Str::DocSentAll, Lang::ru)));
}

TEST_CASE("priorities of article 112 stand in the list in the order of the law") {
  const std::string lines = linesOf(documentOf(DocumentKind::list, {Lang::en}).parts[0]);
  const std::size_t orphans = lines.find("orphans"), graduates = lines.find("graduates"), released = lines.find("released");
  CHECK(released != std::string::npos);
  CHECK(orphans < graduates);
  CHECK(graduates < released);
}

TEST_CASE("a fixed list says what has changed since, and that nothing has") {
  MadeUp made = madeUp();
  made.records.lists = {{2027, "2026-12-10", "", "", listEntries(made.dataset, made.localities), "", ""}};
  CHECK(has(linesOf(documentOf(made, DocumentKind::list, {Lang::en}).parts[0]), say1(Str::DocListSame, Lang::en)));
  made.records.lists[0].entries[1].state = ListState::notAssigned;
  const std::string lines = linesOf(documentOf(made, DocumentKind::list, {Lang::en}).parts[0]);
  CHECK(has(lines, "Changed since the version was fixed: "));
  CHECK(has(lines, "was not assigned, now no room"));
  CHECK_FALSE(has(lines, say1(Str::DocListSame, Lang::en)));
}

TEST_CASE("a threshold of the user decides the letter and is listed there by its name") {
  Overlay own;
  setOwn(own, "rules/thresholds/min_capacity", {250, {"Order of the head of the department", "2026-10-01", Status::official, {}}, {}});
  const Dataset city = withOverlay(almatyCity(), own);
  const Judgement judged = judge(city, {}, almatyOutcome(), 2027);
  const DocumentRequest request{DocumentKind::territories, {Lang::en}, -1, "2026-11-25", "", own};
  const std::string lines = linesOf(makeDocument(city, {}, almatyOutcome(), almatyOutcome(), judged, {}, request).parts[0]);
  CHECK(has(lines, "p. 4.1, intake that is enough to include|250|Order of the head of the department|1 October 2026"));
  CHECK(has(lines, "to assign, 0 \u2265 250"));
}

TEST_CASE("the period that the records choose stands in the title of the letter") {
  const Dataset& city = almatyCity();
  const auto titleFor = [&](std::optional<Period> period) {
    Records records;
    records.proposals = {{"4.2", 2027, Stage::draft, Answer::none, "", "", "", "", "", period}};
    const DocumentRequest request{DocumentKind::foreignLabour, {Lang::ru}, -1, "2026-11-25", "", {}};
    return makeDocument(city, {}, almatyOutcome(), almatyOutcome(), almatyJudged(), records, request).title;
  };
  CHECK(has(titleFor(std::nullopt), " \u043D\u0430 2027 \u0433\u043E\u0434"));
  CHECK(has(titleFor(Period::mediumTerm), " \u043D\u0430 2027\u20132029 \u0433\u043E\u0434\u044B"));
  CHECK(has(titleFor(Period::currentYear), " \u043D\u0430 2026 \u0433\u043E\u0434 ("));
}

TEST_CASE("the monitoring note has all fifteen factors and answers about floor area with the law") {
  const std::string lines = linesOf(documentOf(DocumentKind::monitoring, {Lang::ru}).parts[0]);
  for (Str factor : {Str::FactorI1, Str::FactorI4, Str::FactorF1, Str::FactorF7, Str::FactorF10, Str::FactorF11}) CHECK(has(lines, startUpper(say1(factor, Lang::ru))));
  CHECK(has(lines, say1(Str::DocFloorAnswer, Lang::ru)));
  CHECK(has(lines, "1427"));
}

TEST_CASE("districts of the monitoring note add up to the city") {
  const Document document = documentOf(DocumentKind::monitoring, {Lang::en});
  const Table* table = tableWith(document.parts[0], say1(Str::DocColDistrict, Lang::en));
  REQUIRE(table);
  if (!table) return;
  REQUIRE(table->rows.size() == 3);
  if (table->rows.size() != 3) return;
  CHECK(*table->rows[0][1].number + *table->rows[1][1].number == *table->rows[2][1].number);
  CHECK(table->rows[2][1].text == "3\u202F000");
}

TEST_CASE("the plan of measures names every group and leaves a line where nothing is planned") {
  MadeUp made = madeUp();
  made.records.measures = {{"skilled", "Hire teachers", "100", "2027", "Department", "10"}};
  const std::string lines = linesOf(documentOf(made, DocumentKind::plan, {Lang::en}).parts[0]);
  CHECK(has(lines, "1|Hire teachers|Skilled|100|2027|Department|10|"));
  CHECK(has(lines, "2||Training|"));
  CHECK(has(lines, say1(Str::DocPlanBlank, Lang::en)));
  CHECK(has(lines, say1(Str::DocPlanFires, Lang::en)));
  CHECK(has(lines, "Sentence, 9"));
}

TEST_CASE("the need for objects counts them and keeps unknown prices unknown") {
  const Document document = documentOf(DocumentKind::needs, {Lang::en});
  const std::string lines = linesOf(document.parts[0]);
  CHECK(has(lines, say1(Str::DocNeedsMoney, Lang::en)));
  const Table* table = tableWith(document.parts[0], say1(Str::DocColBefore, Lang::en));
  REQUIRE(table);
  if (!table) return;
  CHECK(table->rows.size() >= 2);
}

TEST_CASE("the brief is of one district and says what it can take") {
  MadeUp made = madeUp();
  const std::string north = linesOf(documentOf(made, DocumentKind::brief, {Lang::en}).parts[0]);
  CHECK(has(north, "Brief: North"));
  CHECK(has(north, "The district can take 24 people a year, 5 years in a row."));
  CHECK(has(north, "Sentence, 9"));
  made.request.territory = kSouthTerritory;
  const std::string south = linesOf(documentOf(made, DocumentKind::brief, {Lang::en}).parts[0]);
  CHECK(has(south, "It can take nobody now."));
  CHECK_FALSE(has(south, "Sentence, 9"));
}

TEST_CASE("a request that cannot be met is refused in words") {
  const Dataset city = tinyCity();
  DocumentRequest request;
  request.kind = DocumentKind::list;
  request.langs = {Lang::kk, Lang::ru};
  request.today = "2026-11-25";
  CHECK_FALSE(objection(city, request));
  request.kind = DocumentKind::brief;
  CHECK(objection(city, request) == Message{Str::DocNeedBriefTerritory, {}});
  request.territory = kTown;
  CHECK(objection(city, request));
  request.territory = kNorthTerritory;
  CHECK_FALSE(objection(city, request));
  request.langs = {Lang::ru, Lang::kk};
  CHECK(objection(city, request) == Message{Str::DocNeedLangs, {}});
  request.langs = {Lang::ru};
  request.today = "2026-13-45";
  CHECK(objection(city, request));
}
