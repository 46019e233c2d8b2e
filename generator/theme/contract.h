// The contract with themes: every name that a template may use, its type, and what it means. The
// check at load, the tests of the views and the manual all read this table.
#pragma once

#include <span>
#include <string_view>

namespace theme {

struct Schema;

// A field is always there: an empty text, false or an empty list says that there is nothing, and
// so no name of an outer object shines through. Empty texts count as true in Mustache: ask
// `has_NAME`.
enum class Type {
  text,      // plain text, escaped by {{name}}
  html,      // HTML, for {{{name}}}
  flag,      // true or false
  object,    // always there
  optional,  // an object, or false
  list,      // objects
  texts,     // a list of texts, each {{.}}
  tree       // what the author wrote under `params`: any name goes
};

// The name of the one field of an object whose names the author chooses.
constexpr std::string_view kAnyName = "*";

struct Field {
  std::string_view name;
  Type type = Type::text;
  std::string_view meaning;
  const Schema* of = nullptr;  // object, optional, list: of what
};

struct Schema {
  std::string_view name;
  std::span<const Field> fields;

  const Field* find(std::string_view field) const;
};

// What stands at the top of every template: site, page, pages, …
const Schema& contract();
// What a template sees in addition when others extend it: {{{body}}}.
const Schema& body_contract();

}  // namespace theme
