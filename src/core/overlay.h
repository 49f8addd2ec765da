// Overlay: figures that the user typed in or corrected, laid over the facts. A plain value beside the four nouns.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/outcome.h"

namespace kosh {

// A figure of the user's. `figure.from.source` is the text that was typed, not a key of sources.json.
struct OverlayFigure {
  std::string path;  // "services/kindergarten/capacity/alatau"
  Figure figure;
  bool operator==(const OverlayFigure&) const = default;
};

struct Overlay {
  std::vector<OverlayFigure> figures;  // sorted by path, no repeats
  bool operator==(const Overlay&) const = default;
};

inline constexpr std::size_t kMostOwnText = 1000;  // bytes of a source or a note
inline constexpr const char* kOwnKind = "user";    // kind of the sources that an overlay adds

// The figure at a path, in the units of the dataset; nothing where it is missing or the path leads nowhere.
//   territories/<id>/area_km2                 km2
//   services/<id>/capacity/<territory>        its unit; of the city: its own figure, used where a district's is missing
//   services/<id>/rate                        its unit per person, of every age; not where the facts give it by age
//   services/<id>/norm                        allowed load, 1 is 100 %; the source becomes the act, unverified never gates
//   services/<id>/shifts                      shifts
//   services/<id>/typical_size                its unit in one object
//   services/<id>/unit_cost                   thousand tenge a unit
//   quotas/<stream>/baseline/<year>           persons or permits
//   quotas/<stream>/fill_rate                 share from 0 to 1
//   quotas/<stream>/stay_years                years; temporary streams
//   quotas/kandas_outside/<year>              persons
//   labour/participation                      share from 0 to 1 of both sexes aged 16-62; not where the facts differ by age
//   labour/jobs/<year>                        jobs of residents on 1 January; where the facts have none
//   labour/unemployment_rate                  percent
//   series/<id>/<territory>/<year>            the unit of the series; composition: of the city only
//   series/<id>/threshold                     the same; the source becomes the act
//   indicators/<id>/<territory>/<year>        its unit; shown where the model has no value of its own, read by no formula
//   rules/thresholds/<id>                     the unit of the threshold; a figure of the user's is no norm of law
// Years of indicators are those of the outcome; others: from a lifetime before the base year to the last one that is projected.
std::optional<Figure> figureAt(const Dataset& dataset, std::string_view path);
bool addressable(const Dataset& dataset, std::string_view path);  // whether a figure may stand there

const Figure* ownFigure(const Overlay& overlay, std::string_view path);  // null: the user gave none
void setOwn(Overlay& overlay, std::string_view path, Figure figure);     // adds or replaces, keeps the order
void removeOwn(Overlay& overlay, std::string_view path);

// Where a figure fills in an indicator that has no data for a territory and year: the first input that the model waits
// for, else the indicator itself.
std::string indicatorPath(const Dataset& dataset, const Indicator& indicator, int territory, int year);
std::string pathToFill(const Dataset& dataset, const Indicator& indicator, int territory, int year);

// The facts with the figures of the overlay in their places, and one more source for each text that was typed. Figures
// without a place are left out. The fingerprint stays: it names the facts.
Dataset withOverlay(Dataset dataset, const Overlay& overlay);

// What does not fit: unknown paths, impossible values, no source, no date, and what the facts would refuse once the
// figures lie over them. Paths are those of the file ("/figures/0/value").
std::vector<Problem> validate(const Overlay& overlay, const Dataset& dataset);

}  // namespace kosh
