#include "theme/comment_text.h"

#include "base/text.h"
#include "html/fragment.h"

namespace theme {

std::string text_of(const comments::Comment& comment) {
  std::vector<std::string> blocks;
  for (html::Block& block : html::read_fragment(comment.html).blocks)
    blocks.push_back(std::move(block.text));
  return base::join(blocks, " ");
}

std::optional<base::Date> date_of(const std::string& time, const std::string& timezone) {
  const auto date = base::parse_date(time, "UTC").date;
  return date ? std::optional(base::local_date(date->instant, timezone)) : std::nullopt;
}

std::string web_address(const std::string& text) {
  const std::string lower = base::lower_case(text);
  return lower.starts_with("https://") || lower.starts_with("http://") ? text : "";
}

}  // namespace theme
