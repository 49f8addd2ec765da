// Session: the four nouns together, and the rule that consequences follow decisions at once.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/history.h"
#include "app/surface.h"
#include "app/view.h"
#include "core/hindcast.h"
#include "core/outcome.h"
#include "io/formats.h"
#include "map/mesh.h"

namespace kosh {

struct Session {
  DatasetPtr dataset;
  Scenario scenario;
  View view;
  Outcome baseline;   // evaluate(dataset, Scenario{})
  Outcome outcome;    // evaluate(dataset, scenario)
  std::vector<HindcastRow> hindcast;   // hindcastRows(dataset)
  MapMesh mesh;
  SurfaceCache surface;                // of the density, laid when the map first shows it
  std::optional<Layer> layer;          // a GeoJSON of the user; in no file, no link, no undo
  std::vector<Shape> layerKm;          // its areas, kilometres
  int layerVersion = 0;                // grows with every new layer
  int meshVersion = 0;                 // grows when the mesh changes, so that the renderer uploads it once
  History<Scenario> history{Scenario{}};
  std::vector<Problem> problems;       // of the last file: errors, it was refused; warnings only, it was opened
  std::string problemFile;             // its name; empty when there were several

  Scenario evaluated;                  // the scenario `outcome` belongs to
};

// Replaces the facts. The scenario is kept where it fits the new dataset, else it starts anew.
void adopt(Session& session, Dataset dataset);

// Reads the files of one drop or pick: one file is a dataset or a scenario, several are the parts of a dataset. With
// problems, which do not depend on the order of the files, what was on screen stays. Returns whether it was accepted.
bool openFiles(Session& session, std::vector<InputFile> files);

// Recomputes when the scenario changed, and records undo steps when no widget is active.
void refresh(Session& session, bool settled);

void undo(Session& session);
void redo(Session& session);

// The view as a short text for the address and local storage, and back; unknown parts are ignored.
std::string viewToText(const View& view);
void viewFromText(View& view, std::string_view text);

}  // namespace kosh
