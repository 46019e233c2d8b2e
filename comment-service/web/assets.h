// The assets that pages load from the service: embed.js and embed.css.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Asset {
  std::string_view name;          // "embed.js"
  std::string_view content_type;  // with its charset
  std::string_view bytes;
  std::string hash;  // 16 hexadecimal digits; the content of /embed.HASH.js never changes
};

const std::vector<Asset>& assets();

}  // namespace web
