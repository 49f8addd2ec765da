// Every input of the calculation as a row of the Data page. No drawing.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/dataset.h"

namespace kosh::ui {

struct DataRow {
  bool group = false;             // a caption; only `name` is set
  std::string name;
  std::string value;              // as shown; empty where the input is a table
  std::optional<Status> status;   // nothing: no data
  std::string date;               // ISO
  std::string source;             // title, or the act of a norm
  std::string note;               // how it was made
  std::string path;               // where the user may put a figure of his own (core/overlay.h); empty: not here
  std::string unit;               // of such a figure, as the editor asks for it
  bool own = false;               // it is the user's own
};

std::vector<DataRow> dataRows(const Dataset& dataset, Lang lang);

// How many rows have each status; the last one counts what has no data.
inline constexpr int kStatusKinds = 6;
std::array<int, kStatusKinds> countByStatus(const std::vector<DataRow>& rows);
inline int kindOf(const DataRow& row) { return row.status ? static_cast<int>(*row.status) : kStatusKinds - 1; }

inline constexpr int kOwnRows = kStatusKinds;  // beside the kinds: the figures of the user

// The rows of one kind with the captions of their groups; -1: all rows.
std::vector<DataRow> onlyKind(const std::vector<DataRow>& rows, int kind);

}  // namespace kosh::ui
