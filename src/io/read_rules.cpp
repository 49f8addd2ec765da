// Reads the rules of decision No 98: acts, paragraphs, terms, thresholds, deadlines, receivers and measures.
#include <algorithm>

#include "io/own_file.h"

namespace kosh {
namespace {

Act readAct(const Field& field) {
  Act out;
  out.id = field.at("id").text();
  out.number = readOptionalText(field.at("number"));
  out.date = field.at("date").text();
  out.title = readNames(field.at("title"));
  out.note = readOptionalNames(field.at("note"));
  out.status = readStatus(field.at("status"));
  return out;
}

Paragraph readParagraph(const Field& field) {
  return {field.at("id").text(), readNames(field.at("subject")), readNames(field.at("words"))};
}

Term readTerm(const Field& field) {
  return {field.at("id").text(), readNames(field.at("term")), readNames(field.at("words")), readNames(field.at("model"))};
}

Threshold readThreshold(const Field& field) {
  Threshold out;
  out.id = field.at("id").text();
  out.paragraph = field.at("paragraph").text();
  out.name = readNames(field.at("name"));
  out.unit = readNames(field.at("unit"));
  out.value = readOptionalFigure(field.at("figure"));
  if (field.at("own_method").given()) out.ownMethod = field.at("own_method").boolean();
  return out;
}

// "12-15": month and day.
void readDayOfYear(const Field& field, int& month, int& day) {
  const std::string text = field.text();
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() == 5 && text[2] == '-' && digit(0) && digit(1) && digit(3) && digit(4)) {
    month = (text[0] - '0') * 10 + (text[1] - '0');
    day = (text[3] - '0') * 10 + (text[4] - '0');
  } else if (field.is(JsonKind::string)) {
    field.fail({Str::BadDay, {field.found()}});
  }
}

DeadlineBasis readBasis(const Field& field) {
  const std::string name = field.is(JsonKind::string) ? field.value()->text : "";
  if (name == "decision") return DeadlineBasis::decision;
  if (name == "law") return DeadlineBasis::law;
  if (name == "practice") return DeadlineBasis::practice;
  if (name != "program") field.oneOf("decision, law, practice, program");
  return DeadlineBasis::program;
}

Deadline readDeadline(const Field& field) {
  Deadline out;
  out.id = field.at("id").text();
  out.paragraph = field.at("paragraph").text();
  out.event = readNames(field.at("event"));
  out.note = readOptionalNames(field.at("note"));
  out.basis = readBasis(field.at("basis"));
  out.status = readStatus(field.at("status"));
  if (field.at("inclusive_unconfirmed").given()) out.inclusiveUnconfirmed = field.at("inclusive_unconfirmed").boolean();
  if (field.at("after").given()) {
    out.after = field.at("after").text();
    out.afterDays = field.at("after_days").whole(0, 366);
    return out;
  }
  readDayOfYear(field.at("last"), out.lastMonth, out.lastDay);
  if (field.at("first").given())
    readDayOfYear(field.at("first"), out.month, out.day);
  else
    out.month = out.lastMonth, out.day = out.lastDay;
  return out;
}

Receiver readReceiver(const Field& field) {
  return {field.at("id").text(), field.at("paragraph").text(), readNames(field.at("name"))};
}

MeasureGroup readMeasureGroup(const Field& field) { return {field.at("id").text(), readNames(field.at("name"))}; }

// The rules bring the sources they name. Where the dataset lists one of that id, its own stands.
void addSources(const Field& list, Dataset& data) {
  if (!list.given()) return;
  std::vector<std::string> ids;
  for (const Field& item : list.items()) {
    if (!item.expectObject()) continue;
    Source source = readSource(item);
    if (std::find(ids.begin(), ids.end(), source.id) != ids.end())
      item.at("id").fail({Str::BadRepeatedId, {source.id}});
    else if (!findSource(data, source.id))
      data.sources.push_back(source);
    ids.push_back(std::move(source.id));
  }
}

}  // namespace

void readRules(const Field& part, Dataset& data) {
  addSources(part.at("sources"), data);
  readItems(part.at("acts"), readAct, data.rules.acts);
  readItems(part.at("paragraphs"), readParagraph, data.rules.paragraphs);
  readItems(part.at("terms"), readTerm, data.rules.terms);
  readItems(part.at("thresholds"), readThreshold, data.rules.thresholds);
  readItems(part.at("deadlines"), readDeadline, data.rules.deadlines);
  readItems(part.at("receivers"), readReceiver, data.rules.receivers);
  readItems(part.at("measures"), readMeasureGroup, data.rules.measures);
}

void addProgramRules(Dataset& data) {
  ProblemList problems;  // none: a test reads the file as any other
  const std::optional<JsonValue> tree = readJson(programRulesFile(), "decision-98.json", problems);
  if (tree) readRules(Field(*tree, "decision-98.json", "", problems), data);
}

}  // namespace kosh
