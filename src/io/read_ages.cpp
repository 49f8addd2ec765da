// Lists by age as a file may give them: single ages, age groups, or the parameters of a model migration schedule.
#include <algorithm>
#include <cmath>
#include <functional>

#include "core/rogers_castro.h"
#include "core/split.h"
#include "io/read_parts.h"

namespace kosh {
namespace {

constexpr double kMostParameter = 10;  // amplitudes and rates per year; the published ones are below 3
constexpr double kOldestPeak = 130;

// A parameter that must be there; zero when it is wrong.
double parameter(const Field& field, double most) {
  const double value = field.number();
  if (value >= 0 && value <= most) return value;
  field.fail({Str::IoRange, {field.found(), "0", shortestNumber(most)}});
  return 0;
}

MigrationHump readHump(const Field& curve, const std::string& number) {
  return {parameter(curve.at("a" + number), kMostParameter), parameter(curve.at("alpha" + number), kMostParameter),
          parameter(curve.at("mu" + number), kOldestPeak), parameter(curve.at("lambda" + number), kMostParameter)};
}

bool anyGiven(const Field& curve, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (!curve.at(name).absent()) return true;
  return false;
}

RogersCastro readCurve(const Field& curve) {
  RogersCastro out;
  if (!curve.expectObject()) return out;
  out.a1 = parameter(curve.at("a1"), kMostParameter);
  out.alpha1 = parameter(curve.at("alpha1"), kMostParameter);
  out.labour = readHump(curve, "2");
  if (anyGiven(curve, {"a3", "alpha3", "mu3", "lambda3"})) out.retirement = readHump(curve, "3");
  if (anyGiven(curve, {"a4", "lambda4"})) {
    out.a4 = parameter(curve.at("a4"), kMostParameter);
    out.lambda4 = parameter(curve.at("lambda4"), kMostParameter);
  }
  if (curve.at("c").given()) out.c = parameter(curve.at("c"), kMostParameter);
  return out;
}

void appendCurve(const Field& field, const Dataset& data, double level, std::vector<double>& out) {
  for (double value : migrationByAge(readCurve(field), data.demography.ages, data.demography.stepYears))
    out.push_back(level * value);
}

// Makes the values from `first` on sum to `whole`; a curve without height or of endless height is refused.
void scaleTo(const Field& field, double whole, std::size_t first, std::vector<double>& values) {
  double sum = 0;
  for (std::size_t i = first; i < values.size(); ++i) sum += values[i];
  if (!(sum > 0) || std::isinf(sum)) return field.fail({Str::IoBadCurve, {}});
  for (std::size_t i = first; i < values.size(); ++i) values[i] *= whole / sum;
}

// One curve for both sexes needs the share of men; with two curves it is optional, their heights say it.
std::vector<double> readCurves(const Field& profile, const Dataset& data) {
  std::vector<double> out;
  const Field curves = profile.at("rogers_castro"), share = profile.at("share_male");
  const bool bySex = !curves.at("f").absent() || !curves.at("m").absent();
  double men = 0.5;
  if (!bySex || share.given()) men = parameter(share, 1);
  for (int sex = 0; sex < kSexes; ++sex) {
    const std::size_t first = out.size();
    const Field curve = bySex ? curves.at(sex == kMale ? "m" : "f") : curves;
    if (!bySex && sex == kMale) out.insert(out.end(), out.begin(), out.begin() + data.demography.ages);
    else appendCurve(curve, data, 1, out);
    if (!bySex || share.given()) scaleTo(curve, sex == kMale ? men : 1 - men, first, out);
  }
  if (bySex && !share.given()) scaleTo(curves, 1, 0, out);
  return out;
}

}  // namespace

AgeLists readGroups(const Field& field, const Dataset& data) {
  AgeLists out = singleAges(data);
  if (!field.given()) return out;
  if (data.demography.stepYears != 1) field.fail({Str::IoGroupsStep, {}});
  const std::vector<Field> items = field.items();
  for (const Field& item : items) out.lower.push_back(item.whole(0, kMaxAges - 1));
  const bool rising = std::is_sorted(out.lower.begin(), out.lower.end(), std::less_equal<>());
  const bool whole = out.lower.size() >= 2 && out.lower.front() == 0 && rising;
  if (!whole) field.fail({Str::IoBadGroups, {}});
  else if (out.ages > 0 && out.lower.back() != out.ages - 1)
    items.back().fail({Str::IoFoundExpected, {items.back().found(), std::to_string(out.ages - 1)}});
  else
    return {out.lower.back() + 1, out.lower};
  return {-1, {}};
}

std::vector<double> readByAge(const Field& list, const AgeLists& form, OfGroup what) {
  if (form.lower.empty()) return list.numbers(form.ages);
  std::vector<double> values = list.numbers(static_cast<int>(form.lower.size()));
  const std::vector<Field> items = list.is(JsonKind::array) ? list.items() : std::vector<Field>();
  for (std::size_t i = 0; i < items.size() && i < values.size(); ++i) {
    if (values[i] >= 0) continue;
    items[i].fail({Str::BadNegative, {items[i].found()}});
    values[i] = 0;
  }
  return what == OfGroup::sum ? splitGroups(form.lower, values) : holdRates(form.lower, values);
}

void appendBothSexes(const Field& bySex, const AgeLists& form, OfGroup what, std::vector<double>& out) {
  bySex.expectObject();
  for (const char* sex : {"f", "m"}) {
    const std::vector<double> row = readByAge(bySex.at(sex), form, what);
    out.insert(out.end(), row.begin(), row.end());
  }
}

std::vector<double> readShares(const Field& profile, const Dataset& data) {
  if (profile.at("rogers_castro").given() && data.demography.ages > 0) return readCurves(profile, data);
  std::vector<double> out;
  appendBothSexes(profile, readGroups(profile.at("groups"), data), OfGroup::sum, out);
  return out;
}

}  // namespace kosh
