// Session: the four nouns together, and the rule that consequences follow decisions at once.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "app/forecast.h"
#include "app/history.h"
#include "app/surface.h"
#include "app/view.h"
#include "core/hindcast.h"
#include "core/outcome.h"
#include "core/proposals.h"
#include "core/records.h"
#include "io/formats.h"
#include "map/mesh.h"
#include "report/document.h"

namespace kosh {

// What decision No 98 says about the outcome, and what it was judged of.
struct Legal {
  Judgement judgement;
  std::vector<Proposal> proposals;
  Periods periods = kUsualPeriods;  // of the proposals
  std::vector<Locality> localities;
  DatasetPtr dataset;
  Scenario scenario;
  int year = 0;
  int version = 0;    // grows with every judgement and with other periods of the proposals
};

// The document that the Proposals page shows, and what it was made of.
struct Letter {
  std::optional<Document> document;
  DocumentRequest request;
  Records records;
  int version = 0;    // of the judgement
  int serial = 0;     // grows with every composition
};

// Another plan that the map of changes can set the own one beside; it lives as long as the page.
struct KeptPlan {
  Scenario scenario;
  Outcome outcome;   // evaluate(dataset, scenario)
  std::string name;  // of the plan or of its file; may be empty
};

struct Session {
  DatasetPtr facts;   // as read
  Overlay overlay;    // own figures of the user; neither in undo nor in the link
  DatasetPtr dataset; // withOverlay(facts, overlay): what everything is computed from
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

  std::optional<KeptPlan> kept;
  bool againstKept = false;            // changes are shown against it, not against the decisions in force

  Scenario evaluated;                  // the scenario `outcome` belongs to

  std::string today;                   // ISO date in Almaty
  Records records;                     // of the office; neither in undo nor in the link
  Legal legal;
  std::vector<CalendarLine> calendar;  // of the year of `today`
  Letter letter;
  Forecast forecast;
};

// The year that proposals and the list are made for: the one after today's, within the flows of the dataset.
int comingYear(const Session& session);

// Replaces the facts; own figures belong to the old ones and go. The scenario is kept where it fits the new dataset,
// else it starts anew.
void adopt(Session& session, Dataset dataset);

// Lays other own figures over the facts. They have passed validate(overlay, *session.facts). Scenario and view stay.
void setOverlay(Session& session, Overlay overlay);

// Reads the files of one drop or pick: one file is a dataset, a scenario, own figures (they come to those there are,
// or in their place) or records (in place of those there are), several are the parts of a dataset. With problems, which do not depend on the order of the
// files, what was on screen stays. Returns whether it was accepted. With `beside` a scenario becomes the kept plan instead of
// the own one.
bool openFiles(Session& session, std::vector<InputFile> files, bool beside = false);

// Keeps a plan that is valid for the dataset, and compares with it.
void keepPlan(Session& session, Scenario scenario, std::string name);
// The kept plan becomes the own one and the own one is kept; a step that undo takes back.
void swapPlans(Session& session);
// What changes are measured from: the kept plan where it is chosen, else the decisions in force.
const Outcome& comparedWith(const Session& session);

// Recomputes when the scenario changed, and records undo steps when no widget is active. The judgement takes several
// times as long as the outcome: while a slider moves it waits, unless the open page shows it.
void refresh(Session& session, bool settled);

// The rest of refresh(): judgement, calendar and document, each when what it is made of has changed (legal.cpp).
void refreshLegal(Session& session, bool settled);

void undo(Session& session);
void redo(Session& session);

// The view as a short text for the address and local storage, and back; unknown parts are ignored.
std::string viewToText(const View& view);
void viewFromText(View& view, std::string_view text);
// The date that an address asks for ("today=2026-12-16"), or nothing.
std::string dayFromText(std::string_view text);
// Whether an address wants no runs before somebody asks for them ("runs=off"): a weak machine, a test of something else.
bool runsWait(std::string_view text);

}  // namespace kosh
