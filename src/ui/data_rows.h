// Every input of the calculation as a row of the Data page. No drawing.
#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/session.h"

namespace kosh::ui {

struct DataRow {
  bool group = false;             // a caption; only `name` is set
  bool title = false;             // a caption of many groups
  std::string name;
  std::string value;              // as shown; empty where the input is a table
  std::optional<Status> status;   // nothing: no data
  std::string date;               // ISO
  std::string source;             // title, or the act of a norm
  std::string note;               // how it was made
  std::string path;               // where the user may put a figure of his own (core/overlay.h); empty: not here
  std::string unit;               // of such a figure, as the editor asks for it
  std::string under;              // the factor (and indicator) it stands under: a path may occur there and among the inputs
  std::string asks;               // what is to be filled in, where it is not the row's own figure
  bool byDate = false;            // a figure of no year yet: that of its date ends the path
  bool own = false;               // it is the user's own
};

// Where a published figure of a series stands (core/overlay.h).
std::string seriesPath(const Series& series, const Territory& territory, int year);

// Where a row's figure comes from, in words.
void setOrigin(DataRow& row, const Dataset& dataset, const Provenance& from, Lang lang);

// A figure as it was given, with the sign of "about" before what is no counted number.
std::string givenNumber(double value, int decimals, Status status, Lang lang);

// Every input; `hindcast` are the rows of the dataset's hindcast, projected once by the session.
std::vector<DataRow> dataRows(const Dataset& dataset, std::span<const HindcastRow> hindcast, Lang lang);

// The factors of paragraph 3 (core/factors.h) under a title: a caption for each, then what shows it.
std::vector<DataRow> factorDataRows(const Dataset& dataset, const Outcome& outcome, int territory, int year, Lang lang);

// The whole page: the factors of the chosen territory and year, then every input under a title of its own.
std::vector<DataRow> pageRows(const Session& session);

// How many rows have each status; the last one counts what has no data.
inline constexpr int kStatusKinds = 6;
std::array<int, kStatusKinds> countByStatus(const std::vector<DataRow>& rows);
inline int kindOf(const DataRow& row) { return row.status ? static_cast<int>(*row.status) : kStatusKinds - 1; }

inline constexpr int kOwnRows = kStatusKinds;  // beside the kinds: the figures of the user

// The rows of one kind with the titles and captions above them; -1: all rows.
std::vector<DataRow> onlyKind(const std::vector<DataRow>& rows, int kind);

}  // namespace kosh::ui
