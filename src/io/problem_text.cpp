// Problems and statuses as text.
#include "io/formats.h"

namespace kosh {

std::string say(const Problem& problem, Lang lang) {
  std::string out;
  for (const std::string& part : {problem.file, problem.path})
    if (!part.empty()) out += part + ": ";
  const bool saysLine = problem.message.id == Str::IoNotJson;
  if (problem.line > 0 && !saysLine) out += say({Str::IoLine, {std::to_string(problem.line)}}, lang) + ": ";
  return out + say(problem.message, lang);
}

std::string_view statusName(Status status) {
  switch (status) {
    case Status::official: return "official";
    case Status::computed: return "computed";
    case Status::estimate: return "estimate";
    case Status::illustrative: return "illustrative";
    case Status::unverified: break;
  }
  return "unverified";
}

}  // namespace kosh
