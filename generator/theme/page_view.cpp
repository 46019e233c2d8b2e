#include "theme/page_view.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/url.h"
#include "language/tag.h"
#include "site/lists.h"
#include "site/translations.h"
#include "theme/addresses.h"
#include "theme/comments_view.h"
#include "theme/metadata_view.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

using site::Kind;

void add_kind(ViewFields& fields, Kind kind) {
  fields.emplace_back("kind", std::string(site::name_of(kind)));
  for (const Kind each : {Kind::home, Kind::section, Kind::page, Kind::taxonomy, Kind::term,
                          Kind::archive, Kind::not_found}) {
    fields.emplace_back("is_" + std::string(site::name_of(each)), each == kind);
  }
}

// "Title · Page 2 · Site"; the home page has the title of the site.
std::string head_title(const site::Site& site, const site::Page& page, const Slice& slice) {
  std::vector<std::string> parts;
  const site::Language& language = site.language_of(page);
  const std::string& title = language.title;
  if (page.kind != Kind::home && !page.title.empty() && page.title != title)
    parts.push_back(page.title);
  if (slice.number > 1)
    parts.push_back(language.words.text("page_number", {{"number", std::to_string(slice.number)}}));
  const std::string& name = title.empty() && parts.empty() ? page.title : title;
  if (!name.empty()) parts.insert(page.kind == Kind::home ? parts.begin() : parts.end(), name);
  return base::join(parts, " · ");
}

void add_titles(ViewFields& fields, const site::Site& site, const site::Page& page,
                const Slice& slice) {
  const bool is_home = page.kind == Kind::home;
  fields.emplace_back("title", page.title);
  fields.emplace_back("head_title", head_title(site, page, slice));
  const std::string& tag = site::tag_of(site, page);
  fields.emplace_back("lang", tag);
  fields.emplace_back("direction", std::string(language::name_of(language::direction_of(tag))));
  add_text(
      fields, "description",
      is_home && page.description.empty() ? site.language_of(page).description : page.description);
}

void add_addresses(ViewFields& fields, const site::Site& site, const site::Page& page,
                   const Slice& slice) {
  const std::string path = site::slice_path(page, slice.number);
  const std::string permalink = site::absolute_url(site, path);
  const auto& original = front_matter_of(site, page).original;
  const std::string share = "https://www.linkedin.com/sharing/share-offsite/?url=";
  // The 404 page is served at every unknown URL, so it has no canonical URL.
  const std::string canonical = page.kind == Kind::not_found ? "" : permalink;
  fields.emplace_back("url", site::relative_url(site, path));
  add_text(fields, "permalink", permalink);
  add_text(fields, "canonical", original ? original->url : canonical);
  add_text(fields, "linkedin_url", permalink.empty() ? "" : share + base::encode_query(permalink));
  add_feeds(fields, site, page);
}

void add_dates(ViewFields& fields, const site::Site& site, const site::Page& page) {
  const site::Language& language = site.language_of(page);
  // The last change may precede the date: authors date posts ahead to publish them later.
  const bool differs = page.lastmod && (!page.date || base::format_day(*page.lastmod) >
                                                          base::format_day(*page.date));
  add_object(fields, "date", date_view(language, page.date));
  add_object(fields, "lastmod", differs ? date_view(language, page.lastmod) : View(false));
}

// The table of contents. It has only headings of level 2 and 3, to keep it short. A heading without
// a text would be a link without a text.
void add_contents(ViewFields& fields, const site::Site& site, const site::Page& page) {
  constexpr std::size_t kWorthAList = 3;
  ViewItems items;
  if (front_matter_of(site, page).toc.value_or(true)) {
    for (const markdown::Heading& heading : rendered_of(site, page).headings) {
      if (heading.level < 2 || heading.level > 3 || heading.id.empty() ||
          base::trim(heading.text).empty())
        continue;
      items.push_back(View::object({{"id", heading.id},
                                    {"text", heading.text},
                                    {"level", std::to_string(heading.level)},
                                    {"is_deeper", heading.level > 2}}));
    }
  }
  fields.emplace_back("has_toc", items.size() >= kWorthAList);
  fields.emplace_back("toc_count", std::to_string(items.size()));
  fields.emplace_back("toc", View::list(with_ends(items)));
}

