// JSON of the session for the test seam. Ids need no escaping; problems are escaped.
#include "app/peek.h"

#include "app/office.h"

#include <cstdio>

namespace kosh {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += c;
  }
  return out + '"';
}

std::string number(const std::optional<Datum>& datum) {
  if (!datum) return "null";
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%.17g", datum->value);
  return buffer;
}

std::string valuesOf(const Session& session, const Outcome& outcome, std::string_view indicator) {
  const int index = findIndicator(outcome, indicator);
  std::string out = "{";
  for (std::size_t i = 0; i < session.dataset->territories.size(); ++i) {
    if (i > 0) out += ',';
    out += quoted(session.dataset->territories[i].id) + ':' +
           (index < 0 ? "null" : number(valueOf(outcome, index, static_cast<int>(i), session.view.year)));
  }
  return out + '}';
}

std::string figures(const Session& session) {
  return "{\"year\":" + std::to_string(session.view.year) + ",\"indicator\":" + quoted(session.view.indicator) +
         ",\"values\":" + valuesOf(session, session.outcome, session.view.indicator) +
         ",\"without\":" + valuesOf(session, session.baseline, session.view.indicator) +
         ",\"population\":" + valuesOf(session, session.outcome, "population") + '}';
}

std::string view(const Session& session) {
  char camera[120];
  std::snprintf(camera, sizeof camera, "[%.9g,%.9g,%.9g]", session.view.camera.centre.x, session.view.camera.centre.y,
                session.view.camera.pixelsPerKm);
  return "{\"text\":" + quoted(viewToText(session.view)) + ",\"camera\":" + camera +
         ",\"playing\":" + (session.view.playing ? "true" : "false") +
         ",\"dataset\":" + quoted(session.dataset->id) + ",\"undo\":" + (session.history.canUndo() ? "true" : "false") +
         ",\"redo\":" + (session.history.canRedo() ? "true" : "false") + '}';
}

std::string problems(const Session& session) {
  std::string out = "[";
  for (const Problem& problem : session.problems) {
    if (out.size() > 1) out += ',';
    out += quoted(say(problem, session.view.lang));
  }
  return out + ']';
}

std::string findings(const Session& session) {
  constexpr const char* kSigns[] = {"decide", "check", "in_order", "no_data"};
  std::string out = "[";
  for (const Finding& finding : session.legal.judgement.findings) {
    if (out.size() > 1) out += ',';
    out += "{\"id\":" + quoted(finding.id) + ",\"paragraph\":" + quoted(finding.paragraph) + ",\"sign\":\"" +
           kSigns[static_cast<std::size_t>(finding.sign)] + "\",\"words\":" + quoted(say(finding.message, session.view.lang)) + '}';
  }
  return out + ']';
}

std::string legal(const Session& session) {
  constexpr const char* kStates[] = {"ahead", "today", "last_day", "missed", "done"};
  const CalendarLine* line = listDeadline(session);
  const std::string deadline = line ? ",\"days\":" + std::to_string(line->daysLeft) + ",\"state\":\"" +
                                          kStates[static_cast<std::size_t>(line->state)] + '"' : std::string();
  return "{\"today\":" + quoted(session.today) + ",\"year\":" + std::to_string(comingYear(session)) + deadline + '}';
}

// The field summed over the city beside the population it was scaled to, and who can walk where.
std::string surface(const Session& session) {
  const SurfaceCache& cache = session.surface;
  double people = 0, residents = 0;
  for (std::size_t d = 0; d < cache.persons.size() && d < cache.field.districts.size(); ++d) {
    people += peopleOn(cache.field, cache.persons, static_cast<int>(d));
    residents += cache.persons[d];
  }
  char text[200];
  std::snprintf(text, sizeof text, "{\"people\":%.17g,\"residents\":%.17g,\"radius\":%.6g,\"version\":%d,\"share\":%.17g}", people, residents,
                cache.field.radiusKm, cache.version, cache.cityShare.value_or(-1));
  return text;
}

