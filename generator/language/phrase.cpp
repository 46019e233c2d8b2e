#include "language/phrase.h"

#include <algorithm>
#include <vector>

#include "base/spelling.h"
#include "base/text.h"

namespace language {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

// Calls visit(text before, name) for each placeholder. Returns the text after the last one.
template <class Visit>
std::string_view walk(std::string_view text, Visit visit) {
  std::size_t from = 0;
  while (true) {
    const std::size_t open = text.find('{', from);
    const std::size_t close = text.find('}', open == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) return text;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    from = open + 1;
    if (!is_name(name)) continue;
    visit(text.substr(0, open), name);
    text.remove_prefix(close + 1);
    from = 0;
  }
}

std::string categories_text(const std::vector<std::string_view>& categories) {
  std::vector<std::string> names(categories.begin(), categories.end());
  return base::join(names, ", ");
}

bool read_form(const yaml::Reader& reader, const yaml::Entry& entry, std::string_view tag,
               const Plurals& plurals, Phrase& phrase) {
  const auto known = plurals.categories();
  if (std::find(known.begin(), known.end(), entry.key.text) == known.end()) {
    reader.error(base::Kind::bad_translation, entry.key,
                 "\"" + entry.key.text + "\" is no plural form of \"" + std::string(tag) + '"',
                 "its forms are " + categories_text(known));
    return false;
  }
  auto text = reader.text(entry);
  if (text) phrase.forms.emplace(entry.key.text, *std::move(text));
  return true;
}

}  // namespace

std::set<std::string, std::less<>> Phrase::placeholders() const {
  std::set<std::string, std::less<>> names;
  for (const auto& [category, text] : forms)
    walk(text, [&](std::string_view, std::string_view name) { names.emplace(name); });
  return names;
}

std::string fill(std::string_view text, const Fillings& fillings) {
  std::string filled;
  const std::string_view rest = walk(text, [&](std::string_view before, std::string_view name) {
    const auto found = fillings.find(name);
    filled += before;
    filled += found == fillings.end() ? '{' + std::string(name) + '}' : found->second;
  });
  return filled.append(rest);
}

std::optional<Phrase> read_phrase(const yaml::Reader& reader, const yaml::Entry& entry,
                                  std::string_view tag, const Plurals& plurals) {
  if (yaml::is_absent(entry.value)) return std::nullopt;
  Phrase phrase{.location = reader.place(entry.key)};
  if (entry.value.kind == yaml::Kind::list) {
    reader.wrong_kind(entry, "a text, or a map of plural forms");
    return std::nullopt;
  }
  if (entry.value.kind != yaml::Kind::map) {
    auto text = reader.text(entry);
    if (!text || text->empty()) return std::nullopt;
    phrase.forms.emplace("other", *std::move(text));
    return phrase;
  }
  phrase.is_plural = true;
  bool is_right = true;
  for (const yaml::Entry& form : reader.entries(entry.value, '"' + entry.key.text + '"'))
    is_right = read_form(reader, form, tag, plurals, phrase) && is_right;
  if (phrase.forms.contains("other")) return phrase;
  if (is_right) {
    reader.error(base::Kind::bad_translation, entry.key,
                 '"' + entry.key.text + "\" has no form \"other\"",
                 "all numbers without a form of their own take it");
  }
  return std::nullopt;
}

}  // namespace language
