// Markdown → HTML by cmark-gfm: pure, and safe to call from any number of threads.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/rendered.h"

namespace markdown {

// CommonMark as it is, with GitHub's tables, strikethrough (`~~x~~` only), autolinks, task lists
// and footnotes. Raw HTML of the author is kept: the body is the site's own text, never a
// visitor's.
struct Options {
  bool extensions = true;  // false: plain CommonMark
  // The file that links, images, headings and raw HTML say they come from (base/origin.h); empty:
  // they do not say.
  std::string origin = {};
  // The title of the page: a heading that begins the text and says it is left out (title.h). Empty:
  // the text gives the title. Absent: the text is no page's, and all of it is rendered.
  std::optional<std::string> title = {};
  bool operator==(const Options&) const = default;
};

// `body` is valid UTF-8. Equal bytes and options give equal results, whatever runs beside.
Rendered render(std::string_view body, const Options& options);

// The HTML with every slot filled by `values` (one for each slot, in order; escaped here).
std::string fill(const Rendered& rendered, const std::vector<std::string>& values);

// The same for the HTML of the summary. `values` are those of the whole text.
std::string fill_summary(const Rendered& rendered, const std::vector<std::string>& values);

// The same text with a summary of its author's own: plain text, blocks parted by newlines.
Rendered with_summary(Rendered rendered, std::string_view summary);

// A destination as written made fit for a URL: percent-encodes what may stand in no part of one
// (RFC 3986), UTF-8 and brackets included; reserved characters and existing escapes stay.
std::string escape_url(std::string_view destination);

}  // namespace markdown
