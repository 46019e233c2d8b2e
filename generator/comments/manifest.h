// The manifest: the list of the site's pages for which the comment service takes comments.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace comments {

// What the comment service takes. It refuses a manifest in which any page exceeds a limit.
constexpr std::size_t kMostPages = 100'000;
constexpr std::size_t kMostManifestBytes = std::size_t{16} * 1024 * 1024;
constexpr std::size_t kMostAliases = 100;  // of one page
constexpr std::size_t kKeyBytes = 1000;
constexpr std::size_t kTitleLimit = 500;  // characters
constexpr std::size_t kLangLimit = 35;    // characters

// Who decides about new comments: the policy of the service, or always a moderator.
enum class Moderation { policy, hold };

struct ManifestPage {
  std::string key;  // the decoded URL path with the path of base_url: "/blog/posts/a/"
  std::string title;
  std::string lang;     // a language tag
  bool is_open = true;  // whether the author lets readers comment
  std::string closes;   // RFC 3339: no new comments from then on; empty: no such date
  Moderation moderation = Moderation::policy;
  std::vector<std::string> aliases;  // earlier keys of the page
  std::string id;                    // the page's name, which outlives its address; empty: none
};

// The body of `PUT /api/v1/manifest`. Leaves out members that have their default.
std::string manifest_json(const std::vector<ManifestPage>& pages);

}  // namespace comments
