// Files of own figures: what the user typed in, keyed by path.
#include <algorithm>

#include "io/own_file.h"

namespace kosh {
namespace {

constexpr const char* kFormat = "kosh/overlay";
constexpr int kVersion = 1;

OverlayFigure readOwn(const Field& field) {
  OverlayFigure out;
  out.path = field.at("path").text();
  out.figure.value = field.at("value").number();
  out.figure.from.source = field.at("source").text();
  out.figure.from.asOf = field.at("as_of").text();
  out.figure.from.status = readStatus(field.at("status"));
  const std::string note = readOptionalText(field.at("note"));
  if (!note.empty()) out.figure.from.note = sameInAll(note);
  return out;
}

// What could not be read has been told at its place: the empty value left there is not judged again.
void judge(const Overlay& overlay, const Dataset& dataset, const std::string& file, ProblemList& problems) {
  const std::vector<Problem> told = problems.problems;
  for (Problem& problem : validate(overlay, dataset)) {
    const auto here = [&](const Problem& other) { return (problem.path + "/").rfind(other.path + "/", 0) == 0; };
    if (std::any_of(told.begin(), told.end(), here)) continue;
    problem.file = file;
    problems.add(std::move(problem));
  }
}

Overlay readBody(const Field& root) {
  Overlay out;
  for (const Field& item : root.at("figures").items()) {
    item.expectObject();
    out.figures.push_back(readOwn(item));  // empty where it is none: the places in the list stay
  }
  return out;
}

std::string ownText(const OverlayFigure& own) {
  const Provenance& from = own.figure.from;
  ObjectText out;
  out.text("path", own.path);
  out.number("value", own.figure.value);
  out.text("source", from.source);
  out.text("as_of", from.asOf);
  out.text("status", statusName(from.status));
  if (!from.note.empty()) out.text("note", from.note.in(Lang::en));
  return out.str();
}

}  // namespace

std::string writeOverlay(const Overlay& overlay, const Dataset& dataset) {
  std::vector<std::string> figures;
  for (const OverlayFigure& own : overlay.figures) figures.push_back(ownText(own));
  ObjectText out = ownFileHead(kFormat, kVersion, dataset.fingerprint);
  out.raw("figures", figures.empty() ? "[]" : listText(figures));
  return out.str() + "\n";
}

Result<Overlay> readOverlay(const InputFile& file, const Dataset& dataset) {
  return readOwnFile<Overlay>(file, kFormat, kVersion, [&](const Field& root, ProblemList& problems) {
    warnOtherData(root.at("dataset"), dataset, Str::IoOtherDataOwn);
    Overlay overlay = readBody(root);
    judge(overlay, dataset, file.name, problems);  // in the order of the file, whose paths it tells
    std::sort(overlay.figures.begin(), overlay.figures.end(),
              [](const OverlayFigure& a, const OverlayFigure& b) { return a.path < b.path; });
    return overlay;
  });
}

}  // namespace kosh
