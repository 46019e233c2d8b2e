// What the value of each key of front matter sets.
#pragma once

#include <span>
#include <string_view>

#include "configuration/configuration.h"
#include "content/front_matter.h"
#include "content/key_table.h"
#include "yaml/reader.h"

namespace content {

// Where front matter stands.
struct Context {
  const yaml::Reader& reader;
  const configuration::Configuration& configuration;
  std::string_view section;  // of the page
};

struct Field {
  Key key = Key::title;
  void (*read)(const Context&, const yaml::Entry&, FrontMatter&) = nullptr;
  // Takes over what the key means; null for other spellings and for what adds up.
  void (*copy)(const FrontMatter& from, FrontMatter& to) = nullptr;
};

// One for each key but `cascade`, in the order in which they are read.
std::span<const Field> fields();

// Hugo calls the time of publishing `published`, Jekyll the truth of it.
bool is_publish_date(const yaml::Node& value);

}  // namespace content
