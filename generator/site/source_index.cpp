#include "site/source_index.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/text.h"
#include "base/url.h"
#include "content/source.h"
#include "site/links.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace site {
namespace {

// The destination of `file`, written in the style of `path`.
std::string written_as(const std::string& source, const std::string& path,
                       const std::string& file) {
  if (path.starts_with("@/")) return "@/" + file.substr(content_root(source).size());
  return std::filesystem::path('/' + file)
      .lexically_relative('/' + std::string(base::parent_path(source)))
      .generic_string();
}

}  // namespace

SourceIndex::SourceIndex(const Site& site) : languages_(site.configuration.language_tags()) {
  for (const HeldPage& page : site.held) add_page(page.source.path, page.path);
  for (const content::Resource& resource : site.resources)
    paths_[resource.path] = resource_path(site, resource);
  for (const Page& page : site.pages) {
    if (page.document == kNone) continue;
    const content::Document& document = site.documents[page.document];
    add_page(document.source.path, page.path);
    for (const std::string& resource : document.resources) {
      const std::string path = resource_path(site, page, document, resource);
      paths_.emplace(resource, path);
      if (!languages_.empty())
        localized_[{place_of(resource).first, document.source.language}] = path;
    }
  }
  if (languages_.empty()) return;
  for (const auto& [file, path] : paths_) localized_.emplace(place_of(file), path);
}

void SourceIndex::add_page(const std::string& file, const std::string& path) {
  paths_[file] = path;
  pages_.insert(file);
}

// A missing file counts as a page if it has the extension of a page.
content::LocalizedPath SourceIndex::localized(const std::string& file) const {
  const std::string inside = file.substr(content_root(file).size());
  const bool could_be_page = content::is_markdown(file) || content::is_html(file);
  const bool is_page = pages_.contains(file) || (could_be_page && !paths_.contains(file));
  return is_page ? content::localized_page(inside, languages_)
                 : content::localized_file(inside, languages_);
}

SourceIndex::Place SourceIndex::place_of(const std::string& file) const {
  auto [path, language, is_named] = localized(file);
  return {std::move(path), std::move(language)};
}

const std::string* SourceIndex::find(const std::string& file, const std::string& source) const {
  const auto exact = paths_.find(file);
  const auto* found = exact == paths_.end() ? nullptr : &exact->second;
  if (languages_.empty()) return found;
  const auto [path, language, is_named] = localized(file);
  if (found != nullptr && is_named) return found;
  for (const std::string& each :
       {is_named ? language : place_of(source).second, languages_.front()}) {
    if (const auto at = localized_.find({path, each}); at != localized_.end()) return &at->second;
  }
  return found;
}

// The file of the page that `path` names, with or without extension and index file.
std::vector<std::string> SourceIndex::page_files(const std::string& path) const {
  const std::string folder = path.empty() || path.ends_with('/') ? path : path + '/';
  for (const std::string& file :
       {path, path + ".md", path + ".markdown", path + ".html", folder + "index.md",
        folder + "_index.md", folder + "index.html", folder + "_index.html"}) {
    if (pages_.contains(file)) return {file};
  }
  return {};
}

std::vector<std::string> SourceIndex::referred(const std::string& source, const std::string& path) {
  if (path.empty()) return {source};
  const std::string root = content_root(source);
  std::string decoded = base::nfc(base::decode(path));
  if (decoded.starts_with("@/")) decoded.erase(0, 1);
  const bool from_root = decoded.starts_with('/');
  while (decoded.ends_with('/')) decoded.pop_back();
  if (from_root) return page_files(root + decoded.substr(std::min<std::size_t>(1, decoded.size())));
  if (auto found = page_files(base::resolve_path('/' + source, decoded).substr(1)); !found.empty())
    return found;
  if (auto found = page_files(root + decoded); !found.empty()) return found;
  if (names_.empty()) {
    for (const std::string& file : pages_) {
      const std::string name(base::file_name(file));
      names_[name].push_back(file);
      const bool is_index = base::stem(name) == "index" || base::stem(name) == "_index";
      names_[std::string(is_index ? base::file_name(base::parent_path(file)) : base::stem(name))]
          .push_back(file);
    }
  }
  const auto named = names_.find(decoded);
  return named == names_.end() ? std::vector<std::string>() : named->second;
}

std::string SourceIndex::hint(const std::string& source, const std::string& target) {
  if (!suggestions_) {
    std::vector<std::string> files;
    for (const auto& [file, path] : paths_) files.push_back(file);
    suggestions_.emplace(std::move(files));
  }
  const auto [path, rest] = cut_url(target);
  const std::string near = suggestions_->find(named_file(source, path));
  if (near.empty()) return {};
  return "did you mean \"" + written_path(written_as(source, path, near)) + rest + "\"?";
}

std::string content_root(std::string_view source) {
  return source.starts_with("content/") ? "content/" : "";
}

std::pair<std::string, std::string> cut_url(const std::string& target) {
  const std::size_t end = std::min(target.find_first_of("?#"), target.size());
  return {target.substr(0, end), target.substr(end)};
}

std::string named_file(const std::string& source, const std::string& path) {
  const std::string decoded = base::nfc(base::decode(path));
  if (decoded.starts_with("@/")) return content_root(source) + decoded.substr(2);
  if (decoded.starts_with('/')) return content_root(source) + decoded.substr(1);
  return base::resolve_path('/' + source, decoded).substr(1);
}

std::vector<HeldPage> held_pages(const configuration::Configuration& configuration,
                                 const std::vector<HeldDocument>& held) {
  std::vector<HeldPage> pages;
  for (const auto& [document, holder] : held) {
    const content::FrontMatter& front_matter = document.front_matter;
    HeldPage page{.source = document.source, .title = front_matter.title, .holder = holder};
    if (document.source.is_section && front_matter.url) {
      page.path = path_of_url(front_matter.url->value);
    } else if (document.source.is_section) {
      page.path = styled(language_prefix(configuration, document.source.language) +
                             section_path(document.source.section, configuration.slugs),
                         configuration.urls);
    } else {
      auto path = permalink(document, title_of(document, {}), configuration);
      if (!path) continue;  // reported when it is published
      page.path = *std::move(path);
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace site
