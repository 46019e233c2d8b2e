#include "theme/view_fields.h"

#include <algorithm>

#include "html/urls.h"
#include "markdown/render.h"
#include "site/feeds.h"
#include "theme/addresses.h"

namespace theme {
namespace {

View value_view(const base::Value& value) {
  if (const auto* flag = std::get_if<bool>(&value.data)) return *flag;
  if (const auto* text = std::get_if<std::string>(&value.data)) return *text;
  if (const auto* map = std::get_if<base::ValueMap>(&value.data)) return tree_view(*map);
  if (const auto* list = std::get_if<base::ValueList>(&value.data)) {
    ViewItems items;
    for (const base::Value& each : *list) items.push_back(value_view(each));
    return View::list(std::move(items));
  }
  return false;
}

// Whether the HTML may contain a relative URL. Most texts contain only URLs that the build has
// resolved; this quick test saves parsing them.
bool may_be_relative(std::string_view html) {
  for (const std::string_view attribute : {"href=", "src=", "srcset=", "poster="}) {
    for (std::size_t at = html.find(attribute); at != std::string_view::npos;
         at = html.find(attribute, at + 1)) {
      const std::string_view value = html.substr(at + attribute.size());
      if (!value.starts_with("\"/") && !value.starts_with("\"http")) return true;
    }
  }
  return html.find("url(") != std::string_view::npos;
}

}  // namespace

void add_text(ViewFields& fields, std::string_view name, std::string text) {
  fields.emplace_back("has_" + std::string(name), !text.empty());
  fields.emplace_back(name, std::move(text));
}

void add_list(ViewFields& fields, std::string_view name, ViewItems items) {
  fields.emplace_back("has_" + std::string(name), !items.empty());
  fields.emplace_back(std::string(name) + "_count", std::to_string(items.size()));
  fields.emplace_back(name, View::list(std::move(items)));
}

void add_object(ViewFields& fields, std::string_view name, View object) {
  fields.emplace_back("has_" + std::string(name), !std::holds_alternative<bool>(object.data()));
  fields.emplace_back(name, std::move(object));
}

void add_feeds(ViewFields& fields, const site::Site& site, const site::Page& page) {
  ViewItems feeds;
  std::string first;
  for (const auto format : site::feeds_of(site, page)) {
    const std::string url = site::relative_url(site, site::feed_path(page, format));
    if (first.empty()) first = url;
    feeds.push_back(View::object({{"title", std::string(site::title_of(format))},
                                  {"type", std::string(site::media_type_of(format))},
                                  {"url", url}}));
  }
  fields.emplace_back("feed_url", first);
  add_list(fields, "feeds", with_ends(feeds));
}

ViewItems with_ends(const ViewItems& items) {
  ViewItems result;
  result.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    result.push_back(View::object(
        {{"first", i == 0}, {"last", i + 1 == items.size()}, {"index", std::to_string(i + 1)}},
        items[i]));
  }
  return result;
}

View date_view(const site::Language& language, const std::optional<base::Date>& date) {
  if (!date) return false;
  return View::object({{"iso", base::format_iso(*date)},
                       {"day", base::format_day(*date)},
                       {"human", language.dates.day(*date)},
                       {"rfc822", base::format_rfc822(*date)},
                       {"year", std::to_string(base::civil_day(*date).year)}});
}

View link_view(const site::Site& site, const site::Page& page) {
  return View::object({{"title", page.title}, {"url", site::relative_url(site, page.path)}});
}

View tree_view(const base::ValueMap& map) {
  ViewFields fields;
  for (const auto& [name, value] : map) fields.emplace_back(name, value_view(value));
  return View::object(std::move(fields));
}

std::string text_at(const base::ValueMap& map, const std::string& name) {
  const auto found = map.find(name);
  if (found == map.end()) return {};
  const auto* text = std::get_if<std::string>(&found->second.data);
  return text == nullptr ? std::string() : *text;
}

const content::FrontMatter& front_matter_of(const site::Site& site, const site::Page& page) {
  static const content::FrontMatter none;
  return page.document == site::kNone ? none : site.documents[page.document].front_matter;
}

const markdown::Rendered& rendered_of(const site::Site& site, const site::Page& page) {
  static const markdown::Rendered none;
  return page.document == site::kNone ? none : site.rendered[page.document];
}

std::string portable_html(const site::Site& site, const site::Page& page, std::string html) {
  if (!may_be_relative(html)) return html;
  return html::map_urls(html, [&](std::string_view url) {
    if (url.starts_with('/')) return std::string(url);
    return from_page(site, page, std::string(url));
  });
}

std::string content_of(const site::Site& site, const site::Page& page) {
  if (page.document == site::kNone) return {};
  return markdown::fill(site.rendered[page.document], site.slots[page.document]);
}

std::string summary_of(const site::Site& site, const site::Page& page) {
  if (page.document == site::kNone) return {};
  return portable_html(
      site, page, markdown::fill_summary(site.rendered[page.document], site.slots[page.document]));
}

std::string reading_minutes(const markdown::Rendered& rendered) {
  return std::to_string(std::max(1, rendered.minutes));
}

}  // namespace theme