ViewItems breadcrumb_items(const site::Site& site, site::Index index) {
  ViewItems items;
  if (site.pages[index].kind == Kind::home) return items;
  std::vector<site::Index> path = {index};
  for (site::Index at = site.pages[index].parent; at != site::kNone; at = site.pages[at].parent) {
    path.push_back(at);
  }
  const site::Index home = site.language_of(site.pages[index]).home;
  if (path.back() != home) path.push_back(home);
  std::reverse(path.begin(), path.end());
  for (const site::Index at : path) {
    items.push_back(link_view(site, site.pages[at]));
  }
  return with_ends(items);
}

View neighbour_view(site::Index index, const std::vector<View>& cards) {
  return index == site::kNone ? View(false) : placed_card(cards[index], 0, 1);
}

ViewItems cards_of(const std::vector<site::Index>& pages, const std::vector<View>& cards) {
  ViewItems items;
  for (std::size_t i = 0; i < pages.size(); ++i)
    items.push_back(placed_card(cards[pages[i]], i, pages.size()));
  return items;
}

View original_view(const std::optional<content::Original>& original) {
  if (!original) return false;
  const std::string origin = base::origin_of(original->url);
  const std::size_t scheme = origin.find("://");
  ViewFields fields = {{"url", original->url},
                       {"host", scheme == std::string::npos ? origin : origin.substr(scheme + 3)}};
  add_text(fields, "note", original->note);
  return View::object(std::move(fields));
}

// Adds a number of the front matter, and its text ("2 shares").
void add_number(ViewFields& fields, const site::Language& language, std::string_view name,
                const std::optional<int>& number) {
  add_text(fields, name, number ? std::to_string(*number) : "");
  fields.emplace_back(std::string(name) + "_text",
                      number ? language.words.text(name, std::max(0, *number)) : "");
}

void add_front_matter(ViewFields& fields, const site::Site& site, const site::Page& page) {
  const content::FrontMatter& front_matter = front_matter_of(site, page);
  std::string image =
      front_matter.image ? from_page(site, page, front_matter.image->source.value) : "";
  if (!image.empty() && !site.configuration.base_url.empty())
    image = base::resolve_url(site.configuration.base_url, image);
  add_text(fields, "image", image);
  add_text(fields, "image_alt", front_matter.image ? front_matter.image->alt : "");
  ViewItems keywords;
  for (const content::Text& keyword : front_matter.keywords) keywords.emplace_back(keyword.value);
  add_list(fields, "keywords", std::move(keywords));
  add_object(fields, "original", original_view(front_matter.original));
  add_number(fields, site.language_of(page), "shares", front_matter.shares);
  add_number(fields, site.language_of(page), "views", front_matter.views);
  fields.emplace_back("params", tree_view(front_matter.params));
}

}  // namespace

View page_view(const PageSources& sources, site::Index index, const Slice& slice) {
  const site::Site& site = sources.site;
  const site::Page& page = site.pages[index];
  ViewFields fields;
  add_titles(fields, site, page, slice);
  add_kind(fields, page.kind);
  fields.emplace_back("is_unlisted", !page.is_listed && page.kind != Kind::not_found);
  add_addresses(fields, site, page, slice);
  add_dates(fields, site, page);
  add_text(fields, "content", content_of(site, page));
  fields.emplace_back("opens_with_text", rendered_of(site, page).opens_with_text);
  add_text(fields, "summary", rendered_of(site, page).summary);
  fields.emplace_back("summary_html", summary_of(site, page));
  add_contents(fields, site, page);
  add_front_matter(fields, site, page);
  add_relations(fields, site, page, sources.authors);
  add_list(fields, "taxonomies", taxonomy_items(site, page));
  add_list(fields, "series", series_items(site, sources.series, index));
  add_list(fields, "translations", translation_items(site, page));
  add_list(fields, "alternates", slice.number > 1 ? ViewItems() : alternate_items(site, page));
  add_list(fields, "breadcrumbs", breadcrumb_items(site, index));
  add_object(fields, "prev", neighbour_view(page.previous, sources.cards));
  add_object(fields, "next", neighbour_view(page.next, sources.cards));
  add_list(fields, "related", cards_of(page.related, sources.cards));
  add_list(fields, "backlinks", cards_of(page.backlinks, sources.cards));
  add_object(fields, "comments", comments_view(site, index, sources.comments));
  const comments::Thread* thread = baked_thread(sources.comments, index);
  return with_metadata(site, index, slice, View::object(std::move(fields)), thread);
}

}  // namespace theme
