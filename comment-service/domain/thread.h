// A thread: the comments of one page, and the key that names it in every request.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace domain {

// Who decides about new comments of a thread: the policy, or always a moderator.
enum class Moderation { policy, hold };

std::string_view name(Moderation moderation);
std::optional<Moderation> moderation_named(std::string_view name);

struct Thread {
  std::string key;
  std::string title = {};
  // Whether moderators allow comments; see is_open().
  bool open = true;
  // Identifies what readers see now; two different states never have the same version. "0": the
  // thread never had a comment.
  std::string version = "0";
  // The following fields come from the site's manifest. The thread of a page that is no longer
  // listed can still be read.
  bool listed = true;
  std::string lang = {};
  bool page_open = true;
  std::optional<base::Time> closes = {};
  Moderation moderation = Moderation::policy;
  // The site's stable name for the page, which survives a change of the address. Empty: no name.
  std::string page = {};
};

// Whether the thread accepts comments now. The site, its closing date and the moderators must all
// allow it.
bool is_open(const Thread& thread, base::Time now);

// Bytes. Real sites have no longer paths. An encoded key is three times as long, and a URL has 8 KB
// at most.
inline constexpr std::size_t kThreadKeyLimit = 1000;

// Returns the thread key of a page from its decoded URL path. The key is normalised to NFC, with a
// leading "/" and without query and index.html. Refuses invalid UTF-8, control characters, "." and
// ".." segments, and paths over kThreadKeyLimit.
base::Result<std::string> thread_key(std::string_view path);

// Whether the site's manifest lists a page with this key.
using IsListed = std::function<base::Result<bool>(const std::string& key)>;
// For a site whose pages are unknown.
base::Result<bool> nothing_is_listed(const std::string& key);

// Returns the key of the page that somebody names by `path`, which may have a fragment and may be
// percent-encoded. A key that the manifest lists is taken as it is. Another one loses its fragment
// and is decoded once, unless the result is no key, or is percent-encoded itself and not listed.
// Otherwise the links to the thread would lead to another one. Faults: those of thread_key() and
// of `is_listed`, which is only called for such paths.
base::Result<std::string> meant_key(std::string_view path, const IsListed& is_listed);

// Decodes a path once. Returns the key of the path itself if the decoded one is no key.
base::Result<std::string> decoded_key(std::string_view path);

}  // namespace domain
