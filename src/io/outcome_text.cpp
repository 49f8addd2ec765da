// The outcome as CSV and JSON with full precision.
#include <algorithm>
#include <utility>

#include "core/factors.h"
#include "core/overlay.h"
#include "io/canonical.h"
#include "io/formats.h"

namespace kosh {
namespace {

// One figure of the outcome, as both formats show it.
struct Row {
  std::optional<int> year;  // nothing: a series that no year is published of
  std::string_view territory, indicator, status, unit;
  std::optional<double> value;
};

// Quoted only where a comma, a quote or a line end asks for it (RFC 4180).
void appendCsv(std::string& out, std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += text;
    return;
  }
  out += '"';
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  out += '"';
}

bool hasAny(const Outcome& outcome, int territory) {
  for (int i = 0; i < static_cast<int>(outcome.indicators.size()); ++i)
    for (int year = outcome.firstYear; year <= outcome.lastYear; ++year)
      if (valueOf(outcome, i, territory, year)) return true;
  return false;
}

// Units in ASCII: m2, m3, ug, 16-62.
std::string ascii(std::string_view unit) {
  std::string out(unit);
  constexpr std::pair<std::string_view, const char*> kLetters[] = {
      {"\u00B2", "2"}, {"\u00B3", "3"}, {"\u00B5", "u"}, {"\u2013", "-"}};
  for (const auto& [letter, plain] : kLetters)
    for (std::size_t at = out.find(letter); at != std::string::npos; at = out.find(letter)) out.replace(at, letter.size(), plain);
  return out;
}

// The city and the projected territories always; territories that hold only facts when there is a figure for them.
std::vector<int> shownTerritories(const Dataset& dataset, const Outcome& outcome) {
  std::vector<int> out;
  for (int t = 0; t < static_cast<int>(dataset.territories.size()); ++t) {
    const bool district = std::find(dataset.districts.begin(), dataset.districts.end(), t) != dataset.districts.end();
    const bool city = dataset.territories[static_cast<std::size_t>(t)].kind == TerritoryKind::city;
    if (district || city || hasAny(outcome, t)) out.push_back(t);
  }
  return out;
}

// Flows have no row in the last year, which has only a stock.
template <class Each>
void forRows(const Dataset& dataset, const Outcome& outcome, const Each& each) {
  const std::vector<int> territories = shownTerritories(dataset, outcome);
  std::vector<std::string> units;
  for (const Indicator& indicator : outcome.indicators) units.push_back(ascii(unitOf(dataset, indicator, Lang::en)));
  for (int year = outcome.firstYear; year <= outcome.lastYear; ++year) {
    for (int t : territories) {
      for (std::size_t i = 0; i < outcome.indicators.size(); ++i) {
        const Indicator& indicator = outcome.indicators[i];
        if (!indicator.stock && year == outcome.lastYear) continue;
        const std::optional<Datum> datum = valueOf(outcome, static_cast<int>(i), t, year);
        Row row{year, dataset.territories[static_cast<std::size_t>(t)].id, indicator.id,
                datum ? statusName(datum->status) : "no_data", units[i], std::nullopt};
        if (datum) row.value = datum->value;
        each(row);
      }
    }
  }
}

// Published series after the indicators, each figure in its own year; a series without any has one row of the city.
template <class Each>
void forSeries(const Dataset& dataset, const Each& each) {
  for (const Series& series : dataset.series) {
    bool any = false;
    const std::string unit = ascii(series.unit.in(Lang::en));
    for (std::size_t t = 0; t < series.values.size() && t < dataset.territories.size(); ++t) {
      for (const YearFigure& f : series.values[t]) {
        each(Row{f.year, dataset.territories[t].id, series.id, statusName(f.figure.from.status), unit, f.figure.value});
        any = true;
      }
    }
    if (!any && !dataset.territories.empty())
      each(Row{std::nullopt, dataset.territories[0].id, series.id, "no_data", unit, std::nullopt});
  }
}

void appendMember(std::string& out, std::string_view key, std::string_view value) {
  appendQuoted(out, key);
  out += ':';
  appendQuoted(out, value);
}

void appendRowJson(std::string& out, const Row& row) {
  out += "{\"year\":" + (row.year ? std::to_string(*row.year) : std::string("null")) + ",";
  appendMember(out, "territory", row.territory);
  out += ',';
  appendMember(out, "indicator", row.indicator);
  out += ",\"value\":" + (row.value ? fullNumber(*row.value) : std::string("null")) + ",";
  appendMember(out, "unit", row.unit);
  out += ',';
  appendMember(out, "status", row.status);
  out += '}';
}

void appendNoteJson(std::string& out, const Message& note) {
  out += '{';
  appendMember(out, "kk", say(note, Lang::kk));
  out += ',';
  appendMember(out, "ru", say(note, Lang::ru));
  out += ',';
  appendMember(out, "en", say(note, Lang::en));
  out += '}';
}

void appendNames(std::string& out, std::string_view key, Str id) {
  appendQuoted(out, key);
  out += ':';
  appendNoteJson(out, {id, {}});
}

// What shows a factor in the city: an indicator of the first year or the last figure published up to then.
void appendFactorRow(std::string& out, const Dataset& dataset, const Outcome& outcome, const FactorRow& row) {
  const bool series = row.series >= 0, none = row.indicator < 0 && !series;
  const std::string& id = series ? dataset.series[row.series].id : none ? std::string() : outcome.indicators[row.indicator].id;
  out += '{';
  if (row.part >= 0) {
    appendNames(out, "part", factors()[row.factor].part[row.part]);
    out += ',';
  }
  appendMember(out, "indicator", id);
  out += ",\"year\":" + (row.value ? std::to_string(row.year) : std::string("null"));
  out += ",\"value\":" + (row.value ? fullNumber(row.value->value) : std::string("null")) + ',';
  appendMember(out, "unit", ascii(series ? dataset.series[row.series].unit.in(Lang::en)
                                  : none ? std::string_view() : unitOf(dataset, outcome.indicators[row.indicator], Lang::en)));
  out += ',';
  appendMember(out, "status", row.value ? statusName(row.value->status) : "no_data");
  out += ',';
  const Source* source = row.from ? findSource(dataset, row.from->source) : nullptr;
  const bool own = source && source->kind == kOwnKind;
  appendMember(out, "source", own ? source->title.in(Lang::en) : row.from ? row.from->source : row.value ? "computed_by_the_program" : "");
  if (own) out += ",\"own\":true";
  out += '}';
}

// Paragraph 3: every factor with all that shows it.
void appendFactors(std::string& out, const Dataset& dataset, const Outcome& outcome) {
  int factor = -1;
  for (const FactorRow& row : factorRows(dataset, outcome, 0, outcome.firstYear)) {
    if (row.factor != factor) {
      out += factor < 0 ? "\n{" : "]},\n{";
      factor = row.factor;
      appendMember(out, "id", factors()[factor].id);
      out += ",\"paragraph\":\"3\",";
      appendNames(out, "name", factors()[factor].name);
      out += ",\"rows\":[";
    } else {
      out += ',';
    }
    appendFactorRow(out, dataset, outcome, row);
  }
  if (factor >= 0) out += "]}";
}

// Persons whose departure was cut because nobody was left in the cell; "age" is the first of the group.
void appendCutJson(std::string& out, const Dataset& dataset, const YearCut& cut) {
  out += "{\"year\":" + std::to_string(cut.year) + ",";
  appendMember(out, "territory", district(dataset, cut.cut.territory).id);
  out += ',';
  appendMember(out, "sex", cut.cut.sex == kMale ? "m" : "f");
  out += ",\"age\":" + std::to_string(cut.cut.age * dataset.demography.stepYears);
  out += ",\"persons\":" + fullNumber(cut.cut.persons) + "}";
}

}  // namespace

