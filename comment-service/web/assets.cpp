#include "web/assets.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "web/embedded.h"

namespace web {

namespace {

// FNV-1a with 64 bits. The hash only detects changes; nobody can choose the bytes.
std::string hash(std::string_view bytes) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

std::string_view file(std::string_view name) {
  const auto files = embedded_files();
  return std::find_if(files.begin(), files.end(), [&](const auto& f) { return f.name == name; })
      ->bytes;
}

// The browser loads one module, but developers edit several files.
std::string embed_js() {
  std::string joined;
  for (const char* part :
       {"base", "places", "list", "own", "reasons", "closed", "drafts", "form", "start"}) {
    joined += file("embed/" + std::string(part) + ".js");
    joined += '\n';
  }
  return joined;
}

}  // namespace

const std::vector<Asset>& assets() {
  static const std::string js = embed_js();
  static const std::string_view css = file("embed.css");
  static const std::vector<Asset> all = {
      {"embed.css", "text/css; charset=utf-8", css, hash(css)},
      {"embed.js", "text/javascript; charset=utf-8", js, hash(js)}};
  return all;
}

}  // namespace web
