// A cursor into a JSON tree that writes down every problem with its path, so that reading can go on.
#pragma once
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "io/json_reader.h"

namespace kosh {

class Field {
 public:
  Field(const JsonValue& root, std::string file, std::string path, ProblemList& problems);

  // A member. Of something that is not an object comes a silent field: its own problem was told already.
  Field at(const char* key) const { return at(std::string(key)); }
  Field at(const std::string& key) const;

  bool absent() const { return !value_; }
  bool isNull() const { return value_ && value_->kind == JsonKind::null; }
  bool given() const { return value_ && !isNull(); }  // neither absent nor null
  bool is(JsonKind kind) const { return value_ && value_->kind == kind; }

  // Each of these tells a problem and gives an empty value when the field is not of that kind.
  bool expectObject() const { return expect(JsonKind::object, Str::IoKindObject); }
  std::vector<Field> items() const;
  std::vector<std::pair<std::string, Field>> members() const;
  std::string text() const;
  double number() const;
  bool boolean() const;
  int whole(int low, int high) const;
  int year() const { return whole(kFirstYear, kLastYear); }

  // A list of numbers. With `count` of zero or more the length must be that; a wrong list comes back with zeros.
  std::vector<double> numbers(int count) const;

  // A member's key read as a year, or 0 with a problem.
  int yearKey(const std::string& key) const;

  void fail(Message message) const;
  void warn(Message message) const;
  void wrongKind(Str expected) const;       // "found ..., expected ..."
  void oneOf(const std::string& ids) const;  // "found ..., expected one of: ..."
  Arg found() const;                        // what stands here, for a message

  const std::string& path() const { return path_; }
  const JsonValue* value() const { return value_; }

  static constexpr int kFirstYear = 1800;
  static constexpr int kLastYear = 2300;

 private:
  Field(const JsonValue* value, std::shared_ptr<const std::string> file, std::string path, int line, bool silent,
        ProblemList* problems);
  bool expect(JsonKind kind, Str name) const;
  Field child(const JsonValue* value, std::string step) const;

  const JsonValue* value_;  // nullptr: absent
  std::shared_ptr<const std::string> file_;
  std::string path_;
  int line_ = 0;
  bool silent_ = false;  // inside something that was refused already
  ProblemList* problems_;
};

}  // namespace kosh
