#include "theme/views.h"

#include <vector>

#include "theme/card_view.h"
#include "theme/comments_view.h"
#include "theme/list_view.h"
#include "theme/page_view.h"
#include "theme/series_view.h"
#include "theme/site_view.h"
#include "theme/view_fields.h"

namespace theme {

struct Views::Shared {
  const site::Site& site;
  BakedComments comments;
  SiteView site_view;
  Authors authors;
  Series series;
  std::vector<View> cards;               // one for each page; false for lists
  std::vector<Differences> differences;  // of each list, whose parts share them
};

Views::Views(const site::Site& site, base::Threads threads, const BakedComments& comments)
    : shared_(new Shared{site,
                         comments,
                         SiteView(site, comments),
                         make_authors(site),
                         make_series(site),
                         {},
                         {}}) {
  shared_->cards.resize(site.pages.size());
  shared_->differences.resize(site.pages.size());
  base::for_each_index(site.pages.size(), threads, [&](std::size_t i) {
    if (site.pages[i].kind == site::Kind::page) {
      shared_->cards[i] =
          card_view(site, i, shared_->authors, comment_count(site, i, shared_->comments));
    }
    shared_->differences[i] = differences(site, site.pages[i], shared_->authors);
  });
}

Views::~Views() = default;

namespace {

std::string year_of(const site::Site& site, const site::Page& page) {
  return page.date ? site.language_of(page).dates.year(base::civil_day(*page.date).year) : "";
}

// The cards of the slice in their order; each run of cards of the same year is a group.
ViewItems groups_of(const site::Site& site, const site::Page& page, const Slice& slice,
                    const std::vector<View>& cards) {
  ViewItems groups;
  for (std::size_t begin = slice.begin; begin < slice.end;) {
    const std::string year = year_of(site, site.pages[page.pages[begin]]);
    std::size_t end = begin + 1;
    while (end < slice.end && year_of(site, site.pages[page.pages[end]]) == year) ++end;
    ViewItems pages;
    for (std::size_t i = begin; i < end; ++i)
      pages.push_back(placed_card(cards[page.pages[i]], i - begin, end - begin));
    ViewFields fields;
    add_text(fields, "name", year);
    add_list(fields, "pages", std::move(pages));
    groups.push_back(View::object(std::move(fields)));
    begin = end;
  }
  return with_ends(groups);
}

}  // namespace

View Views::page(site::Index index, const Slice& slice) const {
  const site::Site& site = shared_->site;
  const site::Page& page = site.pages[index];
  ViewItems cards;
  for (std::size_t i = slice.begin; i < slice.end; ++i) {
    cards.push_back(
        placed_card(shared_->cards[page.pages[i]], i - slice.begin, slice.end - slice.begin));
  }
  const PageSources sources = {site, shared_->authors, shared_->series, shared_->cards,
                               shared_->comments};
  ViewFields fields = {{"site", shared_->site_view.of(page)},
                       {"page", page_view(sources, index, slice)},
                       {"paginator", paginator_view(site, page, slice)}};
  add_list(fields, "pages", std::move(cards));
  add_differences(fields, shared_->differences[index]);
  add_list(fields, "groups", groups_of(site, page, slice, shared_->cards));
  add_object(fields, "term", term_view(site, page));
  add_list(fields, "terms", term_items(site, page));
  add_list(fields, "sections", section_items(site, page));
  add_list(fields, "archives", archive_items(site, page.archives));
  return View::object(std::move(fields));
}

}  // namespace theme
