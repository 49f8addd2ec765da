// What decision No 98 says about the session: judged when the decisions rest, or at once on a page that shows it.
#include <algorithm>
#include <cstdlib>

#include "app/office.h"

namespace kosh {
namespace {

bool showsJudgement(Page page) { return page == Page::findings || page == Page::proposals || page == Page::localities; }

// Compared by address first: facts are immutable, and a scenario is small.
bool isJudged(const Session& session, int year) {
  const Legal& legal = session.legal;
  return legal.version > 0 && legal.dataset == session.dataset && legal.year == year && legal.scenario == session.evaluated;
}

// The records choose the years that a proposal asks for.
void propose(Session& session, const Periods& periods) {
  Legal& legal = session.legal;
  legal.proposals = proposals(*legal.dataset, session.scenario, session.outcome, legal.judgement, periods);
  legal.periods = periods;
  ++legal.version;
}

void judgeAll(Session& session, int year) {
  Legal& legal = session.legal;
  const Dataset& dataset = *session.dataset;
  legal.judgement = judge(dataset, session.scenario, session.outcome, year);
  legal.localities = localityList(dataset, session.scenario, session.outcome, legal.judgement);
  legal.dataset = session.dataset;
  legal.scenario = session.evaluated;
  legal.year = year;
  propose(session, periodsOf(session.records, year));
}

std::vector<Lang> letterLangs(const View& view) {
  switch (view.letterLang) {
    case LetterLang::screen: break;
    case LetterLang::kk: return {Lang::kk};
    case LetterLang::ru: return {Lang::ru};
    case LetterLang::en: return {Lang::en};
    case LetterLang::pair: return {Lang::kk, Lang::ru};
  }
  return {view.lang};
}

// A brief is of a district: the chosen one, else the first.
int briefTerritory(const Session& session) {
  const std::vector<int>& districts = session.dataset->districts;
  const int chosen = findTerritory(*session.dataset, session.view.territory);
  if (std::find(districts.begin(), districts.end(), chosen) != districts.end()) return chosen;
  return districts.empty() ? -1 : districts.front();
}

DocumentRequest requestOf(const Session& session) {
  DocumentRequest out;
  out.kind = documentKind(session.view.document).value_or(DocumentKind::territories);
  out.langs = letterLangs(session.view);
  if (out.kind == DocumentKind::brief) out.territory = briefTerritory(session);
  out.today = session.today;
  out.scenarioFingerprint = scenarioFingerprint(session);
  out.own = session.overlay;
  return out;
}

bool same(const DocumentRequest& a, const DocumentRequest& b) {
  return a.kind == b.kind && a.langs == b.langs && a.territory == b.territory && a.today == b.today &&
         a.scenarioFingerprint == b.scenarioFingerprint && a.own == b.own;
}

void compose(Session& session) {
  Letter& letter = session.letter;
  const DocumentRequest request = requestOf(session);
  if (letter.serial > 0 && letter.version == session.legal.version && same(letter.request, request) && letter.records == session.records)
    return;
  letter.document.reset();
  if (!objection(*session.dataset, request))
    letter.document = makeDocument(*session.dataset, session.scenario, session.baseline, session.outcome, session.legal.judgement,
                                   session.records, request);
  letter.request = request;
  letter.records = session.records;
  letter.version = session.legal.version;
  ++letter.serial;
}

}  // namespace

int comingYear(const Session& session) {
  const Demography& people = session.dataset->demography;
  const int now = std::atoi(session.today.substr(0, 4).c_str());
  return std::clamp(now + 1, people.baseYear, people.lastFlowYear);
}

void refreshLegal(Session& session, bool settled) {
  if (session.today.empty()) return;  // before the first frame nobody has asked for the date
  const int year = comingYear(session);
  if (!isJudged(session, year) && (settled || showsJudgement(session.view.page))) judgeAll(session, year);
  const Periods periods = periodsOf(session.records, year);
  if (isJudged(session, year) && session.legal.periods != periods) propose(session, periods);
  session.calendar = calendar(session.dataset->rules, session.records, session.today);
  if (session.view.page == Page::proposals) compose(session);
}

}  // namespace kosh
