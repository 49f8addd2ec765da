// Rows and words of the list of localities.
#include "ui/locality_rows.h"

#include <algorithm>

namespace kosh::ui {
namespace {

bool isIn(const Locality& locality, ListPart part) {
  return std::find(locality.parts.begin(), locality.parts.end(), part) != locality.parts.end();
}

std::string sendingState(const Sending& sending, Lang lang) {
  if (!sending.confirmation.empty()) return std::string(text(Str::LPageConfirmed, lang));
  if (!sending.date.empty()) return say(Message{Str::LPageSentOn, {Date{sending.date}}}, lang);
  return std::string(text(Str::LPageNotSent, lang));
}

ListStep determineStep(const Session& session, const ListVersion* fixed, Lang lang) {
  ListStep step{ListStep::Kind::determine, -1, fixed != nullptr, "7", std::string(text(Str::LPageDetermine, lang)), {}};
  if (!fixed) {
    step.state = text(Str::LPageNotFixed, lang);
    return step;
  }
  step.state = say(Message{Str::LPageFixed, {Date{fixed->fixedOn}}}, lang);
  if (session.legal.version > 0)
    step.state += ", " + std::string(text(sameList(*fixed, versionOf(session)) ? Str::LPageSame : Str::LPageChanged, lang));
  return step;
}

ListStep approveStep(const ListVersion* fixed, Lang lang) {
  const bool done = fixed && !fixed->actNumber.empty() && !fixed->actDate.empty();
  ListStep step{ListStep::Kind::approve, -1, done, {}, std::string(text(Str::LPageApprove, lang)), {}};
  step.state = done ? say(Message{Str::LPageAct, {fixed->actNumber, Date{fixed->actDate}}}, lang) : std::string(text(Str::LPageNoAct, lang));
  return step;
}

}  // namespace

std::vector<LocalityRow> localityRows(const std::vector<Locality>& localities, int only) {
  std::vector<LocalityRow> out;
  for (int p = 0; p < kListParts; ++p) {
    if (only >= 0 && p != only) continue;
    const ListPart part = static_cast<ListPart>(p);
    out.push_back({part, -1, 0});
    int rank = 0;
    for (std::size_t i = 0; i < localities.size(); ++i)
      if (isIn(localities[i], part)) out.push_back({part, static_cast<int>(i), ++rank});
  }
  return out;
}

int countIn(const std::vector<Locality>& localities, ListPart part) {
  return static_cast<int>(std::count_if(localities.begin(), localities.end(), [&](const Locality& l) { return isIn(l, part); }));
}

Str wordsOf(ListPart part) {
  constexpr Str kWords[kListParts] = {Str::LPagePartA, Str::LPagePartB, Str::LPagePartC};
  return kWords[static_cast<std::size_t>(part)];
}

std::string coverageWords(const Locality& locality, Lang lang) {
  if (!locality.coverage) return std::string(text(Str::NoData, lang));
  return formatPercent(*locality.coverage * 100, 0, lang);
}

std::vector<ListStep> listSteps(const Session& session, Lang lang) {
  const int year = comingYear(session);
  const ListVersion* fixed = listVersion(session.records, year);
  const double candidates = static_cast<double>(session.legal.localities.size());
  std::vector<ListStep> out;
  out.push_back({ListStep::Kind::form, -1, candidates > 0, "6", std::string(text(Str::LPageForm, lang)),
                 say(Message{Str::LPageCandidates, {Number{candidates, 0}}}, lang)});
  out.push_back(determineStep(session, fixed, lang));
  out.push_back(approveStep(fixed, lang));
  const std::vector<Receiver>& receivers = session.dataset->rules.receivers;
  for (std::size_t i = 0; i < receivers.size(); ++i) {
    if (receivers[i].paragraph != "8") continue;
    const Sending sending = sendingTo(session.records, year, receivers[i].id);
    out.push_back({ListStep::Kind::send, static_cast<int>(i), !sending.confirmation.empty(), "8", receivers[i].name.in(lang),
                   sendingState(sending, lang)});
  }
  return out;
}

}  // namespace kosh::ui
