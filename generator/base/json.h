// JSON values (RFC 8259) and their serialisation.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

struct Json;
using JsonList = std::vector<Json>;
// Members keep the order in which they were added.
using JsonObject = std::vector<std::pair<std::string, Json>>;

struct Json {
  std::variant<std::monostate, bool, std::int64_t, std::string, JsonList, JsonObject> data;

  Json() = default;  // null
  explicit(false) Json(bool value) : data(value) {}
  explicit(false) Json(int value) : data(std::int64_t{value}) {}
  explicit(false) Json(std::string text) : data(std::move(text)) {}
  explicit(false) Json(const char* text) : data(std::string(text)) {}
  explicit(false) Json(JsonList items) : data(std::move(items)) {}
  explicit(false) Json(JsonObject members) : data(std::move(members)) {}
};

// Returns null for an empty text and for a number below 1.
Json json_or_null(const std::string& text);
Json json_or_null(int number);

// Adds a member; an empty text adds none.
void add_text(JsonObject& object, const char* name, const std::string& text);

// Serialises to one line. With `indent` > 0, writes many lines and indents each level by that many
// spaces. Replaces invalid UTF-8 by U+FFFD.
std::string to_text(const Json& json, int indent = 0);

}  // namespace base
