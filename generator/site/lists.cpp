#include "site/lists.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "base/files.h"

namespace site {
namespace {

constexpr int kUnweighted = std::numeric_limits<int>::max();  // sorts after all weights

int weight_of(const Site& site, const Page& page) {
  return page.document == kNone
             ? kUnweighted
             : site.documents[page.document].front_matter.weight.value_or(kUnweighted);
}

// Among pages that are ordered only by date, "next" is the newer page. In a list that is read from
// first to last (a manual), "next" is the following page. Pages of the two kinds are not linked, so
// that each page has one reading direction.
void link_neighbours(Site& site, const std::vector<Index>& pages) {
  const auto is_by_date = [&](const Page& page) {
    return page.date && weight_of(site, page) == kUnweighted;
  };
  for (std::size_t i = 0; i + 1 < pages.size(); ++i) {
    Page& first = site.pages[pages[i]];
    Page& second = site.pages[pages[i + 1]];
    const bool newest_first = is_by_date(first);
    if (newest_first != is_by_date(second)) continue;
    (newest_first ? first.previous : first.next) = pages[i + 1];
    (newest_first ? second.next : second.previous) = pages[i];
  }
}

}  // namespace

void order(const Site& site, std::vector<Index>& pages) {
  const auto rank = [&](Index index) {
    const Page& page = site.pages[index];
    // Undated pages come last. The lowest instant cannot be negated, hence the + 1.
    const base::Instant instant =
        page.date ? page.date->instant : std::numeric_limits<base::Instant>::min() + 1;
    return std::pair(weight_of(site, page), -instant);
  };
  std::sort(pages.begin(), pages.end(), [&](Index a, Index b) {
    if (const auto left = rank(a), right = rank(b); left != right) return left < right;
    return std::tie(site.pages[a].title, site.pages[a].path) <
           std::tie(site.pages[b].title, site.pages[b].path);
  });
}

void make_lists(Site& site) {
  struct Members {
    std::vector<Index> dated;
    std::vector<Index> all;
    std::vector<Index> at_top;  // dated, in no section
  };
  std::vector<Members> languages(site.languages.size());
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (!page.is_listed) continue;
    if (page.kind == Kind::section) site.pages[page.parent].children.push_back(i);
    if (page.kind != Kind::page) continue;
    Members& members = languages[page.language];
    const bool is_at_top = page.parent == site.language_of(page).home;
    members.all.push_back(i);
    if (page.date) members.dated.push_back(i);
    if (!is_at_top) site.pages[page.parent].pages.push_back(i);
    if (is_at_top && page.date) members.at_top.push_back(i);
  }
  for (Index i = 0; i < languages.size(); ++i) {
    auto& [dated, all, at_top] = languages[i];
    order(site, at_top);
    link_neighbours(site, at_top);
    site.pages[site.languages[i].home].pages = dated.empty() ? std::move(all) : std::move(dated);
  }
  for (Page& page : site.pages) order(site, page.pages);
  for (const Page& page : site.pages) {
    if (page.kind == Kind::section) link_neighbours(site, page.pages);
  }
}

int slice_count(const Site& site, const Page& page) {
  const auto size = static_cast<int>(page.pages.size());
  return std::max(1, (size + site.configuration.paginate - 1) / site.configuration.paginate);
}

std::string folder_path(const Page& page) {
  const std::size_t slash = page.path.rfind('/') + 1;
  const std::string_view file = std::string_view(page.path).substr(slash);
  std::string folder = page.path.substr(0, slash);
  const std::string_view name = base::stem(file);
  return file.empty() || name == "index" ? folder : folder + std::string(name) + '/';
}

std::string slice_path(const Page& page, int number) {
  if (number <= 1) return page.path;
  const std::string path = folder_path(page) + "page/" + std::to_string(number);
  return path + (page.path.ends_with('/') ? "/" : ".html");
}

}  // namespace site
