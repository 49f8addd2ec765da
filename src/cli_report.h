// Documents on the command line: the options of the verb, and the bytes that come of them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "core/overlay.h"
#include "core/records.h"
#include "core/scenario.h"

namespace kosh {

struct ReportOptions {
  std::string kind;          // "4.1" .. "brief"
  std::string langs;         // "kk", "ru", "en", "kk+ru"
  std::string territory;     // id; a brief needs one
  std::string today;         // ISO
  std::string format = "html";
};

bool isDocumentLangs(std::string_view langs);

// Today in Almaty (UTC+5), ISO.
std::string todayInAlmaty();

// The document's bytes; nothing where the request cannot be met, `wrong` says why.
std::optional<std::string> makeReport(const Dataset& dataset, const Scenario& scenario, const Records& records, const Overlay& own,
                                      const ReportOptions& options, Message& wrong);

}  // namespace kosh
