#include "output/xml.h"

#include <algorithm>

#include "base/text.h"

namespace output {

std::string readable(std::string_view text) {
  std::string clean = base::readable(std::string(text));
  std::replace(clean.begin(), clean.end(), '\f', ' ');
  return clean;
}

std::string xml_text(std::string_view text) {
  return base::replace_all(base::escape_html(readable(text)), "\r", "&#13;");
}

std::string element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return '<' + tag + '>' + xml_text(text) + "</" + tag + '>';
}

}  // namespace output
