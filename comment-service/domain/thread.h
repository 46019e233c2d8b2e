// A thread: the comments of one page, and the key by which everybody names it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace domain {

// Who decides about comments of a thread: the policy, or always a moderator.
enum class Moderation { policy, hold };

std::string_view name(Moderation moderation);
std::optional<Moderation> moderation_named(std::string_view name);

struct Thread {
  std::string key;
  std::string title = {};
  // What moderators say; see is_open().
  bool open = true;
  // Names what readers see now; another state never has the same. "0": never a comment.
  std::string version = "0";
  // From here on it is what the site says of its page. Of a page that is not listed any more, the
  // thread can still be read.
  bool listed = true;
  std::string lang = {};
  bool page_open = true;
  std::optional<base::Time> closes = {};
  Moderation moderation = Moderation::policy;
  // The site's own name for the page, which stays when its address changes; empty: it has none.
  std::string page = {};
};

// Whether comments are taken at this moment: the site, its date and the moderators all say so.
bool is_open(const Thread& thread, base::Time now);

// Bytes; longer paths exist on no site, and the key travels in URLs of at most 8 KB, encoded
// threefold.
inline constexpr std::size_t kThreadKeyLimit = 1000;

// The key of a page from its URL path, decoded once: NFC, with a leading "/", without a query,
// without index.html. Refused: not UTF-8, control characters, "." or ".." as a segment, too long.
base::Result<std::string> thread_key(std::string_view path);

}  // namespace domain