std::string outcomeToCsv(const Dataset& dataset, const Outcome& outcome) {
  std::string out = "year,territory,indicator,value,unit,status\n";
  const auto append = [&](const Row& row) {
    out += (row.year ? std::to_string(*row.year) : std::string()) + ',';
    appendCsv(out, row.territory);
    out += ',';
    appendCsv(out, row.indicator);
    out += ',' + (row.value ? fullNumber(*row.value) : std::string()) + ',';
    appendCsv(out, row.unit);
    out += ',';
    out += row.status;
    out += '\n';
  };
  forRows(dataset, outcome, append);
  forSeries(dataset, append);
  return out;
}

std::string outcomeToJson(const Dataset& dataset, const Outcome& outcome, const Judgement* judgement) {
  std::string out = "{\"format\":\"kosh/outcome\",\"version\":1,";
  appendMember(out, "dataset", dataset.fingerprint);
  out += ",\"first_year\":" + std::to_string(outcome.firstYear) + ",\"last_year\":" + std::to_string(outcome.lastYear);
  out += ",\"values\":[";
  const char* between = "\n";
  const auto append = [&](const Row& row) {
    out += between;
    appendRowJson(out, row);
    between = ",\n";
  };
  forRows(dataset, outcome, append);
  forSeries(dataset, append);
  out += "\n],\"factors\":[";
  appendFactors(out, dataset, outcome);
  out += "\n],\"cuts\":[";
  between = "\n";
  for (const YearCut& cut : outcome.cuts) {
    out += between;
    appendCutJson(out, dataset, cut);
    between = ",\n";
  }
  out += "\n],\"notes\":[";
  between = "\n";
  for (const Message& note : outcome.notes) {
    out += between;
    appendNoteJson(out, note);
    between = ",\n";
  }
  out += "\n]";
  if (judgement) out += ",\"coming_year\":" + std::to_string(judgement->year) + ",\"findings\":" + findingsToJson(dataset, judgement->findings);
  return out + "}\n";
}

std::string peopleToCsv(const Dataset& dataset, const Outcome& outcome) {
  const char* const sexes[kSexes] = {"f", "m"};
  std::string out = "year,territory,sex,age,persons\n";
  for (int year = outcome.firstYear; year <= outcome.lastYear; ++year) {
    for (int d = 0; d < outcome.districts; ++d) {
      for (int sex = 0; sex < kSexes; ++sex) {
        for (int age = 0; age < outcome.ages; ++age) {
          out += std::to_string(year) + ',';
          appendCsv(out, district(dataset, d).id);
          out += std::string(",") + sexes[sex] + ',' + std::to_string(age * dataset.demography.stepYears) + ',';
          out += fullNumber(outcome.persons(year, d, sex, age)) + '\n';
        }
      }
    }
  }
  return out;
}

}  // namespace kosh
