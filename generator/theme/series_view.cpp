#include "theme/series_view.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "theme/view_fields.h"

namespace theme {
namespace {

constexpr std::string_view kSeries = "series";

// The sort key of parts: by weight, then by date. Parts without a weight or a date come last.
auto place(const site::Site& site, const site::Page& page) {
  const auto weight = front_matter_of(site, page).weight;
  return std::tuple(weight.value_or(std::numeric_limits<int>::max()), !page.date.has_value(),
                    page.date ? page.date->instant : 0, std::string_view(page.path));
}

View part_view(const site::Site& site, site::Index part, site::Index current, std::size_t number) {
  return View::object({{"number", std::to_string(number)}, {"current", part == current}},
                      link_view(site, site.pages[part]));
}

View one_series(const site::Site& site, const site::Page& term,
                const std::vector<site::Index>& parts, site::Index page) {
  ViewItems items;
  std::size_t here = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    items.push_back(part_view(site, parts[i], page, i + 1));
    if (parts[i] == page) here = i + 1;
  }
  ViewFields fields = {{"name", term.title},
                       {"url", site::relative_url(site, term.path)},
                       {"number", std::to_string(here)},
                       {"total", std::to_string(parts.size())},
                       {"has_parts", parts.size() > 1},
                       {"parts_count", std::to_string(parts.size())},
                       {"parts", View::list(with_ends(items))}};
  return View::object(std::move(fields));
}

}  // namespace

Series make_series(const site::Site& site) {
  Series series;
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    const site::Page& term = site.pages[i];
    if (term.kind != site::Kind::term || term.taxonomy != kSeries) continue;
    std::vector<site::Index> parts = term.pages;
    std::sort(parts.begin(), parts.end(), [&](site::Index a, site::Index b) {
      return place(site, site.pages[a]) < place(site, site.pages[b]);
    });
    series.emplace(i, std::move(parts));
  }
  return series;
}

ViewItems series_items(const site::Site& site, const Series& series, site::Index page) {
  ViewItems items;
  if (!site.pages[page].is_listed) return items;
  for (const auto& link : site.pages[page].terms) {
    if (link.taxonomy == kSeries)
      items.push_back(one_series(site, site.pages[link.page], series.at(link.page), page));
  }
  return with_ends(items);
}

}  // namespace theme
