// Cache headers, entity tags and conditional requests (RFC 9110 and 9111).
#pragma once

#include "http/message.h"

namespace http {

// Public and fresh for a second in shared caches: with max-age=0 alone a proxy keeps nothing, and a
// comment that was taken down is gone everywhere within that second.
Response cached_briefly(Response response);

// For addresses whose content never changes.
Response cached_for_ever(Response response);

Response not_stored(Response response);

// With a strong ETag that is a hash of the bytes.
Response tagged(Response response);

// 304 without a body when the request already has what the tagged response would bring.
Response unless_known(const Request& request, const Response& response);

}  // namespace http
