#include "site/language.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "language/tag.h"

namespace site {
namespace {

using configuration::Configuration;

// Adds the entries of `all` that `own` lacks, in maps at any depth.
void join(base::ValueMap& own, const base::ValueMap& all) {
  for (const auto& [key, value] : all) {
    const auto [mine, is_new] = own.emplace(key, value);
    if (is_new) continue;
    auto* map = std::get_if<base::ValueMap>(&mine->second.data);
    const auto* other = std::get_if<base::ValueMap>(&value.data);
    if (map != nullptr && other != nullptr) join(*map, *other);
  }
}

// The menus of the language, and the menus of the site with other names.
std::vector<configuration::Menu> menus_of(const Configuration& configuration,
                                          const configuration::Language& written) {
  std::vector<configuration::Menu> menus = written.menus;
  for (const configuration::Menu& menu : configuration.menus) {
    const bool is_own = std::any_of(menus.begin(), menus.end(),
                                    [&](const auto& own) { return own.name == menu.name; });
    if (!is_own) menus.push_back(menu);
  }
  return menus;
}

Language language_of(const Configuration& configuration, const language::Tables& words,
                     const configuration::Language& written) {
  Language made{.tag = written.tag,
                .name = written.name.empty() ? language::own_name(written.tag) : written.name,
                .title = written.title.value_or(configuration.title),
                .description = written.description.value_or(configuration.description),
                .weight = written.weight,
                .params = written.params,
                .written_menus = menus_of(configuration, written),
                .prefix = language_prefix(configuration, written.tag),
                .words = words.of(written.tag),
                .dates = language::Dates(written.tag)};
  join(made.params, configuration.params);
  return made;
}

}  // namespace

std::vector<Language> languages_of(const Configuration& configuration,
                                   const language::Tables& words) {
  std::vector<Language> languages;
  if (configuration.languages.empty())
    languages.push_back(language_of(configuration, words, {.tag = configuration.language}));
  for (const configuration::Language& written : configuration.languages)
    languages.push_back(language_of(configuration, words, written));
  return languages;
}

std::string language_prefix(const Configuration& configuration, std::string_view tag) {
  const bool is_default = tag.empty() || language::is_same(tag, configuration.language);
  if (is_default && !configuration.default_language_in_folder) return {};
  return '/' + base::lower_case(is_default ? configuration.language : tag);
}

}  // namespace site
