#include "theme/metadata_view.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "theme/comments_metadata.h"
#include "theme/view_fields.h"

namespace theme {
namespace {

using base::Json;
using base::JsonList;
using base::JsonObject;

// In characters; search engines show about this much.
constexpr std::size_t kDescription = 160;

std::string text_of(const View& view, std::string_view name) {
  const View* field = view.find(name);
  const auto* text = field == nullptr ? nullptr : std::get_if<std::string>(&field->data());
  return text == nullptr ? std::string() : *text;
}

bool is_true(const View& view, std::string_view name) {
  const View* field = view.find(name);
  const auto* truth = field == nullptr ? nullptr : std::get_if<bool>(&field->data());
  return truth != nullptr && *truth;
}

const ViewItems& items_of(const View& view, std::string_view name) {
  static const ViewItems none;
  const View* field = view.find(name);
  const auto* items =
      field == nullptr ? nullptr : std::get_if<std::shared_ptr<const ViewItems>>(&field->data());
  return items == nullptr ? none : **items;
}

// A text field of the inner `object`; "" when it is missing.
std::string text_of(const View& view, std::string_view object, std::string_view name) {
  const View* inner = view.find(object);
  return inner == nullptr ? std::string() : text_of(*inner, name);
}

// The titles of the pages or terms in one part of a list.
std::string titles_of(const site::Site& site, const site::Page& page, const Slice& slice) {
  const bool of_terms = page.kind == site::Kind::taxonomy;
  const std::span<const site::Index> listed =
      of_terms ? std::span(page.children)
               : std::span(page.pages).subspan(slice.begin, slice.end - slice.begin);
  std::vector<std::string> titles;
  for (const site::Index each : listed) titles.push_back(site.pages[each].title);
  return base::join(titles, " · ");
}

// The first that is not empty: the author's description, the summary, the titles of the list, the
// description of the site.
std::string description_of(const site::Site& site, const site::Page& page, const Slice& slice,
                           const View& view) {
  std::string text = text_of(view, "description");
  if (text.empty()) text = text_of(view, "summary");
  if (text.empty()) text = titles_of(site, page, slice);
  if (text.empty()) text = site.language_of(page).description;
  return base::shortened(text, kDescription);
}

// Other sites can show a picture only by an absolute URL.
std::string image_of(const View& page) {
  const std::string& image = text_of(page, "image");
  return base::is_absolute_url(image) ? image : "";
}

// Collects the names and contents of <meta> elements.
class Pairs {
 public:
  void add(std::string_view name, const std::string& content) {
    if (content.empty()) return;
    items_.push_back(View::object({{"name", std::string(name)}, {"content", content}}));
  }
  ViewItems items() const { return with_ends(items_); }