std::string layer(const Session& session) {
  if (!session.layer) return "null";
  std::string people;
  for (std::size_t i = 0; i < session.layer->areas.size(); ++i) people += (i > 0 ? "," : "") + number(Datum{peopleOfArea(session, i), Status::illustrative});
  return "{\"name\":" + quoted(session.layer->name) + ",\"people\":[" + people + "],\"points\":" + std::to_string(session.layer->points.size()) + '}';
}

std::string progress(const RunProgress& run, int version, std::uint32_t known) {
  constexpr const char* kStates[] = {"idle", "running", "stopped", "done"};
  return std::string("{\"state\":\"") + kStates[static_cast<std::size_t>(run.state)] + "\",\"done\":" + std::to_string(run.done) +
         ",\"total\":" + std::to_string(run.total) + ",\"version\":" + std::to_string(version) + ",\"known\":" + std::to_string(known) + '}';
}

std::string forecast(const Session& session) {
  const Forecast& f = session.forecast;
  const BandsRun* bands = bandsOf(session);
  return "{\"bands\":" + progress(f.bands.progress, f.bands.version, bands ? bands->summary.runs : 0) +
         ",\"likely\":" + progress(f.likely.progress, f.likely.version, static_cast<std::uint32_t>(f.likely.answers.size())) + '}';
}

std::string figure(const std::optional<double>& value) { return number(value ? std::optional(Datum{*value, Status::estimate}) : std::nullopt); }

// What the Intake page answers: the central figure, the drawn one where it is there, and what binds.
std::string intake(const Session& session) {
  const Forecast& f = session.forecast;
  const Dataset& dataset = *session.dataset;
  std::string rows;
  for (std::size_t i = 0; i < f.central.size(); ++i) {
    const Intake& each = f.central[i];
    const Gate* gate = each.gate < 0 ? nullptr : &each.gates[static_cast<std::size_t>(each.gate)];
    std::optional<double> slack;
    for (std::size_t y = 0; gate && y < gate->years.size(); ++y)
      if (gate->years[y].year == each.gateYear) slack = gate->years[y].slack;
    const bool drawn = i < f.likely.answers.size();
    rows += (i > 0 ? ",{\"id\":" : "{\"id\":") + quoted(dataset.territories[static_cast<std::size_t>(each.question.territory)].id) +
            ",\"central\":" + figure(each.persons) + ",\"likely\":" + figure(drawn ? f.likely.answers[i].persons : std::nullopt) +
            ",\"norm\":" + (gate ? quoted(dataset.services.services[static_cast<std::size_t>(gate->service)].id) : "null") +
            ",\"year\":" + std::to_string(each.gateYear) + ",\"slack\":" + figure(slack) + '}';
  }
  return "{\"probability\":" + figure(f.likely.probability) + ",\"rows\":[" + rows + "]}";
}

std::string slices(const Session& session) {
  std::string out = "[";
  char text[24];
  for (const float ms : session.forecast.sliceMs) {
    std::snprintf(text, sizeof text, out.size() > 1 ? ",%.3f" : "%.3f", static_cast<double>(ms));
    out += text;
  }
  return out + ']';
}

std::string kept(const Session& session) {
  if (!session.kept) return "null";
  return "{\"name\":" + quoted(session.kept->name) + ",\"chosen\":" + (session.againstKept ? "true" : "false") +
         ",\"changes\":" + std::to_string(changesIn(session.kept->scenario)) + '}';
}

}  // namespace

std::string peekSession(const Session& session, std::string_view what) {
  if (what == "scenario") return writeScenario(session.scenario, *session.dataset);
  if (what == "overlay") return writeOverlay(session.overlay, *session.facts);
  if (what == "figures") return figures(session);
  if (what == "view") return view(session);
  if (what == "kept") return kept(session);
  if (what == "layer") return layer(session);
  if (what == "surface") return surface(session);
  if (what == "problems") return problems(session);
  if (what == "records") return writeRecords(session.records);
  if (what == "findings") return findings(session);
  if (what == "forecast") return forecast(session);
  if (what == "intake") return intake(session);
  if (what == "slices") return slices(session);
  if (what == "legal") return legal(session);
  return "null";
}

}  // namespace kosh
