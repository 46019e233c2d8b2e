#include "language/strings.h"

namespace language {

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
  return fill(found->second.phrase->forms.find("other")->second, fillings);
}

std::string Strings::text(std::string_view key, std::int64_t count, Fillings fillings) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::string(key);
  const auto& [phrase, plurals, tag] = found->second;
  auto form = phrase->forms.find(plurals.category(count));
  if (form == phrase->forms.end()) form = phrase->forms.find("other");
  fillings.insert_or_assign("count", plurals.number(count));
  return fill(form->second, fillings);
}

}  // namespace language
