// Files of records: what the office does with proposals, lists and measures, and the names it signs with.
#include <array>

#include "io/own_file.h"

namespace kosh {
namespace {

constexpr const char* kFormat = "kosh/records";
constexpr int kVersion = 1;

constexpr std::array<std::string_view, kStages> kStageNames{"draft", "computed", "checked", "agreed", "signed", "sent", "answered"};
constexpr std::array<std::string_view, 4> kAnswerNames{"none", "accepted", "partly", "refused"};
constexpr std::array<std::string_view, kPeriods> kPeriodNames{"coming_year", "medium_term", "current_year"};
constexpr std::array<std::string_view, 4> kKinds{"4.1", "4.2", "4.3", "4.4"};
constexpr std::array<std::string_view, 3> kPartNames{"kandas", "resettlers", "intra_oblast"};
constexpr std::array<std::string_view, kListStates> kStateNames{"proposed", "not_assigned", "no_room", "unknown", "by_agreement"};

constexpr TextMember<Records> kPeople[] = {
    {"agreed_by", &Records::agreedBy},           {"executor", &Records::executor},
    {"executor_phone", &Records::executorPhone}, {"letterhead", &Records::letterhead},
    {"signatory", &Records::signatory},          {"signatory_post", &Records::signatoryPost},
};
constexpr TextMember<ProposalRecord> kProposalTexts[] = {
    {"number", &ProposalRecord::number},              {"date", &ProposalRecord::date, true},
    {"answer_number", &ProposalRecord::answerNumber}, {"answer_date", &ProposalRecord::answerDate, true},
    {"note", &ProposalRecord::note},
};
constexpr TextMember<ListVersion> kListHead[] = {
    {"fixed_on", &ListVersion::fixedOn, true}, {"dataset", &ListVersion::dataset}, {"scenario", &ListVersion::scenario}};
constexpr TextMember<ListVersion> kListAct[] = {{"act_number", &ListVersion::actNumber}, {"act_date", &ListVersion::actDate, true}};
constexpr TextMember<Sending> kSendingTexts[] = {
    {"date", &Sending::date, true}, {"number", &Sending::number}, {"confirmation", &Sending::confirmation}};
constexpr TextMember<Measure> kMeasureTexts[] = {{"text", &Measure::text},
                                                 {"target", &Measure::target},
                                                 {"term", &Measure::term},
                                                 {"responsible", &Measure::responsible},
                                                 {"money", &Measure::money}};

struct CountMember {
  const char* key;
  std::optional<double> Execution::*member;
};
constexpr CountMember kCounts[] = {{"planned", &Execution::planned}, {"arrived", &Execution::arrived}, {"permits", &Execution::permits}};

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

ProposalRecord readProposal(const Field& field) {
  ProposalRecord out;
  out.kind = kKinds[readChoice(field.at("kind"), kKinds)];
  out.year = field.at("year").year();
  if (field.at("period").given()) out.period = static_cast<Period>(readChoice(field.at("period"), kPeriodNames));
  out.stage = static_cast<Stage>(readChoice(field.at("stage"), kStageNames));
  if (field.at("answer").given()) out.answer = static_cast<Answer>(readChoice(field.at("answer"), kAnswerNames));
  readTexts(field, kProposalTexts, out);
  return out;
}

// A name alone is from the first files, which held only what was proposed, for kandas and for resettlers.
void readEntry(const Field& field, std::vector<ListEntry>& out) {
  if (field.is(JsonKind::string)) {
    for (const ListPart part : {ListPart::kandas, ListPart::resettlers}) out.push_back({part, field.text(), ListState::proposed, {}, {}});
    return;
  }
  if (!field.expectObject()) return;
  ListEntry entry;
  entry.territory = field.at("territory").text();
  entry.part = static_cast<ListPart>(readChoice(field.at("part"), kPartNames));
  entry.state = static_cast<ListState>(readChoice(field.at("state"), kStateNames));
  entry.weakest = readOptionalText(field.at("weakest"));
  if (field.at("covered").given()) entry.covered = field.at("covered").whole(0, 100);
  out.push_back(std::move(entry));
}

ListVersion readList(const Field& field) {
  ListVersion out;
  out.year = field.at("year").year();
  readTexts(field, kListHead, out);
  for (const Field& item : field.at("localities").items()) readEntry(item, out.entries);
  readTexts(field, kListAct, out);
  return out;
}

Sending readSending(const Field& field) {
  Sending out;
  out.year = field.at("year").year();
  out.receiver = field.at("receiver").text();
  readTexts(field, kSendingTexts, out);
  return out;
}

Measure readMeasure(const Field& field) {
  Measure out;
  out.group = field.at("group").text();
  readTexts(field, kMeasureTexts, out);
  return out;
}

std::optional<double> readCount(const Field& field) {
  if (!field.given()) return std::nullopt;
  const double n = field.number();
  if (n < 0) field.fail({Str::BadNegative, {shortestNumber(n)}});
  return n;
}

Execution readExecution(const Field& field) {
  Execution out{field.at("stream").text(), field.at("year").year(), field.at("month").whole(1, 12), {}, {}, {}};
  for (const CountMember& count : kCounts) out.*count.member = readCount(field.at(count.key));
  return out;
}

template <class Item>
void readAll(const Field& list, Item (*readOne)(const Field&), std::vector<Item>& out) {
  if (list.given()) readItems(list, readOne, out);
}

Records readBody(const Field& root, ProblemList&) {
  Records out;
  readTexts(root, kPeople, out);
  readAll(root.at("proposals"), readProposal, out.proposals);
  readAll(root.at("lists"), readList, out.lists);
  readAll(root.at("sendings"), readSending, out.sendings);
  readAll(root.at("measures"), readMeasure, out.measures);
  readAll(root.at("execution"), readExecution, out.execution);
  return out;
}

// --- writing

std::string textOf(const ProposalRecord& record) {
  ObjectText out;
  out.text("kind", record.kind);
  out.number("year", record.year);
  if (record.period) out.text("period", kPeriodNames[static_cast<std::size_t>(*record.period)]);
  out.text("stage", kStageNames[static_cast<std::size_t>(record.stage)]);
  out.text("answer", kAnswerNames[static_cast<std::size_t>(record.answer)]);
  putTexts(out, kProposalTexts, record);
  return out.str();
}

std::string textOf(const ListEntry& entry) {
  ObjectText out;
  out.text("territory", entry.territory);
  out.text("part", kPartNames[static_cast<std::size_t>(entry.part)]);
  out.text("state", kStateNames[static_cast<std::size_t>(entry.state)]);
  if (!entry.weakest.empty()) out.text("weakest", entry.weakest);
  if (entry.covered) out.number("covered", *entry.covered);
  return out.str();
}

std::string textOf(const ListVersion& list) {
  std::vector<std::string> entries;
  for (const ListEntry& entry : list.entries) entries.push_back(textOf(entry));
  ObjectText out;
  out.number("year", list.year);
  putTexts(out, kListHead, list);
  out.raw("localities", entries.empty() ? "[]" : listText(entries));
  putTexts(out, kListAct, list);
  return out.str();
}

std::string textOf(const Sending& sending) {
  ObjectText out;
  out.number("year", sending.year);
  out.text("receiver", sending.receiver);
  putTexts(out, kSendingTexts, sending);
  return out.str();
}

std::string textOf(const Measure& measure) {
  ObjectText out;
  out.text("group", measure.group);
  putTexts(out, kMeasureTexts, measure);
  return out.str();
}

std::string textOf(const Execution& month) {
  ObjectText out;
  out.text("stream", month.stream);
  out.number("year", month.year);
  out.number("month", month.month);
  for (const CountMember& count : kCounts)
    if (month.*count.member) out.number(count.key, *(month.*count.member));
  return out.str();
}

template <class Item>
void putAll(ObjectText& out, std::string_view key, const std::vector<Item>& items) {
  std::vector<std::string> texts;
  for (const Item& item : items) texts.push_back(textOf(item));
  if (!texts.empty()) out.raw(key, listText(texts));
}

}  // namespace

// A date that was given is a whole one: deadlines are counted in days.
std::string readDay(const Field& field) {
  const std::string day = readOptionalText(field);
  if (!day.empty() && !(day.size() == 10 && isDate(day))) field.fail({Str::BadDate, {day}});
  return day;
}

std::string writeRecords(const Records& records) {
  ObjectText out = ownFileHead(kFormat, kVersion);
  putTexts(out, kPeople, records);
  putAll(out, "proposals", records.proposals);
  putAll(out, "lists", records.lists);
  putAll(out, "sendings", records.sendings);
  putAll(out, "measures", records.measures);
  putAll(out, "execution", records.execution);
  return out.str() + "\n";
}

Result<Records> readRecords(const InputFile& file) { return readOwnFile<Records>(file, kFormat, kVersion, readBody); }

}  // namespace kosh
