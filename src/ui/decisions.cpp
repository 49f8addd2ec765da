// The left panel: what was decided, the quotas of one year as sliders, and the legend of statuses.
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/assumptions.h"
#include "ui/data_rows.h"
#include "ui/plan_groups.h"
#include "ui/widgets.h"

namespace kosh::ui {
namespace {

constexpr float kPad = 16, kHead = 76, kGroup = 38, kRow = 49, kCell = 76, kCellHigh = 28;
constexpr float kCellReach = 20;  // a typed number may be this many times the slider's end

// One stream in the shown year.
struct Row {
  const QuotaStream* stream = nullptr;
  QuotaInForce now, facts;   // with the scenario, and without it
  bool unnamed = false;      // the order does not name the city: no quota, which is not a quota of zero
  bool changed = false;
};

int yearOf(const Ui& ui) {
  const Demography& demography = ui.session.dataset->demography;
  return std::clamp(ui.session.view.quotaYear, demography.baseYear, demography.lastFlowYear);
}

Row rowOf(const Ui& ui, int stream, int year) {
  const Dataset& dataset = *ui.session.dataset;
  Row row;
  row.stream = &dataset.quotas.streams[static_cast<std::size_t>(stream)];
  row.now = quotaFor(dataset, ui.session.scenario, stream, year);
  row.facts = quotaFor(dataset, Scenario{}, stream, year);
  row.unnamed = !row.stream->allocated && !row.facts.persons;
  row.changed = row.now.persons != row.facts.persons;
  return row;
}

// Back at the mark there is no decision left to store, unless an earlier one has to be ended.
void decide(Ui& ui, const Row& row, int year, double persons) {
  Scenario& scenario = ui.session.scenario;
  const std::string& id = row.stream->id;
  const int stream = findStream(*ui.session.dataset, id);
  if (row.unnamed && persons == 0) {
    std::erase_if(scenario.quotas, [&](const QuotaDecision& q) { return q.stream == id && q.year == year && q.territory.empty(); });
    if (!quotaFor(*ui.session.dataset, scenario, stream, year).persons) return;
  }
  decideQuota(scenario, *ui.session.dataset, id, year, persons);
}

// The year of the decision that holds in the shown year, 0 when there is none.
int decidedSince(const Scenario& scenario, std::string_view stream, int year) {
  int since = 0;
  for (const QuotaDecision& q : scenario.quotas)
    if (q.stream == stream && q.territory.empty() && q.year <= year) since = std::max(since, q.year);
  return since;
}

void rowTooltip(Ui& ui, const Row& row, int year, ImVec2 beside) {
  std::vector<std::string> lines{row.stream->name.in(ui.lang)};
  const int since = row.changed ? decidedSince(ui.session.scenario, row.stream->id, year) : 0;
  if (since > 0) lines.push_back(ui.words(Message{Str::DecisionsSince, {std::to_string(since)}}));
  const Provenance* from = row.facts.baseline ? &row.facts.baseline->from : nullptr;
  if (!from && row.unnamed) from = &row.stream->allocatedFrom;
  if (from)
    for (std::string& line : sourceLines(ui, *from)) lines.push_back(std::move(line));
  if (!from) lines.push_back(std::string(ui.words(Str::NoData)));
  if (!row.stream->permanent && row.now.persons) {
    const double stock = *row.now.persons * row.stream->fillRate * row.stream->stayYears;
    lines.push_back(ui.words(Message{Str::DecisionsStock, {Number{roundSignificant(stock, 3), 0}}}));
  }
  tooltip(ui, lines, beside);
}

// The full name, or a shorter one where it does not fit; the tooltip has the full name then.
std::string_view nameFor(const Ui& ui, const QuotaStream& stream, float room) {
  struct Short {
    const char* id;
    Str words;
  };
  constexpr std::array<Short, 6> kShort{{{"foreign_1", Str::StreamForeign1},
                                         {"foreign_2", Str::StreamForeign2},
                                         {"foreign_3", Str::StreamForeign3},
                                         {"foreign_4", Str::StreamForeign4},
                                         {"foreign_seasonal", Str::StreamSeasonal},
                                         {"labour_immigrants", Str::StreamLabour}}};
  const std::string_view full = stream.name.in(ui.lang);
  if (widthOf(ui, Weight::body, full) <= room) return full;
  for (const Short& known : kShort)
    if (stream.id == known.id) return ui.words(known.words);
  return full.substr(0, full.find(" ("));
}

CellSpec cellOf(const Ui& ui, const Row& row) {
  CellSpec spec;
  spec.value = row.now.persons;
  if (!row.changed && row.facts.baseline) spec.status = row.facts.baseline->from.status;
  spec.changed = row.changed;
  if (row.unnamed) spec.words = ui.words(Str::DecisionsNotAllocated);
  spec.most = row.stream->sliderMax * kCellReach;
  return spec;
}

SliderSpec sliderOf(const Row& row) {
  SliderSpec spec;
  spec.value = row.now.persons;
  spec.mark = row.facts.persons;
  if (row.unnamed) {  // a slider needs a place to start from
    spec.value = row.now.persons.value_or(0);
    spec.mark = 0;
  }
  spec.markEstimated = row.facts.baseline && row.facts.baseline->from.status >= Status::estimate;
  spec.most = row.stream->sliderMax;
  spec.changed = row.changed;
  return spec;
}

void drawRow(Ui& ui, const Rect& rect, const Row& row, int year) {
  const std::string& id = row.stream->id;
  const CellSpec spec = cellOf(ui, row);
  const float width = spec.value ? kCell : std::max(kCell, std::ceil(widthOf(ui, Weight::body, spec.words)) + 20);
  const Rect cell{rect.x + rect.width - width, rect.y, width, kCellHigh};
  float right = cell.x - 8;
  if (row.changed) {
    const Rect reset{right - kCellHigh, rect.y, kCellHigh, kCellHigh};
    if (iconButton(ui, ("quota-reset:" + id).c_str(), reset, Icon::close, ui.words(Str::DecisionsResetOne)))
      clearQuota(ui.session.scenario, id, 0);
    right = reset.x - 4;
  }
  // As if the row were changed: the name stays the same while the slider moves.
  const std::string_view name = nameFor(ui, *row.stream, rect.width - kCell - kCellHigh - 12);
  putFitted(ui, {rect.x, rect.y + 3}, right - rect.x, name, ui.colour.ink);
  if (const auto typed = numberCell(ui, ("quota-cell:" + id).c_str(), cell, spec)) decide(ui, row, year, *typed);
  const bool told = over({rect.x, rect.y, right - rect.x, kCellHigh}) || over(cell);
  if (told && ui.state.editedCell.empty()) rowTooltip(ui, row, year, {rect.x + rect.width + 24, rect.y});
  const Rect track{rect.x, rect.y + kCellHigh - 1, rect.width, 22};
  if (const auto moved = slider(ui, ("quota:" + id).c_str(), track, sliderOf(row))) decide(ui, row, year, *moved);
}

// One sign of the legend with its words; returns where it begins. The hollow triangle is an estimate, as on the sliders.
float signOfMark(const Ui& ui, ImVec2 rightTop, Str id, bool hollow) {
  const std::string_view words = ui.words(id);
  const float x = rightTop.x - widthOf(ui, Weight::body, words);
  put(ui, {x, rightTop.y}, words, ui.colour.ink2);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float stem = std::round(x - 12), y = rightTop.y + 3;
  list.AddRectFilled({stem - 1, y}, {stem + 1, y + 10}, ui.colour.ink);
  if (hollow) list.AddTriangle({stem, y + 9}, {stem + 5, y + 16}, {stem - 5, y + 16}, ui.colour.ink, 1.25f);
  else list.AddTriangleFilled({stem, y + 9}, {stem + 5, y + 16}, {stem - 5, y + 16}, ui.colour.ink);
  return stem - 8;
}

void legendOfMark(const Ui& ui, ImVec2 rightTop) {
  const float x = signOfMark(ui, rightTop, Str::StatusEstimate, true);
  signOfMark(ui, {x - 8, rightTop.y}, Str::DecisionsInForce, false);
}

void yearMenu(Ui& ui, const Rect& rect, int year) {
  const Demography& demography = ui.session.dataset->demography;
  std::vector<MenuRow> rows;
  for (int y = demography.baseYear; y <= demography.lastFlowYear; ++y) rows.push_back({std::to_string(y), std::to_string(y), {}, false});
  menuFace(ui, rect, std::to_string(year), false);
  if (const auto row = menu(ui, "quota-year", rect, rows, year - demography.baseYear))
    ui.session.view.quotaYear = demography.baseYear + *row;
}

// Returns the height used: the legend takes a line of its own where the words are long.
float groupHead(Ui& ui, const Rect& rect, int year) {
  const std::string_view title = ui.words(Str::Quotas);
  put(ui, {rect.x, rect.y + 8}, title, ui.colour.ink, Weight::bold);
  const float left = rect.x + std::ceil(widthOf(ui, Weight::bold, title)) + 14;
  const float width = menuFaceWidth(ui, std::to_string(year), false);
  yearMenu(ui, {left, rect.y + 5, width, kCellHigh}, year);
  const float legend = widthOf(ui, Weight::body, ui.words(Str::DecisionsInForce)) +
                       widthOf(ui, Weight::body, ui.words(Str::StatusEstimate)) + 48;
  const bool fits = left + width + 16 + legend <= rect.x + rect.width;
  legendOfMark(ui, {rect.x + rect.width, rect.y + (fits ? 8 : kGroup - 4)});
  return fits ? kGroup : kGroup + kLine;
}

bool anyWhatIf(const Ui& ui) {
  const std::vector<QuotaDecision>& quotas = ui.session.scenario.quotas;
  return std::any_of(quotas.begin(), quotas.end(), [&](const QuotaDecision& q) {
    const int stream = findStream(*ui.session.dataset, q.stream);
    return stream >= 0 && !ui.session.dataset->quotas.streams[static_cast<std::size_t>(stream)].allocated;
  });
}

// Two columns: the signs that stand before figures everywhere.
float statusLegend(const Ui& ui, const Rect& rect) {
  constexpr std::array<Status, 5> kAll{Status::official, Status::computed, Status::estimate, Status::illustrative,
                                       Status::unverified};
  const int columns = 2;
  for (int i = 0; i < 6; ++i) {
    const float x = rect.x + static_cast<float>(i % columns) * rect.width / 2;
    const float y = rect.y + 10 + static_cast<float>(i / columns) * 24;
    const bool known = i < 5;
    const std::optional<Status> status = known ? std::optional(kAll[static_cast<std::size_t>(i)]) : std::nullopt;
    badge({x + 6, y + 11}, status, ui.colour.ink3);
    put(ui, {x + 18, y}, ui.words(known ? wordsOf(*status) : Str::NoData), ui.colour.ink2);
  }
  return 10 + 3 * 24 + 8;
}

// What is computed here rests on figures of the user's own; they are listed on the Data page.
void ownLine(Ui& ui, const Rect& rect) {
  const std::string words = ui.words(Message{Str::OwnCount, {Number{static_cast<double>(ui.session.overlay.figures.size()), 0}}});
  const Rect place{rect.x, rect.y, buttonWidth(ui, words, ButtonKind::quiet), rect.height};
  if (!button(ui, "own-count", place, words, ButtonKind::quiet)) return;
  ui.session.view.page = Page::data;
  ui.state.dataStatus = kOwnRows;
}

float headHeight(const Ui& ui) { return kHead + (ui.session.overlay.figures.empty() ? 0 : kCellHigh + 4); }

void head(Ui& ui, const Rect& rect) {
  const int changes = changesIn(ui.session.scenario);
  const std::string count = changes > 0 ? ui.words(Message{Str::DecisionsCount, {Number{static_cast<double>(changes), 0}}})
                                        : std::string(ui.words(Str::DecisionsNone));
  put(ui, {rect.x + kPad, rect.y + 14}, count, ui.colour.ink2);
  const std::string_view words = ui.words(Str::DecisionsReset);
  const float width = buttonWidth(ui, words, ButtonKind::quiet);
  const Rect reset{rect.x + rect.width - kPad - width, rect.y + 10, width, 30};
  if (changes > 0 && button(ui, "reset-all", reset, words, ButtonKind::quiet)) ui.session.scenario = Scenario{};
  const std::string& name = ui.session.scenario.name;
  const std::string_view title = !name.empty() ? std::string_view(name)
                                               : ui.words(changes > 0 ? Str::DecisionsMyPlan : Str::DecisionsBasePlan);
  putFitted(ui, {rect.x + kPad, rect.y + 38}, rect.width - 2 * kPad, title, ui.colour.ink, Weight::title);
  if (!ui.session.overlay.figures.empty()) ownLine(ui, {rect.x + kPad, rect.y + kHead - 8, rect.width - 2 * kPad, kCellHigh});
  lineH(rect.x, rect.y + headHeight(ui) - 1, rect.width, ui.colour.line);
}

void quotas(Ui& ui, const Rect& rect, bool withLegend) {
  if (beginPanel("decisions-quotas", rect, ui.colour.panel, true)) {
    const int year = yearOf(ui);
    const float x = rect.x + kPad, width = rect.width - 2 * kPad;
    float y = panelTop().y;
    y += groupHead(ui, {x, y, width, kGroup}, year);
    const int count = static_cast<int>(ui.session.dataset->quotas.streams.size());
    for (int i = 0; i < count; ++i, y += kRow) drawRow(ui, {x, y, width, kRow}, rowOf(ui, i, year), year);
    if (anyWhatIf(ui)) y += 6 + putWrapped(ui, {x, y + 4}, width, ui.words(Str::DecisionsWhatIf), ui.colour.ink2);
    y += 4;
    for (const auto group : {territoriesGroup, objectsGroup}) {
      lineH(rect.x, y, rect.width, ui.colour.line);
      y += 4 + group(ui, {x, y + 4, width, 0}) + 4;
    }
    lineH(rect.x, y, rect.width, ui.colour.line);
    y += assumptionsGroup(ui, {x, y, width, 0});
    if (withLegend) y += statusLegend(ui, {x, y, width, 0});
    panelBottom(y);
  }
  endPanel();
}

}  // namespace

void decisionsPanel(Ui& ui, const Rect& rect) {
  const bool low = rect.height < 520;  // the legend then scrolls with the quotas
  const float foot = low ? 0 : 10 + 3 * 24 + 8;
  if (beginPanel("decisions", rect, ui.colour.panel)) {
    head(ui, rect);
    if (!low) {
      lineH(rect.x, rect.y + rect.height - foot, rect.width, ui.colour.line);
      statusLegend(ui, {rect.x + kPad, rect.y + rect.height - foot, rect.width - 2 * kPad, foot});
    }
    const float top = headHeight(ui);
    quotas(ui, {rect.x, rect.y + top, rect.width - 1, rect.height - top - foot}, low);
  }
  endPanel();
}

}  // namespace kosh::ui
