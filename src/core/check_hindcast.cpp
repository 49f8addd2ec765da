// Validation of the hindcast: the checks of demography and migration, no input from after its date, comparable totals.
#include "core/check.h"
#include "core/hindcast.h"

namespace kosh {

bool isLate(const std::string& asOf, int year) {
  const std::string first = std::to_string(year);
  return asOf.empty() || (asOf.substr(0, 4) >= first && asOf != first + "-01-01");
}

namespace {

void checkDate(Checker& check, const std::string& path, const Provenance& from) {
  const int year = check.dataset.hindcast->demography.baseYear;
  if (isLate(from.asOf, year))
    check.report(join(path, "as_of"), Str::BadLate, {from.asOf, std::to_string(year) + "-01-01"});
}

void checkDates(Checker& check) {
  const Demography& people = check.dataset.hindcast->demography;
  const Migration& migration = check.dataset.hindcast->migration;
  const std::string vital = "/inputs/demography", moving = "/inputs/migration";
  if (people.cityTotal) checkDate(check, vital + "/city_total", people.cityTotal->from);
  for (std::size_t d = 0; d < people.baseFrom.size() && d < check.dataset.districts.size(); ++d)
    checkDate(check, vital + "/base/" + district(check.dataset, static_cast<int>(d)).id, people.baseFrom[d]);
  checkDate(check, vital + "/mortality", people.mortalityFrom);
  checkDate(check, vital + "/fertility", people.fertilityFrom);
  checkDate(check, vital + "/sex_ratio_at_birth", people.sexRatioFrom);
  for (const AgeProfile& profile : migration.profiles) checkDate(check, moving + "/profiles/" + profile.id, profile.from);
  for (std::size_t f = 0; f < migration.flows.size(); ++f)
    checkDate(check, join(moving + "/flows", f), migration.flows[f].from);
  for (std::size_t f = 0; f < migration.netFlows.size(); ++f)
    checkDate(check, join(moving + "/net_flows", f), migration.netFlows[f].from);
  if (!migration.moves.rate.empty()) checkDate(check, moving + "/moves", migration.moves.from);
}

void checkPublished(Checker& check) {
  const Hindcast& facts = *check.dataset.hindcast;
  for (std::size_t i = 0; i < facts.published.size(); ++i) {
    const PublishedTotal& total = facts.published[i];
    const std::string path = join("/compare", i);
    const int first = facts.demography.baseYear + 1, last = facts.demography.lastFlowYear + 1;
    if (total.year < first || total.year > last)
      check.report(path + "/year", Str::BadYear, {std::to_string(total.year), std::to_string(first), std::to_string(last)});
    check.figure(path, total.figure);
    if (total.figure.value == 0) check.report(path + "/value", Str::BadMissing, {});
  }
}

}  // namespace

void checkHindcast(Checker check) {
  if (!check.dataset.hindcast) return;
  const Dataset past = hindcastDataset(check.dataset);
  std::vector<Problem> found;
  checkDemography({past, found, "/inputs/demography"});  // the file's name carries the beginning of the path
  checkMigration({past, found, "/inputs/migration"});
  for (Problem& problem : found)
    check.report(problem.file + problem.path, problem.message.id, std::move(problem.message.args), problem.severity);
  checkDates(check);
  checkPublished(check);
}

}  // namespace kosh
