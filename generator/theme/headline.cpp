#include "theme/headline.h"

#include <algorithm>

#include "base/text.h"
#include "language/hyphens.h"

namespace theme {

std::string headline(std::string_view title) {
  std::string html;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t end = std::min(title.find(' ', at), title.size());
    const std::string_view word = title.substr(at, end - at);
    const std::string escaped = base::escape_html(word);
    html +=
        language::is_hyphenated(word) ? "<span class=\"whole\">" + escaped + "</span>" : escaped;
    if (end < title.size()) html += ' ';
    at = end + 1;
  }
  return html;
}

}  // namespace theme
