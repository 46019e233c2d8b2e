#include "language/strings.h"

#include <algorithm>
#include <charconv>

namespace language {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The fillings, with the numbers among them in the digits of the language. A number that is too
// large for std::int64_t stays as it is.
Fillings localized(Fillings fillings, const Plurals& plurals) {
  for (auto& [name, value] : fillings) {
    std::int64_t number = 0;
    const char* const end = value.data() + value.size();
    if (is_digits(value) && std::from_chars(value.data(), end, number).ec == std::errc())
      value = plurals.digits(number);
  }
  return fillings;
}

}  // namespace

std::vector<std::string_view> Strings::keys() const {
  std::vector<std::string_view> keys;
  keys.reserve(texts_.size());
  for (const auto& [key, written] : texts_) keys.emplace_back(key);
  return keys;
}

bool Strings::is_plural(std::string_view key) const {
  const auto found = texts_.find(key);
  return found != texts_.end() && found->second.phrase->is_plural;
}

std::set<std::string, std::less<>> Strings::placeholders(std::string_view key) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return {};
  auto names = found->second.phrase->placeholders();
  if (found->second.phrase->is_plural) names.emplace("count");
  return names;
}

std::string Strings::text(std::string_view key, const Fillings& fillings) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  return fill(found->second.phrase->forms.find("other")->second,
              localized(fillings, found->second.plurals));
}

std::string Strings::text(std::string_view key, std::int64_t count, Fillings fillings) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  const auto& [phrase, plurals, tag] = found->second;
  auto form = phrase->forms.find(plurals.category(count));
  if (form == phrase->forms.end()) form = phrase->forms.find("other");
  fillings = localized(std::move(fillings), plurals);
  fillings.insert_or_assign("count", plurals.number(count));
  return fill(form->second, fillings);
}

}  // namespace language
