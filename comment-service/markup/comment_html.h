// Converts hostile Markdown to safe HTML. Pure and lock-free; called once, when a comment is
// written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace markup {

// A longer body is shown as plain text, because cmark-gfm's time and output grow too fast.
inline constexpr std::size_t markdown_limit = 8192;  // bytes

// `body` must be valid UTF-8. For any input, the output consists only of text and of these tags:
//   p br blockquote ul ol[start] li pre code em strong hr a[href title rel]
// Rules:
//   - Tags in the body become text, headings become bold paragraphs, images become links.
//   - Links lead to http:, https: or mailto: and have rel="nofollow ugc noopener". Any other
//     destination appears in parentheses after the text.
//   - Line breaks stay. Link reference definitions become text.
//   - Deep nesting is flattened. The output is at most 16 times as long as the body.
// An empty body gives an empty string. There are no errors.
std::string comment_html(std::string_view body);

}  // namespace markup
