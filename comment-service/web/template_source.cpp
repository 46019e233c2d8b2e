#include "web/template_source.h"

#include <algorithm>

#include "web/embedded.h"

namespace web {

std::string_view template_source(std::string_view name) {
  return std::ranges::find(embedded_files(), name, &EmbeddedFile::name)->bytes;
}

}  // namespace web
