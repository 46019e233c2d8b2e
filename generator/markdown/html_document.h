// Makes the result of rendering from a page that its author wrote as HTML.
#pragma once

#include <string_view>

#include "markdown/render.h"
#include "markdown/rendered.h"

namespace markdown {

// `body` is valid UTF-8 and becomes the HTML as it is, with slots for its addresses
// (raw_addresses.h); only with an origin the tags are marked. A heading without an `id` has an
// empty one. The summary is plain text: what stands before `<!--more-->`, else whole blocks from
// the first paragraph on, as of Markdown (summary.h).
Rendered render_html(std::string_view body, const Options& options);

}  // namespace markdown
