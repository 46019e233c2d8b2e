// What the operator may decide; nothing here is required.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.h"
#include "base/network.h"
#include "base/result.h"

namespace settings {

// A site whose pages carry comments: https://example.org/blog has this origin and the path "/blog".
struct Site {
  std::string origin;
  // Without a slash at the end; empty for a site at the root.
  std::string path;
};

// Which threads take comments: those that are known, or any path of the sites.
enum class Threads { listed, open };

struct Address {
  std::string host = "127.0.0.1";
  // 0: any free port.
  int port = 8090;
};

// How many comments are taken, counted over those that were stored; nothing: any number.
struct Rates {
  // From one /24 or /64.
  std::optional<base::Rate> address = base::Rate{10, std::chrono::minutes(10)};
  std::optional<base::Rate> thread = base::Rate{100, std::chrono::minutes(10)};
};

// After how long comments that nobody publishes are forgotten; zero: never.
struct Purge {
  // Also deleted and withdrawn ones.
  std::chrono::seconds spam = std::chrono::days(30);
  std::chrono::seconds held = std::chrono::days(180);
};

inline constexpr int kMostNesting = 32;

struct Settings {
  std::string database = "comments.sqlite";
  Address listen;
  std::vector<Site> sites;
  // Where readers reach the service; without a slash at the end.
  Site public_url;
  Threads threads = Threads::listed;
  Rates rates;
  Purge purge;
  // How deep replies may hang below each other: 0 to kMostNesting.
  int nesting = kMostNesting;
  // How long the author of a comment may change its text; zero: not at all.
  std::chrono::seconds edit_window = std::chrono::minutes(15);
  // Whose X-Forwarded-For is believed.
  std::vector<base::Network> trusted_proxies;
};

// "https://example.org/blog/" → origin and path. Fault: bad_request, says what is wrong.
base::Result<Site> parse_site(std::string_view url);

// "127.0.0.1:8090", "[::1]:8090".
base::Result<Address> parse_address(std::string_view text);
std::string url_of(const Address& address);

// The site that the thread belongs to; nothing when it belongs to none of them. Without sites,
// every thread belongs to an unnamed one.
std::optional<Site> site_of(const Settings& settings, std::string_view thread);

// What is allowed but hardly meant, in sentences for the log.
std::vector<std::string> warnings(const Settings& settings);

// Whether pages of this origin may write: the sites and the service's own pages.
bool may_write(const Settings& settings, std::string_view origin);

}  // namespace settings
