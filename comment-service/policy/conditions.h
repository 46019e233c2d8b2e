// From the file's values to conditions: what every kind of condition needs while it is read.
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

// The file's `lists`. A list that several rules name is made ready for searching once.
class Lists {
 public:
  void add(std::string name, std::vector<std::string> texts);

  // A list by its name, or the texts that stand at this place; errors go to the reader.
  std::vector<std::string> texts(const yaml::Node& node, yaml::Reader& reader) const;
  std::shared_ptr<const Phrases> phrases(const yaml::Node& node, yaml::Reader& reader);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> texts_;
  std::map<std::string, std::shared_ptr<const Phrases>, std::less<>> phrases_;
};

// How a list is called in words: its name, or its texts.
std::string name_of_list(const yaml::Node& node);

// A number of something: hit when it is within both limits, of which one is there.
struct Limits {
  std::optional<std::int64_t> more_than;
  std::optional<std::int64_t> fewer_than;

  bool met_by(std::int64_t number) const;
  // "fewer than 4".
  std::string words() const;
};

// `more_than` and `fewer_than` of a map that may have other keys.
Limits read_limits(const yaml::Node& map, yaml::Reader& reader);

using Made = std::unique_ptr<Condition>;

// Each reads the value of one key of `when`; nothing when it is wrong, which the reader then knows.
Made read_blank(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader);
Made read_length(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader);
Made read_links(const yaml::Node& value, yaml::Reader& reader, const Lists& lists);
Made read_phrases(const yaml::Node& key, const yaml::Node& value, yaml::Reader& reader,
                  Lists& lists);
Made read_duplicate(const yaml::Node& value, yaml::Reader& reader);
Made read_form(const yaml::Node& value, yaml::Reader& reader);
Made read_author(const yaml::Node& value, yaml::Reader& reader, const Lists& lists);
Made read_thread(const yaml::Node& value, yaml::Reader& reader);

// A whole `when`.
Made read_condition(const yaml::Node& when, yaml::Reader& reader, Lists& lists);

}  // namespace policy
