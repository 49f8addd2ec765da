// Findings as JSON: sentences in three languages, the chain of figures, the formula in words and with its values.
#include "core/evidence.h"
#include "io/canonical.h"
#include "io/formats.h"

namespace kosh {
namespace {

constexpr const char* kSigns[] = {"decide", "check", "in_order", "no_data"};
constexpr const char* kDirections[] = {"none", "include", "exclude", "increase", "decrease", "keep", "warn", "measures",
                                       "infrastructure_first", "programme", "build", "fix"};
constexpr const char* kLangKeys[] = {"kk", "ru", "en"};

void appendText(std::string& out, std::string_view key, std::string_view value) {
  appendQuoted(out, key);
  out += ':';
  appendQuoted(out, value);
}

// "key":{"kk":...}; null where nothing is said.
void appendNames(std::string& out, std::string_view key, const Names& names) {
  appendQuoted(out, key);
  if (names.empty()) {
    out += ":null";
    return;
  }
  for (std::size_t l = 0; l < kLangs; ++l) {
    out += l == 0 ? ":{" : ",";
    appendText(out, kLangKeys[l], names.by[l]);
  }
  out += '}';
}

void appendMessage(std::string& out, std::string_view key, const Message& message) {
  appendNames(out, key, said(message) ? spoken(message) : Names{});
}

std::string_view territoryId(const Dataset& dataset, int territory) {
  return territory < 0 ? std::string_view() : dataset.territories[static_cast<std::size_t>(territory)].id;
}

void appendEvidence(std::string& out, const Dataset& dataset, const Evidence& value) {
  out += '{';
  appendText(out, "id", value.id);
  out += ',';
  appendMessage(out, "name", value.name);
  out += ",\"value\":" + (value.value ? fullNumber(*value.value) : std::string("null")) + ',';
  appendMessage(out, "text", value.text);
  out += ',';
  appendMessage(out, "unit", value.unit);
  out += ',';
  const bool missing = !value.value && !said(value.text);
  appendText(out, "status", value.status ? statusName(*value.status) : missing ? "no_data" : "");
  out += ',';
  appendText(out, "source", value.source);
  out += ',';
  appendText(out, "as_of", value.asOf);
  out += ',';
  appendText(out, "territory", territoryId(dataset, value.territory));
  out += ",\"year\":" + (value.year ? std::to_string(value.year) : std::string("null")) + '}';
}

std::string indexOrNull(int index) { return index < 0 ? "null" : std::to_string(index); }

void appendFinding(std::string& out, const Dataset& dataset, const Finding& f) {
  out += '{';
  appendText(out, "id", f.id);
  out += ',';
  appendText(out, "paragraph", f.paragraph);
  out += ',';
  appendText(out, "subject", f.subject);
  out += ',';
  appendText(out, "territory", territoryId(dataset, f.territory));
  out += ",\"year\":" + std::to_string(f.year) + ',';
  appendText(out, "sign", kSigns[static_cast<std::size_t>(f.sign)]);
  out += ',';
  appendText(out, "direction", kDirections[static_cast<std::size_t>(f.direction)]);
  out += ',';
  appendMessage(out, "message", f.message);
  out += ',';
  appendMessage(out, "reason", f.reason);
  out += ",\"values\":[";
  for (std::size_t i = 0; i < f.values.size(); ++i) {
    if (i > 0) out += ',';
    appendEvidence(out, dataset, f.values[i]);
  }
  out += "],\"threshold\":" + indexOrNull(f.threshold) + ",\"result\":" + indexOrNull(f.result) + ',';
  appendMessage(out, "formula", formulaInWords(f.formula, f.values));
  out += ',';
  appendMessage(out, "formula_with_values", formulaWithValues(f.formula, f.values));
  out += std::string(",\"own_method\":") + (f.ownMethod ? "true" : "false") + ",\"weak\":" + (f.weak ? "true" : "false") + '}';
}

}  // namespace

std::string findingsToJson(const Dataset& dataset, const std::vector<Finding>& findings) {
  std::string out = "[";
  for (std::size_t i = 0; i < findings.size(); ++i) {
    out += i == 0 ? "\n" : ",\n";
    appendFinding(out, dataset, findings[i]);
  }
  return out + "\n]";
}

}  // namespace kosh
