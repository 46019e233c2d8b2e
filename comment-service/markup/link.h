// Checks link destinations and finds bare addresses in a text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace markup {

// Whether the URL is http:// or https:// with a host that base::host_of_url() reads, or mailto:
// with an address. A link to any other host is not made, because no block could be compared with
// it.
bool is_allowed_destination(std::string_view url);

// Whether the URL is http:// or https:// with a host that base::host_of_url() reads.
bool is_web_address(std::string_view url);

// Whether the text begins like an allowed destination. Takes constant time.
bool begins_destination(std::string_view text);

// The value of an href attribute, percent-encoded where the URL syntax requires it, and escaped.
std::string href(std::string_view url);

// The text, percent-encoded for use as one value in a query.
std::string query_value(std::string_view text);

// An `<a …>` tag; `title` may be empty.
std::string open_anchor(std::string_view url, std::string_view title);

// Half-open byte range [begin, end) of a text.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Finds the next http or https address at or after `from`. Punctuation that ends a sentence is not
// part of the address. Scanning a whole text from result to result takes linear time.
std::optional<Span> next_address(std::string_view text, std::size_t from);

// Escapes the text and turns bare http and https addresses into links.
std::string linked_text(std::string_view text);

}  // namespace markup
