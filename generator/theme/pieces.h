// Small views that all others are put together from.
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

// Add the field `name`, and `has_NAME`, which says whether there is something; of a list also
// NAME_count.
void add_text(ViewFields& fields, std::string_view name, std::string text);
void add_list(ViewFields& fields, std::string_view name, ViewItems items);
void add_object(ViewFields& fields, std::string_view name, View object);  // false: nothing

// The items as a list; each says whether it is the first and the last, and its place.
ViewItems with_ends(const ViewItems& items);

// In the words of the language; false without a date.
View date_view(const site::Language& language, const std::optional<base::Date>& date);
View link_view(const site::Site& site, const site::Page& page);
View tree_view(const base::ValueMap& map);
// The text at `name`; "" when it is no text or missing.
std::string text_at(const base::ValueMap& map, const std::string& name);

// `feeds` of a list, and the first of them as `feed_url`.
void add_feeds(ViewFields& fields, const site::Site& site, const site::Page& page);

// What the author of a page wrote above and in its text; empty for a page without a document.
const content::FrontMatter& front_matter_of(const site::Site& site, const site::Page& page);
const markdown::Rendered& rendered_of(const site::Site& site, const site::Page& page);
// The page's text with its slots filled.
std::string content_of(const site::Site& site, const site::Page& page);

// HTML of a page to be shown on others: what its addresses mean there, they mean here. (Those that
// begin with "/" are left: in raw HTML they are the author's own.)
std::string elsewhere(const site::Site& site, const site::Page& page, std::string html);

// The summary of a page as HTML, its slots filled, for any page.
std::string summary_of(const site::Site& site, const site::Page& page);

// How long reading takes, at least 1.
std::string reading_minutes(const markdown::Rendered& rendered);

}  // namespace theme
