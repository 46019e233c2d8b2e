#include "http/caching.h"

#include <algorithm>

#include "auth/hash.h"
#include "base/text.h"

namespace http {
namespace {

// If-None-Match uses weak comparison and accepts a list or "*" (RFC 9110, section 13.1.2). Our own
// tags contain no comma, so a comma always separates tags.
bool lists(std::string_view header, std::string_view tag) {
  while (!header.empty()) {
    const std::size_t comma = std::min(header.find(','), header.size());
    std::string_view candidate = base::trim(header.substr(0, comma));
    if (candidate == "*") return true;
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == tag) return true;
    header.remove_prefix(std::min(comma + 1, header.size()));
  }
  return false;
}

Response with(Response response, std::string_view name, std::string value) {
  response.headers.emplace_back(name, std::move(value));
  return response;
}

}  // namespace

Response cached_briefly(Response response) {
  return with(std::move(response), "Cache-Control", "public, max-age=0, s-maxage=1");
}

Response cached_for_ever(Response response) {
  return with(std::move(response), "Cache-Control", "public, max-age=31536000, immutable");
}

Response not_stored(Response response) {
  return with(std::move(response), "Cache-Control", "no-store");
}

Response tagged(Response response) {
  std::string tag = "\"" + auth::fingerprint(response.body) + "\"";
  return with(std::move(response), "ETag", std::move(tag));
}

Response unless_known(const Request& request, const Response& response) {
  const auto tag = std::ranges::find(response.headers, "ETag", &Header::first);
  if (tag == response.headers.end() || !lists(header_list(request, "If-None-Match"), tag->second))
    return response;
  // The body is not copied. A 304 has no headers that describe the absent body (RFC 9110, section
  // 15.4.5).
  Response known{304, response.headers, ""};
  std::erase_if(known.headers, [](const Header& h) { return h.first == "Content-Type"; });
  return known;
}

}  // namespace http
