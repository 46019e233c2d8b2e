#include "http/request_origin.h"

namespace http {
namespace {

// Whether the origin is the one under which this request reached the service, like that of its own
// forms behind a proxy that passes the host on. It counts only while the operator has not told
// --public-url. A foreign page can make its own name lead here (DNS rebinding). That gains nothing
// that a program without an Origin lacks, because the service has no cookies. Forwarded headers do
// not count: any client can send them.
bool is_own_host(const settings::Settings& settings, const Request& request,
                 const std::string& origin) {
  if (!settings.public_url.origin.empty()) return false;
  const std::string scheme = origin.substr(0, origin.find("://"));
  const auto own = settings::parse_site(scheme + "://" + header_list(request, "Host"));
  return own && own->path.empty() && own->origin == origin;
}

}  // namespace

bool may_write(const settings::Settings& settings, const Request& request) {
  const std::string origin = header_list(request, "Origin");
  return settings::may_write(settings, origin) || is_own_host(settings, request, origin);
}

// Only on the reader's own machine does the answer name the setting: there the reader is probably
// the owner of the site, who looks at its preview.
base::Fault wrong_origin(const std::string& origin) {
  if (!settings::is_loopback(origin))
    return {base::Code::forbidden, "pages of this origin may not write comments here"};
  return {base::Code::forbidden, "pages of " + origin +
                                     " may not write comments here; to try comments on your own " +
                                     "machine, start the service with --site " + origin};
}

}  // namespace http
