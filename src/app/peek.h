// What the page's read-only test seam answers: the state of the session as JSON text.
#pragma once
#include <string>
#include <string_view>

#include "app/session.h"

namespace kosh {

// 'scenario': the scenario file. 'figures': shown year, indicator and its values by territory, with and without
// decisions, and the population. 'view', 'problems' (in the chosen language). 'records': their file. 'findings': id, sign and sentence of each.
// 'legal': today, the coming year, days to the list's deadline and its state.
// 'forecast': state, runs done and version of bands and intakes, and what is known of them: runs, territories.
// 'intake': the probability and, of each territory, persons by the central figure and with it, what binds and its slack.
// 'slices': milliseconds of the last slices. Anything else: null.
std::string peekSession(const Session& session, std::string_view what);

}  // namespace kosh
