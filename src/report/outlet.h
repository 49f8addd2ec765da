// What the outlets of a document share: shapes of statuses, the strip at the foot, the legend.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/document.h"

namespace kosh::outlet {

// Shapes of look.md 6 as characters: full, half, empty, diamond, dotted.
const char* shapeOf(Status status);
const char* statusId(Status status);  // "official", ... as in the files
std::string_view statusWord(Status status, Lang lang);

const char* langTag(Lang lang);  // "kk", "ru", "en"

// "DRAFT - recommended form - calculation No 7F3A-90C2", printed at the foot of every page.
std::string stripOf(const Document& document, Lang lang);
std::string draftWord(const Document& document, Lang lang);  // empty: no draft
std::string legendOf(Lang lang);                             // one line that explains the shapes
std::string calculationNumber(const Document& document);

// The languages of the document: "kk+ru".
std::string langsOf(const Document& document);

bool isGroupHead(const Table& table, const std::vector<TableCell>& row);

// Whether a column of a table has a status anywhere.
bool hasStatus(const Table& table, std::size_t column);

}  // namespace kosh::outlet
