// A body of any valid UTF-8: rendered, and every slot filled.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/text.h"
#include "markdown/render.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(data), size);
  if (base::invalid_utf8(body)) return 0;
  const markdown::Rendered rendered = markdown::render(body, {});
  const std::vector<std::string> values(rendered.slots.size(), "/x/");
  markdown::fill(rendered, values);
  return 0;
}
