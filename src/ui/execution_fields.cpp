// Execution of a quota during the year: fields by month over the records, empty until the office fills them in.
#include <cmath>
#include <cstdlib>

#include "core/labour.h"
#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr float kMonth = 88, kGap = 8, kNarrowest = 116;

struct Column {
  const char* id;
  Str words;
  std::optional<double> Execution::*member;
};
constexpr Column kColumns[] = {{"planned", Str::DocRowPlanned, &Execution::planned},
                               {"arrived", Str::DocRowArrived, &Execution::arrived},
                               {"permits", Str::ExecPermits, &Execution::permits}};

// Permits are issued for work; who settles for good arrives.
std::size_t columnsOf(const QuotaStream& stream) { return stream.counts == QuotaUnit::permits ? 3 : 2; }

std::vector<const QuotaStream*> streamsOf(const Dataset& dataset, std::string_view kind) {
  std::vector<const QuotaStream*> out;
  for (const QuotaStream& stream : dataset.quotas.streams) {
    const bool foreign = isForeignLabour(stream);
    const std::string_view of = foreign ? "4.2" : stream.permanent ? "4.3" : "4.4";
    if (of == kind) out.push_back(&stream);
  }
  return out;
}

// Empty, or a whole number of zero or more.
bool readCount(const std::string& typed, Lang lang, std::optional<double>& out) {
  out = parseNumber(typed, lang);
  if (!out) return typed.find_first_not_of(' ') == std::string::npos;
  return *out >= 0 && *out == std::floor(*out);
}

// Returns whether what stands there is no number.
bool countField(Ui& ui, const std::string& id, const Rect& rect, std::optional<double>& value) {
  std::map<std::string, std::string>& drafts = ui.state.dayDrafts;
  const auto kept = drafts.find(id);
  std::string typed = kept != drafts.end() ? kept->second : value ? formatNumber(*value, 0, ui.lang) : std::string();
  std::optional<double> now;
  const bool wrong = !readCount(typed, ui.lang, now);
  const Typing typing = textField(ui, id.c_str(), rect, typed, {{}, false, wrong, true});
  const bool good = readCount(typed, ui.lang, now);
  if (typing == Typing::active || !good) drafts[id] = typed;
  else drafts.erase(id);
  if (good) value = now;
  return !good && typing != Typing::active;
}

struct Grid {
  RecordForm& form;
  const QuotaStream& stream;
  int year = 0;

  float cell() const {
    const float columns = static_cast<float>(columnsOf(stream));
    return std::floor((form.width - kMonth - columns * kGap) / columns);
  }
  bool stacked() const { return cell() < kNarrowest; }  // one field a line
  float left(std::size_t column) const { return form.x + kMonth + kGap + static_cast<float>(column) * (cell() + kGap); }
};

void heads(Grid& grid) {
  RecordForm& form = grid.form;
  if (grid.stacked()) return;
  float tall = 0;
  for (std::size_t c = 0; c < columnsOf(grid.stream); ++c)
    tall = std::max(tall, putWrapped(form.ui, {grid.left(c), form.y}, grid.cell(), form.ui.words(kColumns[c].words), form.ui.colour.ink2));
  form.y += tall + 4;
}

// Returns whether a field of the month holds no number.
bool monthRow(Grid& grid, int month) {
  RecordForm& form = grid.form;
  Ui& ui = form.ui;
  Execution record = executionOf(ui.session.records, grid.stream.id, grid.year, month);
  const Execution before = record;
  const std::string name = startUpper(std::string(ui.words(static_cast<Str>(static_cast<int>(Str::Month1) + month - 1))));
  const float centred = (form.control() - kLine) / 2;
  if (grid.stacked()) form.y += putWrapped(ui, {form.x, form.y + 6}, form.width, name, ui.colour.ink, Weight::bold) + 8;
  else putFitted(ui, {form.x, form.y + centred}, kMonth, name, ui.colour.ink);
  bool wrong = false;
  for (std::size_t c = 0; c < columnsOf(grid.stream); ++c) {
    const std::string id = "execution:" + grid.stream.id + ":" + std::to_string(month) + ":" + kColumns[c].id;
    const float half = std::floor(form.width / 2);
    const Rect field = grid.stacked() ? Rect{form.x + half, form.y, form.width - half, form.control()} : Rect{grid.left(c), form.y, grid.cell(), form.control()};
    if (grid.stacked()) putFitted(ui, {form.x, form.y + centred}, half - kGap, ui.words(kColumns[c].words), ui.colour.ink2);
    wrong = countField(ui, id, field, record.*kColumns[c].member) || wrong;
    if (grid.stacked()) form.y += form.control() + 4;
  }
  if (!(record == before)) setExecution(ui.session.records, record);
  if (!grid.stacked()) form.y += form.control() + 4;
  return wrong;
}

