#include "content/paths.h"

#include <algorithm>
#include <array>
#include <utility>

#include "configuration/site_path.h"

namespace content {
namespace {

std::optional<Text> site_path(const yaml::Reader& reader, Text written, std::string_view folder) {
  auto path = configuration::site_path(written.value);
  if (!path) {
    reader.error(path.error().kind, std::move(written.location), path.error().message,
                 path.error().hint);
    return std::nullopt;
  }
  if (!path->starts_with('/')) path->insert(0, folder);
  return Text{*std::move(path), std::move(written.location)};
}

// Whether it is a pattern of Jekyll, a named style of Jekyll, or a template of Eleventy.
bool is_pattern(std::string_view permalink) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"date", "pretty", "ordinal", "weekdate", "none"});
  const bool named = std::find(kNames.begin(), kNames.end(), permalink) != kNames.end();
  return named || permalink.starts_with(':') || permalink.find("/:") != std::string_view::npos ||
         permalink.find("{{") != std::string_view::npos;
}

}  // namespace

std::optional<Text> read_slug(const yaml::Reader& reader, const yaml::Entry& entry) {
  const auto text = reader.text(entry);
  if (!text) return std::nullopt;
  if (!text->empty() && *text != "." && *text != ".." && text->find('/') == std::string::npos)
    return Text{*text, reader.place(entry.value)};
  reader.error(base::Kind::bad_path, entry.value, "a slug must be one part of a path",
               "set \"url\" for a whole path");
  return std::nullopt;
}

std::optional<Text> read_url(const yaml::Reader& reader, const yaml::Entry& entry) {
  auto text = reader.text(entry);
  if (!text) return std::nullopt;
  return site_path(reader, {*std::move(text), reader.place(entry.value)}, "/");
}

std::optional<Text> read_permalink(const yaml::Reader& reader, const yaml::Entry& entry) {
  const auto text = reader.text(entry);
  if (text && is_pattern(*text)) {
    reader.warn(base::Kind::bad_path, entry.value, "a permalink pattern is not read here",
                "write the path itself, or set \"permalinks\" in postil.yaml");
    return std::nullopt;
  }
  if (text == "false" && !entry.value.quoted) {
    reader.error(base::Kind::wrong_value, entry.value, "a page always has an address",
                 "draft: true leaves the page out, unlisted: true hides it from lists");
    return std::nullopt;
  }
  return read_url(reader, entry);
}

std::vector<Text> read_aliases(const yaml::Reader& reader, const yaml::Entry& entry,
                               std::string_view folder) {
  std::vector<Text> aliases;
  for (yaml::PlacedText& item : reader.texts(entry)) {
    if (item.text.find_first_of("?#") != std::string::npos) {
      reader.warn(base::Kind::bad_path, std::move(item.location), "this alias is left out",
                  "a server cannot redirect from a query or a fragment");
    } else if (auto path =
                   site_path(reader, {std::move(item.text), std::move(item.location)}, folder)) {
      aliases.push_back(*std::move(path));
    }
  }
  return aliases;
}

}  // namespace content
