#include "html/urls.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "base/text.h"

namespace html {
namespace {

// A replacement of `length` bytes at a byte offset of the HTML.
struct Edit {
  std::size_t length = 0;
  std::string text;
};
// Keyed by offset, because one attribute may belong to several elements: the parser duplicates
// elements that are nested incorrectly.
using Edits = std::map<std::size_t, Edit>;

constexpr std::string_view kSpace = " \t\n\r\f";

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

// Maps the URLs in "a.png 1x, b.png 2x" (HTML, 4.8.4.2.1). URLs contain no spaces; a comma at the
// end of a URL ends its candidate.
std::string map_candidates(std::string_view set, const UrlMap& map) {
  std::string mapped;
  while (true) {
    set.remove_prefix(std::min(set.find_first_not_of(" \t\n\r\f,"), set.size()));
    if (set.empty()) return mapped;
    std::string_view url = set.substr(0, set.find_first_of(kSpace));
    set.remove_prefix(url.size());
    std::string_view rest;
    if (url.ends_with(',')) {
      url = url.substr(0, url.find_last_not_of(',') + 1);
    } else {
      rest = set.substr(0, set.find(','));
      set.remove_prefix(rest.size());
    }
    if (!mapped.empty()) mapped += ", ";
    mapped += map(url);
    if (rest = trimmed(rest); !rest.empty()) (mapped += ' ') += rest;
  }
}

bool holds_url(GumboTag tag, std::string_view name) {
  constexpr std::array<std::string_view, 5> kNames = {"href", "src", "poster", "action", "cite"};
  if (name == "data") return tag == GUMBO_TAG_OBJECT;
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

void add_edit(const GumboElement& element, const GumboAttribute& attribute, std::string_view html,
              const UrlMap& map, Edits& edits) {
  const std::string_view name = attribute.name;
  const GumboStringPiece& written = attribute.original_value;
  if (written.length == 0) return;
  const std::string_view value = trimmed(attribute.value);
  std::string mapped;
  if (name == "srcset") {
    mapped = map_candidates(value, map);
  } else if (holds_url(element.tag, name)) {
    const bool is_link = element.tag == GUMBO_TAG_A || element.tag == GUMBO_TAG_AREA;
    if (value.starts_with('#') && !is_link) return;
    mapped = map(value);
  } else {
    return;
  }
  const auto offset = static_cast<std::size_t>(written.data - html.data());
  edits[offset] = {written.length, '"' + base::escape_html(mapped) + '"'};
}

const GumboVector* children_of(const GumboNode& node) {
  if (node.type == GUMBO_NODE_DOCUMENT) return &node.v.document.children;
  if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE)
    return &node.v.element.children;
  return nullptr;
}

Edits edits_of(const GumboNode& root, std::string_view html, const UrlMap& map) {
  Edits edits;
  std::vector<const GumboNode*> open = {&root};
  while (!open.empty()) {
    const GumboNode& node = *open.back();
    open.pop_back();
    const GumboVector* children = children_of(node);
    if (children == nullptr) continue;
    for (unsigned i = 0; i < children->length; ++i)
      open.push_back(static_cast<const GumboNode*>(children->data[i]));
    if (node.type == GUMBO_NODE_DOCUMENT) continue;
    const GumboElement& element = node.v.element;
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      add_edit(element, *static_cast<const GumboAttribute*>(element.attributes.data[i]), html, map,
               edits);
    }
  }
  return edits;
}

}  // namespace

std::string map_urls(std::string_view html, const UrlMap& map) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_BODY;
  options.max_errors = 0;
  const auto release = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
  const std::unique_ptr<GumboOutput, decltype(release)> parsed(
      gumbo_parse_with_options(&options, html.data(), html.size()), release);
  std::string mapped;
  mapped.reserve(html.size() + html.size() / 8);
  std::size_t at = 0;
  for (const auto& [offset, edit] : edits_of(*parsed->document, html, map)) {
    mapped.append(html, at, offset - at) += edit.text;
    at = offset + edit.length;
  }
  return mapped.append(html, at);
}

}  // namespace html
