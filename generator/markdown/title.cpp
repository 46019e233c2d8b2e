#include "markdown/title.h"

#include <string>
#include <utility>

namespace markdown {

Rendered without_title(Rendered rendered, std::string_view title) {
  if (rendered.headings.empty()) return rendered;
  const Heading& first = rendered.headings.front();
  const std::string opening = "<h1 id=\"" + first.id + '"';
  const std::string closing = "</h1>\n";
  if (first.text != title || !rendered.html.starts_with(opening)) return rendered;
  const std::size_t found = rendered.html.find(closing);
  if (found == std::string::npos) return rendered;
  const std::size_t end = found + closing.size();
  if (!rendered.slots.empty() && rendered.slots.front().offset < end) return rendered;

  const std::string anchor = "<span id=\"" + first.id + "\"></span>\n";
  rendered.html.replace(0, end, anchor);
  for (Slot& slot : rendered.slots) slot.offset = slot.offset - end + anchor.size();
  rendered.headings.erase(rendered.headings.begin());
  return rendered;
}

}  // namespace markdown
