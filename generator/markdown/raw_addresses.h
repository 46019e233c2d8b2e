// The addresses in HTML that authors write into their texts.
#pragma once

#include <string_view>
#include <vector>

#include "markdown/raw_html.h"
#include "markdown/rendered.h"

namespace markdown {

// Adds a slot for each address in the parts `raw` of `rendered.html`: those in href, src, srcset,
// poster and data (of <object>), and in the same attributes of drawings. The HTML is read as a
// whole, for a comment or a <template>, in which nothing is an address, may begin in one part and
// end in another. `lines` are those of the body. An address with a slot in its attribute
// (`href="{{< ref "a.md" >}}#x"`) has what it needs. Returns false
// when the HTML exceeds a limit (html_fault() says which one).
bool add_raw_addresses(const std::vector<RawHtml>& raw, const std::vector<std::string_view>& lines,
                       Rendered& rendered);

}  // namespace markdown
