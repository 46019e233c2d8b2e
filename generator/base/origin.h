// Marks in HTML that say where a tag was written. `postil check` asks for them and reads them; what
// is built for readers has none.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Origins { none, marked };

// The attribute of a marked tag.
constexpr std::string_view kOriginAttribute = "data-postil-source";

struct Origin {
  std::string file;          // "content/posts/a.md", "templates/page.mustache"
  int line = 0;              // from 1; in a Markdown file: of its body
  int column = 0;            // from 1
  bool is_markdown = false;  // made of Markdown, not written as HTML

  auto operator<=>(const Origin&) const = default;
};

// The attribute with a blank before it: " data-postil-source=content/posts/a.md:3:1".
std::string origin_attribute(const Origin& origin);
// What the value of such an attribute says; nothing when it is none.
std::optional<Origin> read_origin(std::string_view value);

// `html` with an attribute in each opening tag; `origin_at` is told the byte that the tag begins
// at. A name at the very end of `html` is left alone: it may go on.
std::string with_origins(std::string_view html,
                         const std::function<Origin(std::size_t offset)>& origin_at);

}  // namespace base
