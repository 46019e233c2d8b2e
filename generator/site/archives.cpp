#include "site/archives.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

#include "base/spelling.h"
#include "base/time.h"
#include "site/lists.h"
#include "site/pages.h"
#include "site/permalink.h"

namespace site {
namespace {

using Months = std::map<int, std::vector<Index>, std::greater<>>;
using Years = std::map<int, Months, std::greater<>>;

bool is_in(const Page& page, const Page& list) {
  if (page.language != list.language) return false;
  return list.kind == Kind::home || page.section == list.section ||
         page.section.starts_with(list.section + '/');
}

Years years_of(const Site& site, const Page& list) {
  Years years;
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Page& page = site.pages[i];
    if (page.kind != Kind::page || !page.is_listed || !page.date || !is_in(page, list)) continue;
    const base::CivilDay day = base::civil_day(*page.date);
    years[day.year][day.month].push_back(i);
  }
  return years;
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

class Maker {
 public:
  explicit Maker(Site& site) : site_(site) {
    for (Index i = 0; i < site.pages.size(); ++i) by_path_.emplace(site.pages[i].path, i);
  }

  void make(Index list) {
    const std::string folder = folder_path(site_.pages[list]);
    std::vector<Archive> archives;
    for (const auto& [number, months] : years_of(site_, site_.pages[list]))
      archives.push_back(year(list, folder, number, months));
    site_.pages[list].archives = std::move(archives);
  }

 private:
  Archive year(Index list, const std::string& above, int number, const Months& months) {
    const language::Dates& dates = site_.language_of(site_.pages[list]).dates;
    const std::string digits = std::to_string(number);
    const std::string title = dates.year(number);
    Archive archive{title, add(list, above + digits + '/', title), 0, {}};
    for (const auto& [month, members] : months) {
      const std::string path = above + digits + '/' + two(month) + '/';
      const Index page = add(archive.page, path, dates.month_of_year(number, month));
      fill(archive.page, members);
      fill(page, members);
      archive.months.push_back({dates.month(month), page, members.size(), {}});
      archive.count += members.size();
    }
    if (site_.pages[archive.page].kind == Kind::archive)
      site_.pages[archive.page].archives = {archive};
    return archive;
  }

  Index add(Index parent, const std::string& folder, std::string title) {
    Page page;
    page.kind = Kind::archive;
    page.language = site_.pages[parent].language;
    page.path = styled(folder, site_.configuration.urls);
    page.title = std::move(title);
    page.section = site_.pages[parent].section;
    page.parent = parent;
    page.is_listed = site_.pages[parent].is_listed;
    page.in_sitemap = site_.pages[parent].in_sitemap;
    const auto [found, is_free] = by_path_.emplace(page.path, site_.pages.size());
    if (is_free) site_.pages.push_back(std::move(page));
    return found->second;
  }

  void fill(Index list, const std::vector<Index>& members) {
    Page& page = site_.pages[list];
    if (page.kind == Kind::archive)
      page.pages.insert(page.pages.end(), members.begin(), members.end());
  }

  Site& site_;
  std::map<std::string, Index> by_path_;
};

// The sections of all languages by folder; home pages have the folder "".
std::multimap<std::string, Index> lists_of(const Site& site) {
  std::multimap<std::string, Index> lists;
  for (Index i = 0; i < site.pages.size(); ++i) {
    const Kind kind = site.pages[i].kind;
    if (kind == Kind::section || kind == Kind::home) lists.emplace(site.pages[i].section, i);
  }
  return lists;
}

// Whether a held-back document lies in this section, so that the section may appear later.
bool is_held(const Site& site, std::string_view section) {
  return std::any_of(site.held.begin(), site.held.end(),
                     [&](const HeldPage& page) { return page.source.section == section; });
}

}  // namespace

void make_archives(Site& site, base::Report& report) {
  if (site.configuration.archives.empty()) return;
  const auto lists = lists_of(site);
  std::vector<std::string_view> known;
  known.reserve(lists.size());
  for (const auto& [name, list] : lists) known.push_back(name);
  Maker maker(site);
  for (const yaml::PlacedText& written : site.configuration.archives) {
    const auto [begin, end] = lists.equal_range(std::string(section_name(written.text)));
    if (begin == end && !is_held(site, section_name(written.text))) {
      report.add(base::warning_at(base::Kind::unknown_section, written.location,
                                  "there is no section \"" + written.text + "\" to archive",
                                  base::did_you_mean(written.text, known)));
    }
    for (auto list = begin; list != end; ++list) {
      if (site.pages[list->second].archives.empty()) maker.make(list->second);
    }
  }
}

}  // namespace site
