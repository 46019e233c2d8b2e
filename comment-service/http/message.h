// An HTTP request and its answer as the service sees them: no library's types.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "domain/moderator.h"

namespace http {

using Header = std::pair<std::string, std::string>;

struct Request {
  // "GET", "POST", …
  std::string method;
  // As sent, up to the "?": not decoded.
  std::string path;
  // As sent, behind the "?".
  std::string query;
  std::vector<Header> headers;
  std::string body;
  // The other end's IP address.
  std::string address;
  // What stands in the place of each {name} of the route.
  std::vector<std::string> captures;
  // Who sent it; there when the route's guard asks for it.
  std::optional<domain::Moderator> moderator;
};

// The first header of this name (in any case); nothing when there is none.
std::optional<std::string_view> header(const Request& request, std::string_view name);

// All headers of this name as one list, separated by commas (RFC 9110, section 5.3).
std::string header_list(const Request& request, std::string_view name);

// The content type without parameters, in lower case.
std::string content_type(const Request& request);

// Whether the content type says nothing of a charset, or UTF-8; and there is no second one.
bool says_utf8(const Request& request);

// The token of "Authorization: Bearer TOKEN"; empty when there is none.
std::string_view bearer_token(const Request& request);

// What follows next of an answer; nothing at its end. A fault breaks the answer off.
using Pieces = std::function<base::Result<std::optional<std::string>>()>;

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  // In place of a body: an answer that is too long to be held. Asked for by one thread at a time,
  // to its end or not.
  Pieces pieces = {};
};

// Reads the body of the request being answered, at most `limit` bytes, however it is sent.
// Faults: too_large, bad_request.
using BodyReader = std::function<base::Result<std::string>(std::size_t limit)>;

Response json_response(int status, std::string body);
Response html_response(int status, std::string body);
// 422: what was sent is understood, and not accepted; never stored.
Response refused_response(std::string problem);

}  // namespace http
