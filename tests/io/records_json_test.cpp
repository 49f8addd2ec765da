// Files of records: round trip, the kept fixture of version 1, bad input refused at its place.
#include "doctest/doctest.h"
#include "io/files.h"

using namespace kosh;
using namespace kosh::test;

namespace {

Records full() {
  Records out;
  out.signatory = "A. \u04D8\u043B\u0456";
  out.signatoryPost = "Head \"acting\"";
  out.executor = "B";
  out.executorPhone = "+7 727 000 00 00";
  out.agreedBy = "C";
  out.letterhead = "1 Square\nAlmaty";
  out.proposals.push_back({"4.2", 2027, Stage::answered, Answer::partly, "12-3/45", "2026-11-02", "77", "2026-12-20", "note", Period::currentYear});
  out.proposals.push_back({"4.4", 2027, Stage::signedOff, Answer::none, "", "", "", "", ""});
  out.lists.push_back({2027, "2026-12-10", "0123456789abcdef", "fedcba9876543210", {{ListPart::kandas, "north", ListState::noRoom, "school", 91}, {ListPart::intraOblast, "south", ListState::byAgreement, "", {}}}, "5/1", "2026-12-12"});
  out.sendings.push_back({2027, "labour_exchange", "2026-12-12", "https://example.kz/1", "receipt 5"});
  out.measures.push_back({"skilled", "fair of vacancies", "300 people", "2027-06", "Department", "12 million"});
  out.execution.push_back({"kandas", 2027, 3, 10.0, 7.0, std::nullopt});
  return out;
}

std::string fileOf(const std::string& members) {
  return "{\"format\":\"kosh/records\",\"version\":1" + (members.empty() ? "" : "," + members) + "}";
}

void checkRefused(const std::string& members, const std::string& path, Str id) {
  const Result<Records> read = readRecords({"records.json", fileOf(members)});
  CHECK_MESSAGE(!read.value.has_value(), members);
  const Problem* problem = problemAt(read.problems, path);
  CHECK_MESSAGE(problem != nullptr, path);
  if (!problem) return;
  CHECK(problem->message.id == id);
  CHECK(problem->file == "records.json");
}

}  // namespace

TEST_CASE("records come back as they were written") {
  const Records records = full();
  const Result<Records> read = readRecords({"records.json", writeRecords(records)});
  CHECK(read.problems.empty());
  REQUIRE(read.value);
  if (read.value) CHECK(*read.value == records);
}

TEST_CASE("empty records are a short file, and come back empty") {
  const std::string bytes = writeRecords(Records{});
  CHECK(bytes == "{\"format\":\"kosh/records\",\"version\":1}\n");
  const Result<Records> read = readRecords({"records.json", bytes});
  REQUIRE(read.value);
  if (read.value) CHECK(*read.value == Records{});
}

TEST_CASE("files of records of version 1 stay readable") {
  const Result<Records> read = readRecords({"records.json", fileBytes("tests/fixtures/records_v1.json")});
  CHECK(read.problems.empty());
  REQUIRE(read.value);
  if (!read.value) return;
  CHECK(read.value->signatory == "\u0410. \u0411.");
  REQUIRE(read.value->proposals.size() == 1);
  if (read.value->proposals.size() != 1) return;
  CHECK(read.value->proposals[0].stage == Stage::sent);
  CHECK(read.value->proposals[0].number == "12-3/45");
  const std::vector<ListEntry>& list = read.value->lists.at(0).entries;  // those files held only what was proposed
  CHECK(list == std::vector<ListEntry>{{ListPart::kandas, "auezov", ListState::proposed, {}, {}},
                                       {ListPart::resettlers, "auezov", ListState::proposed, {}, {}}});
  CHECK(read.value->sendings.at(0).confirmation.empty());
  CHECK(read.value->execution.at(0).planned == 40);
  CHECK_FALSE(read.value->execution.at(0).arrived.has_value());
}

TEST_CASE("the format says what the file is") {
  CHECK(formatOf(writeRecords(full())) == "kosh/records");
  const Result<Records> other = readRecords({"records.json", "{\"format\":\"kosh/scenario\",\"version\":1}"});
  CHECK_FALSE(other.value.has_value());
  CHECK(problemAt(other.problems, "/format") != nullptr);
  const Result<Records> later = readRecords({"records.json", "{\"format\":\"kosh/records\",\"version\":2}"});
  CHECK_FALSE(later.value.has_value());
  CHECK(problemAt(later.problems, "/version") != nullptr);
}

TEST_CASE("what is no record is refused at its place") {
  checkRefused("\"proposals\":[{\"kind\":\"4.5\",\"year\":2027,\"stage\":\"draft\"}]", "/proposals/0/kind", Str::IoOneOf);
  checkRefused("\"proposals\":[{\"kind\":\"4.1\",\"year\":2027,\"stage\":\"lost\"}]", "/proposals/0/stage", Str::IoOneOf);
  checkRefused("\"proposals\":[{\"kind\":\"4.1\",\"year\":2027,\"stage\":\"sent\",\"answer\":\"maybe\"}]", "/proposals/0/answer", Str::IoOneOf);
  checkRefused("\"proposals\":[{\"kind\":\"4.1\",\"year\":2027,\"stage\":\"sent\",\"date\":\"2026-11\"}]", "/proposals/0/date", Str::BadDate);
  checkRefused("\"lists\":[{\"year\":2027,\"fixed_on\":\"soon\",\"localities\":[]}]", "/lists/0/fixed_on", Str::BadDate);
  checkRefused("\"lists\":[{\"year\":\"x\",\"localities\":[]}]", "/lists/0/year", Str::IoFoundExpected);
  checkRefused("\"sendings\":[{\"year\":2027}]", "/sendings/0/receiver", Str::IoFoundExpected);
  checkRefused("\"execution\":[{\"stream\":\"kandas\",\"year\":2027,\"month\":13}]", "/execution/0/month", Str::IoRange);
  checkRefused("\"execution\":[{\"stream\":\"kandas\",\"year\":2027,\"month\":1,\"planned\":-1}]", "/execution/0/planned", Str::BadNegative);
  checkRefused("\"proposals\":{}", "/proposals", Str::IoFoundExpected);
}

TEST_CASE("every problem of a file of records is told in one pass") {
  const Result<Records> read = readRecords({"records.json", fileOf("\"proposals\":[{\"kind\":\"x\",\"year\":1,\"stage\":\"y\"}]")});
  CHECK(errorsIn(read.problems) == 3);
}
