#include "theme/card_view.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "content/terms.h"
#include "theme/addresses.h"
#include "theme/author_view.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

ViewItems authors_of(const site::Site& site, const site::Page& page, const Authors& authors) {
  ViewItems items;
  for (const site::Author& author : authors.people.of(page)) {
    items.push_back(author.page == site::kNone ? author_view(site, author)
                                               : authors.by_page[author.page]);
  }
  return with_ends(items);
}

ViewItems terms_of(const site::Site& site, const site::Page& page, std::string_view taxonomy) {
  ViewItems terms;
  for (const auto& link : page.terms) {
    if (link.taxonomy != taxonomy) continue;
    const site::Page& term = site.pages[link.page];
    terms.push_back(
        View::object({{"name", term.title}, {"url", site::relative_url(site, term.path)}}));
  }
  return with_ends(terms);
}

View section_of(const site::Site& site, const site::Page& page) {
  if (page.parent == site::kNone) return false;
  const site::Page& parent = site.pages[page.parent];
  return parent.kind == site::Kind::section ? link_view(site, parent) : View(false);
}

// Whether the site defines the taxonomy itself, so that no template knows its name.
bool is_own(const site::Site& site, std::string_view taxonomy) {
  constexpr auto kUsual = std::to_array<std::string_view>({"tags", "categories", "series"});
  return taxonomy != content::authors_taxonomy(site.configuration) &&
         std::find(kUsual.begin(), kUsual.end(), taxonomy) == kUsual.end();
}

}  // namespace

Authors make_authors(const site::Site& site) {
  Authors authors{site::Authors(site), {}};
  const std::string_view taxonomy = content::authors_taxonomy(site.configuration);
  for (site::Index i = 0; i < site.pages.size(); ++i) {
    const site::Page& page = site.pages[i];
    const bool is_author = page.kind == site::Kind::term && page.taxonomy == taxonomy;
    authors.by_page.push_back(is_author ? author_view(site, {page.title, i}) : View(false));
  }
  return authors;
}

View card_view(const site::Site& site, site::Index index, const Authors& authors,
               const CommentCount& comments) {
  const site::Page& page = site.pages[index];
  const std::string& summary = rendered_of(site, page).summary;
  const auto& image = front_matter_of(site, page).image;
  ViewFields fields = {{"title", page.title},
                       {"url", site::relative_url(site, page.path)},
                       {"permalink", site::absolute_url(site, page.path)},
                       {"has_comments", comments.has_any},
                       {"comment_count", comments.number},
                       {"comment_count_text", comments.text}};
  add_text(fields, "description", page.description);
  add_text(fields, "summary", summary);
  fields.emplace_back("summary_html", summary_of(site, page));
  add_text(fields, "excerpt", page.description.empty() ? summary : page.description);
  add_object(fields, "date", date_view(site.language_of(page), page.date));
  add_relations(fields, site, page, authors);
  add_text(fields, "image", image ? from_page(site, page, image->source.value) : "");
  add_text(fields, "image_alt", image ? image->alt : "");
  fields.emplace_back("params", tree_view(front_matter_of(site, page).params));
  return View::object(std::move(fields));
}

View placed_card(const View& card, std::size_t index, std::size_t size) {
  return View::object(
      {{"first", index == 0}, {"last", index + 1 == size}, {"index", std::to_string(index + 1)}},
      card);
}

ViewItems taxonomy_items(const site::Site& site, const site::Page& page) {
  ViewItems items;
  std::string_view last;
  for (const auto& link : page.terms) {  // sorted by taxonomy
    if (link.taxonomy == last) continue;
    last = link.taxonomy;
    const site::Page& taxonomy = site.pages[site.pages[link.page].parent];
    ViewFields fields = {{"name", link.taxonomy},
                         {"title", taxonomy.title},
                         {"url", site::relative_url(site, taxonomy.path)},
                         {"is_own", is_own(site, link.taxonomy)}};
    add_list(fields, "terms", terms_of(site, page, link.taxonomy));
    items.push_back(View::object(std::move(fields)));
  }
  return with_ends(items);
}

void add_relations(ViewFields& fields, const site::Site& site, const site::Page& page,
                   const Authors& authors) {
  const markdown::Rendered& rendered = rendered_of(site, page);
  add_object(fields, "section", section_of(site, page));
  add_list(fields, "authors", authors_of(site, page, authors));
  add_list(fields, "tags", terms_of(site, page, "tags"));
  add_list(fields, "categories", terms_of(site, page, "categories"));
  fields.emplace_back("words", std::to_string(rendered.words));
  fields.emplace_back("reading_minutes", reading_minutes(rendered));
}

}  // namespace theme
