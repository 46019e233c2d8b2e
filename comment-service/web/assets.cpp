#include "web/assets.h"

#include <cstdint>
#include <cstdio>

#include "web/embedded.h"

namespace web {

namespace {

// FNV-1a, 64 bits: it only has to differ when the file does, nobody can choose the bytes.
std::string hash(std::string_view bytes) {
  std::uint64_t value = 0xcbf29ce484222325U;
  for (const char c : bytes) {
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
  return digits;
}

std::string_view content_type(std::string_view name) {
  return name.ends_with(".js") ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8";
}

}  // namespace

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all = [] {
    std::vector<Asset> found;
    for (const EmbeddedFile& file : embedded_files()) {
      if (!file.name.ends_with(".mustache")) {
        found.push_back({file.name, content_type(file.name), file.bytes, hash(file.bytes)});
      }
    }
    return found;
  }();
  return all;
}

}  // namespace web
