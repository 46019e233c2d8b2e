#include "site/own_urls.h"

#include <utility>

#include "base/text.h"
#include "base/url.h"

namespace site {
namespace {

// Returns host and port of a web URL in lower case, without the scheme's default port. Returns an
// empty text for another URL.
std::string server_of(std::string_view url) {
  const std::string origin = base::lower_case(base::origin_of(url));
  for (const auto& [scheme, port] : {std::pair("https://", ":443"), std::pair("http://", ":80")}) {
    if (!origin.starts_with(scheme)) continue;
    std::string server = origin.substr(std::string_view(scheme).size());
    if (server.ends_with(port)) server.resize(server.size() - std::string_view(port).size());
    return server;
  }
  return {};
}

}  // namespace

OwnUrls::OwnUrls(std::string_view base_url)
    : server_(server_of(base_url)),
      base_path_(base_url.empty() ? "/" : base::decode(base::path_of(base_url))) {
  if (base_url.starts_with("http:")) scheme_ = "http:";
}

std::string OwnUrls::whole(std::string_view url) const {
  return url.starts_with("//") ? scheme_ + std::string(url) : std::string(url);
}

bool OwnUrls::on_server(std::string_view url) const {
  return !server_.empty() && server_of(whole(url)) == server_;
}

std::optional<std::string> OwnUrls::site_path(std::string_view server_path) const {
  if (std::string(server_path) + '/' == base_path_) return "/";
  if (!server_path.starts_with(base_path_)) return std::nullopt;
  return std::string(server_path.substr(base_path_.size() - 1));
}

bool OwnUrls::on_site(std::string_view url) const {
  return on_server(url) && site_path(base::decode(base::path_of(whole(url))));
}

}  // namespace site
