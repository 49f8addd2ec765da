// Words, blocks and tables of a document that is being written.
#include "report/desk.h"

#include <cstdlib>

namespace kosh {
namespace {

void addBlock(Desk& desk, BlockKind kind, std::string text, bool bold = false) {
  desk.blocks.push_back({kind, {{std::move(text), bold, std::nullopt}}});
}

}  // namespace

std::string words(const Desk& desk, Str id, std::vector<Arg> args) { return say({id, std::move(args)}, desk.lang); }

std::string words(const Desk& desk, const Message& message) { return message.id == Str::Count ? "" : say(message, desk.lang); }

std::string sentence(const Desk& desk, const Message& message) {
  std::string out = startUpper(words(desk, message));
  if (!out.empty() && std::string_view(".!?:;").find(out.back()) == std::string_view::npos) out += ".";
  return out;
}

std::string territoryName(const Desk& desk, int territory) {
  const std::size_t index = territory < 0 ? 0 : static_cast<std::size_t>(territory);
  return desk.dataset.territories[index].name.in(desk.lang);
}

std::string directionWords(const Desk& desk, Direction direction) {
  constexpr Str kWords[] = {Str::Plain,       Str::DocDirInclude,  Str::DocDirExclude,        Str::DocDirIncrease,
                            Str::DocDirDecrease, Str::DocDirKeep, Str::DocDirWarn,           Str::DocDirMeasures,
                            Str::DocDirInfrastructure, Str::DocDirProgramme, Str::DocDirBuild, Str::DocDirFix};
  return direction == Direction::none ? "\u2013" : words(desk, kWords[static_cast<std::size_t>(direction)]);
}

std::string signWords(const Desk& desk, Sign sign) {
  constexpr Str kWords[] = {Str::DocSignDecide, Str::DocSignCheck, Str::DocSignInOrder, Str::DocSignNoData};
  return words(desk, kWords[static_cast<std::size_t>(sign)]);
}

std::string serviceName(const Desk& desk, int service) { return desk.dataset.services.services[static_cast<std::size_t>(service)].name.in(desk.lang); }

std::string unitOfService(const Desk& desk, int service) {
  const std::string& forms = desk.dataset.services.services[static_cast<std::size_t>(service)].unit.in(desk.lang);
  return std::string(formOf(forms, {5, 0}, desk.lang));
}

std::string sourceName(Desk& desk, std::string_view id) {
  if (id.empty()) return words(desk, Str::DocByProgram);
  const Source* source = findSource(desk.dataset, id);
  if (!source) return std::string(id);
  bool known = false;
  for (const std::string& one : desk.cited) known = known || one == id;
  if (!known) desk.cited.emplace_back(id);
  return source->title.in(desk.lang);
}

int currentYear(const Desk& desk) { return std::atoi(desk.request.today.substr(0, 4).c_str()); }

void title(Desk& desk, std::string text) { addBlock(desk, BlockKind::title, std::move(text), false); }

void heading(Desk& desk, Str text) {
  ++desk.sections;
  addBlock(desk, BlockKind::heading, words(desk, Str::DocNumbered, {std::to_string(desk.sections), text}));
}

void plainHeading(Desk& desk, Str text) { addBlock(desk, BlockKind::heading, words(desk, text)); }

void paragraph(Desk& desk, std::string text, bool bold) {
  if (!text.empty()) addBlock(desk, BlockKind::paragraph, std::move(text), bold);
}

void item(Desk& desk, int number, std::vector<Run> runs) {
  runs.insert(runs.begin(), Run{std::to_string(number) + ")\u2002", false, std::nullopt});
  desk.blocks.push_back({BlockKind::item, std::move(runs)});
}

void note(Desk& desk, std::string text) {
  if (!text.empty()) addBlock(desk, BlockKind::note, std::move(text));
}

void formula(Desk& desk, std::string text) { addBlock(desk, BlockKind::formula, std::move(text)); }

void breakPage(Desk& desk, bool wide) { desk.blocks.push_back({BlockKind::pageBreak, {}, {}, wide}); }

Table table(std::string caption, const std::vector<Column>& columns) {
  Table out;
  out.caption = std::move(caption);
  for (const Column& column : columns) {
    out.head.push_back(column.head);
    out.numeric.push_back(column.numeric);
  }
  return out;
}

void addTable(Desk& desk, Table table) {
  if (table.rows.empty()) return;
  desk.blocks.push_back({BlockKind::table, {}, std::move(table)});
}

namespace {

// Columns `from` .. `to` - 1 behind the first `keep` ones.
Table partOf(const Table& whole, std::size_t keep, std::size_t from, std::size_t to) {
  Table out;
  const auto take = [&](std::size_t column) { return column < keep || (column >= from && column < to); };
  for (std::size_t i = 0; i < whole.head.size(); ++i) {
    if (!take(i)) continue;
    out.head.push_back(whole.head[i]);
    out.numeric.push_back(whole.numeric[i]);
  }
  for (const std::vector<TableCell>& row : whole.rows) {
    out.rows.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i)
      if (take(i)) out.rows.back().push_back(row[i]);
  }
  return out;
}

}  // namespace

void addTableInParts(Desk& desk, const Table& whole, std::size_t keep, std::size_t most) {
  if (whole.head.size() <= most) return addTable(desk, whole);
  const std::size_t others = whole.head.size() - keep, room = most - keep;
  const std::size_t parts = (others + room - 1) / room;
  for (std::size_t p = 0; p < parts; ++p) {
    Table part = partOf(whole, keep, keep + others * p / parts, keep + others * (p + 1) / parts);
    const std::string which = words(desk, Str::DocTableColumns, {std::to_string(p + 1)});
    part.caption = whole.caption.empty() ? which : words(desk, Str::DocAnnexCaption, {whole.caption, which});
    addTable(desk, std::move(part));
  }
}

}  // namespace kosh
