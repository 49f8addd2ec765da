// Figures of a document as people read them: cells of tables, evidence with its unit, changes from the shown numbers.
#include <cmath>

#include "report/desk.h"

namespace kosh {
namespace {

double rounded(double value, int decimals) {
  double scale = 1;
  for (int i = 0; i < decimals; ++i) scale *= 10;
  return std::round(value * scale) / scale;
}

bool isPercent(IndicatorKind kind) { return kind == IndicatorKind::share || kind == IndicatorKind::load; }
int decimalsOfKind(IndicatorKind kind) { return kind == IndicatorKind::share || kind == IndicatorKind::rate ? 1 : 0; }

TableCell missing(const Desk& desk) { return {words(desk, Str::NoData), std::nullopt, std::nullopt, false}; }

}  // namespace

TableCell cell(std::string text, bool bold) { return {std::move(text), std::nullopt, std::nullopt, bold}; }

TableCell count(int number) { return {std::to_string(number), static_cast<double>(number), std::nullopt, false}; }

TableCell number(const Desk& desk, std::optional<double> value, int decimals, std::optional<Status> status) {
  if (!value) return missing(desk);
  return {formatNumber(*value, decimals, desk.lang), *value, status, false};
}

TableCell change(const Desk& desk, std::optional<double> value, int decimals) {
  if (!value) return cell("\u2013");
  return {formatSigned(*value, decimals, desk.lang), *value, std::nullopt, false};
}

TableCell percent(const Desk& desk, std::optional<double> value, int decimals, std::optional<Status> status) {
  if (!value) return missing(desk);
  return {formatPercent(*value, decimals, desk.lang), *value, status, false};
}

TableCell datum(const Desk& desk, const Outcome& outcome, std::string_view indicator, int territory, int year) {
  const int index = findIndicator(outcome, indicator);
  if (index < 0) return missing(desk);
  const IndicatorKind kind = outcome.indicators[static_cast<std::size_t>(index)].kind;
  const std::optional<Datum> value = valueOf(outcome, index, territory, year);
  if (!value) return missing(desk);
  const int decimals = decimalsOfKind(kind);
  if (isPercent(kind)) return percent(desk, value->value, decimals, value->status);
  if (kind != IndicatorKind::change) return number(desk, value->value, decimals, value->status);
  TableCell out = change(desk, value->value, decimals);
  out.status = value->status;
  return out;
}

std::string unitWords(const Desk& desk, const Evidence& evidence) { return words(desk, evidence.unit); }

TableCell evidence(const Desk& desk, const Evidence& evidence) {
  if (evidence.text.id != Str::Count) return cell(words(desk, evidence.text));
  return number(desk, evidence.value, evidence.decimals, evidence.status);
}

std::string columnHead(const std::string& name, const std::string& unit) {
  return unit.empty() || name.find(unit) != std::string::npos ? name : name + ", " + unit;
}

std::string evidenceText(const Desk& desk, const Evidence& e) {
  const std::string shown = evidence(desk, e).text;
  Message unit = e.unit;
  if (e.value) unit.args.push_back(Number{*e.value, e.decimals});  // chooses among plural forms
  const std::string forms = words(desk, unit);
  return !e.value || forms.empty() ? shown : shown + "\u00A0" + forms;
}

std::string evidenceName(const Desk& desk, const Evidence& evidence) {
  std::string out = words(desk, evidence.name);
  const auto says = [&](const std::string& part) { return out.find(part) != std::string::npos; };
  const std::string year = std::to_string(evidence.year);
  if (evidence.territory > 0 && !says(territoryName(desk, evidence.territory))) out += ", " + territoryName(desk, evidence.territory);
  if (evidence.year > 0 && !says(year)) out += ", " + words(desk, Str::DocYear, {year});
  return out;
}

void addChange(const Desk& desk, std::vector<TableCell>& row, std::optional<double> before, std::optional<double> after, int decimals) {
  std::optional<double> difference, share;
  if (before && after) {
    const double from = rounded(*before, decimals);
    difference = rounded(*after, decimals) - from;
    if (from != 0) share = 100 * *difference / std::fabs(from);
  }
  row.push_back(change(desk, difference, decimals));
  row.push_back(share ? TableCell{formatSigned(*share, 1, desk.lang) + "\u00A0%", *share, std::nullopt, false} : cell("\u2013"));
}

std::vector<std::optional<Datum>> districtColumn(const Desk& desk, const Outcome& outcome, std::string_view indicator, int year) {
  const int index = findIndicator(outcome, indicator);
  std::vector<double> parts;
  std::vector<std::optional<Datum>> out;
  for (int territory : desk.dataset.districts) {
    out.push_back(valueOf(outcome, index, territory, year));
    if (out.back()) parts.push_back(out.back()->value);
  }
  const std::optional<Datum> city = valueOf(outcome, index, 0, year);
  double sum = 0;
  for (double part : parts) sum += part;
  // A sum that is not the city's is none: a deficit of one district is not the reserve of another.
  if (!city || parts.size() != out.size() || std::fabs(sum - city->value) > 0.5) return out;
  const std::vector<double> whole = wholeByLargestRemainder(parts, city->value);
  for (std::size_t d = 0; d < out.size(); ++d) out[d]->value = whole[d];
  return out;
}

}  // namespace kosh
