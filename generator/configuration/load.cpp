#include <algorithm>

#include "base/spelling.h"
#include "base/url.h"
#include "configuration/configuration.h"
#include "configuration/defaults.h"
#include "configuration/keys.h"
#include "configuration/languages.h"
#include "configuration/source_files.h"

namespace configuration {
namespace {

// Runs after all files are read, because only then are all taxonomies known.
void warn_of_unknown_measures(const Configuration& configuration, base::Report& report) {
  std::vector<std::string_view> known = {"keywords", "date"};
  known.insert(known.end(), configuration.taxonomies.begin(), configuration.taxonomies.end());
  for (const Related::Weight& weight : configuration.related.weights) {
    const bool is_default = weight.location.line == 0;
    if (is_default || std::find(known.begin(), known.end(), weight.measure) != known.end())
      continue;
    const std::string guess = base::did_you_mean(weight.measure, known);
    report.add(base::warning_at(base::Kind::wrong_value, weight.location,
                                "pages have no \"" + weight.measure + "\" to be related by",
                                guess.empty() ? "write keywords, date or a taxonomy" : guess));
  }
}

// The overlay may name the service, so this also runs after all files are read.
void require_service(const Comments& comments, base::Report& report) {
  if (!comments.bake || !comments.service.empty()) return;
  report.add(base::error_at(base::Kind::missing_value, comments.bake_location,
                            "there is no service whose comments could be baked",
                            "comments: {service: https://comments.example.org, bake: true}"));
}

}  // namespace

std::string Configuration::base_path() const {
  return base_url.empty() ? "/" : base::path_of(base_url);
}

const Menu* Configuration::menu(std::string_view name) const {
  const auto found =
      std::find_if(menus.begin(), menus.end(), [&](const Menu& menu) { return menu.name == name; });
  return found == menus.end() ? nullptr : &*found;
}

std::vector<std::string> Configuration::language_tags() const {
  std::vector<std::string> tags;
  tags.reserve(languages.size());
  for (const Language& each : languages) tags.push_back(each.tag);
  return tags;
}

Configuration load(const base::Files& files, const std::string& site,
                   const Environment& environment, base::Report& report) {
  Configuration configuration;
  for (const SourceFile& file : read_source_files(files, site, environment, report)) {
    const yaml::Block block = file.block();
    const yaml::Reader reader(block, report);
    read_keys(reader, reader.entries(file.root, "the configuration"), all_keys(), configuration);
    add_defaults(reader, file, configuration);
  }
  finish_languages(configuration);
  warn_of_unknown_measures(configuration, report);
  require_service(configuration.comments, report);
  return configuration;
}

}  // namespace configuration
