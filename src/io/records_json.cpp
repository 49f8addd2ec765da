// Files of records: what the office does with proposals, lists and measures, and the names it signs with.
#include <array>

#include "io/formats.h"
#include "io/object_text.h"
#include "io/read_parts.h"

namespace kosh {
namespace {

constexpr const char* kFormat = "kosh/records";
constexpr int kVersion = 1;

constexpr std::array<std::string_view, kStages> kStageNames{"draft", "computed", "checked", "agreed", "signed", "sent", "answered"};
constexpr std::array<std::string_view, 4> kAnswerNames{"none", "accepted", "partly", "refused"};
constexpr std::array<std::string_view, 4> kKinds{"4.1", "4.2", "4.3", "4.4"};

struct TextKey {
  const char* key;
  std::string Records::*member;
};
constexpr TextKey kPeople[] = {
    {"agreed_by", &Records::agreedBy},           {"executor", &Records::executor},
    {"executor_phone", &Records::executorPhone}, {"letterhead", &Records::letterhead},
    {"signatory", &Records::signatory},          {"signatory_post", &Records::signatoryPost},
};

// --- reading

template <std::size_t N>
std::size_t readChoice(const Field& field, const std::array<std::string_view, N>& names) {
  for (std::size_t i = 0; i < N; ++i)
    if (field.is(JsonKind::string) && field.value()->text == names[i]) return i;
  std::string all;
  for (std::string_view name : names) all += (all.empty() ? "" : ", ") + std::string(name);
  field.oneOf(all);
  return 0;
}

// Absent: empty. A date that was given is a whole one: deadlines are counted in days.
std::string readDay(const Field& field) {
  const std::string day = readOptionalText(field);
  if (!day.empty() && !(day.size() == 10 && isDate(day))) field.fail({Str::BadDate, {day}});
  return day;
}

ProposalRecord readProposal(const Field& field) {
  ProposalRecord out;
  out.kind = kKinds[readChoice(field.at("kind"), kKinds)];
  out.year = field.at("year").year();
  out.stage = static_cast<Stage>(readChoice(field.at("stage"), kStageNames));
  if (field.at("answer").given()) out.answer = static_cast<Answer>(readChoice(field.at("answer"), kAnswerNames));
  out.number = readOptionalText(field.at("number"));
  out.date = readDay(field.at("date"));
  out.answerNumber = readOptionalText(field.at("answer_number"));
  out.answerDate = readDay(field.at("answer_date"));
  out.note = readOptionalText(field.at("note"));
  return out;
}

ListVersion readList(const Field& field) {
  ListVersion out;
  out.year = field.at("year").year();
  out.fixedOn = readDay(field.at("fixed_on"));
  out.dataset = readOptionalText(field.at("dataset"));
  out.scenario = readOptionalText(field.at("scenario"));
  for (const Field& item : field.at("localities").items()) out.localities.push_back(item.text());
  out.actNumber = readOptionalText(field.at("act_number"));
  out.actDate = readDay(field.at("act_date"));
  return out;
}

Sending readSending(const Field& field) {
  Sending out;
  out.year = field.at("year").year();
  out.receiver = field.at("receiver").text();
  out.date = readDay(field.at("date"));
  out.number = readOptionalText(field.at("number"));
  out.confirmation = readOptionalText(field.at("confirmation"));
  return out;
}

Measure readMeasure(const Field& field) {
  return {field.at("group").text(),
          readOptionalText(field.at("text")),
          readOptionalText(field.at("target")),
          readOptionalText(field.at("term")),
          readOptionalText(field.at("responsible")),
          readOptionalText(field.at("money"))};
}

std::optional<double> readCount(const Field& field) {
  if (!field.given()) return std::nullopt;
  const double n = field.number();
  if (n < 0) field.fail({Str::BadNegative, {shortestNumber(n)}});
  return n;
}

Execution readExecution(const Field& field) {
  return {field.at("stream").text(),        field.at("year").year(),          field.at("month").whole(1, 12),
          readCount(field.at("planned")),   readCount(field.at("arrived")),   readCount(field.at("permits"))};
}

template <class Item>
void readAll(const Field& list, Item (*readOne)(const Field&), std::vector<Item>& out) {
  if (!list.given()) return;
  for (const Field& item : list.items())
    if (item.expectObject()) out.push_back(readOne(item));
}

Records readBody(const Field& root) {
  Records out;
  for (const TextKey& person : kPeople) out.*person.member = readOptionalText(root.at(person.key));
  readAll(root.at("proposals"), readProposal, out.proposals);
  readAll(root.at("lists"), readList, out.lists);
  readAll(root.at("sendings"), readSending, out.sendings);
  readAll(root.at("measures"), readMeasure, out.measures);
  readAll(root.at("execution"), readExecution, out.execution);
  return out;
}

// --- writing

// Empty texts are left out.
void put(ObjectText& out, std::string_view key, std::string_view text) {
  if (!text.empty()) out.text(key, text);
}

std::string textOf(const ProposalRecord& record) {
  ObjectText out;
  out.text("kind", record.kind);
  out.number("year", record.year);
  out.text("stage", kStageNames[static_cast<std::size_t>(record.stage)]);
  out.text("answer", kAnswerNames[static_cast<std::size_t>(record.answer)]);
  put(out, "number", record.number);
  put(out, "date", record.date);
  put(out, "answer_number", record.answerNumber);
  put(out, "answer_date", record.answerDate);
  put(out, "note", record.note);
  return out.str();
}

std::string textOf(const ListVersion& list) {
  std::vector<std::string> quoted(list.localities.size());
  for (std::size_t i = 0; i < quoted.size(); ++i) appendQuoted(quoted[i], list.localities[i]);
  ObjectText out;
  out.number("year", list.year);
  put(out, "fixed_on", list.fixedOn);
  put(out, "dataset", list.dataset);
  put(out, "scenario", list.scenario);
  out.raw("localities", quoted.empty() ? "[]" : listText(quoted));
  put(out, "act_number", list.actNumber);
  put(out, "act_date", list.actDate);
  return out.str();
}

std::string textOf(const Sending& sending) {
  ObjectText out;
  out.number("year", sending.year);
  out.text("receiver", sending.receiver);
  put(out, "date", sending.date);
  put(out, "number", sending.number);
  put(out, "confirmation", sending.confirmation);
  return out.str();
}

std::string textOf(const Measure& measure) {
  ObjectText out;
  out.text("group", measure.group);
  put(out, "text", measure.text);
  put(out, "target", measure.target);
  put(out, "term", measure.term);
  put(out, "responsible", measure.responsible);
  put(out, "money", measure.money);
  return out.str();
}

std::string textOf(const Execution& month) {
  ObjectText out;
  out.text("stream", month.stream);
  out.number("year", month.year);
  out.number("month", month.month);
  if (month.planned) out.number("planned", *month.planned);
  if (month.arrived) out.number("arrived", *month.arrived);
  if (month.permits) out.number("permits", *month.permits);
  return out.str();
}

template <class Item>
void putAll(ObjectText& out, std::string_view key, const std::vector<Item>& items) {
  std::vector<std::string> texts;
  for (const Item& item : items) texts.push_back(textOf(item));
  if (!texts.empty()) out.raw(key, listText(texts));
}

}  // namespace

std::string writeRecords(const Records& records) {
  ObjectText out;
  out.text("format", kFormat);
  out.number("version", kVersion);
  for (const TextKey& person : kPeople) put(out, person.key, records.*person.member);
  putAll(out, "proposals", records.proposals);
  putAll(out, "lists", records.lists);
  putAll(out, "sendings", records.sendings);
  putAll(out, "measures", records.measures);
  putAll(out, "execution", records.execution);
  return out.str() + "\n";
}

Result<Records> readRecords(const InputFile& file) {
  ProblemList problems;
  Records records;
  if (const std::optional<JsonValue> tree = readJson(file.bytes, file.name, problems)) {
    const Field root(*tree, file.name, "", problems);
    if (root.expectObject() && checkHead(root, kFormat, kVersion)) records = readBody(root);
  }
  const bool good = !problems.anyError;
  Result<Records> out{std::nullopt, problems.take()};
  if (good) out.value = std::move(records);
  return out;
}

}  // namespace kosh
