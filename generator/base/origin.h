// Attributes in HTML that tell where a tag was written. Only `postil check` adds and reads them;
// pages for readers have no such attribute.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Origins { none, marked };

// The name of the attribute.
constexpr std::string_view kOriginAttribute = "data-postil-source";

struct Origin {
  std::string file;          // "content/posts/a.md", "templates/page.mustache"
  int line = 0;              // from 1; in a Markdown file it counts from the first line of the body
  int column = 0;            // from 1
  bool is_markdown = false;  // generated from Markdown, not written as HTML

  auto operator<=>(const Origin&) const = default;
};

// Returns the attribute with a leading space: " data-postil-source=content/posts/a.md:3:1".
std::string origin_attribute(const Origin& origin);
// Parses the value of the attribute. Returns nothing when the value is not an origin.
std::optional<Origin> read_origin(std::string_view value);

// Adds the attribute to each opening tag of `html`. `origin_at` gets the byte offset of the tag. A
// tag name at the very end of `html` gets no attribute, because it may be incomplete.
std::string with_origins(std::string_view html,
                         const std::function<Origin(std::size_t offset)>& origin_at);

}  // namespace base
