#include "output/feed.h"

#include <algorithm>
#include <mutex>

#include "base/media_type.h"
#include "base/url.h"
#include "content/terms.h"
#include "html/urls.h"
#include "markdown/render.h"
#include "output/xml.h"
#include "site/authors.h"
#include "site/feeds.h"
#include "theme/addresses.h"

namespace output {
namespace {

using site::Index;
using site::Page;
using site::Site;

// Makes the page's HTML independent of the page's address. The author's own HTML may contain
// relative URLs, too.
std::string full_text(const Site& site, const Page& page, const std::string& url) {
  const std::string text = markdown::fill(site.rendered[page.document], site.slots[page.document]);
  return html::map_urls(text, [&](std::string_view reference) {
    return base::resolve_url(url, markdown::escape_url(reference));
  });
}

std::string image_of(const Site& site, const Page& page, const std::string& url) {
  const auto& image = site.documents[page.document].front_matter.image;
  if (!image || image->source.value.empty()) return {};
  return base::resolve_url(url, theme::from_page(site, page, image->source.value));
}

std::vector<FeedAuthor> authors_of(const Site& site, const site::Authors& authors,
                                   const Page& page) {
  std::vector<FeedAuthor> made;
  for (const site::Author& author : authors.of(page)) {
    const bool has_page = author.page != site::kNone;
    made.push_back(
        {author.name, has_page ? site::absolute_url(site, site.pages[author.page].path) : ""});
  }
  return made;
}

std::vector<std::string> categories_of(const Site& site, const Page& page) {
  const std::string_view authors = content::authors_taxonomy(site.configuration);
  std::vector<std::string> names;
  for (const Page::TermLink& link : page.terms) {
    if (link.taxonomy != authors) names.push_back(site.pages[link.page].title);
  }
  return names;
}

Entry entry_of(const Site& site, const site::Authors& authors, const Page& page) {
  const content::FrontMatter& front_matter = site.documents[page.document].front_matter;
  Entry entry{.url = site::absolute_url(site, page.path), .title = readable(page.title)};
  entry.summary =
      readable(page.description.empty() ? site.rendered[page.document].summary : page.description);
  entry.html = readable(full_text(site, page, entry.url));
  entry.image = image_of(site, page, entry.url);
  const std::string type = base::media_type(base::path_of(entry.image));
  if (type.starts_with("image/")) entry.image_type = type;
  if (front_matter.original) entry.original = front_matter.original->url;
  entry.published = entry.updated = *page.date;
  if (page.lastmod && page.lastmod->instant > page.date->instant) entry.updated = *page.lastmod;
  entry.authors = authors_of(site, authors, page);
  entry.categories = categories_of(site, page);
  return entry;
}

std::vector<Index> newest_of(const Site& site, const Page& list) {
  std::vector<Index> pages;
  std::copy_if(list.pages.begin(), list.pages.end(), std::back_inserter(pages),
               [&](Index i) { return site.pages[i].date.has_value(); });
  std::stable_sort(pages.begin(), pages.end(), [&](Index a, Index b) {
    return site.pages[a].date->instant > site.pages[b].date->instant;
  });
  pages.resize(std::min(pages.size(), static_cast<std::size_t>(site.configuration.feed_items)));
  return pages;
}

}  // namespace

struct Entries::State {
  struct Place {
    std::once_flag made;
    Entry entry;
  };
  const Site& site;
  site::Authors authors;
  std::vector<Place> places;  // by page
};

Entries::Entries(const Site& site)
    : state_(new State{site, site::Authors(site), std::vector<State::Place>(site.pages.size())}) {}

Entries::~Entries() = default;

const Entry& Entries::of(Index page) const {
  State::Place& place = state_->places[page];
  std::call_once(place.made, [&] {
    place.entry = entry_of(state_->site, state_->authors, state_->site.pages[page]);
  });
  return place.entry;
}

Feed feed_of(const Site& site, const Entries& entries, Index index,
             configuration::FeedFormat format) {
  const Page& list = site.pages[index];
  const std::string& author = site.configuration.author;
  const site::Language& language = site.language_of(list);
  Feed feed{.title = language.title,
            .description = list.description,
            .language = language.tag,
            .author = author.empty() ? language.title : author,
            .url = site::absolute_url(site, list.path),
            .self = site::absolute_url(site, site::feed_path(list, format))};
  if (list.kind != site::Kind::home) feed.title = list.title + " · " + language.title;
  for (const Index page : newest_of(site, list)) {
    feed.entries.push_back(&entries.of(page));
    const base::Date& updated = feed.entries.back()->updated;
    if (feed.entries.size() == 1 || updated.instant > feed.updated.instant) feed.updated = updated;
  }
  return feed;
}

}  // namespace output
