// Hostile Markdown becomes safe HTML: pure, lock-free, called once, when a comment is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace markup {

// Longer bodies are shown as plain text, because cmark-gfm's time and output grow too fast.
inline constexpr std::size_t markdown_limit = 8192;  // bytes

// `body` is valid UTF-8. What comes out consists of
//   p br blockquote ul ol[start] li pre code em strong hr a[href title rel]
// and text, nothing else, whatever came in:
//   - what looks like a tag is text; headings are bold paragraphs; images are links to them;
//   - links lead to http:, https: or mailto: and carry rel="nofollow ugc noopener"; any other
//     destination stands in parentheses behind its text;
//   - a line break is kept; link reference definitions are text;
//   - deep nesting is flattened, and the output is at most 16 times as long as the body.
// An empty body gives an empty string. There are no errors.
std::string comment_html(std::string_view body);

}  // namespace markup
