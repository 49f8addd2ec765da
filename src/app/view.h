// View: attention. What the user looks at; it goes into the link and local storage, not into undo.
#pragma once
#include <string>

#include "core/density.h"
#include "map/mesh.h"
#include "text/text.h"

namespace kosh {

enum class Theme : std::uint8_t { light, dark };
enum class Page : std::uint8_t { plan, findings, proposals, localities, calendar, terms, intake, data };
inline constexpr int kPages = 8;

// Language of a document; `screen` is that of the screen, `pair` the official form: Kazakh, then Russian.
enum class LetterLang : std::uint8_t { screen, kk, ru, en, pair };

// What the map shows. `change`: the plan against the decisions in force.
enum class MapMode : std::uint8_t { areas, density, objects, access, change };
enum class FacilityKind : std::uint8_t { school, hospital, metro };
enum class AccessMeasure : std::uint8_t { share, provision };
enum class Palette : std::uint8_t { usual, warm, grey };  // of the surface
enum class ClassMethod : std::uint8_t { usual, quantile, equal };  // usual: by the norm, else at round numbers

inline constexpr double kLeastProbability = 0.5, kMostProbability = 0.99;
inline constexpr double kLeastWalkKm = 0.2, kMostWalkKm = 3;

struct View {
  int year = 0;                        // shown year
  std::string indicator = "school_load";
  std::string territory;               // chosen; empty: the city
  int quotaYear = 0;                   // the year whose quotas the sliders show
  Camera camera;
  MapMode mode = MapMode::areas;
  ClassMethod classes = ClassMethod::usual;
  double radiusKm = kUsualRadiusKm;    // of the density surface
  Palette palette = Palette::usual;
  FacilityKind facility = FacilityKind::school;
  AccessMeasure measure = AccessMeasure::share;
  double walkKm = 0.8;                 // the walk that is short enough
  Lang lang = Lang::ru;
  Theme theme = Theme::light;
  Page page = Page::plan;
  std::string paragraph;               // Findings: the only one shown, "4" with 4.1 .. 4.4; empty: all
  std::string finding;                 // the chosen finding's id; empty: none
  std::string document = "4.1";        // Proposals: name of the kind of document shown
  LetterLang letterLang = LetterLang::screen;
  double probability = 0.9;            // Intake: the question; whole percent
  int intakeYears = 5;
  std::string intakeStream = "kandas";
  bool intakeAlone = false;            // without the quotas of the scenario
  std::string intakeGates;             // ids of services joined by '+'; empty: those whose norm gates by default
  bool playing = false;
  bool operator==(const View&) const = default;
};

// The metro has no supply to share out: there only who can walk is shown.
inline AccessMeasure measureOf(const View& view) {
  return view.facility == FacilityKind::metro ? AccessMeasure::share : view.measure;
}

inline bool showsSurface(const View& view) { return view.mode == MapMode::density || view.mode == MapMode::access; }

}  // namespace kosh
