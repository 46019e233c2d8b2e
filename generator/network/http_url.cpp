#include "network/http_url.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/host_name.h"
#include "base/text.h"

namespace network {
namespace {

base::Diagnostic fault(std::string message,
                       std::string hint = "write for example https://comments.example.org") {
  return base::error_in(base::Kind::bad_url, "", std::move(message), std::move(hint));
}

// A URL that libcurl has parsed (curl_url(3)).
class ParsedUrl {
 public:
  CURLUcode parse(const std::string& text) {
    return curl_url_set(url_.get(), CURLUPART_URL, text.c_str(),
                        CURLU_DISALLOW_USER | CURLU_URLENCODE);
  }
  // Empty when the URL does not have the part.
  std::string part(CURLUPart part, unsigned flags = 0) const {
    char* text = nullptr;
    if (curl_url_get(url_.get(), part, &text, flags) != CURLUE_OK) return {};
    const std::unique_ptr<char, decltype(&curl_free)> owner(text, curl_free);
    return text;
  }

 private:
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> url_{curl_url(), curl_url_cleanup};
};

std::string reason_for(CURLUcode code) {
  switch (code) {
    case CURLUE_USER_NOT_ALLOWED:
      return "cannot hold a user's name or password";
    case CURLUE_BAD_PORT_NUMBER:
      return "has a port that is no number from 1 to 65535";
    case CURLUE_NO_HOST:
      return "has no host";
    case CURLUE_UNSUPPORTED_SCHEME:
      return "must begin with https://";
    default:
      return "has no valid host";
  }
}

bool is_unfit(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\'; }

// What is wrong with the text before libcurl sees it; empty: nothing.
std::string early_reason(std::string_view text) {
  if (std::any_of(text.begin(), text.end(), is_unfit) || base::invalid_utf8(text))
    return "cannot hold blanks, backslashes or control characters";
  const std::string lower = base::lower_case(text);
  // libcurl would also take one slash or three, and other schemes.
  const std::size_t host = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
  if (host == 0) return "must be an absolute URL that begins with https://";
  if (host == text.size() || text[host] == '/') return "has no host";
  if (text.substr(0, text.find('/', host)).find('*') != std::string_view::npos)
    return "names no single host: there are no wildcards";
  if (text.find_first_of("?#") != std::string_view::npos)
    return "cannot have a query or a fragment";
  return {};
}

// In lower case and Punycode; empty when it is no host.
std::string host_of(const ParsedUrl& url) {
  std::string host = url.part(CURLUPART_HOST);
  if (host.starts_with('[')) return url.part(CURLUPART_ZONEID).empty() ? host : "";
  if (host.ends_with('.')) host.pop_back();  // the DNS finds the same host
  host = base::ascii_host_name(host);
  return host.find('%') == std::string::npos ? host : "";
}

}  // namespace

base::Result<HttpUrl> parse_http_url(std::string_view written) {
  const std::string text(base::trim(written));
  if (std::string reason = early_reason(text); !reason.empty()) return fault(std::move(reason));
  ParsedUrl parsed;
  if (const CURLUcode code = parsed.parse(text); code != CURLUE_OK) return fault(reason_for(code));
  HttpUrl url{.scheme = parsed.part(CURLUPART_SCHEME),
              .host = host_of(parsed),
              .port = parsed.part(CURLUPART_PORT, CURLU_NO_DEFAULT_PORT),
              .path = parsed.part(CURLUPART_PATH)};
  if (url.host.empty()) return fault("has no valid host");
  if (url.port == "0") return fault(reason_for(CURLUE_BAD_PORT_NUMBER));
  while (url.path.ends_with('/')) url.path.pop_back();
  return url;
}

std::string origin_text(const HttpUrl& url) {
  return url.scheme + "://" + url.host + (url.port.empty() ? "" : ':' + url.port);
}

std::string text_of(const HttpUrl& url) { return origin_text(url) + url.path; }

bool is_loopback(const HttpUrl& url) {
  constexpr unsigned kShift = 24;
  if (url.host == "localhost" || url.host == "[::1]") return true;
  in_addr address{};
  return ::inet_pton(AF_INET, url.host.c_str(), &address) == 1 &&
         ::ntohl(address.s_addr) >> kShift == IN_LOOPBACKNET;
}

}  // namespace network
