#include "site/related.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "site/pages_by_path.h"
#include "site/source_index.h"
#include "site/taxonomies.h"

namespace site {
namespace {

// How many pages before and after a page are compared for each shared term, in order of date. So a
// tag of 10,000 pages does not cost 10,000² steps. Terms on very many pages say little anyway.
constexpr std::size_t kReach = 100;
constexpr std::int64_t kDay = 86'400;
constexpr std::int64_t kYear = 365;  // in days; dates further apart give no points

// A keyword or term that pages share, and the pages that have it, newest first.
struct Measure {
  int weight = 0;
  std::vector<Index> pages;
};

class Finder {
 public:
  explicit Finder(const Site& site) : site_(site), measures_of_(site.pages.size()) {
    rank_pages();
    for (const auto& [measure, points, location] : site.configuration.related.weights) {
      if (points <= 0) continue;
      measure == "keywords" ? add_keywords(points) : add_terms(measure, points);
    }
    rank_of_.resize(site.pages.size());
    for (std::size_t i = 0; i < ranked_.size(); ++i) rank_of_[ranked_[i]] = i;
    seen_by_.assign(site.pages.size(), kNone);
    shared_with_.assign(measures_.size(), kNone);
  }

  // The pages with the most points for `page`, at most `limit`.
  std::vector<Index> nearest(Index page, std::size_t limit) {
    for (const std::size_t measure : measures_of_[page]) shared_with_[measure] = page;
    std::vector<std::tuple<std::int64_t, std::size_t>> best;  // -points, rank
    for (const Index other : candidates(page))
      best.emplace_back(-points(page, other), rank_of_[other]);
    const std::size_t size = std::min(limit, best.size());
    std::partial_sort(best.begin(), best.begin() + static_cast<std::ptrdiff_t>(size), best.end());
    std::vector<Index> pages;
    for (std::size_t i = 0; i < size; ++i) pages.push_back(ranked_[std::get<1>(best[i])]);
    return pages;
  }

 private:
  // Sorts the listed pages: newest first, undated pages last.
  void rank_pages() {
    for (Index i = 0; i < site_.pages.size(); ++i) {
      if (site_.pages[i].kind == Kind::page && site_.pages[i].is_listed) ranked_.push_back(i);
    }
    std::sort(ranked_.begin(), ranked_.end(), [&](Index a, Index b) {
      const Page& first = site_.pages[a];
      const Page& second = site_.pages[b];
      if (first.date.has_value() != second.date.has_value()) return first.date.has_value();
      if (first.date && first.date->instant != second.date->instant)
        return first.date->instant > second.date->instant;
      return first.path < second.path;
    });
  }

  std::size_t new_measure(int weight) {
    measures_.push_back({weight, {}});
    return measures_.size() - 1;
  }

  void add(std::size_t measure, Index page) {
    auto& pages = measures_[measure].pages;
    if (!pages.empty() && pages.back() == page) return;
    pages.push_back(page);
    measures_of_[page].push_back(measure);
  }

  void add_keywords(int weight) {
    std::map<std::pair<Index, std::string>, std::size_t> by_key;  // by language
    for (const Index index : ranked_) {
      const Page& page = site_.pages[index];
      for (const content::Text& word : site_.documents[page.document].front_matter.keywords) {
        const auto [found, is_new] =
            by_key.emplace(std::pair(page.language, term_key(word.value)), measures_.size());
        if (is_new) new_measure(weight);
        add(found->second, index);
      }
    }
  }

  void add_terms(const std::string& taxonomy, int weight) {
    std::map<Index, std::size_t> by_term;
    for (const Index page : ranked_) {
      for (const Page::TermLink& link : site_.pages[page].terms) {
        if (link.taxonomy != taxonomy) continue;
        const auto [found, is_new] = by_term.emplace(link.page, measures_.size());
        if (is_new) new_measure(weight);
        add(found->second, page);
      }
    }
  }

  std::vector<Index> candidates(Index page) {
    std::vector<Index> found;
    seen_by_[page] = page;
    for (const std::size_t measure : measures_of_[page]) {
      const auto& pages = measures_[measure].pages;
      const auto here = std::lower_bound(pages.begin(), pages.end(), page, [&](Index a, Index b) {
        return rank_of_[a] < rank_of_[b];
      });
      const auto place = static_cast<std::size_t>(here - pages.begin());
      const std::size_t end = std::min(pages.size(), place + kReach + 1);
      for (std::size_t i = place > kReach ? place - kReach : 0; i < end; ++i) {
        if (seen_by_[pages[i]] == page) continue;
        seen_by_[pages[i]] = page;
        found.push_back(pages[i]);
      }
    }
    return found;
  }

