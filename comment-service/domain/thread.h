// A thread: the comments of one page, and the key by which everybody names it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace domain {

struct Thread {
  std::string key;
  std::string title = {};
  bool open = true;
  // Names what readers see now; another state never has the same. "0": never a comment.
  std::string version = "0";
};

// Bytes; longer paths exist on no site, and the key travels in URLs of at most 8 KB, encoded
// threefold.
inline constexpr std::size_t kThreadKeyLimit = 1000;

// The key of a page from its URL path, decoded once: NFC, with a leading "/", without a query,
// without index.html. Refused: not UTF-8, control characters, "." or ".." as a segment, too long.
base::Result<std::string> thread_key(std::string_view path);

}  // namespace domain
