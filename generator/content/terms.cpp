#include "content/terms.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/text.h"
#include "content/key_table.h"
#include "yaml/written.h"

namespace content {
namespace {

constexpr auto kUsual = std::to_array<std::string_view>({"tags", "categories", "authors"});

bool has_taxonomy(const configuration::Configuration& configuration, std::string_view name) {
  const auto& all = configuration.taxonomies;
  return std::find(all.begin(), all.end(), name) != all.end();
}

Terms& terms_of(FrontMatter& front_matter, std::string_view taxonomy) {
  for (Terms& terms : front_matter.terms) {
    if (terms.taxonomy == taxonomy) return terms;
  }
  return front_matter.terms.emplace_back(Terms{std::string(taxonomy), {}});
}

// Jekyll splits `tags: a b` at spaces, other generators at commas. Warns authors who expect that.
void warn_of_one_text(const yaml::Reader& reader, const yaml::Entry& entry) {
  const std::string& key = entry.key.text;
  const std::string& text = entry.value.text;
  const char separator = text.find(',') == std::string::npos ? ' ' : ',';
  if ((key != "tags" && key != "categories") || text.find(separator) == std::string::npos) return;
  std::vector<std::string> parts;
  for (const std::string_view part : base::split(text, separator)) {
    if (!base::trim(part).empty()) parts.push_back(yaml::as_item(base::trim(part)));
  }
  reader.warn(base::Kind::joined_terms, entry.value, "this text is one term of \"" + key + "\"",
              "write [" + base::join(parts, ", ") + "] for several, [" + yaml::in_quotes(text) +
                  "] for one");
}

}  // namespace

bool is_taxonomy_key(std::string_view key, const configuration::Configuration& configuration) {
  if (find_key(key)) return false;
  const std::string_view plural = plural_of(key).value_or(key);
  return has_taxonomy(configuration, key) ||
         std::find(kUsual.begin(), kUsual.end(), plural) != kUsual.end();
}

std::string_view authors_taxonomy(const configuration::Configuration& configuration) {
  const bool is_singular =
      has_taxonomy(configuration, "author") && !has_taxonomy(configuration, "authors");
  return is_singular ? "author" : "authors";
}

std::string_view taxonomy_of(std::string_view key,
                             const configuration::Configuration& configuration) {
  if (key == "author" || key == "authors") return authors_taxonomy(configuration);
  return has_taxonomy(configuration, key) ? key : plural_of(key).value_or(key);
}

void read_terms(const yaml::Reader& reader, const yaml::Entry& entry,
                const configuration::Configuration& configuration, FrontMatter& front_matter) {
  const std::string_view taxonomy = taxonomy_of(entry.key.text, configuration);
  if (!has_taxonomy(configuration, taxonomy) && taxonomy != authors_taxonomy(configuration)) {
    reader.warn(base::Kind::unknown_taxonomy, entry.key,
                "this site has no taxonomy \"" + std::string(taxonomy) + "\"",
                "add it to \"taxonomies\" in postil.yaml");
    return;
  }
  if (entry.value.kind == yaml::Kind::scalar) warn_of_one_text(reader, entry);
  std::set<std::string> known;
  for (yaml::PlacedText& item : reader.texts(entry)) {
    std::string term(base::trim(item.text));
    std::vector<Text>& terms = terms_of(front_matter, taxonomy).terms;
    if (known.empty()) {
      for (const Text& each : terms) known.insert(each.value);
    }
    if (known.insert(term).second) terms.push_back({std::move(term), std::move(item.location)});
  }
}

}  // namespace content
