// The functions that the views share: they add fields, and build small views and texts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "base/value.h"
#include "site/site.h"
#include "theme/view.h"

namespace theme {

// Each function adds the field `name`, and `has_NAME`, which tells whether the field is not empty.
// add_list() also adds NAME_count.
void add_text(ViewFields& fields, std::string_view name, std::string text);
void add_list(ViewFields& fields, std::string_view name, ViewItems items);
void add_object(ViewFields& fields, std::string_view name, View object);  // or false

// Adds `first`, `last` and `index` (from 1) to each item.
ViewItems with_ends(const ViewItems& items);

// The date, written in `language`; false without a date.
View date_view(const site::Language& language, const std::optional<base::Date>& date);
View link_view(const site::Site& site, const site::Page& page);
View tree_view(const base::ValueMap& map);
// The text at `name`; "" when it is no text or missing.
std::string text_at(const base::ValueMap& map, const std::string& name);

// Adds `feeds`, the feeds of a list, and `feed_url`, the URL of the first feed.
void add_feeds(ViewFields& fields, const site::Site& site, const site::Page& page);

// The front matter and the rendered text; both are empty for a page without a document.
const content::FrontMatter& front_matter_of(const site::Site& site, const site::Page& page);
const markdown::Rendered& rendered_of(const site::Site& site, const site::Page& page);
// The page's text as HTML, with its slots filled.
std::string content_of(const site::Site& site, const site::Page& page);

// Rewrites the relative URLs in the HTML of `page` so that other pages can show it. URLs that begin
// with "/" stay unchanged, because in raw HTML the author is responsible for them.
std::string portable_html(const site::Site& site, const site::Page& page, std::string html);

// The summary as HTML that any page can show, with its slots filled.
std::string summary_of(const site::Site& site, const site::Page& page);

// The reading time in minutes, at least 1.
std::string reading_minutes(const markdown::Rendered& rendered);

}  // namespace theme
