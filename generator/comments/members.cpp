#include "comments/members.h"

#include <charconv>
#include <variant>

namespace comments {
namespace {

template <class T>
const T* as(const base::Value* value) {
  return value == nullptr ? nullptr : std::get_if<T>(&value->data);
}

}  // namespace

Members::Members(const base::Value& value) : map_(as<base::ValueMap>(&value)) {
  if (map_ == nullptr) fault_ = "this is not a JSON object";
}

const base::Value* Members::find(std::string_view name) const {
  if (map_ == nullptr) return nullptr;
  const auto found = map_->find(std::string(name));
  const bool is_missing =
      found == map_->end() || std::holds_alternative<std::monostate>(found->second.data);
  return is_missing ? nullptr : &found->second;
}

bool Members::has(std::string_view name) const { return find(name) != nullptr; }

void Members::refuse(std::string_view name, std::string_view reason) {
  if (!fault_) fault_ = '"' + std::string(name) + "\" " + std::string(reason);
}

std::string Members::text(std::string_view name) {
  const base::Value* value = find(name);
  const auto* text = as<std::string>(value);
  if (value != nullptr && text == nullptr) refuse(name, "is not a text");
  return text == nullptr ? std::string() : *text;
}

bool Members::truth(std::string_view name) {
  const base::Value* value = find(name);
  const auto* truth = as<bool>(value);
  if (value != nullptr && truth == nullptr) refuse(name, "is neither true nor false");
  return truth != nullptr && *truth;
}

std::int64_t Members::number(std::string_view name) {
  if (!has(name)) return 0;
  const auto* written = as<std::string>(find(name));
  const std::string digits = written == nullptr ? std::string() : *written;
  std::int64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (stop == end && error == std::errc() && number >= 0) return number;
  refuse(name, "is not a whole number");
  return 0;
}

const base::ValueList& Members::list(std::string_view name) {
  static const base::ValueList none;
  const base::Value* value = find(name);
  const auto* items = as<base::ValueList>(value);
  if (value != nullptr && items == nullptr) refuse(name, "is not a list");
  return items == nullptr ? none : *items;
}

std::string Members::text_or_lines(std::string_view name) {
  if (as<base::ValueList>(find(name)) == nullptr) return text(name);
  std::string joined;
  for (const base::Value& line : list(name)) {
    if (const auto* text = as<std::string>(&line)) {
      joined += *text;
    } else {
      refuse(name, "has a line that is not a text");
    }
    joined += '\n';
  }
  return joined;
}

}  // namespace comments
