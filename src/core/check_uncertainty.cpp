// Validation of the spreads: deviations that a logarithm can take, streams that exist, nothing later than the hindcast.
#include "core/check.h"

namespace kosh {
namespace {

constexpr double kMaxDeviation = 2;      // a year's number then strays by a factor of seven
constexpr double kMaxPersistence = 0.999;  // below one, so that the variance has a limit

// `before`: no figure may speak of a later time than 1 January of that year; 0: any may.
void checkFigure(Checker& check, const std::string& path, const Figure& figure, double most, int before) {
  check.provenance(path, figure.from);
  if (!(figure.value >= 0 && figure.value <= most))
    check.report(join(path, "value"), Str::BadRange, {shortestNumber(figure.value), std::string("0"), shortestNumber(most)});
  if (before > 0 && isLate(figure.from.asOf, before))
    check.report(join(path, "as_of"), Str::BadLate, {figure.from.asOf, std::to_string(before) + "-01-01"});
}

void checkSpread(Checker& check, const std::string& path, const Spread& spread, int before) {
  checkFigure(check, path + "/sd", spread.sd, kMaxDeviation, before);
  checkFigure(check, path + "/rho", spread.rho, kMaxPersistence, before);
}

void checkStreams(Checker& check, const std::string& path, const std::vector<StreamSpread>& streams, int before) {
  for (const StreamSpread& stream : streams) {
    checkSpread(check, join(path, stream.id), stream.whole, before);
    if (stream.split) checkSpread(check, join(path, stream.id) + "/split", *stream.split, before);
  }
}

bool named(const std::vector<StreamSpread>& streams, const std::string& id) {
  for (const StreamSpread& stream : streams)
    if (stream.id == id) return true;
  return false;
}

// A flow without a spread is projected as if it were certain: that must be seen.
void tellCertain(Checker& check, const std::string& path, const Migration& migration, const Spreads& spreads) {
  const auto tell = [&](const std::string& id) {
    if (!named(spreads.flows, id)) check.report(path + "/flows", Str::WarnNoSpread, {id}, Severity::warning);
  };
  for (const Flow& flow : migration.flows) tell(flow.id);
  for (const NetFlow& flow : migration.netFlows) tell(flow.id);
}

void checkSpreads(Checker& check, const std::string& path, const Spreads& spreads, int before) {
  checkSpread(check, path + "/fertility", spreads.fertility, before);
  checkSpread(check, path + "/mortality", spreads.mortality, before);
  checkStreams(check, path + "/flows", spreads.flows, before);
  checkStreams(check, path + "/fill_rates", spreads.fillRates, before);
}

}  // namespace

void checkUncertainty(Checker check) {
  if (!check.dataset.uncertainty) return;
  const Uncertainty& facts = *check.dataset.uncertainty;
  checkSpreads(check, "", facts.spreads, 0);
  tellCertain(check, "", check.dataset.migration, facts.spreads);
  for (const QuotaStream& stream : check.dataset.quotas.streams)
    if (!named(facts.spreads.fillRates, stream.id))
      check.report("/fill_rates", Str::WarnNoSpread, {stream.id}, Severity::warning);
  if (!facts.hindcast || !check.dataset.hindcast) return;
  checkSpreads(check, "/hindcast", *facts.hindcast, check.dataset.hindcast->demography.baseYear);
  tellCertain(check, "/hindcast", check.dataset.hindcast->migration, *facts.hindcast);
}

}  // namespace kosh
