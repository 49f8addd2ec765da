// The density surface between frames: laid once a dataset, smoothed once a radius, scaled by the residents of any year.
#pragma once
#include <string>
#include <vector>

#include "core/access.h"
#include "core/outcome.h"
#include "map/surface.h"

namespace kosh {

struct Session;

struct SurfaceCache {
  DensityField field;
  std::vector<double> persons;                // [d] residents of the shown year
  std::vector<std::vector<double>> second;    // [d][cell] walking kilometres, or supply per 1,000 residents
  std::vector<std::optional<double>> shares;  // [d] of the residents who can walk, or the mean supply per 1,000 residents
  std::optional<double> cityShare;
  std::vector<std::vector<double>> layerShares;  // [area][d] of the residents, of the user's layer
  SurfaceAtlas atlas;
  int version = 0;                            // grows when the atlas changes, so that the renderer uploads it once

  int laidFor = -1;                           // mesh version
  std::string secondFor;                      // what `second` was computed for
  std::string shareFor;
  std::string layerFor;
};

// Residents by district on 1 January of a year; zero where there is no figure.
std::vector<double> residentsOf(const Dataset& dataset, const Outcome& outcome, int year);

// The facilities of the shown kind in the shown year, those of the plan with them, with their supply (see surface.cpp).
std::vector<Facility> facilitiesOf(const Session& session);

// The service whose capacity the facilities share; empty for the metro.
std::string serviceOfFacility(const Session& session);

// Residents of an area of the user's layer in the shown year, by the surface.
double peopleOfArea(const Session& session, std::size_t area);

// Brings the cache up to date with dataset, view and outcome; only where the map's mode needs it. Nothing changed: nothing
// is done.
void refreshSurface(Session& session);

}  // namespace kosh
