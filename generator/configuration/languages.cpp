#include "configuration/languages.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/language.h"
#include "configuration/menu.h"
#include "configuration/read_values.h"
#include "language/tag.h"

namespace configuration {
namespace {

constexpr yaml::Range kWeights = {-1'000'000, 1'000'000};
constexpr auto kKeys =
    std::to_array<std::string_view>({"name", "title", "description", "weight", "params", "menus"});

std::vector<Language>::iterator find(std::vector<Language>& languages, std::string_view tag) {
  return std::find_if(languages.begin(), languages.end(),
                      [&](const Language& known) { return language::is_same(known.tag, tag); });
}

void read_value(const yaml::Reader& reader, const yaml::Entry& entry, Language& out) {
  const std::string& key = entry.key.text;
  if (key == "name") {
    out.name = reader.filled_text(entry).value_or("");
  } else if (key == "title") {
    out.title = reader.filled_text(entry);
  } else if (key == "description") {
    out.description = reader.text(entry);
  } else if (key == "weight") {
    out.weight = reader.number(entry, kWeights);
  } else if (key == "params") {
    read_params(reader, entry, out.params);
  } else if (key == "menus") {
    put_menus(reader, entry, out.menus);
  } else if (key == "languageName" || key == "label") {
    reader.unknown(entry.key, "key of a language", {}, "write name: Français");
  } else {
    reader.unknown(entry.key, "key of a language", kKeys,
                   "what only templates need goes below `params`");
  }
}

void read_language_of(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  const std::string& tag = entry.key.text;
  if (!base::is_language_tag(tag) || !language::is_known(tag)) {
    reader.error(base::Kind::bad_language, entry.key, '"' + tag + "\" is no language",
                 "write its tag: en, de-CH or zh-Hans");
    return;
  }
  auto found = find(out.languages, tag);
  if (found == out.languages.end()) {
    out.languages.push_back({.tag = tag, .location = reader.place(entry.key)});
    found = out.languages.end() - 1;
  }
  if (entry.value.kind != yaml::Kind::map && !yaml::is_blank(entry.value)) {
    reader.wrong_kind(entry, "a map");
    return;
  }
  for (const yaml::Entry& value : reader.entries(entry.value, '"' + tag + '"'))
    read_value(reader, value, *found);
}

}  // namespace

void read_languages(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out) {
  if (entry.value.kind != yaml::Kind::map && !yaml::is_blank(entry.value)) {
    reader.error(base::Kind::wrong_type, entry.value,
                 "\"languages\" must be a map, not " + std::string(yaml::kind_name(entry.value)),
                 "languages: {en: {}, fr: {title: Le blog}}");
    return;
  }
  for (const yaml::Entry& each : reader.entries(entry.value, "\"languages\""))
    read_language_of(reader, each, out);
}

void finish_languages(Configuration& out) {
  if (out.languages.empty() && !out.default_language_in_folder) return;
  const auto found = find(out.languages, out.language);
  if (found == out.languages.end()) {
    out.languages.insert(out.languages.begin(), Language{.tag = out.language});
  } else {
    std::rotate(out.languages.begin(), found, found + 1);
    out.language = out.languages.front().tag;
  }
}

}  // namespace configuration
