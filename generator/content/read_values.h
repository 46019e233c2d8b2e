// Front-matter values that have a form of their own. What is wrong is reported at its place, and
// nothing is returned.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// A text that is not empty, without space around it.
std::optional<Text> read_placed(const yaml::Reader& reader, const yaml::Entry& entry);

// A date; one without an offset is local in `timezone`.
std::optional<base::Date> read_date(const yaml::Reader& reader, const yaml::Entry& entry,
                                    std::string_view timezone);

// A list, or one text that is cut at commas: so HTML writes the keywords of a page.
std::vector<Text> read_keywords(const yaml::Reader& reader, const yaml::Entry& entry);

// A list of texts, or one.
std::vector<Text> read_texts(const yaml::Reader& reader, const yaml::Entry& entry);

// A language tag by its form (RFC 5646).
std::optional<Text> read_language(const yaml::Reader& reader, const yaml::Entry& entry);

// A file or URL, or {src, alt}; Jekyll's `path` and `image` are read as `src`.
std::optional<Image> read_image(const yaml::Reader& reader, const yaml::Entry& entry);
// The first of a list of files or URLs.
std::optional<Image> read_images(const yaml::Reader& reader, const yaml::Entry& entry);

// true, false, or Hugo's {disable: true}.
std::optional<bool> read_sitemap(const yaml::Reader& reader, const yaml::Entry& entry);

// The absolute URL of an article, or {url, note}.
std::optional<Original> read_original(const yaml::Reader& reader, const yaml::Entry& entry);

// Names of menus: one, a list, or a map from each to {name, weight, parent, identifier}.
std::vector<MenuEntry> read_menus(const yaml::Reader& reader, const yaml::Entry& entry);

}  // namespace content
