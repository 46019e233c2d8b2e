#include "output/xml.h"

#include "base/text.h"

namespace output {

std::string readable(std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::string clean;
  clean.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::string_view three = text.substr(i, 3);
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      clean += kReplacement;
      i += 2;
    } else if (text[i] == '\f') {
      clean += ' ';
    } else if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') {
      clean += kReplacement;
    } else {
      clean += text[i];
    }
  }
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
