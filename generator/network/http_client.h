// Sends one HTTP request (RFC 9110) that may carry a token, and reads its whole answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace network {

enum class Method { get, put };

struct HttpRequest {
  Method method = Method::get;
  std::string url;         // as text_of(HttpUrl) gives it; a query may follow
  std::string token;       // sent as "Authorization: Bearer"; empty: none
  std::string media_type;  // of `body`
  std::string body;        // sent with PUT only
  // The longest time in which the service may send or take fewer than 100 bytes a second.
  std::chrono::seconds patience{30};
};

struct HttpLimits {
  std::chrono::seconds connect{10};  // until the connection, including TLS, is there
  std::chrono::seconds whole{600};   // for everything; a snapshot of 50 MB over a slow line fits
  std::size_t body = (std::size_t{1} << 31U) - 1;  // bytes of the decoded body
};

struct HttpAnswer {
  int status = 0;          // 0: there was none
  std::string media_type;  // without parameters, in lower case: "application/json"
  std::string location;    // the absolute URL to which a status from 300 to 399 redirects
  std::string body;        // decoded; empty if the answer is not complete
  std::string failure;     // why there is no complete answer, for people: "it did not answer"
};

// Never follows a redirect, and sends no cookie and nothing of .netrc. A token goes only over https
// or to this machine (see is_loopback), otherwise the request fails unsent. Requests to this
// machine bypass all proxies; others use the proxy of the environment as libcurl does.
HttpAnswer send_request(const HttpRequest& request, const HttpLimits& limits = {});

}  // namespace network
