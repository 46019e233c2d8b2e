// Readers for front-matter values with a special form. Each reports a wrong value at its location
// and then returns nothing.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "content/front_matter.h"
#include "yaml/reader.h"

namespace content {

// Reads a non-empty text that names something. Trims it, and composes it (NFC).
std::optional<Text> read_placed(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads a date. Without an offset it is local in `timezone`.
std::optional<base::Date> read_date(const yaml::Reader& reader, const yaml::Entry& entry,
                                    std::string_view timezone);

// Reads a list, or one text that is split at commas, as in HTML's `keywords`.
std::vector<Text> read_keywords(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads one text or a list of texts.
std::vector<Text> read_texts(const yaml::Reader& reader, const yaml::Entry& entry);
// Does the same for names of files and pages, and composes them (NFC).
std::vector<Text> read_names(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads a language tag and checks its form (RFC 5646).
std::optional<Text> read_language(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads a file, a URL, or {src, alt}. Jekyll's `path` and `image` mean `src`.
std::optional<Image> read_image(const yaml::Reader& reader, const yaml::Entry& entry);
// Reads the first item of a list of files or URLs.
std::optional<Image> read_images(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads true, false, or Hugo's {disable: true}.
std::optional<bool> read_sitemap(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads the absolute URL of an article, or {url, note}.
std::optional<Original> read_original(const yaml::Reader& reader, const yaml::Entry& entry);

// Reads a menu name, a list of names, or a map from names to {name, weight, parent, identifier}.
std::vector<MenuEntry> read_menus(const yaml::Reader& reader, const yaml::Entry& entry);

}  // namespace content
