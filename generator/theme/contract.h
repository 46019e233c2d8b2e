// The contract with themes: every name that a template may use, its type and its meaning. The check
// at load and the tests of the views and of the manual read this table.
#pragma once

#include <span>
#include <string_view>

namespace theme {

struct Schema;

// Every field is always present; a missing value is an empty text, false or an empty list. So the
// look-up of a name never falls through to an outer object. Mustache treats an empty text as true:
// templates test `has_NAME` instead.
enum class Type {
  text,      // plain text, escaped by {{name}}
  html,      // HTML, for {{{name}}}
  flag,      // true or false
  object,    // always present
  optional,  // an object, or false
  list,      // of objects
  texts,     // a list of texts; an item is {{.}}
  tree       // the author's `params`: every name is allowed
};

// The name of the only field in the schema of an object whose names authors choose.
constexpr std::string_view kAnyName = "*";

struct Field {
  std::string_view name;
  Type type = Type::text;
  std::string_view meaning;
  const Schema* of = nullptr;  // of the object, or of the items of the list
};

struct Schema {
  std::string_view name;
  std::span<const Field> fields;

  const Field* find(std::string_view field) const;
};

// The names at the top of every template: site, page, pages, …
const Schema& contract();
// The additional names of a template that others extend: {{{body}}}.
const Schema& body_contract();

}  // namespace theme