// Sums of what is filled in; an empty column has none.
void totals(Grid& grid) {
  RecordForm& form = grid.form;
  put(form.ui, {form.x, form.y + 4}, form.ui.words(Str::ExecTotal), form.ui.colour.ink, Weight::bold);
  if (grid.stacked()) form.y += kLine + 4;
  for (std::size_t c = 0; c < columnsOf(grid.stream); ++c) {
    std::optional<double> sum;
    for (const Execution& one : form.ui.session.records.execution)
      if (one.stream == grid.stream.id && one.year == grid.year && one.*kColumns[c].member) sum = sum.value_or(0) + *(one.*kColumns[c].member);
    const std::string words = sum ? formatNumber(*sum, 0, form.ui.lang) : "\u2013";
    const float half = std::floor(form.width / 2), x = grid.stacked() ? form.x + half : grid.left(c);
    put(form.ui, {x + 10, form.y + 4}, words, form.ui.colour.ink, Weight::bold);
    if (!grid.stacked()) continue;
    putFitted(form.ui, {form.x, form.y + 4}, half - kGap, form.ui.words(kColumns[c].words), form.ui.colour.ink2);
    form.y += kLine + 4;
  }
  form.y += kLine + 12;
}

// Of several quotas the one whose months are shown.
const QuotaStream& chosenStream(RecordForm& form, std::string_view kind, const std::vector<const QuotaStream*>& streams) {
  Ui& ui = form.ui;
  std::vector<MenuRow> rows;
  int chosen = 0;
  for (const QuotaStream* stream : streams) {
    if (stream->id == ui.state.executionStream) chosen = static_cast<int>(rows.size());
    rows.push_back({stream->id, stream->name.in(ui.lang), {}, false});
  }
  if (streams.size() == 1) return *streams.front();
  form.y += putWrapped(ui, {form.x, form.y}, form.width, ui.words(Str::ExecQuota), ui.colour.ink2) + 2;
  const std::string& name = rows[static_cast<std::size_t>(chosen)].words;
  const Rect face{form.x, form.y, std::min(form.width, menuFaceWidth(ui, name) + 16), form.control()};
  menuFace(ui, face, name);
  if (const auto row = menu(ui, ("execution-stream:" + std::string(kind)).c_str(), face, rows, chosen)) {
    ui.state.executionStream = rows[static_cast<std::size_t>(*row)].id;
    chosen = *row;
  }
  form.y += form.control() + 10;
  return *streams[static_cast<std::size_t>(chosen)];
}

}  // namespace

float executionFields(Ui& ui, ImVec2 at, float width, std::string_view kind) {
  const std::vector<const QuotaStream*> streams = streamsOf(*ui.session.dataset, kind);
  if (streams.empty()) return 0;
  RecordForm form{ui, at.x, width, at.y, ui.state.touchSized};
  const std::string year = ui.session.today.substr(0, 4);
  form.y += putWrapped(ui, {form.x, form.y}, width, ui.words(Message{Str::ExecTitle, {year}}), ui.colour.ink, Weight::bold) + 10;
  Grid grid{form, chosenStream(form, kind, streams), std::atoi(year.c_str())};
  heads(grid);
  bool wrong = false;
  for (int month = 1; month <= 12; ++month) wrong = monthRow(grid, month) || wrong;
  if (wrong) form.y += putWrapped(ui, {form.x, form.y}, width, ui.words(Str::ExecBad), ui.colour.over) + 4;
  totals(grid);
  return form.y - at.y;
}

}  // namespace kosh::ui
