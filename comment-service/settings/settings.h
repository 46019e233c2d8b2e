// The settings that an operator can change; every setting has a default.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/duration.h"
#include "base/network.h"
#include "base/result.h"

namespace settings {

// A site whose pages have comments. For https://example.org/blog, `path` is "/blog".
struct Site {
  std::string origin;
  // Without a trailing slash; empty for a site at the root.
  std::string path;
};

// Which threads accept comments: only listed ones, or every path of the sites.
enum class Threads { listed, open };

struct Address {
  std::string host = "127.0.0.1";
  // Port 0 selects any free port.
  int port = 8090;
};

// Limits of what visitors may send; nothing means no limit.
struct Rates {
  // Stored comments and edits of each IPv4 address or /64 (IPv6). Wider networks have a multiple of
  // it, see domain::CountedNetwork.
  std::optional<base::Rate> address = base::Rate{10, std::chrono::minutes(10)};
  // Published comments in one thread.
  std::optional<base::Rate> thread = base::Rate{100, std::chrono::minutes(10)};
  // Waiting comments of strangers: in one thread from one /24 (IPv4) or /48 (IPv6), and in all
  // threads.
  std::optional<std::int64_t> waiting_network = 20;
  std::optional<std::int64_t> waiting_site = 10'000;
  // Limits for requests that store no comment: refused comments and edits, previews, and requests
  // for a form token. Each is counted for the same networks as `address`.
  std::optional<base::Rate> refused = base::Rate{30, std::chrono::minutes(10)};
  std::optional<base::Rate> preview = base::Rate{60, std::chrono::minutes(10)};
  std::optional<base::Rate> form = base::Rate{120, std::chrono::minutes(10)};
};

// The rates of the setting `rates: none`.
Rates no_rates();

// How long unpublished comments are kept before they are purged; zero means for ever.
struct Purge {
  // Applies to spam, deleted and withdrawn comments.
  std::chrono::seconds spam = std::chrono::days(30);
  std::chrono::seconds held = std::chrono::days(180);
  // Applies to rejected comments, from their decision on. Their senders are forgotten after the
  // time for spam, if that is shorter.
  std::chrono::seconds rejected = std::chrono::seconds(0);
};

inline constexpr int kMostNesting = 32;

struct Settings {
  std::string database = "comments.sqlite";
  Address listen;
  std::vector<Site> sites;
  // The address at which readers reach the service, without a trailing slash. Its origin is empty
  // when the operator has not told it.
  Site public_url;
  Threads threads = Threads::listed;
  Rates rates;
  Purge purge;
  // The maximum depth of nested replies: 0 to kMostNesting.
  int nesting = kMostNesting;
  // How long authors may edit their comments; zero means never.
  std::chrono::seconds edit_window = std::chrono::minutes(15);
  // Proxies whose X-Forwarded-For header is trusted.
  std::vector<base::Network> trusted_proxies;
};

// Splits "https://example.org/blog/" into origin and path. The origin is spelt as browsers send it:
// an international name in Punycode, without the default port. Fault: bad_request with a message.
base::Result<Site> parse_site(std::string_view url);
// The same for an address that must lead readers to the service.
base::Result<Site> parse_public_url(std::string_view url);

// The host of an origin: "https://example.org:8080" → "example.org".
std::string host_of(std::string_view origin);

// Accepts "127.0.0.1:8090" and "[::1]:8090".
base::Result<Address> parse_address(std::string_view text);

// Whether a service at this address listens on all addresses of the machine, as at 0.0.0.0.
bool listens_everywhere(const Address& address);
// The URL by which a program on this machine reaches the service. It never has the host 0.0.0.0.
std::string url_of(const Address& address);

// The origin that feeds and their links name: of --public-url, or of url_of() without it.
std::string own_origin(const Settings& settings);

// The site that contains the thread; nothing when no site contains it. Without sites, every thread
// belongs to a site with an empty origin.
std::optional<Site> site_of(const Settings& settings, std::string_view thread);

// Warnings for the log about settings that are allowed but probably not intended.
std::vector<std::string> warnings(const Settings& settings);

// Whether pages of this origin may write. These are the pages of the sites and of the service
// itself.
bool may_write(const Settings& settings, std::string_view origin);

// Whether the origin is a web server on the reader's own machine, such as a preview of the site:
// "http://localhost:1313", "http://127.0.0.1:1313" or "http://[::1]:1313".
bool is_loopback(std::string_view origin);

}  // namespace settings
