// Fields over the records: stage, numbers and dates of a proposal, names for the signature, measures of paragraph 9.
#include <array>

#include "ui/pages.h"

namespace kosh::ui {
namespace {

constexpr std::array<Str, kStages> kStageWords{Str::StageDraft,  Str::StageComputed, Str::StageChecked, Str::StageAgreed,
                                               Str::StageSigned, Str::StageSent,     Str::StageAnswered};
constexpr std::array<Str, kPeriods> kPeriodWords{Str::PeriodNameComing, Str::PeriodNameMedium, Str::PeriodNameCurrent};
constexpr std::array<const char*, kPeriods> kPeriodIds{"coming", "medium", "current"};
constexpr std::array<Str, 4> kAnswerWords{Str::AnswerNone, Str::AnswerAccepted, Str::AnswerPartly, Str::AnswerRefused};
constexpr std::array<const char*, 4> kAnswerIds{"none", "accepted", "partly", "refused"};

RecordForm formAt(Ui& ui, ImVec2 at, float width) { return {ui, at.x, width, at.y, ui.state.touchSized}; }

void title(RecordForm& form, std::string_view words) {
  form.y += putWrapped(form.ui, {form.x, form.y}, form.width, words, form.ui.colour.ink, Weight::bold) + 10;
}

template <std::size_t N>
std::optional<int> choice(RecordForm& form, const char* id, Str label, const std::array<Str, N>& words,
                          const std::array<const char*, N>* ids, int chosen) {
  Ui& ui = form.ui;
  form.y += putWrapped(ui, {form.x, form.y}, form.width, ui.words(label), ui.colour.ink2) + 2;
  std::vector<MenuRow> rows;
  for (std::size_t i = 0; i < N; ++i)
    rows.push_back({ids ? std::string((*ids)[i]) : std::to_string(i), std::string(ui.words(words[i])), {}, false});
  const std::string& now = rows[static_cast<std::size_t>(chosen)].words;
  const Rect rect{form.x, form.y, std::min(form.width, menuFaceWidth(ui, now) + 40), form.control()};
  menuFace(ui, rect, now);
  form.y += form.control() + 10;
  return menu(ui, id, rect, rows, chosen);
}

// For which years the proposal asks. The usual ones of its kind need no record.
void periodChoice(RecordForm& form, ProposalRecord& record, const std::string& id) {
  std::size_t kind = 0;
  while (kind + 1 < kProposalKinds && id != kindName(static_cast<ProposalKind>(kind))) ++kind;
  const Period usual = kUsualPeriods[kind];
  const auto period = choice(form, ("period:" + id).c_str(), Str::PPagePeriod, kPeriodWords, &kPeriodIds, static_cast<int>(record.period.value_or(usual)));
  if (!period) return;
  const Period chosen = static_cast<Period>(*period);
  record.period = chosen == usual ? std::nullopt : std::optional(chosen);
}

void stageChoice(RecordForm& form, ProposalRecord& record, const std::string& id) {
  const int now = static_cast<int>(shownStage(form.ui.session, record.kind));
  if (const auto stage = choice(form, ("stage-menu:" + id).c_str(), Str::PPageStage, kStageWords, static_cast<const std::array<const char*, kStages>*>(nullptr), now))
    record = atStage(record, static_cast<Stage>(*stage), form.ui.session.today);
}

void answerChoice(RecordForm& form, ProposalRecord& record, const std::string& id) {
  if (record.stage != Stage::answered) return;
  if (const auto answer = choice(form, ("answer:" + id).c_str(), Str::PPageAnswer, kAnswerWords, &kAnswerIds, static_cast<int>(record.answer)))
    record.answer = static_cast<Answer>(*answer);
  form.text(("answer-number:" + id).c_str(), Str::PPageAnswerNumber, record.answerNumber);
  form.day(("answer-date:" + id).c_str(), Str::PPageAnswerDate, record.answerDate);
}

// Returns whether it is to be removed.
bool measureForm(RecordForm& form, Measure& measure, std::size_t number) {
  Ui& ui = form.ui;
  const std::string id = std::to_string(number);
  const std::string_view remove = ui.words(Str::OwnRemove);
  const float width = buttonWidth(ui, remove, ButtonKind::quiet);
  put(ui, {form.x, form.y + 6}, ui.words(Message{Str::MeasureTitle, {Number{static_cast<double>(number) + 1, 0}}}), ui.colour.ink, Weight::bold);
  const bool gone = button(ui, ("measure-remove:" + id).c_str(), {form.x + form.width - width, form.y, width, form.control()}, remove, ButtonKind::quiet);
  form.y += form.control() + 4;
  form.text(("measure-text:" + id).c_str(), Str::MeasureText, measure.text);
  form.text(("measure-target:" + id).c_str(), Str::MeasureTarget, measure.target);
  form.text(("measure-term:" + id).c_str(), Str::MeasureTerm, measure.term);
  form.text(("measure-who:" + id).c_str(), Str::MeasureWho, measure.responsible);
  form.text(("measure-money:" + id).c_str(), Str::MeasureMoney, measure.money);
  form.y += 6;
  return gone;
}

}  // namespace

float proposalFields(Ui& ui, ImVec2 at, float width, std::string_view kind) {
  RecordForm form = formAt(ui, at, width);
  const std::string id(kind);
  ProposalRecord record = proposalRecord(ui.session, kind);
  const ProposalRecord before = record;
  title(form, ui.words(Message{Str::PPageRecord, {id}}));
  periodChoice(form, record, id);
  stageChoice(form, record, id);
  form.text(("number:" + id).c_str(), Str::PPageNumber, record.number);
  form.day(("date:" + id).c_str(), Str::PPageDate, record.date);
  answerChoice(form, record, id);
  form.text(("note:" + id).c_str(), Str::PPageNote, record.note);
  if (!(record == before)) setProposalRecord(ui.session.records, record);
  return form.y - at.y;
}

float peopleFields(Ui& ui, ImVec2 at, float width) {
  RecordForm form = formAt(ui, at, width);
  Records& records = ui.session.records;
  title(form, ui.words(Str::PPagePeople));
  form.y += putWrapped(ui, {form.x, form.y - 6}, form.width, ui.words(Str::PPageLocal), ui.colour.ink2) + 6;
  form.text("signatory", Str::PPageSignatory, records.signatory);
  form.text("signatory-post", Str::PPagePost, records.signatoryPost);
  form.text("agreed-by", Str::PPageAgreedBy, records.agreedBy);
  form.text("executor", Str::PPageExecutor, records.executor);
  form.text("executor-phone", Str::PPagePhone, records.executorPhone);
  form.text("letterhead", Str::PPageLetterhead, records.letterhead);
  const std::string_view save = ui.words(Str::PPageSaveRecords);
  if (button(ui, "save-records", {form.x, form.y, buttonWidth(ui, save, ButtonKind::quiet), form.control()}, save, ButtonKind::quiet))
    ui.requests.saveRecords = true;
  form.y += form.control();
  return form.y - at.y;
}

float measureFields(Ui& ui, ImVec2 at, float width) {
  RecordForm form = formAt(ui, at, width);
  std::vector<Measure>& measures = ui.session.records.measures;
  std::optional<std::size_t> gone;
  for (const MeasureGroup& group : ui.session.dataset->rules.measures) {
    title(form, group.name.in(ui.lang));
    for (std::size_t i = 0; i < measures.size(); ++i)
      if (measures[i].group == group.id && measureForm(form, measures[i], i)) gone = i;
    const std::string_view add = ui.words(Str::MeasureAdd);
    if (button(ui, ("measure-add:" + group.id).c_str(), {form.x, form.y, buttonWidth(ui, add, ButtonKind::second), form.control()}, add, ButtonKind::second))
      measures.push_back({group.id, {}, {}, {}, {}, {}});
    form.y += form.control() + 20;
  }
  if (gone) measures.erase(measures.begin() + static_cast<std::ptrdiff_t>(*gone));
  return form.y - at.y;
}

}  // namespace kosh::ui
