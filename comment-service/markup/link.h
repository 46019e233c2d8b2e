// Which destinations a reader's link may have, and where bare addresses stand in a text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace markup {

// True for http:// and https:// with a host, and for mailto: with an address.
bool allowed_destination(std::string_view url);

// True for http:// and https:// with a host.
bool web_address(std::string_view url);

// The value of an href attribute: percent-encoded where a URL may not hold the byte, and escaped.
std::string href(std::string_view url);

// `text` percent-encoded as one value of a URL's query.
std::string query_value(std::string_view text);

// An `<a …>` tag; `title` may be empty.
std::string open_anchor(std::string_view url, std::string_view title);

// The bytes [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The next http(s) address at or behind `from`, without the punctuation that ends a sentence.
// A search from each answer's end to the next is linear in the text.
std::optional<Span> next_address(std::string_view text, std::size_t from);

// `text` escaped, with its bare http(s) addresses as links.
std::string linked_text(std::string_view text);

}  // namespace markup
