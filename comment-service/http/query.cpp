#include "http/query.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "base/text.h"

namespace http {

Query::Query(std::string_view text) {
  while (!text.empty()) {
    const std::string_view pair = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(pair.size() + 1, text.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
    pairs_.emplace_back(base::percent_decode(pair.substr(0, equals), base::Plus::space),
                        base::percent_decode(value, base::Plus::space));
  }
}

std::optional<std::string> Query::find(std::string_view name) const {
  for (const auto& [key, value] : pairs_) {
    if (key == name) return value;
  }
  return std::nullopt;
}

std::string Query::value(std::string_view name) const { return find(name).value_or(""); }

std::vector<std::string> Query::all(std::string_view name) const {
  std::vector<std::string> values;
  for (const auto& [key, value] : pairs_) {
    if (key == name) values.push_back(value);
  }
  return values;
}

std::optional<std::string> Query::other_than(std::span<const std::string_view> names) const {
  for (const auto& [key, value] : pairs_) {
    if (key.empty() || std::ranges::find(names, key) == names.end()) return key;
  }
  return std::nullopt;
}

base::Result<void> check_parameters(const Query& query, std::span<const std::string_view> known) {
  const std::optional<std::string> other = query.other_than(known);
  if (!other) return {};
  constexpr std::size_t most = 50;  // bytes that tell a mistake
  std::string message =
      "there is no parameter \"" + base::document_text(other->substr(0, most)) + "\" here; ";
  std::string names;
  for (const std::string_view name : known) {
    if (!name.empty()) names.append(names.empty() ? "" : ", ").append(name);
  }
  message += names.empty() ? "this call has none" : "known are " + names;
  return base::Fault{base::Code::bad_request, std::move(message)};
}

base::Result<std::size_t> limit_in(const Query& query, std::size_t most) {
  const std::optional<std::string> text = query.find("limit");
  if (!text) return most;
  std::size_t limit = 0;
  const char* end = text->data() + text->size();
  if (std::from_chars(text->data(), end, limit).ptr != end || limit < 1 || limit > most) {
    return base::Fault{
        base::Code::bad_request,
        "the parameter \"limit\" must be a number from 1 to " + std::to_string(most)};
  }
  return limit;
}

}  // namespace http
