// Readers for values of postil.yaml that need special rules.
#pragma once

#include "configuration/configuration.h"
#include "yaml/reader.h"

namespace configuration {

// Each function reads one value into `out`. A wrong value is reported at its location and leaves
// `out` unchanged.
void read_base_url(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_language(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_timezone(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_theme(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Merges the new options key by key with the existing ones.
void read_theme_options(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// A list of names, or Hugo's map of singular to plural.
void read_taxonomies(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_permalinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_archives(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Reads patterns of files. Syntax that only other programs know, such as a regular expression, is
// an error.
void read_ignore(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_redirects(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// false, true, or a list of what is wanted.
void read_feed_formats(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// A map of formats to an address or a list of addresses. Merged format by format.
void read_feeds_also(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_metadata(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_permalink_tokens(const yaml::Reader& reader, const yaml::Entry& entry,
                           Configuration& out);
void read_slugs(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_urls(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_lastmod(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_symlinks(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
void read_service(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);
// Merges the new params key by key with the existing ones.
void read_params(const yaml::Reader& reader, const yaml::Entry& entry, base::ValueMap& out);
void read_weights(const yaml::Reader& reader, const yaml::Entry& entry, Configuration& out);

}  // namespace configuration
