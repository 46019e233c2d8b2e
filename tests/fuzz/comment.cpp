// Hostile Markdown: any bytes of the length a comment may have.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/text.h"
#include "markup/comment_html.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(data), size);
  if (size > 8000 || !base::is_valid_utf8(body)) return 0;
  const std::string html = markup::comment_html(body);
  if (html.find("<script") != std::string::npos || html.find("<img") != std::string::npos)
    std::abort();
  return 0;
}
