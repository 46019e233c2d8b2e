// HTTP requests and responses, independent of any library.
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
  // As sent, without the query; not decoded. For a target in absolute form, its path.
  std::string path;
  // As sent, without the "?".
  std::string query;
  // As sent; not decoded. A value may be empty.
  std::vector<Header> headers;
  std::string body;
  // The IP address of the connection's peer.
  std::string address;
  // The values of the {name} segments of the route.
  std::vector<std::string> captures;
  // The sender; set when the route's guard requires a token.
  std::optional<domain::Moderator> moderator;
};

// The first header with this name, which is compared without case; nothing when there is none.
std::optional<std::string_view> header(const Request& request, std::string_view name);

// All headers with this name, joined as a comma-separated list (RFC 9110, section 5.3).
std::string header_list(const Request& request, std::string_view name);

// The content type in lower case, without parameters.
std::string content_type(const Request& request);

// Whether the only content type names no charset or UTF-8.
bool says_utf8(const Request& request);

// The token in "Authorization: Bearer TOKEN"; empty when there is none.
std::string_view bearer_token(const Request& request);

// Returns the next piece of a streamed answer, or nothing at its end. A fault aborts the answer.
using Pieces = std::function<base::Result<std::optional<std::string>>()>;

struct Response {
  int status = 200;
  std::vector<Header> headers;
  std::string body;
  // Replaces the body of an answer that is too long for memory. One thread calls it, possibly not
  // to the end.
  Pieces pieces = {};
};

// Reads the body of the current request, with a length or in chunks, up to `limit` bytes. Faults:
// too_large, bad_request.
using BodyReader = std::function<base::Result<std::string>(std::size_t limit)>;

Response json_response(int status, std::string body);
Response html_response(int status, std::string body);
// Status 422: the request is valid but refused, and nothing was stored.
Response refused_response(std::string problem);

}  // namespace http