 private:
  ViewItems items_;
};

// Converts "de-CH" to "de_CH" (the Open Graph protocol). A language without a country has no Open
// Graph locale.
std::string locale_of(const std::string& tag) {
  const std::size_t dash = tag.find('-');
  return dash == std::string::npos || tag.size() - dash != 3
             ? ""
             : tag.substr(0, dash) + '_' + tag.substr(dash + 1);
}

ViewItems open_graph(const site::Language& language, const View& page,
                     const std::string& description) {
  Pairs pairs;
  const bool is_article = is_true(page, "is_page");
  pairs.add("og:type", is_article ? "article" : "website");
  pairs.add("og:site_name", language.title);
  pairs.add("og:title", text_of(page, "title"));
  pairs.add("og:description", description);
  pairs.add("og:url", text_of(page, "canonical"));
  pairs.add("og:locale", locale_of(text_of(page, "lang")));
  const std::string image = image_of(page);
  pairs.add("og:image", image);
  if (!image.empty()) pairs.add("og:image:alt", text_of(page, "image_alt"));
  if (!is_article) return pairs.items();
  pairs.add("article:published_time", text_of(page, "date", "iso"));
  pairs.add("article:modified_time", text_of(page, "lastmod", "iso"));
  pairs.add("article:section", text_of(page, "section", "title"));
  for (const View& tag : items_of(page, "tags")) pairs.add("article:tag", text_of(tag, "name"));
  return pairs.items();
}

ViewItems x_card(const View& page, const std::string& description) {
  Pairs pairs;
  const std::string image = image_of(page);
  pairs.add("twitter:card", image.empty() ? "summary" : "summary_large_image");
  pairs.add("twitter:title", text_of(page, "title"));
  pairs.add("twitter:description", description);
  pairs.add("twitter:image", image);
  if (!image.empty()) pairs.add("twitter:image:alt", text_of(page, "image_alt"));
  return pairs.items();
}

// What the data for search engines is made of.
struct Described {
  const site::Site& site;
  const site::Language& language;
  const View& page;
  const Slice& slice;
  const std::string& description;
  const comments::Thread* thread;  // null: no comments are baked
};

Json website(const Described& described) {
  const View& page = described.page;
  JsonObject object = {{"@type", "WebSite"}, {"name", described.language.title}};
  add_text(object, "description", described.description);
  add_text(object, "url", text_of(page, "permalink"));
  add_text(object, "inLanguage", text_of(page, "lang"));
  return object;
}

Json authors_of(const site::Site& site, const View& page) {
  JsonList authors;
  for (const View& author : items_of(page, "authors")) {
    JsonObject person = {{"@type", "Person"}, {"name", text_of(author, "name")}};
    const std::string url = text_of(author, "url");
    if (!url.empty()) add_text(person, "url", base::resolve_url(site.configuration.base_url, url));
    authors.emplace_back(std::move(person));
  }
  return authors;
}

Json blog_posting(const Described& described) {
  const auto& [site, language, page, slice, description, thread] = described;
  const site::Page& home = site.pages[language.home];
  const std::string published = text_of(page, "date", "iso");
  const std::string modified = text_of(page, "lastmod", "iso");
  const std::string url = text_of(page, "permalink");
  JsonObject object = {{"@type", "BlogPosting"}, {"headline", text_of(page, "title")}};
  add_text(object, "description", description);
  if (const std::string image = image_of(page); !image.empty())
    object.emplace_back("image", JsonList{image});
  object.emplace_back("datePublished", published);
  object.emplace_back("dateModified", modified.empty() ? published : modified);
  if (is_true(page, "has_authors")) object.emplace_back("author", authors_of(site, page));
  object.emplace_back("publisher", JsonObject{{"@type", "Organization"},
                                              {"name", language.title},
                                              {"url", site::absolute_url(site, home.path)}});
  object.emplace_back("mainEntityOfPage", url);
  object.emplace_back("url", url);
  add_text(object, "isBasedOn", text_of(page, "original", "url"));
  add_text(object, "articleSection", text_of(page, "section", "title"));
  JsonList keywords;
  for (const View& tag : items_of(page, "tags")) keywords.emplace_back(text_of(tag, "name"));
  if (!keywords.empty()) object.emplace_back("keywords", std::move(keywords));
  add_text(object, "inLanguage", text_of(page, "lang"));
  if (thread != nullptr) add_comments(object, *thread, url);
  return object;
}

// A page without a date is no article, but its comments are known all the same.
Json web_page(const Described& described) {
  const std::string url = text_of(described.page, "permalink");
  JsonObject object = {{"@type", "WebPage"}, {"name", text_of(described.page, "title")}};
  add_text(object, "description", described.description);
  object.emplace_back("url", url);
  add_text(object, "inLanguage", text_of(described.page, "lang"));
  add_comments(object, *described.thread, url);
  return object;
}

Json breadcrumbs(const site::Site& site, const ViewItems& trail) {
  JsonList items;
  for (const View& step : trail) {
    const std::string url = text_of(step, "url");
    items.push_back(JsonObject{{"@type", "ListItem"},
                               {"position", static_cast<int>(items.size() + 1)},
                               {"name", text_of(step, "title")},
                               {"item", base::resolve_url(site.configuration.base_url, url)}});
  }
  return JsonObject{{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

// The text of a <script> element. Escapes "<", which could end the element or begin a comment.
std::string json_ld(const Described& described) {
  const auto& [site, language, page, slice, description, thread] = described;
  if (!is_true(page, "has_permalink") || is_true(page, "is_not_found")) return {};
  JsonList graph;
  if (is_true(page, "is_home") && slice.number == 1) graph.push_back(website(described));
  if (is_true(page, "is_page") && is_true(page, "has_date")) {
    graph.push_back(blog_posting(described));
  } else if (thread != nullptr) {
    graph.push_back(web_page(described));
  }
  const ViewItems& trail = items_of(page, "breadcrumbs");
  if (!trail.empty()) graph.push_back(breadcrumbs(site, trail));
  if (graph.empty()) return {};
  const std::string text =
      base::to_text(JsonObject{{"@context", "https://schema.org"}, {"@graph", std::move(graph)}});
  return base::replace_all(text, "<", "\\u003c");
}

}  // namespace

View with_metadata(const site::Site& site, site::Index index, const Slice& slice, const View& page,
                   const comments::Thread* thread) {
  const configuration::Metadata& wanted = site.configuration.metadata;
  const std::string description = description_of(site, site.pages[index], slice, page);
  const site::Language& language = site.language_of(site.pages[index]);
  ViewFields fields;
  theme::add_text(fields, "head_description", description);
  add_list(fields, "open_graph",
           wanted.open_graph ? open_graph(language, page, description) : ViewItems());
  add_list(fields, "x_card", wanted.x_card ? x_card(page, description) : ViewItems());
  theme::add_text(
      fields, "json_ld",
      wanted.json_ld ? json_ld({site, language, page, slice, description, thread}) : "");
  return View::object(std::move(fields), page);
}

}  // namespace theme
