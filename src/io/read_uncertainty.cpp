// Reads uncertainty.json: how far rates and streams stray from what the model holds.
#include <algorithm>

#include "io/read_parts.h"

namespace kosh {
namespace {

Spread readSpread(const Field& field) {
  if (!field.expectObject()) return {};
  return {readFigure(field.at("sd")), readFigure(field.at("rho"))};
}

// What a key of `flows` or `fill_rates` may name.
enum class Kind { none, gross, net, quota };

Kind flowKind(const Migration& migration, const std::string& id) {
  const auto is = [&](const auto& flow) { return flow.id == id; };
  if (std::any_of(migration.flows.begin(), migration.flows.end(), is)) return Kind::gross;
  return std::any_of(migration.netFlows.begin(), migration.netFlows.end(), is) ? Kind::net : Kind::none;
}

template <class KindOf>
std::vector<StreamSpread> readStreams(const Field& field, const KindOf& kindOf) {
  std::vector<StreamSpread> out;
  if (!field.given()) return out;
  for (const auto& [id, item] : field.members()) {
    const Kind kind = kindOf(id);
    if (kind == Kind::none) {
      item.fail({Str::IoUnknownId, {'"' + id + '"'}});
      continue;
    }
    StreamSpread spread{id, readSpread(item), std::nullopt};
    const Field split = item.at("split");
    if (split.given() && kind == Kind::gross) spread.split = readSpread(split);
    else if (split.given()) split.fail({Str::IoNoSplit, {}});
    out.push_back(std::move(spread));
  }
  return out;
}

Spreads readSpreads(const Field& field, const Migration& migration, const Dataset& data) {
  return {readSpread(field.at("fertility")), readSpread(field.at("mortality")),
          readStreams(field.at("flows"), [&](const std::string& id) { return flowKind(migration, id); }),
          readStreams(field.at("fill_rates"),
                      [&](const std::string& id) { return findStream(data, id) >= 0 ? Kind::quota : Kind::none; })};
}

}  // namespace

void readUncertainty(const Field& part, Dataset& data) {
  Uncertainty out{readSpreads(part, data.migration, data), std::nullopt};
  const Field past = part.at("hindcast");
  if (past.given() && past.expectObject() && data.hindcast) out.hindcast = readSpreads(past, data.hindcast->migration, data);
  data.uncertainty = std::make_shared<const Uncertainty>(std::move(out));
}

}  // namespace kosh
