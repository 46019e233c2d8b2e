#include "site/sources.h"

#include <algorithm>
#include <filesystem>

#include "base/files.h"
#include "base/url.h"
#include "site/links.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace site {
namespace {

// How an author would write `file` in the place of `path`.
std::string written_as(const std::string& source, const std::string& path,
                       const std::string& file) {
  if (path.starts_with("@/")) return "@/" + file.substr(content_root(source).size());
  return std::filesystem::path('/' + file)
      .lexically_relative('/' + std::string(base::parent_path(source)))
      .generic_string();
}

}  // namespace

Sources::Sources(const Site& site) {
  for (const HeldPage& page : site.held) paths_[page.source] = page.path;
  for (const content::Resource& resource : site.resources)
    paths_[resource.path] = resource_path(site, resource);
  for (const Page& page : site.pages) {
    if (page.document == kNone) continue;
    const content::Document& document = site.documents[page.document];
    paths_[document.source.path] = page.path;
    for (const std::string& resource : document.resources)
      paths_[resource] = resource_path(site, page, document, resource);
  }
}

const std::string* Sources::find(const std::string& source) const {
  const auto found = paths_.find(source);
  return found == paths_.end() ? nullptr : &found->second;
}

std::string Sources::hint(const std::string& source, const std::string& target) {
  if (!nearest_) {
    std::vector<std::string> files;
    for (const auto& [file, path] : paths_) files.push_back(file);
    nearest_.emplace(std::move(files));
  }
  const auto [path, rest] = cut_url(target);
  const std::string near = nearest_->find(named_file(source, path));
  return near.empty() ? "" : "did you mean \"" + written_as(source, path, near) + rest + "\"?";
}

std::string content_root(std::string_view source) {
  return source.starts_with("content/") ? "content/" : "";
}

std::pair<std::string, std::string> cut_url(const std::string& target) {
  const std::size_t end = std::min(target.find_first_of("?#"), target.size());
  return {target.substr(0, end), target.substr(end)};
}

std::string named_file(const std::string& source, const std::string& path) {
  const std::string decoded = base::decode(path);
  if (decoded.starts_with("@/")) return content_root(source) + decoded.substr(2);
  if (decoded.starts_with('/')) return content_root(source) + decoded.substr(1);
  return base::resolve_path('/' + source, decoded).substr(1);
}

std::vector<HeldPage> held_pages(const configuration::Configuration& configuration,
                                 const std::vector<HeldDocument>& held) {
  std::vector<HeldPage> pages;
  for (const auto& [document, why] : held) {
    const content::FrontMatter& front_matter = document.front_matter;
    HeldPage page{.source = document.source.path, .why = why};
    page.from = front_matter.publish_date ? front_matter.publish_date : front_matter.date;
    if (document.source.is_section) {
      page.path =
          styled(section_path(document.source.section, configuration.slugs), configuration.urls);
    } else {
      auto path = permalink(document, title_of(document, {}), configuration);
      if (!path) continue;  // said when it is published
      page.path = *std::move(path);
    }
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace site
