// Finds out which absolute URLs lead to this site.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace site {

// Compares URLs after normalization (RFC 3986, 6.2.2 and 6.2.3): the letter case of scheme and host
// and the scheme's default port do not matter. http and https are one site, because servers lead
// from one to the other.
class OwnUrls {
 public:
  // Without base_url no absolute URL is the site's own.
  explicit OwnUrls(std::string_view base_url);

  // Adds the scheme of this site to a URL that begins with "//" (RFC 3986, 4.2).
  std::string whole(std::string_view url) const;
  // Whether the absolute URL leads to the server of this site.
  bool on_server(std::string_view url) const;
  // Removes the path of base_url from a decoded path on the server: "/blog/a/" → "/a/". Returns
  // nothing if the path is not below it.
  std::optional<std::string> site_path(std::string_view server_path) const;
  // Whether the absolute URL leads to this site, and not to another one on its server.
  bool on_site(std::string_view url) const;

  const std::string& base_path() const { return base_path_; }

 private:
  std::string scheme_ = "https:";
  std::string server_;     // "example.org:8080"; empty without base_url
  std::string base_path_;  // decoded path of base_url: "/blog/"
};

}  // namespace site
