#include "content/load.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "base/spelling.h"
#include "base/text.h"
#include "content/data.h"
#include "content/entries.h"
#include "content/foreign_folders.h"
#include "content/git.h"
#include "content/inheritance.h"
#include "content/key_table.h"
#include "content/languages.h"
#include "content/left_out.h"
#include "content/parse.h"
#include "content/source.h"
#include "content/walk.h"

namespace content {
namespace {

constexpr std::string_view kFolder = "content";

bool lies_in(std::string_view path, std::string_view folder) {
  return !folder.empty() && path.size() > folder.size() && path.starts_with(folder) &&
         path[folder.size()] == '/';
}

std::string_view trim_slashes(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

bool is_media(std::string_view path) {
  constexpr auto kMedia = std::to_array<std::string_view>(
      {".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp", ".mp3", ".opus",
       ".ogg", ".mp4", ".m4a", ".webm", ".mov", ".pdf"});
  const std::string extension = base::lower_case(base::extension(base::file_name(path)));
  return std::find(kMedia.begin(), kMedia.end(), extension) != kMedia.end();
}

// Removes the paths of files that do not belong to the site.
void leave_out(std::vector<std::string>& paths, std::string_view root,
               const configuration::Configuration& configuration) {
  std::erase_if(paths, [&](const std::string& path) {
    return is_left_out(std::string(root) + path, configuration.ignore);
  });
}

struct Listing {
  std::vector<std::string> paths;  // relative to root
  std::string root;                // "content/" or ""
};

// Makes the path in a failure relative to the site, as in all diagnostics.
base::Diagnostic in_site(base::Diagnostic failure, const std::string& site) {
  std::string& file = failure.location.file;
  if (lies_in(file, site)) file.erase(0, site.size() + 1);
  if (lies_in(file, ".")) file.erase(0, 2);
  return failure;
}

base::Result<Listing> list_content(const base::Files& files, const SiteFolder& site) {
  const std::string folder = base::join_path(site.path, kFolder);
  if (files.kind(folder) == base::EntryKind::folder) {
    TRY(auto paths, files.list(folder));
    return Listing{std::move(paths), std::string(kFolder) + '/'};
  }
  const base::EntryKind kind = files.kind(site.path);
  if (kind != base::EntryKind::folder) {
    return base::error_in(
        base::Kind::missing_folder, site.path,
        kind == base::EntryKind::missing ? "there is no such folder" : "this is not a folder",
        "name the folder of the site with -s");
  }
  TRY(auto paths, files.list(site.path));
  std::erase_if(paths,
                [&](const std::string& path) { return !is_loose_content(path, site.destination); });
  if (std::none_of(paths.begin(), paths.end(), is_markdown)) {
    return base::error_in(base::Kind::missing_content, "",
                          "this folder has no content/ and no Markdown file",
                          "name the folder of the site with -s, or begin one: `postil init`");
  }
  return Listing{std::move(paths), ""};
}

// Adds Jekyll's drafts, which are in a folder beside content/. They come first, because "_" sorts
// before "c".
base::Status add_drafts(const base::Files& files, const SiteFolder& site,
                        const configuration::Configuration& configuration, Walk& found,
                        base::Report& report) {
  const std::string folder = base::join_path(site.path, kDrafts.substr(0, kDrafts.size() - 1));
  if (files.kind(folder) != base::EntryKind::folder) return base::Done{};
  TRY(auto paths, files.list(folder));
  for (std::string& path : paths) path.insert(0, kDrafts);
  leave_out(paths, "", configuration);
  Walk drafts =
      walk(entries_of(files, site.path, paths, {}), "", configuration.language_tags(), report);
  found.sources.insert(found.sources.begin(), std::make_move_iterator(drafts.sources.begin()),
                       std::make_move_iterator(drafts.sources.end()));
  return base::Done{};
}

// A taxonomy with the name of a front-matter key would hide that key.
void refuse_taken_names(const configuration::Configuration& configuration, base::Report& report) {
  for (const std::string& taxonomy : configuration.taxonomies) {
    if (!find_key(taxonomy)) continue;
    report.add(base::error_in(base::Kind::reserved_name, "postil.yaml",
                              "\"" + taxonomy + "\" is a key of front matter and no taxonomy",
                              "give the taxonomy another name"));
  }
}

bool lies_below(std::string_view section, std::string_view folder) {
  return section == folder || lies_in(section, folder);
}

// Warns about a pattern for a section without pages. The pattern has no effect, and the author
// might not notice.
void warn_of_stray_permalinks(const configuration::Configuration& configuration,
                              const std::vector<Walk::SourceWithResources>& sources,
                              base::Report& report) {
  std::set<std::string_view> sections;
  for (const Walk::SourceWithResources& found : sources) sections.insert(found.source.section);
  const std::vector<std::string_view> known(sections.begin(), sections.end());
  for (const configuration::Permalink& rule : configuration.permalinks) {
    const std::string section(trim_slashes(rule.section));
    if (section.empty() || std::any_of(known.begin(), known.end(), [&](std::string_view each) {
          return lies_below(each, section);
        }))
      continue;
    report.add(base::warning_at(base::Kind::unknown_section, rule.location,
                                "there is no page in the section \"" + section + '"',
                                base::did_you_mean(section, known)));
  }
}

// The result of reading one file. Results are joined in the order of the paths.
struct ReadResult {
  std::optional<ParsedSource> parsed;
  base::Report report;
};

ReadResult read(const base::Files& files, const SiteFolder& site,
                const configuration::Configuration& configuration, const Source& source) {
  ReadResult result;
  const auto bytes = files.read(base::join_path(site.path, source.path));
  if (bytes) {
    result.parsed = parse(source, *bytes, configuration, result.report);
  } else {
    result.report.add(in_site(bytes.error(), site.path));
  }
  return result;
}

std::vector<std::string> paths_of(const std::vector<Walk::SourceWithResources>& sources) {
  std::vector<std::string> paths;
  paths.reserve(sources.size());
  for (const Walk::SourceWithResources& each : sources) paths.push_back(each.source.path);
  return paths;
}

Inheritance inheritance_of(const std::vector<Walk::SourceWithResources>& sources,
                           std::vector<ReadResult>& reads,
                           const configuration::Configuration& configuration,
                           base::Report& report) {
  Inheritance inheritance(configuration, report);
  std::vector<const Source*> all;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    all.push_back(&sources[i].source);
    if (reads[i].parsed)
      inheritance.add(*all.back(), std::move(reads[i].parsed->preamble.cascades));
  }
  inheritance.warn_of_strays(all, report);
  return inheritance;
}

}  // namespace

bool is_loose_content(std::string_view path, std::string_view destination) {
  for (const std::string_view folder :
       {"archetypes", "themes", "templates", "static", "node_modules"}) {
    if (lies_in(path, folder)) return false;
  }
  return !lies_in(path, destination) && (is_markdown(path) || is_media(path));
}

std::string root_of(const base::Files& files, const SiteFolder& site) {
  const auto listing = list_content(files, site);
  return listing ? listing->root : std::string(kFolder) + '/';
}

Content load(const base::Files& files, const SiteFolder& site,
             const configuration::Configuration& configuration, base::Threads threads,
             base::Report& report) {
  Content content;
  refuse_taken_names(configuration, report);
  content.data = load_data(files, site, threads, report);
  auto listing = list_content(files, site);
  if (!listing) {
    report.add(in_site(listing.error(), site.path));
    return content;
  }
  const auto languages = configuration.language_tags();
  leave_out(listing->paths, listing->root, configuration);
  warn_of_foreign_folders(listing->paths, listing->root, report);
  const std::string folder = base::join_path(site.path, listing->root);
  Walk found =
      walk(entries_of(files, folder, listing->paths, threads), listing->root, languages, report);
  if (!listing->root.empty()) {
    if (const auto added = add_drafts(files, site, configuration, found, report); !added)
      report.add(in_site(added.error(), site.path));
  }
  content.resources = std::move(found.resources);
  warn_of_stray_permalinks(configuration, found.sources, report);
  auto reads = base::parallel_map<ReadResult>(
      found.sources, threads, [&](const Walk::SourceWithResources& each) {
        return read(files, site, configuration, each.source);
      });
  const auto inheritance = inheritance_of(found.sources, reads, configuration, report);
  const bool by_git = configuration.lastmod == configuration::Lastmod::git;
  const FileDates dates =
      by_git ? git_dates(files, site.path, paths_of(found.sources), report) : FileDates();
  for (std::size_t i = 0; i < reads.size(); ++i) {
    report.add(reads[i].report.sorted());
    if (!reads[i].parsed) continue;
    auto& [source, resources] = found.sources[i];
    auto& [preamble, body, body_line] = *reads[i].parsed;
    FrontMatter front_matter = inheritance.apply(source, std::move(preamble.own));
    if (const auto changed = dates.find(source.path); changed != dates.end())
      front_matter.lastmod = front_matter.lastmod.value_or(changed->second);
    content.documents.push_back({std::move(source), std::move(front_matter), std::move(body),
                                 body_line, std::move(resources)});
  }
  settle_languages(content.documents, languages, report);
  return content;
}

}  // namespace content
