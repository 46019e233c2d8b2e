#include "content/read_cascade.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace content {
namespace {

constexpr auto kKinds =
    std::to_array<std::string_view>({"page", "section", "home", "taxonomy", "term"});
constexpr auto kTargetKeys = std::to_array<std::string_view>({"path", "kind"});

bool has_braces_closed(std::string_view pattern) {
  std::size_t open = pattern.find('{');
  while (open != std::string_view::npos) {
    const std::size_t end = pattern.find_first_of("{}", open + 1);
    if (end == std::string_view::npos || pattern[end] == '{') return false;
    open = pattern.find('{', end);
  }
  return true;
}

bool read_path(const yaml::Reader& reader, const yaml::Entry& entry, Target& target) {
  target.path = base::nfc(reader.filled_text(entry).value_or(""));
  const bool rooted = target.path.empty() || target.path.starts_with('/') ||
                      target.path.starts_with('*') || target.path.starts_with("{/");
  if (rooted && has_braces_closed(target.path)) return true;
  reader.error(base::Kind::bad_pattern, entry.value, "this is no pattern for paths of pages",
               "for example /posts/**, or {/posts,/posts/**}");
  return false;
}

bool read_kind(const yaml::Reader& reader, const yaml::Entry& entry, Target& target) {
  target.kind = reader.filled_text(entry).value_or("");
  if (target.kind.empty() || std::find(kKinds.begin(), kKinds.end(), target.kind) != kKinds.end())
    return true;
  reader.error(base::Kind::wrong_value, entry.value, "\"" + target.kind + "\" is no kind of page",
               "page, section, home, taxonomy or term");
  return false;
}

// Returns whether the target is valid.
bool read_target(const yaml::Reader& reader, const yaml::Entry& entry, Target& target) {
  if (yaml::is_blank(entry.value)) return true;
  bool right = entry.value.kind == yaml::Kind::map;
  for (const yaml::Entry& part : reader.entries(entry.value, "\"" + entry.key.text + "\"")) {
    if (part.key.text == "path") {
      right = read_path(reader, part, target) && right;
    } else if (part.key.text == "kind") {
      right = read_kind(reader, part, target) && right;
    } else {
      reader.unknown(part.key, "key", kTargetKeys);
    }
  }
  return right;
}

void add(const yaml::Reader& reader, const yaml::Node& map, std::vector<CascadeEntries>& cascades) {
  CascadeEntries cascade;
  bool right = true;
  for (const yaml::Entry& entry : reader.entries(map, "\"cascade\"")) {
    if (entry.key.text == "target" || entry.key.text == "_target") {
      right = read_target(reader, entry, cascade.target) && right;
    } else {
      cascade.entries.push_back(entry);
    }
  }
  if (right) cascades.push_back(std::move(cascade));
}

}  // namespace

std::vector<CascadeEntries> read_cascade(const yaml::Reader& reader, const yaml::Entry& cascade) {
  std::vector<CascadeEntries> cascades;
  if (cascade.value.kind != yaml::Kind::list) {
    add(reader, cascade.value, cascades);
  } else {
    for (const yaml::Node& item : cascade.value.items) add(reader, item, cascades);
  }
  return cascades;
}

}  // namespace content
