// Renders Markdown as HTML by cmark-gfm. The functions are pure and thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/rendered.h"

namespace markdown {

// CommonMark with GitHub's tables, strikethrough (`~~x~~` only), autolinks, task lists and
// footnotes. Raw HTML is kept, because the body is the site's own text, never a visitor's.
struct Options {
  bool extensions = true;  // false: plain CommonMark
  // The source file that the tags of links, images, headings and raw HTML name as their origin
  // (base/origin.h); empty: tags have no origin.
  std::string origin = {};
  // The title of the page. A heading at the beginning with this title is left out
  // (leading_title.h). Empty: the text gives the title. Absent: the text belongs to no page and is
  // rendered completely.
  std::optional<std::string> title = {};
  bool operator==(const Options&) const = default;
};

// `body` is valid UTF-8. Equal bytes and options give equal results, independent of other threads.
Rendered render(std::string_view body, const Options& options);

// The HTML with its slots filled. `values` has one value for each slot, in order, not escaped yet.
std::string fill(const Rendered& rendered, const std::vector<std::string>& values);

// The HTML of the summary with its slots filled. `values` are those of the whole text.
std::string fill_summary(const Rendered& rendered, const std::vector<std::string>& values);

// Replaces the summary by the author's own: plain text, with blocks separated by newlines.
Rendered with_summary(Rendered rendered, std::string_view summary);

// Makes a destination a valid URL: percent-encodes the characters that are not allowed anywhere in
// a URL (RFC 3986), including UTF-8 and brackets. Reserved characters and existing escapes stay.
std::string escape_url(std::string_view destination);

}  // namespace markdown
