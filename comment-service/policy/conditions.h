// Reads conditions from the values of the policy file.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/condition.h"
#include "policy/phrases.h"
#include "yaml/reader.h"

namespace policy {

// The named lists of the file. The search structure of a list is built once for all its rules.
class Lists {
 public:
  void add(std::string name, std::vector<std::string> texts);

  // Returns the texts of a named list, or the texts at this node. Adds errors to the reader.
  std::vector<std::string> texts(const yaml::Node& node, yaml::Reader& reader) const;
  std::shared_ptr<const Phrases> phrases(const yaml::Node& node, yaml::Reader& reader);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
  std::map<std::string, std::shared_ptr<const Phrases>, std::less<>> phrases_;
};

// The words for a list in messages: its name or its texts.
std::string name_of_list(const yaml::Node& node);

// Limits for a number. At least one is set; a number must be within both to match.
struct Limits {
  std::optional<std::int64_t> more_than;
  std::optional<std::int64_t> fewer_than;

  bool met_by(std::int64_t number) const;
  // "fewer than 4".
  std::string words() const;
};

// Reads `more_than` and `fewer_than` from a map that may have other keys.
Limits read_limits(const yaml::Node& map, yaml::Reader& reader);

using ConditionPointer = std::unique_ptr<Condition>;

// Each function reads the value of one key of `when`. An invalid value adds an error to the reader
// and returns null.
ConditionPointer read_blank(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader);
ConditionPointer read_length(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader);
ConditionPointer read_links(const yaml::Node& value, yaml::Reader& reader, const Lists& lists);
ConditionPointer read_phrases(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader,
                              Lists& lists);
ConditionPointer read_duplicate(const yaml::Node& value, yaml::Reader& reader);
ConditionPointer read_form(const yaml::Node& value, yaml::Reader& reader);
ConditionPointer read_author(const yaml::Node& value, yaml::Reader& reader, const Lists& lists);
ConditionPointer read_thread(const yaml::Node& value, yaml::Reader& reader);

// Reads a whole `when`.
ConditionPointer read_condition(const yaml::Node& when, yaml::Reader& reader, Lists& lists);

}  // namespace policy
