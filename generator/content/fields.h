// The readers for the values of front matter, one for each key.
#pragma once

#include <span>
#include <string_view>

#include "configuration/configuration.h"
#include "content/front_matter.h"
#include "content/key_table.h"
#include "yaml/reader.h"

namespace content {

// What a reader needs to know besides the value.
struct Context {
  const yaml::Reader& reader;
  const configuration::Configuration& configuration;
  std::string_view section;  // the page's section
};

struct Field {
  Key key = Key::title;
  void (*read)(const Context&, const yaml::Entry&, FrontMatter&) = nullptr;
  // Copies the inherited value. Null for alternative spellings and for keys whose values add up.
  void (*copy)(const FrontMatter& from, FrontMatter& to) = nullptr;
};

// Returns one field for each key except `cascade`, in the order of reading.
std::span<const Field> fields();

// Hugo's `published` is a date; Jekyll's `published` is a boolean.
bool is_publish_date(const yaml::Node& value);

}  // namespace content
