// Cache headers, entity tags and conditional requests (RFC 9110 and 9111).
#pragma once

#include "http/message.h"

namespace http {

// Public; shared caches may store the response for one second, because with max-age=0 alone a proxy
// caches nothing. A comment that was taken down disappears everywhere within that second.
Response cached_briefly(Response response);

// For addresses whose content never changes.
Response cached_for_ever(Response response);

Response not_stored(Response response);

// Adds a strong ETag, a hash of the bytes.
Response tagged(Response response);

// Returns 304 without a body when the request's entity tags include the response's tag.
Response unless_known(const Request& request, const Response& response);

}  // namespace http