  // The weights of the shared terms, plus points for the dates: the full weight of dates for the
  // same day, and less for each day between them.
  std::int64_t points(Index page, Index other) const {
    std::int64_t points = 0;
    for (const std::size_t measure : measures_of_[other]) {
      if (shared_with_[measure] == page) points += measures_[measure].weight * kYear;
    }
    const auto& date = site_.pages[page].date;
    const auto& other_date = site_.pages[other].date;
    if (!date || !other_date) return points;
    const std::int64_t days = std::abs(date->instant - other_date->instant) / kDay;
    return points + site_.configuration.related.date * std::max<std::int64_t>(0, kYear - days);
  }

  const Site& site_;
  std::vector<Index> ranked_;
  std::vector<std::size_t> rank_of_;  // of each page
  std::vector<Measure> measures_;
  std::vector<std::vector<std::size_t>> measures_of_;  // of each page
  std::vector<Index> seen_by_;      // for each page: the last page that it was a candidate for
  std::vector<Index> shared_with_;  // for each measure: the last searched page that has it
};

// Finds the pages that authors name in front matter.
class NamedPages {
 public:
  NamedPages(const Site& site, base::Report& report)
      : site_(site), report_(report), source_index_(site), pages_(site) {}

  std::vector<Index> of(Index page) {
    std::vector<Index> named;
    std::set<Index> known;
    const content::Document& document = site_.documents[site_.pages[page].document];
    for (const content::Text& text : document.front_matter.related) {
      const Index found = find(document.source.path, text);
      if (found != kNone && found != page &&
          site_.pages[found].language == site_.pages[page].language && known.insert(found).second)
        named.push_back(found);
    }
    return named;
  }

 private:
  // Returns kNone when no listed page is found. Gives a warning, unless the name is that of an
  // existing file, as for a page that is held back.
  Index find(const std::string& source, const content::Text& text) {
    const std::string* path = nullptr;
    const std::string at_root = "@/" + text.value.substr(text.value.starts_with('/') ? 1 : 0);
    for (const std::string& tried : {text.value, at_root}) {
      if (path == nullptr) path = source_index_.find(named_file(source, tried), source);
    }
    const Index found = pages_.find(path != nullptr ? *path : text.value);
    if (found == kNone || site_.pages[found].kind != Kind::page) {
      if (path == nullptr) report_.add(unknown(source, text));
      return kNone;
    }
    if (site_.pages[found].is_listed) return found;
    report_.add(base::warning_at(base::Kind::unlisted_page, text.location,
                                 '"' + text.value + "\" is unlisted",
                                 "link to it in the text, if readers are to find it"));
    return kNone;
  }

  base::Diagnostic unknown(const std::string& source, const content::Text& text) {
    std::string hint = source_index_.hint(source, "@/" + text.value);
    if (hint.empty()) hint = "name it by its file, posts/a.md, or its address, /posts/a/";
    return base::warning_at(base::Kind::unknown_page, text.location,
                            "there is no page \"" + text.value + '"', std::move(hint));
  }

  const Site& site_;
  base::Report& report_;
  SourceIndex source_index_;
  PagesByPath pages_;
};

}  // namespace

void make_related(Site& site, base::Report& report) {
  NamedPages named_pages(site, report);
  const auto limit = static_cast<std::size_t>(site.configuration.related.limit);
  Finder finder(site);
  for (Index i = 0; i < site.pages.size(); ++i) {
    if (site.pages[i].kind != Kind::page) continue;
    std::vector<Index> pages = named_pages.of(i);
    const std::size_t named = pages.size();
    if (named < limit) {
      for (const Index found : finder.nearest(i, limit)) {
        const auto end = pages.begin() + static_cast<std::ptrdiff_t>(named);
        if (pages.size() < limit && std::find(pages.begin(), end, found) == end)
          pages.push_back(found);
      }
    }
    site.pages[i].related = std::move(pages);
  }
}

}  // namespace site
