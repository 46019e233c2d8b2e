#include "configuration/other_generators.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/text.h"

namespace configuration {
namespace {

struct ConfigurationFile {
  std::string_view name;
  std::string_view generator;  // empty: the content of the file decides
};

constexpr auto kFiles = std::to_array<ConfigurationFile>({
    {"_config.yml", ""},
    {"_config.yaml", ""},
    {"_config.toml", ""},
    {"hugo.toml", "Hugo"},
    {"hugo.yaml", "Hugo"},
    {"hugo.yml", "Hugo"},
    {"hugo.json", "Hugo"},
    {"config/_default/hugo.toml", "Hugo"},
    {"config/_default/hugo.yaml", "Hugo"},
    {"config/_default/config.toml", "Hugo"},
    {"config/_default/config.yaml", "Hugo"},
    {"config.toml", ""},
    {"config.yaml", ""},
    {"config.yml", ""},
    {"config.json", ""},
    {".eleventy.js", "Eleventy"},
    {".eleventy.cjs", "Eleventy"},
    {".eleventy.mjs", "Eleventy"},
    {"eleventy.config.js", "Eleventy"},
    {"eleventy.config.cjs", "Eleventy"},
    {"eleventy.config.mjs", "Eleventy"},
    {"eleventy.config.ts", "Eleventy"},
    {"astro.config.mjs", "Astro"},
    {"astro.config.js", "Astro"},
    {"astro.config.cjs", "Astro"},
    {"astro.config.ts", "Astro"},
    {"astro.config.mts", "Astro"},
    {"gatsby-config.js", "Gatsby"},
    {"gatsby-config.mjs", "Gatsby"},
    {"gatsby-config.ts", "Gatsby"},
    {"docusaurus.config.js", "Docusaurus"},
    {"docusaurus.config.ts", "Docusaurus"},
    {".vitepress/config.js", "VitePress"},
    {".vitepress/config.mjs", "VitePress"},
    {".vitepress/config.ts", "VitePress"},
    {".vitepress/config.mts", "VitePress"},
    {".vuepress/config.js", "VuePress"},
    {".vuepress/config.ts", "VuePress"},
    {"mkdocs.yml", "MkDocs"},
    {"pelicanconf.py", "Pelican"},
    {"nanoc.yaml", "Nanoc"},
    {"bridgetown.config.yml", "Bridgetown"},
    {"quartz.config.ts", "Quartz"},
    {"gridsome.config.js", "Gridsome"},
    {"book.toml", "mdBook"},
    {"_cobalt.yml", "Cobalt"},
});

// Whether a line of `text` begins with a key that only this generator uses. Ignores letter case.
bool has_key(const std::string& text, const std::array<std::string_view, 4>& keys) {
  for (const std::string_view line : base::split(text, '\n')) {
    std::string key = base::lower_case(base::trim(line));
    key = key.substr(0, key.find_first_of(" =:"));
    std::erase(key, '"');
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return true;
  }
  return false;
}

// Returns the generator that a file belongs to whose name several programs use. Empty when it is
// unknown.
std::string_view generator_by_content(const base::Files& files, const std::string& site,
                                      std::string_view name) {
  const auto is_there = [&](std::string_view path) {
    return files.kind(base::join_path(site, path)) != base::EntryKind::missing;
  };
  if (name.starts_with('_')) {
    return is_there("scaffolds") || is_there("source/_posts") ? "Hexo" : "Jekyll";
  }
  const auto text = files.read(base::join_path(site, name));
  if (!text) return "";
  if (has_key(*text, {"baseurl", "languagecode", "enablerobotstxt", "uglyurls"})) return "Hugo";
  if (!name.ends_with(".toml")) return "";
  if (has_key(*text, {"base_url", "compile_sass", "build_search_index", "generate_feeds"}))
    return "Zola";
  const bool has_content = is_there("content");
  return has_content ? "Hugo or Zola" : "";
}

}  // namespace

void warn_of_other_generators(const base::Files& files, const std::string& site,
                              base::Report& report) {
  std::set<std::string_view> named;
  for (const auto& [name, known] : kFiles) {
    if (files.kind(base::join_path(site, name)) != base::EntryKind::file) continue;
    const std::string_view generator =
        known.empty() ? generator_by_content(files, site, name) : known;
    if (generator.empty() || !named.insert(generator).second) continue;
    report.add(base::warning_at(
        base::Kind::ignored_file, {.file = std::string(name)},
        "this is a site of " + std::string(generator) + ", whose configuration is not read here",
        "write postil.yaml in its place, if only `title: …`; the page \"Coming from Hugo, "
        "Jekyll, Zola or Eleventy\" of the manual tells what goes where"));
  }
}

}  // namespace configuration
