// JSON (RFC 8259) as values, and as text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace base {

struct Json;
using JsonList = std::vector<Json>;
// In the order written.
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

// Null for what is not there: an empty text, a number below 1.
Json json_or_null(const std::string& text);
Json json_or_null(int number);

// As text on one line; with `indent` > 0 on many lines, each level indented by so many spaces. Text
// that is no UTF-8 comes with U+FFFD in its place.
std::string to_text(const Json& json, int indent = 0);

}  // namespace base
