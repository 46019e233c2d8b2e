#include "base/json.h"

#include <nlohmann/json.hpp>

namespace base {
namespace {

using Library = nlohmann::ordered_json;

Library converted(const Json& json);

struct Converter {
  Library operator()(std::monostate) const { return nullptr; }
  Library operator()(bool value) const { return value; }
  Library operator()(std::int64_t value) const { return value; }
  Library operator()(const std::string& text) const { return text; }
  Library operator()(const JsonList& items) const {
    Library list = Library::array();
    for (const Json& item : items) list.push_back(converted(item));
    return list;
  }
  Library operator()(const JsonObject& members) const {
    Library object = Library::object();
    for (const auto& [name, value] : members) object[name] = converted(value);
    return object;
  }
};

Library converted(const Json& json) { return std::visit(Converter{}, json.data); }

}  // namespace

Json json_or_null(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

Json json_or_null(int number) {
  if (number < 1) return {};
  return number;
}

void add_text(JsonObject& object, const char* name, const std::string& text) {
  if (!text.empty()) object.emplace_back(name, text);
}

std::string to_text(const Json& json, int indent) {
  return converted(json).dump(indent > 0 ? indent : -1, ' ', false,
                              Library::error_handler_t::replace);
}

}  // namespace base
