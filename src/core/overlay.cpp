// Where each figure of an overlay stands in the facts, and the laying over.
#include "core/overlay.h"

#include <algorithm>

#include "core/overlay_slots.h"

namespace kosh {
namespace {

auto placeOf(const Overlay& overlay, std::string_view path) {
  return std::lower_bound(overlay.figures.begin(), overlay.figures.end(), path,
                          [](const OverlayFigure& figure, std::string_view wanted) { return figure.path < wanted; });
}

// The key of a typed source; a text that was typed before keeps its key, and the latest of its dates.
std::string keyOfSource(Dataset& dataset, const Provenance& from) {
  for (Source& source : dataset.sources) {
    if (source.kind != kOwnKind || source.title.in(Lang::en) != from.source) continue;
    source.date = std::max(source.date, from.asOf);
    return source.id;
  }
  Source added;
  for (int n = 1; added.id.empty() || findSource(dataset, added.id); ++n) added.id = "user:" + std::to_string(n);
  added.title = sameInAll(from.source);
  added.date = from.asOf;
  added.kind = kOwnKind;
  dataset.sources.push_back(added);
  return added.id;
}

}  // namespace

// The slot is only read here.
std::optional<Figure> figureAt(const Dataset& dataset, std::string_view path) {
  const std::optional<Slot> slot = findSlot(const_cast<Dataset&>(dataset), path);
  return slot ? slot->read() : std::nullopt;
}

bool addressable(const Dataset& dataset, std::string_view path) {
  return findSlot(const_cast<Dataset&>(dataset), path).has_value();
}

const Figure* ownFigure(const Overlay& overlay, std::string_view path) {
  const auto place = placeOf(overlay, path);
  return place != overlay.figures.end() && place->path == path ? &place->figure : nullptr;
}

void setOwn(Overlay& overlay, std::string_view path, Figure figure) {
  removeOwn(overlay, path);
  overlay.figures.insert(placeOf(overlay, path), {std::string(path), std::move(figure)});
}

void removeOwn(Overlay& overlay, std::string_view path) {
  std::erase_if(overlay.figures, [&](const OverlayFigure& figure) { return figure.path == path; });
}

Dataset withOverlay(Dataset dataset, const Overlay& overlay) {
  for (const OverlayFigure& own : overlay.figures) {
    const std::optional<Slot> slot = findSlot(dataset, own.path);
    if (!slot) continue;
    Figure figure = own.figure;
    figure.from.source = keyOfSource(dataset, own.figure.from);
    slot->write(figure);
  }
  return dataset;
}

}  // namespace kosh
